/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "stf-chart-draw.h"

G_BEGIN_DECLS

#define STF_TYPE_CHART_CANVAS (stf_chart_canvas_get_type ())
G_DECLARE_FINAL_TYPE (StfChartCanvas, stf_chart_canvas, STF, CHART_CANVAS, GtkWidget)

/* Signals: "selected" (int box or -1), "activated" (int box, int row or -1), "menu" (int box,
 * double x, double y), "reveal" (box): a box that got the focus should come into view, "related":
 * other relations are drawn. */

GtkWidget *stf_chart_canvas_new (void);
void stf_chart_canvas_set_chart (StfChartCanvas *self, StfChart *chart);
void stf_chart_canvas_set_zoom (StfChartCanvas *self, double zoom, const graphene_rect_t *visible);
void stf_chart_canvas_set_found (StfChartCanvas *self, const char *const *bodies);
void stf_chart_canvas_set_relations (StfChartCanvas *self, const char *const *kinds);
void stf_chart_canvas_select (StfChartCanvas *self, int box);
void stf_chart_canvas_focus_box (StfChartCanvas *self, int box);
int stf_chart_canvas_get_selected (StfChartCanvas *self);
StfChartPalette stf_chart_canvas_get_palette (StfChartCanvas *self);
void stf_chart_canvas_add_gesture (StfChartCanvas *self, GtkGesture *gesture);
gboolean stf_chart_canvas_is_touch (GtkGesture *gesture);
char *stf_chart_canvas_describe_numbers (StfChartCanvas *self);
graphene_rect_t stf_chart_canvas_get_extents (StfChartCanvas *self);

G_END_DECLS
