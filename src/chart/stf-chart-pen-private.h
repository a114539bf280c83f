/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-pen.h"

G_BEGIN_DECLS

/* What a kind of pen can do.  A shape is a path, made of moves, lines and curves, and then drawn;
 * rectangles are shapes of their own because SVG has them. */
typedef struct
{
  void (*push) (StfChartPen *self, double x, double y, double scale);
  void (*clip) (StfChartPen *self, const StfChartRect *rect);
  void (*pop) (StfChartPen *self);
  void (*begin) (StfChartPen *self, const StfChartPart *part);
  void (*end) (StfChartPen *self);
  void (*move) (StfChartPen *self, double x, double y);
  void (*line) (StfChartPen *self, double x, double y);
  void (*curve) (StfChartPen *self, const StfChartPoint points[3]);
  void (*close) (StfChartPen *self);
  void (*draw) (StfChartPen *self, const StfChartInk *ink);
  void (*rect) (StfChartPen *self, const StfChartRect *rect, double radius, const StfChartInk *ink);
  void (*text) (StfChartPen *self, const StfChartText *text, double x, double y, guint32 colour);
  void (*free) (StfChartPen *self);
} StfChartPenClass;

/* The first member of each pen. */
struct _StfChartPen
{
  const StfChartPenClass *class;
  guint depth; /* of parts */
};

void stf_chart_pen_trace_rect (StfChartPen *self, const StfChartRect *rect, double radius,
                               double lower_radius);

/* What SVG text outside the drawing needs too. */
void stf_chart_svg_append_number (GString *svg, const char *before, double number);
void stf_chart_svg_append_text (GString *svg, const char *text, gsize length);

G_END_DECLS
