/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_IMPORT_DIALOG (stf_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfImportDialog, stf_import_dialog, STF, IMPORT_DIALOG, AdwWindow)

void stf_import_dialog_present (StfWindow *parent, const char *path);
void stf_import_dialog_present_document (StfWindow *parent, GBytes *document, gboolean next_year);
void stf_import_dialog_choose_next_year (StfImportDialog *self);
void stf_import_dialog_import_to (StfImportDialog *self, const char *path);

G_END_DECLS
