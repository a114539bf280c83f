/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row that chooses among values by their names.  The row keeps the values, so what they came from
 * may go. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "rules/stf-setting.h"
#include "stf-choice-row.h"

#define VALUES "stf-values"

/* --- names as they are --- */

static GtkWidget *
new_name (float xalign, int letters)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), letters);
  return label;
}

static void
bind_name (GtkListItem *item, GtkWidget *label)
{
  const char *name = gtk_string_object_get_string (
      GTK_STRING_OBJECT (gtk_list_item_get_item (item)));

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_widget_set_tooltip_text (label, name);
}

static void
set_up_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, new_name (1, 30)); /* more would squeeze the title */
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  bind_name (item, gtk_list_item_get_child (item));
}

static void
set_up_line_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = new_name (0, 60);
  GtkWidget *mark = gtk_image_new_from_icon_name ("stf-ok-symbolic");

  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (line), mark);
  g_object_bind_property (item, "selected", mark, "visible", G_BINDING_SYNC_CREATE);
  gtk_list_item_set_child (item, line);
}

static void
bind_line_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  bind_name (item, gtk_widget_get_first_child (gtk_list_item_get_child (item)));
}

/**
 * stf_choice_row_show_names:
 * @row: a row over a #GtkStringList
 *
 * Lets names take the place that there is: of itself a row cuts them after 20 letters.
 */
void
stf_choice_row_show_names (AdwComboRow *row)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) lines = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  g_signal_connect (lines, "setup", G_CALLBACK (set_up_line_cb), NULL);
  g_signal_connect (lines, "bind", G_CALLBACK (bind_line_cb), NULL);
  adw_combo_row_set_factory (row, factory);
  adw_combo_row_set_list_factory (row, lines);
}

/* --- values --- */

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
  stf_choice_row_show_names (row);
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

/** stf_choice_row_set_value: chooses a value, or NULL for none; one that is not there is ignored.
 */
void
stf_choice_row_set_value (AdwComboRow *row, const char *value)
{
  const GPtrArray *values = g_object_get_data (G_OBJECT (row), VALUES);

  for (guint i = 0; values != NULL && i < values->len; i++)
    if (g_strcmp0 (values->pdata[i], value) == 0)
      {
        adw_combo_row_set_selected (row, i);
        return;
      }
}
