/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout-private.h"

G_BEGIN_DECLS

/* How a subtree is held from above, which decides where its top box may stand. */
typedef enum
{
  STF_HOLD_TOP,   /* a line comes down to the box, which stands anywhere along the top */
  STF_HOLD_LEFT,  /* a spine runs to the left: the box is flush with the left edge */
  STF_HOLD_RIGHT, /* a spine runs to the right */
  STF_N_HOLDS,
} StfHold;

/* What stands below the box of a shape. */
typedef enum
{
  STF_FORM_ALONE, /* nothing */
  STF_FORM_HANG,  /* one column on a spine that comes straight down from the box */
  STF_FORM_BOTH,  /* one on each side of such a spine */
  STF_FORM_BUS,   /* a row of single subtrees and columns, below a bus */
} StfForm;

/* One way to draw a subtree, within a rectangle.  What its form needs to be found again:
 * HANG: a is the width that all children keep within; BOTH: a to the left, b to the right;
 * BUS: a is the height that all keep within, b the kinds of groups that may be used. */
typedef struct
{
  double width;
  double height;
  double a;
  double b;
  double port;    /* held from the top: x of the middle of its box */
  float ugliness; /* mean over all boxes with children */
  guint8 style;   /* StfChartBranch: how the children stand */
  guint8 form;
  guint8 head; /* which of the box's heads */
} StfShape;

/* Shapes from narrow and high to wide and low; none is both wider and higher than another. */
typedef struct
{
  guint start; /* in the pool */
  guint n;
} StfShapeList;

typedef struct
{
  GArray *pool;    /* of StfShape: all lists */
  GArray *scratch; /* of StfShape: the list in the making */
  GArray *kept;
  GArray *keys;
} StfShapes;

void stf_shapes_init (StfShapes *self);
void stf_shapes_clear (StfShapes *self);
void stf_shapes_add (StfShapes *self, StfShape shape);
double stf_shape_weight (const StfShape *shape);
StfShapeList stf_shapes_end (StfShapes *self, guint max);

static inline const StfShape *
stf_shapes_get (const StfShapes *self, StfShapeList list)
{
  return &g_array_index (self->pool, StfShape, list.start);
}

const StfShape *stf_shapes_within_width (const StfShapes *self, StfShapeList list, double width);
const StfShape *stf_shapes_within_height (const StfShapes *self, StfShapeList list, double height);

G_END_DECLS
