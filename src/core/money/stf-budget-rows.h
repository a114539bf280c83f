/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-edit.h"

G_BEGIN_DECLS

typedef enum
{
  STF_BUDGET_BY_CATEGORY,
  STF_BUDGET_BY_BODY,
  STF_BUDGET_BY_FUNDING,
} StfBudgetGrouping;

#define STF_BUDGET_NONE "" /* of a body: lines that belong to none; of funding: the fee */

/* Which lines are shown, and how they are grouped.  NULL is all. */
typedef struct
{
  StfBudgetGrouping grouping;
  const char *category; /* id */
  const char *body;     /* id, or STF_BUDGET_NONE */
  const char *funding;  /* id of a request, or STF_BUDGET_NONE */
  const char *text;     /* words of the line */
} StfBudgetFilter;

typedef enum
{
  STF_BUDGET_ROW_GROUP, /* the heading of a group, with its sum */
  STF_BUDGET_ROW_LINE,
  STF_BUDGET_ROW_TOTAL,
} StfBudgetRowKind;

/* A row of the table.  Its amount is that of its lines, less that of those that are taken from it:
 * where costs and incomes meet, what is left to be paid. */
typedef struct
{
  StfBudgetRowKind kind;
  char *id; /* stays the same while rows move */
  char *title;
  const guint *lines; /* indices */
  guint n_lines;
  const guint *less;
  guint n_less;
  guint sum; /* of a row that is one: which of them */
} StfBudgetRow;

typedef struct
{
  GArray *rows; /* StfBudgetRow */
  guint n_shown;
  guint n_sums;
  GPtrArray *sets;  /* of lines */
  GHashTable *sums; /* version -> those of its amounts, made when one is asked for */
} StfBudgetRows;

StfBudgetRows *stf_budget_rows_new (const StfBudget *budget, const StfBudgetFilter *filter);
void stf_budget_rows_free (StfBudgetRows *self);
const StfBudgetRow *stf_budget_rows_get (const StfBudgetRows *self, guint row);
int stf_budget_rows_find (const StfBudgetRows *self, const char *id);
gboolean stf_budget_rows_get_amount (StfBudgetRows *self, guint row, const StfBudgetColumn *column,
                                     gint64 *amount, gboolean *is_set);

void stf_budget_rows_forget (StfBudgetRows *self); /* after each change of amounts */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfBudgetRows, stf_budget_rows_free)

G_END_DECLS
