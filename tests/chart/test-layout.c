/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a laid out tree must be, on trees made by chance, and that it is what a slow and simple
 * reference makes of the same rules. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-trees.h"

#include <float.h>
#include <math.h>

#define ROUNDS 300
#define NEAR 1e-6

static const StfChartLayoutOptions standard = STF_CHART_LAYOUT_OPTIONS_INIT;

static ChartTree *
random_tree (guint round, gboolean assistants)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (round);
  ChartTreeKind kind = round % 10 == 0   ? CHART_TREE_CHAIN
                       : round % 10 == 1 ? CHART_TREE_STAR
                       : round % 2 == 0  ? CHART_TREE_ORG
                                         : CHART_TREE_RANDOM;
  ChartTree *tree = chart_tree_new_random (kind, (guint) g_rand_int_range (rand, 1, 90), round);

  /* Some are forests. */
  for (guint i = 1; round % 7 == 0 && i < tree->tree.n; i += 11)
    tree->parent[i] = -1;
  if (assistants)
    chart_tree_add_assistants (tree, round);
  return tree;
}

static gboolean
touches (const StfChartRect *a, const StfChartRect *b, double margin)
{
  return a->x < b->x + b->width + margin && b->x < a->x + a->width + margin
         && a->y < b->y + b->height + margin && b->y < a->y + a->height + margin;
}

static void
no_boxes_touch (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ChartTree) tree = random_tree (round, TRUE);
      g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &standard);

      for (guint i = 0; i < layout->n; i++)
        for (guint k = 0; k < i; k++)
          g_assert_false (
              touches (&layout->rects[i], &layout->rects[k], standard.sibling_gap - NEAR));
    }
}

static void
boxes_fill_the_drawing_from_its_corner (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ChartTree) tree = random_tree (round, TRUE);
      g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &standard);
      double left = DBL_MAX, right = 0, bottom = 0;

      for (guint i = 0; i < layout->n; i++)
        {
          g_assert_cmpfloat (layout->rects[i].width, ==, tree->width[i]);
          g_assert_cmpfloat (layout->rects[i].height, ==, tree->height[i]);
          g_assert_cmpfloat (layout->rects[i].y, >=, 0);
          left = MIN (left, layout->rects[i].x);
          right = MAX (right, layout->rects[i].x + layout->rects[i].width);
          bottom = MAX (bottom, layout->rects[i].y + layout->rects[i].height);
        }
      g_assert_cmpfloat_with_epsilon (left, 0, NEAR);
      g_assert_cmpfloat_with_epsilon (right, layout->width, NEAR);
      g_assert_cmpfloat_with_epsilon (bottom, layout->height, NEAR);
    }
}

static double
middle (const StfChartLayout *layout, guint i)
{
  return layout->rects[i].x + layout->rects[i].width / 2;
}

static void
parents_stand_over_the_middle_of_their_children (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ChartTree) tree = random_tree (round, TRUE);
      g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &standard);

      for (guint p = 0; p < layout->n; p++)
        {
          double from = DBL_MAX, to = -DBL_MAX;

          for (guint i = p + 1; i < layout->n; i++)
            if (tree->parent[i] == (int) p && !tree->assistant[i])
              {
                g_assert_cmpfloat (layout->rects[i].x, >, to);
                from = MIN (from, layout->rects[i].x);
                to = layout->rects[i].x + layout->rects[i].width;
                g_assert_cmpfloat (layout->rects[i].y, >=,
                                   layout->rects[p].y + tree->height[p] + standard.level_gap
                                       - NEAR);
              }
          if (from < to)
            g_assert_cmpfloat_with_epsilon ((from + to) / 2, middle (layout, p), NEAR);
        }
    }
}

static void
assistants_stand_beside_the_line_and_above_the_children (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ChartTree) tree = random_tree (round, TRUE);
      g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &standard);

      for (guint i = 1; i < layout->n; i++)
        {
          const StfChartRect *a = &layout->rects[i];
          int p = tree->parent[i];

          if (!tree->assistant[i] || p < 0)
            continue;
          g_assert_true (a->x > middle (layout, (guint) p)
                         || a->x + a->width < middle (layout, (guint) p));
          g_assert_cmpfloat (a->y, >=, layout->rects[p].y);
          for (guint c = 0; c < layout->n; c++)
            if (tree->parent[c] == p && !tree->assistant[c])
              g_assert_cmpfloat (a->y + a->height, <, layout->rects[c].y);
        }
    }
}

static void
routes_join_boxes_and_cross_none (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ChartTree) tree = random_tree (round, TRUE);
      StfChartLayoutOptions options = standard;
      g_autoptr (StfChartLayout) layout = NULL;

      if (round % 3 == 0)
        {
          options.page_width = 500;
          options.page_height = 5000;
        }
      layout = stf_chart_layout_new (&tree->tree, &options);
      for (guint i = 0; i < layout->n; i++)
        {
          StfChartRoute r = stf_chart_layout_get_route (layout, i);
          const StfChartRect *to = &layout->rects[i];

          if (tree->parent[i] < 0)
            {
              g_assert_cmpuint (r.n_points, ==, 0);
              continue;
            }
          g_assert_cmpuint (r.n_points, >=, 2);
          g_assert_cmpfloat (r.points[r.n_points - 1].y, >=, to->y - NEAR);
          g_assert_cmpfloat (r.points[r.n_points - 1].x, >=, to->x - NEAR);
          g_assert_cmpfloat (r.points[r.n_points - 1].x, <=, to->x + to->width + NEAR);

          for (guint k = 1; k < r.n_points; k++)
            {
              StfChartPoint a = r.points[k - 1], b = r.points[k];
              StfChartRect segment = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x),
                                       fabs (a.y - b.y) };

              g_assert_true (segment.width < 0.01 || segment.height < 0.01);
              for (guint box = 0; box < layout->n; box++)
                g_assert_false (touches (&segment, &layout->rects[box], -NEAR - 0.01));
            }
        }
    }
}

/* The siblings of each parent in reverse order. */
static ChartTree *
mirror (const ChartTree *tree, guint *places)
{
  guint n = tree->tree.n;
  ChartTree *mirrored = chart_tree_new (n);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (int));

  for (int parent = -1, done = -1; done < (int) order->len; done++)
    {
      parent = done < 0 ? -1 : g_array_index (order, int, done);
      for (int i = (int) n - 1; i >= 0; i--)
        if (tree->parent[i] == parent)
          {
            places[i] = order->len;
            mirrored->parent[order->len] = done;
            mirrored->width[order->len] = tree->width[i];
            mirrored->height[order->len] = tree->height[i];
            g_array_append_val (order, i);
          }
    }
  g_assert_cmpuint (order->len, ==, n);
  return mirrored;
}

static void
mirrored_tree_gives_mirrored_drawing (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ChartTree) tree = random_tree (round, FALSE);
      g_autofree guint *places = g_new (guint, tree->tree.n);
      g_autoptr (ChartTree) mirrored = mirror (tree, places);
      g_autoptr (StfChartLayout) a = stf_chart_layout_new (&tree->tree, &standard);
      g_autoptr (StfChartLayout) b = stf_chart_layout_new (&mirrored->tree, &standard);

      for (guint i = 0; i < tree->tree.n; i++)
        {
          g_assert_cmpfloat_with_epsilon (middle (a, i), a->width - middle (b, places[i]), NEAR);
          g_assert_cmpfloat_with_epsilon (a->rects[i].y, b->rects[places[i]].y, NEAR);
        }
    }
}

/* The reference: a subtree is a list of its boxes; each is compared with every other. */
typedef struct
{
  const ChartTree *tree;
  GArray **subtrees; /* of guint, by top box */
  double *x;         /* of boxes, from the top box of the subtree they are in just now */
  double *y;
} Reference;

static double
demand (const Reference *r, guint a, guint b, guint before, guint child)
{
  double gap = a == before && b == child ? standard.sibling_gap : standard.subtree_gap;
  double lead = standard.level_gap;

  if (r->y[a] - lead >= r->y[b] + r->tree->height[b]
      || r->y[b] - lead >= r->y[a] + r->tree->height[a])
    return -DBL_MAX;
  return r->x[a] + r->tree->width[a] / 2 + gap + r->tree->width[b] / 2 - r->x[b];
}

/* How far child b must stand to the right of child a. */
static double
distance (const Reference *r, const guint *children, guint a, guint b)
{
  const GArray *left = r->subtrees[children[a]];
  const GArray *right = r->subtrees[children[b]];
  guint before = b == a + 1 ? children[a] : G_MAXUINT;
  double most = -DBL_MAX;

  for (guint i = 0; i < left->len; i++)
    for (guint j = 0; j < right->len; j++)
      most = MAX (most, demand (r, g_array_index (left, guint, i), g_array_index (right, guint, j),
                                before, children[b]));
  return most;
}

/* Sets `count` children against each other, pushed together from the left and from the right, and
 * spreads those that are loose. */
static void
refer_places (const Reference *r, const guint *children, guint count, double *places)
{
  g_autofree double *from_left = g_new0 (double, count);
  g_autofree double *distances = g_new (double, (gsize) count *count);

  for (guint b = 0; b < count; b++)
    for (guint a = 0; a < b; a++)
      {
        distances[a * count + b] = distance (r, children, a, b);
        from_left[b] = MAX (from_left[b], from_left[a] + distances[a * count + b]);
      }
  for (guint a = count; a-- > 0;)
    {
      places[a] = from_left[count - 1];
      for (guint b = a + 1; b < count; b++)
        places[a] = MIN (places[a], places[b] - distances[a * count + b]);
    }

  for (guint a = 0, loose = 0; a < count; a++)
    if (places[a] - from_left[a] > NEAR)
      loose++;
    else
      for (guint before = loose; loose > 0; loose--)
        {
          double share = (double) (before + 1 - loose) / (before + 1);

          places[a - loose] = share * places[a - loose] + (1 - share) * from_left[a - loose];
        }
}

/* Sets the children of p, -1 for all roots, around its line; the result is in `into`. */
static void
refer_children (Reference *r, int p, GArray *into)
{
  guint n = r->tree->tree.n;
  g_autofree guint *children = g_new (guint, n);
  g_autofree double *places = g_new (double, n);
  guint count = 0;
  double middle;

  for (guint i = 0; i < n; i++)
    if (r->tree->parent[i] == p)
      children[count++] = i;
  if (count == 0)
    return;

  refer_places (r, children, count, places);
  middle = (places[0] - r->tree->width[children[0]] / 2 + places[count - 1]
            + r->tree->width[children[count - 1]] / 2)
           / 2;
  for (guint i = 0; i < count; i++)
    {
      GArray *subtree = r->subtrees[children[i]];

      for (guint k = 0; k < subtree->len; k++)
        r->x[g_array_index (subtree, guint, k)] += places[i] - middle;
      g_array_append_vals (into, subtree->data, subtree->len);
    }
}

static double *
refer (const ChartTree *tree, const StfChartLayout *layout)
{
  guint n = tree->tree.n;
  g_autofree double *y = g_new (double, n);
  g_autofree GArray **subtrees = g_new (GArray *, n + 1);
  Reference r = { tree, subtrees, g_new0 (double, n), y };

  for (guint i = 0; i < n; i++)
    y[i] = layout->rects[i].y;
  for (int i = (int) n; i-- >= 0;)
    {
      g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (guint));

      refer_children (&r, i, all);
      if (i < 0)
        break;
      g_array_append_val (all, i);
      subtrees[i] = g_steal_pointer (&all);
    }
  for (guint i = 0; i < n; i++)
    g_array_unref (subtrees[i]);
  return r.x;
}

static void
layout_is_that_of_the_reference (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ChartTree) tree = random_tree (round, FALSE);
      g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &standard);
      g_autofree double *x = refer (tree, layout);

      for (guint i = 0; i < tree->tree.n; i++)
        {
          g_assert_cmpfloat_with_epsilon (middle (layout, i) - middle (layout, 0), x[i] - x[0],
                                          NEAR);
          if (tree->parent[i] >= 0)
            g_assert_cmpfloat_with_epsilon (layout->rects[i].y,
                                            layout->rects[tree->parent[i]].y
                                                + tree->height[tree->parent[i]]
                                                + standard.level_gap,
                                            NEAR);
        }
    }
}

/* Two leaves between two wide subtrees: the three gaps between the four are alike. */
static void
small_subtrees_are_spread_between_large_ones (void)
{
  const int parents[] = { -1, 0, 0, 0, 0, 1, 1, 1, 4, 4, 4 };
  g_autoptr (ChartTree) tree = chart_tree_new (G_N_ELEMENTS (parents));
  g_autoptr (StfChartLayout) layout = NULL;
  const StfChartRect *rects;
  double gaps[3];

  for (guint i = 0; i < tree->tree.n; i++)
    {
      tree->parent[i] = parents[i];
      tree->width[i] = 100;
      tree->height[i] = 40;
    }
  layout = stf_chart_layout_new (&tree->tree, &standard);
  rects = layout->rects;
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    gaps[i] = rects[i + 2].x - (rects[i + 1].x + 100);

  g_assert_cmpfloat (gaps[0], >, standard.sibling_gap + 1);
  g_assert_cmpfloat_with_epsilon (gaps[1], gaps[0], NEAR);
  g_assert_cmpfloat_with_epsilon (gaps[2], gaps[0], NEAR);
}

static void
work_grows_with_the_number_of_boxes (void)
{
  const ChartTreeKind kinds[] = { CHART_TREE_ORG, CHART_TREE_RANDOM, CHART_TREE_CHAIN,
                                  CHART_TREE_STAR };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint n = 100; n <= 100000; n *= 10)
      {
        g_autoptr (ChartTree) tree = chart_tree_new_random (kinds[i], n, n);
        g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &standard);

        g_assert_cmpuint (layout->steps, <=, 4 * (guint64) n);
        g_assert_cmpuint (layout->n, ==, n);
        g_assert_true (isfinite (layout->width) && isfinite (layout->height));
      }
}

/* A comb of combs would make a layout that walks whole contours quadratic. */
static void
work_stays_linear_on_a_comb (void)
{
  guint n = 100000;
  g_autoptr (ChartTree) tree = chart_tree_new_random (CHART_TREE_CHAIN, n, 1);
  g_autoptr (StfChartLayout) layout = NULL;

  for (int i = 1; i < (int) n; i++)
    tree->parent[i] = i % 2 == 1 ? i - 1 : MAX (i - 2, 0);
  layout = stf_chart_layout_new (&tree->tree, &standard);
  g_assert_cmpuint (layout->steps, <=, 4 * (guint64) n);
}

static void
hundred_thousand_assistants_are_laid_out (void)
{
  guint n = 100000;
  g_autoptr (ChartTree) star = chart_tree_new_random (CHART_TREE_STAR, n, 1);
  g_autoptr (ChartTree) chain = chart_tree_new_random (CHART_TREE_CHAIN, n, 1);
  g_autoptr (StfChartLayout) wide = NULL;
  g_autoptr (StfChartLayout) deep = NULL;

  for (guint i = 1; i < n; i++)
    star->assistant[i] = chain->assistant[i] = TRUE;
  wide = stf_chart_layout_new (&star->tree, &standard);
  deep = stf_chart_layout_new (&chain->tree, &standard);
  g_assert_cmpfloat (wide->width, <, 1000);
  g_assert_true (isfinite (deep->width));
}

static void
nothing_gives_an_empty_drawing (void)
{
  g_autoptr (ChartTree) tree = chart_tree_new (0);
  g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &standard);

  g_assert_cmpuint (layout->n, ==, 0);
  g_assert_cmpfloat (layout->width, ==, 0);
  g_assert_cmpfloat (layout->scale, ==, 1);
}

static void
scale_makes_the_drawing_fit_the_page (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (ChartTree) tree = random_tree (round, TRUE);
      StfChartLayoutOptions options = standard;
      g_autoptr (StfChartLayout) layout = NULL;

      options.page_width = 1000;
      options.page_height = 700;
      options.max_scale = 2;
      layout = stf_chart_layout_new (&tree->tree, &options);
      g_assert_cmpfloat (layout->width * layout->scale, <=, 1000 + NEAR);
      g_assert_cmpfloat (layout->height * layout->scale, <=, 700 + NEAR);
      g_assert_true (layout->scale == 2 || fabs (layout->width * layout->scale - 1000) < NEAR
                     || fabs (layout->height * layout->scale - 700) < NEAR);
    }
}

/* On a narrow page assistants stand below, on a wide one beside their box. */
static void
page_decides_where_assistants_stand (void)
{
  g_autoptr (ChartTree) tree = chart_tree_new_random (CHART_TREE_CHAIN, 3, 1);
  StfChartLayoutOptions options = standard;
  g_autoptr (StfChartLayout) wide = NULL;
  g_autoptr (StfChartLayout) narrow = NULL;

  tree->parent[2] = 0;
  tree->assistant[1] = TRUE;
  options.page_width = 1000;
  options.page_height = 100;
  wide = stf_chart_layout_new (&tree->tree, &options);
  options.page_width = 100;
  options.page_height = 1000;
  narrow = stf_chart_layout_new (&tree->tree, &options);
  g_assert_cmpfloat (wide->rects[1].y, ==, wide->rects[0].y);
  g_assert_cmpfloat (narrow->rects[1].y, >, narrow->rects[0].y + narrow->rects[0].height);
}

static void
tree_files_are_read_or_refused (void)
{
  g_autoptr (ChartTree) tree = chart_tree_new_from_text ("2\n-1 100 40\n0 80.5 30\n");

  g_assert_nonnull (tree);
  g_assert_cmpint (tree->parent[1], ==, 0);
  g_assert_cmpfloat (tree->width[1], ==, 80.5);
  g_assert_null (chart_tree_new_from_text ("2\n-1 100 40\n1 80 30\n"));
  g_assert_null (chart_tree_new_from_text ("3\n-1 100 40\n0 80 30\n"));
  g_assert_null (chart_tree_new_from_text (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/layout/no-boxes-touch", no_boxes_touch);
  g_test_add_func ("/chart/layout/boxes-fill-the-drawing-from-its-corner",
                   boxes_fill_the_drawing_from_its_corner);
  g_test_add_func ("/chart/layout/parents-stand-over-the-middle-of-their-children",
                   parents_stand_over_the_middle_of_their_children);
  g_test_add_func ("/chart/layout/assistants-stand-beside-the-line-and-above-the-children",
                   assistants_stand_beside_the_line_and_above_the_children);
  g_test_add_func ("/chart/layout/routes-join-boxes-and-cross-none",
                   routes_join_boxes_and_cross_none);
  g_test_add_func ("/chart/layout/mirrored-tree-gives-mirrored-drawing",
                   mirrored_tree_gives_mirrored_drawing);
  g_test_add_func ("/chart/layout/is-that-of-the-reference", layout_is_that_of_the_reference);
  g_test_add_func ("/chart/layout/small-subtrees-are-spread-between-large-ones",
                   small_subtrees_are_spread_between_large_ones);
  g_test_add_func ("/chart/layout/work-grows-with-the-number-of-boxes",
                   work_grows_with_the_number_of_boxes);
  g_test_add_func ("/chart/layout/work-stays-linear-on-a-comb", work_stays_linear_on_a_comb);
  g_test_add_func ("/chart/layout/hundred-thousand-assistants-are-laid-out",
                   hundred_thousand_assistants_are_laid_out);
  g_test_add_func ("/chart/layout/nothing-gives-an-empty-drawing", nothing_gives_an_empty_drawing);
  g_test_add_func ("/chart/layout/scale-makes-the-drawing-fit-the-page",
                   scale_makes_the_drawing_fit_the_page);
  g_test_add_func ("/chart/layout/page-decides-where-assistants-stand",
                   page_decides_where_assistants_stand);
  g_test_add_func ("/chart/layout/tree-files-are-read-or-refused", tree_files_are_read_or_refused);
  return g_test_run ();
}
