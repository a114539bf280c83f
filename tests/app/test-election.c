/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The nominating committee's workbench and the assistant that records an election. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "file/stf-change.h"
#include "stf-app-fixture.h"
#include "stf-election-dialog.h"
#include "stf-slate-column.h"

#define SEAT(number) "00000012-0001-8000-8000-000000000" number
#define PERSON(number) "00000006-2013-8000-8000-0000000000" number
#define MEMBER "00000011-0001-8000-8000-000000000003"
#define CHAIR "00000011-0001-8000-8000-000000000004"

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

static char *
get_digest (StfAppFixture *fixture)
{
  return stf_year_file_get_digest (stf_app_get_file (fixture), NULL);
}

static char *
get_slate (StfAppFixture *fixture, guint index)
{
  g_autoptr (GPtrArray) slates = stf_slate_list (stf_app_get_file (fixture), NULL);

  g_assert_cmpuint (slates->len, >, index);
  return g_strdup (((StfSlate *) slates->pdata[index])->id);
}

static guint
count_nominees (StfAppFixture *fixture, guint index)
{
  g_autoptr (GPtrArray) slates = stf_slate_list (stf_app_get_file (fixture), NULL);

  return ((StfSlate *) slates->pdata[index])->nominees->len;
}

/* A proposal is made, filled by activating candidates, copied and put forward. */
static void
test_workbench (StfAppFixture *fixture, gconstpointer user_data)
{
  StfPage *page = stf_app_show_page (fixture, "election");
  g_autofree char *slate = NULL;
  g_autofree char *copy = NULL;
  GtkWidget *row;

  g_assert_true (stf_app_shows (GTK_WIDGET (page), "No Proposals Yet"));
  stf_app_activate (fixture, "win.slate-new", NULL);
  g_assert_true (stf_app_shows (GTK_WIDGET (page), "Proposal A"));
  slate = get_slate (fixture, 0);

  /* The first free seat. */
  row = stf_app_find (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, "Ragnvi Björkallé");
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_activate (row));
  stf_app_settle ();
  g_assert_cmpuint (count_nominees (fixture, 0), ==, 1);

  /* The seat that was chosen. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "election.choose-seat", "(ss)",
                                             slate, SEAT ("401")));
  stf_app_settle ();
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "election.choose-candidate", "s",
                                             PERSON ("20")));
  stf_app_settle ();
  g_assert_cmpuint (count_nominees (fixture, 0), ==, 2);
  g_assert_true (stf_app_shows (GTK_WIDGET (page), "Styrgruppsledamot: 1 of 6 seats have a "
                                                   "candidate."));

  stf_app_activate (fixture, "win.slate-duplicate", g_variant_new_string (slate));
  copy = get_slate (fixture, 1);
  stf_app_activate (fixture, "win.slate-place",
                    g_variant_new ("(sss)", copy, SEAT ("401"), PERSON ("01")));
  g_assert_true (stf_app_shows (GTK_WIDGET (page), "Proposal A, copy"));
  stf_app_activate (fixture, "win.slate-prefer", g_variant_new_string (copy));
  stf_app_activate (fixture, "win.slate-place", g_variant_new ("(sss)", copy, SEAT ("401"), ""));
  g_assert_cmpuint (count_nominees (fixture, 1), ==, 1);
  stf_app_activate (fixture, "win.slate-delete", g_variant_new_string (slate));
  stf_app_activate (fixture, "win.undo", NULL);
  g_assert_true (stf_app_shows (GTK_WIDGET (page), "Proposal A"));
  gtk_widget_activate_action (GTK_WIDGET (page), "election.copy", "s", slate);
  stf_app_settle ();
}

static gboolean
hold_last_year (StfChange *change, gpointer person, GError **error)
{
  g_autoptr (StfRow) row = stf_row_new ("assignment");

  stf_row_set_text (row, "id", "00000023-2012-8000-8000-000000000001");
  stf_row_set_text (row, "role", MEMBER);
  stf_row_set_text (row, "person", person);
  stf_row_set_text (row, "from_date", "2012-01-01");
  stf_row_set_text (row, "to_date", "2012-12-31");
  stf_row_set_integer (row, "acting", 0);
  return stf_change_insert (change, row, error);
}

/* Returns: for how many years in a row each candidate has held the role, "002110" */
static char *
list_years (GtkListBox *candidates, GPtrArray *names)
{
  GString *years = g_string_new (NULL);
  GtkListBoxRow *row;

  g_ptr_array_set_size (names, 0);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (candidates, i)) != NULL; i++)
    {
      const char *text = adw_action_row_get_subtitle (ADW_ACTION_ROW (row));

      g_string_append_c (years, strstr (text, "2 years in a row")  ? '2'
                                : strstr (text, "1 year in a row") ? '1'
                                                                   : '0');
      g_ptr_array_add (names, g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))));
    }
  return g_string_free (years, FALSE);
}

/* Six have the role now, one of them had it last year too: for those who want continuity, and for
 * those who want others.  Equals stand by name. */
static void
test_order (StfAppFixture *fixture, gconstpointer user_data)
{
  StfPage *page = stf_app_show_page (fixture, "election");
  GtkDropDown *order = GTK_DROP_DOWN (
      gtk_widget_get_template_child (GTK_WIDGET (page), G_OBJECT_TYPE (page), "order"));
  GtkListBox *candidates = GTK_LIST_BOX (
      gtk_widget_get_template_child (GTK_WIDGET (page), G_OBJECT_TYPE (page), "candidates"));
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *by_name = NULL;
  g_autofree char *longest = NULL;
  g_autofree char *shortest = NULL;
  gsize n;

  stf_year_file_change (stf_app_get_file (fixture), "test", NULL, NULL, hold_last_year,
                        (gpointer) PERSON ("10"), &error);
  g_assert_no_error (error);
  stf_app_activate (fixture, "win.slate-new", NULL);

  by_name = list_years (candidates, names);
  n = strlen (by_name);
  g_assert_cmpuint (n, >, 12);
  g_assert_true (strstr (by_name, "01") != NULL && strstr (by_name, "10") != NULL);

  gtk_drop_down_set_selected (order, 1);
  longest = list_years (candidates, sorted);
  g_assert_true (g_str_has_prefix (longest, "2111110"));
  g_assert_cmpuint (strspn (longest + 6, "0"), ==, n - 6);
  g_assert_cmpstr (sorted->pdata[0], ==, "Zackarias Rapsfält-Öresvåg");

  gtk_drop_down_set_selected (order, 2);
  shortest = list_years (candidates, sorted);
  g_assert_cmpuint (strspn (shortest, "0"), ==, n - 6);
  g_assert_true (g_str_has_suffix (shortest, "0111112"));
  for (guint i = 0, j = 0; i < n; i++)
    if (by_name[i] == '0')
      g_assert_cmpstr (names->pdata[i], ==, sorted->pdata[j++]);
}

/* Meeting, result, consequences, done; and all of it undone in one step. */
static void
test_assistant (StfAppFixture *fixture, gconstpointer user_data)
{
  static const char *const results[][2] = {
    { SEAT ("301"), PERSON ("01") }, { SEAT ("302"), PERSON ("10") },
    { SEAT ("303"), PERSON ("12") }, { SEAT ("304"), PERSON ("03") },
    { SEAT ("305"), PERSON ("05") }, { SEAT ("306"), PERSON ("06") },
    { SEAT ("401"), PERSON ("01") },
  };
  g_autofree char *slate = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  GtkWindow *dialog;

  stf_app_activate (fixture, "win.slate-new", NULL);
  slate = get_slate (fixture, 0);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    stf_app_activate (fixture, "win.slate-place",
                      g_variant_new ("(sss)", slate, results[i][0], results[i][1]));
  before = get_digest (fixture);

  stf_app_activate (fixture, "win.elect", g_variant_new_string (slate));
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_ELECTION_DIALOG (dialog));
  g_object_set (stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_COMBO_ROW, "Meeting"), "selected", 0,
                NULL);
  stf_app_type (dialog, "Title of the meeting", "Höstmöte");
  stf_app_type (dialog, "Day of the decision (year-month-day)", "2013-10-16");
  stf_app_click (dialog, "_Next");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "To Consider"));
  stf_app_click (dialog, "_Next");
  g_assert_true (
      stf_app_shows (GTK_WIDGET (dialog), "Processägare moves from Kalmar to Stockholm"));
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Draft, to Länsrådsgruppen (R04)"));
  undone = get_digest (fixture);
  g_assert_cmpstr (before, ==, undone);

  stf_app_click (dialog, "_Record");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "For the Notes"));
  after = get_digest (fixture);
  g_assert_cmpstr (before, !=, after);
  stf_app_click (dialog, "_Close");

  stf_app_activate (fixture, "win.undo", NULL);
  g_free (undone);
  undone = get_digest (fixture);
  g_assert_cmpstr (before, ==, undone);
}

/* What keeps it from being recorded is told, and nothing is written. */
static void
test_errors (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *before = get_digest (fixture);
  g_autofree char *after = NULL;
  GtkWindow *dialog;

  stf_app_activate (fixture, "win.elect", g_variant_new_string (""));
  dialog = stf_app_wait_for_dialog (fixture);
  stf_app_type (dialog, "Day of the decision (year-month-day)", "2013-10-16");
  stf_app_type (dialog, "First day (year-month-day)", "2014-02-30");
  stf_app_click (dialog, "_Next");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "The first day of the term is not a date. "
                                                     "Write it as 2013-01-31."));
  stf_app_type (dialog, "First day (year-month-day)", "2014-01-01");
  stf_app_click (dialog, "_Next");
  stf_app_click (dialog, "_Next");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Choose who was elected."));
  stf_app_click (dialog, "_Back");
  gtk_window_close (dialog);
  stf_app_settle ();
  after = get_digest (fixture);
  g_assert_cmpstr (before, ==, after);
}

static void
test_by_election (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *before = get_digest (fixture);
  g_autofree char *after = NULL;
  GtkWindow *dialog;
  GtkWidget *row;

  stf_app_activate (fixture, "win.by-elect", g_variant_new_string (CHAIR));
  dialog = stf_app_wait_for_dialog (fixture);
  stf_app_click (dialog, "_Next");
  row = stf_app_find (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, "Seat 2");
  g_assert_nonnull (row);
  /* The row leads to its list; somebody who is not in the group yet is chosen there. */
  g_object_set (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)), "selected", 4, NULL);
  stf_app_settle ();
  stf_app_click (dialog, "_Next");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Leave"));
  stf_app_click (dialog, "_Record");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "Notice of By-election"));
  stf_app_click (dialog, "Has Been _Sent");
  stf_app_click (dialog, "_Close");
  stf_app_activate (fixture, "win.undo", NULL);
  stf_app_activate (fixture, "win.undo", NULL);
  after = get_digest (fixture);
  g_assert_cmpstr (before, ==, after);
}

#define ADD(path, function) g_test_add (path, StfAppFixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);

  ADD ("/app/election/workbench", test_workbench);
  ADD ("/app/election/candidates-stand-by-how-long-they-held-the-role", test_order);
  ADD ("/app/election/assistant", test_assistant);
  ADD ("/app/election/errors-are-told", test_errors);
  ADD ("/app/election/by-election", test_by_election);

  return g_test_run ();
}
