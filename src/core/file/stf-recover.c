/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can still be read of a damaged year file, as a new file that is marked unverified.
 *
 *   1. Everything happens in a copy of the bytes, in a private folder: the damaged file stays as it
 *      is, and so does its journal, which is played back in the copy.
 *   2. Known tables and columns are read, row after row.  Where a page cannot be read, reading goes
 *      on behind it, in steps that double.
 *   3. A value that a column does not allow becomes NULL or, where there must be one, the least
 *      that the column allows; a row without a valid id is left out, and so is one whose reference
 *      must be there and is not.
 *   4. History stays behind: its changesets no longer fit.
 *
 * Drawback: a row whose id was damaged into another valid id is taken for another row; that is what
 * the mark is for. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "stf-column.h"
#include "stf-create.h"
#include "stf-database.h"
#include "stf-migrate.h"
#include "stf-publish.h"
#include "stf-raw-file.h"
#include "stf-statement.h"
#include "stf-year-open.h"

#define STUMBLES_MAX 64

static gboolean
has_column (sqlite3 *db, const StfTable *table, const StfColumn *column)
{
  return sqlite3_table_column_metadata (db, "main", table->name, column->name, NULL, NULL, NULL,
                                        NULL, NULL)
         == SQLITE_OK;
}

/* Reads all known columns, those that are missing as NULL. */
static char *
build_select (sqlite3 *db, const StfTable *table)
{
  g_autoptr (GString) sql = g_string_new ("SELECT rowid");
  guint i;

  for (i = 0; i < table->n_columns; i++)
    if (has_column (db, table, &table->columns[i]))
      g_string_append_printf (sql, ", \"%s\"", table->columns[i].name);
    else
      g_string_append (sql, ", NULL");
  g_string_append_printf (sql, " FROM \"%s\" NOT INDEXED WHERE rowid > ? ORDER BY rowid",
                          table->name);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
build_insert (const StfTable *table)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint i;

  g_string_append_printf (sql, "INSERT OR IGNORE INTO \"%s\" VALUES (", table->name);
  for (i = 0; i < table->n_columns; i++)
    g_string_append (sql, i == 0 ? "?" : ", ?");
  g_string_append_c (sql, ')');

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Rule 3. */
static void
mend (const StfTable *table, const StfColumn *column, StfValue *value)
{
  stf_column_clean (column, value);
  if (stf_column_check (table, column, value, NULL))
    return;

  stf_value_clear (value);
  if (!column->required)
    return;

  if (column->kind == STF_COLUMN_INTEGER || column->kind == STF_COLUMN_FLAG)
    stf_value_set_integer (value, column->minimum);
  else if (column->kind == STF_COLUMN_CHOICE)
    stf_value_set_text (value, column->choices[0]);
  else if (column->kind == STF_COLUMN_LINE || column->kind == STF_COLUMN_TEXT)
    stf_value_set_text (value, "");
}

/* Takes over the row that @from is at.  FALSE only when the new file cannot be written. */
static gboolean
take_row (StfStatement *from, StfStatement *to, StfRow *row, GError **error)
{
  guint i;

  stf_statement_get_row (from, 1, row);
  for (i = 0; i < row->table->n_columns; i++)
    mend (row->table, &row->table->columns[i], &row->values[i]);

  return stf_statement_run_row (to, row, error);
}

/* Rule 2. */
static gboolean
take_table (sqlite3 *db, sqlite3 *target, const StfTable *table, GCancellable *cancellable,
            GError **error)
{
  g_autofree char *select = build_select (db, table);
  g_autofree char *insert = build_insert (table);
  g_autoptr (StfStatement) from = stf_statement_new (db, select, NULL);
  g_autoptr (StfStatement) to = stf_statement_new (target, insert, error);
  g_autoptr (StfRow) row = stf_row_new_for_table (table);
  gint64 last = G_MININT64;
  gint64 step = 1;
  guint n_stumbles = 0;

  if (to == NULL)
    return FALSE;
  if (from == NULL)
    return TRUE;

  stf_statement_bind_integer (from, 1, last);
  while (n_stumbles < STUMBLES_MAX)
    {
      gboolean has_row;
      gint64 rowid;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!stf_statement_step (from, &has_row, NULL))
        has_row = FALSE;
      else if (!has_row)
        return TRUE;

      rowid = has_row ? stf_statement_get_integer (from, 0) : G_MININT64;
      if (has_row && rowid > last)
        {
          if (!take_row (from, to, row, error))
            return FALSE;
          last = rowid;
          step = 1;
          continue;
        }

      n_stumbles++;
      last = MAX (last, 0);
      if (last > G_MAXINT64 / 2 || step > G_MAXINT64 / 4)
        return TRUE;
      last += step;
      step *= 2;
      stf_statement_reset (from);
      stf_statement_bind_integer (from, 1, last);
    }

  return TRUE;
}

static gboolean
mend_reference (sqlite3 *db, const StfTable *table, const StfColumn *column, GError **error)
{
  g_autofree char *broken = g_strdup_printf (
      "\"%s\" IS NOT NULL AND \"%s\" NOT IN (SELECT id FROM \"%s\")", column->name, column->name,
      column->references);
  g_autofree char *clear = g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET \"%s\" = NULL WHERE %s",
                                            table->name, column->name, broken);
  g_autofree char *delete = g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", table->name, broken);

  return stf_sql_execute (db, clear, error) && stf_sql_execute (db, delete, error);
}

/* A row that is left out may leave others without what they refer to. */
static gboolean
mend_references (sqlite3 *db, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  int before;

  do
    {
      guint i, j;

      before = sqlite3_total_changes (db);
      for (i = 0; i < stf_schema_get_n_tables (schema); i++)
        {
          const StfTable *table = stf_schema_get_table (schema, i);

          for (j = 0; j < table->n_columns; j++)
            if (table->columns[j].references != NULL
                && !mend_reference (db, table, &table->columns[j], error))
              return FALSE;
        }
    }
  while (sqlite3_total_changes (db) != before);

  return TRUE;
}

static gboolean
take_tables (sqlite3 *db, sqlite3 *target, StfProgressFunc progress, gpointer progress_data,
             GCancellable *cancellable, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  guint n = stf_schema_get_n_tables (schema);
  int before = sqlite3_total_changes (target);
  guint i;

  for (i = 0; i < n; i++)
    {
      if (!take_table (db, target, stf_schema_get_table (schema, i), cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, n, progress_data);
    }
  if (sqlite3_total_changes (target) != before)
    return TRUE;

  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_DAMAGED,
                       _ ("Nothing can be read from the file any more. Open the newest backup."));
  return FALSE;
}

/* Copies a damaged file and its journal to @copy. */
static gboolean
copy_bytes (const char *path, const char *copy, GCancellable *cancellable, GError **error)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *journal_copy = g_strconcat (copy, "-journal", NULL);

  return stf_raw_file_copy (path, copy, cancellable, error)
         && (!g_file_test (journal, G_FILE_TEST_IS_REGULAR)
             || stf_raw_file_copy (journal, journal_copy, cancellable, error));
}

static gboolean
recover_copy (const char *copy, const char *target, StfProgressFunc progress,
              gpointer progress_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (sqlite3) db = stf_database_open (copy, SQLITE_OPEN_READWRITE, error);
  g_autoptr (sqlite3) new_db = NULL;

  if (db == NULL)
    return FALSE;
  new_db = stf_create_at (target, error);

  return new_db != NULL
         && stf_sql_execute (new_db, "DELETE FROM file_history; BEGIN IMMEDIATE", error)
         && take_tables (db, new_db, progress, progress_data, cancellable, error)
         && mend_references (new_db, error) && stf_migrate_write_digest (new_db, error)
         && stf_migrate_write_floor (new_db, "recovered", error)
         && stf_sql_execute (new_db, "UPDATE file_state SET unverified = 1", error)
         && stf_sql_execute (new_db, "COMMIT", error);
}

static gboolean
recover_in_folder (const char *path, const char *target, const char *folder,
                   StfProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                   GError **error)
{
  g_autofree char *copy = g_build_filename (folder, "copy", NULL);
  g_autofree char *temporary = stf_publish_new_temporary (target, error);
  gboolean ok = temporary != NULL && copy_bytes (path, copy, cancellable, error)
                && recover_copy (copy, temporary, progress, progress_data, cancellable, error)
                && stf_year_verify (temporary, error)
                && !g_cancellable_set_error_if_cancelled (cancellable, error)
                && stf_publish (temporary, target, error);

  if (!ok)
    stf_publish_discard (temporary);
  stf_publish_discard (copy);
  return ok;
}

/**
 * stf_year_file_recover:
 * @path: (type filename): a damaged year file, which stays as it is
 * @target: (type filename): where to make the recovered copy; nothing of that name may exist
 * @progress: (nullable): told of tables read
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the work
 * @error: return location for an error: %STF_FILE_ERROR_DAMAGED if nothing can be read;
 *   after an error there is no copy
 *
 * Makes a new file of what can be read; stf_year_file_get_unverified() is TRUE for it.
 */
gboolean
stf_year_file_recover (const char *path, const char *target, StfProgressFunc progress,
                       gpointer progress_data, GCancellable *cancellable, GError **error)
{
  g_autofree char *absolute = NULL;
  g_autofree char *absolute_target = NULL;
  g_autofree char *folder = NULL;
  gboolean ok;

  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  absolute = g_canonicalize_filename (path, NULL);
  absolute_target = g_canonicalize_filename (target, NULL);
  if (!stf_database_check_is_file (absolute, error)
      || !stf_publish_check_free (absolute_target, error))
    return FALSE;
  folder = stf_publish_new_folder (error);
  if (folder == NULL)
    return FALSE;

  ok = recover_in_folder (absolute, absolute_target, folder, progress, progress_data, cancellable,
                          error);
  g_rmdir (folder);
  return ok;
}
