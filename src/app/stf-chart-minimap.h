/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-view.h"

G_BEGIN_DECLS

/* All of a chart in a corner of its view, while that shows only a part.  Property "view". */
#define STF_TYPE_CHART_MINIMAP (stf_chart_minimap_get_type ())
G_DECLARE_FINAL_TYPE (StfChartMinimap, stf_chart_minimap, STF, CHART_MINIMAP, GtkWidget)

void stf_chart_minimap_set_view (StfChartMinimap *self, StfChartView *view);
gboolean stf_chart_minimap_is_shown (StfChartMinimap *self);

G_END_DECLS
