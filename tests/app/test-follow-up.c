/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The follow-up in the window: drawings that are heard, the table with their numbers, and what it
 * says where there is no money. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-follow-up-view.h"
#include "stf-graph-view.h"
#include "stf-grid.h"
#include "stf-money-fixture.h"

static void
count_graphs (GtkWidget *widget, guint *n)
{
  if (STF_IS_GRAPH_VIEW (widget))
    {
      (*n)++;
      g_assert_true (gtk_widget_get_focusable (widget));
      g_assert_cmpint (gtk_widget_get_height (widget), >, 40);
      stf_app_assert_named (widget);
      gtk_test_accessible_assert_role (widget, GTK_ACCESSIBLE_ROLE_IMG);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_graphs (child, n);
}

static void
drawings_are_heard (MoneyFixture *fixture, gconstpointer data)
{
  StfPage *view = money_fixture_show (fixture, STF_TYPE_FOLLOW_UP_VIEW);
  GtkWidget *months;
  guint n = 0;

  stf_open_year_set_date (stf_window_get_year (fixture->app.window), "2013-09-15");
  stf_app_settle ();
  count_graphs (GTK_WIDGET (view), &n);
  g_assert_cmpuint (n, ==, 4);
  months = stf_app_find (GTK_WIDGET (view), STF_TYPE_GRAPH_VIEW, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (months), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Costs Month by Month");
  g_assert_true (stf_app_shows (GTK_WIDGET (view), "What Each Payer Pays"));
}

static void
the_table_tells_its_sign (MoneyFixture *fixture, gconstpointer data)
{
  StfPage *view = money_fixture_show (fixture, STF_TYPE_FOLLOW_UP_VIEW);
  GtkWidget *grid;
  StfGridRange all = { 0, 0, G_MAXUINT, G_MAXUINT };
  g_autofree char *text = NULL;

  stf_open_year_set_date (stf_window_get_year (fixture->app.window), "2013-09-15");
  stf_app_settle ();
  g_assert_true (stf_app_shows (GTK_WIDGET (view),
                                "A variance is budget less outcome for costs, and outcome less "
                                "budget for incomes. A plus means that more money is left than was "
                                "budgeted; a minus means less."));
  grid = stf_app_find (GTK_WIDGET (view), STF_TYPE_GRID, NULL);
  all.last_row = 3;
  all.last_column = 6;
  stf_grid_select (STF_GRID (grid), &all);
  text = stf_grid_copy_text (STF_GRID (grid));
  g_assert_true (g_str_has_prefix (text, "K1 Anställda"));
  g_assert_nonnull (strstr (text, "\nRedaktionellt ansvarig\t485,018\t323,346\t323,346\t0\t"));
}

int
main (int argc, char **argv)
{
  stf_app_init (&argc, &argv);
  money_fixture_add_test ("/app/follow-up/drawings-are-heard", drawings_are_heard);
  money_fixture_add_test ("/app/follow-up/the-table-tells-its-sign", the_table_tells_its_sign);
  return g_test_run ();
}
