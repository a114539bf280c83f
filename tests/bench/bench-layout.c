/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long layouts take: of trees made by chance, or of tree files named on the command line ("n",
 * then a line "parent width height" each).  Printed beside it: a bare pass over the same arrays
 * that adds up sizes along the tree, so that machines can be compared by the ratio. */

#define G_LOG_DOMAIN "stafett-bench"

#include "chart-trees.h"

#define ROUNDS 9

static int
compare (gconstpointer a, gconstpointer b)
{
  const gint64 *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (gint64 *times)
{
  qsort (times, ROUNDS, sizeof *times, (int (*) (const void *, const void *)) compare);
  return (double) times[ROUNDS / 2] / 1000;
}

/* In ms. */
static double
time_bare_pass (const ChartTree *tree, double *sums)
{
  gint64 times[ROUNDS];

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (guint i = 0; i < tree->tree.n; i++)
        sums[i] = tree->height[i];
      for (guint i = tree->tree.n; i-- > 1;)
        if (tree->parent[i] >= 0)
          sums[tree->parent[i]] += MAX (sums[i], tree->width[i]);
      times[round] = g_get_monotonic_time () - start;
    }
  return median (times);
}

static void
measure (const char *name, const ChartTree *tree)
{
  StfChartLayoutOptions options = STF_CHART_LAYOUT_OPTIONS_INIT;
  g_autofree double *sums = g_new (double, tree->tree.n);
  gint64 times[ROUNDS];
  guint64 steps = 0;
  double bare, time;

  for (guint round = 0; round < ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &options);

      times[round] = g_get_monotonic_time () - start;
      steps = layout->steps;
    }
  time = median (times);
  bare = time_bare_pass (tree, sums);
  g_print ("%-20s %8u boxes %10.3f ms %8.1f ns a box %6.2f steps a box %6.1f bare passes\n", name,
           tree->tree.n, time, time * 1e6 / tree->tree.n, (double) steps / tree->tree.n,
           bare > 0 ? time / bare : 0);
}

static gboolean
measure_file (const char *path)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (ChartTree) tree = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return FALSE;
    }
  tree = chart_tree_new_from_text (text);
  if (tree == NULL)
    {
      g_printerr ("%s is not a tree file\n", path);
      return FALSE;
    }
  measure (name, tree);
  return TRUE;
}

int
main (int argc, char **argv)
{
  const char *const names[] = { "org", "random", "chain", "star" };

  for (int i = 1; i < argc; i++)
    if (!measure_file (argv[i]))
      return 1;
  if (argc > 1)
    return 0;

  for (guint kind = 0; kind < G_N_ELEMENTS (names); kind++)
    for (guint n = 100; n <= 100000; n *= 10)
      {
        g_autoptr (ChartTree) tree = chart_tree_new_random ((ChartTreeKind) kind, n, n);

        measure (names[kind], tree);
      }
  return 0;
}
