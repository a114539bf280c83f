/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another year file, to compare with.  It is opened for reading, on a worker, with all checks that
 * opening has; what is kept of it is its organisation at the day nearest to the one asked for. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-compared-year.h"

#include <glib/gi18n.h>

#include "stf-job.h"

typedef struct
{
  char *path;
  char *date;
} Order;

static void
order_free (gpointer data)
{
  Order *self = data;

  g_free (self->path);
  g_free (self->date);
  g_free (self);
}

static gpointer
read_worker (StfJob *job, gpointer data, GError **error)
{
  const Order *order = data;
  g_autoptr (StfYearFile) file = stf_year_file_open (order->path, STF_OPEN_READ_ONLY, error);

  return file != NULL ? stf_organisation_load_nearest (file, order->date, error) : NULL;
}

/**
 * stf_compared_year_read:
 * @parent: the window that waits
 * @path: the file
 * @date: the day that it is compared with
 * @callback: called on the main thread, with @parent as its source
 * @user_data: for @callback
 *
 * Reads the organisation of another year.
 */
void
stf_compared_year_read (GtkWindow *parent, const char *path, const char *date,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  Order *order = g_new0 (Order, 1);

  order->path = g_strdup (path);
  order->date = g_strdup (date);
  stf_job_run (parent, _ ("The Other Year Is Being Read"), read_worker, order, order_free,
               (GDestroyNotify) stf_organisation_unref, callback, user_data);
}

/**
 * stf_compared_year_finish:
 * @result: what the callback was given
 * @error: return location; %G_IO_ERROR_CANCELLED when the user stopped it
 *
 * Returns: (transfer full): the organisation
 */
StfOrganisation *
stf_compared_year_finish (GAsyncResult *result, GError **error)
{
  return stf_job_finish (result, error);
}
