/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Budget and outcome after a month, and what the year will come to.
 *
 * 1. To date are the months up to and with the one asked for, and of the outcome also what has no
 *    month.
 * 2. What a plan has not spread is for the year: the outcome beyond the months to date takes from
 *    it, as far as it goes.  So much of it counts as budget to date, and what is left of it as
 *    remaining.  Thus a licence that is paid once does not show as a variance in each month, nor
 *    twice in the forecast.  After December all of it counts.
 * 3. The forecast of the year is the outcome to date and what remains of the plan: of the last
 *    forecast where there is one, else of the budget.
 * 4. A variance is positive where it is good: costs are budget - outcome, incomes outcome - budget.
 * 5. What categories and the whole have is the sum of their lines; a sum beyond the bounds of
 *    money is an error. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-follow-up.h"

#include <glib/gi18n-lib.h>

/* Rule 2: how much of what is not spread the outcome has taken; from 0 to unspread. */
static gint64
get_taken (gint64 unspread, gint64 months_to_date, gint64 outcome)
{
  gint64 beyond = outcome - months_to_date;

  return unspread >= 0 ? CLAMP (beyond, 0, unspread) : CLAMP (beyond, unspread, 0);
}

/* What is to date of a plan, and how much of what is not spread. */
static gboolean
get_to_date (const StfAmounts *plan, const StfAmounts *outcome, guint through, gint64 *to_date,
             gint64 *taken, gint64 *of_outcome, GError **error)
{
  guint slots = STF_AMOUNTS_THROUGH (through);

  if (!stf_amounts_sum (outcome, slots | STF_AMOUNTS_SLOT (STF_AMOUNTS_UNSPREAD), of_outcome)
      || !stf_amounts_sum (plan, slots, to_date))
    return stf_money_fail_range (error);
  *taken = through == 12 ? plan->slots[STF_AMOUNTS_UNSPREAD]
                         : get_taken (plan->slots[STF_AMOUNTS_UNSPREAD], *to_date, *of_outcome);
  return stf_money_add (*to_date, *taken, to_date) || stf_money_fail_range (error);
}

/**
 * stf_budget_remaining:
 * @plan: the amounts of a line in a budget or forecast
 * @outcome: its outcome
 * @through: 0 to 12, the last month of outcome
 * @remaining: (out): the months after that, and what is left of what is not spread (rule 2)
 * @error: return location for an error, %STF_MONEY_ERROR_RANGE
 */
gboolean
stf_budget_remaining (const StfAmounts *plan, const StfAmounts *outcome, guint through,
                      StfAmounts *remaining, GError **error)
{
  gint64 to_date;
  gint64 taken;
  gint64 of_outcome;

  g_return_val_if_fail (through <= 12, FALSE);

  if (!get_to_date (plan, outcome, through, &to_date, &taken, &of_outcome, error))
    return FALSE;
  *remaining = *plan;
  for (guint i = 1; i <= through; i++)
    stf_amounts_clear (remaining, i);
  remaining->slots[STF_AMOUNTS_UNSPREAD] -= taken;
  if (remaining->slots[STF_AMOUNTS_UNSPREAD] == 0)
    stf_amounts_clear (remaining, STF_AMOUNTS_UNSPREAD);
  return TRUE;
}

static gboolean
add_variances (StfBudgetStand *self, gboolean income)
{
  int sign = income ? -1 : 1; /* rule 4 */

  self->variance = sign * (self->budget_to_date - self->outcome);
  self->forecast_variance = sign * (self->budget - self->forecast);
  return stf_money_is_valid (self->variance) && stf_money_is_valid (self->forecast_variance);
}

static gboolean
stand_line (StfBudgetStand *stand, const StfAmounts *plan, const StfAmounts *rest,
            const StfAmounts *outcome, guint through, gboolean income, GError **error)
{
  StfAmounts remaining;
  gint64 taken;

  if (!get_to_date (plan, outcome, through, &stand->budget_to_date, &taken, &stand->outcome, error)
      || !stf_budget_remaining (rest, outcome, through, &remaining, error))
    return FALSE;
  return (stf_amounts_sum (plan, STF_AMOUNTS_YEAR, &stand->budget)
          && stf_amounts_sum (&remaining, STF_AMOUNTS_YEAR, &stand->remaining)
          && stf_money_add (stand->outcome, stand->remaining, &stand->forecast)
          && add_variances (stand, income))
         || stf_money_fail_range (error);
}

/* Rule 5.  Stands that are added have their variances the same way. */
static gboolean
add_stand (StfBudgetStand *sum, const StfBudgetStand *stand)
{
  return stf_money_add (sum->budget, stand->budget, &sum->budget)
         && stf_money_add (sum->budget_to_date, stand->budget_to_date, &sum->budget_to_date)
         && stf_money_add (sum->outcome, stand->outcome, &sum->outcome)
         && stf_money_add (sum->variance, stand->variance, &sum->variance)
         && stf_money_add (sum->remaining, stand->remaining, &sum->remaining)
         && stf_money_add (sum->forecast, stand->forecast, &sum->forecast)
         && stf_money_add (sum->forecast_variance, stand->forecast_variance,
                           &sum->forecast_variance);
}

static gboolean
add_line (StfBudgetFollowUp *self, const StfBudgetLine *line, GError **error)
{
  const StfBudgetStand *stand = &self->lines[line->index];
  gboolean income = line->category->income;
  StfBudgetStand *all = income ? &self->incomes : &self->costs;
  StfBudgetStand *part = line->request ? (income ? &self->request_incomes : &self->request_costs)
                                       : (income ? &self->fee_incomes : &self->fee_costs);

  return (add_stand (&self->categories[line->category->index], stand) && add_stand (all, stand)
          && add_stand (part, stand))
         || stf_money_fail_range (error);
}

/** stf_budget_follow_up_free: frees a follow-up. */
void
stf_budget_follow_up_free (StfBudgetFollowUp *self)
{
  g_free (self->lines);
  g_free (self->categories);
  g_free (self);
}

/**
 * stf_budget_follow_up:
 * @budget: a budget
 * @plan: the budget that is followed up: the one in force
 * @forecast: (nullable): the last forecast of the same year, for what remains (rule 3)
 * @through: 0 to 12: up to and with which month; 4, 8 and 12 for tertials
 * @error: return location for an error, %STF_MONEY_ERROR_RANGE
 *
 * Returns: (transfer full) (nullable): where each line, each category and the whole stand
 */
StfBudgetFollowUp *
stf_budget_follow_up (const StfBudget *budget, const StfBudgetVersion *plan,
                      const StfBudgetVersion *forecast, guint through, GError **error)
{
  static const StfAmounts nothing = { { 0 }, 0 };
  g_autoptr (StfBudgetFollowUp) self = g_new0 (StfBudgetFollowUp, 1);
  const StfBudgetVersion *outcome = stf_budget_find_outcome (budget, plan->year);

  g_return_val_if_fail (through <= 12, NULL);

  self->through = through;
  self->n_lines = budget->n_lines;
  self->n_categories = budget->n_categories;
  self->lines = g_new0 (StfBudgetStand, budget->n_lines);
  self->categories = g_new0 (StfBudgetStand, budget->n_categories);
  for (guint i = 0; i < budget->n_lines; i++)
    {
      const StfBudgetLine *line = &budget->lines[i];

      if (!stand_line (
              &self->lines[i], &plan->amounts[i], &(forecast ? forecast : plan)->amounts[i],
              outcome ? &outcome->amounts[i] : &nothing, through, line->category->income, error)
          || !add_line (self, line, error))
        {
          g_prefix_error (error, "%s: ", line->title);
          return NULL;
        }
    }
  return g_steal_pointer (&self);
}

/**
 * stf_budget_variance_sentence:
 * @income: of incomes; otherwise of costs
 *
 * Returns: (transfer full): what a variance means, as it is written beside the figures (rule 4)
 */
char *
stf_budget_variance_sentence (gboolean income)
{
  return g_strdup (income ? _ ("Variance is outcome minus budget: plus means that more has come in "
                               "than planned, minus that less has.")
                          : _ ("Variance is budget minus outcome: plus means that less has been "
                               "spent than planned, minus that more has."));
}
