/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds rectangles by where they are: each is listed in every cell of a grid that it meets, and the
 * grid has about as many cells as there are rectangles.
 *
 * Drawback: a rectangle as large as the drawing is listed in all cells. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-space.h"

#include <math.h>

#define MAX_CELLS 1024 /* in each direction */

StfChartArea
stf_chart_area_from_rect (StfChartRect rect)
{
  return (StfChartArea){ { rect.x, rect.y }, { rect.x + rect.width, rect.y + rect.height } };
}

/* Whether they have more than an edge in common. */
gboolean
stf_chart_area_meets (const StfChartArea *a, const StfChartArea *b)
{
  return a->lo[0] < b->hi[0] && b->lo[0] < a->hi[0] && a->lo[1] < b->hi[1] && b->lo[1] < a->hi[1];
}

static int
cell_at (const StfChartSpace *self, int axis, double at)
{
  double cell = floor ((at - self->lo[axis]) / self->cell[axis]);

  return (int) CLAMP (cell, 0, self->n[axis] - 1);
}

/* Lists the areas by cell; with counts only where members is NULL. */
static void
list (StfChartSpace *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const StfChartArea *a = &self->areas[i];
      int right = cell_at (self, 0, a->hi[0]);
      int bottom = cell_at (self, 1, a->hi[1]);

      for (int y = cell_at (self, 1, a->lo[1]); y <= bottom; y++)
        for (int x = cell_at (self, 0, a->lo[0]); x <= right; x++)
          {
            guint *next = &self->first[y * self->n[0] + x];

            if (self->members != NULL)
              self->members[--*next] = i;
            else
              ++*next;
          }
    }
}

/**
 * stf_chart_space_new:
 * @areas: rectangles, which must stay where they are
 * @n: how many
 *
 * Returns: (transfer full): an index of them
 */
StfChartSpace *
stf_chart_space_new (const StfChartArea *areas, guint n)
{
  StfChartSpace *self = g_new0 (StfChartSpace, 1);
  double hi[2] = { 0, 0 };
  guint n_cells;

  self->areas = areas;
  for (int axis = 0; axis < 2; axis++)
    {
      for (guint i = 0; i < n; i++)
        {
          self->lo[axis] = i == 0 ? areas[i].lo[axis] : MIN (self->lo[axis], areas[i].lo[axis]);
          hi[axis] = i == 0 ? areas[i].hi[axis] : MAX (hi[axis], areas[i].hi[axis]);
        }
      self->n[axis] = CLAMP ((int) ceil (sqrt (n)), 1, MAX_CELLS);
      self->cell[axis] = MAX ((hi[axis] - self->lo[axis]) / self->n[axis], 1);
    }
  n_cells = (guint) (self->n[0] * self->n[1]);
  self->first = g_new0 (guint, n_cells + 1);
  list (self, n);
  for (guint i = 1; i <= n_cells; i++)
    self->first[i] += self->first[i - 1];
  self->members = g_new (guint, self->first[n_cells] + 1);
  list (self, n);
  return self;
}

void
stf_chart_space_free (StfChartSpace *self)
{
  if (self == NULL)
    return;

  g_free (self->first);
  g_free (self->members);
  g_free (self);
}

/**
 * stf_chart_space_visit:
 * @self: an index
 * @where: a rectangle
 * @func: called for every area that meets it, for some of them more than once
 * @data: for @func
 *
 * Returns: %FALSE if @func did so
 */
gboolean
stf_chart_space_visit (const StfChartSpace *self, const StfChartArea *where, StfChartSpaceFunc func,
                       gpointer data)
{
  int right = cell_at (self, 0, where->hi[0]);
  int bottom = cell_at (self, 1, where->hi[1]);

  for (int y = cell_at (self, 1, where->lo[1]); y <= bottom; y++)
    for (int x = cell_at (self, 0, where->lo[0]); x <= right; x++)
      {
        int cell = y * self->n[0] + x;

        for (guint i = self->first[cell]; i < self->first[cell + 1]; i++)
          if (stf_chart_area_meets (&self->areas[self->members[i]], where)
              && !func (self->members[i], data))
            return FALSE;
      }

  return TRUE;
}

static gboolean
stop_cb (guint area, gpointer data)
{
  return FALSE;
}

/* Whether no area meets it. */
gboolean
stf_chart_space_is_free (const StfChartSpace *self, const StfChartArea *where)
{
  return stf_chart_space_visit (self, where, stop_cb, NULL);
}

/**
 * stf_chart_space_reach:
 * @self: an index
 * @from: what moves: a rectangle or a line
 * @axis: along which it moves
 * @direction: 1 or -1
 * @farthest: where it stops at the latest
 * @clearance: what it keeps from areas, in front of it and beside it
 * @stopped_by: (out): the area in front of it, or -1
 *
 * How far something can be moved.  Areas behind its foremost edge are not in its way.
 *
 * Returns: where its foremost edge comes to stand
 */
double
stf_chart_space_reach (const StfChartSpace *self, const StfChartArea *from, int axis, int direction,
                       double farthest, double clearance, int *stopped_by)
{
  int across = 1 - axis;
  double lo = from->lo[across] - clearance;
  double hi = from->hi[across] + clearance;
  double start = direction > 0 ? from->hi[axis] : from->lo[axis];
  int first = cell_at (self, across, lo);
  int last = cell_at (self, across, hi);
  int end = cell_at (self, axis, farthest + direction * clearance);

  *stopped_by = -1;
  for (int c = cell_at (self, axis, start); *stopped_by < 0 && (end - c) * direction >= 0;
       c += direction)
    for (int k = first; k <= last; k++)
      {
        int cell = axis == 0 ? k * self->n[0] + c : c * self->n[0] + k;

        for (guint i = self->first[cell]; i < self->first[cell + 1]; i++)
          {
            const StfChartArea *a = &self->areas[self->members[i]];
            double edge = direction > 0 ? a->lo[axis] : a->hi[axis];
            double back = direction > 0 ? a->hi[axis] : a->lo[axis];

            if (a->lo[across] >= hi || a->hi[across] <= lo || (back - start) * direction <= 0)
              continue;
            edge -= direction * clearance;
            if ((edge - farthest) * direction < 0)
              {
                farthest = edge;
                *stopped_by = (int) self->members[i];
              }
          }
      }

  return (farthest - start) * direction > 0 ? farthest : start;
}
