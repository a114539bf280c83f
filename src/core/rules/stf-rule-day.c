/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Days as numbers, which compare and add at no cost: the number of the day in GDate's Julian
 * calendar.  See stf-date.c for dates as text. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "stf-date.h"
#include "stf-rule-year-private.h"

static const char *const MONTHS[] = {
  N_ ("%d January %d"),   N_ ("%d February %d"), N_ ("%d March %d"),    N_ ("%d April %d"),
  N_ ("%d May %d"),       N_ ("%d June %d"),     N_ ("%d July %d"),     N_ ("%d August %d"),
  N_ ("%d September %d"), N_ ("%d October %d"),  N_ ("%d November %d"), N_ ("%d December %d"),
};

/* Returns: the day of an ISO date; @open, if there is none */
int
stf_day_parse (const char *date, int open)
{
  int year, month, day;
  GDate value;

  if (!stf_date_parse (date, &year, &month, &day))
    return open;

  g_date_clear (&value, 1);
  g_date_set_dmy (&value, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (int) g_date_get_julian (&value);
}

static gboolean
is_bounded (int day)
{
  return day > STF_DAY_OPEN_START && day < STF_DAY_OPEN_END;
}

/* Returns: (transfer full) (nullable): the ISO date */
char *
stf_day_format (int day)
{
  GDate value;

  if (!is_bounded (day))
    return NULL;

  g_date_clear (&value, 1);
  g_date_set_julian (&value, (guint32) day);
  return stf_date_format (g_date_get_year (&value), (int) g_date_get_month (&value),
                          g_date_get_day (&value));
}

/* Returns: (transfer full): as the reader would write it, "1 March 2013" */
char *
stf_day_in_words (int day)
{
  GDate value;

  if (!is_bounded (day))
    return g_strdup ("");

  g_date_clear (&value, 1);
  g_date_set_julian (&value, (guint32) day);
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (_ (MONTHS[g_date_get_month (&value) - 1]), g_date_get_day (&value),
                          g_date_get_year (&value));
#pragma GCC diagnostic pop
}

/* Returns: the same day of the month, or its last, so many months later */
int
stf_day_add_months (int day, int months)
{
  GDate value;

  if (!is_bounded (day))
    return day;

  g_date_clear (&value, 1);
  g_date_set_julian (&value, (guint32) day);
  if (months >= 0)
    g_date_add_months (&value, (guint) months);
  else
    g_date_subtract_months (&value, (guint) -months);
  return (int) g_date_get_julian (&value);
}

/* Returns: the day "10-31" of the calendar year that @day lies in; STF_NONE if there is none */
int
stf_day_in_year_of (int day, const char *month_and_day)
{
  g_autofree char *date = stf_day_format (day);
  g_autofree char *other = NULL;

  if (!date || !month_and_day)
    return STF_NONE;

  other = g_strdup_printf ("%.5s%s", date, month_and_day);
  return stf_day_parse (other, STF_NONE);
}
