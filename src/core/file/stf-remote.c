/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year file in a network folder.
 *
 * Locks and syncs of network and FUSE file systems cannot be trusted, so SQLite never works on such
 * a file.  The database is a copy in a private folder of this computer; each change, before it is
 * committed there, is published:
 *
 *   1. The database, with the change, is written to a file beside the copy, which is checked.
 *   2. Its bytes are written to a temporary file in the network folder and synced.
 *   3. The file in the network folder must be the one that was last read or published, byte by
 *      byte.
 *   4. The temporary file takes its name, the folder is synced, and the bytes are read back.
 *
 * A failure on the way is the failure of the change, and the file in the folder is as it was.
 *
 * Drawbacks: a change reads the file twice and writes it once over the network.  A reader sees what
 * was there when it opened the file.  Between 3 and 4 somebody without a lock could still slip in.
 * Making a file, taking back an unfinished change and migrations work in the folder itself. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-remote.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/vfs.h>

#include "stf-publish.h"
#include "stf-raw-file.h"
#include "stf-statement.h"
#include "stf-year-file.h"
#include "stf-year-open.h"

#define READ_STEP 65536

struct _StfRemote
{
  char *path;
  char *folder;
  char *copy;
  char *checksum; /* of the file in the network folder, as last read or published */
};

/**
 * stf_remote_is_needed:
 * @path: the absolute path of a file
 *
 * Returns: TRUE if its file system is one of the network or FUSE; the environment variable
 *   STAFETT_REMOTE=1 makes all of them so, for tests
 */
gboolean
stf_remote_is_needed (const char *path)
{
  /* statfs(2): NFS, SMB, CIFS, SMB2, FUSE, 9P, Ceph, AFS, Coda. */
  static const guint32 types[] = { 0x6969,     0x517b,     0xff534d42, 0xfe534d42, 0x65735546,
                                   0x01021997, 0x00c36400, 0x5346414f, 0x73757245 };
  struct statfs info;
  gsize i;

  if (g_strcmp0 (g_getenv ("STAFETT_REMOTE"), "1") == 0)
    return TRUE;
  if (statfs (path, &info) != 0)
    return FALSE;

  for (i = 0; i < G_N_ELEMENTS (types); i++)
    if ((guint32) info.f_type == types[i])
      return TRUE;

  return FALSE;
}

static char *
compute_checksum (const char *path, GError **error)
{
  g_autoptr (StfRawFile) file = stf_raw_file_open (path, error);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *bytes = g_malloc (READ_STEP);
  gint64 size, offset;

  if (file == NULL || !stf_raw_file_get_size (file, &size, error))
    return NULL;

  for (offset = 0; offset < size; offset += READ_STEP)
    {
      gsize length = (gsize) MIN (size - offset, READ_STEP);

      if (!stf_raw_file_read (file, offset, bytes, length, error))
        return NULL;
      g_checksum_update (checksum, bytes, (gssize) length);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * stf_remote_new:
 * @path: the absolute path of a file in a network folder
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the file, copied to this computer
 */
StfRemote *
stf_remote_new (const char *path, GError **error)
{
  g_autoptr (StfRemote) self = g_new0 (StfRemote, 1);

  self->path = g_strdup (path);
  self->folder = stf_publish_new_folder (error);
  if (self->folder == NULL)
    return NULL;

  self->copy = g_build_filename (self->folder, "copy", NULL);
  if (!stf_raw_file_copy (path, self->copy, NULL, error)
      || (self->checksum = compute_checksum (self->copy, error)) == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * stf_remote_free:
 * @self: (nullable): a file, whose copy is closed
 *
 * Deletes the copy.
 */
void
stf_remote_free (StfRemote *self)
{
  if (self == NULL)
    return;

  stf_publish_discard (self->copy);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  g_free (self->path);
  g_free (self->folder);
  g_free (self->copy);
  g_free (self->checksum);
  g_free (self);
}

/**
 * stf_remote_get_copy:
 * @self: a file
 *
 * Returns: (transfer none): the path of the copy
 */
const char *
stf_remote_get_copy (StfRemote *self)
{
  return self->copy;
}

/* Rule 3. */
static gboolean
check_unchanged (StfRemote *self, GError **error)
{
  g_autofree char *checksum = compute_checksum (self->path, error);

  if (checksum == NULL)
    return FALSE;

  return g_str_equal (checksum, self->checksum) || stf_database_fail_stale (self->path, error);
}

/* Rule 4. */
static gboolean
check_arrived (StfRemote *self, const char *sent, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->path);
  g_autofree char *expected = compute_checksum (sent, error);
  g_autofree char *checksum = expected != NULL ? compute_checksum (self->path, error) : NULL;

  if (checksum == NULL)
    return FALSE;
  if (g_str_equal (checksum, expected))
    {
      g_free (self->checksum);
      self->checksum = g_steal_pointer (&checksum);
      return TRUE;
    }

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_DAMAGED,
               _ ("“%s” did not arrive whole in its network folder. Save a copy on this computer,"
                  " and check the connection."),
               name);
  return FALSE;
}

/* Rule 1.  The backup API does not copy what is not committed. */
static gboolean
write_database (sqlite3 *db, const char *path, GError **error)
{
  sqlite3_int64 size;
  unsigned char *bytes = sqlite3_serialize (db, "main", &size, 0);
  gboolean ok;

  if (bytes == NULL)
    return stf_sql_fail (db, error);

  ok = g_file_set_contents (path, (char *) bytes, (gssize) size, error);
  sqlite3_free (bytes);
  return ok && stf_year_verify (path, error);
}

static gboolean
send (StfRemote *self, const char *sent, GError **error)
{
  g_autofree char *temporary = stf_publish_new_temporary (self->path, error);
  gboolean ok;

  if (temporary == NULL)
    return FALSE;

  /* The temporary name is ours; a copy is not made over a file. */
  g_unlink (temporary);
  ok = stf_raw_file_copy (sent, temporary, NULL, error) && check_unchanged (self, error)
       && stf_publish_replace (temporary, self->path, error);
  if (!ok)
    stf_publish_discard (temporary);

  return ok && check_arrived (self, sent, error);
}

/**
 * stf_remote_publish:
 * @self: a file
 * @db: its copy, open, in a change that is about to be committed
 * @error: return location for an error, after which the file in the folder is as it was
 *
 * The rules are those at the head of this file.
 */
gboolean
stf_remote_publish (StfRemote *self, sqlite3 *db, GError **error)
{
  g_autofree char *sent = g_build_filename (self->folder, "sent", NULL);
  gboolean ok = write_database (db, sent, error) && send (self, sent, error);

  stf_publish_discard (sent);
  return ok;
}
