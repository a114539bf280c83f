/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year file that is open.
 *
 * It holds the one connection to the database, the right to write, and the revision that was last
 * read: each change is one immediate transaction that moves the revision by one, and is refused if
 * somebody else has moved it.  Everything that writes goes through stf_year_file_change().
 *
 * Drawback: a file belongs to one thread at a time; nothing here locks. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-year-file-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-create.h"
#include "stf-text.h"
#include "stf-year-open.h"

struct _StfYearFile
{
  GObject parent_instance;

  StfYearOpen open;
  gint64 revision;
  gboolean unverified;
  gboolean in_change;
  gboolean trying; /* what is changed is to be taken back */
  char *author;
};

G_DEFINE_TYPE (StfYearFile, stf_year_file, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
fail_read_only (StfYearFile *self, GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->open.path);

  if (self->open.access == STF_ACCESS_LOCKED)
    g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_READ_ONLY,
                 _ ("“%s” is open for reading: %s has it. Open it again when it has been closed"
                    " there."),
                 name, self->open.owner);
  else if (self->open.access == STF_ACCESS_NEWER)
    g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_READ_ONLY,
                 _ ("“%s” is open for reading: it was made by a newer version of Stafett. Install"
                    " the newest version to change it."),
                 name);
  else
    g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_READ_ONLY,
                 _ ("“%s” is open for reading. Save a copy in a folder of your own to change it."),
                 name);
  return FALSE;
}

static gboolean
read_state (StfYearFile *self, gint64 *revision, gboolean *unverified, GError **error)
{
  g_autoptr (StfStatement) statement = stf_statement_new (
      self->open.db, "SELECT revision, unverified FROM file_state", error);
  gboolean has_row;

  if (statement == NULL || !stf_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return stf_database_fail_damaged (self->open.path, "file_state", error);

  *revision = stf_statement_get_integer (statement, 0);
  *unverified = stf_statement_get_integer (statement, 1) != 0;
  return TRUE;
}

static void
stf_year_file_finalize (GObject *object)
{
  StfYearFile *self = STF_YEAR_FILE (object);

  stf_year_open_clear (&self->open);
  g_free (self->author);

  G_OBJECT_CLASS (stf_year_file_parent_class)->finalize (object);
}

static void
stf_year_file_class_init (StfYearFileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = stf_year_file_finalize;

  /**
   * StfYearFile::changed:
   * @self: the file
   * @tables: the tables of content that were touched, each once
   *
   * After each commit, undo and redo, in the thread of the change.
   */
  signals[CHANGED] = g_signal_new ("changed", STF_TYPE_YEAR_FILE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_STRV);
}

static void
stf_year_file_init (StfYearFile *self)
{
  self->author = g_strdup ("");
}

/**
 * stf_year_file_create:
 * @path: (type filename): where to make it; nothing of that name may exist
 * @error: return location for an error: %STF_FILE_ERROR_EXISTS, %STF_FILE_ERROR_FULL,
 *   %STF_FILE_ERROR_READ_ONLY
 *
 * Makes an empty year file and opens it.  Its history begins with the floor of undo (H4).
 *
 * Returns: (transfer full) (nullable): the open file
 */
StfYearFile *
stf_year_file_create (const char *path, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  if (!stf_create (path, error))
    return NULL;

  return stf_year_file_open (path, STF_OPEN_DEFAULT, error);
}

/**
 * stf_year_file_open:
 * @path: (type filename): a year file
 * @flags: how to open it
 * @error: return location for an error of %STF_FILE_ERROR, after which the file is as it was
 *
 * Checks all of a file and opens it, for writing if it can be written and nobody else has it:
 * stf_year_file_get_access() tells.
 *
 * Returns: (transfer full) (nullable): the open file
 */
StfYearFile *
stf_year_file_open (const char *path, StfOpenFlags flags, GError **error)
{
  g_autoptr (StfYearFile) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (STF_TYPE_YEAR_FILE, NULL);
  if (!stf_year_open (path, flags, &self->open, error)
      || !read_state (self, &self->revision, &self->unverified, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * stf_year_file_close:
 * @self: a file
 * @error: return location for an error
 *
 * Closes the file and gives back its lock, as dropping the last reference does, which cannot tell
 * of an error.  A closed file may only be dropped.
 */
gboolean
stf_year_file_close (StfYearFile *self, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (self), FALSE);
  g_return_val_if_fail (!self->in_change, FALSE);

  stf_year_open_clear (&self->open);
  return TRUE;
}

/**
 * stf_year_file_get_path:
 * @self: a file
 *
 * Returns: (type filename) (transfer none): its absolute path, links resolved
 */
const char *
stf_year_file_get_path (StfYearFile *self)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (self), NULL);

  return self->open.path;
}

/**
 * stf_year_file_get_access:
 * @self: a file
 *
 * Returns: whether it can be changed, and if not, why
 */
StfAccess
stf_year_file_get_access (StfYearFile *self)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (self), STF_ACCESS_READ_ONLY);

  return self->open.access;
}

/**
 * stf_year_file_get_owner:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): who has the file and since when, in the user's language, if
 *   access is %STF_ACCESS_LOCKED
 */
const char *
stf_year_file_get_owner (StfYearFile *self)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (self), NULL);

  return self->open.owner;
}

/**
 * stf_year_file_get_unverified:
 * @self: a file
 *
 * Returns: TRUE if the file is a recovered copy, whose content nothing vouches for
 */
gboolean
stf_year_file_get_unverified (StfYearFile *self)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (self), FALSE);

  return self->unverified;
}

/**
 * stf_year_file_get_revision:
 * @self: a file
 *
 * Returns: the number of changes committed to the file since it was made
 */
gint64
stf_year_file_get_revision (StfYearFile *self)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (self), 0);

  return self->revision;
}

/**
 * stf_year_file_get_digest:
 * @self: a file
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the content digest (H6), 64 hexadecimal digits
 */
char *
stf_year_file_get_digest (StfYearFile *self, GError **error)
{
  g_autoptr (StfStatement) statement = NULL;
  gboolean has_row;

  g_return_val_if_fail (STF_IS_YEAR_FILE (self), NULL);

  statement = stf_year_file_query (self, "SELECT digest FROM file_state", error);
  if (statement == NULL || !stf_statement_step (statement, &has_row, error))
    return NULL;

  g_assert (has_row);
  return stf_statement_dup_text (statement, 0);
}

/**
 * stf_year_file_set_author:
 * @self: a file
 * @author: (nullable): who makes the changes that follow (H4), as one line
 *
 * Whoever comes second to the file is told this name too.
 */
void
stf_year_file_set_author (StfYearFile *self, const char *author)
{
  g_return_if_fail (STF_IS_YEAR_FILE (self));

  g_free (self->author);
  self->author = stf_text_clean_line (author != NULL ? author : "", -1);
  if (self->open.lock != NULL)
    stf_lock_file_set_user (self->open.lock, self->author);
}

/**
 * stf_year_file_get_author:
 * @self: a file
 *
 * Returns: (transfer none): who makes the changes, or ""
 */
const char *
stf_year_file_get_author (StfYearFile *self)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (self), NULL);

  return self->author;
}

static char *
select_rows (const StfTable *table, const char *clause)
{
  g_autofree char *select = stf_database_select (table);

  return g_strconcat (select, " ", clause, NULL);
}

/**
 * stf_year_file_get_row:
 * @self: a file
 * @table: the name of a table of content
 * @id: a UUID
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the row, or NULL without an error if there is none
 */
StfRow *
stf_year_file_get_row (StfYearFile *self, const char *table, const char *id, GError **error)
{
  const StfTable *type = stf_schema_find_table (stf_schema_get (), table);
  g_autoptr (StfStatement) statement = NULL;
  g_autofree char *sql = NULL;
  gboolean has_row;
  StfRow *row;

  g_return_val_if_fail (STF_IS_YEAR_FILE (self), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  sql = select_rows (type, "WHERE id = ?");
  statement = stf_year_file_query (self, sql, error);
  if (statement == NULL)
    return NULL;

  stf_statement_bind_text (statement, 1, id);
  if (!stf_statement_step (statement, &has_row, error) || !has_row)
    return NULL;

  row = stf_row_new_for_table (type);
  stf_statement_get_row (statement, 0, row);
  return row;
}

static GPtrArray *
read_rows (StfYearFile *self, const StfTable *table, const char *clause, const char *value,
           GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_row_free);
  g_autofree char *sql = select_rows (table, clause);
  g_autoptr (StfStatement) statement = stf_year_file_query (self, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  if (value != NULL)
    stf_statement_bind_text (statement, 1, value);

  while (stf_statement_step (statement, &has_row, error))
    {
      StfRow *row;

      if (!has_row)
        return g_steal_pointer (&rows);

      row = stf_row_new_for_table (table);
      stf_statement_get_row (statement, 0, row);
      g_ptr_array_add (rows, row);
    }

  return NULL;
}

/**
 * stf_year_file_get_rows:
 * @self: a file
 * @table: the name of a table of content
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type StfRow) (nullable): its rows, oldest first
 */
GPtrArray *
stf_year_file_get_rows (StfYearFile *self, const char *table, GError **error)
{
  const StfTable *type = stf_schema_find_table (stf_schema_get (), table);

  g_return_val_if_fail (STF_IS_YEAR_FILE (self), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  return read_rows (self, type, "ORDER BY id", NULL, error);
}

/**
 * stf_year_file_get_rows_where:
 * @self: a file
 * @table: the name of a table of content
 * @column: the name of one of its columns
 * @value: what stands there
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type StfRow) (nullable): the rows with @value, oldest first
 */
GPtrArray *
stf_year_file_get_rows_where (StfYearFile *self, const char *table, const char *column,
                              const char *value, GError **error)
{
  const StfTable *type = stf_schema_find_table (stf_schema_get (), table);
  g_autofree char *clause = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (self), NULL);
  g_return_val_if_fail (type != NULL && stf_table_find_column (type, column) >= 0, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  clause = g_strdup_printf ("WHERE \"%s\" = ?1 ORDER BY id", column);
  return read_rows (self, type, clause, value, error);
}

/* stf_year_file_get_db:
 *
 * Returns: (transfer none): the connection */
sqlite3 *
stf_year_file_get_db (StfYearFile *self)
{
  return self->open.db;
}

/* stf_year_file_query:
 *
 * Returns: (transfer full) (nullable): the statement, which must be freed before the file is
 *   closed */
StfStatement *
stf_year_file_query (StfYearFile *self, const char *sql, GError **error)
{
  return stf_statement_new (self->open.db, sql, error);
}

static gboolean
check_revision (StfYearFile *self, GError **error)
{
  gboolean unverified;
  gint64 revision;

  if (!read_state (self, &revision, &unverified, error))
    return FALSE;

  return revision == self->revision || stf_database_fail_stale (self->open.path, error);
}

/* stf_year_file_begin:
 *
 * Begins a change: one immediate transaction, from the revision that was last read. */
gboolean
stf_year_file_begin (StfYearFile *self, GError **error)
{
  g_return_val_if_fail (!self->in_change, FALSE);

  if (self->open.access != STF_ACCESS_WRITE)
    return fail_read_only (self, error);
  if (!stf_sql_execute (self->open.db, "BEGIN IMMEDIATE", error))
    return FALSE;

  self->in_change = TRUE;
  if (check_revision (self, error))
    return TRUE;

  stf_year_file_rollback (self);
  return FALSE;
}

static gboolean
write_state (StfYearFile *self, const char *digest, GError **error)
{
  g_autoptr (StfStatement) statement = stf_year_file_query (
      self, "UPDATE file_state SET revision = revision + 1, digest = ? WHERE id = 1", error);

  if (statement == NULL)
    return FALSE;

  stf_statement_bind_text (statement, 1, digest);
  return stf_statement_run (statement, error);
}

/* stf_year_file_commit:
 *
 * Ends a change.  When this says TRUE it is on the disk; when not, the file is as it was. */
gboolean
stf_year_file_commit (StfYearFile *self, const char *digest, GError **error)
{
  g_return_val_if_fail (self->in_change, FALSE);

  if (!write_state (self, digest, error)
      || (self->open.remote != NULL
          && !stf_remote_publish (self->open.remote, self->open.db, error))
      || !stf_sql_execute (self->open.db, "COMMIT", error))
    {
      stf_year_file_rollback (self);
      return FALSE;
    }

  self->in_change = FALSE;
  self->revision++;
  return TRUE;
}

/* stf_year_file_rollback:
 *
 * Ends a change and leaves the file as it was. */
void
stf_year_file_rollback (StfYearFile *self)
{
  g_return_if_fail (self->in_change);

  /* After an error such as a full disk SQLite has rolled back already. */
  if (!sqlite3_get_autocommit (self->open.db))
    sqlite3_exec (self->open.db, "ROLLBACK", NULL, NULL, NULL);
  self->in_change = FALSE;
}

/* stf_year_file_set_trying:
 *
 * Within a change: what follows is part of it, and will be taken back. */
void
stf_year_file_set_trying (StfYearFile *self, gboolean trying)
{
  self->trying = trying;
}

gboolean
stf_year_file_is_trying (StfYearFile *self)
{
  return self->trying;
}

/* stf_year_file_emit_changed:
 * @tables: names of tables of content, NULL-terminated */
void
stf_year_file_emit_changed (StfYearFile *self, const char *const *tables)
{
  g_signal_emit (self, signals[CHANGED], 0, tables);
}
