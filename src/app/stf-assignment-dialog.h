/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "organisation/stf-assignment-draft.h"
#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_ASSIGNMENT_DIALOG (stf_assignment_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfAssignmentDialog, stf_assignment_dialog, STF, ASSIGNMENT_DIALOG, AdwWindow)

void stf_assignment_dialog_present (StfWindow *parent, StfAssignmentDraft *draft);
GtkListBox *stf_assignment_dialog_get_warnings (StfAssignmentDialog *self);

G_END_DECLS
