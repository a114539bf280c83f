/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "money/stf-budget-total.h"
#include "stf-test-year.h"

/* Two costs, one of them paid by a request, and an income; a budget, a forecast, and outcome by
 * hand. */
static void
set_up (TestYear *self, gconstpointer data)
{
  test_year_set_up_empty (self, data);
  test_year_add (self, "k1", "category", "ref", "K1", "title", "Employed", "kind", "cost",
                 "position", "2", NULL);
  test_year_add (self, "k4", "category", "ref", "K4", "title", "Consultants", "kind", "cost",
                 "driver", "1", "position", "1", NULL);
  test_year_add (self, "income", "category", "title", "Incomes", "kind", "income", "position", "9",
                 NULL);
  test_year_add (self, "web", "grant_request", "title", "New web", NULL);
  test_year_add (self, "salary", "budget_line", "title", "Salaries", "category", "@k1", "account",
                 "4011", "policy", "carry", NULL);
  test_year_add (self, "project", "budget_line", "title", "Project", "category", "@k4",
                 "grant_request", "@web", "policy", "reset", NULL);
  test_year_add (self, "fee", "budget_line", "title", "Fee", "category", "@income", "policy",
                 "scale", "scale", "103", NULL);
  test_year_add (self, "budget", "budget_version", "title", "Budget 2013", "kind", "budget", "year",
                 "2013", "position", "1", NULL);
  test_year_add (self, "t1", "budget_version", "title", "T1", "kind", "forecast", "year", "2013",
                 "through", "4", "position", "2", NULL);
  test_year_add (self, "hand", "budget_version", "title", "By hand", "kind", "outcome", "year",
                 "2013", "position", "3", NULL);
  test_year_add (self, NULL, "budget_row", "line", "@salary", "version", "@budget", "m01", "100",
                 "m02", "0", "m12", "300", NULL);
  test_year_add (self, NULL, "budget_row", "line", "@project", "version", "@budget", "unspread",
                 "5000", NULL);
  test_year_add (self, NULL, "budget_row", "line", "@fee", "version", "@budget", "m03", "77", NULL);
}

static void
set_up_ledger (TestYear *self)
{
  test_year_add (self, "ledger", "ledger", "name", "Accounts", "through", "3", NULL);
  test_year_add (self, NULL, "account_mapping", "from_account", "4000", "to_account", "4999",
                 "line", "@salary", "position", "2", NULL);
  test_year_add (self, NULL, "account_mapping", "from_account", "4000", "to_account", "4999",
                 "objects", "1=200", "line", "@project", "position", "1", NULL);
  test_year_add (self, NULL, "account_mapping", "from_account", "3000", "line", "@fee", "position",
                 "3", NULL);
  test_year_add (self, NULL, "ledger_row", "ledger", "@ledger", "account", "4011", "month", "1",
                 "amount", "50", NULL);
  test_year_add (self, NULL, "ledger_row", "ledger", "@ledger", "account", "4011", "objects",
                 "1=200 6=P1", "month", "2", "amount", "60", NULL);
  test_year_add (self, NULL, "ledger_row", "ledger", "@ledger", "account", "3000", "month", "3",
                 "amount", "-70", NULL);
  test_year_add (self, NULL, "ledger_row", "ledger", "@ledger", "account", "9000", "month", "3",
                 "amount", "1", NULL);
  test_year_add (self, NULL, "budget_row", "line", "@salary", "version", "@hand", "m01", "5", "m02",
                 "6", NULL);
}

static StfBudget *
load (TestYear *self)
{
  g_autoptr (GError) error = NULL;
  StfBudget *budget = stf_budget_load (self->file, &error);

  g_assert_no_error (error);
  return budget;
}

static StfBudgetLine *
get_line (TestYear *self, StfBudget *budget, const char *name)
{
  StfBudgetLine *line = stf_budget_find_line (budget, test_year_id (self, name));

  g_assert_nonnull (line);
  return line;
}

static StfBudgetVersion *
get_version (TestYear *self, StfBudget *budget, const char *name)
{
  StfBudgetVersion *version = stf_budget_find_version (budget, test_year_id (self, name));

  g_assert_nonnull (version);
  return version;
}

static void
test_order (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (self);
  const StfBudgetLine *project = get_line (self, budget, "project");

  g_assert_cmpint (budget->year, ==, 2013);
  g_assert_cmpuint (budget->n_categories, ==, 3);
  g_assert_cmpstr (budget->categories[0].ref, ==, "K4");
  g_assert_true (budget->categories[0].driver);
  g_assert_cmpuint (budget->n_lines, ==, 3);
  g_assert_cmpuint (project->index, ==, 0);
  g_assert_cmpstr (project->request->title, ==, "New web");
  g_assert_cmpint (get_line (self, budget, "fee")->policy, ==, STF_BUDGET_SCALE);
  g_assert_cmpint (get_line (self, budget, "fee")->scale, ==, 103);
  g_assert_cmpuint (project->category->first_line, ==, 0);
  g_assert_cmpuint (project->category->n_lines, ==, 1);
  g_assert_cmpuint (budget->versions->len, ==, 3);
  g_assert_null (stf_budget_find_line (budget, "no such"));
  g_assert_null (stf_budget_find_version (budget, NULL));
}

static void
test_empty_is_not_nothing (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (self);
  const StfBudgetVersion *version = get_version (self, budget, "budget");
  const StfAmounts *salary = &version->amounts[get_line (self, budget, "salary")->index];
  gint64 sum = -1;

  g_assert_true (stf_amounts_is_set (salary, 2));
  g_assert_false (stf_amounts_is_set (salary, 3));
  g_assert_true (stf_amounts_sum (salary, STF_AMOUNTS_YEAR, &sum));
  g_assert_cmpint (sum, ==, 400);
  g_assert_true (stf_amounts_sum (salary, STF_AMOUNTS_THROUGH (11), &sum));
  g_assert_cmpint (sum, ==, 100);
  g_assert_true (stf_amounts_sum (salary, STF_AMOUNTS_TERTIAL (2), &sum));
  g_assert_cmpint (sum, ==, 300);
}

static void
test_totals (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudgetTotals) totals = stf_budget_total (
      budget, get_version (self, budget, "budget"), &error);

  g_assert_no_error (error);
  g_assert_cmpint (totals->costs.slots[0], ==, 5000);
  g_assert_cmpint (totals->costs.slots[12], ==, 300);
  g_assert_cmpint (totals->incomes.slots[3], ==, 77);
  g_assert_cmpint (totals->fee_costs.slots[0], ==, 0);
  g_assert_cmpint (totals->fee_costs.slots[1], ==, 100);
  g_assert_cmpint (totals->request_costs.slots[0], ==, 5000);
  g_assert_cmpint (totals->by_request[0].slots[0], ==, 5000);
  g_assert_cmpint (totals->categories[1].slots[12], ==, 300);
  g_assert_true (stf_amounts_is_set (&totals->costs, 2));
  g_assert_false (stf_amounts_is_set (&totals->costs, 4));
}

/* A sum that is too large is an error, of the slot as of the year, never another number. */
static void
test_overflow (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (self);
  g_autoptr (GError) error = NULL;
  StfBudgetVersion *version = get_version (self, budget, "budget");
  StfAmounts amounts = version->amounts[get_line (self, budget, "salary")->index];
  gint64 sum = -1;

  stf_amounts_put (&amounts, 5, STF_MONEY_MAX);
  g_assert_true (
      stf_budget_put (budget, get_line (self, budget, "salary"), version, &amounts, &error));
  g_assert_no_error (error);
  g_assert_null (stf_budget_total (budget, version, &error));
  g_assert_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE);
  g_assert_false (stf_amounts_sum (&amounts, STF_AMOUNTS_YEAR, &sum));
  g_assert_false (stf_amounts_add (&amounts, &amounts));
  g_assert_cmpint (sum, ==, -1);
}

static void
test_outcome (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBudget) budget = NULL;
  const StfAmounts *amounts;

  set_up_ledger (self);
  budget = load (self);
  amounts = budget->outcome->amounts;

  g_assert_true (budget->has_ledger);
  g_assert_true (stf_budget_find_outcome (budget, 2013) == budget->outcome);
  g_assert_cmpint (budget->outcome->through, ==, 3);
  g_assert_cmpint (amounts[get_line (self, budget, "salary")->index].slots[1], ==, 55);
  g_assert_cmpint (amounts[get_line (self, budget, "salary")->index].slots[2], ==, 6);
  g_assert_cmpint (amounts[get_line (self, budget, "project")->index].slots[2], ==, 60);
  g_assert_cmpint (amounts[get_line (self, budget, "fee")->index].slots[3], ==, 70);
  g_assert_true (stf_budget_version_is_locked (budget->outcome));
}

static void
test_state (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBudget) budget = NULL;
  StfBudgetVersion *version;

  test_year_add (self, "second", "budget_version", "title", "Revised", "kind", "budget", "year",
                 "2013", "position", "9", NULL);
  test_year_add (self, NULL, "budget_step", "version", "@budget", "state", "adopted", "on_date",
                 "2012-12-10", NULL);
  test_year_add (self, NULL, "budget_step", "version", "@budget", "state", "anchored", "on_date",
                 "2012-11-01", NULL);
  test_year_add (self, NULL, "budget_step", "version", "@budget", "state", "proposed", "on_date",
                 "2012-11-01", NULL);
  test_year_add (self, NULL, "budget_step", "version", "@second", "state", "adopted", "on_date",
                 "2013-06-01", NULL);
  budget = load (self);
  version = get_version (self, budget, "budget");

  g_assert_cmpint (stf_budget_version_get_state (version, "2012-10-31"), ==, STF_BUDGET_DRAFT);
  g_assert_cmpint (stf_budget_version_get_state (version, "2012-11-01"), ==, STF_BUDGET_ANCHORED);
  g_assert_cmpint (stf_budget_version_get_state (version, "2012-12-10"), ==, STF_BUDGET_ADOPTED);
  g_assert_true (stf_budget_version_is_locked (version));
  g_assert_false (stf_budget_version_is_locked (get_version (self, budget, "t1")));
  g_assert_null (stf_budget_get_in_force (budget, 2013, "2012-12-09"));
  g_assert_true (stf_budget_get_shown (budget, 2013, "2012-12-09") == version);
  g_assert_true (stf_budget_get_in_force (budget, 2013, "2013-05-31") == version);
  g_assert_true (stf_budget_get_in_force (budget, 2013, "2013-06-01")
                 == get_version (self, budget, "second"));
  g_assert_null (stf_budget_get_shown (budget, 2014, "2013-06-01"));
}

static void
test_notes (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBudget) budget = NULL;
  const StfBudgetNote *notes;
  const StfBudgetLine *salary;
  guint n = 0;

  test_year_add (self, NULL, "cell_note", "line", "@salary", "version", "@budget", "month", "2",
                 "on_date", "2013-02-02", "text", "Second", NULL);
  test_year_add (self, NULL, "cell_note", "line", "@salary", "version", "@budget", "month", "2",
                 "on_date", "2013-01-01", "author", "Eva", "text", "First", NULL);
  test_year_add (self, NULL, "cell_note", "line", "@fee", "version", "@t1", "month", "0", "text",
                 "Other", NULL);
  budget = load (self);
  salary = get_line (self, budget, "salary");
  notes = stf_budget_get_notes (budget, salary, get_version (self, budget, "budget"), 2, &n);

  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (notes[0].text, ==, "First");
  g_assert_cmpstr (notes[0].author, ==, "Eva");
  g_assert_cmpstr (notes[1].text, ==, "Second");
  g_assert_null (stf_budget_get_notes (budget, salary, get_version (self, budget, "t1"), 2, &n));
  g_assert_cmpuint (n, ==, 0);
  g_assert_null (stf_budget_get_notes (budget, salary, budget->outcome, 2, NULL));
}

/* Two copies of a file can bring two rows of the same line and version together. */
static void
test_rows_of_same (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBudget) budget = NULL;
  const StfAmounts *amounts;

  test_year_add (self, NULL, "budget_row", "line", "@salary", "version", "@budget", "m01", "1",
                 "m04", "4", NULL);
  budget = load (self);
  amounts = get_version (self, budget, "budget")->amounts;

  g_assert_cmpint (amounts[get_line (self, budget, "salary")->index].slots[1], ==, 101);
  g_assert_cmpint (amounts[get_line (self, budget, "salary")->index].slots[4], ==, 4);
}

#define add(path, function) g_test_add (path, TestYear, NULL, set_up, function, test_year_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/money/budget/lines-stand-in-order-of-their-category", test_order);
  add ("/money/budget/empty-is-not-nothing", test_empty_is_not_nothing);
  add ("/money/budget/totals-keep-fee-and-requests-apart", test_totals);
  add ("/money/budget/sum-out-of-bounds-is-an-error", test_overflow);
  add ("/money/budget/outcome-is-ledger-and-what-is-typed", test_outcome);
  add ("/money/budget/state-follows-from-steps-at-a-date", test_state);
  add ("/money/budget/notes-of-an-amount-by-date", test_notes);
  add ("/money/budget/rows-of-the-same-line-are-added", test_rows_of_same);
  return g_test_run ();
}
