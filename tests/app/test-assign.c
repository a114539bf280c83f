/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Assignments in the window: the dialog with all it holds, several in one go, and the timeline. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "file/stf-history.h"
#include "stf-app-fixture.h"
#include "stf-assignment-dialog.h"
#include "stf-batch-dialog.h"
#include "stf-organisation-page.h"
#include "stf-timeline-pane.h"

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
turn_on (GtkWindow *dialog, const char *title)
{
  adw_action_row_activate (ADW_ACTION_ROW (find_row (dialog, ADW_TYPE_ACTION_ROW, title)));
  stf_app_settle ();
}

static guint
count_rows (StfAppFixture *fixture, const char *table)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (stf_app_get_file (fixture), table, NULL);

  return rows->len;
}

/* The assignment with this reason. */
static StfRow *
find_by_reason (StfAppFixture *fixture, const char *reason)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (stf_app_get_file (fixture), "assignment",
                                                       NULL);

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

  stf_app_activate (fixture, "win.assign", g_variant_new ("(ss)", role, ""));
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
  stf_app_click (dialog, "_Save");

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
    g_autoptr (StfRow) decision = stf_year_file_get_row (stf_app_get_file (fixture), "decision",
                                                         stf_row_get_text (row, "decision"), NULL);

    g_assert_cmpstr (stf_row_get_text (decision, "title"), ==, "Ersättare");
    g_assert_cmpstr (stf_row_get_text (decision, "kind"), ==, "election");
    g_assert_nonnull (stf_row_get_text (decision, "body"));
  }

  stf_app_activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (count_rows (fixture, "decision"), ==, n_decisions);
}

/* What an assignment holds is shown when it is edited, and nothing is changed by looking. */
static void
test_edit (StfAppFixture *fixture, gconstpointer user_data)
{
  const StfRole *role = stf_app_find_role (fixture, "P04");
  g_autofree char *id = g_strdup (((const StfHolder *) role->holders->pdata[0])->assignment);
  GtkWindow *dialog;

  stf_app_activate (fixture, "win.edit-assignment", g_variant_new_string (id));
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
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (stf_app_get_file (fixture), "assignment",
                                                       NULL);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_strcmp0 (stf_row_get_text (rows->pdata[i], "to_date"), date) == 0;
  return n;
}

static gpointer
get_child (GtkWindow *dialog, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (dialog), STF_TYPE_BATCH_DIALOG, name);
}

static void
test_batch (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *body = g_strdup (stf_app_find_role (fixture, "P03")->body->id);
  GtkCheckButton *all;
  GtkWidget *check;
  GtkWindow *dialog;

  g_assert_cmpuint (count_ending (fixture, "2013-06-29"), ==, 0);
  stf_app_activate (fixture, "win.change-assignments", g_variant_new_string (body));
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_BATCH_DIALOG (dialog));
  choose (dialog, "Role", "Styrgruppsledamot");
  type_text (dialog, "Last day", "2013-06-29");
  type_text (dialog, "Reason", "Ny styrgrupp");
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "6 assignments"));
  all = get_child (dialog, "all");
  check = stf_app_find (GTK_WIDGET (get_child (dialog, "items")), GTK_TYPE_CHECK_BUTTON, NULL);
  gtk_check_button_set_active (all, FALSE);
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "0 assignments"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "1 assignment"));
  g_assert_true (gtk_check_button_get_inconsistent (all));
  gtk_check_button_set_active (all, TRUE);
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "6 assignments"));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  stf_app_settle ();
  g_assert_true (stf_app_shows (GTK_WIDGET (dialog), "5 assignments"));
  stf_app_click (dialog, "_End");

  g_assert_cmpuint (count_ending (fixture, "2013-06-29"), ==, 5);
  stf_app_activate (fixture, "win.undo", NULL);
  g_assert_cmpuint (count_ending (fixture, "2013-06-29"), ==, 0);
}

/* --- the timeline --- */

static StfTimelineView *
show_timeline (StfAppFixture *fixture)
{
  GtkWidget *page = GTK_WIDGET (stf_app_show_page (fixture, "organisation"));
  GObject *views = gtk_widget_get_template_child (page, STF_TYPE_ORGANISATION_PAGE, "views");
  StfTimelineView *view;

  gtk_stack_set_visible_child_name (GTK_STACK (views), "timeline");
  stf_app_settle ();
  view = STF_TIMELINE_VIEW (stf_app_find (page, STF_TYPE_TIMELINE_VIEW, NULL));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  return view;
}

static StfTimelineBar *
find_chair (StfAppFixture *fixture, StfTimelineView *view, char **id)
{
  const StfRole *role = stf_app_find_role (fixture, "P04");
  StfTimelineBar *bar;

  *id = g_strdup (((const StfHolder *) role->holders->pdata[0])->assignment);
  bar = stf_timeline_view_find_bar (view, *id);
  g_assert_nonnull (bar);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  return bar;
}

static graphene_rect_t
get_bounds (StfTimelineBar *bar, StfTimelineView *view)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (bar), GTK_WIDGET (view), &bounds));
  return bounds;
}

static void
assert_last_day (StfAppFixture *fixture, const char *id, const char *expected)
{
  g_autoptr (StfRow) row = stf_year_file_get_row (stf_app_get_file (fixture), "assignment", id,
                                                  NULL);

  g_assert_cmpstr (stf_row_get_text (row, "to_date"), ==, expected);
}

static gint64
get_revision (StfAppFixture *fixture)
{
  return stf_year_file_get_revision (stf_app_get_file (fixture));
}

static void
test_timeline_drag (StfAppFixture *fixture, gconstpointer user_data)
{
  StfTimelineView *view = show_timeline (fixture);
  g_autofree char *id = NULL;
  graphene_rect_t bounds = get_bounds (find_chair (fixture, view, &id), view);
  double right = bounds.origin.x + bounds.size.width - 2;
  double middle = bounds.origin.y + bounds.size.height / 2;
  gint64 revision = get_revision (fixture);
  StfTimelineBar *bar;

  assert_last_day (fixture, id, "2013-12-31");
  g_assert_false (stf_timeline_view_begin_drag (view, right - bounds.size.width / 2, middle));

  /* Escape takes it back. */
  g_assert_true (stf_timeline_view_begin_drag (view, right, middle));
  stf_timeline_view_drag_to (view, right - bounds.size.width / 2);
  bar = stf_timeline_view_find_bar (view, id);
  g_assert_cmpstr (stf_timeline_bar_get (bar)->to_date, ==, "2013-06-30");
  stf_timeline_view_end_drag (view, FALSE);
  g_assert_cmpstr (stf_timeline_bar_get (bar)->to_date, ==, "2013-12-31");
  g_assert_cmpint (get_revision (fixture), ==, revision);

  /* It snaps to the end of the month, as one change, and never passes the other end. */
  g_assert_true (stf_timeline_view_begin_drag (view, right, middle));
  stf_timeline_view_drag_to (view, right - bounds.size.width / 2);
  stf_timeline_view_end_drag (view, TRUE);
  stf_app_settle ();
  assert_last_day (fixture, id, "2013-06-30");
  g_assert_cmpint (get_revision (fixture), ==, revision + 1);
  stf_app_activate (fixture, "win.undo", NULL);
  assert_last_day (fixture, id, "2013-12-31");

  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  g_assert_true (stf_timeline_view_begin_drag (view, right, middle));
  stf_timeline_view_drag_to (view, bounds.origin.x - 50);
  bar = stf_timeline_view_find_bar (view, id);
  g_assert_cmpstr (stf_timeline_bar_get (bar)->to_date, ==, "2013-01-01");
  stf_timeline_view_end_drag (view, FALSE);
}

static void
press_key (StfTimelineView *view, guint key, GdkModifierType state)
{
  GtkEventController *keys = stf_app_get_controller (GTK_WIDGET (view),
                                                     GTK_TYPE_EVENT_CONTROLLER_KEY);
  gboolean handled = FALSE;

  g_signal_emit_by_name (keys, "key-pressed", key, 0, state, &handled);
  g_assert_true (handled);
  stf_app_settle ();
}

static const StfBar *
get_focus (StfTimelineView *view)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (view));

  g_assert_nonnull (focus);
  return stf_timeline_bar_get (STF_TIMELINE_BAR (focus));
}

static void
test_timeline_keys (StfAppFixture *fixture, gconstpointer user_data)
{
  StfTimelineView *view = show_timeline (fixture);
  g_autofree char *id = NULL;
  StfTimelineBar *bar = find_chair (fixture, view, &id);
  GtkWindow *dialog;

  gtk_test_accessible_assert_property (
      GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Ingegärd Åskvind, Ordförande i styrgruppen, Styrgruppen, 2013-01-01 – 2013-12-31, current");
  gtk_widget_grab_focus (GTK_WIDGET (bar));
  press_key (view, GDK_KEY_Left, GDK_CONTROL_MASK);
  assert_last_day (fixture, id, "2013-12-30");
  g_assert_cmpstr (get_focus (view)->assignment, ==, id);
  press_key (view, GDK_KEY_Left, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_last_day (fixture, id, "2013-11-30");
  press_key (view, GDK_KEY_Right, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_last_day (fixture, id, "2013-12-31");

  press_key (view, GDK_KEY_Down, 0);
  g_assert_cmpstr (get_focus (view)->role, ==, stf_app_find_role (fixture, "P03")->id);
  press_key (view, GDK_KEY_Up, 0);
  g_assert_cmpstr (get_focus (view)->assignment, ==, id);
  press_key (view, GDK_KEY_Return, 0);
  dialog = stf_app_wait_for_dialog (fixture);
  g_assert_true (STF_IS_ASSIGNMENT_DIALOG (dialog));
  gtk_window_destroy (dialog);
}

/* Only what is in view has widgets. */
static void
test_timeline_rows (StfAppFixture *fixture, gconstpointer user_data)
{
  StfTimelineView *view = show_timeline (fixture);
  GtkWidget *page = gtk_widget_get_ancestor (GTK_WIDGET (view), STF_TYPE_TIMELINE_PANE);
  GtkDropDown *grouping = GTK_DROP_DOWN (
      gtk_widget_get_template_child (page, STF_TYPE_TIMELINE_PANE, "grouping"));
  guint n = 0;

  for (GtkWidget *bar = gtk_widget_get_first_child (GTK_WIDGET (view)); bar != NULL;
       bar = gtk_widget_get_next_sibling (bar))
    n++;
  g_assert_cmpuint (n, >, 3);
  g_assert_cmpuint (n, <, 60);
  g_assert_true (gtk_widget_is_visible (GTK_WIDGET (view)));
  {
    g_autofree char *path = g_build_filename (fixture->folder, "terms.pdf", NULL);
    g_autofree char *first = NULL;
    g_autofree char *second = NULL;
    g_autoptr (GError) error = NULL;
    gsize length = 0;

    stf_timeline_pane_save (STF_TIMELINE_PANE (page), path, &error);
    g_assert_no_error (error);
    g_assert_true (g_file_get_contents (path, &first, &length, NULL));
    g_assert_true (g_str_has_prefix (first, "%PDF-1"));
    g_assert_cmpuint (length, >, 5000);
    /* The same timeline gives the same bytes. */
    g_assert_true (stf_timeline_pane_save (STF_TIMELINE_PANE (page), path, NULL));
    g_assert_true (g_file_get_contents (path, &second, NULL, NULL));
    g_assert_cmpmem (first, length, second, length);
  }

  gtk_drop_down_set_selected (grouping, 1);
  stf_app_settle ();
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  g_assert_nonnull (gtk_widget_get_first_child (GTK_WIDGET (view)));
}

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);

#define ADD(path, function) g_test_add (path, StfAppFixture, NULL, set_up, function, tear_down)
  ADD ("/app/assignment/saves-all-that-the-dialog-holds", test_dialog);
  ADD ("/app/assignment/is-not-changed-by-looking-at-it", test_edit);
  ADD ("/app/assignments/end-in-one-go", test_batch);
  ADD ("/app/timeline/ends-are-dragged", test_timeline_drag);
  ADD ("/app/timeline/keys-go-everywhere", test_timeline_keys);
  ADD ("/app/timeline/has-widgets-for-what-is-in-view", test_timeline_rows);
#undef ADD

  return g_test_run ();
}
