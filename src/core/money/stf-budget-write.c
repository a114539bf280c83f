/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any cells, each with a text of its own: what a grid writes that has chosen the cells itself.
 *
 * 1. An amount is read in Swedish and in English form; nothing and a lone dash, which is how
 *    spreadsheets write nothing, empty the cell.  It is no formula: what another program copied is
 *    not reckoned with.
 * 2. All of it or nothing, as of every edit. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-write.h"

#include "stf-budget-edit-private.h"

static gboolean
is_nothing (const char *text)
{
  g_autofree char *cell = g_strstrip (g_strdup (text));

  return *cell == '\0' || g_str_equal (cell, "-") || g_str_equal (cell, "\u2013")
         || g_str_equal (cell, "\u2212");
}

static gboolean
write_cell (StfBudgetEditor *editor, const StfBudgetWriting *cell, GError **error)
{
  StfAmounts *amounts = stf_budget_editor_get (editor, cell->line, cell->column.version);
  gint64 amount;

  if (is_nothing (cell->text))
    {
      stf_budget_cell_clear (amounts, &cell->column);
      return TRUE;
    }
  return stf_money_parse (cell->text, &amount, error)
         && stf_budget_cell_set (amounts, &cell->column, amount, error);
}

/**
 * stf_budget_edit_write:
 * @budget: a budget
 * @cells: (array length=n_cells): cells of its lines
 * @n_cells: their number
 * @message: id of the wording in the history: "budget-paste", "budget-fill" or "budget-clear"
 * @error: return location for an error, which names the first cell at fault
 *
 * Writes in each of some cells (rules 1 and 2).
 *
 * Returns: (transfer full) (nullable): the edit
 */
StfBudgetEdit *
stf_budget_edit_write (const StfBudget *budget, const StfBudgetWriting *cells, guint n_cells,
                       const char *message, GError **error)
{
  g_auto (StfBudgetEditor) editor = { NULL };

  stf_budget_editor_init (&editor, budget);
  for (guint i = 0; i < n_cells; i++)
    {
      g_return_val_if_fail (cells[i].line < budget->n_lines, NULL);

      if (!stf_budget_check_column (&cells[i].column, error))
        return NULL;
      if (!write_cell (&editor, &cells[i], error))
        {
          stf_budget_prefix_cell (&budget->lines[cells[i].line], &cells[i].column, error);
          return NULL;
        }
    }
  return stf_budget_editor_finish (&editor, message, error);
}
