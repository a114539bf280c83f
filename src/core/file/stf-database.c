/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year file as a database.
 *
 *   1. Probe, before SQLite sees the file: stf-database-probe.c.
 *   2. Open: an absolute path, never a URI; every way in which a file can make SQLite run something
 *      is shut (triggers, views, functions in the schema, extensions), and what it can make SQLite
 *      allocate is limited.
 *   3. Check, in one read transaction: the schema is the known one to the letter, so nothing
 *      foreign lies in the file; then integrity, references, the texts, and the content digest.
 *
 * synchronous is EXTRA: with FULL the journal's deletion need not be on the disk when a commit is
 * confirmed, and a power failure takes it back.
 *
 * Drawback: each opening reads the whole file.  That is 0.1 s for 50,000 rows. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-database.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-column.h"
#include "stf-digest.h"
#include "stf-schema-private.h"
#include "stf-statement.h"
#include "stf-year-file.h"

#define BUSY_TIMEOUT_MS 5000

static const char SETTINGS_SQL[] = "PRAGMA mmap_size = 0;"
                                   "PRAGMA cell_size_check = ON;"
                                   "PRAGMA foreign_keys = ON;"
                                   "PRAGMA temp_store = MEMORY;"
                                   "PRAGMA cache_size = -32768;" /* KiB */
                                   "PRAGMA synchronous = EXTRA;";

static void
harden (sqlite3 *db)
{
  static const struct
  {
    int option;
    int value;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };
  static const struct
  {
    int limit;
    int value;
  } limits[] = {
    /* An import of 10,000 persons and 20,000 assignments is a changeset of 5.6 MB. */
    { SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 256 * 1024 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 100 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 1000 },
    /* VACUUM attaches one. */
    { SQLITE_LIMIT_ATTACHED, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };
  gsize i;

  for (i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (db, options[i].option, options[i].value, NULL);
  for (i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].limit, limits[i].value);
}

/**
 * stf_database_open:
 * @path: an absolute path
 * @flags: SQLITE_OPEN_READONLY or SQLITE_OPEN_READWRITE, with SQLITE_OPEN_CREATE or not
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the database, hardened
 */
sqlite3 *
stf_database_open (const char *path, int flags, GError **error)
{
  g_autoptr (sqlite3) db = NULL;

  g_return_val_if_fail (g_path_is_absolute (path), NULL);

  if (sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_EXRESCODE, NULL) != SQLITE_OK)
    {
      stf_sql_fail (db, error);
      return NULL;
    }

  harden (db);
  sqlite3_busy_timeout (db, BUSY_TIMEOUT_MS);
  if (!stf_sql_execute (db, SETTINGS_SQL, error))
    return NULL;

  return g_steal_pointer (&db);
}

/* TRUE if @sql gives no row; its first row is the damage. */
static gboolean
check_no_row (sqlite3 *db, const char *path, const char *sql, GError **error)
{
  g_autoptr (StfStatement) statement = stf_statement_new (db, sql, error);
  gboolean has_row;

  if (statement == NULL || !stf_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  return stf_database_fail_damaged (path, stf_statement_get_text (statement, 0), error);
}

/**
 * stf_database_select:
 * @table: a table of content
 *
 * Returns: (transfer full): the SQL that reads all its columns, in their order
 */
char *
stf_database_select (const StfTable *table)
{
  g_autoptr (GString) sql = g_string_new ("SELECT ");
  guint i;

  for (i = 0; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", table->columns[i].name);
  g_string_append_printf (sql, " FROM \"%s\"", table->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/**
 * stf_database_insert:
 * @table: a table of content
 *
 * Returns: (transfer full): the SQL that inserts a row; its parameters are the columns, in their
 *   order
 */
char *
stf_database_insert (const StfTable *table)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint i;

  g_string_append_printf (sql, "INSERT INTO \"%s\" VALUES (?", table->name);
  for (i = 1; i < table->n_columns; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
fail_newer (const char *path, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NEWER,
               _ ("“%s” was made by a newer version of Stafett. Install the newest version"
                  " to open it."),
               name);
  return FALSE;
}

/* A newer file can be read if all that is known is there still. */
static gboolean
check_newer_schema (sqlite3 *db, const char *path, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  guint i;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      g_autofree char *sql = stf_database_select (stf_schema_get_table (schema, i));
      g_autoptr (StfStatement) statement = stf_statement_new (db, sql, NULL);

      if (statement == NULL)
        return fail_newer (path, error);
    }

  return TRUE;
}

static gboolean
check_schema (sqlite3 *db, const char *path, int version, GError **error)
{
  g_autofree char *known = stf_schema_get_fingerprint (stf_schema_get ());
  g_autofree char *found = NULL;

  if (version > STF_SCHEMA_VERSION)
    return check_newer_schema (db, path, error);

  found = stf_schema_read_fingerprint (db, error);
  if (found == NULL)
    return FALSE;

  return g_str_equal (known, found) || stf_database_fail_schema (path, error);
}

static gboolean
is_sound (const StfRow *row)
{
  for (guint i = 0; i < row->table->n_columns; i++)
    if (row->values[i].type == STF_VALUE_TEXT)
      {
        g_autofree char *fault = stf_column_find_fault (&row->table->columns[i], &row->values[i]);

        if (fault != NULL)
          return FALSE;
      }
  return TRUE;
}

/* Texts and keys are used as they stand in the file, so they must be what Stafett writes (H13).  A
 * newer version may write what this one does not know. */
static gboolean
check_table (sqlite3 *db, const char *path, int version, const StfTable *table, StfDigest *digest,
             GError **error)
{
  g_autofree char *sql = stf_database_select (table);
  g_autoptr (StfStatement) select = stf_statement_new (db, sql, error);
  g_autofree StfValue *values = g_new (StfValue, table->n_columns);
  const StfRow row = { table, values };
  gboolean has_row = FALSE;

  if (select == NULL)
    return FALSE;

  while (stf_statement_step (select, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!stf_statement_peek_row (select, &row) || !is_sound (&row))
        return version > STF_SCHEMA_VERSION ? fail_newer (path, error)
                                            : stf_database_fail_damaged (path, table->name, error);
      stf_digest_add_row (digest, &row);
    }
  return FALSE;
}

static gboolean
check_digest (sqlite3 *db, const char *path, const StfDigest *digest, GError **error)
{
  g_autoptr (StfStatement) statement = stf_statement_new (db, "SELECT digest FROM file_state",
                                                          error);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *computed = stf_digest_to_string (digest);
  gboolean has_row;

  if (statement == NULL || !stf_statement_step (statement, &has_row, error))
    return FALSE;
  if (g_str_equal (computed, stf_statement_get_text (statement, 0)))
    return TRUE;

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_DIGEST,
               _ ("What “%s” holds is not what Stafett wrote: a copy was made in the middle of a"
                  " change, or another program has changed it. Open the newest backup, or make a"
                  " recovered copy."),
               name);
  return FALSE;
}

static gboolean
check_rows (sqlite3 *db, const char *path, int version, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  StfDigest digest;
  guint i;

  stf_digest_init (&digest);
  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    if (!check_table (db, path, version, stf_schema_get_table (schema, i), &digest, error))
      return FALSE;

  return version > STF_SCHEMA_VERSION || check_digest (db, path, &digest, error);
}

/**
 * stf_database_check_whole:
 * @db: a database
 * @path: its path, for messages
 * @error: return location for an error
 *
 * Checks what can be checked without knowing the schema.
 */
gboolean
stf_database_check_whole (sqlite3 *db, const char *path, GError **error)
{
  return check_no_row (db, path,
                       "SELECT integrity_check FROM pragma_integrity_check"
                       " WHERE integrity_check <> 'ok' LIMIT 1",
                       error)
         && check_no_row (db, path, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", error)
         && check_no_row (db, path,
                          "SELECT 'file_state' WHERE 1 <> (SELECT count (*) FROM file_state"
                          " WHERE revision >= 0 AND length (digest) = 64)",
                          error);
}

/* In other words than SQLite's when it is SQLite that stumbled over the damage: the user needs to
 * know the file and the way onward. */
static gboolean
fail_check (sqlite3 *db, const char *path, GError *found, GError **error)
{
  int code = sqlite3_errcode (db) & 0xff;

  if (code != SQLITE_CORRUPT && code != SQLITE_NOTADB && code != SQLITE_IOERR)
    {
      g_propagate_error (error, found);
      return FALSE;
    }

  g_error_free (found);
  return stf_database_fail_damaged (path, sqlite3_errmsg (db), error);
}

/**
 * stf_database_check:
 * @db: a database
 * @path: its path, for messages
 * @version: its user_version, this program's or a newer one
 * @error: return location for an error
 *
 * Checks all of a year file: nothing in it is used before.  Of a file of a newer version, whose
 * schema and row encoding are not known, only that it is whole and that what is known is there.
 */
gboolean
stf_database_check (sqlite3 *db, const char *path, int version, GError **error)
{
  g_autoptr (GError) found = NULL;
  gboolean ok;

  ok = stf_sql_execute (db, "BEGIN", &found) && check_schema (db, path, version, &found)
       && stf_database_check_whole (db, path, &found) && check_rows (db, path, version, &found);
  if (!ok)
    fail_check (db, path, g_steal_pointer (&found), error);
  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);

  return ok;
}
