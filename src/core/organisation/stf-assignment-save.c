/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of an assignment: its dialog saved, its end, its removal, each as one change.
 *
 * Errors keep a dialog from saving.  Of an assignment that is there, only the columns that differ
 * are written; a new person and a new decision are written in the same change, and whoever was
 * carried over until this assignment begins is ended the day before. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-assignment-draft-private.h"
#include "stf-date.h"
#include "stf-reader-private.h"

/* An assignment of the same role that is carried over and has the seat of the draft: it names that
 * seat, or the role has no other.  It began before. */
#define CARRIED_OVER                                                                               \
  "SELECT id FROM assignment WHERE role = ?1 AND carried_over = 1 AND to_date IS NULL"             \
  " AND id <> ?2 AND (from_date IS NULL OR from_date < ?3)"                                        \
  " AND (seat = ?4 OR (SELECT count (*) FROM seat WHERE seat.role = ?1) = 1) ORDER BY id"

gboolean
stf_assignment_end_carried_over (const StfAssignmentDraft *self, StfChange *change, GError **error)
{
  const StfAssignmentValues *values = &self->current;
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *last_day = NULL;
  g_autoptr (StfStatement) row = NULL;
  gboolean has_row = FALSE;

  if (values->deputy || values->carried_over || !values->from_date)
    return TRUE;

  row = stf_year_file_query (stf_change_get_file (change), CARRIED_OVER, error);
  if (!row)
    return FALSE;
  stf_statement_bind_text (row, 1, self->role);
  stf_statement_bind_text (row, 2, self->id);
  stf_statement_bind_text (row, 3, values->from_date);
  stf_statement_bind_text (row, 4, values->seat);
  do
    {
      if (!stf_statement_step (row, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (ids, stf_statement_dup_text (row, 0));
    }
  while (has_row);

  last_day = stf_date_add_days (values->from_date, -1);
  for (guint i = 0; i < ids->len; i++)
    if (!stf_change_set_text (change, "assignment", ids->pdata[i], "to_date", last_day, error)
        || !stf_change_set_null (change, "assignment", ids->pdata[i], "carried_over", error))
      return FALSE;
  return TRUE;
}

static gboolean
write_cb (StfChange *change, gpointer user_data, GError **error)
{
  StfAssignmentDraft *self = user_data;

  g_autoptr (StfRow) row = NULL;

  if (self->new_person && !stf_person_draft_write (self->new_person, change, error))
    return FALSE;
  if (self->new_decision && !stf_decision_write (self->new_decision, change, error))
    return FALSE;
  if (!stf_assignment_end_carried_over (self, change, error))
    return FALSE;
  if (!self->is_new)
    return stf_assignment_values_write (&self->current, &self->original, change, self->id,
                                        self->holder_kind, error);

  row = stf_row_new ("assignment");
  stf_row_set_text (row, "id", self->id);
  stf_row_set_text (row, "role", self->role);
  stf_assignment_values_fill (&self->current, row, self->holder_kind);
  return stf_change_insert (change, row, error);
}

/* Whether the dates are dates, and the last day not before the first. */
gboolean
stf_assignment_draft_has_dates (const StfAssignmentDraft *self, GError **error)
{
  const StfAssignmentValues *values = &self->current;

  if (values->from_date && !stf_date_is_valid (values->from_date))
    {
      g_set_error_literal (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_DATES,
                           _ ("The first day is not a date. Write it as 2013-01-31."));
      return FALSE;
    }
  if (values->to_date && !stf_date_is_valid (values->to_date))
    {
      g_set_error_literal (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_DATES,
                           _ ("The last day is not a date. Write it as 2013-01-31."));
      return FALSE;
    }
  if (values->from_date && values->to_date && strcmp (values->to_date, values->from_date) < 0)
    {
      g_set_error_literal (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_DATES,
                           _ ("The last day comes before the first."));
      return FALSE;
    }

  return TRUE;
}

/** stf_assignment_draft_is_changed: whether the dialog holds anything that was not there before. */
gboolean
stf_assignment_draft_is_changed (const StfAssignmentDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return !stf_assignment_values_equal (&self->original, &self->current);
}

/**
 * stf_assignment_draft_validate:
 * @self: a dialog
 * @error: return location for an error
 *
 * Tells whether the dialog can be saved: a holder, dates that are dates, an end after the start.
 */
gboolean
stf_assignment_draft_validate (const StfAssignmentDraft *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->current.holder)
    {
      g_set_error_literal (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_HOLDER,
                           _ ("Choose who is to hold the role."));
      return FALSE;
    }

  return (!self->new_person || stf_person_draft_validate (self->new_person, NULL, error))
         && (!self->new_decision || stf_decision_validate (self->new_decision, error))
         && stf_assignment_draft_has_dates (self, error);
}

/**
 * stf_assignment_draft_save:
 * @self: a dialog
 * @file: the year
 * @error: return location for an error
 *
 * Validates the dialog and writes it as one change, "assignment-new" or "assignment-edit", with the
 * new person and the new decision where there are such; who had the seat until a successor begins
 * has it until the day before.  A draft is saved once.
 */
gboolean
stf_assignment_draft_save (StfAssignmentDraft *self, StfYearFile *file, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  return stf_assignment_draft_validate (self, error)
         && stf_year_file_change (file, self->is_new ? "assignment-new" : "assignment-edit",
                                  self->role, self->current.holder, write_cb, self, error);
}

/**
 * stf_assignment_set_dates:
 * @file: a year
 * @assignment: an id
 * @from_date: (nullable): the ISO date of its first day; NULL for open
 * @to_date: (nullable): that of its last; NULL for open
 * @error: return location for an error
 *
 * Moves the ends of an assignment, as one change, "assignment-edit".  The same ends again are no
 * change.
 */
gboolean
stf_assignment_set_dates (StfYearFile *file, const char *assignment, const char *from_date,
                          const char *to_date, GError **error)
{
  g_autoptr (StfAssignmentDraft) draft = stf_assignment_draft_load (file, assignment, error);

  if (!draft)
    return FALSE;

  stf_assignment_draft_set_from_date (draft, from_date);
  stf_assignment_draft_set_to_date (draft, to_date);
  return !stf_assignment_draft_is_changed (draft) || stf_assignment_draft_save (draft, file, error);
}

static gboolean
delete_cb (StfChange *change, gpointer assignment, GError **error)
{
  return stf_change_delete (change, "assignment", assignment, error);
}

/**
 * stf_assignment_end:
 * @file: a year
 * @assignment: an id
 * @date: the ISO date of its last day
 * @reason: (nullable): why it ends
 * @error: return location for an error
 *
 * Ends an assignment, as one change, "assignment-end".
 */
gboolean
stf_assignment_end (StfYearFile *file, const char *assignment, const char *date, const char *reason,
                    GError **error)
{
  g_autoptr (StfAssignmentDraft) draft = stf_assignment_draft_load (file, assignment, error);

  g_return_val_if_fail (stf_date_is_valid (date), FALSE);

  if (!draft)
    return FALSE;

  stf_assignment_draft_set_to_date (draft, date);
  stf_assignment_draft_set_end_reason (draft, reason);
  return stf_assignment_draft_has_dates (draft, error)
         && stf_year_file_change (file, "assignment-end", draft->role, draft->current.holder,
                                  write_cb, draft, error);
}

/**
 * stf_assignment_delete:
 * @file: a year
 * @assignment: an id
 * @error: return location for an error
 *
 * Removes an assignment that should never have been, as one change, "assignment-delete".
 */
gboolean
stf_assignment_delete (StfYearFile *file, const char *assignment, GError **error)
{
  g_autoptr (StfAssignmentDraft) draft = stf_assignment_draft_load (file, assignment, error);

  return draft
         && stf_year_file_change (file, "assignment-delete", draft->role, draft->current.holder,
                                  delete_cb, (gpointer) assignment, error);
}
