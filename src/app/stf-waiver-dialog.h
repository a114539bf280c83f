/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/stf-waiver-draft.h"
#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_WAIVER_DIALOG (stf_waiver_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfWaiverDialog, stf_waiver_dialog, STF, WAIVER_DIALOG, AdwWindow)

void stf_waiver_dialog_present (StfWindow *parent, StfWaiverDraft *draft);

G_END_DECLS
