/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "money/stf-request.h"
#include "stf-page.h"

G_BEGIN_DECLS

/* Requests for development funds, and what has been spent of them. */
#define STF_TYPE_REQUEST_VIEW (stf_request_view_get_type ())
G_DECLARE_FINAL_TYPE (StfRequestView, stf_request_view, STF, REQUEST_VIEW, StfPage)

const StfRequest *stf_request_view_find (StfRequestView *self, const char *id);

/* id: NULL for a new one. */
void stf_request_dialog_present (StfRequestView *view, const char *id);

G_END_DECLS
