/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart on the screen: what a pointer, a keyboard and a screen reader find there. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <math.h>

#include "stf-chart-fixture.h"
#include "stf-chart-minimap.h"

/* A screen reader meets a tree whose items say what the boxes say, and their seats below them. */
static void
test_names (StfChartFixture *fixture, gconstpointer user_data)
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
      stf_chart_fixture_assert_says (child, GTK_ACCESSIBLE_PROPERTY_LABEL, model->boxes[i].name);
      stf_chart_fixture_assert_says (child, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description);
      for (seat = gtk_widget_get_first_child (child); STF_IS_CHART_SEAT (seat);
           seat = gtk_widget_get_next_sibling (seat), row++)
        {
          g_autofree char *holder = stf_chart_model_describe_row (model, row);

          stf_chart_fixture_assert_says (seat, GTK_ACCESSIBLE_PROPERTY_LABEL, holder);
          n_seats++;
        }
      g_assert_cmpuint (row, ==, model->boxes[i].first_row + model->boxes[i].n_rows);
      g_assert_true (seat == stf_chart_item_get_fold (STF_CHART_ITEM (child)));
      g_assert_true ((seat != NULL) == (model->boxes[i].n_children > 0));
    }

  g_assert_null (child);
  g_assert_cmpuint (n_seats, >, 40);
}

/* Tab goes through the seats of one box and then on, not through those of all boxes. */
static void
test_tab (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *item = stf_chart_fixture_find_item (fixture, "Styrgruppen");
  GtkWidget *seat;

  g_assert_true (gtk_widget_grab_focus (item));
  stf_app_settle ();
  g_assert_true (
      stf_app_shows (GTK_WIDGET (stf_organisation_page_get_detail (fixture->page)), "Styrgruppen"));

  for (seat = gtk_widget_get_first_child (item); seat != NULL;
       seat = gtk_widget_get_next_sibling (seat))
    {
      g_assert_true (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_FORWARD));
      g_assert_true (stf_chart_fixture_get_focus (fixture) == seat);
    }
  g_assert_false (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_FORWARD));

  seat = gtk_widget_get_first_child (item);
  g_assert_true (gtk_widget_grab_focus (seat));
  g_assert_true (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_BACKWARD));
  g_assert_true (stf_chart_fixture_get_focus (fixture) == item);
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
test_open (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *item = stf_chart_fixture_find_item (fixture, "Styrgruppen");
  GtkWidget *fold = stf_chart_item_get_fold (STF_CHART_ITEM (item));
  GtkWidget *seat = fold != NULL ? gtk_widget_get_prev_sibling (fold)
                                 : gtk_widget_get_last_child (item);
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
test_return (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *item = stf_chart_fixture_find_item (fixture, "Valberedningen");

  gtk_widget_grab_focus (item);
  gtk_window_set_focus (GTK_WINDOW (fixture->app.window), NULL);
  g_assert_true (gtk_widget_child_focus (fixture->canvas, GTK_DIR_TAB_FORWARD));
  g_assert_true (stf_chart_fixture_get_focus (fixture) == item);
}

static graphene_point_t
find_centre (StfChartFixture *fixture)
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
test_zoom (StfChartFixture *fixture, gconstpointer user_data)
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

/* Where the fingers are is not known here: then what stands below the pointer stays there. */
static void
test_pinch (StfChartFixture *fixture, gconstpointer user_data)
{
  gpointer pinch = stf_app_get_controller (GTK_WIDGET (fixture->view), GTK_TYPE_GESTURE_ZOOM);
  gpointer motion = stf_app_get_controller (GTK_WIDGET (fixture->view),
                                            GTK_TYPE_EVENT_CONTROLLER_MOTION);
  double x = gtk_widget_get_width (GTK_WIDGET (fixture->view)) / 2.0;
  double y = gtk_widget_get_height (GTK_WIDGET (fixture->view)) / 2.0;
  graphene_point_t before, after;

  stf_chart_view_set_zoom (fixture->view, 2);
  before = find_centre (fixture);
  g_signal_emit_by_name (motion, "motion", x, y);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 1.2);
  g_signal_emit_by_name (pinch, "scale-changed", 1.5);
  after = find_centre (fixture);
  g_assert_cmpfloat_with_epsilon (stf_chart_view_get_zoom (fixture->view), 3, 1e-9);
  g_assert_cmpfloat (hypot (after.x - before.x, after.y - before.y), <, 2);
}

static gboolean
is_in_view (StfChartFixture *fixture, GtkWidget *item)
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
test_fit (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *child;

  stf_chart_view_set_zoom (fixture->view, 5);
  g_assert_false (is_in_view (fixture, gtk_widget_get_last_child (fixture->canvas)));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->view), "chart.fit", NULL));
  for (child = gtk_widget_get_first_child (fixture->canvas); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    g_assert_true (is_in_view (fixture, child));
}

/* The pixels of the view, when it has come to rest. */
static GBytes *
shoot (StfChartFixture *fixture)
{
  GtkWidget *view = GTK_WIDGET (fixture->view);
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width = gtk_widget_get_width (view);
  int height = gtk_widget_get_height (view);
  gsize stride = 4 * (gsize) width;
  guchar *data = g_malloc (stride * (gsize) height);

  gtk_test_widget_wait_for_draw (view);
  stf_app_settle ();
  gtk_test_widget_wait_for_draw (view);
  paintable = gtk_widget_paintable_new (view);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (view)),
                                         node, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gdk_texture_download (texture, data, stride);
  return g_bytes_new_take (data, stride * (gsize) height);
}

/* How far the most different bytes are from each other. */
static int
compare (GBytes *a, GBytes *b)
{
  gsize size, other_size;
  const guchar *one = g_bytes_get_data (a, &size);
  const guchar *other = g_bytes_get_data (b, &other_size);
  int most = 0;

  g_assert_cmpuint (size, ==, other_size);
  for (gsize i = 0; i < size; i++)
    most = MAX (most, ABS (one[i] - other[i]));
  return most;
}

/* What was moved, zoomed, hovered and found on the way leaves nothing behind.  Cairo rounds a
 * little where it clips. */
static void
test_look (StfChartFixture *fixture, gconstpointer user_data)
{
  const int rounding = 16;
  const StfBody *body = stf_chart_fixture_find_body (fixture, "Styrgruppen");
  gpointer motion = stf_app_get_controller (fixture->canvas, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  graphene_point_t middle = stf_chart_fixture_find_middle (fixture, "Styrgruppen");
  StfChart *chart = stf_chart_view_get_chart (fixture->view);
  g_autoptr (GBytes) fresh = NULL, moved = NULL, hovered = NULL, left = NULL, found = NULL;

  /* The pointer of the X server stands somewhere, too. */
  gtk_widget_set_can_target (fixture->canvas, FALSE);
  stf_chart_view_set_zoom (fixture->view, 1.1);
  stf_chart_view_scroll_to (fixture->view, (double) middle.x, (double) middle.y);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  stf_chart_view_set_chart (fixture->view, chart);
  fresh = shoot (fixture);

  stf_chart_view_scroll_to (fixture->view, 0, 0);
  g_bytes_unref (shoot (fixture));
  stf_chart_view_set_zoom (fixture->view, 3);
  g_bytes_unref (shoot (fixture));
  stf_chart_view_set_zoom (fixture->view, 1.1);
  stf_chart_view_scroll_to (fixture->view, (double) middle.x, (double) middle.y);
  moved = shoot (fixture);
  g_assert_cmpint (compare (moved, fresh), <=, rounding);

  g_signal_emit_by_name (motion, "motion", (double) middle.x, (double) middle.y);
  hovered = shoot (fixture);
  g_assert_cmpint (compare (hovered, fresh), >, rounding);
  g_signal_emit_by_name (motion, "leave");
  left = shoot (fixture);
  g_assert_cmpint (compare (left, fresh), <=, rounding);

  stf_chart_view_set_found (fixture->view, (const char *const[]){ body->id, NULL });
  found = shoot (fixture);
  g_assert_cmpint (compare (found, fresh), >, rounding);
  stf_chart_view_set_found (fixture->view, NULL);
  g_bytes_unref (left);
  left = shoot (fixture);
  g_assert_cmpint (compare (left, fresh), <=, rounding);
}

/* However far the chart is zoomed, the box with the focus comes into view. */
static void
test_reveal (StfChartFixture *fixture, gconstpointer user_data)
{
  static const char *const names[] = { "Länsledningarna", "Helpdesk", "Valberedningen" };
  guint i;

  stf_chart_view_set_zoom (fixture->view, 1);
  for (i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *item = stf_chart_fixture_find_item (fixture, names[i]);

      gtk_widget_grab_focus (item);
      g_assert_true (is_in_view (fixture, item));
    }
}

/* One choice: made in the chart, in the outline or from elsewhere, and kept when the date moves. */
static void
test_selection (StfChartFixture *fixture, gconstpointer user_data)
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
test_relations (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *pane = GTK_WIDGET (stf_organisation_page_get_chart (fixture->page));

  g_assert_true (gtk_widget_activate_action (pane, "relations.elects", NULL));
  g_assert_false (gtk_widget_activate_action (pane, "relations.assists", NULL));
  g_assert_false (gtk_widget_activate_action (pane, "relations.nonsense", NULL));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

static void
toggle_relations (GtkWidget *pane, const StfChartModel *model)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < model->n_relations; i++)
    {
      g_autofree char *action = g_strconcat ("relations.", model->relations[i].kind, NULL);

      if (g_hash_table_add (seen, (gpointer) model->relations[i].kind))
        gtk_widget_activate_action (pane, action, NULL);
    }
  stf_app_settle ();
}

/* What numbers at dotted lines mean is told as long as there are any. */
static void
test_numbers (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *pane = GTK_WIDGET (stf_organisation_page_get_chart (fixture->page));
  const StfChartModel *model = stf_chart_get_model (stf_chart_view_get_chart (fixture->view));
  g_autofree char *words = NULL;

  g_assert_false (stf_app_shows (pane, "Dotted: "));
  toggle_relations (pane, model);
  words = stf_chart_view_describe_numbers (fixture->view);
  g_assert_nonnull (words);
  g_assert_true (stf_app_shows (pane, words));
  toggle_relations (pane, model);
  g_assert_false (stf_app_shows (pane, "Dotted: "));
}

/* In a narrow window the search has the whole width. */
static void
test_legend (StfChartFixture *fixture, gconstpointer user_data)
{
  StfChartPane *pane = stf_organisation_page_get_chart (fixture->page);
  StfChartSearch *bar = stf_chart_pane_get_search (pane);
  GtkWidget *legend = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (pane), STF_TYPE_CHART_PANE, "legend"));

  gtk_window_set_default_size (GTK_WINDOW (fixture->app.window), 360, 640);
  toggle_relations (GTK_WIDGET (pane),
                    stf_chart_get_model (stf_chart_view_get_chart (fixture->view)));
  g_assert_true (gtk_widget_get_visible (legend));
  for (int open = TRUE; open >= FALSE; open--)
    {
      graphene_rect_t above, below;

      if (open)
        stf_chart_search_open (bar);
      else
        stf_chart_search_close (bar);
      stf_app_settle ();
      gtk_test_widget_wait_for_draw (GTK_WIDGET (pane));
      g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (bar), GTK_WIDGET (pane), &above));
      g_assert_true (gtk_widget_compute_bounds (legend, GTK_WIDGET (pane), &below));
      g_assert_false (open && graphene_rect_intersection (&above, &below, NULL));
      g_assert_true ((below.origin.y > 20) == open);
    }
}

static void
search (StfChartFixture *fixture, const char *text)
{
  GtkWidget *bar = GTK_WIDGET (
      stf_chart_pane_get_search (stf_organisation_page_get_chart (fixture->page)));
  GtkWidget *entry = stf_app_find (bar, GTK_TYPE_SEARCH_ENTRY, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  g_signal_emit_by_name (entry, "search-changed");
}

/* The key for searching finds in the chart while it is seen, else in the whole year. */
static void
test_find (StfChartFixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *text;
    const char *body;  /* the first found */
    const char *place; /* of it among all */
  } cases[] = {
    { "helpdesk", "Helpdesk", "1 of 1" },
    { "SERVICEDESK", "Helpdesk", "1 of 1" },
    { "ordförande kalmar", "Styrgruppen", "1 of 1" },
    { "valberedning halland", "Valberedningen", "1 of 1" },
    { "nonsense", NULL, "None" },
    { "  ", NULL, "None" },
  };
  StfChartPane *pane = stf_organisation_page_get_chart (fixture->page);
  StfChartSearch *bar = stf_chart_pane_get_search (pane);
  const char *first;

  gtk_widget_activate_action (GTK_WIDGET (fixture->app.window), "win.find", NULL);
  g_assert_true (gtk_widget_is_ancestor (stf_chart_fixture_get_focus (fixture), GTK_WIDGET (bar)));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      search (fixture, cases[i].text);
      g_assert_cmpstr (stf_chart_search_get_place (bar), ==, cases[i].place);
      g_assert_cmpstr (
          stf_chart_search_get_current (bar), ==,
          cases[i].body != NULL ? stf_chart_fixture_find_body (fixture, cases[i].body)->id : NULL);
      if (cases[i].body != NULL)
        g_assert_true (is_in_view (fixture, stf_chart_fixture_find_item (fixture, cases[i].body)));
    }

  search (fixture, "grupp");
  g_assert_cmpstr (stf_chart_search_get_place (bar), !=, "1 of 1");
  first = stf_chart_search_get_current (bar);
  g_assert_cmpstr (stf_chart_view_get_selected (fixture->view), ==, first);
  gtk_widget_activate_action (GTK_WIDGET (pane), "pane.find-next", NULL);
  g_assert_cmpstr (stf_chart_view_get_selected (fixture->view), !=, first);
  gtk_widget_activate_action (GTK_WIDGET (pane), "pane.find-previous", NULL);
  g_assert_cmpstr (stf_chart_view_get_selected (fixture->view), ==, first);
  g_assert_true (gtk_widget_is_ancestor (stf_chart_fixture_get_focus (fixture), GTK_WIDGET (bar)));

  stf_chart_search_close (bar);
  g_assert_null (stf_chart_search_get_current (bar));
  g_assert_true (
      gtk_widget_is_ancestor (stf_chart_fixture_get_focus (fixture), GTK_WIDGET (fixture->view)));

  stf_app_show_page (&fixture->app, "people");
  gtk_widget_activate_action (GTK_WIDGET (fixture->app.window), "win.find", NULL);
  g_assert_true (gtk_search_bar_get_search_mode (
      stf_year_view_get_search_bar (stf_app_get_view (&fixture->app))));
}

/* What is folded away is found and unfolded for the view. */
static void
test_find_folded (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *pane = GTK_WIDGET (stf_organisation_page_get_chart (fixture->page));

  gtk_widget_activate_action (pane, "pane.toggle", "s",
                              stf_chart_fixture_find_body (fixture, "Helpdesk")->parent->id);
  g_assert_false (stf_chart_fixture_is_drawn (fixture, "Helpdesk"));
  gtk_widget_activate_action (pane, "pane.find", NULL);
  search (fixture, "helpd");
  g_assert_true (stf_chart_fixture_is_drawn (fixture, "Helpdesk"));
  g_assert_true (is_in_view (fixture, stf_chart_fixture_find_item (fixture, "Helpdesk")));

  /* Another date: found again, of another organisation. */
  g_assert_true (stf_open_year_set_date (stf_window_get_year (fixture->app.window), "2013-10-01"));
  stf_app_settle ();
  g_assert_cmpstr (stf_chart_search_get_place (stf_chart_pane_get_search (STF_CHART_PANE (pane))),
                   ==, "1 of 1");
}

static graphene_rect_t
get_visible (StfChartFixture *fixture)
{
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  return stf_chart_view_get_visible (fixture->view);
}

/* The map is there while there is more than is in view; it is clicked and dragged. */
static void
test_minimap (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *pane = GTK_WIDGET (stf_organisation_page_get_chart (fixture->page));
  GtkWidget *map = stf_app_find (pane, STF_TYPE_CHART_MINIMAP, NULL);
  graphene_rect_t before, after;
  graphene_point_t corner;

  stf_chart_view_fit (fixture->view);
  get_visible (fixture);
  g_assert_false (stf_chart_minimap_is_shown (STF_CHART_MINIMAP (map)));
  g_assert_false (gtk_widget_contains (map, 20, gtk_widget_get_height (map) - 20));

  stf_chart_view_set_zoom (fixture->view, 2);
  before = get_visible (fixture);
  g_assert_true (stf_chart_minimap_is_shown (STF_CHART_MINIMAP (map)));
  g_assert_true (gtk_widget_contains (map, 20, gtk_widget_get_height (map) - 20));
  g_assert_false (gtk_widget_get_focusable (map));

  /* To the lower left corner, then on to the right. */
  corner = GRAPHENE_POINT_INIT (6, (float) gtk_widget_get_height (map) - 7);
  stf_app_drag (map, &corner, &corner, TRUE);
  after = get_visible (fixture);
  g_assert_cmpfloat (after.origin.x, <, before.origin.x);
  g_assert_cmpfloat (after.origin.y, >, before.origin.y);
  before = after;
  corner = GRAPHENE_POINT_INIT (12, (float) gtk_widget_get_height (map) - 12);
  stf_app_drag (map, &corner, &GRAPHENE_POINT_INIT (corner.x + 30, corner.y), TRUE);
  after = get_visible (fixture);
  g_assert_cmpfloat (after.origin.x, >, before.origin.x);
}

static void
count_cb (StfChartView *view, const char *body, guint *n)
{
  (*n)++;
}

/* What opens for a selection would move the chart below a pointer that is about to drag. */
static void
test_press (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *item = stf_chart_fixture_find_item (fixture, "Styrgruppen");
  guint n = 0;

  g_signal_connect (fixture->view, "body-selected", G_CALLBACK (count_cb), &n);
  stf_chart_view_set_pressed (fixture->view, TRUE);
  gtk_widget_grab_focus (item);
  stf_app_settle ();
  g_assert_cmpuint (n, ==, 0);
  stf_chart_view_set_pressed (fixture->view, FALSE);
  stf_app_settle ();
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (stf_chart_view_get_selected (fixture->view), ==,
                   stf_chart_fixture_find_body (fixture, "Styrgruppen")->id);

  gtk_widget_grab_focus (stf_chart_fixture_find_item (fixture, "Helpdesk"));
  g_assert_cmpuint (n, ==, 2);
}

/* A button of eleven points can be hit. */
static void
test_button (StfChartFixture *fixture, gconstpointer user_data)
{
  StfChartItem *item = STF_CHART_ITEM (stf_chart_fixture_find_item (fixture, "Styrgruppen"));
  GtkWidget *button = stf_chart_item_get_fold (item);
  double width = gtk_widget_get_width (button);

  g_assert_true (gtk_widget_contains (button, -width / 3, width / 2));
  g_assert_true (gtk_widget_contains (button, width * 4 / 3, width / 2));
  g_assert_false (gtk_widget_contains (button, -width, width / 2));
  g_assert_false (gtk_widget_contains (button, width / 2, 2 * width));
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add (path, StfChartFixture, NULL, stf_chart_fixture_set_up, function,                     \
              stf_chart_fixture_tear_down)

  stf_app_init (&argc, &argv);
  ADD ("/app/chart/every-box-and-seat-has-a-name", test_names);
  ADD ("/app/chart/tab-walks-the-seats-of-one-box", test_tab);
  ADD ("/app/chart/boxes-and-seats-are-opened-by-an-action", test_open);
  ADD ("/app/chart/the-focus-returns-to-where-it-was", test_return);
  ADD ("/app/chart/zoom-keeps-the-middle", test_zoom);
  ADD ("/app/chart/a-pinch-zooms-where-it-is", test_pinch);
  ADD ("/app/chart/fit-shows-every-box", test_fit);
  ADD ("/app/chart/the-way-to-a-view-leaves-nothing-behind", test_look);
  ADD ("/app/chart/the-focus-comes-into-view", test_reveal);
  ADD ("/app/chart/one-choice-in-all-views", test_selection);
  ADD ("/app/chart/relations-that-there-are", test_relations);
  ADD ("/app/chart/numbers-at-lines-are-explained", test_numbers);
  ADD ("/app/chart/the-search-covers-no-explanation", test_legend);
  ADD ("/app/chart/a-selection-is-told-when-the-pointer-lets-go", test_press);
  ADD ("/app/chart/the-small-button-can-be-hit", test_button);
  ADD ("/app/chart/a-map-leads-through-a-large-chart", test_minimap);
  ADD ("/app/chart/bodies-are-found-as-you-type", test_find);
  ADD ("/app/chart/what-is-folded-away-is-found", test_find_folded);
  return g_test_run ();
}
