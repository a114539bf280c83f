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

/* How the children of a box stand below it. */
typedef enum
{
  STF_CHART_BRANCH_AUTO,
  STF_CHART_BRANCH_ROW,     /* beside each other, below a bus */
  STF_CHART_BRANCH_LEFT,    /* below each other, to the left of a spine */
  STF_CHART_BRANCH_RIGHT,   /* to its right */
  STF_CHART_BRANCH_BOTH,    /* on both sides of it, in pairs */
  STF_CHART_BRANCH_COLUMNS, /* in several columns, each on a spine of its own */
  STF_CHART_BRANCH_LIST,    /* below each other inside the box; no routes lead to them */
  STF_CHART_N_BRANCHES,
} StfChartBranch;

/* A tree of boxes.  A parent stands before its children, a root has parent -1, siblings stand in
 * order.  Sizes are in points.  Arrays are of n; those that may be NULL then hold nothing but 0. */
typedef struct
{
  guint n;
  const int *parent;
  const double *width;
  const double *height;
  const guint8 *assistant; /* TRUE: stands beside its parent; or NULL */
  const guint8 *branch;    /* StfChartBranch: what is wished for; or NULL */
  const guint8 *kind;  /* siblings of one kind get one style, where that costs little; or NULL */
  const guint8 *frame; /* TRUE: a frame, which holds all that is below it: a LIST whose members
                        * stand in a grid, each with its own branch below it; or NULL */
  guint n_variants;    /* further sizes that each box may take: 0 for none */
  const double *variant_width; /* n x n_variants */
  const double *variant_height;
} StfChartTree;

/* All in points. */
typedef struct
{
  double sibling_gap;   /* between children of one parent */
  double subtree_gap;   /* between boxes of different parents */
  double level_gap;     /* between a parent and its children */
  double assistant_gap; /* between assistants and what they stand beside */
  double indent;        /* from a spine to the boxes that hang on it */
  double stack_gap;     /* between boxes that hang below each other */
  double padding;       /* between the edge of a box and what stands inside it */
  double page_width;    /* room for the drawing; 0: as large as it becomes */
  double page_height;
  double max_scale;  /* 0: no limit */
  double max_width;  /* of a box on a page that may take another size; 0: no limit */
  double max_height; /* likewise */
} StfChartLayoutOptions;

#define STF_CHART_LAYOUT_OPTIONS_INIT                                                              \
  {                                                                                                \
    16, 26, 20, 16, 14, 10, 8, 0, 0, 0, 0, 0                                                       \
  }

#define STF_CHART_ROUTE_MAX 6

/* A line of level and upright pieces, from the parent's edge to the box's. */
typedef struct
{
  guint n_points;
  StfChartPoint points[STF_CHART_ROUTE_MAX];
} StfChartRoute;

/* In points, before scaling, with the origin in the top left corner of the drawing. */
typedef struct
{
  guint n;
  StfChartRect *rects;
  StfChartRoute *routes; /* NULL: they follow from the rects, see stf_chart_layout_get_route() */
  int *parents;          /* of the tree */
  guint8 *assistants;    /* likewise; FALSE for roots */
  guint8 *branches;      /* StfChartBranch: how the children of each box stand; never AUTO where
                          * there are any */
  guint8 *variants;      /* 0: the box has its own size, k: the (k - 1)th of its further sizes */
  double bus;            /* height of a bus above the boxes that it leads to */
  double width;
  double height;
  double scale;  /* with which the drawing fits the room; 1 if there is no page */
  guint64 steps; /* taken along contours: at most a few for each box, whatever the tree; on a page:
                  * groups and shapes that were considered */
} StfChartLayout;

StfChartLayout *stf_chart_layout_new (const StfChartTree *tree,
                                      const StfChartLayoutOptions *options);
StfChartRoute stf_chart_layout_get_route (const StfChartLayout *self, guint box);
void stf_chart_layout_free (StfChartLayout *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartLayout, stf_chart_layout_free)

G_END_DECLS
