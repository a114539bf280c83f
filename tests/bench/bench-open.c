/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to open the example year and draw it, step by step.  Printed beside it: the
 * same file opened with plain SQLite and checked for integrity, so that machines can be compared by
 * the ratio. */

#define G_LOG_DOMAIN "stafett-bench"

#include <cairo.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "stf-chart-draw.h"
#include "stf-chart.h"
#include "handover/stf-template.h"

#define ROUNDS 21

enum
{
  BARE,
  OPEN,
  LOAD,
  LAY_OUT,
  PAINT,
  PDF,
  TOTAL,
  N_STEPS
};

static const char *const NAMES[N_STEPS] = {
  [BARE] = "bare SQLite with integrity_check",
  [OPEN] = "open",
  [LOAD] = "load the organisation",
  [LAY_OUT] = "set and lay out",
  [PAINT] = "paint an image",
  [PDF] = "write a PDF",
  [TOTAL] = "from open to image",
};

/* In microseconds. */
static gint64
since (gint64 *start)
{
  gint64 now = g_get_monotonic_time ();
  gint64 time = now - *start;

  *start = now;
  return time;
}

static void
open_bare (const char *path)
{
  sqlite3 *db;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_exec (db, "PRAGMA integrity_check", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_close (db);
}

/* One pixel a point. */
static void
paint (const StfChart *chart)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;

  stf_chart_get_page (chart, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) width, (int) height);
  cr = cairo_create (surface);
  stf_chart_paint_page (cr, chart, STF_CHART_PALETTE_PRINT);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
measure (const char *year, const char *pdf, gint64 times[N_STEPS])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (StfChart) chart = NULL;
  gint64 start = g_get_monotonic_time ();

  open_bare (year);
  times[BARE] = since (&start);
  file = stf_year_file_open (year, STF_OPEN_READ_ONLY, &error);
  times[OPEN] = since (&start);
  organisation = file ? stf_organisation_load (file, NULL, &error) : NULL;
  times[LOAD] = since (&start);
  if (organisation == NULL)
    g_error ("%s", error->message);
  chart = stf_chart_new (organisation, NULL);
  times[LAY_OUT] = since (&start);
  paint (chart);
  times[PAINT] = since (&start);
  if (!stf_chart_write (chart, pdf, STF_CHART_FORMAT_PDF, NULL, &error))
    g_error ("%s", error->message);
  times[PDF] = since (&start);
  times[TOTAL] = times[OPEN] + times[LOAD] + times[LAY_OUT] + times[PAINT];
}

static int
compare (const void *a, const void *b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* The first round finds the fonts and warms the caches. */
static void
print_times (gint64 times[N_STEPS][ROUNDS])
{
  for (guint step = 0; step < N_STEPS; step++)
    {
      gint64 first = times[step][0];

      qsort (times[step], ROUNDS, sizeof times[step][0], compare);
      g_print ("%-34s first %8.2f ms, median %8.2f ms, %6.1f x bare\n", NAMES[step],
               (double) first / 1000, (double) times[step][ROUNDS / 2] / 1000,
               (double) times[step][ROUNDS / 2] / (double) times[BARE][ROUNDS / 2]);
    }
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("stafett-bench-XXXXXX", NULL);
  g_autofree char *year = g_build_filename (folder, "example.stafett", NULL);
  g_autofree char *pdf = g_build_filename (folder, "example.pdf", NULL);
  gint64 times[N_STEPS][ROUNDS];
  g_autoptr (GError) error = NULL;
  StfImportResult result;

  if (!stf_year_new_from_template ("exempel-2013", 2013, year, NULL, &result, NULL, &error))
    g_error ("%s", error->message);

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 row[N_STEPS];

      measure (year, pdf, row);
      for (guint step = 0; step < N_STEPS; step++)
        times[step][round] = row[step];
    }
  print_times (times);

  g_remove (pdf);
  g_remove (year);
  g_rmdir (folder);
  return 0;
}
