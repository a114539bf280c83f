/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A version of a budget as a table: lines in groups down, periods across, last year beside them.
 *
 * 1. Columns are the periods, what is not spread, and the year; then last year's budget and outcome
 *    and, where two versions are compared, the other one and the difference.  Where there is little
 *    room, one period and the year.
 * 2. A line's amounts are typed, pasted and filled.  The sum of a group is typed only: its lines
 *    share it as they do now.
 * 3. Of a block that has both periods and the year, the year is not written: it follows.
 *
 * What is reckoned, and what can be written, core says. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-budget-table.h"

#include <glib/gi18n.h>

#include "file/stf-label.h"
#include "money/stf-budget-write.h"

#define NAME_CHARS 30
#define MIN_CHARS 7

typedef enum
{
  NAME,
  PERIOD,
  YEAR, /* of the version that is edited */
  BESIDE,
  DIFFERENCE,
} Kind;

typedef struct
{
  Kind kind;
  StfBudgetColumn column;
  char *title;
  char *name; /* the title in full, where it is short */
  char *group;
  char *lock; /* why it cannot be written in; NULL: it can */
  guint chars;
  gboolean begins;
  gint64 least; /* of its amounts, or 0 */
  gint64 most;
  gboolean parts; /* some are not whole kronor */
} Column;

struct _StfBudgetTable
{
  GObject parent_instance;

  StfBudgetTableSave save;
  gpointer user_data;

  StfBudget *budget; /* unowned, as is what it has */
  StfBudgetVersion *version;
  StfBudgetTableLook look; /* without the texts of its filter */
  StfBudgetRows *rows;
  GArray *columns; /* Column */
};

static void stf_budget_table_model_init (StfGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StfBudgetTable, stf_budget_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STF_TYPE_GRID_MODEL,
                                                      stf_budget_table_model_init))

static const Column *
get_column (StfBudgetTable *self, guint column)
{
  return &g_array_index (self->columns, Column, column);
}

static const StfBudgetRow *
get_row (StfBudgetTable *self, guint row)
{
  return stf_budget_rows_get (self->rows, row);
}

/* FALSE where the sum is beyond the bounds of money. */
static gboolean
get_amount (StfBudgetTable *self, guint row, const Column *column, gint64 *amount, gboolean *is_set)
{
  const StfBudgetColumn here = { self->version, STF_AMOUNTS_YEAR };
  gint64 other;
  gboolean other_is_set;

  if (column->kind != DIFFERENCE)
    return stf_budget_rows_get_amount (self->rows, row, &column->column, amount, is_set);
  if (!stf_budget_rows_get_amount (self->rows, row, &here, amount, is_set)
      || !stf_budget_rows_get_amount (self->rows, row, &column->column, &other, &other_is_set)
      || !stf_money_subtract (*amount, other, amount))
    return FALSE;
  *is_set |= other_is_set;
  return TRUE;
}

/* --- columns (rule 1) --- */

static void
column_clear (gpointer data)
{
  Column *self = data;

  g_free (self->title);
  g_free (self->name);
  g_free (self->group);
  g_free (self->lock);
}

/* Of the kronor of an amount, with its sign. */
static guint
count_chars (gint64 amount)
{
  g_autofree char *text = stf_money_format (amount - amount % 100, STF_MONEY_EXACT);

  return (guint) g_utf8_strlen (text, -1) + 1;
}

/* Lets columns be as wide as their titles and their largest amounts need.  touched: of the lines,
 * those to look at; NULL: all. */
static void
measure (StfBudgetTable *self, const gboolean *touched)
{
  Column *columns = &g_array_index (self->columns, Column, 0);

  for (guint row = 0; row < self->rows->rows->len; row++)
    {
      const StfBudgetRow *values = get_row (self, row);

      if (touched != NULL && values->kind == STF_BUDGET_ROW_LINE && !touched[values->lines[0]])
        continue;
      for (guint i = 1; i < self->columns->len; i++)
        {
          gint64 amount;
          gboolean is_set;

          if (!get_amount (self, row, &columns[i], &amount, &is_set) || !is_set)
            continue;
          columns[i].least = MIN (columns[i].least, amount);
          columns[i].most = MAX (columns[i].most, amount);
          columns[i].parts |= amount % 100 != 0;
        }
    }
  for (guint i = 1; i < self->columns->len; i++)
    {
      guint chars = MAX (count_chars (columns[i].least), count_chars (columns[i].most));

      if (columns[i].parts)
        chars += 3; /* any of them may have öre, the largest or another */
      chars = MAX (chars, (guint) g_utf8_strlen (columns[i].title, -1) + 2);
      columns[i].chars = MAX (chars, MIN_CHARS);
    }
}

static Column *
add_column (StfBudgetTable *self, Kind kind, StfBudgetVersion *version, guint slots,
            const char *title)
{
  Column column = { .kind = kind, .column = { version, slots }, .title = g_strdup (title) };

  if (kind == PERIOD || kind == YEAR)
    column.lock = self->look.can_edit ? stf_budget_column_get_lock (&column.column)
                                      : g_strdup (_ ("The year is open for reading only."));
  g_array_append_val (self->columns, column);
  return &g_array_index (self->columns, Column, self->columns->len - 1);
}

static guint
get_slots (StfBudgetPeriods periods, guint period)
{
  if (periods == STF_BUDGET_MONTHS)
    return STF_AMOUNTS_SLOT (period < 12 ? period + 1 : STF_AMOUNTS_UNSPREAD);
  if (periods == STF_BUDGET_TERTIALS && period < 3)
    return STF_AMOUNTS_TERTIAL (period);
  return periods == STF_BUDGET_TERTIALS ? STF_AMOUNTS_SLOT (STF_AMOUNTS_UNSPREAD)
                                        : STF_AMOUNTS_YEAR;
}

static void
add_period (StfBudgetTable *self, guint period)
{
  guint slots = get_slots (self->look.periods, period);
  g_autofree char *name = stf_budget_slots_name (slots);
  Column *column = add_column (self, PERIOD, self->version, slots, name);

  if (self->look.periods == STF_BUDGET_MONTHS && period < 12)
    {
      column->group = stf_budget_slots_name (STF_AMOUNTS_TERTIAL (period / 4));
      column->name = g_steal_pointer (&column->title);
      column->title = stf_label_month_shortly (period + 1);
    }
  column->begins = self->look.periods == STF_BUDGET_MONTHS ? period % 4 == 0 : period == 0;
}

/* Of other versions: their year. */
static void
add_beside (StfBudgetTable *self)
{
  struct
  {
    StfBudgetVersion *version;
    const char *title;
  } columns[] = {
    { self->look.before, _ ("Budget") },
    { self->look.outcome, _ ("Outcome") },
  };
  gboolean begun = FALSE;

  if (self->look.compared != NULL)
    {
      Column *column = add_column (self, BESIDE, self->look.compared, STF_AMOUNTS_YEAR,
                                   self->look.compared->title);

      column->begins = TRUE;
      add_column (self, DIFFERENCE, self->look.compared, STF_AMOUNTS_YEAR, _ ("Difference"));
    }
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i].version != NULL)
      {
        Column *column = add_column (self, BESIDE, columns[i].version, STF_AMOUNTS_YEAR,
                                     columns[i].title);

        column->group = g_strdup_printf ("%d", columns[i].version->year);
        column->begins = !begun;
        begun = TRUE;
      }
}

static void
add_columns (StfBudgetTable *self)
{
  guint n = stf_budget_table_count_periods (self->look.periods);
  g_autofree char *year = g_strdup_printf ("%d", self->version->year);
  Column *whole;

  g_array_set_size (self->columns, 0);
  add_column (self, NAME, NULL, 0, _ ("Line"))->chars = NAME_CHARS;
  if (self->look.only >= 0 && n > 1)
    add_period (self, MIN ((guint) self->look.only, n - 1));
  else if (n > 1)
    for (guint i = 0; i < n; i++)
      add_period (self, i);
  whole = add_column (self, YEAR, self->version, STF_AMOUNTS_YEAR, _ ("Year"));
  whole->group = g_steal_pointer (&year);
  whole->begins = TRUE;
  if (self->look.only < 0 || n == 1)
    add_beside (self);
  measure (self, NULL);
}

/* --- the model --- */

static guint
table_get_n_rows (StfGridModel *model)
{
  StfBudgetTable *self = STF_BUDGET_TABLE (model);

  return self->rows != NULL ? self->rows->rows->len : 0;
}

static guint
table_get_n_columns (StfGridModel *model)
{
  return STF_BUDGET_TABLE (model)->columns->len;
}

static guint
table_get_n_frozen (StfGridModel *model)
{
  return 1;
}

static void
table_get_column (StfGridModel *model, guint column, StfGridColumn *values)
{
  const Column *own = get_column (STF_BUDGET_TABLE (model), column);

  values->title = own->title;
  values->group = own->group;
  values->chars = own->chars;
  values->numbers = own->kind != NAME;
  values->strong = own->kind == YEAR;
  values->begins = own->begins;
}

static StfGridRowKind
table_get_row_kind (StfGridModel *model, guint row)
{
  switch (get_row (STF_BUDGET_TABLE (model), row)->kind)
    {
      case STF_BUDGET_ROW_GROUP:
        return STF_GRID_ROW_GROUP;
      case STF_BUDGET_ROW_TOTAL:
        return STF_GRID_ROW_TOTAL;
      case STF_BUDGET_ROW_LINE:
      default:
        return STF_GRID_ROW_LINE;
    }
}

static const char *
table_get_row_id (StfGridModel *model, guint row)
{
  return get_row (STF_BUDGET_TABLE (model), row)->id;
}

static int
table_find_row (StfGridModel *model, const char *id)
{
  StfBudgetTable *self = STF_BUDGET_TABLE (model);

  return self->rows != NULL ? stf_budget_rows_find (self->rows, id) : -1;
}

/* As it is shown, or spoken with its unit; NULL: the cell is empty. */
static char *
format_amount (StfBudgetTable *self, guint row, const Column *column, StfMoneyFlags flags)
{
  gint64 amount;
  gboolean is_set;

  if (!get_amount (self, row, column, &amount, &is_set))
    return g_strdup (_ ("Too large"));
  if (column->kind == DIFFERENCE)
    flags |= STF_MONEY_SIGNED;
  return is_set ? stf_money_format (amount, flags) : NULL;
}

static char *
table_get_text (StfGridModel *model, guint row, guint column)
{
  StfBudgetTable *self = STF_BUDGET_TABLE (model);

  if (get_column (self, column)->kind == NAME)
    return g_strdup (get_row (self, row)->title);
  return format_amount (self, row, get_column (self, column), STF_MONEY_EXACT);
}

/* As spreadsheets of the reader's country read it. */
static char *
table_get_plain_text (StfGridModel *model, guint row, guint column)
{
  StfBudgetTable *self = STF_BUDGET_TABLE (model);
  gint64 amount;
  gboolean is_set;
  guint64 size;

  if (get_column (self, column)->kind == NAME)
    return g_strdup (get_row (self, row)->title);
  if (!get_amount (self, row, get_column (self, column), &amount, &is_set) || !is_set)
    return g_strdup ("");
  size = (guint64) ABS (amount);
  if (size % 100 == 0)
    return g_strdup_printf ("%s%" G_GUINT64_FORMAT, amount < 0 ? "-" : "", size / 100);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT "%s%02u", amount < 0 ? "-" : "", size / 100,
                          C_ ("decimal mark", "."), (guint) (size % 100));
}

static const StfBudgetNote *
get_notes (StfBudgetTable *self, guint row, guint column, guint *n)
{
  int month = stf_budget_table_get_note_month (self, row, column);

  *n = 0;
  return month >= 0 ? stf_budget_get_notes (self->budget, stf_budget_table_get_line (self, row),
                                            self->version, (guint) month, n)
                    : NULL;
}

static StfGridCellFlags
table_get_flags (StfGridModel *model, guint row, guint column)
{
  StfBudgetTable *self = STF_BUDGET_TABLE (model);
  const StfBudgetRow *values = get_row (self, row);
  const Column *own = get_column (self, column);
  StfGridCellFlags flags = 0;
  gint64 amount;
  gboolean is_set;
  guint n_notes;

  if (own->kind == NAME)
    return values->kind == STF_BUDGET_ROW_LINE && self->budget->lines[values->lines[0]].note != NULL
               ? STF_GRID_CELL_NOTE
               : 0;
  if (own->kind == BESIDE || own->kind == DIFFERENCE)
    flags |= STF_GRID_CELL_FAINT;
  else if (own->lock == NULL && values->kind == STF_BUDGET_ROW_LINE)
    flags |= STF_GRID_CELL_EDITABLE;
  else if (own->lock == NULL && values->kind == STF_BUDGET_ROW_GROUP && values->n_less == 0)
    flags |= STF_GRID_CELL_TYPED; /* rule 2 */
  if (get_notes (self, row, column, &n_notes) != NULL)
    flags |= STF_GRID_CELL_NOTE;
  if (values->kind != STF_BUDGET_ROW_LINE && !get_amount (self, row, own, &amount, &is_set))
    flags |= STF_GRID_CELL_WRONG;
  return flags;
}

static void
append_sentence (GString *text, const char *sentence)
{
  if (sentence == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

static char *
table_describe (StfGridModel *model, guint row, guint column, char **description)
{
  StfBudgetTable *self = STF_BUDGET_TABLE (model);
  const StfBudgetRow *values = get_row (self, row);
  const Column *own = get_column (self, column);
  g_autoptr (GString) more = g_string_new (NULL);
  g_autofree char *amount = NULL;
  g_autofree char *name = NULL;
  const StfBudgetNote *notes;
  guint n_notes;

  if (own->kind == NAME)
    return g_strdup (values->title);
  if (values->kind == STF_BUDGET_ROW_GROUP)
    append_sentence (more, _ ("The sum of its lines."));
  append_sentence (more, own->lock);
  notes = get_notes (self, row, column, &n_notes);
  for (guint i = 0; i < n_notes; i++)
    append_sentence (more, notes[i].text);
  *description = more->len > 0 ? g_strdup (more->str) : NULL;

  amount = format_amount (self, row, own, STF_MONEY_EXACT | STF_MONEY_UNIT);
  name = own->kind == BESIDE && own->group != NULL
             ? g_strdup_printf ("%s %s", own->title, own->group)
             : g_strdup (own->name != NULL ? own->name : own->title);
  /* Translators: a cell in words: a line, a month, an amount: "Salaries, March: SEK 12,500". */
  return g_strdup_printf (_ ("%s, %s: %s"), values->title, name,
                          amount != NULL ? amount : _ ("empty"));
}

/* --- what is written --- */

static StfBudgetEdit *
make_typed (StfBudgetTable *self, const StfGridEdit *edit, GError **error)
{
  const StfBudgetRow *row = get_row (self, edit->row);
  const Column *column = get_column (self, edit->column);
  const StfBudgetBlock block = { row->lines, row->n_lines, &column->column, 1 };

  if (row->kind == STF_BUDGET_ROW_GROUP)
    return stf_budget_edit_set_sum (self->budget, row->lines, row->n_lines, &column->column,
                                    edit->text, error);
  if (self->look.locks_total && column->kind == PERIOD)
    return stf_budget_edit_move (self->budget, row->lines[0], &column->column, edit->text,
                                 STF_AMOUNTS_MONTHS & ~column->column.slots, error);
  return stf_budget_edit_type (self->budget, &block, edit->text, error);
}

/* Rule 3. */
static StfBudgetEdit *
make_written (StfBudgetTable *self, StfGridEditKind kind, const StfGridEdit *edits, guint n,
              GError **error)
{
  g_autofree StfBudgetWriting *cells = g_new (StfBudgetWriting, n);
  gboolean periods = FALSE;
  guint n_cells = 0;

  for (guint i = 0; i < n; i++)
    periods |= get_column (self, edits[i].column)->kind == PERIOD;
  for (guint i = 0; i < n; i++)
    if (!periods || get_column (self, edits[i].column)->kind == PERIOD)
      cells[n_cells++] = (StfBudgetWriting){ get_row (self, edits[i].row)->lines[0],
                                             get_column (self, edits[i].column)->column,
                                             edits[i].text };
  return stf_budget_edit_write (self->budget, cells, n_cells,
                                kind == STF_GRID_PASTE  ? "budget-paste"
                                : kind == STF_GRID_FILL ? "budget-fill"
                                                        : "budget-clear",
                                error);
}

static gboolean
table_apply (StfGridModel *model, StfGridEditKind kind, const StfGridEdit *edits, guint n_edits,
             GError **error)
{
  StfBudgetTable *self = STF_BUDGET_TABLE (model);
  g_autoptr (StfBudgetEdit) edit = kind == STF_GRID_TYPE
                                       ? make_typed (self, &edits[0], error)
                                       : make_written (self, kind, edits, n_edits, error);

  if (edit == NULL)
    return FALSE;
  return stf_budget_edit_is_empty (edit) || self->save (edit, self->user_data, error);
}

static void
stf_budget_table_model_init (StfGridModelInterface *iface)
{
  iface->get_n_rows = table_get_n_rows;
  iface->get_n_columns = table_get_n_columns;
  iface->get_n_frozen = table_get_n_frozen;
  iface->get_column = table_get_column;
  iface->get_row_kind = table_get_row_kind;
  iface->get_row_id = table_get_row_id;
  iface->find_row = table_find_row;
  iface->get_text = table_get_text;
  iface->get_plain_text = table_get_plain_text;
  iface->get_flags = table_get_flags;
  iface->describe = table_describe;
  iface->apply = table_apply;
}

static void
stf_budget_table_finalize (GObject *object)
{
  StfBudgetTable *self = STF_BUDGET_TABLE (object);

  g_clear_pointer (&self->rows, stf_budget_rows_free);
  g_array_unref (self->columns);
  G_OBJECT_CLASS (stf_budget_table_parent_class)->finalize (object);
}

static void
stf_budget_table_class_init (StfBudgetTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stf_budget_table_finalize;
}

static void
stf_budget_table_init (StfBudgetTable *self)
{
  self->columns = g_array_new (FALSE, FALSE, sizeof (Column));
  g_array_set_clear_func (self->columns, column_clear);
}

/**
 * stf_budget_table_new:
 * @save: writes what the user has edited
 * @user_data: for @save
 *
 * Returns: (transfer full): a table that shows nothing yet
 */
StfBudgetTable *
stf_budget_table_new (StfBudgetTableSave save, gpointer user_data)
{
  StfBudgetTable *self = g_object_new (STF_TYPE_BUDGET_TABLE, NULL);

  self->save = save;
  self->user_data = user_data;
  return self;
}

/**
 * stf_budget_table_show:
 * @self: a table
 * @budget: (nullable): a budget, which must stay until another is shown
 * @version: (nullable): one of its versions
 * @look: what is shown of it, and how
 */
void
stf_budget_table_show (StfBudgetTable *self, StfBudget *budget, StfBudgetVersion *version,
                       const StfBudgetTableLook *look)
{
  g_return_if_fail (STF_IS_BUDGET_TABLE (self));

  self->budget = budget;
  self->version = version;
  self->look = *look;
  g_clear_pointer (&self->rows, stf_budget_rows_free);
  g_array_set_size (self->columns, 0);
  if (budget != NULL && version != NULL)
    {
      self->rows = stf_budget_rows_new (budget, &look->filter);
      add_columns (self);
    }
  stf_grid_model_changed (STF_GRID_MODEL (self));
}

/**
 * stf_budget_table_follow:
 * @self: a table
 * @edit: what has been done to the amounts of the budget that is shown
 *
 * Shows the budget as it is after an edit: the rows are the same, and their sums are made anew.
 * Columns become wider where they must, not narrower under the hands of who writes.
 */
void
stf_budget_table_follow (StfBudgetTable *self, const StfBudgetEdit *edit)
{
  g_autofree gboolean *touched = NULL;

  g_return_if_fail (STF_IS_BUDGET_TABLE (self));
  g_return_if_fail (self->rows != NULL);

  touched = g_new0 (gboolean, self->budget->n_lines);
  for (guint i = 0; i < edit->rows->len; i++)
    touched[g_array_index (edit->rows, StfBudgetEditRow, i).line->index] = TRUE;
  stf_budget_rows_forget (self->rows);
  measure (self, touched);
  stf_grid_model_changed (STF_GRID_MODEL (self));
}

/**
 * stf_budget_table_describe_totals:
 * @self: a table
 *
 * Returns: (transfer full): in words, what the lines that are shown come to in the year
 */
char *
stf_budget_table_describe_totals (StfBudgetTable *self)
{
  const Column year = { .kind = YEAR, .column = { self->version, STF_AMOUNTS_YEAR } };
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (STF_IS_BUDGET_TABLE (self), g_string_free (text, FALSE));

  for (guint row = 0; self->rows != NULL && row < self->rows->rows->len; row++)
    if (get_row (self, row)->kind == STF_BUDGET_ROW_TOTAL)
      {
        g_autofree char *amount = format_amount (self, row, &year,
                                                 STF_MONEY_EXACT | STF_MONEY_UNIT);

        if (amount != NULL)
          g_string_append_printf (text, text->len > 0 ? " · %s %s" : "%s %s",
                                  get_row (self, row)->title, amount);
      }
  return g_string_free (text, FALSE);
}

/** stf_budget_table_get_n_shown: how many lines are shown. */
guint
stf_budget_table_get_n_shown (StfBudgetTable *self)
{
  g_return_val_if_fail (STF_IS_BUDGET_TABLE (self), 0);

  return self->rows != NULL ? self->rows->n_shown : 0;
}

/** stf_budget_table_count_periods: how many columns a year has, what is not spread among them. */
guint
stf_budget_table_count_periods (StfBudgetPeriods periods)
{
  return periods == STF_BUDGET_MONTHS ? 13 : periods == STF_BUDGET_TERTIALS ? 4 : 1;
}

/** stf_budget_table_name_period: (transfer full): the name of a period. */
char *
stf_budget_table_name_period (StfBudgetPeriods periods, guint period)
{
  return stf_budget_slots_name (get_slots (periods, period));
}

/** stf_budget_table_get_line: (nullable): the line of a row, if it is one. */
const StfBudgetLine *
stf_budget_table_get_line (StfBudgetTable *self, guint row)
{
  const StfBudgetRow *values;

  g_return_val_if_fail (STF_IS_BUDGET_TABLE (self), NULL);

  if (self->rows == NULL || row >= self->rows->rows->len)
    return NULL;
  values = get_row (self, row);
  return values->kind == STF_BUDGET_ROW_LINE ? &self->budget->lines[values->lines[0]] : NULL;
}

/** stf_budget_table_get_column: (nullable): what a column of amounts is; NULL: it is the names. */
const StfBudgetColumn *
stf_budget_table_get_column (StfBudgetTable *self, guint column)
{
  g_return_val_if_fail (STF_IS_BUDGET_TABLE (self), NULL);

  return column > 0 && column < self->columns->len ? &get_column (self, column)->column : NULL;
}

/** stf_budget_table_get_note_month: where a note on a cell belongs; -1: it cannot have one. */
int
stf_budget_table_get_note_month (StfBudgetTable *self, guint row, guint column)
{
  const Column *own;

  g_return_val_if_fail (STF_IS_BUDGET_TABLE (self), -1);

  if (column >= self->columns->len || stf_budget_table_get_line (self, row) == NULL)
    return -1;
  own = get_column (self, column);
  if (own->kind != PERIOD || (own->column.slots & (own->column.slots - 1)) != 0)
    return -1;
  return g_bit_nth_lsf (own->column.slots, -1);
}
