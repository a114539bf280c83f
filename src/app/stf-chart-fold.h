/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "stf-chart-draw.h"

G_BEGIN_DECLS

/* The small button on the lower edge of a box that collapses and expands what is below it.  It is a
 * child of a StfChartItem; its action is "chart.open", as that of whatever is in a box. */
#define STF_TYPE_CHART_FOLD (stf_chart_fold_get_type ())
G_DECLARE_FINAL_TYPE (StfChartFold, stf_chart_fold, STF, CHART_FOLD, GtkWidget)

GtkWidget *stf_chart_fold_new (void);
void stf_chart_fold_show (StfChartFold *self, StfChart *chart, guint box);
void stf_chart_fold_paint (StfChartFold *self, cairo_t *cr, StfChartPalette palette);
StfChartRect stf_chart_fold_get_rect (StfChartFold *self);

G_END_DECLS
