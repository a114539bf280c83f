/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-chart-search.h"
#include "stf-chart-view.h"
#include "stf-comparison.h"

G_BEGIN_DECLS

#define STF_TYPE_CHART_PANE (stf_chart_pane_get_type ())
G_DECLARE_FINAL_TYPE (StfChartPane, stf_chart_pane, STF, CHART_PANE, AdwBin)

/* Signals "selected" and "activated" (const char *id): of a body or role.
 *
 * What is collapsed is a matter of the view.  Actions: "pane.toggle" (s body),
 * "pane.collapse-below" (s body), "pane.expand-all", "pane.find", "pane.find-next",
 * "pane.find-previous". */

/* comparison: what differs from it, or NULL; it has to last until the next call. */
void stf_chart_pane_set_findings (StfChartPane *self, GHashTable *findings);
void stf_chart_pane_set_organisation (StfChartPane *self, StfOrganisation *organisation,
                                      const StfComparison *comparison);
void stf_chart_pane_expand_to (StfChartPane *self, const char *body);
void stf_chart_pane_select (StfChartPane *self, const char *id);
StfChartView *stf_chart_pane_get_view (StfChartPane *self);
StfChartSearch *stf_chart_pane_get_search (StfChartPane *self);

G_END_DECLS
