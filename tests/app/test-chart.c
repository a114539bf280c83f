/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart on the screen: what a pointer, a keyboard and a screen reader find there. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <math.h>

#include "stf-app-fixture.h"
#include "stf-chart-item.h"
#include "stf-organisation-page.h"

typedef struct
{
  StfAppFixture app;
  StfOrganisationPage *page;
  StfChartView *view;
  GtkWidget *canvas;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_init (&fixture->app);
  stf_app_open (&fixture->app, fixture->app.path);
  g_assert_true (stf_open_year_set_date (stf_window_get_year (fixture->app.window), "2013-05-14"));
  fixture->page = STF_ORGANISATION_PAGE (stf_app_show_page (&fixture->app, "organisation"));
  fixture->view = stf_chart_pane_get_view (stf_organisation_page_get_chart (fixture->page));
  fixture->canvas = gtk_widget_get_first_child (GTK_WIDGET (fixture->view));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_clear (&fixture->app);
}

static GtkWidget *
find_item (Fixture *fixture, const char *name)
{
  const StfChartModel *model = stf_chart_get_model (stf_chart_view_get_chart (fixture->view));
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (fixture->canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_str_equal (model->boxes[stf_chart_item_get_box (STF_CHART_ITEM (child))].name, name))
      return child;

  g_assert_not_reached ();
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (GTK_WINDOW (fixture->app.window));
}

static void
assert_says (GtkWidget *widget, GtkAccessibleProperty property, const char *expected)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), property,
                                                               expected);

  if (wrong != NULL)
    g_error ("“%s” instead of “%s”", wrong, expected);
}

/* A screen reader meets a tree whose items say what the boxes say, and their seats below them. */
static void
test_names (Fixture *fixture, gconstpointer user_data)
{
  StfChart *chart = stf_chart_view_get_chart (fixture->view);
  const StfChartModel *model = stf_chart_get_model (chart);
  GtkWidget *child = gtk_widget_get_first_child (fixture->canvas);
  guint n_seats = 0;
  guint i;

  gtk_test_accessible_assert_role (fixture->canvas, GTK_ACCESSIBLE_ROLE_TREE);
  for (i = 0; i < model->n_boxes; i++, child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *description = stf_chart_model_describe (model, i);
      GtkWidget *seat;
      guint row = model->boxes[i].first_row;

      g_assert_nonnull (child);
      gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
      assert_says (child, GTK_ACCESSIBLE_PROPERTY_LABEL, model->boxes[i].name);
      assert_says (child, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
      for (seat = gtk_widget_get_first_child (child); seat != NULL;
           seat = gtk_widget_get_next_sibling (seat), row++)
        {
          g_autofree char *holder = stf_chart_model_describe_row (model, row);

          assert_says (seat, GTK_ACCESSIBLE_PROPERTY_LABEL, holder);
          n_seats++;
        }
      g_assert_cmpuint (row, ==, model->boxes[i].first_row + model->boxes[i].n_rows);
    }

  g_assert_null (child);
  g_assert_cmpuint (n_seats, >, 40);
}

/* Tab goes through the seats of one box and then on, not through those of all boxes. */
static void
test_tab (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *item = find_item (fixture, "Styrgruppen");
  GtkWidget *seat;

  g_assert_true (gtk_widget_grab_focus (item));
  stf_app_settle ();
  g_assert_true (
      stf_app_shows (GTK_WIDGET (stf_organisation_page_get_detail (fixture->page)), "Styrgruppen"));

  for (seat = gtk_widget_get_first_child (item); seat != NULL;
       seat = gtk_widget_get_next_sibling (seat))
    {
      g_assert_true (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_FORWARD));
      g_assert_true (get_focus (fixture) == seat);
    }
  g_assert_false (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_FORWARD));

  seat = gtk_widget_get_first_child (item);
  g_assert_true (gtk_widget_grab_focus (seat));
  g_assert_true (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_BACKWARD));
  g_assert_true (get_focus (fixture) == item);
  g_assert_false (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_BACKWARD));
}

static void
activated_cb (GtkWidget *canvas, int box, int row, gpointer user_data)
{
  int *opened = user_data;

  opened[0] = box;
  opened[1] = row;
}

/* A screen reader that only calls actions opens what Enter opens. */
static void
test_open (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *item = find_item (fixture, "Styrgruppen");
  GtkWidget *seat = gtk_widget_get_last_child (item);
  const StfChartModel *model = stf_chart_get_model (stf_chart_view_get_chart (fixture->view));
  int box = (int) stf_chart_item_get_box (STF_CHART_ITEM (item));
  int last = (int) (model->boxes[box].first_row + model->boxes[box].n_rows) - 1;
  int opened[] = { -2, -2 };

  g_signal_connect (fixture->canvas, "activated", G_CALLBACK (activated_cb), opened);
  g_assert_true (gtk_widget_activate_action (item, "chart.open", NULL));
  g_assert_cmpint (opened[0], ==, box);
  g_assert_cmpint (opened[1], ==, -1);

  g_assert_true (gtk_widget_activate_action (seat, "chart.open", NULL));
  g_assert_cmpint (opened[0], ==, box);
  g_assert_cmpint (opened[1], ==, last);
}

/* Coming back, the focus is where it was. */
static void
test_return (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *item = find_item (fixture, "Valberedningen");

  gtk_widget_grab_focus (item);
  gtk_window_set_focus (GTK_WINDOW (fixture->app.window), NULL);
  g_assert_true (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_FORWARD));
  g_assert_true (get_focus (fixture) == item);
}

static graphene_point_t
find_centre (Fixture *fixture)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  graphene_point_t centre = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (view) / 2,
                                                 (float) gtk_widget_get_height (view) / 2);
  graphene_point_t point;

  gtk_test_widget_wait_for_draw (view);
  g_assert_true (gtk_widget_compute_point (view, fixture->canvas, &centre, &point));
  return point;
}

/* What stands in the middle stays there while the chart is larger than the view. */
static void
test_zoom (Fixture *fixture, gconstpointer user_data)
{
  static const double zooms[] = { 2.5, 3.0, 6.0, 3.7, 2.5 };
  graphene_point_t centre;
  guint i;

  stf_chart_view_set_zoom (fixture->view, 2);
  centre = find_centre (fixture);
  for (i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      graphene_point_t now;

      stf_chart_view_set_zoom (fixture->view, zooms[i]);
      now = find_centre (fixture);
      g_assert_cmpfloat (fabs (stf_chart_view_get_zoom (fixture->view) - zooms[i]), <, 1e-9);
      g_assert_cmpfloat (hypot (now.x - centre.x, now.y - centre.y), <, 2);
    }
}

static gboolean
is_in_view (Fixture *fixture, GtkWidget *item)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  graphene_rect_t bounds;

  gtk_test_widget_wait_for_draw (view);
  g_assert_true (gtk_widget_compute_bounds (item, view, &bounds));
  return bounds.origin.x >= -1 && bounds.origin.y >= -1
         && bounds.origin.x + bounds.size.width <= (float) gtk_widget_get_width (view) + 1
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (view) + 1;
}

static void
test_fit (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *child;

  stf_chart_view_set_zoom (fixture->view, 5);
  g_assert_false (is_in_view (fixture, gtk_widget_get_last_child (fixture->canvas)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.fit", NULL));
  for (child = gtk_widget_get_first_child (fixture->canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_assert_true (is_in_view (fixture, child));
}

/* However far the chart is zoomed, the box with the focus comes into view. */
static void
test_reveal (Fixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = { "Länsledningarna", "Helpdesk", "Valberedningen" };
  guint i;

  stf_chart_view_set_zoom (fixture->view, 1.6);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *item = find_item (fixture, names[i]);

      gtk_widget_grab_focus (item);
      g_assert_true (is_in_view (fixture, item));
    }
}

/* One choice: made in the chart, in the outline or from elsewhere, and kept when the date moves. */
static void
test_selection (Fixture *fixture, gconstpointer user_data)
{
  const StfRole *role = stf_app_find_role (&fixture->app, "P06");
  g_autofree char *body = g_strdup (role->body->id);

  stf_organisation_page_select (fixture->page, role->id);
  g_assert_cmpstr (stf_chart_view_get_selected (fixture->view), ==, body);

  g_assert_true (stf_open_year_set_date (stf_window_get_year (fixture->app.window), "2013-10-01"));
  stf_app_settle ();
  g_assert_cmpstr (stf_chart_view_get_selected (fixture->view), ==, body);
  g_assert_true (stf_app_shows (GTK_WIDGET (stf_organisation_page_get_detail (fixture->page)),
                                "Webbutvecklingsledare"));
}

/* Only kinds of relations that the chart has can be switched on (H8). */
static void
test_relations (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *pane = GTK_WIDGET (stf_organisation_page_get_chart (fixture->page));

  g_assert_true (gtk_widget_activate_action (pane, "relations.elects", NULL));
  g_assert_false (gtk_widget_activate_action (pane, "relations.assists", NULL));
  g_assert_false (gtk_widget_activate_action (pane, "relations.nonsense", NULL));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

int
main (int argc, char **argv)
{
#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

  stf_app_init (&argc, &argv);
  ADD ("/app/chart/every-box-and-seat-has-a-name", test_names);
  ADD ("/app/chart/tab-walks-the-seats-of-one-box", test_tab);
  ADD ("/app/chart/boxes-and-seats-are-opened-by-an-action", test_open);
  ADD ("/app/chart/the-focus-returns-to-where-it-was", test_return);
  ADD ("/app/chart/zoom-keeps-the-middle", test_zoom);
  ADD ("/app/chart/fit-shows-every-box", test_fit);
  ADD ("/app/chart/the-focus-comes-into-view", test_reveal);
  ADD ("/app/chart/one-choice-in-all-views", test_selection);
  ADD ("/app/chart/relations-that-there-are", test_relations);
  return g_test_run ();
}
