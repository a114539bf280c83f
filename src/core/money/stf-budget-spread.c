/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Amounts that are spread over months, added up for several lines, moved, and estimated.
 *
 * 1. What is spread is all that a line has in the slots that are open (stf-budget-cell.c); its sum
 *    is the same afterwards.  A line without amounts is left alone.
 * 2. By a shape that is nothing, evenly.
 * 3. A sum of several lines goes to them in proportion to what they have in its slots, evenly where
 *    they have nothing, and in each by its seasonality.
 * 4. With the total locked, what one month gets the other open months give.
 * 5. An estimate is the amounts of another version and so many per cent more or less: the year is
 *    rounded to whole kronor and has the months of the source.  What has both signs is scaled
 *    amount by amount. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-budget-edit-private.h"
#include "stf-formula.h"
#include "stf-share.h"
#include "stf-spread.h"

#define MONTHS STF_SPREAD_MONTHS

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_VALUE, message);
  return FALSE;
}

/* The months that are spread to, as stf-spread.h has them. */
static guint
get_chosen (guint open)
{
  return (open & STF_AMOUNTS_MONTHS) >> 1;
}

static void
gather (StfAmounts *amounts, const StfBudgetColumn *year, gint64 total)
{
  stf_budget_cell_clear (amounts, year);
  stf_amounts_put (amounts, STF_AMOUNTS_UNSPREAD, total);
}

static gboolean
spread_months (gint64 months[MONTHS], guint chosen, gint64 total, StfBudgetSpread how,
               const StfAmounts *shape, GError **error)
{
  switch (how)
    {
      case STF_BUDGET_SPREAD_SHAPE:
        return stf_spread_by_shape (months, chosen, total, &shape->slots[1], error);
      case STF_BUDGET_SPREAD_TERTIALS:
        if (chosen != STF_SPREAD_YEAR)
          return fail (error, _ ("A year that has outcome cannot be spread by tertial."));
        return stf_spread_by_tertials (months, total, error);
      case STF_BUDGET_SPREAD_KEEP:
        return stf_spread_set_total (months, chosen, total, error);
      case STF_BUDGET_SPREAD_GATHER:
      case STF_BUDGET_SPREAD_EVENLY:
      default:
        return stf_spread_evenly (months, chosen, total, error);
    }
}

/* Rules 1 and 2. */
static gboolean
spread_line (StfAmounts *amounts, const StfBudgetColumn *year, StfBudgetSpread how,
             const StfAmounts *shape, GError **error)
{
  guint open = stf_budget_version_get_open (year->version);
  guint chosen = get_chosen (open);
  gint64 total;

  if ((amounts->set & open) == 0)
    return TRUE;
  if (!stf_amounts_sum (amounts, open, &total))
    return stf_money_fail_range (error);
  if (how == STF_BUDGET_SPREAD_GATHER)
    {
      gather (amounts, year, total);
      return TRUE;
    }
  if (!spread_months (&amounts->slots[1], chosen, total, how, shape, error))
    return FALSE;
  amounts->set |= chosen << 1;
  stf_amounts_clear (amounts, STF_AMOUNTS_UNSPREAD);
  return TRUE;
}

/**
 * stf_budget_edit_spread:
 * @budget: a budget
 * @version: one that can be edited
 * @lines: (array length=n_lines): indices of lines
 * @n_lines: their number
 * @how: how
 * @shape: (nullable): for %STF_BUDGET_SPREAD_SHAPE: whose months are the pattern, such as last
 *   year's outcome
 * @error: return location for an error
 *
 * Spreads what lines have over the months of the year, or gathers it (rules 1 and 2).
 *
 * Returns: (transfer full) (nullable): the edit
 */
StfBudgetEdit *
stf_budget_edit_spread (const StfBudget *budget, StfBudgetVersion *version, const guint *lines,
                        guint n_lines, StfBudgetSpread how, const StfBudgetVersion *shape,
                        GError **error)
{
  const StfBudgetColumn year = { version, STF_AMOUNTS_YEAR };
  g_auto (StfBudgetEditor) editor = { NULL };

  g_return_val_if_fail (how != STF_BUDGET_SPREAD_SHAPE || shape != NULL, NULL);

  if (!stf_budget_check_column (&year, error))
    return NULL;
  stf_budget_editor_init (&editor, budget);
  for (guint i = 0; i < n_lines; i++)
    if (!spread_line (stf_budget_editor_get (&editor, lines[i], version), &year, how,
                      shape ? &shape->amounts[lines[i]] : NULL, error))
      {
        stf_budget_prefix_cell (&budget->lines[lines[i]], &year, error);
        return NULL;
      }
  return stf_budget_editor_finish (&editor, "budget-spread", error);
}

/* Rule 3: what each line is to have in the column's open slots. */
static gboolean
share_sum (const StfBudgetBlock *block, guint open, gint64 total, gint64 *shares, GError **error)
{
  const StfBudgetColumn *column = &block->columns[0];
  g_autofree gint64 *weights = g_new0 (gint64, block->n_lines);
  gboolean more = FALSE;
  gboolean less = FALSE;

  for (guint i = 0; i < block->n_lines; i++)
    {
      if (!stf_amounts_sum (&column->version->amounts[block->lines[i]], open, &weights[i]))
        return stf_money_fail_range (error);
      more = more || weights[i] > 0;
      less = less || weights[i] < 0;
      weights[i] = ABS (weights[i]);
    }
  if (more && less)
    return fail (error, _ ("The lines have amounts with different signs, so that their sum cannot "
                           "be shared over them. Change the lines one by one."));
  if (!more && !less)
    for (guint i = 0; i < block->n_lines; i++)
      weights[i] = 1;
  return stf_share (total, weights, block->n_lines, STF_SHARE_KRONOR, shares, error);
}

static gboolean
set_sum (StfBudgetEditor *editor, const StfBudgetBlock *block, const char *text, GError **error)
{
  const StfBudgetColumn *column = &block->columns[0];
  guint open = stf_budget_version_get_open (column->version) & column->slots;
  const StfBudgetColumn rest = { column->version, open };
  g_autofree gint64 *shares = g_new0 (gint64, block->n_lines);
  gint64 total = 0;
  gint64 closed = 0;

  for (guint i = 0; i < block->n_lines; i++)
    {
      const StfAmounts *amounts = &column->version->amounts[block->lines[i]];
      gint64 of_line;
      gint64 of_closed;

      if (!stf_amounts_sum (amounts, column->slots, &of_line)
          || !stf_amounts_sum (amounts, column->slots & ~open, &of_closed)
          || !stf_money_add (total, of_line, &total) || !stf_money_add (closed, of_closed, &closed))
        return stf_money_fail_range (error);
    }
  if (!stf_formula_evaluate (text, total, &total, error))
    return FALSE;
  if (!stf_money_subtract (total, closed, &total))
    return stf_money_fail_range (error);
  if (!share_sum (block, open, total, shares, error))
    return FALSE;

  for (guint i = 0; i < block->n_lines; i++)
    {
      StfAmounts *amounts = stf_budget_editor_get (editor, block->lines[i], column->version);
      gint64 old;

      if (!stf_budget_cell_get (amounts, &rest, &old, error))
        return FALSE;
      if (shares[i] != old && !stf_budget_cell_set (amounts, &rest, shares[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * stf_budget_edit_set_sum:
 * @budget: a budget
 * @lines: (array length=n_lines): indices of lines, such as those of a category
 * @n_lines: their number, at least 1
 * @column: the cell of their sum
 * @text: the new sum, or a formula that goes from the old one
 * @error: return location for an error
 *
 * Gives several lines a new sum (rule 3).
 *
 * Returns: (transfer full) (nullable): the edit
 */
StfBudgetEdit *
stf_budget_edit_set_sum (const StfBudget *budget, const guint *lines, guint n_lines,
                         const StfBudgetColumn *column, const char *text, GError **error)
{
  const StfBudgetBlock block = { lines, n_lines, column, 1 };
  g_auto (StfBudgetEditor) editor = { NULL };

  g_return_val_if_fail (n_lines > 0 && text != NULL, NULL);

  if (!stf_budget_check_column (column, error))
    return NULL;
  stf_budget_editor_init (&editor, budget);
  return set_sum (&editor, &block, text, error)
             ? stf_budget_editor_finish (&editor, "budget-sum", error)
             : NULL;
}

/**
 * stf_budget_edit_move:
 * @budget: a budget
 * @line: index of a line
 * @column: one month
 * @text: what it gets, or a formula that goes from what it has
 * @takers: the slots of the months that give or take the difference; %STF_AMOUNTS_MONTHS for all
 * @error: return location for an error
 *
 * Changes a month and keeps the total of the year (rule 4).
 *
 * Returns: (transfer full) (nullable): the edit
 */
StfBudgetEdit *
stf_budget_edit_move (const StfBudget *budget, guint line, const StfBudgetColumn *column,
                      const char *text, guint takers, GError **error)
{
  guint open = stf_budget_version_get_open (column->version);
  guint month = (guint) g_bit_nth_lsf (column->slots, -1);
  g_auto (StfBudgetEditor) editor = { NULL };
  StfAmounts *amounts;
  gint64 amount;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (month >= 1 && column->slots == STF_AMOUNTS_SLOT (month), NULL);

  if (!stf_budget_check_column (column, error))
    return NULL;
  stf_budget_editor_init (&editor, budget);
  amounts = stf_budget_editor_get (&editor, line, column->version);
  if (!stf_formula_evaluate (text, amounts->slots[month], &amount, error)
      || !stf_spread_move (&amounts->slots[1], month - 1, amount, get_chosen (open & takers),
                           error))
    {
      stf_budget_prefix_cell (&budget->lines[line], column, error);
      return NULL;
    }
  for (guint i = 1; i < STF_AMOUNTS_N; i++)
    if (i == month || amounts->slots[i] != 0)
      amounts->set |= STF_AMOUNTS_SLOT (i);
  return stf_budget_editor_finish (&editor, "budget-move", error);
}

static gboolean
has_both_signs (const StfAmounts *amounts)
{
  gboolean more = FALSE;
  gboolean less = FALSE;

  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    {
      more = more || amounts->slots[i] > 0;
      less = less || amounts->slots[i] < 0;
    }
  return more && less;
}

/**
 * stf_budget_amounts_scale:
 * @amounts: amounts, which change
 * @hundredths: hundredths of a per cent more or less: 250 for +2.5 %
 * @error: return location for an error
 *
 * Scales amounts (rule 5).
 */
gboolean
stf_budget_amounts_scale (StfAmounts *amounts, int hundredths, GError **error)
{
  gint64 total;

  if (hundredths == 0)
    return TRUE;
  if (has_both_signs (amounts))
    {
      for (guint i = 0; i < STF_AMOUNTS_N; i++)
        if (!stf_money_multiply_ratio (amounts->slots[i], 10000 + hundredths, 10000,
                                       &amounts->slots[i]))
          return stf_money_fail_range (error);
      return TRUE;
    }
  if (!stf_amounts_sum (amounts, STF_AMOUNTS_YEAR, &total))
    return stf_money_fail_range (error);
  if (total == 0)
    return TRUE;
  if (!stf_money_multiply_ratio (total, 10000 + hundredths, 1000000, &total)
      || !stf_money_multiply_ratio (total, 100, 1, &total))
    return stf_money_fail_range (error);
  return stf_budget_amounts_set_year (amounts, total, error);
}

/**
 * stf_budget_edit_estimate:
 * @budget: a budget
 * @version: one that can be edited
 * @lines: (array length=n_lines): indices of lines
 * @n_lines: their number
 * @source: last year's outcome, or its budget, or any other version
 * @hundredths: hundredths of a per cent more or less: 250 for +2.5 %
 * @error: return location for an error
 *
 * Gives lines the amounts that they have in another version, scaled (rule 5).
 *
 * Returns: (transfer full) (nullable): the edit
 */
StfBudgetEdit *
stf_budget_edit_estimate (const StfBudget *budget, StfBudgetVersion *version, const guint *lines,
                          guint n_lines, const StfBudgetVersion *source, int hundredths,
                          GError **error)
{
  const StfBudgetColumn year = { version, STF_AMOUNTS_YEAR };
  guint open = stf_budget_version_get_open (version);
  g_auto (StfBudgetEditor) editor = { NULL };

  g_return_val_if_fail (source != NULL && hundredths >= -10000 && hundredths <= 1000000, NULL);

  if (!stf_budget_check_column (&year, error))
    return NULL;
  stf_budget_editor_init (&editor, budget);
  for (guint i = 0; i < n_lines; i++)
    {
      StfAmounts *amounts = stf_budget_editor_get (&editor, lines[i], version);
      StfAmounts estimate = source->amounts[lines[i]];

      if (!stf_budget_amounts_scale (&estimate, hundredths, error))
        {
          stf_budget_prefix_cell (&budget->lines[lines[i]], &year, error);
          return NULL;
        }
      for (guint slot = 0; slot < STF_AMOUNTS_N; slot++)
        if ((open & STF_AMOUNTS_SLOT (slot)) == 0)
          continue;
        else if (stf_amounts_is_set (&estimate, slot))
          stf_amounts_put (amounts, slot, estimate.slots[slot]);
        else
          stf_amounts_clear (amounts, slot);
    }
  return stf_budget_editor_finish (&editor, "budget-estimate", error);
}
