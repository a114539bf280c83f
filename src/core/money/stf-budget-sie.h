/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget.h"

G_BEGIN_DECLS

GBytes *stf_budget_to_sie (StfYearFile *file, const StfBudget *budget,
                           const StfBudgetVersion *version, const char *company, const char *date,
                           GPtrArray *left_out, GError **error);

G_END_DECLS
