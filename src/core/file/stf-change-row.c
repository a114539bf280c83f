/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the function of a change can do to rows, whatever their table (H1).
 *
 * Foreign keys have no actions, so that a changeset holds the whole change: children are released
 * here, by the references that the schema declares.  Each reference is a search, by an index where
 * the schema has one; deleting is rare and the tables are small. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-change-private.h"

#include <glib/gi18n-lib.h>

#include "stf-column.h"
#include "stf-database.h"
#include "stf-label.h"
#include "stf-removal.h"
#include "stf-year-file-private.h"

static gboolean
fail_invalid (GError **error, const StfTable *table, const char *fault)
{
  /* Translators: a kind of row and what is wrong with it: "Person: the row does not exist". */
  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID, _ ("%s: %s"),
               stf_label_table (table->name), fault);
  return FALSE;
}

static gboolean
fail_missing (GError **error, const StfTable *table)
{
  return fail_invalid (error, table, _ ("the row does not exist"));
}

/* Runs a statement that writes into the table; a CHECK that fails is worded by the table. */
static gboolean
run (StfChange *self, StfStatement *statement, const StfTable *table, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (stf_statement_run (statement, &fault))
    return TRUE;

  switch (sqlite3_extended_errcode (stf_year_file_get_db (self->file)))
    {
      case SQLITE_CONSTRAINT_CHECK:
        return fail_invalid (error, table, _ ("the fields do not fit each other"));
      case SQLITE_CONSTRAINT_PRIMARYKEY:
        return fail_invalid (error, table, _ ("the row exists already"));
      default:
        g_propagate_error (error, g_steal_pointer (&fault));
        return FALSE;
    }
}

static char *
build_update (const StfTable *table)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint i;

  g_string_append_printf (sql, "UPDATE \"%s\" SET ", table->name);
  for (i = 1; i < table->n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?%u", i > 1 ? ", " : "", table->columns[i].name,
                            i + 1);
  g_string_append (sql, " WHERE id = ?1");
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* Returns: (transfer none): the statement of the table, prepared once a change */
static StfStatement *
prepare (StfChange *self, GPtrArray *statements, char *(*build) (const StfTable *),
         const StfTable *table, GError **error)
{
  if (statements->pdata[table->index] == NULL)
    {
      g_autofree char *sql = build (table);

      statements->pdata[table->index] = stf_year_file_query (self->file, sql, error);
    }
  return statements->pdata[table->index];
}

/* Writes a whole row.  *found tells of an update whether there was one. */
static gboolean
write_row (StfChange *self, StfStatement *statement, const StfRow *row, gboolean *found,
           GError **error)
{
  guint i;

  if (statement == NULL)
    return FALSE;

  for (i = 0; i < row->table->n_columns; i++)
    stf_statement_bind_value (statement, (int) i + 1, &row->values[i]);
  if (!run (self, statement, row->table, error))
    return FALSE;

  *found = sqlite3_changes (stf_year_file_get_db (self->file)) > 0;
  return TRUE;
}

/* Returns: (transfer full) (nullable): the row as the file shall keep it */
static StfRow *
clean_row (const StfRow *row, GError **error)
{
  g_autoptr (StfRow) clean = stf_row_copy (row);
  guint i;

  for (i = 0; i < row->table->n_columns; i++)
    {
      stf_column_clean (&row->table->columns[i], &clean->values[i]);
      if (!stf_column_check (row->table, &row->table->columns[i], &clean->values[i], error))
        return NULL;
    }
  return g_steal_pointer (&clean);
}

static gboolean
set_value (StfChange *self, const StfTable *table, const char *id, const StfColumn *column,
           const StfValue *value, gboolean *found, GError **error)
{
  g_autofree char *sql = NULL;
  g_autoptr (StfStatement) update = NULL;

  sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = ?2 WHERE id = ?1", table->name, column->name);
  update = stf_year_file_query (self->file, sql, error);
  if (update == NULL)
    return FALSE;

  stf_statement_bind_text (update, 1, id);
  stf_statement_bind_value (update, 2, value);
  if (!run (self, update, table, error))
    return FALSE;

  *found = sqlite3_changes (stf_year_file_get_db (self->file)) > 0;
  return TRUE;
}

/* Takes the value. */
static gboolean
set_checked (StfChange *self, const char *table_name, const char *id, const char *column_name,
             StfValue *value, GError **error)
{
  const StfTable *table = stf_schema_find_table (stf_schema_get (), table_name);
  int index = table ? stf_table_find_column (table, column_name) : -1;
  gboolean found = FALSE;
  gboolean ok;

  g_return_val_if_fail (index > 0, FALSE);

  stf_column_clean (&table->columns[index], value);
  ok = stf_column_check (table, &table->columns[index], value, error)
       && set_value (self, table, id, &table->columns[index], value, &found, error);
  stf_value_clear (value);
  return ok && (found || fail_missing (error, table));
}

/* Returns: (transfer full) (nullable): ids of the rows of the table whose column names the row */
static GPtrArray *
find_children (StfChange *self, const StfTable *table, const StfColumn *column, const char *id,
               GError **error)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (StfStatement) select = NULL;
  g_autofree char *sql = NULL;
  gboolean has_row = FALSE;

  sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1", table->name, column->name);
  select = stf_year_file_query (self->file, sql, error);
  if (select == NULL)
    return NULL;

  stf_statement_bind_text (select, 1, id);
  while (TRUE)
    {
      if (!stf_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&ids);
      g_ptr_array_add (ids, stf_statement_dup_text (select, 0));
    }
}

static gboolean delete_row (StfChange *self, const StfTable *table, const char *id, gboolean *found,
                            GError **error);

/* A child that needs the row goes with it; it may be gone already, with another one. */
static gboolean
release_child (StfChange *self, const StfTable *table, const StfColumn *column, const char *id,
               GError **error)
{
  const StfValue null = { STF_VALUE_NULL };
  gboolean found;

  return stf_removal_goes_along (table, column)
             ? delete_row (self, table, id, &found, error)
             : set_value (self, table, id, column, &null, &found, error);
}

static gboolean
release_children (StfChange *self, const StfTable *parent, const char *id, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  guint i;
  guint j;
  guint k;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);

      for (j = 1; j < table->n_columns; j++)
        {
          const StfColumn *column = &table->columns[j];
          g_autoptr (GPtrArray) ids = NULL;

          if (column->kind != STF_COLUMN_REFERENCE
              || g_strcmp0 (column->references, parent->name) != 0)
            continue;

          ids = find_children (self, table, column, id, error);
          if (ids == NULL)
            return FALSE;
          for (k = 0; k < ids->len; k++)
            if (!release_child (self, table, column, ids->pdata[k], error))
              return FALSE;
        }
    }
  return TRUE;
}

/* The row goes before its children, so that rows that name each other end somewhere. */
static gboolean
delete_row (StfChange *self, const StfTable *table, const char *id, gboolean *found, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = ?1", table->name);
  g_autoptr (StfStatement) delete = stf_year_file_query (self->file, sql, error);

  if (delete == NULL)
    return FALSE;

  stf_statement_bind_text (delete, 1, id);
  if (!stf_statement_run (delete, error))
    return FALSE;

  *found = sqlite3_changes (stf_year_file_get_db (self->file)) > 0;
  return !*found || release_children (self, table, id, error);
}

/**
 * stf_change_insert:
 * @self: a change
 * @row: a new row with its id
 * @error: return location for %STF_FILE_ERROR_INVALID
 */
gboolean
stf_change_insert (StfChange *self, const StfRow *row, GError **error)
{
  g_autoptr (StfRow) clean = NULL;
  gboolean found;

  g_return_val_if_fail (self != NULL && row != NULL, FALSE);

  clean = clean_row (row, error);
  return clean != NULL
         && write_row (self, prepare (self, self->inserts, stf_database_insert, row->table, error),
                       clean, &found, error);
}

/**
 * stf_change_put:
 * @self: a change
 * @row: a row with its id
 * @error: return location for %STF_FILE_ERROR_INVALID
 *
 * Makes the row with this id be as @row, whether it is there already or not.
 */
gboolean
stf_change_put (StfChange *self, const StfRow *row, GError **error)
{
  g_autoptr (StfRow) clean = NULL;
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && row != NULL, FALSE);

  clean = clean_row (row, error);
  if (clean == NULL
      || !write_row (self, prepare (self, self->updates, build_update, row->table, error), clean,
                     &found, error))
    return FALSE;

  return found
         || write_row (self, prepare (self, self->inserts, stf_database_insert, row->table, error),
                       clean, &found, error);
}

/**
 * stf_change_set_text:
 * @self: a change
 * @table: a table of content
 * @id: the id of one of its rows
 * @column: one of its columns, not the id
 * @text: (nullable): what the column becomes; NULL for NULL
 * @error: return location for %STF_FILE_ERROR_INVALID
 */
gboolean
stf_change_set_text (StfChange *self, const char *table, const char *id, const char *column,
                     const char *text, GError **error)
{
  StfValue value = { STF_VALUE_NULL };

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  stf_value_set_text (&value, text);
  return set_checked (self, table, id, column, &value, error);
}

/**
 * stf_change_set_integer:
 * @self: a change
 * @table: a table of content
 * @id: the id of one of its rows
 * @column: one of its columns
 * @integer: what the column becomes
 * @error: return location for %STF_FILE_ERROR_INVALID
 */
gboolean
stf_change_set_integer (StfChange *self, const char *table, const char *id, const char *column,
                        gint64 integer, GError **error)
{
  StfValue value = { STF_VALUE_INTEGER, integer };

  g_return_val_if_fail (self != NULL && id != NULL, FALSE);

  return set_checked (self, table, id, column, &value, error);
}

/**
 * stf_change_set_null:
 * @self: a change
 * @table: a table of content
 * @id: the id of one of its rows
 * @column: one of its columns, not the id
 * @error: return location for %STF_FILE_ERROR_INVALID
 */
gboolean
stf_change_set_null (StfChange *self, const char *table, const char *id, const char *column,
                     GError **error)
{
  return stf_change_set_text (self, table, id, column, NULL, error);
}

/**
 * stf_change_delete:
 * @self: a change
 * @table: a table of content
 * @id: the id of one of its rows
 * @error: return location for %STF_FILE_ERROR_INVALID
 *
 * Deletes a row, and with it the rows that cannot be without it, and so on; other references to a
 * row that goes become NULL.
 */
gboolean
stf_change_delete (StfChange *self, const char *table, const char *id, GError **error)
{
  const StfTable *parent = stf_schema_find_table (stf_schema_get (), table);
  gboolean found = FALSE;

  g_return_val_if_fail (self != NULL && parent != NULL && id != NULL, FALSE);

  if (!delete_row (self, parent, id, &found, error))
    return FALSE;

  return found || fail_missing (error, parent);
}

/**
 * stf_change_get_file:
 * @self: a change
 *
 * Returns: (transfer none): the year that is changed, for reading it as it is within the change
 */
StfYearFile *
stf_change_get_file (StfChange *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}
