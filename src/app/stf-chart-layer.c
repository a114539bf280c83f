/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tiles are image surfaces, each shown by nodes that are strips of it.  They begin at whole pixels
 * from the origin of the drawing, so that they are sharp if the drawing begins at a whole pixel of
 * the screen.
 *
 * What GTK's Cairo renderer makes of them decides their form.  It copies a node before it shows it:
 * small copies use the same memory again, while large ones are mapped anew, and then each page of
 * them costs more than what is on it.  Textures would be copied, too, in GTK 4.8 through floating
 * point, at four times the cost. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-chart-layer.h"

#include <math.h>

#define TILE STF_CHART_TILE
#define STRIP 64
#define N_STRIPS (TILE / STRIP)

typedef struct
{
  cairo_surface_t *surface;
  GskRenderNode *strips[N_STRIPS]; /* of the same pixels, from the top */
  cairo_region_t *damage;          /* pixels of the tile, or NULL */
} Tile;

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
find_tile (const StfChartLayer *self, int x, int y)
{
  return g_hash_table_lookup (self->tiles, make_key (x, y));
}

/* Paints a part of what tile (x, y) shows. */
static void
paint_surface (cairo_surface_t *surface, const cairo_region_t *part, int x, int y, double scale,
               StfChartMosaicPaint paint, gpointer user_data)
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
  paint (cr,
         &GRAPHENE_RECT_INIT ((float) ((x * TILE + extents.x) / scale),
                              (float) ((y * TILE + extents.y) / scale),
                              (float) (extents.width / scale), (float) (extents.height / scale)),
         scale, user_data);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
}

static void
copy_pixels (cairo_surface_t *to, cairo_surface_t *from)
{
  cairo_t *cr = cairo_create (to);

  cairo_set_source_surface (cr, from, 0, 0);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
  cairo_destroy (cr);
}

/**
 * stf_chart_layer_init:
 * @self: (out): a layer without a scale; free with stf_chart_layer_free()
 */
void
stf_chart_layer_init (StfChartLayer *self)
{
  self->scale = 0;
  self->tiles = g_hash_table_new_full (NULL, NULL, NULL, tile_free);
}

void
stf_chart_layer_free (StfChartLayer *self)
{
  g_clear_pointer (&self->tiles, g_hash_table_unref);
}

/**
 * stf_chart_layer_clear:
 * @self: a layer
 *
 * Lets go of its tiles and its scale.
 */
void
stf_chart_layer_clear (StfChartLayer *self)
{
  self->scale = 0;
  g_hash_table_remove_all (self->tiles);
}

/**
 * stf_chart_layer_find_range:
 * @self: a layer
 * @place: in points
 *
 * Returns: the tiles that the place meets
 */
cairo_rectangle_int_t
stf_chart_layer_find_range (const StfChartLayer *self, const graphene_rect_t *place)
{
  double part = self->scale / TILE;
  int x = (int) floor (place->origin.x * part);
  int y = (int) floor (place->origin.y * part);

  return (cairo_rectangle_int_t){
    x,
    y,
    (int) ceil ((place->origin.x + place->size.width) * part) - x,
    (int) ceil ((place->origin.y + place->size.height) * part) - y,
  };
}

gboolean
stf_chart_tiles_intersect (const cairo_rectangle_int_t *a, const cairo_rectangle_int_t *b,
                           cairo_rectangle_int_t *both)
{
  int x = MAX (a->x, b->x);
  int y = MAX (a->y, b->y);

  *both = (cairo_rectangle_int_t){ x, y, MIN (a->x + a->width, b->x + b->width) - x,
                                   MIN (a->y + a->height, b->y + b->height) - y };
  return both->width > 0 && both->height > 0;
}

/**
 * stf_chart_layer_get_state:
 * @self: a layer
 * @x: of a tile
 * @y: of a tile
 *
 * Returns: whether there is such a tile, and as it should be
 */
StfChartTileState
stf_chart_layer_get_state (const StfChartLayer *self, int x, int y)
{
  const Tile *tile = find_tile (self, x, y);

  if (tile == NULL)
    return STF_CHART_TILE_MISSING;
  return tile->damage != NULL ? STF_CHART_TILE_DAMAGED : STF_CHART_TILE_WHOLE;
}

/**
 * stf_chart_layer_paint:
 * @self: a layer
 * @x: of a tile
 * @y: of a tile
 * @paint: paints the drawing
 * @user_data: for @paint
 *
 * Paints a tile, or what is damaged of it.
 */
void
stf_chart_layer_paint (StfChartLayer *self, int x, int y, StfChartMosaicPaint paint,
                       gpointer user_data)
{
  static const cairo_rectangle_int_t all = { 0, 0, TILE, TILE };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, TILE, TILE);
  Tile *tile = find_tile (self, x, y);
  cairo_region_t *part;

  if (tile == NULL)
    {
      tile = g_new0 (Tile, 1);
      g_hash_table_insert (self->tiles, make_key (x, y), tile);
      part = cairo_region_create_rectangle (&all);
    }
  else
    {
      copy_pixels (surface, tile->surface);
      part = g_steal_pointer (&tile->damage);
    }

  if (part != NULL)
    paint_surface (surface, part, x, y, self->scale, paint, user_data);
  g_clear_pointer (&part, cairo_region_destroy);
  tile_set (tile, surface, x * TILE, y * TILE);
}

/**
 * stf_chart_layer_damage:
 * @self: a layer
 * @place: in points
 *
 * Tells that what is drawn there has changed.
 */
void
stf_chart_layer_damage (StfChartLayer *self, const graphene_rect_t *place)
{
  cairo_rectangle_int_t range = stf_chart_layer_find_range (self, place);
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

        if (tile == NULL
            || !stf_chart_tiles_intersect (&rect, &(cairo_rectangle_int_t){ 0, 0, TILE, TILE },
                                           &rect))
          continue;
        if (tile->damage == NULL)
          tile->damage = cairo_region_create ();
        cairo_region_union_rectangle (tile->damage, &rect);
      }
}

/**
 * stf_chart_layer_get_distance:
 * @view: tiles
 * @x: of a tile
 * @y: of a tile
 *
 * Returns: how many steps it is from the view; 0: it belongs to it
 */
int
stf_chart_layer_get_distance (const cairo_rectangle_int_t *view, int x, int y)
{
  int across = MAX (view->x - x, x - (view->x + view->width - 1));
  int down = MAX (view->y - y, y - (view->y + view->height - 1));

  return MAX (MAX (across, down), 0);
}

/**
 * stf_chart_layer_drop:
 * @self: a layer
 * @view: tiles
 * @allowed: how many may stay
 *
 * Lets go of the tiles that are furthest from the view.
 */
void
stf_chart_layer_drop (StfChartLayer *self, const cairo_rectangle_int_t *view, guint allowed)
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
          int d = stf_chart_layer_get_distance (view, (int) (k & 0xffff) - 0x8000,
                                                (int) (k >> 16) - 0x8000);

          if (d > distance)
            {
              distance = d;
              furthest = key;
            }
        }
      g_hash_table_remove (self->tiles, furthest);
    }
}

/**
 * stf_chart_layer_get_bytes:
 * @self: a layer
 *
 * Returns: how much memory its pixels take
 */
gsize
stf_chart_layer_get_bytes (const StfChartLayer *self)
{
  return (gsize) g_hash_table_size (self->tiles) * TILE * TILE * 4;
}

/**
 * stf_chart_layer_snapshot:
 * @self: a layer
 * @x: of a tile
 * @y: of a tile
 * @snapshot: where to, in pixels from the origin of the drawing
 *
 * Shows a tile that there is.
 */
void
stf_chart_layer_snapshot (const StfChartLayer *self, int x, int y, GtkSnapshot *snapshot)
{
  const Tile *tile = find_tile (self, x, y);

  g_return_if_fail (tile != NULL);

  for (guint i = 0; i < N_STRIPS; i++)
    gtk_snapshot_append_node (snapshot, tile->strips[i]);
}

/**
 * stf_chart_layer_show_part:
 * @self: a layer
 * @cr: where to, in pixels of @scale from the origin of the drawing
 * @part: likewise
 * @scale: another scale
 *
 * Shows what there is of a part, larger or smaller.
 */
void
stf_chart_layer_show_part (const StfChartLayer *self, cairo_t *cr,
                           const cairo_rectangle_int_t *part, double scale)
{
  double zoom = scale / self->scale;
  cairo_rectangle_int_t range;

  if (self->scale == 0)
    return;

  range = stf_chart_layer_find_range (
      self, &GRAPHENE_RECT_INIT ((float) (part->x / scale), (float) (part->y / scale),
                                 (float) (part->width / scale), (float) (part->height / scale)));
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
