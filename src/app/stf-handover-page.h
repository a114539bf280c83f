/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"

G_BEGIN_DECLS

#define STF_TYPE_HANDOVER_PAGE (stf_handover_page_get_type ())
G_DECLARE_FINAL_TYPE (StfHandoverPage, stf_handover_page, STF, HANDOVER_PAGE, StfPage)

const char *stf_handover_page_get_code (StfHandoverPage *self);

G_END_DECLS
