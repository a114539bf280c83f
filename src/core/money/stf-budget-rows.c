/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a budget as a table: lines in groups, with sums.
 *
 * 1. Lines keep their order.  Groups by category stand in the order of the categories; those by
 *    body by name, and the lines of none last; those by funding with the fee first.
 * 2. A group of incomes alone has their sum.  In any other, incomes are taken from the costs.
 * 3. The totals are of the lines that are shown.  What is paid by the fee and by development funds
 *    is told apart where there are both, and never added up (R13).
 * 4. The sums of a version are made in one pass and kept: a table of 10,000 lines asks for them by
 *    month, and shows an edit before the next frame.  They are made in 128 bits, where no number of
 *    lines can overflow; one that is beyond the bounds of money is not shown. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-money-private.h"
#include "stf-text.h"

/* Rule 4. */
typedef struct
{
  StfWide slots[STF_AMOUNTS_N];
  guint set;
} Sum;

static void
row_clear (gpointer data)
{
  StfBudgetRow *row = data;

  g_free (row->id);
  g_free (row->title);
}

static gboolean
matches_id (const char *wanted, const char *id)
{
  return wanted == NULL || g_str_equal (wanted, id != NULL ? id : STF_BUDGET_NONE);
}

static gboolean
matches_text (const StfBudgetLine *line, const char *folded)
{
  g_autofree char *text = NULL;
  g_autofree char *own = NULL;

  if (folded == NULL || folded[0] == '\0')
    return TRUE;
  text = g_strjoin (" ", line->title, line->category->title,
                    line->category->ref != NULL ? line->category->ref : "",
                    line->account != NULL ? line->account : "",
                    line->body_name != NULL ? line->body_name : "",
                    line->note != NULL ? line->note : "", NULL);
  own = stf_text_fold (text);
  return strstr (own, folded) != NULL;
}

/* --- groups (rule 1) --- */

static const char *
get_key (const StfBudgetLine *line, StfBudgetGrouping grouping)
{
  switch (grouping)
    {
      case STF_BUDGET_BY_BODY:
        return line->body != NULL ? line->body : STF_BUDGET_NONE;
      case STF_BUDGET_BY_FUNDING:
        return line->request != NULL ? line->request->id : STF_BUDGET_NONE;
      case STF_BUDGET_BY_CATEGORY:
      default:
        return line->category->id;
    }
}

static char *
get_title (const StfBudgetLine *line, StfBudgetGrouping grouping)
{
  switch (grouping)
    {
      case STF_BUDGET_BY_BODY:
        return g_strdup (line->body != NULL ? line->body_name : _ ("No body"));
      case STF_BUDGET_BY_FUNDING:
        return g_strdup (line->request != NULL ? line->request->title : _ ("The fee"));
      case STF_BUDGET_BY_CATEGORY:
      default:
        return line->category->ref != NULL
                   ? g_strdup_printf ("%s %s", line->category->ref, line->category->title)
                   : g_strdup (line->category->title);
    }
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const StfBudgetLine *one = *(const StfBudgetLine *const *) a;
  const StfBudgetLine *other = *(const StfBudgetLine *const *) b;
  StfBudgetGrouping grouping = *(const StfBudgetGrouping *) user_data;
  int order = 0;

  if (grouping == STF_BUDGET_BY_BODY)
    {
      order = (one->body == NULL) - (other->body == NULL);
      if (order == 0)
        order = g_strcmp0 (one->body_name, other->body_name);
      if (order == 0)
        order = g_strcmp0 (one->body, other->body);
    }
  else if (grouping == STF_BUDGET_BY_FUNDING)
    order = (one->request != NULL ? (int) one->request->index : -1)
            - (other->request != NULL ? (int) other->request->index : -1);
  return order != 0 ? order : (int) one->index - (int) other->index;
}

/* --- rows --- */

typedef gboolean (*Choose) (const StfBudgetLine *line);

static gboolean
is_cost (const StfBudgetLine *line)
{
  return !line->category->income;
}

static gboolean
is_income (const StfBudgetLine *line)
{
  return line->category->income;
}

static gboolean
is_fee_cost (const StfBudgetLine *line)
{
  return is_cost (line) && line->request == NULL;
}

static gboolean
is_fee_income (const StfBudgetLine *line)
{
  return is_income (line) && line->request == NULL;
}

static gboolean
is_request_cost (const StfBudgetLine *line)
{
  return is_cost (line) && line->request != NULL;
}

static gboolean
is_request_income (const StfBudgetLine *line)
{
  return is_income (line) && line->request != NULL;
}

static const guint *
choose (StfBudgetRows *self, StfBudgetLine *const *lines, guint n_lines, Choose function, guint *n)
{
  GArray *set = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_lines; i++)
    if (function (lines[i]))
      g_array_append_val (set, lines[i]->index);
  *n = set->len;
  g_ptr_array_add (self->sets, set);
  return (const guint *) (gpointer) set->data;
}

static void
add_row (StfBudgetRows *self, StfBudgetRowKind kind, const char *id, char *title,
         StfBudgetLine *const *lines, guint n_lines, Choose plus, Choose less)
{
  StfBudgetRow row = { .kind = kind, .id = g_strdup (id), .title = title };

  row.lines = choose (self, lines, n_lines, plus, &row.n_lines);
  if (less != NULL)
    row.less = choose (self, lines, n_lines, less, &row.n_less);
  if (kind != STF_BUDGET_ROW_LINE)
    row.sum = self->n_sums++;
  g_array_append_val (self->rows, row);
}

/* Rule 2. */
static void
add_group (StfBudgetRows *self, StfBudgetGrouping grouping, StfBudgetLine *const *lines, guint n)
{
  g_autofree char *id = g_strdup_printf ("group %d %s", (int) grouping,
                                         get_key (lines[0], grouping));
  gboolean costs = FALSE;

  for (guint i = 0; i < n; i++)
    costs |= is_cost (lines[i]);
  add_row (self, STF_BUDGET_ROW_GROUP, id, get_title (lines[0], grouping), lines, n,
           costs ? is_cost : is_income, costs ? is_income : NULL);
  for (guint i = 0; i < n; i++)
    add_row (self, STF_BUDGET_ROW_LINE, lines[i]->id, g_strdup (lines[i]->title), &lines[i], 1,
             is_cost (lines[i]) ? is_cost : is_income, NULL);
}

/* Rule 3. */
static void
add_totals (StfBudgetRows *self, StfBudgetLine *const *lines, guint n)
{
  gboolean incomes = FALSE, requests = FALSE;

  for (guint i = 0; i < n; i++)
    {
      incomes |= is_income (lines[i]);
      requests |= lines[i]->request != NULL;
    }
  add_row (self, STF_BUDGET_ROW_TOTAL, "total costs", g_strdup (_ ("Costs")), lines, n, is_cost,
           NULL);
  if (incomes)
    add_row (self, STF_BUDGET_ROW_TOTAL, "total incomes", g_strdup (_ ("Incomes")), lines, n,
             is_income, NULL);
  if (incomes || requests)
    add_row (self, STF_BUDGET_ROW_TOTAL, "total fee", g_strdup (_ ("To be paid by the fee")), lines,
             n, is_fee_cost, is_fee_income);
  if (requests)
    add_row (self, STF_BUDGET_ROW_TOTAL, "total requests",
             g_strdup (_ ("To be paid by development funds")), lines, n, is_request_cost,
             is_request_income);
}

/**
 * stf_budget_rows_new:
 * @budget: a budget
 * @filter: which lines, and in which groups
 *
 * Returns: (transfer full): the rows; they belong to @budget as it was read, and none is left where
 *   no line is shown
 */
StfBudgetRows *
stf_budget_rows_new (const StfBudget *budget, const StfBudgetFilter *filter)
{
  StfBudgetRows *self = g_new0 (StfBudgetRows, 1);
  g_autofree char *folded = filter->text != NULL ? stf_text_fold (filter->text) : NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  StfBudgetGrouping grouping = filter->grouping;

  self->rows = g_array_new (FALSE, FALSE, sizeof (StfBudgetRow));
  g_array_set_clear_func (self->rows, row_clear);
  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->sums = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < budget->n_lines; i++)
    {
      const StfBudgetLine *line = &budget->lines[i];

      if (matches_id (filter->category, line->category->id) && matches_id (filter->body, line->body)
          && matches_id (filter->funding, line->request != NULL ? line->request->id : NULL)
          && matches_text (line, folded))
        g_ptr_array_add (lines, (gpointer) line);
    }
  self->n_shown = lines->len;
  if (lines->len == 0)
    return self;
  if (grouping != STF_BUDGET_BY_CATEGORY)
    g_ptr_array_sort_with_data (lines, compare_lines, &grouping);
  for (guint first = 0, end; first < lines->len; first = end)
    {
      for (end = first + 1; end < lines->len; end++)
        if (!g_str_equal (get_key (lines->pdata[end], grouping),
                          get_key (lines->pdata[first], grouping)))
          break;
      add_group (self, grouping, (StfBudgetLine *const *) &lines->pdata[first], end - first);
    }
  add_totals (self, (StfBudgetLine *const *) lines->pdata, lines->len);
  return self;
}

/** stf_budget_rows_free: frees rows. */
void
stf_budget_rows_free (StfBudgetRows *self)
{
  g_array_unref (self->rows);
  g_ptr_array_unref (self->sets);
  g_hash_table_unref (self->sums);
  g_free (self);
}

/** stf_budget_rows_get: a row. */
const StfBudgetRow *
stf_budget_rows_get (const StfBudgetRows *self, guint row)
{
  g_return_val_if_fail (row < self->rows->len, NULL);

  return &g_array_index (self->rows, StfBudgetRow, row);
}

/** stf_budget_rows_find: the row with an id; -1: there is none. */
int
stf_budget_rows_find (const StfBudgetRows *self, const char *id)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (stf_budget_rows_get (self, i)->id, id))
      return (int) i;
  return -1;
}

/* --- amounts (rule 4) --- */

static void
add (Sum *sum, const StfBudgetVersion *version, const guint *lines, guint n, int sign)
{
  for (guint i = 0; i < n; i++)
    {
      const StfAmounts *amounts = &version->amounts[lines[i]];

      if (amounts->set == 0)
        continue;
      for (guint k = 0; k < STF_AMOUNTS_N; k++)
        sum->slots[k] += sign * amounts->slots[k];
      sum->set |= amounts->set;
    }
}

static const Sum *
get_sums (StfBudgetRows *self, const StfBudgetVersion *version)
{
  Sum *sums = g_hash_table_lookup (self->sums, version);

  if (sums != NULL)
    return sums;
  sums = g_new0 (Sum, self->n_sums);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const StfBudgetRow *row = stf_budget_rows_get (self, i);

      if (row->kind == STF_BUDGET_ROW_LINE)
        continue;
      add (&sums[row->sum], version, row->lines, row->n_lines, 1);
      add (&sums[row->sum], version, row->less, row->n_less, -1);
    }
  g_hash_table_insert (self->sums, (gpointer) version, sums);
  return sums;
}

/**
 * stf_budget_rows_get_amount:
 * @self: rows
 * @row: one of them
 * @column: a column of a version
 * @amount: (out): öre
 * @is_set: (out): whether there is any amount in it
 *
 * Returns: FALSE where the sum is beyond the bounds of money; then @amount is not to be shown
 */
gboolean
stf_budget_rows_get_amount (StfBudgetRows *self, guint row, const StfBudgetColumn *column,
                            gint64 *amount, gboolean *is_set)
{
  const StfBudgetRow *values = stf_budget_rows_get (self, row);
  const Sum *sum;
  StfWide wide = 0;

  *amount = 0;
  if (values->kind == STF_BUDGET_ROW_LINE)
    {
      const StfAmounts *amounts = &column->version->amounts[values->lines[0]];

      *is_set = (amounts->set & column->slots) != 0;
      return !*is_set || stf_amounts_sum (amounts, column->slots, amount);
    }
  sum = &get_sums (self, column->version)[values->sum];
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if ((column->slots & STF_AMOUNTS_SLOT (i)) != 0)
      wide += sum->slots[i];
  *is_set = (sum->set & column->slots) != 0;
  if (wide < -STF_MONEY_MAX || wide > STF_MONEY_MAX)
    return FALSE;
  *amount = (gint64) wide;
  return TRUE;
}

/** stf_budget_rows_forget: lets go of the sums: amounts of the budget have changed. */
void
stf_budget_rows_forget (StfBudgetRows *self)
{
  g_hash_table_remove_all (self->sums);
}
