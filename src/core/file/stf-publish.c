/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Putting a finished file in its place: whole or not at all, and never over another unless that is
 * what is wanted.
 *
 * A file is made under a temporary name in the folder of its target, closed, and then renamed in a
 * way that fails if the target exists.  Where the file system knows no such rename, an empty file
 * is made first, which fails if the target exists, and renamed over.  The folder is synced, so that
 * the name survives a power failure.
 *
 * A name that has a journal is not free either: SQLite would play the journal into whatever file
 * gets that name. */

#define G_LOG_DOMAIN "stafett-core"
#define _GNU_SOURCE

#include "config.h"

#include "stf-publish.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "stf-database.h"
#include "stf-year-file.h"

#define ATTEMPTS 100

static const char *const COMPANIONS[] = { "", "-journal", "-wal", "-shm" };

static gboolean
fail_exists (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_EXISTS,
               _ ("“%s” exists already. Choose another name or another folder."), name);
  return FALSE;
}

/**
 * stf_publish_fail:
 * @path: the absolute path of a file to be made
 * @number: what stands in the way, an errno
 * @error: return location for the error, in words that say what to do about it
 *
 * Returns: FALSE
 */
gboolean
stf_publish_fail (const char *path, int number, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_filename_display_name (folder);

  if (number == EEXIST)
    return fail_exists (path, error);
  if (number == ENOSPC || number == EDQUOT)
    g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_FULL,
                 _ ("There is no space left in “%s”. Make room, or choose another folder."), name);
  else if (number == EACCES || number == EPERM || number == EROFS)
    g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_READ_ONLY,
                 _ ("The folder “%s” cannot be written. Choose another folder."), name);
  else if (number == ENOENT || number == ENOTDIR)
    g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_FOUND,
                 _ ("There is no folder “%s”. Choose another folder."), name);
  else
    g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED,
                 _ ("A file cannot be made in “%s” (%s). Choose another folder."), name,
                 g_strerror (number));
  return FALSE;
}

/**
 * stf_publish_check_free:
 * @path: the absolute path of a file to be made
 * @error: return location for an error
 *
 * Returns: TRUE if there is no file of that name and nothing that belongs to one
 */
gboolean
stf_publish_check_free (const char *path, GError **error)
{
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (COMPANIONS); i++)
    {
      g_autofree char *companion = g_strconcat (path, COMPANIONS[i], NULL);
      GStatBuf info;

      if (g_lstat (companion, &info) == 0)
        return fail_exists (companion, error);
    }

  return TRUE;
}

/**
 * stf_publish_new_temporary:
 * @path: the absolute path of a file to be made
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): an empty new file beside it, with the permissions of a new
 *   file
 */
char *
stf_publish_new_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int attempt;

  for (attempt = 0; attempt < ATTEMPTS; attempt++)
    {
      g_autofree char *name = g_strdup_printf (".stafett-%08x", g_random_int ());
      g_autofree char *temporary = g_build_filename (folder, name, NULL);
      int fd = open (temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);

      if (fd >= 0)
        {
          close (fd);
          return g_steal_pointer (&temporary);
        }
      if (errno != EEXIST)
        break;
    }

  stf_publish_fail (path, errno, error);
  return NULL;
}

/**
 * stf_publish_new_folder:
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a new folder on this computer, for this user alone
 */
char *
stf_publish_new_folder (GError **error)
{
  g_autoptr (GError) found = NULL;
  char *folder = g_dir_make_tmp ("stafett-XXXXXX", &found);

  if (folder == NULL)
    g_set_error (error, STF_FILE_ERROR,
                 g_error_matches (found, G_FILE_ERROR, G_FILE_ERROR_NOSPC) ? STF_FILE_ERROR_FULL
                                                                           : STF_FILE_ERROR_FAILED,
                 _ ("No folder for temporary files can be made (%s). Make room there, or name"
                    " another folder in TMPDIR, and try again."),
                 found->message);
  return folder;
}

static gboolean
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    close (fd);
  return ok;
}

static gboolean
rename_to_free_name (const char *temporary, const char *path)
{
  int fd;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return FALSE;

  fd = open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    return FALSE;
  close (fd);

  if (rename (temporary, path) == 0)
    return TRUE;

  {
    int number = errno;

    unlink (path);
    errno = number;
  }
  return FALSE;
}

/**
 * stf_publish:
 * @temporary: a finished file, closed and synced
 * @path: the absolute path it is to have, in the same folder
 * @error: return location for an error
 *
 * On failure the temporary file is still there.
 */
gboolean
stf_publish (const char *temporary, const char *path, GError **error)
{
  if (!stf_publish_check_free (path, error))
    return FALSE;
  if (!rename_to_free_name (temporary, path))
    return stf_publish_fail (path, errno, error);

  /* Not every file system can sync a folder; the file is there all the same. */
  if (!sync_folder (path))
    g_debug ("The folder of a new file cannot be synced: %s", g_strerror (errno));
  return TRUE;
}

/**
 * stf_publish_replace:
 * @temporary: a finished file, closed and synced
 * @path: the absolute path it is to have, in the same folder
 * @error: return location for an error
 *
 * As stf_publish(), but a file of that name is replaced; it must be none that SQLite has open.  On
 * failure both are still there.
 */
gboolean
stf_publish_replace (const char *temporary, const char *path, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  if (!stf_publish_check_free (journal, error))
    return FALSE;
  if (g_rename (temporary, path) != 0)
    return stf_publish_fail (path, errno, error);

  if (!sync_folder (path))
    g_debug ("The folder of a file cannot be synced: %s", g_strerror (errno));
  return TRUE;
}

/**
 * stf_publish_check_replaceable:
 * @path: the absolute path of a document to be made
 * @error: return location for an error
 *
 * Returns: TRUE unless there is a year file of that name, which nothing but a year may replace
 */
gboolean
stf_publish_check_replaceable (const char *path, GError **error)
{
  return !stf_database_is_year (path) || fail_exists (path, error);
}

static gboolean
write_contents (const char *path, const char *data, gsize length)
{
  int fd = open (path, O_WRONLY | O_CLOEXEC);
  gboolean ok = fd >= 0;

  while (ok && length > 0)
    {
      ssize_t n = write (fd, data, length);

      ok = n >= 0 || errno == EINTR;
      data += MAX (n, 0);
      length -= (gsize) MAX (n, 0);
    }
  ok = ok && fsync (fd) == 0;

  if (fd >= 0)
    {
      int number = errno;

      close (fd);
      errno = number;
    }
  return ok;
}

/**
 * stf_publish_contents:
 * @path: (type filename): a document to be made
 * @data: what it is to hold
 * @length: the number of bytes
 * @error: return location for an error, after which a document that was there is as it was
 *
 * Makes a document that is in memory, or replaces it.
 */
gboolean
stf_publish_contents (const char *path, const char *data, gsize length, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *temporary = NULL;
  gboolean ok;

  if (!stf_publish_check_replaceable (absolute, error))
    return FALSE;
  temporary = stf_publish_new_temporary (absolute, error);
  if (temporary == NULL)
    return FALSE;

  ok = write_contents (temporary, data, length) ? stf_publish_replace (temporary, absolute, error)
                                                : stf_publish_fail (absolute, errno, error);
  if (!ok)
    stf_publish_discard (temporary);
  return ok;
}

/**
 * stf_publish_discard:
 * @temporary: (nullable): a temporary file that is not wanted
 *
 * Deletes it and what SQLite may have left beside it.
 */
void
stf_publish_discard (const char *temporary)
{
  gsize i;

  if (temporary == NULL)
    return;

  for (i = 0; i < G_N_ELEMENTS (COMPANIONS); i++)
    {
      g_autofree char *companion = g_strconcat (temporary, COMPANIONS[i], NULL);

      g_unlink (companion);
    }
}
