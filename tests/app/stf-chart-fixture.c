/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart of the example year in a window, and what is found in it by name. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-chart-fixture.h"

void
stf_chart_fixture_set_up (StfChartFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_init (&fixture->app);
  stf_app_open (&fixture->app, fixture->app.path);
  g_assert_true (stf_open_year_set_date (stf_window_get_year (fixture->app.window), "2013-05-14"));
  fixture->page = STF_ORGANISATION_PAGE (stf_app_show_page (&fixture->app, "organisation"));
  fixture->view = stf_chart_pane_get_view (stf_organisation_page_get_chart (fixture->page));
  fixture->canvas = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

void
stf_chart_fixture_tear_down (StfChartFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_clear (&fixture->app);
}

GtkWidget *
stf_chart_fixture_find_item (StfChartFixture *fixture, const char *name)
{
  const StfChartModel *model = stf_chart_get_model (stf_chart_view_get_chart (fixture->view));
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (fixture->canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (model->boxes[stf_chart_item_get_box (STF_CHART_ITEM (child))].name, name))
      return child;

  g_assert_not_reached ();
}

guint
stf_chart_fixture_find_box (StfChartFixture *fixture, const char *name)
{
  return stf_chart_item_get_box (STF_CHART_ITEM (stf_chart_fixture_find_item (fixture, name)));
}

gboolean
stf_chart_fixture_is_drawn (StfChartFixture *fixture, const char *name)
{
  const StfChartModel *model = stf_chart_get_model (stf_chart_view_get_chart (fixture->view));

  for (guint i = 0; i < model->n_boxes; i++)
    if (g_str_equal (model->boxes[i].name, name))
      return TRUE;
  return FALSE;
}

const StfBody *
stf_chart_fixture_find_body (StfChartFixture *fixture, const char *name)
{
  StfOpenYear *year = stf_window_get_year (fixture->app.window);
  GPtrArray *bodies = stf_organisation_get_bodies (stf_open_year_get_organisation (year));

  for (guint i = 0; i < bodies->len; i++)
    if (g_str_equal (((StfBody *) bodies->pdata[i])->name, name))
      return bodies->pdata[i];

  g_assert_not_reached ();
}

graphene_point_t
stf_chart_fixture_find_middle (StfChartFixture *fixture, const char *name)
{
  StfChartRect rect = stf_chart_get_rect (stf_chart_view_get_chart (fixture->view),
                                          stf_chart_fixture_find_box (fixture, name));

  return GRAPHENE_POINT_INIT ((float) (rect.x + rect.width / 2),
                              (float) (rect.y + rect.height / 2));
}

GtkWidget *
stf_chart_fixture_get_focus (StfChartFixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->app.window));
}

void
stf_chart_fixture_assert_says (GtkWidget *widget, GtkAccessibleProperty property,
                               const char *expected)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property,
                                                               expected);

  if (wrong != NULL)
    g_error ("“%s” instead of “%s”", wrong, expected);
}
