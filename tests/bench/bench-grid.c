/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame of a grid of 10,000 rows costs while it is scrolled: see bench-frame.c for what is
 * counted, and why a view with nothing but a colour is measured beside it.  Run it under
 * tests/headless.
 *
 * GTK draws anew what differs from the frame before.  Of the grid that is little more than its
 * texts, of the colour everything: the grid can cost less than it.
 *
 * Once, the grid is scrolled to and fro through rows that it has drawn; once, each frame has a
 * screenful of rows that it has not. */

#define G_LOG_DOMAIN "stafett-bench"

#include "config.h"

#include <adwaita.h>
#include <math.h>
#include <time.h>

#include "bench-blank.h"
#include "stf-frame-memory.h"
#include "stf-grid-fixture.h"
#include "stf-grid.h"

#define WIDTH 1280
#define HEIGHT 800
#define N_FRAMES 120

typedef struct
{
  GtkWidget *stack;
  GtkWidget *blank;
  GtkWidget *scroller;
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

/* step: pixels between two frames; whole: from end to end. */
static void
measure (Bench *self, const char *name, double step, gboolean whole)
{
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (
      GTK_SCROLLED_WINDOW (self->scroller));
  double room = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);
  double times[N_FRAMES];
  double blank = measure_blank (self);

  gtk_adjustment_set_value (down, 0);
  run_frame (self);
  for (int i = 0; i < N_FRAMES; i++)
    {
      gtk_adjustment_set_value (down, whole ? room * i / N_FRAMES : step * i);
      gtk_adjustment_set_value (across, 40 + 40 * sin (i / 9.0));
      times[i] = run_frame (self);
    }
  qsort (times, N_FRAMES, sizeof (double), compare);
  g_print ("  %-28s median %6.2f ms, 99 %% %6.2f, at most %6.2f; blank %5.2f, grid %+6.2f\n", name,
           times[N_FRAMES / 2], times[N_FRAMES * 99 / 100], times[N_FRAMES - 1], blank,
           times[N_FRAMES / 2] - blank);
}

static void
run (guint n_rows)
{
  Bench bench = { NULL };
  GtkWidget *window = gtk_window_new ();
  g_autoptr (StfSheet) sheet = stf_sheet_new (n_rows, 18);
  GtkWidget *grid = stf_grid_new ();
  double start = processor_ms ();
  GdkFrameClock *clock;

  stf_grid_set_model (STF_GRID (grid), STF_GRID_MODEL (sheet));
  bench.scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (bench.scroller), grid);
  bench.blank = g_object_new (BENCH_TYPE_BLANK, NULL);
  bench.stack = gtk_stack_new ();
  gtk_stack_add_child (GTK_STACK (bench.stack), bench.scroller);
  gtk_stack_add_child (GTK_STACK (bench.stack), bench.blank);
  gtk_window_set_child (GTK_WINDOW (window), bench.stack);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  stf_frame_memory_keep (GTK_WINDOW (window)); /* as the window of Stafett does */
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (grid);
  clock = gtk_widget_get_frame_clock (grid);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_cb), &bench);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_cb), &bench);

  g_print ("%u rows of 18 columns: first drawn after %.0f ms\n", n_rows, processor_ms () - start);
  measure (&bench, "standing", 0, FALSE);
  measure (&bench, "scrolling, 20 pixels a frame", 20, FALSE);
  measure (&bench, "the same again", 20, FALSE);
  measure (&bench, "another screenful each frame", 0, TRUE);

  g_signal_handlers_disconnect_by_data (clock, &bench);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (void)
{
  gtk_init ();
  adw_init ();

  run (100);
  run (10000);
  return 0;
}
