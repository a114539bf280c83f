/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget.h"

G_BEGIN_DECLS

/* Where a line, a category or the whole budget stands after a month, in öre.  A variance is more
 * than nothing where it is good for the economy: of costs budget - outcome, of incomes outcome -
 * budget.  stf_budget_variance_sentence() says so on screen. */
typedef struct
{
  gint64 budget; /* of the whole year */
  gint64 budget_to_date;
  gint64 outcome; /* to date */
  gint64 variance;
  gint64 remaining; /* of the plan */
  gint64 forecast;  /* of the whole year: outcome + remaining */
  gint64 forecast_variance;
} StfBudgetStand;

typedef struct
{
  guint through; /* 0 to 12 */
  guint n_lines;
  guint n_categories;
  StfBudgetStand *lines;      /* by index */
  StfBudgetStand *categories; /* by index */
  StfBudgetStand costs;
  StfBudgetStand incomes;
  StfBudgetStand fee_costs; /* what the fee pays and what funds pay are never mixed (R13) */
  StfBudgetStand fee_incomes;
  StfBudgetStand request_costs;
  StfBudgetStand request_incomes;
} StfBudgetFollowUp;

StfBudgetFollowUp *stf_budget_follow_up (const StfBudget *budget, const StfBudgetVersion *plan,
                                         const StfBudgetVersion *forecast, guint through,
                                         GError **error);
void stf_budget_follow_up_free (StfBudgetFollowUp *self);
char *stf_budget_variance_sentence (gboolean income);

/* What is left of a plan after a month. */
gboolean stf_budget_remaining (const StfAmounts *plan, const StfAmounts *outcome, guint through,
                               StfAmounts *remaining, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfBudgetFollowUp, stf_budget_follow_up_free)

G_END_DECLS
