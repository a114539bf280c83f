/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-channel.h"
#include "stf-chart-draw.h"
#include "stf-chart-pen.h"

G_BEGIN_DECLS

/* The relations of a chart as dotted lines.  Private to the chart. */

typedef struct _StfChartDotted StfChartDotted;

StfChartDotted *stf_chart_dotted_new (const StfChart *chart);
void stf_chart_dotted_free (StfChartDotted *self);

const StfChartLine *stf_chart_get_line (const StfChart *chart, const char *const *kinds, int box,
                                        guint relation);
void stf_chart_draw_relations (StfChartPen *pen, const StfChart *chart, StfChartPalette palette,
                               const char *const *kinds, int box);
void stf_chart_draw_sample (StfChartPen *pen, const StfChartRect *place, guint32 colour);
char *stf_chart_describe_dotted (const StfChart *chart);

G_END_DECLS
