/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where an arrow key leads from a box.  Along the tree, the parent array says.  By the eye, it is
 * the box on that side that is nearest, where a step aside costs four times what a step ahead does;
 * up and down, a parent or child on that side comes before any other box, however near. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-move.h"

#include <float.h>
#include <math.h>

static int
sibling (guint n, const int *parent, guint from, int step)
{
  for (int i = (int) from + step; i >= 0 && i < (int) n; i += step)
    if (parent[i] == parent[from])
      return i;

  return -1;
}

/* What lies between two spans; negative: they overlap by that much. */
static double
span_gap (double a, double a_length, double b, double b_length)
{
  return MAX (b - (a + a_length), a - (b + b_length));
}

static double
distance (const StfChartRect *a, const StfChartRect *b, StfChartMove move)
{
  gboolean across = move == STF_CHART_MOVE_LEFT || move == STF_CHART_MOVE_RIGHT;
  gboolean back = move == STF_CHART_MOVE_LEFT || move == STF_CHART_MOVE_UP;
  double ahead = across ? (b->x + b->width / 2) - (a->x + a->width / 2)
                        : (b->y + b->height / 2) - (a->y + a->height / 2);
  double gap = across ? span_gap (a->x, a->width, b->x, b->width)
                      : span_gap (a->y, a->height, b->y, b->height);
  double aside = across ? span_gap (a->y, a->height, b->y, b->height)
                        : span_gap (a->x, a->width, b->x, b->width);
  double off = across ? fabs ((b->y + b->height / 2) - (a->y + a->height / 2))
                      : fabs ((b->x + b->width / 2) - (a->x + a->width / 2));

  if ((back ? -ahead : ahead) <= 0 || gap < 0)
    return DBL_MAX;

  return gap + 4 * MAX (aside, 0) + off / 100;
}

static gboolean
is_kin (const int *parent, guint from, guint to, StfChartMove move)
{
  return (move == STF_CHART_MOVE_UP && parent[from] == (int) to)
         || (move == STF_CHART_MOVE_DOWN && parent[to] == (int) from);
}

static int
nearest (guint n, const int *parent, const StfChartRect *rects, guint from, StfChartMove move)
{
  double best = DBL_MAX;
  gboolean best_is_kin = FALSE;
  int found = -1;

  for (guint i = 0; i < n; i++)
    {
      double d = i == from ? DBL_MAX : distance (&rects[from], &rects[i], move);
      gboolean kin = is_kin (parent, from, i, move);

      if (d < DBL_MAX && (kin == best_is_kin ? d < best : kin))
        {
          best = d;
          best_is_kin = kin;
          found = (int) i;
        }
    }
  return found;
}

/**
 * stf_chart_move:
 * @n: number of boxes
 * @parent: parent of each box, which stands before it, or -1
 * @rects: where the boxes are
 * @from: index of a box
 * @move: where to
 *
 * Returns: index of the box there, or -1 if there is none
 */
int
stf_chart_move (guint n, const int *parent, const StfChartRect *rects, guint from,
                StfChartMove move)
{
  g_return_val_if_fail (from < n, -1);

  switch (move)
    {
      case STF_CHART_MOVE_PARENT:
        return parent[from];
      case STF_CHART_MOVE_FIRST_CHILD:
        for (guint i = from + 1; i < n; i++)
          if (parent[i] == (int) from)
            return (int) i;
        return -1;
      case STF_CHART_MOVE_NEXT_SIBLING:
        return sibling (n, parent, from, 1);
      case STF_CHART_MOVE_PREVIOUS_SIBLING:
        return sibling (n, parent, from, -1);
      case STF_CHART_MOVE_FIRST:
        return 0;
      case STF_CHART_MOVE_LAST:
        return (int) n - 1;
      case STF_CHART_MOVE_LEFT:
      case STF_CHART_MOVE_RIGHT:
      case STF_CHART_MOVE_UP:
      case STF_CHART_MOVE_DOWN:
      default:
        return nearest (n, parent, rects, from, move);
    }
}
