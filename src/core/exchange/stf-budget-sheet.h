/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-edit.h"
#include "stf-budget-report.h"

G_BEGIN_DECLS

/* The money of a year for spreadsheets: as a workbook that reckons, and as CSV, which is read
 * again. */
gboolean stf_budget_write_workbook (const StfBudgetReport *report, const StfFee *fee,
                                    const char *organisation, const char *path, GError **error);

char *stf_budget_to_csv (const StfBudget *budget, const StfBudgetVersion *version, char separator);
StfBudgetEdit *stf_budget_from_csv (const StfBudget *budget, StfBudgetVersion *version,
                                    const char *text, GError **error);

G_END_DECLS
