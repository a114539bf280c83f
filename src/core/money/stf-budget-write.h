/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-edit.h"

G_BEGIN_DECLS

/* A cell and what is written in it; "": it is emptied. */
typedef struct
{
  guint line; /* index */
  StfBudgetColumn column;
  const char *text;
} StfBudgetWriting;

StfBudgetEdit *stf_budget_edit_write (const StfBudget *budget, const StfBudgetWriting *cells,
                                      guint n_cells, const char *message, GError **error);

G_END_DECLS
