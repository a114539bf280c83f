/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-pen.h"
#include "stf-chart-private.h"

G_BEGIN_DECLS

/* The four signs of a comparison. */

guint32 stf_chart_mark_get_colour (StfChartMark mark, StfChartPalette palette, gboolean grey);
void stf_chart_mark_draw_sign (StfChartPen *pen, StfChartMark mark, double x, double y,
                               double radius, guint32 colour);

/* Around a box, with its sign in the corner; before a row; through a text of what is gone. */
void stf_chart_mark_draw_box (StfChartPen *pen, const StfChart *chart, guint box,
                              StfChartPalette palette);
void stf_chart_mark_draw_row (StfChartPen *pen, const StfChart *chart, const StfChartText *first,
                              StfChartPalette palette);
void stf_chart_mark_strike (StfChartPen *pen, const StfChartText *text, guint32 colour);

/* The line that explains them, below the date. */
void stf_chart_mark_furnish (StfChart *chart, double x, double y);
void stf_chart_mark_draw_legend (StfChartPen *pen, const StfChart *chart, StfChartPalette palette);

G_END_DECLS
