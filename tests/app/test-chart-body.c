/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to bodies in the chart on the screen: collapsing, moving, framing. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-chart-fixture.h"

/* The button, the action and the keys collapse and expand; the focus stays where it was. */
static void
test_collapse (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *pane = GTK_WIDGET (stf_organisation_page_get_chart (fixture->page));
  GtkWidget *fold = stf_chart_item_get_fold (
      STF_CHART_ITEM (stf_chart_fixture_find_item (fixture, "Styrgruppen")));
  guint n = stf_chart_get_n_boxes (stf_chart_view_get_chart (fixture->view));
  const StfChartModel *model;
  g_autofree char *description = NULL;
  guint box;

  g_assert_nonnull (fold);
  stf_chart_fixture_assert_says (fold, GTK_ACCESSIBLE_PROPERTY_LABEL, "Collapse");
  g_assert_true (gtk_widget_grab_focus (fold));
  g_assert_true (gtk_widget_activate_action (fold, "chart.open", NULL));
  model = stf_chart_get_model (stf_chart_view_get_chart (fixture->view));
  box = stf_chart_fixture_find_box (fixture, "Styrgruppen");
  g_assert_cmpuint (model->boxes[box].n_hidden, ==, n - model->n_boxes);
  g_assert_cmpuint (model->boxes[box].n_hidden, >, 2);
  description = stf_chart_model_describe (model, box);
  g_assert_nonnull (strstr (description, "hidden below"));

  fold = stf_chart_item_get_fold (
      STF_CHART_ITEM (stf_chart_fixture_find_item (fixture, "Styrgruppen")));
  g_assert_true (stf_chart_fixture_get_focus (fixture) == fold);
  stf_chart_fixture_assert_says (fold, GTK_ACCESSIBLE_PROPERTY_LABEL, "Expand");
  g_assert_cmpstr (stf_chart_view_get_selected (fixture->view), ==,
                   stf_chart_fixture_find_body (fixture, "Styrgruppen")->id);

  g_assert_true (gtk_widget_activate_action (pane, "pane.expand-all", NULL));
  g_assert_cmpuint (stf_chart_get_n_boxes (stf_chart_view_get_chart (fixture->view)), ==, n);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
}

/* What had the focus is folded away: the body that now stands for it has it. */
static void
test_collapse_above (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *pane = GTK_WIDGET (stf_organisation_page_get_chart (fixture->page));
  const StfBody *inner = stf_chart_fixture_find_body (fixture, "Helpdesk");
  const StfBody *outer = inner->parent->parent;

  gtk_widget_grab_focus (stf_chart_fixture_find_item (fixture, "Helpdesk"));
  g_assert_true (gtk_widget_activate_action (pane, "pane.toggle", "s", outer->id));
  g_assert_false (stf_chart_fixture_is_drawn (fixture, "Helpdesk"));
  g_assert_cmpstr (stf_chart_view_get_selected (fixture->view), ==, outer->id);
  g_assert_true (stf_chart_fixture_get_focus (fixture)
                 == stf_chart_fixture_find_item (fixture, outer->name));

  /* Chosen elsewhere, it is not drawn for that; asked for, it is. */
  stf_organisation_page_select (fixture->page, inner->id);
  g_assert_false (stf_chart_fixture_is_drawn (fixture, "Helpdesk"));
  g_assert_cmpstr (stf_chart_view_get_selected (fixture->view), ==, outer->id);
  stf_chart_pane_expand_to (STF_CHART_PANE (pane), inner->id);
  g_assert_true (stf_chart_fixture_is_drawn (fixture, "Helpdesk"));

  g_assert_true (gtk_widget_activate_action (pane, "pane.collapse-below", "s", outer->id));
  g_assert_false (stf_chart_fixture_is_drawn (fixture, "Helpdesk"));
  g_assert_true (stf_chart_fixture_is_drawn (fixture, inner->parent->name));
}

/* "Keep collapsed" is a change, and undone as such; the view follows the year. */
static void
test_keep_collapsed (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *pane = GTK_WIDGET (stf_organisation_page_get_chart (fixture->page));
  const char *id = stf_chart_fixture_find_body (fixture, "Helpdesk")->parent->id;
  g_autofree char *parent = g_strdup (id);

  g_assert_true (gtk_widget_activate_action (pane, "pane.toggle", "s", parent));
  gtk_widget_activate_action (pane, "win.set-body-folded", "(sb)", parent, TRUE);
  stf_app_settle ();
  g_assert_false (stf_chart_fixture_is_drawn (fixture, "Helpdesk"));
  gtk_widget_activate_action (pane, "win.undo", NULL);
  stf_app_settle ();
  g_assert_true (stf_chart_fixture_is_drawn (fixture, "Helpdesk"));
}

/* One change; a click, or a drag that is let go on no box or on a forbidden one, is none. */
static void
test_drag (StfChartFixture *fixture, gconstpointer user_data)
{
  graphene_point_t from = stf_chart_fixture_find_middle (fixture, "Helpdesk");
  graphene_point_t to = stf_chart_fixture_find_middle (fixture, "Valberedningen");
  graphene_point_t below = stf_chart_fixture_find_middle (
      fixture, stf_chart_fixture_find_body (fixture, "Helpdesk")->parent->name);
  graphene_point_t near = GRAPHENE_POINT_INIT (from.x + 1, from.y + 1);
  g_autofree char *old = g_strdup (stf_chart_fixture_find_body (fixture, "Helpdesk")->parent->name);

  stf_app_drag (fixture->canvas, &from, &near, TRUE);
  stf_app_drag (fixture->canvas, &below, &from, TRUE);
  stf_app_drag (fixture->canvas, &from, &below, TRUE);
  stf_app_drag (fixture->canvas, &from, &GRAPHENE_POINT_INIT (-500, -500), TRUE);
  stf_app_settle ();
  g_assert_cmpstr (stf_chart_fixture_find_body (fixture, "Helpdesk")->parent->name, ==, old);
  g_assert_false (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->app.window), "undo"));

  stf_app_drag (fixture->canvas, &from, &to, FALSE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->view));
  g_signal_emit_by_name (stf_app_get_controller (fixture->canvas, GTK_TYPE_GESTURE_DRAG),
                         "drag-end", (double) (to.x - from.x), (double) (to.y - from.y));
  stf_app_settle ();
  g_assert_cmpstr (stf_chart_fixture_find_body (fixture, "Helpdesk")->parent->name, ==,
                   "Valberedningen");
  g_assert_true (
      stf_app_shows (GTK_WIDGET (fixture->app.window), "Helpdesk stands below Valberedningen"));

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "win.undo", NULL);
  stf_app_settle ();
  g_assert_cmpstr (stf_chart_fixture_find_body (fixture, "Helpdesk")->parent->name, ==, old);
}

/* A drag that is cancelled, and a chart that becomes another one under it. */
static void
test_drag_cancelled (StfChartFixture *fixture, gconstpointer user_data)
{
  graphene_point_t from = stf_chart_fixture_find_middle (fixture, "Helpdesk");
  graphene_point_t to = stf_chart_fixture_find_middle (fixture, "Valberedningen");
  gpointer drag = stf_app_get_controller (fixture->canvas, GTK_TYPE_GESTURE_DRAG);
  g_autofree char *old = g_strdup (stf_chart_fixture_find_body (fixture, "Helpdesk")->parent->name);

  stf_app_drag (fixture->canvas, &from, &to, FALSE);
  g_signal_emit_by_name (drag, "cancel", NULL);
  g_signal_emit_by_name (drag, "drag-end", 0.0, 0.0);

  stf_app_drag (fixture->canvas, &from, &to, FALSE);
  g_assert_true (stf_open_year_set_date (stf_window_get_year (fixture->app.window), "2013-10-01"));
  stf_app_settle ();
  g_signal_emit_by_name (drag, "drag-end", (double) (to.x - from.x), (double) (to.y - from.y));
  stf_app_settle ();
  g_assert_cmpstr (stf_chart_fixture_find_body (fixture, "Helpdesk")->parent->name, ==, old);
}

/* By keyboard: a list of those that can be its parent, searched, and Enter. */
static void
test_move_to (StfChartFixture *fixture, gconstpointer user_data)
{
  const StfBody *body = stf_chart_fixture_find_body (fixture, "Styrgruppen");
  g_autofree char *old = g_strdup (body->parent->name);
  GtkWindow *dialog;
  GtkWidget *search;

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "win.move-body-to", "s", body->id);
  dialog = stf_app_wait_for_dialog (&fixture->app);
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Valberedningen"));
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "At the top"));
  g_assert_false (stf_app_shows (GTK_WIDGET (dialog), "Helpdesk"));

  search = stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "valbered");
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
  stf_app_settle ();
  g_assert_cmpstr (stf_chart_fixture_find_body (fixture, "Styrgruppen")->parent->name, ==,
                   "Valberedningen");

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "win.undo", NULL);
  stf_app_settle ();
  g_assert_cmpstr (stf_chart_fixture_find_body (fixture, "Styrgruppen")->parent->name, ==, old);
}

static void
test_earlier_and_later (StfChartFixture *fixture, gconstpointer user_data)
{
  const StfBody *parent = stf_chart_fixture_find_body (fixture, "Styrgruppen");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpuint (parent->children->len, >, 1);
  first = g_strdup (((StfBody *) parent->children->pdata[0])->id);
  second = g_strdup (((StfBody *) parent->children->pdata[1])->id);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "win.shift-body", "(si)", first, 1);
  stf_app_settle ();
  parent = stf_chart_fixture_find_body (fixture, "Styrgruppen");
  g_assert_cmpstr (((StfBody *) parent->children->pdata[0])->id, ==, second);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "win.shift-body", "(si)", first, -1);
  stf_app_settle ();
  parent = stf_chart_fixture_find_body (fixture, "Styrgruppen");
  g_assert_cmpstr (((StfBody *) parent->children->pdata[0])->id, ==, first);
}

/* The menu shows what is set, and sets it. */
static void
test_menu (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *pane = GTK_WIDGET (stf_organisation_page_get_chart (fixture->page));
  GtkWidget *menu;

  gtk_widget_activate_action (pane, "win.set-body-branch", "(ss)",
                              stf_chart_fixture_find_body (fixture, "Styrgruppen")->id, "both");
  g_signal_emit_by_name (fixture->canvas, "menu",
                         (int) stf_chart_fixture_find_box (fixture, "Styrgruppen"), 10.0, 10.0);
  menu = stf_app_find (pane, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (menu);
  g_assert_true (gtk_widget_activate_action (menu, "body.branch", "s", "columns"));
  g_assert_true (gtk_widget_activate_action (menu, "body.new-page", NULL));
  g_assert_cmpstr (stf_chart_fixture_find_body (fixture, "Styrgruppen")->branch, ==, "columns");
  g_assert_true (stf_chart_fixture_find_body (fixture, "Styrgruppen")->new_page);
  gtk_popover_popdown (GTK_POPOVER (menu));
  stf_app_settle ();
  g_assert_null (stf_app_find (pane, GTK_TYPE_POPOVER_MENU, NULL));
}

static void
test_frame (StfChartFixture *fixture, gconstpointer user_data)
{
  GtkWidget *entry;
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "win.frame-body", "s",
                              stf_chart_fixture_find_body (fixture, "Helpdesk")->id);
  dialog = stf_app_wait_for_dialog (&fixture->app);
  entry = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), " Stöd ");
  g_signal_emit_by_name (dialog, "accepted");
  gtk_window_destroy (dialog);
  stf_app_settle ();
  g_assert_cmpstr (stf_chart_fixture_find_body (fixture, "Helpdesk")->frame, ==, "Stöd");
}

int
main (int argc, char **argv)
{
#define ADD(path, function)                                                                        \
  g_test_add (path, StfChartFixture, NULL, stf_chart_fixture_set_up, function,                     \
              stf_chart_fixture_tear_down)

  stf_app_init (&argc, &argv);
  ADD ("/app/chart/bodies-are-collapsed-and-expanded", test_collapse);
  ADD ("/app/chart/the-focus-goes-to-what-is-left", test_collapse_above);
  ADD ("/app/chart/keeping-collapsed-is-a-change", test_keep_collapsed);
  ADD ("/app/chart/a-drag-moves-a-body", test_drag);
  ADD ("/app/chart/a-cancelled-drag-moves-nothing", test_drag_cancelled);
  ADD ("/app/chart/a-dialog-moves-a-body", test_move_to);
  ADD ("/app/chart/siblings-change-places", test_earlier_and_later);
  ADD ("/app/chart/the-menu-has-the-state-of-its-body", test_menu);
  ADD ("/app/chart/a-frame-gets-its-label", test_frame);
  return g_test_run ();
}
