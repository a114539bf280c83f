/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What rules look at of the year's money: its budgets, commissions, requests and fee.
 *
 * 1. Of the budget, what each line has in a year is enough: no rule asks for a month.
 * 2. What a commission costs and what a request has spent is reckoned as elsewhere
 *    (stf-commission.c, stf-request.c), and only where there are any. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-commission.h"
#include "stf-request.h"
#include "stf-reader-private.h"
#include "stf-rule-year-private.h"

#define REQUESTS                                                                                   \
  "SELECT id, title, outcome = 'granted', coalesce (granted, 0),"                                  \
  " coalesce (decided_on, requested_on), decision FROM grant_request ORDER BY position, id"

#define LINES                                                                                      \
  "SELECT id, title, category, money_flow, grant_request, body, development,"                      \
  " coalesce (note, '') <> '' FROM budget_line ORDER BY position, id"

#define VERSIONS                                                                                   \
  "WITH step AS (SELECT version, state, min (on_date) AS on_date, decision FROM budget_step"       \
  " GROUP BY version, state)"                                                                      \
  " SELECT it.id, it.title, proposed.on_date, anchored.on_date, adopted.on_date,"                  \
  " proposed.decision, adopted.decision FROM budget_version AS it"                                 \
  " JOIN year ON year.number = it.year"                                                            \
  " LEFT JOIN step AS proposed ON proposed.version = it.id AND proposed.state = 'proposed'"        \
  " LEFT JOIN step AS anchored ON anchored.version = it.id AND anchored.state = 'anchored'"        \
  " LEFT JOIN step AS adopted ON adopted.version = it.id AND adopted.state = 'adopted'"            \
  " WHERE it.kind = 'budget' ORDER BY it.position, it.id"

#define AMOUNTS                                                                                    \
  "SELECT it.version, it.line, sum (coalesce (unspread, 0) + coalesce (m01, 0)"                    \
  " + coalesce (m02, 0) + coalesce (m03, 0) + coalesce (m04, 0) + coalesce (m05, 0)"               \
  " + coalesce (m06, 0) + coalesce (m07, 0) + coalesce (m08, 0) + coalesce (m09, 0)"               \
  " + coalesce (m10, 0) + coalesce (m11, 0) + coalesce (m12, 0)) FROM budget_row AS it"            \
  " JOIN budget_version AS v ON v.id = it.version JOIN year ON year.number = v.year"               \
  " WHERE v.kind = 'budget' AND coalesce (unspread, m01, m02, m03, m04, m05, m06, m07, m08, m09,"  \
  " m10, m11, m12) IS NOT NULL GROUP BY it.version, it.line"

#define COMMISSIONS                                                                                \
  "SELECT id, title, role, assignment, line, extent, from_date, to_date FROM commission"           \
  " ORDER BY title, id"

#define FEES                                                                                       \
  "SELECT it.id, it.title, it.allocation, it.version, it.amount, it.proposal, it.decision"         \
  " FROM fee AS it LEFT JOIN budget_version AS v ON v.id = it.version"                             \
  " WHERE v.year IS NULL OR v.year = (SELECT number FROM year) ORDER BY it.position, it.id"

#define SHARES "SELECT id, fee, agency, amount FROM fee_share WHERE amount IS NOT NULL ORDER BY id"

#define INVOICES "SELECT id, fee, agency, on_date, amount FROM invoice ORDER BY on_date, id"

#define LEDGERS "SELECT id, name, agency FROM ledger ORDER BY name, id"

typedef struct
{
  StfRuleYear *year;
  const StfRuleIds *ids;
  GHashTable *requests;
  GHashTable *lines;
  GHashTable *budgets;
  GHashTable *commissions;
  GHashTable *fees;
} Reading;

static const char *
text_of (Reading *in, StfStatement *row, int column)
{
  return stf_rule_year_keep (in->year, stf_statement_get_text (row, column));
}

static int
find (GHashTable *rows, const char *id)
{
  return id ? GPOINTER_TO_INT (g_hash_table_lookup (rows, id)) - 1 : STF_NONE;
}

static int
row_of (StfStatement *row, int column, GHashTable *rows)
{
  return find (rows, stf_statement_get_text (row, column));
}

static int
day_of (StfStatement *row, int column, int open)
{
  return stf_day_parse (stf_statement_get_text (row, column), open);
}

static void
remember (GHashTable *rows, GArray *array, const char *id)
{
  g_hash_table_insert (rows, (gpointer) id, GUINT_TO_POINTER (array->len));
}

static void
read_request (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  StfRuleRequest it = {
    .id = text_of (in, row, 0),
    .title = text_of (in, row, 1),
    .is_granted = stf_statement_get_integer (row, 2) != 0,
    .granted = stf_statement_get_integer (row, 3),
    .on = day_of (row, 4, STF_DAY_OPEN_START),
    .decision = row_of (row, 5, in->ids->decisions),
  };

  g_array_append_val (in->year->requests, it);
  remember (in->requests, in->year->requests, it.id);
}

static void
read_line (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  StfRuleLine it = {
    .id = text_of (in, row, 0),
    .title = text_of (in, row, 1),
    .category = row_of (row, 2, in->ids->categories),
    .flow = row_of (row, 3, in->ids->flows),
    .request = row_of (row, 4, in->requests),
    .body = row_of (row, 5, in->ids->bodies),
    .development = stf_statement_get_integer (row, 6) != 0,
    .has_note = stf_statement_get_integer (row, 7) != 0,
  };

  if (it.category < 0)
    return;
  g_array_append_val (in->year->lines, it);
  remember (in->lines, in->year->lines, it.id);
}

static void
read_version (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  StfRuleBudget it = {
    .id = text_of (in, row, 0),
    .title = text_of (in, row, 1),
    .proposed = day_of (row, 2, STF_DAY_OPEN_END),
    .anchored = day_of (row, 3, STF_DAY_OPEN_END),
    .adopted = day_of (row, 4, STF_DAY_OPEN_END),
    .proposal = row_of (row, 5, in->ids->decisions),
    .decision = row_of (row, 6, in->ids->decisions),
  };

  g_array_append_val (in->year->budgets, it);
  remember (in->budgets, in->year->budgets, it.id);
}

static void
read_amount (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  StfRuleAmount it = { row_of (row, 0, in->budgets), row_of (row, 1, in->lines),
                       stf_statement_get_integer (row, 2) };

  if (it.version >= 0 && it.line >= 0)
    g_array_append_val (in->year->amounts, it);
}

static void
read_commission (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  StfRuleCommission it = {
    .id = text_of (in, row, 0),
    .title = text_of (in, row, 1),
    .role = row_of (row, 2, in->ids->roles),
    .assignment = row_of (row, 3, in->ids->assignments),
    .line = row_of (row, 4, in->lines),
    .extent = stf_statement_is_null (row, 5) ? STF_NONE : (int) stf_statement_get_integer (row, 5),
    .from = day_of (row, 6, STF_DAY_OPEN_START),
    .to = day_of (row, 7, STF_DAY_OPEN_END),
    .full = STF_NONE,
    .statutory = STF_NONE,
  };

  g_array_append_val (in->year->commissions, it);
  remember (in->commissions, in->year->commissions, it.id);
}

static void
read_fee (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  StfRuleFee it = {
    .id = text_of (in, row, 0),
    .title = text_of (in, row, 1),
    .allocation = text_of (in, row, 2),
    .version = row_of (row, 3, in->budgets),
    .has_amount = !stf_statement_is_null (row, 4),
    .amount = stf_statement_get_integer (row, 4),
    .proposal = row_of (row, 5, in->ids->decisions),
    .decision = row_of (row, 6, in->ids->decisions),
  };

  g_array_append_val (in->year->fees, it);
  remember (in->fees, in->year->fees, it.id);
}

static void
read_share (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  StfRuleShare it = { text_of (in, row, 0), row_of (row, 1, in->fees),
                      row_of (row, 2, in->ids->agencies), stf_statement_get_integer (row, 3) };

  if (it.fee >= 0 && it.agency >= 0)
    g_array_append_val (in->year->shares, it);
}

static void
read_invoice (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  StfRuleInvoice it = { text_of (in, row, 0), row_of (row, 1, in->fees),
                        row_of (row, 2, in->ids->agencies), day_of (row, 3, STF_DAY_OPEN_START),
                        stf_statement_get_integer (row, 4) };

  if (it.fee >= 0 && it.agency >= 0)
    g_array_append_val (in->year->invoices, it);
}

static void
read_ledger (StfStatement *row, gpointer user_data)
{
  Reading *in = user_data;
  StfRuleLedger it = { text_of (in, row, 0), text_of (in, row, 1),
                       row_of (row, 2, in->ids->agencies) };

  g_array_append_val (in->year->ledgers, it);
}

/* See 2. */
static gboolean
reckon_commissions (Reading *in, StfYearFile *file, GError **error)
{
  g_autoptr (StfCommissions) reckoned = NULL;

  if (!in->year->commissions->len)
    return TRUE;

  reckoned = stf_commissions_load (file, NULL, error);
  if (!reckoned)
    return FALSE;
  for (guint i = 0; i < reckoned->commissions->len; i++)
    {
      const StfCommission *from = reckoned->commissions->pdata[i];
      int row = find (in->commissions, from->id);
      StfRuleCommission *it;

      if (row < 0)
        continue;
      it = STF_ROW (in->year, StfRuleCommission, commissions, row);
      it->problem = stf_rule_year_keep (in->year, from->problem);
      if (!from->problem)
        {
          it->full = from->full_cost;
          it->statutory = from->statutory_cost;
        }
    }

  return TRUE;
}

static gboolean
reckon_requests (Reading *in, StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) requests = NULL;

  if (!in->year->requests->len)
    return TRUE;

  /* What is spent does not follow from the date. */
  requests = stf_request_list (file, "2000-01-01", error);
  if (!requests)
    return FALSE;
  for (guint i = 0; i < requests->len; i++)
    {
      const StfRequest *from = requests->pdata[i];
      int row = find (in->requests, from->id);

      if (row >= 0)
        STF_ROW (in->year, StfRuleRequest, requests, row)->spent = from->spent;
    }

  return TRUE;
}

static GHashTable *
ids_new (void)
{
  return g_hash_table_new (g_str_hash, g_str_equal);
}

/* Reads them, after the tables that they refer to. */
gboolean
stf_rule_year_read_money (StfRuleYear *self, const StfRuleIds *ids, StfYearFile *file,
                          GError **error)
{
  g_autoptr (GHashTable) requests = ids_new ();
  g_autoptr (GHashTable) lines = ids_new ();
  g_autoptr (GHashTable) budgets = ids_new ();
  g_autoptr (GHashTable) commissions = ids_new ();
  g_autoptr (GHashTable) fees = ids_new ();
  Reading in = { self, ids, requests, lines, budgets, commissions, fees };

  return stf_read_rows (file, REQUESTS, NULL, read_request, &in, error)
         && stf_read_rows (file, LINES, NULL, read_line, &in, error)
         && stf_read_rows (file, VERSIONS, NULL, read_version, &in, error)
         && stf_read_rows (file, AMOUNTS, NULL, read_amount, &in, error)
         && stf_read_rows (file, COMMISSIONS, NULL, read_commission, &in, error)
         && stf_read_rows (file, FEES, NULL, read_fee, &in, error)
         && stf_read_rows (file, SHARES, NULL, read_share, &in, error)
         && stf_read_rows (file, INVOICES, NULL, read_invoice, &in, error)
         && stf_read_rows (file, LEDGERS, NULL, read_ledger, &in, error)
         && reckon_commissions (&in, file, error) && reckon_requests (&in, file, error);
}

/* Its arrays, with the size of their rows. */
static const struct
{
  gsize offset;
  gsize size;
} ARRAYS[] = {
  { G_STRUCT_OFFSET (StfRuleYear, requests), sizeof (StfRuleRequest) },
  { G_STRUCT_OFFSET (StfRuleYear, lines), sizeof (StfRuleLine) },
  { G_STRUCT_OFFSET (StfRuleYear, budgets), sizeof (StfRuleBudget) },
  { G_STRUCT_OFFSET (StfRuleYear, amounts), sizeof (StfRuleAmount) },
  { G_STRUCT_OFFSET (StfRuleYear, commissions), sizeof (StfRuleCommission) },
  { G_STRUCT_OFFSET (StfRuleYear, fees), sizeof (StfRuleFee) },
  { G_STRUCT_OFFSET (StfRuleYear, shares), sizeof (StfRuleShare) },
  { G_STRUCT_OFFSET (StfRuleYear, invoices), sizeof (StfRuleInvoice) },
  { G_STRUCT_OFFSET (StfRuleYear, ledgers), sizeof (StfRuleLedger) },
};

static GArray **
get_array (StfRuleYear *self, guint i)
{
  return (GArray **) ((char *) self + ARRAYS[i].offset);
}

void
stf_rule_year_init_money (StfRuleYear *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (ARRAYS); i++)
    *get_array (self, i) = g_array_new (FALSE, TRUE, (guint) ARRAYS[i].size);
}

/* Replaces the arrays, which are another year's, by copies. */
void
stf_rule_year_copy_money (StfRuleYear *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (ARRAYS); i++)
    *get_array (self, i) = g_array_copy (*get_array (self, i));
}

void
stf_rule_year_clear_money (StfRuleYear *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (ARRAYS); i++)
    g_array_unref (*get_array (self, i));
}
