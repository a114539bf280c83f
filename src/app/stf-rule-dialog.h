/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/stf-rule-draft.h"
#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_RULE_DIALOG (stf_rule_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfRuleDialog, stf_rule_dialog, STF, RULE_DIALOG, AdwWindow)

void stf_rule_dialog_present (StfWindow *parent, StfRuleDraft *draft);

G_END_DECLS
