/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window in use: it is driven through its actions and dialogs, and judged by what it shows. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gstdio.h>

#include "organisation/stf-person.h"
#include "stf-app-fixture.h"
#include "stf-assignment-dialog.h"
#include "stf-chooser.h"
#include "stf-handover-page.h"
#include "stf-import-dialog.h"
#include "stf-new-year-dialog.h"
#include "stf-organisation-page.h"
#include "stf-people-page.h"
#include "stf-person-dialog.h"
#include "stf-person-item.h"
#include "stf-question.h"
#include "stf-settings.h"

static void
set_up (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_init (fixture);
}

static void
tear_down (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_clear (fixture);
}

static void
open_example (StfAppFixture *fixture)
{
  stf_app_open (fixture, fixture->path);
  g_assert_true (stf_open_year_set_date (stf_window_get_year (fixture->window), "2013-05-14"));
  stf_app_settle ();
}

static gboolean
is_enabled (StfAppFixture *fixture, const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->window), action);
}

static void
test_start (StfAppFixture *fixture, gconstpointer user_data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWindow *dialog;

  g_assert_true (stf_app_shows (window, "Min förening"));
  g_assert_false (is_enabled (fixture, "page"));
  g_assert_false (is_enabled (fixture, "undo"));

  stf_app_activate (fixture, "win.new-year", g_variant_new_string ("tom"));
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_NEW_YEAR_DIALOG (dialog));
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Min förening"));
}

static void
test_new_year (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "ny", NULL);
  g_autofree char *expected = g_strconcat (path, ".stafett", NULL);
  GtkWindow *dialog;

  stf_app_activate (fixture, "win.new-year", g_variant_new_string ("tom"));
  dialog = stf_app_wait_for_dialog (fixture);
  stf_new_year_dialog_create_at (STF_NEW_YEAR_DIALOG (dialog), path);
  stf_app_wait_for_view (fixture, "year");
  g_assert_cmpstr (stf_window_get_path (fixture->window), ==, expected);
  g_assert_true (stf_app_shows (GTK_WIDGET (fixture->window), "Min förening"));
}

static void
test_pages (StfAppFixture *fixture, gconstpointer user_data)
{
  StfPage *page;

  open_example (fixture);
  page = stf_app_show_page (fixture, "overview");
  g_assert_true (stf_app_shows (GTK_WIDGET (page), "Ingegärd Åskvind, Kalmar"));
  g_assert_true (stf_app_shows (GTK_WIDGET (page), "Länsstyrelsen i Kalmar län"));

  page = stf_app_show_page (fixture, "organisation");
  g_assert_cmpuint (
      stf_outline_get_n_rows (stf_organisation_page_get_outline (STF_ORGANISATION_PAGE (page))), >,
      40);
  stf_app_activate (fixture, "win.show-role",
                    g_variant_new_string (stf_app_find_role (fixture, "P03")->id));
  g_assert_true (
      stf_app_shows (GTK_WIDGET (stf_organisation_page_get_detail (STF_ORGANISATION_PAGE (page))),
                     "Joar Storsjöskum"));

  page = stf_app_show_page (fixture, "handover");
  g_assert_cmpuint (strlen (stf_handover_page_get_code (STF_HANDOVER_PAGE (page))), ==, 29);
}

static void
test_people (StfAppFixture *fixture, gconstpointer user_data)
{
  StfPeoplePage *page;
  GListModel *people;
  const char *before = "";
  guint n;

  open_example (fixture);
  page = STF_PEOPLE_PAGE (stf_app_show_page (fixture, "people"));
  people = stf_people_page_get_people (page);
  n = g_list_model_get_n_items (people);
  g_assert_cmpuint (n, ==, 58);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (StfPersonItem) item = g_list_model_get_item (people, i);
      const char *key = stf_person_item_get (item)->sort_key;

      g_assert_cmpstr (before, <=, key);
      before = key;
    }
  stf_people_page_set_filter (page, "åskvind kalmar");
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 1);
  stf_people_page_set_filter (page, "nobody of this name");
  g_assert_true (stf_app_shows (GTK_WIDGET (page), "Nobody Found"));
}

static const StfPerson *
get_person (GListModel *people, guint position)
{
  g_autoptr (StfPersonItem) item = g_list_model_get_item (people, position);

  return stf_person_item_get (item); /* The list keeps it. */
}

/* The actions sort as the headings do, and go on from what a heading has done. */
static void
test_sort_actions (StfAppFixture *fixture, gconstpointer user_data)
{
  static const char *const last[] = { "Åke Ö", "Zoë Ärendekö", "Ingegärd Åskvind", "My Å" };
  GtkWidget *page;
  GtkColumnView *view;
  GListModel *people;
  g_autoptr (GtkColumnViewColumn) agency = NULL;
  const StfPerson *first;

  open_example (fixture);
  page = GTK_WIDGET (stf_app_show_page (fixture, "people"));
  people = stf_people_page_get_people (STF_PEOPLE_PAGE (page));
  view = GTK_COLUMN_VIEW (stf_app_find (page, GTK_TYPE_COLUMN_VIEW, NULL));
  agency = g_list_model_get_item (gtk_column_view_get_columns (view), STF_PERSON_COLUMN_AGENCY);
  first = get_person (people, 0);

  g_assert_true (gtk_widget_activate_action (page, "people.descending", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    g_assert_cmpstr (get_person (people, i)->name, ==, last[i]);
  g_assert_true (get_person (people, g_list_model_get_n_items (people) - 1) == first);
  g_assert_true (gtk_widget_activate_action (page, "people.sort", "s", "agency"));
  g_assert_cmpstr (get_person (people, 0)->agency_name, ==, "Östergötland");

  gtk_column_view_sort_by_column (view, agency, GTK_SORT_ASCENDING);
  g_assert_null (get_person (people, 0)->agency_name);
  g_assert_true (gtk_widget_activate_action (page, "people.sort", "s", "name"));
  g_assert_true (get_person (people, 0) == first);

  gtk_column_view_sort_by_column (view, agency, GTK_SORT_ASCENDING);
  g_assert_true (gtk_widget_activate_action (page, "people.descending", NULL));
  g_assert_cmpstr (get_person (people, 0)->agency_name, ==, "Östergötland");
}

static void
test_date (StfAppFixture *fixture, gconstpointer user_data)
{
  StfOpenYear *year;
  StfPage *page;
  GtkWidget *detail;

  open_example (fixture);
  year = stf_window_get_year (fixture->window);
  page = stf_app_show_page (fixture, "organisation");
  stf_app_activate (fixture, "win.show-role",
                    g_variant_new_string (stf_app_find_role (fixture, "P03")->id));
  detail = GTK_WIDGET (stf_organisation_page_get_detail (STF_ORGANISATION_PAGE (page)));
  g_assert_true (stf_app_shows (detail, "Joar Storsjöskum"));

  stf_app_activate (fixture, "win.date-next", NULL);
  g_assert_cmpstr (stf_open_year_get_date (year), >, "2013-05-14");
  g_assert_true (stf_open_year_set_date (year, "2013-07-01"));
  stf_app_settle ();
  g_assert_false (stf_app_shows (detail, "Joar Storsjöskum"));

  g_assert_true (stf_open_year_set_date (year, "2031-01-01"));
  g_assert_cmpstr (stf_open_year_get_date (year), ==, "2013-12-31");
  g_assert_false (stf_open_year_set_date (year, "2013-02-30"));
  g_assert_cmpstr (stf_open_year_get_date (year), ==, "2013-12-31");
}

static void
test_assign (StfAppFixture *fixture, gconstpointer user_data)
{
  const StfRole *role;
  g_autofree char *id = NULL;
  guint n_holders;
  GtkWindow *dialog;

  open_example (fixture);
  stf_app_show_page (fixture, "organisation");
  role = stf_app_find_role (fixture, "P06");
  id = g_strdup (role->id);
  n_holders = role->holders->len;
  g_assert_false (is_enabled (fixture, "undo"));

  stf_app_activate (fixture, "win.assign", g_variant_new ("(ss)", id, ""));
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_ASSIGNMENT_DIALOG (dialog));
  g_assert_false (
      gtk_widget_get_sensitive (stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Save")));
  stf_app_type (dialog, "Search", "bildtext");
  g_signal_emit_by_name (stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ENTRY_ROW, "Search"),
                         "entry-activated");
  stf_app_settle ();
  stf_app_type (dialog, "From", "2013-03-01");
  stf_app_type (dialog, "Until", "2013-02-01");
  g_assert_false (
      gtk_widget_get_sensitive (stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "_Save")));
  stf_app_type (dialog, "Until", "2013-12-31");
  /* One seat, and somebody has it: that is told, not forbidden. */
  g_assert_true (gtk_widget_get_mapped (
      GTK_WIDGET (stf_assignment_dialog_get_warnings (STF_ASSIGNMENT_DIALOG (dialog)))));
  stf_app_click (dialog, "_Save");

  g_assert_cmpuint (stf_app_find_role (fixture, "P06")->holders->len, ==, n_holders + 1);
  g_assert_true (is_enabled (fixture, "undo"));
  stf_app_activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (stf_app_find_role (fixture, "P06")->holders->len, ==, n_holders);
  g_assert_true (is_enabled (fixture, "redo"));
}

static void
test_new_person (StfAppFixture *fixture, gconstpointer user_data)
{
  StfPeoplePage *page;
  GListModel *people;
  g_autoptr (StfPersonItem) last = NULL;
  GtkWindow *dialog;

  open_example (fixture);
  page = STF_PEOPLE_PAGE (stf_app_show_page (fixture, "people"));
  people = stf_people_page_get_people (page);
  stf_app_activate (fixture, "win.new-person", NULL);
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_PERSON_DIALOG (dialog));
  stf_app_type (dialog, "Given name", "Örjan");
  stf_app_type (dialog, "Family name", "Ööö");
  stf_app_click (dialog, "_Save");

  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 59);
  last = g_list_model_get_item (people, 58);
  g_assert_cmpstr (stf_person_item_get (last)->name, ==, "Örjan Ööö");
  stf_app_activate (fixture, "win.delete-person",
                    g_variant_new_string (stf_person_item_get (last)->id));
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 58);
  stf_app_activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, 59);
}

static void
test_author (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *author = NULL;
  GtkWindow *dialog;

  open_example (fixture);
  stf_settings_set_author ("");
  stf_app_activate (fixture, "win.new-person", NULL);
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_QUESTION (dialog));
  g_assert_false (
      gtk_widget_get_sensitive (stf_app_find (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, "C_ontinue")));
  stf_app_type (dialog, "Name", "  Åsa Öberg ");
  stf_app_click (dialog, "C_ontinue");
  author = stf_settings_get_author ();
  g_assert_cmpstr (author, ==, "Åsa Öberg");
  /* What the user wanted goes on. */
  g_assert_true (STF_IS_PERSON_DIALOG (stf_app_wait_for_dialog (fixture)));
}

static void
test_read_only (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_window_open_with_flags (fixture->window, fixture->path, STF_OPEN_READ_ONLY);
  stf_app_wait_for_view (fixture, "year");
  g_assert_nonnull (stf_year_view_get_notice (stf_app_get_view (fixture)));
  g_assert_false (is_enabled (fixture, "assign"));
  g_assert_false (is_enabled (fixture, "new-person"));
  g_assert_true (is_enabled (fixture, "save-copy"));
}

static void
test_bad_file (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "bad.stafett", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "<b>This is no year</b> & never was", -1, &error);
  g_assert_no_error (error);
  stf_app_activate (fixture, "win.open-path", g_variant_new_string (path));
  stf_app_wait_for_view (fixture, "error");
  g_assert_true (stf_app_shows (GTK_WIDGET (fixture->window), "bad.stafett"));
  g_assert_nonnull (
      stf_app_find (GTK_WIDGET (fixture->window), ADW_TYPE_ACTION_ROW, "Open Another File"));
  stf_app_activate (fixture, "win.start", NULL);
  g_assert_cmpstr (stf_window_get_view_name (fixture->window), ==, "start");
}

static void
wait_for_file (const char *path)
{
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_handover (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *document = g_build_filename (fixture->folder, "year.xml", NULL);
  g_autofree char *target = g_build_filename (fixture->folder, "next.stafett", NULL);
  GtkWindow *dialog;

  open_example (fixture);
  stf_app_activate (fixture, "win.export-path", g_variant_new_string (document));
  wait_for_file (document);
  stf_app_activate (fixture, "win.start", NULL);

  stf_app_activate (fixture, "win.import-path", g_variant_new_string (document));
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_IMPORT_DIALOG (dialog));
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "What It Holds"));
  stf_import_dialog_choose_next_year (STF_IMPORT_DIALOG (dialog));
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Will Be Vacant"));
  g_assert_false (g_file_test (target, G_FILE_TEST_EXISTS));

  stf_import_dialog_import_to (STF_IMPORT_DIALOG (dialog), target);
  stf_app_wait_for_view (fixture, "year");
  g_assert_cmpint (stf_organisation_get_year (
                       stf_open_year_get_organisation (stf_window_get_year (fixture->window))),
                   ==, 2014);
}

static void
test_next_year (StfAppFixture *fixture, gconstpointer user_data)
{
  GtkWindow *dialog;

  open_example (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.next-year", NULL));
  /* The year is read while the window lives on, and nothing changes it meanwhile. */
  g_assert_null (stf_app_get_dialog (fixture));
  g_assert_false (is_enabled (fixture, "next-year"));
  g_assert_false (is_enabled (fixture, "new-person"));

  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_IMPORT_DIALOG (dialog));
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Will Be Vacant"));
  g_assert_true (is_enabled (fixture, "next-year"));
  g_assert_true (is_enabled (fixture, "new-person"));
}

/* No help viewer is there in the world of a test. */
static void
test_help (StfAppFixture *fixture, gconstpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "help", NULL);
  while (!stf_app_shows (GTK_WIDGET (fixture->window), "Install a help viewer"))
    g_main_context_iteration (NULL, TRUE);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GFile **) user_data = stf_chooser_finish (result);
}

static void
test_chooser (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autoptr (GFile) home = g_file_new_for_path (g_get_home_dir ());
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) remembered = NULL;
  g_autoptr (GFile) chosen = NULL;

  g_settings_set_string (stf_settings_get (), "recent-folder", "/nonexistent");
  g_assert_null (stf_settings_get_folder ());

  g_settings_set_string (stf_settings_get (), "recent-folder", fixture->folder);
  stf_chooser_save (GTK_WINDOW (fixture->window), "Save", STF_CHOOSER_YEAR, "ny.stafett", chosen_cb,
                    &chosen);
  gtk_dialog_response (GTK_DIALOG (stf_app_wait_for_dialog (fixture)), GTK_RESPONSE_ACCEPT);
  while (chosen == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_has_parent (chosen, folder));

  stf_settings_set_folder (home);
  stf_settings_set_folder (chosen);
  remembered = stf_settings_get_folder ();
  g_assert_true (g_file_equal (remembered, folder));
}

/* Every page fits a window of 360 pixels (the rest are its borders). */
static void
test_narrow (StfAppFixture *fixture, gconstpointer user_data)
{
  static const char *const pages[] = { "overview", "organisation", "people", "rules", "handover" };

  open_example (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      StfPage *page = stf_app_show_page (fixture, pages[i]);
      int minimum;

      gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      if (minimum > 360)
        g_error ("The page %s needs %d pixels", pages[i], minimum);
    }
}

static void
test_names (StfAppFixture *fixture, gconstpointer user_data)
{
  static const char *const pages[] = { "overview", "organisation", "people", "rules", "handover" };

  stf_app_assert_named (GTK_WIDGET (fixture->window));
  open_example (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    stf_app_show_page (fixture, pages[i]);
  stf_app_activate (fixture, "win.show-role",
                    g_variant_new_string (stf_app_find_role (fixture, "P03")->id));
  stf_app_assert_named (GTK_WIDGET (fixture->window));
  stf_app_activate (fixture, "win.history", NULL);
  stf_app_assert_named (GTK_WIDGET (stf_app_wait_for_dialog (fixture)));
}

#define ADD(path, function) g_test_add (path, StfAppFixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);

  ADD ("/app/start/lists-templates-and-offers-a-new-year", test_start);
  ADD ("/app/start/a-new-year-is-made-and-opened", test_new_year);
  ADD ("/app/pages/show-the-example", test_pages);
  ADD ("/app/people/sort-by-surname-and-filter", test_people);
  ADD ("/app/people/actions-sort-as-headings-do", test_sort_actions);
  ADD ("/app/people/new-person-is-deleted-and-brought-back", test_new_person);
  ADD ("/app/date/changes-holders-and-stays-in-the-year", test_date);
  ADD ("/app/assignment/is-made-in-the-dialog-and-undone", test_assign);
  ADD ("/app/author/is-asked-before-the-first-change", test_author);
  ADD ("/app/file/read-only-says-so", test_read_only);
  ADD ("/app/file/bad-file-shows-ways-onward", test_bad_file);
  ADD ("/app/handover/is-exported-previewed-and-received", test_handover);
  ADD ("/app/handover/next-year-is-read-beside-the-window", test_next_year);
  ADD ("/app/help/without-a-viewer-says-so", test_help);
  ADD ("/app/chooser/begins-in-the-folder-used-last", test_chooser);
  ADD ("/app/window/pages-fit-360-pixels", test_narrow);
  ADD ("/app/window/controls-have-names", test_names);
  return g_test_run ();
}
