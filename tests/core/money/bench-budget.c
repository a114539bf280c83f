/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a budget of 10,000 lines, in one version and in three, costs in processor time: reading it,
 * against the bare reading of the same rows; one edit with its totals; saving and undoing it;
 * opening the file. They take turns, so that noise of the machine falls on all alike; medians are
 * printed.  The goals: an edit with its totals within a frame, 16 ms; the file opens in 300 ms. */

#include <time.h>

#include "money/stf-budget-edit.h"
#include "money/stf-budget-total.h"
#include "stf-scratch.h"

#include "file/stf-year-file-private.h"

#define N_LINES 10000
#define N_ROUNDS 15

enum
{
  BARE,
  LOAD,
  EDIT,
  TOTAL,
  SAVE,
  UNDO,
  OPEN,
  N_TIMES
};

static void
execute (StfYearFile *file, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfStatement) run = stf_year_file_query (file, sql, &error);

  g_assert_no_error (error);
  stf_statement_run (run, &error);
  g_assert_no_error (error);
}

#define ID "lower (hex (randomblob (4))) || '-0000-4000-8000-' || lower (hex (randomblob (6)))"
#define COUNT(n) "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < " n ")"

static gboolean
fill (StfChange *change, gpointer data, GError **error)
{
  StfYearFile *file = stf_change_get_file (change);
  guint n_versions = GPOINTER_TO_UINT (data);

  execute (file, COUNT ("8") " INSERT INTO category (id, title, kind, position)"
                             " SELECT " ID ", 'K' || i, 'cost', i FROM c");
  for (guint i = 0; i < n_versions; i++)
    execute (file, "INSERT INTO budget_version (id, title, kind, year, position)"
                   " SELECT " ID ", 'V', 'budget', 2013, count (*) FROM budget_version");
  execute (file, COUNT ("10000") " INSERT INTO budget_line (id, title, category, development,"
                                 " account, policy, position) SELECT " ID
                                 ", 'Line ' || i, (SELECT id FROM category WHERE position ="
                                 " 1 + c.i % 8), 0, 4000 + i % 1000, 'carry', i FROM c");
  execute (file,
           "INSERT INTO budget_row (id, line, version, m01, m02, m03, m04, m05, m06, m07,"
           " m08, m09, m10, m11, m12) SELECT " ID ", l.id, v.id, 100, 200, 300, 400, 500, 600,"
           " 700, 800, 900, 1000, 1100, 1200 FROM budget_line AS l, budget_version AS v");
  execute (file, "INSERT INTO ledger (id, name, through) VALUES (" ID ", 'Ledger', 12)");
  execute (file, COUNT ("1000") " INSERT INTO account_mapping (id, from_account, line, position)"
                                " SELECT " ID ", 3999 + i, (SELECT id FROM budget_line WHERE"
                                " position = c.i), i FROM c");
  execute (file, COUNT ("12000") " INSERT INTO ledger_row (id, ledger, account, month, amount)"
                                 " SELECT " ID ", (SELECT id FROM ledger), 4000 + i % 1000,"
                                 " 1 + i / 1000 % 12, i FROM c");
  return TRUE;
}

static gint64
read_bare (StfYearFile *file)
{
  static const char *const queries[] = { "SELECT * FROM budget_line ORDER BY category, position",
                                         "SELECT * FROM budget_row", "SELECT * FROM ledger_row" };
  gint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (StfStatement) row = stf_year_file_query (file, queries[i], NULL);
      gboolean has_row = FALSE;

      while (stf_statement_step (row, &has_row, NULL) && has_row)
        for (int j = 0; j < 4; j++)
          sum += stf_statement_get_text (row, j) != NULL;
    }
  return sum;
}

/* Processor time: other programs do not count, nor does waiting for the disk. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
run_round (Scratch *scratch, guint round, gint64 *times)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = NULL;
  g_autoptr (StfBudgetEdit) edit = NULL;
  g_autoptr (StfBudgetTotals) totals = NULL;
  guint line = round * 7919 % N_LINES;
  StfBudgetColumn column = { NULL, STF_AMOUNTS_YEAR };
  const StfBudgetBlock block = { &line, 1, &column, 1 };
  gint64 at[N_TIMES + 1];

  at[BARE] = now ();
  g_assert_cmpint (read_bare (scratch->file), >, 0);
  at[LOAD] = now ();
  budget = stf_budget_load (scratch->file, &error);
  at[EDIT] = now ();
  g_assert_no_error (error);
  column.version = g_ptr_array_index (budget->versions, 0);
  edit = stf_budget_edit_type (budget, &block, "+10%", &error);
  g_assert_no_error (error);
  g_assert_true (stf_budget_edit_apply (edit, budget, &error));
  at[TOTAL] = now ();
  totals = stf_budget_total (budget, column.version, &error);
  at[SAVE] = now ();
  g_assert_true (stf_budget_edit_save (edit, scratch->file, &error));
  at[UNDO] = now ();
  g_assert_true (stf_year_file_undo (scratch->file, &error));
  at[OPEN] = now ();
  scratch_reopen (scratch);
  at[N_TIMES] = now ();
  for (guint i = 0; i < N_TIMES; i++)
    times[i] = at[i + 1] - at[i];
}

static void
measure (guint n_versions)
{
  static const char *const names[N_TIMES] = {
    "bare reading", "reading the budget", "one edit",         "all totals of a version",
    "saving it",    "taking it back",     "opening the file",
  };
  static gint64 times[N_TIMES][N_ROUNDS];
  double bare;
  g_autoptr (GError) error = NULL;
  Scratch scratch;

  scratch_set_up (&scratch, NULL);
  stf_year_file_change (scratch.file, "imported", NULL, NULL, fill, GUINT_TO_POINTER (n_versions),
                        &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 round[N_TIMES];

      run_round (&scratch, i, round);
      for (guint j = 0; j < N_TIMES; j++)
        times[j][i] = round[j];
    }
  for (guint i = 0; i < N_TIMES; i++)
    qsort (times[i], N_ROUNDS, sizeof times[i][0], compare);
  bare = (double) times[BARE][N_ROUNDS / 2];
  g_print ("%d lines x %u versions and 12,000 ledger rows, medians of %d:\n", N_LINES, n_versions,
           N_ROUNDS);
  for (guint i = 0; i < N_TIMES; i++)
    g_print ("  %-24s %7.2f ms, %.2f x bare reading\n", names[i],
             (double) times[i][N_ROUNDS / 2] / 1000.0, (double) times[i][N_ROUNDS / 2] / bare);
  scratch_tear_down (&scratch, NULL);
}

int
main (void)
{
  measure (1);
  measure (3);
  return 0;
}
