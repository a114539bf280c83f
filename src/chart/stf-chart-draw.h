/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "stf-chart.h"

G_BEGIN_DECLS

/* The one painter (H12): paper, picture files and the window's widgets all paint through it. */

typedef enum
{
  STF_CHART_PALETTE_PRINT,
  STF_CHART_PALETTE_LIGHT,
  STF_CHART_PALETTE_DARK,
  STF_CHART_PALETTE_CONTRAST,      /* high contrast, light */
  STF_CHART_PALETTE_CONTRAST_DARK, /* high contrast, dark */
  STF_CHART_PALETTE_GREY,          /* for paper in black and white; of charts that are grey */
} StfChartPalette;

typedef enum
{
  STF_CHART_PAINT_PLAIN = 0,
  STF_CHART_PAINT_SELECTED = 1 << 0,
  STF_CHART_PAINT_HOVER = 1 << 1,
  STF_CHART_PAINT_FOUND = 1 << 2,   /* what a search is looking for */
  STF_CHART_PAINT_NO_TEXT = 1 << 3, /* too small to be read */
} StfChartPaintFlags;

/* How far a box may paint outside its rectangle: selection and shadow.  Points on the page. */
#define STF_CHART_PAINT_OUTSET 4.0

void stf_chart_paint_box (cairo_t *cr, const StfChart *chart, guint box, StfChartPalette palette,
                          StfChartPaintFlags flags);
void stf_chart_paint_routes (cairo_t *cr, const StfChart *chart, StfChartPalette palette);
void stf_chart_paint_relations (cairo_t *cr, const StfChart *chart, StfChartPalette palette,
                                const char *const *kinds, int box);
char *stf_chart_describe_numbers (const StfChart *chart, const char *const *kinds, int box);
void stf_chart_paint_page (cairo_t *cr, const StfChart *chart, StfChartPalette palette);

G_END_DECLS
