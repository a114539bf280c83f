/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cells of a budget: which can be written in, and what it means to write in them.
 *
 * 1. A column of one slot is an amount; it is set as it stands.
 * 2. A column of several is a total.  To set it keeps the seasonality: the months get it by the
 *    shape they have.  A tertial of nothing is spread evenly.
 * 3. The total of a year goes to what is not spread where no month has anything; to the months
 *    where there is nothing that is not spread; else to both, in proportion.  Where these have
 *    different signs, what is not spread stays as it is.
 * 4. A month that was empty and gets nothing stays empty, unless all were.
 * 5. Closed are: what is made from the ledger, an adopted version, and in a forecast the months of
 *    outcome.  A total that has some of them in it is set by the rest.
 * 6. To clear a total clears the amounts in it that are not closed. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-budget-edit-private.h"
#include "stf-label.h"
#include "stf-share.h"
#include "stf-spread.h"

#define MONTHS STF_SPREAD_MONTHS

G_DEFINE_QUARK (stf - budget - error - quark, stf_budget_error)

/**
 * stf_budget_version_get_open:
 * @self: a version
 *
 * Returns: the slots of @self that can be edited (rule 5)
 */
guint
stf_budget_version_get_open (const StfBudgetVersion *self)
{
  if (stf_budget_version_is_locked (self))
    return 0;
  if (self->kind == STF_BUDGET_FORECAST && self->through > 0)
    return STF_AMOUNTS_YEAR & ~STF_AMOUNTS_THROUGH (self->through);
  return STF_AMOUNTS_YEAR;
}

/** stf_budget_slot_column: the column of budget_row that a slot stands in. */
const char *
stf_budget_slot_column (guint slot)
{
  static const char *const columns[STF_AMOUNTS_N] = { "unspread", "m01", "m02", "m03", "m04",
                                                      "m05",      "m06", "m07", "m08", "m09",
                                                      "m10",      "m11", "m12" };

  return columns[slot];
}

/** stf_budget_slots_name: what a column of slots is called, in the reader's language. */
char *
stf_budget_slots_name (guint slots)
{
  for (guint i = 1; i < STF_AMOUNTS_N; i++)
    if (slots == STF_AMOUNTS_SLOT (i))
      return g_strdup (stf_label_column (stf_budget_slot_column (i)));
  for (guint i = 0; i < 3; i++)
    if (slots == STF_AMOUNTS_TERTIAL (i))
      return g_strdup_printf (C_ ("tertial", "T%u"), i + 1);
  return g_strdup (slots == STF_AMOUNTS_SLOT (STF_AMOUNTS_UNSPREAD) ? _ ("Not by month")
                                                                    : _ ("Whole year"));
}

/**
 * stf_budget_column_get_lock:
 * @self: a column
 *
 * Returns: (transfer full) (nullable): why its cells cannot be written in (rule 5); NULL if they
 *   can
 */
char *
stf_budget_column_get_lock (const StfBudgetColumn *self)
{
  const StfBudgetVersion *version = self->version;
  g_autofree char *through = NULL;

  if ((stf_budget_version_get_open (version) & self->slots) != 0)
    return NULL;
  if (version->id == NULL)
    return g_strdup (_ ("The outcome comes from the ledger. What is missing there can be entered "
                        "by hand in a version of outcome."));
  if (stf_budget_version_is_locked (version))
    return g_strdup_printf (_ ("“%s” is adopted and stays as it was decided. Copy it to a new "
                               "draft to change it."),
                            version->title);
  through = stf_budget_slots_name (STF_AMOUNTS_SLOT (version->through));
  /* Translators: the title of a forecast and a month. */
  return g_strdup_printf (_ ("“%s” has outcome up to and including %s. The months after it can be "
                             "changed."),
                          version->title, through);
}

/** stf_budget_check_column: fails with the reason where a column is closed. */
gboolean
stf_budget_check_column (const StfBudgetColumn *column, GError **error)
{
  g_autofree char *lock = stf_budget_column_get_lock (column);

  if (lock)
    g_set_error_literal (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_LOCKED, lock);
  return lock == NULL;
}

/** stf_budget_check_block: fails with the reason where a column of a block is closed. */
gboolean
stf_budget_check_block (const StfBudgetBlock *block, GError **error)
{
  for (guint i = 0; i < block->n_columns; i++)
    if (!stf_budget_check_column (&block->columns[i], error))
      return FALSE;
  return TRUE;
}

/** stf_budget_prefix_cell: says of an error which cell it is about. */
void
stf_budget_prefix_cell (const StfBudgetLine *line, const StfBudgetColumn *column, GError **error)
{
  g_autofree char *name = stf_budget_slots_name (column->slots);

  /* Translators: the title of a line, and a month: which cell an error is about. */
  g_prefix_error (error, _ ("%s, %s: "), line->title, name);
}

static gboolean
has_some (const StfAmounts *amounts, guint slots, int sign)
{
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if ((slots & STF_AMOUNTS_SLOT (i)) != 0
        && (sign < 0 ? amounts->slots[i] < 0 : amounts->slots[i] > 0))
      return TRUE;
  return FALSE;
}

static gboolean
set_months (StfAmounts *amounts, guint slots, gint64 total, GError **error)
{
  gint64 *months = &amounts->slots[1];
  guint chosen = (slots & STF_AMOUNTS_MONTHS) >> 1;
  gboolean fresh = (amounts->set & slots & STF_AMOUNTS_MONTHS) == 0;

  if (!stf_spread_set_total (months, chosen, total, error))
    return FALSE;
  for (guint i = 0; i < MONTHS; i++)
    if ((chosen & STF_SPREAD_MONTH (i)) != 0 && (fresh || months[i] != 0)) /* rule 4 */
      amounts->set |= STF_AMOUNTS_SLOT (i + 1);
  return TRUE;
}

/* Both what is not spread and months have something (rule 3). */
static gboolean
set_both (StfAmounts *amounts, guint slots, gint64 total, GError **error)
{
  gint64 weights[2] = { amounts->slots[0] };
  gint64 shares[2];

  if (!stf_amounts_sum (amounts, slots & STF_AMOUNTS_MONTHS, &weights[1]))
    return stf_money_fail_range (error);
  if (has_some (amounts, slots, 1) && has_some (amounts, slots, -1))
    {
      if (!stf_money_subtract (total, amounts->slots[0], &shares[1]))
        return stf_money_fail_range (error);
      return set_months (amounts, slots, shares[1], error);
    }

  weights[0] = ABS (weights[0]);
  weights[1] = ABS (weights[1]);
  if (!stf_share (total, weights, 2, STF_SHARE_KRONOR, shares, error)
      || !set_months (amounts, slots, shares[1], error))
    return FALSE;
  stf_amounts_put (amounts, STF_AMOUNTS_UNSPREAD, shares[0]);
  return TRUE;
}

static gboolean
set_open (StfAmounts *amounts, guint open, gint64 total, GError **error)
{
  guint months = open & STF_AMOUNTS_MONTHS;

  if ((open & (open - 1)) == 0)
    stf_amounts_put (amounts, (guint) g_bit_nth_lsf (open, -1), total);
  else if (months == open)
    return set_months (amounts, open, total, error);
  else if (!has_some (amounts, months, 1) && !has_some (amounts, months, -1))
    stf_amounts_put (amounts, STF_AMOUNTS_UNSPREAD, total);
  else if (amounts->slots[STF_AMOUNTS_UNSPREAD] == 0)
    return set_months (amounts, open, total, error);
  else
    return set_both (amounts, open, total, error);
  return TRUE;
}

/**
 * stf_budget_cell_set:
 * @amounts: the amounts of a line, which change
 * @column: a column that is not closed
 * @total: öre
 * @error: return location for an error
 *
 * Writes in a cell (rules 1 to 5).  On an error @amounts may be anything.
 */
gboolean
stf_budget_cell_set (StfAmounts *amounts, const StfBudgetColumn *column, gint64 total,
                     GError **error)
{
  guint open = stf_budget_version_get_open (column->version) & column->slots;
  gint64 closed;

  if (!stf_amounts_sum (amounts, column->slots & ~open, &closed)
      || !stf_money_subtract (total, closed, &total))
    return stf_money_fail_range (error);
  return set_open (amounts, open, total, error);
}

/** stf_budget_amounts_set_year: sets the total of the year (rule 3). */
gboolean
stf_budget_amounts_set_year (StfAmounts *amounts, gint64 total, GError **error)
{
  return set_open (amounts, STF_AMOUNTS_YEAR, total, error);
}

/** stf_budget_cell_clear: empties a cell (rule 6). */
void
stf_budget_cell_clear (StfAmounts *amounts, const StfBudgetColumn *column)
{
  guint open = stf_budget_version_get_open (column->version) & column->slots;

  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if ((open & STF_AMOUNTS_SLOT (i)) != 0)
      stf_amounts_clear (amounts, i);
}

/** stf_budget_cell_is_set: tells whether a cell has an amount. */
gboolean
stf_budget_cell_is_set (const StfAmounts *amounts, const StfBudgetColumn *column)
{
  return (amounts->set & column->slots) != 0;
}

/** stf_budget_cell_get: the amount of a cell; an error where a total is too large. */
gboolean
stf_budget_cell_get (const StfAmounts *amounts, const StfBudgetColumn *column, gint64 *total,
                     GError **error)
{
  return stf_amounts_sum (amounts, column->slots, total) || stf_money_fail_range (error);
}

/* As spreadsheets read it in the reader's country: no groups, a minus of ASCII. */
static void
append_plain (GString *text, gint64 amount)
{
  guint64 size = (guint64) ABS (amount);

  g_string_append_printf (text, "%s%" G_GUINT64_FORMAT, amount < 0 ? "-" : "", size / 100);
  if (size % 100 != 0)
    g_string_append_printf (text, "%s%02u", C_ ("decimal mark", "."), (guint) (size % 100));
}

/**
 * stf_budget_block_copy:
 * @self: a block
 * @error: return location for an error, %STF_MONEY_ERROR_RANGE
 *
 * Writes a block as text for spreadsheets: tabs between cells, a line for each row.
 *
 * Returns: (transfer full) (nullable): the text
 */
char *
stf_budget_block_copy (const StfBudgetBlock *self, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->n_lines; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        const StfBudgetColumn *column = &self->columns[j];
        const StfAmounts *amounts = &column->version->amounts[self->lines[i]];
        gint64 total;

        if (!stf_budget_cell_get (amounts, column, &total, error))
          return NULL;
        if (stf_budget_cell_is_set (amounts, column))
          append_plain (text, total);
        g_string_append_c (text, j + 1 < self->n_columns ? '\t' : '\n');
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
