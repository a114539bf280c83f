/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-chart-document.h"

G_BEGIN_DECLS

/* The pages of a document below each other, as they will be on paper. */
#define STF_TYPE_PRINT_PREVIEW (stf_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (StfPrintPreview, stf_print_preview, STF, PRINT_PREVIEW, AdwBin)

void stf_print_preview_set_busy (StfPrintPreview *self, gboolean busy);
void stf_print_preview_set_document (StfPrintPreview *self, StfChartDocument *document);
void stf_print_preview_set_error (StfPrintPreview *self, const GError *error);

StfChartDocument *stf_print_preview_get_document (StfPrintPreview *self);
const char *stf_print_preview_get_error (StfPrintPreview *self);
guint stf_print_preview_get_page (StfPrintPreview *self);
void stf_print_preview_show_page (StfPrintPreview *self, guint page);
GdkTexture *stf_print_preview_get_picture (StfPrintPreview *self, guint page);

G_END_DECLS
