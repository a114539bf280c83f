/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history of a file, a row a change (H4).
 *
 * Undo is linear.  The changes in force are 'done'; taking back the newest makes it 'undone';
 * doing again takes the oldest of those.  A new change makes all that are 'undone' 'past': they
 * stay in the list and cannot be reached any more.  Nothing below the newest 'floor' is reached
 * either.  Undo and redo are rows of their own, which name the change they moved.
 *
 * The searches for what undo and redo would take go by the index file_history_state, so they do not
 * slow down with the length of the history (H15). */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-history.h"

#include <glib/gi18n-lib.h>

#include "stf-changeset.h"
#include "stf-history-private.h"
#include "stf-text.h"
#include "stf-year-file-private.h"

#define COLUMNS "id, kind, state, target, message, subject, object, author, at"
#define ABOVE_FLOOR                                                                                \
  "id > (SELECT coalesce (max (id), 0) FROM file_history WHERE state = 'done' AND kind = 'floor')"

static const char list_sql[] = "SELECT " COLUMNS
                               " FROM file_history ORDER BY id DESC LIMIT ?1 OFFSET ?2";

static const char undo_sql[] = "SELECT " COLUMNS
                               " FROM file_history WHERE state = 'done' AND kind = 'change'"
                               " AND " ABOVE_FLOOR " ORDER BY id DESC LIMIT 1";

static const char redo_sql[] = "SELECT " COLUMNS
                               " FROM file_history WHERE state = 'undone' AND kind = 'change'"
                               " AND " ABOVE_FLOOR " ORDER BY id LIMIT 1";

static const char insert_sql[]
    = "INSERT INTO file_history"
      " (kind, state, target, message, subject, object, author, at, version, changeset)"
      " VALUES (?1, 'done', nullif (?2, 0), ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

static const char *const kinds[] = { "change", "undo", "redo", "floor", NULL };
static const char *const states[] = { "done", "undone", "past", NULL };

/* The CHECKs of the schema leave no other words. */
static guint
find_word (const char *const *words, const char *word)
{
  guint i;

  for (i = 0; words[i] != NULL; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return i;

  return 0;
}

/* Nothing vouches for bookkeeping (H5), so what is shown of it is cleaned here. */
static char *
dup_line (StfStatement *statement, int column)
{
  const char *text = stf_statement_get_text (statement, column);

  return stf_text_clean_line (text ? text : "", -1);
}

static StfHistoryEntry *
read_entry (StfStatement *statement)
{
  StfHistoryEntry *self = g_new0 (StfHistoryEntry, 1);

  self->id = stf_statement_get_integer (statement, 0);
  self->kind = find_word (kinds, stf_statement_get_text (statement, 1));
  self->state = find_word (states, stf_statement_get_text (statement, 2));
  self->target = stf_statement_get_integer (statement, 3);
  self->message = stf_statement_dup_text (statement, 4);
  self->subject = stf_statement_dup_text (statement, 5);
  self->object = stf_statement_dup_text (statement, 6);
  self->author = dup_line (statement, 7);
  self->at = dup_line (statement, 8);
  return self;
}

static StfHistoryEntry *
find_entry (StfYearFile *file, const char *sql)
{
  g_autoptr (StfStatement) select = stf_year_file_query (file, sql, NULL);
  gboolean has_row = FALSE;

  if (select == NULL || !stf_statement_step (select, &has_row, NULL) || !has_row)
    return NULL;
  return read_entry (select);
}

static char *
format_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
}

static gboolean
insert_entry (StfYearFile *file, const StfHistoryEntry *entry, GBytes *changeset, GError **error)
{
  g_autoptr (StfStatement) insert = stf_year_file_query (file, insert_sql, error);
  g_autofree char *now = format_now ();
  const char *author = stf_year_file_get_author (file);

  if (insert == NULL)
    return FALSE;

  stf_statement_bind_text (insert, 1, kinds[entry->kind]);
  stf_statement_bind_integer (insert, 2, entry->target);
  stf_statement_bind_text (insert, 3, entry->message);
  stf_statement_bind_text (insert, 4, entry->subject);
  stf_statement_bind_text (insert, 5, entry->object);
  stf_statement_bind_text (insert, 6, author ? author : "");
  stf_statement_bind_text (insert, 7, now);
  stf_statement_bind_integer (insert, 8, STF_SCHEMA_VERSION);
  stf_statement_bind_blob (insert, 9, entry->kind == STF_HISTORY_CHANGE ? changeset : NULL);
  return stf_statement_run (insert, error);
}

/* All of the end of a transaction but the commit.  Returns: (transfer full) (nullable): the digest
 * after it */
static char *
prepare_commit (StfYearFile *file, const StfHistoryEntry *entry, GBytes *changeset, GStrv *tables,
                GError **error)
{
  g_autofree char *before = stf_year_file_get_digest (file, error);
  StfDigest digest;

  if (before == NULL)
    return NULL;
  if (!stf_digest_parse (&digest, before))
    {
      g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_DIGEST,
                           _ ("The checksum that the file keeps is damaged"));
      return NULL;
    }

  *tables = stf_changeset_update_digest (changeset, file, &digest, error);
  if (*tables == NULL || !insert_entry (file, entry, changeset, error))
    return NULL;
  return stf_digest_to_string (&digest);
}

/**
 * stf_history_commit:
 * @file: an open year, in a transaction
 * @entry: kind, target, message, subject and object of the row of history
 * @changeset: what the transaction did to the content; kept if @entry is a change
 * @error: return location for an error
 *
 * Ends a transaction: moves the digest, writes the row of history, commits, and tells the views.
 * If one of these fails, the transaction is rolled back.
 */
gboolean
stf_history_commit (StfYearFile *file, const StfHistoryEntry *entry, GBytes *changeset,
                    GError **error)
{
  g_auto (GStrv) tables = NULL;
  g_autofree char *digest = prepare_commit (file, entry, changeset, &tables, error);

  if (digest == NULL)
    {
      stf_year_file_rollback (file);
      return FALSE;
    }
  if (!stf_year_file_commit (file, digest, error))
    return FALSE;

  stf_year_file_emit_changed (file, (const char *const *) tables);
  return TRUE;
}

/**
 * stf_history_entry_free:
 * @self: (nullable): an entry
 */
void
stf_history_entry_free (StfHistoryEntry *self)
{
  if (self == NULL)
    return;

  g_free (self->message);
  g_free (self->subject);
  g_free (self->object);
  g_free (self->author);
  g_free (self->at);
  g_free (self);
}

/**
 * stf_history_list:
 * @file: an open year
 * @limit: how many entries at most, 0 for all
 * @offset: how many of the newest to leave out
 * @error: return location for an error
 *
 * Reads the history, newest first, with undo and redo as entries of their own.
 *
 * Returns: (transfer full) (element-type StfHistoryEntry): the entries
 */
GPtrArray *
stf_history_list (StfYearFile *file, guint limit, guint offset, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (StfStatement) select = NULL;
  gboolean has_row = FALSE;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  select = stf_year_file_query (file, list_sql, error);
  if (select == NULL)
    return NULL;

  stf_statement_bind_integer (select, 1, limit > 0 ? (gint64) limit : -1);
  stf_statement_bind_integer (select, 2, offset);

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_history_entry_free);
  while (TRUE)
    {
      if (!stf_statement_step (select, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&entries);
      g_ptr_array_add (entries, read_entry (select));
    }
}

/**
 * stf_history_get_undo:
 * @file: an open year
 *
 * Returns: (transfer full) (nullable): the change that undo would take back, or NULL
 */
StfHistoryEntry *
stf_history_get_undo (StfYearFile *file)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  return find_entry (file, undo_sql);
}

/**
 * stf_history_get_redo:
 * @file: an open year
 *
 * Returns: (transfer full) (nullable): the change that redo would do again, or NULL
 */
StfHistoryEntry *
stf_history_get_redo (StfYearFile *file)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  return find_entry (file, redo_sql);
}
