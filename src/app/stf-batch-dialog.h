/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_BATCH_DIALOG (stf_batch_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfBatchDialog, stf_batch_dialog, STF, BATCH_DIALOG, AdwWindow)

void stf_batch_dialog_present (StfWindow *parent, const char *body);

G_END_DECLS
