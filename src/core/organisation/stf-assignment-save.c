/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What becomes of an assignment: its dialog saved, its end, its removal, each as one change.
 *
 * Errors keep a dialog from saving.  Of an assignment that is there, only the columns that differ
 * are written; a new person is written in the same change. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-assignment-draft-private.h"
#include "stf-date.h"

/* The columns of text, with where their values stand. */
static const struct
{
  const char *column; /* NULL: the column of the kind of holder */
  gsize offset;
} texts[] = {
  { "seat", G_STRUCT_OFFSET (StfAssignmentValues, seat) },
  { NULL, G_STRUCT_OFFSET (StfAssignmentValues, holder) },
  { "from_date", G_STRUCT_OFFSET (StfAssignmentValues, from_date) },
  { "to_date", G_STRUCT_OFFSET (StfAssignmentValues, to_date) },
  { "reason", G_STRUCT_OFFSET (StfAssignmentValues, reason) },
  { "end_reason", G_STRUCT_OFFSET (StfAssignmentValues, end_reason) },
};

static const char *
get_text (const StfAssignmentValues *values, guint i)
{
  return G_STRUCT_MEMBER (char *, values, texts[i].offset);
}

static gboolean
insert_assignment (const StfAssignmentDraft *self, StfChange *change, GError **error)
{
  g_autoptr (StfRow) row = stf_row_new ("assignment");

  stf_row_set_text (row, "id", self->id);
  stf_row_set_text (row, "role", self->role);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    stf_row_set_text (row, texts[i].column ? texts[i].column : self->holder_kind,
                      get_text (&self->current, i));
  if (self->current.extent >= 0)
    stf_row_set_integer (row, "extent", self->current.extent);
  stf_row_set_integer (row, "acting", self->current.acting);

  return stf_change_insert (change, row, error);
}

static gboolean
update_assignment (const StfAssignmentDraft *self, StfChange *change, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = get_text (&self->current, i);

      if (g_strcmp0 (text, get_text (&self->original, i)) != 0
          && !stf_change_set_text (change, "assignment", self->id,
                                   texts[i].column ? texts[i].column : self->holder_kind, text,
                                   error))
        return FALSE;
    }

  if (self->current.extent != self->original.extent
      && !(self->current.extent < 0
               ? stf_change_set_null (change, "assignment", self->id, "extent", error)
               : stf_change_set_integer (change, "assignment", self->id, "extent",
                                         self->current.extent, error)))
    return FALSE;

  return self->current.acting == self->original.acting
         || stf_change_set_integer (change, "assignment", self->id, "acting", self->current.acting,
                                    error);
}

static gboolean
write_cb (StfChange *change, gpointer user_data, GError **error)
{
  StfAssignmentDraft *self = user_data;

  if (self->new_person && !stf_person_draft_write (self->new_person, change, error))
    return FALSE;

  return self->is_new ? insert_assignment (self, change, error)
                      : update_assignment (self, change, error);
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

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_strcmp0 (get_text (&self->original, i), get_text (&self->current, i)) != 0)
      return TRUE;

  return self->original.extent != self->current.extent
         || self->original.acting != self->current.acting;
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
         && stf_assignment_draft_has_dates (self, error);
}

/**
 * stf_assignment_draft_save:
 * @self: a dialog
 * @file: the year
 * @error: return location for an error
 *
 * Validates the dialog and writes it as one change, "assignment-new" or "assignment-edit", with the
 * new person where there is one.  A draft is saved once.
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
