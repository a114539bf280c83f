/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-canvas.h"
#include "stf-chart-item.h"

G_BEGIN_DECLS

struct _StfChartCanvas
{
  GtkWidget parent_instance;

  StfChart *chart;
  GPtrArray *items;  /* StfChartItem, borrowed: one a box */
  GHashTable *found; /* ids of bodies */
  char **kinds;      /* of relations that are drawn */
  GskRenderNode *lines;
  GskRenderNode *hover_lines; /* what joins the box below the pointer to others; or NULL */
  GskRenderNode *relations;   /* dotted lines */
  graphene_rect_t visible;
  double zoom;
  StfChartPalette palette;
  int selected; /* a box, or -1 */
  int hovered;
  guint sharpening; /* tick callback, or 0 */
  GtkGesture *click;
  gboolean updating; /* boxes become others: what moves the focus now is not the user */
};

/* box: or -1, which has no item. */
StfChartItem *stf_chart_canvas_get_item (StfChartCanvas *self, int box);
void stf_chart_canvas_set_hovered (StfChartCanvas *self, int box);

/* stf-chart-canvas-input.c */
void stf_chart_canvas_add_input (StfChartCanvas *self);
gboolean stf_chart_canvas_move_focus (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
