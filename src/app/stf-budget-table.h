/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "money/stf-budget-rows.h"
#include "stf-grid-model.h"

G_BEGIN_DECLS

/* A version of a budget as what a grid shows. */
#define STF_TYPE_BUDGET_TABLE (stf_budget_table_get_type ())
G_DECLARE_FINAL_TYPE (StfBudgetTable, stf_budget_table, STF, BUDGET_TABLE, GObject)

typedef enum
{
  STF_BUDGET_MONTHS,
  STF_BUDGET_TERTIALS,
  STF_BUDGET_ONE_YEAR,
} StfBudgetPeriods;

typedef struct
{
  StfBudgetFilter filter;
  StfBudgetPeriods periods;
  int only;             /* the period that is shown alone, where there is little room; or -1 */
  gboolean locks_total; /* typing in a month moves between months */
  gboolean can_edit;
  StfBudgetVersion *before;   /* last year's budget, or NULL */
  StfBudgetVersion *outcome;  /* last year's outcome, or NULL */
  StfBudgetVersion *compared; /* another version of this year, or NULL */
} StfBudgetTableLook;

/* Writes an edit in the file, and in the budget that it was made from. */
typedef gboolean (*StfBudgetTableSave) (const StfBudgetEdit *edit, gpointer user_data,
                                        GError **error);

StfBudgetTable *stf_budget_table_new (StfBudgetTableSave save, gpointer user_data);
void stf_budget_table_show (StfBudgetTable *self, StfBudget *budget, StfBudgetVersion *version,
                            const StfBudgetTableLook *look);
void stf_budget_table_follow (StfBudgetTable *self, const StfBudgetEdit *edit);
char *stf_budget_table_describe_totals (StfBudgetTable *self);
guint stf_budget_table_get_n_shown (StfBudgetTable *self);
guint stf_budget_table_count_periods (StfBudgetPeriods periods);
char *stf_budget_table_name_period (StfBudgetPeriods periods, guint period);

const StfBudgetLine *stf_budget_table_get_line (StfBudgetTable *self, guint row);
const StfBudgetColumn *stf_budget_table_get_column (StfBudgetTable *self, guint column);
int stf_budget_table_get_note_month (StfBudgetTable *self, guint row, guint column);

G_END_DECLS
