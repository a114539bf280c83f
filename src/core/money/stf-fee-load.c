/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the fee needs to know of the year: its payers, their key figures, what the budget costs, and
 * what was paid the year before.
 *
 * 1. Payers are all members, and Vattenmyndigheterna as one or as five (A05): those that are part
 *    of nothing, or those that have no parts.  They stand in the order of county codes.
 * 2. A key figure is the latest that was known at the end of the year; if there is none so old, the
 *    earliest later one.
 * 3. The version is the adopted one of the year, the latest if there are several; else the last.
 * 4. Sums are made in 128 bits and refused beyond the bounds, never wrapped. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-fee-private.h"

#include <glib/gi18n-lib.h>

#include "stf-money-private.h"
#include "stf-reader-private.h"

#define FEE                                                                                        \
  "SELECT fee.id FROM fee LEFT JOIN budget_version AS v ON v.id = fee.version"                     \
  " WHERE v.year IS NULL OR v.year = (SELECT number FROM year)"                                    \
  " ORDER BY fee.position DESC, fee.id DESC LIMIT 1"

#define VERSION                                                                                    \
  "SELECT v.id FROM budget_version AS v"                                                           \
  " LEFT JOIN budget_step AS s ON s.version = v.id AND s.state = 'adopted'"                        \
  " WHERE v.kind = 'budget' AND v.year = (SELECT number FROM year)"                                \
  " ORDER BY s.on_date IS NULL, s.on_date DESC, v.position DESC, v.id LIMIT 1"

#define SETTING "SELECT value FROM setting WHERE name = ?1"

#define PAYERS                                                                                     \
  "SELECT id, code, name, short_name FROM agency AS it WHERE kind = 'member' OR kind = 'payer' "   \
  "AND"                                                                                            \
  " CASE WHEN ?1 = 'five' THEN NOT EXISTS (SELECT 1 FROM agency WHERE part_of = it.id)"            \
  " ELSE part_of IS NULL END ORDER BY code IS NULL, code, position, id"

/* The last row of an agency and kind is the one that counts. */
#define FIGURES                                                                                    \
  "SELECT agency, kind, value, on_date FROM key_figure, year"                                      \
  " WHERE kind IN ('population', 'municipalities')"                                                \
  " ORDER BY on_date <= year.ends, CASE WHEN on_date <= year.ends THEN on_date END, on_date DESC"

/* 0 id, 1 ref, 2 title, 3 income, 4 driver, 5-17 amounts. */
#define COSTS                                                                                      \
  "SELECT c.id, c.ref, c.title, c.kind = 'income', coalesce (c.driver, 0), r.unspread, r.m01,"     \
  " r.m02, r.m03, r.m04, r.m05, r.m06, r.m07, r.m08, r.m09, r.m10, r.m11, r.m12"                   \
  " FROM budget_row AS r JOIN budget_line AS l ON l.id = r.line"                                   \
  " JOIN category AS c ON c.id = l.category LEFT JOIN money_flow AS f ON f.id = l.money_flow"      \
  " WHERE r.version = ?1 AND l.grant_request IS NULL"                                              \
  " AND NOT (c.kind = 'income' AND coalesce (f.ref, '') = 'M1')"                                   \
  " ORDER BY c.position, c.id"

#define LAST_YEAR                                                                                  \
  "SELECT s.agency, s.amount FROM fee_share AS s JOIN fee ON fee.id = s.fee"                       \
  " JOIN budget_version AS v ON v.id = fee.version"                                                \
  " WHERE v.year = (SELECT number FROM year) - 1 AND s.amount IS NOT NULL"

static void
read_year (StfStatement *row, gpointer user_data)
{
  *(int *) user_data = (int) stf_statement_get_integer (row, 0);
}

/* Finds the fee of the year; its id stays NULL where there is none. */
gboolean
stf_fee_find_row (StfFee *self, StfYearFile *file, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!stf_read_rows (file, "SELECT number FROM year", NULL, read_year, &self->year, error))
    return FALSE;
  self->id = stf_read_text (file, FEE, NULL, &local);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Makes the row of a new fee (A18). */
gboolean
stf_fee_make_row (StfFee *self, StfYearFile *file, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *version = stf_read_text (file, VERSION, NULL, &local);
  g_autofree char *key = local ? NULL : stf_read_text (file, SETTING, "allocation-key", &local);
  g_autofree char *title = g_strdup_printf (_ ("Fee for %d"), self->year);
  const StfTable *table = stf_schema_find_table (stf_schema_get (), "fee");
  int column = stf_table_find_column (table, "allocation");

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->id = g_strdup (stf_draft_add (self->draft, "fee"));
  self->is_new = TRUE;
  stf_draft_set_text (self->draft, self->id, "title", title);
  stf_draft_set_text (self->draft, self->id, "version", version);
  for (guint i = 0; table->columns[column].choices[i] != NULL; i++)
    if (g_strcmp0 (table->columns[column].choices[i], key) == 0)
      stf_draft_set_text (self->draft, self->id, "allocation", key);
  return TRUE;
}

static void
read_payer (StfStatement *row, gpointer user_data)
{
  StfFeePayer *payer = g_new0 (StfFeePayer, 1);

  payer->agency = stf_statement_dup_text (row, 0);
  payer->code = stf_statement_dup_text (row, 1);
  payer->name = stf_statement_dup_text (row, 2);
  payer->short_name = stf_statement_dup_text (row, 3);
  payer->population = -1;
  payer->municipalities = -1;
  payer->own_number = -1;
  payer->agreed = STF_SHARE_NONE;
  payer->last_year = STF_SHARE_NONE;
  g_ptr_array_add (user_data, payer);
}

static void
read_figure (StfStatement *row, gpointer user_data)
{
  StfFeePayer *payer = stf_fee_find_payer (user_data, stf_statement_get_text (row, 0));
  gboolean population = g_str_equal (stf_statement_get_text (row, 1), "population");
  char **date;

  if (payer == NULL)
    return;
  date = population ? &payer->population_date : &payer->municipalities_date;
  *(population ? &payer->population : &payer->municipalities) = stf_statement_get_integer (row, 2);
  g_free (*date);
  *date = stf_statement_dup_text (row, 3);
}

static void
read_last_year (StfStatement *row, gpointer user_data)
{
  StfFeePayer *payer = stf_fee_find_payer (user_data, stf_statement_get_text (row, 0));

  if (payer != NULL)
    payer->last_year = stf_statement_get_integer (row, 1);
}

/* Rules 1 and 2. */
gboolean
stf_fee_load_payers (StfFee *self, StfYearFile *file, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *water = stf_read_text (file, SETTING, "water-authority-payers", &local);

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return stf_read_rows (file, PAYERS, water, read_payer, self->payers, error)
         && stf_read_rows (file, FIGURES, NULL, read_figure, self, error)
         && stf_read_rows (file, LAST_YEAR, NULL, read_last_year, self, error);
}

typedef struct
{
  StfFee *fee;
  StfWide item;
  StfWide costs;
  StfWide incomes;
  gboolean overflow;
} Costs;

static gint64
to_amount (Costs *self, StfWide sum)
{
  if (sum >= -STF_MONEY_MAX && sum <= STF_MONEY_MAX)
    return (gint64) sum;
  self->overflow = TRUE;
  return 0;
}

static void
read_costs (StfStatement *row, gpointer user_data)
{
  Costs *self = user_data;
  GPtrArray *items = self->fee->items;
  StfFeeItem *item = items->len > 0 ? items->pdata[items->len - 1] : NULL;
  StfWide sum = 0;

  if (item == NULL || !g_str_equal (item->category, stf_statement_get_text (row, 0)))
    {
      item = g_new0 (StfFeeItem, 1);
      item->category = stf_statement_dup_text (row, 0);
      item->ref = stf_statement_dup_text (row, 1);
      item->title = stf_statement_dup_text (row, 2);
      item->income = stf_statement_get_integer (row, 3) != 0;
      item->driver = stf_statement_get_integer (row, 4) != 0;
      g_ptr_array_add (items, item);
      self->item = 0;
    }
  for (int i = 5; i <= 17; i++)
    sum += stf_statement_get_integer (row, i);
  self->item += sum;
  *(item->income ? &self->incomes : &self->costs) += sum;
  item->amount = to_amount (self, self->item);
}

/* Rules 3 and 4: what the version costs, and its title. */
gboolean
stf_fee_load_costs (StfFee *self, StfYearFile *file, GError **error)
{
  Costs costs = { self };
  g_autoptr (GError) local = NULL;

  g_ptr_array_set_size (self->items, 0);
  g_clear_pointer (&self->version_title, g_free);
  self->version_title = stf_read_text (file, "SELECT title FROM budget_version WHERE id = ?1",
                                       self->version, &local);
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (!stf_read_rows (file, COSTS, self->version, read_costs, &costs, error))
    return FALSE;
  self->costs = to_amount (&costs, costs.costs);
  self->incomes = to_amount (&costs, costs.incomes);
  self->needed = to_amount (&costs, costs.costs - costs.incomes);
  return !costs.overflow || stf_money_fail_range (error);
}
