/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart.h"

G_BEGIN_DECLS

typedef struct
{
  StfChartRect rect;
  int box; /* in which it stands, or -1 */
} StfChartLine;

/* Where on its page a chart draws anything, and each of its lines of text. */
typedef struct
{
  GArray *lines; /* StfChartLine */
  StfChartRect bounds;
} StfChartExtents;

StfChartExtents *stf_chart_extents_new (const StfChart *chart);
void stf_chart_extents_free (StfChartExtents *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartExtents, stf_chart_extents_free)

G_END_DECLS
