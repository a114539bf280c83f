/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "money/stf-budget-compare.h"
#include "money/stf-budget-follow-up.h"
#include "money/stf-budget-line-draft.h"
#include "money/stf-budget-note.h"
#include "money/stf-budget-report.h"
#include "money/stf-budget-version.h"
#include "stf-money-year.h"

#define KR(kronor) (G_GINT64_CONSTANT (100) * (kronor))

static void
set_up (TestYear *self, gconstpointer data)
{
  money_year_set_up (self, data);
  stf_year_file_set_author (self->file, "Eva");
  money_year_add_line (self, "salary", "wages", NULL, KR (120));
  money_year_add_line (self, "licence", "licences", NULL, 0);
  money_year_add_line (self, "grant", "grants", NULL, KR (24));
  test_year_add (self, "extra", "budget_row", "line", "@licence", "version", "@budget", "unspread",
                 "6000", NULL);
  test_year_add (self, "hand", "budget_version", "title", "By hand", "kind", "outcome", "year",
                 "2013", "through", "4", "position", "8", NULL);
  test_year_add (self, NULL, "budget_row", "line", "@salary", "version", "@hand", "m01", "1100",
                 "m02", "1100", "m03", "1100", "m04", "1100", NULL);
  test_year_add (self, NULL, "budget_row", "line", "@licence", "version", "@hand", "m02", "5000",
                 NULL);
  test_year_add (self, NULL, "budget_row", "line", "@grant", "version", "@hand", "m01", "900",
                 NULL);
  test_year_add (self, NULL, "cell_note", "line", "@salary", "version", "@budget", "month", "5",
                 "author", "Bo", "on_date", "2012-11-11", "text", "Pay rise", NULL);
}

static StfBudget *
load (TestYear *self)
{
  g_autoptr (GError) error = NULL;
  StfBudget *budget = stf_budget_load (self->file, &error);

  g_assert_no_error (error);
  return budget;
}

static StfBudgetVersion *
version_of (TestYear *self, StfBudget *budget, const char *name)
{
  return stf_budget_find_version (budget, test_year_id (self, name));
}

static guint
index_of (TestYear *self, StfBudget *budget, const char *name)
{
  return stf_budget_find_line (budget, test_year_id (self, name))->index;
}

static void
assert_failed (gboolean ok, GError **error, int code, const char *says)
{
  g_assert_false (ok);
  g_assert_error (*error, STF_BUDGET_ERROR, code);
  if (!strstr ((*error)->message, says))
    g_error ("“%s” does not say “%s”", (*error)->message, says);
  g_clear_error (error);
}

static void
test_copy (TestYear *year, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (year);
  g_autoptr (StfBudget) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = stf_year_file_get_digest (year->file, NULL);
  const StfBudgetNewVersion copy = { .title = "Second",
                                     .year = 2013,
                                     .source = version_of (year, budget, "budget"),
                                     .hundredths = 250,
                                     .with_notes = TRUE };
  g_autofree char *id = stf_budget_version_create (budget, &copy, year->file, &error);
  const StfBudgetVersion *version;
  const StfBudgetNote *notes;
  gint64 sum = 0;

  g_assert_no_error (error);
  after = load (year);
  version = stf_budget_find_version (after, id);
  g_assert_cmpstr (version->title, ==, "Second");
  g_assert_cmpint (stf_budget_version_get_state (version, "2999-01-01"), ==, STF_BUDGET_DRAFT);
  g_assert_true (stf_amounts_sum (&version->amounts[index_of (year, after, "salary")],
                                  STF_AMOUNTS_YEAR, &sum));
  g_assert_cmpint (sum, ==, KR (123));
  notes = stf_budget_get_notes (after, &after->lines[index_of (year, after, "salary")], version, 5,
                                NULL);
  g_assert_cmpstr (notes->text, ==, "Pay rise");
  g_assert_cmpstr (notes->author, ==, "Bo");
  money_year_assert_undo (year, digest);
}

static void
test_policy (TestYear *year, gconstpointer data)
{
  g_autoptr (StfBudget) budget = NULL;
  g_autoptr (StfBudget) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;
  StfBudgetNewVersion next = { .title = "2014", .year = 2014, .by_policy = TRUE };
  const StfAmounts *amounts;
  gint64 sum = 0;

  test_year_set (year, "licence", "budget_line", "policy", "reset");
  test_year_set (year, "salary", "budget_line", "policy", "scale");
  test_year_set (year, "salary", "budget_line", "scale", "110");
  budget = load (year);
  next.source = version_of (year, budget, "budget");
  id = stf_budget_version_create (budget, &next, year->file, &error);
  g_assert_no_error (error);
  after = load (year);
  amounts = stf_budget_find_version (after, id)->amounts;
  g_assert_cmpuint (amounts[index_of (year, after, "licence")].set, ==, 0);
  g_assert_true (
      stf_amounts_sum (&amounts[index_of (year, after, "salary")], STF_AMOUNTS_YEAR, &sum));
  g_assert_cmpint (sum, ==, KR (132));
  g_assert_cmpint (amounts[index_of (year, after, "grant")].slots[3], ==, KR (2));
}

static gboolean
take (TestYear *year, const char *name, StfBudgetState state, const char *date,
      const StfDecision *decision, GError **error)
{
  g_autoptr (StfBudget) budget = load (year);
  const StfBudgetNewStep step = { .state = state, .on_date = date, .new_decision = decision };

  return stf_budget_version_take_step (version_of (year, budget, name), &step, year->file, error);
}

static void
test_steps (TestYear *year, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = NULL;
  g_autoptr (StfBudget) open = NULL;
  g_autoptr (StfDecision) decision = stf_decision_new ();
  const StfBudgetVersion *version;

  test_year_add (year, "steering", "body", "name", "The steering group", "kind", "group",
                 "placement", "line", NULL);
  test_year_add (year, "network", "body", "name", "The network", "kind", "network", "placement",
                 "line", NULL);
  test_year_add (year, "A08", "setting", "ref", "A08", "name", "plan-adopter", "title", "Who?",
                 "kind", "body", "value", test_year_id (year, "steering"), NULL);

  g_assert_true (take (year, "budget", STF_BUDGET_PROPOSED, "2012-10-01", NULL, &error));
  assert_failed (take (year, "budget", STF_BUDGET_PROPOSED, "2012-10-02", NULL, &error), &error,
                 STF_BUDGET_ERROR_ORDER, "already");
  assert_failed (take (year, "budget", STF_BUDGET_ANCHORED, "2012-09-30", NULL, &error), &error,
                 STF_BUDGET_ERROR_ORDER, "2012-10-01");
  assert_failed (take (year, "budget", STF_BUDGET_ANCHORED, "2012-02-30", NULL, &error), &error,
                 STF_BUDGET_ERROR_ORDER, "2013-01-31");
  g_free (decision->title);
  decision->title = g_strdup ("Budget 2013");
  g_free (decision->on_date);
  decision->on_date = g_strdup ("2012-12-01");
  g_free (decision->kind);
  decision->kind = g_strdup ("budget");
  decision->body = g_strdup (test_year_id (year, "network"));
  assert_failed (take (year, "budget", STF_BUDGET_ADOPTED, "2012-12-01", decision, &error), &error,
                 STF_BUDGET_ERROR_ORDER, "steering group");
  g_free (decision->body);
  decision->body = g_strdup (test_year_id (year, "steering"));
  g_assert_true (take (year, "budget", STF_BUDGET_ADOPTED, "2012-12-01", decision, &error));
  g_assert_no_error (error);

  budget = load (year);
  version = version_of (year, budget, "budget");
  g_assert_true (stf_budget_get_in_force (budget, 2013, "2013-01-01") == version);
  g_assert_cmpstr (g_array_index (version->steps, StfBudgetStep, 1).decision_title, ==,
                   "Budget 2013");
  assert_failed (stf_budget_version_remove (version, year->file, &error), &error,
                 STF_BUDGET_ERROR_LOCKED, "adopted");
  assert_failed (stf_budget_line_remove (year->file, test_year_id (year, "salary"), &error), &error,
                 STF_BUDGET_ERROR_LOCKED, "adopted");
  g_assert_true (stf_budget_version_take_back (version, year->file, &error));
  open = load (year);
  version = version_of (year, open, "budget");
  g_assert_false (stf_budget_version_is_locked (version));
  g_assert_cmpint (stf_budget_version_get_state (version, "2013-01-01"), ==, STF_BUDGET_PROPOSED);
  g_assert_true (stf_budget_version_remove (version, year->file, &error));
  g_assert_no_error (error);
}

static void
test_rename (TestYear *year, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (year);
  g_autoptr (StfBudget) after = NULL;
  g_autoptr (GError) error = NULL;
  const StfBudgetVersion *version = version_of (year, budget, "budget");

  assert_failed (stf_budget_version_rename (version, "", NULL, year->file, &error), &error,
                 STF_BUDGET_ERROR_TITLE, "called");
  g_assert_true (stf_budget_version_rename (version, "Better", "Why", year->file, &error));
  after = load (year);
  g_assert_cmpstr (version_of (year, after, "budget")->title, ==, "Better");
  g_assert_cmpstr (version_of (year, after, "budget")->note, ==, "Why");
}

/* A licence that is paid once takes from what is not spread: no variance before it is exceeded,
 * and it is not in the forecast twice. */
static void
test_follow_up (TestYear *year, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (year);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudgetFollowUp) follow = stf_budget_follow_up (
      budget, version_of (year, budget, "budget"), NULL, 4, &error);
  const StfBudgetStand *salary = &follow->lines[index_of (year, budget, "salary")];
  const StfBudgetStand *licence = &follow->lines[index_of (year, budget, "licence")];
  const StfBudgetStand *grant = &follow->lines[index_of (year, budget, "grant")];
  g_autofree char *sentence = stf_budget_variance_sentence (FALSE);

  g_assert_no_error (error);
  g_assert_cmpint (salary->budget, ==, KR (120));
  g_assert_cmpint (salary->budget_to_date, ==, KR (40));
  g_assert_cmpint (salary->outcome, ==, KR (44));
  g_assert_cmpint (salary->variance, ==, -KR (4));
  g_assert_cmpint (salary->remaining, ==, KR (80));
  g_assert_cmpint (salary->forecast, ==, KR (124));
  g_assert_cmpint (licence->variance, ==, 0);
  g_assert_cmpint (licence->remaining, ==, KR (10));
  g_assert_cmpint (licence->forecast, ==, KR (60));
  g_assert_cmpint (grant->variance, ==, KR (1));
  g_assert_cmpint (grant->forecast, ==, KR (25));
  g_assert_cmpint (follow->costs.outcome, ==, KR (94));
  g_assert_cmpint (follow->costs.forecast, ==, KR (184));
  g_assert_cmpint (follow->fee_costs.forecast, ==, KR (184));
  g_assert_cmpint (follow->request_costs.budget, ==, 0);
  g_assert_cmpint (follow->incomes.variance, ==, KR (1));
  g_assert_nonnull (strstr (sentence, "budget minus outcome"));
}

/* What documents and drawings show is what the follow-up reckons. */
static void
test_report (TestYear *year, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (year);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudgetReport) report = stf_budget_report_new (budget, "2013-05-01", &error);
  g_autoptr (StfFigure) months = NULL;
  StfBudgetStanding licence, costs;

  g_assert_no_error (error);
  g_assert_cmpuint (report->through, ==, 4);
  licence = stf_budget_report_line (report, index_of (year, budget, "licence"));
  g_assert_cmpint (licence.plan_past, ==, licence.outcome);
  g_assert_cmpint (licence.forecast, ==, KR (60));
  costs = stf_budget_report_all (report, FALSE);
  g_assert_cmpint (costs.outcome, ==, KR (94));
  g_assert_cmpint (costs.forecast, ==, KR (184));

  months = stf_budget_report_draw_months (report);
  g_assert_cmpint (stf_figure_sum (months, STF_FIGURE_NOW), ==, costs.plan);
}

/* The parts are the whole, whatever the month, and in December nothing remains. */
static void
test_follow_up_sums (TestYear *year, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (year);
  const StfBudgetVersion *plan = version_of (year, budget, "budget");

  for (guint through = 1; through <= 12; through++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StfBudgetFollowUp) follow = stf_budget_follow_up (budget, plan, NULL, through,
                                                                   &error);
      StfBudgetStand sum = { 0 };

      g_assert_no_error (error);
      for (guint i = 0; i < budget->n_categories; i++)
        {
          const StfBudgetStand *stand = &follow->categories[i];

          sum.forecast += stand->forecast;
          sum.variance += stand->variance;
          g_assert_cmpint (stand->forecast, ==, stand->outcome + stand->remaining);
        }
      g_assert_cmpint (sum.forecast, ==, follow->costs.forecast + follow->incomes.forecast);
      g_assert_cmpint (sum.variance, ==, follow->costs.variance + follow->incomes.variance);
      g_assert_cmpint (follow->costs.budget_to_date, <=, follow->costs.budget);
      if (through == 12)
        {
          g_assert_cmpint (follow->costs.remaining, ==, 0);
          g_assert_cmpint (follow->costs.budget_to_date, ==, follow->costs.budget);
        }
    }
}

static void
test_roll (TestYear *year, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (year);
  g_autoptr (StfBudget) after = NULL;
  g_autoptr (StfBudgetFollowUp) follow = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = stf_year_file_get_digest (year->file, NULL);
  g_autofree char *id = stf_budget_roll (budget, version_of (year, budget, "budget"), 4, NULL,
                                         year->file, &error);
  const StfBudgetVersion *forecast;
  const StfBudgetNote *notes;
  const StfAmounts *salary;
  gint64 sum = 0;

  g_assert_no_error (error);
  after = load (year);
  forecast = stf_budget_find_version (after, id);
  salary = &forecast->amounts[index_of (year, after, "salary")];
  g_assert_true (stf_budget_get_last_forecast (after, 2013) == forecast);
  g_assert_cmpstr (forecast->title, ==, "Forecast T1");
  g_assert_cmpint (forecast->through, ==, 4);
  g_assert_cmpint (salary->slots[4], ==, KR (11));
  g_assert_cmpint (salary->slots[5], ==, KR (10));
  g_assert_true (stf_amounts_sum (&forecast->amounts[index_of (year, after, "licence")],
                                  STF_AMOUNTS_YEAR, &sum));
  g_assert_cmpint (sum, ==, KR (60));
  notes = stf_budget_get_notes (after, &after->lines[index_of (year, after, "salary")], forecast, 5,
                                NULL);
  g_assert_cmpstr (notes->text, ==, "Pay rise");

  /* The forecast's own total is the full-year forecast. */
  follow = stf_budget_follow_up (after, version_of (year, after, "budget"), forecast, 4, &error);
  g_assert_no_error (error);
  g_assert_true (stf_amounts_sum (salary, STF_AMOUNTS_YEAR, &sum));
  g_assert_cmpint (follow->lines[index_of (year, after, "salary")].forecast, ==, sum);
  g_assert_cmpint (follow->lines[index_of (year, after, "licence")].forecast, ==, KR (60));
  money_year_assert_undo (year, digest);
}

static void
test_compare (TestYear *year, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (year);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) differences = stf_budget_compare (budget, version_of (year, budget, "hand"),
                                                       version_of (year, budget, "budget"), &error);
  const StfBudgetDifference *salary;

  g_assert_no_error (error);
  salary = &g_array_index (differences, StfBudgetDifference, index_of (year, budget, "salary"));
  g_assert_cmpint (salary->change, ==, STF_BUDGET_CHANGED);
  g_assert_cmpint (salary->difference.slots[1], ==, -KR (1));
  g_assert_cmpint (salary->year_difference, ==, KR (76));
  g_clear_pointer (&differences, g_array_unref);
  differences = stf_budget_compare (budget, version_of (year, budget, "budget"),
                                    version_of (year, budget, "budget"), &error);
  salary = &g_array_index (differences, StfBudgetDifference, 0);
  g_assert_cmpint (salary->change, ==, STF_BUDGET_SAME);
  g_assert_cmpuint (salary->difference.set, ==, 0);
}

static void
test_note (TestYear *year, gconstpointer data)
{
  g_autoptr (StfBudget) budget = load (year);
  g_autoptr (StfBudget) after = NULL;
  g_autoptr (GError) error = NULL;
  const StfBudgetLine *line = stf_budget_find_line (budget, test_year_id (year, "salary"));
  const StfBudgetNote *notes;
  guint n = 0;

  g_assert_true (stf_budget_note_save (NULL, line, version_of (year, budget, "budget"), 5,
                                       " Ask again \n", year->file, &error));
  g_assert_no_error (error);
  after = load (year);
  line = stf_budget_find_line (after, test_year_id (year, "salary"));
  notes = stf_budget_get_notes (after, line, version_of (year, after, "budget"), 5, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (notes[1].text, ==, "Ask again");
  g_assert_cmpstr (notes[1].author, ==, "Eva");
  g_assert_true (stf_budget_note_save (&notes[1], line, version_of (year, after, "budget"), 5, " ",
                                       year->file, &error));
  g_clear_pointer (&after, stf_budget_free);
  after = load (year);
  line = stf_budget_find_line (after, test_year_id (year, "salary"));
  stf_budget_get_notes (after, line, version_of (year, after, "budget"), 5, &n);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_lines (TestYear *year, gconstpointer data)
{
  g_autoptr (StfBudget) budget = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StfDraft) draft = NULL;
  const char *id = NULL;
  const char *column = NULL;

  draft = stf_budget_line_draft_new (year->file, test_year_id (year, "wages"), &id, &error);
  assert_failed (stf_budget_line_draft_validate (draft, id, &column, &error), &error,
                 STF_BUDGET_ERROR_TITLE, "line is for");
  g_assert_cmpstr (column, ==, "title");
  stf_draft_set_text (draft, id, "title", "Pensions");
  stf_draft_set_text (draft, id, "policy", "scale");
  assert_failed (stf_budget_line_draft_validate (draft, id, &column, &error), &error,
                 STF_BUDGET_ERROR_VALUE, "per cent");
  stf_draft_set_integer (draft, id, "scale", 103);
  g_assert_true (stf_budget_line_draft_save (draft, id, year->file, &error));
  g_assert_no_error (error);
  budget = load (year);
  g_assert_cmpuint (stf_budget_find_line (budget, id)->index, ==, 1);

  g_assert_true (stf_budget_line_move (year->file, id, test_year_id (year, "salary"), &error));
  g_clear_pointer (&budget, stf_budget_free);
  budget = load (year);
  g_assert_cmpuint (stf_budget_find_line (budget, id)->index, ==, 0);

  g_assert_true (stf_budget_line_remove (year->file, test_year_id (year, "salary"), &error));
  g_assert_no_error (error);
  g_clear_pointer (&budget, stf_budget_free);
  budget = load (year);
  g_assert_null (stf_budget_find_line (budget, test_year_id (year, "salary")));
  g_assert_cmpuint (budget->notes->len, ==, 0);
}

#define add(path, function) g_test_add (path, TestYear, NULL, set_up, function, test_year_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/money/budget-version/copy-is-scaled-and-a-draft", test_copy);
  add ("/money/budget-version/lines-follow-their-policy", test_policy);
  add ("/money/budget-version/steps-follow-each-other", test_steps);
  add ("/money/budget-version/rename", test_rename);
  add ("/money/budget-version/follow-up-has-its-signs", test_follow_up);
  add ("/money/budget-version/report-says-what-the-follow-up-does", test_report);
  add ("/money/budget-version/follow-up-parts-are-the-whole", test_follow_up_sums);
  add ("/money/budget-version/roll-keeps-comments", test_roll);
  add ("/money/budget-version/compare-by-month", test_compare);
  add ("/money/budget-version/notes-have-author-and-date", test_note);
  add ("/money/budget-version/lines-are-added-moved-removed", test_lines);
  return g_test_run ();
}
