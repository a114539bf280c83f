/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "election/stf-paper.h"
#include "organisation/stf-organisation.h"
#include "rules/stf-rules.h"

G_BEGIN_DECLS

/* The protocol of a handover: what was handed over, its code, and what the rules still ask for. */
StfPaper *stf_handover_paper_new (StfYearFile *file, StfOrganisation *organisation,
                                  const StfRuleReport *report, GError **error);

G_END_DECLS
