/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How long layouts take: of trees made by chance, or of tree files named on the command line ("n",
 * then a line "parent width height" each).
 *
 * Measured in turns with it, in time of the processor: a bare contour layout over arrays, which
 * does nothing but find x and y.  It knows no assistants, no pages and no routes, spreads nothing
 * and copies nothing; the ratio of the medians is what the rest costs. */

#define G_LOG_DOMAIN "stafett-bench"

#include "chart-trees.h"

#include <float.h>
#include <time.h>

#define MIN_ROUNDS 31
#define BOXES 3000000 /* in all rounds, if those are more */
#define NONE (-1)

/* As in stf-chart-tidy.c, whose head comment says what contours are. */
typedef struct
{
  double bottom;
  double left_x;
  double right_x;
  int next_left;
  int next_right;
  int last_left;
  int last_right;
} BareNode;

static void
bare_join (const double *width, const StfChartLayoutOptions *options, BareNode *nodes, double *xs,
           int v, int c, double end_left, double end_right)
{
  BareNode *node = &nodes[v];
  int left = c;
  int right = node->next_left;
  double gap = options->sibling_gap;
  double left_x = 0;
  double right_x = xs[right];
  double x = DBL_MAX;

  while (left != NONE && right != NONE)
    {
      const BareNode *l = &nodes[left];
      const BareNode *r = &nodes[right];

      x = MIN (x, right_x - (width[right] + width[left]) / 2 - gap - left_x);
      gap = options->subtree_gap;
      if (l->bottom <= r->bottom)
        {
          left_x += l->right_x;
          left = l->next_right;
        }
      if (r->bottom <= l->bottom)
        {
          right_x += r->left_x;
          right = r->next_left;
        }
    }
  if (left != NONE)
    {
      nodes[node->last_right].next_right = left;
      nodes[node->last_right].right_x = x + left_x - node->right_x;
      node->last_right = nodes[c].last_right;
      node->right_x = x + end_right;
    }
  if (right != NONE)
    {
      nodes[nodes[c].last_left].next_left = right;
      nodes[nodes[c].last_left].left_x = right_x - (x + end_left);
    }
  else
    {
      node->last_left = nodes[c].last_left;
      node->left_x = x + end_left;
    }
  node->next_left = c;
  xs[c] = x;
}

/* Puts the left edges into xs and the tops into ys. */
static void
bare_layout (const StfChartTree *tree, const StfChartLayoutOptions *options, double *xs, double *ys)
{
  guint n = tree->n;
  const int *parent = tree->parent;
  const double *width = tree->width;
  const double *height = tree->height;
  g_autofree BareNode *nodes = g_new (BareNode, n);

  for (guint i = 0; i < n; i++)
    {
      int p = parent[i];

      ys[i] = p == NONE ? 0 : nodes[p].bottom + options->level_gap;
      nodes[i] = (BareNode){ ys[i] + height[i], 0, 0, NONE, NONE, (int) i, (int) i };
    }

  for (guint i = n; i-- > 0;)
    {
      BareNode *node = &nodes[i];
      int p = parent[i];
      int first = node->next_left;
      int last = node->next_right;
      double end_left = 0;
      double end_right = 0;

      if (first != NONE)
        {
          double middle = (xs[first] + (width[last] - width[first]) / 2) / 2;

          end_left = node->left_x - middle;
          end_right = node->right_x - middle;
          node->left_x = xs[first] - middle;
          node->right_x = -middle;
        }
      if (p == NONE)
        continue;

      if (nodes[p].next_left != NONE)
        {
          bare_join (width, options, nodes, xs, p, (int) i, end_left, end_right);
          continue;
        }
      nodes[p].next_left = nodes[p].next_right = (int) i;
      nodes[p].last_left = node->last_left;
      nodes[p].last_right = node->last_right;
      nodes[p].left_x = end_left;
      nodes[p].right_x = end_right;
      xs[i] = 0;
    }

  /* Only a box with children is asked for right_x: no thread has changed it. */
  for (guint i = 0; i < n; i++)
    {
      int p = parent[i];

      xs[i] = p == NONE ? 0 : xs[p] + nodes[p].right_x + xs[i];
    }
  for (guint i = 0; i < n; i++)
    xs[i] -= width[i] / 2;
}

/* In microseconds. */
static double
processor_time (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (double) t.tv_sec * 1e6 + (double) t.tv_nsec / 1e3;
}

static int
compare (const void *a, const void *b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (double *times, guint n)
{
  qsort (times, n, sizeof *times, compare);
  return times[n / 2];
}

/* Returns: the median in microseconds */
static double
measure (const char *name, const ChartTree *tree)
{
  StfChartLayoutOptions options = STF_CHART_LAYOUT_OPTIONS_INIT;
  guint n = tree->tree.n;
  guint rounds = MAX (MIN_ROUNDS, BOXES / n);
  g_autofree double *times = g_new (double, rounds);
  g_autofree double *bare_times = g_new (double, rounds);
  guint64 steps = 0;
  double time, bare;

  for (guint round = 0; round < rounds; round++)
    {
      double start = processor_time ();

      {
        g_autoptr (StfChartLayout) layout = stf_chart_layout_new (&tree->tree, &options);

        steps = layout->steps;
      }
      times[round] = processor_time () - start;

      start = processor_time ();
      {
        g_autofree double *places = g_new (double, 2 * n);

        bare_layout (&tree->tree, &options, places, places + n);
      }
      bare_times[round] = processor_time () - start;
    }

  time = median (times, rounds);
  bare = median (bare_times, rounds);
  g_print (
      "%-8s %7u boxes %9.1f us %6.1f ns a box %5.2f steps a box   bare %9.1f us   ratio %.2f\n",
      name, n, time, time * 1e3 / n, (double) steps / n, bare, time / bare);
  return time;
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
    {
      double before = 0;

      for (guint n = 100; n <= 100000; n *= 10)
        {
          g_autoptr (ChartTree) tree = chart_tree_new_random ((ChartTreeKind) kind, n, n);
          double time = measure (names[kind], tree);

          if (before > 0)
            g_print ("%-8s %7u boxes take %.1f times as long as a tenth of them\n", names[kind], n,
                     time / before);
          before = time;
        }
    }
  return 0;
}
