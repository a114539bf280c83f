/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Budgets as CSV: what is written is read again, in both forms of numbers, and what is wrong is
 * told with its line and changes nothing. */

#define G_LOG_DOMAIN "stafett-test"

#include <string.h>

#include "stf-budget-sheet.h"
#include "stf-money-year.h"

typedef struct
{
  StfBudget *budget;
  StfBudgetVersion *version;
} Loaded;

static Loaded
load (TestYear *self)
{
  g_autoptr (GError) error = NULL;
  Loaded loaded = { 0 };

  money_year_add_line (self, "salary", "wages", NULL, 120000050);
  money_year_add_line (self, "trains", "travel", NULL, -2400000);
  money_year_add_line (self, "servers", "licences", NULL, 1200);
  loaded.budget = stf_budget_load (self->file, &error);
  g_assert_no_error (error);
  loaded.version = loaded.budget->versions->pdata[0];
  return loaded;
}

/* Reads what has no mistake. */
static StfBudgetImport *
take (const Loaded *loaded, const char *csv)
{
  g_autoptr (GError) error = NULL;
  StfBudgetImport *import = stf_budget_import_new (loaded->budget, loaded->version, csv, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (import->problems->len, ==, 0);
  g_assert_nonnull (import->edit);
  return import;
}

static void
what_is_written_is_read (TestYear *self, gconstpointer data)
{
  static const char separators[] = { ';', ',' };
  Loaded loaded = load (self);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_autofree char *csv = stf_budget_to_csv (loaded.budget, loaded.version, separators[i]);
      g_autoptr (StfBudgetImport) import = take (&loaded, csv + 3);

      g_assert_true (stf_budget_edit_is_empty (import->edit));
      g_assert_cmpuint (import->unread->len, ==, 0);
      g_assert_nonnull (strstr (csv, "-2000"));
      g_assert_null (strstr (csv, "'-2000"));
    }
  stf_budget_free (loaded.budget);
}

static void
what_is_changed_is_all_that_changes (TestYear *self, gconstpointer data)
{
  Loaded loaded = load (self);
  const StfBudgetLine *line = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (StfBudgetImport) import = NULL;
  const StfBudgetEditRow *row;

  for (guint i = 0; i < loaded.budget->n_lines; i++)
    if (loaded.version->amounts[i].slots[1] < 0)
      line = &loaded.budget->lines[i];
  g_assert_nonnull (line);

  csv = g_strdup_printf ("id;February;March;Why\n%s;1 234,50;;=HYPERLINK(1)\n", line->id);
  import = take (&loaded, csv);
  g_assert_cmpuint (import->edit->rows->len, ==, 1);
  g_assert_cmpstr (import->unread->pdata[0], ==, "Why");
  row = &g_array_index (import->edit->rows, StfBudgetEditRow, 0);
  g_assert_true (row->line == line);
  g_assert_cmpint (row->amounts.slots[1], ==, loaded.version->amounts[line->index].slots[1]);
  g_assert_cmpint (row->amounts.slots[2], ==, 123450);
  g_assert_false (stf_amounts_is_set (&row->amounts, 3));
  g_assert_true (stf_amounts_is_set (&row->amounts, 4));
  stf_budget_import_free (g_steal_pointer (&import));
  stf_budget_free (loaded.budget);
}

static void
what_is_no_budget_is_refused (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *csv;
    const char *told;
  } cases[] = {
    { "", "" },
    { "Line;Feb\nx;1\n", "first line" },
    { "January;February\n1;2\n", "first line" },
    { "Line;january; January\nx;1;2\n", "Two columns" },
  };
  Loaded loaded = load (self);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stf_budget_import_new (loaded.budget, loaded.version, cases[i].csv, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, cases[i].told));
    }
  stf_budget_free (loaded.budget);
}

/* All that is wrong is told, in the order of the file; the one row that is right is not taken. */
static void
what_is_wrong_is_told_with_its_line (TestYear *self, gconstpointer data)
{
  static const char *const told[] = {
    "Line 3: January: “=1+1” is not an amount",
    "Line 3: March: ",
    "Line 4: The same line of the budget",
    "Line 6: The budget has no line “nowhere”",
    "Line 7: The budget has no line “=HYPERLINK(1)”",
    "Line 8: January: “one” is not an amount",
  };
  Loaded loaded = load (self);
  const StfBudgetLine *lines = loaded.budget->lines;
  g_autofree char *csv = g_strdup_printf ("id;Line;January;March\n%s;;1;2\n"
                                          "%s;;=1+1;99999999999999999999\n%s;;1;1\n\n"
                                          "nowhere;;1;1\n;=HYPERLINK(1);1;1\n;%s;one;1\n",
                                          lines[0].id, lines[1].id, lines[1].id, lines[2].title);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudgetImport) import = stf_budget_import_new (loaded.budget, loaded.version, csv,
                                                              &error);

  g_assert_no_error (error);
  g_assert_null (import->edit);
  g_assert_cmpuint (import->problems->len, ==, G_N_ELEMENTS (told));
  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    if (!g_str_has_prefix (import->problems->pdata[i], told[i]))
      g_error ("“%s” does not begin with “%s”", (char *) import->problems->pdata[i], told[i]);
  stf_budget_import_free (g_steal_pointer (&import));
  stf_budget_free (loaded.budget);
}

/* The amounts of an adopted version may be there, as long as they are the same. */
static void
what_is_closed_stays (TestYear *self, gconstpointer data)
{
  Loaded loaded = load (self);
  const StfBudgetStep adopted = { .state = STF_BUDGET_ADOPTED };
  const StfBudgetLine *line = &loaded.budget->lines[0];
  g_autofree char *same = stf_budget_to_csv (loaded.budget, loaded.version, ';');
  g_autofree char *other = g_strdup_printf ("id;January;March\n%s;;-17\n", line->id);
  g_autoptr (StfBudgetImport) import = NULL;
  g_autoptr (StfBudgetImport) refused = NULL;

  g_array_append_val (loaded.version->steps, adopted);
  import = take (&loaded, same + 3);
  g_assert_true (stf_budget_edit_is_empty (import->edit));
  refused = stf_budget_import_new (loaded.budget, loaded.version, other, NULL);
  g_assert_null (refused->edit);
  g_assert_nonnull (strstr (refused->problems->pdata[0], "is adopted"));
  g_assert_true (g_str_has_prefix (refused->problems->pdata[0], "Line 2: "));
  g_array_set_size (loaded.version->steps, loaded.version->steps->len - 1);

  /* A forecast keeps its months of outcome. */
  loaded.version->kind = STF_BUDGET_FORECAST;
  loaded.version->through = 2;
  stf_budget_import_free (g_steal_pointer (&refused));
  refused = stf_budget_import_new (loaded.budget, loaded.version, other, NULL);
  for (guint i = 0; i < refused->problems->len; i++)
    g_assert_null (strstr (refused->problems->pdata[i], "March: "));
  stf_budget_import_free (g_steal_pointer (&refused));
  stf_budget_import_free (g_steal_pointer (&import));
  stf_budget_free (loaded.budget);
}

/* One change, undone by one step. */
static void
an_import_is_one_change (TestYear *self, gconstpointer data)
{
  Loaded loaded = load (self);
  g_autofree char *before = stf_year_file_get_digest (self->file, NULL);
  g_autofree char *csv = g_strdup_printf ("id;January\n%s;12\n%s;13\n", loaded.budget->lines[0].id,
                                          loaded.budget->lines[1].id);
  g_autoptr (StfBudgetImport) import = take (&loaded, csv);
  g_autoptr (GError) error = NULL;

  g_assert_true (stf_budget_edit_save (import->edit, self->file, &error));
  g_assert_no_error (error);
  money_year_assert_undo (self, before);
  stf_budget_import_free (g_steal_pointer (&import));
  stf_budget_free (loaded.budget);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  money_year_add_test ("/money/budget-csv/what-is-written-is-read", what_is_written_is_read);
  money_year_add_test ("/money/budget-csv/what-is-changed-is-all-that-changes",
                       what_is_changed_is_all_that_changes);
  money_year_add_test ("/money/budget-csv/what-is-no-budget-is-refused",
                       what_is_no_budget_is_refused);
  money_year_add_test ("/money/budget-csv/what-is-wrong-is-told-with-its-line",
                       what_is_wrong_is_told_with_its_line);
  money_year_add_test ("/money/budget-csv/what-is-closed-stays", what_is_closed_stays);
  money_year_add_test ("/money/budget-csv/an-import-is-one-change", an_import_is_one_change);
  return g_test_run ();
}
