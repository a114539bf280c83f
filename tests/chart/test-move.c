/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-trees.h"
#include "stf-chart-move.h"

/*         0
 *     1       2
 *   3   4       5     */
static const int parents[] = { -1, 0, 0, 1, 1, 2 };
static const StfChartRect rects[] = {
  { 100, 0, 40, 20 }, { 40, 40, 40, 20 }, { 160, 40, 40, 20 },
  { 10, 80, 40, 20 }, { 70, 80, 40, 20 }, { 160, 80, 40, 20 },
};

static int
go (guint from, StfChartMove move)
{
  return stf_chart_move (G_N_ELEMENTS (parents), parents, rects, from, move);
}

static void
keys_follow_the_tree (void)
{
  g_assert_cmpint (go (4, STF_CHART_MOVE_PARENT), ==, 1);
  g_assert_cmpint (go (0, STF_CHART_MOVE_PARENT), ==, -1);
  g_assert_cmpint (go (1, STF_CHART_MOVE_FIRST_CHILD), ==, 3);
  g_assert_cmpint (go (3, STF_CHART_MOVE_FIRST_CHILD), ==, -1);
  g_assert_cmpint (go (1, STF_CHART_MOVE_NEXT_SIBLING), ==, 2);
  g_assert_cmpint (go (2, STF_CHART_MOVE_PREVIOUS_SIBLING), ==, 1);
  g_assert_cmpint (go (4, STF_CHART_MOVE_NEXT_SIBLING), ==, -1);
  g_assert_cmpint (go (5, STF_CHART_MOVE_FIRST), ==, 0);
  g_assert_cmpint (go (0, STF_CHART_MOVE_LAST), ==, 5);
}

static void
arrows_follow_the_eye (void)
{
  g_assert_cmpint (go (4, STF_CHART_MOVE_RIGHT), ==, 5);
  g_assert_cmpint (go (4, STF_CHART_MOVE_LEFT), ==, 3);
  g_assert_cmpint (go (3, STF_CHART_MOVE_LEFT), ==, -1);
  g_assert_cmpint (go (5, STF_CHART_MOVE_UP), ==, 2);
  g_assert_cmpint (go (2, STF_CHART_MOVE_DOWN), ==, 5);
  g_assert_cmpint (go (0, STF_CHART_MOVE_UP), ==, -1);
  g_assert_cmpint (go (1, STF_CHART_MOVE_RIGHT), ==, 2);
}

/* 2 hangs below 1, and stands right under 0. */
static void
down_leads_to_a_child (void)
{
  static const int chain[] = { -1, 0, 1 };
  static const StfChartRect places[] = { { 100, 0, 40, 20 },
                                         { 300, 60, 40, 20 },
                                         { 100, 120, 40, 20 } };

  g_assert_cmpint (stf_chart_move (3, chain, places, 0, STF_CHART_MOVE_DOWN), ==, 1);
  g_assert_cmpint (stf_chart_move (3, chain, places, 2, STF_CHART_MOVE_UP), ==, 1);
  g_assert_cmpint (stf_chart_move (3, chain, places, 2, STF_CHART_MOVE_DOWN), ==, -1);
}

static void
every_box_can_be_reached (void)
{
  StfChartLayoutOptions options = STF_CHART_LAYOUT_OPTIONS_INIT;
  g_autoptr (ChartTree) tree = chart_tree_new_random (CHART_TREE_ORG, 300, 7);
  g_autoptr (StfChartLayout) layout = NULL;
  g_autofree gboolean *seen = g_new0 (gboolean, 300);
  g_autoptr (GQueue) queue = g_queue_new ();

  chart_tree_add_assistants (tree, 7);
  layout = stf_chart_layout_new (&tree->tree, &options);
  g_queue_push_tail (queue, GUINT_TO_POINTER (0));
  seen[0] = TRUE;
  while (!g_queue_is_empty (queue))
    {
      guint from = GPOINTER_TO_UINT (g_queue_pop_head (queue));

      for (int move = STF_CHART_MOVE_LEFT; move <= STF_CHART_MOVE_DOWN; move++)
        {
          int to = stf_chart_move (300, tree->parent, layout->rects, from, (StfChartMove) move);

          if (to < 0 || seen[to])
            continue;
          seen[to] = TRUE;
          g_queue_push_tail (queue, GINT_TO_POINTER (to));
        }
    }
  for (guint i = 0; i < 300; i++)
    g_assert_true (seen[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/move/keys-follow-the-tree", keys_follow_the_tree);
  g_test_add_func ("/chart/move/arrows-follow-the-eye", arrows_follow_the_eye);
  g_test_add_func ("/chart/move/down-leads-to-a-child-before-a-nearer-box", down_leads_to_a_child);
  g_test_add_func ("/chart/move/every-box-can-be-reached-by-arrows", every_box_can_be_reached);
  return g_test_run ();
}
