/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "election/stf-paper.h"
#include "stf-budget-report.h"
#include "stf-invoice.h"

G_BEGIN_DECLS

/* The money of a year as texts to print, send or keep. */
StfPaper *stf_budget_paper_new (const StfBudgetReport *report, const StfFee *fee,
                                const char *organisation);
StfPaper *stf_follow_up_paper_new (const StfBudgetReport *report, const char *organisation);
StfPaper *stf_fee_paper_new (const StfFee *fee, const char *organisation, const char *date,
                             gboolean example);
/* agency: one payer, or NULL: all of them, on a page each. */
StfPaper *stf_fee_notice_new (const StfFee *fee, const GPtrArray *invoices, const char *agency,
                              const char *organisation, const char *date, gboolean example);

/* The tables, for the window and the papers alike. */
StfPaperTable *stf_follow_up_table_new (const StfBudgetReport *report);

G_END_DECLS
