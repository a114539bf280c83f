/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_PERSON_DIALOG (stf_person_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfPersonDialog, stf_person_dialog, STF, PERSON_DIALOG, AdwWindow)

void stf_person_dialog_present (StfWindow *parent, const char *person);

G_END_DECLS
