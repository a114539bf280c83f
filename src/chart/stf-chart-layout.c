/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places the boxes of a tree: a pure function from sizes to rectangles and routes.  Without a page
 * that is the tidy tree. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-layout-private.h"

#define NONE (-1)

/* For both ways of laying out: nothing is placed yet. */
StfChartLayout *
stf_chart_layout_alloc (guint n)
{
  StfChartLayout *self = g_new0 (StfChartLayout, 1);

  self->n = n;
  self->scale = 1;
  self->rects = g_new (StfChartRect, n);
  self->routes = g_new (StfChartRoute, n);
  self->branches = g_new0 (guint8, n);
  self->variants = g_new0 (guint8, n);
  return self;
}

static double
fitting_scale (const StfChartLayout *layout, const StfChartLayoutOptions *options)
{
  double scale = MIN (options->page_width / MAX (layout->width, 1),
                      options->page_height / MAX (layout->height, 1));

  return options->max_scale > 0 ? MIN (scale, options->max_scale) : scale;
}

static StfChartLayout *
fit (const StfChartTree *tree, const StfChartLayoutOptions *options)
{
  g_autoptr (StfChartLayout) flanking = stf_chart_tidy (tree, options, TRUE);
  g_autoptr (StfChartLayout) lined = stf_chart_tidy (tree, options, FALSE);

  flanking->scale = fitting_scale (flanking, options);
  lined->scale = fitting_scale (lined, options);
  return lined->scale > flanking->scale ? g_steal_pointer (&lined) : g_steal_pointer (&flanking);
}

static void
note_rows (const StfChartTree *tree, StfChartLayout *layout)
{
  for (guint i = 0; i < tree->n; i++)
    if (tree->parent[i] != NONE)
      layout->branches[tree->parent[i]] = STF_CHART_BRANCH_ROW;
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
  gboolean paged;
  StfChartLayout *layout;

  g_return_val_if_fail (tree != NULL && options != NULL, NULL);
  g_return_val_if_fail (tree->n < G_MAXINT / 4, NULL);
  for (guint i = 0; i < tree->n; i++)
    g_return_val_if_fail (tree->parent[i] >= NONE && tree->parent[i] < (int) i, NULL);

  paged = options->page_width > 0 && options->page_height > 0 && tree->n > 0;
  layout = paged ? fit (tree, options) : stf_chart_tidy (tree, options, TRUE);
  note_rows (tree, layout);
  return layout;
}

void
stf_chart_layout_free (StfChartLayout *self)
{
  if (self == NULL)
    return;

  g_free (self->rects);
  g_free (self->routes);
  g_free (self->branches);
  g_free (self->variants);
  g_free (self);
}
