/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two versions beside each other, line by line and month by month. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-compare.h"

static StfBudgetChange
get_change (const StfAmounts *before, const StfAmounts *after)
{
  if (stf_amounts_equal (before, after))
    return STF_BUDGET_SAME;
  if (before->set == 0)
    return STF_BUDGET_ADDED;
  return after->set == 0 ? STF_BUDGET_GONE : STF_BUDGET_CHANGED;
}

static gboolean
compare_line (StfBudgetDifference *self)
{
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    {
      gint64 difference;

      if (!stf_money_subtract (self->after.slots[i], self->before.slots[i], &difference))
        return FALSE;
      if (difference != 0
          || stf_amounts_is_set (&self->before, i) != stf_amounts_is_set (&self->after, i))
        stf_amounts_put (&self->difference, i, difference);
    }
  return stf_amounts_sum (&self->before, STF_AMOUNTS_YEAR, &self->year_before)
         && stf_amounts_sum (&self->after, STF_AMOUNTS_YEAR, &self->year_after)
         && stf_money_subtract (self->year_after, self->year_before, &self->year_difference);
}

/**
 * stf_budget_compare:
 * @budget: a budget
 * @before: one of its versions
 * @after: another
 * @error: return location for an error, %STF_MONEY_ERROR_RANGE
 *
 * Returns: (transfer full) (nullable) (element-type StfBudgetDifference): by the index of the line
 */
GArray *
stf_budget_compare (const StfBudget *budget, const StfBudgetVersion *before,
                    const StfBudgetVersion *after, GError **error)
{
  g_autoptr (GArray) differences = g_array_sized_new (FALSE, TRUE, sizeof (StfBudgetDifference),
                                                      budget->n_lines);

  for (guint i = 0; i < budget->n_lines; i++)
    {
      StfBudgetDifference difference = { .before = before->amounts[i],
                                         .after = after->amounts[i],
                                         .change = get_change (&before->amounts[i],
                                                               &after->amounts[i]) };

      if (!compare_line (&difference))
        {
          stf_money_fail_range (error);
          g_prefix_error (error, "%s: ", budget->lines[i].title);
          return NULL;
        }
      g_array_append_val (differences, difference);
    }
  return g_steal_pointer (&differences);
}
