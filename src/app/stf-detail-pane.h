/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "organisation/stf-organisation.h"

G_BEGIN_DECLS

/* One body or role: purpose, tasks, holders, relations. */
#define STF_TYPE_DETAIL_PANE (stf_detail_pane_get_type ())
G_DECLARE_FINAL_TYPE (StfDetailPane, stf_detail_pane, STF, DETAIL_PANE, AdwBin)

void stf_detail_pane_show (StfDetailPane *self, StfOrganisation *organisation, const char *id);
void stf_detail_pane_show_findings (StfDetailPane *self, const GPtrArray *findings);
const char *stf_detail_pane_get_title (StfDetailPane *self);

G_END_DECLS
