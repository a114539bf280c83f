/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_NEW_YEAR_DIALOG (stf_new_year_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfNewYearDialog, stf_new_year_dialog, STF, NEW_YEAR_DIALOG, AdwWindow)

StfNewYearDialog *stf_new_year_dialog_present (StfWindow *parent, const char *template_name);
void stf_new_year_dialog_create_at (StfNewYearDialog *self, const char *path);

G_END_DECLS
