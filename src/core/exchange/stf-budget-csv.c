/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The amounts of a budget as CSV, to be changed in a spreadsheet and read again.
 *
 * 1. A row a line: its category, name, account and body, twelve months, what is not spread, the
 *    year, and last the line's own id.  Without the id a line is known by its name, if only one has
 *    it.
 * 2. An empty amount is empty, which is not 0.  Columns that are not there leave their amounts as
 *    they are.  The year is for the reader: it is reckoned, and not read.
 * 3. Either all of the file is taken or nothing: the first mistake is told with its line.
 * 4. A text that could be a formula is guarded (stf-csv.c, rule 5). */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-budget-edit-private.h"
#include "stf-csv.h"

enum
{
  COLUMN_CATEGORY,
  COLUMN_LINE,
  COLUMN_ACCOUNT,
  COLUMN_BODY,
  COLUMN_JANUARY,
  COLUMN_UNSPREAD = COLUMN_JANUARY + 12,
  COLUMN_YEAR,
  COLUMN_ID,
  N_COLUMNS,
};

static char *
name_column (guint column)
{
  switch (column)
    {
      case COLUMN_CATEGORY:
        return g_strdup (_ ("Cost category"));
      case COLUMN_LINE:
        return g_strdup (_ ("Line"));
      case COLUMN_ACCOUNT:
        return g_strdup (_ ("Account"));
      case COLUMN_BODY:
        return g_strdup (_ ("Body"));
      case COLUMN_UNSPREAD:
        return g_strdup (_ ("Not spread"));
      case COLUMN_YEAR:
        return g_strdup (_ ("Year"));
      case COLUMN_ID:
        return g_strdup ("id");
      default:
        return stf_budget_slots_name (STF_AMOUNTS_SLOT (column - COLUMN_JANUARY + 1));
    }
}

static guint
slot_of (guint column)
{
  return column == COLUMN_UNSPREAD ? STF_AMOUNTS_UNSPREAD : column - COLUMN_JANUARY + 1;
}

/* "1234,50", without spaces, as every spreadsheet reads it. */
static void
append_amount (GString *csv, gint64 amount, char separator)
{
  guint64 parts = (guint64) ABS (amount);

  g_string_append_printf (csv, "%s%" G_GUINT64_FORMAT, amount < 0 ? "-" : "", parts / 100);
  if (parts % 100 != 0)
    g_string_append_printf (csv, "%c%02u", separator == ';' ? ',' : '.', (guint) (parts % 100));
}

/* Texts by the rules of CSV, amounts as they are: a minus before a number begins no formula. */
static void
append_line (GString *csv, char separator, const StfBudgetLine *line, const StfAmounts *amounts)
{
  const char *const texts[] = { line->category->title, line->title, line->account,
                                line->body_name };
  gint64 year = 0;

  stf_csv_append_row (csv, separator, texts, G_N_ELEMENTS (texts));
  g_string_truncate (csv, csv->len - strlen ("\r\n"));
  for (guint i = COLUMN_JANUARY; i <= COLUMN_UNSPREAD; i++)
    {
      g_string_append_c (csv, separator);
      if (stf_amounts_is_set (amounts, slot_of (i)))
        append_amount (csv, amounts->slots[slot_of (i)], separator);
    }
  g_string_append_c (csv, separator);
  if (stf_amounts_sum (amounts, STF_AMOUNTS_YEAR, &year))
    append_amount (csv, year, separator);
  g_string_append_printf (csv, "%c%s\r\n", separator, line->id);
}

/**
 * stf_budget_to_csv:
 * @budget: a budget
 * @version: one of its versions
 * @separator: what stands between cells; after a semicolon the decimal mark is a comma
 *
 * Returns: (transfer full): the amounts as the content of a CSV file, in UTF-8 with the mark that
 *   Excel needs to see that
 */
char *
stf_budget_to_csv (const StfBudget *budget, const StfBudgetVersion *version, char separator)
{
  g_autoptr (GString) csv = g_string_new ("\357\273\277");
  char *head[N_COLUMNS];

  g_return_val_if_fail (budget != NULL && version != NULL, NULL);

  for (guint i = 0; i < N_COLUMNS; i++)
    head[i] = name_column (i);
  stf_csv_append_row (csv, separator, (const char *const *) head, N_COLUMNS);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (head[i]);
  for (guint i = 0; i < budget->n_lines; i++)
    append_line (csv, separator, &budget->lines[i], &version->amounts[i]);
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

/* --- reading --- */

typedef struct
{
  const StfBudget *budget;
  StfBudgetVersion *version;
  int places[N_COLUMNS]; /* in the table; -1: not there */
} Reader;

static void
find_columns (Reader *self, const StfTextTable *table)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      g_autofree char *name = name_column (i);
      g_autofree char *wanted = g_utf8_casefold (name, -1);

      self->places[i] = -1;
      for (guint k = 0; k < table->n_columns; k++)
        {
          g_autofree char *heading = g_utf8_casefold (g_strstrip (table->headings[k]), -1);

          if (strcmp (heading, wanted) == 0)
            self->places[i] = (int) k;
        }
    }
}

static const char *
cell_of (const Reader *self, const StfTableRow *row, guint column)
{
  return self->places[column] < 0 ? "" : g_strstrip (row->cells[self->places[column]]);
}

static gboolean
fail (GError **error, const StfTableRow *row, const char *what)
{
  /* Translators: the number of a line of a file, and what is wrong with it. */
  g_set_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_VALUE, _ ("Line %u: %s"), row->line, what);
  return FALSE;
}

static const StfBudgetLine *
find_line (const Reader *self, const StfTableRow *row, GError **error)
{
  const char *id = cell_of (self, row, COLUMN_ID);
  const char *title = cell_of (self, row, COLUMN_LINE);
  const StfBudgetLine *found = *id != '\0' ? stf_budget_find_line (self->budget, id) : NULL;
  g_autofree char *what = NULL;
  guint n = 0;

  if (found != NULL)
    return found;
  for (guint i = 0; *id == '\0' && i < self->budget->n_lines; i++)
    if (strcmp (self->budget->lines[i].title, title) == 0)
      {
        found = &self->budget->lines[i];
        n++;
      }
  if (n == 1)
    return found;

  what = n > 1 ? g_strdup_printf (_ ("More than one line of the budget is called “%s”."), title)
               : g_strdup_printf (_ ("The budget has no line “%s”."), title);
  fail (error, row, what);
  return NULL;
}

static gboolean
read_amount (StfAmounts *amounts, guint slot, const char *cell, const StfTableRow *row,
             GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 amount;

  if (*cell == '\0')
    {
      stf_amounts_clear (amounts, slot);
      return TRUE;
    }
  if (!stf_money_parse (cell, &amount, &local))
    return fail (error, row, local->message);
  stf_amounts_put (amounts, slot, amount);
  return TRUE;
}

static gboolean
read_row (const Reader *self, StfBudgetEditor *editor, GHashTable *seen, const StfTableRow *row,
          GError **error)
{
  const StfBudgetLine *line = find_line (self, row, error);
  StfAmounts *amounts;

  if (line == NULL)
    return FALSE;
  if (!g_hash_table_add (seen, (gpointer) line))
    return fail (error, row, _ ("The same line of the budget has been there already."));

  amounts = stf_budget_editor_get (editor, line->index, self->version);
  for (guint i = COLUMN_JANUARY; i <= COLUMN_UNSPREAD; i++)
    if (self->places[i] >= 0
        && !read_amount (amounts, slot_of (i), cell_of (self, row, i), row, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_head (const Reader *self, GError **error)
{
  gboolean amounts = FALSE;

  for (guint i = COLUMN_JANUARY; i <= COLUMN_UNSPREAD; i++)
    amounts = amounts || self->places[i] >= 0;
  if (amounts && (self->places[COLUMN_ID] >= 0 || self->places[COLUMN_LINE] >= 0))
    return TRUE;

  g_set_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_VALUE,
               _ ("The first line of the file must name the columns as a budget that has been "
                  "exported does: the line or its id, and at least one month."));
  return FALSE;
}

/**
 * stf_budget_from_csv:
 * @budget: a budget
 * @version: the version whose amounts are read
 * @text: the content of a CSV file, in UTF-8
 * @error: return location; what is wrong, and in which line
 *
 * Returns: (transfer full) (nullable): what the amounts become (rule 3)
 */
StfBudgetEdit *
stf_budget_from_csv (const StfBudget *budget, StfBudgetVersion *version, const char *text,
                     GError **error)
{
  g_autoptr (StfTextTable) table = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_auto (StfBudgetEditor) editor = { 0 };
  Reader self = { budget, version };

  g_return_val_if_fail (budget != NULL && version != NULL && text != NULL, NULL);

  table = stf_csv_parse (text, error);
  if (table == NULL)
    return NULL;
  find_columns (&self, table);
  if (!check_head (&self, error))
    return NULL;

  stf_budget_editor_init (&editor, budget);
  for (guint i = 0; i < table->rows->len; i++)
    if (!read_row (&self, &editor, seen, table->rows->pdata[i], error))
      return NULL;
  return stf_budget_editor_finish (&editor, "budget-paste", error);
}
