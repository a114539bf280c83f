/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"

G_BEGIN_DECLS

/* How it stands with the money of the year: a table, drawings, and the documents of them. */
#define STF_TYPE_FOLLOW_UP_VIEW (stf_follow_up_view_get_type ())
G_DECLARE_FINAL_TYPE (StfFollowUpView, stf_follow_up_view, STF, FOLLOW_UP_VIEW, StfPage)

G_END_DECLS
