/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shapes that a subtree can be drawn in (L. Stockmeyer, Optimal Orientations of Cells in
 * Slicing Floorplan Designs, 1983): only those that are neither wider nor higher than another
 * count.
 *
 * 1. Of shapes that are nearly as large as each other the less ugly one is kept: each is counted as
 *    larger by a hundredth for each unit of its ugliness.
 * 2. A list that is too long loses the shapes that are missed the least.  Who loses a shape takes
 *    the next wider one or the next higher one instead; what is missed is the smaller of the two
 *    ratios. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-shape.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

/* Differences of rounding, in points. */
#define SLACK 1e-6

#define UGLINESS_WEIGHT 0.06

/* What shapes are sorted by. */
typedef struct
{
  double width;
  double height;
  guint index;
} Key;

void
stf_shapes_init (StfShapes *self)
{
  self->pool = g_array_new (FALSE, FALSE, sizeof (StfShape));
  self->scratch = g_array_new (FALSE, FALSE, sizeof (StfShape));
  self->kept = g_array_new (FALSE, FALSE, sizeof (StfShape));
  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
}

void
stf_shapes_clear (StfShapes *self)
{
  g_clear_pointer (&self->pool, g_array_unref);
  g_clear_pointer (&self->scratch, g_array_unref);
  g_clear_pointer (&self->kept, g_array_unref);
  g_clear_pointer (&self->keys, g_array_unref);
}

/* Adds a shape to the list that stf_shapes_end() makes. */
void
stf_shapes_add (StfShapes *self, StfShape shape)
{
  g_array_append_val (self->scratch, shape);
}

/* Rule 1. */
double
stf_shape_weight (const StfShape *shape)
{
  return 1 + UGLINESS_WEIGHT * (double) shape->ugliness;
}

/* Of shapes as large as each other the one that came first is kept. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const Key *x = a, *y = b;

  if (x->width != y->width)
    return x->width < y->width ? -1 : 1;
  if (x->height != y->height)
    return x->height < y->height ? -1 : 1;
  return (x->index > y->index) - (x->index < y->index);
}

static void
swap (GArray **a, GArray **b)
{
  GArray *c = *a;

  *a = *b;
  *b = c;
}

static void
sort (StfShapes *self, gboolean weighted)
{
  const StfShape *shapes = (const StfShape *) (gpointer) self->scratch->data;
  guint n = self->scratch->len;

  g_array_set_size (self->keys, n);
  for (guint i = 0; i < n; i++)
    {
      double weight = weighted ? stf_shape_weight (&shapes[i]) : 1;

      g_array_index (self->keys, Key, i) = (Key){ shapes[i].width * weight,
                                                  shapes[i].height * weight, i };
    }
  qsort (self->keys->data, n, sizeof (Key), compare);
}

/* Keeps, of the shapes in the order of their keys, those that are lower than all before them. */
static void
keep_lowest (StfShapes *self, gboolean weighted)
{
  double lowest = DBL_MAX;

  sort (self, weighted);
  g_array_set_size (self->kept, 0);
  for (guint i = 0; i < self->keys->len; i++)
    {
      const Key *key = &g_array_index (self->keys, Key, i);

      if (key->height >= lowest - SLACK)
        continue;
      lowest = key->height;
      g_array_append_val (self->kept, g_array_index (self->scratch, StfShape, key->index));
    }
  swap (&self->kept, &self->scratch);
}

/* Rule 2, as a ratio. */
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
  StfShapeList list = { self->pool->len, 0 };
  StfShape *shapes;

  keep_lowest (self, TRUE);
  keep_lowest (self, FALSE);
  shapes = (StfShape *) (gpointer) self->scratch->data;
  list.n = thin (shapes, self->scratch->len, max);
  g_array_append_vals (self->pool, shapes, list.n);
  g_array_set_size (self->scratch, 0);
  return list;
}

/* The lowest that is no wider, or NULL. */
const StfShape *
stf_shapes_within_width (const StfShapes *self, StfShapeList list, double width)
{
  const StfShape *shapes = stf_shapes_get (self, list);
  guint low = 0;
  guint high = list.n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (shapes[middle].width <= width + SLACK)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &shapes[low - 1] : NULL;
}

/* The narrowest that is no higher, or NULL. */
const StfShape *
stf_shapes_within_height (const StfShapes *self, StfShapeList list, double height)
{
  const StfShape *shapes = stf_shapes_get (self, list);
  guint low = 0;
  guint high = list.n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (shapes[middle].height > height + SLACK)
        low = middle + 1;
      else
        high = middle;
    }
  return low < list.n ? &shapes[low] : NULL;
}
