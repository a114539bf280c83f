/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares the children of one box out below a bus: which of them stand alone, and which form columns
 * on a spine, for the least width within a given height.
 *
 * 1. Groups follow each other in the children's order.  The least width of the first i children is
 *    the least, over all ways to end with a group of them, of what stands before it and the group.
 * 2. A column keeps within one of a few widths, the cells.  A wider cell lets its children be
 * lower, so a column that grows needs cells that only grow: one pass along them serves all its
 * lengths.
 * 3. The height of a column is a difference of sums that are made once for each cell.  They go over
 *    every second child, because pairs stand in turn to the left and to the right of their spine.
 * 4. So many children that rule 1 would take too long are shared out greedily: each group is the
 *    one that takes the least width for each of its children. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-fit-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define SLACK 1e-6
#define MAX_CELLS 128
#define MAX_CELLS_OF_MANY 16
#define MANY 64 /* rule 4 */

static StfShapeList
list_of (const StfBus *self, guint kid, StfHold hold)
{
  return self->fit->lists[self->kids[kid]][hold];
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* Rule 2: the widths that the children can have, or some of them evenly by ratio. */
static void
choose_cells (StfBus *self)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  const double *widths;
  guint max = self->n > MANY ? MAX_CELLS_OF_MANY : MAX_CELLS;
  double step, least;

  for (guint i = 0; i < self->n; i++)
    for (int side = 0; side < 2; side++)
      {
        StfShapeList list = list_of (self, i, side == 0 ? STF_HOLD_LEFT : STF_HOLD_RIGHT);
        const StfShape *shapes = stf_shapes_get (&self->fit->shapes, list);

        if (side == 1 && !self->fit->sided[self->kids[i]])
          continue;
        for (guint k = 0; k < list.n; k++)
          g_array_append_val (all, shapes[k].width);
      }
  g_array_sort (all, compare);

  widths = (const double *) (gpointer) all->data;
  self->cells = g_new (double, MIN (all->len, max + 1));
  step = pow (MAX (widths[all->len - 1], 1) / MAX (widths[0], 1), 1.0 / (max - 1));
  least = -1;
  for (guint i = 0; i < all->len; i++)
    if (i + 1 == all->len || (widths[i] >= least && widths[i + 1] > widths[i] + SLACK))
      {
        self->cells[self->n_cells++] = widths[i];
        least = all->len > max ? widths[i] * step - SLACK : 0;
      }
}

/* Rule 3, on one side of a spine. */
static void
sum_heights (StfBus *self, int side)
{
  guint row = self->n + 2;

  self->sums[side] = g_new0 (double, (gsize) self->n_cells *row);
  self->feasible[side] = g_new (guint, self->n);
  for (guint i = self->n; i-- > 0;)
    {
      StfShapeList list = list_of (self, i, side == 0 ? STF_HOLD_LEFT : STF_HOLD_RIGHT);
      const StfShape *shapes = stf_shapes_get (&self->fit->shapes, list);
      guint at = 0;

      self->feasible[side][i] = self->n_cells;
      for (guint c = 0; c < self->n_cells; c++)
        {
          double *sums = self->sums[side] + (gsize) c * row;

          sums[i] = sums[i + 2];
          while (at < list.n && shapes[at].width <= self->cells[c] + SLACK)
            at++;
          if (at == 0)
            continue;
          sums[i] += shapes[at - 1].height + self->after[i];
          self->feasible[side][i] = MIN (self->feasible[side][i], c);
        }
    }
}

static double
gap_before (const StfBus *self, guint kid)
{
  const StfChartLayoutOptions *options = self->fit->options;
  double gap = options->subtree_gap;

  if (kid == 0)
    return 0;
  if (stf_fit_is_leaf (self->fit, self->kids[kid - 1])
      && stf_fit_is_leaf (self->fit, self->kids[kid]))
    gap = options->sibling_gap;
  return MAX (gap, self->indent);
}

/* Makes the children of a box ready to be shared out into groups of these kinds. */
void
stf_bus_init (StfBus *self, const StfFit *fit, guint box, guint kinds, gboolean one_group)
{
  *self = (StfBus){
    .fit = fit,
    .box = box,
    .kids = stf_fit_kids (fit, box),
    .n = stf_fit_n_kids (fit, box),
    .kinds = kinds,
    .one_group = one_group,
    .indent = box == fit->tree->n ? 0 : fit->options->indent,
  };
  self->widths = g_new (double, self->n + 1);
  self->growth = g_new0 (StfGrowth, self->n);
  self->groups = g_new (StfGroup, self->n + 1);
  self->chosen = g_new (StfGroup, self->n + 1);
  self->after = g_new (double, self->n);
  self->gaps = g_new (double, self->n);
  for (guint i = 0; i < self->n; i++)
    {
      self->after[i] = stf_fit_after (fit, self->kids[i]);
      self->gaps[i] = gap_before (self, i);
    }
  choose_cells (self);
  sum_heights (self, 0);
  if (fit->sided[box])
    {
      sum_heights (self, 1);
    }
  else
    {
      self->sums[1] = self->sums[0];
      self->feasible[1] = self->feasible[0];
    }
}

void
stf_bus_clear (StfBus *self)
{
  if (self->sums[1] != self->sums[0])
    {
      g_free (self->sums[1]);
      g_free (self->feasible[1]);
    }
  g_free (self->sums[0]);
  g_free (self->feasible[0]);
  g_free (self->cells);
  g_free (self->after);
  g_free (self->gaps);
  g_free (self->widths);
  g_free (self->growth);
  g_free (self->groups);
  g_free (self->chosen);
}

static guint
grow (const StfBus *self, StfHold hold, guint cell, guint first, guint end, guint step,
      double height)
{
  guint newest = step == 1 ? end - 1 : end - 1 - (end - 1 - first) % 2;

  cell = MAX (cell, self->feasible[hold == STF_HOLD_RIGHT][newest]);
  while (cell < self->n_cells
         && stf_bus_stack_height (self, hold, cell, first, end, step) > height + SLACK)
    cell++;
  return cell;
}

/* Rule 1: keeps the group if nothing narrower ends with the same child. */
static void
offer (StfBus *self, StfGroup group)
{
  double width = self->widths[group.first] + self->gaps[group.first] + group.width;

  if (width >= self->widths[group.end] - SLACK)
    return;
  self->widths[group.end] = width;
  self->groups[group.end] = group;
}

static StfGroup
column (const StfBus *self, StfGroupKind kind, guint first, guint end, guint cell)
{
  gboolean left = kind == STF_GROUP_LEFT;

  return (StfGroup){ .kind = (guint8) kind,
                     .first = first,
                     .end = end,
                     .width = self->indent + self->cells[cell],
                     .left = left ? self->indent + self->cells[cell] : 0,
                     .left_cell = left ? self->cells[cell] : 0,
                     .right_cell = left ? 0 : self->cells[cell] };
}

static StfGroup
pairs (const StfBus *self, guint first, guint end, guint left, guint right)
{
  return (StfGroup){ .kind = STF_GROUP_BOTH,
                     .first = first,
                     .end = end,
                     .width = 2 * self->indent + self->cells[left] + self->cells[right],
                     .left = self->indent + self->cells[left],
                     .left_cell = self->cells[left],
                     .right_cell = self->cells[right] };
}

static void
offer_single (StfBus *self, guint kid, double height)
{
  const StfShape *shape = stf_shapes_within_height (&self->fit->shapes,
                                                    list_of (self, kid, STF_HOLD_TOP), height);

  if (shape != NULL)
    offer (self,
           (StfGroup){
               .kind = STF_GROUP_SINGLE, .first = kid, .end = kid + 1, .width = shape->width });
}

/* Rule 2: FALSE when no column from first on reaches as far. */
static gboolean
offer_columns (StfBus *self, guint first, guint end, double height, StfGrowth *g)
{
  StfGroupKind kind = self->kinds & STF_GROUP_LEFT ? STF_GROUP_LEFT : STF_GROUP_RIGHT;
  gboolean one = FALSE;
  gboolean two = FALSE;

  if (self->kinds & (STF_GROUP_RIGHT | STF_GROUP_LEFT))
    {
      g->column = grow (self, kind == STF_GROUP_LEFT ? STF_HOLD_RIGHT : STF_HOLD_LEFT, g->column,
                        first, end, 1, height);
      one = g->column < self->n_cells;
      if (one)
        offer (self, column (self, kind, first, end, g->column));
    }
  if (self->kinds & STF_GROUP_BOTH)
    {
      if ((end - first) % 2 == 1)
        g->pair_left = grow (self, STF_HOLD_RIGHT, g->pair_left, first, end, 2, height);
      else
        g->pair_right = grow (self, STF_HOLD_LEFT, g->pair_right, first + 1, end, 2, height);
      two = g->pair_left < self->n_cells && g->pair_right < self->n_cells;
      if (two && end > first + 1)
        offer (self, pairs (self, first, end, g->pair_left, g->pair_right));
    }
  return one || two;
}

/* The next search is for less height: it need not try cells that were too narrow for this one. */
static void
keep_start (StfGrowth *start, const StfGrowth *g, guint n)
{
  if (n == 1)
    *start = *g;
  else if (n == 2)
    start->pair_right = g->pair_right;
}

/* The next search may be for any height. */
void
stf_bus_rewind (StfBus *self)
{
  memset (self->growth, 0, self->n * sizeof *self->growth);
}

/* Whether all that begins with a child, in cells no narrower than these, is wider than what is
 * found for all children already. */
static gboolean
is_beaten (const StfBus *self, guint first, const StfGrowth *g)
{
  guint cell = MIN (g->column, g->pair_left);

  return cell < self->n_cells
         && self->widths[first] + self->gaps[first] + self->indent + self->cells[cell]
                >= self->widths[self->n];
}

/* Offers all groups that begin with a child; returns where the one ends that takes the least width
 * for each of its children. */
static guint
search_from (StfBus *self, guint first, double height)
{
  StfGrowth *start = &self->growth[first];
  StfGrowth g = *start;
  double least = DBL_MAX;
  guint next = first + 1;

  if (self->kinds & STF_GROUP_SINGLE)
    offer_single (self, first, height);
  for (guint end = first + 1; end <= self->n; end++)
    {
      double share;

      self->steps++;
      if (is_beaten (self, first, &g) || !offer_columns (self, first, end, height, &g))
        break;
      keep_start (start, &g, end - first);
      share = (self->widths[end] - self->widths[first]) / (end - first);
      if (share > least)
        continue;
      least = share;
      next = end;
    }
  return next;
}

/* Rules 1 and 4. */
static void
search (StfBus *self, double height)
{
  guint next = 1;

  for (guint first = 0; first<self->n; first = self->n> MANY ? next : first + 1)
    {
      next = first + 1;
      if (self->widths[first] < DBL_MAX && (first == 0 || !self->one_group))
        next = search_from (self, first, height);
    }
}

/* What the children that keep within a cell need in fact. */
static void
measure_stack (const StfBus *self, StfHold hold, guint first, guint end, guint step, double cell,
               double *width, double *height)
{
  *width = *height = 0;
  for (guint i = first; i < end; i += step)
    {
      const StfShape *shape = stf_shapes_within_width (&self->fit->shapes, list_of (self, i, hold),
                                                       cell);

      *width = MAX (*width, shape->width);
      *height += shape->height + (i + step < end ? self->after[i] : 0);
    }
}

static void
measure (const StfBus *self, StfGroup *g, double limit)
{
  double left, left_height, right, right_height;
  const StfShape *shape;

  switch (g->kind)
    {
      case STF_GROUP_SINGLE:
        shape = stf_shapes_within_height (&self->fit->shapes,
                                          list_of (self, g->first, STF_HOLD_TOP), limit);
        g->height = shape->height;
        g->left = shape->port;
        break;
      case STF_GROUP_LEFT:
        measure_stack (self, STF_HOLD_RIGHT, g->first, g->end, 1, g->left_cell, &left, &g->height);
        g->width = g->left = left + self->indent;
        break;
      case STF_GROUP_RIGHT:
        measure_stack (self, STF_HOLD_LEFT, g->first, g->end, 1, g->right_cell, &right, &g->height);
        g->width = right + self->indent;
        break;
      default:
        measure_stack (self, STF_HOLD_RIGHT, g->first, g->end, 2, g->left_cell, &left,
                       &left_height);
        measure_stack (self, STF_HOLD_LEFT, g->first + 1, g->end, 2, g->right_cell, &right,
                       &right_height);
        g->left = left + self->indent;
        g->width = g->left + self->indent + right;
        g->height = MAX (left_height, right_height);
        break;
    }
}

/* Finds the groups of the least width within a height, which must be no more than that of the last
 * search since stf_bus_rewind(); FALSE if there are none.  They stand in
 * `chosen` afterwards. */
gboolean
stf_bus_search (StfBus *self, double height)
{
  double x = 0;
  guint at = self->n;

  self->widths[0] = 0;
  for (guint i = 1; i <= self->n; i++)
    self->widths[i] = DBL_MAX;
  search (self, height);
  if (self->widths[self->n] == DBL_MAX)
    return FALSE;

  self->n_groups = 0;
  for (guint end = self->n; end > 0; end = self->groups[end].first)
    self->n_groups++;
  for (guint i = self->n_groups; i-- > 0; at = self->groups[at].first)
    self->chosen[i] = self->groups[at];
  for (guint i = 0; i < self->n_groups; i++)
    {
      StfGroup *g = &self->chosen[i];

      measure (self, g, height);
      g->x = x + self->gaps[g->first];
      x = g->x + g->width;
    }
  self->middle = (self->chosen[0].left + self->chosen[self->n_groups - 1].x
                  + self->chosen[self->n_groups - 1].left)
                 / 2;
  return TRUE;
}

/* What the groups of the last search are called. */
StfChartBranch
stf_bus_style (const StfBus *self)
{
  if (self->one_group)
    return stf_fit_wish (self->fit, self->box);
  for (guint i = 0; i < self->n_groups; i++)
    if (self->chosen[i].kind != STF_GROUP_SINGLE)
      return STF_CHART_BRANCH_COLUMNS;
  return STF_CHART_BRANCH_ROW;
}

static void
judge (const StfBus *self, guint kid, const StfShape *shape, StfJudgement *judgement)
{
  const guint8 *kinds = self->fit->tree->kind;
  guint parents = self->fit->parents[self->kids[kid]];
  guint8 kind = kinds != NULL ? kinds[self->kids[kid]] : 0;

  if (parents == 0)
    return;
  if (judgement->parents > 0 && judgement->kind == kind)
    judgement->changes += judgement->style != shape->style;
  judgement->kind = kind;
  judgement->style = shape->style;
  judgement->parents += parents;
  judgement->ugliness += (double) parents * (double) shape->ugliness;
}

/* Adds the children that keep within a cell below each other to a judgement. */
void
stf_bus_judge (const StfBus *self, StfHold hold, guint first, guint end, guint step, double cell,
               StfJudgement *judgement)
{
  for (guint i = first; i < end; i += step)
    judge (self, i, stf_shapes_within_width (&self->fit->shapes, list_of (self, i, hold), cell),
           judgement);
}

/* Adds those of the last search, which was for this height. */
void
stf_bus_judge_chosen (const StfBus *self, double limit, StfJudgement *judgement)
{
  for (guint k = 0; k < self->n_groups; k++)
    {
      const StfGroup *g = &self->chosen[k];
      guint step = g->kind == STF_GROUP_BOTH ? 2 : 1;

      if (g->kind == STF_GROUP_SINGLE)
        judge (self, g->first,
               stf_shapes_within_height (&self->fit->shapes, list_of (self, g->first, STF_HOLD_TOP),
                                         limit),
               judgement);
      if (g->left_cell > 0)
        stf_bus_judge (self, STF_HOLD_RIGHT, g->first, g->end, step, g->left_cell, judgement);
      if (g->right_cell > 0)
        stf_bus_judge (self, STF_HOLD_LEFT, g->first + step - 1, g->end, step, g->right_cell,
                       judgement);
    }
}
