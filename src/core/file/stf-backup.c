/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Copies of a year file, and the dated backups that Stafett makes by itself before a migration, an
 * import into a file, a roll-over and a merge.
 *
 * A copy is made with SQLite's backup API under a temporary name, closed, opened again and checked
 * in whole, compared with its source by digest and revision, and put in its place only then.
 *
 * Backups are kept in the user's data folder, "stafett/backups", in one folder for each path that a
 * year file has had there: not beside the file, where everybody who reads a shared folder would
 * find persons in them that have been erased from the file, and where they would be lost together
 * with it.  Of each file the newest are kept.
 *
 * Drawback: the backups of a file that is moved are listed under its old path only. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-backup.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "stf-database.h"
#include "stf-migrate.h"
#include "stf-publish.h"
#include "stf-statement.h"
#include "stf-year-file-private.h"
#include "stf-year-open.h"

#define PAGES_A_STEP 128
#define BUSY_ATTEMPTS 100
#define BUSY_WAIT_MS 50
#define BACKUPS_MAX 20
#define SUFFIX ".stafett"

/* Between two steps others may read; SQLite begins anew when somebody writes. */
static gboolean
copy_pages (sqlite3 *db, sqlite3 *copy, StfProgressFunc progress, gpointer progress_data,
            GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy, "main", db, "main");
  int n_busy = 0;
  int result = SQLITE_OK;

  if (backup == NULL)
    return stf_sql_fail (copy, error);

  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      result = sqlite3_backup_step (backup, PAGES_A_STEP);
      if ((result == SQLITE_BUSY || result == SQLITE_LOCKED) && ++n_busy < BUSY_ATTEMPTS)
        {
          sqlite3_sleep (BUSY_WAIT_MS);
          result = SQLITE_OK;
        }
      else if (progress != NULL && (result == SQLITE_OK || result == SQLITE_DONE))
        {
          int total = sqlite3_backup_pagecount (backup);

          progress ((guint64) (total - sqlite3_backup_remaining (backup)), (guint64) total,
                    progress_data);
        }
    }

  result = sqlite3_backup_finish (backup);
  return !g_cancellable_set_error_if_cancelled (cancellable, error)
         && (result == SQLITE_OK || stf_sql_fail (copy, error));
}

/* What the copy does not tell must not lie in its free pages either. */
static gboolean
drop_history (sqlite3 *db, GError **error)
{
  return stf_sql_execute (db, "BEGIN IMMEDIATE; DELETE FROM file_history; DELETE FROM file_ledger",
                          error)
         && stf_migrate_write_floor (db, "created", error)
         && stf_sql_execute (db, "COMMIT; VACUUM", error);
}

static char *
read_state (sqlite3 *db, GError **error)
{
  g_autoptr (StfStatement) statement = stf_statement_new (
      db, "SELECT revision || ' ' || digest FROM file_state", error);
  gboolean has_row;

  if (statement == NULL || !stf_statement_step (statement, &has_row, error))
    return NULL;

  return has_row ? stf_statement_dup_text (statement, 0) : g_strdup ("");
}

static gboolean
compare (sqlite3 *db, const char *path, GError **error)
{
  g_autoptr (sqlite3) copy = stf_database_open (path, SQLITE_OPEN_READONLY, error);
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;

  if (copy == NULL || (expected = read_state (db, error)) == NULL
      || (found = read_state (copy, error)) == NULL)
    return FALSE;
  if (g_str_equal (expected, found))
    return TRUE;

  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_STALE,
                       _ ("The file was changed while it was copied. Try again."));
  return FALSE;
}

static gboolean
fill (sqlite3 *db, const char *path, gboolean with_history, StfProgressFunc progress,
      gpointer progress_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3) copy = stf_database_open (path, SQLITE_OPEN_READWRITE, error);

  return copy != NULL && copy_pages (db, copy, progress, progress_data, cancellable, error)
         && (with_history || drop_history (copy, error));
}

/**
 * stf_backup_copy:
 * @db: an open year file, outside a change
 * @path: the absolute path of the copy; nothing of that name may exist
 * @with_history: FALSE to leave out history and the ledger of imports
 * @check: what the copy must pass, such as stf_year_verify()
 * @progress: (nullable): told of pages copied
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the work
 * @error: return location for an error, after which there is no copy
 *
 * Makes a copy, and checks it.
 */
gboolean
stf_backup_copy (sqlite3 *db, const char *path, gboolean with_history, StfBackupCheck check,
                 StfProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                 GError **error)
{
  g_autofree char *temporary = NULL;

  if (!stf_publish_check_free (path, error))
    return FALSE;
  temporary = stf_publish_new_temporary (path, error);
  if (temporary == NULL)
    return FALSE;

  if (fill (db, temporary, with_history, progress, progress_data, cancellable, error)
      && check (temporary, error) && compare (db, temporary, error)
      && !g_cancellable_set_error_if_cancelled (cancellable, error)
      && stf_publish (temporary, path, error))
    return TRUE;

  stf_publish_discard (temporary);
  return FALSE;
}

/* The path of a file that may be gone, links in its folder resolved. */
static char *
resolve (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autofree char *name = g_path_get_basename (absolute);
  char *resolved = realpath (absolute, NULL);
  char *resolved_folder;
  char *built;

  if (resolved != NULL)
    return resolved;

  resolved_folder = realpath (folder, NULL);
  built = g_build_filename (resolved_folder != NULL ? resolved_folder : folder, name, NULL);
  free (resolved_folder);
  return built;
}

static char *
backup_folder (const char *path)
{
  g_autofree char *resolved = resolve (path);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, resolved, -1);

  hash[16] = '\0';
  return g_build_filename (g_get_user_data_dir (), "stafett", "backups", hash, NULL);
}

/* "NAME 2013-01-31 12.00.00.stafett".  Further ones of a second have a number behind the time, one
 * more than the newest: a number that has become free belongs to an older one. */
static char *
backup_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *stem = NULL;
  g_autofree char *newest = NULL;
  g_autoptr (GPtrArray) backups = stf_year_file_list_backups (path);

  if (g_str_has_suffix (name, SUFFIX))
    name[strlen (name) - strlen (SUFFIX)] = '\0';
  stem = g_strdup_printf ("%s %s", name, time);

  newest = backups->len > 0 ? g_path_get_basename (backups->pdata[0]) : NULL;
  if (newest == NULL || !g_str_has_prefix (newest, stem))
    return g_strconcat (stem, SUFFIX, NULL);

  return g_strdup_printf ("%s %02u" SUFFIX, stem,
                          (guint) g_ascii_strtoull (newest + strlen (stem), NULL, 10) + 1);
}

static void
delete_old_backups (const char *path)
{
  g_autoptr (GPtrArray) backups = stf_year_file_list_backups (path);
  guint i;

  for (i = BACKUPS_MAX; i < backups->len; i++)
    g_unlink (g_ptr_array_index (backups, i));
}

/**
 * stf_backup_make:
 * @db: an open year file, outside a change
 * @path: its absolute path
 * @check: what the backup must pass
 * @error: return location for an error
 *
 * Makes a dated backup.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
stf_backup_make (sqlite3 *db, const char *path, StfBackupCheck check, GError **error)
{
  g_autofree char *folder = backup_folder (path);
  g_autofree char *name = backup_name (path);
  g_autofree char *backup = g_build_filename (folder, name, NULL);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (
          error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED,
          _ ("The folder for backups “%s” cannot be made (%s). Make room, or see to it that"
             " you may write there, and try again."),
          folder, g_strerror (errno));
      return NULL;
    }
  if (!stf_backup_copy (db, backup, TRUE, check, NULL, NULL, NULL, error))
    return NULL;

  delete_old_backups (path);
  return g_steal_pointer (&backup);
}

/* Newest first.  The suffix is left out: a number behind the time comes after no number. */
static int
compare_backups (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a;
  const char *other = *(const char *const *) b;
  g_autofree char *one_stem = g_strndup (one, strlen (one) - strlen (SUFFIX));
  g_autofree char *other_stem = g_strndup (other, strlen (other) - strlen (SUFFIX));

  return g_strcmp0 (other_stem, one_stem);
}

/**
 * stf_year_file_list_backups:
 * @path: (type filename): a year file, which may be damaged or gone
 *
 * Returns: (transfer full) (element-type filename): the paths of its dated backups, newest first
 */
GPtrArray *
stf_year_file_list_backups (const char *path)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_return_val_if_fail (path != NULL, backups);

  folder = backup_folder (path);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, SUFFIX))
      g_ptr_array_add (backups, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (backups, compare_backups);

  return backups;
}

/**
 * stf_year_file_save_copy:
 * @self: a file
 * @path: (type filename): where to save it; nothing of that name may exist
 * @with_history: FALSE to leave out history and the ledger of imports
 * @progress: (nullable): told of pages copied
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the work
 * @error: return location for an error, after which there is no copy
 *
 * Saves a copy and checks it by opening it again.
 */
gboolean
stf_year_file_save_copy (StfYearFile *self, const char *path, gboolean with_history,
                         StfProgressFunc progress, gpointer progress_data,
                         GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  return stf_backup_copy (stf_year_file_get_db (self), absolute, with_history, stf_year_verify,
                          progress, progress_data, cancellable, error);
}

/**
 * stf_year_file_back_up:
 * @self: a file
 * @error: return location for an error
 *
 * Makes a dated backup in the user's data folder.
 *
 * Returns: (transfer full) (type filename) (nullable): its path
 */
char *
stf_year_file_back_up (StfYearFile *self, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (self), NULL);

  return stf_backup_make (stf_year_file_get_db (self), stf_year_file_get_path (self),
                          stf_year_verify, error);
}
