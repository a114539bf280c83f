/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A budget that goes out as SIE and is read again: it is the same by account, object and month. */

#include "money/stf-budget-sie.h"

#include "exchange/stf-sie.h"
#include "stf-money-year.h"

#define N_LINES 12
#define N_BUDGETS 200

static const char *const names[N_LINES] = { "a", "b", "c", "d", "e", "f",
                                            "g", "h", "i", "j", "k", "l" };

/* Lines a to f name their account, two of them the same; g to j are mapped; k and l are neither. */
static const struct
{
  const char *line;
  const char *account;
  const char *to;
  const char *objects;
} mapped[] = {
  { "g", "5010", NULL, "6=P1" },
  { "h", "5010", NULL, "1=100 6=P1" },
  { "i", "5000", "5999", NULL },
  { "j", "4000", NULL, "6=P%201 7=\"å" },
};

static void
set_up (TestYear *self, gconstpointer data)
{
  static const char *const accounts[] = { "4000", "4010", "4010", "4020", "3010", "A å" };

  money_year_set_up (self, data);
  for (guint i = 0; i < N_LINES; i++)
    money_year_add_line (self, names[i], i == 4 || i == 9 ? "grants" : "travel", NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    test_year_set (self, names[i], "budget_line", "account", accounts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (mapped); i++)
    {
      g_autofree char *line = g_strconcat ("@", mapped[i].line, NULL);
      g_autofree char *name = g_strconcat ("to ", mapped[i].line, NULL);

      test_year_add (self, name, "account_mapping", "from_account", mapped[i].account, "line", line,
                     "position", "1", NULL);
      if (mapped[i].to != NULL)
        test_year_set (self, name, "account_mapping", "to_account", mapped[i].to);
      if (mapped[i].objects != NULL)
        test_year_set (self, name, "account_mapping", "objects", mapped[i].objects);
    }
}

static gint64
random_amount (void)
{
  switch (g_test_rand_int_range (0, 4))
    {
      case 0:
        return 0;
      case 1:
        return g_test_rand_int_range (-100, 100);
      default:
        return (gint64) (g_test_rand_double_range (-1, 1) * (double) (STF_MONEY_MAX / 200));
    }
}

static void
fill (const StfBudget *budget, StfBudgetVersion *version)
{
  for (guint i = 0; i < budget->n_lines; i++)
    {
      version->amounts[i] = (StfAmounts){ .set = 0 };
      for (guint slot = 0; slot < STF_AMOUNTS_N; slot++)
        if (g_test_rand_bit ())
          stf_amounts_put (&version->amounts[i], slot, random_amount ());
    }
}

static void
add (GHashTable *sums, const char *account, const char *objects, int month, gint64 amount)
{
  char *key = g_strdup_printf ("%s|%s|%d", account, objects, month);
  const gint64 *before = g_hash_table_lookup (sums, key);
  const gint64 sum = amount + (before != NULL ? *before : 0);

  g_hash_table_insert (sums, key, g_memdup2 (&sum, sizeof sum));
}

/* Where a line goes, as the table above says. */
static const char *
find_place (const StfBudgetLine *line, const char **objects)
{
  *objects = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (mapped); i++)
    if (g_str_equal (mapped[i].line, line->title))
      {
        *objects = mapped[i].objects;
        return mapped[i].account;
      }
  return line->account;
}

/* What the file should say; what is not spread is shared out evenly. */
static GHashTable *
expect (const StfBudget *budget, const StfBudgetVersion *version)
{
  GHashTable *sums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  int first = (int) g_ascii_strtoll (budget->starts + 5, NULL, 10);

  for (guint i = 0; i < budget->n_lines; i++)
    {
      const StfBudgetLine *line = &budget->lines[i];
      const StfAmounts *amounts = &version->amounts[i];
      const char *objects;
      const char *account = find_place (line, &objects);
      gint64 rest = amounts->slots[0];

      if (account == NULL)
        continue;
      for (int month = 1; month <= 12; month++)
        {
          gint64 part = amounts->slots[0] * month / 12 - (amounts->slots[0] - rest);
          gint64 amount = (amounts->slots[month] + part) * (line->category->income ? -1 : 1);
          int when = 201300 + month + (month < first ? 100 : 0);

          rest -= part;
          add (sums, account, "", when, amount);
          if (objects != NULL)
            add (sums, account, objects, when, amount);
        }
      g_assert_cmpint (rest, ==, 0);
    }
  return sums;
}

static void
assert_same (const StfSie *sie, GHashTable *expected)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  for (guint i = 0; i < sie->budget->len; i++)
    {
      const StfSiePeriod *period = &g_array_index (sie->budget, StfSiePeriod, i);
      g_autofree char *name = g_strdup_printf ("%s|%s|%d", period->account, period->object,
                                               period->month);
      gint64 *amount = g_hash_table_lookup (expected, name);

      g_assert_cmpint (period->year, ==, 0);
      if (amount == NULL || *amount != period->amount)
        g_error ("%s is %" G_GINT64_FORMAT, name, period->amount);
      *amount = 0; /* it is there, and once */
    }
  g_hash_table_iter_init (&iter, expected);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (*(gint64 *) value != 0)
      g_error ("%s is missing", (char *) key);
}

static void
test_again (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (self->file, &error);
  StfBudgetVersion *version;
  guint n_rows = 0;

  g_assert_no_error (error);
  version = stf_budget_find_version (budget, test_year_id (self, "budget"));
  for (guint i = 0; i < N_BUDGETS; i++)
    {
      g_autoptr (GPtrArray) left_out = g_ptr_array_new ();
      g_autoptr (GHashTable) expected = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StfSie) sie = NULL;

      /* Every other year is broken. */
      budget->starts = i % 2 == 0 ? "2013-01-01" : "2013-07-01";
      budget->ends = i % 2 == 0 ? "2013-12-31" : "2014-06-30";
      fill (budget, version);
      expected = expect (budget, version);
      bytes = stf_budget_to_sie (self->file, budget, version, "Kansliet", "2013-02-01", left_out,
                                 &error);
      g_assert_no_error (error);
      sie = stf_sie_read (bytes, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (sie->type, ==, 3);
      g_assert_cmpint (sie->checksum, ==, STF_SIE_CHECKSUM_AGREES);
      n_rows += sie->budget->len;
      assert_same (sie, expected);
      for (guint j = 0; j < left_out->len; j++)
        g_assert_cmpstr (((StfBudgetLine *) left_out->pdata[j])->title, >=, "k");
    }
  g_assert_cmpuint (n_rows, >, N_BUDGETS * 24);
}

static void
test_too_large (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (self->file, &error);
  StfBudgetVersion *version = stf_budget_find_version (budget, test_year_id (self, "budget"));
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 1; i < 3; i++)
    stf_amounts_put (&version->amounts[i], 1, STF_MONEY_MAX);
  bytes = stf_budget_to_sie (self->file, budget, version, "Kansliet", "2013-02-01", NULL, &error);
  g_assert_null (bytes);
  g_assert_nonnull (error);
}

#define ADD(path, function) g_test_add (path, TestYear, NULL, set_up, function, test_year_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/money/budget-sie/read-again-it-is-the-same", test_again);
  ADD ("/money/budget-sie/sums-too-large-are-refused", test_too_large);
  return g_test_run ();
}
