/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The days of a year on which its organisation changes: where something that the chart shows
 * begins, and the day after it ends.  Whatever it shows on the year's first day was so when the
 * year began, so that day is not one of them.
 *
 * Drawback: a day is there also when what ends and what begins on it look the same. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-date.h"
#include "stf-organisation.h"
#include "stf-reader-private.h"

#define DAYS(table)                                                                                \
  "SELECT from_date AS day FROM " table " UNION SELECT date (to_date, '+1 day') FROM " table

/* clang-format off */
static const char days_sql[] =
  "SELECT day FROM ("
  DAYS ("body") " UNION " DAYS ("assignment") " UNION "
  DAYS ("employment") " UNION " DAYS ("relation")
  "), (SELECT starts, ends FROM year ORDER BY id LIMIT 1)"
  " WHERE day > starts AND day <= ends ORDER BY day";
/* clang-format on */

static void
read_day (StfStatement *row, gpointer user_data)
{
  g_ptr_array_add (user_data, stf_statement_dup_text (row, 0));
}

/**
 * stf_organisation_list_dates:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full): the ISO dates after the year's first day and until its last on which
 * the organisation is other than the day before, in order, each once; %NULL on error
 */
GStrv
stf_organisation_list_dates (StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!stf_read_rows (file, days_sql, NULL, read_day, days, error))
    return NULL;

  g_ptr_array_add (days, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&days), FALSE);
}

/**
 * stf_organisation_load_nearest:
 * @file: a year
 * @date: an ISO date
 * @error: return location for an error
 *
 * Reads the organisation as stf_organisation_load(), at the day of the year that is nearest to the
 * date.
 */
StfOrganisation *
stf_organisation_load_nearest (StfYearFile *file, const char *date, GError **error)
{
  g_autoptr (StfOrganisation) organisation = stf_organisation_load (file, date, error);
  g_autofree char *nearest = NULL;

  if (!organisation)
    return NULL;

  nearest = stf_date_nearest (date, stf_organisation_get_starts (organisation),
                              stf_organisation_get_ends (organisation));
  return g_str_equal (nearest, date) ? g_steal_pointer (&organisation)
                                     : stf_organisation_load (file, nearest, error);
}
