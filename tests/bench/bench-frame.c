/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the chart in the window costs while it is moved and zoomed: layout, snapshot and
 * rendering of the real widget in a real window of 1280 x 800 pixels, with 1,000 and 5,000 boxes,
 * each with a role and its holder.  Run it under tests/headless, whose X server nobody sees and
 * whose renderer is Cairo.
 *
 * Counted is the processor's time of this process from the beginning of a frame to its end, and its
 * page faults, which do not depend on what else the computer does.  The chart is painted between
 * frames; what that takes is told apart, for each frame.
 *
 * A view of the same size with nothing but a colour is measured beside it, again before each
 * motion: that is what GTK needs to fill the window and to hand its pixels to the X server.  The
 * chart's column is what it adds to it.  The same view in a window whose memory is not kept (see
 * stf-frame-memory.c) comes first. */

#define G_LOG_DOMAIN "stafett-bench"

#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <sys/resource.h>
#include <time.h>

#include "bench-blank.h"
#include "chart-fixture.h"
#include "stf-chart-view.h"
#include "stf-frame-memory.h"

#define WIDTH 1280
#define HEIGHT 800
#define N_FRAMES 120

typedef struct
{
  double ms;
  long faults;
} Cost;

typedef struct
{
  GtkWidget *window;
  GtkWidget *stack;
  GtkWidget *blank;
  GtkWidget *scroller;
  StfChartView *view;
  GdkFrameClock *clock;
  Cost began;
  Cost ended;
  gboolean under_way;
} Bench;

static Cost
get_cost (void)
{
  struct timespec now;
  struct rusage usage;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  getrusage (RUSAGE_SELF, &usage);
  return (Cost){ (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6, usage.ru_minflt };
}

static void
before_cb (Bench *self)
{
  self->began = get_cost ();
}

static void
after_cb (Bench *self)
{
  self->ended = get_cost ();
  self->under_way = FALSE;
}

/* Waits for the frame that the last step has asked for. */
static Cost
run_frame (Bench *self)
{
  self->under_way = TRUE;
  gtk_widget_queue_draw (gtk_stack_get_visible_child (GTK_STACK (self->stack)));
  while (self->under_way)
    g_main_context_iteration (NULL, TRUE);
  return (Cost){ self->ended.ms - self->began.ms, self->ended.faults - self->began.faults };
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return ((const Cost *) a)->ms < ((const Cost *) b)->ms ? -1 : 1;
}

static long
average_faults (const Cost *costs)
{
  long sum = 0;

  for (int i = 0; i < N_FRAMES; i++)
    sum += costs[i].faults;
  return sum / N_FRAMES;
}

static void
scroll (Bench *self, double x, double y)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (self->scroller);
  GtkAdjustment *adjustments[] = { gtk_scrolled_window_get_hadjustment (scroller),
                                   gtk_scrolled_window_get_vadjustment (scroller) };
  double parts[] = { x, y };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_adjustment_set_value (adjustments[i], (gtk_adjustment_get_upper (adjustments[i])
                                               - gtk_adjustment_get_page_size (adjustments[i]))
                                                  * parts[i]);
}

typedef enum
{
  PAN,
  ZOOM,
} Motion;

static Cost
measure_blank (Bench *self)
{
  Cost costs[N_FRAMES];

  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->blank);
  run_frame (self);
  for (int i = 0; i < N_FRAMES; i++)
    costs[i] = run_frame (self);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scroller);
  qsort (costs, N_FRAMES, sizeof (Cost), compare);
  return (Cost){ costs[N_FRAMES / 2].ms, average_faults (costs) };
}

static void
measure (Bench *self, const char *name, Motion motion, double low, double high)
{
  Cost costs[N_FRAMES];
  Cost blank = measure_blank (self);
  double in_frames = 0;
  double between;

  stf_chart_view_set_zoom (self->view, low);
  run_frame (self);
  between = get_cost ().ms;
  for (int i = 0; i < N_FRAMES; i++)
    {
      double t = 2 * G_PI * i / N_FRAMES;

      if (motion == PAN)
        scroll (self, 0.5 + 0.4 * sin (t), 0.5 + 0.4 * cos (2 * t));
      else
        stf_chart_view_set_zoom (self->view, low * pow (high / low, (1 - cos (t)) / 2));
      costs[i] = run_frame (self);
      in_frames += costs[i].ms;
    }
  between = (get_cost ().ms - between - in_frames) / N_FRAMES;
  qsort (costs, N_FRAMES, sizeof (Cost), compare);
  g_print ("  %-24s  median %5.2f ms, 90 %% %5.2f, 99 %% %5.2f, %4ld faults; between %5.2f; "
           "blank %5.2f, %4ld faults; chart %+5.2f\n",
           name, costs[N_FRAMES / 2].ms, costs[N_FRAMES * 9 / 10].ms, costs[N_FRAMES * 99 / 100].ms,
           average_faults (costs), between, blank.ms, blank.faults,
           costs[N_FRAMES / 2].ms - blank.ms);
}

static StfChart *
make_chart (guint n)
{
  g_autoptr (ChartFixture) fixture = chart_fixture_new ();
  g_autoptr (GPtrArray) bodies = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      StfBody *parent = i == 0 ? NULL : g_ptr_array_index (bodies, (i - 1) / 4);
      g_autofree char *name = g_strdup_printf ("Enheten för verksamhet %u", i);
      g_autofree char *person = g_strdup_printf ("Åsa Öberg %u", i);
      StfBody *body = chart_fixture_add_body (fixture, parent, "unit", "line", name);
      StfRole *role = chart_fixture_add_role (fixture, body, "Enhetschef", 1);

      chart_fixture_hold (fixture, role, 0, person, "Dalarna");
      g_ptr_array_add (bodies, body);
    }
  return chart_fixture_draw (fixture, NULL);
}

/* A window with a blank view, and another one beside it. */
static void
open_window (Bench *self, GtkWidget *other, gboolean keep)
{
  self->window = gtk_window_new ();
  self->scroller = other;
  self->blank = g_object_new (BENCH_TYPE_BLANK, NULL);
  self->stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), other);
  gtk_stack_add_child (GTK_STACK (self->stack), self->blank);
  gtk_window_set_child (GTK_WINDOW (self->window), self->stack);
  gtk_window_set_default_size (GTK_WINDOW (self->window), WIDTH, HEIGHT);
  if (keep)
    stf_frame_memory_keep (GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_test_widget_wait_for_draw (self->stack);
  self->clock = gtk_widget_get_frame_clock (self->stack);
  g_signal_connect_swapped (self->clock, "before-paint", G_CALLBACK (before_cb), self);
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (after_cb), self);
}

static void
close_window (Bench *self)
{
  g_signal_handlers_disconnect_by_data (self->clock, self);
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
run_blank (gboolean keep)
{
  Bench bench = { NULL };
  Cost cost;

  open_window (&bench, gtk_label_new (NULL), keep);
  cost = measure_blank (&bench);
  g_print ("blank window of %d x %d, memory %s: %.2f ms and %ld faults a frame\n",
           gtk_widget_get_width (bench.blank), gtk_widget_get_height (bench.blank),
           keep ? "kept" : "not kept", cost.ms, cost.faults);
  close_window (&bench);
}

static void
run (guint n)
{
  Bench bench = { NULL };
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (StfChart) chart = make_chart (n);
  double reading = 8 / stf_chart_get_text_size (chart);
  double start = get_cost ().ms;
  double whole;

  bench.view = STF_CHART_VIEW (stf_chart_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (bench.view));
  stf_chart_view_set_chart (bench.view, chart);
  stf_chart_view_fit (bench.view);
  open_window (&bench, scroller, TRUE);
  whole = stf_chart_view_get_zoom (bench.view);

  g_print ("%u boxes: first drawn after %.0f ms; the whole at %.0f %%, text of %.2f points\n", n,
           get_cost ().ms - start, whole * 100, stf_chart_get_text_size (chart));
  measure (&bench, "moving, whole chart", PAN, whole * 1.05, 0);
  measure (&bench, "moving, twice as near", PAN, whole * 2, 0);
  measure (&bench, "moving, size for reading", PAN, MIN (reading, 8), 0);
  measure (&bench, "zooming, whole to twice", ZOOM, whole, whole * 2);
  measure (&bench, "zooming, whole to reading", ZOOM, whole, MIN (reading, 8));
  close_window (&bench);
}

int
main (void)
{
  gtk_init ();
  adw_init ();

  run_blank (FALSE);
  run_blank (TRUE);
  run (1000);
  run (5000);
  return 0;
}
