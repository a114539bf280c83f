/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-private.h"

G_BEGIN_DECLS

/* What one colour of a chart means. */
typedef struct
{
  guint index;      /* a kind of bodies, an agency of the model, or a StfChartTerm */
  const char *sign; /* or NULL */
  const char *words;
} StfChartClass;

/* Its sample in the legend, on the page before page_scale. */
typedef struct
{
  guint index;
  StfChartRect rect;
} StfChartSample;

#define STF_CHART_SAMPLE_WIDTH 18.0
#define STF_CHART_GREY_SAMPLE_WIDTH 30.0 /* a dash and a gap of each pattern */

GArray *stf_chart_colouring_get_classes (const StfChart *chart);

void stf_chart_colouring_draw_band (StfChartPen *pen, const StfChart *chart, guint box,
                                    const StfChartRect *rect, StfChartPalette palette);
guint32 stf_chart_colouring_get_kind_colour (const StfChart *chart, guint box,
                                             StfChartPalette palette);
void stf_chart_colouring_draw_beside (StfChartPen *pen, const StfChart *chart, guint box,
                                      const StfChartText *text, StfChartPalette palette);
void stf_chart_colouring_draw_sample (StfChartPen *pen, const StfChart *chart,
                                      const StfChartSample *sample, StfChartPalette palette);

G_END_DECLS
