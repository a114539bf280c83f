/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A dialog that shows what will be done, lets it be chosen, and does it: groups of rows between a
 * button that leaves and one that acts.  What it is about is kept by whoever makes it. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-choice-row.h"
#include "stf-task-dialog.h"

struct _StfTaskDialog
{
  AdwWindow parent_instance;

  GtkWidget *accept;
  GtkLabel *message;
  AdwPreferencesPage *page;
};

enum
{
  ACCEPTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfTaskDialog, stf_task_dialog, ADW_TYPE_WINDOW)

static void
accept_cb (StfTaskDialog *self)
{
  stf_task_dialog_show_message (self, NULL);
  g_signal_emit (self, signals[ACCEPTED], 0);
}

static void
stf_task_dialog_class_init (StfTaskDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[ACCEPTED] = g_signal_new ("accepted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/task-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, StfTaskDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, StfTaskDialog, message);
  gtk_widget_class_bind_template_child (widget_class, StfTaskDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, accept_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
stf_task_dialog_init (StfTaskDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_task_dialog_new:
 * @parent: the window it belongs to
 * @title: what it is about, translated
 * @accept: the words of the button that acts, with a mnemonic, translated
 *
 * Returns: (transfer none): a modal dialog without rows, to be presented
 */
StfTaskDialog *
stf_task_dialog_new (GtkWindow *parent, const char *title, const char *accept)
{
  StfTaskDialog *self = g_object_new (STF_TYPE_TASK_DIALOG, "transient-for", parent, "title", title,
                                      NULL);

  stf_task_dialog_set_accept (self, accept, TRUE);
  return self;
}

/**
 * stf_task_dialog_set_destructive:
 * @self: a dialog
 *
 * Marks what the button does as something that is not taken back.  Enter alone does not do it.
 */
void
stf_task_dialog_set_destructive (StfTaskDialog *self)
{
  g_return_if_fail (STF_IS_TASK_DIALOG (self));

  gtk_widget_remove_css_class (self->accept, "suggested-action");
  gtk_widget_add_css_class (self->accept, "destructive-action");
  gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
}

/**
 * stf_task_dialog_set_accept:
 * @self: a dialog
 * @accept: (nullable): the words of the button, with a mnemonic, translated; NULL: as they are
 * @acceptable: whether it can be pressed
 */
void
stf_task_dialog_set_accept (StfTaskDialog *self, const char *accept, gboolean acceptable)
{
  g_return_if_fail (STF_IS_TASK_DIALOG (self));

  if (accept != NULL)
    gtk_button_set_label (GTK_BUTTON (self->accept), accept);
  gtk_widget_set_sensitive (self->accept, acceptable);
}

/**
 * stf_task_dialog_show_message:
 * @self: a dialog
 * @text: (nullable): what is wrong, translated; NULL: nothing
 */
void
stf_task_dialog_show_message (StfTaskDialog *self, const char *text)
{
  g_return_if_fail (STF_IS_TASK_DIALOG (self));

  gtk_label_set_label (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

/**
 * stf_task_dialog_add_group:
 * @self: a dialog
 * @title: (nullable): plain text
 * @description: (nullable): plain text
 *
 * Returns: (transfer none): a group of rows below the others
 */
AdwPreferencesGroup *
stf_task_dialog_add_group (StfTaskDialog *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  g_autofree char *safe_title = title != NULL ? g_markup_escape_text (title, -1) : NULL;
  g_autofree char *safe_text = description != NULL ? g_markup_escape_text (description, -1) : NULL;

  g_return_val_if_fail (STF_IS_TASK_DIALOG (self), NULL);

  if (safe_title != NULL)
    adw_preferences_group_set_title (group, safe_title);
  adw_preferences_group_set_description (group, safe_text);
  adw_preferences_page_add (self->page, group);
  return group;
}

/**
 * stf_task_dialog_remove_group:
 * @self: a dialog
 * @group: one of its groups
 */
void
stf_task_dialog_remove_group (StfTaskDialog *self, AdwPreferencesGroup *group)
{
  g_return_if_fail (STF_IS_TASK_DIALOG (self));

  adw_preferences_page_remove (self->page, group);
}

/**
 * stf_task_dialog_add_entry:
 * @group: a group
 * @title: what is asked for
 * @text: (nullable): what it is now
 *
 * Returns: (transfer none): a row for a line of text or a date
 */
GtkEditable *
stf_task_dialog_add_entry (AdwPreferencesGroup *group, const char *title, const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_preferences_group_add (group, row);
  return GTK_EDITABLE (row);
}

/**
 * stf_task_dialog_add_choice:
 * @group: a group
 * @title: what is chosen, plain text
 * @choices: (array zero-terminated): what there is to choose from
 * @selected: which is chosen
 *
 * Returns: (transfer none): an #AdwComboRow
 */
GtkWidget *
stf_task_dialog_add_choice (AdwPreferencesGroup *group, const char *title,
                            const char *const *choices, guint selected)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) list = gtk_string_list_new (choices);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  stf_choice_row_show_names (ADW_COMBO_ROW (row));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  adw_preferences_group_add (group, row);
  return row;
}
