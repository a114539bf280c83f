/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout.h"

G_BEGIN_DECLS

/* What is wrong with a layout; all 0 for a good one. */
typedef struct
{
  guint overlaps;      /* pairs of boxes, but for boxes in a list or frame and what is in it */
  guint through_boxes; /* pieces of routes inside boxes that they do not lead into */
  guint crossings;     /* pairs of pieces, of different parents' routes, that touch */
  guint nearer_others; /* boxes nearer to the trunk of another parent than to their own parent's */
  guint undrawn;       /* boxes without a route of level and upright pieces from their parent's edge
                        * to their own */
  guint small_gaps;    /* pairs of boxes neither `beside` nor `below` apart */
} ChartFaults;

ChartFaults chart_check (const StfChartTree *tree, const StfChartLayout *layout, double beside,
                         double below);

G_END_DECLS
