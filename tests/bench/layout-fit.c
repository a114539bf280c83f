/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How legible the layout makes organisations on a page: the scale that it reaches over the scale
 * that the boxes would have if they covered the page without a gap.  Reads tree files ("n", then a
 * line "parent width height" for each box, sizes in px), calls the layout that the window calls,
 * and prints JSON. */

#define G_LOG_DOMAIN "stafett-bench"

#include "chart-check.h"
#include "chart-trees.h"

#include <math.h>
#include <stdlib.h>
#include <time.h>

#define PX_PER_MM (96 / 25.4)

static const char summary[]
    = "Lays out tree files and prints, as JSON, for each: the scale it reaches on the page, its\n"
      "legibility = scale / sqrt (page area / sum of box areas), the median time in ms, and "
      "faults:\n"
      "overlaps of boxes, pieces of edges inside boxes, crossings (pieces of edges of different\n"
      "parents that touch), boxes nearer to the trunk of another parent than to their own "
      "parent's\n"
      "(trunk: all of a parent's edges but the last piece of each), edges not drawn, small gaps.\n"
      "\n"
      "Gaps, in px: 16 between boxes beside each other; 28 between a box and the row or columns\n"
      "below its bus, which runs half-way; 14 from a spine to the boxes that hang on it; 8 "
      "between\n"
      "boxes that hang below each other, and between a box and what hangs straight below it.\n"
      "There is no margin.  ms is processor time, wall_ms what a clock shows, both medians of the\n"
      "rounds.";

typedef struct
{
  double width; /* px */
  double height;
  int rounds;
  gboolean dump;
} Settings;

typedef struct
{
  GArray *legibility;
  GArray *ms;
  ChartFaults faults;
} Totals;

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (GArray *values)
{
  guint n = values->len;

  if (n == 0)
    return 0;
  g_array_sort (values, compare);
  return (g_array_index (values, double, (n - 1) / 2) + g_array_index (values, double, n / 2)) / 2;
}

/* In ms. */
static double
now (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

static StfChartLayout *
lay_out (const ChartTree *tree, const Settings *settings, double *ms, double *wall_ms)
{
  StfChartLayoutOptions options = { .sibling_gap = 16,
                                    .subtree_gap = 16,
                                    .level_gap = 28,
                                    .assistant_gap = 16,
                                    .indent = 14,
                                    .stack_gap = 8,
                                    .padding = 8,
                                    .page_width = settings->width,
                                    .page_height = settings->height };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) wall_times = g_array_new (FALSE, FALSE, sizeof (double));
  StfChartLayout *layout = NULL;

  for (int i = 0; i < settings->rounds; i++)
    {
      double start = now (CLOCK_THREAD_CPUTIME_ID);
      double wall_start = now (CLOCK_MONOTONIC);
      double time, wall_time;

      stf_chart_layout_free (layout);
      layout = stf_chart_layout_new (&tree->tree, &options);
      time = now (CLOCK_THREAD_CPUTIME_ID) - start;
      wall_time = now (CLOCK_MONOTONIC) - wall_start;
      g_array_append_val (times, time);
      g_array_append_val (wall_times, wall_time);
    }
  *ms = median (times);
  *wall_ms = median (wall_times);
  return layout;
}

static void
dump (const StfChartLayout *layout)
{
  g_print (",\n   \"boxes\": [");
  for (guint i = 0; i < layout->n; i++)
    g_print ("%s[%.3f, %.3f, %.3f, %.3f]", i > 0 ? ", " : "", layout->rects[i].x,
             layout->rects[i].y, layout->rects[i].width, layout->rects[i].height);
  g_print ("],\n   \"parents\": [");
  for (guint i = 0; i < layout->n; i++)
    g_print ("%s%d", i > 0 ? ", " : "", layout->parents[i]);
  g_print ("],\n   \"routes\": [");
  for (guint i = 0; i < layout->n; i++)
    {
      StfChartRoute route = stf_chart_layout_get_route (layout, i);

      g_print ("%s[", i > 0 ? ", " : "");
      for (guint k = 0; k < route.n_points; k++)
        g_print ("%s[%.3f, %.3f]", k > 0 ? ", " : "", route.points[k].x, route.points[k].y);
      g_print ("]");
    }
  g_print ("]");
}

static void
print_faults (const ChartFaults *faults)
{
  g_print ("\"overlaps\": %u, \"edges_through_boxes\": %u, \"crossings\": %u, "
           "\"nearer_other_spine\": %u, \"undrawn_edges\": %u, \"small_gaps\": %u",
           faults->overlaps, faults->through_boxes, faults->crossings, faults->nearer_others,
           faults->undrawn, faults->small_gaps);
}

static void
add_up (ChartFaults *sum, const ChartFaults *faults)
{
  sum->overlaps += faults->overlaps;
  sum->through_boxes += faults->through_boxes;
  sum->crossings += faults->crossings;
  sum->nearer_others += faults->nearer_others;
  sum->undrawn += faults->undrawn;
  sum->small_gaps += faults->small_gaps;
}

static gboolean
measure (const char *path, const Settings *settings, Totals *totals)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *quoted = g_strescape (name, NULL);
  g_autoptr (ChartTree) tree = NULL;
  g_autoptr (StfChartLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  ChartFaults faults;
  double ms, wall_ms, legibility, area = 0;

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

  layout = lay_out (tree, settings, &ms, &wall_ms);
  faults = chart_check (&tree->tree, layout, 16, 8);
  for (guint i = 0; i < layout->n; i++)
    area += tree->width[i] * tree->height[i];
  legibility = layout->scale / sqrt (settings->width * settings->height / area);
  g_print ("%s  {\"file\": \"%s\", \"n\": %u, \"width\": %.2f, \"height\": %.2f, \"scale\": %.6f, "
           "\"legibility\": %.5f, \"ms\": %.3f, \"wall_ms\": %.3f, ",
           totals->ms->len > 0 ? ",\n" : "", quoted, layout->n, layout->width, layout->height,
           layout->scale, legibility, ms, wall_ms);
  print_faults (&faults);
  if (settings->dump)
    dump (layout);
  g_print ("}");

  g_array_append_val (totals->legibility, legibility);
  g_array_append_val (totals->ms, ms);
  add_up (&totals->faults, &faults);
  return TRUE;
}

static gboolean
parse_page (const char *text, Settings *settings)
{
  char *end;

  settings->width = g_ascii_strtod (text, &end) * PX_PER_MM;
  if (*end != 'x')
    return FALSE;
  settings->height = g_ascii_strtod (end + 1, &end) * PX_PER_MM;
  return *end == '\0' && settings->width > 0 && settings->height > 0
         && isfinite (settings->width * settings->height);
}

int
main (int argc, char **argv)
{
  g_autofree char *page = NULL;
  Settings settings = { .rounds = 5 };
  const GOptionEntry entries[] = {
    { "page", 0, 0, G_OPTION_ARG_STRING, &page, "Page in mm (420x297)", "WIDTHxHEIGHT" },
    { "dump", 0, 0, G_OPTION_ARG_NONE, &settings.dump, "Print boxes and routes", NULL },
    { "rounds", 0, 0, G_OPTION_ARG_INT, &settings.rounds, "Layouts timed a file (5)", "N" },
    { 0 }
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("FILE...");
  g_autoptr (GError) error = NULL;
  Totals totals = { .legibility = g_array_new (FALSE, FALSE, sizeof (double)),
                    .ms = g_array_new (FALSE, FALSE, sizeof (double)) };
  gboolean ok = TRUE;

  g_option_context_set_summary (context, summary);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (!parse_page (page != NULL ? page : "420x297", &settings) || settings.rounds < 1)
    {
      g_printerr ("Write the page as --page 420x297\n");
      return 1;
    }

  g_print ("{\"page_px\": [%.3f, %.3f],\n \"files\": [\n", settings.width, settings.height);
  for (int i = 1; i < argc; i++)
    ok = measure (argv[i], &settings, &totals) && ok;
  g_print (
      "\n ],\n \"summary\": {\"files\": %u, \"median_legibility\": %.5f, \"median_ms\": %.3f, ",
      totals.ms->len, median (totals.legibility), median (totals.ms));
  print_faults (&totals.faults);
  g_print ("}\n}\n");
  g_array_unref (totals.legibility);
  g_array_unref (totals.ms);
  return ok ? 0 : 1;
}
