/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of terms on paper: the year across A4 that lies, as many pages as its rows need,
 * each with the months and, at the foot, what the signs mean.
 *
 * Drawback: the file is not tagged; a reader who does not see has the timeline in the window. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-write-private.h"
#include "stf-timeline-paint.h"

#include <cairo-pdf.h>
#include <math.h>
#include <pango/pangocairo.h>

#define PAPER_WIDTH 841.89
#define PAPER_HEIGHT 595.28
#define MARGIN 36.0
#define SCALE 0.68 /* points a unit of the painter */
#define TITLE 34.0
#define FOOT 34.0
#define LABELS 250.0
#define FONT "Cantarell, Inter, Noto Sans, DejaVu Sans, sans-serif 11"

typedef struct
{
  const StfTimeline *timeline;
  StfTimelineGrouping grouping;
  const char *title;
  GArray *lines; /* StfTimelineLine */
  guint n_pages;
  PangoContext *context;
  StfTimelineScale scale;
  double width; /* of a page, in units of the painter */
  double height;
} Paper;

static void
paint_row (const Paper *self, cairo_t *cr, const StfTimelineRow *row)
{
  double page = self->width - LABELS;

  for (guint i = 0; i < row->bars->len; i++)
    {
      const StfBar *bar = &g_array_index (row->bars, StfBar, i);
      double left = bar->from_date ? stf_timeline_scale_begin (&self->scale, bar->from_date) : -1;
      double right = bar->to_date ? stf_timeline_scale_end (&self->scale, bar->to_date) : page + 1;
      double seen = MAX (left, 0);
      g_autofree char *label = NULL;

      if (right <= 0 || left >= page)
        continue;
      label = stf_bar_label (bar, self->grouping);
      cairo_save (cr);
      cairo_translate (cr, LABELS + seen, (STF_TIMELINE_ROW_HEIGHT - STF_TIMELINE_BAR_HEIGHT) / 2);
      stf_timeline_paint_bar (cr, self->context, bar, label, MAX (MIN (right, page) - seen, 3),
                              left >= 0, right <= page + 0.5, STF_TIMELINE_LIGHT);
      cairo_restore (cr);
    }
}

static void
paint_foot (const Paper *self, cairo_t *cr, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u/%u", page + 1, self->n_pages);
  double step = (self->width - 48) / STF_BAR_N_STATES;

  for (guint i = 0; i < STF_BAR_N_STATES; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, i * step, (FOOT - 12) / 2);
      stf_timeline_paint_sign (cr, i, 12, STF_TIMELINE_LIGHT);
      cairo_restore (cr);
      stf_timeline_paint_text (cr, self->context, stf_bar_state_word (i), i * step + 16, step - 18,
                               FOOT, FALSE, FALSE, STF_TIMELINE_LIGHT);
    }
  stf_timeline_paint_text (cr, self->context, number, self->width - 40, 40, FOOT, FALSE, TRUE,
                           STF_TIMELINE_LIGHT);
}

static void
paint_page (const Paper *self, cairo_t *cr, guint page, guint first, guint n)
{
  double rows = TITLE + STF_TIMELINE_AXIS_HEIGHT + n * STF_TIMELINE_ROW_HEIGHT;

  /* Cairo's paper is quick only with a rectangle beneath everything. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_save (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  cairo_scale (cr, SCALE, SCALE);
  stf_timeline_paint_text (cr, self->context, self->title, 0, self->width, TITLE, TRUE, FALSE,
                           STF_TIMELINE_LIGHT);
  cairo_save (cr);
  cairo_translate (cr, LABELS, TITLE);
  cairo_rectangle (cr, 0, 0, self->width - LABELS, rows - TITLE);
  cairo_clip (cr);
  stf_timeline_paint_axis (cr, self->context, &self->scale, 0, self->width - LABELS, rows - TITLE,
                           self->timeline->date, STF_TIMELINE_LIGHT);
  cairo_restore (cr);
  for (guint i = 0; i < n; i++)
    {
      const StfTimelineLine *line = &g_array_index (self->lines, StfTimelineLine, first + i);

      cairo_save (cr);
      cairo_translate (cr, 0, TITLE + STF_TIMELINE_AXIS_HEIGHT + i * STF_TIMELINE_ROW_HEIGHT);
      stf_timeline_paint_label (cr, self->context, line, LABELS, self->width, STF_TIMELINE_LIGHT);
      if (line->row)
        paint_row (self, cr, line->row);
      cairo_restore (cr);
    }
  cairo_translate (cr, 0, self->height - FOOT);
  paint_foot (self, cr, page);
  cairo_restore (cr);
  cairo_show_page (cr);
}

static void
paint_pages (Paper *self, cairo_t *cr)
{
  guint rows = (guint) ((self->height - TITLE - STF_TIMELINE_AXIS_HEIGHT - FOOT)
                        / STF_TIMELINE_ROW_HEIGHT);
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  self->context = pango_cairo_create_context (cr);
  pango_cairo_context_set_resolution (self->context, 96);
  pango_context_set_font_description (self->context, font);
  pango_font_description_free (font);

  self->n_pages = MAX ((self->lines->len + rows - 1) / rows, 1);
  for (guint page = 0; page < self->n_pages; page++)
    paint_page (self, cr, page, page * rows, MIN (rows, self->lines->len - page * rows));
  g_clear_object (&self->context);
}

/**
 * stf_timeline_write_pdf:
 * @timeline: what to print
 * @grouping: whose rows they are
 * @title: what stands above them
 * @path: of the file, which is replaced as a whole
 * @error: return location for an error
 *
 * Writes the year of a timeline as a PDF.  The same timeline gives the same bytes.
 */
gboolean
stf_timeline_write_pdf (const StfTimeline *timeline, StfTimelineGrouping grouping,
                        const char *title, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) lines = NULL;
  g_autofree char *time = NULL;
  StfChartSink sink = { bytes, NULL };
  Paper paper = { timeline, grouping, title };
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (timeline != NULL && title != NULL && path != NULL, FALSE);

  paper.lines = lines = stf_timeline_list_lines (timeline);
  paper.width = (PAPER_WIDTH - 2 * MARGIN) / SCALE;
  paper.height = (PAPER_HEIGHT - 2 * MARGIN) / SCALE;
  stf_timeline_scale_init (&paper.scale, timeline->starts, 1);
  stf_timeline_scale_init (&paper.scale, timeline->starts,
                           (paper.width - LABELS)
                               / stf_timeline_scale_end (&paper.scale, timeline->ends));

  surface = cairo_pdf_surface_create_for_stream (stf_chart_sink_cb, &sink, PAPER_WIDTH,
                                                 PAPER_HEIGHT);
  time = g_strconcat (timeline->date, "T00:00:00", NULL);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cr = cairo_create (surface);
  paint_pages (&paper, cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  return stf_chart_sink_check (&sink, status, error)
         && stf_chart_put_file (path, (const char *) bytes->data, bytes->len, NULL, error);
}
