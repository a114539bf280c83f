/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds what a page shows by drawing it with a pen that leaves no trace but notes: so whatever the
 * painter draws is known, without a second account of it.
 *
 * What is drawn outside all parts is the paper itself, which is not noted. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-extents.h"

#include "stf-chart-pen-private.h"
#include "stf-chart-private.h"

typedef struct
{
  double x;
  double y;
  double scale;
} Frame;

typedef struct
{
  StfChartPen pen;
  StfChartExtents *extents;
  GArray *frames; /* Frame: origins and scales that were pushed */
  int box;        /* that is being drawn, or -1 */
  int n_boxes;    /* that were begun */
  guint outside;  /* depth of parts around a box */
  double left;
  double top;
  double right;
  double bottom;
} NotingPen;

static NotingPen *
pen_of (StfChartPen *self)
{
  return (NotingPen *) (void *) self;
}

static const Frame *
frame_of (const NotingPen *self)
{
  return &g_array_index (self->frames, Frame, self->frames->len - 1);
}

static void
note (NotingPen *self, double x, double y)
{
  const Frame *frame = frame_of (self);

  if (self->pen.depth == 0)
    return;

  x = frame->x + x * frame->scale;
  y = frame->y + y * frame->scale;
  self->left = MIN (self->left, x);
  self->top = MIN (self->top, y);
  self->right = MAX (self->right, x);
  self->bottom = MAX (self->bottom, y);
}

static void
note_rect (NotingPen *self, const StfChartRect *rect)
{
  note (self, rect->x, rect->y);
  note (self, rect->x + rect->width, rect->y + rect->height);
}

static void
noting_push (StfChartPen *self, double x, double y, double scale)
{
  const Frame *outer = frame_of (pen_of (self));
  Frame frame = { outer->x + x * outer->scale, outer->y + y * outer->scale, outer->scale * scale };

  g_array_append_val (pen_of (self)->frames, frame);
}

static void
noting_pop (StfChartPen *self)
{
  g_array_set_size (pen_of (self)->frames, pen_of (self)->frames->len - 1);
}

static void
noting_clip (StfChartPen *self, const StfChartRect *rect)
{
}

static void
noting_begin (StfChartPen *self, const StfChartPart *part)
{
  NotingPen *pen = pen_of (self);

  if (part->kind != STF_CHART_PART_BOX)
    return;
  pen->box = pen->n_boxes++;
  pen->outside = self->depth - 1;
}

static void
noting_end (StfChartPen *self)
{
  if (self->depth == pen_of (self)->outside)
    pen_of (self)->box = -1;
}

static void
noting_point (StfChartPen *self, double x, double y)
{
  note (pen_of (self), x, y);
}

static void
noting_curve (StfChartPen *self, const StfChartPoint points[3])
{
  for (guint i = 0; i < 3; i++)
    note (pen_of (self), points[i].x, points[i].y);
}

static void
noting_close (StfChartPen *self)
{
}

static void
noting_draw (StfChartPen *self, const StfChartInk *ink)
{
}

static void
noting_rect (StfChartPen *self, const StfChartRect *rect, double radius, const StfChartInk *ink)
{
  note_rect (pen_of (self), rect);
}

static void
noting_text (StfChartPen *self, const StfChartText *text, double x, double y, guint32 colour)
{
  NotingPen *pen = pen_of (self);
  const Frame *frame = frame_of (pen);
  PangoLayoutIter *iter = pango_layout_get_iter (text->layout);

  do
    {
      PangoRectangle line;
      StfChartLine noted = { .box = pen->box };
      StfChartRect rect;

      pango_layout_iter_get_line_extents (iter, NULL, &line);
      rect = (StfChartRect){ x + line.x / (double) PANGO_SCALE, y + line.y / (double) PANGO_SCALE,
                             line.width / (double) PANGO_SCALE,
                             line.height / (double) PANGO_SCALE };
      note_rect (pen, &rect);
      noted.rect = (StfChartRect){ frame->x + rect.x * frame->scale,
                                   frame->y + rect.y * frame->scale, rect.width * frame->scale,
                                   rect.height * frame->scale };
      g_array_append_val (pen->extents->lines, noted);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
noting_free (StfChartPen *self)
{
  g_array_unref (pen_of (self)->frames);
}

static const StfChartPenClass noting_pen_class = {
  noting_push,  noting_clip,  noting_pop,  noting_begin, noting_end,  noting_point, noting_point,
  noting_curve, noting_close, noting_draw, noting_rect,  noting_text, noting_free,
};

/**
 * stf_chart_extents_new:
 * @chart: a chart
 *
 * Returns: (transfer full): what its page shows, in points on the page; free with
 * stf_chart_extents_free()
 */
StfChartExtents *
stf_chart_extents_new (const StfChart *chart)
{
  StfChartExtents *self = g_new0 (StfChartExtents, 1);
  const Frame page = { 0, 0, 1 };
  NotingPen pen = { { &noting_pen_class }, self, .box = -1 };

  pen.frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_append_val (pen.frames, page);
  pen.left = pen.top = G_MAXDOUBLE;
  pen.right = pen.bottom = -G_MAXDOUBLE;
  self->lines = g_array_new (FALSE, FALSE, sizeof (StfChartLine));
  stf_chart_draw_page (&pen.pen, chart, STF_CHART_PALETTE_PRINT, NULL);
  noting_free (&pen.pen);

  if (pen.right > pen.left)
    self->bounds = (StfChartRect){ pen.left, pen.top, pen.right - pen.left, pen.bottom - pen.top };
  return self;
}

void
stf_chart_extents_free (StfChartExtents *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->lines);
  g_free (self);
}
