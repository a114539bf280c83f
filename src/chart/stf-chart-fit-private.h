/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-shape.h"

G_BEGIN_DECLS

#define STF_FIT_MAX_HEADS 24

/* How much farther than a box that hangs on a spine all that is below its bus stays from it. */
#define STF_BUS_INSET 1.0

/* A line leaves its box so far aside of the middle, rather than make a jog as small as that. */
#define STF_FIT_JOG 4.0

/* How assistants stand by their box. */
typedef enum
{
  STF_STAND_NONE,
  STF_STAND_SIDE,  /* below each other, to its right */
  STF_STAND_FLANK, /* the first pair beside it, further pairs beside the line below it */
  STF_STAND_LINE,  /* all in pairs beside that line */
  STF_N_STANDS,
} StfStand;

/* A box with its assistants, as one block.  x from the left edge of the block, y from its top. */
typedef struct
{
  double width;
  double height;
  double box_x;
  double box_width;
  double box_height;
  double line; /* x of the line to the children, which leaves from below the block */
  guint8 stand;
  guint8 variant;
  guint columns; /* of a frame: members beside each other */
  double cell;   /* of a frame: width that its members keep within */
} StfHead;

/* Lists of box numbers, one after another: those of box i are from starts[i] to starts[i + 1]. */
typedef struct
{
  guint *starts;
  guint *boxes;
} StfFitLinks;

typedef struct
{
  const StfChartTree *tree;
  const StfChartLayoutOptions *options;
  StfFitLinks kids;  /* children; all roots are those of box n */
  StfFitLinks aides; /* assistants */
  StfShapes shapes;
  StfShapeList (*lists)[STF_N_HOLDS]; /* by box */
  guint *parents; /* by box: boxes with children in its subtree, itself counted */
  guint8 *sided;  /* whether left and right differ: a side is wished for somewhere below */
  guint max_shapes;
  guint64 steps; /* groups and shapes that were considered */
} StfFit;

/* A part of what stands below a bus. */
typedef enum
{
  STF_GROUP_SINGLE = 1, /* a subtree, held from the top */
  STF_GROUP_RIGHT = 2,  /* a column to the right of a spine */
  STF_GROUP_LEFT = 4,
  STF_GROUP_BOTH = 8, /* pairs around a spine */
} StfGroupKind;

typedef struct
{
  guint8 kind;
  guint first; /* of the children */
  guint end;
  double x; /* from the left edge of all groups */
  double width;
  double height;
  double left;      /* x, in the group, of the spine or of the middle of a single box */
  double left_cell; /* width that the children keep within there */
  double right_cell;
} StfGroup;

/* Columns that grow from one child: the cells that they need. */
typedef struct
{
  guint column;
  guint pair_left;
  guint pair_right;
} StfGrowth;

/* The children of one box, made ready for the search for groups. */
typedef struct
{
  const StfFit *fit;
  guint box;
  const guint *kids;
  guint n;
  guint kinds; /* StfGroupKind that may be used */
  gboolean one_group;
  double indent;
  double *after; /* by child: room below it in a column */
  double *gaps;  /* by child: room to its left if it begins a group */
  guint n_cells;
  double *cells;   /* widths that columns may keep within, rising */
  double *sums[2]; /* of heights with gaps: n_cells times (n + 2), of every second child; to the
                    * right and to the left of a spine */
  guint *feasible[2];
  StfGrowth *growth; /* by first child: of the shortest columns, in the last search */
  double *widths;    /* by number of children placed: least width */
  StfGroup *groups;  /* likewise: the last group */
  guint n_groups;
  StfGroup *chosen; /* of the last search, from left to right */
  double middle;    /* between where the first and the last one's lines leave the bus */
  guint64 steps;    /* groups that were considered */
} StfBus;

/* How the shapes of several siblings look together. */
typedef struct
{
  double ugliness; /* sum over all boxes with children */
  guint parents;   /* number of those */
  guint changes;   /* of style, from one sibling with children to the next of the same kind */
  guint8 kind;     /* of the last one */
  guint8 style;    /* likewise */
} StfJudgement;

/* Height of the children from first to before end, or every second of them, below each other in a
 * cell, which must be feasible for them. */
static inline double
stf_bus_stack_height (const StfBus *self, StfHold hold, guint cell, guint first, guint end,
                      guint step)
{
  const double *sums = self->sums[hold == STF_HOLD_RIGHT] + (gsize) cell * (self->n + 2);
  guint odd = (end - first) % 2;

  if (step == 1)
    return sums[first] + sums[first + 1] - sums[end] - sums[end + 1] - self->after[end - 1];
  return sums[first] - sums[end + odd] - self->after[end - 2 + odd];
}

gboolean stf_fit_is_container (const StfFit *self, guint box);
gboolean stf_fit_is_leaf (const StfFit *self, guint box);
guint stf_fit_n_kids (const StfFit *self, guint box);
const guint *stf_fit_kids (const StfFit *self, guint box);
double stf_fit_after (const StfFit *self, guint box);
StfChartBranch stf_fit_wish (const StfFit *self, guint box);
double stf_fit_spine_inset (const StfFit *self, const StfHead *head);
gboolean stf_fit_hangs_left (const StfFit *self, guint box, StfHold hold);
void stf_fit_bus_init (StfBus *bus, const StfFit *self, guint box);

guint stf_fit_heads (const StfFit *self, guint box, StfHead heads[STF_FIT_MAX_HEADS]);
const StfShape *stf_fit_aide_shape (const StfFit *self, guint box, StfHold hold);

void stf_bus_init (StfBus *self, const StfFit *fit, guint box, guint kinds, gboolean one_group);
void stf_bus_clear (StfBus *self);
void stf_bus_rewind (StfBus *self);
gboolean stf_bus_search (StfBus *self, double height);
StfChartBranch stf_bus_style (const StfBus *self);
void stf_bus_judge (const StfBus *self, StfHold hold, guint first, guint end, guint step,
                    double cell, StfJudgement *judgement);
void stf_bus_judge_chosen (const StfBus *self, double limit, StfJudgement *judgement);

guint stf_fit_find_shapes (StfFit *self);
double stf_fit_head_x (const StfHead *head, double width, double middle);
void stf_fit_place (const StfFit *self, guint top, const StfShape *shape, gboolean rows,
                    StfChartLayout *layout);
void stf_fit_normalise (StfChartLayout *layout);
void stf_fit_compact (const StfChartLayoutOptions *options, StfChartLayout *layout);

G_END_DECLS
