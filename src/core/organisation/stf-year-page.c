/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page that the year's chart is laid out on. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-year-page.h"

#include "stf-change.h"

typedef struct
{
  const char *year; /* id */
  const char *paper;
  const char *orientation;
} Page;

static gboolean
set_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Page *page = user_data;

  return stf_change_set_text (change, "year", page->year, "paper", page->paper, error)
         && stf_change_set_text (change, "year", page->year, "orientation", page->orientation,
                                 error);
}

/**
 * stf_year_page_set:
 * @file: a year
 * @paper: a choice of year.paper
 * @landscape: whether its longer side lies
 * @error: return location for an error
 *
 * Chooses the page that the chart is laid out on, as one change, "year-page".  The same page again
 * is no change.
 */
gboolean
stf_year_page_set (StfYearFile *file, const char *paper, gboolean landscape, GError **error)
{
  g_autoptr (GPtrArray) years = NULL;
  Page page = { NULL, paper, landscape ? "landscape" : "portrait" };
  const StfRow *row;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (paper != NULL, FALSE);

  years = stf_year_file_get_rows (file, "year", error);
  if (years == NULL)
    return FALSE;
  g_assert (years->len == 1); /* a file without its year is refused when it is opened */

  row = years->pdata[0];
  page.year = stf_row_get_text (row, "id");
  return (g_strcmp0 (stf_row_get_text (row, "paper"), page.paper) == 0
          && g_strcmp0 (stf_row_get_text (row, "orientation"), page.orientation) == 0)
         || stf_year_file_change (file, "year-page", page.year, NULL, set_cb, &page, error);
}
