/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be asked of a budget that has been read (stf-budget-load.c).
 *
 * 1. What a version is at a date follows from its steps (H3): the latest of them up to that date;
 *    of the same day, the one that comes last in their order.
 * 2. In force for a year is the budget that was adopted last.  Until one is, the one that has come
 *    furthest is shown.
 * 3. An adopted version is not edited, whatever the date: what was decided stays as it was.
 * 4. The outcome of the file's own year is the ledger and what is entered by hand, added up. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-budget-private.h"

static void
free_version (gpointer data)
{
  StfBudgetVersion *version = data;

  g_clear_pointer (&version->steps, g_array_unref);
  g_free (version->amounts);
  g_free (version);
}

/** stf_budget_new: an empty budget, for the reader. */
StfBudget *
stf_budget_new (void)
{
  StfBudget *self = g_new0 (StfBudget, 1);

  self->versions = g_ptr_array_new_with_free_func (free_version);
  self->notes = g_array_new (FALSE, FALSE, sizeof (StfBudgetNote));
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->strings = g_string_chunk_new (4096);
  return self;
}

/** stf_budget_free: frees a budget and all that belongs to it. */
void
stf_budget_free (StfBudget *self)
{
  g_clear_pointer (&self->outcome, free_version);
  g_ptr_array_unref (self->versions);
  g_array_unref (self->notes);
  g_hash_table_unref (self->by_id);
  g_string_chunk_free (self->strings);
  g_free (self->categories);
  g_free (self->lines);
  g_free (self->requests);
  g_free (self->ledger);
  g_free (self);
}

/** stf_budget_find_category: the category with an id, or NULL. */
StfBudgetCategory *
stf_budget_find_category (const StfBudget *self, const char *id)
{
  for (guint i = 0; i < self->n_categories; i++)
    if (g_strcmp0 (self->categories[i].id, id) == 0)
      return &self->categories[i];
  return NULL;
}

/** stf_budget_find_line: the line with an id, or NULL. */
StfBudgetLine *
stf_budget_find_line (const StfBudget *self, const char *id)
{
  return id ? g_hash_table_lookup (self->by_id, id) : NULL;
}

/** stf_budget_find_version: the version with an id, or NULL. */
StfBudgetVersion *
stf_budget_find_version (const StfBudget *self, const char *id)
{
  for (guint i = 0; i < self->versions->len; i++)
    {
      StfBudgetVersion *version = g_ptr_array_index (self->versions, i);

      if (g_strcmp0 (version->id, id) == 0)
        return version;
    }
  return NULL;
}

/**
 * stf_budget_find_outcome:
 * @self: a budget
 * @year: a year
 *
 * Returns: (nullable): the outcome of @year: of the file's own year what rule 4 says, of another
 *   the last of its versions of outcome
 */
StfBudgetVersion *
stf_budget_find_outcome (const StfBudget *self, int year)
{
  if (year == self->year)
    return self->outcome;
  for (guint i = self->versions->len; i > 0; i--)
    {
      StfBudgetVersion *version = g_ptr_array_index (self->versions, i - 1);

      if (version->kind == STF_BUDGET_OUTCOME && version->year == year)
        return version;
    }
  return NULL;
}

/** stf_budget_note_compare: by version, line and month. */
int
stf_budget_note_compare (const StfBudgetNote *a, const StfBudgetNote *b)
{
  if (a->version != b->version)
    return a->version < b->version ? -1 : 1;
  if (a->line != b->line)
    return a->line < b->line ? -1 : 1;
  return (int) a->month - (int) b->month;
}

/**
 * stf_budget_get_notes:
 * @self: a budget
 * @line: a line
 * @version: a version
 * @month: 1 to 12, or 0 for what is not spread
 * @n_notes: (out) (optional): their number
 *
 * Returns: (nullable) (array length=n_notes): the notes on an amount, the oldest first
 */
const StfBudgetNote *
stf_budget_get_notes (const StfBudget *self, const StfBudgetLine *line,
                      const StfBudgetVersion *version, guint month, guint *n_notes)
{
  const StfBudgetNote key = { .line = line->index, .version = version->index, .month = month };
  const StfBudgetNote *notes = (const StfBudgetNote *) (gpointer) self->notes->data;
  guint from = 0;
  guint to = version->id ? self->notes->len : 0;
  guint n = 0;

  while (from < to)
    {
      guint middle = from + (to - from) / 2;

      if (stf_budget_note_compare (&notes[middle], &key) < 0)
        from = middle + 1;
      else
        to = middle;
    }
  while (version->id && from + n < self->notes->len
         && stf_budget_note_compare (&notes[from + n], &key) == 0)
    n++;
  if (n_notes)
    *n_notes = n;
  return n > 0 ? &notes[from] : NULL;
}

/* Rule 1.  Returns: (nullable): the step that tells what the version is. */
static const StfBudgetStep *
get_step (const StfBudgetVersion *version, const char *date)
{
  const StfBudgetStep *last = NULL;

  for (guint i = 0; i < version->steps->len; i++)
    {
      const StfBudgetStep *step = &g_array_index (version->steps, StfBudgetStep, i);

      if (strcmp (step->on_date, date) <= 0)
        last = step;
    }
  return last;
}

/**
 * stf_budget_version_get_state:
 * @self: a version
 * @date: an ISO date
 *
 * Returns: what @self was at @date (rule 1)
 */
StfBudgetState
stf_budget_version_get_state (const StfBudgetVersion *self, const char *date)
{
  const StfBudgetStep *step = get_step (self, date);

  return step ? step->state : STF_BUDGET_DRAFT;
}

/**
 * stf_budget_version_is_locked:
 * @self: a version
 *
 * Tells whether its amounts cannot be edited: it is adopted (rule 3), or made from the ledger.
 */
gboolean
stf_budget_version_is_locked (const StfBudgetVersion *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    if (g_array_index (self->steps, StfBudgetStep, i).state == STF_BUDGET_ADOPTED)
      return TRUE;
  return self->id == NULL;
}

static gboolean
is_budget_of (const StfBudgetVersion *version, int year)
{
  return version->kind == STF_BUDGET_BUDGET && version->year == year;
}

/**
 * stf_budget_get_in_force:
 * @self: a budget
 * @year: a year
 * @date: an ISO date
 *
 * Returns: (nullable): the budget of @year that is in force at @date (rule 2)
 */
StfBudgetVersion *
stf_budget_get_in_force (const StfBudget *self, int year, const char *date)
{
  StfBudgetVersion *found = NULL;
  const char *since = "";

  for (guint i = 0; i < self->versions->len; i++)
    {
      StfBudgetVersion *version = g_ptr_array_index (self->versions, i);
      const StfBudgetStep *step = is_budget_of (version, year) ? get_step (version, date) : NULL;

      if (step && step->state == STF_BUDGET_ADOPTED && strcmp (step->on_date, since) >= 0)
        {
          found = version;
          since = step->on_date;
        }
    }
  return found;
}

/**
 * stf_budget_get_shown:
 * @self: a budget
 * @year: a year
 * @date: an ISO date
 *
 * Returns: (nullable): the budget of @year to show at @date: the one in force, else the one that
 *   has come furthest (rule 2); NULL if there is none
 */
StfBudgetVersion *
stf_budget_get_shown (const StfBudget *self, int year, const char *date)
{
  StfBudgetVersion *found = stf_budget_get_in_force (self, year, date);
  int furthest = -1;

  if (found)
    return found;
  for (guint i = 0; i < self->versions->len; i++)
    {
      StfBudgetVersion *version = g_ptr_array_index (self->versions, i);
      int state = is_budget_of (version, year) ? (int) stf_budget_version_get_state (version, date)
                                               : -1;

      if (state >= 0 && state >= furthest)
        {
          found = version;
          furthest = state;
        }
    }
  return found;
}

/** stf_budget_state_name: the name of a state, in the reader's language. */
const char *
stf_budget_state_name (StfBudgetState state)
{
  switch (state)
    {
      case STF_BUDGET_PROPOSED:
        return C_ ("budget", "Proposed");
      case STF_BUDGET_ANCHORED:
        return C_ ("budget", "Anchored");
      case STF_BUDGET_ADOPTED:
        return C_ ("budget", "Adopted");
      case STF_BUDGET_DRAFT:
      default:
        return C_ ("budget", "Draft");
    }
}

/** stf_budget_kind_name: the name of a kind of version, in the reader's language. */
const char *
stf_budget_kind_name (StfBudgetKind kind)
{
  switch (kind)
    {
      case STF_BUDGET_FORECAST:
        return C_ ("budget", "Forecast");
      case STF_BUDGET_OUTCOME:
        return C_ ("budget", "Outcome");
      case STF_BUDGET_BUDGET:
      default:
        return C_ ("budget", "Budget");
    }
}

/** stf_budget_add_outcome: reckons the outcome of a line anew (rule 4). */
gboolean
stf_budget_add_outcome (StfBudget *self, guint line, GError **error)
{
  StfAmounts outcome = self->ledger[line];

  for (guint i = 0; i < self->versions->len; i++)
    {
      const StfBudgetVersion *version = g_ptr_array_index (self->versions, i);

      if (version->kind == STF_BUDGET_OUTCOME && version->year == self->year
          && !stf_amounts_add (&outcome, &version->amounts[line]))
        return stf_money_fail_range (error);
    }
  self->outcome->amounts[line] = outcome;
  return TRUE;
}

/**
 * stf_budget_put:
 * @self: a budget
 * @line: one of its lines
 * @version: one of its versions
 * @amounts: the amounts that the line has in it from now on
 * @error: return location for an error, %STF_MONEY_ERROR_RANGE
 *
 * Sets amounts in what has been read, so that an edit shows at once; writing them is
 * stf_budget_edit_save().
 *
 * Returns: FALSE, and nothing set, if the outcome would be beyond the bounds of money
 */
gboolean
stf_budget_put (StfBudget *self, const StfBudgetLine *line, StfBudgetVersion *version,
                const StfAmounts *amounts, GError **error)
{
  StfAmounts old = version->amounts[line->index];

  g_return_val_if_fail (version->id != NULL, FALSE);

  version->amounts[line->index] = *amounts;
  if (stf_budget_add_outcome (self, line->index, error))
    return TRUE;
  version->amounts[line->index] = old;
  return FALSE;
}
