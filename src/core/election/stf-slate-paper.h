/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-paper.h"
#include "stf-slate-assessment.h"

G_BEGIN_DECLS

StfPaper *stf_slate_write_proposal (const StfBallot *ballot, const StfSlate *slate,
                                    const char *organisation, const StfAssessment *assessment,
                                    const char *on_date, const char *from_date,
                                    const char *to_date);

G_END_DECLS
