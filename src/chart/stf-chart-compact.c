/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pushes together what a layout for a page has placed as rectangles: a pass over its boxes and
 * routes that moves them to the left or right only, so that it can make nothing higher.
 *
 * 1. From the leaves up, every subtree gets a contour to its left and one to its right: steps, from
 *    the top down, around its boxes and lines (stf-chart-contour.c).  All steps are half a gap
 * longer than what they go around, so that subtrees keep a gap below each other too.
 * 2. Below a bus the groups (a single subtree, or all that hangs on one spine) move to the left as
 *    far as the contours of those before them allow, but not beyond the left edge of the first;
 *    then to the right as far as the right edge allows; each stands half-way between the two, which
 *    is as far from the others as either, and the same in a mirror.
 * 3. The box comes over the middle of what is below its bus, as far as the width of that allows; if
 *    it hangs on a spine it stays, and so does the edge of what is below it.
 * 4. What hangs straight below its box stays by its spine.  A list or a frame with all that is in
 *    it, and a box with its assistants, are one block.  Roots stay in the rectangles that they had.
 * 5. From the root down, all boxes move as far as their parents and the way that they found
 *    themselves, and the lines follow.
 *
 * As a contour stands nowhere out of its rectangle, no subtree becomes wider.  The gap between
 * contours is no less than half a level and the indent, so that no box comes nearer to another
 * spine than to its own. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-contour.h"
#include "stf-chart-fit-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define NONE (-1)
#define NEAR 1e-3

enum
{
  LEFT,
  RIGHT,
  N_SIDES,
};

typedef struct
{
  StfContour sides[N_SIDES];
  double old[N_SIDES]; /* edges before, outwards */
  double line;         /* x of the spine, or of the line to a single box */
  double gap;          /* to the group before it */
  double shift;
  guint first; /* of the children */
  guint end;
} Group;

typedef struct
{
  const StfChartLayoutOptions *options;
  StfChartLayout *layout;
  guint *starts; /* children of box i, assistants too: from starts[i] to starts[i + 1] */
  guint *kids;
  guint8 *rigid;          /* moves as its parent does */
  double (*old)[N_SIDES]; /* edges of each subtree before, outwards */
  double *bottoms;        /* of each subtree */
  StfContour (*sides)[N_SIDES];
  double *shifts; /* of each box, relative to its parent; in the end of all */
  double *outs;   /* how far the lines to its children leave each box aside of where they did */
  double *buses;  /* height of the bus below each box */
  double gap;
  StfContourDraft drafts[N_SIDES];
  GArray *groups; /* of Group */
} Compact;

static const StfChartRoute *
route_to (const Compact *c, guint box)
{
  return &c->layout->routes[box];
}

static gboolean
is_aide (const Compact *c, guint box)
{
  return c->layout->assistants[box] != 0;
}

static StfHold
hold_of (const Compact *c, guint box)
{
  const StfChartRoute *route = route_to (c, box);
  const StfChartPoint *end = &route->points[route->n_points - 1];

  if (route->n_points < 2 || end[-1].x == end->x)
    return STF_HOLD_TOP;
  return end[-1].x < end->x ? STF_HOLD_LEFT : STF_HOLD_RIGHT;
}

/* Of the upright line that leads to a box or past it. */
static double
line_of (const Compact *c, guint box)
{
  const StfChartRoute *route = route_to (c, box);

  return route->points[route->n_points - (hold_of (c, box) == STF_HOLD_TOP ? 1 : 2)].x;
}

/* Goes around a rectangle, on both sides. */
static void
add_rect (Compact *c, double left, double right, double top, double bottom)
{
  const double outs[] = { -left, right };

  for (int side = LEFT; side < N_SIDES; side++)
    {
      const StfContourStep steps[] = { { top - c->gap / 2, outs[side] },
                                       { bottom + c->gap / 2, STF_CONTOUR_NOTHING } };

      stf_contour_draft_add (&c->drafts[side], steps, 2, 0);
    }
}

static void
add_contours (Compact *c, const StfContour sides[N_SIDES], double shift)
{
  for (int side = LEFT; side < N_SIDES; side++)
    stf_contour_draft_add (&c->drafts[side], sides[side].steps, sides[side].n,
                           side == LEFT ? -shift : shift);
}

static void
begin_contours (Compact *c)
{
  c->drafts[LEFT].n = c->drafts[RIGHT].n = 0;
}

static void
end_contours (Compact *c, StfContour sides[N_SIDES])
{
  for (int side = LEFT; side < N_SIDES; side++)
    {
      sides[side] = stf_contour_new (&c->drafts[side]);
    }
}

/* Rule 2: moves all groups towards one side, where the edge is, outwards; `to` gets the shifts. */
static void
pack (Compact *c, int to, double edge, double *shifts)
{
  const Group *groups = (const Group *) (gpointer) c->groups->data;
  guint n = c->groups->len;
  int away = to == LEFT ? RIGHT : LEFT;
  StfContourDraft *before = &c->drafts[away];

  /* Counted away from the edge. */
  before->n = 0;
  for (guint k = 0; k < n; k++)
    {
      guint at = to == LEFT ? k : n - 1 - k;
      guint last = to == LEFT ? at - 1 : at + 1;
      const StfContour *facing = &groups[at].sides[to];
      double shift = facing->most - edge;

      if (k > 0)
        shift = MAX (shift, stf_contour_reach (groups[last].sides[away].steps,
                                               groups[last].sides[away].n, facing)
                                + shifts[last] + groups[MAX (at, last)].gap);
      if (k > 1)
        shift = MAX (shift, stf_contour_reach (before->steps, before->n, facing) + c->gap);
      if (k > 0)
        stf_contour_draft_add (before, groups[last].sides[away].steps, groups[last].sides[away].n,
                               shifts[last]);
      shifts[at] = shift;
    }
  for (guint k = 0; k < n && to == RIGHT; k++)
    shifts[k] = -shifts[k];
}

static double
right_edge (const Compact *c, const double *shifts)
{
  double right = -DBL_MAX;

  for (guint i = 0; i < c->groups->len; i++)
    right = MAX (right, g_array_index (c->groups, Group, i).sides[RIGHT].most + shifts[i]);
  return right;
}

/* Rule 2, between the edges that the groups had. */
static void
pack_groups (Compact *c, StfHold hold, double left, double right)
{
  guint n = c->groups->len;
  g_autofree double *to_left = g_new (double, n);
  g_autofree double *to_right = g_new (double, n);
  double edge, aside;

  pack (c, LEFT, -left, to_left);
  edge = right_edge (c, to_left);
  if (edge > right + NEAR)
    {
      /* Gaps so odd that they were less before. */
      for (guint i = 0; i < n; i++)
        {
          Group *g = &g_array_index (c->groups, Group, i);

          g->shift = g->sides[LEFT].most - g->old[LEFT];
        }
      return;
    }
  pack (c, RIGHT, edge, to_right);
  aside = hold == STF_HOLD_RIGHT ? right - edge : 0;
  for (guint i = 0; i < n; i++)
    g_array_index (c->groups, Group, i).shift = (to_left[i] + to_right[i]) / 2 + aside;
}

/* The box with its assistants, outwards, and their bottom. */
static double
measure_head (const Compact *c, guint box, double edges[N_SIDES])
{
  const StfChartRect *rect = &c->layout->rects[box];
  double bottom = rect->y + rect->height;

  edges[LEFT] = -rect->x;
  edges[RIGHT] = rect->x + rect->width;
  for (guint k = c->starts[box]; k < c->starts[box + 1]; k++)
    if (is_aide (c, c->kids[k]))
      {
        for (int side = LEFT; side < N_SIDES; side++)
          edges[side] = MAX (edges[side], c->old[c->kids[k]][side]);
        bottom = MAX (bottom, c->bottoms[c->kids[k]]);
      }
  return bottom;
}

static gboolean
is_leaf (const Compact *c, guint box)
{
  return c->starts[box] == c->starts[box + 1];
}

static double
gap_between (const Compact *c, guint a, guint b)
{
  const StfChartLayoutOptions *o = c->options;
  double gap = is_leaf (c, a) && is_leaf (c, b) ? o->sibling_gap : o->subtree_gap;

  return MAX (MAX (gap, o->indent), o->level_gap / 2);
}

/* The contours of what hangs on one spine, or of a single subtree with the line to it. */
static void
end_group (Compact *c, Group *g, double top)
{
  double bottom = top;

  begin_contours (c);
  g->old[LEFT] = -g->line;
  g->old[RIGHT] = g->line;
  for (guint k = g->first; k < g->end; k++)
    {
      guint kid = c->kids[k];
      const StfChartRoute *route = route_to (c, kid);

      if (is_aide (c, kid))
        continue;
      add_contours (c, c->sides[kid], 0);
      for (int side = LEFT; side < N_SIDES; side++)
        {
          g->old[side] = MAX (g->old[side], c->old[kid][side]);
          stf_contour_clear (&c->sides[kid][side]);
        }
      bottom = MAX (bottom, route->points[route->n_points - 1].y);
    }
  add_rect (c, g->line, g->line, top, bottom);
  end_contours (c, g->sides);
}

static void
find_groups (Compact *c, guint box, double top)
{
  guint last = 0;

  g_array_set_size (c->groups, 0);
  for (guint k = c->starts[box]; k < c->starts[box + 1]; k++)
    {
      guint kid = c->kids[k];
      Group *g = c->groups->len > 0 ? &g_array_index (c->groups, Group, c->groups->len - 1) : NULL;

      if (is_aide (c, kid))
        continue;
      if (g != NULL && hold_of (c, kid) != STF_HOLD_TOP && hold_of (c, last) != STF_HOLD_TOP
          && line_of (c, kid) == g->line)
        {
          g->end = k + 1;
        }
      else
        {
          const Group next = { .line = line_of (c, kid),
                               .gap = g != NULL ? gap_between (c, last, kid) : 0,
                               .first = k,
                               .end = k + 1 };

          g_array_append_val (c->groups, next);
        }
      last = kid;
    }
  for (guint i = 0; i < c->groups->len; i++)
    end_group (c, &g_array_index (c->groups, Group, i), top);
}

static void
clear_groups (Compact *c)
{
  for (guint i = 0; i < c->groups->len; i++)
    for (int side = LEFT; side < N_SIDES; side++)
      stf_contour_clear (&g_array_index (c->groups, Group, i).sides[side]);
}

/* Rule 3: how far the box goes, which has its line there. */
static double
find_head_shift (const Compact *c, guint box, const double head[N_SIDES], double line)
{
  const Group *first = &g_array_index (c->groups, Group, 0);
  const Group *last = &g_array_index (c->groups, Group, c->groups->len - 1);
  double middle = (first->line + first->shift + last->line + last->shift) / 2;
  double left = DBL_MAX, right = -DBL_MAX;

  if (hold_of (c, box) != STF_HOLD_TOP)
    return 0;
  for (const Group *g = first; g <= last; g++)
    {
      left = MIN (left, g->shift - g->sides[LEFT].most);
      right = MAX (right, g->shift + g->sides[RIGHT].most);
    }
  left += head[LEFT];
  right -= head[RIGHT];
  return CLAMP (middle - line, MIN (left, right), MAX (left, right));
}

/* Where the lines to the children leave a box that goes so far: from its middle, or as rule 4 of
 * stf-chart-fit-place.c says. */
static double
find_start (const Compact *c, guint box, double start, double by)
{
  const StfChartRect *rect = &c->layout->rects[box];
  double middle = rect->x + rect->width / 2;
  double room = (rect->width - MIN (c->options->indent, rect->width)) / 2;

  for (guint k = c->starts[box]; k < c->starts[box + 1]; k++)
    if (is_aide (c, c->kids[k]))
      return start;
  if (c->starts[box + 1] - c->starts[box] > 1)
    room = MIN (room, STF_FIT_JOG);
  for (guint i = 0; i < c->groups->len; i++)
    {
      const Group *g = &g_array_index (c->groups, Group, i);

      if (fabs (g->line + g->shift - by - middle) <= room)
        return g->line + g->shift - by;
    }
  return middle;
}

/* Rules 2 and 3; the line leaves the box at `start`. */
static void
compact_below_bus (Compact *c, guint box, const double head[N_SIDES], StfChartPoint start)
{
  const Group *groups = (const Group *) (gpointer) c->groups->data;
  double bus = c->buses[box];
  double left = DBL_MAX, right = -DBL_MAX;
  double lines[N_SIDES];
  double by;

  for (guint i = 0; i < c->groups->len; i++)
    {
      left = MIN (left, -groups[i].old[LEFT]);
      right = MAX (right, groups[i].old[RIGHT]);
    }
  pack_groups (c, hold_of (c, box), left, right);
  by = find_head_shift (c, box, head, start.x);
  c->outs[box] = find_start (c, box, start.x, by) - start.x;
  start.x += c->outs[box];
  lines[LEFT] = lines[RIGHT] = start.x;
  begin_contours (c);
  for (guint i = 0; i < c->groups->len; i++)
    {
      double shift = groups[i].shift - by;

      for (guint k = groups[i].first; k < groups[i].end; k++)
        if (!is_aide (c, c->kids[k]))
          c->shifts[c->kids[k]] = shift;
      lines[LEFT] = MIN (lines[LEFT], groups[i].line + shift);
      lines[RIGHT] = MAX (lines[RIGHT], groups[i].line + shift);
      add_contours (c, groups[i].sides, shift);
    }
  add_rect (c, start.x, start.x, start.y, bus);
  add_rect (c, lines[LEFT], lines[RIGHT], bus, bus);
}

/* FALSE if all hang straight below the box. */
static gboolean
find_bus (const Compact *c, guint box, double *bus)
{
  double top = DBL_MAX;
  gboolean found = FALSE;

  for (guint k = c->starts[box]; k < c->starts[box + 1]; k++)
    {
      guint kid = c->kids[k];
      const StfChartRoute *route = route_to (c, kid);

      if (is_aide (c, kid))
        continue;
      *bus = route->points[1].y;
      if (line_of (c, kid) != route->points[0].x)
        return TRUE;
      found |= hold_of (c, kid) == STF_HOLD_TOP;
      top = MIN (top, c->layout->rects[kid].y);
    }
  *bus = top - c->options->level_gap / 2;
  return found;
}

/* The first child that is no assistant, or NONE; all lines to children leave from one point. */
static int
first_kid (const Compact *c, guint box)
{
  for (guint k = c->starts[box]; k < c->starts[box + 1]; k++)
    if (!is_aide (c, c->kids[k]))
      return (int) c->kids[k];
  return NONE;
}

static void
compact_box (Compact *c, guint box)
{
  double head[N_SIDES];
  double bottom = measure_head (c, box, head);
  int kid = first_kid (c, box);

  begin_contours (c);
  if (kid != NONE && c->layout->branches[box] != STF_CHART_BRANCH_LIST)
    {
      StfChartPoint start = route_to (c, (guint) kid)->points[0];
      gboolean bus = find_bus (c, box, &c->buses[box]);

      find_groups (c, box, bus ? c->buses[box] : start.y);
      begin_contours (c);
      if (bus)
        compact_below_bus (c, box, head, start);
      else
        add_contours (c, g_array_index (c->groups, Group, 0).sides, 0);
      clear_groups (c);
    }
  add_rect (c, -head[LEFT], head[RIGHT], c->layout->rects[box].y, bottom);
  end_contours (c, c->sides[box]);
}

/* What a subtree takes up before. */
static void
measure_box (Compact *c, guint box)
{
  const StfChartRect *rect = &c->layout->rects[box];
  const StfChartRoute *route = route_to (c, box);
  int parent = c->layout->parents[box];
  double *old = c->old[box];

  old[LEFT] = MAX (old[LEFT], -rect->x);
  old[RIGHT] = MAX (old[RIGHT], rect->x + rect->width);
  c->bottoms[box] = MAX (c->bottoms[box], rect->y + rect->height);
  if (parent == NONE)
    return;
  for (int side = LEFT; side < N_SIDES; side++)
    c->old[parent][side] = MAX (c->old[parent][side], old[side]);
  c->bottoms[parent] = MAX (c->bottoms[parent], c->bottoms[box]);
  for (guint i = 0; i < route->n_points; i++)
    {
      c->old[parent][LEFT] = MAX (c->old[parent][LEFT], -route->points[i].x);
      c->old[parent][RIGHT] = MAX (c->old[parent][RIGHT], route->points[i].x);
    }
}

/* Rule 5: the line to a box that moves otherwise than its parent. */
static void
bend_route (Compact *c, guint box, double by)
{
  StfChartRoute *route = &c->layout->routes[box];
  guint parent = (guint) c->layout->parents[box];
  StfHold hold = hold_of (c, box);
  StfChartPoint start = route->points[0];
  StfChartPoint end = route->points[route->n_points - 1];
  double line = line_of (c, box) + by;
  guint n = 0;

  start.x += c->shifts[parent] + c->outs[parent];
  end.x += by;
  if (fabs (line - start.x) < NEAR)
    line = start.x;
  route->points[n++] = start;
  if (line != start.x)
    {
      route->points[n++] = (StfChartPoint){ start.x, c->buses[parent] };
      route->points[n++] = (StfChartPoint){ line, c->buses[parent] };
    }
  route->points[n++] = (StfChartPoint){ line, end.y };
  if (hold != STF_HOLD_TOP)
    route->points[n++] = end;
  route->n_points = n;
}

/* Rule 5. */
static void
move_boxes (Compact *c)
{
  for (guint i = 0; i < c->layout->n; i++)
    {
      StfChartRoute *route = &c->layout->routes[i];
      int parent = c->layout->parents[i];
      double by = c->shifts[i] + (parent == NONE ? 0 : c->shifts[parent]);

      if (route->n_points > 0 && (c->shifts[i] != 0 || c->outs[parent] != 0))
        bend_route (c, i, by);
      else
        for (guint k = 0; k < route->n_points; k++)
          route->points[k].x += by;
      c->layout->rects[i].x += by;
      c->shifts[i] = by;
    }
}

static void
link_kids (Compact *c)
{
  guint n = c->layout->n;
  const int *parents = c->layout->parents;

  c->starts = g_new0 (guint, n + 2);
  c->kids = g_new (guint, n);
  for (guint i = 0; i < n; i++)
    if (parents[i] != NONE)
      c->starts[parents[i] + 2]++;
  for (guint i = 2; i < n + 2; i++)
    c->starts[i] += c->starts[i - 1];
  for (guint i = 0; i < n; i++)
    if (parents[i] != NONE)
      c->kids[c->starts[parents[i] + 1]++] = i;
}

static void
init (Compact *c)
{
  guint n = c->layout->n;

  link_kids (c);
  c->rigid = g_new0 (guint8, n);
  c->old = g_malloc_n (n, sizeof *c->old);
  c->bottoms = g_new0 (double, n);
  c->sides = g_malloc0_n (n, sizeof *c->sides);
  c->shifts = g_new0 (double, n);
  c->outs = g_new0 (double, n);
  c->buses = g_new0 (double, n);
  c->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  for (guint i = 0; i < n; i++)
    {
      int parent = c->layout->parents[i];

      c->old[i][LEFT] = c->old[i][RIGHT] = STF_CONTOUR_NOTHING;
      c->rigid[i] = parent != NONE
                    && (c->rigid[parent] || c->layout->branches[parent] == STF_CHART_BRANCH_LIST
                        || is_aide (c, i));
    }
}

static void
clear (Compact *c)
{
  g_free (c->starts);
  g_free (c->kids);
  g_free (c->rigid);
  g_free (c->old);
  g_free (c->bottoms);
  g_free (c->sides);
  g_free (c->shifts);
  g_free (c->outs);
  g_free (c->buses);
  g_array_unref (c->groups);
}

/* Makes a layout for a page narrower, if it can; it gets no wider and stays as high. */
void
stf_fit_compact (const StfChartLayoutOptions *options, StfChartLayout *layout)
{
  g_autofree Compact *c = g_new0 (Compact, 1);

  /* Without these it cannot be seen how a box is held. */
  if (options->indent < NEAR || options->level_gap < NEAR)
    return;

  c->options = options;
  c->layout = layout;
  c->gap = MAX (MAX (options->subtree_gap, options->indent), options->level_gap / 2);
  init (c);
  for (guint i = layout->n; i-- > 0;)
    measure_box (c, i);
  for (guint i = layout->n; i-- > 0;)
    if (!c->rigid[i])
      compact_box (c, i);
  for (guint i = 0; i < layout->n; i++)
    if (layout->parents[i] == NONE)
      {
        c->shifts[i] = c->sides[i][LEFT].most - c->old[i][LEFT];
        for (int side = LEFT; side < N_SIDES; side++)
          stf_contour_clear (&c->sides[i][side]);
      }
  move_boxes (c);
  clear (c);
  stf_fit_normalise (layout);
}
