/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Undo and redo (H4): the stored changeset of a change, or its inverse, applied to the file.
 *
 * The changeset comes out of the file and may be anything, so it is checked to its last byte
 * (stf-changeset.c) before SQLite sees it.  The file, too, may be other than the changeset expects;
 * then SQLite reports a conflict and nothing is changed.  A changeset fits the schema it was made
 * under: with another one SQLite would do nothing and say OK, so its version must be ours. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-changeset.h"
#include "stf-history-private.h"
#include "stf-year-file-private.h"

static gboolean
fail (GError **error, const char *reason)
{
  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_HISTORY,
               _ ("The step cannot be undone or redone, and nothing was changed: %s"), reason);
  return FALSE;
}

/* Returns: (transfer full) (nullable): the changeset of the change, checked, and its size in rows
 */
static GBytes *
load_changeset (StfYearFile *file, gint64 id, guint *n_rows, GError **error)
{
  g_autoptr (StfStatement) select = NULL;
  g_autoptr (GBytes) changeset = NULL;
  g_autoptr (GError) fault = NULL;
  gboolean has_row = FALSE;

  select = stf_year_file_query (file, "SELECT version, changeset FROM file_history WHERE id = ?1",
                                error);
  if (select == NULL)
    return NULL;

  stf_statement_bind_integer (select, 1, id);
  if (!stf_statement_step (select, &has_row, error))
    return NULL;

  if (!has_row || stf_statement_get_integer (select, 0) != STF_SCHEMA_VERSION)
    {
      fail (error, _ ("it was made by another version of Stafett."));
      return NULL;
    }

  changeset = stf_statement_get_blob (select, 1);
  if (changeset == NULL)
    {
      fail (error, _ ("the file no longer keeps what it did."));
      return NULL;
    }

  if (!stf_changeset_check (changeset, n_rows, &fault))
    {
      fail (error, fault->message);
      return NULL;
    }
  return g_steal_pointer (&changeset);
}

static GBytes *
invert (GBytes *changeset, GError **error)
{
  int size = 0;
  void *data = NULL;

  if (sqlite3changeset_invert ((int) g_bytes_get_size (changeset),
                               g_bytes_get_data (changeset, NULL), &size, &data)
      != SQLITE_OK)
    {
      fail (error, _ ("what it did cannot be reversed."));
      return NULL;
    }
  return g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data);
}

static int
conflict_cb (void *user_data, int conflict, sqlite3_changeset_iter *iterator)
{
  return SQLITE_CHANGESET_ABORT;
}

static gboolean
apply (StfYearFile *file, GBytes *changeset, guint n_rows, GError **error)
{
  sqlite3 *db = stf_year_file_get_db (file);
  sqlite3_int64 before = sqlite3_total_changes64 (db);
  gsize size;
  gconstpointer data = g_bytes_get_data (changeset, &size);
  int result = sqlite3changeset_apply (db, (int) size, (void *) data, NULL, conflict_cb, NULL);

  if (result == SQLITE_OK && sqlite3_total_changes64 (db) - before == n_rows)
    return TRUE;

  if (result != SQLITE_OK && result != SQLITE_ABORT && (result & 0xff) != SQLITE_CONSTRAINT)
    return stf_sql_fail (db, error);
  return fail (error, _ ("the year is no longer as the step left it."));
}

static gboolean
set_state (StfYearFile *file, gint64 id, const char *state, GError **error)
{
  g_autoptr (StfStatement) update = stf_year_file_query (
      file, "UPDATE file_history SET state = ?2 WHERE id = ?1", error);

  if (update == NULL)
    return FALSE;

  stf_statement_bind_integer (update, 1, id);
  stf_statement_bind_text (update, 2, state);
  return stf_statement_run (update, error);
}

/* In a transaction.  Returns: (transfer full) (nullable): what was applied; *entry is the row of
 * history that tells of it */
static GBytes *
move (StfYearFile *file, StfHistoryKind kind, StfHistoryEntry **entry, GError **error)
{
  gboolean is_undo = kind == STF_HISTORY_UNDO;
  g_autoptr (GBytes) stored = NULL;
  g_autoptr (GBytes) changeset = NULL;
  guint n_rows = 0;

  *entry = is_undo ? stf_history_get_undo (file) : stf_history_get_redo (file);
  if (*entry == NULL)
    {
      g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_NOTHING,
                           is_undo ? _ ("There is nothing to undo")
                                   : _ ("There is nothing to redo"));
      return NULL;
    }

  (*entry)->kind = kind;
  (*entry)->target = (*entry)->id;
  stored = load_changeset (file, (*entry)->target, &n_rows, error);
  if (stored == NULL)
    return NULL;

  changeset = is_undo ? invert (stored, error) : g_bytes_ref (stored);
  if (changeset == NULL || !apply (file, changeset, n_rows, error)
      || !set_state (file, (*entry)->target, is_undo ? "undone" : "done", error))
    return NULL;
  return g_steal_pointer (&changeset);
}

static gboolean
undo_or_redo (StfYearFile *self, StfHistoryKind kind, GError **error)
{
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autoptr (GBytes) changeset = NULL;

  if (!stf_year_file_begin (self, error))
    return FALSE;

  changeset = move (self, kind, &entry, error);
  if (changeset != NULL)
    return stf_history_commit (self, entry, changeset, error);

  stf_year_file_rollback (self);
  return FALSE;
}

/**
 * stf_year_file_undo:
 * @self: an open year
 * @error: return location for %STF_FILE_ERROR_NOTHING, %STF_FILE_ERROR_HISTORY, or an error of the
 *   transaction
 *
 * Takes back the newest change in force, as an entry of its own in the history.  Not to be called
 * within a change.
 */
gboolean
stf_year_file_undo (StfYearFile *self, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (self), FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (stf_year_file_get_db (self)), FALSE);

  return undo_or_redo (self, STF_HISTORY_UNDO, error);
}

/**
 * stf_year_file_redo:
 * @self: an open year
 * @error: as of stf_year_file_undo()
 *
 * Does again what was taken back last, as an entry of its own in the history.
 */
gboolean
stf_year_file_redo (StfYearFile *self, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (self), FALSE);
  g_return_val_if_fail (sqlite3_get_autocommit (stf_year_file_get_db (self)), FALSE);

  return undo_or_redo (self, STF_HISTORY_REDO, error);
}
