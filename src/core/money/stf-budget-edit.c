/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is done to the cells of a block, and how an edit is written.
 *
 * 1. All of an action is done, or nothing of it: an error names the first cell at fault.
 * 2. A total of a version that was within the bounds of money stays so, or the edit is refused.  A
 *    file that was beyond them can be edited back.  So does the outcome, to which what is entered
 *    by hand is added.
 * 3. One row of the file holds the amounts of a line in a version; without amounts there is none.
 */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-budget-edit-private.h"
#include "stf-budget-total.h"
#include "stf-formula.h"
#include "stf-reader-private.h"
#include "stf-uuid.h"

void
stf_budget_editor_init (StfBudgetEditor *self, const StfBudget *budget)
{
  self->budget = budget;
  self->rows = g_array_new (FALSE, FALSE, sizeof (StfBudgetEditRow));
  self->index = g_hash_table_new (NULL, NULL);
}

void
stf_budget_editor_clear (StfBudgetEditor *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->index, g_hash_table_unref);
}

/** stf_budget_editor_get: the amounts of a line in a version, as the edit has them so far. */
StfAmounts *
stf_budget_editor_get (StfBudgetEditor *self, guint line, StfBudgetVersion *version)
{
  gpointer key = GSIZE_TO_POINTER ((gsize) line * self->budget->versions->len + version->index);
  gpointer place = g_hash_table_lookup (self->index, key);

  if (!place)
    {
      const StfBudgetEditRow row = { &self->budget->lines[line], version, version->amounts[line] };

      g_array_append_val (self->rows, row);
      place = GUINT_TO_POINTER (self->rows->len);
      g_hash_table_insert (self->index, key, place);
    }
  return &g_array_index (self->rows, StfBudgetEditRow, GPOINTER_TO_UINT (place) - 1).amounts;
}

/* Rule 2, for the version of a row; it is looked at once. */
static gboolean
check_version (const StfBudgetEditor *self, guint first, GError **error)
{
  const StfBudgetEditRow *rows = (const StfBudgetEditRow *) (gpointer) self->rows->data;
  StfBudgetVersion after = *rows[first].version;
  g_autoptr (StfBudgetTotals) before = NULL;
  g_autoptr (StfBudgetTotals) totals = NULL;
  g_autofree StfAmounts *amounts = NULL;

  for (guint i = 0; i < first; i++)
    if (rows[i].version == rows[first].version)
      return TRUE;

  before = stf_budget_total (self->budget, &after, NULL);
  amounts = g_memdup2 (after.amounts, sizeof *amounts * self->budget->n_lines);
  after.amounts = amounts;
  for (guint i = first; i < self->rows->len; i++)
    if (rows[i].version == rows[first].version)
      amounts[rows[i].line->index] = rows[i].amounts;
  totals = stf_budget_total (self->budget, &after, before ? error : NULL);
  return totals != NULL || before == NULL;
}

/* Rule 2, for the outcome of the file's own year. */
static gboolean
check_outcome (const StfBudgetEditor *self, const StfBudgetEditRow *row, GError **error)
{
  const StfBudgetVersion *version = row->version;
  const StfAmounts *outcome = &self->budget->outcome->amounts[row->line->index];
  const StfAmounts *old = &version->amounts[row->line->index];

  if (version->kind != STF_BUDGET_OUTCOME || version->year != self->budget->year)
    return TRUE;
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if (!stf_money_is_valid (outcome->slots[i] - old->slots[i] + row->amounts.slots[i]))
      return stf_money_fail_range (error);
  return TRUE;
}

/** stf_budget_editor_finish: the edit, with the rows that differ; NULL if it breaks rule 2. */
StfBudgetEdit *
stf_budget_editor_finish (StfBudgetEditor *self, const char *message, GError **error)
{
  g_autoptr (StfBudgetEdit) edit = g_new0 (StfBudgetEdit, 1);
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const StfBudgetEditRow *row = &g_array_index (self->rows, StfBudgetEditRow, i);

      if (!stf_amounts_equal (&row->amounts, &row->version->amounts[row->line->index]))
        g_array_index (self->rows, StfBudgetEditRow, n++) = *row;
    }
  g_array_set_size (self->rows, n);
  for (guint i = 0; i < n; i++)
    if (!check_version (self, i, error)
        || !check_outcome (self, &g_array_index (self->rows, StfBudgetEditRow, i), error))
      return NULL;

  edit->message = message;
  edit->rows = g_steal_pointer (&self->rows);
  return g_steal_pointer (&edit);
}

/**
 * stf_budget_edit_type:
 * @budget: a budget
 * @block: the cells that are written in
 * @text: an amount or a small formula (stf-formula.c); nothing clears the cells
 * @error: return location for an error
 *
 * Writes the same in each cell of a block; "+10%" goes from what each has.
 *
 * Returns: (transfer full) (nullable): the edit
 */
StfBudgetEdit *
stf_budget_edit_type (const StfBudget *budget, const StfBudgetBlock *block, const char *text,
                      GError **error)
{
  g_auto (StfBudgetEditor) editor = { NULL };

  g_return_val_if_fail (text != NULL, NULL);

  if (text[strspn (text, " \t\r\n")] == '\0')
    return stf_budget_edit_clear (budget, block, error);
  if (!stf_budget_check_block (block, error))
    return NULL;

  stf_budget_editor_init (&editor, budget);
  for (guint i = 0; i < block->n_lines; i++)
    for (guint j = 0; j < block->n_columns; j++)
      {
        const StfBudgetColumn *column = &block->columns[j];
        StfAmounts *amounts = stf_budget_editor_get (&editor, block->lines[i], column->version);
        gint64 total;

        if (!stf_budget_cell_get (amounts, column, &total, error)
            || !stf_formula_evaluate (text, total, &total, error)
            || !stf_budget_cell_set (amounts, column, total, error))
          {
            stf_budget_prefix_cell (&budget->lines[block->lines[i]], column, error);
            return NULL;
          }
      }
  return stf_budget_editor_finish (&editor, "budget-amount", error);
}

/**
 * stf_budget_edit_clear:
 * @budget: a budget
 * @block: cells
 * @error: return location for an error
 *
 * Empties cells; of a total, what is in it.
 *
 * Returns: (transfer full) (nullable): the edit
 */
StfBudgetEdit *
stf_budget_edit_clear (const StfBudget *budget, const StfBudgetBlock *block, GError **error)
{
  g_auto (StfBudgetEditor) editor = { NULL };

  if (!stf_budget_check_block (block, error))
    return NULL;

  stf_budget_editor_init (&editor, budget);
  for (guint i = 0; i < block->n_lines; i++)
    for (guint j = 0; j < block->n_columns; j++)
      stf_budget_cell_clear (
          stf_budget_editor_get (&editor, block->lines[i], block->columns[j].version),
          &block->columns[j]);
  return stf_budget_editor_finish (&editor, "budget-clear", error);
}

/* Copies one cell to another; empty stays empty. */
static gboolean
copy_cell (StfBudgetEditor *editor, guint from_line, const StfBudgetColumn *from, guint to_line,
           const StfBudgetColumn *to, GError **error)
{
  const StfAmounts *source = &from->version->amounts[from_line];
  StfAmounts *amounts = stf_budget_editor_get (editor, to_line, to->version);
  gint64 total;

  if (!stf_budget_cell_is_set (source, from))
    {
      stf_budget_cell_clear (amounts, to);
      return TRUE;
    }
  if (stf_budget_cell_get (source, from, &total, error)
      && stf_budget_cell_set (amounts, to, total, error))
    return TRUE;
  stf_budget_prefix_cell (&editor->budget->lines[to_line], to, error);
  return FALSE;
}

/**
 * stf_budget_edit_fill_right:
 * @budget: a budget
 * @block: cells
 * @error: return location for an error
 *
 * Gives each row of a block what its first cell has.  The first column may be closed: a plan can be
 * filled from the outcome beside it.
 *
 * Returns: (transfer full) (nullable): the edit
 */
StfBudgetEdit *
stf_budget_edit_fill_right (const StfBudget *budget, const StfBudgetBlock *block, GError **error)
{
  g_auto (StfBudgetEditor) editor = { NULL };

  stf_budget_editor_init (&editor, budget);
  for (guint j = 1; j < block->n_columns; j++)
    {
      if (!stf_budget_check_column (&block->columns[j], error))
        return NULL;
      for (guint i = 0; i < block->n_lines; i++)
        if (!copy_cell (&editor, block->lines[i], &block->columns[0], block->lines[i],
                        &block->columns[j], error))
          return NULL;
    }
  return stf_budget_editor_finish (&editor, "budget-fill", error);
}

/**
 * stf_budget_edit_fill_down:
 * @budget: a budget
 * @block: cells
 * @error: return location for an error
 *
 * Gives each column of a block what its first cell has.
 *
 * Returns: (transfer full) (nullable): the edit
 */
StfBudgetEdit *
stf_budget_edit_fill_down (const StfBudget *budget, const StfBudgetBlock *block, GError **error)
{
  g_auto (StfBudgetEditor) editor = { NULL };

  if (!stf_budget_check_block (block, error))
    return NULL;

  stf_budget_editor_init (&editor, budget);
  for (guint i = 1; i < block->n_lines; i++)
    for (guint j = 0; j < block->n_columns; j++)
      if (!copy_cell (&editor, block->lines[0], &block->columns[j], block->lines[i],
                      &block->columns[j], error))
        return NULL;
  return stf_budget_editor_finish (&editor, "budget-fill", error);
}

/** stf_budget_edit_free: frees an edit. */
void
stf_budget_edit_free (StfBudgetEdit *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

/** stf_budget_edit_is_empty: tells whether an edit changes nothing. */
gboolean
stf_budget_edit_is_empty (const StfBudgetEdit *self)
{
  return self->rows->len == 0;
}

/**
 * stf_budget_edit_apply:
 * @self: an edit
 * @budget: the budget that it was made from
 * @error: return location for an error, %STF_MONEY_ERROR_RANGE
 *
 * Makes the edit in what has been read, so that it shows without reading the file again.
 *
 * Returns: FALSE, and nothing changed, if an outcome would be beyond the bounds of money
 */
gboolean
stf_budget_edit_apply (const StfBudgetEdit *self, StfBudget *budget, GError **error)
{
  const StfBudgetEditRow *rows = (const StfBudgetEditRow *) (gpointer) self->rows->data;
  g_autofree StfAmounts *old = g_new (StfAmounts, self->rows->len);
  guint n = 0;

  while (n < self->rows->len)
    {
      old[n] = rows[n].version->amounts[rows[n].line->index];
      if (!stf_budget_put (budget, rows[n].line, rows[n].version, &rows[n].amounts, error))
        break;
      n++;
    }
  if (n == self->rows->len)
    return TRUE;
  for (; n > 0; n--)
    stf_budget_put (budget, rows[n - 1].line, rows[n - 1].version, &old[n - 1], NULL);
  return FALSE;
}

#define ROWS_OF "SELECT id FROM budget_row WHERE line = ?1 AND version = ?2 ORDER BY id"

/* Returns: (transfer full) (nullable): the ids of the rows of a line in a version */
static GPtrArray *
find_rows (StfChange *change, const char *line, const char *version, GError **error)
{
  g_autoptr (StfStatement) select = stf_year_file_query (stf_change_get_file (change), ROWS_OF,
                                                         error);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  gboolean has_row = FALSE;

  if (!select)
    return NULL;
  stf_statement_bind_text (select, 1, line);
  stf_statement_bind_text (select, 2, version);
  while (stf_statement_step (select, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&ids);
      g_ptr_array_add (ids, stf_statement_dup_text (select, 0));
    }
  return NULL;
}

static void
fill_row (StfRow *row, const char *id, const char *line, const char *version,
          const StfAmounts *amounts)
{
  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "line", line);
  stf_row_set_text (row, "version", version);
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if (stf_amounts_is_set (amounts, i))
      stf_row_set_integer (row, stf_budget_slot_column (i), amounts->slots[i]);
}

/** stf_budget_insert_amounts: writes amounts of a line in a version that has none of it. */
gboolean
stf_budget_insert_amounts (StfChange *change, const char *line, const char *version,
                           const StfAmounts *amounts, GError **error)
{
  g_autoptr (StfRow) row = stf_row_new ("budget_row");
  g_autofree char *id = stf_uuid_new ();

  fill_row (row, id, line, version, amounts);
  return stf_change_insert (change, row, error);
}

/* Writes the row of a line in a version (rule 3). */
static gboolean
write_amounts (StfChange *change, const StfBudgetEditRow *edit, GError **error)
{
  g_autoptr (GPtrArray) ids = find_rows (change, edit->line->id, edit->version->id, error);
  g_autoptr (StfRow) row = stf_row_new ("budget_row");
  guint kept = edit->amounts.set != 0 ? 1 : 0;

  if (!ids)
    return FALSE;
  for (guint i = kept; i < ids->len; i++)
    if (!stf_change_delete (change, "budget_row", ids->pdata[i], error))
      return FALSE;
  if (kept == 0)
    return TRUE;
  if (ids->len == 0)
    return stf_budget_insert_amounts (change, edit->line->id, edit->version->id, &edit->amounts,
                                      error);
  fill_row (row, ids->pdata[0], edit->line->id, edit->version->id, &edit->amounts);
  return stf_change_put (change, row, error);
}

static gboolean
save_cb (StfChange *change, gpointer user_data, GError **error)
{
  const StfBudgetEdit *self = user_data;

  for (guint i = 0; i < self->rows->len; i++)
    if (!write_amounts (change, &g_array_index (self->rows, StfBudgetEditRow, i), error))
      return FALSE;
  return TRUE;
}

/**
 * stf_budget_edit_save:
 * @self: an edit
 * @file: the year that its budget was read from
 * @error: return location for an error
 *
 * Writes an edit as one change, one step of undo.
 */
gboolean
stf_budget_edit_save (const StfBudgetEdit *self, StfYearFile *file, GError **error)
{
  const StfBudgetEditRow *first;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  if (stf_budget_edit_is_empty (self))
    return TRUE;
  first = &g_array_index (self->rows, StfBudgetEditRow, 0);
  return stf_year_file_change (file, self->message, first->version->id, NULL, save_cb,
                               (gpointer) self, error);
}
