/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The texts that leave the window: the rule report, the protocol, what an election needs and the
 * timeline, saved where the user chooses, and printed; read again with the tools that know what a
 * PDF says to a reader. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gstdio.h>

#include "election/stf-slate.h"
#include "stf-app-fixture.h"
#include "stf-organisation-page.h"
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
save (StfAppFixture *self, gpointer widget, const char *action, GVariant *target)
{
  char *path = g_build_filename (self->folder, "saved.pdf", NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (self->folder);
  GtkWindow *chooser;
  guint guard;

  g_assert_true (gtk_widget_activate_action_variant (widget, action, target));
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

/* Chooses "Print to File" in the dialog of the printers as soon as it is there, and prints. */
static gboolean
choose_file_cb (gpointer path)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);
      g_autoptr (GObject) printer = NULL;
      g_autoptr (GtkPrintSettings) settings = NULL;
      g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

      if (!g_str_equal (G_OBJECT_TYPE_NAME (window), "GtkPrintUnixDialog"))
        continue;
      g_object_get (window, "print-settings", &settings, "selected-printer", &printer, NULL);
      if (g_strcmp0 (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI), uri) != 0)
        {
          gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
          gtk_print_settings_set_printer (settings, "Print to File");
          g_object_set (window, "print-settings", settings, NULL);
        }
      else if (printer != NULL)
        {
          gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_OK);
          return G_SOURCE_REMOVE;
        }
    }
  return G_SOURCE_CONTINUE;
}

/* As a user does who prints to a file: what prints comes back when it is done. */
static void
assert_prints (StfAppFixture *self, gpointer widget, const char *action, GVariant *target,
               const char *const *texts)
{
  g_autofree char *path = g_build_filename (self->folder, "printed.pdf", NULL);
  guint guard = g_timeout_add_seconds (PATIENCE_S, too_long_cb, (gpointer) "the printer");
  g_autofree char *text = NULL;

  g_unlink (path); /* or it is asked whether to replace it */
  g_timeout_add (50, choose_file_cb, path);
  if (GTK_IS_BUTTON (widget))
    g_signal_emit_by_name (widget, "clicked");
  else
    g_assert_true (gtk_widget_activate_action_variant (widget, action, target));
  g_source_remove (guard);
  text = ask ("pdftotext", "-raw", path);
  for (guint i = 0; texts[i] != NULL; i++)
    g_assert_nonnull (strstr (text, texts[i]));
}

static void
test_rules (StfAppFixture *self, gconstpointer user_data)
{
  const char *const texts[] = { "Report on the rules", "R21", "The Next Twelve Months", NULL };
  g_autofree char *path = save (self, self->window, "win.save-rules", NULL);

  assert_read (path, texts);
  assert_prints (self, self->window, "win.print-rules", NULL, texts);
}

static void
test_protocol (StfAppFixture *self, gconstpointer user_data)
{
  const char *const texts[] = { "Handover protocol", "R21", NULL };
  g_autofree char *path = save (self, self->window, "win.save-protocol", NULL);
  g_autofree char *structure = NULL;

  assert_read (path, texts);
  assert_prints (self, self->window, "win.print-protocol", NULL, texts);
  structure = ask ("pdfinfo", "-struct-text", path);
  g_assert_true (g_regex_match_simple ("( ?[0-9a-f]{8}){7}", structure, 0, 0));
  g_assert_false (g_regex_match_simple ("[0-9a-f]{6}-", structure, 0, 0));
}

/* The proposal of the nominating committee, and what is sent to länsrådsgruppen. */
static void
test_election (StfAppFixture *self, gconstpointer user_data)
{
  const char *const proposal[] = { "Proposal A", "Ragnvi Björkallé", NULL };
  const char *const notice[] = { "Notice of By-election", "Länsrådsgruppen", NULL };
  GtkWidget *page = GTK_WIDGET (stf_app_show_page (self, "election"));
  g_autoptr (GPtrArray) slates = NULL;
  g_autofree char *path = NULL;
  GtkWindow *dialog;
  GtkWidget *row;
  GVariant *id;

  stf_app_activate (self, "win.slate-new", NULL);
  gtk_widget_activate (stf_app_find (page, ADW_TYPE_ACTION_ROW, "Ragnvi Björkallé"));
  stf_app_settle ();
  slates = stf_slate_list (stf_app_get_file (self), NULL);
  id = g_variant_ref_sink (g_variant_new_string (((StfSlate *) slates->pdata[0])->id));
  path = save (self, page, "election.save", id);
  assert_read (path, proposal);
  assert_prints (self, page, "election.print", id, proposal);
  g_variant_unref (id);

  stf_app_activate (self, "win.by-elect",
                    g_variant_new_string (stf_app_find_role (self, "P04")->id));
  dialog = stf_app_wait_for_dialog (self);
  stf_app_click (dialog, "_Next");
  row = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Seat 2");
  g_object_set (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)), "selected", 4, NULL);
  stf_app_settle ();
  stf_app_click (dialog, "_Next");
  stf_app_click (dialog, "_Record");
  assert_prints (self, stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Print…"), NULL, NULL,
                 notice);
  stf_app_click (dialog, "_Close");
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
  ADD ("/app/paper/proposal-and-notice-are-saved-and-printed", test_election);
  ADD ("/app/paper/timeline-is-saved-with-its-structure", test_timeline);
  return g_test_run ();
}
