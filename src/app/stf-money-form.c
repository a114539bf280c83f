/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of pages and dialogs about money: amounts that are written, and amounts that are shown at
 * the right of their row, in figures of the same width. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-money-form.h"

#include "stf-action-row.h"
#include "stf-choice-row.h"
#include "stf-task-dialog.h"

#define AMOUNT "stf-amount"
#define BELOW "stf-below"

static void
check_amount_cb (GtkEditable *row)
{
  g_autoptr (GError) error = NULL;
  gint64 amount;

  stf_money_form_get_amount (row, 0, &amount, &error);
  stf_money_form_mark (row, error);
}

/** stf_money_form_add_amount: a row for an amount, empty for @none; it tells at once what is wrong.
 */
GtkEditable *
stf_money_form_add_amount (AdwPreferencesGroup *group, const char *title, gint64 amount,
                           gint64 none)
{
  g_autofree char *text = amount != none ? stf_money_format (amount, STF_MONEY_EXACT) : NULL;
  GtkEditable *row = stf_task_dialog_add_entry (group, title, text);

  gtk_widget_add_css_class (GTK_WIDGET (row), "numeric");
  g_signal_connect (row, "changed", G_CALLBACK (check_amount_cb), NULL);
  return row;
}

/** stf_money_form_add_choice: a row that chooses among @choices (StfSettingChoice). */
AdwComboRow *
stf_money_form_add_choice (AdwPreferencesGroup *group, const char *title, const GPtrArray *choices,
                           const char *value, const char *none)
{
  GtkWidget *row = stf_choice_row_new (choices, value, none);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  return ADW_COMBO_ROW (row);
}

/** stf_money_form_add_button: a button in the middle of its own group. */
GtkWidget *
stf_money_form_add_button (AdwPreferencesGroup *group, const char *label, gboolean destructive)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "pill");
  if (destructive)
    gtk_widget_add_css_class (button, "destructive-action");
  adw_preferences_group_add (group, button);
  return button;
}

/** stf_money_form_mark: marks a row as wrong, and says why to who points at it or hears it. */
void
stf_money_form_mark (GtkEditable *row, const GError *error)
{
  if (error != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), error != NULL ? error->message : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  error != NULL ? error->message : "", -1);
}

/** stf_money_form_take_text: what is written in a row, NULL for nothing. */
void
stf_money_form_take_text (char **field, GtkEditable *row)
{
  g_free (*field);
  *field = g_strstrip (g_strdup (gtk_editable_get_text (row)));
  if (**field == '\0')
    g_clear_pointer (field, g_free);
}

/** stf_money_form_take_choice: what is chosen in a row, NULL for nothing. */
void
stf_money_form_take_choice (char **field, AdwComboRow *row)
{
  g_free (*field);
  *field = g_strdup (stf_choice_row_get_value (row));
}

/** stf_money_form_get_amount: reads what is written in a row; @none for nothing. */
gboolean
stf_money_form_get_amount (GtkEditable *row, gint64 none, gint64 *amount, GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row)));

  *amount = none;
  return *text == '\0' || stf_money_parse (text, amount, error);
}

/** stf_amount_row_new: a row that shows an amount at its end. */
GtkWidget *
stf_amount_row_new (const char *title, const char *subtitle)
{
  GtkWidget *row = stf_action_row_new (title, subtitle, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *amount = gtk_label_new (NULL);
  GtkWidget *below = gtk_label_new (NULL);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (amount), 1);
  gtk_label_set_xalign (GTK_LABEL (below), 1);
  /* In a narrow window it gives way to the title. */
  gtk_label_set_wrap (GTK_LABEL (below), TRUE);
  gtk_label_set_justify (GTK_LABEL (below), GTK_JUSTIFY_RIGHT);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (below), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_max_width_chars (GTK_LABEL (below), 24);
  gtk_widget_add_css_class (amount, "numeric");
  gtk_widget_add_css_class (below, "numeric");
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_add_css_class (below, "dim-label");
  gtk_box_append (GTK_BOX (box), amount);
  gtk_box_append (GTK_BOX (box), below);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  g_object_set_data (G_OBJECT (row), AMOUNT, amount);
  g_object_set_data (G_OBJECT (row), BELOW, below);
  stf_amount_row_set_text (row, "", NULL);
  return row;
}

/** stf_amount_row_set: shows an amount, in öre. */
void
stf_amount_row_set (GtkWidget *row, gint64 amount)
{
  g_autofree char *text = stf_money_format (amount, STF_MONEY_EXACT | STF_MONEY_UNIT);

  stf_amount_row_set_text (row, text, NULL);
}

/**
 * stf_amount_row_set_text:
 * @row: a row
 * @text: what stands at its end
 * @below: (nullable): what stands below that, small
 */
void
stf_amount_row_set_text (GtkWidget *row, const char *text, const char *below)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (row), BELOW);
  const char *subtitle = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
  g_autofree char *spoken = g_strjoin (". ", text, below != NULL ? below : "",
                                       subtitle != NULL ? subtitle : "", NULL);

  gtk_label_set_label (g_object_get_data (G_OBJECT (row), AMOUNT), text);
  gtk_label_set_label (label, below != NULL ? below : "");
  gtk_widget_set_visible (GTK_WIDGET (label), below != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken,
                                  -1);
}
