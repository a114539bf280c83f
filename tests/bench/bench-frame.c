/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of the chart in the window costs while it is moved and zoomed: layout, snapshot and
 * rendering of the real widget in a real window, with 1,000 and 5,000 boxes, each with a role and
 * its holder.  Run it under tests/headless, whose X server nobody sees and whose renderer is Cairo.
 *
 * Counted is the processor's time of this process from the beginning of a frame to its end.  The
 * chart is painted between frames; what that takes is told apart, for each frame.
 *
 * Most of a frame is not ours: GTK fills the window and hands its pixels to the X server.  A view
 * of the same size with nothing but a colour is measured beside it, again before each motion,
 * because that cost follows what else the computer does.  The last column is what the chart adds to
 * it. */

#define G_LOG_DOMAIN "stafett-bench"

#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <time.h>

#include "chart-fixture.h"
#include "stf-chart-view.h"

#define WIDTH 1280
#define HEIGHT 800
#define N_FRAMES 120

/* A view with nothing but a colour, another one in each frame. */
#define BENCH_TYPE_BLANK (bench_blank_get_type ())
G_DECLARE_FINAL_TYPE (BenchBlank, bench_blank, BENCH, BLANK, GtkWidget)

struct _BenchBlank
{
  GtkWidget parent_instance;

  guint n_frames;
};

G_DEFINE_FINAL_TYPE (BenchBlank, bench_blank, GTK_TYPE_WIDGET)

static void
bench_blank_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  BenchBlank *self = BENCH_BLANK (widget);
  const GdkRGBA colour = { (float) (self->n_frames++ % 2), 0.5, 0.5, 1 };

  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                  (float) gtk_widget_get_height (widget)));
}

static void
bench_blank_class_init (BenchBlankClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bench_blank_snapshot;
}

static void
bench_blank_init (BenchBlank *self)
{
}

typedef struct
{
  GtkWidget *stack;
  GtkWidget *blank;
  GtkWidget *scroller;
  StfChartView *view;
  double began;
  double ended; /* 0: the frame is under way */
} Bench;

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static void
before_cb (Bench *self)
{
  self->began = processor_ms ();
}

static void
after_cb (Bench *self)
{
  self->ended = processor_ms ();
}

/* Waits for the frame that the last step has asked for. */
static double
run_frame (Bench *self)
{
  self->ended = 0;
  gtk_widget_queue_draw (gtk_stack_get_visible_child (GTK_STACK (self->stack)));
  while (self->ended == 0)
    g_main_context_iteration (NULL, TRUE);
  return self->ended - self->began;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return *(const double *) a < *(const double *) b ? -1 : 1;
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

static double
measure_blank (Bench *self)
{
  double times[N_FRAMES];

  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->blank);
  run_frame (self);
  for (int i = 0; i < N_FRAMES; i++)
    times[i] = run_frame (self);
  gtk_stack_set_visible_child (GTK_STACK (self->stack), self->scroller);
  qsort (times, N_FRAMES, sizeof (double), compare);
  return times[N_FRAMES / 2];
}

static void
measure (Bench *self, const char *name, Motion motion, double low, double high)
{
  double times[N_FRAMES];
  double blank = measure_blank (self);
  double in_frames = 0;
  double between;

  stf_chart_view_set_zoom (self->view, low);
  run_frame (self);
  between = processor_ms ();
  for (int i = 0; i < N_FRAMES; i++)
    {
      double t = 2 * G_PI * i / N_FRAMES;

      if (motion == PAN)
        scroll (self, 0.5 + 0.4 * sin (t), 0.5 + 0.4 * cos (2 * t));
      else
        stf_chart_view_set_zoom (self->view, low * pow (high / low, (1 - cos (t)) / 2));
      times[i] = run_frame (self);
      in_frames += times[i];
    }
  between = (processor_ms () - between - in_frames) / N_FRAMES;
  qsort (times, N_FRAMES, sizeof (double), compare);
  g_print ("  %-28s median %6.2f ms, 99 %% %6.2f, at most %6.2f; between %5.2f; blank %5.2f, "
           "chart %+6.2f\n",
           name, times[N_FRAMES / 2], times[N_FRAMES * 99 / 100], times[N_FRAMES - 1], between,
           blank, times[N_FRAMES / 2] - blank);
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

static void
run (guint n)
{
  Bench bench = { NULL };
  GtkWidget *window = gtk_window_new ();
  g_autoptr (StfChart) chart = make_chart (n);
  double reading = 8 / stf_chart_get_text_size (chart);
  double start = processor_ms ();
  GdkFrameClock *clock;
  double whole;

  bench.scroller = gtk_scrolled_window_new ();
  bench.view = STF_CHART_VIEW (stf_chart_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (bench.scroller), GTK_WIDGET (bench.view));
  bench.blank = g_object_new (BENCH_TYPE_BLANK, NULL);
  bench.stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (bench.stack), bench.scroller);
  gtk_stack_add_child (GTK_STACK (bench.stack), bench.blank);
  gtk_window_set_child (GTK_WINDOW (window), bench.stack);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  stf_chart_view_set_chart (bench.view, chart);
  stf_chart_view_fit (bench.view);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (bench.view));
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench.view));
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_cb), &bench);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_cb), &bench);
  whole = stf_chart_view_get_zoom (bench.view);

  g_print ("%u boxes: first drawn after %.0f ms; the whole at %.0f %%, text of %.2f points\n", n,
           processor_ms () - start, whole * 100, stf_chart_get_text_size (chart));
  measure (&bench, "moving, whole chart", PAN, whole * 1.05, 0);
  measure (&bench, "moving, twice as near", PAN, whole * 2, 0);
  measure (&bench, "moving, size for reading", PAN, MIN (reading, 8), 0);
  measure (&bench, "zooming, whole to twice", ZOOM, whole, whole * 2);
  measure (&bench, "zooming, whole to reading", ZOOM, whole, MIN (reading, 8));

  g_signal_handlers_disconnect_by_data (clock, &bench);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (void)
{
  gtk_init ();
  adw_init ();

  run (1000);
  run (5000);
  return 0;
}
