/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget.h"

G_BEGIN_DECLS

StfBudget *stf_budget_new (void);
int stf_budget_note_compare (const StfBudgetNote *a, const StfBudgetNote *b);
gboolean stf_budget_add_outcome (StfBudget *self, guint line, GError **error);

G_END_DECLS
