/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dialog of an assignment as a value: what it held when it was opened and what it holds now.
 *
 * A new one begins with the extent of its role and the term: as A11 says (stf-term.c), of which
 * others who hold the seat for a part of the year leave it the time around the date shown, or, for
 * a role held until a successor comes, today or the year's nearest day and no end.  The holder is
 * chosen among persons, agencies or bodies as the role says; a role whose holder is computed (R27)
 * takes the person named for it by hand (R28).
 *
 * What excludes one another is settled as it is set, the last word winning: who acts is no deputy,
 * and who is carried over until a successor begins has no last day.
 *
 * What keeps it from being saved, and saving it, is stf-assignment-save.c; what is only unusual is
 * a warning (stf-assignment-warning.c). */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-assignment-draft-private.h"
#include "stf-date.h"
#include "stf-term.h"
#include "stf-text.h"
#include "stf-uuid.h"

G_DEFINE_QUARK (stf - assignment - draft - error - quark, stf_assignment_draft_error)

/* A row that may have been removed since its id was read. */
static StfRow *
get_row (StfYearFile *file, const char *table, const char *id, GError **error)
{
  g_autoptr (GError) failure = NULL;
  StfRow *row = stf_year_file_get_row (file, table, id, &failure);

  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (!row)
    g_set_error_literal (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_GONE,
                         _ ("The role or the assignment is no longer in the file."));

  return row;
}

static gboolean
load_year (StfAssignmentDraft *self, StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) years = stf_year_file_get_rows (file, "year", error);
  const StfRow *row;

  if (!years)
    return FALSE;
  if (years->len == 0)
    {
      g_set_error_literal (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_GONE,
                           _ ("There is no year in the file."));
      return FALSE;
    }

  row = years->pdata[0];
  self->year = (int) stf_row_get_integer (row, "number");
  self->starts = g_strdup (stf_row_get_text (row, "starts"));
  self->ends = g_strdup (stf_row_get_text (row, "ends"));
  return TRUE;
}

/* Of a new assignment, what the role is meant to take. */
static int
get_extent (const StfRow *role)
{
  int column = stf_table_find_column (role->table, "extent");

  return role->values[column].type == STF_VALUE_NULL ? -1 : (int) role->values[column].integer;
}

static gboolean
load_role (StfAssignmentDraft *self, StfYearFile *file, const char *role, GError **error)
{
  g_autoptr (StfRow) row = get_row (file, "role", role, error);

  if (!row)
    return FALSE;

  if (self->is_new)
    self->original.extent = get_extent (row);
  self->role = g_strdup (role);
  self->role_title = g_strdup (stf_row_get_text (row, "title"));
  self->term = g_strdup (stf_row_get_text (row, "term"));
  self->among = g_strdup (stf_row_get_text (row, "among"));
  self->eligible = g_strdup (stf_row_get_text (row, "eligible"));
  self->body = g_strdup (stf_row_get_text (row, "body"));
  self->open = stf_row_get_integer (row, "open") != 0;
  self->holder_kind = "person";
  if (!stf_row_get_text (row, "holder_of"))
    self->holder_kind = g_intern_string (stf_row_get_text (row, "holder"));

  return TRUE;
}

static void
load_values (StfAssignmentDraft *self, const StfRow *row)
{
  static const char *const kinds[] = { "person", "agency", "body" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (stf_row_get_text (row, kinds[i]))
      self->holder_kind = kinds[i];

  stf_assignment_values_read (&self->original, row, self->holder_kind);
}

static void
set_line (char **line, const char *text)
{
  g_autofree char *clean = text ? stf_text_clean_line (text, -1) : NULL;

  g_free (*line);
  *line = clean && *clean ? g_steal_pointer (&clean) : NULL;
}

/* Draws the term in to the time around @date in which nobody has the seat. */
static gboolean
fit_to_vacancy (StfAssignmentDraft *self, StfYearFile *file, const char *date, GError **error)
{
  StfAssignmentValues *values = &self->original;
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (file, "assignment", error);

  if (!rows)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const char *from = stf_row_get_text (rows->pdata[i], "from_date");
      const char *to = stf_row_get_text (rows->pdata[i], "to_date");

      if (g_strcmp0 (stf_row_get_text (rows->pdata[i], "seat"), values->seat) != 0
          || stf_row_get_integer (rows->pdata[i], "deputy") != 0)
        continue;

      if (to && strcmp (to, date) < 0 && g_strcmp0 (values->from_date, to) <= 0)
        {
          g_free (values->from_date);
          values->from_date = stf_date_add_days (to, 1);
        }
      else if (from && strcmp (from, date) > 0
               && (!values->to_date || strcmp (from, values->to_date) <= 0))
        {
          g_free (values->to_date);
          values->to_date = stf_date_add_days (from, -1);
        }
    }

  return TRUE;
}

/**
 * stf_assignment_draft_new:
 * @file: a year
 * @role: the id of the role to hold
 * @seat: (nullable): the id of one of its seats
 * @date: (nullable): the day on which @seat was found vacant
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): a dialog with the dates that the role's term suggests, or
 *   those of them that the seat's other holders leave
 */
StfAssignmentDraft *
stf_assignment_draft_new (StfYearFile *file, const char *role, const char *seat, const char *date,
                          GError **error)
{
  g_autoptr (StfAssignmentDraft) self = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  self = g_new0 (StfAssignmentDraft, 1);
  self->id = stf_uuid_new ();
  self->is_new = TRUE;
  self->host_follows = TRUE;
  if (!load_year (self, file, error) || !load_role (self, file, role, error))
    return NULL;

  self->original.seat = g_strdup (seat);
  if (g_strcmp0 (self->term, "year") == 0)
    {
      if (!stf_term_load (file, date, &self->original.from_date, &self->original.to_date, error))
        return NULL;
      if (seat && date && stf_date_in_force (date, self->starts, self->ends)
          && !fit_to_vacancy (self, file, date, error))
        return NULL;
    }
  else
    {
      g_autofree char *today = stf_date_today ();

      self->original.from_date = stf_date_nearest (today, self->starts, self->ends);
    }
  stf_assignment_values_copy (&self->current, &self->original);

  return g_steal_pointer (&self);
}

/**
 * stf_assignment_draft_load:
 * @file: a year
 * @assignment: an id
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the dialog of an assignment
 */
StfAssignmentDraft *
stf_assignment_draft_load (StfYearFile *file, const char *assignment, GError **error)
{
  g_autoptr (StfAssignmentDraft) self = NULL;
  g_autoptr (StfRow) row = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (assignment != NULL, NULL);

  row = get_row (file, "assignment", assignment, error);
  if (!row)
    return NULL;

  self = g_new0 (StfAssignmentDraft, 1);
  self->id = g_strdup (assignment);
  if (!load_year (self, file, error)
      || !load_role (self, file, stf_row_get_text (row, "role"), error))
    return NULL;
  load_values (self, row);
  stf_assignment_values_copy (&self->current, &self->original);

  return g_steal_pointer (&self);
}

/** stf_assignment_draft_free: frees a dialog, and the new person in it. */
void
stf_assignment_draft_free (StfAssignmentDraft *self)
{
  stf_assignment_values_clear (&self->original);
  stf_assignment_values_clear (&self->current);
  g_clear_pointer (&self->new_person, stf_person_draft_free);
  g_clear_pointer (&self->new_decision, stf_decision_free);
  g_free (self->id);
  g_free (self->role);
  g_free (self->role_title);
  g_free (self->body);
  g_free (self->term);
  g_free (self->among);
  g_free (self->eligible);
  g_free (self->starts);
  g_free (self->ends);
  g_free (self);
}

/** stf_assignment_draft_get_id: the assignment's id; NULL for a new one. */
const char *
stf_assignment_draft_get_id (const StfAssignmentDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->is_new ? NULL : self->id;
}

/** stf_assignment_draft_get_role: the id of the role. */
const char *
stf_assignment_draft_get_role (const StfAssignmentDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->role;
}

/** stf_assignment_draft_get_role_title: the title of the role. */
const char *
stf_assignment_draft_get_role_title (const StfAssignmentDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->role_title;
}

/** stf_assignment_draft_get_body: the id of the role's body; NULL for none. */
const char *
stf_assignment_draft_get_body (const StfAssignmentDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->body;
}

/** stf_assignment_draft_get_holder_kind: "person", "agency" or "body". */
const char *
stf_assignment_draft_get_holder_kind (const StfAssignmentDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->holder_kind;
}

/** stf_assignment_draft_get: what the dialog holds now. */
const StfAssignmentValues *
stf_assignment_draft_get (const StfAssignmentDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->current;
}

/** stf_assignment_draft_get_original: what it held when it was opened. */
const StfAssignmentValues *
stf_assignment_draft_get_original (const StfAssignmentDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return &self->original;
}

/** stf_assignment_draft_set_seat: the id of a seat; NULL for the first that is free. */
void
stf_assignment_draft_set_seat (StfAssignmentDraft *self, const char *seat)
{
  g_return_if_fail (self != NULL);
  set_line (&self->current.seat, seat);
}

/** stf_assignment_draft_set_holder: the id of the holder; forgets a new person. */
void
stf_assignment_draft_set_holder (StfAssignmentDraft *self, const char *holder)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->new_person, stf_person_draft_free);
  set_line (&self->current.holder, holder);
}

/**
 * stf_assignment_draft_set_new_person:
 * @self: a dialog whose holder is a person
 * @person: (transfer full) (nullable): a new person, saved together with the assignment
 */
void
stf_assignment_draft_set_new_person (StfAssignmentDraft *self, StfPersonDraft *person)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (g_strcmp0 (self->holder_kind, "person") == 0);
  g_return_if_fail (person == NULL || stf_person_draft_is_new (person));

  stf_assignment_draft_set_holder (self, person ? stf_person_draft_get_id (person) : NULL);
  self->new_person = person;
}

/** stf_assignment_draft_get_new_person: the new person, which the dialog may edit; or NULL. */
StfPersonDraft *
stf_assignment_draft_get_new_person (const StfAssignmentDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->new_person;
}

/** stf_assignment_draft_set_from_date: the first day, an ISO date; NULL for open. */
void
stf_assignment_draft_set_from_date (StfAssignmentDraft *self, const char *date)
{
  g_return_if_fail (self != NULL);
  set_line (&self->current.from_date, date);
}

/** stf_assignment_draft_set_to_date: the last day, an ISO date; NULL for open. */
void
stf_assignment_draft_set_to_date (StfAssignmentDraft *self, const char *date)
{
  g_return_if_fail (self != NULL);
  set_line (&self->current.to_date, date);
  if (self->current.to_date)
    self->current.carried_over = FALSE;
}

/** stf_assignment_draft_set_extent: 0 to 100 per cent; -1 for unstated. */
void
stf_assignment_draft_set_extent (StfAssignmentDraft *self, int extent)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (extent >= -1 && extent <= 100);
  self->current.extent = extent;
}

/** stf_assignment_draft_set_acting: whether the holder acts for somebody else. */
void
stf_assignment_draft_set_acting (StfAssignmentDraft *self, gboolean acting)
{
  g_return_if_fail (self != NULL);
  self->current.acting = acting != FALSE;
  if (acting)
    self->current.deputy = FALSE;
}

/** stf_assignment_draft_set_deputy: whether the holder takes the place of another at times. */
void
stf_assignment_draft_set_deputy (StfAssignmentDraft *self, gboolean deputy)
{
  g_return_if_fail (self != NULL);
  self->current.deputy = deputy != FALSE;
  if (deputy)
    self->current.acting = FALSE;
}

/** stf_assignment_draft_set_ex_officio: whether the holder has the role by another office. */
void
stf_assignment_draft_set_ex_officio (StfAssignmentDraft *self, gboolean ex_officio)
{
  g_return_if_fail (self != NULL);
  self->current.ex_officio = ex_officio != FALSE;
}

/** stf_assignment_draft_set_carried_over: whether the term is over and the holder stays until the
 * day before a successor begins. */
void
stf_assignment_draft_set_carried_over (StfAssignmentDraft *self, gboolean carried_over)
{
  g_return_if_fail (self != NULL);
  self->current.carried_over = carried_over != FALSE;
  if (carried_over)
    g_clear_pointer (&self->current.to_date, g_free);
}

/** stf_assignment_draft_set_host: the id of the agency that is paid for the extent (R25); NULL for
 * none.  Whatever is set is no longer proposed. */
void
stf_assignment_draft_set_host (StfAssignmentDraft *self, const char *host)
{
  g_return_if_fail (self != NULL);
  self->host_follows = FALSE;
  set_line (&self->current.host, host);
}

/**
 * stf_assignment_draft_propose_host:
 * @self: a dialog
 * @file: the year
 * @error: return location for an error
 *
 * Lets the host of a new assignment be where its person works when it begins, if it has an extent
 * and no other host has been set.  To be called when the holder, the first day or the extent has
 * changed.
 */
gboolean
stf_assignment_draft_propose_host (StfAssignmentDraft *self, StfYearFile *file, GError **error)
{
  g_autofree char *employer = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  if (!self->host_follows)
    return TRUE;
  if (self->current.extent > 0 && strcmp (self->holder_kind, "person") == 0
      && !stf_assignment_draft_find_employer (self, file, &employer, error))
    return FALSE;

  set_line (&self->current.host, employer);
  return TRUE;
}

/** stf_assignment_draft_set_decision: the id of the decision; forgets a new one. */
void
stf_assignment_draft_set_decision (StfAssignmentDraft *self, const char *decision)
{
  g_return_if_fail (self != NULL);
  g_clear_pointer (&self->new_decision, stf_decision_free);
  set_line (&self->current.decision, decision);
}

/**
 * stf_assignment_draft_set_new_decision:
 * @self: a dialog
 * @decision: (transfer full): a decision that is not in the file, saved with the assignment
 */
void
stf_assignment_draft_set_new_decision (StfAssignmentDraft *self, StfDecision *decision)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (decision != NULL);
  stf_assignment_draft_set_decision (self, decision->id);
  self->new_decision = decision;
}

/** stf_assignment_draft_get_new_decision: the new decision, which the dialog may edit; or NULL. */
StfDecision *
stf_assignment_draft_get_new_decision (const StfAssignmentDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->new_decision;
}

/** stf_assignment_draft_set_reason: why the assignment is made. */
void
stf_assignment_draft_set_reason (StfAssignmentDraft *self, const char *reason)
{
  g_return_if_fail (self != NULL);
  set_line (&self->current.reason, reason);
}

/** stf_assignment_draft_set_end_reason: why it ends. */
void
stf_assignment_draft_set_end_reason (StfAssignmentDraft *self, const char *reason)
{
  g_return_if_fail (self != NULL);
  set_line (&self->current.end_reason, reason);
}
