/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sums of a version, in one pass over its lines.
 *
 * 1. A total is the sum of what is stored (H9), and nothing is rounded.
 * 2. Sums are made in 128 bits, where no number of lines can overflow, and then checked: a sum
 *    beyond the bounds of money is an error.
 * 3. A sum is set where one of its amounts is. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-total.h"

#include "stf-money-private.h"

typedef struct
{
  StfWide slots[STF_AMOUNTS_N];
  guint set;
} Sum;

static void
add (Sum *sum, const StfAmounts *amounts)
{
  if (amounts->set == 0)
    return;
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    sum->slots[i] += amounts->slots[i];
  sum->set |= amounts->set;
}

static void
add_sum (Sum *sum, const Sum *other)
{
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    sum->slots[i] += other->slots[i];
  sum->set |= other->set;
}

static gboolean
is_within (StfWide amount)
{
  return amount >= -STF_MONEY_MAX && amount <= STF_MONEY_MAX;
}

/* Rule 2. */
static gboolean
finish (const Sum *sum, StfAmounts *amounts, GError **error)
{
  StfWide year = 0;

  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    {
      if (!is_within (sum->slots[i]))
        return stf_money_fail_range (error);
      amounts->slots[i] = (gint64) sum->slots[i];
      year += sum->slots[i];
    }
  amounts->set = sum->set;
  return is_within (year) || stf_money_fail_range (error);
}

static gboolean
finish_all (const Sum *sums, StfAmounts *amounts, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!finish (&sums[i], &amounts[i], error))
      return FALSE;
  return TRUE;
}

/** stf_budget_totals_free: frees totals. */
void
stf_budget_totals_free (StfBudgetTotals *self)
{
  g_free (self->categories);
  g_free (self->by_request);
  g_free (self->by_request_in);
  g_free (self);
}

/**
 * stf_budget_total:
 * @budget: a budget
 * @version: one of its versions
 * @error: return location for an error, %STF_MONEY_ERROR_RANGE
 *
 * Returns: (transfer full) (nullable): the sums of @version by category, by kind and by what pays
 */
StfBudgetTotals *
stf_budget_total (const StfBudget *budget, const StfBudgetVersion *version, GError **error)
{
  g_autoptr (StfBudgetTotals) totals = g_new0 (StfBudgetTotals, 1);
  g_autofree Sum *categories = g_new0 (Sum, budget->n_categories);
  g_autofree Sum *request_costs = g_new0 (Sum, budget->n_requests);
  g_autofree Sum *request_incomes = g_new0 (Sum, budget->n_requests);
  Sum *requests[2] = { request_costs, request_incomes };
  Sum fee[2] = { 0 };
  Sum funds[2] = { 0 };
  Sum all[2] = { 0 };

  totals->categories = g_new0 (StfAmounts, budget->n_categories);
  totals->by_request = g_new0 (StfAmounts, budget->n_requests);
  totals->by_request_in = g_new0 (StfAmounts, budget->n_requests);

  for (guint i = 0; i < budget->n_lines; i++)
    {
      const StfBudgetLine *line = &budget->lines[i];
      const StfAmounts *amounts = &version->amounts[i];
      int income = line->category->income ? 1 : 0;

      add (&categories[line->category->index], amounts);
      if (line->request)
        add (&requests[income][line->request->index], amounts);
      else
        add (&fee[income], amounts);
    }
  for (int income = 0; income < 2; income++)
    {
      for (guint i = 0; i < budget->n_requests; i++)
        add_sum (&funds[income], &requests[income][i]);
      add_sum (&all[income], &fee[income]);
      add_sum (&all[income], &funds[income]);
    }

  if (!finish_all (categories, totals->categories, budget->n_categories, error)
      || !finish_all (requests[0], totals->by_request, budget->n_requests, error)
      || !finish_all (requests[1], totals->by_request_in, budget->n_requests, error)
      || !finish (&fee[0], &totals->fee_costs, error)
      || !finish (&fee[1], &totals->fee_incomes, error)
      || !finish (&funds[0], &totals->request_costs, error)
      || !finish (&funds[1], &totals->request_incomes, error)
      || !finish (&all[0], &totals->costs, error) || !finish (&all[1], &totals->incomes, error))
    return NULL;
  return g_steal_pointer (&totals);
}

/**
 * stf_budget_sum_lines:
 * @version: a version
 * @lines: indices of lines: those of a filter, of a body, of a funding
 * @n_lines: their number
 * @sum: (out): their sum
 * @error: return location for an error, %STF_MONEY_ERROR_RANGE
 */
gboolean
stf_budget_sum_lines (const StfBudgetVersion *version, const guint *lines, gsize n_lines,
                      StfAmounts *sum, GError **error)
{
  Sum total = { 0 };

  for (gsize i = 0; i < n_lines; i++)
    add (&total, &version->amounts[lines[i]]);
  return finish (&total, sum, error);
}
