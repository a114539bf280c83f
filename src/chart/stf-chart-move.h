/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout.h"

G_BEGIN_DECLS

typedef enum
{
  STF_CHART_MOVE_LEFT,
  STF_CHART_MOVE_RIGHT,
  STF_CHART_MOVE_UP,
  STF_CHART_MOVE_DOWN,
  STF_CHART_MOVE_FIRST,
  STF_CHART_MOVE_LAST,
} StfChartMove;

/* A tree as it is drawn.  A parent stands before its children, siblings stand in order.  Arrays are
 * of n. */
typedef struct
{
  guint n;
  const int *parent; /* -1: a root */
  const StfChartRect *rects;
  const StfChartRoute *routes; /* from the parent; without points: the box stands inside another */
  const guint8 *assistant;     /* TRUE: stands beside its parent; or NULL */
} StfChartWays;

int stf_chart_move (const StfChartWays *ways, guint from, StfChartMove move);

G_END_DECLS
