/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout.h"

G_BEGIN_DECLS

/* Ways from box to box: along the tree, or to what the eye sees on that side. */
typedef enum
{
  STF_CHART_MOVE_PARENT,
  STF_CHART_MOVE_FIRST_CHILD,
  STF_CHART_MOVE_NEXT_SIBLING,
  STF_CHART_MOVE_PREVIOUS_SIBLING,
  STF_CHART_MOVE_LEFT,
  STF_CHART_MOVE_RIGHT,
  STF_CHART_MOVE_UP,
  STF_CHART_MOVE_DOWN,
  STF_CHART_MOVE_FIRST,
  STF_CHART_MOVE_LAST,
} StfChartMove;

int stf_chart_move (guint n, const int *parent, const StfChartRect *rects, guint from,
                    StfChartMove move);

G_END_DECLS
