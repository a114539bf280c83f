/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a year file is opened: from a path to a checked database with the right to write or not.
 *
 *   1. Links in the path are resolved, so that lock and journal stand beside the file itself.
 *   2. The file is probed before SQLite sees it (stf-database-probe.c).
 *   3. Who may write is settled: not what cannot be written, not what somebody else has.
 *   4. An unfinished change is an error until the user chooses to have it taken back; that is
 *      rehearsed in a copy, and done only if the copy passes all checks.  SQLite alone would take
 *      it back at once, and a journal that belongs to another file brings old content with it.
 *   5. A file of an older version is brought to this one (stf-migrate.c).
 *   6. In a network folder, a copy on this computer is used in its place (stf-remote.c).
 *   7. The whole file is checked, then it is used. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-year-open.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "stf-migrate.h"
#include "stf-publish.h"
#include "stf-raw-file.h"
#include "stf-statement.h"

/**
 * stf_year_open_clear:
 * @self: what stf_year_open() gave
 *
 * Closes the database, then gives back the lock.
 */
void
stf_year_open_clear (StfYearOpen *self)
{
  g_clear_pointer (&self->db, sqlite3_close_v2);
  g_clear_pointer (&self->remote, stf_remote_free);
  g_clear_pointer (&self->lock, stf_lock_file_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->owner, g_free);
}

/* Rule 1. */
static char *
resolve (const char *path, GError **error)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char *resolved;

  if (!stf_database_check_is_file (absolute, error))
    return NULL;

  resolved = realpath (absolute, NULL);
  return resolved != NULL ? resolved : g_steal_pointer (&absolute);
}

static gboolean
check_version (const char *path, int version, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (version >= STF_SCHEMA_OLDEST)
    return TRUE;

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_TRIAL,
               _ ("“%s” was made by an earlier trial version of Stafett. Export it there as a"
                  " handover document, and import that here."),
               name);
  return FALSE;
}

static gboolean
migrate (const char *path, StfAccess access, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GArray) steps = stf_migrate_get_steps ();

  if (access == STF_ACCESS_WRITE)
    return stf_migrate_file (path, (StfMigrateStep *) (gpointer) steps->data, steps->len,
                             stf_migrate_finish, error);

  g_set_error (
      error, STF_FILE_ERROR, STF_FILE_ERROR_READ_ONLY,
      _ ("“%s” was made by an older version of Stafett and has to be rewritten, which cannot"
         " be done here. Copy it to a folder of your own and open the copy."),
      name);
  return FALSE;
}

static gboolean
fail_unfinished (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_UNFINISHED,
               _ ("The last change of “%s” was not finished. Take it back, open the newest backup,"
                  " or make a recovered copy."),
               name);
  return FALSE;
}

/* Who may write. */
static StfAccess
settle_access (const char *path, StfOpenFlags flags, int version, StfYearOpen *opened)
{
  if (version > STF_SCHEMA_VERSION)
    return STF_ACCESS_NEWER;
  if ((flags & STF_OPEN_READ_ONLY) || faccessat (AT_FDCWD, path, W_OK, AT_EACCESS) != 0)
    return STF_ACCESS_READ_ONLY;

  switch (stf_lock_file_take (path, NULL, &opened->lock, &opened->owner))
    {
      case STF_LOCK_HELD:
        return STF_ACCESS_WRITE;
      case STF_LOCK_TAKEN:
        return STF_ACCESS_LOCKED;
      case STF_LOCK_IMPOSSIBLE:
      default:
        return STF_ACCESS_READ_ONLY;
    }
}

/**
 * stf_year_verify:
 * @path: the absolute path of a year file of this version that nobody uses
 * @error: return location for an error
 *
 * Checks all of a file, as opening it would, and leaves it as it is.
 */
gboolean
stf_year_verify (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  StfProbe probe;

  if (!stf_database_probe (path, &probe, error) || !check_version (path, probe.version, error))
    return FALSE;
  if (probe.unfinished)
    return fail_unfinished (path, error);

  db = stf_database_open (path, SQLITE_OPEN_READONLY, error);
  return db != NULL && stf_database_check (db, path, probe.version, error);
}

/* Takes back an unfinished change in the database at @path. */
static gboolean
take_back (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = stf_database_open (path, SQLITE_OPEN_READWRITE, error);

  /* SQLite plays the journal back at the first look. */
  return db != NULL && stf_sql_execute (db, "SELECT count (*) FROM sqlite_schema", error);
}

static gboolean
rehearse (const char *path, const char *folder, GError **error)
{
  g_autofree char *copy = g_build_filename (folder, "copy", NULL);
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *journal_copy = g_strconcat (copy, "-journal", NULL);
  gboolean ok = stf_raw_file_copy (path, copy, NULL, error)
                && stf_raw_file_copy (journal, journal_copy, NULL, error) && take_back (copy, error)
                && stf_year_verify (copy, error);

  g_unlink (copy);
  g_unlink (journal_copy);
  return ok;
}

/* Rule 4. */
static gboolean
finish (const char *path, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *folder = stf_publish_new_folder (error);
  gboolean ok;

  if (folder == NULL)
    return FALSE;

  ok = rehearse (path, folder, &local_error);
  g_rmdir (folder);
  if (!ok)
    {
      g_autofree char *name = g_filename_display_basename (path);

      g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_DAMAGED,
                   _ ("The unfinished change of “%s” cannot be taken back. Open the newest backup,"
                      " or make a recovered copy. (%s)"),
                   name, local_error->message);
      return FALSE;
    }

  return take_back (path, error);
}

/**
 * stf_year_open:
 * @path: a path
 * @flags: how to open it
 * @opened: (out caller-allocates): the open database and the right to it
 * @error: return location for an error
 *
 * The rules are those at the head of this file.
 */
gboolean
stf_year_open (const char *path, StfOpenFlags flags, StfYearOpen *opened, GError **error)
{
  g_auto (StfYearOpen) self = { 0 };
  const char *work; /* where the database is */
  StfProbe probe;

  self.path = resolve (path, error);
  work = self.path;
  if (self.path == NULL || !stf_database_probe (self.path, &probe, error)
      || !check_version (self.path, probe.version, error))
    return FALSE;

  self.access = settle_access (self.path, flags, probe.version, &self);
  if (probe.unfinished && self.access != STF_ACCESS_LOCKED)
    {
      if (!(flags & STF_OPEN_FINISH) || self.access != STF_ACCESS_WRITE)
        return fail_unfinished (self.path, error);
      if (!finish (self.path, error) || !stf_database_probe (self.path, &probe, error))
        return FALSE;
    }

  if (probe.version < STF_SCHEMA_VERSION
      && (!migrate (self.path, self.access, error)
          || !stf_database_probe (self.path, &probe, error)))
    return FALSE;

  if (stf_remote_is_needed (self.path))
    {
      self.remote = stf_remote_new (self.path, error);
      if (self.remote == NULL)
        return FALSE;
      work = stf_remote_get_copy (self.remote);
    }

  self.db = stf_database_open (
      work, self.access == STF_ACCESS_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY, error);
  if (self.db == NULL || !stf_database_check (self.db, self.path, probe.version, error))
    return FALSE;

  *opened = self;
  self = (StfYearOpen){ 0 };
  return TRUE;
}
