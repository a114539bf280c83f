/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does with proposals of the nominating committee and with elections. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "stf-election-dialog.h"
#include "stf-question.h"
#include "stf-window-private.h"

static StfYearFile *
get_file (StfWindow *self)
{
  return stf_open_year_get_file (self->year);
}

void
stf_window_new_slate (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) slates = stf_slate_list (get_file (self), &error);
  g_autofree char *title = NULL;
  g_autofree char *slate = NULL;

  if (slates != NULL)
    {
      /* Translators: the name of a new proposal, with a letter: A, B. */
      title = g_strdup_printf (_ ("Proposal %c"), 'A' + (int) (slates->len % 26));
      slate = stf_slate_create (get_file (self), title, &error);
    }
  if (slate == NULL)
    stf_window_report (self, _ ("The Proposal Could Not Be Made"), error);
  else
    g_action_group_activate_action (G_ACTION_GROUP (self), "page",
                                    g_variant_new_string ("election"));
}

void
stf_window_duplicate_slate (StfWindow *self, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfSlate) slate = stf_slate_load (get_file (self), id, &error);
  g_autofree char *title = NULL;
  g_autofree char *copy = NULL;

  if (slate != NULL)
    {
      /* Translators: the name of a proposal that was copied. */
      title = g_strdup_printf (_ ("%s, copy"), slate->title);
      copy = stf_slate_duplicate (get_file (self), id, title, &error);
    }
  if (copy == NULL)
    stf_window_report (self, _ ("The Proposal Could Not Be Made"), error);
}

void
stf_window_prefer_slate (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (stf_slate_prefer (get_file (self), g_variant_get_string (parameter, NULL),
                        stf_open_year_get_date (self->year), &error))
    stf_window_toast_undo (self, _ ("The proposal is put forward"));
  else
    stf_window_report (self, _ ("The Proposal Could Not Be Changed"), error);
}

void
stf_window_delete_slate (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (stf_slate_delete (get_file (self), g_variant_get_string (parameter, NULL), &error))
    stf_window_toast_undo (self, _ ("The proposal was deleted"));
  else
    stf_window_report (self, _ ("The Proposal Could Not Be Changed"), error);
}

/* slate, seat, person: empty for nobody */
void
stf_window_place_nominee (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *slate, *seat, *person;

  g_variant_get (parameter, "(&s&s&s)", &slate, &seat, &person);
  if (!stf_slate_place (get_file (self), slate, seat, person[0] != '\0' ? person : NULL, &error))
    stf_window_report (self, _ ("The Proposal Could Not Be Changed"), error);
}

/* --- another name --- */

typedef struct
{
  StfWindow *window;
  GtkEditable *entry;
  char *slate;
} Renaming;

static void
renaming_free (gpointer data)
{
  Renaming *self = data;

  g_free (self->slate);
  g_free (self);
}

static void
renamed_cb (Renaming *self)
{
  g_autoptr (GError) error = NULL;

  if (!stf_slate_rename (get_file (self->window), self->slate, gtk_editable_get_text (self->entry),
                         &error))
    stf_window_report (self->window, _ ("The Proposal Could Not Be Changed"), error);
}

void
stf_window_rename_slate (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfSlate) slate = stf_slate_load (get_file (self),
                                               g_variant_get_string (parameter, NULL), &error);
  GtkWidget *dialog;
  Renaming *renaming;

  if (slate == NULL)
    {
      stf_window_report (self, _ ("The Proposal Could Not Be Changed"), error);
      return;
    }
  dialog = stf_question_new (GTK_WINDOW (self), _ ("Rename the Proposal?"),
                             _ ("The name stands on the printed proposal."), _ ("_Rename"));
  renaming = g_new0 (Renaming, 1);
  renaming->window = self;
  renaming->slate = g_strdup (slate->id);
  renaming->entry = stf_question_add_entry (STF_QUESTION (dialog), _ ("Name"), slate->title);
  g_object_set_data_full (G_OBJECT (dialog), "stf-renaming", renaming, renaming_free);
  g_signal_connect_swapped (dialog, "accepted", G_CALLBACK (renamed_cb), renaming);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- elections --- */

static void
present (StfWindow *self, StfElection *election, const GError *error)
{
  if (election != NULL)
    stf_election_dialog_present (self, election);
  else
    stf_window_report (self, _ ("The Election Could Not Be Prepared"), error);
}

/* The id of a slate; empty: by hand. */
void
stf_window_elect (StfWindow *self, GVariant *parameter)
{
  const char *slate = g_variant_get_string (parameter, NULL);
  g_autoptr (GError) error = NULL;

  present (self, stf_election_new (get_file (self), slate[0] != '\0' ? slate : NULL, &error),
           error);
}

/* The id of a role. */
void
stf_window_by_elect (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  present (self,
           stf_election_new_by_election (get_file (self), g_variant_get_string (parameter, NULL),
                                         stf_open_year_get_date (self->year), &error),
           error);
}

void
stf_window_send_notice (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *today = stf_date_today ();

  if (stf_election_mark_notice_sent (get_file (self), g_variant_get_string (parameter, NULL), today,
                                     &error))
    stf_window_toast_undo (self, _ ("The notice is recorded as sent"));
  else
    stf_window_report (self, _ ("The Notice Could Not Be Changed"), error);
}
