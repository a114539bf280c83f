/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Long work on a worker thread.
 *
 * The worker stores how far it has come in an atomic integer; the dialog reads it ten times a
 * second.  The dialog appears when the work has taken a moment, so that short work does not flash.
 * The job belongs to its GTask and the dialog to the job, so both end together. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "stf-job.h"

#define PATIENCE_MS 300
#define INTERVAL_MS 100

struct _StfJob
{
  StfJobFunc function;
  gpointer data;
  GDestroyNotify data_free;
  GDestroyNotify result_free;

  GCancellable *cancellable;
  int permille; /* atomic; -1: not known */

  GtkWindow *parent;
  char *title;
  GtkWindow *dialog;
  GtkProgressBar *bar;
  guint timer;
};

static void
job_free (gpointer data)
{
  StfJob *self = data;

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->dialog, gtk_window_destroy);
  g_clear_object (&self->parent);
  g_clear_object (&self->cancellable);
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_free (self->title);
  g_free (self);
}

static gboolean
close_request_cb (StfJob *self)
{
  g_cancellable_cancel (self->cancellable);
  return TRUE;
}

static void
build_dialog (StfJob *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *label = gtk_label_new (self->title);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  gtk_widget_set_margin_top (box, 24);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_add_css_class (label, "heading");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_halign (cancel, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title,
                                  -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), cancel);

  self->bar = GTK_PROGRESS_BAR (bar);
  self->dialog = g_object_new (ADW_TYPE_WINDOW, "modal", TRUE, "transient-for", self->parent,
                               "title", self->title, "default-width", 320, "resizable", FALSE,
                               "content", box, NULL);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (g_cancellable_cancel),
                            self->cancellable);
  g_signal_connect_swapped (self->dialog, "close-request", G_CALLBACK (close_request_cb), self);
}

static gboolean
tick_cb (gpointer user_data)
{
  StfJob *self = user_data;
  int permille = g_atomic_int_get (&self->permille);

  if (permille < 0)
    gtk_progress_bar_pulse (self->bar);
  else
    gtk_progress_bar_set_fraction (self->bar, permille / 1000.0);
  return G_SOURCE_CONTINUE;
}

static gboolean
patience_cb (gpointer user_data)
{
  StfJob *self = user_data;

  build_dialog (self);
  gtk_window_present (self->dialog);
  self->timer = g_timeout_add (INTERVAL_MS, tick_cb, self);
  return G_SOURCE_REMOVE;
}

static void
worker (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  StfJob *self = task_data;
  GError *error = NULL;
  gpointer result = self->function (self, self->data, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, result, self->result_free);
}

static void
dismiss (StfJob *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->dialog, gtk_window_destroy);
}

/* The dialog leaves before the callback runs: the callback may show one of its own. */
static void
ready_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *outer = user_data;
  GError *error = NULL;
  StfJob *self = g_task_get_task_data (G_TASK (result));
  gpointer value = g_task_propagate_pointer (G_TASK (result), &error);

  dismiss (self);
  if (error != NULL)
    g_task_return_error (outer, error);
  else
    g_task_return_pointer (outer, value, self->result_free);
  g_object_unref (outer);
}

/**
 * stf_job_run:
 * @parent: the window that waits
 * @title: what is done, for the dialog
 * @function: the work, on a worker thread
 * @data: for @function
 * @data_free: (nullable): frees @data on the main thread
 * @result_free: (nullable): frees a result that nobody took
 * @callback: called on the main thread when the work is done, failed or stopped
 * @user_data: for @callback
 *
 * Does long work while the window stays alive.
 */
void
stf_job_run (GtkWindow *parent, const char *title, StfJobFunc function, gpointer data,
             GDestroyNotify data_free, GDestroyNotify result_free, GAsyncReadyCallback callback,
             gpointer user_data)
{
  StfJob *self = g_new0 (StfJob, 1);
  GTask *outer = g_task_new (parent, NULL, callback, user_data);
  g_autoptr (GTask) task = NULL;

  self->function = function;
  self->data = data;
  self->data_free = data_free;
  self->result_free = result_free;
  self->cancellable = g_cancellable_new ();
  self->permille = -1;
  self->parent = g_object_ref (parent);
  self->title = g_strdup (title);
  self->timer = g_timeout_add (PATIENCE_MS, patience_cb, self);

  task = g_task_new (parent, NULL, ready_cb, outer);
  g_task_set_task_data (task, self, job_free);
  g_task_run_in_thread (task, worker);
}

/**
 * stf_job_finish:
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_CANCELLED when the user stopped it
 *
 * Returns: (transfer full): what the function returned
 */
gpointer
stf_job_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * stf_job_progress:
 * @done: how much is done
 * @total: of how much; 0 when that is not known
 * @job: the job
 *
 * Tells how far the work has come; on the worker.
 */
void
stf_job_progress (guint64 done, guint64 total, gpointer job)
{
  StfJob *self = job;

  g_atomic_int_set (&self->permille,
                    total == 0 ? -1 : (int) (1000.0 * (double) MIN (done, total) / (double) total));
}

/**
 * stf_job_get_cancellable:
 * @self: a job
 *
 * Returns: (transfer none): cancelled when the user stops the work
 */
GCancellable *
stf_job_get_cancellable (StfJob *self)
{
  return self->cancellable;
}
