/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Ending an assignment: its last day and why. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "organisation/stf-assignment-draft.h"
#include "stf-end-dialog.h"
#include "stf-question.h"
#include "stf-reason.h"

/* Belongs to its dialog. */
typedef struct
{
  StfQuestion *dialog;
  StfWindow *window;
  GtkEditable *date;
  GtkEditable *reason;
  char *assignment;
} Ending;

static void
ending_free (gpointer data)
{
  Ending *self = data;

  g_free (self->assignment);
  g_free (self);
}

static void
changed_cb (Ending *self)
{
  stf_question_set_acceptable (self->dialog,
                               stf_date_is_valid (gtk_editable_get_text (self->date)));
}

static void
end_cb (Ending *self)
{
  StfYearFile *file = stf_open_year_get_file (stf_window_get_year (self->window));
  const char *reason = gtk_editable_get_text (self->reason);
  g_autoptr (GError) error = NULL;

  if (stf_assignment_end (file, self->assignment, gtk_editable_get_text (self->date),
                          reason[0] != '\0' ? reason : NULL, &error))
    stf_window_toast_undo (self->window, _ ("The assignment ends"));
  else
    stf_window_report (self->window, _ ("The Assignment Could Not Be Ended"), error);
}

/**
 * stf_end_dialog_present:
 * @parent: a window with an open year
 * @assignment: id
 *
 * Asks for the last day of an assignment; the date of the window is proposed.
 */
void
stf_end_dialog_present (StfWindow *parent, const char *assignment)
{
  Ending *self = g_new0 (Ending, 1);
  GtkWidget *dialog = stf_question_new (GTK_WINDOW (parent), _ ("End the Assignment?"),
                                        _ ("The assignment stays in the year, with its last day."),
                                        _ ("_End"));

  self->dialog = STF_QUESTION (dialog);
  self->window = parent;
  self->date = stf_question_add_entry (self->dialog, _ ("Last day (year-month-day)"),
                                       stf_open_year_get_date (stf_window_get_year (parent)));
  self->reason = stf_question_add_entry (self->dialog, _ ("Reason"), "");
  stf_reason_add_menu (ADW_ENTRY_ROW (self->reason));
  self->assignment = g_strdup (assignment);
  g_object_set_data_full (G_OBJECT (dialog), "stf-ending", self, ending_free);
  g_signal_connect_swapped (self->date, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (dialog, "accepted", G_CALLBACK (end_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
}
