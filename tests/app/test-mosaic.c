/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a mosaic shows, however the view came there, is what its drawing looks like. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <math.h>
#include <string.h>

#include "stf-chart-mosaic.h"

#define WIDTH 700
#define HEIGHT 500

/* A drawing of lines and discs that have corners and edges everywhere but on whole pixels. */
typedef struct
{
  int lit;         /* which disc has another colour, or -1 */
  guint n_painted; /* tiles */
} Drawing;

static const graphene_rect_t content = GRAPHENE_RECT_INIT (-20, -30, 1000, 800);

static graphene_rect_t
get_disc (int i)
{
  return GRAPHENE_RECT_INIT ((float) (i % 20 * 47.3), (float) (i / 20 * 61.7), 31.4f, 31.4f);
}

static void
paint_cb (cairo_t *cr, const graphene_rect_t *place, double scale, gpointer user_data)
{
  Drawing *self = user_data;

  self->n_painted++;
  cairo_set_line_width (cr, 0.9);
  cairo_set_source_rgb (cr, 0.2, 0.3, 0.4);
  for (int i = 0; i < 60; i++)
    {
      cairo_move_to (cr, i * 16.3, -30);
      cairo_line_to (cr, i * 16.3, i * 11.7);
      cairo_line_to (cr, 980, i * 11.7);
      cairo_stroke (cr);
    }

  for (int i = 0; i < 240; i++)
    {
      graphene_rect_t disc = get_disc (i);

      if (!graphene_rect_intersection (&disc, place, NULL))
        continue;
      cairo_arc (cr, disc.origin.x + disc.size.width / 2, disc.origin.y + disc.size.height / 2,
                 disc.size.width / 2 - 1, 0, 2 * G_PI);
      cairo_set_source_rgb (cr, i == self->lit ? 1 : 0, i % 20 / 20.0, 0.5);
      cairo_fill (cr);
    }
}

static void
look (StfChartMosaic *mosaic, double x, double y, double scale)
{
  stf_chart_mosaic_look (
      mosaic, &content,
      &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (WIDTH / scale), (float) (HEIGHT / scale)),
      scale);
}

static void
finish (StfChartMosaic *mosaic)
{
  gboolean seen = FALSE;

  while (stf_chart_mosaic_work (mosaic, G_MAXINT64, &seen))
    ;
}

/* What is in view, on whole pixels. */
static cairo_surface_t *
show (StfChartMosaic *mosaic, double x, double y, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) -round (x * scale), (float) -round (y * scale)));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
  stf_chart_mosaic_snapshot (mosaic, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Cairo rounds a curve where it is clipped, as at the edge of a tile. */
#define ROUNDING 16

/* How far the most different bytes of two pictures are from each other. */
static int
compare (cairo_surface_t *a, cairo_surface_t *b)
{
  const guint8 *one = cairo_image_surface_get_data (a);
  const guint8 *other = cairo_image_surface_get_data (b);
  int most = 0;

  for (int i = 0; i < cairo_image_surface_get_stride (a) * HEIGHT; i++)
    most = MAX (most, ABS (one[i] - other[i]));
  return most;
}

static cairo_surface_t *
paint_directly (Drawing *drawing, double x, double y, double scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, -round (x * scale), -round (y * scale));
  cairo_scale (cr, scale, scale);
  paint_cb (cr, &content, scale, drawing);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static void
assert_shows (StfChartMosaic *mosaic, Drawing *drawing, double x, double y, double scale)
{
  cairo_surface_t *shown = show (mosaic, x, y, scale);
  cairo_surface_t *painted = paint_directly (drawing, x, y, scale);

  g_assert_cmpint (compare (shown, painted), <=, ROUNDING);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (painted);
}

static void
test_moved (void)
{
  static const struct
  {
    double x;
    double y;
    double scale;
  } views[] = { { 0, 0, 1 },        { 211, 97, 1 },       { 3.3, 200, 1.7 },
                { -20, -30, 0.71 }, { 480.2, 300, 2.13 }, { 0, 0, 1 } };
  Drawing drawing = { -1, 0 };
  g_autoptr (StfChartMosaic) mosaic = stf_chart_mosaic_new (paint_cb, &drawing);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      look (mosaic, views[i].x, views[i].y, views[i].scale);
      finish (mosaic);
      assert_shows (mosaic, &drawing, views[i].x, views[i].y, views[i].scale);
    }
}

/* Once all of it has been painted, moving paints nothing. */
static void
test_moved_again (void)
{
  Drawing drawing = { -1, 0 };
  g_autoptr (StfChartMosaic) mosaic = stf_chart_mosaic_new (paint_cb, &drawing);
  guint before;

  look (mosaic, 0, 0, 1);
  finish (mosaic);
  before = drawing.n_painted;
  g_assert_cmpuint (before, >, 10);
  for (int i = 0; i < 200; i += 20)
    {
      look (mosaic, i, i, 1);
      finish (mosaic);
    }
  g_assert_cmpuint (drawing.n_painted, ==, before);
}

static void
test_damage (void)
{
  static const int lit[] = { 0, 23, 24, -1 };
  Drawing drawing = { -1, 0 };
  g_autoptr (StfChartMosaic) mosaic = stf_chart_mosaic_new (paint_cb, &drawing);

  look (mosaic, 10, 10, 1.3);
  finish (mosaic);
  for (guint i = 0; i < G_N_ELEMENTS (lit); i++)
    {
      graphene_rect_t before = get_disc (MAX (drawing.lit, 0));
      graphene_rect_t after = get_disc (MAX (lit[i], 0));
      gboolean seen = FALSE;

      drawing.lit = lit[i];
      stf_chart_mosaic_damage (mosaic, &before);
      stf_chart_mosaic_damage (mosaic, &after);
      stf_chart_mosaic_work (mosaic, 0, &seen);
      g_assert_true (seen);
      finish (mosaic);
      assert_shows (mosaic, &drawing, 10, 10, 1.3);
    }
}

static guint
count_empty (cairo_surface_t *surface)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  guint n = 0;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      n += data[y * cairo_image_surface_get_stride (surface) + 4 * x + 3] == 0;
  return n;
}

/* What has not been painted yet is blurred, not missing. */
static void
test_placeholder (void)
{
  static const struct
  {
    double x;
    double y;
    double scale;
  } views[] = { { 0, 0, 3 }, { 500, 400, 3 }, { 0, 0, 0.9 } };
  Drawing drawing = { -1, 0 };
  g_autoptr (StfChartMosaic) mosaic = stf_chart_mosaic_new (paint_cb, &drawing);

  look (mosaic, 0, 0, 1);
  finish (mosaic);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      cairo_surface_t *blurred, *sharp;
      guint before = drawing.n_painted;

      look (mosaic, views[i].x, views[i].y, views[i].scale);
      blurred = show (mosaic, views[i].x, views[i].y, views[i].scale);
      g_assert_cmpuint (drawing.n_painted, ==, before);
      finish (mosaic);
      sharp = show (mosaic, views[i].x, views[i].y, views[i].scale);
      g_assert_cmpint (compare (blurred, sharp), >, 2 * ROUNDING);
      g_assert_cmpuint (count_empty (blurred), <, count_empty (sharp) * 11 / 10);
      cairo_surface_destroy (blurred);
      cairo_surface_destroy (sharp);
    }
}

/* However much is looked at. */
static void
test_memory (void)
{
  Drawing drawing = { -1, 0 };
  g_autoptr (StfChartMosaic) mosaic = stf_chart_mosaic_new (paint_cb, &drawing);

  for (int y = 0; y < 700; y += 90)
    for (int x = 0; x < 900; x += 90)
      {
        gboolean seen = FALSE;

        look (mosaic, x, y, 8);
        while (stf_chart_mosaic_work (mosaic, 0, &seen) && seen)
          seen = FALSE;
        g_assert_cmpuint (stf_chart_mosaic_get_bytes (mosaic), <, 64 << 20);
      }
  g_assert_cmpuint (stf_chart_mosaic_get_bytes (mosaic), >, 16 << 20);
  finish (mosaic);
  g_assert_cmpuint (stf_chart_mosaic_get_bytes (mosaic), <, 64 << 20);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/mosaic/a-moved-view-is-like-a-fresh-one", test_moved);
  g_test_add_func ("/app/mosaic/moving-on-what-is-known-paints-nothing", test_moved_again);
  g_test_add_func ("/app/mosaic/what-is-mended-is-like-new", test_damage);
  g_test_add_func ("/app/mosaic/what-is-missing-is-shown-blurred", test_placeholder);
  g_test_add_func ("/app/mosaic/memory-has-a-limit", test_memory);
  return g_test_run ();
}
