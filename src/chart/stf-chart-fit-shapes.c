/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds the shapes of all subtrees for a layout on a page.
 *
 * 1. From the leaves up, every subtree gets the list of its shapes: rectangles that it can be drawn
 *    in, of which none is both wider and higher than another.
 * 2. The children hang in a column on a spine to the left or the right of it; or in pairs on both
 *    sides; or they are shared out below a bus, as single subtrees and as columns in any order, for
 *    each of several heights.  Below a bus the next height tried is a little less than the last one
 *    needed, so that few are tried in vain.
 * 3. How a box is held from above decides where it may stand (StfHold): a box that hangs on a spine
 *    stands as near to it as anything below it, so that it is nearer its parent's spine than any
 *    other's.
 * 4. Beauty settles what is nearly as good (rule 1 of stf-chart-shape.c): groups of one kind below
 *    a bus, siblings of one kind whose children stand alike, no spine that must first go aside, no
 *    only child that hangs. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-fit-private.h"

#include <math.h>

/* Shapes of a subtree, and heights tried below a bus; fewer for trees so large that nobody reads
 * them on one page. */
#define MAX_SHAPES 48
#define LEAST_MAX_SHAPES 10
#define LARGE 400
#define FEW 20 /* children for which all heights are tried */
#define MAX_SHAPES_OF_ONE 20
#define MAX_SHAPES_OF_ALL 400
#define MAX_HEIGHTS_OF_ALL 200

#define LESS 1e-4

/* Ugliness of an only child that does not hang straight below. */
#define ONLY_ASIDE 5

/* Rule 2: what may be used below a bus, for a box that is held so. */
static guint
kinds_below_bus (StfChartBranch wish)
{
  switch (wish)
    {
      case STF_CHART_BRANCH_ROW:
        return STF_GROUP_SINGLE;
      case STF_CHART_BRANCH_LEFT:
        return STF_GROUP_LEFT;
      case STF_CHART_BRANCH_RIGHT:
        return STF_GROUP_RIGHT;
      case STF_CHART_BRANCH_BOTH:
        return STF_GROUP_BOTH;
      case STF_CHART_BRANCH_COLUMNS:
        return STF_GROUP_RIGHT | STF_GROUP_BOTH;
      default:
        return STF_GROUP_SINGLE | STF_GROUP_RIGHT | STF_GROUP_BOTH;
    }
}

static gboolean
wants_one_group (StfChartBranch wish)
{
  return wish == STF_CHART_BRANCH_LEFT || wish == STF_CHART_BRANCH_RIGHT
         || wish == STF_CHART_BRANCH_BOTH;
}

void
stf_fit_bus_init (StfBus *bus, const StfFit *self, guint box)
{
  StfChartBranch wish = stf_fit_wish (self, box);
  guint kinds = kinds_below_bus (wish);

  if (box == self->tree->n)
    kinds = STF_GROUP_SINGLE | STF_GROUP_RIGHT;
  else if (wish == STF_CHART_BRANCH_BOTH && stf_fit_n_kids (self, box) == 1)
    kinds = STF_GROUP_RIGHT;
  else if (wish == STF_CHART_BRANCH_AUTO && stf_fit_n_kids (self, box) == 1)
    kinds = STF_GROUP_SINGLE;
  stf_bus_init (bus, self, box, kinds, wants_one_group (wish));
}

static gboolean
may_hang (const StfFit *self, guint box, StfHold hold)
{
  switch (stf_fit_wish (self, box))
    {
      case STF_CHART_BRANCH_AUTO:
        return box != self->tree->n;
      case STF_CHART_BRANCH_LEFT:
        return hold != STF_HOLD_LEFT;
      case STF_CHART_BRANCH_RIGHT:
        return hold != STF_HOLD_RIGHT;
      case STF_CHART_BRANCH_BOTH:
        return stf_fit_n_kids (self, box) == 1;
      default:
        return FALSE;
    }
}

/* Whether the column of such a box stands to the left of its spine. */
gboolean
stf_fit_hangs_left (const StfFit *self, guint box, StfHold hold)
{
  return hold == STF_HOLD_RIGHT
         || (hold == STF_HOLD_TOP && stf_fit_wish (self, box) == STF_CHART_BRANCH_LEFT);
}

static gboolean
may_stand (const StfHead *head, StfHold hold)
{
  return hold == STF_HOLD_TOP || head->stand == STF_STAND_NONE || head->stand == STF_STAND_SIDE;
}

static double
box_middle (const StfHead *head)
{
  return head->box_x + head->box_width / 2;
}

/* Where the head of a subtree that is held from the top stands: with its line over the middle of
 * what is below, as far as the width of the whole allows. */
double
stf_fit_head_x (const StfHead *head, double width, double middle)
{
  return CLAMP (middle - head->line, 0, width - head->width);
}

static void
add_alone (StfFit *self, const StfHead *heads, guint n_heads, StfHold hold)
{
  for (guint h = 0; h < n_heads; h++)
    if (may_stand (&heads[h], hold))
      stf_shapes_add (&self->shapes, (StfShape){ .width = heads[h].width,
                                                 .height = heads[h].height,
                                                 .port = box_middle (&heads[h]),
                                                 .form = STF_FORM_ALONE,
                                                 .head = (guint8) h });
}

static float
mean_ugliness (const StfJudgement *j, double own)
{
  return (float) ((own + j->changes + j->ugliness) / (1 + j->parents));
}

static void
add_hanging (StfFit *self, guint box, const StfBus *bus, const StfHead *heads, guint n_heads,
             StfHold hold)
{
  gboolean left = stf_fit_hangs_left (self, box, hold);
  StfHold kids_hold = left ? STF_HOLD_RIGHT : STF_HOLD_LEFT;
  guint first = 0;

  for (guint i = 0; i < bus->n; i++)
    first = MAX (first, bus->feasible[left][i]);
  for (guint c = first; c < bus->n_cells; c++)
    {
      StfJudgement judgement = { 0 };

      stf_bus_judge (bus, kids_hold, 0, bus->n, 1, bus->cells[c], &judgement);
      for (guint h = 0; h < n_heads; h++)
        {
          double column = stf_fit_spine_inset (self, &heads[h]) + bus->indent + bus->cells[c];
          double height = stf_bus_stack_height (bus, kids_hold, c, 0, bus->n, 1);
          double width = MAX (heads[h].width, column);
          double port = box_middle (&heads[h]);

          if (may_stand (&heads[h], STF_HOLD_LEFT))
            stf_shapes_add (
                &self->shapes,
                (StfShape){ .width = width,
                            .height = heads[h].height + self->options->stack_gap + height,
                            .a = bus->cells[c],
                            .port = left ? width - port : port,
                            .ugliness = mean_ugliness (&judgement, bus->n == 1 ? ONLY_ASIDE : 0),
                            .style = left ? STF_CHART_BRANCH_LEFT : STF_CHART_BRANCH_RIGHT,
                            .form = STF_FORM_HANG,
                            .head = (guint8) h });
        }
    }
}

static void
add_pair (StfFit *self, const StfBus *bus, const StfHead *heads, guint n_heads, guint left,
          guint right)
{
  double left_height = stf_bus_stack_height (bus, STF_HOLD_RIGHT, left, 0, bus->n, 2);
  double right_height = stf_bus_stack_height (bus, STF_HOLD_LEFT, right, 1, bus->n, 2);

  StfJudgement judgement = { 0 };

  stf_bus_judge (bus, STF_HOLD_RIGHT, 0, bus->n, 2, bus->cells[left], &judgement);
  stf_bus_judge (bus, STF_HOLD_LEFT, 1, bus->n, 2, bus->cells[right], &judgement);
  for (guint h = 0; h < n_heads; h++)
    {
      double left_width = MAX (heads[h].line, bus->indent + bus->cells[left]);
      double right_width = MAX (heads[h].width - heads[h].line, bus->indent + bus->cells[right]);

      stf_shapes_add (&self->shapes,
                      (StfShape){ .width = left_width + right_width,
                                  .height = heads[h].height + self->options->stack_gap
                                            + MAX (left_height, right_height),
                                  .a = bus->cells[left],
                                  .b = bus->cells[right],
                                  .port = left_width,
                                  .ugliness = mean_ugliness (&judgement, 0),
                                  .style = STF_CHART_BRANCH_BOTH,
                                  .form = STF_FORM_BOTH,
                                  .head = (guint8) h });
    }
}

/* For each width on one side the least on the other that makes it no higher. */
static void
add_both (StfFit *self, const StfBus *bus, const StfHead *heads, guint n_heads)
{
  guint first[2] = { 0, 0 };

  for (guint i = 0; i < bus->n; i++)
    first[i % 2] = MAX (first[i % 2], bus->feasible[i % 2 == 0][i]);
  if (bus->n < 2 || first[0] >= bus->n_cells || first[1] >= bus->n_cells)
    return;

  for (guint left = first[0], right = first[1]; left < bus->n_cells; left++)
    {
      double height = stf_bus_stack_height (bus, STF_HOLD_RIGHT, left, 0, bus->n, 2);

      while (right + 1 < bus->n_cells
             && stf_bus_stack_height (bus, STF_HOLD_LEFT, right, 1, bus->n, 2) > height)
        add_pair (self, bus, heads, n_heads, left, right++);
      add_pair (self, bus, heads, n_heads, left, right);
    }
}

typedef struct
{
  double width;
  double height;
  double limit;
  double middle;
  float ugliness;
  guint8 style;
  guint8 kinds;
} BusShape;

/* An only child stands alone. */
static GArray *
find_single_shapes (const StfFit *self, const StfBus *bus)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (BusShape));
  StfShapeList list = self->lists[bus->kids[0]][STF_HOLD_TOP];
  const StfShape *shapes = stf_shapes_get (&self->shapes, list);

  for (guint i = 0; i < list.n; i++)
    {
      const BusShape shape = { shapes[i].width, shapes[i].height,   shapes[i].height,
                               shapes[i].port,  shapes[i].ugliness, STF_CHART_BRANCH_ROW,
                               STF_GROUP_SINGLE };

      g_array_append_val (found, shape);
    }
  return found;
}

/* Rule 4: how restless the groups below a bus are. */
static double
bus_ugliness (const StfBus *bus)
{
  double changes = 0;

  for (guint i = 1; i < bus->n_groups; i++)
    changes += bus->chosen[i].kind != bus->chosen[i - 1].kind;
  if (bus->n_groups == 1 && bus->n > 1)
    return bus->chosen[0].kind == STF_GROUP_BOTH ? 1 : 2;
  return changes;
}

/* Rule 2: from the height at which all can stand in one column down to the least possible. */
static void
find_bus_shapes (const StfFit *self, StfBus *bus, double least, double most, guint tries,
                 GArray *found)
{
  double ratio = pow (MAX (least, 1) / MAX (most, 1), 1.0 / tries);
  double limit = most;

  stf_bus_rewind (bus);
  for (guint i = 0; i < tries && stf_bus_search (bus, limit); i++)
    {
      const StfGroup *last = &bus->chosen[bus->n_groups - 1];
      BusShape shape = { .width = last->x + last->width,
                         .limit = limit,
                         .middle = bus->middle,
                         .style = (guint8) stf_bus_style (bus),
                         .kinds = (guint8) bus->kinds };
      StfJudgement judgement = { 0 };

      stf_bus_judge_chosen (bus, limit, &judgement);
      shape.ugliness = mean_ugliness (&judgement, bus_ugliness (bus));
      for (guint g = 0; g < bus->n_groups; g++)
        shape.height = MAX (shape.height, bus->chosen[g].height);
      g_array_append_val (found, shape);
      limit = MIN (shape.height - LESS, limit * ratio);
    }
}

/* With groups of all kinds, and with those of one kind only. */
static GArray *
find_all_bus_shapes (const StfFit *self, guint box, StfBus *bus)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (BusShape));
  guint tries = box == self->tree->n || box == 0 ? MAX_HEIGHTS_OF_ALL : self->max_shapes;
  guint kinds = bus->kinds;
  double least = 0;
  double most = 0;

  for (guint i = 0; i < bus->n; i++)
    {
      const StfShapeList *lists = self->lists[bus->kids[i]];
      double highest = 0;

      for (StfHold hold = STF_HOLD_TOP; hold < STF_N_HOLDS; hold++)
        highest = MAX (highest, stf_shapes_get (&self->shapes, lists[hold])->height);
      least = MAX (least, stf_shapes_get (&self->shapes, lists[0])[lists[0].n - 1].height);
      most += highest + bus->after[i];
    }
  if (bus->n > FEW)
    tries = MIN (tries, MAX (tries * FEW / bus->n, MAX_SHAPES));
  find_bus_shapes (self, bus, least, most, tries, found);
  for (guint kind = STF_GROUP_SINGLE; kind <= STF_GROUP_BOTH; kind *= 2)
    if (kind != kinds && kinds & kind)
      {
        bus->kinds = kind;
        find_bus_shapes (self, bus, least, most, tries / 3, found);
      }
  bus->kinds = kinds;
  return found;
}

static void
add_below_bus (StfFit *self, guint box, const GArray *found, const StfHead *heads, guint n_heads,
               StfHold hold)
{
  double gap = box == self->tree->n ? 0 : self->options->level_gap;

  for (guint i = 0; i < found->len; i++)
    for (guint h = 0; h < n_heads; h++)
      {
        const BusShape *b = &g_array_index (found, BusShape, i);
        double width = MAX (heads[h].width, b->width + (hold == STF_HOLD_TOP ? 0 : STF_BUS_INSET));
        double port = stf_fit_head_x (&heads[h], width, (width - b->width) / 2 + b->middle)
                      + heads[h].line;

        if (may_stand (&heads[h], hold))
          stf_shapes_add (&self->shapes, (StfShape){ .width = width,
                                                     .height = heads[h].height + gap + b->height,
                                                     .a = b->limit,
                                                     .b = b->kinds,
                                                     .port = port,
                                                     .ugliness = b->ugliness,
                                                     .style = b->style,
                                                     .form = STF_FORM_BUS,
                                                     .head = (guint8) h });
      }
}

static gboolean
stands_alone (const StfFit *self, guint box)
{
  return stf_fit_n_kids (self, box) == 0 || stf_fit_is_container (self, box);
}

/* An only child leaves little to choose. */
static guint
max_shapes (const StfFit *self, guint box)
{
  if (box == 0 || box == self->tree->n)
    return MAX_SHAPES_OF_ALL;
  return stf_fit_n_kids (self, box) == 1 ? MIN (MAX_SHAPES_OF_ONE, self->max_shapes)
                                         : self->max_shapes;
}

/* Rules 1 to 3. */
static void
find_shapes (StfFit *self, guint box)
{
  StfHead heads[STF_FIT_MAX_HEADS];
  guint n_heads = stf_fit_heads (self, box, heads);
  StfChartBranch wish = stf_fit_wish (self, box);
  gboolean alone = stands_alone (self, box);
  guint max = max_shapes (self, box);
  g_autoptr (GArray) below = NULL;
  StfBus bus;

  self->sided[box] = wish == STF_CHART_BRANCH_LEFT || wish == STF_CHART_BRANCH_RIGHT;
  for (guint i = 0; i < stf_fit_n_kids (self, box); i++)
    self->sided[box] |= self->sided[stf_fit_kids (self, box)[i]];
  self->parents[box] = !alone;
  for (guint i = 0; i < stf_fit_n_kids (self, box); i++)
    self->parents[box] += self->parents[stf_fit_kids (self, box)[i]];
  if (!alone)
    {
      stf_fit_bus_init (&bus, self, box);
      below = bus.n == 1 && bus.kinds == STF_GROUP_SINGLE ? find_single_shapes (self, &bus)
                                                          : find_all_bus_shapes (self, box, &bus);
    }

  for (StfHold hold = STF_HOLD_TOP; hold < STF_N_HOLDS; hold++)
    {
      if ((hold == STF_HOLD_RIGHT && !self->sided[box])
          || (hold == STF_HOLD_LEFT && alone && n_heads == 1))
        {
          self->lists[box][hold] = self->lists[box][hold - 1];
          continue;
        }
      if (alone)
        add_alone (self, heads, n_heads, hold);
      else
        add_below_bus (self, box, below, heads, n_heads, hold);
      if (!alone && may_hang (self, box, hold))
        add_hanging (self, box, &bus, heads, n_heads, hold);
      if (!alone && hold == STF_HOLD_TOP
          && (wish == STF_CHART_BRANCH_AUTO || wish == STF_CHART_BRANCH_BOTH)
          && box != self->tree->n)
        add_both (self, &bus, heads, n_heads);
      self->steps += self->shapes.scratch->len;
      self->lists[box][hold] = stf_shapes_end (&self->shapes, max);
    }
  if (alone)
    return;
  self->steps += bus.steps;
  stf_bus_clear (&bus);
}

/* Finds the shapes of all.  Returns what they are placed below: the only root, or box n. */
guint
stf_fit_find_shapes (StfFit *self)
{
  guint n = self->tree->n;

  self->max_shapes = (guint) CLAMP (MAX_SHAPES * cbrt ((double) LARGE / n), LEAST_MAX_SHAPES,
                                    MAX_SHAPES);
  for (guint i = n; i-- > 0;)
    find_shapes (self, i);
  if (stf_fit_n_kids (self, n) == 1)
    return 0;

  find_shapes (self, n);
  return n;
}
