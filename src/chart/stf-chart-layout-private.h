/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout.h"

G_BEGIN_DECLS

/* The two ways to lay a tree out: both get checked input and return what stf_chart_layout_new()
 * does, but for the scale. */

StfChartLayout *stf_chart_tidy (const StfChartTree *tree, const StfChartLayoutOptions *options);

StfChartRoute stf_chart_tidy_route (const StfChartLayout *layout, guint box);

gboolean stf_chart_layout_has_assistants (const StfChartTree *tree);
gpointer stf_chart_layout_take (char *start, gsize *used, gsize n, gsize size);

StfChartLayout *stf_chart_layout_alloc (const StfChartTree *tree,
                                        const StfChartLayoutOptions *options, gboolean routes,
                                        gsize spare);
StfChartLayout *stf_chart_fit (const StfChartTree *tree, const StfChartLayoutOptions *options);

G_END_DECLS
