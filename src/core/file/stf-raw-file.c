/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a database file, read beneath the database: what has to be known of a file before
 * SQLite is let loose on it, and what is left of one that SQLite refuses.
 *
 * POSIX drops all locks that a process has on a file when the process closes any descriptor of it.
 * A plain open, read and close of a year file that is open elsewhere in this process would thus
 * free it to other processes in the middle of a change.  Reading goes through SQLite's own file
 * layer instead, which keeps such a descriptor open for as long as there are locks.
 *
 * Drawback: the file layer words no errors, so there is one message for all of them. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-raw-file.h"

#include <glib/gi18n-lib.h>
#include <gio/gfiledescriptorbased.h>
#include <sqlite3.h>
#include <unistd.h>

#include "stf-year-file.h"

#define COPY_STEP 65536
#define LOCK_ATTEMPTS 100
#define LOCK_WAIT_US 50000

struct _StfRawFile
{
  sqlite3_vfs *vfs;
  sqlite3_file *file; /* owned */
  char *path;
  const char *name; /* the form that SQLite's file layer asks for; owned */
};

static gboolean
fail (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED,
               _ ("“%s” cannot be read. Check that you may read it and that the disk is there."),
               name);
  return FALSE;
}

/* Waits while another process puts pages in their places: the file is not whole meanwhile. */
static gboolean
lock_shared (sqlite3_file *file)
{
  int attempt;

  for (attempt = 0; attempt < LOCK_ATTEMPTS; attempt++)
    {
      if (file->pMethods->xLock (file, SQLITE_LOCK_SHARED) != SQLITE_BUSY)
        return TRUE;
      g_usleep (LOCK_WAIT_US);
    }

  return FALSE;
}

/**
 * stf_raw_file_open:
 * @path: an absolute path
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, open for reading
 */
StfRawFile *
stf_raw_file_open (const char *path, GError **error)
{
  g_autoptr (StfRawFile) self = g_new0 (StfRawFile, 1);

  self->vfs = sqlite3_vfs_find (NULL);
  self->file = g_malloc0 ((gsize) self->vfs->szOsFile);
  self->path = g_strdup (path);
  self->name = sqlite3_create_filename (path, "", "", 0, NULL);

  if (self->vfs->xOpen (self->vfs, self->name, self->file,
                        SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, NULL)
          != SQLITE_OK
      || !lock_shared (self->file))
    {
      fail (path, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * stf_raw_file_free:
 * @self: a file
 */
void
stf_raw_file_free (StfRawFile *self)
{
  if (self->file->pMethods != NULL)
    {
      self->file->pMethods->xUnlock (self->file, SQLITE_LOCK_NONE);
      self->file->pMethods->xClose (self->file);
    }
  sqlite3_free_filename ((char *) self->name);
  g_free (self->file);
  g_free (self->path);
  g_free (self);
}

/**
 * stf_raw_file_get_size:
 * @self: a file
 * @size: (out): its size in bytes
 * @error: return location for an error
 */
gboolean
stf_raw_file_get_size (StfRawFile *self, gint64 *size, GError **error)
{
  sqlite3_int64 n;

  if (self->file->pMethods->xFileSize (self->file, &n) != SQLITE_OK)
    return fail (self->path, error);

  *size = n;
  return TRUE;
}

/**
 * stf_raw_file_read:
 * @self: a file
 * @offset: where to begin
 * @bytes: (out caller-allocates): what is there; 0 beyond the end
 * @length: how many bytes, up to 1 GiB
 * @error: return location for an error
 */
gboolean
stf_raw_file_read (StfRawFile *self, gint64 offset, guint8 *bytes, gsize length, GError **error)
{
  int result = self->file->pMethods->xRead (self->file, bytes, (int) length, offset);

  return result == SQLITE_OK || result == SQLITE_IOERR_SHORT_READ || fail (self->path, error);
}

/**
 * stf_raw_file_is_unfinished:
 * @self: a file
 *
 * Returns: TRUE if a program stopped in the middle of a change: there is a journal, it has begun,
 *   and no process is writing.  SQLite would take the change back at the first look.
 */
gboolean
stf_raw_file_is_unfinished (StfRawFile *self)
{
  g_autofree char *path = g_strconcat (self->path, "-journal", NULL);
  int there = 0;
  int busy = 0;
  guint8 first = 0;

  if (self->vfs->xAccess (self->vfs, path, SQLITE_ACCESS_EXISTS, &there) != SQLITE_OK || !there)
    return FALSE;
  if (self->file->pMethods->xCheckReservedLock (self->file, &busy) != SQLITE_OK || busy)
    return FALSE;

  /* Another process may have finished since the first look. */
  {
    g_autoptr (StfRawFile) journal = stf_raw_file_open (path, NULL);

    return journal != NULL && stf_raw_file_read (journal, 0, &first, 1, NULL) && first != 0;
  }
}

static gboolean
sync_stream (GFileOutputStream *stream, const char *target, GError **error)
{
  int fd = g_file_descriptor_based_get_fd (G_FILE_DESCRIPTOR_BASED (stream));

  return fsync (fd) == 0 || fail (target, error);
}

/**
 * stf_raw_file_copy:
 * @path: an absolute path
 * @target: the copy, which must not exist
 * @cancellable: (nullable): stops the work, and leaves what has been copied
 * @error: return location for an error
 *
 * Copies a file byte by byte, whatever is in it, and syncs the copy.
 */
gboolean
stf_raw_file_copy (const char *path, const char *target, GCancellable *cancellable, GError **error)
{
  g_autoptr (StfRawFile) self = stf_raw_file_open (path, error);
  g_autoptr (GFile) file = g_file_new_for_path (target);
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autofree guint8 *bytes = g_malloc (COPY_STEP);
  gint64 size, offset;

  if (self == NULL || !stf_raw_file_get_size (self, &size, error))
    return FALSE;

  stream = g_file_create (file, G_FILE_CREATE_PRIVATE, NULL, error);
  if (stream == NULL)
    return FALSE;

  for (offset = 0; offset < size; offset += COPY_STEP)
    {
      gsize length = (gsize) MIN (size - offset, COPY_STEP);

      if (!stf_raw_file_read (self, offset, bytes, length, error)
          || !g_output_stream_write_all (G_OUTPUT_STREAM (stream), bytes, length, NULL, cancellable,
                                         error))
        return FALSE;
    }

  return g_output_stream_flush (G_OUTPUT_STREAM (stream), NULL, error)
         && sync_stream (stream, target, error)
         && g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}
