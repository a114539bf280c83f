/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an arrow key leads from a box.  Arrows follow the tree as the picture shows it:
 *
 * 1. A box looks back to where its line comes in: to the left or right if it hangs on a spine or
 *    stands beside its parent, else up.  Boxes that are listed inside another look left, in a grid
 *    up; a root looks up.
 * 2. Siblings that look the same way are a line: beside each other if they look up, else below each
 *    other.  Assistants are lines of their own.  The arrows along a line lead to the sibling before
 *    and after, so from the end of one column to the beginning of the next.
 * 3. The arrow back leads across the spine to the sibling nearest in height, if siblings stand on
 *    both sides of it, else to the parent.  So does the arrow up from the first of a column.
 * 4. The opposite arrow leads to the first child: to an assistant, if there are any.
 * 5. The arrow right or down from the end of a line leads to the beginning of the next: those of
 *    assistants come first.
 *
 * So every box can be reached from its root, and the root from every box.  Where no rule applies,
 * the focus stays: an arrow never leaves for another branch. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-move.h"

#include <float.h>
#include <math.h>

/* Points by which a line may end beside the edge that it leads to. */
#define NEAR 0.5

/* Lines of siblings: of assistants and others, by the way that they look. */
#define N_LINES (2 * (STF_CHART_MOVE_UP + 1))

/* The children of one box. */
typedef struct
{
  guint n;
  guint *boxes;
  guint *lines;        /* of each: 0 to N_LINES - 1 */
  int firsts[N_LINES]; /* index of the first box of each line, or -1 */
} Family;

static void
family_free (Family *self)
{
  g_free (self->boxes);
  g_free (self->lines);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Family, family_free)

static gboolean
is_assistant (const StfChartWays *self, guint box)
{
  return self->assistant != NULL && self->assistant[box];
}

static double
middle (const StfChartRect *rect)
{
  return rect->y + rect->height / 2;
}

static gboolean
are_beside (const StfChartRect *a, const StfChartRect *b)
{
  return fabs (middle (a) - middle (b)) < MIN (a->height, b->height) / 2;
}

/* Rule 1; grid: how boxes without a line stand. */
static StfChartMove
find_back (const StfChartWays *self, guint box, gboolean grid)
{
  const StfChartRoute *route = &self->routes[box];
  const StfChartRect *rect = &self->rects[box];
  double x;

  if (self->parent[box] < 0)
    return STF_CHART_MOVE_UP;
  if (route->n_points == 0)
    return grid ? STF_CHART_MOVE_UP : STF_CHART_MOVE_LEFT;

  x = route->points[route->n_points - 1].x;
  if (x < rect->x + NEAR)
    return STF_CHART_MOVE_LEFT;
  if (x > rect->x + rect->width - NEAR)
    return STF_CHART_MOVE_RIGHT;
  return STF_CHART_MOVE_UP;
}

static Family *
family_new (const StfChartWays *ways, int parent)
{
  Family *self = g_new0 (Family, 1);
  const StfChartRect *before = NULL;
  gboolean grid = FALSE;

  self->boxes = g_new (guint, ways->n);
  for (guint i = (guint) (parent + 1); i < ways->n; i++)
    if (ways->parent[i] == parent)
      {
        self->boxes[self->n++] = i;
        if (ways->routes[i].n_points > 0)
          continue;
        grid = grid || (before != NULL && are_beside (before, &ways->rects[i]));
        before = &ways->rects[i];
      }

  self->lines = g_new (guint, self->n);
  for (guint line = 0; line < N_LINES; line++)
    self->firsts[line] = -1;
  for (guint i = 0; i < self->n; i++)
    {
      guint box = self->boxes[i];
      guint line = find_back (ways, box, grid) + (is_assistant (ways, box) ? 0 : N_LINES / 2);

      self->lines[i] = line;
      if (self->firsts[line] < 0)
        self->firsts[line] = (int) box;
    }
  return self;
}

static StfChartMove
get_back (guint line)
{
  return (StfChartMove) (line % (N_LINES / 2));
}

static StfChartMove
get_opposite (StfChartMove move)
{
  static const StfChartMove opposites[] = {
    [STF_CHART_MOVE_LEFT] = STF_CHART_MOVE_RIGHT,
    [STF_CHART_MOVE_RIGHT] = STF_CHART_MOVE_LEFT,
    [STF_CHART_MOVE_UP] = STF_CHART_MOVE_DOWN,
    [STF_CHART_MOVE_DOWN] = STF_CHART_MOVE_UP,
  };

  return opposites[move];
}

/* Rule 2: the box before or after the given one in its line, or -1. */
static int
find_in_line (const Family *self, guint at, int step)
{
  for (int i = (int) at + step; i >= 0 && i < (int) self->n; i += step)
    if (self->lines[i] == self->lines[at])
      return (int) self->boxes[i];

  return -1;
}

/* Rule 3: the box on the other side of the spine, or -1. */
static int
find_across (const Family *self, const StfChartWays *ways, guint at)
{
  StfChartMove back = get_back (self->lines[at]);
  guint other = self->lines[at] - back + get_opposite (back);
  double height = middle (&ways->rects[self->boxes[at]]);
  double best = DBL_MAX;
  int found = -1;

  for (guint i = 0; back != STF_CHART_MOVE_UP && i < self->n; i++)
    if (self->lines[i] == other && fabs (middle (&ways->rects[self->boxes[i]]) - height) < best)
      {
        best = fabs (middle (&ways->rects[self->boxes[i]]) - height);
        found = (int) self->boxes[i];
      }
  return found;
}

/* Whether one line comes before the other: rule 5. */
static gboolean
is_before (const Family *self, guint one, guint other)
{
  gboolean assists = one < N_LINES / 2;

  return assists != (other < N_LINES / 2) ? assists : self->firsts[one] < self->firsts[other];
}

/* Rules 4 and 5: the beginning of the first line after the given one, or of all if that is N_LINES;
 * or -1. */
static int
find_line_after (const Family *self, guint line)
{
  guint found = N_LINES;

  for (guint i = 0; i < N_LINES; i++)
    if (self->firsts[i] >= 0 && (line == N_LINES || is_before (self, line, i))
        && (found == N_LINES || is_before (self, i, found)))
      found = i;

  return found < N_LINES ? self->firsts[found] : -1;
}

static int
find_first_child (const StfChartWays *ways, guint box)
{
  g_autoptr (Family) children = family_new (ways, (int) box);

  return find_line_after (children, N_LINES);
}

static int
follow_tree (const StfChartWays *ways, guint from, StfChartMove move)
{
  g_autoptr (Family) family = family_new (ways, ways->parent[from]);
  gboolean onward = move == STF_CHART_MOVE_RIGHT || move == STF_CHART_MOVE_DOWN;
  StfChartMove back;
  guint at = 0;
  int to;

  while (family->boxes[at] != from)
    at++;
  back = get_back (family->lines[at]);

  if (move == get_opposite (back))
    return find_first_child (ways, from);
  to = move == back ? find_across (family, ways, at) : find_in_line (family, at, onward ? 1 : -1);
  if (to >= 0)
    return to;
  if (move == back || (move == STF_CHART_MOVE_UP && back != STF_CHART_MOVE_UP))
    return ways->parent[from];
  return onward ? find_line_after (family, family->lines[at]) : -1;
}

/**
 * stf_chart_move:
 * @ways: the boxes
 * @from: index of a box
 * @move: where to
 *
 * Returns: index of the box there, or -1 if there is none
 */
int
stf_chart_move (const StfChartWays *ways, guint from, StfChartMove move)
{
  g_return_val_if_fail (from < ways->n, -1);

  if (move == STF_CHART_MOVE_FIRST)
    return 0;
  if (move == STF_CHART_MOVE_LAST)
    return (int) ways->n - 1;
  return follow_tree (ways, from, move);
}
