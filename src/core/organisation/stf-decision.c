/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The decisions of a year, for lists to choose from, and a new one, which is written together with
 * what was decided. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-date.h"
#include "stf-decision.h"
#include "stf-reader-private.h"
#include "stf-uuid.h"

#define DECISIONS                                                                                  \
  "SELECT decision.id, number, title, decision.kind, on_date, body, body.name FROM decision"       \
  " LEFT JOIN body ON body.id = decision.body ORDER BY on_date DESC, number DESC, decision.id"

static void
read_decision (StfStatement *row, gpointer decisions)
{
  StfDecision *decision = g_new0 (StfDecision, 1);

  decision->id = stf_statement_dup_text (row, 0);
  decision->number = stf_statement_dup_text (row, 1);
  decision->title = stf_statement_dup_text (row, 2);
  decision->kind = stf_statement_dup_text (row, 3);
  decision->on_date = stf_statement_dup_text (row, 4);
  decision->body = stf_statement_dup_text (row, 5);
  decision->body_name = stf_statement_dup_text (row, 6);
  g_ptr_array_add (decisions, decision);
}

/** stf_decision_free: frees a decision. */
void
stf_decision_free (StfDecision *self)
{
  g_free (self->id);
  g_free (self->number);
  g_free (self->title);
  g_free (self->kind);
  g_free (self->on_date);
  g_free (self->body);
  g_free (self->body_name);
  g_free (self);
}

/**
 * stf_decision_new:
 *
 * Returns: (transfer full): a decision with an id and a kind, "appointment", and nothing else
 */
StfDecision *
stf_decision_new (void)
{
  StfDecision *self = g_new0 (StfDecision, 1);

  self->id = stf_uuid_new ();
  self->title = g_strdup ("");
  self->kind = g_strdup ("appointment");
  self->on_date = g_strdup ("");
  return self;
}

/**
 * stf_decision_describe:
 * @self: a decision
 *
 * Returns: (transfer full): its number, title and date in one line
 */
char *
stf_decision_describe (const StfDecision *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_strdup_printf ("%s%s%s, %s", self->number ? self->number : "", self->number ? " " : "",
                          self->title, self->on_date);
}

/**
 * stf_decision_validate:
 * @self: a decision
 * @error: return location for an error
 *
 * Tells whether it can be written: a title, and a date that is one.
 */
gboolean
stf_decision_validate (const StfDecision *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (!self->title || !*self->title)
    g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID,
                         _ ("Write what was decided."));
  else if (!stf_date_is_valid (self->on_date))
    g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID,
                         _ ("The day of the decision is not a date. Write it as 2013-01-31."));
  else
    return TRUE;
  return FALSE;
}

/**
 * stf_decision_write:
 * @self: a decision that is not in the file
 * @change: what it becomes a part of
 * @error: return location for an error
 */
gboolean
stf_decision_write (const StfDecision *self, StfChange *change, GError **error)
{
  g_autoptr (StfRow) row = stf_row_new ("decision");

  g_return_val_if_fail (self != NULL, FALSE);

  stf_row_set_text (row, "id", self->id);
  stf_row_set_text (row, "number", self->number);
  stf_row_set_text (row, "title", self->title);
  stf_row_set_text (row, "kind", self->kind);
  stf_row_set_text (row, "on_date", self->on_date);
  stf_row_set_text (row, "body", self->body);
  return stf_change_insert (change, row, error);
}

/**
 * stf_decision_list:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type StfDecision): every decision, the latest first
 */
GPtrArray *
stf_decision_list (StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_decision_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!stf_read_rows (file, DECISIONS, NULL, read_decision, decisions, error))
    return NULL;

  return g_steal_pointer (&decisions);
}
