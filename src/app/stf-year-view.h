/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"

G_BEGIN_DECLS

#define STF_TYPE_YEAR_VIEW (stf_year_view_get_type ())
G_DECLARE_FINAL_TYPE (StfYearView, stf_year_view, STF, YEAR_VIEW, AdwBin)

void stf_year_view_set_year (StfYearView *self, StfOpenYear *year);
void stf_year_view_show_page (StfYearView *self, const char *name);
void stf_year_view_focus_page (StfYearView *self);
const char *stf_year_view_get_page_name (StfYearView *self);
StfPage *stf_year_view_get_page (StfYearView *self, const char *name);
void stf_year_view_show_sidebar (StfYearView *self);
void stf_year_view_set_search (StfYearView *self, gboolean search);
void stf_year_view_search_for (StfYearView *self, const char *text);
GtkSearchBar *stf_year_view_get_search_bar (StfYearView *self);
void stf_year_view_open_menu (StfYearView *self);
const char *stf_year_view_get_notice (StfYearView *self);

G_END_DECLS
