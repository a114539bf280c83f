/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places a tree from the root down, as the chosen shapes say, and draws its lines.
 *
 * 1. Every subtree gets a corner, a shape and a hold; its head, and its children's corners, shapes
 *    and holds follow.  Parents stand before their children, so one pass in their order is enough.
 * 2. A box that is held from the top stands over the middle of what is below its bus.
 * 3. Lines: from the box's lower edge straight down as a spine, with a branch to the middle of each
 *    box that hangs on it; or to a bus half a level below the head, along it, and down to a single
 *    box or as the spine of a column.
 * 4. A line to an only child goes straight down to its middle wherever the box is above that; one
 *    to any other if it would make a small jog otherwise.
 * 5. Pairs on both sides of a spine stand in rows, as far as that makes nothing higher; left and
 *    right go on by themselves otherwise. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-fit-private.h"

#include <float.h>
#include <math.h>

#define NEAR 1e-3

/* How the line comes to an assistant beside its box. */
typedef enum
{
  SIDE_NONE,
  SIDE_LEVEL,   /* straight from the box */
  SIDE_STACKED, /* as a branch of the line to the one above it */
} Side;

/* Where a subtree goes. */
typedef struct
{
  const StfShape *shape;
  StfHold hold;
  Side side;
  double x;
  double y;
} Place;

typedef struct
{
  const StfFit *fit;
  StfChartLayout *layout;
  Place *places;
  gboolean rows;
} Work;

/* The lines from one box; y0 is its lower edge. */
typedef struct
{
  double line;
  double y0;
  double bus;
} Trunk;

/* The route to a box is known up to its last piece when its parent is placed; where the box stands
 * in its subtree only when it is placed itself. */
static void
begin_route (Work *w, guint box, const StfChartPoint *points, guint n)
{
  StfChartRoute *route = &w->layout->routes[box];

  route->n_points = 0;
  for (guint i = 0; i < n; i++)
    if (i == 0 || fabs (points[i].x - points[i - 1].x) > NEAR
        || fabs (points[i].y - points[i - 1].y) > NEAR)
      route->points[route->n_points++] = points[i];
}

static void
append_point (StfChartRoute *route, double x, double y)
{
  StfChartPoint *points = route->points;
  guint n = route->n_points;

  if (n >= 2
      && ((points[n - 2].x == points[n - 1].x && points[n - 1].x == x)
          || (points[n - 2].y == points[n - 1].y && points[n - 1].y == y)))
    route->n_points--;
  else if (n >= 1 && points[n - 1].x == x && points[n - 1].y == y)
    route->n_points--;
  points[route->n_points++] = (StfChartPoint){ x, y };
}

/* Where a line meets the side of a box: in its middle, but in the head of a container. */
static double
side_y (const Work *w, guint box)
{
  const StfChartRect *rect = &w->layout->rects[box];
  double height = rect->height;

  if (stf_fit_is_container (w->fit, box))
    height = MIN (height, w->fit->tree->height[box]);
  return rect->y + height / 2;
}

static void
end_route (Work *w, guint box)
{
  StfChartRoute *route = &w->layout->routes[box];
  const StfChartRect *rect = &w->layout->rects[box];
  double middle = rect->x + rect->width / 2;
  StfChartPoint from;

  if (route->n_points == 0)
    return;
  from = route->points[route->n_points - 1];
  switch (w->places[box].hold)
    {
      case STF_HOLD_TOP:
        if (fabs (middle - from.x) < NEAR)
          middle = from.x;
        append_point (route, middle, from.y);
        append_point (route, middle, rect->y);
        break;
      case STF_HOLD_LEFT:
        append_point (route, from.x, side_y (w, box));
        append_point (route, rect->x, side_y (w, box));
        break;
      default:
        append_point (route, from.x, side_y (w, box));
        append_point (route, rect->x + rect->width, side_y (w, box));
        break;
    }
}

/* To an assistant beside its box.  Those of one box are placed in order, so that the line to the
 * first one is known. */
static void
route_aside (Work *w, guint box)
{
  const Place *p = &w->places[box];
  guint parent = (guint) w->fit->tree->parent[box];
  guint first = w->fit->aides.boxes[w->fit->aides.starts[parent]];
  const StfChartRect *above = &w->layout->rects[parent];
  const StfChartRect *rect = &w->layout->rects[box];
  gboolean left = p->hold == STF_HOLD_RIGHT;
  StfChartPoint from = { left ? above->x : above->x + above->width, 0 };
  double edge = left ? rect->x + rect->width : rect->x;
  StfChartRoute *route = &w->layout->routes[box];

  from.y = rect->y + MIN (above->height, 2 * (side_y (w, box) - rect->y)) / 2;
  if (p->side == SIDE_STACKED)
    {
      double y = side_y (w, box);
      double turn = (from.x + edge) / 2;

      from.y = w->layout->routes[first].points[0].y;
      *route = (StfChartRoute){ 4, { from, { turn, from.y }, { turn, y }, { edge, y } } };
    }
  else
    {
      *route = (StfChartRoute){ 2, { from, { edge, from.y } } };
    }
}

static void
put (Work *w, guint box, const StfShape *shape, StfHold hold, double x, double y)
{
  w->places[box] = (Place){ shape, hold, SIDE_NONE, x, y };
}

/* Below each other beside a spine, from y on. */
static void
put_column (Work *w, const guint *kids, guint n_kids, double cell, StfHold hold, double spine,
            double y, const StfChartPoint *points, guint n)
{
  const StfFit *fit = w->fit;
  double indent = n > 0 ? fit->options->indent : 0;

  for (guint i = 0; i < n_kids; i++)
    {
      const StfShape *shape = stf_shapes_within_width (&fit->shapes, fit->lists[kids[i]][hold],
                                                       cell);
      double x = hold == STF_HOLD_RIGHT ? spine - indent - shape->width : spine + indent;

      put (w, kids[i], shape, hold, x, y);
      begin_route (w, kids[i], points, n);
      y += shape->height + stf_fit_after (fit, kids[i]);
    }
}

/* Pairs around a spine: the first of each stands to its left. */
typedef struct
{
  const guint *kids;
  guint n;
  double cells[2]; /* that they keep within, to the left and to the right */
  double spine;
  double top;
  double bottom;
} Pairs;

static const StfShape *
shape_in_pair (const Work *w, const Pairs *p, guint i)
{
  const StfFit *fit = w->fit;
  StfHold hold = i % 2 == 0 ? STF_HOLD_RIGHT : STF_HOLD_LEFT;

  return stf_shapes_within_width (&fit->shapes, fit->lists[p->kids[i]][hold], p->cells[i % 2]);
}

/* Rule 5. */
static void
put_pairs_around (Work *w, const Pairs *p, const StfChartPoint *points, guint n)
{
  const StfFit *fit = w->fit;
  g_autofree double *latest = g_new (double, p->n + 2); /* where each must begin */
  double next[] = { p->top, p->top };
  double row = p->top;

  latest[p->n] = latest[p->n + 1] = DBL_MAX;
  for (guint i = p->n; i-- > 0;)
    latest[i] = MIN (p->bottom, latest[i + 2] - stf_fit_after (fit, p->kids[i]))
                - shape_in_pair (w, p, i)->height;
  for (guint i = 0; i < p->n; i++)
    {
      const StfShape *shape = shape_in_pair (w, p, i);
      gboolean left = i % 2 == 0;
      double y;

      if (left)
        row = w->rows && i + 1 < p->n ? MAX (next[0], next[1]) : p->top;
      y = MAX (next[i % 2], MIN (row, latest[i]));
      put (w, p->kids[i], shape, left ? STF_HOLD_RIGHT : STF_HOLD_LEFT,
           left ? p->spine - fit->options->indent - shape->width : p->spine + fit->options->indent,
           y);
      begin_route (w, p->kids[i], points, n);
      next[i % 2] = y + shape->height + stf_fit_after (fit, p->kids[i]);
    }
}

static void
put_group (Work *w, const StfBus *bus, const StfGroup *g, double x, double y, double bottom,
           double limit, const Trunk *trunk)
{
  const StfFit *fit = w->fit;
  double spine = x + g->left;
  const StfChartPoint points[] = { { trunk->line, trunk->y0 },
                                   { trunk->line, trunk->bus },
                                   { spine, trunk->bus } };
  guint n = bus->indent > 0 ? 3 : 0;
  guint kid = bus->kids[g->first];

  switch (g->kind)
    {
      case STF_GROUP_SINGLE:
        put (w, kid, stf_shapes_within_height (&fit->shapes, fit->lists[kid][STF_HOLD_TOP], limit),
             STF_HOLD_TOP, x, y);
        begin_route (w, kid, points, MIN (n, 2));
        break;
      case STF_GROUP_LEFT:
        put_column (w, bus->kids + g->first, g->end - g->first, g->left_cell, STF_HOLD_RIGHT, spine,
                    y, points, n);
        break;
      case STF_GROUP_RIGHT:
        put_column (w, bus->kids + g->first, g->end - g->first, g->right_cell, STF_HOLD_LEFT, spine,
                    y, points, n);
        break;
      default:
        put_pairs_around (w,
                          &(const Pairs){ bus->kids + g->first,
                                          g->end - g->first,
                                          { g->left_cell, g->right_cell },
                                          spine,
                                          y,
                                          bottom },
                          points, n);
        break;
    }
}

/* Where the groups below a box begin that stands with its line there: with the middle of their
 * lines below it, as far as the shape allows, or at the edge that the box is held from. */
static double
find_region (const StfBus *bus, const Place *p, double line)
{
  const StfGroup *last = &bus->chosen[bus->n_groups - 1];
  double right = p->x + p->shape->width - last->x - last->width;

  switch (p->hold)
    {
      case STF_HOLD_TOP:
        return CLAMP (line - bus->middle, p->x, MAX (p->x, right));
      case STF_HOLD_LEFT:
        return p->x + STF_BUS_INSET;
      default:
        return right - STF_BUS_INSET;
    }
}

/* Rule 4: where the line leaves the box, whose middle is given. */
static double
find_line (const Work *w, const StfBus *bus, const StfHead *head, double region, double middle)
{
  double room = head->box_width / 2 - stf_fit_spine_inset (w->fit, head);

  if (head->stand == STF_STAND_FLANK || head->stand == STF_STAND_LINE)
    return middle;
  if (bus->n > 1)
    room = MIN (room, STF_FIT_JOG);
  for (guint i = 0; i < bus->n_groups; i++)
    {
      double line = region + bus->chosen[i].x + bus->chosen[i].left;

      if (fabs (line - middle) <= room)
        return line;
    }
  return middle;
}

/* Rule 3; returns x of the head. */
static double
put_below_bus (Work *w, guint box, const Place *p, const StfHead *head)
{
  const StfFit *fit = w->fit;
  double level = box == fit->tree->n ? 0 : fit->options->level_gap;
  double width, region, head_x;
  Trunk trunk;
  StfBus bus;

  stf_fit_bus_init (&bus, fit, box);
  bus.kinds = (guint) p->shape->b;
  stf_bus_search (&bus, p->shape->a);
  width = bus.chosen[bus.n_groups - 1].x + bus.chosen[bus.n_groups - 1].width;
  if (p->hold == STF_HOLD_TOP)
    head_x = p->x
             + stf_fit_head_x (head, p->shape->width, (p->shape->width - width) / 2 + bus.middle);
  else
    head_x = p->hold == STF_HOLD_LEFT ? p->x : p->x + p->shape->width - head->width;
  trunk.line = head_x + (p->hold == STF_HOLD_RIGHT ? head->width - head->line : head->line);
  trunk.y0 = p->y + head->box_height;
  trunk.bus = p->y + head->height + level / 2;
  region = find_region (&bus, p, trunk.line);
  trunk.line = find_line (w, &bus, head, region, trunk.line);
  for (guint i = 0; i < bus.n_groups; i++)
    put_group (w, &bus, &bus.chosen[i], region + bus.chosen[i].x, p->y + head->height + level,
               p->y + p->shape->height, p->shape->a, &trunk);
  if (box < fit->tree->n)
    w->layout->branches[box] = (guint8) stf_bus_style (&bus);
  stf_bus_clear (&bus);
  return head_x;
}

static double
put_hanging (Work *w, guint box, const Place *p, const StfHead *head)
{
  const StfFit *fit = w->fit;
  gboolean left = stf_fit_hangs_left (fit, box, p->hold);
  double inset = stf_fit_spine_inset (fit, head);
  double spine = left ? p->x + p->shape->width - inset : p->x + inset;
  const StfChartPoint start = { spine, p->y + head->box_height };

  put_column (w, stf_fit_kids (fit, box), stf_fit_n_kids (fit, box), p->shape->a,
              left ? STF_HOLD_RIGHT : STF_HOLD_LEFT, spine,
              p->y + head->height + fit->options->stack_gap, &start, 1);
  w->layout->branches[box] = left ? STF_CHART_BRANCH_LEFT : STF_CHART_BRANCH_RIGHT;
  return left ? p->x + p->shape->width - head->width : p->x;
}

static double
put_both (Work *w, guint box, const Place *p, const StfHead *head)
{
  const StfFit *fit = w->fit;
  double spine = p->x + MAX (head->line, fit->options->indent + p->shape->a);
  const StfChartPoint start = { spine, p->y + head->box_height };
  const Pairs pairs = { stf_fit_kids (fit, box),
                        stf_fit_n_kids (fit, box),
                        { p->shape->a, p->shape->b },
                        spine,
                        p->y + head->height + fit->options->stack_gap,
                        p->y + p->shape->height };

  put_pairs_around (w, &pairs, &start, 1);
  w->layout->branches[box] = STF_CHART_BRANCH_BOTH;
  return spine - head->line;
}

/* Beside the box, and then beside the line below it (stf-chart-head.c, rule 1). */
static void
put_pairs (Work *w, guint box, const StfHead *head, double line)
{
  const StfFit *fit = w->fit;
  const guint *aides = fit->aides.boxes + fit->aides.starts[box];
  guint n = fit->aides.starts[box + 1] - fit->aides.starts[box];
  const StfChartRect *rect = &w->layout->rects[box];
  double gap = fit->options->assistant_gap;
  double y = rect->y + (head->stand == STF_STAND_FLANK ? 0 : rect->height + gap);
  double row = 0;

  for (guint i = 0; i < n; i++)
    {
      gboolean flank = head->stand == STF_STAND_FLANK && i < 2;
      gboolean left = i % 2 == 0 && i + 1 < n;
      StfHold hold = left ? STF_HOLD_RIGHT : STF_HOLD_LEFT;
      const StfShape *shape = stf_fit_aide_shape (fit, aides[i], hold);
      double away = gap + (flank ? rect->width / 2 : 0);
      const StfChartPoint start = { line, rect->y + rect->height };

      put (w, aides[i], shape, hold, left ? line - away - shape->width : line + away, y);
      begin_route (w, aides[i], &start, 1);
      if (flank)
        w->places[aides[i]].side = SIDE_LEVEL;
      row = MAX (row, shape->height);
      if (i % 2 == 1)
        {
          y += (flank ? MAX (row, rect->height) : row) + gap;
          row = 0;
        }
    }
}

static void
put_aside (Work *w, guint box, gboolean left)
{
  const StfFit *fit = w->fit;
  const StfChartRect *rect = &w->layout->rects[box];
  double gap = fit->options->assistant_gap;
  double edge = left ? rect->x : rect->x + rect->width;
  double x = left ? edge - gap : edge + gap;
  double y = rect->y;

  for (guint k = fit->aides.starts[box]; k < fit->aides.starts[box + 1]; k++)
    {
      guint aide = fit->aides.boxes[k];
      StfHold hold = left ? STF_HOLD_RIGHT : STF_HOLD_LEFT;
      const StfShape *shape = stf_fit_aide_shape (fit, aide, hold);

      put (w, aide, shape, hold, left ? x - shape->width : x, y);
      w->places[aide].side = y == rect->y ? SIDE_LEVEL : SIDE_STACKED;
      y += shape->height + fit->options->stack_gap;
    }
}

static void
put_members (Work *w, guint box, const StfHead *head)
{
  const StfFit *fit = w->fit;
  const StfChartLayoutOptions *o = fit->options;
  const guint *kids = stf_fit_kids (fit, box);
  guint n = stf_fit_n_kids (fit, box);
  const StfChartRect *rect = &w->layout->rects[box];
  g_autofree double *widths = g_new0 (double, head->columns);
  double y = rect->y + fit->tree->height[box];
  double x = 0;
  double row = 0;

  for (guint i = 0; i < n; i++)
    widths[i % head->columns] = MAX (
        widths[i % head->columns],
        stf_shapes_within_width (&fit->shapes, fit->lists[kids[i]][STF_HOLD_TOP], head->cell)
            ->width);
  for (guint i = 0; i < n; i++)
    {
      const StfShape *shape = stf_shapes_within_width (
          &fit->shapes, fit->lists[kids[i]][STF_HOLD_TOP], head->cell);

      if (i % head->columns == 0)
        {
          y += i > 0 ? row + o->stack_gap : 0;
          x = rect->x + o->padding;
          row = 0;
        }
      put (w, kids[i], shape, STF_HOLD_TOP, x, y);
      begin_route (w, kids[i], NULL, 0);
      x += widths[i % head->columns] + o->sibling_gap;
      row = MAX (row, shape->height);
    }
  w->layout->branches[box] = STF_CHART_BRANCH_LIST;
}

/* Rule 1. */
static void
place_box (Work *w, guint box)
{
  const StfFit *fit = w->fit;
  const Place *p = &w->places[box];
  StfHead heads[STF_FIT_MAX_HEADS];
  StfHead *head = &heads[p->shape->head];
  StfChartRect *rect = &w->layout->rects[box];
  gboolean mirrored = p->hold == STF_HOLD_RIGHT;
  double x = p->x;

  stf_fit_heads (fit, box, heads);
  switch ((StfForm) p->shape->form)
    {
      case STF_FORM_BUS:
        x = put_below_bus (w, box, p, head);
        break;
      case STF_FORM_HANG:
        x = put_hanging (w, box, p, head);
        mirrored = stf_fit_hangs_left (fit, box, p->hold);
        break;
      case STF_FORM_BOTH:
        x = put_both (w, box, p, head);
        break;
      default:
        x = mirrored ? p->x + p->shape->width - head->width : p->x;
        break;
    }
  if (box == fit->tree->n)
    return;

  *rect = (StfChartRect){
    x + (mirrored ? head->width - head->box_x - head->box_width : head->box_x), p->y,
    head->box_width, head->box_height
  };
  w->layout->variants[box] = head->variant;
  if (p->side != SIDE_NONE)
    route_aside (w, box);
  else
    end_route (w, box);
  if (head->columns > 0)
    put_members (w, box, head);
  if (head->stand == STF_STAND_SIDE)
    put_aside (w, box, mirrored);
  else if (head->stand != STF_STAND_NONE)
    put_pairs (w, box, head, x + head->line);
}

/* The drawing, boxes and lines, begins at the origin. */
void
stf_fit_normalise (StfChartLayout *layout)
{
  double left = layout->rects[0].x;

  layout->width = layout->height = 0;
  for (guint i = 0; i < layout->n; i++)
    {
      left = MIN (left, layout->rects[i].x);
      for (guint k = 0; k < layout->routes[i].n_points; k++)
        left = MIN (left, layout->routes[i].points[k].x);
    }
  for (guint i = 0; i < layout->n; i++)
    {
      StfChartRect *rect = &layout->rects[i];
      StfChartRoute *route = &layout->routes[i];

      rect->x -= left;
      layout->width = MAX (layout->width, rect->x + rect->width);
      layout->height = MAX (layout->height, rect->y + rect->height);
      for (guint k = 0; k < route->n_points; k++)
        {
          route->points[k].x -= left;
          layout->width = MAX (layout->width, route->points[k].x);
        }
    }
}

/* Places what is below `top`: a root, or box n for all of them.  rows: pairs are aligned (rule 5).
 */
void
stf_fit_place (const StfFit *self, guint top, const StfShape *shape, gboolean rows,
               StfChartLayout *layout)
{
  guint n = self->tree->n;
  g_autofree Place *places = g_new (Place, n + 1);
  Work w = { self, layout, places, rows };

  put (&w, top, shape, STF_HOLD_TOP, 0, 0);
  if (top < n)
    layout->routes[top].n_points = 0;
  else
    place_box (&w, n);
  for (guint i = 0; i < n; i++)
    place_box (&w, i);
  stf_fit_normalise (layout);
}
