/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks once who the user is, before the first change (H4).  The name is never taken from the login:
 * history is handed over, and a login name says little to the next chair. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "stf-author-dialog.h"
#include "stf-settings.h"

typedef struct
{
  AdwMessageDialog *dialog; /* unowned; this belongs to it */
  GtkEditable *entry;
  char *action;
  GVariant *parameter;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *self = data;

  g_free (self->action);
  g_clear_pointer (&self->parameter, g_variant_unref);
  g_free (self);
}

static char *
get_name (Asking *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->entry)));
}

static void
changed_cb (Asking *self)
{
  g_autofree char *name = get_name (self);

  adw_message_dialog_set_response_enabled (self->dialog, "continue", name[0] != '\0');
}

static void
continue_cb (Asking *self)
{
  g_autofree char *name = get_name (self);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self->dialog));

  stf_settings_set_author (name);
  if (parent != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (parent), self->action, self->parameter);
}

/**
 * stf_author_dialog_needed:
 *
 * Returns: whether the user's name is not known yet
 */
gboolean
stf_author_dialog_needed (void)
{
  g_autofree char *author = stf_settings_get_author ();

  return author[0] == '\0';
}

/**
 * stf_author_dialog_present:
 * @parent: the window in which something is to be changed
 * @action: the action to activate once the name is known, such as "win.assign"
 * @parameter: (nullable): its parameter
 *
 * Asks for the user's name and then goes on with what the user wanted to do.
 */
void
stf_author_dialog_present (GtkWindow *parent, const char *action, GVariant *parameter)
{
  Asking *self = g_new0 (Asking, 1);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (
      parent, _ ("What Is Your Name?"),
      _ ("It stands beside your changes in the history of the year. You are asked only once."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"),
                                    "continue", _ ("C_ontinue"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "continue",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "continue", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "continue");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Name"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name"),
                                  -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);

  self->dialog = ADW_MESSAGE_DIALOG (dialog);
  self->entry = GTK_EDITABLE (row);
  self->action = g_strdup (action);
  self->parameter = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  g_object_set_data_full (G_OBJECT (dialog), "stf-asking", self, asking_free);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (dialog, "response::continue", G_CALLBACK (continue_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}
