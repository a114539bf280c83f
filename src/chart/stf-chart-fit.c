/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays a tree out so that its boxes become as large as a page allows: a pure function, without
 * recursion.
 *
 * 1. From the leaves up, every subtree gets the shapes that it can be drawn in
 *    (stf-chart-fit-shapes.c).
 * 2. The shape of the whole that gives the largest scale is taken, with the top box rather over the
 *    middle than aside, and the tree is placed from the root down as the shapes say
 *    (stf-chart-fit-place.c).
 * 3. What stands below a bus is then pushed together by its contours (stf-chart-compact.c), which
 *    makes the whole narrower.  A shape that is lower and wider may be the best one then: it is
 *    tried as long as that makes the scale larger.
 * 4. At last pairs around a spine are set in rows, if that leaves the scale as it is.  It pushes
 *    some boxes down, into room that others could have moved into.
 *
 * Drawbacks: shapes are rectangles, so that contours have no say in which of them are combined.
 * Columns end in spines and straight edges, which leave few bays: pushing together gives about a
 * hundredth.  It moves nothing up.  The choice of one subtree's shape knows the room of its
 * parent's shape only, not the page. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-fit-private.h"

#include <math.h>

#define NONE (-1)

#define MAX_PLACED 4 /* shapes of the whole that are placed to choose between */

#define LEAST_LOSS 1e-3 /* of scale, that nobody sees */
#define ASIDE_WEIGHT 0.02

gboolean
stf_fit_is_leaf (const StfFit *self, guint box)
{
  return self->kids.starts[box] == self->kids.starts[box + 1]
         && self->aides.starts[box] == self->aides.starts[box + 1];
}

guint
stf_fit_n_kids (const StfFit *self, guint box)
{
  return self->kids.starts[box + 1] - self->kids.starts[box];
}

const guint *
stf_fit_kids (const StfFit *self, guint box)
{
  return self->kids.boxes + self->kids.starts[box];
}

/* Room between a box with all below it and the next one in its column. */
double
stf_fit_after (const StfFit *self, guint box)
{
  const StfChartLayoutOptions *o = self->options;

  if (self->tree->parent[box] == NONE)
    return o->level_gap;
  return o->stack_gap
         + (stf_fit_is_leaf (self, box) ? 0 : MAX (o->subtree_gap - o->sibling_gap, 0));
}

StfChartBranch
stf_fit_wish (const StfFit *self, guint box)
{
  if (box == self->tree->n || self->tree->branch == NULL
      || self->tree->branch[box] >= STF_CHART_N_BRANCHES)
    return STF_CHART_BRANCH_AUTO;
  return (StfChartBranch) self->tree->branch[box];
}

/* How far from the edge of its box a spine goes down. */
double
stf_fit_spine_inset (const StfFit *self, const StfHead *head)
{
  return MIN (self->options->indent / 2, head->box_width / 2);
}

static gboolean
is_aide (const StfFit *self, guint box)
{
  const StfChartTree *tree = self->tree;

  return tree->assistant != NULL && tree->assistant[box] && tree->parent[box] != NONE
         && !stf_fit_is_container (self, (guint) tree->parent[box]);
}

static void
link_boxes (StfFit *self, StfFitLinks *links, gboolean aides)
{
  guint n = self->tree->n;

  links->starts = g_new0 (guint, n + 3);
  links->boxes = g_new (guint, n);
  for (int pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < n; i++)
        {
          int parent = self->tree->parent[i];
          guint above = parent == NONE ? n : (guint) parent;

          if (is_aide (self, i) != aides)
            continue;
          if (pass == 0)
            links->starts[above + 2]++;
          else
            links->boxes[links->starts[above + 1]++] = i;
        }
      for (guint i = 0; pass == 0 && i <= n; i++)
        links->starts[i + 2] += links->starts[i + 1];
    }
}

static double
scale_of (const StfFit *self, double width, double height)
{
  double scale = MIN (self->options->page_width / MAX (width, 1),
                      self->options->page_height / MAX (height, 1));

  if (self->options->max_scale > 0)
    scale = MIN (scale, self->options->max_scale);
  return scale;
}

/* How good the shape of the whole is in that width: its scale, a little less if its top stands
 * aside. */
static double
score (const StfFit *self, const StfShape *shape, double width)
{
  double aside = fabs (shape->port / MAX (shape->width, 1) - 0.5);

  return scale_of (self, width, shape->height) / stf_shape_weight (shape)
         / (1 + ASIDE_WEIGHT * 2 * aside);
}

/* Rule 2, for shapes that become narrower by that ratio. */
static const StfShape *
choose (const StfFit *self, guint top, double narrower)
{
  StfShapeList list = self->lists[top][STF_HOLD_TOP];
  const StfShape *shapes = stf_shapes_get (&self->shapes, list);
  const StfShape *best = &shapes[0];

  for (guint i = 1; i < list.n; i++)
    if (score (self, &shapes[i], shapes[i].width * narrower)
        > score (self, best, best->width * narrower))
      best = &shapes[i];
  return best;
}

static StfChartLayout *
place (const StfFit *self, guint top, const StfShape *shape, gboolean rows)
{
  StfChartLayout *layout = stf_chart_layout_alloc (self->tree, self->options, TRUE, 0);

  stf_fit_place (self, top, shape, rows, layout);
  stf_fit_compact (self->options, layout);
  return layout;
}

/* Rule 4. */
static StfChartLayout *
place_in_rows (const StfFit *self, guint top, const StfShape *shape, StfChartLayout *layout)
{
  StfChartLayout *other = place (self, top, shape, TRUE);
  double scale = scale_of (self, layout->width, layout->height);

  if (scale_of (self, other->width, other->height) < scale * (1 - LEAST_LOSS))
    {
      stf_chart_layout_free (other);
      return layout;
    }
  stf_chart_layout_free (layout);
  return other;
}

/* Rules 2 to 4. */
static StfChartLayout *
place_best (const StfFit *self, guint top)
{
  const StfShape *shape = choose (self, top, 1);
  StfChartLayout *layout = place (self, top, shape, FALSE);

  for (guint i = 1; i < MAX_PLACED; i++)
    {
      const StfShape *next = choose (self, top, layout->width / MAX (shape->width, 1));
      StfChartLayout *other = next != shape ? place (self, top, next, FALSE) : NULL;

      if (other == NULL
          || scale_of (self, other->width, other->height)
                 <= scale_of (self, layout->width, layout->height)
          || score (self, next, other->width) <= score (self, shape, layout->width))
        {
          stf_chart_layout_free (other);
          break;
        }
      stf_chart_layout_free (layout);
      layout = other;
      shape = next;
    }
  return place_in_rows (self, top, shape, layout);
}

static void
clear (StfFit *self)
{
  g_free (self->kids.starts);
  g_free (self->kids.boxes);
  g_free (self->aides.starts);
  g_free (self->aides.boxes);
  g_free (self->lists);
  g_free (self->sided);
  g_free (self->parents);
  stf_shapes_clear (&self->shapes);
}

/* For a page: the tree must have a box. */
StfChartLayout *
stf_chart_fit (const StfChartTree *tree, const StfChartLayoutOptions *options)
{
  StfChartLayout *layout;
  guint n = tree->n;
  StfFit self = { .tree = tree, .options = options };

  self.lists = g_malloc_n (n + 1, sizeof *self.lists);
  self.sided = g_new0 (guint8, n + 1);
  self.parents = g_new0 (guint, n + 1);
  stf_shapes_init (&self.shapes);
  link_boxes (&self, &self.kids, FALSE);
  link_boxes (&self, &self.aides, TRUE);
  layout = place_best (&self, stf_fit_find_shapes (&self));
  layout->steps = self.steps;
  clear (&self);
  return layout;
}
