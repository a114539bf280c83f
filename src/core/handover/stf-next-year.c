/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a new year takes from the one before.
 *
 *   1. Each row has a fate by the policy of its table, below: carried as it is, reset (what
 * belonged to the old year is emptied), shifted to the new year, or dropped.
 *   2. A row that refers to a dropped row is dropped as well where it cannot do without: the
 *      reference is required, or the only one of several that may be there, or the policy says that
 *      the row goes with what it refers to.  Elsewhere the reference is emptied.
 *   3. A table may ask: its rows are kept if a row that is kept refers to them.
 *   4. Ids stay (H2): the same person, seat and meeting can be followed from year to year.
 *
 * An interval without a last day has not ended; what begins after the new year has not either, and
 * is carried.  The rows of a year are held in memory meanwhile, twice where they change. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-next-year-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-row-rule.h"

typedef StfFate (*DecideFunc) (StfNextYearPlan *plan, StfRow *row);

typedef struct
{
  const char *table;
  DecideFunc decide;
  const char *emptied;   /* columns, where a row is reset or shifted; or NULL */
  const char *goes_with; /* columns: the row goes with what they refer to; or NULL */
} Policy;

static StfFate carry (StfNextYearPlan *plan, StfRow *row);
static StfFate carry_unless_ended (StfNextYearPlan *plan, StfRow *row);
static StfFate drop (StfNextYearPlan *plan, StfRow *row);
static StfFate renew_or_carry_document (StfNextYearPlan *plan, StfRow *row);
static StfFate keep_if_referred_to (StfNextYearPlan *plan, StfRow *row);
static StfFate shift_unless_cancelled (StfNextYearPlan *plan, StfRow *row);
static StfFate shift_year (StfNextYearPlan *plan, StfRow *row);

/* clang-format off */
/* What a document of the year leaves behind. */
#define TRACES "dnr version on_date from_date to_date decision link"

/* What was written down at a meeting. */
#define NOTES "notes_link note"

/* What closed a request that goes on. */
#define CLOSING "closed_on remainder"

static const Policy POLICY[] = {
  /* table             what becomes of a row     emptied       goes with */
  { "year",            shift_year,               NULL,         NULL },
  { "agency",          carry,                    NULL,         NULL },
  { "key_figure",      carry,                    NULL,         NULL },
  { "goal",            carry,                    NULL,         NULL },
  { "skill",           carry,                    NULL,         NULL },
  { "person",          carry,                    NULL,         NULL },
  { "employment",      carry_unless_ended,       NULL,         NULL },
  { "person_skill",    carry,                    NULL,         NULL },
  { "body",            carry_unless_ended,       NULL,         NULL },
  { "body_alias",      carry,                    NULL,         NULL },
  { "role",            carry,                    NULL,         "body" },
  { "seat",            carry,                    NULL,         NULL },
  { "task_list",       carry,                    NULL,         NULL },
  { "task",            carry,                    NULL,         NULL },
  { "task_list_use",   carry,                    NULL,         "role body" },
  { "relation",        carry_unless_ended,       NULL,         NULL },
  { "event",           carry,                    NULL,         NULL },
  { "event_order",     carry,                    NULL,         NULL },
  { "meeting",         shift_unless_cancelled,   NOTES,        NULL },
  { "meeting_body",    carry,                    NULL,         NULL },
  { "decision",        keep_if_referred_to,      "meeting",    NULL },
  { "document",        renew_or_carry_document,  TRACES,       NULL },
  { "assignment",      carry_unless_ended,       NULL,         NULL },
  { "category",        carry,                    NULL,         NULL },
  { "money_flow",      carry,                    NULL,         NULL },
  { "setting",         carry,                    NULL,         NULL },
  { "rule",            carry_unless_ended,       NULL,         NULL },
  { "rule_parameter",  carry,                    NULL,         NULL },
  { "waiver",          carry_unless_ended,       NULL,         NULL },
  { "slate",           drop,                     NULL,         NULL },
  { "candidate",       drop,                     NULL,         NULL },
  { "grant_request",   stf_next_year_decide_request, CLOSING,  NULL },
  { "budget_line",     carry,                    NULL,         "grant_request" },
  { "budget_version",  stf_next_year_decide_version, NULL,     NULL },
  { "budget_step",     carry,                    NULL,         NULL },
  { "budget_row",      carry,                    NULL,         NULL },
  { "cell_note",       carry,                    NULL,         NULL },
  { "overhead_rate",   carry,                    NULL,         NULL },
  { "commission",      carry_unless_ended,       NULL,         NULL },
  { "fee",             stf_next_year_decide_fee, NULL,         NULL },
  { "fee_share",       carry,                    NULL,         NULL },
  { "invoice",         drop,                     NULL,         NULL },
  { "payment",         drop,                     NULL,         NULL },
  { "account",         carry,                    NULL,         NULL },
  { "ledger",          drop,                     NULL,         NULL },
  { "ledger_row",      drop,                     NULL,         NULL },
  { "account_mapping", carry,                    NULL,         "line" },
};
/* clang-format on */

static StfFate
carry (StfNextYearPlan *plan, StfRow *row)
{
  return STF_FATE_CARRIED;
}

static StfFate
carry_unless_ended (StfNextYearPlan *plan, StfRow *row)
{
  const char *to_date = stf_row_get_text (row, "to_date");

  return to_date == NULL || strcmp (to_date, plan->starts) >= 0 ? STF_FATE_CARRIED
                                                                : STF_FATE_DROPPED;
}

/* Of the old year only: its election is over. */
static StfFate
drop (StfNextYearPlan *plan, StfRow *row)
{
  return STF_FATE_DROPPED;
}

static StfFate
keep_if_referred_to (StfNextYearPlan *plan, StfRow *row)
{
  return STF_FATE_ASKED;
}

/* What is made every year, or again and again, is expected anew; the rest stays while in force. */
static StfFate
renew_or_carry_document (StfNextYearPlan *plan, StfRow *row)
{
  const char *kind = stf_row_get_text (row, "kind");

  if (g_str_equal (kind, "yearly") || g_str_equal (kind, "regular"))
    {
      stf_row_set_text (row, "state", "expected");
      return STF_FATE_RESET;
    }
  if (g_str_equal (stf_row_get_text (row, "state"), "superseded"))
    return STF_FATE_DROPPED;
  return carry_unless_ended (plan, row);
}

/* The day of @date as many days later as @to is after @from. */
static char *
move_along (const char *date, const char *from, const char *to)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_set_parse (&a, from);
  g_date_set_parse (&b, to);
  return stf_date_add_days (date, g_date_days_between (&a, &b));
}

/* As a draft, on the same weekday of the month and as many days long as before. */
static StfFate
shift_unless_cancelled (StfNextYearPlan *plan, StfRow *row)
{
  const char *old_date = stf_row_get_text (row, "on_date");
  const char *old_to = stf_row_get_text (row, "to_date");
  g_autofree char *on_date = stf_date_shift_years_same_weekday (old_date, 1);
  g_autofree char *to_date = old_to && on_date ? move_along (on_date, old_date, old_to) : NULL;

  if (g_str_equal (stf_row_get_text (row, "state"), "cancelled")
      || on_date == NULL) /* at the end of time */
    return STF_FATE_DROPPED;

  stf_row_set_text (row, "to_date", to_date);
  stf_row_set_text (row, "on_date", on_date);
  stf_row_set_text (row, "state", "draft");
  return STF_FATE_SHIFTED;
}

static StfFate
shift_year (StfNextYearPlan *plan, StfRow *row)
{
  stf_row_set_integer (row, "number", plan->year);
  stf_row_set_text (row, "starts", plan->starts);
  stf_row_set_text (row, "ends", plan->ends);
  return STF_FATE_SHIFTED;
}

static const Policy *
find_policy (const char *table)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (POLICY); i++)
    if (g_str_equal (POLICY[i].table, table))
      return &POLICY[i];
  return NULL;
}

/* Tells whether @name is one of the words of @list. */
static gboolean
lists (const char *list, const char *name)
{
  g_auto (GStrv) words = g_strsplit (list ? list : "", " ", -1);

  return g_strv_contains ((const char *const *) words, name);
}

static void
empty_columns (StfRow *row, const char *list)
{
  guint i;

  for (i = 0; i < row->table->n_columns; i++)
    if (lists (list, row->table->columns[i].name))
      stf_value_clear (&row->values[i]);
}

static void
free_row (StfNextYearRow *self)
{
  stf_row_free (self->old);
  stf_row_free (self->row);
  g_free (self);
}

/* The row that a column refers to, or NULL. */
static StfNextYearRow *
find_target (StfNextYearPlan *self, const StfRow *row, guint column)
{
  if (row->table->columns[column].kind != STF_COLUMN_REFERENCE
      || row->values[column].type == STF_VALUE_NULL)
    return NULL;
  return stf_next_year_plan_find (self, row->table->columns[column].references,
                                  row->values[column].text);
}

static gboolean
needs (const Policy *policy, const StfTable *table, const StfColumn *column)
{
  return column->required || lists (policy->goes_with, column->name)
         || stf_row_rule_is_exclusive (table, column->name);
}

/* One walk over the rows that are left, each with its policy, in the order of the schema. */
typedef gboolean (*WalkFunc) (StfNextYearPlan *self, const Policy *policy, StfNextYearRow *row);

static gboolean
walk (StfNextYearPlan *self, WalkFunc function)
{
  gboolean changed = FALSE;
  guint i, j;

  for (i = 0; i < self->tables->len; i++)
    {
      const StfTable *table = stf_schema_get_table (stf_schema_get (), i);
      const Policy *policy = find_policy (table->name);
      GPtrArray *rows = g_ptr_array_index (self->tables, i);

      g_assert (policy != NULL);
      for (j = 0; j < rows->len; j++)
        {
          StfNextYearRow *row = g_ptr_array_index (rows, j);

          if (row->fate != STF_FATE_DROPPED)
            changed |= function (self, policy, row);
        }
    }
  return changed;
}

/* Rule 1. */
static gboolean
decide (StfNextYearPlan *self, const Policy *policy, StfNextYearRow *row)
{
  row->fate = policy->decide (self, row->row);
  if (row->fate != STF_FATE_CARRIED)
    empty_columns (row->row, policy->emptied);
  return TRUE;
}

/* Rule 2, the rows. */
static gboolean
drop_with_targets (StfNextYearPlan *self, const Policy *policy, StfNextYearRow *row)
{
  guint i;

  for (i = 1; i < row->row->table->n_columns; i++)
    {
      StfNextYearRow *target = find_target (self, row->row, i);

      if (target != NULL && target->fate == STF_FATE_DROPPED
          && needs (policy, row->row->table, &row->row->table->columns[i]))
        {
          row->fate = STF_FATE_DROPPED;
          return TRUE;
        }
    }
  return FALSE;
}

/* Rule 3. */
static gboolean
answer_for_targets (StfNextYearPlan *self, const Policy *policy, StfNextYearRow *row)
{
  gboolean changed = FALSE;
  guint i;

  if (row->fate == STF_FATE_ASKED)
    return FALSE;

  for (i = 1; i < row->row->table->n_columns; i++)
    {
      StfNextYearRow *target = find_target (self, row->row, i);

      if (target != NULL && target->fate == STF_FATE_ASKED)
        {
          target->fate = STF_FATE_RESET;
          changed = TRUE;
        }
    }
  return changed;
}

static gboolean
drop_unanswered (StfNextYearPlan *self, const Policy *policy, StfNextYearRow *row)
{
  if (row->fate == STF_FATE_ASKED)
    row->fate = STF_FATE_DROPPED;
  return FALSE;
}

/* Rule 2, the references. */
static gboolean
empty_references (StfNextYearPlan *self, const Policy *policy, StfNextYearRow *row)
{
  guint i;

  for (i = 1; i < row->row->table->n_columns; i++)
    {
      StfNextYearRow *target = find_target (self, row->row, i);

      if (target != NULL && target->fate == STF_FATE_DROPPED)
        stf_value_clear (&row->row->values[i]);
    }
  return FALSE;
}

static gboolean
add_row (const StfRow *row, gpointer user_data, GError **error)
{
  StfNextYearPlan *self = user_data;
  StfNextYearRow *entry = g_new0 (StfNextYearRow, 1);

  entry->old = stf_row_copy (row);
  entry->row = stf_row_copy (row);
  g_ptr_array_add (g_ptr_array_index (self->tables, row->table->index), entry);
  return TRUE;
}

static gboolean
move_year (StfNextYearPlan *self, GError **error)
{
  self->year = self->info->year + 1;
  self->starts = stf_date_shift_years (self->info->starts, 1);
  self->ends = stf_date_shift_last_day (self->info->ends, 1);
  if (self->year <= 2999 && self->starts != NULL && self->ends != NULL)
    return TRUE;

  g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_FAILED,
               _ ("There is no year after %d."), self->info->year);
  return FALSE;
}

/* stf_next_year_plan_new:
 *
 * Reads a document and decides about each of its rows.
 *
 * Returns: (transfer full) (nullable): the plan */
StfNextYearPlan *
stf_next_year_plan_new (GBytes *document, StfProgressFunc progress, gpointer progress_data,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (StfNextYearPlan) self = g_new0 (StfNextYearPlan, 1);
  guint i;

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (i = 0; i < stf_schema_get_n_tables (stf_schema_get ()); i++)
    g_ptr_array_add (self->tables, g_ptr_array_new_with_free_func ((GDestroyNotify) free_row));

  self->info = stf_handover_read (document, add_row, self, progress, progress_data, cancellable,
                                  error);
  if (self->info == NULL || !move_year (self, error))
    return NULL;

  stf_next_year_budget_prepare (self);
  walk (self, decide);
  while (walk (self, drop_with_targets))
    ;
  while (walk (self, answer_for_targets))
    ;
  walk (self, drop_unanswered);
  walk (self, empty_references);
  stf_next_year_budget_make (self);
  return g_steal_pointer (&self);
}

/* stf_next_year_plan_free: */
void
stf_next_year_plan_free (StfNextYearPlan *self)
{
  if (self == NULL)
    return;

  stf_handover_info_free (self->info);
  g_free (self->starts);
  g_free (self->ends);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  g_clear_pointer (&self->outcome, g_hash_table_unref);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/* stf_next_year_plan_get_rows:
 *
 * Returns: (transfer none) (element-type StfNextYearRow): the rows of a table, by id */
GPtrArray *
stf_next_year_plan_get_rows (StfNextYearPlan *self, const char *table)
{
  return g_ptr_array_index (self->tables, stf_schema_find_table (stf_schema_get (), table)->index);
}

static int
compare_to_id (const void *id, const void *entry)
{
  const StfNextYearRow *row = *(StfNextYearRow *const *) entry;

  return strcmp (id, stf_row_get_id (row->old));
}

/* stf_next_year_plan_find:
 *
 * Returns: (transfer none) (nullable): the row of that table and id, dropped or not */
StfNextYearRow *
stf_next_year_plan_find (StfNextYearPlan *self, const char *table, const char *id)
{
  GPtrArray *rows = stf_next_year_plan_get_rows (self, table);
  StfNextYearRow **found = rows->len == 0 ? NULL
                                          : bsearch (id, rows->pdata, rows->len, sizeof (gpointer),
                                                     compare_to_id);

  return found ? *found : NULL;
}

/* stf_next_year_has_policy:
 *
 * Tells whether the policy has a line for @table: a table without one is a defect. */
gboolean
stf_next_year_has_policy (const char *table)
{
  return find_policy (table) != NULL;
}
