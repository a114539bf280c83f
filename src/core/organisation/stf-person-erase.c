/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Erasing a person (GDPR, article 17) without making the history of bodies false.
 *
 *   1. What tells of a body stays: assignments, and employments during them, from which follows
 *      which agency held a seat and who the process owner was (R27).  Their free text is emptied.
 *   2. What tells of the person only goes: skills, candidatures, other employments.
 *   3. The person keeps the id and becomes "Erased person", without address and note; if nothing
 *      refers to the person any more, it goes.
 *   4. It is a floor of undo: no changeset that came before is kept, and the name is taken from the
 *      steps of the history that the person made.  The bytes in the file are overwritten.
 *   5. The copies that Stafett made by itself go if that is wanted; a new one is made then.
 *
 * Out of reach are other copies of the file, handover documents, printouts and what was imported
 * elsewhere; and texts in which the name stands, which stf_person_find_mentions() lists. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-person-erase.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "stf-change.h"
#include "stf-date.h"
#include "stf-person-rows-private.h"
#include "stf-reader-private.h"

#define N_STEPS "SELECT count (*) FROM file_history WHERE kind = 'change' AND changeset NOT NULL"

static gboolean
is_of_table (const StfPersonRow *self, const char *table)
{
  return g_str_equal (self->row->table->name, table);
}

static gboolean
periods_overlap (const StfRow *a, const StfRow *b)
{
  return stf_date_overlap (stf_row_get_text (a, "from_date"), stf_row_get_text (a, "to_date"),
                           stf_row_get_text (b, "from_date"), stf_row_get_text (b, "to_date"));
}

/* Rule 1. */
static gboolean
row_stays (const StfPersonRow *self, GPtrArray *rows)
{
  if (is_of_table (self, "assignment"))
    return TRUE;
  if (!is_of_table (self, "employment"))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const StfPersonRow *other = rows->pdata[i];

      if (is_of_table (other, "assignment") && periods_overlap (self->row, other->row))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_name (const StfRow *person)
{
  return g_strjoin (" ", stf_row_get_text (person, "given_name"),
                    stf_row_get_text (person, "family_name"), NULL);
}

static void
read_count (StfStatement *row, gpointer n)
{
  *(guint *) n = (guint) stf_statement_get_integer (row, 0);
}

/** stf_erasure_free: frees what erasing would do. */
void
stf_erasure_free (StfErasure *self)
{
  g_free (self->name);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_clear_pointer (&self->backups, g_ptr_array_unref);
  g_free (self);
}

/**
 * stf_person_erase_preview:
 * @file: a year
 * @person: the id of a person of it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what stf_person_erase() would do
 */
StfErasure *
stf_person_erase_preview (StfYearFile *file, const char *person, GError **error)
{
  g_autoptr (StfErasure) self = g_new0 (StfErasure, 1);
  g_autoptr (StfRow) row = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  row = stf_year_file_get_row (file, "person", person, error);
  rows = row != NULL ? stf_person_list_rows (file, person, error) : NULL;
  self->mentions = rows != NULL ? stf_person_find_mentions (file, person, error) : NULL;
  if (self->mentions == NULL
      || !stf_read_rows (file, N_STEPS, NULL, read_count, &self->n_steps, error))
    return NULL;

  self->name = dup_name (row);
  self->backups = stf_year_file_list_backups (stf_year_file_get_path (file));
  for (guint i = 0; i < rows->len; i++)
    if (!row_stays (rows->pdata[i], rows))
      self->n_removed++;
    else if (is_of_table (rows->pdata[i], "assignment"))
      self->n_assignments++;
    else
      self->n_employments++;
  self->stays = self->n_assignments > 0;
  return g_steal_pointer (&self);
}

/* Free text goes; what the row must have says nothing of the person. */
static gboolean
empty_texts (StfChange *change, const StfRow *row, GError **error)
{
  for (guint i = 1; i < row->table->n_columns; i++)
    {
      const StfColumn *column = &row->table->columns[i];

      if (stf_person_is_free_text (column) && !column->required
          && row->values[i].type != STF_VALUE_NULL
          && !stf_change_set_null (change, row->table->name, stf_row_get_id (row), column->name,
                                   error))
        return FALSE;
    }
  return TRUE;
}

/* A row that needs the person goes, any other forgets whom it meant. */
static gboolean
remove_row (StfChange *change, const StfPersonRow *self, GError **error)
{
  const char *table = self->row->table->name;
  const char *id = stf_row_get_id (self->row);

  return self->column->required
             ? stf_change_delete (change, table, id, error)
             : stf_change_set_null (change, table, id, self->column->name, error);
}

/* Rule 3. */
static gboolean
anonymise (StfChange *change, const StfRow *person, GError **error)
{
  const char *id = stf_row_get_id (person);

  return stf_change_set_text (change, "person", id, "given_name", C_ ("erased person", "Erased"),
                              error)
         && stf_change_set_text (change, "person", id, "family_name",
                                 C_ ("erased person", "person"), error)
         && empty_texts (change, person, error);
}

/* Rule 4: as it is written in settings, so it stands in the history. */
static gboolean
forget_author (StfYearFile *file, const char *name, GError **error)
{
  g_autoptr (StfStatement) update = stf_year_file_query (
      file, "UPDATE file_history SET author = '' WHERE author = ?1", error);

  if (update == NULL)
    return FALSE;
  stf_statement_bind_text (update, 1, name);
  return stf_statement_run (update, error);
}

static gboolean
erase_cb (StfChange *change, gpointer user_data, GError **error)
{
  StfYearFile *file = stf_change_get_file (change);
  const char *id = user_data;
  g_autoptr (StfRow) person = stf_year_file_get_row (file, "person", id, error);
  g_autoptr (GPtrArray) rows = person != NULL ? stf_person_list_rows (file, id, error) : NULL;
  g_autofree char *name = NULL;
  gboolean stays = FALSE;

  if (rows == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID,
                             _ ("The person is no longer in the file."));
      return FALSE;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      const StfPersonRow *row = rows->pdata[i];
      gboolean keep = row_stays (row, rows);

      if (!(keep ? empty_texts (change, row->row, error) : remove_row (change, row, error)))
        return FALSE;
      stays = stays || keep;
    }
  name = dup_name (person);
  return forget_author (file, name, error)
         && (stays ? anonymise (change, person, error)
                   : stf_change_delete (change, "person", id, error));
}

/* Rule 5.  Whoever keeps the year wants to have a copy of it again. */
static gboolean
renew_backups (StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) backups = stf_year_file_list_backups (stf_year_file_get_path (file));
  g_autofree char *fresh = NULL;

  if (backups->len == 0)
    return TRUE;
  for (guint i = 0; i < backups->len; i++)
    if (g_remove (backups->pdata[i]) != 0)
      {
        g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_FAILED,
                     _ ("The person is erased, but the copy “%s” could not be removed."),
                     (char *) backups->pdata[i]);
        return FALSE;
      }
  fresh = stf_year_file_back_up (file, error);
  return fresh != NULL;
}

/**
 * stf_person_erase:
 * @file: a year
 * @person: the id of a person of it
 * @with_backups: whether the copies that Stafett made by itself go too
 * @error: return location for an error
 *
 * Erases a person by the rules of the head comment.  This cannot be undone.
 */
gboolean
stf_person_erase (StfYearFile *file, const char *person, gboolean with_backups, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (person != NULL, FALSE);

  return stf_year_file_erase (file, "person-erase", NULL, erase_cb, (gpointer) person, error)
         && (!with_backups || renew_backups (file, error));
}
