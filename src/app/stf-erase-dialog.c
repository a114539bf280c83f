/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasing a person: what will become of everything, what is out of reach, and then the deed. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-person-erase.h"
#include "stf-action-row.h"
#include "stf-people-dialogs.h"
#include "stf-task-dialog.h"

#define MAX_MENTIONS 20

/* Belongs to its dialog. */
typedef struct
{
  StfTaskDialog *dialog;
  StfWindow *window;
  char *person;
  GtkWidget *with_backups; /* a switch, or NULL */
} Erasing;

static void
erasing_free (gpointer data)
{
  Erasing *self = data;

  g_free (self->person);
  g_free (self);
}

static void
accept_cb (Erasing *self)
{
  StfYearFile *file = stf_open_year_get_file (stf_window_get_year (self->window));
  gboolean with_backups = self->with_backups != NULL
                          && gtk_switch_get_active (GTK_SWITCH (self->with_backups));
  g_autoptr (GError) error = NULL;

  if (!stf_person_erase (file, self->person, with_backups, &error))
    {
      stf_task_dialog_show_message (self->dialog, error->message);
      return;
    }
  stf_window_toast (self->window, _ ("The person is erased"));
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

/* A row "3 assignments: stay, held by ...", left out when there is none. */
static void
add_count (AdwPreferencesGroup *group, guint n, char *title, const char *what)
{
  if (n > 0)
    adw_preferences_group_add (group, stf_action_row_new (title, what, NULL));
  g_free (title);
}

static void
add_effects (Erasing *self, const StfErasure *erasure)
{
  AdwPreferencesGroup *group = stf_task_dialog_add_group (self->dialog, _ ("In This File"), NULL);

  adw_preferences_group_add (
      group,
      stf_action_row_new (_ ("Name, addresses and note"),
                          erasure->stays ? _ ("Removed. The person is called “Erased person”.")
                                         : _ ("Removed, and the person with them."),
                          NULL));
  add_count (group, erasure->n_assignments,
             g_strdup_printf (ngettext ("%u assignment", "%u assignments", erasure->n_assignments),
                              erasure->n_assignments),
             _ ("Kept without a name and without reasons, so that the history of bodies is true."));
  add_count (group, erasure->n_employments,
             g_strdup_printf (ngettext ("%u employment", "%u employments", erasure->n_employments),
                              erasure->n_employments),
             _ ("Kept with agency and dates, without a title: assignments depend on them."));
  add_count (group, erasure->n_removed,
             g_strdup_printf (ngettext ("%u other entry", "%u other entries", erasure->n_removed),
                              erasure->n_removed),
             _ ("Removed: skills, candidatures, other employments."));
  add_count (group, erasure->n_steps,
             g_strdup_printf (
                 ngettext ("%u step of the history", "%u steps of the history", erasure->n_steps),
                 erasure->n_steps),
             _ ("Kept in the list, but none of them can be undone any more."));
}

static void
add_mentions (Erasing *self, const StfErasure *erasure)
{
  AdwPreferencesGroup *group;

  if (erasure->mentions->len == 0)
    return;
  group = stf_task_dialog_add_group (
      self->dialog, _ ("The Name Also Stands Here"),
      _ ("These texts are not changed. Change them before or after yourself."));
  for (guint i = 0; i < MIN (erasure->mentions->len, MAX_MENTIONS); i++)
    adw_preferences_group_add (group, stf_action_row_new (erasure->mentions->pdata[i], NULL, NULL));
  if (erasure->mentions->len > MAX_MENTIONS)
    {
      guint n = erasure->mentions->len - MAX_MENTIONS;
      g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", n), n);

      adw_preferences_group_add (group, stf_action_row_new (more, NULL, NULL));
    }
}

static void
add_copies (Erasing *self, const StfErasure *erasure)
{
  AdwPreferencesGroup *group = stf_task_dialog_add_group (
      self->dialog, _ ("Copies"),
      _ ("Other copies of the file, handover documents and printouts are out of reach. Ask those "
         "who have them to remove or replace them."));
  guint n = erasure->backups->len;
  g_autofree char *title = g_strdup_printf (
      ngettext ("Remove %u Automatic Copy", "Remove %u Automatic Copies", n), n);
  GtkWidget *row;

  if (n == 0)
    return;
  row = stf_action_row_new (title, _ ("They are on this computer. A new one is made."), NULL);
  self->with_backups = gtk_switch_new ();
  gtk_switch_set_active (GTK_SWITCH (self->with_backups), TRUE);
  gtk_widget_set_valign (self->with_backups, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->with_backups);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->with_backups);
  adw_preferences_group_add (group, row);
}

/**
 * stf_erase_dialog_present:
 * @parent: a window with an open year
 * @person: id
 *
 * Shows what erasing a person will do, and does it.
 */
void
stf_erase_dialog_present (StfWindow *parent, const char *person)
{
  StfYearFile *file = stf_open_year_get_file (stf_window_get_year (parent));
  g_autoptr (GError) error = NULL;
  g_autoptr (StfErasure) erasure = stf_person_erase_preview (file, person, &error);
  g_autofree char *title = NULL;
  Erasing *self;

  if (erasure == NULL)
    {
      if (error != NULL)
        stf_window_report (parent, _ ("The Person Could Not Be Read"), error);
      return;
    }
  title = g_strdup_printf (_ ("Erase %s?"), erasure->name);
  self = g_new0 (Erasing, 1);
  self->window = parent;
  self->person = g_strdup (person);
  self->dialog = stf_task_dialog_new (GTK_WINDOW (parent), title, _ ("_Erase"));
  g_object_set_data_full (G_OBJECT (self->dialog), "stf-erasing", self, erasing_free);
  stf_task_dialog_set_destructive (self->dialog);
  stf_task_dialog_add_group (
      self->dialog, NULL,
      _ ("Erasing cannot be undone. To remove somebody who was added by mistake, choose Delete "
         "instead."));
  add_effects (self, erasure);
  add_mentions (self, erasure);
  add_copies (self, erasure);
  g_signal_connect_swapped (self->dialog, "accepted", G_CALLBACK (accept_cb), self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}
