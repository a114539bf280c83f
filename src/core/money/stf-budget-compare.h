/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget.h"

G_BEGIN_DECLS

typedef enum
{
  STF_BUDGET_SAME,
  STF_BUDGET_CHANGED,
  STF_BUDGET_ADDED, /* only the new version has amounts */
  STF_BUDGET_GONE,  /* only the old one has */
} StfBudgetChange;

/* A line in two versions, öre.  Of difference, those slots are set where the versions differ. */
typedef struct
{
  StfBudgetChange change;
  StfAmounts before;
  StfAmounts after;
  StfAmounts difference; /* after - before */
  gint64 year_before;
  gint64 year_after;
  gint64 year_difference;
} StfBudgetDifference;

GArray *stf_budget_compare (const StfBudget *budget, const StfBudgetVersion *before,
                            const StfBudgetVersion *after, GError **error);

G_END_DECLS
