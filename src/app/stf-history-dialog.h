/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_HISTORY_DIALOG (stf_history_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfHistoryDialog, stf_history_dialog, STF, HISTORY_DIALOG, AdwWindow)

void stf_history_dialog_present (StfWindow *parent);

G_END_DECLS
