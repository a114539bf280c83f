/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts that leave the window: the rule report, the protocol and the timeline, saved where the
 * user chooses, and printed; read again with the tools that know what a PDF says to a reader. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "handover/stf-handover-paper.h"
#include "rules/stf-rule-paper.h"
#include "stf-app-fixture.h"
#include "stf-organisation-page.h"
#include "stf-print-operation.h"
#include "stf-timeline-pane.h"

#define PATIENCE_S 60

static void
set_up (StfAppFixture *self, gconstpointer user_data)
{
  stf_app_fixture_init (self);
  stf_app_open (self, self->path);
  g_assert_true (stf_open_year_set_date (stf_window_get_year (self->window), "2013-05-14"));
  stf_app_settle ();
}

static void
tear_down (StfAppFixture *self, gconstpointer user_data)
{
  stf_app_fixture_clear (self);
}

static gboolean
too_long_cb (gpointer user_data)
{
  g_error ("Waited too long for %s", (const char *) user_data);
  return G_SOURCE_REMOVE;
}

static char *
ask (const char *tool, const char *option, const char *path)
{
  const char *const arguments[] = { tool, option, path,
                                    g_str_equal (tool, "pdftotext") ? "-" : NULL, NULL };
  g_autoptr (GError) error = NULL;
  char *answer = NULL;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer, NULL,
                NULL, &error);
  g_assert_no_error (error);
  return answer;
}

/* As a user does: the action, a name in the dialog that asks where to, "Save". */
static char *
save (StfAppFixture *self, const char *action)
{
  char *path = g_build_filename (self->folder, "saved.pdf", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  GtkWindow *chooser;
  guint guard;

  stf_app_activate (self, action, NULL);
  chooser = stf_app_wait_for_dialog (self);
  g_assert_true (GTK_IS_FILE_CHOOSER (chooser));
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (chooser), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "saved");
  stf_app_settle ();
  gtk_dialog_response (GTK_DIALOG (chooser), GTK_RESPONSE_ACCEPT);

  guard = g_timeout_add_seconds (PATIENCE_S, too_long_cb, (gpointer) "a file");
  while (!stf_app_shows (GTK_WIDGET (self->window), "The PDF was saved"))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (guard);
  return path;
}

/* The texts have titles that a reader can go by, and rows that it can tell apart. */
static void
assert_read (const char *path, const char *const *texts)
{
  g_autofree char *info = ask ("pdfinfo", "-isodates", path);
  g_autofree char *structure = ask ("pdfinfo", "-struct-text", path);
  g_autofree char *text = ask ("pdftotext", "-raw", path);

  g_assert_nonnull (strstr (info, "Tagged:          yes"));
  g_assert_nonnull (strstr (structure, "H1"));
  g_assert_nonnull (strstr (structure, texts[0]));
  for (guint i = 0; texts[i] != NULL; i++)
    g_assert_nonnull (strstr (text, texts[i]));
}

static void
assert_prints (StfAppFixture *self, const StfPaper *paper, const char *const *texts)
{
  g_autofree char *path = g_build_filename (self->folder, "printed.pdf", NULL);
  g_autoptr (StfChartDocument) document = stf_chart_document_new_for_paper (paper);
  g_autoptr (GtkPrintOperation) operation = stf_print_operation_new (document);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  gtk_print_operation_set_export_filename (operation, path);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT,
                                            GTK_WINDOW (self->window), &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  text = ask ("pdftotext", "-raw", path);
  for (guint i = 0; texts[i] != NULL; i++)
    g_assert_nonnull (strstr (text, texts[i]));
}

static void
test_rules (StfAppFixture *self, gconstpointer user_data)
{
  const char *const texts[] = { "Report on the rules", "R21", "The Next Twelve Months", NULL };
  StfOpenYear *year = stf_window_get_year (self->window);
  g_autofree char *path = save (self, "win.save-rules");
  g_autoptr (GError) error = NULL;
  g_autoptr (StfPaper) paper = stf_rule_paper_new (
      stf_open_year_get_file (year), stf_open_year_get_rules (year), "Example", &error);

  g_assert_no_error (error);
  assert_read (path, texts);
  assert_prints (self, paper, texts);
}

static void
test_protocol (StfAppFixture *self, gconstpointer user_data)
{
  const char *const texts[] = { "Handover protocol", "R21", NULL };
  StfOpenYear *year = stf_window_get_year (self->window);
  g_autofree char *path = save (self, "win.save-protocol");
  g_autofree char *structure = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StfPaper) paper = stf_handover_paper_new (stf_open_year_get_file (year),
                                                       stf_open_year_get_organisation (year),
                                                       stf_open_year_get_rules (year), &error);

  g_assert_no_error (error);
  assert_read (path, texts);
  assert_prints (self, paper, texts);
  structure = ask ("pdfinfo", "-struct-text", path);
  g_assert_true (g_regex_match_simple ("( ?[0-9a-f]{8}){7}", structure, 0, 0));
  g_assert_false (g_regex_match_simple ("[0-9a-f]{6}-", structure, 0, 0));
}

/* A name for each body and role, the holder of each row, and each bar in words. */
static void
test_timeline (StfAppFixture *self, gconstpointer user_data)
{
  const char *const texts[] = { "terms, as of 2013-05-14", "Styrgruppen", NULL };
  GtkWidget *page = GTK_WIDGET (stf_app_show_page (self, "organisation"));
  GtkStack *views = GTK_STACK (
      gtk_widget_get_template_child (page, STF_TYPE_ORGANISATION_PAGE, "views"));
  g_autofree char *path = g_build_filename (self->folder, "timeline.pdf", NULL);
  g_autofree char *structure = NULL;
  g_autoptr (GError) error = NULL;

  gtk_stack_set_visible_child_name (views, "timeline");
  stf_app_settle ();
  stf_timeline_pane_save (STF_TIMELINE_PANE (gtk_stack_get_visible_child (views)), path, &error);
  g_assert_no_error (error);
  assert_read (path, texts);
  structure = ask ("pdfinfo", "-struct-text", path);
  g_assert_nonnull (strstr (structure, "H2"));
  g_assert_nonnull (strstr (structure, "Figure"));
  g_assert_nonnull (strstr (structure, "2013"));
}

#define ADD(path, function) g_test_add (path, StfAppFixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);

  ADD ("/app/paper/rule-report-is-saved-and-printed", test_rules);
  ADD ("/app/paper/protocol-is-saved-and-printed", test_protocol);
  ADD ("/app/paper/timeline-is-saved-with-its-structure", test_timeline);
  return g_test_run ();
}
