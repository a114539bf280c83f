/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The memory through which frames reach an X server where there is no GL.
 *
 * Cairo hands the pixels of a frame over in shared memory.  It asks for eight times what the frame
 * takes, and lets go of it as soon as no picture lies in it, which is after each frame: the next
 * one begins in memory that nobody has touched, and each page of it is a page fault.  A window of
 * 1280 x 800 pixels has 1,000 of them a frame.  They cost half a millisecond on a good day, but 14
 * of the 15 ms that an empty frame takes on a virtual machine whose host keeps its page tables.
 *
 * A picture of one row that stays there keeps the memory.  It has to lie in what is large enough
 * for the frames, and is put there while another picture as large as the window makes Cairo ask for
 * that, when the window is larger than ever before.
 *
 * The server's side of that memory is not counted: it is kept there, too.  All windows of a display
 * share it.  Nothing is done for frames that take another way: with GL, on Wayland, or to an X
 * server on another computer. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-frame-memory.h"

#ifdef HAVE_X11

#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>

/* Of the picture, in pixels: Cairo shares none of less than 128 bytes. */
#define LENGTH 64

typedef struct
{
  GtkWidget *window;
  GdkFrameClock *clock;
  gulong after_paint;
  cairo_surface_t *screen;
  cairo_surface_t *picture; /* NULL: before the first frame */
  int n_pixels;             /* of the largest frame */
} FrameMemory;

static void
frame_memory_free (gpointer data)
{
  FrameMemory *self = data;

  g_signal_handler_disconnect (self->clock, self->after_paint);
  g_object_unref (self->clock);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  cairo_surface_destroy (self->screen);
  g_free (self);
}

static cairo_surface_t *
make_picture (FrameMemory *self, int width, int height)
{
  return cairo_surface_create_similar_image (self->screen, CAIRO_FORMAT_RGB24, width, height);
}

static void
after_paint_cb (FrameMemory *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self->window));
  int scale = gdk_surface_get_scale_factor (surface);
  int width = gdk_surface_get_width (surface) * scale;
  int height = gdk_surface_get_height (surface) * scale;
  cairo_surface_t *frame;

  if (width * height <= self->n_pixels)
    return;

  self->n_pixels = width * height;
  frame = make_picture (self, width, height);
  g_clear_pointer (&self->picture, cairo_surface_destroy);
  self->picture = make_picture (self, LENGTH, 1);
  cairo_surface_destroy (frame);
}

static void
realize_cb (GtkWidget *window)
{
  GdkDisplay *display = gtk_widget_get_display (window);
  FrameMemory *self;
  Display *server;

  if (!GDK_IS_X11_DISPLAY (display)
      || !GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (GTK_NATIVE (window))))
    return;

  server = gdk_x11_display_get_xdisplay (display);
  self = g_new0 (FrameMemory, 1);
  self->window = window;
  /* Nothing is drawn there: it only says where pictures are to be similar to. */
  self->screen = cairo_xlib_surface_create (server, DefaultRootWindow (server),
                                            DefaultVisual (server, DefaultScreen (server)), 1, 1);
  self->clock = g_object_ref (gtk_widget_get_frame_clock (window));
  self->after_paint = g_signal_connect_swapped (self->clock, "after-paint",
                                                G_CALLBACK (after_paint_cb), self);
  g_object_set_data_full (G_OBJECT (window), "stf-frame-memory", self, frame_memory_free);
}

static void
unrealize_cb (GtkWidget *window)
{
  g_object_set_data (G_OBJECT (window), "stf-frame-memory", NULL);
}

#endif

/**
 * stf_frame_memory_keep:
 * @window: a window that is not realized yet
 *
 * Keeps the memory of its frames as long as it is there.
 */
void
stf_frame_memory_keep (GtkWindow *window)
{
  g_return_if_fail (GTK_IS_WINDOW (window) && !gtk_widget_get_realized (GTK_WIDGET (window)));

#ifdef HAVE_X11
  g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
  g_signal_connect (window, "unrealize", G_CALLBACK (unrealize_cb), NULL);
#endif
}
