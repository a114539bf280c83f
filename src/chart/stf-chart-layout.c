/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places the boxes of a tree: a pure function from sizes to rectangles and routes.  Without a page
 * that is the tidy tree, with one the shapes that fit it. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-layout-private.h"

#include <string.h>

#define NONE (-1)

#define WORTH_RESHAPING 1.1

/* The next n members of a block that is counted first (start NULL), then given out. */
gpointer
stf_chart_layout_take (char *start, gsize *used, gsize n, gsize size)
{
  gpointer taken = start != NULL ? start + *used : NULL;

  *used += (n * size + 15) & ~(gsize) 15;
  return taken;
}

/* Most trees have none, which is seen by comparing each byte with the next. */
gboolean
stf_chart_layout_has_assistants (const StfChartTree *tree)
{
  const guint8 *a = tree->assistant;

  return a != NULL && tree->n > 0 && (a[0] || memcmp (a, a + 1, tree->n - 1) != 0);
}

static gsize
share_out (StfChartLayout *self, guint n, gboolean routes, gsize spare, char *start)
{
  gsize used = 0;

  stf_chart_layout_take (start, &used, 1, sizeof *self);
  self->routes = routes ? stf_chart_layout_take (start, &used, n, sizeof (StfChartRoute)) : NULL;
  self->parents = stf_chart_layout_take (start, &used, n, sizeof (int));
  self->assistants = stf_chart_layout_take (start, &used, n, 1);
  self->branches = stf_chart_layout_take (start, &used, n, 1);
  self->variants = stf_chart_layout_take (start, &used, n, 1);
  self->rects = stf_chart_layout_take (start, &used, n + 1, sizeof (StfChartRect));
  self->rects++;
  return used + spare;
}

/* For both ways of laying out: nothing is placed yet.  A layout is one block: many boxes mean much
 * memory, and what is given back piece by piece must be fetched from the kernel the next time.  To
 * work with there is room for a rectangle before the first one, and for `spare` bytes after the
 * last one. */
StfChartLayout *
stf_chart_layout_alloc (const StfChartTree *tree, const StfChartLayoutOptions *options,
                        gboolean routes, gsize spare)
{
  guint n = tree->n;
  gboolean any_assistants = stf_chart_layout_has_assistants (tree);
  StfChartLayout sizes;
  StfChartLayout *self = g_malloc (share_out (&sizes, n, routes, spare, NULL));

  *self = (StfChartLayout){ .n = n, .scale = 1, .bus = options->level_gap / 2 };
  share_out (self, n, routes, spare, (char *) self);
  if (n > 0)
    memcpy (self->parents, tree->parent, n * sizeof (int));
  memset (self->assistants, FALSE, n);
  for (guint i = 0; any_assistants && i < n; i++)
    self->assistants[i] = tree->assistant[i] && tree->parent[i] != NONE;
  memset (self->branches, 0, n);
  memset (self->variants, 0, n);
  return self;
}

static double
fitting_scale (const StfChartLayout *layout, const StfChartLayoutOptions *options)
{
  double scale = MIN (options->page_width / MAX (layout->width, 1),
                      options->page_height / MAX (layout->height, 1));

  return options->max_scale > 0 ? MIN (scale, options->max_scale) : scale;
}

/* Whether a box is larger than it should be. */
static gboolean
has_too_large (const StfChartLayout *layout, const StfChartLayoutOptions *options)
{
  for (guint i = 0; options->max_width > 0 && i < layout->n; i++)
    if (layout->rects[i].width > options->max_width
        || layout->rects[i].height > options->max_height)
      return TRUE;
  return FALSE;
}

/* Boxes have their own sizes, unless those are too large, or others make the whole so much larger
 * that it is worth it. */
static StfChartLayout *
fit (const StfChartTree *tree, const StfChartLayoutOptions *options)
{
  StfChartTree plain = *tree;
  g_autoptr (StfChartLayout) layout = NULL;
  g_autoptr (StfChartLayout) reshaped = NULL;

  plain.n_variants = 0;
  layout = stf_chart_fit (&plain, options);
  layout->scale = fitting_scale (layout, options);
  if (tree->n_variants == 0)
    return g_steal_pointer (&layout);

  reshaped = stf_chart_fit (tree, options);
  reshaped->scale = fitting_scale (reshaped, options);
  return reshaped->scale > WORTH_RESHAPING * layout->scale || has_too_large (layout, options)
             ? g_steal_pointer (&reshaped)
             : g_steal_pointer (&layout);
}

/**
 * stf_chart_layout_new:
 * @tree: the boxes; a parent must stand before its children
 * @options: gaps and the room there is, in points
 *
 * Lays a tree out.  The same input gives the same result.
 *
 * Returns: (transfer full): rectangles and routes in points, unscaled, and the scale with which
 * they fit the room
 */
StfChartLayout *
stf_chart_layout_new (const StfChartTree *tree, const StfChartLayoutOptions *options)
{
  g_return_val_if_fail (tree != NULL && options != NULL, NULL);
  g_return_val_if_fail (tree->n < G_MAXINT / 4, NULL);
  for (guint i = 0; i < tree->n; i++)
    g_return_val_if_fail ((guint) (tree->parent[i] - NONE) <= i, NULL);

  return options->page_width > 0 && options->page_height > 0 && tree->n > 0
             ? fit (tree, options)
             : stf_chart_tidy (tree, options);
}

/**
 * stf_chart_layout_get_route:
 * @self: a layout
 * @box: index of a box
 *
 * Returns: the line from the box's parent, in points; none leads to a root nor into a box
 */
StfChartRoute
stf_chart_layout_get_route (const StfChartLayout *self, guint box)
{
  g_return_val_if_fail (self != NULL && box < self->n, (StfChartRoute){ 0 });

  return self->routes != NULL ? self->routes[box] : stf_chart_tidy_route (self, box);
}

void
stf_chart_layout_free (StfChartLayout *self)
{
  g_free (self);
}
