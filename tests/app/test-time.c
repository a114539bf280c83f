/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Time in the window: the date, playing through the year, and comparing. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-app-fixture.h"
#include "stf-date-control.h"
#include "stf-organisation-page.h"
#include "stf-play.h"

static void
set_up (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_init (fixture);
  stf_app_open (fixture, fixture->path);
  stf_app_show_page (fixture, "organisation");
}

static void
tear_down (StfAppFixture *fixture, gconstpointer user_data)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  stf_app_fixture_clear (fixture);
}

static StfOpenYear *
year_at (StfAppFixture *fixture, const char *date)
{
  StfOpenYear *year = stf_window_get_year (fixture->window);

  g_assert_true (stf_open_year_set_date (year, date));
  stf_app_settle ();
  return year;
}

static StfPlay *
find_play (StfAppFixture *fixture)
{
  return STF_PLAY (stf_app_find (GTK_WIDGET (fixture->window), STF_TYPE_PLAY, NULL));
}

/* Nothing is waited for: on a slow computer all steps would be over by then. */
static void
press (StfPlay *play)
{
  g_signal_emit_by_name (adw_bin_get_child (ADW_BIN (play)), "clicked");
}

static void
animate (void)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
}

static void
test_play (StfAppFixture *fixture, gconstpointer user_data)
{
  StfOpenYear *year = year_at (fixture, "2013-09-15");
  StfPlay *play = find_play (fixture);

  animate ();
  press (play);
  g_assert_true (stf_play_is_playing (play));
  g_assert_cmpstr (stf_open_year_get_date (year), ==, "2013-10-01");
  gtk_test_accessible_assert_property (adw_bin_get_child (ADW_BIN (play)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Pause");

  while (stf_play_is_playing (play))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (stf_open_year_get_date (year), ==, "2013-11-01");
}

static void
test_pause (StfAppFixture *fixture, gconstpointer user_data)
{
  StfOpenYear *year = year_at (fixture, "2013-02-10");
  StfPlay *play = find_play (fixture);

  animate ();
  press (play);
  press (play);
  g_assert_false (stf_play_is_playing (play));
  g_assert_cmpstr (stf_open_year_get_date (year), ==, "2013-03-01");

  press (play);
  g_assert_true (stf_play_is_playing (play));
  year_at (fixture, "2013-02-10");
  g_assert_false (stf_play_is_playing (play));

  press (play);
  stf_app_show_page (fixture, "handover");
  g_assert_false (stf_play_is_playing (play));
}

static void
test_play_again (StfAppFixture *fixture, gconstpointer user_data)
{
  StfOpenYear *year = year_at (fixture, "2013-12-31");
  StfPlay *play = find_play (fixture);

  animate ();
  press (play);
  g_assert_true (stf_play_is_playing (play));
  g_assert_cmpstr (stf_open_year_get_date (year), ==, "2013-01-01");
  press (play);
}

static void
test_without_animations (StfAppFixture *fixture, gconstpointer user_data)
{
  StfOpenYear *year = year_at (fixture, "2013-02-10");
  StfPlay *play = find_play (fixture);

  press (play);
  g_assert_false (stf_play_is_playing (play));
  g_assert_cmpstr (stf_open_year_get_date (year), ==, "2013-03-01");
  press (play);
  g_assert_cmpstr (stf_open_year_get_date (year), ==, "2013-04-15");
}

static void
test_calendar (StfAppFixture *fixture, gconstpointer user_data)
{
  GtkWidget *control;
  GtkCalendar *calendar;

  year_at (fixture, "2013-04-02");
  control = stf_app_find (GTK_WIDGET (fixture->window), STF_TYPE_DATE_CONTROL, NULL);
  calendar = GTK_CALENDAR (
      gtk_widget_get_template_child (control, STF_TYPE_DATE_CONTROL, "calendar"));

  g_assert_true (gtk_calendar_get_day_is_marked (calendar, 15));
  g_assert_true (gtk_calendar_get_day_is_marked (calendar, 16));
  g_assert_false (gtk_calendar_get_day_is_marked (calendar, 2));
  year_at (fixture, "2013-06-02");
  g_assert_false (gtk_calendar_get_day_is_marked (calendar, 15));
}

/* --- comparing --- */

static void
activate (StfAppFixture *fixture, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action_variant (
      GTK_WIDGET (fixture->window), action, target != NULL ? g_variant_new_string (target) : NULL));
  stf_app_settle ();
}

static gboolean
is_enabled (StfAppFixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static StfOrganisationPage *
get_page (StfAppFixture *fixture)
{
  return STF_ORGANISATION_PAGE (
      stf_year_view_get_page (stf_app_get_view (fixture), "organisation"));
}

static const StfChartModel *
get_model (StfAppFixture *fixture)
{
  StfChartPane *pane = stf_organisation_page_get_chart (get_page (fixture));

  return stf_chart_get_model (stf_chart_view_get_chart (stf_chart_pane_get_view (pane)));
}

static guint
count_marked (StfAppFixture *fixture, StfChartMark mark)
{
  const StfChartModel *model = get_model (fixture);
  guint n = 0;

  for (guint i = 0; i < model->n_boxes; i++)
    n += model->boxes[i].mark == mark;
  return n;
}

static void
test_compare_date (StfAppFixture *fixture, gconstpointer user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);

  year_at (fixture, "2013-12-31");
  g_assert_false (is_enabled (fixture, "compare-table"));
  activate (fixture, "win.compare-date", "2013-01-01");
  g_assert_true (stf_app_shows (window, "Compared with 2013-01-01: 3 new, 7 changed"));
  g_assert_cmpuint (count_marked (fixture, STF_CHART_MARK_NEW), ==, 3);
  g_assert_true (is_enabled (fixture, "compare-table"));

  /* The window's date goes on, the other stays. */
  year_at (fixture, "2013-01-01");
  g_assert_true (stf_app_shows (window, "Compared with 2013-01-01: no differences"));
  g_assert_cmpuint (count_marked (fixture, STF_CHART_MARK_CHANGED), ==, 0);

  year_at (fixture, "2013-12-31");
  activate (fixture, "win.compare-stop", NULL);
  g_assert_false (stf_app_shows (window, "Compared with"));
  g_assert_cmpuint (count_marked (fixture, STF_CHART_MARK_NEW), ==, 0);
  g_assert_false (is_enabled (fixture, "compare-table"));
}

/* Compared with a later date, the chart shows what is to come. */
static void
test_compare_later (StfAppFixture *fixture, gconstpointer user_data)
{
  year_at (fixture, "2013-01-01");
  activate (fixture, "win.compare-date", "2013-12-31");

  g_assert_true (
      stf_app_shows (GTK_WIDGET (fixture->window), "Compared with 2013-12-31: 3 new, 7 changed"));
  g_assert_cmpuint (count_marked (fixture, STF_CHART_MARK_NEW), ==, 3);
}

static void
test_ask_date (StfAppFixture *fixture, gconstpointer user_data)
{
  GtkWindow *dialog;
  GtkWidget *entry, *accept;

  year_at (fixture, "2013-12-31");
  activate (fixture, "win.compare-date-ask", NULL);
  dialog = stf_app_wait_for_dialog (fixture);
  entry = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Date");
  accept = stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Compare");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "2013-01-01");

  gtk_editable_set_text (GTK_EDITABLE (entry), "2013-02-30");
  g_assert_false (gtk_widget_get_sensitive (accept));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2013-11-01");
  g_assert_true (gtk_widget_get_sensitive (accept));
  g_signal_emit_by_name (accept, "clicked");
  stf_app_settle ();
  g_assert_true (stf_app_shows (GTK_WIDGET (fixture->window), "Compared with 2013-11-01: "));
}

static void
test_table (StfAppFixture *fixture, gconstpointer user_data)
{
  GtkWindow *dialog;
  GtkWidget *row;
  const char *selected;

  year_at (fixture, "2013-12-31");
  activate (fixture, "win.compare-date", "2013-01-01");
  activate (fixture, "win.compare-table", NULL);
  dialog = stf_app_wait_for_dialog (fixture);
  row = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Arbetsgruppen för intranätet");
  g_assert_nonnull (row);
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Left: Birk Frågelåda, Örebro → vacant"));

  g_signal_emit_by_name (row, "activated");
  gtk_widget_activate (row);
  stf_app_settle ();
  selected = stf_chart_view_get_selected (
      stf_chart_pane_get_view (stf_organisation_page_get_chart (get_page (fixture))));
  g_assert_nonnull (selected);
  g_assert_cmpstr (
      get_model (fixture)->boxes[stf_chart_model_find (get_model (fixture), selected)].name, ==,
      "Arbetsgruppen för intranätet");
}

static void
test_compare_file (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "2014.stafett", NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n_before, n_after;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;

  g_assert_true (g_file_get_contents (fixture->path, &before, &n_before, &error));
  g_assert_true (g_file_set_contents (path, before, (gssize) n_before, &error));
  year_at (fixture, "2013-12-31");
  activate (fixture, "win.compare-path", path);
  while (!stf_app_shows (GTK_WIDGET (fixture->window), "Compared with"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (
      stf_app_shows (GTK_WIDGET (fixture->window), "Compared with 2013-12-31: no differences"));
  g_assert_true (g_file_get_contents (path, &after, &n_after, &error));
  g_assert_cmpmem (after, n_after, before, n_before);

  /* What cannot be opened says so, and changes nothing. */
  g_assert_true (g_file_set_contents (path, "not a year", -1, &error));
  activate (fixture, "win.compare-path", path);
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "The Years Could Not Be Compared"));
  g_assert_true (
      stf_app_shows (GTK_WIDGET (fixture->window), "Compared with 2013-12-31: no differences"));
}

/* A body that is gone can still be chosen, and read about. */
static void
test_gone (StfAppFixture *fixture, gconstpointer user_data)
{
  StfOrganisationPage *page = get_page (fixture);
  StfOpenYear *year = year_at (fixture, "2013-12-31");
  const StfBody *body;
  GPtrArray *bodies = stf_organisation_get_bodies (stf_open_year_get_organisation (year));
  g_autofree char *id = NULL;

  for (guint i = 0; i < bodies->len && id == NULL; i++)
    {
      body = bodies->pdata[i];
      if (g_str_has_prefix (body->name, "Arbetsgruppen för intranätet"))
        id = g_strdup (body->id);
    }
  activate (fixture, "win.compare-date", "2013-12-31");
  year_at (fixture, "2013-01-01");
  g_assert_null (stf_organisation_find_body (stf_open_year_get_organisation (year), id));
  activate (fixture, "win.show-body", id);

  g_assert_cmpstr (stf_detail_pane_get_title (stf_organisation_page_get_detail (page)), ==,
                   "Arbetsgruppen för intranätet");
}

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, StfAppFixture, NULL, set_up, function, tear_down)
  ADD ("/app/time/plays-from-change-to-change-and-stops", test_play);
  ADD ("/app/time/pauses-when-pressed-moved-or-out-of-sight", test_pause);
  ADD ("/app/time/plays-again-from-the-first-day", test_play_again);
  ADD ("/app/time/steps-where-animations-are-unwanted", test_without_animations);
  ADD ("/app/time/the-calendar-marks-the-changes", test_calendar);
  ADD ("/app/time/compares-with-another-date", test_compare_date);
  ADD ("/app/time/compares-with-what-is-to-come", test_compare_later);
  ADD ("/app/time/asks-for-a-date", test_ask_date);
  ADD ("/app/time/a-row-of-the-table-shows-its-body", test_table);
  ADD ("/app/time/reads-another-year-and-changes-nothing", test_compare_file);
  ADD ("/app/time/what-is-not-there-can-be-read-about", test_gone);

  return g_test_run ();
}
