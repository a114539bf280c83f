/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The decisions of a year, for lists to choose from. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-decision.h"

#include "stf-reader-private.h"

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
