/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "stf-chart-draw.h"

G_BEGIN_DECLS

#define STF_TYPE_CHART_VIEW (stf_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (StfChartView, stf_chart_view, STF, CHART_VIEW, GtkWidget)

/* The chart in a GtkScrolledWindow.
 *
 * Signals:
 *   "body-selected" (const char *body): an id, or NULL
 *   "body-activated" (const char *body, const char *role, const char *seat, const char *assignment)
 *     role, seat and assignment are NULL where the body itself was opened
 *   "body-menu" (const char *body, double x, double y): its menu is asked for, there in the view
 *   "related": other relations are drawn
 *   "moved": another part of the chart is in view, or of another chart
 * Property "zoom" (double): 1 is the size on paper.  Actions: "chart.zoom-in", "chart.zoom-out",
 * "chart.fit", "chart.full-size". */

GtkWidget *stf_chart_view_new (void);
void stf_chart_view_set_chart (StfChartView *self, StfChart *chart);
StfChart *stf_chart_view_get_chart (StfChartView *self);
void stf_chart_view_select (StfChartView *self, const char *body);
void stf_chart_view_look_at (StfChartView *self, const char *body);
void stf_chart_view_focus_selected (StfChartView *self);
const char *stf_chart_view_get_selected (StfChartView *self);
void stf_chart_view_set_found (StfChartView *self, const char *const *bodies);
void stf_chart_view_set_relations (StfChartView *self, const char *const *kinds);
char *stf_chart_view_describe_numbers (StfChartView *self);
double stf_chart_view_get_zoom (StfChartView *self);
void stf_chart_view_set_zoom (StfChartView *self, double zoom);
void stf_chart_view_fit (StfChartView *self);
void stf_chart_view_scroll_to (StfChartView *self, double x, double y);
graphene_rect_t stf_chart_view_get_extents (StfChartView *self);
graphene_rect_t stf_chart_view_get_visible (StfChartView *self);
StfChartPalette stf_chart_view_get_palette (StfChartView *self);

G_END_DECLS
