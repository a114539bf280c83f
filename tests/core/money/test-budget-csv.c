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
  loaded.budget = stf_budget_load (self->file, &error);
  g_assert_no_error (error);
  loaded.version = loaded.budget->versions->pdata[0];
  return loaded;
}

static void
what_is_written_is_read (TestYear *self, gconstpointer data)
{
  static const char separators[] = { ';', ',' };
  Loaded loaded = load (self);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_autofree char *csv = stf_budget_to_csv (loaded.budget, loaded.version, separators[i]);
      g_autoptr (StfBudgetEdit) edit = NULL;
      g_autoptr (GError) error = NULL;

      edit = stf_budget_from_csv (loaded.budget, loaded.version, csv + 3, &error);
      g_assert_no_error (error);
      g_assert_true (stf_budget_edit_is_empty (edit));
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
  g_autoptr (StfBudgetEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const StfBudgetEditRow *row;

  for (guint i = 0; i < loaded.budget->n_lines; i++)
    if (loaded.version->amounts[i].slots[1] < 0)
      line = &loaded.budget->lines[i];
  g_assert_nonnull (line);

  csv = g_strdup_printf ("id;February;March\n%s;1 234,50;\n", line->id);
  edit = stf_budget_from_csv (loaded.budget, loaded.version, csv, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (edit->rows->len, ==, 1);
  row = &g_array_index (edit->rows, StfBudgetEditRow, 0);
  g_assert_true (row->line == line);
  g_assert_cmpint (row->amounts.slots[1], ==, loaded.version->amounts[line->index].slots[1]);
  g_assert_cmpint (row->amounts.slots[2], ==, 123450);
  g_assert_false (stf_amounts_is_set (&row->amounts, 3));
  g_assert_true (stf_amounts_is_set (&row->amounts, 4));
  stf_budget_edit_free (g_steal_pointer (&edit));
  stf_budget_free (loaded.budget);
}

static void
what_is_wrong_is_told_with_its_line (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *csv;
    const char *told;
  } cases[] = {
    { "Line;Feb\nx;1\n", "first line" },
    { "January;February\n1;2\n", "first line" },
    { "Line;January\n\nNo such line;1\n", "Line 3: The budget has no line" },
    { "Line;January\n=HYPERLINK(1);1\n", "Line 2: " },
    { "id;January\nnowhere;1\n", "Line 2: " },
  };
  Loaded loaded = load (self);
  g_autofree char *twice = NULL, *formula = NULL, *huge = NULL;
  const char *id = loaded.budget->lines[0].id;
  const char *own[3];

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stf_budget_from_csv (loaded.budget, loaded.version, cases[i].csv, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].told) == NULL)
        g_error ("“%s” is not in “%s”", cases[i].told, error->message);
    }

  own[0] = twice = g_strdup_printf ("id;January\n%s;1\n%s;1\n", id, id);
  own[1] = formula = g_strdup_printf ("id;January\n%s;=1+1\n", id);
  own[2] = huge = g_strdup_printf ("id;January\n%s;99999999999999999999\n", id);
  for (guint i = 0; i < G_N_ELEMENTS (own); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stf_budget_from_csv (loaded.budget, loaded.version, own[i], &error));
      g_assert_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_VALUE);
      g_assert_true (g_str_has_prefix (error->message, i == 0 ? "Line 3: " : "Line 2: "));
    }
  stf_budget_free (loaded.budget);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  money_year_add_test ("/money/budget-csv/what-is-written-is-read", what_is_written_is_read);
  money_year_add_test ("/money/budget-csv/what-is-changed-is-all-that-changes",
                       what_is_changed_is_all_that_changes);
  money_year_add_test ("/money/budget-csv/what-is-wrong-is-told-with-its-line",
                       what_is_wrong_is_told_with_its_line);
  return g_test_run ();
}
