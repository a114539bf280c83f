/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "money/stf-account-mapping.h"
#include "money/stf-budget.h"

G_BEGIN_DECLS

/* How dialogs about accounts word what is in ledgers. */
char *stf_account_wording_amount (gint64 amount);
char *stf_account_wording_rows (guint n_rows);
char *stf_account_wording_mapping (const StfAccountMapping *mapping);
const char *stf_account_wording_line (const StfBudget *budget, const char *line);
char *stf_account_wording_sums (gint64 mapped, gint64 not_ours, gint64 unmapped, guint n_unmapped);

G_END_DECLS
