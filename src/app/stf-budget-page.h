/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"

G_BEGIN_DECLS

/* What the year costs: views of its money beside each other.  A view is a StfPage, and is added in
 * one line of the table in stf-budget-page.c. */
#define STF_TYPE_BUDGET_PAGE (stf_budget_page_get_type ())
G_DECLARE_FINAL_TYPE (StfBudgetPage, stf_budget_page, STF, BUDGET_PAGE, StfPage)

StfPage *stf_budget_page_get_view (StfBudgetPage *self, const char *name);
void stf_budget_page_show_view (StfBudgetPage *self, const char *name);

G_END_DECLS
