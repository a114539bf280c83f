/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Checks of the budget.
 *
 * 1. What is looked at is the budget in force at the date: the last that was adopted; before that
 *    the one that has come furthest.  So a draft is told what it would break while it can still be
 *    changed.  Without any budget of the year the rule cannot be decided.
 * 2. What a request pays for is no cost of the fee (R13).
 * 3. A line that has nothing breaks no rule by what it is. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-money.h"
#include "stf-rule-check-private.h"

/* Returns: (transfer full): an amount as the reader writes it */
char *
stf_check_money (gint64 amount)
{
  return stf_money_format (amount, STF_MONEY_EXACT | STF_MONEY_UNIT);
}

/* See 1.  Returns: the budget, or STF_NONE */
int
stf_check_get_budget (StfCheck *self)
{
  int found = STF_NONE, since = STF_NONE, furthest = STF_NONE;

  STF_EACH (self->year, StfRuleBudget, budgets, it)
  if (stf_check_reached (self, it->adopted) && it->adopted >= since)
    {
      found = STF_INDEX (self->year, budgets, it);
      since = it->adopted;
    }
  if (found >= 0)
    return found;

  STF_EACH (self->year, StfRuleBudget, budgets, it)
  {
    int state = stf_check_reached (self, it->anchored)   ? 2
                : stf_check_reached (self, it->proposed) ? 1
                                                         : 0;

    if (state >= furthest)
      {
        found = STF_INDEX (self->year, budgets, it);
        furthest = state;
      }
  }

  return found;
}

/* The same for a check that needs one. */
static gboolean
find_budget (StfCheck *self, int *version)
{
  *version = stf_check_get_budget (self);
  if (*version >= 0)
    {
      stf_check_observe (self, "%s.",
                         STF_ROW (self->year, StfRuleBudget, budgets, *version)->title);
      return TRUE;
    }
  stf_check_undecided (self, g_strdup (_ ("The year has no budget yet.")));
  return FALSE;
}

static const StfRuleLine *
get_line (const StfCheck *self, const StfRuleAmount *amount)
{
  return STF_ROW (self->year, StfRuleLine, lines, amount->line);
}

static gboolean
is_income (const StfCheck *self, const StfRuleLine *line)
{
  return STF_ROW (self->year, StfRuleCategory, categories, line->category)->income;
}

/* Says what the listed categories have in the budget. */
static void
observe_categories (StfCheck *self, int version)
{
  guint i = 0;
  int category;

  while (stf_check_each (self, "category", &i, &category))
    {
      gint64 sum = 0;
      g_autofree char *money = NULL;

      STF_EACH (self->year, StfRuleAmount, amounts, it)
      if (it->version == version && get_line (self, it)->category == category
          && get_line (self, it)->request < 0)
        sum += it->amount;
      money = stf_check_money (sum);
      stf_check_observe (self, "%s: %s.",
                         STF_ROW (self->year, StfRuleCategory, categories, category)->title, money);
    }
}

/* cost-categories (R11, R12, R35): what the fee pays for is of certain categories, unless the list
 * is open; in them it pays for no development projects (A09); and some are only paid for a reason
 * (A27). */
void
stf_check_cost_categories (StfCheck *self)
{
  gboolean is_open = stf_check_number (self, "open") != 0;
  int version;

  if (!find_budget (self, &version))
    return;
  observe_categories (self, version);
  if (stf_check_has (self, "threshold"))
    stf_check_observe (self, "%s.", stf_check_text (self, "threshold"));

  STF_EACH (self->year, StfRuleAmount, amounts, it)
  {
    const StfRuleLine *line = get_line (self, it);
    gboolean is_listed = stf_check_names (self, "category", line->category);

    if (it->version != version || it->amount == 0 || line->request >= 0 || is_income (self, line))
      continue;
    if (!is_listed && !is_open)
      stf_check_find (self, STF_ABOUT_LINE, it->line,
                      g_strdup_printf (
                          _ ("%s is of the category %s, which the budget does not cover."),
                          line->title,
                          STF_ROW (self->year, StfRuleCategory, categories, line->category)->title),
                      NULL, _ ("Choose another category, or take the line out of the budget."));
    if (is_listed && line->development && stf_check_says (self, "funding", "running-only"))
      stf_check_find (self, STF_ABOUT_LINE, it->line,
                      g_strdup_printf (_ ("%s is a development project, and the fee pays for "
                                          "running development only."),
                                       line->title),
                      NULL, _ ("Request development funds, and let them pay for the line."));
    if (stf_check_names (self, "reasoned", line->category) && !line->has_note)
      stf_check_find (self, STF_ABOUT_LINE, it->line,
                      g_strdup_printf (_ ("No reason is stated for paying %s."), line->title), NULL,
                      _ ("State in the note of the line why the commission is so extensive that it "
                         "is paid."));
  }
}

/* Says if a request pays for more than it was granted, by the budget or in fact. */
static void
require_granted (StfCheck *self, int version, const StfRuleRequest *it, gint64 budgeted)
{
  int row = STF_INDEX (self->year, requests, it);
  gint64 granted = it->is_granted ? it->granted : 0;
  g_autofree char *spent = stf_check_money (it->spent);
  g_autofree char *budget = stf_check_money (budgeted);
  g_autofree char *limit = stf_check_money (granted);

  if (it->is_granted)
    stf_check_observe (self, _ ("%s: granted %s, budgeted %s, spent %s."), it->title, limit, budget,
                       spent);
  if (it->spent > granted)
    stf_check_find (
        self, STF_ABOUT_REQUEST, row,
        g_strdup_printf (_ ("%s: %s is spent, and %s was granted."), it->title, spent, limit), NULL,
        _ ("Request more, or move costs that belong elsewhere."));
  if (it->is_granted && budgeted > granted)
    stf_check_find (self, STF_ABOUT_REQUEST, row,
                    g_strdup_printf (_ ("%s: the budget has %s, and %s was granted."), it->title,
                                     budget, limit),
                    NULL, _ ("Lower the amounts, or request more."), version);
}

/* development (R13, A09): development projects are paid by requests that were granted, never by the
 * fee, and by no more than was granted.  An answer is due when the budget is adopted. */
void
stf_check_development (StfCheck *self)
{
  g_autofree gint64 *budgeted = g_new0 (gint64, self->year->requests->len + 1);
  int version;

  if (!find_budget (self, &version))
    return;

  STF_EACH (self->year, StfRuleAmount, amounts, it)
  {
    const StfRuleLine *line = get_line (self, it);
    const StfRuleRequest *request = line->request < 0 ? NULL
                                                      : STF_ROW (self->year, StfRuleRequest,
                                                                 requests, line->request);

    if (it->version != version || it->amount == 0 || is_income (self, line))
      continue;
    if (request)
      budgeted[line->request] += it->amount;
    if (line->development && !request && stf_check_says (self, "funding", "running-only"))
      stf_check_find (self, STF_ABOUT_LINE, it->line,
                      g_strdup_printf (_ ("%s is a development project and would be paid by the "
                                          "fee."),
                                       line->title),
                      NULL, _ ("Request development funds, and let them pay for the line."));
    if (request
        && stf_check_reached (self, STF_ROW (self->year, StfRuleBudget, budgets, version)->adopted)
        && !(request->is_granted && stf_check_reached (self, request->on)))
      stf_check_find (self, STF_ABOUT_LINE, it->line,
                      g_strdup_printf (_ ("%s is to be paid by %s, which is not granted."),
                                       line->title, request->title),
                      NULL, _ ("Wait for the answer, or take the line out of the budget."));
  }

  STF_EACH (self->year, StfRuleRequest, requests, it)
  require_granted (self, version, it, budgeted[STF_INDEX (self->year, requests, it)]);
}

/* What a commission costs, by the reading of the year (A26); or STF_NONE. */
static gint64
get_cost (const StfCheck *self, const StfRuleCommission *it)
{
  return stf_check_says (self, "contributions", "statutory") ? it->statutory : it->full;
}

/* What a line's commissions cost. */
typedef struct
{
  guint n;
  gboolean unknown;
  gint64 sum;
} Cost;

/* Returns: (transfer full): by line */
static Cost *
sum_commissions (const StfCheck *self)
{
  Cost *costs = g_new0 (Cost, self->year->lines->len + 1);

  STF_EACH (self->year, StfRuleCommission, commissions, it)
  if (it->line >= 0)
    {
      gint64 cost = get_cost (self, it);

      costs[it->line].n++;
      costs[it->line].unknown |= cost < 0;
      costs[it->line].sum += MAX (cost, 0);
    }

  return costs;
}

static void
require_cost (StfCheck *self, const StfRuleCommission *it)
{
  int row = STF_INDEX (self->year, commissions, it);
  gint64 cost = get_cost (self, it);

  if (cost < 0)
    stf_check_find (self, STF_ABOUT_COMMISSION, row,
                    g_strdup_printf (_ ("It is not known what %s costs. %s"), it->title,
                                     it->problem ? it->problem
                                                 : _ ("The overhead rate does not say what the law "
                                                      "requires.")),
                    NULL, _ ("Complete the commission."));
  else if (cost > 0 && it->line < 0)
    stf_check_find (self, STF_ABOUT_COMMISSION, row,
                    g_strdup_printf (_ ("%s has no line in the budget."), it->title), NULL,
                    _ ("Name the line that pays for the commission."));
}

/* host-payment (R25, A26): an agency is paid salary x extent x (1 + contributions) for a
 * commission, and the lines of a category have nothing else. */
void
stf_check_host_payment (StfCheck *self)
{
  g_autofree Cost *costs = sum_commissions (self);
  int version;

  if (!find_budget (self, &version))
    return;
  stf_check_observe (self,
                     g_dngettext (GETTEXT_PACKAGE, "%u commission.", "%u commissions.",
                                  self->year->commissions->len),
                     self->year->commissions->len);

  STF_EACH (self->year, StfRuleCommission, commissions, it)
  require_cost (self, it);

  STF_EACH (self->year, StfRuleAmount, amounts, it)
  if (it->version == version)
    {
      const StfRuleLine *line = get_line (self, it);
      const Cost *cost = &costs[it->line];
      g_autofree char *budgeted = stf_check_money (it->amount);
      g_autofree char *reckoned = stf_check_money (cost->sum);

      if (cost->n && !cost->unknown && it->amount != cost->sum)
        stf_check_find (self, STF_ABOUT_LINE, it->line,
                        g_strdup_printf (_ ("%s has %s in the budget, and salary and contributions "
                                            "come to %s."),
                                         line->title, budgeted, reckoned),
                        NULL, _ ("Put what the commissions cost into the budget, or correct them."),
                        version);
      else if (!cost->n && it->amount != 0 && stf_check_names (self, "category", line->category))
        stf_check_find (self, STF_ABOUT_LINE, it->line,
                        g_strdup_printf (_ ("%s has %s in the budget, and no commission explains "
                                            "it."),
                                         line->title, budgeted),
                        NULL, _ ("Add the commission, or choose another category for the line."),
                        version);
    }
}

/* reserved (R26): the budget has at least so many kronor for some categories. */
void
stf_check_reserved (StfCheck *self)
{
  gint64 least = (gint64) stf_check_number (self, "least") * 100, sum = 0;
  g_autofree char *needed = stf_check_money (least);
  g_autofree char *found = NULL;
  int version;

  if (!find_budget (self, &version))
    return;
  observe_categories (self, version);

  STF_EACH (self->year, StfRuleAmount, amounts, it)
  if (it->version == version && stf_check_names (self, "category", get_line (self, it)->category)
      && get_line (self, it)->request < 0)
    sum += it->amount;
  found = stf_check_money (sum);
  if (sum < least)
    stf_check_find (self, STF_ABOUT_VERSION, version,
                    g_strdup_printf (_ ("%s has %s for this; at least %s is needed."),
                                     STF_ROW (self->year, StfRuleBudget, budgets, version)->title,
                                     found, needed),
                    NULL, _ ("Put an amount into the budget."));
}

/* Whether the line's title has one of the words that are given. */
static gboolean
has_word (const StfCheck *self, const StfRuleLine *line)
{
  g_auto (GStrv) words = g_strsplit (stf_check_text (self, "words"), " ", -1);
  g_autofree char *title = g_utf8_casefold (line->title, -1);

  for (guint i = 0; words && words[i]; i++)
    {
      g_autofree char *word = g_utf8_casefold (words[i], -1);

      if (*word && strstr (title, word))
        return TRUE;
    }

  return FALSE;
}

/* no-cost (R43): what goes by some flows costs the budget nothing; nor do lines of a category whose
 * titles have some words. */
void
stf_check_no_cost (StfCheck *self)
{
  int version;

  if (!find_budget (self, &version))
    return;

  STF_EACH (self->year, StfRuleAmount, amounts, it)
  {
    const StfRuleLine *line = get_line (self, it);
    g_autofree char *money = NULL;

    if (it->version != version || is_income (self, line)
        || !(stf_check_names (self, "money-flow", line->flow)
             || (stf_check_names (self, "category", line->category) && has_word (self, line))))
      continue;
    money = stf_check_money (it->amount);
    stf_check_observe (self, "%s: %s.", line->title, money);
    if (it->amount != 0)
      stf_check_find (self, STF_ABOUT_LINE, it->line,
                      g_strdup_printf (_ ("%s has %s in the budget, and should cost it nothing."),
                                       line->title, money),
                      NULL, _ ("Take the amount out of the budget."), version);
  }
}

/* Whether the outcome comes from the agency that keeps the cash (A28).  Where that is not settled,
 * or not known of a ledger, nothing can be held against it. */
void
stf_check_find_ledgers (StfCheck *self)
{
  int keeper = stf_check_row (self, "cash-agency");

  if (!stf_check_has (self, "cash-agency"))
    return;
  stf_check_observe (self, _ ("The cash: %s."), stf_check_agency_name (self, keeper));

  STF_EACH (self->year, StfRuleLedger, ledgers, it)
  if (it->agency >= 0 && it->agency != keeper)
    stf_check_find (self, STF_ABOUT_LEDGER, STF_INDEX (self->year, ledgers, it),
                    g_strdup_printf (_ ("%s is of %s, and the cash is kept by %s."), it->name,
                                     stf_check_agency_name (self, it->agency),
                                     stf_check_agency_name (self, keeper)),
                    NULL,
                    _ ("Import the outcome from the agency that keeps the cash, or settle "
                       "another."));
  else if (it->agency < 0)
    stf_check_observe (self, _ ("It is not known whose accounts %s are."), it->name);
}
