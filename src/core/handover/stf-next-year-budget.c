/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the next year's budget takes from this year's.
 *
 *   1. Of this year's budgets the one that was adopted last goes along, as last year's; if none was
 *      adopted, the one that has come furthest.  Other budgets, forecasts, and all that is of
 *      earlier years stay behind.
 *   2. This year's outcome goes along too, as one version: what the ledgers move by the account
 *      mapping, and what was entered by hand.  The ledgers themselves stay behind.
 *   3. A draft for the new year takes the amounts of each line by the line's policy: as they are,
 *      none, or so many per cent.  What is scaled is rounded once, in its total, and the months
 *      share that by largest remainder.
 *   4. A request goes along unless it was refused, or was closed without being carried over: with
 *      what is left of the grant.  The lines of one that stays behind stay with it: without it they
 *      would be the fee's (R13).
 *   5. The fee goes along, as what was paid last year, without its invoices.  A new fee that is not
 *      decided takes its key, and the payers' own numbers and agreed amounts.
 *   6. New rows have ids that follow from the budget and what they are: whoever makes the next
 *      year of the same budget makes the same rows.
 *   7. An amount beyond the bounds is left out and counted, never wrapped. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-next-year-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-account-mapping.h"
#include "stf-amounts.h"
#include "stf-spread.h"

static const char *const CELLS[STF_AMOUNTS_N] = { "unspread", "m01", "m02", "m03", "m04",
                                                  "m05",      "m06", "m07", "m08", "m09",
                                                  "m10",      "m11", "m12" };

#define EACH(plan, table, entry)                                                                   \
  for (guint entry##_i = 0; entry##_i < stf_next_year_plan_get_rows (plan, table)->len;            \
       entry##_i++)                                                                                \
    for (StfNextYearRow *entry = stf_next_year_plan_get_rows (plan, table)->pdata[entry##_i];      \
         entry; entry = NULL)

static gboolean
is_set (const StfRow *row, const char *column)
{
  return row->values[stf_table_find_column (row->table, column)].type != STF_VALUE_NULL;
}

static gboolean
is_this_year (const StfNextYearPlan *self, const StfRow *version, const char *kind)
{
  return stf_row_get_integer (version, "year") == self->info->year
         && g_str_equal (stf_row_get_text (version, "kind"), kind);
}

static gboolean
is_income (StfNextYearPlan *self, const StfRow *line)
{
  const StfNextYearRow *category = stf_next_year_plan_find (self, "category",
                                                            stf_row_get_text (line, "category"));

  return g_str_equal (stf_row_get_text (category->old, "kind"), "income");
}

static StfAmounts
read_amounts (const StfRow *row)
{
  StfAmounts amounts = { 0 };

  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if (is_set (row, CELLS[i]))
      stf_amounts_put (&amounts, i, stf_row_get_integer (row, CELLS[i]));

  return amounts;
}

/* See 7. */
static void
add_amounts (StfNextYearPlan *self, GHashTable *of_lines, const char *line,
             const StfAmounts *amounts)
{
  StfAmounts *sum = g_hash_table_lookup (of_lines, line);

  if (!sum)
    {
      sum = g_new0 (StfAmounts, 1);
      g_hash_table_insert (of_lines, (gpointer) line, sum);
    }
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    {
      gint64 amount;

      if (!stf_amounts_is_set (amounts, i))
        continue;
      if (stf_money_add (sum->slots[i], amounts->slots[i], &amount))
        stf_amounts_put (sum, i, amount);
      else
        self->n_too_large++;
    }
}

/* See 1. */
static void
choose_budget (StfNextYearPlan *self)
{
  static const char *const STATES[] = { "proposed", "anchored", "adopted" };
  int furthest = -2;
  const char *since = "";
  gint64 position = -1;

  EACH (self, "budget_version", version)
  {
    const char *id = stf_row_get_id (version->old);
    int state = -1;
    const char *on_date = "";

    if (!is_this_year (self, version->old, "budget"))
      continue;
    EACH (self, "budget_step", step)
    for (int i = 0; i < (int) G_N_ELEMENTS (STATES); i++)
      if (g_str_equal (stf_row_get_text (step->old, "version"), id)
          && g_str_equal (stf_row_get_text (step->old, "state"), STATES[i]) && i >= state)
        {
          state = i;
          on_date = stf_row_get_text (step->old, "on_date");
        }
    if (state < furthest || (state == furthest && state == 2 && strcmp (on_date, since) < 0)
        || (state == furthest && g_str_equal (on_date, since)
            && stf_row_get_integer (version->old, "position") < position))
      continue;
    self->budget = id;
    furthest = state;
    since = on_date;
    position = stf_row_get_integer (version->old, "position");
  }
}

/* See 2. */
static void
sum_ledger (StfNextYearPlan *self)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (StfAccountMappings) mappings = NULL;

  EACH (self, "account_mapping", entry)
  g_ptr_array_add (rows, entry->old);
  mappings = stf_account_mappings_new (rows);

  EACH (self, "ledger_row", entry)
  {
    const StfAccountMapping *mapping = stf_account_mappings_find (
        mappings, stf_row_get_text (entry->old, "account"),
        stf_row_get_text (entry->old, "objects"));
    const StfNextYearRow *line = mapping && mapping->line
                                     ? stf_next_year_plan_find (self, "budget_line", mapping->line)
                                     : NULL;
    gint64 amount = stf_row_get_integer (entry->old, "amount");
    StfAmounts amounts = { 0 };

    if (!line)
      continue;
    stf_amounts_put (&amounts, (guint) stf_row_get_integer (entry->old, "month"),
                     is_income (self, line->old) ? -amount : amount);
    add_amounts (self, self->outcome, stf_row_get_id (line->old), &amounts);
  }
}

static void
sum_by_hand (StfNextYearPlan *self)
{
  EACH (self, "budget_row", entry)
  {
    const StfNextYearRow *version = stf_next_year_plan_find (
        self, "budget_version", stf_row_get_text (entry->old, "version"));
    StfAmounts amounts;

    if (!is_this_year (self, version->old, "outcome"))
      continue;
    amounts = read_amounts (entry->old);
    add_amounts (self, self->outcome, stf_row_get_text (entry->old, "line"), &amounts);
  }
}

/* stf_next_year_budget_prepare:
 *
 * Finds what the fates of rows follow from. */
void
stf_next_year_budget_prepare (StfNextYearPlan *self)
{
  self->outcome = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->added = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_row_free);
  choose_budget (self);
  sum_ledger (self);
  sum_by_hand (self);
}

/* stf_next_year_decide_version: see 1. */
StfFate
stf_next_year_decide_version (StfNextYearPlan *self, StfRow *row)
{
  return g_strcmp0 (stf_row_get_id (row), self->budget) == 0 ? STF_FATE_CARRIED : STF_FATE_DROPPED;
}

/* What the costs of a request have come to (see stf-request.c). */
static gint64
sum_spent (StfNextYearPlan *self, const char *request)
{
  gint64 spent = 0;

  EACH (self, "budget_line", line)
  {
    const StfAmounts *outcome = g_hash_table_lookup (self->outcome, stf_row_get_id (line->old));
    gint64 sum;

    if (outcome && g_strcmp0 (stf_row_get_text (line->old, "grant_request"), request) == 0
        && !is_income (self, line->old) && stf_amounts_sum (outcome, STF_AMOUNTS_YEAR, &sum)
        && !stf_money_add (spent, sum, &spent))
      return STF_MONEY_MAX;
  }

  return spent;
}

/* stf_next_year_decide_request: see 4. */
StfFate
stf_next_year_decide_request (StfNextYearPlan *self, StfRow *row)
{
  const char *outcome = stf_row_get_text (row, "outcome");
  gboolean is_over = stf_row_get_text (row, "closed_on") != NULL
                     && g_strcmp0 (stf_row_get_text (row, "remainder"), "carried-over") != 0;
  gint64 left;

  if (is_over || g_strcmp0 (outcome, "refused") == 0)
    return STF_FATE_DROPPED;
  if (g_strcmp0 (outcome, "granted") != 0 || !is_set (row, "granted"))
    return STF_FATE_CARRIED;

  left = stf_row_get_integer (row, "granted") - sum_spent (self, stf_row_get_id (row));
  stf_row_set_integer (row, "granted", CLAMP (left, 0, STF_MONEY_MAX));
  return STF_FATE_RESET;
}

/* stf_next_year_decide_fee: see 5. */
StfFate
stf_next_year_decide_fee (StfNextYearPlan *self, StfRow *row)
{
  const char *id = stf_row_get_text (row, "version");
  const StfNextYearRow *version = id ? stf_next_year_plan_find (self, "budget_version", id) : NULL;

  if (!self->budget || (version && stf_row_get_integer (version->old, "year") != self->info->year))
    return STF_FATE_DROPPED;
  stf_row_set_text (row, "version", self->budget);
  return STF_FATE_CARRIED;
}

/* See 6. */
static StfRow *
add_row (StfNextYearPlan *self, const char *table, const char *what, const char *of)
{
  g_autofree char *key = g_strdup_printf ("%s %d %s %s %s", self->budget, self->year, table, what,
                                          of);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, key, -1);
  g_autofree char *id = g_strdup_printf ("%.8s-%.4s-8%.3s-8%.3s-%.12s", hash, hash + 8, hash + 12,
                                         hash + 15, hash + 18);
  StfRow *row = stf_row_new (table);

  stf_row_set_text (row, "id", id);
  g_ptr_array_add (self->added, row);
  return row;
}

static StfRow *
add_version (StfNextYearPlan *self, const char *kind, int year, char *title, int position)
{
  g_autofree char *owned = title;
  StfRow *row = add_row (self, "budget_version", kind, "");

  stf_row_set_text (row, "title", owned);
  stf_row_set_text (row, "kind", kind);
  stf_row_set_integer (row, "year", year);
  stf_row_set_integer (row, "position", position);
  return row;
}

static void
add_amounts_row (StfNextYearPlan *self, const StfRow *version, const char *line,
                 const StfAmounts *amounts)
{
  StfRow *row;

  if (!amounts->set)
    return;
  row = add_row (self, "budget_row", stf_row_get_text (version, "kind"), line);
  stf_row_set_text (row, "line", line);
  stf_row_set_text (row, "version", stf_row_get_id (version));
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if (stf_amounts_is_set (amounts, i))
      stf_row_set_integer (row, CELLS[i], amounts->slots[i]);
}

/* See 3. */
static gboolean
scale (StfAmounts *amounts, gint64 per_cent)
{
  gint64 total, months;
  StfAmounts scaled = *amounts;

  if (!stf_amounts_sum (amounts, STF_AMOUNTS_YEAR, &total)
      || !stf_money_multiply_ratio (total, per_cent, 100, &total)
      || !stf_money_multiply_ratio (amounts->slots[0], per_cent, 100, &scaled.slots[0])
      || !stf_money_subtract (total, scaled.slots[0], &months))
    return FALSE;
  if (!(amounts->set & STF_AMOUNTS_MONTHS))
    scaled.slots[0] = total;
  else if (!stf_spread_set_total (scaled.slots + 1, amounts->set >> 1, months, NULL))
    return FALSE;

  *amounts = scaled;
  return TRUE;
}

/* Takes what the budget has for a line by the line's policy. */
static void
take_line (StfNextYearPlan *self, const StfRow *line, const StfRow *draft, StfAmounts amounts)
{
  const char *policy = stf_row_get_text (line, "policy");
  gboolean scales = g_str_equal (policy, "scale") && is_set (line, "scale");
  gint64 before, after;

  if (!stf_amounts_sum (&amounts, STF_AMOUNTS_YEAR, &before))
    {
      self->n_too_large++;
      return;
    }
  if (g_str_equal (policy, "reset"))
    {
      self->n_reset++;
      return;
    }
  if (scales && !scale (&amounts, stf_row_get_integer (line, "scale")))
    {
      self->n_too_large++;
      return;
    }
  stf_amounts_sum (&amounts, STF_AMOUNTS_YEAR, &after);
  add_amounts_row (self, draft, stf_row_get_id (line), &amounts);
  if (is_income (self, line))
    return;
  if (scales)
    {
      self->n_scaled++;
      if (!stf_money_add (self->scaled_from, before, &self->scaled_from)
          || !stf_money_add (self->scaled_to, after, &self->scaled_to))
        self->n_too_large++;
    }
  else
    {
      self->n_carried++;
      if (!stf_money_add (self->carried, after, &self->carried))
        self->n_too_large++;
    }
}

/* See 5. */
static void
copy_fee (StfNextYearPlan *self, const StfRow *fee, const StfRow *draft)
{
  static const char *const COPIED[] = { "allocation", "population_weight", "fixed_part" };
  g_autofree char *title = g_strdup_printf (_ ("Fee for %d"), self->year);
  StfRow *copy = add_row (self, "fee", "", "");

  for (guint i = 0; i < G_N_ELEMENTS (COPIED); i++)
    {
      int column = stf_table_find_column (fee->table, COPIED[i]);

      stf_value_copy (&copy->values[column], &fee->values[column]);
    }
  stf_row_set_text (copy, "title", title);
  stf_row_set_text (copy, "version", stf_row_get_id (draft));
  stf_row_set_integer (copy, "position", MIN (stf_row_get_integer (fee, "position") + 1, 1000000));

  EACH (self, "fee_share", entry)
  if (g_str_equal (stf_row_get_text (entry->old, "fee"), stf_row_get_id (fee))
      && (is_set (entry->old, "own_number") || is_set (entry->old, "agreed")))
    {
      StfRow *share = add_row (self, "fee_share", "", stf_row_get_id (entry->old));

      stf_row_set_text (share, "fee", stf_row_get_id (copy));
      stf_row_set_text (share, "agency", stf_row_get_text (entry->old, "agency"));
      if (is_set (entry->old, "own_number"))
        stf_row_set_integer (share, "own_number", stf_row_get_integer (entry->old, "own_number"));
      if (is_set (entry->old, "agreed"))
        stf_row_set_integer (share, "agreed", stf_row_get_integer (entry->old, "agreed"));
    }
}

/* The fee that counts: the last by position. */
static const StfRow *
find_fee (StfNextYearPlan *self)
{
  const StfRow *found = NULL;

  EACH (self, "fee", entry)
  if (entry->fate != STF_FATE_DROPPED
      && (!found
          || stf_row_get_integer (entry->row, "position")
                 >= stf_row_get_integer (found, "position")))
    found = entry->row;

  return found;
}

/* stf_next_year_budget_make:
 *
 * Adds the rows that the new year has and the old one has not, once the fates of rows are known. */
void
stf_next_year_budget_make (StfNextYearPlan *self)
{
  g_autoptr (GHashTable) budget = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const StfRow *fee, *draft, *outcome = NULL;
  int position = 2;

  if (!self->budget)
    return;

  position += (int) stf_row_get_integer (
      stf_next_year_plan_find (self, "budget_version", self->budget)->old, "position");
  position = MIN (position, 1000000);
  draft = add_version (self, "budget", self->year, g_strdup_printf (_ ("Draft for %d"), self->year),
                       position);
  if (g_hash_table_size (self->outcome))
    outcome = add_version (self, "outcome", self->info->year,
                           g_strdup_printf (_ ("Outcome %d"), self->info->year), position - 1);

  EACH (self, "budget_row", entry)
  if (g_str_equal (stf_row_get_text (entry->old, "version"), self->budget))
    {
      StfAmounts amounts = read_amounts (entry->old);

      add_amounts (self, budget, stf_row_get_text (entry->old, "line"), &amounts);
    }

  EACH (self, "budget_line", line)
  {
    const char *id = stf_row_get_id (line->old);
    const StfAmounts *amounts = g_hash_table_lookup (budget, id);
    const StfAmounts *result = g_hash_table_lookup (self->outcome, id);

    if (line->fate == STF_FATE_DROPPED)
      continue;
    if (amounts)
      take_line (self, line->row, draft, *amounts);
    if (result && outcome)
      add_amounts_row (self, outcome, id, result);
  }

  fee = find_fee (self);
  if (fee)
    copy_fee (self, fee, draft);
}

static void
say (GPtrArray *said, char *text)
{
  g_ptr_array_add (said, text);
}

/* stf_next_year_budget_describe:
 *
 * Returns: (transfer full) (element-type char *): what is said of the budget in the preview, a
 *   sentence each */
GPtrArray *
stf_next_year_budget_describe (StfNextYearPlan *self)
{
  GPtrArray *said = g_ptr_array_new_with_free_func (g_free);
  const StfMoneyFlags flags = STF_MONEY_EXACT | STF_MONEY_UNIT;
  g_autofree char *carried = stf_money_format (self->carried, flags);
  g_autofree char *from = stf_money_format (self->scaled_from, flags);
  g_autofree char *to = stf_money_format (self->scaled_to, flags);

  if (!self->budget)
    return said;

  say (said,
       g_strdup_printf (
           _ ("%s goes along as last year’s."),
           stf_row_get_text (stf_next_year_plan_find (self, "budget_version", self->budget)->old,
                             "title")));
  if (g_hash_table_size (self->outcome))
    say (said, g_strdup_printf (_ ("The outcome of %d goes along as it is now; the ledger stays "
                                   "behind."),
                                self->info->year));
  say (said, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line keeps its amount: %s.",
                                           "%u lines keep their amounts: %s.", self->n_carried),
                              self->n_carried, carried));
  if (self->n_scaled)
    say (said, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line is scaled: from %s to %s.",
                                             "%u lines are scaled: from %s to %s.", self->n_scaled),
                                self->n_scaled, from, to));
  if (self->n_reset)
    say (said, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u line starts from nothing.",
                                             "%u lines start from nothing.", self->n_reset),
                                self->n_reset));
  if (self->n_too_large)
    say (said, g_strdup_printf (
                   g_dngettext (GETTEXT_PACKAGE, "%u amount is too large and is left out.",
                                "%u amounts are too large and are left out.", self->n_too_large),
                   self->n_too_large));
  EACH (self, "grant_request", entry)
  if (entry->fate == STF_FATE_RESET)
    {
      g_autofree char *left = stf_money_format (stf_row_get_integer (entry->row, "granted"), flags);

      say (said, g_strdup_printf (_ ("%s goes along with what is left: %s."),
                                  stf_row_get_text (entry->row, "title"), left));
    }
  if (find_fee (self))
    say (said, g_strdup (_ ("The fee goes along as last year’s, and a new one with the same key is "
                            "to be decided.")));

  return said;
}
