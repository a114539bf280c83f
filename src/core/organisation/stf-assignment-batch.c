/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Several assignments in one go: listed first, then changed as one change.
 *
 * 1. To end: those that have begun on the day and go on after it, or have no last day.  Who is
 *    carried over until a successor begins ends as the others.
 * 2. To prolong: those that are held today and whose last day comes before the day.
 * 3. The bodies below a body are found by their parents, each once, so that a circle ends. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-assignment-batch.h"
#include "stf-change.h"
#include "stf-date.h"
#include "stf-reader-private.h"

/* ?1 is today, ?2 the day, ?3 the body, ?4 the role. */
#define ITEMS                                                                                      \
  "WITH RECURSIVE below (id) AS (SELECT ?3 UNION SELECT body.id FROM body JOIN below"              \
  " ON body.parent = below.id)"                                                                    \
  " SELECT it.id, coalesce (person.given_name || ' ' || person.family_name, agency.name,"          \
  " holder.name), role.title, body.name, it.from_date, it.to_date, it.person"                      \
  " FROM assignment AS it JOIN role ON role.id = it.role LEFT JOIN body ON body.id = role.body"    \
  " LEFT JOIN person ON person.id = it.person LEFT JOIN agency ON agency.id = it.agency"           \
  " LEFT JOIN body AS holder ON holder.id = it.body"                                               \
  " WHERE (?3 IS NULL OR role.body IN below) AND (?4 IS NULL OR it.role = ?4) AND "

#define IN_ORDER " ORDER BY body.position, body.id, role.position, role.id, it.from_date, it.id"

/* Rules 1 and 2. */
static const char *const queries[] = {
  [STF_BATCH_END] = ITEMS "(it.from_date IS NULL OR it.from_date <= ?2)"
                          " AND (it.to_date IS NULL OR it.to_date > ?2) AND ?1 = ?1" IN_ORDER,
  [STF_BATCH_PROLONG] = ITEMS STF_IN_FORCE " AND it.to_date < ?2" IN_ORDER,
};

typedef struct
{
  StfBatchKind kind;
  GPtrArray *items;
  const char *date;
  const char *reason;
} Batch;

/** stf_batch_item_free: frees an item. */
void
stf_batch_item_free (StfBatchItem *self)
{
  g_free (self->assignment);
  g_free (self->name);
  g_free (self->role_title);
  g_free (self->body_name);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self);
}

static StfBatchItem *
read_item (StfStatement *row)
{
  StfBatchItem *item = g_new0 (StfBatchItem, 1);

  item->assignment = stf_statement_dup_text (row, 0);
  item->name = stf_statement_dup_text (row, 1);
  item->role_title = stf_statement_dup_text (row, 2);
  item->body_name = stf_statement_dup_text (row, 3);
  item->from_date = stf_statement_dup_text (row, 4);
  item->to_date = stf_statement_dup_text (row, 5);
  return item;
}

/**
 * stf_assignment_batch_list:
 * @file: a year
 * @kind: what is to be done
 * @scope: with whose assignments
 * @today: the ISO date that is shown
 * @date: the ISO date of what becomes their last day
 * @error: return location for an error
 *
 * Lists what would be changed, in the order of bodies and roles.
 *
 * Returns: (transfer full) (nullable): an array of StfBatchItem
 */
GPtrArray *
stf_assignment_batch_list (StfYearFile *file, StfBatchKind kind, const StfBatchScope *scope,
                           const char *today, const char *date, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_batch_item_free);
  g_autoptr (StfStatement) row = NULL;
  gboolean has_row = FALSE;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (kind < G_N_ELEMENTS (queries), NULL);
  g_return_val_if_fail (stf_date_is_valid (today) && stf_date_is_valid (date), NULL);

  row = stf_year_file_query (file, queries[kind], error);
  if (!row)
    return NULL;
  stf_statement_bind_text (row, 1, today);
  stf_statement_bind_text (row, 2, date);
  stf_statement_bind_text (row, 3, scope->body);
  stf_statement_bind_text (row, 4, scope->role);

  while (stf_statement_step (row, &has_row, error))
    {
      const char *person;

      if (!has_row)
        return g_steal_pointer (&items);
      person = stf_statement_get_text (row, 6);
      if (!scope->persons || (person && g_strv_contains (scope->persons, person)))
        g_ptr_array_add (items, read_item (row));
    }
  return NULL;
}

static gboolean
apply_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Batch *batch = user_data;

  for (guint i = 0; i < batch->items->len; i++)
    {
      const char *id = ((const StfBatchItem *) batch->items->pdata[i])->assignment;

      if (!stf_change_set_text (change, "assignment", id, "to_date", batch->date, error)
          || !stf_change_set_null (change, "assignment", id, "carried_over", error)
          || (batch->reason
              && !stf_change_set_text (change, "assignment", id,
                                       batch->kind == STF_BATCH_END ? "end_reason" : "reason",
                                       batch->reason, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * stf_assignment_batch_apply:
 * @file: a year
 * @kind: what to do
 * @items: StfBatchItem: with which assignments
 * @date: the ISO date of what becomes their last day
 * @reason: (nullable): why, in one line
 * @error: return location for an error
 *
 * Gives all assignments that last day, as one change, "assignments-end" or "assignments-prolong".
 * Without any there is no change.
 */
gboolean
stf_assignment_batch_apply (StfYearFile *file, StfBatchKind kind, GPtrArray *items,
                            const char *date, const char *reason, GError **error)
{
  Batch batch = { kind, items, date, reason };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (stf_date_is_valid (date), FALSE);

  return items->len == 0
         || stf_year_file_change (file,
                                  kind == STF_BATCH_END ? "assignments-end" : "assignments-prolong",
                                  NULL, NULL, apply_cb, &batch, error);
}
