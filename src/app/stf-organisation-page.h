/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-pane.h"
#include "stf-detail-pane.h"
#include "stf-outline.h"
#include "stf-page.h"

G_BEGIN_DECLS

#define STF_TYPE_ORGANISATION_PAGE (stf_organisation_page_get_type ())
G_DECLARE_FINAL_TYPE (StfOrganisationPage, stf_organisation_page, STF, ORGANISATION_PAGE, StfPage)

void stf_organisation_page_select (StfOrganisationPage *self, const char *id);
StfChartPane *stf_organisation_page_get_chart (StfOrganisationPage *self);
StfOutline *stf_organisation_page_get_outline (StfOrganisationPage *self);
StfDetailPane *stf_organisation_page_get_detail (StfOrganisationPage *self);

/* Compares what the page shows with another organisation, until the year goes; NULL stops. */
void stf_organisation_page_compare (StfOrganisationPage *self, StfOrganisation *other);
StfOrganisation *stf_organisation_page_get_compared (StfOrganisationPage *self);
const StfComparison *stf_organisation_page_get_comparison (StfOrganisationPage *self);

G_END_DECLS
