/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Long work on a worker thread, with a dialog that shows how far it has come and can stop it. */
typedef struct _StfJob StfJob;

/* Runs on the worker.  Returns the result, or NULL with error set. */
typedef gpointer (*StfJobFunc) (StfJob *job, gpointer data, GError **error);

void stf_job_run (GtkWindow *parent, const char *title, StfJobFunc function, gpointer data,
                  GDestroyNotify data_free, GDestroyNotify result_free,
                  GAsyncReadyCallback callback, gpointer user_data);
gpointer stf_job_finish (GAsyncResult *result, GError **error);

/* For the function; the first has the form of a StfProgressFunc. */
void stf_job_progress (guint64 done, guint64 total, gpointer job);
GCancellable *stf_job_get_cancellable (StfJob *self);

G_END_DECLS
