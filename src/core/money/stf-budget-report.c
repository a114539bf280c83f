/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How it stands with the money of a year at a date.
 *
 * 1. The plan is the budget in force, or the one that has come furthest.  A forecast counts from
 *    the day it is in the file; the latest is the one whose outcome reaches furthest.
 * 2. Where each line stands, stf-budget-follow-up.c reckons; without a plan it is nothing of all.
 * 3. A variance is budget less outcome for costs, and outcome less budget for incomes: a plus means
 *    more money left than was thought.
 * 4. Drawings show costs only.  What the fee pays and what requests pay do not mix (R13). */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-report.h"

#include <glib/gi18n-lib.h>

static const StfBudgetVersion *
find_before (const StfBudget *budget, const char *date)
{
  const StfBudgetVersion *outcome = stf_budget_find_outcome (budget, budget->year - 1);

  return outcome != NULL ? outcome : stf_budget_get_shown (budget, budget->year - 1, date);
}

static void
find_forecasts (StfBudgetReport *self)
{
  self->forecasts = g_ptr_array_new ();
  for (guint i = 0; i < self->budget->versions->len; i++)
    {
      const StfBudgetVersion *version = self->budget->versions->pdata[i];

      if (version->kind != STF_BUDGET_FORECAST || version->year != self->budget->year)
        continue;
      g_ptr_array_add (self->forecasts, (gpointer) version);
      if (self->forecast == NULL || version->through >= self->forecast->through)
        self->forecast = version;
    }
}

static gboolean
total (const StfBudget *budget, const StfBudgetVersion *version, StfBudgetTotals **totals,
       GError **error)
{
  if (version != NULL)
    *totals = stf_budget_total (budget, version, error);
  return version == NULL || *totals != NULL;
}

/* Rule 2. */
static gboolean
follow_up (StfBudgetReport *self, GError **error)
{
  g_autofree StfAmounts *amounts = g_new0 (StfAmounts, self->budget->n_lines);
  const StfBudgetVersion nothing = { .year = self->budget->year, .amounts = amounts };

  self->follow_up = stf_budget_follow_up (self->budget, self->plan != NULL ? self->plan : &nothing,
                                          self->forecast, self->through, error);
  return self->follow_up != NULL;
}

/* The last month in which anything has an outcome, where no ledger tells. */
static guint
find_through (const StfBudgetReport *self)
{
  guint last = 0;

  if (self->outcome->through >= 0)
    last = (guint) self->outcome->through;
  for (guint i = 0; i < self->budget->n_lines && !self->budget->has_ledger; i++)
    for (guint month = last + 1; month <= 12; month++)
      if (stf_amounts_is_set (&self->outcome->amounts[i], month))
        last = month;
  return MIN (last, 12);
}

/**
 * stf_budget_report_new:
 * @budget: a budget, which must outlive the report
 * @date: the ISO date that it is looked at
 * @error: return location; a sum beyond the bounds of money
 *
 * Returns: (transfer full) (nullable): how it stands
 */
StfBudgetReport *
stf_budget_report_new (const StfBudget *budget, const char *date, GError **error)
{
  g_autoptr (StfBudgetReport) self = NULL;

  g_return_val_if_fail (budget != NULL && date != NULL, NULL);

  self = g_new0 (StfBudgetReport, 1);
  self->budget = budget;
  self->date = g_strdup (date);
  self->plan = stf_budget_get_shown (budget, budget->year, date);
  self->outcome = budget->outcome;
  self->before = find_before (budget, date);
  find_forecasts (self);
  self->through = find_through (self);
  if (!total (budget, self->plan, &self->plan_totals, error)
      || !total (budget, self->forecast, &self->forecast_totals, error)
      || !total (budget, self->outcome, &self->outcome_totals, error)
      || !total (budget, self->before, &self->before_totals, error) || !follow_up (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** stf_budget_report_free: frees a report, or %NULL. */
void
stf_budget_report_free (StfBudgetReport *self)
{
  if (self == NULL)
    return;

  g_free (self->date);
  g_ptr_array_unref (self->forecasts);
  g_clear_pointer (&self->follow_up, stf_budget_follow_up_free);
  g_clear_pointer (&self->plan_totals, stf_budget_totals_free);
  g_clear_pointer (&self->forecast_totals, stf_budget_totals_free);
  g_clear_pointer (&self->outcome_totals, stf_budget_totals_free);
  g_clear_pointer (&self->before_totals, stf_budget_totals_free);
  g_free (self);
}

/* No amount of a year that has totals is beyond the bounds, and these are parts of it. */
static gint64
sum (const StfAmounts *amounts, guint slots)
{
  gint64 result = 0;

  for (guint i = 0; amounts != NULL && i < STF_AMOUNTS_N; i++)
    if (slots & STF_AMOUNTS_SLOT (i))
      result += amounts->slots[i];
  return result;
}

static StfBudgetStanding
stand (const StfBudgetStand *stand, const StfAmounts *before)
{
  return (StfBudgetStanding){ stand->budget, stand->budget_to_date, stand->outcome, stand->forecast,
                              sum (before, STF_AMOUNTS_YEAR) };
}

static const StfAmounts *
at (const StfBudgetVersion *version, guint line)
{
  return version != NULL ? &version->amounts[line] : NULL;
}

/** stf_budget_report_line: how it stands with a line. */
StfBudgetStanding
stf_budget_report_line (const StfBudgetReport *self, guint line)
{
  g_return_val_if_fail (self != NULL && line < self->budget->n_lines, (StfBudgetStanding){ 0 });

  return stand (&self->follow_up->lines[line], at (self->before, line));
}

/** stf_budget_report_category: how it stands with the lines of a category together. */
StfBudgetStanding
stf_budget_report_category (const StfBudgetReport *self, guint category)
{
  g_return_val_if_fail (self != NULL && category < self->budget->n_categories,
                        (StfBudgetStanding){ 0 });

  return stand (&self->follow_up->categories[category],
                self->before_totals != NULL ? &self->before_totals->categories[category] : NULL);
}

static const StfAmounts *
of_all (const StfBudgetTotals *totals, gboolean income)
{
  return totals == NULL ? NULL : income ? &totals->incomes : &totals->costs;
}

/** stf_budget_report_all: how it stands with all costs, or all incomes. */
StfBudgetStanding
stf_budget_report_all (const StfBudgetReport *self, gboolean income)
{
  g_return_val_if_fail (self != NULL, (StfBudgetStanding){ 0 });

  return stand (income ? &self->follow_up->incomes : &self->follow_up->costs,
                of_all (self->before_totals, income));
}

/** stf_budget_report_variance: of an amount from the plan, in öre (rule 3). */
gint64
stf_budget_report_variance (gint64 plan, gint64 amount, gboolean income)
{
  return income ? amount - plan : plan - amount;
}

/** stf_budget_report_explain_variance: what its sign means, to be said where it is shown. */
const char *
stf_budget_report_explain_variance (void)
{
  return _ ("A variance is budget less outcome for costs, and outcome less budget for incomes. A "
            "plus means that more money is left than was budgeted; a minus means less.");
}

/* --- drawings --- */

/** stf_budget_report_draw_months: budget, outcome and forecast of the costs; owned by the caller.
 */
StfFigure *
stf_budget_report_draw_months (const StfBudgetReport *self)
{
  StfFigure *figure = stf_figure_new (STF_FIGURE_MONTHS, _ ("Costs Month by Month"));
  const StfAmounts *plan = of_all (self->plan_totals, FALSE);
  const StfAmounts *forecast = of_all (self->forecast_totals, FALSE);
  const StfAmounts *outcome = of_all (self->outcome_totals, FALSE);
  gint64 months[3][12];
  const guint rest = STF_AMOUNTS_SLOT (STF_AMOUNTS_UNSPREAD);
  guint to_come = STF_AMOUNTS_MONTHS & ~STF_AMOUNTS_THROUGH (self->through);
  gint64 planned = sum (plan, rest);
  gint64 spent = sum (outcome, rest);
  gint64 left = self->follow_up->costs.remaining
                - sum (forecast != NULL ? forecast : plan, to_come);

  for (guint i = 0; i < 12; i++)
    {
      guint slot = STF_AMOUNTS_SLOT (i + 1);
      gboolean past = i < self->through;

      months[0][i] = plan != NULL ? sum (plan, slot) : STF_FIGURE_NONE;
      months[1][i] = past ? sum (outcome, slot) : STF_FIGURE_NONE;
      months[2][i] = past || (forecast == NULL && plan == NULL)
                         ? STF_FIGURE_NONE
                         : sum (forecast != NULL ? forecast : plan, slot);
    }
  stf_figure_add_months (figure, months[0], months[1], months[2]);
  if (planned != 0 || spent != 0 || left != 0)
    stf_figure_add (figure, C_ ("amounts of no month", "rest"), 0, planned,
                    spent != 0 ? spent : STF_FIGURE_NONE,
                    self->through < 12 ? left : STF_FIGURE_NONE);
  return figure;
}

/* Incomes line by line, costs by category. */
static void
add_category (const StfBudgetReport *self, const StfBudgetCategory *category, StfFigure *figure,
              guint group, gboolean requested)
{
  gint64 amount = 0;

  for (guint i = 0; i < category->n_lines; i++)
    {
      const StfBudgetLine *line = &self->budget->lines[category->first_line + i];
      gint64 of_line = sum (at (self->plan, line->index), STF_AMOUNTS_YEAR);

      if ((line->request != NULL) != requested)
        continue;
      if (category->income && of_line != 0)
        stf_figure_add (figure, line->title, group, of_line, STF_FIGURE_NONE, STF_FIGURE_NONE);
      amount += of_line;
    }
  if (!category->income && amount != 0)
    stf_figure_add (figure, category->title, group, STF_FIGURE_NONE, amount, STF_FIGURE_NONE);
}

static void
add_categories (const StfBudgetReport *self, StfFigure *figure, guint group, gboolean requested)
{
  for (guint i = 0; i < self->budget->n_categories; i++)
    add_category (self, &self->budget->categories[i], figure, group, requested);
}

/* Whether a line of the plan is the fee itself: then what the fee calls other incomes is less than
 * all of them. */
static gboolean
has_fee (const StfBudgetReport *self, const StfFee *fee)
{
  return self->plan != NULL && g_strcmp0 (fee->version, self->plan->id) == 0
         && sum (&self->plan_totals->fee_incomes, STF_AMOUNTS_YEAR) != fee->incomes;
}

/**
 * stf_budget_report_draw_flow:
 * @self: a report
 * @fee: (nullable): what the payers pay
 *
 * Returns: (transfer full): where the money of the plan comes from and goes
 */
StfFigure *
stf_budget_report_draw_flow (const StfBudgetReport *self, const StfFee *fee)
{
  StfFigure *figure = stf_figure_new (STF_FIGURE_FLOW, _ ("Where the Money Comes From and Goes"));
  guint paid = stf_figure_add_group (figure, _ ("Fee and joint incomes"));
  guint granted = stf_figure_add_group (figure, _ ("Development funds"));

  if (fee != NULL && fee->total != 0 && !has_fee (self, fee))
    {
      g_autofree char *payers = g_strdup_printf (
          ngettext ("Fee of %u payer", "Fee of %u payers", fee->payers->len), fee->payers->len);

      stf_figure_add (figure, payers, paid, fee->total, STF_FIGURE_NONE, STF_FIGURE_NONE);
    }
  if (self->plan == NULL)
    return figure;

  add_categories (self, figure, paid, FALSE);
  for (guint i = 0; i < self->budget->n_requests; i++)
    {
      gint64 amount = sum (&self->plan_totals->by_request[i], STF_AMOUNTS_YEAR)
                      - sum (&self->plan_totals->by_request_in[i], STF_AMOUNTS_YEAR);

      if (amount != 0)
        stf_figure_add (figure, self->budget->requests[i].title, granted, amount, STF_FIGURE_NONE,
                        STF_FIGURE_NONE);
    }
  add_categories (self, figure, granted, TRUE);
  return figure;
}

/* "T1" for four months, otherwise the title. */
static char *
name_forecast (const StfBudgetVersion *version)
{
  if (version->through > 0 && version->through % 4 == 0)
    /* Translators: the forecast made after a third of the year, numbered. */
    return g_strdup_printf (_ ("Forecast T%d"), version->through / 4);
  return g_strdup (version->title);
}

/** stf_budget_report_draw_trail: what the year's costs were thought to be, by and by. */
StfFigure *
stf_budget_report_draw_trail (const StfBudgetReport *self)
{
  StfFigure *figure = stf_figure_new (STF_FIGURE_TRAIL, _ ("How the Forecast Has Moved"));

  stf_figure_add (figure, _ ("Budget"), 0,
                  self->plan != NULL ? stf_budget_report_all (self, FALSE).plan : STF_FIGURE_NONE,
                  STF_FIGURE_NONE, STF_FIGURE_NONE);
  for (guint i = 0; i < self->forecasts->len; i++)
    {
      const StfBudgetVersion *version = self->forecasts->pdata[i];
      g_autofree char *name = name_forecast (version);
      g_autoptr (StfBudgetTotals) totals = stf_budget_total (self->budget, version, NULL);

      stf_figure_add (figure, name, 0,
                      totals != NULL ? sum (&totals->costs, STF_AMOUNTS_YEAR) : STF_FIGURE_NONE,
                      STF_FIGURE_NONE, STF_FIGURE_NONE);
    }
  stf_figure_add (figure, _ ("Outcome"), 0,
                  self->through == 12 ? stf_budget_report_all (self, FALSE).outcome
                                      : STF_FIGURE_NONE,
                  STF_FIGURE_NONE, STF_FIGURE_NONE);
  return figure;
}

/** stf_budget_report_draw_shares: what each payer pays, by county; owned by the caller. */
StfFigure *
stf_budget_report_draw_shares (const StfFee *fee)
{
  StfFigure *figure = stf_figure_new (STF_FIGURE_SHARES, _ ("What Each Payer Pays"));

  for (guint i = 0; i < fee->payers->len; i++)
    {
      const StfFeePayer *payer = fee->payers->pdata[i];

      stf_figure_add (
          figure, payer->short_name != NULL ? payer->short_name : payer->name, 0, payer->share,
          payer->last_year != STF_SHARE_NONE ? payer->last_year : STF_FIGURE_NONE, STF_FIGURE_NONE);
    }
  return figure;
}
