/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads the budget of a year: each table once, in the order that things are shown in.
 *
 * Amounts stand in one array a version, by the index of the line, so that one is found without a
 * search, and a version is added up in one pass.  Text stands in one chunk.
 *
 * 1. Rows of the same line and version, which two copies of a file can bring together, are added.
 * 2. The outcome of the file's own year is the ledger through its mapping (stf-ledger.c).  Debit is
 *    a cost, credit an income.
 * 3. It is complete through the month that the least complete source says; where none says, it is
 *    the last month that there is any. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "stf-budget-private.h"
#include "stf-ledger.h"
#include "stf-reader-private.h"

#define YEAR "SELECT number, starts, ends, example FROM year"

#define CATEGORIES                                                                                 \
  "SELECT id, ref, title, kind = 'income', driver, note FROM category ORDER BY position, id"

#define REQUESTS "SELECT id, title FROM grant_request ORDER BY position, id"

#define N_LINES "SELECT count (*) FROM budget_line"

#define LINES                                                                                      \
  "SELECT l.id, l.title, l.category, l.money_flow, l.grant_request, l.development, l.account,"     \
  " l.body, b.name, l.role, r.title, l.policy, l.scale, l.note FROM budget_line AS l"              \
  " JOIN category AS c ON c.id = l.category LEFT JOIN body AS b ON b.id = l.body"                  \
  " LEFT JOIN role AS r ON r.id = l.role ORDER BY c.position, c.id, l.position, l.id"

#define VERSIONS                                                                                   \
  "SELECT id, title, kind, year, through, note FROM budget_version ORDER BY position, id"

#define STEPS                                                                                      \
  "SELECT s.version, s.id, s.state, s.on_date, s.decision, d.title, s.note FROM budget_step AS s"  \
  " LEFT JOIN decision AS d ON d.id = s.decision ORDER BY s.on_date,"                              \
  " CASE s.state WHEN 'proposed' THEN 0 WHEN 'anchored' THEN 1 ELSE 2 END, s.id"

#define ROWS                                                                                       \
  "SELECT line, version, unspread, m01, m02, m03, m04, m05, m06, m07, m08, m09, m10, m11, m12"     \
  " FROM budget_row"

#define NOTES                                                                                      \
  "SELECT id, line, version, month, author, on_date, text FROM cell_note ORDER BY on_date, id"

typedef struct
{
  StfBudget *budget;
  StfBudgetVersion *version; /* the last one met */
  gboolean too_large;
} Reader;

static const char *
keep (StfBudget *budget, StfStatement *row, int column)
{
  const char *text = stf_statement_get_text (row, column);

  return text ? g_string_chunk_insert (budget->strings, text) : NULL;
}

/* For text that many rows have alike. */
static const char *
share (StfBudget *budget, StfStatement *row, int column)
{
  const char *text = stf_statement_get_text (row, column);

  return text ? g_string_chunk_insert_const (budget->strings, text) : NULL;
}

static int
get_or (StfStatement *row, int column, int otherwise)
{
  return stf_statement_is_null (row, column) ? otherwise
                                             : (int) stf_statement_get_integer (row, column);
}

static void
read_year (StfStatement *row, gpointer data)
{
  StfBudget *budget = ((Reader *) data)->budget;

  budget->year = (int) stf_statement_get_integer (row, 0);
  budget->starts = keep (budget, row, 1);
  budget->ends = keep (budget, row, 2);
  budget->example = stf_statement_get_integer (row, 3) != 0;
}

static void
read_category (StfStatement *row, gpointer data)
{
  StfBudget *budget = ((Reader *) data)->budget;
  guint i = budget->n_categories++;
  StfBudgetCategory *category;

  budget->categories = g_renew (StfBudgetCategory, budget->categories, budget->n_categories);
  category = &budget->categories[i];
  *category = (StfBudgetCategory){
    .id = keep (budget, row, 0),
    .ref = keep (budget, row, 1),
    .title = keep (budget, row, 2),
    .note = keep (budget, row, 5),
    .income = stf_statement_get_integer (row, 3) != 0,
    .driver = stf_statement_get_integer (row, 4) != 0,
    .index = i,
  };
}

static void
read_request (StfStatement *row, gpointer data)
{
  StfBudget *budget = ((Reader *) data)->budget;
  guint i = budget->n_requests++;

  budget->requests = g_renew (StfBudgetRequest, budget->requests, budget->n_requests);
  budget->requests[i] = (StfBudgetRequest){ keep (budget, row, 0), keep (budget, row, 1), i };
}

static const StfBudgetRequest *
find_request (const StfBudget *budget, const char *id)
{
  for (guint i = 0; id && i < budget->n_requests; i++)
    if (g_str_equal (budget->requests[i].id, id))
      return &budget->requests[i];
  return NULL;
}

static StfBudgetPolicy
read_policy (const char *policy)
{
  if (g_strcmp0 (policy, "reset") == 0)
    return STF_BUDGET_RESET;
  return g_strcmp0 (policy, "scale") == 0 ? STF_BUDGET_SCALE : STF_BUDGET_CARRY;
}

static void
read_n_lines (StfStatement *row, gpointer data)
{
  StfBudget *budget = ((Reader *) data)->budget;

  budget->lines = g_new0 (StfBudgetLine, stf_statement_get_integer (row, 0));
}

static void
read_line (StfStatement *row, gpointer data)
{
  StfBudget *budget = ((Reader *) data)->budget;
  guint i = budget->n_lines++;
  const StfBudgetLine *last = i > 0 ? &budget->lines[i - 1] : NULL;
  const char *category = stf_statement_get_text (row, 2);
  StfBudgetCategory *its;

  its = last && g_str_equal (last->category->id, category)
            ? &budget->categories[last->category->index]
            : stf_budget_find_category (budget, category);
  if (its->n_lines++ == 0)
    its->first_line = i;
  budget->lines[i] = (StfBudgetLine){
    .id = keep (budget, row, 0),
    .title = keep (budget, row, 1),
    .category = its,
    .request = find_request (budget, stf_statement_get_text (row, 4)),
    .money_flow = share (budget, row, 3),
    .account = share (budget, row, 6),
    .body = share (budget, row, 7),
    .body_name = share (budget, row, 8),
    .role = share (budget, row, 9),
    .role_title = share (budget, row, 10),
    .note = keep (budget, row, 13),
    .policy = read_policy (stf_statement_get_text (row, 11)),
    .scale = get_or (row, 12, -1),
    .development = stf_statement_get_integer (row, 5) != 0,
    .index = i,
  };
  g_hash_table_insert (budget->by_id, (gpointer) budget->lines[i].id, &budget->lines[i]);
}

static StfBudgetVersion *
new_version (const StfBudget *budget)
{
  StfBudgetVersion *version = g_new0 (StfBudgetVersion, 1);

  version->steps = g_array_new (FALSE, FALSE, sizeof (StfBudgetStep));
  version->amounts = g_new0 (StfAmounts, budget->n_lines);
  version->index = budget->versions->len;
  return version;
}

static void
read_version (StfStatement *row, gpointer data)
{
  StfBudget *budget = ((Reader *) data)->budget;
  StfBudgetVersion *version = new_version (budget);
  const char *kind = stf_statement_get_text (row, 2);

  version->id = keep (budget, row, 0);
  version->title = keep (budget, row, 1);
  version->kind = g_str_equal (kind, "budget")     ? STF_BUDGET_BUDGET
                  : g_str_equal (kind, "forecast") ? STF_BUDGET_FORECAST
                                                   : STF_BUDGET_OUTCOME;
  version->year = (int) stf_statement_get_integer (row, 3);
  version->through = get_or (row, 4, -1);
  version->note = keep (budget, row, 5);
  g_ptr_array_add (budget->versions, version);
}

static void
read_step (StfStatement *row, gpointer data)
{
  StfBudget *budget = ((Reader *) data)->budget;
  StfBudgetVersion *version = stf_budget_find_version (budget, stf_statement_get_text (row, 0));
  const char *state = stf_statement_get_text (row, 2);
  StfBudgetStep step = {
    .id = keep (budget, row, 1),
    .on_date = keep (budget, row, 3),
    .decision = keep (budget, row, 4),
    .decision_title = keep (budget, row, 5),
    .note = keep (budget, row, 6),
    .state = g_str_equal (state, "proposed")   ? STF_BUDGET_PROPOSED
             : g_str_equal (state, "anchored") ? STF_BUDGET_ANCHORED
                                               : STF_BUDGET_ADOPTED,
  };

  g_array_append_val (version->steps, step);
}

static void
read_amounts (StfStatement *row, gpointer data)
{
  Reader *reader = data;
  const char *version = stf_statement_get_text (row, 1);
  const StfBudgetLine *line;
  StfAmounts amounts = { 0 };

  line = stf_budget_find_line (reader->budget, stf_statement_get_text (row, 0));
  if (!reader->version || !g_str_equal (reader->version->id, version))
    reader->version = stf_budget_find_version (reader->budget, version);
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if (!stf_statement_is_null (row, 2 + (int) i))
      stf_amounts_put (&amounts, i, stf_statement_get_integer (row, 2 + (int) i));
  if (!stf_amounts_add (&reader->version->amounts[line->index], &amounts))
    reader->too_large = TRUE;
}

static void
read_note (StfStatement *row, gpointer data)
{
  StfBudget *budget = ((Reader *) data)->budget;
  StfBudgetNote note = {
    .id = keep (budget, row, 0),
    .line = stf_budget_find_line (budget, stf_statement_get_text (row, 1))->index,
    .version = stf_budget_find_version (budget, stf_statement_get_text (row, 2))->index,
    .month = (guint) stf_statement_get_integer (row, 3),
    .author = share (budget, row, 4),
    .on_date = share (budget, row, 5),
    .text = keep (budget, row, 6),
  };

  g_array_append_val (budget->notes, note);
}

static int
compare_notes (gconstpointer a, gconstpointer b)
{
  return stf_budget_note_compare (a, b);
}

/* Rule 3: the outcome is complete through the least of what its sources say, -1 for nothing. */
static void
take_through (StfBudget *budget, int through)
{
  StfBudgetVersion *outcome = budget->outcome;

  if (through >= 0 && (outcome->through < 0 || through < outcome->through))
    outcome->through = through;
}

/* Rule 2. */
static gboolean
take_ledger_line (StfBudget *budget, const StfLedgerLine *row, GError **error)
{
  const StfBudgetLine *line = stf_budget_find_line (budget, row->line);
  StfAmounts *amounts;

  if (!line)
    return TRUE;
  amounts = &budget->ledger[line->index];
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if (!stf_money_is_valid (row->months[i]))
      return stf_money_fail_range (error);
    else if ((row->set & STF_AMOUNTS_SLOT (i)) != 0)
      stf_amounts_put (amounts, i, line->category->income ? -row->months[i] : row->months[i]);
  return TRUE;
}

static gboolean
load_ledger (StfBudget *budget, StfYearFile *file, GError **error)
{
  g_autoptr (StfLedger) ledger = stf_ledger_load (file, error);

  if (!ledger)
    return FALSE;
  for (guint i = 0; i < ledger->lines->len; i++)
    if (!take_ledger_line (budget, ledger->lines->pdata[i], error))
      return FALSE;
  budget->has_ledger = ledger->sources->len > 0;
  budget->outcome->through = -1;
  for (guint i = 0; i < ledger->sources->len; i++)
    take_through (budget, ((const StfLedgerSource *) ledger->sources->pdata[i])->through);
  return TRUE;
}

static int
get_last_month (const StfBudget *budget)
{
  guint set = 0;

  for (guint i = 0; i < budget->n_lines; i++)
    set |= budget->outcome->amounts[i].set;
  return MAX (0, g_bit_nth_msf (set, -1));
}

/* Rules 2 and 3. */
static gboolean
finish_outcome (StfBudget *budget, GError **error)
{
  for (guint i = 0; i < budget->n_lines; i++)
    if (!stf_budget_add_outcome (budget, i, error))
      return FALSE;
  for (guint i = 0; i < budget->versions->len; i++)
    {
      const StfBudgetVersion *version = g_ptr_array_index (budget->versions, i);

      if (version->kind == STF_BUDGET_OUTCOME && version->year == budget->year)
        take_through (budget, version->through);
    }
  if (budget->outcome->through < 0)
    budget->outcome->through = get_last_month (budget);
  return TRUE;
}

/* What the outcome and the amounts have one slot a line for. */
static void
make_room (StfBudget *budget)
{
  budget->ledger = g_new0 (StfAmounts, budget->n_lines);
  budget->outcome = new_version (budget);
  budget->outcome->title = stf_budget_kind_name (STF_BUDGET_OUTCOME);
  budget->outcome->kind = STF_BUDGET_OUTCOME;
  budget->outcome->year = budget->year;
}

/**
 * stf_budget_load:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the budget as it is in @file now
 */
StfBudget *
stf_budget_load (StfYearFile *file, GError **error)
{
  g_autoptr (StfBudget) budget = stf_budget_new ();
  Reader reader = { budget, NULL, FALSE };

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!stf_read_rows (file, YEAR, NULL, read_year, &reader, error)
      || !stf_read_rows (file, CATEGORIES, NULL, read_category, &reader, error)
      || !stf_read_rows (file, REQUESTS, NULL, read_request, &reader, error)
      || !stf_read_rows (file, N_LINES, NULL, read_n_lines, &reader, error)
      || !stf_read_rows (file, LINES, NULL, read_line, &reader, error)
      || !stf_read_rows (file, VERSIONS, NULL, read_version, &reader, error)
      || !stf_read_rows (file, STEPS, NULL, read_step, &reader, error)
      || !stf_read_rows (file, ROWS, NULL, read_amounts, &reader, error)
      || !stf_read_rows (file, NOTES, NULL, read_note, &reader, error))
    return NULL;

  g_array_sort (budget->notes, compare_notes);
  make_room (budget);
  if ((reader.too_large && !stf_money_fail_range (error)) || !load_ledger (budget, file, error)
      || !finish_outcome (budget, error))
    return NULL;
  return g_steal_pointer (&budget);
}
