/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Importing actuals in the window: what the dialog tells, what is mapped there, and that it becomes
 * one step. */

#include "file/stf-history.h"
#include "exchange/stf-actuals-table.h"
#include "file/stf-draft.h"
#include "money/stf-account-mapping.h"
#include "money/stf-ledger.h"
#include "stf-app-fixture.h"

static const char sie_text[] = "#FLAGGA 0\n#SIETYP 3\n#FNAMN \"Ledger\"\n#PROGRAM \"Ekonomi\"\n"
                               "#RAR 0 20130101 20131231\n#KONTO 5010 Rooms\n#KONTO 9010 Odd\n"
                               "#PSALDO 0 201301 5010 {} 100.50\n#PSALDO 0 201302 9010 {} 7\n"
                               "#RES 0 5010 100.50\n#RES 0 9010 8\n";

static const char csv_text[] = "A;Period;Belopp\n5010;201303;1 234,50\n";

static GtkWidget *
open_import (StfAppFixture *fixture, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  stf_app_activate (fixture, "win.import-actuals", g_variant_new_string (path));
  return GTK_WIDGET (stf_app_wait_for_dialog (fixture));
}

static void
select_row (GtkWidget *dialog, const char *title, guint choice)
{
  GtkWidget *row = stf_app_find (dialog, ADW_TYPE_COMBO_ROW, title);

  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
  stf_app_settle ();
}

static guint
get_choice (GtkWidget *dialog, const char *title)
{
  return adw_combo_row_get_selected (
      ADW_COMBO_ROW (stf_app_find (dialog, ADW_TYPE_COMBO_ROW, title)));
}

/* Makes the mapping of an account the only one, and one of a range. */
static void
widen (StfAppFixture *fixture, const char *from, const char *to)
{
  StfYearFile *file = stf_app_get_file (fixture);
  g_autoptr (StfAccountMappings) mappings = stf_account_mappings_load (file, NULL);
  g_autoptr (StfDraft) draft = stf_draft_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < stf_account_mappings_get_n (mappings); i++)
    {
      const StfAccountMapping *mapping = stf_account_mappings_get (mappings, i);

      g_assert_true (stf_draft_load (draft, file, "account_mapping", "id", mapping->id, &error));
      if (g_str_equal (mapping->from, from))
        stf_draft_set_text (draft, mapping->id, "to_account", to);
      else
        stf_draft_remove (draft, mapping->id);
    }
  stf_draft_save (draft, file, "actuals-import", NULL, &error);
  g_assert_no_error (error);
}

static gboolean
can_import (GtkWidget *dialog)
{
  return gtk_widget_get_sensitive (stf_app_find (dialog, GTK_TYPE_BUTTON, "_Import"));
}

static void
test_import (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autoptr (StfLedger) before = stf_ledger_load (stf_app_get_file (fixture), NULL);
  GtkWidget *dialog = open_import (fixture, "a.se", sie_text);
  g_autoptr (StfLedger) ledger = NULL;
  g_autoptr (StfHistoryEntry) last = NULL;

  g_assert_true (stf_app_shows (dialog, "2 new, 0 changed, 0 as they were"));
  g_assert_true (stf_app_shows (dialog, "1 account does not agree"));
  g_assert_true (stf_app_shows (dialog, "9010 Odd"));
  select_row (dialog, "5010 Rooms", 2);
  select_row (dialog, "9010 Odd", 1);
  g_assert_false (stf_app_shows (dialog, "not mapped"));
  stf_app_click (dialog, "_Import");

  ledger = stf_ledger_load (stf_app_get_file (fixture), NULL);
  g_assert_cmpuint (ledger->sources->len, ==, before->sources->len + 1);
  g_assert_cmpint (ledger->mapped, ==, before->mapped + 10050);
  g_assert_cmpint (ledger->not_ours, ==, before->not_ours + 700);
  g_assert_cmpint (ledger->unmapped, ==, before->unmapped);
  last = stf_history_get_undo (stf_app_get_file (fixture));
  g_assert_cmpstr (last->message, ==, "actuals-import");

  dialog = open_import (fixture, "a.se", sie_text);
  g_assert_true (stf_app_shows (dialog, "The year has all of this already"));
  g_assert_false (can_import (dialog));
  select_row (dialog, "5010 Rooms", 0);
  g_assert_true (can_import (dialog));
}

/* Both accounts stand in one range, which the year had before. */
static void
test_range (StfAppFixture *fixture, gconstpointer user_data)
{
  GtkWidget *dialog = open_import (fixture, "a.se", sie_text);
  g_autoptr (StfLedger) before = NULL;
  g_autoptr (StfLedger) after = NULL;

  select_row (dialog, "5010 Rooms", 1);
  select_row (dialog, "9010 Odd", 1);
  stf_app_click (dialog, "_Import");
  stf_app_settle ();
  widen (fixture, "5010", "9010");
  before = stf_ledger_load (stf_app_get_file (fixture), NULL);

  dialog = open_import (fixture, "a.se", sie_text);
  select_row (dialog, "5010 Rooms", 0);
  g_assert_cmpuint (get_choice (dialog, "5010 Rooms"), ==, 0);
  g_assert_cmpuint (get_choice (dialog, "9010 Odd"), ==, 1);
  stf_app_click (dialog, "_Import");
  after = stf_ledger_load (stf_app_get_file (fixture), NULL);
  g_assert_cmpint (after->not_ours, ==, before->not_ours - 10050);
  g_assert_cmpint (after->unmapped, ==, before->unmapped + 10050);
}

static void
test_columns (StfAppFixture *fixture, gconstpointer user_data)
{
  GtkWidget *dialog = open_import (fixture, "a.csv", csv_text);

  g_assert_true (stf_app_shows (dialog, "No column is the account"));
  g_assert_false (can_import (dialog));
  select_row (dialog, "A", STF_ACTUALS_FIELD_ACCOUNT);
  g_assert_true (stf_app_shows (dialog, "1 new"));
  g_assert_true (can_import (dialog));
}

static void
test_refused (StfAppFixture *fixture, gconstpointer user_data)
{
  GtkWidget *dialog = open_import (fixture, "b.se", "<html>404</html>");

  g_assert_true (stf_app_shows (dialog, "web page"));
}

#define ADD(path, function) g_test_add (path, StfAppFixture, NULL, set_up, function, tear_down)

static void
set_up (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_init (fixture);
  stf_app_open (fixture, fixture->path);
}

static void
tear_down (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_clear (fixture);
}

int
main (int argc, char **argv)
{
  stf_app_init (&argc, &argv);
  ADD ("/app/actuals/import-tells-maps-and-is-one-step", test_import);
  ADD ("/app/actuals/one-account-leaves-its-range", test_range);
  ADD ("/app/actuals/columns-of-a-table-are-chosen", test_columns);
  ADD ("/app/actuals/what-is-no-ledger-is-refused", test_refused);
  return g_test_run ();
}
