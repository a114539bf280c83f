/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A drawing that is dear to paint and cheap to move: it is painted once, in square tiles of pixels,
 * and a frame only puts those in view beside each other, whatever the drawing holds.
 *
 * 1. Tiles are painted between frames, in slices of a few milliseconds: damaged ones in view first,
 *    then those missing there, then the placeholder, then those around the view, the nearest first.
 *    Only a drawing of which nothing has been painted is painted in the frame, so that it does not
 *    appear blurred.
 * 2. A tile that is missing is shown from the tiles of the scale before, until those of the new one
 *    fill the view, and where there are none, from a placeholder: all of the drawing in about as
 *    many pixels as a screen has.
 * 3. A damaged tile is shown as it was until it is mended.  What is painted anew are the pixels
 * that the damage touches: they are the same as if all had been painted.
 * 4. There are at most MAX_TILES tiles of a scale, or twice as many as fill the view.  Those
 * furthest from the view go first. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <math.h>

#include "stf-chart-layer.h"

#define MAX_TILES 192

/* Of the placeholder. */
#define MAX_WHOLE_PIXELS 1e6

struct _StfChartMosaic
{
  StfChartMosaicPaint paint;
  gpointer user_data;

  graphene_rect_t content;
  graphene_rect_t visible;
  StfChartLayer now;
  StfChartLayer before; /* of the scale before */
  StfChartLayer whole;  /* the placeholder */
};

/* The tiles of the drawing that are in view. */
static cairo_rectangle_int_t
find_view (StfChartMosaic *self, const StfChartLayer *layer)
{
  cairo_rectangle_int_t content = stf_chart_layer_find_range (layer, &self->content);
  cairo_rectangle_int_t view = stf_chart_layer_find_range (layer, &self->visible);

  if (!stf_chart_tiles_intersect (&content, &view, &view))
    view.width = view.height = 0;
  return view;
}

/* The first tile of the drawing at a distance from the view that is in one of the states. */
static gboolean
find_tile (StfChartMosaic *self, const StfChartLayer *layer, const cairo_rectangle_int_t *view,
           int distance, StfChartTileState states, int *x, int *y)
{
  const cairo_rectangle_int_t square = { view->x - distance, view->y - distance,
                                         view->width + 2 * distance, view->height + 2 * distance };
  cairo_rectangle_int_t range = stf_chart_layer_find_range (layer, &self->content);

  if (!stf_chart_tiles_intersect (&square, &range, &range))
    return FALSE;

  for (*y = range.y; *y < range.y + range.height; (*y)++)
    for (*x = range.x; *x < range.x + range.width; (*x)++)
      if (stf_chart_layer_get_distance (view, *x, *y) == distance
          && stf_chart_layer_get_state (layer, *x, *y) & states)
        return TRUE;
  return FALSE;
}

/* Paints one. */
static gboolean
paint_tile (StfChartMosaic *self, StfChartLayer *layer, const cairo_rectangle_int_t *view,
            int distance, StfChartTileState states)
{
  int x, y;

  if (!find_tile (self, layer, view, distance, states, &x, &y))
    return FALSE;

  stf_chart_layer_paint (layer, x, y, self->paint, self->user_data);
  return TRUE;
}

static gboolean
paint_whole (StfChartMosaic *self)
{
  double points = (double) self->content.size.width * (double) self->content.size.height;
  cairo_rectangle_int_t range;

  if (points <= 0)
    return FALSE;

  self->whole.scale = sqrt (MAX_WHOLE_PIXELS / points);
  range = stf_chart_layer_find_range (&self->whole, &self->content);
  return paint_tile (self, &self->whole, &range, 0,
                     STF_CHART_TILE_MISSING | STF_CHART_TILE_DAMAGED);
}

/* Rules 1 and 4: paints one tile; *seen is set if it is in view. */
static gboolean
work (StfChartMosaic *self, gboolean *seen)
{
  cairo_rectangle_int_t view = find_view (self, &self->now);
  guint allowed = MAX (MAX_TILES, 2 * (guint) (view.width * view.height));

  if (view.width == 0)
    return FALSE;

  stf_chart_layer_drop (&self->now, &view, allowed);
  if (paint_tile (self, &self->now, &view, 0, STF_CHART_TILE_DAMAGED)
      || paint_tile (self, &self->now, &view, 0, STF_CHART_TILE_MISSING))
    {
      *seen = TRUE;
      return TRUE;
    }

  stf_chart_layer_clear (&self->before);
  if (paint_whole (self))
    return TRUE;

  for (int i = 1; (guint) ((view.width + 2 * i) * (view.height + 2 * i)) < allowed; i++)
    if (paint_tile (self, &self->now, &view, i, STF_CHART_TILE_MISSING | STF_CHART_TILE_DAMAGED))
      return TRUE;
  return FALSE;
}

/**
 * stf_chart_mosaic_new:
 * @paint: paints the drawing
 * @user_data: for @paint
 *
 * Returns: (transfer full): the mosaic of a drawing of which nothing is known yet
 */
StfChartMosaic *
stf_chart_mosaic_new (StfChartMosaicPaint paint, gpointer user_data)
{
  StfChartMosaic *self = g_new0 (StfChartMosaic, 1);

  self->paint = paint;
  self->user_data = user_data;
  stf_chart_layer_init (&self->now);
  stf_chart_layer_init (&self->before);
  stf_chart_layer_init (&self->whole);
  return self;
}

void
stf_chart_mosaic_free (StfChartMosaic *self)
{
  stf_chart_layer_free (&self->now);
  stf_chart_layer_free (&self->before);
  stf_chart_layer_free (&self->whole);
  g_free (self);
}

/**
 * stf_chart_mosaic_reset:
 * @self: a mosaic
 *
 * Tells that the drawing is another.
 */
void
stf_chart_mosaic_reset (StfChartMosaic *self)
{
  stf_chart_layer_clear (&self->now);
  stf_chart_layer_clear (&self->before);
  stf_chart_layer_clear (&self->whole);
}

/**
 * stf_chart_mosaic_damage:
 * @self: a mosaic
 * @place: in points
 *
 * Tells that what is drawn there has changed.
 */
void
stf_chart_mosaic_damage (StfChartMosaic *self, const graphene_rect_t *place)
{
  stf_chart_layer_damage (&self->now, place);
  stf_chart_layer_damage (&self->whole, place);
}

/* Rule 2. */
static void
change_scale (StfChartMosaic *self, double scale)
{
  cairo_rectangle_int_t view = find_view (self, &self->now);
  int x, y;

  if (self->now.scale > 0
      && !find_tile (self, &self->now, &view, 0, STF_CHART_TILE_MISSING, &x, &y))
    {
      StfChartLayer layer = self->before;

      self->before = self->now;
      self->now = layer;
      stf_chart_layer_drop (&self->before, &view, (guint) (view.width * view.height));
    }
  stf_chart_layer_clear (&self->now);
  self->now.scale = scale;
}

/**
 * stf_chart_mosaic_look:
 * @self: a mosaic
 * @content: where the drawing is, in points
 * @visible: what of it is in view
 * @scale: pixels of the screen a point
 *
 * Tells what is looked at.
 */
void
stf_chart_mosaic_look (StfChartMosaic *self, const graphene_rect_t *content,
                       const graphene_rect_t *visible, double scale)
{
  gboolean nothing = self->now.scale == 0;

  g_return_if_fail (scale > 0);

  if (self->now.scale != scale)
    change_scale (self, scale);
  self->content = *content;
  self->visible = *visible;

  if (nothing)
    {
      cairo_rectangle_int_t view = find_view (self, &self->now);

      while (paint_tile (self, &self->now, &view, 0, STF_CHART_TILE_MISSING))
        ;
    }
}

/* Rule 2.  A node for each tile: see stf-chart-layer.c. */
static void
show_placeholder (StfChartMosaic *self, int x, int y, GtkSnapshot *snapshot)
{
  const cairo_rectangle_int_t place = { x * STF_CHART_TILE, y * STF_CHART_TILE, STF_CHART_TILE,
                                        STF_CHART_TILE };
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) place.x, (float) place.y, (float) place.width,
                                     (float) place.height));

  /* Tiles of one scale do not lie upon each other, and those of another scale hide them. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  stf_chart_layer_show_part (&self->whole, cr, &place, self->now.scale);
  stf_chart_layer_show_part (&self->before, cr, &place, self->now.scale);
  cairo_destroy (cr);
}

/**
 * stf_chart_mosaic_snapshot:
 * @self: a mosaic that is looked at
 * @snapshot: where to, in points
 *
 * Shows what is in view, as far as it has been painted.
 */
void
stf_chart_mosaic_snapshot (StfChartMosaic *self, GtkSnapshot *snapshot)
{
  cairo_rectangle_int_t view = find_view (self, &self->now);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_scale (snapshot, (float) (1 / self->now.scale), (float) (1 / self->now.scale));
  for (int y = view.y; y < view.y + view.height; y++)
    for (int x = view.x; x < view.x + view.width; x++)
      if (stf_chart_layer_get_state (&self->now, x, y) == STF_CHART_TILE_MISSING)
        show_placeholder (self, x, y, snapshot);
      else
        stf_chart_layer_snapshot (&self->now, x, y, snapshot);
  gtk_snapshot_restore (snapshot);
}

/**
 * stf_chart_mosaic_work:
 * @self: a mosaic
 * @until: when to stop, in the time of g_get_monotonic_time()
 * @seen: (inout): set if the view looks different
 *
 * Paints some tiles, one at least.
 *
 * Returns: whether there are more to paint
 */
gboolean
stf_chart_mosaic_work (StfChartMosaic *self, gint64 until, gboolean *seen)
{
  do
    if (self->now.scale == 0 || !work (self, seen))
      return FALSE;
  while (g_get_monotonic_time () < until);
  return TRUE;
}

/**
 * stf_chart_mosaic_get_bytes:
 * @self: a mosaic
 *
 * Returns: how much memory its pixels take
 */
gsize
stf_chart_mosaic_get_bytes (const StfChartMosaic *self)
{
  return stf_chart_layer_get_bytes (&self->now) + stf_chart_layer_get_bytes (&self->before)
         + stf_chart_layer_get_bytes (&self->whole);
}
