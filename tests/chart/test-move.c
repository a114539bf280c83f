/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-fixture.h"
#include "chart-trees.h"

#define N_ARROWS (STF_CHART_MOVE_DOWN + 1)

/* A root with an assistant (1), and below it two boxes in a row (2, 3); on a spine below 2 stand
 * two boxes to the left (4, 6) and one to the right (5); 3 lists two boxes (7, 8), of which 7 has
 * one below itself (9). */
static const int parents[] = { -1, 0, 0, 0, 2, 2, 2, 3, 3, 7 };
static const guint8 assistants[] = { 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 };
static const StfChartRect rects[] = {
  { 100, 0, 40, 20 },   { 130, 30, 40, 20 },  { 40, 60, 40, 20 },  { 160, 60, 90, 150 },
  { 10, 90, 40, 20 },   { 70, 95, 40, 20 },   { 10, 120, 40, 20 }, { 170, 90, 40, 20 },
  { 170, 160, 40, 20 }, { 190, 120, 40, 20 },
};
static const StfChartRoute routes[] = {
  { 0 },
  { 3, { { 120, 20 }, { 120, 40 }, { 130, 40 } } },
  { 4, { { 120, 20 }, { 120, 55 }, { 60, 55 }, { 60, 60 } } },
  { 4, { { 120, 20 }, { 120, 55 }, { 205, 55 }, { 205, 60 } } },
  { 3, { { 60, 80 }, { 60, 100 }, { 50, 100 } } },
  { 3, { { 60, 80 }, { 60, 105 }, { 70, 105 } } },
  { 3, { { 60, 80 }, { 60, 130 }, { 50, 130 } } },
  { 0 },
  { 0 },
  { 3, { { 180, 110 }, { 180, 130 }, { 190, 130 } } },
};
static const StfChartWays ways = { G_N_ELEMENTS (parents), parents, rects, routes, assistants };

static void
check (guint from, const int (*expected)[N_ARROWS])
{
  for (guint move = 0; move < N_ARROWS; move++)
    g_assert_cmpint (stf_chart_move (&ways, from, (StfChartMove) move), ==, (*expected)[move]);
}

#define CHECK(from, left, right, up, down)                                                         \
  check (from, &(const int[N_ARROWS]){ left, right, up, down })

static void
rows_go_sideways (void)
{
  CHECK (0, -1, -1, -1, 1);
  CHECK (2, -1, 3, 0, 4);
  CHECK (3, 2, -1, 0, 7);
}

static void
assistants_come_before_children (void)
{
  CHECK (1, 0, -1, 0, 2);
}

static void
columns_go_down_and_across (void)
{
  CHECK (4, -1, 5, 2, 6);
  CHECK (6, -1, 5, 4, 5);
  CHECK (5, 4, -1, 2, -1);
}

static void
lists_go_down_and_in (void)
{
  CHECK (7, 3, 9, 3, 8);
  CHECK (8, 3, -1, 7, -1);
  CHECK (9, 7, -1, 7, -1);
}

/* Members of a frame in two rows. */
static void
grids_go_as_they_are_read (void)
{
  static const int grid_parents[] = { -1, 0, 0, 0 };
  static const StfChartRoute none[4];
  static const StfChartRect grid_rects[] = {
    { 0, 0, 100, 20 }, { 0, 40, 40, 20 }, { 50, 38, 40, 24 }, { 0, 70, 40, 20 }
  };
  const StfChartWays grid = { 4, grid_parents, grid_rects, none, NULL };

  g_assert_cmpint (stf_chart_move (&grid, 0, STF_CHART_MOVE_DOWN), ==, 1);
  g_assert_cmpint (stf_chart_move (&grid, 1, STF_CHART_MOVE_RIGHT), ==, 2);
  g_assert_cmpint (stf_chart_move (&grid, 2, STF_CHART_MOVE_RIGHT), ==, 3);
  g_assert_cmpint (stf_chart_move (&grid, 3, STF_CHART_MOVE_LEFT), ==, 2);
  g_assert_cmpint (stf_chart_move (&grid, 3, STF_CHART_MOVE_UP), ==, 0);
}

static void
ends_are_first_and_last (void)
{
  g_assert_cmpint (stf_chart_move (&ways, 5, STF_CHART_MOVE_FIRST), ==, 0);
  g_assert_cmpint (stf_chart_move (&ways, 5, STF_CHART_MOVE_LAST), ==, 9);
}

/* Where the four arrows lead from every box: -1, or a box. */
static int *
map_arrows (const StfChartWays *w)
{
  int *to = g_new (int, w->n *N_ARROWS);

  for (guint i = 0; i < w->n * N_ARROWS; i++)
    to[i] = stf_chart_move (w, i / N_ARROWS, (StfChartMove) (i % N_ARROWS));
  return to;
}

/* How many boxes can be reached from the first; back: from how many the first can be reached. */
static guint
count_reached (const int *to, guint n, gboolean back)
{
  g_autofree gboolean *seen = g_new0 (gboolean, n);
  gboolean grown = TRUE;
  guint n_seen = 1;

  seen[0] = TRUE;
  while (grown)
    {
      grown = FALSE;
      for (guint i = 0; i < n * N_ARROWS; i++)
        {
          guint from = i / N_ARROWS;
          guint new = back ? from : (guint) MAX (to[i], 0);
          gboolean known = back ? to[i] >= 0 && seen[to[i]] : seen[from];

          if (to[i] < 0 || !known || seen[new])
            continue;
          seen[new] = TRUE;
          grown = TRUE;
          n_seen++;
        }
    }
  return n_seen;
}

static void
check_all_are_reached (const int *to, guint n)
{
  g_assert_cmpuint (count_reached (to, n, FALSE), ==, n);
  g_assert_cmpuint (count_reached (to, n, TRUE), ==, n);
}

static void
every_box_of_a_tree_is_reached (void)
{
  StfChartLayoutOptions options = STF_CHART_LAYOUT_OPTIONS_INIT;

  options.page_width = 1190;
  options.page_height = 842;
  for (guint round = 0; round < 6u * STF_CHART_N_BRANCHES; round++)
    {
      guint n = 40 + 20 * (round % 5);
      g_autoptr (ChartTree) tree = chart_tree_new_random (
          round % 2 ? CHART_TREE_ORG : CHART_TREE_RANDOM, n, round);
      g_autofree guint8 *branch = g_new (guint8, n);
      g_autofree StfChartRoute *lines = g_new (StfChartRoute, n);
      g_autofree int *to = NULL;
      g_autoptr (StfChartLayout) layout = NULL;

      memset (branch, (int) (round % STF_CHART_N_BRANCHES), n);
      tree->tree.branch = branch;
      if (round % 3 > 0)
        chart_tree_add_assistants (tree, round);
      layout = stf_chart_layout_new (&tree->tree, &options);
      for (guint i = 0; i < n; i++)
        lines[i] = stf_chart_layout_get_route (layout, i);
      to = map_arrows (&(StfChartWays){ n, tree->parent, layout->rects, lines, tree->assistant });
      check_all_are_reached (to, n);
    }
}

static void
set_branch (const GPtrArray *bodies, const char *branch)
{
  for (guint i = 0; i < bodies->len; i++)
    {
      StfBody *body = g_ptr_array_index (bodies, i);

      body->branch = branch;
      set_branch (body->children, branch);
    }
}

static void
every_box_of_the_chart_is_reached (void)
{
  static const char *const branches[] = { NULL, "row", "left", "right", "both", "columns", "list" };

  for (guint round = 0; round < 2 * G_N_ELEMENTS (branches); round++)
    {
      g_autoptr (ChartFixture) fixture = chart_fixture_new_governance ();
      StfChartOptions options = chart_fixture_options ("A3", TRUE);
      g_autoptr (StfChart) chart = NULL;
      g_autofree int *to = NULL;
      guint n;

      set_branch (fixture->roots, branches[round / 2]);
      options.content.seat_boxes = round % 2;
      chart = chart_fixture_draw (fixture, &options);
      n = stf_chart_get_n_boxes (chart);
      to = g_new (int, n *N_ARROWS);
      for (guint i = 0; i < n * N_ARROWS; i++)
        to[i] = stf_chart_move_from (chart, i / N_ARROWS, (StfChartMove) (i % N_ARROWS));
      g_assert_cmpuint (n, >=, 14);
      check_all_are_reached (to, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/move/rows-go-sideways", rows_go_sideways);
  g_test_add_func ("/chart/move/assistants-come-before-children", assistants_come_before_children);
  g_test_add_func ("/chart/move/columns-go-down-and-across", columns_go_down_and_across);
  g_test_add_func ("/chart/move/lists-go-down-and-in", lists_go_down_and_in);
  g_test_add_func ("/chart/move/grids-go-as-they-are-read", grids_go_as_they_are_read);
  g_test_add_func ("/chart/move/ends-are-first-and-last", ends_are_first_and_last);
  g_test_add_func ("/chart/move/every-box-of-a-tree-is-reached-and-left",
                   every_box_of_a_tree_is_reached);
  g_test_add_func ("/chart/move/every-box-of-the-chart-is-reached-and-left",
                   every_box_of_the_chart_is_reached);
  return g_test_run ();
}
