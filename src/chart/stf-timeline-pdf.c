/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of terms on paper: the year across A4 that lies, as many pages as its rows need,
 * each with the months and, at the foot, what the signs mean.
 *
 * For those who do not see it the file is tagged: a title, and then, body by body and row by row, a
 * heading or a name, and each bar as a figure with all that it shows as its description.  Axis and
 * signs are decoration.  The title is in the language of the program, names in that of the
 * organisation. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-pdf.h"
#include "stf-chart-pen.h"
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
  GArray *lines;  /* StfTimelineLine */
  GArray *starts; /* guint: the first line of each page, and the number of lines */
  PangoContext *context;
  StfChartPen *pen; /* tells what is drawn */
  StfTimelineScale scale;
  double width; /* of a page, in units of the painter */
  double height;
} Paper;

static const StfTimelineLine *
get_line (const Paper *self, guint i)
{
  return &g_array_index (self->lines, StfTimelineLine, i);
}

/* Where line @i of a page begins. */
static double
get_top (guint i)
{
  return TITLE + STF_TIMELINE_AXIS_HEIGHT + i * STF_TIMELINE_ROW_HEIGHT;
}

static void
begin (const Paper *self, StfChartPartKind kind, const char *title, guint level)
{
  const StfChartPart part = { kind, NULL, title, level, kind == STF_CHART_PART_TITLE };

  stf_chart_pen_begin (self->pen, &part);
}

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
      g_autofree char *description = NULL;

      if (right <= 0 || left >= page)
        continue;
      label = stf_bar_label (bar, self->grouping);
      description = stf_bar_describe (bar);
      begin (self, STF_CHART_PART_PICTURE, description, 0);
      cairo_save (cr);
      cairo_translate (cr, LABELS + seen, (STF_TIMELINE_ROW_HEIGHT - STF_TIMELINE_BAR_HEIGHT) / 2);
      stf_timeline_paint_bar (cr, self->context, bar, label, MAX (MIN (right, page) - seen, 3),
                              left >= 0, right <= page + 0.5, STF_TIMELINE_LIGHT);
      cairo_restore (cr);
      stf_chart_pen_end (self->pen);
    }
}

static void
paint_foot (const Paper *self, cairo_t *cr, guint page)
{
  g_autofree char *number = g_strdup_printf ("%u/%u", page + 1, self->starts->len - 1);
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
paint_line (const Paper *self, cairo_t *cr, const StfTimelineLine *line)
{
  if (line->row != NULL)
    begin (self, STF_CHART_PART_TEXT, NULL, 0);
  else
    begin (self, STF_CHART_PART_NAME, NULL, line->role ? 2 : 1);
  stf_timeline_paint_label (cr, self->context, line, LABELS, self->width, STF_TIMELINE_LIGHT);
  stf_chart_pen_end (self->pen);
  if (line->row != NULL)
    paint_row (self, cr, line->row);
}

static void
paint_page (const Paper *self, cairo_t *cr, guint page, guint first, guint n)
{
  double rows = get_top (n);

  /* Cairo's paper is quick only with a rectangle beneath everything. */
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_save (cr);
  cairo_translate (cr, MARGIN, MARGIN);
  cairo_scale (cr, SCALE, SCALE);
  cairo_save (cr);
  cairo_rectangle (cr, LABELS, TITLE, self->width - LABELS, rows - TITLE);
  for (guint i = 0; i < n; i++)
    {
      double end = stf_timeline_measure_heading (get_line (self, first + i), self->context,
                                                 self->width);

      if (end > LABELS)
        cairo_rectangle (cr, LABELS, get_top (i), end - LABELS, STF_TIMELINE_ROW_HEIGHT);
    }
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_clip (cr);
  cairo_translate (cr, LABELS, TITLE);
  stf_timeline_paint_axis (cr, self->context, &self->scale, 0, self->width - LABELS, rows - TITLE,
                           self->timeline->date, STF_TIMELINE_LIGHT);
  cairo_restore (cr);

  begin (self, STF_CHART_PART_PAGE, NULL, 0);
  begin (self, STF_CHART_PART_TITLE, NULL, 0);
  stf_timeline_paint_text (cr, self->context, self->title, 0, self->width, TITLE, TRUE, FALSE,
                           STF_TIMELINE_LIGHT);
  stf_chart_pen_end (self->pen);
  for (guint i = 0; i < n; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, 0, get_top (i));
      paint_line (self, cr, get_line (self, first + i));
      cairo_restore (cr);
    }
  stf_chart_pen_end (self->pen);

  cairo_translate (cr, 0, self->height - FOOT);
  paint_foot (self, cr, page);
  cairo_restore (cr);
  cairo_show_page (cr);
}

/* Gives each page its lines.  A heading stands on the page of what follows it. */
static void
break_pages (Paper *self)
{
  guint rows = (guint) ((self->height - TITLE - STF_TIMELINE_AXIS_HEIGHT - FOOT)
                        / STF_TIMELINE_ROW_HEIGHT);
  guint first = 0;

  g_array_append_val (self->starts, first);
  while (first + rows < self->lines->len)
    {
      guint next = first + rows;

      while (next > first + 1 && get_line (self, next - 1)->row == NULL)
        next--;
      first = next;
      g_array_append_val (self->starts, first);
    }
  g_array_append_val (self->starts, self->lines->len);
}

static void
paint_pages (Paper *self, cairo_t *cr, StfChartTags *tags)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  self->context = pango_cairo_create_context (cr);
  pango_cairo_context_set_resolution (self->context, 96);
  pango_context_set_font_description (self->context, font);
  pango_font_description_free (font);

  for (guint page = 0; page + 1 < self->starts->len; page++)
    {
      guint first = g_array_index (self->starts, guint, page);
      guint end = g_array_index (self->starts, guint, page + 1);

      tags->page = page + 1;
      self->pen = stf_chart_pen_new_for_pdf (cr, tags);
      paint_page (self, cr, page, first, end - first);
      g_clear_pointer (&self->pen, stf_chart_pen_free);
    }
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
  g_autoptr (GByteArray) complete = NULL;
  g_autoptr (GPtrArray) descriptions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) program = g_array_new (FALSE, FALSE, sizeof (gboolean));
  g_autoptr (GHashTable) none = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) lines = NULL;
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *time = NULL;
  StfPdfFacts facts = { title, NULL, title };
  StfChartTags tags = { 0, none, none, descriptions, program };
  StfChartSink sink = { bytes, NULL };
  Paper paper = { timeline, grouping, title };
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (timeline != NULL && title != NULL && path != NULL, FALSE);

  facts.date = timeline->date;
  paper.lines = lines = stf_timeline_list_lines (timeline);
  paper.starts = starts;
  paper.width = (PAPER_WIDTH - 2 * MARGIN) / SCALE;
  paper.height = (PAPER_HEIGHT - 2 * MARGIN) / SCALE;
  stf_timeline_scale_init (&paper.scale, timeline->starts, 1);
  stf_timeline_scale_init (&paper.scale, timeline->starts,
                           (paper.width - LABELS)
                               / stf_timeline_scale_end (&paper.scale, timeline->ends));

  break_pages (&paper);

  surface = cairo_pdf_surface_create_for_stream (stf_chart_sink_cb, &sink, PAPER_WIDTH,
                                                 PAPER_HEIGHT);
  time = g_strconcat (timeline->date, "T00:00:00", NULL);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, time);
  cr = cairo_create (surface);
  paint_pages (&paper, cr, &tags);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  if (!stf_chart_sink_check (&sink, status, error))
    return FALSE;
  complete = stf_chart_complete_pdf (bytes, &facts, NULL, descriptions, program, error);
  return complete != NULL
         && stf_chart_put_file (path, (const char *) complete->data, complete->len, NULL, error);
}
