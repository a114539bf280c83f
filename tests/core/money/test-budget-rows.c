/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The budget as rows of a table: which there are, what they come to, and any cells written. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "money/stf-budget-rows.h"
#include "money/stf-budget-write.h"
#include "stf-money-year.h"

#define KR(kronor) (G_GINT64_CONSTANT (100) * (kronor))

static StfBudget *
set_up (TestYear *year, StfBudgetVersion **version)
{
  g_autoptr (GError) error = NULL;
  StfBudget *budget;

  money_year_add_line (year, "salary", "wages", NULL, KR (120));
  money_year_add_line (year, "pension", "wages", NULL, KR (60));
  money_year_add_line (year, "train", "travel", NULL, KR (12));
  money_year_add_line (year, "state", "grants", NULL, KR (24));
  budget = stf_budget_load (year->file, &error);
  g_assert_no_error (error);
  *version = stf_budget_find_version (budget, test_year_id (year, "budget"));
  return budget;
}

static gint64
get_amount (StfBudgetRows *rows, const char *id, StfBudgetVersion *version)
{
  const StfBudgetColumn column = { version, STF_AMOUNTS_YEAR };
  int row = stf_budget_rows_find (rows, id);
  gint64 amount = 0;
  gboolean is_set;

  g_assert_cmpint (row, >=, 0);
  g_assert_true (stf_budget_rows_get_amount (rows, (guint) row, &column, &amount, &is_set));
  return amount;
}

static void
test_groups (TestYear *year, gconstpointer data)
{
  StfBudgetVersion *version;
  g_autoptr (StfBudget) budget = set_up (year, &version);
  const StfBudgetFilter filter = { STF_BUDGET_BY_CATEGORY };
  const StfBudgetFilter bodies = { STF_BUDGET_BY_BODY };
  g_autoptr (StfBudgetRows) rows = stf_budget_rows_new (budget, &filter);
  g_autoptr (StfBudgetRows) by_body = stf_budget_rows_new (budget, &bodies);
  const StfBudgetColumn column = { version, STF_AMOUNTS_YEAR };
  gint64 amount;
  gboolean is_set;

  g_assert_cmpuint (rows->n_shown, ==, 4);
  g_assert_cmpint (stf_budget_rows_get (rows, 0)->kind, ==, STF_BUDGET_ROW_GROUP);
  g_assert_true (stf_budget_rows_get_amount (rows, 0, &column, &amount, &is_set));
  g_assert_cmpint (amount, ==, KR (180));
  g_assert_true (is_set);
  g_assert_cmpint (get_amount (rows, "total costs", version), ==, KR (192));
  g_assert_cmpint (get_amount (rows, "total incomes", version), ==, KR (24));
  g_assert_cmpint (get_amount (rows, "total fee", version), ==, KR (168));
  g_assert_cmpint (get_amount (rows, test_year_id (year, "state"), version), ==, KR (24));

  /* Where costs and incomes meet, what is left is told. */
  g_assert_true (stf_budget_rows_get_amount (by_body, 0, &column, &amount, &is_set));
  g_assert_cmpint (amount, ==, KR (168));
}

/* The sum of some lines, less that of others, each by itself. */
static gint64
add_up (const StfBudgetRow *row, const StfBudgetColumn *column)
{
  gint64 sum = 0, amount;

  for (guint i = 0; i < row->n_lines; i++)
    if (stf_amounts_sum (&column->version->amounts[row->lines[i]], column->slots, &amount))
      sum += amount;
  for (guint i = 0; i < row->n_less; i++)
    if (stf_amounts_sum (&column->version->amounts[row->less[i]], column->slots, &amount))
      sum -= amount;
  return sum;
}

/* Whatever is written, each row shows what its lines come to, in any column. */
static void
test_sums (TestYear *year, gconstpointer data)
{
  StfBudgetVersion *version;
  g_autoptr (StfBudget) budget = set_up (year, &version);
  const StfBudgetFilter filter = { STF_BUDGET_BY_CATEGORY };
  g_autoptr (StfBudgetRows) rows = stf_budget_rows_new (budget, &filter);

  for (guint i = 0; i < 500; i++)
    {
      guint line = (guint) g_test_rand_int_range (0, (int) budget->n_lines);
      const StfBudgetColumn column = { version, (guint) g_test_rand_int_range (1, 0x2000) };
      const StfBudgetBlock block = { &line, 1, &column, 1 };
      g_autofree char *text = g_strdup_printf ("%d,%02d", g_test_rand_int_range (-9999, 99999),
                                               g_test_rand_int_range (0, 100));
      g_autoptr (GError) error = NULL;
      g_autoptr (StfBudgetEdit) edit = stf_budget_edit_type (budget, &block, i % 7 ? text : "",
                                                             &error);

      g_assert_no_error (error);
      g_assert_true (stf_budget_edit_apply (edit, budget, &error));
      stf_budget_rows_forget (rows);
      for (guint row = 0; row < rows->rows->len; row++)
        for (guint slots = 1; slots <= STF_AMOUNTS_YEAR; slots = 2 * slots + 1)
          {
            const StfBudgetColumn shown = { version, slots };
            gint64 amount;
            gboolean is_set;

            g_assert_true (stf_budget_rows_get_amount (rows, row, &shown, &amount, &is_set));
            g_assert_cmpint (amount, ==, add_up (stf_budget_rows_get (rows, row), &shown));
            g_assert_true (is_set || amount == 0);
          }
    }
}

static void
test_filter (TestYear *year, gconstpointer data)
{
  StfBudgetVersion *version;
  g_autoptr (StfBudget) budget = set_up (year, &version);
  const StfBudgetFilter words = { .text = "TRAIN" };
  const StfBudgetFilter category = { .category = test_year_id (year, "wages") };
  const StfBudgetFilter nothing = { .text = "zzz" };
  g_autoptr (StfBudgetRows) found = stf_budget_rows_new (budget, &words);
  g_autoptr (StfBudgetRows) wages = stf_budget_rows_new (budget, &category);
  g_autoptr (StfBudgetRows) none = stf_budget_rows_new (budget, &nothing);

  g_assert_cmpuint (found->n_shown, ==, 1);
  g_assert_cmpint (get_amount (found, "total costs", version), ==, KR (12));
  g_assert_cmpuint (wages->n_shown, ==, 2);
  g_assert_cmpuint (none->rows->len, ==, 0);
}

static void
test_write (TestYear *year, gconstpointer data)
{
  StfBudgetVersion *version;
  g_autoptr (StfBudget) budget = set_up (year, &version);
  const StfBudgetWriting cells[] = {
    { 0, { version, STF_AMOUNTS_SLOT (1) }, "1 234,50" },
    { 1, { version, STF_AMOUNTS_SLOT (2) }, "-" },
    { 1, { version, STF_AMOUNTS_SLOT (3) }, "oj" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudgetEdit) edit = stf_budget_edit_write (budget, cells, 2, "budget-paste", &error);

  g_assert_no_error (error);
  g_assert_true (stf_budget_edit_apply (edit, budget, &error));
  g_assert_cmpint (version->amounts[0].slots[1], ==, 123450);
  g_assert_false (stf_amounts_is_set (&version->amounts[1], 2));
  g_assert_null (stf_budget_edit_write (budget, cells, 3, "budget-paste", &error));
  g_assert_nonnull (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  money_year_add_test ("/money/budget-rows/groups-and-totals-add-up", test_groups);
  money_year_add_test ("/money/budget-rows/sums-follow-every-edit", test_sums);
  money_year_add_test ("/money/budget-rows/filters-keep-what-they-name", test_filter);
  money_year_add_test ("/money/budget-rows/cells-are-written-all-or-none", test_write);
  return g_test_run ();
}
