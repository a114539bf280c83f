/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A block of text from a spreadsheet, put into cells.
 *
 * 1. Tabs are between cells and ends of lines between rows; a last end of line is none.  Quotes
 *    around a cell are taken away.
 * 2. An amount is read in Swedish and in English form (stf-money.c); an empty cell and a lone
 *    dash, which is how spreadsheets write nothing, empty the cell.
 * 3. One value goes into every selected cell.  Else the text begins at the first of them, and is
 *    as large as it is; where there is no room for all of it, nothing is pasted.
 * 4. A row that is shorter than the others leaves the cells beyond its end as they are. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-budget-edit-private.h"

#define TEXT_MAX (4 * 1024 * 1024)

/* Rule 1: trims a cell in place. */
static char *
trim_cell (char *cell)
{
  gsize length;

  g_strstrip (cell);
  length = strlen (cell);
  if (length >= 2 && cell[0] == '"' && cell[length - 1] == '"')
    {
      cell[length - 1] = '\0';
      cell = g_strstrip (cell + 1);
    }
  return cell;
}

static gboolean
is_nothing (const char *cell)
{
  return *cell == '\0' || g_str_equal (cell, "-") || g_str_equal (cell, "\u2013")
         || g_str_equal (cell, "\u2212");
}

static gboolean
paste_cell (StfBudgetEditor *editor, guint line, const StfBudgetColumn *column, const char *cell,
            GError **error)
{
  StfAmounts *amounts;
  gint64 amount;

  if (!stf_budget_check_column (column, error))
    return FALSE;
  amounts = stf_budget_editor_get (editor, line, column->version);
  if (is_nothing (cell))
    {
      stf_budget_cell_clear (amounts, column);
      return TRUE;
    }
  if (stf_money_parse (cell, &amount, error)
      && stf_budget_cell_set (amounts, column, amount, error))
    return TRUE;
  stf_budget_prefix_cell (&editor->budget->lines[line], column, error);
  return FALSE;
}

static gboolean
paste_everywhere (StfBudgetEditor *editor, const StfBudgetBlock *room, guint n_lines,
                  guint n_columns, char *cell, GError **error)
{
  const char *trimmed = trim_cell (cell);

  for (guint i = 0; i < n_lines; i++)
    for (guint j = 0; j < n_columns; j++)
      if (!paste_cell (editor, room->lines[i], &room->columns[j], trimmed, error))
        return FALSE;
  return TRUE;
}

static gboolean
fail_room (const StfBudgetBlock *room, guint n_rows, guint n_cells, GError **error)
{
  if (n_rows > room->n_lines)
    g_set_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_SIZE,
                 g_dngettext (GETTEXT_PACKAGE, "The text has %u rows, and there is room for %u.",
                              "The text has %u rows, and there is room for %u.", n_rows),
                 n_rows, room->n_lines);
  else
    g_set_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_SIZE,
                 g_dngettext (GETTEXT_PACKAGE,
                              "A row of the text has %u cells, and there is room for %u.",
                              "A row of the text has %u cells, and there is room for %u.", n_cells),
                 n_cells, room->n_columns);
  return FALSE;
}

static guint
count_parts (const char *text, char separator)
{
  guint n = 1;

  for (; *text != '\0'; text++)
    n += *text == separator;
  return n;
}

/* Whatever the text, nothing is split that there is no room for. */
static gboolean
paste_rows (StfBudgetEditor *editor, const StfBudgetBlock *room, const char *text, GError **error)
{
  guint n_rows = count_parts (text, '\n');
  g_auto (GStrv) rows = NULL;

  if (n_rows > room->n_lines)
    return fail_room (room, n_rows, 0, error);
  rows = g_strsplit (text, "\n", 0);
  for (guint i = 0; i < n_rows; i++)
    {
      guint n_cells = count_parts (rows[i], '\t');
      g_auto (GStrv) cells = NULL;

      if (n_cells > room->n_columns)
        return fail_room (room, 0, n_cells, error);
      cells = g_strsplit (rows[i], "\t", 0);
      for (guint j = 0; j < n_cells; j++)
        if (!paste_cell (editor, room->lines[i], &room->columns[j],
                         cells[j] ? trim_cell (cells[j]) : "", error))
          return FALSE;
    }
  return TRUE;
}

/* Returns: (transfer full): a text with one kind of end of line, and none at its end */
static char *
clean_text (const char *text)
{
  g_autofree char *clean = g_malloc (strlen (text) + 1);
  gsize length = 0;

  for (; *text != '\0'; text++)
    if (text[0] != '\r' || text[1] != '\n')
      clean[length++] = text[0] == '\r' ? '\n' : text[0];
  if (length > 0 && clean[length - 1] == '\n')
    length--;
  clean[length] = '\0';
  return g_steal_pointer (&clean);
}

/**
 * stf_budget_edit_paste:
 * @budget: a budget
 * @room: the cells from the first selected one to the last that there is
 * @n_lines: how many lines of @room are selected
 * @n_columns: how many columns of @room are selected
 * @text: what is pasted
 * @error: return location for an error, which names the first cell at fault
 *
 * Puts a text from a spreadsheet into cells (rules 1 to 4).
 *
 * Returns: (transfer full) (nullable): the edit
 */
StfBudgetEdit *
stf_budget_edit_paste (const StfBudget *budget, const StfBudgetBlock *room, guint n_lines,
                       guint n_columns, const char *text, GError **error)
{
  g_auto (StfBudgetEditor) editor = { NULL };
  g_autofree char *clean = NULL;
  gboolean ok;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (n_lines <= room->n_lines && n_columns <= room->n_columns, NULL);

  if (strnlen (text, TEXT_MAX + 1) > TEXT_MAX || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_SIZE,
                           _ ("What was copied is not a block of amounts."));
      return NULL;
    }
  clean = clean_text (text);
  stf_budget_editor_init (&editor, budget);
  ok = strpbrk (clean, "\t\n") == NULL
           ? paste_everywhere (&editor, room, n_lines, n_columns, clean, error)
           : paste_rows (&editor, room, clean, error);
  return ok ? stf_budget_editor_finish (&editor, "budget-paste", error) : NULL;
}
