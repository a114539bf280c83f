/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one way to change a year (H4): a transaction, a session that records it, a function that
 * acts, and one row of history.
 *
 * Each table of content is attached to the session by name, so that bookkeeping stays out of the
 * changeset (H5).  Foreign keys are deferred, and a reference that finds nothing is caught before
 * the commit, where it can still be named.  What the changeset holds is checked as if it came from
 * a stranger before it is kept, so that whatever is kept can be undone. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-change-private.h"

#include <glib/gi18n-lib.h>

#include "stf-history-private.h"
#include "stf-label.h"
#include "stf-year-file-private.h"

typedef struct sqlite3_session Session;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Session, sqlite3session_delete)

/* Names the first reference that finds no row. */
static gboolean
fail_reference (StfYearFile *file, GError **error)
{
  static const char sql[]
      = "SELECT c.\"table\", l.\"from\" FROM pragma_foreign_key_check AS c"
        " JOIN pragma_foreign_key_list (c.\"table\") AS l ON l.id = c.fkid LIMIT 1";
  g_autoptr (StfStatement) select = stf_year_file_query (file, sql, error);
  gboolean has_row = FALSE;

  if (select == NULL || !stf_statement_step (select, &has_row, error))
    return FALSE;

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID,
               _ ("%s, %s: the row that it refers to does not exist"),
               has_row ? stf_label_table (stf_statement_get_text (select, 0)) : "?",
               has_row ? stf_label_column (stf_statement_get_text (select, 1)) : "?");
  return FALSE;
}

static gboolean
check_references (StfYearFile *file, GError **error)
{
  int is_open = 0;
  int unused = 0;

  sqlite3_db_status (stf_year_file_get_db (file), SQLITE_DBSTATUS_DEFERRED_FKS, &is_open, &unused,
                     FALSE);
  return !is_open || fail_reference (file, error);
}

static Session *
start_session (StfYearFile *file, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  sqlite3 *db = stf_year_file_get_db (file);
  g_autoptr (Session) session = NULL;
  int result = sqlite3session_create (db, "main", &session);
  guint i;

  for (i = 0; result == SQLITE_OK && i < stf_schema_get_n_tables (schema); i++)
    result = sqlite3session_attach (session, stf_schema_get_table (schema, i)->name);

  if (result != SQLITE_OK)
    {
      stf_sql_fail (db, error);
      return NULL;
    }
  return g_steal_pointer (&session);
}

static GBytes *
take_changeset (StfYearFile *file, Session *session, GError **error)
{
  void *data = NULL;
  int size = 0;

  if (sqlite3session_changeset (session, &size, &data) != SQLITE_OK)
    {
      stf_sql_fail (stf_year_file_get_db (file), error);
      return NULL;
    }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

static void
free_statement (gpointer statement)
{
  stf_statement_free (statement);
}

static GPtrArray *
new_statements (void)
{
  guint n_tables = stf_schema_get_n_tables (stf_schema_get ());
  GPtrArray *statements = g_ptr_array_new_full (n_tables, free_statement);

  g_ptr_array_set_size (statements, (int) n_tables);
  return statements;
}

/* Returns: (transfer full) (nullable): what the function did */
static GBytes *
record (StfYearFile *file, StfChangeFunc function, gpointer user_data, GError **error)
{
  g_autoptr (Session) session = start_session (file, error);
  StfChange change = { file, NULL, NULL };
  gboolean ok;

  if (session == NULL)
    return NULL;

  change.inserts = new_statements ();
  change.updates = new_statements ();
  ok = function (&change, user_data, error);
  g_ptr_array_unref (change.inserts);
  g_ptr_array_unref (change.updates);

  return ok && check_references (file, error) ? take_changeset (file, session, error) : NULL;
}

/* What was undone is out of reach from now on. */
static gboolean
forget_undone (StfYearFile *file, GError **error)
{
  static const char sql[] = "UPDATE file_history SET state = 'past' WHERE state = 'undone'";
  g_autoptr (StfStatement) update = stf_year_file_query (file, sql, error);

  return update != NULL && stf_statement_run (update, error);
}

/**
 * stf_year_file_change:
 * @self: an open year
 * @message: the id of a wording, see stf_history_describe()
 * @subject: (nullable): the id of the row that the wording names first
 * @object: (nullable): the id of the row that it names second
 * @function: (scope call): what is done
 * @user_data: for @function
 * @error: return location for the error of @function, %STF_FILE_ERROR_INVALID for a change that
 *   the rest of the year does not allow, or an error of the transaction
 *
 * Makes one change, one step of undo.  If @function does nothing, nothing is written.
 *
 * A change within a change is an error of the caller.
 *
 * Returns: FALSE, and the file as it was, if @function or the commit failed
 */
gboolean
stf_year_file_change (StfYearFile *self, const char *message, const char *subject,
                      const char *object, StfChangeFunc function, gpointer user_data,
                      GError **error)
{
  const StfHistoryEntry entry = { .kind = STF_HISTORY_CHANGE,
                                  .message = (char *) message,
                                  .subject = (char *) subject,
                                  .object = (char *) object };
  g_autoptr (GBytes) changeset = NULL;
  gboolean is_empty;

  g_return_val_if_fail (STF_IS_YEAR_FILE (self), FALSE);
  g_return_val_if_fail (message != NULL && function != NULL, FALSE);

  if (stf_year_file_is_trying (self))
    {
      changeset = record (self, function, user_data, error);
      return changeset != NULL;
    }
  g_return_val_if_fail (sqlite3_get_autocommit (stf_year_file_get_db (self)), FALSE);

  if (!stf_year_file_begin (self, error))
    return FALSE;

  changeset = record (self, function, user_data, error);
  is_empty = changeset != NULL && g_bytes_get_size (changeset) == 0;
  if (changeset != NULL && !is_empty && forget_undone (self, error))
    return stf_history_commit (self, &entry, changeset, error);

  stf_year_file_rollback (self);
  return is_empty;
}

/**
 * stf_year_file_try:
 * @self: an open year
 * @function: (scope call): what is done, by stf_year_file_change() and what is built on it
 * @user_data: for @function
 * @error: return location for the error of @function, or of the transaction
 *
 * Lets @function change the year and look at it as it is then, and takes back all that it did: what
 * would the rules say if this were saved?  It leaves no history, nobody is told of a change, and
 * the disk is not waited for.
 *
 * Returns: FALSE if @function failed, or the file cannot be changed
 */
gboolean
stf_year_file_try (StfYearFile *self, StfTryFunc function, gpointer user_data, GError **error)
{
  gboolean done;

  g_return_val_if_fail (STF_IS_YEAR_FILE (self), FALSE);
  g_return_val_if_fail (function != NULL, FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (stf_year_file_get_db (self)), FALSE);

  if (!stf_year_file_begin (self, error))
    return FALSE;

  stf_year_file_set_trying (self, TRUE);
  done = function (self, user_data, error);
  stf_year_file_set_trying (self, FALSE);
  stf_year_file_rollback (self);
  return done;
}

/* No step before this one can be undone or told of in detail. */
static gboolean
forget_details (StfYearFile *file, GError **error)
{
  return stf_sql_execute (stf_year_file_get_db (file),
                          "UPDATE file_history SET changeset = NULL WHERE changeset IS NOT NULL",
                          error)
         && forget_undone (file, error);
}

/**
 * stf_year_file_erase:
 * @self: an open year
 * @message: the id of a wording, see stf_history_describe()
 * @subject: (nullable): the id of the row that the wording names
 * @function: (scope call): what is done
 * @user_data: for @function
 * @error: return location for an error, as of stf_year_file_change()
 *
 * Makes a change after which what was there before is not in the file any more: it is a floor of
 * undo (H4), all changesets of the history go, and the bytes are overwritten and the file rebuilt
 * without them.
 *
 * What the disk, its backups and other copies of the file keep is out of reach.
 *
 * Returns: FALSE, and the file as it was, if @function or the commit failed
 */
gboolean
stf_year_file_erase (StfYearFile *self, const char *message, const char *subject,
                     StfChangeFunc function, gpointer user_data, GError **error)
{
  const StfHistoryEntry entry = { .kind = STF_HISTORY_FLOOR,
                                  .message = (char *) message,
                                  .subject = (char *) subject };
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GError) failure = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (self), FALSE);
  g_return_val_if_fail (message != NULL && function != NULL, FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (stf_year_file_get_db (self)), FALSE);

  /* What is freed from now on is overwritten with zeros. */
  if (!stf_sql_execute (stf_year_file_get_db (self), "PRAGMA secure_delete = ON", error)
      || !stf_year_file_begin (self, error))
    return FALSE;

  changeset = record (self, function, user_data, error);
  if (changeset == NULL || !forget_details (self, error))
    {
      stf_year_file_rollback (self);
      return FALSE;
    }
  if (!stf_history_commit (self, &entry, changeset, error))
    return FALSE;

  /* The change is made and its bytes are overwritten: a file that somebody reads just now, and
   * cannot be rebuilt therefore, is no failure. */
  if (!stf_sql_execute (stf_year_file_get_db (self), "VACUUM", &failure))
    g_warning ("The file could not be rebuilt: %s", failure->message);
  return TRUE;
}
