/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-edit.h"
#include "stf-budget-report.h"

G_BEGIN_DECLS

/* The money of a year for spreadsheets: as a workbook that reckons, and as CSV, which is read
 * again. */
gboolean stf_budget_write_workbook (const StfBudgetReport *report, const StfFee *fee,
                                    const char *organisation, const char *path, GError **error);

/* What a CSV file makes of the amounts of a version.  It belongs to the budget that it was read for
 * and is to be freed before it. */
typedef struct
{
  StfBudgetEdit *edit; /* NULL: the file has problems */
  GPtrArray *problems; /* char *: what is wrong, each with its line of the file */
  GPtrArray *unread;   /* char *: headings of columns that say nothing of a budget */
} StfBudgetImport;

char *stf_budget_to_csv (const StfBudget *budget, const StfBudgetVersion *version, char separator);
StfBudgetImport *stf_budget_import_new (const StfBudget *budget, StfBudgetVersion *version,
                                        const char *text, GError **error);
void stf_budget_import_free (StfBudgetImport *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfBudgetImport, stf_budget_import_free)

G_END_DECLS
