/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actuals on their way into a year, and what they are there: what is mapped where, what is told,
 * and that nothing is written that was there. */

#include <string.h>

#include "money/stf-budget.h"
#include "money/stf-ledger-import.h"
#include "money/stf-ledger.h"
#include "stf-money-year.h"

#define HEAD "#RAR 0 20130101 20131231\n#FNAMN \"Länsstyrelsen\"\n#ORGNR 202100-1111\n"
#define NAMES                                                                                      \
  "#KONTO 5810 Biljetter\n#KONTO 5010 Lokaler\n#KONTO 6540 Programvara\n"                          \
  "#OBJEKT 6 P1 rooms\n"

static StfLedgerImport *
import_new (TestYear *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  StfLedgerImport *import = stf_ledger_import_new (self->file, bytes, &error);

  g_assert_no_error (error);
  return import;
}

static StfLedgerPreview *
preview (StfLedgerImport *import)
{
  g_autoptr (GError) error = NULL;
  StfLedgerPreview *preview = stf_ledger_import_preview (import, &error);

  g_assert_no_error (error);
  return preview;
}

static void
run (StfLedgerImport *import)
{
  g_autoptr (GError) error = NULL;

  stf_ledger_import_run (import, &error);
  g_assert_no_error (error);
}

static void
assert_counts (StfLedgerImport *import, guint n_new, guint n_changed, guint n_unchanged,
               guint n_gone)
{
  g_autoptr (StfLedgerPreview) it = preview (import);

  g_assert_cmpuint (it->n_new, ==, n_new);
  g_assert_cmpuint (it->n_changed, ==, n_changed);
  g_assert_cmpuint (it->n_unchanged, ==, n_unchanged);
  g_assert_cmpuint (it->n_gone, ==, n_gone);
}

static StfLedger *
load (TestYear *self)
{
  g_autoptr (GError) error = NULL;
  StfLedger *ledger = stf_ledger_load (self->file, &error);

  g_assert_no_error (error);
  return ledger;
}

static void
test_import (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  static const char text[] = HEAD NAMES "#GEN 20130301\n"
                                        "#PSALDO 0 201301 5010 {} 10.50\n"
                                        "#PSALDO 0 201302 5010 {} 5\n"
                                        "#PSALDO 0 201302 5810 {} 7\n";
  g_autoptr (StfLedgerImport) import = import_new (self, text);
  g_autofree char *before = stf_year_file_get_digest (self->file, NULL);
  g_autoptr (StfLedgerPreview) it = NULL;
  g_autoptr (StfLedger) ledger = NULL;
  g_autoptr (GPtrArray) accounts = NULL;
  const StfLedgerSource *source;
  gint64 revision;

  g_assert_null (stf_ledger_import_get_table (import));
  g_assert_null (stf_ledger_import_get_ledger (import));
  assert_counts (import, 3, 0, 0, 0);
  run (import);
  revision = stf_year_file_get_revision (self->file);

  ledger = load (self);
  g_assert_cmpuint (ledger->sources->len, ==, 1);
  source = ledger->sources->pdata[0];
  g_assert_cmpstr (source->name, ==, "Länsstyrelsen");
  g_assert_cmpstr (source->organisation_number, ==, "202100-1111");
  g_assert_cmpint (source->through, ==, 2);
  g_assert_cmpuint (source->n_rows, ==, 3);
  g_assert_cmpint (ledger->unmapped, ==, 2250);
  g_assert_cmpuint (ledger->rest->len, ==, 2);
  g_assert_cmpstr (((StfLedgerRest *) ledger->rest->pdata[0])->name, ==, "Lokaler");
  g_assert_cmpint (((StfLedgerRest *) ledger->rest->pdata[0])->sum, ==, 1550);
  accounts = stf_year_file_get_rows (self->file, "account", NULL);
  g_assert_cmpuint (accounts->len, ==, 2);

  /* The same once more. */
  g_clear_pointer (&import, stf_ledger_import_free);
  import = import_new (self, text);
  g_assert_cmpstr (stf_ledger_import_get_ledger (import), ==, source->id);
  assert_counts (import, 0, 0, 3, 0);
  it = preview (import);
  g_assert_false (it->changes);
  run (import);
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
  money_year_assert_undo (self, before);
}

/* A later file of the same source; what it does not have goes away. */
static void
test_update (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StfLedgerImport) first = import_new (self, HEAD "#PSALDO 0 201301 5010 {} 10\n"
                                                             "#PSALDO 0 201301 5810 {1 2} 7\n"
                                                             "#PSALDO 0 201302 5010 {} 1\n");
  g_autoptr (StfLedgerImport) later = NULL;
  g_autoptr (StfLedgerImport) other = NULL;
  g_autoptr (StfLedgerPreview) it = NULL;
  g_autoptr (StfLedger) ledger = NULL;

  run (first);
  later = import_new (self, "#RAR 0 20130101 20131231\n#ORGNR 2021001111\n"
                            "#PSALDO 0 201301 5010 {} 12\n#PSALDO 0 201302 5010 {} 1\n"
                            "#PSALDO 0 201303 5010 {} 3\n");
  it = preview (later);
  g_assert_cmpuint (it->n_new, ==, 1);
  g_assert_cmpuint (it->n_changed, ==, 1);
  g_assert_cmpuint (it->n_unchanged, ==, 1);
  g_assert_cmpuint (it->n_gone, ==, 1);
  g_assert_cmpint (it->gone, ==, 700);
  g_assert_cmpint (it->total, ==, 1600);
  run (later);
  other = import_new (self, "#RAR 0 20130101 20131231\n#ORGNR 202100-2222\n"
                            "#FNAMN \"Länsstyrelsen\"\n#PSALDO 0 201304 5010 {} 100\n");
  assert_counts (other, 1, 0, 0, 0);
  run (other);

  ledger = load (self);
  g_assert_cmpuint (ledger->sources->len, ==, 2);
  g_assert_cmpint (ledger->unmapped, ==, 11600);
}

/* One month of a CSV file leaves the others alone. */
static void
test_months (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  static const char columns[] = "A;B;C\n5010;201301;5\n5010;201302;6\n";
  g_autoptr (StfLedgerImport) first = import_new (self, columns);
  g_autoptr (StfLedgerImport) second = NULL;
  g_autoptr (StfLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  StfActualsTable *table = stf_ledger_import_get_table (first);

  g_assert_null (stf_ledger_import_get_actuals (first));
  g_assert_false (stf_ledger_import_read (first, &error));
  g_assert_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_COLUMNS);
  g_clear_error (&error);
  stf_actuals_table_set_field (table, 0, STF_ACTUALS_FIELD_ACCOUNT);
  stf_actuals_table_set_field (table, 1, STF_ACTUALS_FIELD_MONTH);
  stf_actuals_table_set_field (table, 2, STF_ACTUALS_FIELD_AMOUNT);
  g_assert_true (stf_ledger_import_read (first, &error));
  stf_ledger_import_set_name (first, "Agresso");
  run (first);

  second = import_new (self, "Konto;Period;Belopp\n6540;201302;1\n");
  assert_counts (second, 1, 0, 0, 1);
  run (second);
  ledger = load (self);
  g_assert_cmpuint (ledger->sources->len, ==, 1);
  g_assert_cmpstr (((StfLedgerSource *) ledger->sources->pdata[0])->name, ==, "Agresso");
  g_assert_cmpint (((StfLedgerSource *) ledger->sources->pdata[0])->through, ==, 2);
  g_assert_cmpint (ledger->unmapped, ==, 600);
}

static void
test_mapping (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StfLedgerImport) import = NULL;
  g_autoptr (StfLedgerPreview) it = NULL;
  g_autoptr (StfAccountMappings) mappings = NULL;
  g_autoptr (StfLedger) ledger = NULL;
  g_autoptr (StfBudget) budget = NULL;
  const StfLedgerLine *line;

  money_year_add_line (self, "rooms", "wages", NULL, 1200);
  money_year_add_line (self, "trips", "travel", NULL, 1200);
  import = import_new (self, HEAD NAMES "#PSALDO 0 201301 5010 {1 10 6 P1} 10\n"
                                        "#PSALDO 0 201302 5010 {} 5\n"
                                        "#PSALDO 0 201302 5810 {} 7\n"
                                        "#PSALDO 0 201303 6540 {} 2\n"
                                        "#PSALDO 0 201303 8410 {} 1\n"
                                        "#RES 0 5010 15\n#RES 0 5810 7\n#RES 0 6540 2\n"
                                        "#RES 0 8410 1\n");
  stf_ledger_import_map (import, "5000", "5999", NULL, test_year_id (self, "trips"));
  stf_ledger_import_map (import, "5010", NULL, "6=P1", test_year_id (self, "rooms"));
  stf_ledger_import_map (import, "8410", NULL, NULL, NULL);
  it = preview (import);
  g_assert_cmpint (it->mapped, ==, 2200);
  g_assert_cmpint (it->not_ours, ==, 100);
  g_assert_cmpint (it->unmapped, ==, 200);
  g_assert_cmpuint (it->n_unmapped, ==, 1);
  g_assert_cmpstr (((StfLedgerGroup *) it->groups->pdata[0])->account, ==, "6540");
  g_assert_cmpstr (((StfLedgerGroup *) it->groups->pdata[0])->name, ==, "Programvara");
  g_assert_cmpstr (((StfLedgerGroup *) it->groups->pdata[2])->where, ==, "10, P1 rooms");
  run (import);

  ledger = load (self);
  g_assert_cmpint (ledger->mapped, ==, 2200);
  g_assert_cmpint (ledger->not_ours, ==, 100);
  g_assert_cmpint (ledger->unmapped, ==, 200);
  line = stf_ledger_find_line (ledger, test_year_id (self, "rooms"));
  g_assert_cmpint (line->months[1], ==, 1000);
  line = stf_ledger_find_line (ledger, test_year_id (self, "trips"));
  g_assert_cmpint (line->months[2], ==, 1200);
  g_assert_cmpint (line->sum, ==, 1200);

  /* The budget says the same of its outcome. */
  budget = stf_budget_load (self->file, NULL);
  g_assert_true (budget->has_ledger);
  for (guint i = 0; i < budget->n_lines; i++)
    {
      gint64 sum = 0;

      line = stf_ledger_find_line (ledger, budget->lines[i].id);
      for (guint month = 0; month <= 12; month++)
        {
          g_assert_cmpint (budget->ledger[i].slots[month], ==, line->months[month]);
          sum += line->months[month];
        }
      g_assert_cmpint (sum, ==, line->sum);
    }

  /* A mapping that is said anew counts; one that is taken away does not. */
  stf_ledger_import_free (g_steal_pointer (&import));
  import = import_new (self, HEAD "#PSALDO 0 201302 5010 {} 5\n");
  stf_ledger_import_map (import, "5010", NULL, NULL, NULL);
  g_clear_pointer (&it, stf_ledger_preview_free);
  it = preview (import);
  g_assert_cmpint (it->not_ours, ==, 500);
  stf_ledger_import_choose (import, "5010", "", FALSE, NULL);
  g_clear_pointer (&it, stf_ledger_preview_free);
  it = preview (import);
  g_assert_cmpint (it->unmapped, ==, 500);
  mappings = stf_ledger_import_get_mappings (import);
  g_assert_cmpuint (stf_account_mappings_get_n (mappings), ==, 4);
}

/* Where an account goes: "-" not mapped, "x" not of the budget, else the name of the line. */
static void
assert_goes (TestYear *self, StfLedgerImport *import, const char *account, const char *objects,
             const char *where)
{
  g_autoptr (StfAccountMappings) mappings = stf_ledger_import_get_mappings (import);
  const StfAccountMapping *found = stf_account_mappings_find (mappings, account, objects);

  if (g_str_equal (where, "-"))
    g_assert_null (found);
  else
    {
      g_assert_nonnull (found);
      g_assert_cmpstr (found->line, ==,
                       g_str_equal (where, "x") ? NULL : test_year_id (self, where));
    }
}

static void
test_choose (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  static const char text[] = HEAD "#PSALDO 0 201301 5000 {} 1\n#PSALDO 0 201301 5010 {} 2\n"
                                  "#PSALDO 0 201301 5020 {6 P1} 3\n"
                                  "#PSALDO 0 201301 5020 {6 P2} 4\n"
                                  "#PSALDO 0 201301 5099 {} 5\n"
                                  "#PSALDO 0 201301 A1 {} 6\n#PSALDO 0 201301 A2 {} 7\n"
                                  "#PSALDO 0 201301 A3 {} 8\n";
  g_autoptr (StfLedgerImport) import = NULL;
  g_autoptr (StfAccountMappings) mappings = NULL;

  money_year_add_line (self, "rooms", "wages", NULL, 1200);
  money_year_add_line (self, "trips", "travel", NULL, 1200);
  import = import_new (self, text);
  stf_ledger_import_map (import, "5000", "5099", NULL, test_year_id (self, "trips"));
  stf_ledger_import_map (import, "A1", "A3", NULL, NULL);

  /* Another line: the range is as it was. */
  stf_ledger_import_choose (import, "5010", "", TRUE, test_year_id (self, "rooms"));
  assert_goes (self, import, "5009", "", "trips");
  assert_goes (self, import, "5010", "", "rooms");
  assert_goes (self, import, "5011", "", "trips");
  mappings = stf_ledger_import_get_mappings (import);
  g_assert_cmpuint (stf_account_mappings_get_n (mappings), ==, 3);

  /* Not mapped: only that one, though a mapping further down fits it, too. */
  stf_ledger_import_choose (import, "5010", "", FALSE, NULL);
  assert_goes (self, import, "5009", "", "trips");
  assert_goes (self, import, "5010", "", "-");
  assert_goes (self, import, "5011", "", "trips");
  stf_ledger_import_choose (import, "5000", "", FALSE, NULL);
  assert_goes (self, import, "5000", "", "-");
  assert_goes (self, import, "5001", "", "trips");
  stf_ledger_import_choose (import, "5099", "", FALSE, NULL);
  assert_goes (self, import, "5099", "", "-");
  assert_goes (self, import, "5098", "", "trips");
  stf_ledger_import_choose (import, "5010", "", TRUE, NULL);
  assert_goes (self, import, "5010", "", "x");

  /* Other objects of the account keep what they had. */
  stf_ledger_import_choose (import, "5020", "6=P1", FALSE, NULL);
  assert_goes (self, import, "5020", "6=P1", "-");
  assert_goes (self, import, "5020", "6=P2", "trips");
  stf_ledger_import_choose (import, "5020", "6=P1", TRUE, test_year_id (self, "rooms"));
  assert_goes (self, import, "5020", "6=P1", "rooms");
  assert_goes (self, import, "5020", "6=P2", "trips");
  assert_goes (self, import, "5021", "", "trips");

  /* Accounts that are no numbers. */
  stf_ledger_import_choose (import, "A2", "", FALSE, NULL);
  assert_goes (self, import, "A1", "", "x");
  assert_goes (self, import, "A2", "", "-");
  assert_goes (self, import, "A3", "", "x");
}

/* An account's own mapping that stood after the range moves before it. */
static void
test_choose_again (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StfLedgerImport) import = NULL;

  money_year_add_line (self, "trips", "travel", NULL, 1200);
  test_year_add (self, NULL, "account_mapping", "from_account", "999", "to_account", "1001",
                 "position", "1", "note", "range", NULL);
  test_year_add (self, NULL, "account_mapping", "from_account", "1000", "position", "2", NULL);
  import = import_new (self, HEAD "#PSALDO 0 201301 1000 {} 1\n");
  stf_ledger_import_choose (import, "1000", "", TRUE, test_year_id (self, "trips"));
  assert_goes (self, import, "1000", "", "trips");
  assert_goes (self, import, "999", "", "x");
  stf_ledger_import_choose (import, "1000", "", FALSE, NULL);
  assert_goes (self, import, "999", "", "x");
  assert_goes (self, import, "1000", "", "-");
  assert_goes (self, import, "1001", "", "x");
  run (import);
}

static void
test_suggestions (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (StfLedgerImport) import = NULL;
  g_autoptr (StfAccountMappings) mappings = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  money_year_add_line (self, "rooms", "wages", NULL, 1200);
  money_year_add_line (self, "trips", "travel", NULL, 1200);
  money_year_add_line (self, "one", "licences", NULL, 1200);
  money_year_add_line (self, "two", "licences", NULL, 1200);
  test_year_set (self, "two", "budget_line", "account", "7010");
  import = import_new (self, HEAD NAMES "#PSALDO 0 201301 7010 {} 1\n"
                                        "#PSALDO 0 201301 5810 {} 1\n"
                                        "#PSALDO 0 201301 5010 {6 P1} 1\n"
                                        "#PSALDO 0 201301 5010 {6 P2} 1\n"
                                        "#PSALDO 0 201301 6540 {} 1\n"
                                        "#RES 0 5010 2\n");
  g_assert_true (stf_ledger_import_suggest (import, &n, &error));
  g_assert_cmpuint (n, ==, 3);
  mappings = stf_ledger_import_get_mappings (import);
  g_assert_cmpstr (stf_account_mappings_find (mappings, "7010", "")->line, ==,
                   test_year_id (self, "two"));
  g_assert_cmpstr (stf_account_mappings_find (mappings, "5810", "")->line, ==,
                   test_year_id (self, "trips"));
  g_assert_cmpstr (stf_account_mappings_find (mappings, "5010", "6=P1")->line, ==,
                   test_year_id (self, "rooms"));
  g_assert_null (stf_account_mappings_find (mappings, "5010", "6=P2"));
  g_assert_null (stf_account_mappings_find (mappings, "6540", ""));
}

static void
test_find (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  static const struct
  {
    const char *account;
    const char *objects;
    const char *note;
  } cases[] = {
    { "99", "", NULL },
    { "100", NULL, "range" },
    { "0150", "", "range" },
    { "1000", "", NULL },
    { "150", "1=10", "object" },
    { "150", "1=1", "range" },
    { "150", "1=10 6=P", "object" },
    { "150", "1=100", "range" },
    { "abc", "", "text" },
    { "abd", "", NULL },
    { "200", "6=P 7=1", "pairs" },
    { "200", "7=1 9=2", NULL },
    { "200", "6=P 7=1 9=2", "pairs" },
  };
  g_autoptr (StfAccountMappings) mappings = NULL;

  test_year_add (self, NULL, "account_mapping", "from_account", "100", "to_account", "199",
                 "position", "2", "note", "range", NULL);
  test_year_add (self, NULL, "account_mapping", "from_account", "150", "objects", "1=10",
                 "position", "1", "note", "object", NULL);
  test_year_add (self, NULL, "account_mapping", "from_account", "abc", "position", "3", "note",
                 "text", NULL);
  test_year_add (self, NULL, "account_mapping", "from_account", "200", "objects", "6=P 9=2",
                 "position", "5", "note", "pairs", NULL);
  test_year_add (self, NULL, "account_mapping", "from_account", "200", "objects", "6=P", "position",
                 "6", "note", "pairs", NULL);
  mappings = stf_account_mappings_load (self->file, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const StfAccountMapping *found = stf_account_mappings_find (mappings, cases[i].account,
                                                                  cases[i].objects);
      g_autoptr (StfRow) row = found != NULL ? stf_year_file_get_row (self->file, "account_mapping",
                                                                      found->id, NULL)
                                             : NULL;

      g_assert_cmpstr (row != NULL ? stf_row_get_text (row, "note") : NULL, ==, cases[i].note);
    }
}

/* What is wrong is told with its line, and not a byte of the file is another. */
static void
test_refused (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
#define CASE(text, words)                                                                          \
  {                                                                                                \
    text, sizeof text - 1, words                                                                   \
  }
  static const struct
  {
    const char *text;
    gsize length;
    const char *words;
  } cases[] = {
    CASE ("<html>404</html>", "Line 1: this is a web page"),
    CASE ("\n\n<!DOCTYPE html>\n<title>404</title>", "web page"),
    CASE ("#FLAGGA 0\n#RAR 0 20120101 20121231\n#PSALDO 0 201201 5010 {} 1\n", "Line 2:"),
    CASE (HEAD "#VER A 1 20130101\n{\n#TRANS 5010 {} 1\n}\n", "Line 4: voucher A 1 does not"),
    CASE (HEAD "#VER A 1 20130101\n{\n#TRANS 5010 {} 1\n", "Line 7: the file ends"),
    CASE (HEAD "#PSALDO 0 201301 5010 {} 99999999999999999999\n", "Line 4:"),
    CASE (HEAD "#PSALDO 0 201301 5010 {} 1e9\n", "Line 4:"),
    CASE (HEAD "#PSALDO 0 201301 5010 {} =1+1\n", "Line 4:"),
    CASE (HEAD "#PSALDO 0 201301 5010 {} 1\0\n", "Line 4: the file has bytes"),
    CASE ("\xef\xbb\xbf" HEAD "#KONTO 5010 \"\xe5\"\n", "Line 4: the file has bytes"),
    CASE ("Konto;Period;Belopp\n5010;201301;=1\n", "Line 2: “=1” is not an amount"),
    CASE ("Konto;Period;Belopp\n5010;201301;1\n5010;=A2;1\n", "Line 3: “=A2” is not a month"),
    CASE ("Konto;Period;Belopp\n5010;201301;+cmd|' /C calc'!A0\n", "Line 2:"),
    CASE ("Konto;Period;Belopp\n5010;201301;99999999999999999999\n", "Line 2:"),
    CASE ("Konto;Period;Belopp\n5010;201201;1\n", "Line 2: no row"),
    CASE ("Konto;Period;Belopp\n5010;201301;1\n\0;;\n", "Line 3: the file has bytes"),
    CASE ("Konto;Period;Belopp\n5010 \x81;201301;1\n", "Line 2: the file has bytes"),
    CASE ("\xef\xbb\xbfKonto;Period;Belopp\n5010 \xe5;201301;1\n", "Line 2: the file has bytes"),
    CASE ("\xff\xfeK\0;\0\n\0\0\xd8;\0", "Line 2: the file has bytes"),
    CASE ("Konto;Period;Belopp\n5010;201301;\"1\n", "Line 2: a quotation mark"),
    CASE ("", "empty"),
  };
#undef CASE
  g_autofree char *digest = stf_year_file_get_digest (self->file, NULL);
  gint64 revision = stf_year_file_get_revision (self->file);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, cases[i].length);
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      if (stf_ledger_import_new (self->file, bytes, &error) != NULL)
        g_error ("%u is taken in", i);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("%u: “%s” does not say “%s”", i, error->message, cases[i].words);
      after = stf_year_file_get_digest (self->file, NULL);
      g_assert_cmpstr (after, ==, digest);
      g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
    }
}

/* The agency of the ledger that @name is imported as. */
static char *
import_agency (TestYear *self, const char *name)
{
  g_autofree char *text = g_strdup_printf ("#RAR 0 20130101 20131231\n#FNAMN \"%s\"\n"
                                           "#PSALDO 0 201301 5010 {} 1\n",
                                           name);
  g_autoptr (StfLedgerImport) import = import_new (self, text);
  g_autoptr (GPtrArray) ledgers = NULL;

  run (import);
  ledgers = stf_year_file_get_rows (self->file, "ledger", NULL);
  for (guint i = 0; i < ledgers->len; i++)
    if (g_str_equal (stf_row_get_text (ledgers->pdata[i], "name"), name))
      return g_strdup (stf_row_get_text (ledgers->pdata[i], "agency"));
  g_assert_not_reached ();
}

static void
test_agency (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autofree char *uppsala = NULL, *nobody = NULL, *two = NULL;

  uppsala = import_agency (self, "LÄNSSTYRELSEN I UPPSALA LÄN");
  nobody = import_agency (self, "Länsstyrelsen");
  two = import_agency (self, "Uppsala och Gotland");
  g_assert_cmpstr (uppsala, ==, test_year_id (self, "uppsala"));
  g_assert_null (nobody);
  g_assert_null (two);
}

/* Ten thousand rows go in, come back, and are known again. */
static void
test_many (TestYear *self, gconstpointer data G_GNUC_UNUSED)
{
  g_autoptr (GString) text = g_string_new (HEAD);
  g_autoptr (StfLedgerImport) import = NULL;
  g_autoptr (StfLedger) ledger = NULL;
  gint64 sum = 0;
  gint64 start;

  for (guint i = 1; i < 10000; i++)
    {
      g_string_append_printf (text, "#PSALDO 0 2013%02u %u {1 %u} %u.%02u\n", 1 + i % 12,
                              4000 + i / 12 % 100, i / 1200, i, i % 100);
      sum += 100 * i + i % 100;
    }
  import = import_new (self, text->str);
  stf_ledger_import_map (import, "4000", "4049", NULL, NULL);
  start = g_get_monotonic_time ();
  run (import);
  g_test_message ("import: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  ledger = load (self);
  g_test_message ("load: %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpint (ledger->not_ours + ledger->unmapped, ==, sum);
  g_clear_pointer (&import, stf_ledger_import_free);
  import = import_new (self, text->str);
  assert_counts (import, 0, 0, 9999, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  money_year_add_test ("/money/ledger/same-file-again-changes-nothing", test_import);
  money_year_add_test ("/money/ledger/later-file-takes-the-place-of-the-earlier", test_update);
  money_year_add_test ("/money/ledger/table-of-a-month-leaves-the-others", test_months);
  money_year_add_test ("/money/ledger/mapping-brings-amounts-to-lines", test_mapping);
  money_year_add_test ("/money/ledger/choice-touches-one-account", test_choose);
  money_year_add_test ("/money/ledger/choice-counts-before-the-range", test_choose_again);
  money_year_add_test ("/money/ledger/suggestions-where-it-is-plain", test_suggestions);
  money_year_add_test ("/money/ledger/first-mapping-that-fits-counts", test_find);
  money_year_add_test ("/money/ledger/what-is-wrong-changes-nothing", test_refused);
  money_year_add_test ("/money/ledger/agency-is-the-one-that-the-name-has", test_agency);
  money_year_add_test ("/money/ledger/ten-thousand-rows", test_many);
  return g_test_run ();
}
