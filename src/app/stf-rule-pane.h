/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-open-year.h"

G_BEGIN_DECLS

#define STF_TYPE_RULE_PANE (stf_rule_pane_get_type ())
G_DECLARE_FINAL_TYPE (StfRulePane, stf_rule_pane, STF, RULE_PANE, AdwBin)

void stf_rule_pane_show (StfRulePane *self, StfOpenYear *year, const char *rule);
const char *stf_rule_pane_get_rule (StfRulePane *self);

G_END_DECLS
