/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each body costs, for the chart of the organisation.
 *
 * 1. The plan is the budget that is shown at the date of the organisation.
 * 2. A cost line counts for its body, or for the body of its role.  Bodies below are not in it:
 * thus all costs of bodies, and the lines that have none, add up to the costs of the budget.
 * Incomes are not drawn off.
 * 3. A line of a role, or that a commission is paid from, may tell what one person earns. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-body-cost.h"

#include "stf-budget.h"
#include "stf-commission.h"

/* From here on thousands of kronor tell enough. */
#define THOUSANDS G_GINT64_CONSTANT (1000000)

/* Rule 2. */
static const char *
get_body (const StfBudgetLine *line, const StfOrganisation *organisation)
{
  const StfRole *role = line->body == NULL && line->role != NULL
                            ? stf_organisation_find_role (organisation, line->role)
                            : NULL;

  return role != NULL ? role->body->id : line->body;
}

/* Rule 3. */
static gboolean
is_personal (const StfBudgetLine *line, const StfCommissions *commissions)
{
  for (guint i = 0; i < commissions->commissions->len; i++)
    if (g_strcmp0 (((StfCommission *) commissions->commissions->pdata[i])->line, line->id) == 0)
      return TRUE;
  return line->role != NULL;
}

static gboolean
add_line (GHashTable *costs, const char *body, const StfAmounts *amounts, gboolean personal,
          GError **error)
{
  StfBodyCost *cost = g_hash_table_lookup (costs, body);
  gint64 year;

  if (cost == NULL)
    {
      cost = g_new0 (StfBodyCost, 1);
      g_hash_table_insert (costs, g_strdup (body), cost);
    }
  cost->personal = cost->personal || personal;
  return (stf_amounts_sum (amounts, STF_AMOUNTS_YEAR, &year)
          && stf_money_add (cost->amount, year, &cost->amount))
         || stf_money_fail_range (error);
}

/**
 * stf_body_costs_load:
 * @file: a year
 * @organisation: the same year at a date
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the id of a body to its #StfBodyCost; those without lines
 * are not in it, and without a budget none is
 */
GHashTable *
stf_body_costs_load (StfYearFile *file, const StfOrganisation *organisation, GError **error)
{
  g_autoptr (StfBudget) budget = stf_budget_load (file, error);
  g_autoptr (StfCommissions) commissions = NULL;
  g_autoptr (GHashTable) costs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const StfBudgetVersion *plan = NULL;

  if (budget != NULL)
    commissions = stf_commissions_load (file, NULL, error);
  if (commissions == NULL)
    return NULL;

  plan = stf_budget_get_shown (budget, budget->year, stf_organisation_get_date (organisation));
  for (guint i = 0; plan != NULL && i < budget->n_lines; i++)
    {
      const StfBudgetLine *line = &budget->lines[i];
      const char *body = get_body (line, organisation);

      if (body != NULL && !line->category->income && plan->amounts[i].set != 0
          && !add_line (costs, body, &plan->amounts[i], is_personal (line, commissions), error))
        return NULL;
    }
  return g_steal_pointer (&costs);
}

/** stf_body_cost_format: "1 250 tkr"; small ones in kronor, so that none looks like nothing. */
char *
stf_body_cost_format (gint64 amount)
{
  return stf_money_format (
      amount, STF_MONEY_UNIT | (ABS (amount) >= THOUSANDS ? STF_MONEY_THOUSANDS : STF_MONEY_WHOLE));
}
