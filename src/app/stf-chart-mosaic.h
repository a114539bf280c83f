/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A large drawing as tiles of pixels. */
typedef struct _StfChartMosaic StfChartMosaic;

/* Paints what of the drawing meets place, which is in its points, as cr is; what stands outside it
 * is clipped.  scale: pixels a point, which may be those of a placeholder. */
typedef void (*StfChartMosaicPaint) (cairo_t *cr, const graphene_rect_t *place, double scale,
                                     gpointer user_data);

StfChartMosaic *stf_chart_mosaic_new (StfChartMosaicPaint paint, gpointer user_data);
void stf_chart_mosaic_free (StfChartMosaic *self);

void stf_chart_mosaic_reset (StfChartMosaic *self);
void stf_chart_mosaic_damage (StfChartMosaic *self, const graphene_rect_t *place);
void stf_chart_mosaic_look (StfChartMosaic *self, const graphene_rect_t *content,
                            const graphene_rect_t *visible, double scale);
void stf_chart_mosaic_snapshot (StfChartMosaic *self, GtkSnapshot *snapshot);
gboolean stf_chart_mosaic_work (StfChartMosaic *self, gint64 until, gboolean *seen);
gsize stf_chart_mosaic_get_bytes (const StfChartMosaic *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartMosaic, stf_chart_mosaic_free)

G_END_DECLS
