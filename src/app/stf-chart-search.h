/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "organisation/stf-organisation.h"

G_BEGIN_DECLS

#define STF_TYPE_CHART_SEARCH (stf_chart_search_get_type ())
G_DECLARE_FINAL_TYPE (StfChartSearch, stf_chart_search, STF, CHART_SEARCH, AdwBin)

/* Signals: "changed": other bodies are found, or another of them is the current one; "closed". */

void stf_chart_search_set_organisation (StfChartSearch *self, StfOrganisation *organisation);
void stf_chart_search_open (StfChartSearch *self);
void stf_chart_search_close (StfChartSearch *self);
void stf_chart_search_step (StfChartSearch *self, int step);
int stf_chart_search_get_height (StfChartSearch *self);
const char *const *stf_chart_search_get_found (StfChartSearch *self);
const char *stf_chart_search_get_current (StfChartSearch *self);
const char *stf_chart_search_get_place (StfChartSearch *self);

G_END_DECLS
