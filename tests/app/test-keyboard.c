/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dialogs by keyboard: Tab comes to every control, all have names, and what a dialog is for can be
 * done without a pointer. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-app-fixture.h"
#include "stf-rules-page.h"

#define RULE "00000025-0001-8000-8000-000000000021"
#define MAX_STEPS 400

static void
set_up (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_init (fixture);
  stf_app_open (fixture, fixture->path);
  stf_open_year_set_date (stf_window_get_year (fixture->window), "2013-05-14");
  stf_app_settle ();
}

static void
tear_down (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_clear (fixture);
}

static gboolean
is_control (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget)) != NULL
           || gtk_widget_get_tooltip_text (widget) != NULL;
  return ADW_IS_ENTRY_ROW (widget) || ADW_IS_COMBO_ROW (widget) || ADW_IS_EXPANDER_ROW (widget)
         || GTK_IS_SWITCH (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_TEXT_VIEW (widget)
         || GTK_IS_SPIN_BUTTON (widget);
}

static void
collect_controls (GtkWidget *widget, GPtrArray *controls)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget)
      || !gtk_widget_get_sensitive (widget))
    return;
  if (is_control (widget))
    g_ptr_array_add (controls, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_controls (child, controls);
}

static void
strike_out (GPtrArray *controls, GtkWidget *focus)
{
  for (guint i = controls->len; i > 0; i--)
    {
      GtkWidget *control = controls->pdata[i - 1];

      if (focus == control || gtk_widget_is_ancestor (focus, control))
        g_ptr_array_remove_index (controls, i - 1);
    }
}

/* Presses Tab until there is nothing more to come to. */
static void
assert_tab_reaches_all (GtkWindow *dialog)
{
  g_autoptr (GPtrArray) controls = g_ptr_array_new ();

  collect_controls (GTK_WIDGET (dialog), controls);
  g_assert_cmpuint (controls->len, >, 1);
  for (guint i = 0; i < MAX_STEPS && controls->len > 0; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (dialog);

      if (focus != NULL)
        strike_out (controls, focus);
      gtk_widget_child_focus (GTK_WIDGET (dialog), GTK_DIR_TAB_FORWARD);
    }
  for (guint i = 0; i < controls->len; i++)
    {
      GtkWidget *control = controls->pdata[i];

      g_test_message ("Tab does not come to the %s %s", G_OBJECT_TYPE_NAME (control),
                      ADW_IS_PREFERENCES_ROW (control)
                          ? adw_preferences_row_get_title (ADW_PREFERENCES_ROW (control))
                      : GTK_IS_BUTTON (control) ? gtk_button_get_label (GTK_BUTTON (control))
                                                : "");
      g_test_fail ();
    }
}

static void
test_dialogs (StfAppFixture *fixture, gconstpointer user_data)
{
  g_autofree char *role = g_strdup (stf_app_find_role (fixture, "P04")->id);
  g_autofree char *body = g_strdup (stf_app_find_role (fixture, "P04")->body->id);
  g_autofree char *person = g_strdup (
      ((const StfHolder *) stf_app_find_role (fixture, "P04")->holders->pdata[0])->person);
  const struct
  {
    const char *action;
    GVariant *target;
  } dialogs[] = {
    { "win.edit-role", g_variant_new_string (role) },
    { "win.edit-body", g_variant_new_string (body) },
    { "win.new-body", g_variant_new_string (body) },
    { "win.change-assignments", g_variant_new_string (body) },
    { "win.edit-person", g_variant_new_string (person) },
    { "win.assign", g_variant_new ("(ss)", role, "") },
    { "win.new-waiver", g_variant_new_string (RULE) },
    { "win.new-rule", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      GtkWindow *dialog;

      g_test_message ("%s", dialogs[i].action);
      stf_app_activate (fixture, dialogs[i].action, dialogs[i].target);
      dialog = stf_app_wait_for_dialog (fixture);
      gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
      stf_app_assert_named (GTK_WIDGET (dialog));
      assert_tab_reaches_all (dialog);
      gtk_window_destroy (dialog);
      stf_app_settle ();
    }
}

/* Presses Tab until the focus is on a button; what it says begins so. */
static GtkWidget *
walk_to (GtkWindow *dialog, const char *label)
{
  for (guint i = 0; i < MAX_STEPS; i++)
    {
      GtkWidget *focus = gtk_window_get_focus (dialog);

      if (focus != NULL && GTK_IS_BUTTON (focus)
          && stf_app_find (focus, GTK_TYPE_BUTTON, label) == focus)
        return focus;
      gtk_widget_child_focus (GTK_WIDGET (dialog), GTK_DIR_TAB_FORWARD);
    }
  g_error ("Tab does not come to %s", label);
}

static void
press (GtkWindow *dialog, const char *label)
{
  g_assert_true (gtk_widget_activate (walk_to (dialog, label)));
  /* A button that is activated is held down for a moment. */
  for (guint i = 0; i < 30; i++)
    {
      g_usleep (10000);
      stf_app_settle ();
    }
}

static void
test_tasks (StfAppFixture *fixture, gconstpointer user_data)
{
  const StfRole *chair = stf_app_find_role (fixture, "P04");
  const StfTaskList *list = chair->task_lists->pdata[0];
  guint n = list->n_tasks;
  g_autofree char *last = g_strdup (list->tasks[n - 1]);
  GtkWindow *dialog;
  GtkWidget *entry;

  stf_app_activate (fixture, "win.edit-role", g_variant_new_string (chair->id));
  dialog = stf_app_wait_for_dialog (fixture);
  press (dialog, "Add a task");
  entry = gtk_widget_get_ancestor (gtk_window_get_focus (dialog), ADW_TYPE_ENTRY_ROW);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Kalla till möten");
  press (dialog, "Move up");
  entry = gtk_widget_get_ancestor (gtk_window_get_focus (dialog), ADW_TYPE_ENTRY_ROW);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Kalla till möten");
  press (dialog, "_Save");

  g_assert_null (stf_app_get_dialog (fixture));
  list = stf_app_find_role (fixture, "P04")->task_lists->pdata[0];
  g_assert_cmpuint (list->n_tasks, ==, n + 1);
  g_assert_cmpstr (list->tasks[n - 1], ==, "Kalla till möten");
  g_assert_cmpstr (list->tasks[n], ==, last);
}

#define ADD(path, function) g_test_add (path, StfAppFixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);
  ADD ("/app/keyboard/tab-reaches-every-control-of-every-dialog", test_dialogs);
  ADD ("/app/keyboard/a-task-is-added-and-moved-up", test_tasks);
  return g_test_run ();
}
