/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Amounts to be drawn, and what they say in words for those who do not see the drawing.
 *
 * 1. A figure is a table: what is drawn is its numbers and no others, so the table is its
 *    alternative, and one sentence or two are its summary.
 * 2. An amount that is missing is told from 0.
 * 3. Amounts are told in whole kronor where all are small, else in thousands.
 *
 * Amounts are within STF_MONEY_MAX, so the sum of a million rows cannot overflow. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-figure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-label.h"

/* From so many öre on amounts are told in thousands of kronor (rule 3). */
#define THOUSANDS_FROM 5000000

static const char *const columns[STF_N_FIGURE_KINDS][STF_FIGURE_MAX_COLUMNS] = {
  [STF_FIGURE_MONTHS] = { NC_ ("figure", "Budget"), NC_ ("figure", "Outcome"),
                          NC_ ("figure", "Forecast") },
  [STF_FIGURE_FLOW] = { NC_ ("figure", "Comes from"), NC_ ("figure", "Goes to") },
  [STF_FIGURE_SHARES] = { NC_ ("figure", "This year"), NC_ ("figure", "Last year") },
  [STF_FIGURE_TRAIL] = { NC_ ("figure", "The whole year") },
};

static void
row_free (gpointer data)
{
  StfFigureRow *self = data;

  g_free (self->name);
  g_free (self);
}

/**
 * stf_figure_new:
 * @kind: how it is drawn, which tells what its columns are
 * @title: what it shows
 *
 * Returns: (transfer full): a figure without rows
 */
StfFigure *
stf_figure_new (StfFigureKind kind, const char *title)
{
  StfFigure *self;

  g_return_val_if_fail (kind < STF_N_FIGURE_KINDS && title != NULL, NULL);

  self = g_new0 (StfFigure, 1);
  self->kind = kind;
  self->title = g_strdup (title);
  self->groups = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

/** stf_figure_copy: returns another like it, which the caller owns. */
StfFigure *
stf_figure_copy (const StfFigure *self)
{
  StfFigure *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = stf_figure_new (self->kind, self->title);
  for (guint i = 0; i < self->groups->len; i++)
    stf_figure_add_group (copy, self->groups->pdata[i]);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const StfFigureRow *row = self->rows->pdata[i];

      stf_figure_add (copy, row->name, row->group, row->values[0], row->values[1], row->values[2]);
    }
  return copy;
}

/** stf_figure_free: frees a figure, or %NULL. */
void
stf_figure_free (StfFigure *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/** stf_figure_add_group: adds money that is not mixed with other (R13); returns its number. */
guint
stf_figure_add_group (StfFigure *self, const char *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, 0);

  g_ptr_array_add (self->groups, g_strdup (name));
  return self->groups->len - 1;
}

/**
 * stf_figure_add:
 * @self: a figure
 * @name: of the row
 * @group: from stf_figure_add_group(); else 0
 * @first: öre, or %STF_FIGURE_NONE; so are @second and @third
 */
void
stf_figure_add (StfFigure *self, const char *name, guint group, gint64 first, gint64 second,
                gint64 third)
{
  StfFigureRow *row;

  g_return_if_fail (self != NULL && name != NULL);

  row = g_new0 (StfFigureRow, 1);
  row->name = g_strdup (name);
  row->group = group;
  row->values[0] = first;
  row->values[1] = second;
  row->values[2] = third;
  g_ptr_array_add (self->rows, row);
}

/** stf_figure_add_months: adds twelve rows with the names of the months. */
void
stf_figure_add_months (StfFigure *self, const gint64 budget[12], const gint64 outcome[12],
                       const gint64 forecast[12])
{
  for (guint i = 0; i < 12; i++)
    stf_figure_add (self, stf_label_month (i + 1), 0, budget[i], outcome[i], forecast[i]);
}

/** stf_figure_get_n_columns: how many columns its kind has. */
guint
stf_figure_get_n_columns (const StfFigure *self)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  while (n < STF_FIGURE_MAX_COLUMNS && columns[self->kind][n] != NULL)
    n++;
  return n;
}

/** stf_figure_get_column: the name of a column, translated. */
const char *
stf_figure_get_column (const StfFigure *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < stf_figure_get_n_columns (self), NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "figure", columns[self->kind][column]);
}

/** stf_figure_get_row: one of its rows. */
const StfFigureRow *
stf_figure_get_row (const StfFigure *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return self->rows->pdata[row];
}

/** stf_figure_sum: the sum of a column, in öre, of what there is. */
gint64
stf_figure_sum (const StfFigure *self, guint column)
{
  gint64 sum = 0;

  g_return_val_if_fail (self != NULL && column < STF_FIGURE_MAX_COLUMNS, 0);

  for (guint i = 0; i < self->rows->len; i++)
    if (stf_figure_get_row (self, i)->values[column] != STF_FIGURE_NONE)
      sum += stf_figure_get_row (self, i)->values[column];
  return sum;
}

static gint64
greatest (const StfFigure *self)
{
  gint64 most = 0;

  for (guint i = 0; i < self->rows->len; i++)
    for (guint k = 0; k < stf_figure_get_n_columns (self); k++)
      {
        gint64 value = stf_figure_get_row (self, i)->values[k];

        if (value != STF_FIGURE_NONE)
          most = MAX (most, ABS (value));
      }
  return most;
}

/** stf_figure_is_empty: whether there is nothing but 0 to draw. */
gboolean
stf_figure_is_empty (const StfFigure *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return greatest (self) == 0;
}

/**
 * stf_figure_format:
 * @self: a figure
 * @amount: öre, or %STF_FIGURE_NONE
 * @flags: %STF_MONEY_UNIT and %STF_MONEY_SIGNED
 *
 * Returns: (transfer full): the amount as all of the figure are told (rule 3), or a dash
 */
char *
stf_figure_format (const StfFigure *self, gint64 amount, StfMoneyFlags flags)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (amount == STF_FIGURE_NONE)
    return g_strdup ("–");
  return stf_money_format (amount,
                           flags | (greatest (self) >= THOUSANDS_FROM ? STF_MONEY_THOUSANDS : 0));
}

/* "SEK 12 thousand more than the budget" */
static char *
word_difference (const StfFigure *self, gint64 difference)
{
  g_autofree char *amount = stf_figure_format (self, ABS (difference), STF_MONEY_UNIT);

  if (difference == 0)
    return g_strdup (_ ("as much as the budget"));
  /* Translators: %s is an amount. */
  return g_strdup_printf (
      difference > 0 ? _ ("%s more than the budget") : _ ("%s less than the budget"), amount);
}

static void
append (GString *text, char *sentence)
{
  g_autofree char *owned = sentence;

  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, owned);
}

static void
describe_months (const StfFigure *self, GString *text)
{
  gint64 budget = 0, outcome = 0, to_come = 0, so_far = 0;
  const char *last = NULL;
  gboolean forecast = FALSE;
  g_autofree char *amount = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const StfFigureRow *row = stf_figure_get_row (self, i);

      if (row->values[STF_FIGURE_BUDGET] != STF_FIGURE_NONE)
        budget += row->values[STF_FIGURE_BUDGET];
      if (row->values[STF_FIGURE_OUTCOME] != STF_FIGURE_NONE)
        {
          outcome += row->values[STF_FIGURE_OUTCOME];
          so_far = budget;
          last = row->name;
        }
      else if (row->values[STF_FIGURE_FORECAST] != STF_FIGURE_NONE)
        {
          to_come += row->values[STF_FIGURE_FORECAST];
          forecast = TRUE;
        }
    }

  amount = stf_figure_format (self, budget, STF_MONEY_UNIT);
  append (text, g_strdup_printf (_ ("The budget of the year is %s."), amount));
  if (last != NULL)
    {
      g_autofree char *sum = stf_figure_format (self, outcome, STF_MONEY_UNIT);
      g_autofree char *difference = word_difference (self, outcome - so_far);

      /* Translators: a month, an amount, and "SEK 12 thousand more than the budget". */
      append (text,
              g_strdup_printf (_ ("The outcome up to and with %s is %s: %s for these months."),
                               last, sum, difference));
    }
  if (forecast)
    {
      g_autofree char *sum = stf_figure_format (self, outcome + to_come, STF_MONEY_UNIT);
      g_autofree char *difference = word_difference (self, outcome + to_come - budget);

      append (text, g_strdup_printf (_ ("The forecast for the year is %s: %s."), sum, difference));
    }
}

/* The row with the most of a column, or the least. */
static const StfFigureRow *
find_extreme (const StfFigure *self, guint column, int group, gboolean most)
{
  const StfFigureRow *found = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const StfFigureRow *row = stf_figure_get_row (self, i);
      gint64 value = row->values[column];

      if (value == STF_FIGURE_NONE || (group >= 0 && row->group != (guint) group))
        continue;
      if (found == NULL || (value > found->values[column]) == most)
        if (found == NULL || value != found->values[column])
          found = row;
    }
  return found;
}

static gint64
sum_of_group (const StfFigure *self, guint column, guint group)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const StfFigureRow *row = stf_figure_get_row (self, i);

      if (row->group == group && row->values[column] != STF_FIGURE_NONE)
        sum += row->values[column];
    }
  return sum;
}

static void
describe_flow (const StfFigure *self, GString *text)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      g_autofree char *in = stf_figure_format (self, sum_of_group (self, STF_FIGURE_COMES, i),
                                               STF_MONEY_UNIT);
      g_autofree char *out = stf_figure_format (self, sum_of_group (self, STF_FIGURE_GOES, i),
                                                STF_MONEY_UNIT);
      const StfFigureRow *from = find_extreme (self, STF_FIGURE_COMES, (int) i, TRUE);
      const StfFigureRow *to = find_extreme (self, STF_FIGURE_GOES, (int) i, TRUE);

      /* Translators: what kind of money, what comes in, what is spent. */
      append (text, g_strdup_printf (_ ("%s: %s comes in and %s is spent."),
                                     (const char *) self->groups->pdata[i], in, out));
      if (from != NULL && to != NULL)
        append (text, g_strdup_printf (_ ("Most comes from %s, and most goes to %s."), from->name,
                                       to->name));
    }
}

static void
describe_shares (const StfFigure *self, GString *text)
{
  const StfFigureRow *most = find_extreme (self, STF_FIGURE_NOW, -1, TRUE);
  const StfFigureRow *least = find_extreme (self, STF_FIGURE_NOW, -1, FALSE);
  g_autofree char *sum = stf_figure_format (self, stf_figure_sum (self, STF_FIGURE_NOW),
                                            STF_MONEY_UNIT);

  append (text,
          g_strdup_printf (ngettext ("%u payer pays %s.", "%u payers share %s.", self->rows->len),
                           self->rows->len, sum));
  if (most != NULL && least != most)
    {
      g_autofree char *high = stf_figure_format (self, most->values[0], STF_MONEY_UNIT);
      g_autofree char *low = stf_figure_format (self, least->values[0], STF_MONEY_UNIT);

      append (text, g_strdup_printf (_ ("Most is paid by %s, %s; least by %s, %s."), most->name,
                                     high, least->name, low));
    }
  if (find_extreme (self, STF_FIGURE_BEFORE, -1, TRUE) != NULL)
    {
      g_autofree char *before = stf_figure_format (self, stf_figure_sum (self, STF_FIGURE_BEFORE),
                                                   STF_MONEY_UNIT);

      append (text, g_strdup_printf (_ ("Last year the payers paid %s."), before));
    }
}

static void
describe_trail (const StfFigure *self, GString *text)
{
  gint64 budget = self->rows->len > 0 ? stf_figure_get_row (self, 0)->values[0] : STF_FIGURE_NONE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const StfFigureRow *row = stf_figure_get_row (self, i);
      g_autofree char *amount = stf_figure_format (self, row->values[0], STF_MONEY_UNIT);
      g_autofree char *difference = NULL;

      if (row->values[0] == STF_FIGURE_NONE)
        continue;
      if (i > 0 && budget != STF_FIGURE_NONE)
        difference = word_difference (self, row->values[0] - budget);
      append (text, difference != NULL
                        ? g_strdup_printf ("%s: %s, %s.", row->name, amount, difference)
                        : g_strdup_printf ("%s: %s.", row->name, amount));
    }
}

/**
 * stf_figure_describe:
 * @self: a figure
 *
 * Returns: (transfer full): what it shows, in a few sentences (rule 1); what is empty says so
 */
char *
stf_figure_describe (const StfFigure *self)
{
  static const char *const nothing[STF_N_FIGURE_KINDS] = {
    [STF_FIGURE_MONTHS] = N_ ("There are no amounts in the budget yet, and no outcome."),
    [STF_FIGURE_FLOW] = N_ ("There is no money in the budget yet."),
    [STF_FIGURE_SHARES] = N_ ("Nobody has anything to pay yet."),
    [STF_FIGURE_TRAIL] = N_ ("There is neither a budget nor a forecast yet."),
  };
  static void (*const describe[STF_N_FIGURE_KINDS]) (const StfFigure *, GString *) = {
    [STF_FIGURE_MONTHS] = describe_months,
    [STF_FIGURE_FLOW] = describe_flow,
    [STF_FIGURE_SHARES] = describe_shares,
    [STF_FIGURE_TRAIL] = describe_trail,
  };
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  if (stf_figure_is_empty (self))
    return g_strdup (_ (nothing[self->kind]));
  describe[self->kind](self, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
