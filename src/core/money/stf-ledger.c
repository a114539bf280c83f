/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outcome of a year as its ledgers have it: rows by account, object and month, brought to the
 * lines of the budget by the mapping (stf-account-mapping.c).  It is computed each time, so that a
 * mapping that changes changes all months at once. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-ledger.h"

#include "stf-account-mapping.h"
#include "stf-money.h"
#include "stf-reader-private.h"

#define SOURCES                                                                                    \
  "SELECT id, name, organisation_number, coalesce (through, -1),"                                  \
  " (SELECT count (*) FROM ledger_row WHERE ledger = it.id) FROM ledger AS it ORDER BY name, id"

#define ROWS                                                                                       \
  "SELECT account, objects, month, sum (amount) FROM ledger_row GROUP BY account, objects, month"  \
  " ORDER BY account, objects, month"

#define NAMES "SELECT number, name FROM account"

typedef struct
{
  StfLedger *ledger;
  const StfAccountMappings *mappings;
  GHashTable *names;
  gboolean too_large;
  char *account; /* of the row before */
  char *objects;
  const StfAccountMapping *mapping; /* what fitted it */
} Load;

static void
load_clear (Load *self)
{
  g_free (self->account);
  g_free (self->objects);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Load, load_clear)

static void
source_free (gpointer data)
{
  StfLedgerSource *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->organisation_number);
  g_free (self);
}

static void
line_free (gpointer data)
{
  StfLedgerLine *self = data;

  g_free (self->line);
  g_free (self);
}

static void
rest_free (gpointer data)
{
  StfLedgerRest *self = data;

  g_free (self->account);
  g_free (self->name);
  g_free (self->objects);
  g_free (self);
}

static void
read_source (StfStatement *row, gpointer user_data)
{
  StfLedgerSource *source = g_new0 (StfLedgerSource, 1);

  source->id = stf_statement_dup_text (row, 0);
  source->name = stf_statement_dup_text (row, 1);
  source->organisation_number = stf_statement_dup_text (row, 2);
  source->through = (int) stf_statement_get_integer (row, 3);
  source->n_rows = (guint) stf_statement_get_integer (row, 4);
  g_ptr_array_add (((StfLedger *) user_data)->sources, source);
}

static void
read_name (StfStatement *row, gpointer user_data)
{
  g_hash_table_insert (user_data, stf_statement_dup_text (row, 0), stf_statement_dup_text (row, 1));
}

static StfLedgerLine *
find_or_add_line (StfLedger *self, const char *id)
{
  StfLedgerLine *line = g_hash_table_lookup (self->by_line, id);

  if (line == NULL)
    {
      line = g_new0 (StfLedgerLine, 1);
      line->line = g_strdup (id);
      g_ptr_array_add (self->lines, line);
      g_hash_table_insert (self->by_line, line->line, line);
    }
  return line;
}

static StfLedgerRest *
find_or_add_rest (Load *load, const char *account, const char *objects)
{
  GPtrArray *rest = load->ledger->rest;
  StfLedgerRest *last = rest->len > 0 ? rest->pdata[rest->len - 1] : NULL;

  if (last == NULL || g_strcmp0 (last->account, account) != 0
      || g_strcmp0 (last->objects, objects) != 0)
    {
      last = g_new0 (StfLedgerRest, 1);
      last->account = g_strdup (account);
      last->objects = g_strdup (objects);
      last->name = g_strdup (g_hash_table_lookup (load->names, account));
      g_ptr_array_add (rest, last);
    }
  return last;
}

static void
add (Load *load, gint64 *sum, gint64 amount)
{
  load->too_large |= !stf_money_is_valid (amount) || !stf_money_add (*sum, amount, sum);
}

/* The months of an account follow each other: what fits the first of them is kept for the rest. */
static const StfAccountMapping *
find_mapping (Load *load, const char *account, const char *objects)
{
  if (g_strcmp0 (load->account, account) != 0 || g_strcmp0 (load->objects, objects) != 0)
    {
      g_free (load->account);
      g_free (load->objects);
      load->account = g_strdup (account);
      load->objects = g_strdup (objects);
      load->mapping = stf_account_mappings_find (load->mappings, account, objects);
    }
  return load->mapping;
}

static void
read_row (StfStatement *row, gpointer user_data)
{
  Load *load = user_data;
  const char *account = stf_statement_get_text (row, 0);
  const char *objects = stf_statement_get_text (row, 1);
  gint64 month = stf_statement_get_integer (row, 2);
  gint64 amount = stf_statement_get_integer (row, 3);
  const StfAccountMapping *mapping = find_mapping (load, account, objects);

  if (mapping == NULL)
    {
      add (load, &load->ledger->unmapped, amount);
      add (load, &find_or_add_rest (load, account, objects)->sum, amount);
    }
  else if (mapping->line == NULL)
    add (load, &load->ledger->not_ours, amount);
  else
    {
      StfLedgerLine *line = find_or_add_line (load->ledger, mapping->line);

      add (load, &load->ledger->mapped, amount);
      add (load, &line->sum, amount);
      add (load, &line->months[month], amount);
      line->set |= 1u << month;
    }
}

/**
 * stf_ledger_load:
 * @file: a year
 * @error: return location for an error, among them %STF_MONEY_ERROR_RANGE
 *
 * Returns: (transfer full) (nullable): the outcome that the ledgers of the year hold
 */
StfLedger *
stf_ledger_load (StfYearFile *file, GError **error)
{
  g_autoptr (StfLedger) self = NULL;
  g_autoptr (StfAccountMappings) mappings = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (Load) load = { .names = names };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  mappings = stf_account_mappings_load (file, error);
  if (mappings == NULL)
    return NULL;
  self = g_new0 (StfLedger, 1);
  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->rest = g_ptr_array_new_with_free_func (rest_free);
  self->by_line = g_hash_table_new (g_str_hash, g_str_equal);
  load.ledger = self;
  load.mappings = mappings;
  if (!stf_read_rows (file, SOURCES, NULL, read_source, self, error)
      || !stf_read_rows (file, NAMES, NULL, read_name, names, error)
      || !stf_read_rows (file, ROWS, NULL, read_row, &load, error)
      || (load.too_large && !stf_money_fail_range (error)))
    return NULL;
  return g_steal_pointer (&self);
}

/** stf_ledger_free: frees ledgers. */
void
stf_ledger_free (StfLedger *self)
{
  g_hash_table_unref (self->by_line);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->rest);
  g_free (self);
}

/** stf_ledger_find_line: (nullable): the amounts of a line of the budget. */
const StfLedgerLine *
stf_ledger_find_line (const StfLedger *self, const char *line)
{
  g_return_val_if_fail (self != NULL && line != NULL, NULL);

  return g_hash_table_lookup (self->by_line, line);
}
