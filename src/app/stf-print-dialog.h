/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-print-form.h"
#include "stf-print-preview.h"
#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_PRINT_DIALOG (stf_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfPrintDialog, stf_print_dialog, STF, PRINT_DIALOG, AdwWindow)

StfPrintDialog *stf_print_dialog_present (StfWindow *parent, StfOrganisation *compared);
StfPrintForm *stf_print_dialog_get_form (StfPrintDialog *self);
StfPrintPreview *stf_print_dialog_get_preview (StfPrintDialog *self);
gboolean stf_print_dialog_is_busy (StfPrintDialog *self);
void stf_print_dialog_export_to (StfPrintDialog *self, const char *path);

G_END_DECLS
