/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dates (H3).  A date is the text "2013-01-31"; GDate computes.  In an interval NULL is open on
 * that side, and the last day is part of it. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-date.h"

#include <string.h>

static gboolean
to_gdate (const char *date, GDate *result)
{
  int year, month, day;

  if (!stf_date_parse (date, &year, &month, &day))
    return FALSE;

  g_date_clear (result, 1);
  g_date_set_dmy (result, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

static char *
from_gdate (const GDate *date)
{
  return stf_date_format (g_date_get_year (date), (int) g_date_get_month (date),
                          g_date_get_day (date));
}

/**
 * stf_date_parse:
 * @date: (nullable): any text
 * @year: (out) (optional): 1 to 9999
 * @month: (out) (optional): 1 to 12
 * @day: (out) (optional): 1 to 31
 *
 * Reads a date; exactly ten characters and a day that exists.
 *
 * Returns: FALSE if @date is no such date
 */
gboolean
stf_date_parse (const char *date, int *year, int *month, int *day)
{
  int part[3] = { 0, 0, 0 };
  int i;

  if (date == NULL)
    return FALSE;

  for (i = 0; i < 10; i++)
    {
      if (i == 4 || i == 7)
        {
          if (date[i] != '-')
            return FALSE;
        }
      else if (g_ascii_isdigit (date[i]))
        part[i < 4 ? 0 : i < 7 ? 1 : 2] = part[i < 4 ? 0 : i < 7 ? 1 : 2] * 10 + (date[i] - '0');
      else
        return FALSE;
    }

  if (date[10] != '\0'
      || !g_date_valid_dmy ((GDateDay) part[2], (GDateMonth) part[1], (GDateYear) part[0]))
    return FALSE;

  if (year)
    *year = part[0];
  if (month)
    *month = part[1];
  if (day)
    *day = part[2];

  return TRUE;
}

/**
 * stf_date_is_valid:
 * @date: (nullable): any text
 *
 * Tells whether @date is a date as the year file keeps them.
 */
gboolean
stf_date_is_valid (const char *date)
{
  return stf_date_parse (date, NULL, NULL, NULL);
}

/**
 * stf_date_format:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: (transfer full): the date as text
 */
char *
stf_date_format (int year, int month, int day)
{
  return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
}

/**
 * stf_date_today:
 *
 * Returns: (transfer full): today where the user is
 */
char *
stf_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%F");
}

/**
 * stf_date_nearest:
 * @date: a date
 * @first: the first day of an interval
 * @last: its last day
 *
 * The day of the interval that is nearest to @date: what the date control starts at (H3).
 *
 * Returns: (transfer full): a date
 */
char *
stf_date_nearest (const char *date, const char *first, const char *last)
{
  g_return_val_if_fail (date && first && last, NULL);

  if (strcmp (date, first) < 0)
    return g_strdup (first);
  if (strcmp (date, last) > 0)
    return g_strdup (last);
  return g_strdup (date);
}

/**
 * stf_date_add_days:
 * @date: a date
 * @days: days to add; negative goes back
 *
 * Returns: (transfer full) (nullable): the date, or NULL if @date is no date or the result lies
 *   before the year 1
 */
char *
stf_date_add_days (const char *date, int days)
{
  GDate d;
  gint64 julian;

  if (!to_gdate (date, &d))
    return NULL;

  julian = (gint64) g_date_get_julian (&d) + days;
  if (julian < 1 || julian > 3652059) /* 9999-12-31 */
    return NULL;

  g_date_set_julian (&d, (guint32) julian);
  return from_gdate (&d);
}

/**
 * stf_date_shift_years:
 * @date: a date
 * @years: years to add
 *
 * The same day of a later year; 29 February becomes 28 February.
 *
 * Returns: (transfer full) (nullable): the date, or NULL if @date is no date
 */
char *
stf_date_shift_years (const char *date, int years)
{
  int year, month, day;

  if (!stf_date_parse (date, &year, &month, &day) || year + years < 1 || year + years > 9999)
    return NULL;

  year += years;
  day = MIN (day, g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year));
  return stf_date_format (year, month, day);
}

/**
 * stf_date_shift_last_day:
 * @date: the last day of an interval
 * @years: years to add
 *
 * The last day of the interval in a later year: the day before the day after it.  The last day of
 * February stays the last.
 *
 * Returns: (transfer full) (nullable): the date, or NULL if @date is no date
 */
char *
stf_date_shift_last_day (const char *date, int years)
{
  g_autofree char *after = stf_date_add_days (date, 1);
  g_autofree char *shifted = after ? stf_date_shift_years (after, years) : NULL;

  return shifted ? stf_date_add_days (shifted, -1) : NULL;
}

/**
 * stf_date_shift_years_same_weekday:
 * @date: a date
 * @years: years to add
 *
 * The same weekday of the month in a later year: the second Thursday of October stays the second
 * Thursday of October.  A fifth one that the later month lacks becomes its last.
 *
 * Returns: (transfer full) (nullable): the date, or NULL if @date is no date
 */
char *
stf_date_shift_years_same_weekday (const char *date, int years)
{
  GDate d, first;
  int year, month, day, shifted, days;

  if (!to_gdate (date, &d) || !stf_date_parse (date, &year, &month, &day) || year + years < 1
      || year + years > 9999)
    return NULL;

  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, (GDateMonth) month, (GDateYear) (year + years));
  days = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) (year + years));

  shifted = 1 + ((int) g_date_get_weekday (&d) - (int) g_date_get_weekday (&first) + 7) % 7
            + (day - 1) / 7 * 7;
  if (shifted > days)
    shifted -= 7;

  return stf_date_format (year + years, month, shifted);
}

/**
 * stf_date_in_force:
 * @date: a date
 * @from: (nullable): first day, or open
 * @to: (nullable): last day, or open
 *
 * Tells whether @date lies in the interval, its ends included.
 */
gboolean
stf_date_in_force (const char *date, const char *from, const char *to)
{
  g_return_val_if_fail (date != NULL, FALSE);

  return (from == NULL || strcmp (from, date) <= 0) && (to == NULL || strcmp (date, to) <= 0);
}

/**
 * stf_date_overlap:
 * @from_a: (nullable): first day of one interval, or open
 * @to_a: (nullable): its last day, or open
 * @from_b: (nullable): first day of the other
 * @to_b: (nullable): its last day
 *
 * Tells whether two intervals share a day.
 */
gboolean
stf_date_overlap (const char *from_a, const char *to_a, const char *from_b, const char *to_b)
{
  return (to_a == NULL || from_b == NULL || strcmp (from_b, to_a) <= 0)
         && (to_b == NULL || from_a == NULL || strcmp (from_a, to_b) <= 0);
}
