/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does to hand a year over: export, verified copies, the code, the next year.
 *
 * The work runs on a worker with the window's own file, so changes are held back meanwhile. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "handover/stf-handover-paper.h"
#include "handover/stf-handover-write.h"
#include "stf-chooser.h"
#include "stf-handover-page.h"
#include "stf-import-dialog.h"
#include "stf-job.h"
#include "stf-paper-actions.h"
#include "stf-window-private.h"

typedef struct
{
  StfYearFile *file;
  char *target;
  gboolean with_history;
} Order;

static Order *
order_new (StfWindow *self, const char *path, const char *suffix)
{
  Order *order = g_new0 (Order, 1);

  order->file = g_object_ref (stf_open_year_get_file (self->year));
  order->target = stf_chooser_complete_name (path, suffix);
  return order;
}

static void
order_free (gpointer data)
{
  Order *self = data;

  g_object_unref (self->file);
  g_free (self->target);
  g_free (self);
}

/* "kommunikationssamordning 2013.xml" */
static char *
propose_name (StfWindow *self, const char *suffix)
{
  g_autofree char *base = g_path_get_basename (self->path);

  if (g_str_has_suffix (base, ".stafett"))
    base[strlen (base) - strlen (".stafett")] = '\0';
  return g_strconcat (base, suffix, NULL);
}

/* Export. */

static gpointer
export_worker (StfJob *job, gpointer data, GError **error)
{
  Order *order = data;
  g_autofree StfHandoverProof *proof = g_new0 (StfHandoverProof, 1);

  /* The file chooser has asked before it gave a name that is there. */
  if (!stf_handover_export (order->file, order->target, STF_EXPORT_OVERWRITE, proof,
                            stf_job_progress, job, stf_job_get_cancellable (job), error))
    return NULL;
  return g_steal_pointer (&proof);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfWindow *self = STF_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree StfHandoverProof *proof = stf_job_finish (result, &error);
  g_autofree char *text = NULL;

  stf_window_set_busy (self, FALSE);
  if (proof == NULL)
    {
      stf_window_report (self, _ ("The Year Could Not Be Exported"), error);
      return;
    }
  text = g_strdup_printf (_ ("Exported. Code: %s"), proof->code);
  stf_window_toast (self, text);
}

/* Exports to @path; also what a test calls. */
static void
export_to (StfWindow *self, const char *path)
{
  stf_window_set_busy (self, TRUE);
  stf_job_run (GTK_WINDOW (self), _ ("The Year Is Being Exported"), export_worker,
               order_new (self, path, ".xml"), order_free, g_free, exported_cb, NULL);
}

static void
chosen_to_export_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GFile) file = stf_chooser_finish (result);

  if (file != NULL && g_file_peek_path (file) != NULL && STF_WINDOW (source)->year != NULL)
    export_to (STF_WINDOW (source), g_file_peek_path (file));
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *name = propose_name (user_data, ".xml");

  stf_chooser_save (user_data, _ ("Export a Handover Document"), STF_CHOOSER_DOCUMENT, name,
                    chosen_to_export_cb, NULL);
}

static void
export_path_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  export_to (user_data, g_variant_get_string (parameter, NULL));
}

/* Verified copies. */

static gpointer
copy_worker (StfJob *job, gpointer data, GError **error)
{
  Order *order = data;

  if (!stf_year_file_save_copy (order->file, order->target, order->with_history, stf_job_progress,
                                job, stf_job_get_cancellable (job), error))
    return NULL;
  return g_strdup (order->target);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfWindow *self = STF_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = stf_job_finish (result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  stf_window_set_busy (self, FALSE);
  if (path == NULL)
    {
      stf_window_report (self, _ ("The Copy Could Not Be Saved"), error);
      return;
    }
  name = g_filename_display_basename (path);
  text = g_strdup_printf (_ ("Saved and verified: %s"), name);
  stf_window_toast (self, text);
}

static void
chosen_to_copy_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfWindow *self = STF_WINDOW (source);
  g_autoptr (GFile) file = stf_chooser_finish (result);
  Order *order;

  if (file == NULL || g_file_peek_path (file) == NULL || self->year == NULL)
    return;
  order = order_new (self, g_file_peek_path (file), ".stafett");
  order->with_history = GPOINTER_TO_INT (user_data);
  stf_window_set_busy (self, TRUE);
  stf_job_run (GTK_WINDOW (self), _ ("The Copy Is Being Saved"), copy_worker, order, order_free,
               g_free, copied_cb, NULL);
}

static void
choose_copy (StfWindow *self, gboolean with_history)
{
  /* Translators: end of the name of a file. */
  g_autofree char *name = propose_name (self, _ (" copy.stafett"));

  stf_chooser_save (GTK_WINDOW (self), _ ("Save a Verified Copy"), STF_CHOOSER_YEAR, name,
                    chosen_to_copy_cb, GINT_TO_POINTER (with_history));
}

static void
save_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_copy (user_data, TRUE);
}

static void
save_bare_copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose_copy (user_data, FALSE);
}

static void
copy_code_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;
  StfPage *page = stf_year_view_get_page (self->view, "handover");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          stf_handover_page_get_code (STF_HANDOVER_PAGE (page)));
  stf_window_toast (self, _ ("The code was copied"));
}

/* The protocol. */

static StfPaper *
make_protocol (StfWindow *self)
{
  const StfRuleReport *report = stf_open_year_get_rules (self->year);
  g_autoptr (GError) error = NULL;
  StfPaper *paper = NULL;

  if (report != NULL)
    paper = stf_handover_paper_new (stf_open_year_get_file (self->year),
                                    stf_open_year_get_organisation (self->year), report, &error);
  if (error != NULL)
    stf_window_report (self, _ ("The Protocol Could Not Be Made"), error);
  return paper;
}

static void
print_protocol_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (StfPaper) paper = make_protocol (user_data);

  if (paper != NULL)
    stf_paper_print (user_data, paper);
}

static void
save_protocol_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (StfPaper) paper = make_protocol (user_data);

  if (paper != NULL)
    stf_paper_save (user_data, paper);
}

/* The next year is made from the document that this year gives now, of which a backup is kept. */

static gpointer
next_year_worker (StfJob *job, gpointer data, GError **error)
{
  StfYearFile *file = data;
  g_autoptr (GBytes) document = stf_handover_write_bytes (file, NULL, stf_job_progress, job,
                                                          stf_job_get_cancellable (job), error);
  g_autofree char *backup = document != NULL ? stf_year_file_back_up (file, error) : NULL;

  return backup != NULL ? g_steal_pointer (&document) : NULL;
}

static void
next_year_ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  StfWindow *self = STF_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = stf_job_finish (result, &error);

  stf_window_set_busy (self, FALSE);
  if (document != NULL)
    stf_import_dialog_present_document (self, document, TRUE);
  else
    stf_window_report (self, _ ("The Next Year Could Not Be Made"), error);
}

static void
next_year_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  StfWindow *self = user_data;

  stf_window_set_busy (self, TRUE);
  stf_job_run (GTK_WINDOW (self), _ ("The Year Is Being Read"), next_year_worker,
               g_object_ref (stf_open_year_get_file (self->year)), g_object_unref,
               (GDestroyNotify) g_bytes_unref, next_year_ready_cb, NULL);
}

static const GActionEntry entries[] = {
  { "export", export_cb },       { "export-path", export_path_cb, "s" },
  { "save-copy", save_copy_cb }, { "save-bare-copy", save_bare_copy_cb },
  { "copy-code", copy_code_cb }, { "print-protocol", print_protocol_cb },
  { "next-year", next_year_cb }, { "save-protocol", save_protocol_cb },
};

void
stf_window_add_handover_actions (StfWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
stf_window_update_handover_actions (StfWindow *self)
{
  stf_window_set_entries_enabled (self, entries, G_N_ELEMENTS (entries),
                                  self->year != NULL && !self->busy);
}
