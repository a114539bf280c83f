/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From one version of the schema to a later one (H1).
 *
 * The numbered files of data/schema are the steps.  A new file takes all of them, an old one those
 * that it lacks, so both end with the same schema, to the letter.  All steps, user_version and what
 * follows from them (the floor of undo, the digest) are one immediate transaction: a file is at the
 * newest version or as it was.  The digest can be computed with the newest schema only, which is
 * why the steps do not commit one by one.
 *
 * How to write a step that changes a table (foreign keys are not enforced meanwhile, and renaming
 * does not follow references):
 *
 *     ALTER TABLE person RENAME TO old_person;
 *     CREATE TABLE person (...);        -- the whole declaration, as a new file is to have it
 *     INSERT INTO person (...) SELECT ... FROM old_person;
 *     DROP TABLE old_person;
 *     CREATE INDEX ...;                 -- indexes went with the old table
 *
 * Drawback: a step takes as long as writing the whole file; files are small. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-migrate.h"

#include <glib/gi18n-lib.h>

#include "stf-backup.h"
#include "stf-database.h"
#include "stf-digest.h"
#include "stf-schema-private.h"
#include "stf-statement.h"
#include "stf-year-file.h"

static gboolean
read_integer (sqlite3 *db, const char *sql, gint64 *integer, GError **error)
{
  g_autoptr (StfStatement) statement = stf_statement_new (db, sql, error);
  gboolean has_row;

  if (statement == NULL || !stf_statement_step (statement, &has_row, error))
    return FALSE;

  *integer = has_row ? stf_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

static gboolean
check_references (sqlite3 *db, GError **error)
{
  gint64 n_broken;

  if (!read_integer (db, "SELECT count (*) FROM pragma_foreign_key_check", &n_broken, error))
    return FALSE;
  if (n_broken == 0)
    return TRUE;

  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_DAMAGED,
                       _ ("The file cannot be brought to this version: rows refer to rows that are"
                          " not there. Open the newest backup, or make a recovered copy."));
  return FALSE;
}

static gboolean
take_steps (sqlite3 *db, const StfMigrateStep *steps, gsize n_steps, StfMigrateFunc finish,
            GError **error)
{
  gint64 version;
  gsize i;

  if (!read_integer (db, "PRAGMA user_version", &version, error))
    return FALSE;

  for (i = 0; i < n_steps; i++)
    {
      g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", steps[i].version);

      if (steps[i].version <= version)
        continue;
      if (!stf_sql_execute (db, steps[i].sql, error) || !stf_sql_execute (db, set_version, error))
        return FALSE;
      version = steps[i].version;
    }

  return check_references (db, error) && finish (db, error);
}

/**
 * stf_migrate:
 * @db: a database, without a transaction
 * @steps: the steps, by version, without a gap
 * @n_steps: their number
 * @finish: called in the transaction, after the last step
 * @error: return location for an error, after which the file is as it was
 */
gboolean
stf_migrate (sqlite3 *db, const StfMigrateStep *steps, gsize n_steps, StfMigrateFunc finish,
             GError **error)
{
  gboolean ok;

  if (!stf_sql_execute (db, "PRAGMA foreign_keys = OFF; PRAGMA legacy_alter_table = ON", error))
    return FALSE;

  ok = stf_sql_execute (db, "BEGIN IMMEDIATE", error)
       && take_steps (db, steps, n_steps, finish, error) && stf_sql_execute (db, "COMMIT", error);
  if (!ok && !sqlite3_get_autocommit (db))
    sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_exec (db, "PRAGMA legacy_alter_table = OFF; PRAGMA foreign_keys = ON", NULL, NULL, NULL);

  return ok;
}

/* The schema that a new file of @version has. */
static char *
read_known_schema (const StfMigrateStep *steps, gsize n_steps, gint64 version, GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  gsize i;

  if (sqlite3_open (":memory:", &db) != SQLITE_OK)
    {
      stf_sql_fail (db, error);
      return NULL;
    }
  if (!stf_sql_execute (db, "PRAGMA legacy_alter_table = ON", error))
    return NULL;
  for (i = 0; i < n_steps && steps[i].version <= version; i++)
    if (!stf_sql_execute (db, steps[i].sql, error))
      return NULL;

  return stf_schema_read_fingerprint (db, error);
}

static gboolean
check_old_schema (sqlite3 *db, const char *path, const StfMigrateStep *steps, gsize n_steps,
                  GError **error)
{
  g_autofree char *known = NULL;
  g_autofree char *found = NULL;
  gint64 version;

  if (!read_integer (db, "PRAGMA user_version", &version, error)
      || (known = read_known_schema (steps, n_steps, version, error)) == NULL
      || (found = stf_schema_read_fingerprint (db, error)) == NULL)
    return FALSE;

  return g_str_equal (known, found) || stf_database_fail_schema (path, error);
}

/* For the backup of a file of an older version. */
static gboolean
check_backup (const char *path, GError **error)
{
  g_autoptr (sqlite3) db = stf_database_open (path, SQLITE_OPEN_READONLY, error);

  return db != NULL && stf_database_check_whole (db, path, error);
}

/**
 * stf_migrate_file:
 * @path: the absolute path of a year file of an older version, whose lock is held
 * @steps: the steps, by version, without a gap
 * @n_steps: their number
 * @finish: called in the transaction, after the last step
 * @error: return location for an error, after which the file is as it was
 *
 * Checks a file, makes a dated backup and brings the file to the newest version.  The digest cannot
 * be checked: its encoding follows from a schema that this program no longer has.
 */
gboolean
stf_migrate_file (const char *path, const StfMigrateStep *steps, gsize n_steps,
                  StfMigrateFunc finish, GError **error)
{
  g_autoptr (sqlite3) db = stf_database_open (path, SQLITE_OPEN_READWRITE, error);
  g_autofree char *backup = NULL;

  if (db == NULL || !check_old_schema (db, path, steps, n_steps, error)
      || !stf_database_check_whole (db, path, error))
    return FALSE;
  backup = stf_backup_make (db, path, check_backup, error);

  return backup != NULL && stf_migrate (db, steps, n_steps, finish, error);
}

/**
 * stf_migrate_get_steps:
 *
 * Returns: (transfer full) (element-type StfMigrateStep): the numbered files of data/schema
 */
GArray *
stf_migrate_get_steps (void)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (StfMigrateStep));
  int version;

  for (version = STF_SCHEMA_OLDEST; version <= STF_SCHEMA_VERSION; version++)
    {
      StfMigrateStep step = { version, stf_schema_get_sql ((guint) version) };

      g_array_append_val (steps, step);
    }

  return steps;
}

/**
 * stf_migrate_finish:
 * @db: a database, in a transaction, of the newest schema
 * @error: return location for an error
 *
 * What follows from a migration: undo ends here, and the digest is another.
 */
gboolean
stf_migrate_finish (sqlite3 *db, GError **error)
{
  return stf_migrate_write_floor (db, "migrated", error) && stf_migrate_write_digest (db, error)
         && stf_sql_execute (db, "UPDATE file_state SET revision = revision + 1", error);
}

/**
 * stf_migrate_write_digest:
 * @db: a database, in a transaction, of the newest schema
 * @error: return location for an error
 *
 * Computes the content digest from all rows and stores it.
 */
gboolean
stf_migrate_write_digest (sqlite3 *db, GError **error)
{
  g_autoptr (StfStatement) statement = NULL;
  g_autofree char *hex = NULL;
  StfDigest digest;

  if (!stf_digest_compute (&digest, db, error))
    return FALSE;

  statement = stf_statement_new (db, "UPDATE file_state SET digest = ?", error);
  if (statement == NULL)
    return FALSE;

  hex = stf_digest_to_string (&digest);
  stf_statement_bind_text (statement, 1, hex);
  return stf_statement_run (statement, error);
}

/**
 * stf_migrate_write_floor:
 * @db: a database, in a transaction
 * @message: "created", "migrated" or "recovered": why undo ends here (H4)
 * @error: return location for an error
 *
 * Writes the row of history below which nothing can be undone; what stands before it is out of
 * reach.
 */
gboolean
stf_migrate_write_floor (sqlite3 *db, const char *message, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autoptr (StfStatement) statement = NULL;
  gint64 version;

  if (!read_integer (db, "PRAGMA user_version", &version, error)
      || !stf_sql_execute (db, "UPDATE file_history SET state = 'past' WHERE kind = 'change'",
                           error))
    return FALSE;

  statement = stf_statement_new (db,
                                 "INSERT INTO file_history (kind, state, message, author, at,"
                                 " version) VALUES ('floor', 'done', ?, '', ?, ?)",
                                 error);
  if (statement == NULL)
    return FALSE;

  stf_statement_bind_text (statement, 1, message);
  stf_statement_bind_text (statement, 2, at);
  stf_statement_bind_integer (statement, 3, version);
  return stf_statement_run (statement, error);
}
