/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to set, lay out and write an organisation of 200 and of 5,000 bodies, beside
 * bare Cairo and Pango that draw as many boxes with as many texts after one opaque rectangle. */

#define G_LOG_DOMAIN "stafett-bench"

#include "chart-fixture.h"

#include <cairo-pdf.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>

static double
since (gint64 *start)
{
  gint64 now = g_get_monotonic_time ();
  double ms = (double) (now - *start) / 1000;

  *start = now;
  return ms;
}

static ChartFixture *
organisation (guint n)
{
  ChartFixture *fixture = chart_fixture_new ();
  g_autoptr (GPtrArray) bodies = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      StfBody *parent = i == 0 ? NULL : g_ptr_array_index (bodies, (i - 1) / 4);
      g_autofree char *name = g_strdup_printf ("Enheten för verksamhet %u", i);
      g_autofree char *person = g_strdup_printf ("Åsa Öberg %u", i);
      StfBody *body = chart_fixture_add_body (fixture, parent, "unit", "line", name);
      StfRole *role = chart_fixture_add_role (fixture, body, "Enhetschef", 1);

      chart_fixture_hold (fixture, role, 0, person, "Dalarna");
      g_ptr_array_add (bodies, body);
    }
  return fixture;
}

static cairo_status_t
count_cb (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

/* Boxes with five texts each, as bare as it can be. */
static void
draw_bare (guint n)
{
  gsize size = 0;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (count_cb, &size, 1190.55, 841.89);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *font = pango_font_description_from_string ("Cantarell 8px");

  pango_layout_set_font_description (layout, font);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, 0.05, 0.05);
  for (guint i = 0; i < n; i++)
    {
      const char *const lines[] = { "Unit", NULL, "Enhetschef", NULL, "Dalarna" };
      g_autofree char *name = g_strdup_printf ("Enheten för verksamhet %u", i);
      g_autofree char *person = g_strdup_printf ("Åsa Öberg %u", i);
      double x = i % 100 * 200, y = i / 100 * 100;

      cairo_rectangle (cr, x, y, 180, 60);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_fill_preserve (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_stroke (cr);
      for (guint k = 0; k < G_N_ELEMENTS (lines); k++)
        {
          pango_layout_set_text (layout, k == 1 ? name : k == 3 ? person : lines[k], -1);
          cairo_move_to (cr, x + 5, y + 5 + 10 * k);
          pango_cairo_show_layout (cr, layout);
        }
    }
  cairo_destroy (cr);
  g_object_unref (layout);
  pango_font_description_free (font);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
measure (guint n, const char *path)
{
  g_autoptr (ChartFixture) fixture = organisation (n);
  g_autoptr (StfChart) chart = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double make, times[3], bare;

  draw_bare (n);
  bare = since (&start);
  chart = chart_fixture_draw (fixture, NULL);
  make = since (&start);
  for (StfChartFormat format = STF_CHART_FORMAT_PDF; format <= STF_CHART_FORMAT_PNG; format++)
    {
      if (!stf_chart_write (chart, path, format, NULL, &error))
        g_error ("%s", error->message);
      times[format] = since (&start);
    }
  g_print ("%6u boxes: set and laid out %7.1f ms, PDF %7.1f, SVG %7.1f, PNG %7.1f; "
           "bare PDF %7.1f: ratio %.2f\n",
           n, make, times[0], times[1], times[2], bare, (make + times[0]) / bare);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("stafett-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "chart", NULL);

  draw_bare (10); /* fonts are found once a process */
  measure (200, path);
  measure (5000, path);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}
