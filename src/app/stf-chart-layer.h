/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-mosaic.h"

G_BEGIN_DECLS

/* Side of a tile, in pixels: small ones are out of view sooner, and large ones cut fewer boxes. */
#define STF_CHART_TILE 256

/* The tiles of a drawing at one scale.  They are counted from its origin, also in rectangles. */
typedef struct
{
  double scale; /* pixels a point; 0: there are none */
  GHashTable *tiles;
} StfChartLayer;

typedef enum
{
  STF_CHART_TILE_MISSING = 1 << 0,
  STF_CHART_TILE_DAMAGED = 1 << 1,
  STF_CHART_TILE_WHOLE = 1 << 2,
} StfChartTileState;

void stf_chart_layer_init (StfChartLayer *self);
void stf_chart_layer_free (StfChartLayer *self);
void stf_chart_layer_clear (StfChartLayer *self);

cairo_rectangle_int_t stf_chart_layer_find_range (const StfChartLayer *self,
                                                  const graphene_rect_t *place);
StfChartTileState stf_chart_layer_get_state (const StfChartLayer *self, int x, int y);
void stf_chart_layer_paint (StfChartLayer *self, int x, int y, StfChartMosaicPaint paint,
                            gpointer user_data);
void stf_chart_layer_damage (StfChartLayer *self, const graphene_rect_t *place);
int stf_chart_layer_get_distance (const cairo_rectangle_int_t *view, int x, int y);
void stf_chart_layer_drop (StfChartLayer *self, const cairo_rectangle_int_t *view, guint allowed);
gsize stf_chart_layer_get_bytes (const StfChartLayer *self);

void stf_chart_layer_snapshot (const StfChartLayer *self, int x, int y, GtkSnapshot *snapshot);
void stf_chart_layer_show_part (const StfChartLayer *self, cairo_t *cr,
                                const cairo_rectangle_int_t *part, double scale);

/* Returns: whether they meet. */
gboolean stf_chart_tiles_intersect (const cairo_rectangle_int_t *a, const cairo_rectangle_int_t *b,
                                    cairo_rectangle_int_t *both);

G_END_DECLS
