/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fills a new year file, all or nothing.
 *
 * The file is made beside its target under a temporary name, takes its rows in one transaction, and
 * gets its name when it is complete and on the disk.  What it is filled with is the floor of undo
 * (H4): there is nothing before it, so no changeset is kept.  References are deferred, so rows may
 * come in any order; a commit that fails leaves nothing behind. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-year-fill.h"

#include "stf-create.h"
#include "stf-database.h"
#include "stf-digest.h"
#include "stf-publish.h"
#include "stf-statement.h"

struct _StfYearFill
{
  char *target;
  char *temporary;
  sqlite3 *db;
  GPtrArray *inserts; /* StfStatement or NULL, by the index of the table */
  StfDigest digest;
};

static void
close_database (StfYearFill *self)
{
  g_clear_pointer (&self->inserts, g_ptr_array_unref);
  g_clear_pointer (&self->db, sqlite3_close_v2);
}

/**
 * stf_year_fill_new:
 * @target: (type filename): the year file to be; nothing of that name may exist
 * @error: return location for an error of %STF_FILE_ERROR
 *
 * Returns: (transfer full) (nullable): a file that takes rows; freeing it before
 *   stf_year_fill_finish() leaves nothing behind
 */
StfYearFill *
stf_year_fill_new (const char *target, GError **error)
{
  g_autoptr (StfYearFill) self = NULL;

  g_return_val_if_fail (target != NULL, NULL);

  self = g_new0 (StfYearFill, 1);
  self->target = g_canonicalize_filename (target, NULL);
  stf_digest_init (&self->digest);
  self->inserts = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_statement_free);
  g_ptr_array_set_size (self->inserts, (int) stf_schema_get_n_tables (stf_schema_get ()));

  if (!stf_publish_check_free (self->target, error))
    return NULL;
  self->temporary = stf_publish_new_temporary (self->target, error);
  if (self->temporary == NULL)
    return NULL;
  self->db = stf_create_at (self->temporary, error);
  if (self->db == NULL || !stf_sql_execute (self->db, "BEGIN IMMEDIATE", error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * stf_year_fill_free:
 * @self: (nullable): a file that takes rows
 */
void
stf_year_fill_free (StfYearFill *self)
{
  if (self == NULL)
    return;

  close_database (self);
  stf_publish_discard (self->temporary);
  g_free (self->temporary);
  g_free (self->target);
  g_free (self);
}

static StfStatement *
prepare_insert (StfYearFill *self, const StfTable *table, GError **error)
{
  g_autofree char *sql = stf_database_insert (table);

  return stf_statement_new (self->db, sql, error);
}

/**
 * stf_year_fill_add:
 * @self: a file that takes rows
 * @row: a row that was checked
 * @error: return location for an error
 */
gboolean
stf_year_fill_add (StfYearFill *self, const StfRow *row, GError **error)
{
  gpointer *insert = &g_ptr_array_index (self->inserts, row->table->index);

  if (*insert == NULL && (*insert = prepare_insert (self, row->table, error)) == NULL)
    return FALSE;

  if (!stf_statement_run_row (*insert, row, error))
    return FALSE;

  stf_digest_add_row (&self->digest, row);
  return TRUE;
}

static gboolean
run (StfYearFill *self, const char *sql, const char *first, const char *second, GError **error)
{
  g_autoptr (StfStatement) statement = stf_statement_new (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  stf_statement_bind_text (statement, 1, first);
  if (second != NULL)
    stf_statement_bind_text (statement, 2, second);
  return stf_statement_run (statement, error);
}

/**
 * stf_year_fill_finish:
 * @self: a file that has taken its rows
 * @origin: where they come from
 * @error: return location for an error
 *
 * Writes the bookkeeping, commits, and gives the file its name.
 */
gboolean
stf_year_fill_finish (StfYearFill *self, const StfYearOrigin *origin, GError **error)
{
  g_autofree char *digest = stf_digest_to_string (&self->digest);

  if (!run (self, "UPDATE file_history SET message = ?, author = ? WHERE kind = 'floor'",
            origin->message, origin->author ? origin->author : "", error)
      || !run (self,
               "INSERT INTO file_ledger (digest, kind, at)"
               " VALUES (?, ?, strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'))",
               origin->digest, origin->kind, error)
      || !run (self, "UPDATE file_state SET digest = ?", digest, NULL, error)
      || !stf_sql_execute (self->db, "COMMIT", error))
    return FALSE;

  close_database (self);
  return stf_publish (self->temporary, self->target, error);
}
