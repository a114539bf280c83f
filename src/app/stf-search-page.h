/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"

G_BEGIN_DECLS

#define STF_TYPE_SEARCH_PAGE (stf_search_page_get_type ())
G_DECLARE_FINAL_TYPE (StfSearchPage, stf_search_page, STF, SEARCH_PAGE, StfPage)

void stf_search_page_set_text (StfSearchPage *self, const char *text);
void stf_search_page_activate_first (StfSearchPage *self);

G_END_DECLS
