/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-follow-up.h"
#include "stf-budget-total.h"
#include "stf-fee.h"
#include "stf-figure.h"

G_BEGIN_DECLS

/* What a budget comes to at a date: the versions that tell of the year, and their sums.  It reads
 * the budget, which must outlive it. */
typedef struct
{
  const StfBudget *budget;
  char *date;
  const StfBudgetVersion *plan;     /* in force, or the one that has come furthest; or NULL */
  const StfBudgetVersion *forecast; /* the latest, or NULL: what remains is as planned */
  const StfBudgetVersion *outcome;
  const StfBudgetVersion *before; /* the outcome of the year before, or its budget; or NULL */
  GPtrArray *forecasts;           /* of the year, in order */
  guint through;                  /* the months with an outcome: 0 to 12 */
  StfBudgetTotals *plan_totals;   /* or NULL; so are the others */
  StfBudgetTotals *forecast_totals;
  StfBudgetTotals *outcome_totals;
  StfBudgetTotals *before_totals;
  StfBudgetFollowUp *follow_up;
} StfBudgetReport;

/* Of a line, a category, or all.  Öre. */
typedef struct
{
  gint64 plan;      /* of the year */
  gint64 plan_past; /* to date: stf_budget_follow_up() */
  gint64 outcome;   /* to date */
  gint64 forecast;  /* of the year: the outcome and what remains */
  gint64 before;
} StfBudgetStanding;

StfBudgetReport *stf_budget_report_new (const StfBudget *budget, const char *date, GError **error);
void stf_budget_report_free (StfBudgetReport *self);

StfBudgetStanding stf_budget_report_line (const StfBudgetReport *self, guint line);
StfBudgetStanding stf_budget_report_category (const StfBudgetReport *self, guint category);
StfBudgetStanding stf_budget_report_all (const StfBudgetReport *self, gboolean income);
gint64 stf_budget_report_variance (gint64 plan, gint64 amount, gboolean income);
const char *stf_budget_report_explain_variance (void);

StfFigure *stf_budget_report_draw_months (const StfBudgetReport *self);
StfFigure *stf_budget_report_draw_flow (const StfBudgetReport *self, const StfFee *fee);
StfFigure *stf_budget_report_draw_trail (const StfBudgetReport *self);
StfFigure *stf_budget_report_draw_shares (const StfFee *fee);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfBudgetReport, stf_budget_report_free)

G_END_DECLS
