/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "stafett-bench"

#include "config.h"

#include "bench-blank.h"

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

static void
ended_cb (gboolean *ended)
{
  *ended = TRUE;
}

/* Waits for the frame that shows what was done last, the whole window drawn. */
void
bench_wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean ended = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (ended_cb), &ended);

  gtk_widget_queue_draw (GTK_WIDGET (gtk_widget_get_root (widget)));
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}
