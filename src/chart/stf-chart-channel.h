/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout.h"

G_BEGIN_DECLS

/* Dotted lines between boxes: a pure function from rectangles to lines and labels, all in points
 * before scaling. */

typedef struct
{
  guint from;
  guint to;
  double label_width; /* 0: no label */
  double label_height;
  double number_width; /* of what stands there where the label has no room; 0: nothing does */
} StfChartLink;

typedef struct
{
  guint n_boxes;
  const StfChartRect *boxes;
  const int *inside; /* the box that each one stands in, or -1; NULL: none stands in another */
  guint n_routes;
  const StfChartRoute *routes; /* of the tree: may be crossed, at a cost */
  guint n_taken;
  const StfChartRect *taken; /* what else must not be crossed */
  guint n_links;
  const StfChartLink *links;
  StfChartRect room; /* that no line leaves */
} StfChartChannelInput;

typedef struct
{
  guint n_points; /* 0: there is no way */
  const StfChartPoint *points;
  StfChartRect label; /* no width: there is no room for it */
  gboolean number;    /* whether there is room for the number only */
} StfChartLine;

typedef struct
{
  guint n_lines;
  StfChartLine *lines; /* in the order of the links */
  guint n_crossings;   /* of dotted lines with each other */
  guint n_over_tree;   /* of dotted lines with those of the tree */
  guint n_bends;

  /*< private >*/
  GArray *points;
} StfChartLines;

/* What lines and labels keep from boxes, and lines from each other where there is room. */
#define STF_CHART_CHANNEL_CLEARANCE 3.0
#define STF_CHART_CHANNEL_SPACING 4.0

StfChartLines *stf_chart_channel_route (const StfChartChannelInput *input);
void stf_chart_lines_free (StfChartLines *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartLines, stf_chart_lines_free)

G_END_DECLS
