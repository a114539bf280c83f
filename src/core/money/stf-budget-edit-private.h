/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-edit.h"
#include "stf-change.h"

G_BEGIN_DECLS

/* An edit in the making: the rows that it has touched so far. */
typedef struct
{
  const StfBudget *budget;
  GArray *rows;      /* StfBudgetEditRow */
  GHashTable *index; /* line and version -> place in rows + 1 */
} StfBudgetEditor;

void stf_budget_editor_init (StfBudgetEditor *self, const StfBudget *budget);
void stf_budget_editor_clear (StfBudgetEditor *self);
StfAmounts *stf_budget_editor_get (StfBudgetEditor *self, guint line, StfBudgetVersion *version);
StfBudgetEdit *stf_budget_editor_finish (StfBudgetEditor *self, const char *message,
                                         GError **error);

const char *stf_budget_slot_column (guint slot);
gboolean stf_budget_check_column (const StfBudgetColumn *column, GError **error);
gboolean stf_budget_check_block (const StfBudgetBlock *block, GError **error);
gboolean stf_budget_cell_set (StfAmounts *amounts, const StfBudgetColumn *column, gint64 total,
                              GError **error);
void stf_budget_cell_clear (StfAmounts *amounts, const StfBudgetColumn *column);
gboolean stf_budget_cell_get (const StfAmounts *amounts, const StfBudgetColumn *column,
                              gint64 *total, GError **error);
gboolean stf_budget_amounts_set_year (StfAmounts *amounts, gint64 total, GError **error);
gboolean stf_budget_amounts_scale (StfAmounts *amounts, int hundredths, GError **error);
gboolean stf_budget_cell_is_set (const StfAmounts *amounts, const StfBudgetColumn *column);
void stf_budget_prefix_cell (const StfBudgetLine *line, const StfBudgetColumn *column,
                             GError **error);
gboolean stf_budget_insert_amounts (StfChange *change, const char *line, const char *version,
                                    const StfAmounts *amounts, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfBudgetEditor, stf_budget_editor_clear)

G_END_DECLS
