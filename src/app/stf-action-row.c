/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of lists that are filled from data.  What an organisation wrote is text, never markup.  A
 * screen reader is told the title, by libadwaita, and the subtitle as what describes the row. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-action-row.h"

/**
 * stf_action_row_new:
 * @title: plain text
 * @subtitle: (nullable): plain text
 * @icon_name: (nullable): an icon before the title, which tells nothing that the texts do not
 *
 * Returns: (transfer floating): an #AdwActionRow
 */
GtkWidget *
stf_action_row_new (const char *title, const char *subtitle, const char *icon_name)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (subtitle != NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      subtitle, -1);
    }
  if (icon_name != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon_name));
  return row;
}

/**
 * stf_action_row_set_action:
 * @row: a row
 * @action: detailed name of what activating the row does
 * @target: (nullable): a string for the action
 */
void
stf_action_row_set_action (GtkWidget *row, const char *action, const char *target)
{
  if (target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
}

/**
 * stf_action_row_add_button:
 * @row: a row
 * @label: what the button does; also its text when there is no icon
 * @icon_name: (nullable): an icon instead of the text
 * @action: name of the action
 * @target: (nullable): for the action; a floating reference is taken
 *
 * Returns: (transfer none): a button at the end of the row
 */
GtkWidget *
stf_action_row_add_button (GtkWidget *row, const char *label, const char *icon_name,
                           const char *action, GVariant *target)
{
  GtkWidget *button = icon_name != NULL ? gtk_button_new_from_icon_name (icon_name)
                                        : gtk_button_new_with_mnemonic (label);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (icon_name != NULL)
    {
      gtk_widget_set_tooltip_text (button, label);
      gtk_widget_add_css_class (button, "flat");
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  title, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/**
 * stf_list_box_clear:
 * @list: a list
 *
 * Takes all rows out.
 */
void
stf_list_box_clear (GtkListBox *list)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
}

/**
 * stf_list_box_new:
 * @label: name for a screen reader
 *
 * Returns: (transfer floating): an empty list of rows, framed
 */
GtkWidget *
stf_list_box_new (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

/**
 * stf_box_clear:
 * @box: a box
 *
 * Takes all children out.
 */
void
stf_box_clear (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}
