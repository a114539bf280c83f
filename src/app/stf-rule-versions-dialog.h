/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-window.h"

G_BEGIN_DECLS

#define STF_TYPE_RULE_VERSIONS_DIALOG (stf_rule_versions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfRuleVersionsDialog, stf_rule_versions_dialog, STF, RULE_VERSIONS_DIALOG,
                      AdwWindow)

void stf_rule_versions_dialog_present (StfWindow *parent);

G_END_DECLS
