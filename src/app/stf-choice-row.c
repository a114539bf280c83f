/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that chooses among values by their names.  The row keeps the values, so what they came from
 * may go. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "rules/stf-setting.h"
#include "stf-choice-row.h"

#define VALUES "stf-values"

/**
 * stf_choice_row_fill:
 * @row: a row
 * @choices: (nullable) (element-type StfSettingChoice): what can be chosen
 * @value: (nullable): what is chosen
 * @none: (nullable): a first line that chooses nothing
 */
void
stf_choice_row_fill (AdwComboRow *row, const GPtrArray *choices, const char *value,
                     const char *none)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);
  guint selected = none != NULL ? 0 : GTK_INVALID_LIST_POSITION;

  if (none != NULL)
    {
      gtk_string_list_append (labels, none);
      g_ptr_array_add (values, NULL);
    }
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    {
      const StfSettingChoice *choice = choices->pdata[i];

      if (g_strcmp0 (choice->value, value) == 0)
        selected = values->len;
      gtk_string_list_append (labels, choice->label);
      g_ptr_array_add (values, g_strdup (choice->value));
    }
  g_object_set_data_full (G_OBJECT (row), VALUES, values, (GDestroyNotify) g_ptr_array_unref);
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (row, selected);
}

/**
 * stf_choice_row_new:
 * @choices: (nullable) (element-type StfSettingChoice): what can be chosen
 * @value: (nullable): what is chosen
 * @none: (nullable): a first line that chooses nothing
 *
 * Returns: (transfer floating): an #AdwComboRow
 */
GtkWidget *
stf_choice_row_new (const GPtrArray *choices, const char *value, const char *none)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  stf_choice_row_fill (ADW_COMBO_ROW (row), choices, value, none);
  return row;
}

/** stf_choice_row_get_value: the value that is chosen, or NULL for none. */
const char *
stf_choice_row_get_value (AdwComboRow *row)
{
  const GPtrArray *values = g_object_get_data (G_OBJECT (row), VALUES);
  guint selected = adw_combo_row_get_selected (row);

  return values != NULL && selected < values->len ? values->pdata[selected] : NULL;
}
