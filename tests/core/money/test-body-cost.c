/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the budget has for each body itself. */

#define G_LOG_DOMAIN "stafett-test"

#include "money/stf-body-cost.h"
#include "stf-money-year.h"

static void
add_line (TestYear *self, const char *name, const char *column, const char *value, gint64 amount)
{
  money_year_add_line (self, name, g_str_equal (name, "state") ? "grants" : "wages", NULL, amount);
  if (column != NULL)
    test_year_set (self, name, "budget_line", column, value);
}

static void
lines_count_for_their_body_or_that_of_their_role (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (GHashTable) costs = NULL;
  g_autoptr (GError) error = NULL;
  const StfBodyCost *cost;

  test_year_add (self, "network", "body", "name", "Network", "kind", "network", "position", "0",
                 NULL);
  test_year_add (self, "group", "body", "name", "Group", "kind", "group", "position", "1", "parent",
                 "@network", NULL);
  test_year_add (self, "chair", "role", "title", "Chair", "body", "@group", "position", "0", NULL);
  add_line (self, "rent", "body", "@network", 100000000);
  add_line (self, "course", "body", "@network", 1000001);
  add_line (self, "pay", "role", "@chair", 240000);
  add_line (self, "joint", NULL, NULL, 700);
  add_line (self, "state", "body", "@network", 990000);

  organisation = test_year_load (self, "2013-06-01");
  costs = stf_body_costs_load (self->file, organisation, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (costs), ==, 2);
  cost = g_hash_table_lookup (costs, test_year_id (self, "network"));
  g_assert_cmpint (cost->amount, ==, 101000001);
  g_assert_false (cost->personal);
  cost = g_hash_table_lookup (costs, test_year_id (self, "group"));
  g_assert_cmpint (cost->amount, ==, 240000);
  g_assert_true (cost->personal);
}

static void
a_year_without_a_budget_has_none (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = test_year_load (self, "2013-06-01");
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) costs = stf_body_costs_load (self->file, organisation, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (costs), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  money_year_add_test ("/money/body-cost/lines-count-for-their-body-or-that-of-their-role",
                       lines_count_for_their_body_or_that_of_their_role);
  test_year_add_empty_test ("/money/body-cost/a-year-without-a-budget-has-none",
                            a_year_without_a_budget_has_none);
  return g_test_run ();
}
