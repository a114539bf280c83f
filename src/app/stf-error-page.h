/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define STF_TYPE_ERROR_PAGE (stf_error_page_get_type ())
G_DECLARE_FINAL_TYPE (StfErrorPage, stf_error_page, STF, ERROR_PAGE, AdwBin)

void stf_error_page_show (StfErrorPage *self, const char *path, const GError *error);
const char *stf_error_page_get_message (StfErrorPage *self);
guint stf_error_page_get_n_ways (StfErrorPage *self);

G_END_DECLS
