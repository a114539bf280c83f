/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget.h"

G_BEGIN_DECLS

/* The sums of a version.  Each sum, and that of its year, is within the bounds of money; otherwise
 * there are no totals.  What the fee pays and what development funds pay are never mixed (R13). */
typedef struct
{
  StfAmounts costs;
  StfAmounts incomes;
  StfAmounts fee_costs; /* of the lines without a request */
  StfAmounts fee_incomes;
  StfAmounts request_costs; /* of the lines with a request */
  StfAmounts request_incomes;
  StfAmounts *categories;    /* by index */
  StfAmounts *by_request;    /* costs by the index of the request */
  StfAmounts *by_request_in; /* incomes likewise */
} StfBudgetTotals;

StfBudgetTotals *stf_budget_total (const StfBudget *budget, const StfBudgetVersion *version,
                                   GError **error);
void stf_budget_totals_free (StfBudgetTotals *self);
gboolean stf_budget_sum_lines (const StfBudgetVersion *version, const guint *lines, gsize n_lines,
                               StfAmounts *sum, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfBudgetTotals, stf_budget_totals_free)

G_END_DECLS
