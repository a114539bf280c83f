/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "election/stf-paper.h"
#include "organisation/stf-organisation.h"
#include "stf-rules.h"

G_BEGIN_DECLS

/* The rules at a date as a text to print, send or keep. */
StfPaper *stf_rule_paper_new (StfYearFile *file, const StfRuleReport *report,
                              const StfOrganisation *organisation, GError **error);
void stf_rule_paper_add_open (StfPaper *paper, const StfRuleReport *report);

G_END_DECLS
