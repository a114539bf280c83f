/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Assignments in the window: the dialog with all it holds, several in one go, and the timeline. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "file/stf-history.h"
#include "stf-app-fixture.h"
#include "stf-assignment-dialog.h"
#include "stf-batch-dialog.h"
#include "stf-organisation-page.h"

static void
set_up (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_init (fixture);
  stf_app_open (fixture, fixture->path);
  stf_open_year_set_date (stf_window_get_year (fixture->window), "2013-05-14");
  stf_app_show_page (fixture, "organisation");
}

static void
tear_down (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_clear (fixture);
}

static StfYearFile *
get_file (StfAppFixture *fixture)
{
  return stf_open_year_get_file (stf_window_get_year (fixture->window));
}

static void
activate (StfAppFixture *fixture, const char *action, GVariant *target)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), action, target));
  stf_app_settle ();
}

/* A row of a dialog by its title, as the reader sees it. */
static GtkWidget *
find_row (GtkWindow *dialog, GType type, const char *title)
{
  GtkWidget *row = stf_app_find (GTK_WIDGET (dialog), type, title);

  if (row == NULL)
    g_error ("There is no row %s", title);
  return row;
}

static void
type_text (GtkWindow *dialog, const char *title, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, ADW_TYPE_ENTRY_ROW, title)), text);
  stf_app_settle ();
}

/* Chooses what is written so in a list. */
static void
choose (GtkWindow *dialog, const char *title, const char *text)
{
  AdwComboRow *row = ADW_COMBO_ROW (find_row (dialog, ADW_TYPE_COMBO_ROW, title));
  GListModel *model = adw_combo_row_get_model (row);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    if (g_str_has_prefix (gtk_string_list_get_string (GTK_STRING_LIST (model), i), text))
      {
        adw_combo_row_set_selected (row, i);
        stf_app_settle ();
        return;
      }
  g_error ("There is no %s in %s", text, title);
}

static void
click (GtkWindow *dialog, const char *label)
{
  g_signal_emit_by_name (stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, label), "clicked");
  stf_app_settle ();
}

static void
turn_on (GtkWindow *dialog, const char *title)
{
  adw_action_row_activate (ADW_ACTION_ROW (find_row (dialog, ADW_TYPE_ACTION_ROW, title)));
  stf_app_settle ();
}

static guint
count_rows (StfAppFixture *fixture, const char *table)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (get_file (fixture), table, NULL);

  return rows->len;
}

/* The assignment with this reason. */
static StfRow *
find_by_reason (StfAppFixture *fixture, const char *reason)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (get_file (fixture), "assignment", NULL);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (stf_row_get_text (rows->pdata[i], "reason"), reason) == 0)
      return stf_row_copy (rows->pdata[i]);
  g_error ("There is no assignment because %s", reason);
}

static void
test_dialog (StfAppFixture *fixture, gconstpointer user_data)
{
  guint n_decisions = count_rows (fixture, "decision");
  g_autofree char *role = g_strdup (stf_app_find_role (fixture, "P06")->id);
  g_autoptr (StfRow) row = NULL;
  GtkWindow *dialog;

  activate (fixture, "win.assign", g_variant_new ("(ss)", role, ""));
  dialog = stf_app_wait_for_dialog (fixture);
  type_text (dialog, "Search", "bildtext");
  g_signal_emit_by_name (find_row (dialog, ADW_TYPE_ENTRY_ROW, "Search"), "entry-activated");
  stf_app_settle ();
  type_text (dialog, "From", "2013-06-01");
  type_text (dialog, "Extent", "90");
  /* A load that is too large is told at once, and who is paid is proposed. */
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "of full time with this"));
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (
                        find_row (dialog, ADW_TYPE_COMBO_ROW, "Agency that is paid"))),
                    >, 0);
  choose (dialog, "Agency that is paid", "Gotland");
  choose (dialog, "Held as", "Deputy");
  turn_on (dialog, "Ex officio");
  turn_on (dialog, "Stays until a successor begins");
  choose (dialog, "Decided by", "New Decision");
  g_assert_false (
      gtk_widget_get_sensitive (stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Save")));
  type_text (dialog, "What was decided", "Ersättare");
  type_text (dialog, "Number", "2013-99");
  choose (dialog, "Kind", "Election");
  type_text (dialog, "Day of the decision", "2013-05-14");
  choose (dialog, "Body that decided", "Styrgruppen");
  type_text (dialog, "Reason", "Prov");
  click (dialog, "_Save");

  row = find_by_reason (fixture, "Prov");
  g_assert_cmpstr (stf_row_get_text (row, "from_date"), ==, "2013-06-01");
  g_assert_null (stf_row_get_text (row, "to_date"));
  g_assert_cmpint (stf_row_get_integer (row, "extent"), ==, 90);
  g_assert_cmpint (stf_row_get_integer (row, "deputy"), ==, 1);
  g_assert_cmpint (stf_row_get_integer (row, "acting"), ==, 0);
  g_assert_cmpint (stf_row_get_integer (row, "ex_officio"), ==, 1);
  g_assert_cmpint (stf_row_get_integer (row, "carried_over"), ==, 1);
  g_assert_nonnull (stf_row_get_text (row, "host"));
  g_assert_cmpuint (count_rows (fixture, "decision"), ==, n_decisions + 1);
  {
    g_autoptr (StfRow) decision = stf_year_file_get_row (get_file (fixture), "decision",
                                                         stf_row_get_text (row, "decision"), NULL);

    g_assert_cmpstr (stf_row_get_text (decision, "title"), ==, "Ersättare");
    g_assert_cmpstr (stf_row_get_text (decision, "kind"), ==, "election");
    g_assert_nonnull (stf_row_get_text (decision, "body"));
  }

  activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (count_rows (fixture, "decision"), ==, n_decisions);
}

/* What an assignment holds is shown when it is edited, and nothing is changed by looking. */
static void
test_edit (StfAppFixture *fixture, gconstpointer user_data)
{
  const StfRole *role = stf_app_find_role (fixture, "P04");
  g_autofree char *id = g_strdup (((const StfHolder *) role->holders->pdata[0])->assignment);
  GtkWindow *dialog;

  activate (fixture, "win.edit-assignment", g_variant_new_string (id));
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_cmpuint (adw_combo_row_get_selected (
                        ADW_COMBO_ROW (find_row (dialog, ADW_TYPE_COMBO_ROW, "Decided by"))),
                    >, 0);
  g_assert_false (
      gtk_widget_get_sensitive (stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Save")));

  turn_on (dialog, "Stays until a successor begins");
  g_assert_cmpstr (
      gtk_editable_get_text (GTK_EDITABLE (find_row (dialog, ADW_TYPE_ENTRY_ROW, "Until"))), ==,
      "");
  type_text (dialog, "Until", "2013-12-31");
  g_assert_false (
      gtk_widget_get_sensitive (stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Save")));
  gtk_window_destroy (dialog);
}

static guint
count_ending (StfAppFixture *fixture, const char *date)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (get_file (fixture), "assignment", NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_strcmp0 (stf_row_get_text (rows->pdata[i], "to_date"), date) == 0;
  return n;
}

static void
test_batch (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *body = g_strdup (stf_app_find_role (fixture, "P03")->body->id);
  GtkWidget *check;
  GtkWindow *dialog;

  g_assert_cmpuint (count_ending (fixture, "2013-06-29"), ==, 0);
  activate (fixture, "win.change-assignments", g_variant_new_string (body));
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_BATCH_DIALOG (dialog));
  choose (dialog, "Role", "Styrgruppsledamot");
  type_text (dialog, "Last day", "2013-06-29");
  type_text (dialog, "Reason", "Ny styrgrupp");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "6 assignments"));
  check = stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  stf_app_settle ();
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "5 assignments"));
  click (dialog, "_End");

  g_assert_cmpuint (count_ending (fixture, "2013-06-29"), ==, 5);
  activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (count_ending (fixture, "2013-06-29"), ==, 0);
}

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, StfAppFixture, NULL, set_up, function, tear_down)
  ADD ("/app/assignment/saves-all-that-the-dialog-holds", test_dialog);
  ADD ("/app/assignment/is-not-changed-by-looking-at-it", test_edit);
  ADD ("/app/assignments/end-in-one-go", test_batch);
#undef ADD

  return g_test_run ();
}
