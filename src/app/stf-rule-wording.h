/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rules/stf-rules.h"

G_BEGIN_DECLS

/* How pages show the state of a rule: an icon, a word and a colour, never a colour alone. */
const char *stf_rule_state_get_name (StfRuleState state);
const char *stf_rule_state_get_icon (StfRuleState state);
const char *stf_rule_state_get_style (StfRuleState state);
const char *stf_severity_get_name (StfSeverity severity);
const char *stf_severity_get_explanation (StfSeverity severity);
guint stf_rule_state_get_rank (StfRuleState state);

char *stf_rule_wording_title (const StfRuleResult *result);
char *stf_rule_wording_subtitle (const StfRuleResult *result);
char *stf_rule_wording_breaches (guint n);
char *stf_rule_wording_finding (const StfFinding *finding);

G_END_DECLS
