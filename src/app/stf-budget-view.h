/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-table.h"
#include "stf-grid.h"
#include "stf-page.h"

G_BEGIN_DECLS

/* The editor of the budget: its versions, lines and amounts. */
#define STF_TYPE_BUDGET_VIEW (stf_budget_view_get_type ())
G_DECLARE_FINAL_TYPE (StfBudgetView, stf_budget_view, STF, BUDGET_VIEW, StfPage)

StfGrid *stf_budget_view_get_grid (StfBudgetView *self);
StfBudgetTable *stf_budget_view_get_table (StfBudgetView *self);
StfBudgetVersion *stf_budget_view_get_version (StfBudgetView *self);
void stf_budget_view_show_version (StfBudgetView *self, const char *version);

G_END_DECLS
