/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The memory that is shared with the X server stays the same from frame to frame. */

#include "config.h"

#include <gtk/gtk.h>

#include "stf-frame-memory.h"

static void
end_cb (gboolean *ended)
{
  *ended = TRUE;
}

static void
draw (GtkWidget *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gboolean ended = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (end_cb), &ended);

  gtk_widget_queue_draw (window);
  while (!ended)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* Where and what they are: the number of a piece is a new one each time. */
static char *
find_shared_memory (void)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    if (strstr (*line, "/SYSV") != NULL)
      g_string_append_printf (found, "%s\n", *line);
  return g_string_free (g_steal_pointer (&found), FALSE);
}

static void
assert_steady (GtkWidget *window)
{
  g_autofree char *before = NULL;

  draw (window);
  draw (window);
  before = find_shared_memory ();
  g_assert_cmpstr (before, !=, "");
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *after = NULL;

      draw (window);
      after = find_shared_memory ();
      g_assert_cmpstr (after, ==, before);
    }
}

static void
test_keep (void)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  stf_frame_memory_keep (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  assert_steady (window);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 700);
  while (gtk_widget_get_width (window) < 1200)
    g_main_context_iteration (NULL, TRUE);
  assert_steady (window);

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/frame-memory/is-the-same-for-each-frame", test_keep);
  return g_test_run ();
}
