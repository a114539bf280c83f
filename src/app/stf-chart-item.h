/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "stf-chart.h"

G_BEGIN_DECLS

/* A body on the screen, and within it its seats.  Signal of a body: "activated" (int row or -1). */

/* The action that opens either. */
#define STF_CHART_OPEN "chart.open"

#define STF_TYPE_CHART_ITEM (stf_chart_item_get_type ())
G_DECLARE_FINAL_TYPE (StfChartItem, stf_chart_item, STF, CHART_ITEM, GtkWidget)

#define STF_TYPE_CHART_SEAT (stf_chart_seat_get_type ())
G_DECLARE_FINAL_TYPE (StfChartSeat, stf_chart_seat, STF, CHART_SEAT, GtkWidget)

GtkWidget *stf_chart_item_new (void);
void stf_chart_item_show (StfChartItem *self, StfChart *chart, guint box);
guint stf_chart_item_get_box (StfChartItem *self);
GtkWidget *stf_chart_item_get_fold (StfChartItem *self);

G_END_DECLS
