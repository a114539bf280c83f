/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The layout for a page: what must hold for every tree, however large or odd. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-check.h"
#include "chart-trees.h"
#include "stf-chart-fit-private.h"

#include <math.h>

#define ROUNDS 150
#define NEAR 1e-3

static const StfChartLayoutOptions standard = {
  .sibling_gap = 16,
  .subtree_gap = 24,
  .level_gap = 26,
  .assistant_gap = 18,
  .indent = 14,
  .stack_gap = 8,
  .padding = 8,
  .page_width = 1200,
  .page_height = 850,
};

/* A tree by chance with every wish that there is. */
typedef struct
{
  ChartTree *tree;
  guint8 *branch;
  guint8 *frame;
  double *sizes;
} Odd;

static Odd
odd_new (guint round)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (round);
  guint n = 1 + (guint) g_rand_int_range (rand, 0, round % 10 == 9 ? 400 : 40);
  Odd odd = { .tree = chart_tree_new_random ((ChartTreeKind) (round % 4), n, round) };
  StfChartTree *tree = &odd.tree->tree;

  odd.branch = g_new0 (guint8, n);
  odd.frame = g_new0 (guint8, n);
  odd.sizes = g_new0 (double, 4 * n);
  if (round % 3 > 0)
    chart_tree_add_assistants (odd.tree, round);
  for (guint i = 0; i < n; i++)
    {
      if (round % 5 == 1)
        odd.branch[i] = (guint8) g_rand_int_range (rand, 0, STF_CHART_N_BRANCHES);
      odd.frame[i] = round % 7 == 2 && g_rand_int_range (rand, 0, 6) == 0;
      if (round % 6 == 3 && g_rand_int_range (rand, 0, 5) == 0)
        odd.tree->parent[i] = -1;
      if (round % 11 == 4 && g_rand_int_range (rand, 0, 8) == 0)
        odd.tree->width[i] *= 20;
      if (round % 11 == 5 && g_rand_int_range (rand, 0, 8) == 0)
        odd.tree->height[i] *= 20;
      for (guint k = 0; k < 2; k++)
        {
          odd.sizes[2 * i + k] = odd.tree->width[i] * (k == 0 ? 0.6 : 1.5);
          odd.sizes[2 * (n + i) + k] = odd.tree->height[i] * (k == 0 ? 1.8 : 0.7);
        }
    }
  tree->branch = odd.branch;
  tree->frame = odd.frame;
  tree->n_variants = round % 4 == 3 ? 2 : 0;
  tree->variant_width = odd.sizes;
  tree->variant_height = odd.sizes + 2 * n;
  return odd;
}

static void
odd_clear (Odd *odd)
{
  chart_tree_free (odd->tree);
  g_free (odd->branch);
  g_free (odd->frame);
  g_free (odd->sizes);
}

static void
assert_good (const StfChartTree *tree, const StfChartLayout *layout)
{
  ChartFaults faults = chart_check (tree, layout, standard.sibling_gap, standard.stack_gap);
  guint assistants = 0;

  g_assert_cmpuint (faults.overlaps, ==, 0);
  g_assert_cmpuint (faults.through_boxes, ==, 0);
  g_assert_cmpuint (faults.crossings, ==, 0);
  g_assert_cmpuint (faults.undrawn, ==, 0);
  g_assert_cmpuint (faults.small_gaps, ==, 0);
  for (guint i = 0; i < tree->n; i++)
    assistants += tree->assistant[i];
  if (assistants == 0)
    g_assert_cmpuint (faults.nearer_others, ==, 0);
}

static void
assert_drawn_without_faults (guint round)
{
  Odd odd = odd_new (round);
  g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&odd.tree->tree, &standard);

  g_test_message ("tree %u", round);
  assert_good (&odd.tree->tree, layout);
  odd_clear (&odd);
}

/* The named trees once had faults: an assistant beside a box held from its right with another shape
 * than the room that was left for it. */
static void
any_tree_is_drawn_without_faults (void)
{
  const guint once_faulty[] = { 676, 5501, 6041, 12901, 18556, 24316 };

  for (guint i = 0; i < G_N_ELEMENTS (once_faulty); i++)
    assert_drawn_without_faults (once_faulty[i]);
  for (guint round = 0; round < ROUNDS; round++)
    assert_drawn_without_faults (round);
}

/* The last box stands inside the drawing, the drawing inside the page, touching two of its sides.
 */
static void
drawing_fills_the_page (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      Odd odd = odd_new (round);
      g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&odd.tree->tree, &standard);
      double right = 0, bottom = 0;

      for (guint i = 0; i < layout->n; i++)
        {
          const StfChartRect *r = &layout->rects[i];

          g_assert_cmpfloat (r->x, >=, 0);
          g_assert_cmpfloat (r->y, >=, 0);
          right = MAX (right, r->x + r->width);
          bottom = MAX (bottom, r->y + r->height);
          for (guint k = 0; k < layout->routes[i].n_points; k++)
            {
              g_assert_cmpfloat (layout->routes[i].points[k].x, >=, 0);
              right = MAX (right, layout->routes[i].points[k].x);
            }
        }
      g_assert_cmpfloat_with_epsilon (layout->width, right, NEAR);
      g_assert_cmpfloat_with_epsilon (layout->height, bottom, NEAR);
      g_assert_cmpfloat_with_epsilon (MIN (1200 / layout->width, 850 / layout->height),
                                      layout->scale, 1e-9);
      odd_clear (&odd);
    }
}

static void
same_tree_gives_the_same_layout (void)
{
  for (guint round = 0; round < 40; round++)
    {
      Odd odd = odd_new (round);
      g_autoptr (StfChartLayout) a = stf_chart_layout_new (&odd.tree->tree, &standard);
      g_autoptr (StfChartLayout) b = stf_chart_layout_new (&odd.tree->tree, &standard);

      g_assert_cmpmem (a->rects, a->n * sizeof *a->rects, b->rects, b->n * sizeof *b->rects);
      g_assert_cmpmem (a->branches, a->n, b->branches, b->n);
      odd_clear (&odd);
    }
}

static double
legibility (const ChartTree *tree, const StfChartLayout *layout)
{
  double area = 0;

  for (guint i = 0; i < layout->n; i++)
    area += layout->rects[i].width * layout->rects[i].height;
  g_assert_cmpuint (tree->tree.n, ==, layout->n);
  return layout->scale / sqrt (1200 * 850 / area);
}

static void
organisations_are_legible (void)
{
  const struct
  {
    guint n;
    double least; /* mean of 20 */
  } sizes[] = { { 20, 0.61 }, { 100, 0.6 }, { 200, 0.6 }, { 1000, 0.59 } };

  for (guint k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      double sum = 0;

      for (guint seed = 0; seed < 20; seed++)
        {
          g_autoptr (ChartTree) tree = chart_tree_new_random (CHART_TREE_ORG, sizes[k].n, seed);
          StfChartLayoutOptions options = standard;
          g_autoptr (StfChartLayout) layout = NULL;

          options.subtree_gap = 16;
          layout = stf_chart_layout_new (&tree->tree, &options);
          sum += legibility (tree, layout);
        }
      g_test_message ("%u boxes: %.3f", sizes[k].n, sum / 20);
      g_assert_cmpfloat (sum / 20, >=, sizes[k].least);
    }
}

static void
hundred_thousand_boxes_are_laid_out (void)
{
  for (guint kind = 0; kind < 4; kind++)
    {
      guint n = 100000;
      g_autoptr (ChartTree) tree = chart_tree_new_random ((ChartTreeKind) kind, n, 1);
      g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &standard);

      g_assert_cmpuint (layout->n, ==, n);
      g_assert_true (isfinite (layout->width) && isfinite (layout->height));
      g_assert_cmpfloat (layout->scale, >, 0);
    }
}

/* No worse than n log n: ten times the boxes, little more than ten times the work for each. */
static void
work_grows_with_the_number_of_boxes (void)
{
  for (guint kind = 0; kind < 4; kind++)
    {
      double before = 0;

      for (guint n = 1000; n <= 100000; n *= 10)
        {
          g_autoptr (ChartTree) tree = chart_tree_new_random ((ChartTreeKind) kind, n, 1);
          g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &standard);
          double share = (double) layout->steps / (n * log2 (n));

          g_test_message ("kind %u, %u boxes: %.2f steps a box and doubling", kind, n, share);
          g_assert_cmpfloat (share, >, 0);
          if (before > 0)
            g_assert_cmpfloat (share, <=, before * 1.2);
          before = share;
        }
    }
}

/* Whether the line to a box comes from above, or from its left or right. */
static StfChartBranch
side_of_line (const StfChartLayout *layout, guint i)
{
  const StfChartRoute *route = &layout->routes[i];
  StfChartPoint end;

  if (route->n_points == 0)
    return STF_CHART_BRANCH_AUTO;

  end = route->points[route->n_points - 1];
  if (fabs (end.y - layout->rects[i].y) < NEAR)
    return STF_CHART_BRANCH_ROW;
  return fabs (end.x - layout->rects[i].x) < NEAR ? STF_CHART_BRANCH_RIGHT : STF_CHART_BRANCH_LEFT;
}

static void
assert_stands_as_wished (const ChartTree *tree, const StfChartLayout *layout, guint parent,
                         StfChartBranch wish)
{
  guint sides[STF_CHART_N_BRANCHES] = { 0 };
  guint n = 0;

  for (guint i = parent + 1; i < layout->n; i++)
    if (tree->parent[i] == (int) parent)
      {
        n++;
        if (wish != STF_CHART_BRANCH_LIST)
          sides[side_of_line (layout, i)]++;
      }
  if (n < 2)
    return;

  g_assert_cmpuint (layout->branches[parent], ==, wish);
  if (wish == STF_CHART_BRANCH_BOTH)
    g_assert_cmpuint (sides[STF_CHART_BRANCH_LEFT], ==, (n + 1) / 2);
  else if (wish == STF_CHART_BRANCH_COLUMNS)
    g_assert_cmpuint (sides[STF_CHART_BRANCH_ROW], ==, 0);
  else if (wish != STF_CHART_BRANCH_LIST)
    g_assert_cmpuint (sides[wish], ==, n);
}

/* One box's wish among boxes without any, and the same wish everywhere. */
static void
wishes_are_granted (void)
{
  for (guint wish = STF_CHART_BRANCH_ROW; wish < STF_CHART_N_BRANCHES; wish++)
    for (guint round = 0; round < 40; round++)
      {
        g_autoptr (ChartTree) tree = chart_tree_new_random (
            round % 2 == 0 ? CHART_TREE_ORG : CHART_TREE_RANDOM, 60, round);
        g_autofree guint8 *branch = g_new0 (guint8, 60);
        g_autoptr (StfChartLayout) layout = NULL;

        tree->tree.branch = branch;
        for (guint i = 0; i < 60; i++)
          branch[i] = round % 4 < 2 || i == round % 20 ? (guint8) wish : 0;
        layout = stf_chart_layout_new (&tree->tree, &standard);
        assert_good (&tree->tree, layout);
        for (guint i = 0; i < 60; i++)
          if (branch[i] != 0)
            assert_stands_as_wished (tree, layout, i, (StfChartBranch) wish);
      }
}

static gboolean
is_right_or_below (const StfChartLayout *layout, int a, int b)
{
  return layout->rects[a].x > layout->rects[b].x || layout->rects[a].y > layout->rects[b].y;
}

/* From a child to the next the eye goes right or down, in pairs on each side of the spine. */
static void
children_stand_in_order (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      Odd odd = odd_new (round);
      const StfChartTree *tree = &odd.tree->tree;
      g_autoptr (StfChartLayout) layout = stf_chart_layout_new (tree, &standard);
      g_autofree int (*last)[2] = g_malloc ((layout->n + 1) * sizeof *last);

      for (guint i = 0; i <= layout->n; i++)
        last[i][0] = last[i][1] = -1;
      for (guint i = 0; i < layout->n; i++)
        {
          int *before = last[tree->parent[i] + 1];
          gboolean paired = before[1] >= 0 && side_of_line (layout, i) == STF_CHART_BRANCH_LEFT;

          if (tree->assistant[i])
            continue;
          if (before[0] >= 0)
            g_assert_true (is_right_or_below (layout, (int) i, before[paired]));
          before[1] = before[0];
          before[0] = (int) i;
        }
      odd_clear (&odd);
    }
}

static guint
count_kids (const StfChartTree *tree, int parent)
{
  guint n = 0;

  for (guint i = 0; i < tree->n; i++)
    n += tree->parent[i] == parent;
  return n;
}

/* A line that comes down on a box makes no small jog, and none at all to an only child that the box
 * is above. */
static void
assert_no_needless_jog (const StfChartTree *tree, const StfChartLayout *layout, guint i)
{
  const StfChartRoute *route = &layout->routes[i];
  const StfChartRect *above = &layout->rects[tree->parent[i]];
  double middle = layout->rects[i].x + layout->rects[i].width / 2;
  double inset = standard.indent / 2;
  double jog = fabs (route->points[route->n_points - 1].x - route->points[0].x);

  if (side_of_line (layout, i) != STF_CHART_BRANCH_ROW)
    return;
  g_assert_true (jog == 0 || jog > STF_FIT_JOG);
  if (count_kids (tree, tree->parent[i]) == 1 && middle > above->x + inset
      && middle < above->x + above->width - inset)
    g_assert_cmpfloat (jog, ==, 0);
}

static void
lines_are_straight_where_they_can_be (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      ChartTreeKind kind = round % 2 == 0 ? CHART_TREE_RANDOM : CHART_TREE_ORG;
      g_autoptr (ChartTree) tree = chart_tree_new_random (kind, 2 + round, round);
      g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &standard);

      for (guint i = 1; i < layout->n; i++)
        assert_no_needless_jog (&tree->tree, layout, i);
    }
}

static guint8
whatever_side (guint8 branch)
{
  return branch == STF_CHART_BRANCH_LEFT ? STF_CHART_BRANCH_RIGHT : branch;
}

/* Two to four subtrees that are the same are drawn the same. */
static void
subtrees_that_are_alike_look_alike (void)
{
  guint alike = 0, all = 0;

  for (guint round = 0; round < 60; round++)
    {
      guint copies = 2 + round % 3;
      guint size = 4 + round % 9;
      g_autoptr (ChartTree) part = chart_tree_new_random (CHART_TREE_ORG, size, round);
      g_autoptr (ChartTree) tree = chart_tree_new (1 + copies * size);
      g_autoptr (StfChartLayout) layout = NULL;

      tree->parent[0] = -1;
      tree->width[0] = 150;
      tree->height[0] = 50;
      for (guint c = 0; c < copies; c++)
        for (guint i = 0; i < size; i++)
          {
            guint at = 1 + c * size + i;

            tree->parent[at] = part->parent[i] < 0 ? 0 : (int) (1 + c * size) + part->parent[i];
            tree->width[at] = part->width[i];
            tree->height[at] = part->height[i];
          }
      layout = stf_chart_layout_new (&tree->tree, &standard);
      for (guint i = 0; i < (copies - 1) * size; i++)
        {
          all++;
          alike += whatever_side (layout->branches[1 + i])
                   == whatever_side (layout->branches[1 + size + i]);
        }
    }
  g_test_message ("%u of %u", alike, all);
  g_assert_cmpuint (alike * 100, >=, all * 95);
}

/* A box more somewhere leaves nearly all others with their styles. */
static void
small_edit_changes_little (void)
{
  guint same = 0, all = 0;

  for (guint round = 0; round < 60; round++)
    {
      guint n = 40 + round;
      g_autoptr (ChartTree) tree = chart_tree_new_random (CHART_TREE_ORG, n, round);
      g_autoptr (StfChartLayout) before = NULL;
      g_autoptr (StfChartLayout) after = NULL;

      tree->tree.n = n - 1;
      before = stf_chart_layout_new (&tree->tree, &standard);
      tree->tree.n = n;
      after = stf_chart_layout_new (&tree->tree, &standard);
      for (guint i = 0; i < n - 1; i++)
        if (before->branches[i] != STF_CHART_BRANCH_AUTO)
          {
            all++;
            same += before->branches[i] == after->branches[i];
          }
    }
  g_test_message ("%u of %u", same, all);
  g_assert_cmpuint (same * 100, >=, all * 70);
}

/* Every subtree in a rectangle of its own, all children beside each other. */
static StfChartLayout *
lay_out_in_rows (const StfChartTree *tree)
{
  StfChartLayout *layout = stf_chart_layout_alloc (tree, &standard, TRUE, 0);
  g_autofree double *widths = g_new0 (double, tree->n);
  g_autofree double *next = g_new0 (double, tree->n);

  for (guint i = tree->n; i-- > 0;)
    {
      next[i] = widths[i] - standard.subtree_gap;
      widths[i] = MAX (tree->width[i], next[i]);
      if (i > 0)
        widths[tree->parent[i]] += widths[i] + standard.subtree_gap;
    }
  for (guint i = 0; i < tree->n; i++)
    {
      const StfChartRect *above = i > 0 ? &layout->rects[tree->parent[i]] : NULL;
      double left = i > 0 ? next[tree->parent[i]] : 0;
      double middle = left + widths[i] / 2;
      double top = i > 0 ? above->y + above->height + standard.level_gap : 0;

      layout->rects[i] = (StfChartRect){ middle - tree->width[i] / 2, top, tree->width[i],
                                         tree->height[i] };
      layout->branches[i] = STF_CHART_BRANCH_ROW;
      next[i] = middle - next[i] / 2;
      layout->routes[i].n_points = 0;
      if (i == 0)
        continue;
      next[tree->parent[i]] += widths[i] + standard.subtree_gap;
      layout->routes[i] = (StfChartRoute){
        4,
        { { above->x + above->width / 2, above->y + above->height },
          { above->x + above->width / 2, top - standard.level_gap / 2 },
          { middle, top - standard.level_gap / 2 },
          { middle, top } }
      };
    }
  stf_fit_normalise (layout);
  return layout;
}

static void
pushing_together_makes_nothing_larger (void)
{
  guint narrower = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ChartTree) tree = chart_tree_new_random (
          round % 2 == 0 ? CHART_TREE_ORG : CHART_TREE_RANDOM, 2 + round, round);
      g_autoptr (StfChartLayout) layout = lay_out_in_rows (&tree->tree);
      double width = layout->width, height = layout->height;

      assert_good (&tree->tree, layout);
      stf_fit_compact (&standard, layout);
      assert_good (&tree->tree, layout);
      g_assert_cmpfloat (layout->width, <=, width + NEAR);
      g_assert_cmpfloat_with_epsilon (layout->height, height, NEAR);
      narrower += layout->width < width - 1;
    }
  g_test_message ("%u of %u become narrower", narrower, ROUNDS);
  g_assert_cmpuint (narrower, >=, ROUNDS / 2);
}

static ChartTree *
tree_of (const int *parents, const double *widths, guint n)
{
  ChartTree *tree = chart_tree_new (n);

  for (guint i = 0; i < n; i++)
    {
      tree->parent[i] = parents[i];
      tree->width[i] = widths[i];
      tree->height[i] = 40;
    }
  return tree;
}

/* Left of the spine two low boxes, right of it a high one and a low one. */
static void
pairs_stand_in_rows (void)
{
  const int parents[] = { -1, 0, 0, 0, 0 };
  const double widths[] = { 100, 100, 100, 100, 100 };
  guint8 branch[] = { STF_CHART_BRANCH_BOTH, 0, 0, 0, 0 };
  g_autoptr (ChartTree) tree = tree_of (parents, widths, G_N_ELEMENTS (parents));
  g_autoptr (StfChartLayout) layout = NULL;

  tree->height[2] = 80;
  tree->tree.branch = branch;
  layout = stf_chart_layout_new (&tree->tree, &standard);
  g_assert_cmpfloat_with_epsilon (layout->height, 40 + 8 + 80 + 8 + 40, NEAR);
  g_assert_cmpfloat_with_epsilon (layout->rects[1].y, layout->rects[2].y, NEAR);
  g_assert_cmpfloat_with_epsilon (layout->rects[3].y, layout->rects[4].y, NEAR);
  assert_good (&tree->tree, layout);
}

/* The first child of the deep one comes in under the low one: the bus above it keeps the gap. */
static void
low_subtree_moves_in_beside_a_deep_one (void)
{
  const int parents[] = { -1, 0, 0, 2, 2, 2 };
  const double widths[] = { 100, 100, 100, 200, 200, 200 };
  g_autoptr (ChartTree) tree = tree_of (parents, widths, G_N_ELEMENTS (parents));
  g_autoptr (StfChartLayout) layout = lay_out_in_rows (&tree->tree);

  g_assert_cmpfloat_with_epsilon (layout->width, 100 + 24 + 3 * 200 + 2 * 24, NEAR);
  stf_fit_compact (&standard, layout);
  g_assert_cmpfloat_with_epsilon (layout->rects[1].x, 0, NEAR);
  g_assert_cmpfloat_with_epsilon (layout->routes[3].points[2].x, 100 + 24, NEAR);
  g_assert_cmpfloat_with_epsilon (layout->rects[3].x, 24, NEAR);
  g_assert_cmpfloat_with_epsilon (layout->width, 24 + 3 * 200 + 2 * 16, NEAR);
  assert_good (&tree->tree, layout);
}

static void
mirrored_drawing_stays_mirrored (void)
{
  const int parents[] = { -1, 0, 0, 0, 1, 1, 1, 3, 3, 3 };
  const double widths[] = { 100, 100, 60, 100, 200, 150, 200, 200, 150, 200 };
  const guint mirrored[] = { 0, 3, 2, 1, 9, 8, 7, 6, 5, 4 };
  g_autoptr (ChartTree) tree = tree_of (parents, widths, G_N_ELEMENTS (parents));
  g_autoptr (StfChartLayout) layout = lay_out_in_rows (&tree->tree);
  double width = layout->width;

  stf_fit_compact (&standard, layout);
  g_assert_cmpfloat (layout->width, <, width - 1);
  for (guint i = 0; i < layout->n; i++)
    {
      const StfChartRect *a = &layout->rects[i];
      const StfChartRect *b = &layout->rects[mirrored[i]];

      g_assert_cmpfloat_with_epsilon (a->x, layout->width - b->x - b->width, NEAR);
    }
  assert_good (&tree->tree, layout);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/fit/any-tree-is-drawn-without-faults", any_tree_is_drawn_without_faults);
  g_test_add_func ("/chart/fit/drawing-fills-the-page", drawing_fills_the_page);
  g_test_add_func ("/chart/fit/same-tree-gives-the-same-layout", same_tree_gives_the_same_layout);
  g_test_add_func ("/chart/fit/wishes-are-granted", wishes_are_granted);
  g_test_add_func ("/chart/fit/children-stand-in-order", children_stand_in_order);
  g_test_add_func ("/chart/fit/lines-are-straight-where-they-can-be",
                   lines_are_straight_where_they_can_be);
  g_test_add_func ("/chart/fit/pairs-stand-in-rows", pairs_stand_in_rows);
  g_test_add_func ("/chart/fit/subtrees-that-are-alike-look-alike",
                   subtrees_that_are_alike_look_alike);
  g_test_add_func ("/chart/fit/small-edit-changes-little", small_edit_changes_little);
  g_test_add_func ("/chart/fit/organisations-are-legible", organisations_are_legible);
  g_test_add_func ("/chart/fit/pushing-together-makes-nothing-larger",
                   pushing_together_makes_nothing_larger);
  g_test_add_func ("/chart/fit/low-subtree-moves-in-beside-a-deep-one",
                   low_subtree_moves_in_beside_a_deep_one);
  g_test_add_func ("/chart/fit/mirrored-drawing-stays-mirrored", mirrored_drawing_stays_mirrored);
  g_test_add_func ("/chart/fit/work-grows-with-the-number-of-boxes",
                   work_grows_with_the_number_of_boxes);
  g_test_add_func ("/chart/fit/hundred-thousand-boxes-are-laid-out",
                   hundred_thousand_boxes_are_laid_out);
  return g_test_run ();
}
