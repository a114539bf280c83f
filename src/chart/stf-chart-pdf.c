/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a PDF of a chart.  It bears the date of the chart, not of the clock, so that the same chart
 * gives the same bytes. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-write-private.h"

#include <cairo-pdf.h>

/* One entry a box below that of its parent, so that a reader's side bar shows the tree. */
static void
add_outline (const StfChart *self, cairo_surface_t *surface)
{
  g_autofree int *entries = g_new (int, self->model->n_boxes + 1);

  for (guint i = 0; i < self->model->n_boxes; i++)
    {
      const StfChartBox *box = &self->model->boxes[i];
      StfChartRect rect = stf_chart_get_rect (self, i);
      g_autofree char *target = g_strdup_printf ("page=1 pos=[%d %d]", (int) rect.x, (int) rect.y);
      int parent = box->parent < 0 ? CAIRO_PDF_OUTLINE_ROOT : entries[box->parent];

      entries[i] = cairo_pdf_surface_add_outline (surface, parent, box->name, target,
                                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

static cairo_surface_t *
new_pdf (const StfChart *self, StfChartSink *sink)
{
  const StfChartModel *model = self->model;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      stf_chart_sink_cb, sink, self->page_width, self->page_height);
  g_autofree char *title = stf_chart_get_title (self);
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", model->date);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Stafett");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
  add_outline (self, surface);
  return surface;
}

GByteArray *
stf_chart_to_pdf (const StfChart *self, GCancellable *cancellable, GError **error)
{
  StfChartSink sink = { g_byte_array_new (), cancellable };
  cairo_surface_t *surface = new_pdf (self, &sink);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  stf_chart_paint_page (cr, self, STF_CHART_PALETTE_PRINT);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (stf_chart_sink_check (&sink, status, error))
    return sink.bytes;
  g_byte_array_unref (sink.bytes);
  return NULL;
}
