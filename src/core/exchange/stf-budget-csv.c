/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The amounts of a budget as CSV, to be changed in a spreadsheet and read again.
 *
 * 1. A row a line: its category, name, account and body, twelve months, what is not spread, the
 *    year, and last the line's own id.  Without the id a line is known by its name, if only one has
 *    it.
 * 2. An empty amount is empty, which is not 0.  Columns that are not there leave their amounts as
 *    they are.  The year is for the reader: it is reckoned, and not read.
 * 3. Either all of the file is taken or nothing: every mistake is told with its line.  So is an
 *    amount that differs where the version is closed (stf-budget-cell.c, rule 5).
 * 4. A text that could be a formula is guarded (stf-csv.c, rule 5); as an amount it is none.
 * 5. Other columns are the user's own.  They are left alone, and named. */

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

/* Mistakes that are told one by one: who has more has taken the wrong file. */
#define MAX_PROBLEMS 200

typedef struct
{
  const StfBudget *budget;
  StfBudgetVersion *version;
  int places[N_COLUMNS]; /* in the table; -1: not there */
  StfBudgetEditor editor;
  GHashTable *seen; /* StfBudgetLine */
  GPtrArray *problems;
  GPtrArray *unread;
} Reader;

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_VALUE, message);
  return FALSE;
}

static gboolean
find_columns (Reader *self, const StfTextTable *table, GError **error)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    self->places[i] = -1;
  for (guint k = 0; k < table->n_columns; k++)
    {
      g_autofree char *heading = g_utf8_casefold (g_strstrip (table->headings[k]), -1);
      guint i = 0;

      for (; i < N_COLUMNS; i++)
        {
          g_autofree char *name = name_column (i);
          g_autofree char *wanted = g_utf8_casefold (name, -1);

          if (strcmp (heading, wanted) == 0)
            break;
        }
      if (i == N_COLUMNS && *heading != '\0')
        g_ptr_array_add (self->unread, g_strdup (table->headings[k]));
      if (i == N_COLUMNS)
        continue;
      if (self->places[i] >= 0)
        {
          g_set_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_VALUE,
                       _ ("Two columns of the file are called “%s”."), table->headings[k]);
          return FALSE;
        }
      self->places[i] = (int) k;
    }
  return TRUE;
}

static gboolean
check_columns (const Reader *self, GError **error)
{
  gboolean amounts = FALSE;

  for (guint i = COLUMN_JANUARY; i <= COLUMN_UNSPREAD; i++)
    amounts = amounts || self->places[i] >= 0;
  return (amounts && (self->places[COLUMN_ID] >= 0 || self->places[COLUMN_LINE] >= 0))
         || fail (error, _ ("The first line of the file must name the columns as a budget that has "
                            "been exported does: the line or its id, and at least one month."));
}

static const char *
cell_of (const Reader *self, const StfTableRow *row, guint column)
{
  return self->places[column] < 0 ? "" : g_strstrip (row->cells[self->places[column]]);
}

static void
tell (Reader *self, const StfTableRow *row, const char *what)
{
  if (self->problems->len < MAX_PROBLEMS)
    /* Translators: the number of a line of a file, and what is wrong with it. */
    g_ptr_array_add (self->problems, g_strdup_printf (_ ("Line %u: %s"), row->line, what));
}

/* What is wrong with the cell of a month. */
static void
tell_cell (Reader *self, const StfTableRow *row, guint column, const char *what)
{
  g_autofree char *name = name_column (column);
  g_autofree char *text = g_strdup_printf ("%s: %s", name, what);

  tell (self, row, text);
}

static const StfBudgetLine *
find_line (Reader *self, const StfTableRow *row)
{
  const char *id = cell_of (self, row, COLUMN_ID);
  const char *title = cell_of (self, row, COLUMN_LINE);
  const StfBudgetLine *found = *id != '\0' ? stf_budget_find_line (self->budget, id) : NULL;
  g_autofree char *what = NULL;
  guint n = found != NULL ? 1 : 0;

  for (guint i = 0; *id == '\0' && i < self->budget->n_lines; i++)
    if (strcmp (self->budget->lines[i].title, title) == 0)
      {
        found = &self->budget->lines[i];
        n++;
      }
  if (n == 1)
    return found;

  what = n > 1 ? g_strdup_printf (_ ("More than one line of the budget is called “%s”."), title)
               : g_strdup_printf (_ ("The budget has no line “%s”."), *title ? title : id);
  tell (self, row, what);
  return NULL;
}

/* FALSE: it has been told what is wrong. */
static gboolean
read_cell (Reader *self, StfAmounts *amounts, guint column, const StfTableRow *row)
{
  const char *cell = cell_of (self, row, column);
  g_autoptr (GError) error = NULL;
  gint64 amount;

  if (*cell == '\0')
    stf_amounts_clear (amounts, slot_of (column));
  else if (stf_money_parse (cell, &amount, &error))
    stf_amounts_put (amounts, slot_of (column), amount);
  else
    tell_cell (self, row, column, error->message);
  return error == NULL;
}

/* Rule 3. */
static void
check_open (Reader *self, const StfAmounts *before, const StfAmounts *after, guint column,
            const StfTableRow *row)
{
  guint slot = slot_of (column);
  const StfBudgetColumn cell = { self->version, STF_AMOUNTS_SLOT (slot) };
  g_autofree char *lock = NULL;

  if (stf_amounts_same_in (before, after, slot))
    return;
  lock = stf_budget_column_get_lock (&cell);
  if (lock != NULL)
    tell_cell (self, row, column, lock);
}

static void
read_row (Reader *self, const StfTableRow *row)
{
  const StfBudgetLine *line = find_line (self, row);
  StfAmounts *amounts;

  if (line == NULL)
    return;
  if (!g_hash_table_add (self->seen, (gpointer) line))
    {
      tell (self, row, _ ("The same line of the budget has been there already."));
      return;
    }
  amounts = stf_budget_editor_get (&self->editor, line->index, self->version);
  for (guint i = COLUMN_JANUARY; i <= COLUMN_UNSPREAD; i++)
    if (self->places[i] >= 0 && read_cell (self, amounts, i, row))
      check_open (self, &self->version->amounts[line->index], amounts, i, row);
}

/**
 * stf_budget_import_new:
 * @budget: a budget
 * @version: the version whose amounts are read
 * @text: the content of a CSV file, in UTF-8
 * @error: return location; why the file is not the table of a budget
 *
 * Returns: (transfer full) (nullable): what the amounts become, or what is wrong (rule 3)
 */
StfBudgetImport *
stf_budget_import_new (const StfBudget *budget, StfBudgetVersion *version, const char *text,
                       GError **error)
{
  g_autoptr (StfBudgetImport) self = g_new0 (StfBudgetImport, 1);
  g_autoptr (StfTextTable) table = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GError) refused = NULL;
  Reader reader = { .budget = budget, .version = version, .seen = seen };

  g_return_val_if_fail (budget != NULL && version != NULL && text != NULL, NULL);

  self->problems = reader.problems = g_ptr_array_new_with_free_func (g_free);
  self->unread = reader.unread = g_ptr_array_new_with_free_func (g_free);
  table = stf_csv_parse (text, error);
  if (table == NULL || !find_columns (&reader, table, error) || !check_columns (&reader, error))
    return NULL;

  stf_budget_editor_init (&reader.editor, budget);
  for (guint i = 0; i < table->rows->len; i++)
    read_row (&reader, table->rows->pdata[i]);
  if (self->problems->len == 0)
    self->edit = stf_budget_editor_finish (&reader.editor, "budget-import", &refused);
  if (refused != NULL)
    g_ptr_array_add (self->problems, g_strdup (refused->message));
  stf_budget_editor_clear (&reader.editor);
  return g_steal_pointer (&self);
}

/** stf_budget_import_free: frees what was read. */
void
stf_budget_import_free (StfBudgetImport *self)
{
  g_clear_pointer (&self->edit, stf_budget_edit_free);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_free (self);
}
