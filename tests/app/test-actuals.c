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

/* The editor of the mapping */

static GtkWidget *
open_mapping (StfAppFixture *fixture)
{
  stf_app_activate (fixture, "win.map-accounts", NULL);
  return GTK_WIDGET (stf_app_wait_for_dialog (fixture));
}

/* The topmost dialog but one, after a click that opened it. */
static GtkWidget *
find_form (GtkWidget *dialog, const char *title)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *i = windows; i != NULL; i = i->next)
    if (gtk_window_get_transient_for (i->data) == GTK_WINDOW (dialog)
        && g_strcmp0 (gtk_window_get_title (i->data), title) == 0)
      return i->data;
  return NULL;
}

static void
activate_row (GtkWidget *dialog, const char *title)
{
  GtkWidget *row = stf_app_find (dialog, ADW_TYPE_ACTION_ROW, title);

  g_assert_nonnull (row);
  g_signal_emit_by_name (row, "activated");
  stf_app_settle ();
}

static void
import_unmapped (StfAppFixture *fixture)
{
  GtkWidget *dialog = open_import (fixture, "a.se", sie_text);

  stf_app_click (dialog, "_Import");
  stf_app_settle ();
}

static void
test_mapping (StfAppFixture *fixture, gconstpointer user_data)
{
  StfYearFile *file = stf_app_get_file (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (StfLedger) ledger = NULL;
  g_autoptr (StfLedger) mapped = NULL;
  g_autoptr (StfHistoryEntry) last = NULL;
  GtkWidget *dialog;
  GtkWidget *form;

  import_unmapped (fixture);
  ledger = stf_ledger_load (file, NULL);
  before = stf_year_file_get_digest (file, NULL);
  dialog = open_mapping (fixture);
  g_assert_false (gtk_widget_get_sensitive (stf_app_find (dialog, GTK_TYPE_BUTTON, "_Save")));

  /* An account that is not mapped: the form knows it, and what it catches. */
  activate_row (dialog, "9010 Odd");
  form = find_form (dialog, "New Mapping");
  g_assert_nonnull (form);
  stf_app_assert_named (dialog);
  stf_app_assert_named (form);
  g_assert_true (stf_app_shows (form, "1 row"));
  stf_app_click (form, "_Done");
  g_assert_true (stf_app_shows (form, "Choose where the amounts go"));
  select_row (form, "Line of the budget", 0);
  stf_app_type (form, "Note", "not ours");
  stf_app_click (form, "_Done");
  stf_app_settle ();
  g_assert_true (stf_app_shows (dialog, "Not of the Budget · not ours"));

  /* One that nothing is left for. */
  stf_app_click (dialog, "_New Mapping…");
  form = find_form (dialog, "New Mapping");
  stf_app_type (form, "Account", "9010");
  stf_app_type (form, "Objects", "P1");
  select_row (form, "Line of the budget", 1);
  stf_app_click (form, "_Done");
  g_assert_true (stf_app_shows (form, "dimension=number"));
  stf_app_type (form, "Objects", "6=P1");
  g_assert_true (stf_app_shows (form, "Never reached"));
  stf_app_click (form, "_Done");
  stf_app_settle ();
  g_assert_true (stf_app_shows (dialog, "Never reached"));

  /* Nothing is written before it is saved, and then it is one step. */
  after = stf_year_file_get_digest (file, NULL);
  g_assert_cmpstr (after, ==, before);
  stf_app_click (dialog, "_Save");
  stf_app_settle ();
  mapped = stf_ledger_load (file, NULL);
  g_assert_cmpint (mapped->not_ours, ==, ledger->not_ours + 700);
  last = stf_history_get_undo (file);
  g_assert_cmpstr (last->message, ==, "account-mapping");
  stf_app_activate (fixture, "win.undo", NULL);
  g_clear_pointer (&after, g_free);
  after = stf_year_file_get_digest (file, NULL);
  g_assert_cmpstr (after, ==, before);
}

/* What is above counts: moving the exception up brings its amounts back, and removing it as well.
 */
static void
test_order (StfAppFixture *fixture, gconstpointer user_data)
{
  StfYearFile *file = stf_app_get_file (fixture);
  g_autoptr (StfDraft) draft = stf_draft_new ();
  g_autoptr (StfLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;
  const char *id;
  GtkWidget *dialog;
  GtkWidget *form;
  gint64 not_ours;

  import_unmapped (fixture);
  id = stf_draft_add (draft, "account_mapping");
  stf_draft_set_text (draft, id, "from_account", "9000");
  stf_draft_set_text (draft, id, "to_account", "9099");
  stf_draft_set_text (draft, id, "note", "range");
  stf_draft_place (draft, id, NULL, NULL);
  id = stf_draft_add (draft, "account_mapping");
  stf_draft_set_text (draft, id, "from_account", "9010");
  stf_draft_place (draft, id, NULL, NULL);
  g_assert_true (stf_draft_save (draft, file, "account-mapping", NULL, &error));
  ledger = stf_ledger_load (file, NULL);
  not_ours = ledger->not_ours;

  dialog = open_mapping (fixture);
  g_assert_true (stf_app_shows (dialog, "Never reached"));
  for (guint i = 0; i < 20 && stf_app_shows (dialog, "Never reached"); i++)
    stf_app_click (stf_app_find (dialog, ADW_TYPE_ACTION_ROW, "9010"), "Move up");
  g_assert_false (stf_app_shows (dialog, "Never reached"));
  g_assert_true (stf_app_shows (dialog, "9010 comes before it"));
  activate_row (dialog, "9010");
  form = find_form (dialog, "Mapping");
  stf_app_click (form, "_Remove Mapping");
  stf_app_settle ();
  activate_row (dialog, "9000–9099");
  form = find_form (dialog, "Mapping");
  stf_app_type (form, "Through account, if they are several", "9009");
  stf_app_click (form, "_Done");
  stf_app_settle ();
  stf_app_click (dialog, "_Save");
  stf_app_settle ();
  stf_ledger_free (g_steal_pointer (&ledger));
  ledger = stf_ledger_load (file, NULL);
  g_assert_cmpint (ledger->not_ours, ==, not_ours - 700);
}

/* From an import: it is kept there, and saved with the rows. */
static void
test_mapping_of_import (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autoptr (StfLedger) before = stf_ledger_load (stf_app_get_file (fixture), NULL);
  GtkWidget *dialog = open_import (fixture, "a.se", sie_text);
  g_autoptr (StfLedger) ledger = NULL;
  GtkWidget *editor;
  GtkWidget *form;

  stf_app_click (dialog, "Edit the mapping");
  stf_app_settle ();
  editor = find_form (dialog, "Mapping of Accounts");
  activate_row (editor, "9010 Odd");
  form = find_form (editor, "New Mapping");
  select_row (form, "Line of the budget", 0);
  stf_app_click (form, "_Done");
  stf_app_settle ();
  stf_app_click (editor, "_Done");
  stf_app_settle ();
  g_assert_cmpuint (get_choice (dialog, "9010 Odd"), ==, 1);
  ledger = stf_ledger_load (stf_app_get_file (fixture), NULL);
  g_assert_cmpint (ledger->not_ours, ==, before->not_ours);
  stf_app_click (dialog, "_Import");
  stf_app_settle ();
  stf_ledger_free (g_steal_pointer (&ledger));
  ledger = stf_ledger_load (stf_app_get_file (fixture), NULL);
  g_assert_cmpint (ledger->not_ours, ==, before->not_ours + 700);
}

/* More accounts than are shown: the one that is looked for is. */
static void
test_many (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GString) text = g_string_new ("#FLAGGA 0\n#FNAMN A\n#RAR 0 20130101 20131231\n");
  GtkWidget *dialog;
  GtkWidget *search;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "#KONTO %u \"Number %u\"\n#PSALDO 0 201301 %u {} %u\n", 9100 + i,
                            i, 9100 + i, 1000 - i);
  dialog = open_import (fixture, "a.se", text->str);
  g_assert_true (stf_app_shows (dialog, "200 more"));
  g_assert_true (stf_app_shows (dialog, "no results to hold"));
  stf_app_assert_named (dialog);
  g_assert_null (stf_app_find (dialog, ADW_TYPE_COMBO_ROW, "9399 Number 299"));
  search = stf_app_find (dialog, GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (search);
  gtk_editable_set_text (GTK_EDITABLE (search), "number 299");
  g_signal_emit_by_name (search, "search-changed");
  stf_app_settle ();
  g_assert_nonnull (stf_app_find (dialog, ADW_TYPE_COMBO_ROW, "9399 Number 299"));
  g_assert_false (stf_app_shows (dialog, "more"));
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
  ADD ("/app/actuals/many-accounts-are-searched", test_many);
  ADD ("/app/actuals/mapping-is-edited-and-saved-as-one-step", test_mapping);
  ADD ("/app/actuals/mapping-counts-in-order", test_order);
  ADD ("/app/actuals/mapping-of-an-import-is-saved-with-it", test_mapping_of_import);
  return g_test_run ();
}
