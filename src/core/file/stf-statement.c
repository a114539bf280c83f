/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A prepared statement with GError and autoptr, so that SQL in core reads as plain C.
 *
 * Parameters count from 1 and columns from 0, as in SQLite.  Texts are bound as copies,
 * except those of a row that is written at once. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-statement.h"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-year-file.h"

struct _StfStatement
{
  sqlite3 *db; /* borrowed */
  sqlite3_stmt *statement;
};

G_DEFINE_QUARK (stf - sql - error - quark, stf_sql_error)

/* Whether what failed is a write for which there was no space.  SQLite says so of a full disk only:
 * not of a quota, and not where it syncs or makes a file.  The system's error of a commit may be
 * lost to what undoes it; the database file keeps its own. */
static gboolean
lacks_space (sqlite3 *db, int code)
{
  int number = sqlite3_system_errno (db);

  if ((code & 0xff) != SQLITE_IOERR && (code & 0xff) != SQLITE_CANTOPEN)
    return FALSE;
  if (number != ENOSPC && number != EDQUOT)
    sqlite3_file_control (db, "main", SQLITE_FCNTL_LAST_ERRNO, &number);
  return number == ENOSPC || number == EDQUOT;
}

/**
 * stf_sql_fail:
 * @db: the database of the failed call
 * @error: return location for the error
 *
 * Words the last error of @db for a user: the cases that a user can do something about as
 * %STF_FILE_ERROR, the rest as %STF_SQL_ERROR with SQLite's own text.
 *
 * Returns: FALSE
 */
gboolean
stf_sql_fail (sqlite3 *db, GError **error)
{
  int code = sqlite3_extended_errcode (db);

  switch (lacks_space (db, code) ? SQLITE_FULL : code & 0xff)
    {
      case SQLITE_FULL:
        g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_FULL,
                             _ ("There is no space left on the disk. Nothing was changed."));
        break;
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_BUSY,
                             _ ("Another program is using the file. Try again in a moment."));
        break;
      case SQLITE_READONLY:
      case SQLITE_PERM:
        g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_READ_ONLY,
                             _ ("The file cannot be written here. Save a copy in another folder."));
        break;
      case SQLITE_CONSTRAINT:
        g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID,
                     _ ("The change does not fit the rest of the year: %s"), sqlite3_errmsg (db));
        break;
      case SQLITE_CORRUPT:
      case SQLITE_NOTADB:
        g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_DAMAGED,
                             _ ("The file is damaged."));
        break;
      default:
        g_set_error (error, STF_SQL_ERROR, code, _ ("The year file gave an error: %s"),
                     sqlite3_errmsg (db));
    }

  return FALSE;
}

/**
 * stf_sql_execute:
 * @db: a database
 * @sql: one or several statements that return nothing
 * @error: return location for an error
 */
gboolean
stf_sql_execute (sqlite3 *db, const char *sql, GError **error)
{
  return sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK || stf_sql_fail (db, error);
}

/**
 * stf_statement_new:
 * @db: a database, which must outlive the statement
 * @sql: one statement
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the statement
 */
StfStatement *
stf_statement_new (sqlite3 *db, const char *sql, GError **error)
{
  StfStatement *self;
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    {
      stf_sql_fail (db, error);
      return NULL;
    }

  self = g_new0 (StfStatement, 1);
  self->db = db;
  self->statement = statement;
  return self;
}

/**
 * stf_statement_free:
 * @self: (nullable): a statement
 */
void
stf_statement_free (StfStatement *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->statement);
  g_free (self);
}

/**
 * stf_statement_reset:
 * @self: a statement
 *
 * Makes it ready to run again; what is bound stays bound.
 */
void
stf_statement_reset (StfStatement *self)
{
  sqlite3_reset (self->statement);
}

/**
 * stf_statement_bind_text:
 * @self: a statement
 * @parameter: its number, from 1
 * @text: (nullable): the text, copied; NULL for NULL
 */
void
stf_statement_bind_text (StfStatement *self, int parameter, const char *text)
{
  if (sqlite3_bind_text (self->statement, parameter, text, -1, SQLITE_TRANSIENT) != SQLITE_OK)
    g_critical ("Cannot bind parameter %d: %s", parameter, sqlite3_errmsg (self->db));
}

/**
 * stf_statement_bind_integer:
 * @self: a statement
 * @parameter: its number, from 1
 * @integer: the value
 */
void
stf_statement_bind_integer (StfStatement *self, int parameter, gint64 integer)
{
  if (sqlite3_bind_int64 (self->statement, parameter, integer) != SQLITE_OK)
    g_critical ("Cannot bind parameter %d: %s", parameter, sqlite3_errmsg (self->db));
}

/**
 * stf_statement_bind_blob:
 * @self: a statement
 * @parameter: its number, from 1
 * @bytes: (nullable): the value, copied; NULL for NULL
 */
void
stf_statement_bind_blob (StfStatement *self, int parameter, GBytes *bytes)
{
  int result;

  if (bytes == NULL)
    result = sqlite3_bind_null (self->statement, parameter);
  else
    result = sqlite3_bind_blob64 (self->statement, parameter, g_bytes_get_data (bytes, NULL),
                                  g_bytes_get_size (bytes), SQLITE_TRANSIENT);

  if (result != SQLITE_OK)
    g_critical ("Cannot bind parameter %d: %s", parameter, sqlite3_errmsg (self->db));
}

/**
 * stf_statement_bind_value:
 * @self: a statement
 * @parameter: its number, from 1
 * @value: the value
 */
void
stf_statement_bind_value (StfStatement *self, int parameter, const StfValue *value)
{
  if (value->type == STF_VALUE_INTEGER)
    stf_statement_bind_integer (self, parameter, value->integer);
  else
    stf_statement_bind_text (self, parameter, value->text);
}

/**
 * stf_statement_step:
 * @self: a statement
 * @has_row: (out): TRUE if there is a row to read, FALSE at the end
 * @error: return location for an error
 */
gboolean
stf_statement_step (StfStatement *self, gboolean *has_row, GError **error)
{
  int result = sqlite3_step (self->statement);

  *has_row = result == SQLITE_ROW;
  if (result == SQLITE_ROW || result == SQLITE_DONE)
    return TRUE;

  return stf_sql_fail (self->db, error);
}

/**
 * stf_statement_run:
 * @self: a statement
 * @error: return location for an error
 *
 * Runs a statement whose rows, if any, do not matter, and resets it.
 */
gboolean
stf_statement_run (StfStatement *self, GError **error)
{
  gboolean has_row;
  gboolean ok = stf_statement_step (self, &has_row, error);

  sqlite3_reset (self->statement);
  return ok;
}

/**
 * stf_statement_run_row:
 * @self: a statement whose parameters are the columns of a table, in their order
 * @row: a row of that table
 * @error: return location for an error
 *
 * Binds the values of @row, without copying them, and runs the statement.
 */
gboolean
stf_statement_run_row (StfStatement *self, const StfRow *row, GError **error)
{
  gboolean ok;
  guint i;

  for (i = 0; i < row->table->n_columns; i++)
    if (row->values[i].type == STF_VALUE_TEXT)
      sqlite3_bind_text (self->statement, (int) i + 1, row->values[i].text, -1, SQLITE_STATIC);
    else
      stf_statement_bind_value (self, (int) i + 1, &row->values[i]);

  ok = stf_statement_run (self, error);
  sqlite3_clear_bindings (self->statement);
  return ok;
}

/**
 * stf_statement_get_text:
 * @self: a statement that has a row
 * @column: its number, from 0
 *
 * Returns: (transfer none) (nullable): the text, until the next step
 */
const char *
stf_statement_get_text (StfStatement *self, int column)
{
  return (const char *) sqlite3_column_text (self->statement, column);
}

/**
 * stf_statement_dup_text:
 * @self: a statement that has a row
 * @column: its number, from 0
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
stf_statement_dup_text (StfStatement *self, int column)
{
  return g_strdup (stf_statement_get_text (self, column));
}

/**
 * stf_statement_get_integer:
 * @self: a statement that has a row
 * @column: its number, from 0
 *
 * Returns: the integer, 0 for NULL
 */
gint64
stf_statement_get_integer (StfStatement *self, int column)
{
  return sqlite3_column_int64 (self->statement, column);
}

/**
 * stf_statement_is_null:
 * @self: a statement that has a row
 * @column: its number, from 0
 */
gboolean
stf_statement_is_null (StfStatement *self, int column)
{
  return sqlite3_column_type (self->statement, column) == SQLITE_NULL;
}

/**
 * stf_statement_get_blob:
 * @self: a statement that has a row
 * @column: its number, from 0
 *
 * Returns: (transfer full) (nullable): the bytes, copied; NULL for NULL
 */
GBytes *
stf_statement_get_blob (StfStatement *self, int column)
{
  const void *blob;

  if (stf_statement_is_null (self, column))
    return NULL;

  blob = sqlite3_column_blob (self->statement, column);
  return g_bytes_new (blob, (gsize) sqlite3_column_bytes (self->statement, column));
}

/**
 * stf_statement_get_value:
 * @self: a statement that has a row
 * @column: its number, from 0
 * @value: (out): the value; what it held before is freed
 *
 * STRICT tables of content hold integers and texts only.
 */
void
stf_statement_get_value (StfStatement *self, int column, StfValue *value)
{
  if (sqlite3_column_type (self->statement, column) == SQLITE_INTEGER)
    stf_value_set_integer (value, stf_statement_get_integer (self, column));
  else
    stf_value_set_text (value, stf_statement_get_text (self, column));
}

/**
 * stf_statement_get_row:
 * @self: a statement that has a row
 * @first_column: where the columns of the row's table begin, all of them, in their order
 * @row: the row that is filled
 */
void
stf_statement_get_row (StfStatement *self, int first_column, StfRow *row)
{
  guint i;

  for (i = 0; i < row->table->n_columns; i++)
    stf_statement_get_value (self, first_column + (int) i, &row->values[i]);
}

/**
 * stf_statement_peek_row:
 * @self: a statement that has a row, whose columns are those of the row's table
 * @row: a row whose values own nothing
 *
 * Fills the row without copying: its texts are the statement's, until the next step.
 *
 * Returns: FALSE if a text goes on after a NUL, where it is out of sight
 */
gboolean
stf_statement_peek_row (StfStatement *self, const StfRow *row)
{
  gboolean whole = TRUE;

  for (int i = 0; i < (int) row->table->n_columns; i++)
    {
      StfValue *value = &row->values[i];
      int type = sqlite3_column_type (self->statement, i);

      *value = (StfValue){ STF_VALUE_NULL };
      if (type == SQLITE_INTEGER)
        {
          value->type = STF_VALUE_INTEGER;
          value->integer = sqlite3_column_int64 (self->statement, i);
        }
      else if (type == SQLITE_TEXT)
        {
          value->type = STF_VALUE_TEXT;
          value->text = (char *) sqlite3_column_text (self->statement, i);
          whole &= strlen (value->text) == (gsize) sqlite3_column_bytes (self->statement, i);
        }
    }
  return whole;
}
