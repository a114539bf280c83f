/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"
#include "stf-rule-pane.h"

G_BEGIN_DECLS

#define STF_TYPE_RULES_PAGE (stf_rules_page_get_type ())
G_DECLARE_FINAL_TYPE (StfRulesPage, stf_rules_page, STF, RULES_PAGE, StfPage)

void stf_rules_page_select (StfRulesPage *self, const char *rule);
void stf_rules_page_set_filter (StfRulesPage *self, const char *state, const char *severity);
GtkListBox *stf_rules_page_get_list (StfRulesPage *self);
StfRulePane *stf_rules_page_get_pane (StfRulesPage *self);

G_END_DECLS
