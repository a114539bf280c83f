/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_MOVE_DIALOG (stf_move_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfMoveDialog, stf_move_dialog, STF, MOVE_DIALOG, AdwWindow)

void stf_move_dialog_present (StfWindow *parent, const char *body);

G_END_DECLS
