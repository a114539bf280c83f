/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lays a tree out so that its boxes become as large as a page allows: a pure function, without
 * recursion.
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
 *    only child that hangs, the top box over the middle.
 * 5. The shape of the whole that gives the largest scale is taken, and the tree is placed from the
 *    root down as the shapes say.
 * 6. What stands below a bus is then pushed together by its contours (stf-chart-compact.c), which
 *    makes the whole narrower.  A shape that is lower and wider may be the best one then: it is
 *    tried as long as that makes the scale larger.
 * 7. At last pairs around a spine are set in rows, if that leaves the scale as it is.  It pushes
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

/* Shapes of a subtree, and heights tried below a bus; fewer for trees so large that nobody reads
 * them on one page. */
#define MAX_SHAPES 48
#define LEAST_MAX_SHAPES 10
#define LARGE 400
#define FEW 20 /* children for which all heights are tried */
#define MAX_SHAPES_OF_ONE 20
#define MAX_SHAPES_OF_ALL 400
#define MAX_HEIGHTS_OF_ALL 200
#define MAX_PLACED 4 /* shapes of the whole that are placed to choose between */

#define LESS 1e-4
#define LEAST_LOSS 1e-3 /* of scale, that nobody sees */
#define ASIDE_WEIGHT 0.02

/* Ugliness of an only child that does not hang straight below. */
#define ONLY_ASIDE 5

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
      self->lists[box][hold] = stf_shapes_end (&self->shapes, max);
    }
  if (!alone)
    stf_bus_clear (&bus);
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

/* Rule 5, for shapes that become narrower by that ratio. */
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

/* Rule 7. */
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

/* Rules 5 to 7. */
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
  guint top;

  self.max_shapes = (guint) CLAMP (MAX_SHAPES * cbrt ((double) LARGE / n), LEAST_MAX_SHAPES,
                                   MAX_SHAPES);
  self.lists = g_malloc_n (n + 1, sizeof *self.lists);
  self.sided = g_new0 (guint8, n + 1);
  self.parents = g_new0 (guint, n + 1);
  stf_shapes_init (&self.shapes);
  link_boxes (&self, &self.kids, FALSE);
  link_boxes (&self, &self.aides, TRUE);
  for (guint i = n; i-- > 0;)
    find_shapes (&self, i);
  top = stf_fit_n_kids (&self, n) == 1 ? 0 : n;
  if (top == n)
    find_shapes (&self, n);

  layout = place_best (&self, top);
  clear (&self);
  return layout;
}
