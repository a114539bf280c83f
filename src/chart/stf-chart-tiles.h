/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout.h"

G_BEGIN_DECLS

/* What a sheet keeps free on each side, in points: 5 mm that printers cannot reach, and 4 mm for
 * its label and marks. */
#define STF_CHART_TILE_UNPRINTABLE (5 * 72 / 25.4)
#define STF_CHART_TILE_MARGIN (9 * 72 / 25.4)

/* One row or one column of windows onto the image. */
typedef struct
{
  guint n;
  double size;   /* of each window */
  double *start; /* of each, on the image */
  double *cut;   /* n - 1: where the one sheet ends and the next, which lies upon it, begins */
} StfChartTiling;

/* A stretch that must be whole in one window; if it is longer than a window, it need not. */
typedef struct
{
  double start;
  double end;
} StfChartSpan;

gboolean stf_chart_tile (StfChartTiling *self, double length, StfChartSpan content, double window,
                         double overlap, GArray *spans);
void stf_chart_tiling_clear (StfChartTiling *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfChartTiling, stf_chart_tiling_clear)

G_END_DECLS
