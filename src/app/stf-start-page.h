/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "handover/stf-template.h"

G_BEGIN_DECLS

#define STF_TYPE_START_PAGE (stf_start_page_get_type ())
G_DECLARE_FINAL_TYPE (StfStartPage, stf_start_page, STF, START_PAGE, AdwBin)

void stf_start_page_refresh (StfStartPage *self);
void stf_start_page_open_menu (StfStartPage *self);
guint stf_start_page_get_n_templates (StfStartPage *self);

char *stf_start_page_name_template (const StfTemplate *item);
char *stf_start_page_describe_template (const StfTemplate *item);

G_END_DECLS
