/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout-private.h"

G_BEGIN_DECLS

/* What stands above all roots, in arrays by node; and no node at all, on a contour. */
#define STF_TIDY_TOP (-1)
#define STF_TIDY_NONE (-1)

/* A box, a row of assistants, or what stands above all roots.  x is measured from the line that
 * goes down from a node: the middle of a box.  First children gather below a node, then it stands
 * over them and becomes part of the contours.  It takes the place of a rectangle of the result
 * until that is known: less memory is more of it in the processor's cache. */
typedef struct
{
  double bottom;
  double left_x; /* of the next node on the left contour, from this one; until it stands: of the
                  * last, from its last child */
  double right_x;
  int next_left; /* the node below on the left contour, its first child if it has any; or NONE */
  int next_right;
} StfTidyNode;

G_STATIC_ASSERT (sizeof (StfTidyNode) == sizeof (StfChartRect));

/* A node with all that hangs on it. */
typedef struct
{
  double x;      /* from its last sibling; in the end: of its last child, in the drawing */
  int last_left; /* where its contours end */
  int last_right;
} StfTidySubtree;

/* Where something ends to the left and to the right. */
typedef struct
{
  double left;
  double right;
} StfTidyEnds;

/* Assistants (stf-chart-tidy-aides.c). */
typedef struct
{
  guint *rows;     /* n + 1: where the rows of each box begin; NULL if there are no assistants */
  int (*sides)[2]; /* the assistants of a row */
  double *tops;    /* y of each box */
  double *drops;   /* height of a subtree */
  StfTidyEnds
      *reaches;       /* of a node to both sides of its line; otherwise half the width of its box */
  StfTidyEnds *spans; /* what a node covers with all that hangs on it */
} StfTidyAides;

/* The children of a node of which some are loose. */
typedef struct
{
  int demand; /* the first of theirs, or NONE */
  int known;  /* the child from which on `beyonds` are known, or NONE */
} StfTidyLoose;

/* What small subtrees are spread by (stf-chart-tidy-spread.c), by node; it says nothing where
 * nothing is loose. */
typedef struct
{
  GArray *all; /* of Demand; NULL until there is one, which is seldom */
  StfTidyLoose *loose;
  int *beyonds;  /* the next sibling, or a further one: those between are less deep */
  double *lefts; /* how far left a child may stand */
} StfTidyDemands;

typedef struct
{
  const StfChartTree *tree;
  const StfChartLayoutOptions *options;
  StfChartLayout *layout;
  StfTidyNode *nodes; /* TOP, the boxes, then the rows of assistants */
  StfTidySubtree *subtrees;
  int *siblings; /* the next in the list that a box is in */
  guint8 *loose; /* whether children of a node have demands on each other */
  StfTidyDemands demands;
  StfTidyAides aides;
  guint64 steps;
} StfTidy;

/* Where two contours face each other: the right one of a subtree, from its top's line, and the left
 * one of the siblings after it, from the line of the last of them. */
typedef struct
{
  int left;
  int right;
  double left_x;
  double right_x;
} StfTidyFacing;

static inline void
stf_tidy_go_down (const StfTidyNode *nodes, StfTidyFacing *f)
{
  const StfTidyNode *l = &nodes[f->left];
  const StfTidyNode *r = &nodes[f->right];

  if (l->bottom <= r->bottom)
    {
      f->left_x += l->right_x;
      f->left = l->next_right;
    }
  if (r->bottom <= l->bottom)
    {
      f->right_x += r->left_x;
      f->right = r->next_left;
    }
}

/* How far right the subtree may stand for the sake of the two that face each other.  Without
 * assistants `reaches` is NULL. */
static inline double
stf_tidy_farthest (const double *widths, const StfTidyEnds *reaches, const StfTidyFacing *f,
                   double gap)
{
  double reach = reaches != NULL ? reaches[f->left].right + reaches[f->right].left
                                 : (widths[f->left] + widths[f->right]) / 2;

  return f->right_x - f->left_x - gap - reach;
}

static inline void
stf_tidy_start_node (StfTidyNode *nodes, StfTidySubtree *subtrees, int v, double bottom)
{
  nodes[v].bottom = bottom;
  nodes[v].left_x = nodes[v].right_x = 0;
  nodes[v].next_left = nodes[v].next_right = STF_TIDY_NONE;
  subtrees[v].last_left = subtrees[v].last_right = v;
}

void stf_tidy_share_out_demands (StfTidy *self, gsize n_nodes, char *start, gsize *used);
void stf_tidy_note_demands (StfTidy *self, int v, int c);
void stf_tidy_spread (StfTidy *self, int v);

guint stf_tidy_count_aides (const StfChartTree *tree);
void stf_tidy_share_out_aides (StfTidy *self, guint n_rows, char *start, gsize *used);
void stf_tidy_make_rows (StfTidy *self);
int stf_tidy_foot (const StfTidy *self, int v);
guint stf_tidy_first_below (const StfTidy *self, guint box);
double stf_tidy_flanked_height (const StfTidy *self, guint box);
void stf_tidy_start_rows (StfTidy *self, guint box);
StfTidyEnds stf_tidy_place_row (StfTidy *self, guint row, double width);
StfTidyEnds stf_tidy_place_flank (StfTidy *self, guint box);

G_END_DECLS
