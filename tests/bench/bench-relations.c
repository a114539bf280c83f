/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long it takes to find the dotted lines of charts on A3, beside laying the same charts out,
 * and what they are like. */

#define G_LOG_DOMAIN "stafett-bench"

#include "chart-trees.h"
#include "stf-chart-channel.h"

#include <time.h>

static const struct
{
  guint n_boxes;
  guint n_links;
} sizes[] = { { 20, 5 },    { 100, 5 },   { 100, 50 },  { 1000, 5 },
              { 1000, 50 }, { 5000, 10 }, { 5000, 300 } };

/* Of the processor: others may be using it too. */
static double
since (clock_t *start)
{
  clock_t now = clock ();
  double ms = (double) (now - *start) * 1000 / CLOCKS_PER_SEC;

  *start = now;
  return ms;
}

/* Relations are mostly near: between boxes that were made one after the other. */
static void
find_links (GRand *rand, guint n_boxes, StfChartLink *links, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint from = (guint) g_rand_int_range (rand, 0, (gint32) n_boxes);
      guint away = (guint) g_rand_int_range (rand, 1, (gint32) (i % 4 == 0 ? n_boxes : 20));

      links[i] = (StfChartLink){ from, (from + away) % n_boxes, 36, 9, 9 };
    }
}

static void
measure (guint n_boxes, guint n_links)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n_boxes);
  g_autoptr (ChartTree) tree = chart_tree_new_random (CHART_TREE_ORG, n_boxes, n_boxes);
  g_autofree StfChartRoute *routes = g_new (StfChartRoute, n_boxes);
  g_autofree StfChartLink *links = g_new (StfChartLink, n_links);
  StfChartLayoutOptions options = STF_CHART_LAYOUT_OPTIONS_INIT;
  clock_t start = clock ();
  g_autoptr (StfChartLayout) layout = NULL;
  g_autoptr (StfChartLines) lines = NULL;
  StfChartChannelInput input = { n_boxes };
  guint n_found = 0;
  guint n_words = 0;
  guint n_numbers = 0;
  double laid_out, found;

  options.page_width = 1130;
  options.page_height = 780;
  layout = stf_chart_layout_new (&tree->tree, &options);
  laid_out = since (&start);
  for (guint i = 0; i < n_boxes; i++)
    routes[i] = stf_chart_layout_get_route (layout, i);
  find_links (rand, n_boxes, links, n_links);
  input.boxes = layout->rects;
  input.n_routes = n_boxes;
  input.routes = routes;
  input.n_links = n_links;
  input.links = links;
  input.room = (StfChartRect){ -14, -14, layout->width + 28, layout->height + 28 };

  start = clock ();
  lines = stf_chart_channel_route (&input);
  found = since (&start);
  for (guint i = 0; i < n_links; i++)
    {
      n_found += lines->lines[i].n_points > 0;
      n_words += lines->lines[i].label.width > 0 && !lines->lines[i].number;
      n_numbers += lines->lines[i].number;
    }
  g_print ("%5u boxes, %3u relations: %7.1f ms (layout %6.1f); %3u lines, %3u words, %3u numbers, "
           "%3u crossings, %4u over the tree, %4u bends\n",
           n_boxes, n_links, found, laid_out, n_found, n_words, n_numbers, lines->n_crossings,
           lines->n_over_tree, lines->n_bends);
}

int
main (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    measure (sizes[i].n_boxes, sizes[i].n_links);
  return 0;
}
