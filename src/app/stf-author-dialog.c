/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Asks once who the user is, before the first change (H4).  The name is never taken from the login:
 * history is handed over, and a login name says little to the next chair. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-author-dialog.h"
#include "stf-question.h"
#include "stf-settings.h"

typedef struct
{
  StfQuestion *dialog; /* unowned; this belongs to it */
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

  stf_question_set_acceptable (self->dialog, name[0] != '\0');
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
  GtkWidget *dialog = stf_question_new (
      parent, _ ("What Is Your Name?"),
      _ ("It stands beside your changes in the history of the year. You are asked only once."),
      _ ("C_ontinue"));

  self->dialog = STF_QUESTION (dialog);
  self->entry = stf_question_add_entry (self->dialog, _ ("Name"), "");
  self->action = g_strdup (action);
  self->parameter = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  changed_cb (self);
  g_object_set_data_full (G_OBJECT (dialog), "stf-asking", self, asking_free);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (dialog, "accepted", G_CALLBACK (continue_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}
