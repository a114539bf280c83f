/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "file/stf-date.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    gboolean valid;
  } table[] = {
    { "2013-01-31", TRUE },   { "2012-02-29", TRUE },  { "2013-02-29", FALSE },
    { "2013-13-01", FALSE },  { "2013-00-01", FALSE }, { "2013-1-31", FALSE },
    { "2013-01-31 ", FALSE }, { "", FALSE },           { "2013-01-3", FALSE },
    { "２013-01-31", FALSE }, { "0000-01-01", FALSE }, { "9999-12-31", TRUE },
  };
  guint i;

  g_assert_false (stf_date_is_valid (NULL));
  for (i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (stf_date_is_valid (table[i].text), ==, table[i].valid);
}

static void
test_same_weekday (void)
{
  static const struct
  {
    const char *date;
    int years;
    const char *shifted;
  } table[] = {
    { "2012-10-11", 1, "2013-10-10" },  /* the second Thursday of October */
    { "2013-01-01", 1, "2014-01-07" },  /* the first Tuesday */
    { "2013-01-31", 1, "2014-01-30" },  /* the fifth Thursday, both years have one */
    { "2013-05-31", 1, "2014-05-30" },  /* the fifth Friday */
    { "2013-04-30", 1, "2014-04-29" },  /* the fifth Tuesday */
    { "2012-02-29", 1, "2013-02-27" },  /* a fifth Wednesday becomes the fourth */
    { "2014-10-10", -1, "2013-10-11" }, /* backwards as well */
  };
  guint i;

  for (i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *shifted = stf_date_shift_years_same_weekday (table[i].date, table[i].years);

      g_assert_cmpstr (shifted, ==, table[i].shifted);
    }
}

/* Every day of forty years keeps its weekday and its month, and its week of the month unless the
 * later month has no fifth such day. */
static void
test_same_weekday_of_every_day (void)
{
  g_autofree char *date = g_strdup ("1990-01-01");

  while (g_strcmp0 (date, "2030-01-01") < 0)
    {
      g_autofree char *shifted = stf_date_shift_years_same_weekday (date, 1);
      char *next;
      int year, month, day, shifted_year, shifted_month, shifted_day;
      GDate a, b;

      g_assert_true (stf_date_parse (date, &year, &month, &day));
      g_assert_true (stf_date_parse (shifted, &shifted_year, &shifted_month, &shifted_day));
      g_assert_cmpint (shifted_year, ==, year + 1);
      g_assert_cmpint (shifted_month, ==, month);
      g_date_clear (&a, 1);
      g_date_clear (&b, 1);
      g_date_set_dmy (&a, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
      g_date_set_dmy (&b, (GDateDay) shifted_day, (GDateMonth) shifted_month,
                      (GDateYear) shifted_year);
      g_assert_cmpint (g_date_get_weekday (&a), ==, g_date_get_weekday (&b));
      if ((day - 1) / 7 != (shifted_day - 1) / 7)
        {
          g_assert_cmpint ((day - 1) / 7, ==, 4);
          g_assert_cmpint ((shifted_day - 1) / 7, ==, 3);
        }

      next = stf_date_add_days (date, 1);
      g_free (date);
      date = next;
    }
}

static void
test_shift (void)
{
  g_autofree char *leap = stf_date_shift_years ("2012-02-29", 1);
  g_autofree char *back = stf_date_add_days ("2013-01-01", -1);
  g_autofree char *before = stf_date_add_days ("0001-01-01", -1);

  g_assert_cmpstr (leap, ==, "2013-02-28");
  g_assert_cmpstr (back, ==, "2012-12-31");
  g_assert_null (before);
}

static void
test_nearest (void)
{
  g_autofree char *before = stf_date_nearest ("2012-05-01", "2013-01-01", "2013-12-31");
  g_autofree char *within = stf_date_nearest ("2013-05-01", "2013-01-01", "2013-12-31");
  g_autofree char *after = stf_date_nearest ("2026-05-01", "2013-01-01", "2013-12-31");

  g_assert_cmpstr (before, ==, "2013-01-01");
  g_assert_cmpstr (within, ==, "2013-05-01");
  g_assert_cmpstr (after, ==, "2013-12-31");
}

static void
test_intervals (void)
{
  g_assert_true (stf_date_in_force ("2013-12-31", "2013-01-01", "2013-12-31"));
  g_assert_false (stf_date_in_force ("2014-01-01", "2013-01-01", "2013-12-31"));
  g_assert_true (stf_date_in_force ("2014-01-01", NULL, NULL));
  g_assert_true (stf_date_overlap ("2013-01-01", "2013-06-30", "2013-06-30", NULL));
  g_assert_false (stf_date_overlap ("2013-01-01", "2013-06-30", "2013-07-01", NULL));
  g_assert_false (stf_date_overlap ("2013-07-01", NULL, NULL, "2013-06-30"));
  g_assert_true (stf_date_overlap (NULL, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/date/only-days-that-exist-are-dates", test_parse);
  g_test_add_func ("/base/date/same-weekday-of-the-month", test_same_weekday);
  g_test_add_func ("/base/date/same-weekday-of-every-day", test_same_weekday_of_every_day);
  g_test_add_func ("/base/date/shifts-stay-in-the-calendar", test_shift);
  g_test_add_func ("/base/date/nearest-day-of-the-year", test_nearest);
  g_test_add_func ("/base/date/intervals-include-their-ends", test_intervals);
  return g_test_run ();
}
