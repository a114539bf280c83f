/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-change.h"
#include "stf-chart-draw.h"
#include "stf-chart-pen.h"

G_BEGIN_DECLS

/* The poster of a change: the earlier organisation on the left half of a sheet, the later one on
 * the right, drawn at one scale. */
typedef struct
{
  StfChart *before;
  StfChart *after;
  double width; /* of the sheet; points */
  double height;
} StfChartPair;

/* Nothing of change and options is kept. */
StfChartPair *stf_chart_pair_new (const StfChartChange *change, const StfChartOptions *options);
void stf_chart_pair_free (StfChartPair *self);

void stf_chart_pair_draw (StfChartPen *pen, const StfChartPair *self, StfChartPalette palette);
void stf_chart_pair_paint (cairo_t *cr, const StfChartPair *self, StfChartPalette palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartPair, stf_chart_pair_free)

G_END_DECLS
