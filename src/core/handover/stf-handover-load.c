/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a file to the bytes of a document, and what a document holds. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-read.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "stf-database.h"
#include "stf-handover-limits.h"

/**
 * stf_handover_info_free:
 * @self: (nullable): what a document holds
 */
void
stf_handover_info_free (StfHandoverInfo *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->short_name);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self->n_rows_of);
  g_free (self);
}

static GInputStream *
open_stream (const char *path, GError **error)
{
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  int fd = is_folder ? -1 : g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (fd >= 0)
    return g_unix_input_stream_new (fd, TRUE);

  stf_database_fail_open (path, is_folder ? EISDIR : errno, error);
  return NULL;
}

/**
 * stf_handover_load:
 * @path: a file
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 *
 * Reads the bytes of a document, no more of them than one can have.
 *
 * Returns: (transfer full) (nullable): the bytes
 */
GBytes *
stf_handover_load (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *data = NULL;
  gsize length;

  g_return_val_if_fail (path != NULL, NULL);

  /* Opening and closing a year file would drop SQLite's locks on it. */
  absolute = g_canonicalize_filename (path, NULL);
  if (stf_database_is_year (absolute))
    {
      g_set_error_literal (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NOT_A_HANDOVER,
                           _ ("This is a year file, not a handover document. Open it instead."));
      return NULL;
    }

  stream = open_stream (absolute, error);
  if (stream == NULL)
    return NULL;

  data = g_malloc (STF_HANDOVER_MAX_SIZE + 1);
  if (!g_input_stream_read_all (stream, data, STF_HANDOVER_MAX_SIZE + 1, &length, cancellable,
                                error))
    return NULL;
  return g_bytes_new (data, length);
}

/**
 * stf_handover_verify:
 * @path: a document
 * @progress: (nullable): told of elements read, of all there are
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 *
 * Checks a document without taking it in: its digest and code are in what is returned.
 *
 * Returns: (transfer full) (nullable): what the document holds
 */
StfHandoverInfo *
stf_handover_verify (const char *path, StfProgressFunc progress, gpointer progress_data,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) document = stf_handover_load (path, cancellable, error);

  if (document == NULL)
    return NULL;
  return stf_handover_read (document, NULL, NULL, progress, progress_data, cancellable, error);
}
