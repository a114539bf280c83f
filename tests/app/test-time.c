/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Time in the window: the date, playing through the year, and comparing. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-app-fixture.h"
#include "stf-date-control.h"
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

static void
press (StfPlay *play)
{
  g_signal_emit_by_name (adw_bin_get_child (ADW_BIN (play)), "clicked");
  stf_app_settle ();
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

  return g_test_run ();
}
