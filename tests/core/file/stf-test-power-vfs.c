/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A disk that can lose power or fill up.
 *
 * A layer over SQLite's own files records what happens to those of one folder: creation, writes,
 * cuts, syncs, deletions.  Power can then be cut at any moment of the recording, any number of
 * times.  What is left at a moment:
 *
 *   1. Of a file, what it held at its last sync, and of each write since then each sector of 512
 *      bytes or not, now and then a part of a sector.  A cut since then has happened or not.
 *   2. Of the folder, the names at its last sync, and of the creations and deletions since then the
 *      first few or none.  The folder is synced by a deletion that asks for it, and by the first
 *      sync of a new file, as SQLite does for journals.
 *
 * Drawback: nothing is said of disks that lie about a sync. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-test-power-vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

typedef enum
{
  CREATE,
  WRITE,
  CUT,
  SYNC,
  DELETE,
  DELETE_AND_SYNC,
  MARK,
} Kind;

typedef struct
{
  Kind kind;
  char *name;    /* CREATE, DELETE */
  guint file;    /* index of all files that ever were */
  gint64 offset; /* WRITE; CUT: the size; MARK: what is confirmed */
  guint8 *data;  /* WRITE */
  gsize size;
} Moment;

/* A file while the recording is played. */
typedef struct
{
  GByteArray *safe;   /* at the last sync */
  GPtrArray *pending; /* Moment, borrowed: since then */
  gboolean named;     /* its creation is synced */
} PlayedFile;

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real;
  int file; /* index, or -1: not recorded */
  int last_error;
} DiskFile;

static struct
{
  sqlite3_vfs vfs;
  sqlite3_vfs *real;
  char *folder;
  gint64 room;
  gboolean quota;
  GArray *moments;   /* Moment */
  GHashTable *files; /* name to index + 1 of the file of that name */
  guint n_files;

  guint n_played;
  GPtrArray *played;        /* PlayedFile */
  GHashTable *safe_names;   /* as files, synced */
  GPtrArray *pending_names; /* Moment, borrowed */
  gint64 confirmed;
} disk;

static void
record (Kind kind, const char *name, guint file, gint64 offset, const void *data, gsize size)
{
  Moment moment = { kind, g_strdup (name), file, offset, g_memdup2 (data, size), size };

  g_array_append_val (disk.moments, moment);
}

static void
clear_moment (gpointer data)
{
  Moment *moment = data;

  g_free (moment->name);
  g_free (moment->data);
}

static void
free_played (gpointer data)
{
  PlayedFile *file = data;

  g_byte_array_unref (file->safe);
  g_ptr_array_unref (file->pending);
  g_free (file);
}

/* Recording. */

static char *
recorded_name (const char *path)
{
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  return g_strcmp0 (folder, disk.folder) == 0 ? g_path_get_basename (path) : NULL;
}

static int
disk_close (sqlite3_file *file)
{
  DiskFile *self = (DiskFile *) (gpointer) file;
  int result = self->real->pMethods->xClose (self->real);

  g_free (self->real);
  return result;
}

static int
disk_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  DiskFile *self = (DiskFile *) (gpointer) file;

  return self->real->pMethods->xRead (self->real, data, size, offset);
}

static int
disk_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  DiskFile *self = (DiskFile *) (gpointer) file;

  if (self->file >= 0)
    {
      if (disk.room >= 0 && disk.room < size)
        {
          self->last_error = errno = disk.quota ? EDQUOT : ENOSPC;
          return disk.quota ? SQLITE_IOERR_WRITE : SQLITE_FULL;
        }
      if (disk.room >= 0)
        disk.room -= size;
      record (WRITE, NULL, (guint) self->file, offset, data, (gsize) size);
    }
  return self->real->pMethods->xWrite (self->real, data, size, offset);
}

static int
disk_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  DiskFile *self = (DiskFile *) (gpointer) file;

  if (self->file >= 0)
    record (CUT, NULL, (guint) self->file, size, NULL, 0);
  return self->real->pMethods->xTruncate (self->real, size);
}

static int
disk_sync (sqlite3_file *file, int flags)
{
  DiskFile *self = (DiskFile *) (gpointer) file;

  /* The real disk is not asked: it does not lose power here. */
  if (self->file >= 0)
    record (SYNC, NULL, (guint) self->file, 0, NULL, 0);
  return SQLITE_OK;
}

static int
disk_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  DiskFile *self = (DiskFile *) (gpointer) file;

  return self->real->pMethods->xFileSize (self->real, size);
}

static int
disk_lock (sqlite3_file *file, int lock)
{
  DiskFile *self = (DiskFile *) (gpointer) file;

  return self->real->pMethods->xLock (self->real, lock);
}

static int
disk_unlock (sqlite3_file *file, int lock)
{
  DiskFile *self = (DiskFile *) (gpointer) file;

  return self->real->pMethods->xUnlock (self->real, lock);
}

static int
disk_check_reserved (sqlite3_file *file, int *reserved)
{
  DiskFile *self = (DiskFile *) (gpointer) file;

  return self->real->pMethods->xCheckReservedLock (self->real, reserved);
}

static int
disk_control (sqlite3_file *file, int operation, void *data)
{
  DiskFile *self = (DiskFile *) (gpointer) file;

  if (operation == SQLITE_FCNTL_LAST_ERRNO && self->last_error != 0)
    {
      *(int *) data = self->last_error;
      return SQLITE_OK;
    }
  return self->real->pMethods->xFileControl (self->real, operation, data);
}

static int
disk_sector_size (sqlite3_file *file)
{
  return SECTOR;
}

static int
disk_characteristics (sqlite3_file *file)
{
  DiskFile *self = (DiskFile *) (gpointer) file;

  return self->real->pMethods->xDeviceCharacteristics (self->real);
}

static const sqlite3_io_methods disk_methods = {
  .iVersion = 1,
  .xClose = disk_close,
  .xRead = disk_read,
  .xWrite = disk_write,
  .xTruncate = disk_truncate,
  .xSync = disk_sync,
  .xFileSize = disk_file_size,
  .xLock = disk_lock,
  .xUnlock = disk_unlock,
  .xCheckReservedLock = disk_check_reserved,
  .xFileControl = disk_control,
  .xSectorSize = disk_sector_size,
  .xDeviceCharacteristics = disk_characteristics,
};

static int
disk_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  DiskFile *self = (DiskFile *) (gpointer) file;
  g_autofree char *name = recorded_name (path);
  int result;

  self->base.pMethods = NULL;
  self->file = -1;
  self->last_error = 0;
  self->real = g_malloc0 ((gsize) disk.real->szOsFile);
  result = disk.real->xOpen (disk.real, path, self->real, flags, out_flags);
  if (result != SQLITE_OK)
    {
      g_free (self->real);
      return result;
    }

  self->base.pMethods = &disk_methods;
  if (name != NULL && (flags & SQLITE_OPEN_READWRITE))
    {
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (disk.files, name));

      if (index == 0)
        {
          index = ++disk.n_files;
          g_hash_table_insert (disk.files, g_strdup (name), GUINT_TO_POINTER (index));
          record (CREATE, name, index - 1, 0, NULL, 0);
        }
      self->file = (int) index - 1;
    }
  return SQLITE_OK;
}

static int
disk_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  g_autofree char *name = recorded_name (path);

  if (name != NULL && g_hash_table_remove (disk.files, name))
    record (sync_folder ? DELETE_AND_SYNC : DELETE, name, 0, 0, NULL, 0);
  return disk.real->xDelete (disk.real, path, 0);
}

static int
disk_access (sqlite3_vfs *vfs, const char *path, int flags, int *result)
{
  return disk.real->xAccess (disk.real, path, flags, result);
}

static int
disk_full_path (sqlite3_vfs *vfs, const char *path, int size, char *full)
{
  return disk.real->xFullPathname (disk.real, path, size, full);
}

static int
disk_randomness (sqlite3_vfs *vfs, int size, char *bytes)
{
  return disk.real->xRandomness (disk.real, size, bytes);
}

static int
disk_sleep (sqlite3_vfs *vfs, int microseconds)
{
  return disk.real->xSleep (disk.real, microseconds);
}

static int
disk_time (sqlite3_vfs *vfs, double *time)
{
  return disk.real->xCurrentTime (disk.real, time);
}

static int
disk_last_error (sqlite3_vfs *vfs, int size, char *text)
{
  return disk.real->xGetLastError (disk.real, size, text);
}

static PlayedFile *
play_new_file (gboolean named)
{
  PlayedFile *file = g_new0 (PlayedFile, 1);

  file->safe = g_byte_array_new ();
  file->pending = g_ptr_array_new ();
  file->named = named;
  g_ptr_array_add (disk.played, file);
  return file;
}

/* What lies in the folder is on the disk when the recording begins. */
static void
take_existing (void)
{
  g_autoptr (GDir) dir = g_dir_open (disk.folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (disk.folder, name, NULL);
      PlayedFile *file = play_new_file (TRUE);
      char *data;
      gsize size;

      g_assert_true (g_file_get_contents (path, &data, &size, NULL));
      g_byte_array_append (file->safe, (guint8 *) data, (guint) size);
      g_free (data);
      disk.n_files++;
      g_hash_table_insert (disk.files, g_strdup (name), GUINT_TO_POINTER (disk.n_files));
      g_hash_table_insert (disk.safe_names, g_strdup (name), GUINT_TO_POINTER (disk.n_files));
    }
}

static void
forget (void)
{
  g_clear_pointer (&disk.folder, g_free);
  g_clear_pointer (&disk.moments, g_array_unref);
  g_clear_pointer (&disk.files, g_hash_table_unref);
  g_clear_pointer (&disk.played, g_ptr_array_unref);
  g_clear_pointer (&disk.safe_names, g_hash_table_unref);
  g_clear_pointer (&disk.pending_names, g_ptr_array_unref);
}

void
stf_test_disk_start (const char *folder)
{
  forget ();
  disk.real = sqlite3_vfs_find (NULL);
  disk.vfs = (sqlite3_vfs){
    .iVersion = 1,
    .szOsFile = sizeof (DiskFile),
    .mxPathname = disk.real->mxPathname,
    .zName = "power",
    .xOpen = disk_open,
    .xDelete = disk_delete,
    .xAccess = disk_access,
    .xFullPathname = disk_full_path,
    .xRandomness = disk_randomness,
    .xSleep = disk_sleep,
    .xCurrentTime = disk_time,
    .xGetLastError = disk_last_error,
  };
  disk.folder = g_strdup (folder);
  disk.room = -1;
  disk.quota = FALSE;
  disk.confirmed = 0;
  disk.n_files = 0;
  disk.n_played = 0;
  disk.moments = g_array_new (FALSE, FALSE, sizeof (Moment));
  g_array_set_clear_func (disk.moments, clear_moment);
  disk.files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  disk.played = g_ptr_array_new_with_free_func (free_played);
  disk.safe_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  disk.pending_names = g_ptr_array_new ();
  take_existing ();
  sqlite3_vfs_register (&disk.vfs, 1);
}

/* The recording stays until the next start. */
void
stf_test_disk_stop (void)
{
  sqlite3_vfs_unregister (&disk.vfs);
  sqlite3_vfs_register (disk.real, 1);
}

void
stf_test_disk_set_room (gint64 n_bytes)
{
  disk.room = n_bytes;
}

void
stf_test_disk_set_quota (gboolean quota)
{
  disk.quota = quota;
}

void
stf_test_disk_mark (gint64 confirmed)
{
  record (MARK, NULL, 0, confirmed, NULL, 0);
}

guint
stf_test_disk_get_n_moments (void)
{
  return disk.moments->len;
}

/* Playing. */

static void
put (GByteArray *bytes, gint64 offset, const guint8 *data, gsize size)
{
  guint end = (guint) (offset + (gint64) size);

  if (bytes->len < end)
    {
      guint old = bytes->len;

      g_byte_array_set_size (bytes, end);
      memset (bytes->data + old, 0, end - old);
    }
  memcpy (bytes->data + offset, data, size);
}

static void
apply (GByteArray *bytes, const Moment *moment)
{
  if (moment->kind == WRITE)
    put (bytes, moment->offset, moment->data, moment->size);
  else if (bytes->len > moment->offset)
    g_byte_array_set_size (bytes, (guint) moment->offset);
}

/* Rule 1. */
static void
apply_in_part (GByteArray *bytes, const Moment *moment, GRand *random)
{
  int fate = g_rand_int_range (random, 0, 4);
  gsize start, end;

  if (fate == 0)
    return;
  if (fate == 1 || moment->kind == CUT)
    {
      apply (bytes, moment);
      return;
    }

  for (start = 0; start < moment->size; start = end)
    {
      gsize first = start;
      gsize last;

      end = MIN (moment->size,
                 start + SECTOR - (gsize) ((moment->offset + (gint64) start) % SECTOR));
      last = end;
      if (g_rand_int_range (random, 0, 16) == 0 && g_rand_boolean (random))
        first += (gsize) g_rand_int_range (random, 0, (gint32) (end - start));
      else if (g_rand_int_range (random, 0, 16) == 0)
        last -= (gsize) g_rand_int_range (random, 0, (gint32) (end - start));
      if (g_rand_boolean (random))
        put (bytes, moment->offset + (gint64) first, moment->data + first, last - first);
    }
}

static void
apply_name (GHashTable *names, const Moment *moment)
{
  if (moment->kind == CREATE)
    g_hash_table_insert (names, g_strdup (moment->name), GUINT_TO_POINTER (moment->file + 1));
  else
    g_hash_table_remove (names, moment->name);
}

static void
play_folder_sync (void)
{
  guint i;

  for (i = 0; i < disk.pending_names->len; i++)
    apply_name (disk.safe_names, disk.pending_names->pdata[i]);
  g_ptr_array_set_size (disk.pending_names, 0);
}

static void
play (Moment *moment)
{
  PlayedFile *file = NULL;
  guint i;

  if (moment->kind == WRITE || moment->kind == CUT || moment->kind == SYNC)
    file = disk.played->pdata[moment->file];

  switch (moment->kind)
    {
      case CREATE:
        play_new_file (FALSE);
        g_ptr_array_add (disk.pending_names, moment);
        break;
      case WRITE:
      case CUT:
        g_ptr_array_add (file->pending, moment);
        break;
      case SYNC:
        for (i = 0; i < file->pending->len; i++)
          apply (file->safe, file->pending->pdata[i]);
        g_ptr_array_set_size (file->pending, 0);
        if (!file->named)
          play_folder_sync ();
        file->named = TRUE;
        break;
      case DELETE:
        g_ptr_array_add (disk.pending_names, moment);
        break;
      case DELETE_AND_SYNC:
        g_ptr_array_add (disk.pending_names, moment);
        play_folder_sync ();
        break;
      case MARK:
      default:
        disk.confirmed = moment->offset;
        break;
    }
}

static void
leave_file (const char *target, const char *name, const PlayedFile *file, GRand *random)
{
  g_autofree char *path = g_build_filename (target, name, NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint i;

  g_byte_array_append (bytes, file->safe->data, file->safe->len);
  for (i = 0; i < file->pending->len; i++)
    apply_in_part (bytes, file->pending->pdata[i], random);
  g_assert_true (g_file_set_contents_full (path, (char *) bytes->data, bytes->len,
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

gint64
stf_test_disk_lose_power (guint moment, GRand *random, const char *target)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer name, index;
  guint n_kept, i;

  while (disk.n_played <= moment)
    play (&g_array_index (disk.moments, Moment, disk.n_played++));

  g_hash_table_iter_init (&iter, disk.safe_names);
  while (g_hash_table_iter_next (&iter, &name, &index))
    g_hash_table_insert (names, g_strdup (name), index);
  n_kept = (guint) g_rand_int_range (random, 0, (gint32) disk.pending_names->len + 1);
  for (i = 0; i < n_kept; i++)
    apply_name (names, disk.pending_names->pdata[i]);

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, &index))
    leave_file (target, name, disk.played->pdata[GPOINTER_TO_UINT (index) - 1], random);

  return disk.confirmed;
}
