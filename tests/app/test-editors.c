/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editors of bodies and roles, as their users meet them: opened by an action, filled in, saved
 * as one change, closed with and without what was changed. */

#include "config.h"

#include "file/stf-history.h"
#include "organisation/stf-assignment-draft.h"
#include "stf-app-fixture.h"
#include "stf-editor.h"
#include "stf-question.h"

static StfOrganisation *
get_organisation (StfAppFixture *fixture)
{
  return stf_open_year_get_organisation (stf_window_get_year (fixture->window));
}

static const StfBody *
find_body (StfAppFixture *fixture, const char *name)
{
  GPtrArray *bodies = stf_organisation_get_bodies (get_organisation (fixture));

  for (guint i = 0; i < bodies->len; i++)
    if (g_str_equal (((StfBody *) bodies->pdata[i])->name, name))
      return bodies->pdata[i];
  return NULL;
}

static void
test_new_body (StfAppFixture *fixture, gconstpointer data)
{
  const StfBody *steering;
  const StfBody *made;
  GtkWindow *dialog;

  stf_app_open (fixture, fixture->path);
  steering = find_body (fixture, "Styrgruppen");
  stf_app_activate (fixture, "win.new-body", g_variant_new_string (steering->id));
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_EDITOR (dialog));

  /* Left as it came, it goes without a question. */
  gtk_window_close (dialog);
  stf_app_settle ();
  g_assert_null (stf_app_get_dialog (fixture));
  stf_app_activate (fixture, "win.new-body", g_variant_new_string (steering->id));
  dialog = stf_app_wait_for_dialog (fixture);

  /* Without a name it says so, and stays. */
  stf_app_type (dialog, "Name", "x");
  stf_app_type (dialog, "Name", "");
  stf_app_click (dialog, "_Save");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Write the name of the body."));

  stf_app_type (dialog, "Name", "Mediegruppen");
  stf_app_click (dialog, "_Save");
  g_assert_null (stf_app_get_dialog (fixture));

  made = find_body (fixture, "Mediegruppen");
  g_assert_nonnull (made);
  g_assert_cmpstr (made->parent->name, ==, "Styrgruppen");
  g_assert_true (stf_year_file_undo (stf_app_get_file (fixture), NULL));
  stf_app_settle ();
  g_assert_null (find_body (fixture, "Mediegruppen"));
}

static void
test_tasks (StfAppFixture *fixture, gconstpointer data)
{
  const StfRole *chair;
  GtkWindow *dialog;
  const StfTaskList *list;
  GtkWidget *entry = NULL;
  guint n_tasks;

  stf_app_open (fixture, fixture->path);
  chair = stf_app_find_role (fixture, "P04");
  n_tasks = ((StfTaskList *) chair->task_lists->pdata[0])->n_tasks;
  stf_app_activate (fixture, "win.edit-role", g_variant_new_string (chair->id));
  dialog = stf_app_wait_for_dialog (fixture);

  g_signal_emit_by_name (stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "Add a task"),
                         "clicked");
  stf_app_settle ();
  entry = gtk_window_get_focus (dialog);
  entry = gtk_widget_get_ancestor (entry, ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (entry);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (entry)), ==, "Task");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Kalla till styrgruppens möten");
  stf_app_click (dialog, "_Save");

  g_assert_null (stf_app_get_dialog (fixture));
  chair = stf_app_find_role (fixture, "P04");
  list = chair->task_lists->pdata[0];
  g_assert_cmpuint (list->n_tasks, ==, n_tasks + 1);
  g_assert_cmpstr (list->tasks[n_tasks], ==, "Kalla till styrgruppens möten");
}

/* The question that a dialog asks. */
static GtkWindow *
find_question (GtkWindow *dialog)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (STF_IS_QUESTION (window) && gtk_window_get_transient_for (window) == dialog)
        return window;
    }
  return NULL;
}

static void
test_discard (StfAppFixture *fixture, gconstpointer data)
{
  GtkWindow *dialog, *question;
  gint64 revision;

  stf_app_open (fixture, fixture->path);
  revision = stf_year_file_get_revision (stf_app_get_file (fixture));
  stf_app_activate (fixture, "win.edit-body",
                    g_variant_new_string (find_body (fixture, "Styrgruppen")->id));
  dialog = stf_app_wait_for_dialog (fixture);
  stf_app_type (dialog, "Name", "Ledningsgruppen");
  gtk_window_close (dialog);
  stf_app_settle ();

  question = find_question (dialog);
  g_assert_nonnull (question);
  stf_app_click (question, "_Discard");
  g_assert_null (stf_app_get_dialog (fixture));
  g_assert_cmpint (stf_year_file_get_revision (stf_app_get_file (fixture)), ==, revision);
}

static void
test_remove (StfAppFixture *fixture, gconstpointer data)
{
  GtkWindow *question;

  stf_app_open (fixture, fixture->path);
  stf_app_activate (fixture, "win.remove-body",
                    g_variant_new_string (find_body (fixture, "Valberedningen")->id));
  question = stf_app_wait_for_dialog (fixture);
  g_assert_true (stf_app_shows (GTK_WIDGET (question), "Assignment: 3"));
  stf_app_click (question, "_Remove");
  g_assert_null (find_body (fixture, "Valberedningen"));
  g_assert_true (stf_year_file_undo (stf_app_get_file (fixture), NULL));
  stf_app_settle ();
  g_assert_nonnull (find_body (fixture, "Valberedningen"));
}

/* Whether the heading of the findings has a word, as in "2 new". */
static gboolean
rules_tell (GtkWindow *dialog, const char *word)
{
  GtkWidget *row = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_EXPANDER_ROW, "Breaches of Rules");

  return row != NULL
         && strstr (adw_expander_row_get_subtitle (ADW_EXPANDER_ROW (row)), word) != NULL;
}

static void
wait_for_rules (GtkWindow *dialog, const char *word, gboolean told)
{
  while (rules_tell (dialog, word) != told)
    g_main_context_iteration (NULL, TRUE);
}

/* What the rules say follows what is typed, and nothing of it is saved. */
static void
assert_rules_follow (StfAppFixture *fixture, const char *entry, const char *text)
{
  gint64 revision = stf_year_file_get_revision (stf_app_get_file (fixture));
  GtkWindow *dialog = stf_app_wait_for_dialog (fixture);
  GtkEditable *row = GTK_EDITABLE (stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, entry));
  g_autofree char *before = g_strdup (gtk_editable_get_text (row));

  g_assert_false (rules_tell (dialog, "new"));
  gtk_editable_set_text (row, text);
  wait_for_rules (dialog, "new", TRUE);
  gtk_editable_set_text (row, before);
  wait_for_rules (dialog, "new", FALSE);
  /* What cannot be saved is not tried. */
  gtk_editable_set_text (row, "2013-13-13");
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (20000);
      stf_app_settle ();
    }
  g_assert_false (rules_tell (dialog, "new"));
  g_assert_cmpint (stf_year_file_get_revision (stf_app_get_file (fixture)), ==, revision);
  gtk_window_destroy (dialog);
  stf_app_settle ();
}

static void
test_rules_of_body (StfAppFixture *fixture, gconstpointer data)
{
  stf_app_open (fixture, fixture->path);
  stf_open_year_set_date (stf_window_get_year (fixture->window), "2013-05-14");
  stf_app_activate (fixture, "win.edit-body",
                    g_variant_new_string (find_body (fixture, "Webbförvaltningsgruppen")->id));
  assert_rules_follow (fixture, "Until (year-month-day)", "2013-06-30");
}

static void
test_rules_of_assignment (StfAppFixture *fixture, gconstpointer data)
{
  const StfRole *chair;

  stf_app_open (fixture, fixture->path);
  stf_open_year_set_date (stf_window_get_year (fixture->window), "2013-05-14");
  chair = stf_app_find_role (fixture, "P04");
  stf_app_activate (
      fixture, "win.edit-assignment",
      g_variant_new_string (((const StfHolder *) chair->holders->pdata[0])->assignment));
  assert_rules_follow (fixture, "Until (year-month-day)", "2013-06-30");
}

/* A vacancy that is filled is told as resolved. */
static void
test_resolved (StfAppFixture *fixture, gconstpointer data)
{
  const StfRole *chair;
  StfYearFile *file;
  GtkWindow *dialog;
  g_autoptr (GError) error = NULL;

  stf_app_open (fixture, fixture->path);
  stf_open_year_set_date (stf_window_get_year (fixture->window), "2013-05-14");
  file = stf_app_get_file (fixture);
  chair = stf_app_find_role (fixture, "P04");
  stf_assignment_end (file, ((const StfHolder *) chair->holders->pdata[0])->assignment,
                      "2013-04-30", NULL, &error);
  g_assert_no_error (error);
  stf_app_settle ();
  chair = stf_app_find_role (fixture, "P04");
  g_assert_cmpuint (chair->holders->len, ==, 0);
  stf_app_activate (fixture, "win.assign", g_variant_new ("(ss)", chair->id, ""));
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (rules_tell (dialog, "as before"));
  g_assert_false (rules_tell (dialog, "resolved"));
  stf_app_type (dialog, "Search", "bildtext");
  g_signal_emit_by_name (stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Search"),
                         "entry-activated");
  wait_for_rules (dialog, "resolved", TRUE);
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Nobody holds the role"));
  gtk_window_destroy (dialog);
  stf_app_settle ();
}

static void
set_up (StfAppFixture *fixture, gconstpointer data)
{
  stf_app_fixture_init (fixture);
}

static void
tear_down (StfAppFixture *fixture, gconstpointer data)
{
  stf_app_fixture_clear (fixture);
}

int
main (int argc, char **argv)
{
  stf_app_init (&argc, &argv);
  g_test_add ("/app/editors/a-new-body-is-drawn", StfAppFixture, NULL, set_up, test_new_body,
              tear_down);
  g_test_add ("/app/editors/a-task-is-added", StfAppFixture, NULL, set_up, test_tasks, tear_down);
  g_test_add ("/app/editors/what-is-discarded-is-not-written", StfAppFixture, NULL, set_up,
              test_discard, tear_down);
  g_test_add ("/app/editors/removal-says-what-goes", StfAppFixture, NULL, set_up, test_remove,
              tear_down);
  g_test_add ("/app/editors/of-a-body-tell-what-the-rules-say", StfAppFixture, NULL, set_up,
              test_rules_of_body, tear_down);
  g_test_add ("/app/editors/of-an-assignment-tell-what-the-rules-say", StfAppFixture, NULL, set_up,
              test_rules_of_assignment, tear_down);
  g_test_add ("/app/editors/tell-what-saving-mends", StfAppFixture, NULL, set_up, test_resolved,
              tear_down);
  return g_test_run ();
}
