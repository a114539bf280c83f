/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Waivers: deliberate deviations from a rule, and the form of one as a value.
 *
 * A waiver names the decision that it rests on: one of the year's, or a new one that is saved with
 * it as part of the same change.  The form warns of a waiver that no decision supports and of one
 * that never expires, but lets both through: a year may know no more. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-waiver-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-reader-private.h"
#include "stf-uuid.h"

#define WAIVERS                                                                                    \
  "SELECT waiver.id, rule, reason, decision, coalesce (number || ' ', '') || title, on_date,"      \
  " from_date, to_date FROM waiver LEFT JOIN decision ON decision.id = decision"                   \
  " WHERE rule = ?1 ORDER BY from_date DESC, waiver.id"

struct _StfWaiverDraft
{
  char *id;
  char *rule;
  gboolean is_new;
  gboolean new_decision;
  StfDraftFields fields;
};

/* Where the first fields stand in a waiver. */
static const char *const columns[] = { "reason", "from_date", "to_date", "decision" };

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == STF_WAIVER_DECISION_NUMBER);

/* --- waivers --- */

static void
read_waiver (StfStatement *row, gpointer waivers)
{
  StfWaiver *waiver = g_new0 (StfWaiver, 1);

  waiver->id = stf_statement_dup_text (row, 0);
  waiver->rule = stf_statement_dup_text (row, 1);
  waiver->reason = stf_statement_dup_text (row, 2);
  waiver->decision = stf_statement_dup_text (row, 3);
  waiver->decision_title = stf_statement_dup_text (row, 4);
  waiver->decision_date = stf_statement_dup_text (row, 5);
  waiver->from_date = stf_statement_dup_text (row, 6);
  waiver->to_date = stf_statement_dup_text (row, 7);
  g_ptr_array_add (waivers, waiver);
}

/**
 * stf_waiver_list:
 * @file: a year
 * @rule: id of a rule
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type StfWaiver): the waivers of a rule, at any date,
 * the last to begin first
 */
GPtrArray *
stf_waiver_list (StfYearFile *file, const char *rule, GError **error)
{
  g_autoptr (GPtrArray) waivers = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_waiver_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!stf_read_rows (file, WAIVERS, rule, read_waiver, waivers, error))
    return NULL;

  return g_steal_pointer (&waivers);
}

/** stf_waiver_free: frees a waiver. */
void
stf_waiver_free (StfWaiver *self)
{
  g_free (self->id);
  g_free (self->rule);
  g_free (self->reason);
  g_free (self->decision);
  g_free (self->decision_title);
  g_free (self->decision_date);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self);
}

static StfRow *
get_waiver (StfYearFile *file, const char *waiver, GError **error)
{
  g_autoptr (GError) failure = NULL;
  StfRow *row = stf_year_file_get_row (file, "waiver", waiver, &failure);

  if (failure)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (!row)
    g_set_error_literal (error, STF_DRAFT_ERROR, STF_DRAFT_ERROR_GONE,
                         _ ("The waiver is no longer in the file."));

  return row;
}

typedef struct
{
  const char *id;
  const char *last; /* day, or NULL: the waiver goes */
} End;

static gboolean
end_cb (StfChange *change, gpointer user_data, GError **error)
{
  const End *end = user_data;

  return end->last ? stf_change_set_text (change, "waiver", end->id, "to_date", end->last, error)
                   : stf_change_delete (change, "waiver", end->id, error);
}

/**
 * stf_waiver_end:
 * @file: a year
 * @waiver: id of a waiver
 * @date: the first ISO date without it
 * @error: return location for an error
 *
 * Ends a waiver, as one change, "waiver-end".  One that begins on @date or later is removed.
 */
gboolean
stf_waiver_end (StfYearFile *file, const char *waiver, const char *date, GError **error)
{
  g_autoptr (StfRow) row = NULL;
  g_autofree char *last = NULL;
  const char *from;
  End end = { waiver, NULL };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (stf_date_is_valid (date), FALSE);

  row = get_waiver (file, waiver, error);
  if (!row)
    return FALSE;

  from = stf_row_get_text (row, "from_date");
  last = stf_date_add_days (date, -1);
  if (!from || strcmp (from, date) < 0)
    end.last = last;

  return stf_year_file_change (file, "waiver-end", stf_row_get_text (row, "rule"), NULL, end_cb,
                               &end, error);
}

/**
 * stf_waiver_delete:
 * @file: a year
 * @waiver: id of a waiver
 * @error: return location for an error
 *
 * Removes a waiver that should not have been, as one change, "waiver-delete".
 */
gboolean
stf_waiver_delete (StfYearFile *file, const char *waiver, GError **error)
{
  g_autoptr (StfRow) row = NULL;
  End end = { waiver, NULL };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  row = get_waiver (file, waiver, error);

  return row
         && stf_year_file_change (file, "waiver-delete", stf_row_get_text (row, "rule"), NULL,
                                  end_cb, &end, error);
}

/* --- the form --- */

static StfWaiverDraft *
draft_new (const char *id, const char *rule)
{
  StfWaiverDraft *self = g_new0 (StfWaiverDraft, 1);

  self->id = g_strdup (id);
  self->rule = g_strdup (rule);
  stf_draft_fields_init (&self->fields, STF_WAIVER_N_FIELDS);
  return self;
}

/**
 * stf_waiver_draft_new:
 * @rule: id of a rule
 * @date: the ISO date that it begins on unless the user says otherwise
 *
 * Returns: (transfer full): the form of a new waiver
 */
StfWaiverDraft *
stf_waiver_draft_new (const char *rule, const char *date)
{
  g_autofree char *id = stf_uuid_new ();
  StfWaiverDraft *self;

  g_return_val_if_fail (stf_uuid_is_valid (rule), NULL);

  self = draft_new (id, rule);
  self->is_new = TRUE;
  stf_draft_fields_set (&self->fields, STF_WAIVER_FROM_DATE, date, FALSE);
  return self;
}

/**
 * stf_waiver_draft_load:
 * @file: a year
 * @waiver: id of a waiver
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the form of a waiver
 */
StfWaiverDraft *
stf_waiver_draft_load (StfYearFile *file, const char *waiver, GError **error)
{
  StfWaiverDraft *self;
  g_autoptr (StfRow) row = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (stf_uuid_is_valid (waiver), NULL);

  row = get_waiver (file, waiver, error);
  if (!row)
    return NULL;

  self = draft_new (waiver, stf_row_get_text (row, "rule"));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    stf_draft_fields_take (&self->fields, i, g_strdup (stf_row_get_text (row, columns[i])));
  return self;
}

/** stf_waiver_draft_free: frees a form. */
void
stf_waiver_draft_free (StfWaiverDraft *self)
{
  stf_draft_fields_clear (&self->fields);
  g_free (self->id);
  g_free (self->rule);
  g_free (self);
}

/** stf_waiver_draft_get_id: the id that the waiver has, or will have once saved. */
const char *
stf_waiver_draft_get_id (const StfWaiverDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

/** stf_waiver_draft_get_rule: id of the rule that it is about. */
const char *
stf_waiver_draft_get_rule (const StfWaiverDraft *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->rule;
}

/** stf_waiver_draft_is_new: whether the waiver is not in the file yet. */
gboolean
stf_waiver_draft_is_new (const StfWaiverDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->is_new;
}

/** stf_waiver_draft_get: what the field holds now; NULL when it is empty. */
const char *
stf_waiver_draft_get (const StfWaiverDraft *self, StfWaiverField field)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (field < STF_WAIVER_N_FIELDS, NULL);
  return self->fields.current[field];
}

/** stf_waiver_draft_set: sets what a field holds, cleaned (H13); a blank text is none. */
void
stf_waiver_draft_set (StfWaiverDraft *self, StfWaiverField field, const char *text)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (field < STF_WAIVER_N_FIELDS);

  stf_draft_fields_set (&self->fields, field, text, field == STF_WAIVER_REASON);
}

/** stf_waiver_draft_get_new_decision: whether it rests on a decision that is saved with it. */
gboolean
stf_waiver_draft_get_new_decision (const StfWaiverDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->new_decision;
}

/** stf_waiver_draft_set_new_decision: says whether it rests on a new decision. */
void
stf_waiver_draft_set_new_decision (StfWaiverDraft *self, gboolean new_decision)
{
  g_return_if_fail (self != NULL);
  self->new_decision = new_decision;
}

/** stf_waiver_draft_is_changed: whether saving would change anything. */
gboolean
stf_waiver_draft_is_changed (const StfWaiverDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->new_decision || stf_draft_fields_any_changed (&self->fields);
}

static gboolean
fail (StfWaiverField *field, StfWaiverField which, StfDraftError code, const char *message,
      GError **error)
{
  if (field)
    *field = which;
  g_set_error_literal (error, STF_DRAFT_ERROR, code, message);
  return FALSE;
}

/**
 * stf_waiver_draft_validate:
 * @self: a form
 * @field: (out) (optional): the field that is at fault
 * @error: return location for an error
 *
 * Tells whether the form can be saved: a reason, days in order, and of a new decision a title and a
 * date.
 */
gboolean
stf_waiver_draft_validate (const StfWaiverDraft *self, StfWaiverField *field, GError **error)
{
  guint wrong = STF_WAIVER_N_FIELDS;
  const char *date;

  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->fields.current[STF_WAIVER_REASON])
    return fail (field, STF_WAIVER_REASON, STF_DRAFT_ERROR_MISSING,
                 _ ("Write why the year deviates from the rule."), error);
  if (!stf_draft_fields_check_period (&self->fields, STF_WAIVER_FROM_DATE, STF_WAIVER_TO_DATE,
                                      &wrong, error))
    {
      if (field)
        *field = wrong;
      return FALSE;
    }
  if (!self->new_decision)
    return TRUE;

  if (!self->fields.current[STF_WAIVER_DECISION_TITLE])
    return fail (field, STF_WAIVER_DECISION_TITLE, STF_DRAFT_ERROR_MISSING,
                 _ ("Write what was decided."), error);
  date = self->fields.current[STF_WAIVER_DECISION_DATE];
  if (!date || !stf_date_is_valid (date))
    return fail (field, STF_WAIVER_DECISION_DATE, STF_DRAFT_ERROR_DATE,
                 _ ("Write the day of the decision as 2013-01-31."), error);

  return TRUE;
}

/**
 * stf_waiver_draft_get_warnings:
 * @self: a form
 *
 * Returns: (transfer full): what can be saved but should not be overlooked
 */
GStrv
stf_waiver_draft_get_warnings (const StfWaiverDraft *self)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  const char *from, *decided;

  g_return_val_if_fail (self != NULL, NULL);

  from = self->fields.current[STF_WAIVER_FROM_DATE];
  decided = self->fields.current[STF_WAIVER_DECISION_DATE];
  if (!self->new_decision && !self->fields.current[STF_WAIVER_DECISION])
    g_strv_builder_add (warnings, _ ("No decision supports the waiver."));
  if (!self->fields.current[STF_WAIVER_TO_DATE])
    g_strv_builder_add (warnings, _ ("The waiver never expires."));
  if (self->new_decision && from && decided && strcmp (from, decided) < 0)
    g_strv_builder_add (warnings, _ ("The waiver begins before it was decided."));

  return g_strv_builder_end (warnings);
}

static gboolean
insert_decision (StfWaiverDraft *self, StfChange *change, const char *id, GError **error)
{
  g_autoptr (StfRow) row = stf_row_new ("decision");

  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "kind", "waiver");
  stf_row_set_text (row, "number", self->fields.current[STF_WAIVER_DECISION_NUMBER]);
  stf_row_set_text (row, "title", self->fields.current[STF_WAIVER_DECISION_TITLE]);
  stf_row_set_text (row, "on_date", self->fields.current[STF_WAIVER_DECISION_DATE]);
  stf_row_set_text (row, "body", self->fields.current[STF_WAIVER_DECISION_BODY]);
  return stf_change_insert (change, row, error);
}

static gboolean
save_cb (StfChange *change, gpointer user_data, GError **error)
{
  StfWaiverDraft *self = user_data;
  g_autoptr (StfRow) row = stf_row_new ("waiver");
  g_autofree char *decision = self->new_decision ? stf_uuid_new () : NULL;

  if (decision && !insert_decision (self, change, decision, error))
    return FALSE;

  stf_row_set_text (row, "id", self->id);
  stf_row_set_text (row, "rule", self->rule);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    stf_row_set_text (row, columns[i], self->fields.current[i]);
  if (decision)
    stf_row_set_text (row, "decision", decision);

  return stf_change_put (change, row, error);
}

/**
 * stf_waiver_draft_save:
 * @self: a form
 * @file: the year
 * @error: return location for an error
 *
 * Validates the form and writes it as one change, "waiver-new" or "waiver-edit".
 */
gboolean
stf_waiver_draft_save (StfWaiverDraft *self, StfYearFile *file, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  return stf_waiver_draft_validate (self, NULL, error)
         && stf_year_file_change (file, self->is_new ? "waiver-new" : "waiver-edit", self->rule,
                                  NULL, save_cb, self, error);
}
