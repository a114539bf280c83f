/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Turns the shapes of the painter into paths, which are drawn by the pen's kind: Cairo or SVG.
 *
 * A quarter of a circle is one cubic curve, whose inner points stand 0.5523 radii from its ends. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-pen-private.h"

#include <math.h>

#define KAPPA 0.5523

/**
 * stf_chart_pen_free:
 * @self: (nullable): a pen
 *
 * Puts the pen away; parts and pushes must all be closed.
 */
void
stf_chart_pen_free (StfChartPen *self)
{
  if (self == NULL)
    return;

  g_warn_if_fail (self->depth == 0);
  self->class->free (self);
}

/**
 * stf_chart_pen_push:
 * @self: a pen
 * @x: of the new origin, in the coordinates up to now
 * @y: likewise
 * @scale: points up to now for a new point
 *
 * Sets other coordinates until stf_chart_pen_pop().
 */
void
stf_chart_pen_push (StfChartPen *self, double x, double y, double scale)
{
  self->class->push (self, x, y, scale);
}

/**
 * stf_chart_pen_clip:
 * @self: a pen
 * @rect: what is drawn outside it until the next stf_chart_pen_pop() is not seen
 */
void
stf_chart_pen_clip (StfChartPen *self, const StfChartRect *rect)
{
  self->class->clip (self, rect);
}

/**
 * stf_chart_pen_pop:
 * @self: a pen
 *
 * Undoes the last stf_chart_pen_push().
 */
void
stf_chart_pen_pop (StfChartPen *self)
{
  self->class->pop (self);
}

/**
 * stf_chart_pen_begin:
 * @self: a pen
 * @part: what is drawn until the stf_chart_pen_end() that belongs to it
 */
void
stf_chart_pen_begin (StfChartPen *self, const StfChartPart *part)
{
  g_return_if_fail (part->kind < STF_CHART_N_PARTS);

  self->depth++;
  self->class->begin (self, part);
}

/**
 * stf_chart_pen_end:
 * @self: a pen
 *
 * Ends the part that began last.
 */
void
stf_chart_pen_end (StfChartPen *self)
{
  g_return_if_fail (self->depth > 0);

  self->depth--;
  self->class->end (self);
}

/* From where the path is, round the corner between @from and @to, each @r away from it. */
static void
trace_corner (StfChartPen *self, StfChartPoint from, StfChartPoint corner, StfChartPoint to)
{
  const StfChartPoint points[] = {
    { from.x + KAPPA * (corner.x - from.x), from.y + KAPPA * (corner.y - from.y) },
    { to.x + KAPPA * (corner.x - to.x), to.y + KAPPA * (corner.y - to.y) },
    to,
  };

  self->class->curve (self, points);
}

/* Makes a rectangle the path; its upper and lower corners may be rounded. */
void
stf_chart_pen_trace_rect (StfChartPen *self, const StfChartRect *rect, double radius,
                          double lower_radius)
{
  double left = rect->x, right = rect->x + rect->width;
  double top = rect->y, bottom = rect->y + rect->height;
  double r = radius, l = lower_radius;

  self->class->move (self, left + r, top);
  self->class->line (self, right - r, top);
  if (r > 0)
    trace_corner (self, (StfChartPoint){ right - r, top }, (StfChartPoint){ right, top },
                  (StfChartPoint){ right, top + r });
  self->class->line (self, right, bottom - l);
  if (l > 0)
    trace_corner (self, (StfChartPoint){ right, bottom - l }, (StfChartPoint){ right, bottom },
                  (StfChartPoint){ right - l, bottom });
  self->class->line (self, left + l, bottom);
  if (l > 0)
    trace_corner (self, (StfChartPoint){ left + l, bottom }, (StfChartPoint){ left, bottom },
                  (StfChartPoint){ left, bottom - l });
  self->class->line (self, left, top + r);
  if (r > 0)
    trace_corner (self, (StfChartPoint){ left, top + r }, (StfChartPoint){ left, top },
                  (StfChartPoint){ left + r, top });
  self->class->close (self);
}

/**
 * stf_chart_pen_rect:
 * @self: a pen
 * @rect: a rectangle
 * @radius: of its corners; 0: they are sharp
 * @ink: how to fill it and draw its outline
 */
void
stf_chart_pen_rect (StfChartPen *self, const StfChartRect *rect, double radius,
                    const StfChartInk *ink)
{
  self->class->rect (self, rect, radius, ink);
}

/**
 * stf_chart_pen_band:
 * @self: a pen
 * @rect: a rectangle
 * @radius: of its upper corners; the lower ones are sharp
 * @ink: how to fill it and draw its outline
 */
void
stf_chart_pen_band (StfChartPen *self, const StfChartRect *rect, double radius,
                    const StfChartInk *ink)
{
  stf_chart_pen_trace_rect (self, rect, radius, 0);
  self->class->draw (self, ink);
}

/**
 * stf_chart_pen_polygon:
 * @self: a pen
 * @points: its corners
 * @n: how many
 * @ink: how to fill it and draw its outline
 */
void
stf_chart_pen_polygon (StfChartPen *self, const StfChartPoint *points, guint n,
                       const StfChartInk *ink)
{
  g_return_if_fail (n > 0);

  self->class->move (self, points[0].x, points[0].y);
  for (guint i = 1; i < n; i++)
    self->class->line (self, points[i].x, points[i].y);
  self->class->close (self);
  self->class->draw (self, ink);
}

/**
 * stf_chart_pen_curve:
 * @self: a pen
 * @points: ends and inner points of a cubic curve
 * @ink: how to draw it
 */
void
stf_chart_pen_curve (StfChartPen *self, const StfChartPoint points[4], const StfChartInk *ink)
{
  self->class->move (self, points[0].x, points[0].y);
  self->class->curve (self, points + 1);
  self->class->draw (self, ink);
}

/* The point that stands @distance from @from on the way to @to. */
static StfChartPoint
along (StfChartPoint from, StfChartPoint to, double distance)
{
  double length = hypot (to.x - from.x, to.y - from.y);
  double part = length > 0 ? distance / length : 0;

  return (StfChartPoint){ from.x + part * (to.x - from.x), from.y + part * (to.y - from.y) };
}

/**
 * stf_chart_pen_add_line:
 * @self: a pen
 * @points: where the line goes
 * @n: how many; fewer than two are no line
 * @radius: with which it goes round its corners, where both sides have room for it
 *
 * Adds an open line to those that stf_chart_pen_draw_lines() draws.
 */
void
stf_chart_pen_add_line (StfChartPen *self, const StfChartPoint *points, guint n, double radius)
{
  if (n < 2)
    return;

  self->class->move (self, points[0].x, points[0].y);
  for (guint i = 1; i < n - 1; i++)
    {
      double before = hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
      double after = hypot (points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
      double r = MIN (radius, MIN (before, after) / 2);
      StfChartPoint from = along (points[i], points[i - 1], r);

      self->class->line (self, from.x, from.y);
      if (r > 0)
        trace_corner (self, from, points[i], along (points[i], points[i + 1], r));
    }
  self->class->line (self, points[n - 1].x, points[n - 1].y);
}

/**
 * stf_chart_pen_draw_lines:
 * @self: a pen
 * @ink: how to draw all lines that were added
 */
void
stf_chart_pen_draw_lines (StfChartPen *self, const StfChartInk *ink)
{
  self->class->draw (self, ink);
}

/**
 * stf_chart_pen_text:
 * @self: a pen
 * @text: a set text
 * @x: of its left edge; where the text itself says is not looked at
 * @y: of its upper edge
 * @colour: 0xRRGGBB
 */
void
stf_chart_pen_text (StfChartPen *self, const StfChartText *text, double x, double y, guint32 colour)
{
  self->class->text (self, text, x, y, colour);
}
