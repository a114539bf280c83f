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
 * 4. There are at most MAX_TILES tiles, or twice as many as fill the view.  Those furthest from the
 *    view go first.
 *
 * Tiles begin at whole pixels from the origin of the drawing, so that they are sharp if the drawing
 * begins at a whole pixel of the screen.  They are Cairo nodes and no textures, which GTK 4.8 takes
 * through floating point to show them without GL, at four times the cost. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <math.h>

#include "stf-chart-mosaic.h"

/* Pixels: small ones are out of view sooner, and large ones cut fewer boxes. */
#define TILE 256

/* GTK's Cairo renderer copies a node before it shows it.  Small copies use the same memory again,
 * while large ones are mapped anew, and then each page of them costs more than what is on it. */
#define STRIP 64
#define N_STRIPS (TILE / STRIP)

#define MAX_TILES 192

/* Of the placeholder. */
#define MAX_WHOLE_PIXELS 1e6

typedef struct
{
  cairo_surface_t *surface;
  GskRenderNode *strips[N_STRIPS]; /* of the same pixels, from the top */
  cairo_region_t *damage;          /* pixels of the tile, or NULL */
} Tile;

/* Rectangles of tiles are counted from the origin of the drawing. */
typedef struct
{
  double scale; /* pixels a point; 0: there is none */
  GHashTable *tiles;
} Layer;

struct _StfChartMosaic
{
  StfChartMosaicPaint paint;
  gpointer user_data;

  graphene_rect_t content;
  graphene_rect_t visible;
  Layer now;
  Layer before; /* of the scale before */
  Layer whole;  /* the placeholder */
};

static void
tile_clear (Tile *self)
{
  for (guint i = 0; i < N_STRIPS; i++)
    g_clear_pointer (&self->strips[i], gsk_render_node_unref);
  g_clear_pointer (&self->surface, cairo_surface_destroy);
  g_clear_pointer (&self->damage, cairo_region_destroy);
}

/* Takes the surface, which does not change any more; (x, y) is where it stands. */
static void
tile_set (Tile *self, cairo_surface_t *surface, int x, int y)
{
  tile_clear (self);
  self->surface = surface;
  for (int i = 0; i < N_STRIPS; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      cairo_t *cr = gtk_snapshot_append_cairo (
          snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) (y + i * STRIP), TILE, STRIP));

      cairo_set_source_surface (cr, surface, x, y);
      cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
      cairo_paint (cr);
      cairo_destroy (cr);
      self->strips[i] = gtk_snapshot_free_to_node (snapshot);
    }
}

static void
tile_free (gpointer data)
{
  tile_clear (data);
  g_free (data);
}

static gpointer
make_key (int x, int y)
{
  return GUINT_TO_POINTER (((guint) (y + 0x8000) << 16) | (guint) (x + 0x8000));
}

static Tile *
find_tile (const Layer *self, int x, int y)
{
  return g_hash_table_lookup (self->tiles, make_key (x, y));
}

static void
layer_init (Layer *self)
{
  self->scale = 0;
  self->tiles = g_hash_table_new_full (NULL, NULL, NULL, tile_free);
}

static void
layer_clear (Layer *self)
{
  self->scale = 0;
  g_hash_table_remove_all (self->tiles);
}

/* The tiles that a place in points meets. */
static cairo_rectangle_int_t
find_tiles (const graphene_rect_t *place, double scale)
{
  double part = scale / TILE;
  int x = (int) floor (place->origin.x * part);
  int y = (int) floor (place->origin.y * part);

  return (cairo_rectangle_int_t){
    x,
    y,
    (int) ceil ((place->origin.x + place->size.width) * part) - x,
    (int) ceil ((place->origin.y + place->size.height) * part) - y,
  };
}

static gboolean
intersect (const cairo_rectangle_int_t *a, const cairo_rectangle_int_t *b,
           cairo_rectangle_int_t *both)
{
  int x = MAX (a->x, b->x);
  int y = MAX (a->y, b->y);

  *both = (cairo_rectangle_int_t){ x, y, MIN (a->x + a->width, b->x + b->width) - x,
                                   MIN (a->y + a->height, b->y + b->height) - y };
  return both->width > 0 && both->height > 0;
}

/* Those of the drawing that are in view. */
static cairo_rectangle_int_t
find_view (StfChartMosaic *self, const Layer *layer)
{
  cairo_rectangle_int_t content = find_tiles (&self->content, layer->scale);
  cairo_rectangle_int_t view = find_tiles (&self->visible, layer->scale);

  if (!intersect (&content, &view, &view))
    view.width = view.height = 0;
  return view;
}

/* Paints the part of the surface, all of which shows tile (x, y). */
static void
paint_tile (StfChartMosaic *self, double scale, int x, int y, cairo_surface_t *surface,
            const cairo_region_t *part)
{
  cairo_t *cr = cairo_create (surface);
  cairo_rectangle_int_t extents;

  cairo_region_get_extents (part, &extents);
  for (int i = 0; i < cairo_region_num_rectangles (part); i++)
    {
      cairo_rectangle_int_t rect;

      cairo_region_get_rectangle (part, i, &rect);
      cairo_rectangle (cr, rect.x, rect.y, rect.width, rect.height);
    }
  cairo_clip (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_CLEAR);
  cairo_paint (cr);
  cairo_set_operator (cr, CAIRO_OPERATOR_OVER);

  cairo_translate (cr, -x * TILE, -y * TILE);
  cairo_scale (cr, scale, scale);
  self->paint (cr,
               &GRAPHENE_RECT_INIT ((float) ((x * TILE + extents.x) / scale),
                                    (float) ((y * TILE + extents.y) / scale),
                                    (float) (extents.width / scale),
                                    (float) (extents.height / scale)),
               scale, self->user_data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static cairo_surface_t *
copy_surface (cairo_surface_t *surface)
{
  cairo_surface_t *copy = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, TILE, TILE);
  cairo_t *cr = cairo_create (copy);

  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
  return copy;
}

static void
add_tile (StfChartMosaic *self, Layer *layer, int x, int y)
{
  static const cairo_rectangle_int_t all = { 0, 0, TILE, TILE };
  cairo_region_t *region = cairo_region_create_rectangle (&all);
  Tile *tile = g_new0 (Tile, 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, TILE, TILE);

  paint_tile (self, layer->scale, x, y, surface, region);
  cairo_region_destroy (region);
  tile_set (tile, surface, x * TILE, y * TILE);
  g_hash_table_insert (layer->tiles, make_key (x, y), tile);
}

/* Rule 3. */
static void
mend_tile (StfChartMosaic *self, Layer *layer, int x, int y, Tile *tile)
{
  cairo_surface_t *surface = copy_surface (tile->surface);

  paint_tile (self, layer->scale, x, y, surface, tile->damage);
  tile_set (tile, surface, x * TILE, y * TILE);
}

static guint
count_allowed (const cairo_rectangle_int_t *view)
{
  return MAX (MAX_TILES, 2 * (guint) (view->width * view->height));
}

/* How many tiles lie between it and the view. */
static int
get_distance (const cairo_rectangle_int_t *view, int x, int y)
{
  int across = MAX (view->x - x, x - (view->x + view->width - 1));
  int down = MAX (view->y - y, y - (view->y + view->height - 1));

  return MAX (MAX (across, down), 0);
}

/* Rule 4. */
static void
drop_tiles (Layer *self, const cairo_rectangle_int_t *view, guint allowed)
{
  while (g_hash_table_size (self->tiles) > allowed)
    {
      gpointer furthest = NULL;
      int distance = -1;
      GHashTableIter iter;
      gpointer key;

      g_hash_table_iter_init (&iter, self->tiles);
      while (g_hash_table_iter_next (&iter, &key, NULL))
        {
          guint k = GPOINTER_TO_UINT (key);
          int d = get_distance (view, (int) (k & 0xffff) - 0x8000, (int) (k >> 16) - 0x8000);

          if (d > distance)
            {
              distance = d;
              furthest = key;
            }
        }
      g_hash_table_remove (self->tiles, furthest);
    }
}

typedef gboolean (*Wanted) (const Tile *tile);

static gboolean
is_damaged (const Tile *tile)
{
  return tile != NULL && tile->damage != NULL;
}

static gboolean
is_missing (const Tile *tile)
{
  return tile == NULL;
}

static gboolean
is_unfit (const Tile *tile)
{
  return tile == NULL || tile->damage != NULL;
}

/* The first of those at a distance from the view. */
static gboolean
find_wanted (const Layer *self, const cairo_rectangle_int_t *view,
             const cairo_rectangle_int_t *content, int distance, Wanted wanted, int *x, int *y)
{
  const cairo_rectangle_int_t square = { view->x - distance, view->y - distance,
                                         view->width + 2 * distance, view->height + 2 * distance };
  cairo_rectangle_int_t range;

  if (!intersect (&square, content, &range))
    return FALSE;

  for (*y = range.y; *y < range.y + range.height; (*y)++)
    for (*x = range.x; *x < range.x + range.width; (*x)++)
      if (get_distance (view, *x, *y) == distance && wanted (find_tile (self, *x, *y)))
        return TRUE;
  return FALSE;
}

/* Paints one. */
static gboolean
serve (StfChartMosaic *self, Layer *layer, const cairo_rectangle_int_t *view, int distance,
       Wanted wanted)
{
  cairo_rectangle_int_t content = find_tiles (&self->content, layer->scale);
  Tile *tile;
  int x, y;

  if (!find_wanted (layer, view, &content, distance, wanted, &x, &y))
    return FALSE;

  tile = find_tile (layer, x, y);
  if (tile != NULL)
    mend_tile (self, layer, x, y, tile);
  else
    add_tile (self, layer, x, y);
  return TRUE;
}

static void
begin_whole (StfChartMosaic *self)
{
  double points = self->content.size.width * self->content.size.height;

  if (self->whole.scale == 0 && points > 0)
    self->whole.scale = sqrt (MAX_WHOLE_PIXELS / points);
}

/* Rule 1: paints one tile; *seen is set if it is in view. */
static gboolean
work (StfChartMosaic *self, gboolean *seen)
{
  cairo_rectangle_int_t view = find_view (self, &self->now);
  cairo_rectangle_int_t whole;
  guint allowed = count_allowed (&view);

  if (view.width == 0)
    return FALSE;

  if (serve (self, &self->now, &view, 0, is_damaged)
      || serve (self, &self->now, &view, 0, is_missing))
    {
      *seen = TRUE;
      return TRUE;
    }

  layer_clear (&self->before);
  begin_whole (self);
  whole = find_tiles (&self->content, self->whole.scale);
  if (serve (self, &self->whole, &whole, 0, is_unfit))
    return TRUE;

  for (int i = 1; (guint) ((view.width + 2 * i) * (view.height + 2 * i)) <= allowed; i++)
    if (serve (self, &self->now, &view, i, is_unfit))
      {
        drop_tiles (&self->now, &view, allowed);
        return TRUE;
      }
  drop_tiles (&self->now, &view, allowed);
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
  layer_init (&self->now);
  layer_init (&self->before);
  layer_init (&self->whole);
  return self;
}

void
stf_chart_mosaic_free (StfChartMosaic *self)
{
  g_hash_table_unref (self->now.tiles);
  g_hash_table_unref (self->before.tiles);
  g_hash_table_unref (self->whole.tiles);
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
  layer_clear (&self->now);
  layer_clear (&self->before);
  layer_clear (&self->whole);
}

static void
damage_layer (Layer *self, const graphene_rect_t *place)
{
  cairo_rectangle_int_t range = find_tiles (place, self->scale);
  double scale = self->scale;

  for (int y = range.y; y < range.y + range.height; y++)
    for (int x = range.x; x < range.x + range.width; x++)
      {
        Tile *tile = find_tile (self, x, y);
        int left = (int) floor (place->origin.x * scale) - x * TILE;
        int top = (int) floor (place->origin.y * scale) - y * TILE;
        cairo_rectangle_int_t rect = {
          left,
          top,
          (int) ceil ((place->origin.x + place->size.width) * scale) - x * TILE - left,
          (int) ceil ((place->origin.y + place->size.height) * scale) - y * TILE - top,
        };

        if (tile == NULL || !intersect (&rect, &(cairo_rectangle_int_t){ 0, 0, TILE, TILE }, &rect))
          continue;
        if (tile->damage == NULL)
          tile->damage = cairo_region_create ();
        cairo_region_union_rectangle (tile->damage, &rect);
      }
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
  damage_layer (&self->now, place);
  damage_layer (&self->whole, place);
}

static gboolean
fills_view (StfChartMosaic *self, const Layer *layer)
{
  cairo_rectangle_int_t view = find_view (self, layer);
  int x, y;

  return layer->scale > 0 && !find_wanted (layer, &view, &view, 0, is_missing, &x, &y);
}

/* Rule 2. */
static void
change_scale (StfChartMosaic *self, double scale)
{
  if (fills_view (self, &self->now))
    {
      Layer layer = self->before;
      cairo_rectangle_int_t view = find_view (self, &self->now);

      self->before = self->now;
      self->now = layer;
      drop_tiles (&self->before, &view, (guint) (view.width * view.height));
    }
  layer_clear (&self->now);
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

      while (serve (self, &self->now, &view, 0, is_missing))
        ;
    }
}

/* Shows what a layer has of a part that is in pixels of now. */
static void
show_other (const Layer *self, cairo_t *cr, const cairo_rectangle_int_t *part, double scale)
{
  double zoom = scale / self->scale;
  cairo_rectangle_int_t range;

  if (self->scale == 0)
    return;

  range = find_tiles (&GRAPHENE_RECT_INIT ((float) part->x, (float) part->y, (float) part->width,
                                           (float) part->height),
                      1 / zoom);
  cairo_save (cr);
  cairo_scale (cr, zoom, zoom);
  for (int y = range.y; y < range.y + range.height; y++)
    for (int x = range.x; x < range.x + range.width; x++)
      {
        const Tile *tile = find_tile (self, x, y);

        if (tile == NULL)
          continue;
        cairo_set_source_surface (cr, tile->surface, x * TILE, y * TILE);
        cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BILINEAR);
        cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
        cairo_rectangle (cr, x * TILE, y * TILE, TILE, TILE);
        cairo_fill (cr);
      }
  cairo_restore (cr);
}

/* Rule 2: a node for each tile, as Cairo paints a node apart and then copies it. */
static void
show_placeholder (StfChartMosaic *self, GtkSnapshot *snapshot, const cairo_rectangle_int_t *place)
{
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float) place->x, (float) place->y, TILE, TILE));

  /* Tiles of one scale do not lie upon each other, and those of another scale hide them. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  show_other (&self->whole, cr, place, self->now.scale);
  show_other (&self->before, cr, place, self->now.scale);
  cairo_destroy (cr);
}

/**
 * stf_chart_mosaic_snapshot:
 * @self: a mosaic
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
      {
        const cairo_rectangle_int_t place = { x * TILE, y * TILE, TILE, TILE };
        const Tile *tile = find_tile (&self->now, x, y);

        if (tile == NULL)
          show_placeholder (self, snapshot, &place);
        else
          for (guint i = 0; i < N_STRIPS; i++)
            gtk_snapshot_append_node (snapshot, tile->strips[i]);
      }
  gtk_snapshot_restore (snapshot);
}

/**
 * stf_chart_mosaic_work:
 * @self: a mosaic
 * @until: when to stop, in the time of g_get_monotonic_time()
 * @seen: (out): set if the view looks different
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
  guint n = g_hash_table_size (self->now.tiles) + g_hash_table_size (self->before.tiles)
            + g_hash_table_size (self->whole.tiles);

  return (gsize) n * TILE * TILE * 4;
}
