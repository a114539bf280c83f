/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x;
  double y;
} StfChartPoint;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} StfChartRect;

/* A tree of boxes.  A parent stands before its children, a root has parent -1, siblings stand in
 * order.  Sizes are in points. */
typedef struct
{
  guint n;
  const int *parent;
  const double *width;
  const double *height;
  const guint8 *assistant; /* TRUE: stands beside its parent; NULL: none does */
} StfChartTree;

/* All in points. */
typedef struct
{
  double sibling_gap;   /* between children of one parent */
  double subtree_gap;   /* between boxes of different parents */
  double level_gap;     /* between a parent and its children */
  double assistant_gap; /* between assistants and what they stand beside */
  double page_width;    /* room for the drawing; 0: as large as it becomes */
  double page_height;
  double max_scale; /* 0: no limit */
} StfChartLayoutOptions;

#define STF_CHART_LAYOUT_OPTIONS_INIT                                                              \
  {                                                                                                \
    16, 26, 26, 18, 0, 0, 0                                                                        \
  }

/* A line from a box to its parent: two to four points, from the parent's edge to the box's. */
typedef struct
{
  guint n_points;
  StfChartPoint points[4];
} StfChartRoute;

/* In points, before scaling, with the origin in the top left corner of the drawing. */
typedef struct
{
  guint n;
  StfChartRect *rects;
  StfChartRoute *routes; /* n, one for each box; a root's has no points */
  double width;
  double height;
  double scale;  /* with which the drawing fits the room; 1 if there is no page */
  guint64 steps; /* taken along contours: at most a few for each box, whatever the tree */
} StfChartLayout;

StfChartLayout *stf_chart_layout_new (const StfChartTree *tree,
                                      const StfChartLayoutOptions *options);
void stf_chart_layout_free (StfChartLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartLayout, stf_chart_layout_free)

G_END_DECLS
