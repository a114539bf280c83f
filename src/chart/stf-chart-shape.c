/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shapes that a subtree can be drawn in (L. Stockmeyer, Optimal Orientations of Cells in
 * Slicing Floorplan Designs, 1983): only those that are neither wider nor higher than another
 * count.
 *
 * 1. A list that is too long loses the shapes that are missed the least.  Who loses a shape takes
 *    the next wider one or the next higher one instead; what is missed is the smaller of the two
 *    ratios. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-shape.h"

#include <string.h>

/* Differences of rounding, in points. */
#define SLACK 1e-6

void
stf_shapes_init (StfShapes *self)
{
  self->pool = g_array_new (FALSE, FALSE, sizeof (StfShape));
  self->scratch = g_array_new (FALSE, FALSE, sizeof (StfShape));
}

void
stf_shapes_clear (StfShapes *self)
{
  g_clear_pointer (&self->pool, g_array_unref);
  g_clear_pointer (&self->scratch, g_array_unref);
}

/* Adds a shape to the list that stf_shapes_end() makes. */
void
stf_shapes_add (StfShapes *self, StfShape shape)
{
  g_array_append_val (self->scratch, shape);
}

/* Of shapes as large as each other the one that came first is kept: sorting keeps their order. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const StfShape *x = a, *y = b;

  if (x->width != y->width)
    return x->width < y->width ? -1 : 1;
  return (x->height > y->height) - (x->height < y->height);
}

static guint
drop_dominated (StfShape *shapes, guint n)
{
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    if (kept == 0 || shapes[i].height < shapes[kept - 1].height - SLACK)
      shapes[kept++] = shapes[i];
  return kept;
}

/* Rule 1, as a ratio. */
static double
miss (const StfShape *shape)
{
  double wider = shape[1].width / MAX (shape->width, 1);
  double higher = shape[-1].height / MAX (shape->height, 1);

  return MIN (wider, higher);
}

static guint
thin (StfShape *shapes, guint n, guint max)
{
  g_autofree double *misses = NULL;

  if (n <= max)
    return n;

  misses = g_new (double, n);
  for (guint i = 1; i + 1 < n; i++)
    misses[i] = miss (&shapes[i]);
  while (n > max)
    {
      guint least = 1;

      for (guint i = 2; i + 1 < n; i++)
        if (misses[i] < misses[least])
          least = i;
      n--;
      memmove (&shapes[least], &shapes[least + 1], (n - least) * sizeof *shapes);
      memmove (&misses[least], &misses[least + 1], (n - least) * sizeof *misses);
      for (guint i = MAX (least, 2) - 1; i <= least && i + 1 < n; i++)
        misses[i] = miss (&shapes[i]);
    }
  return n;
}

/* Ends a list of what was added, of at most max (at least 2) shapes. */
StfShapeList
stf_shapes_end (StfShapes *self, guint max)
{
  StfShape *shapes = (StfShape *) (gpointer) self->scratch->data;
  StfShapeList list = { self->pool->len, 0 };

  g_array_sort (self->scratch, compare);
  list.n = thin (shapes, drop_dominated (shapes, self->scratch->len), max);
  g_array_append_vals (self->pool, shapes, list.n);
  g_array_set_size (self->scratch, 0);
  return list;
}

/* The lowest that is no wider, or NULL. */
const StfShape *
stf_shapes_within_width (const StfShapes *self, StfShapeList list, double width)
{
  const StfShape *shapes = stf_shapes_get (self, list);
  guint n = 0;

  while (n < list.n && shapes[n].width <= width + SLACK)
    n++;
  return n > 0 ? &shapes[n - 1] : NULL;
}

/* The narrowest that is no higher, or NULL. */
const StfShape *
stf_shapes_within_height (const StfShapes *self, StfShapeList list, double height)
{
  const StfShape *shapes = stf_shapes_get (self, list);

  for (guint i = 0; i < list.n; i++)
    if (shapes[i].height <= height + SLACK)
      return &shapes[i];
  return NULL;
}
