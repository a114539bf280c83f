/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-canvas.h"
#include "stf-chart-item.h"
#include "stf-chart-mosaic.h"

G_BEGIN_DECLS

struct _StfChartCanvas
{
  GtkWidget parent_instance;

  StfChart *chart;
  GPtrArray *items;  /* StfChartItem, borrowed: one a box */
  GHashTable *found; /* ids of bodies */
  char **kinds;      /* of relations that are drawn */
  StfChartMosaic *mosaic;
  GskRenderNode *relations; /* dotted lines, or NULL */
  guint painting;           /* idle source, or 0 */
  gboolean late;            /* it has not run since the last frame */
  graphene_rect_t visible;
  double zoom;
  StfChartPalette palette;
  int selected; /* a box, or -1 */
  int hovered;
  GtkGesture *click;
  gboolean updating; /* boxes become others: what moves the focus now is not the user */
};

/* box: or -1, which has no item. */
StfChartItem *stf_chart_canvas_get_item (StfChartCanvas *self, int box);

/* stf-chart-canvas-paint.c */
void stf_chart_canvas_add_paint (StfChartCanvas *self);
void stf_chart_canvas_remove_paint (StfChartCanvas *self);
void stf_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void stf_chart_canvas_pause (StfChartCanvas *self);
void stf_chart_canvas_set_hovered (StfChartCanvas *self, int box);
void stf_chart_canvas_repaint (StfChartCanvas *self);
void stf_chart_canvas_repaint_box (StfChartCanvas *self, int box);
void stf_chart_canvas_repaint_found (StfChartCanvas *self);
void stf_chart_canvas_repaint_relations (StfChartCanvas *self);

/* stf-chart-canvas-input.c */
void stf_chart_canvas_add_input (StfChartCanvas *self);
gboolean stf_chart_canvas_move_focus (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
