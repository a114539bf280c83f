/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"
#include "stf-person-pane.h"

G_BEGIN_DECLS

#define STF_TYPE_PEOPLE_PAGE (stf_people_page_get_type ())
G_DECLARE_FINAL_TYPE (StfPeoplePage, stf_people_page, STF, PEOPLE_PAGE, StfPage)

GListModel *stf_people_page_get_people (StfPeoplePage *self);
void stf_people_page_set_filter (StfPeoplePage *self, const char *text);
void stf_people_page_show_person (StfPeoplePage *self, const char *person);
StfPersonPane *stf_people_page_get_pane (StfPeoplePage *self);

G_END_DECLS
