/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of one person and the dialogs about people, driven as a user does. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "file/stf-history.h"
#include "organisation/stf-employment.h"
#include "organisation/stf-person-skill.h"
#include "organisation/stf-person.h"
#include "stf-app-fixture.h"
#include "stf-people-page.h"
#include "stf-person-dialog.h"
#include "stf-person-item.h"
#include "stf-task-dialog.h"
#include "stf-wrap-layout.h"

static void
set_up (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_init (fixture);
  stf_app_open (fixture, fixture->path);
  g_assert_true (stf_open_year_set_date (stf_window_get_year (fixture->window), "2013-05-14"));
  stf_app_settle ();
}

static void
tear_down (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_clear (fixture);
}

/* A dialog about people, whose controls have names. */
static GtkWidget *
open_dialog (StfAppFixture *fixture, const char *action, GVariant *target)
{
  GtkWindow *dialog;

  stf_app_activate (fixture, action, target);
  dialog = stf_app_wait_for_dialog (fixture);
  stf_app_assert_named (GTK_WIDGET (dialog));
  return GTK_WIDGET (dialog);
}

static StfPeoplePage *
get_page (StfAppFixture *fixture)
{
  return STF_PEOPLE_PAGE (stf_year_view_get_page (stf_app_get_view (fixture), "people"));
}

/* The id of somebody of the example. */
static char *
find_person (StfAppFixture *fixture, const char *name)
{
  g_autoptr (GPtrArray) persons = stf_person_list (stf_app_get_file (fixture), "2013-05-14", NULL);

  for (guint i = 0; i < persons->len; i++)
    if (g_str_equal (((StfPerson *) persons->pdata[i])->name, name))
      return g_strdup (((StfPerson *) persons->pdata[i])->id);
  return NULL;
}

static GtkWidget *
show_person (StfAppFixture *fixture, const char *person)
{
  StfPeoplePage *page = get_page (fixture);

  stf_app_activate (fixture, "win.show-person", g_variant_new_string (person));
  g_assert_cmpstr (stf_year_view_get_page_name (stf_app_get_view (fixture)), ==, "people");
  g_assert_cmpstr (stf_person_pane_get_person (stf_people_page_get_pane (page)), ==, person);
  return GTK_WIDGET (stf_people_page_get_pane (page));
}

static guint
count_skills (StfAppFixture *fixture, const char *person)
{
  g_autoptr (GPtrArray) skills = stf_person_get_skills (stf_app_get_file (fixture), person, NULL);

  return skills->len;
}

/* The button of the page that closes the pane: the pane has others of that icon, for skills. */
static GtkWidget *
find_close_button (GtkWidget *page)
{
  GtkWidget *pane = stf_app_find (page, STF_TYPE_PERSON_PANE, NULL);
  GtkWidget *overlay = gtk_widget_get_ancestor (pane, GTK_TYPE_OVERLAY);

  return gtk_widget_get_last_child (overlay);
}

static void
test_person (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *rut = find_person (fixture, "Rut Tallbarr");
  GtkWidget *pane = show_person (fixture, rut);
  guint n = count_skills (fixture, rut);
  GtkWidget *entry;

  g_assert_true (stf_app_shows (pane, "Rut Tallbarr"));
  g_assert_true (stf_app_shows (pane, "Roles over Time"));
  stf_app_assert_named (GTK_WIDGET (fixture->window));

  entry = stf_app_find (pane, ADW_TYPE_ENTRY_ROW, "Add a skill");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Korrektur");
  g_signal_emit_by_name (entry, "apply");
  stf_app_settle ();
  g_assert_cmpuint (count_skills (fixture, rut), ==, n + 1);
  g_assert_true (stf_app_shows (pane, "Korrektur"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  stf_app_activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (count_skills (fixture, rut), ==, n);
  g_assert_false (stf_app_shows (pane, "Korrektur"));

  stf_app_click (pane, "_Edit…");
  g_assert_true (STF_IS_PERSON_DIALOG (stf_app_wait_for_dialog (fixture)));
  gtk_window_destroy (stf_app_get_dialog (fixture));

  g_signal_emit_by_name (find_close_button (GTK_WIDGET (get_page (fixture))), "clicked");
  stf_app_settle ();
  g_assert_null (stf_person_pane_get_person (STF_PERSON_PANE (pane)));
  g_assert_false (stf_app_shows (pane, "Rut Tallbarr"));
}

static void
test_employment (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *rut = find_person (fixture, "Rut Tallbarr");
  g_autoptr (GPtrArray) before = stf_employment_list (stf_app_get_file (fixture), rut, NULL);
  g_autoptr (GPtrArray) after = NULL;
  GtkWidget *dialog = open_dialog (fixture, "win.edit-employment", g_variant_new ("(ss)", rut, ""));

  stf_app_type (dialog, "First day", "2014-02-30");
  stf_app_click (dialog, "_Save");
  g_assert_true (stf_app_shows (dialog, "Write dates as"));
  stf_app_type (dialog, "First day", "2014-02-01");
  stf_app_type (dialog, "Title", "Chef");
  stf_app_click (dialog, "_Save");
  after = stf_employment_list (stf_app_get_file (fixture), rut, NULL);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  g_assert_cmpstr (((StfEmployment *) after->pdata[0])->title, ==, "Chef");

  dialog = open_dialog (fixture, "win.edit-employment",
                        g_variant_new ("(ss)", rut, ((StfEmployment *) after->pdata[0])->id));
  stf_app_click (dialog, "_Remove Employment");
  g_assert_null (stf_app_get_dialog (fixture));
}

static void
test_merge (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *rut = find_person (fixture, "Rut Tallbarr");
  g_autofree char *other = find_person (fixture, "Vega Norrsken");
  guint n = stf_person_count_assignments (stf_app_get_file (fixture), other);
  GtkWidget *dialog = open_dialog (fixture, "win.merge-person", g_variant_new_string (rut));
  GtkWidget *row;
  g_autoptr (GPtrArray) left = NULL;
  g_autofree char *gone = NULL;

  g_assert_false (gtk_widget_get_sensitive (stf_app_find (dialog, GTK_TYPE_BUTTON, "_Merge")));
  stf_app_type (dialog, "Filter by name", "norrsk");
  row = stf_app_find (dialog, ADW_TYPE_ACTION_ROW, "Vega");
  g_signal_emit_by_name (row, "activated");
  stf_app_settle ();
  stf_app_assert_named (dialog);
  g_assert_true (stf_app_shows (dialog, "Family name"));
  row = stf_app_find (dialog, ADW_TYPE_ACTION_ROW, "Norrsken");
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row))), TRUE);
  stf_app_click (dialog, "_Merge");

  gone = find_person (fixture, "Vega Norrsken");
  g_assert_null (gone);
  left = stf_person_get_timeline (stf_app_get_file (fixture), rut, NULL);
  g_assert_cmpuint (left->len, >=, n);
  gone = find_person (fixture, "Rut Norrsken");
  g_assert_cmpstr (gone, ==, rut);
  stf_app_activate (fixture, "win.undo", NULL);
  g_free (gone);
  gone = find_person (fixture, "Vega Norrsken");
  g_assert_cmpstr (gone, ==, other);
}

static void
test_erase (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *rut = find_person (fixture, "Rut Tallbarr");
  g_autofree char *gone = NULL;
  GtkWidget *pane = show_person (fixture, rut);
  GtkWidget *dialog;

  stf_app_activate (fixture, "win.add-skill", g_variant_new ("(ss)", rut, "Korrektur"));
  dialog = open_dialog (fixture, "win.erase-person", g_variant_new_string (rut));
  g_assert_true (stf_app_shows (dialog, "Erasing cannot be undone"));
  g_assert_null (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
  stf_app_click (dialog, "_Erase");

  gone = find_person (fixture, "Rut Tallbarr");
  g_assert_null (gone);
  g_assert_null (stf_history_get_undo (stf_app_get_file (fixture)));
  g_assert_false (stf_app_shows (pane, "Korrektur"));
}

#define N_LONG 400

static const char list_text[] = "A;B;Länsstyrelse;E-post\n"
                                "Nils;Nyman;Gotland;nils@example.org\n"
                                "Eva;Ek;Mars;eva@example.org\n";

static void
test_import (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "people.csv", NULL);
  GListModel *people = stf_people_page_get_people (
      STF_PEOPLE_PAGE (stf_app_show_page (fixture, "people")));
  guint n = g_list_model_get_n_items (people);
  GtkWidget *dialog;

  g_assert_true (g_file_set_contents (path, list_text, -1, NULL));
  dialog = open_dialog (fixture, "win.import-people", g_variant_new_string (path));
  g_assert_true (stf_app_shows (dialog, "Left Out (2)"));
  g_assert_false (gtk_widget_get_sensitive (stf_app_find (dialog, GTK_TYPE_BUTTON, "_Import")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (stf_app_find (dialog, ADW_TYPE_COMBO_ROW, "A")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (stf_app_find (dialog, ADW_TYPE_COMBO_ROW, "B")), 2);
  stf_app_settle ();
  g_assert_true (stf_app_shows (dialog, "New (1)"));
  g_assert_true (stf_app_shows (dialog, "Mars"));
  stf_app_click (dialog, "_Import 1");
  g_assert_cmpuint (g_list_model_get_n_items (people), ==, n + 1);

  dialog = open_dialog (fixture, "win.import-people", g_variant_new_string (path));
  adw_combo_row_set_selected (ADW_COMBO_ROW (stf_app_find (dialog, ADW_TYPE_COMBO_ROW, "A")), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (stf_app_find (dialog, ADW_TYPE_COMBO_ROW, "B")), 2);
  stf_app_settle ();
  g_assert_true (stf_app_shows (dialog, "As They Are (1)"));
  g_assert_false (gtk_widget_get_sensitive (stf_app_find (dialog, GTK_TYPE_BUTTON, "_Import")));
}

/* The list is read beside the window, which lives on, and in which nothing changes meanwhile. */
static void
test_import_worker (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "people.csv", NULL);
  g_autofree char *before = stf_year_file_get_digest (stf_app_get_file (fixture), NULL);
  g_autofree char *after = NULL;
  g_autoptr (GString) list = g_string_new ("Förnamn;Efternamn;E-post\n");
  GActionGroup *actions = G_ACTION_GROUP (fixture->window);
  GtkWidget *dialog;

  for (guint i = 0; i < N_LONG; i++)
    g_string_append_printf (list, "Nils;Nyman-%u;nils.%u@example.org\n", i, i);
  g_assert_true (g_file_set_contents (path, list->str, -1, NULL));

  g_assert_true (g_action_group_get_action_enabled (actions, "new-person"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.import-people", "s", path);
  g_assert_null (stf_app_get_dialog (fixture));
  g_assert_false (g_action_group_get_action_enabled (actions, "new-person"));
  g_assert_false (g_action_group_get_action_enabled (actions, "import-people"));

  dialog = GTK_WIDGET (stf_app_wait_for_dialog (fixture));
  g_assert_true (g_action_group_get_action_enabled (actions, "new-person"));
  g_assert_true (stf_app_shows (dialog, "New (" G_STRINGIFY (N_LONG) ")"));
  g_assert_true (stf_app_shows (dialog, "Nils Nyman-0"));
  after = stf_year_file_get_digest (stf_app_get_file (fixture), NULL);
  g_assert_cmpstr (before, ==, after);
  stf_app_click (dialog, "_Import " G_STRINGIFY (N_LONG));
  stf_app_activate (fixture, "win.undo", NULL);
  g_free (after);
  after = stf_year_file_get_digest (stf_app_get_file (fixture), NULL);
  g_assert_cmpstr (before, ==, after);
}

/* What is no list is reported, not shown. */
static void
test_import_refused (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_activate (fixture, "win.import-people", g_variant_new_string (fixture->path));
  g_assert_true (
      stf_app_shows (GTK_WIDGET (stf_app_wait_for_dialog (fixture)), "bytes that are no text"));
}

static void
test_export (StfAppFixture *fixture, gconstpointer user_data)
{
  static const char *const suffixes[] = { ".csv", ".vcf" };
  g_autofree char *rut = find_person (fixture, "Rut Tallbarr");
  g_autofree char *extract = g_build_filename (fixture->folder, "extract.txt", NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat ("people", suffixes[i], NULL);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      GtkWidget *dialog;

      stf_app_activate (fixture, "win.export-people", g_variant_new ("(ss)", suffixes[i], path));
      dialog = open_dialog (fixture, "win.import-people", g_variant_new_string (path));
      g_assert_true (stf_app_shows (dialog, "As They Are (58)"));
      gtk_window_destroy (GTK_WINDOW (dialog));
      stf_app_settle ();
    }

  stf_app_activate (fixture, "win.extract-person", g_variant_new ("(ss)", rut, extract));
  g_assert_true (g_file_get_contents (extract, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Family name: Tallbarr"));
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_addresses (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *rut = find_person (fixture, "Rut Tallbarr");
  GtkWidget *dialog;
  g_autofree char *text = NULL;

  dialog = open_dialog (fixture, "win.copy-addresses", NULL);
  stf_app_click (dialog, "_Copy");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (fixture->window)), NULL,
                                 copied_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (text, "Rut Tallbarr <"));
  g_assert_nonnull (strstr (text, ">; "));
}

static void
test_narrow (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *rut = find_person (fixture, "Rut Tallbarr");
  int minimum;

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 640);
  show_person (fixture, rut);
  gtk_widget_measure (GTK_WIDGET (get_page (fixture)), GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
}

#define CHIP_WIDTH 100
#define CHIP_HEIGHT 20
#define SPACING 6

/* Where each chip is, and how high they get, within a width. */
static void
assert_wraps (GtkWidget *box, int width, guint a_line)
{
  int height, x = 0, y = 0;
  guint n = 0;

  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_allocate (box, width, height, -1, NULL);
  for (GtkWidget *chip = gtk_widget_get_first_child (box); chip != NULL;
       chip = gtk_widget_get_next_sibling (chip), n++)
    {
      graphene_rect_t bounds;

      if (n > 0)
        x += CHIP_WIDTH + SPACING;
      if (n > 0 && n % a_line == 0)
        {
          x = 0;
          y += CHIP_HEIGHT + SPACING;
        }
      g_assert_true (gtk_widget_compute_bounds (chip, box, &bounds));
      g_assert_cmpfloat (bounds.origin.y, ==, y);
      g_assert_cmpfloat (bounds.size.width, ==, CHIP_WIDTH);
      g_assert_cmpfloat (bounds.origin.x, ==,
                         gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL ? width - x - CHIP_WIDTH
                                                                            : x);
    }
  g_assert_cmpint (height, ==, y + CHIP_HEIGHT);
}

static void
test_wrap (void)
{
  g_autoptr (GtkWidget) box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  int minimum, natural;

  gtk_widget_set_layout_manager (box, g_object_new (STF_TYPE_WRAP_LAYOUT, NULL));
  for (guint i = 0; i < 5; i++)
    {
      GtkWidget *chip = gtk_label_new (NULL);

      gtk_widget_set_size_request (chip, CHIP_WIDTH, CHIP_HEIGHT);
      gtk_box_append (GTK_BOX (box), chip);
    }
  gtk_widget_measure (box, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, CHIP_WIDTH);
  g_assert_cmpint (natural, ==, 5 * CHIP_WIDTH + 4 * SPACING);

  assert_wraps (box, natural, 5);
  assert_wraps (box, natural - 1, 4);
  assert_wraps (box, 3 * CHIP_WIDTH + 2 * SPACING, 3);
  assert_wraps (box, CHIP_WIDTH, 1);
  gtk_widget_set_direction (box, GTK_TEXT_DIR_RTL);
  assert_wraps (box, 3 * CHIP_WIDTH + 2 * SPACING, 3);
}

#define ADD(path, function) g_test_add (path, StfAppFixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);

  ADD ("/app/person/shows-everything-and-takes-skills", test_person);
  ADD ("/app/person/employments-are-added-and-removed", test_employment);
  ADD ("/app/merge/fields-are-chosen-and-undo-parts-the-two", test_merge);
  ADD ("/app/erase/shows-what-it-does-and-is-final", test_erase);
  ADD ("/app/people/import-shows-what-it-does", test_import);
  ADD ("/app/people/import-is-read-while-nothing-changes", test_import_worker);
  ADD ("/app/people/what-is-no-list-is-refused", test_import_refused);
  ADD ("/app/people/what-is-exported-imports-back-unchanged", test_export);
  ADD ("/app/people/addresses-are-copied", test_addresses);
  ADD ("/app/person/fits-360-pixels", test_narrow);
  g_test_add_func ("/app/person/chips-wrap", test_wrap);
  return g_test_run ();
}
