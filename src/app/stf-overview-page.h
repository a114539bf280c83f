/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"

G_BEGIN_DECLS

#define STF_TYPE_OVERVIEW_PAGE (stf_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (StfOverviewPage, stf_overview_page, STF, OVERVIEW_PAGE, StfPage)

G_END_DECLS
