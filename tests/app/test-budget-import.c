/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing a budget in the window: what would change is shown, what is wrong is told, and what is
 * accepted is one step. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "exchange/stf-budget-sheet.h"
#include "money/stf-budget-version.h"
#include "stf-app-fixture.h"

typedef struct
{
  StfAppFixture app;
  StfBudget *budget; /* as it was */
  StfBudgetVersion *draft;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  StfYearFile *file;
  g_autofree char *id = NULL;

  stf_app_fixture_init (&fixture->app);
  stf_app_open (&fixture->app, fixture->app.path);
  file = stf_app_get_file (&fixture->app);
  fixture->budget = stf_budget_load (file, NULL);
  id = stf_budget_version_create (
      fixture->budget,
      &(StfBudgetNewVersion){
          .title = "Utkast",
          .kind = STF_BUDGET_BUDGET,
          .year = 2013,
          .source = stf_budget_get_shown (fixture->budget, 2013, "2013-12-31") },
      file, NULL);
  g_assert_nonnull (id);
  stf_budget_free (fixture->budget);
  fixture->budget = stf_budget_load (file, NULL);
  fixture->draft = stf_budget_find_version (fixture->budget, id);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  stf_budget_free (fixture->budget);
  stf_app_fixture_clear (&fixture->app);
}

static GtkWidget *
open_import (Fixture *fixture, const StfBudgetVersion *version, const char *csv)
{
  g_autofree char *path = g_build_filename (fixture->app.folder, "budget.csv", NULL);

  g_assert_true (g_file_set_contents (path, csv, -1, NULL));
  stf_app_activate (&fixture->app, "win.budget-import", g_variant_new ("(ss)", version->id, path));
  return GTK_WIDGET (stf_app_wait_for_dialog (&fixture->app));
}

static gboolean
can_import (GtkWidget *dialog)
{
  return gtk_widget_get_sensitive (stf_app_find (dialog, GTK_TYPE_BUTTON, "_Import"));
}

static void
what_changes_is_shown_and_is_one_step (Fixture *fixture, gconstpointer user_data)
{
  StfYearFile *file = stf_app_get_file (&fixture->app);
  const StfBudgetLine *line = &fixture->budget->lines[0];
  g_autofree char *before = stf_year_file_get_digest (file, NULL);
  g_autofree char *csv = g_strdup_printf ("id;January;March;Not spread;Own\n%s;1234,50;;7;x\n",
                                          line->id);
  g_autofree char *shown = NULL, *undone = NULL;
  g_autoptr (StfBudget) after = NULL;
  const StfAmounts *amounts;
  GtkWidget *dialog = open_import (fixture, fixture->draft, csv);

  g_assert_true (stf_app_shows (dialog, "Utkast"));
  g_assert_true (stf_app_shows (dialog, "budget.csv"));
  g_assert_true (stf_app_shows (dialog, line->title));
  g_assert_true (stf_app_shows (dialog, "→ 1,234.50 · March: "));
  g_assert_true (stf_app_shows (dialog, "→ empty"));
  g_assert_true (stf_app_shows (dialog, "1 line · 3 amounts"));
  g_assert_true (stf_app_shows (dialog, "Columns that are not read"));
  g_assert_true (can_import (dialog));
  shown = stf_year_file_get_digest (file, NULL);
  g_assert_cmpstr (shown, ==, before);
  stf_app_assert_named (dialog);

  stf_app_click (dialog, "_Import");
  stf_app_settle ();
  after = stf_budget_load (file, NULL);
  amounts = &stf_budget_find_version (after, fixture->draft->id)->amounts[0];
  g_assert_cmpint (amounts->slots[1], ==, 123450);
  g_assert_cmpint (amounts->slots[STF_AMOUNTS_UNSPREAD], ==, 700);
  g_assert_false (stf_amounts_is_set (amounts, 3));
  stf_app_activate (&fixture->app, "win.undo", NULL);
  stf_app_settle ();
  undone = stf_year_file_get_digest (file, NULL);
  g_assert_cmpstr (undone, ==, before);
}

static void
what_was_exported_changes_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *csv = stf_budget_to_csv (fixture->budget, fixture->draft, ';');
  GtkWidget *dialog = open_import (fixture, fixture->draft, csv);

  g_assert_true (stf_app_shows (dialog, "The budget has all of this already."));
  g_assert_false (can_import (dialog));
}

static void
what_is_wrong_is_listed (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *dialog = open_import (fixture, fixture->draft,
                                   "Line;January\nNo <b>such</b> line;1\n=HYPERLINK(1);2\n");

  g_assert_true (stf_app_shows (dialog, "Line 2: The budget has no line “No <b>such</b> line”."));
  g_assert_true (stf_app_shows (dialog, "Line 3: The budget has no line “=HYPERLINK(1)”."));
  g_assert_false (can_import (dialog));
}

static void
an_adopted_budget_is_closed (Fixture *fixture, gconstpointer user_data)
{
  const StfBudgetVersion *adopted = stf_budget_get_in_force (fixture->budget, 2013, "2013-12-31");
  g_autofree char *csv = g_strdup_printf ("id;January\n%s;17\n", fixture->budget->lines[0].id);
  GtkWidget *dialog = open_import (fixture, adopted, csv);

  g_assert_true (stf_app_shows (dialog, "is adopted and stays as it was decided"));
  g_assert_false (can_import (dialog));
}

static void
what_is_no_budget_is_refused (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *dialog = open_import (fixture, fixture->draft, "A;B\n1;2\n");

  g_assert_true (stf_app_shows (dialog, "The Budget Could Not Be Imported"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  stf_app_init (&argc, &argv);
  ADD ("/app/budget-import/what-changes-is-shown-and-is-one-step",
       what_changes_is_shown_and_is_one_step);
  ADD ("/app/budget-import/what-was-exported-changes-nothing", what_was_exported_changes_nothing);
  ADD ("/app/budget-import/what-is-wrong-is-listed", what_is_wrong_is_listed);
  ADD ("/app/budget-import/an-adopted-budget-is-closed", an_adopted_budget_is_closed);
  ADD ("/app/budget-import/what-is-no-budget-is-refused", what_is_no_budget_is_refused);
  return g_test_run ();
}
