/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The budget in the window: what is typed, pasted and spread comes into the file, one step each. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <locale.h>

#include "money/stf-budget-version.h"
#include "stf-app-fixture.h"
#include "stf-budget-page.h"
#include "stf-budget-view.h"
#include "stf-question.h"

typedef struct
{
  StfAppFixture app;
  StfBudgetView *view;
  StfGrid *grid;
} Fixture;

static void
show_draft (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (stf_app_get_file (&fixture->app), &error);
  const StfBudgetVersion *shown = stf_budget_get_shown (budget, budget->year, "2013-12-31");
  const StfBudgetNewVersion values = {
    .title = "Utkast", .kind = STF_BUDGET_BUDGET, .year = budget->year, .source = shown
  };
  g_autofree char *id = stf_budget_version_create (budget, &values,
                                                   stf_app_get_file (&fixture->app), &error);

  g_assert_no_error (error);
  stf_budget_view_show_version (fixture->view, id);
  stf_app_settle ();
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  StfBudgetPage *page;

  stf_app_fixture_init (&fixture->app);
  stf_app_open (&fixture->app, fixture->app.path);
  page = STF_BUDGET_PAGE (stf_app_show_page (&fixture->app, "budget"));
  fixture->view = STF_BUDGET_VIEW (stf_budget_page_get_view (page, "budget"));
  fixture->grid = stf_budget_view_get_grid (fixture->view);
  show_draft (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_clear (&fixture->app);
}

static guint
find_line (Fixture *fixture)
{
  StfBudgetTable *table = stf_budget_view_get_table (fixture->view);
  guint n = stf_grid_model_get_n_rows (STF_GRID_MODEL (table));

  for (guint row = 0; row < n; row++)
    if (stf_budget_table_get_line (table, row) != NULL)
      return row;
  g_assert_not_reached ();
}

static guint
find_column (Fixture *fixture, guint slots)
{
  StfBudgetTable *table = stf_budget_view_get_table (fixture->view);
  guint n = stf_grid_model_get_n_columns (STF_GRID_MODEL (table));

  for (guint i = 1; i < n; i++)
    if (stf_budget_table_get_column (table, i)->slots == slots)
      return i;
  g_assert_not_reached ();
}

/* What the file holds. */
static gint64
get_saved (Fixture *fixture, guint row, guint slots)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (stf_app_get_file (&fixture->app), &error);
  const StfBudgetLine *line = stf_budget_table_get_line (stf_budget_view_get_table (fixture->view),
                                                         row);
  const StfBudgetVersion *version = stf_budget_find_version (
      budget, stf_budget_view_get_version (fixture->view)->id);
  gint64 sum = 0;

  g_assert_no_error (error);
  g_assert_true (stf_amounts_sum (&version->amounts[stf_budget_find_line (budget, line->id)->index],
                                  slots, &sum));
  return sum;
}

static void
press (Fixture *fixture, guint key, GdkModifierType state)
{
  GtkEditable *editor = stf_grid_get_editor (fixture->grid);
  GtkWidget *widget = editor != NULL ? GTK_WIDGET (editor) : GTK_WIDGET (fixture->grid);
  gboolean handled = FALSE;

  g_signal_emit_by_name (stf_app_get_controller (widget, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, state, &handled);
  stf_app_settle ();
}

static void
act (Fixture *fixture, const char *action, GVariant *target)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->view), action, target));
  stf_app_settle ();
}

static void
assert_cursor (Fixture *fixture, guint row, guint column)
{
  guint own_row, own_column;

  g_assert_true (stf_grid_get_cursor (fixture->grid, &own_row, &own_column));
  g_assert_cmpuint (own_row, ==, row);
  g_assert_cmpuint (own_column, ==, column);
}

/* Typed, taken by Enter, seen in the sums at once; undone and done again by the window. */
static void
test_typing (Fixture *fixture, gconstpointer user_data)
{
  StfGridModel *model = STF_GRID_MODEL (stf_budget_view_get_table (fixture->view));
  guint row = find_line (fixture);
  guint march = find_column (fixture, STF_AMOUNTS_SLOT (3));
  guint year = find_column (fixture, STF_AMOUNTS_YEAR);
  gint64 old = get_saved (fixture, row, STF_AMOUNTS_SLOT (3));
  g_autofree char *before = stf_grid_model_get_text (model, row - 1, year);
  g_autofree char *after = NULL;

  stf_grid_set_cursor (fixture->grid, row, march);
  press (fixture, GDK_KEY_3, 0);
  gtk_editable_set_text (stf_grid_get_editor (fixture->grid), "3*4500,50");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_null (stf_grid_get_editor (fixture->grid));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (3)), ==, 1350150);
  after = stf_grid_model_get_text (model, row - 1, year);
  g_assert_cmpstr (after, !=, before);

  stf_app_activate (&fixture->app, "win.undo", NULL);
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (3)), ==, old);
  assert_cursor (fixture, row + 1, march);
  stf_app_activate (&fixture->app, "win.redo", NULL);
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (3)), ==, 1350150);
  assert_cursor (fixture, row + 1, march);
}

static void
press_undo (Fixture *fixture)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (
      stf_app_get_controller (GTK_WIDGET (fixture->app.window), GTK_TYPE_EVENT_CONTROLLER_KEY),
      "key-pressed", GDK_KEY_z, 0, GDK_CONTROL_MASK, &handled);
  g_assert_true (handled);
  stf_app_settle ();
}

/* Ctrl+Z while a cell is edited: the typing goes, what was saved before it stays. */
static void
test_undo_of_typing (Fixture *fixture, gconstpointer user_data)
{
  guint row = find_line (fixture);
  guint march = find_column (fixture, STF_AMOUNTS_SLOT (3));
  GtkEditable *editor;
  int end = 3;

  stf_grid_set_cursor (fixture->grid, row, march);
  g_assert_true (stf_grid_write (fixture->grid, "700"));
  stf_grid_edit (fixture->grid, NULL);
  editor = stf_grid_get_editor (fixture->grid);
  g_assert_cmpstr (gtk_editable_get_text (editor), ==, "700");
  gtk_editable_insert_text (editor, "5", -1, &end);
  g_assert_cmpstr (gtk_editable_get_text (editor), ==, "7005");
  press_undo (fixture);
  g_assert_true (stf_grid_get_editor (fixture->grid) == editor);
  g_assert_cmpstr (gtk_editable_get_text (editor), ==, "700");
  press_undo (fixture);
  g_assert_cmpstr (gtk_editable_get_text (editor), ==, "700");
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (3)), ==, 70000);
  stf_grid_cancel (fixture->grid);

  /* Begun by typing: back to nothing. */
  press (fixture, GDK_KEY_3, 0);
  press_undo (fixture);
  g_assert_cmpstr (gtk_editable_get_text (stf_grid_get_editor (fixture->grid)), ==, "");
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (3)), ==, 70000);
}

static gpointer
find_part (Fixture *fixture, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (fixture->view), STF_TYPE_BUDGET_VIEW, name);
}

/* The bar above the grid shows what is typed in the cell, and the cell what is typed there. */
static void
test_bar (Fixture *fixture, gconstpointer user_data)
{
  guint row = find_line (fixture);
  GtkEditable *bar = find_part (fixture, "cell_entry");

  stf_grid_set_cursor (fixture->grid, row, find_column (fixture, STF_AMOUNTS_SLOT (3)));
  press (fixture, GDK_KEY_4, 0);
  gtk_editable_set_text (stf_grid_get_editor (fixture->grid), "4*8");
  g_assert_cmpstr (gtk_editable_get_text (bar), ==, "4*8");
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_cmpstr (gtk_editable_get_text (bar), !=, "4*8");

  gtk_widget_grab_focus (GTK_WIDGET (bar));
  gtk_editable_set_text (bar, "2*16");
  g_assert_nonnull (stf_grid_get_editor (fixture->grid));
  g_assert_cmpstr (gtk_editable_get_text (stf_grid_get_editor (fixture->grid)), ==, "2*16");
  g_signal_emit_by_name (bar, "activate");
  stf_app_settle ();
  g_assert_null (stf_grid_get_editor (fixture->grid));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (3)), ==, 3200);
  g_assert_cmpstr (gtk_editable_get_text (bar), ==, "32");
}

/* A month is short in the header, and a whole word for who listens. */
static void
test_months (Fixture *fixture, gconstpointer user_data)
{
  StfGridModel *model = STF_GRID_MODEL (stf_budget_view_get_table (fixture->view));
  guint february = find_column (fixture, STF_AMOUNTS_SLOT (2));
  g_autofree char *description = NULL;
  g_autofree char *label = stf_grid_model_describe (model, find_line (fixture), february,
                                                    &description);
  StfGridColumn column;

  stf_grid_model_get_column (model, february, &column);
  g_assert_cmpstr (column.title, ==, "Feb");
  g_assert_nonnull (strstr (label, "February"));
}

/* What is no amount stays open, and is told in words. */
static void
test_wrong (Fixture *fixture, gconstpointer user_data)
{
  guint row = find_line (fixture);

  stf_grid_set_cursor (fixture->grid, row, find_column (fixture, STF_AMOUNTS_SLOT (3)));
  press (fixture, GDK_KEY_x, 0);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_nonnull (stf_grid_get_editor (fixture->grid));
  g_assert_true (stf_app_shows (GTK_WIDGET (fixture->view), "March"));
  press (fixture, GDK_KEY_Escape, 0);
  g_assert_null (stf_grid_get_editor (fixture->grid));
}

static void
test_paste (Fixture *fixture, gconstpointer user_data)
{
  guint row = find_line (fixture);
  guint january = find_column (fixture, STF_AMOUNTS_SLOT (1));

  stf_grid_set_cursor (fixture->grid, row, january);
  g_assert_true (stf_grid_paste_text (fixture->grid, "1 000,50\t2,000.25\t-3\n"));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (1)), ==, 100050);
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (2)), ==, 200025);
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (3)), ==, -300);
  stf_app_activate (&fixture->app, "win.undo", NULL);
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (2)), !=, 200025);

  /* All or nothing. */
  g_assert_false (stf_grid_paste_text (fixture->grid, "7\toj\n"));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (1)), !=, 700);
}

static void
test_fill (Fixture *fixture, gconstpointer user_data)
{
  guint row = find_line (fixture);
  guint january = find_column (fixture, STF_AMOUNTS_SLOT (1));
  const StfGridRange months = { row, january, row, january + 11 };

  stf_grid_set_cursor (fixture->grid, row, january);
  g_assert_true (stf_grid_write (fixture->grid, "500"));
  stf_grid_select (fixture->grid, &months);
  g_assert_true (stf_grid_fill (fixture->grid, GTK_ORIENTATION_HORIZONTAL));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_MONTHS), ==, 12 * 50000);
  g_assert_true (stf_grid_clear (fixture->grid));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_MONTHS), ==, 0);
}

static void
test_spread (Fixture *fixture, gconstpointer user_data)
{
  guint row = find_line (fixture);
  guint january = find_column (fixture, STF_AMOUNTS_SLOT (1));
  guint year = find_column (fixture, STF_AMOUNTS_YEAR);

  stf_grid_set_cursor (fixture->grid, row, year);
  g_assert_true (stf_grid_write (fixture->grid, "12000"));
  act (fixture, "budget.spread", g_variant_new_string ("evenly"));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (1)), ==, 100000);

  /* With the total locked, the other months give. */
  act (fixture, "budget.lock", NULL);
  stf_grid_set_cursor (fixture->grid, row, january);
  g_assert_true (stf_grid_write (fixture->grid, "2100"));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_SLOT (1)), ==, 210000);
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_YEAR), ==, 1200000);
}

/* A line costs what it cost last year. */
static void
test_estimate (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (stf_app_get_file (&fixture->app), &error);
  guint row = find_line (fixture);
  const char *id = stf_budget_table_get_line (stf_budget_view_get_table (fixture->view), row)->id;
  guint line = stf_budget_find_line (budget, id)->index;
  gint64 outcome = 0;

  g_assert_no_error (error);
  g_assert_true (
      stf_amounts_sum (&stf_budget_find_outcome (budget, budget->year - 1)->amounts[line],
                       STF_AMOUNTS_YEAR, &outcome));
  stf_grid_set_cursor (fixture->grid, row, find_column (fixture, STF_AMOUNTS_YEAR));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_YEAR), !=, outcome);
  act (fixture, "budget.estimate", g_variant_new_string ("outcome"));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_YEAR), ==, outcome);
}

/* A forecast holds the outcome there is, and is shown once it is made. */
static void
test_forecast (Fixture *fixture, gconstpointer user_data)
{
  const StfBudgetVersion *shown;

  act (fixture, "budget.roll", g_variant_new_int32 (8));
  shown = stf_budget_view_get_version (fixture->view);
  g_assert_cmpint (shown->kind, ==, STF_BUDGET_FORECAST);
  g_assert_cmpint (shown->through, ==, 8);
  act (fixture, "win.undo", NULL);
  g_assert_cmpint (stf_budget_view_get_version (fixture->view)->kind, !=, STF_BUDGET_FORECAST);
}

static void
test_narrow (Fixture *fixture, gconstpointer user_data)
{
  StfGridModel *model = STF_GRID_MODEL (stf_budget_view_get_table (fixture->view));
  guint wide = stf_grid_model_get_n_columns (model);
  int least;

  gtk_window_set_default_size (GTK_WINDOW (fixture->app.window), 400, 700);
  for (guint i = 0; i < 10 && stf_grid_model_get_n_columns (model) == wide; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (fixture->app.window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->app.window));
    }
  g_assert_cmpuint (stf_grid_model_get_n_columns (model), ==, 3);
  g_assert_true (stf_app_shows (GTK_WIDGET (fixture->view), "January"));
  gtk_widget_measure (GTK_WIDGET (fixture->view), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                      NULL, NULL);
  g_assert_cmpint (least, <=, 360);
  act (fixture, "budget.period-step", g_variant_new_int32 (1));
  g_assert_cmpuint (
      stf_budget_table_get_column (stf_budget_view_get_table (fixture->view), 1)->slots, ==,
      STF_AMOUNTS_SLOT (2));
  act (fixture, "budget.periods", g_variant_new_string ("tertials"));
  g_assert_true (stf_app_shows (GTK_WIDGET (fixture->view), "T1"));
}

/* Every view of the page is whole on the narrowest screen, in any language of ours. */
static void
test_narrowest (Fixture *fixture, gconstpointer user_data)
{
  static const char *const views[] = { "budget", "follow-up", "fee", "commissions", "requests" };
  static const char *const languages[] = { "en", "sv" };
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      StfAppFixture app;
      StfBudgetPage *page;

      g_setenv ("LANGUAGE", languages[i], TRUE);
      setlocale (LC_ALL, "C.UTF-8");
      stf_app_fixture_init (&app);
      stf_app_open (&app, app.path);
      page = STF_BUDGET_PAGE (stf_app_show_page (&app, "budget"));
      gtk_window_set_default_size (GTK_WINDOW (app.window), 360, 640);
      stf_grid_set_cursor (
          stf_budget_view_get_grid (STF_BUDGET_VIEW (stf_budget_page_get_view (page, "budget"))), 1,
          2);
      for (guint k = 0; k < G_N_ELEMENTS (views); k++)
        {
          int least = 0;

          stf_budget_page_show_view (page, views[k]);
          for (guint n = 0; n < 3; n++)
            {
              gtk_widget_queue_draw (GTK_WIDGET (app.window));
              gtk_test_widget_wait_for_draw (GTK_WIDGET (app.window));
              stf_app_settle ();
            }
          gtk_widget_measure (GTK_WIDGET (app.window), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL,
                              NULL, NULL);
          g_test_message ("%s in %s: %d, %d", views[k], languages[i], least,
                          gtk_widget_get_width (GTK_WIDGET (app.window)));
          g_assert_cmpint (least, <=, 360);
          g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (app.window)), <=, 360);
        }
      stf_app_fixture_clear (&app);
    }
  g_unsetenv ("LANGUAGE");
  setlocale (LC_ALL, locale);
}

/* An adopted version is read only, and says why; a copy of it is a draft. */
static void
test_steps (Fixture *fixture, gconstpointer user_data)
{
  StfGridModel *model = STF_GRID_MODEL (stf_budget_view_get_table (fixture->view));
  guint row = find_line (fixture);
  guint march = find_column (fixture, STF_AMOUNTS_SLOT (3));
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;

  act (fixture, "budget.step", g_variant_new_string ("adopted"));
  stf_app_click (stf_app_wait_for_dialog (&fixture->app), "A_dopt");
  g_assert_true (stf_budget_version_is_locked (stf_budget_view_get_version (fixture->view)));
  stf_grid_set_cursor (fixture->grid, row, march);
  g_assert_false (stf_grid_write (fixture->grid, "5"));
  label = stf_grid_model_describe (model, row, march, &description);
  g_assert_nonnull (description);
  g_assert_nonnull (strstr (description, "adopted"));

  act (fixture, "budget.copy-version", NULL);
  stf_app_click (stf_app_wait_for_dialog (&fixture->app), "_Make");
  g_assert_false (stf_budget_version_is_locked (stf_budget_view_get_version (fixture->view)));
  g_assert_cmpstr (stf_budget_view_get_version (fixture->view)->title, ==, "Utkast, copy");
}

static void
test_lines (Fixture *fixture, gconstpointer user_data)
{
  StfBudgetTable *table = stf_budget_view_get_table (fixture->view);
  guint n = stf_budget_table_get_n_shown (table);
  GtkWindow *dialog;

  stf_grid_set_cursor (fixture->grid, find_line (fixture), 0);
  act (fixture, "budget.new-line", NULL);
  dialog = stf_app_wait_for_dialog (&fixture->app);
  stf_app_type (dialog, "What it is for", "Nätverksträff i mars");
  stf_app_click (dialog, "_Save");
  g_assert_cmpuint (stf_budget_table_get_n_shown (table), ==, n + 1);
  stf_app_activate (&fixture->app, "win.undo", NULL);
  g_assert_cmpuint (stf_budget_table_get_n_shown (table), ==, n);
}

/* Written beside the bar, marked in the cell, heard with it. */
static void
test_notes (Fixture *fixture, gconstpointer user_data)
{
  StfGridModel *model = STF_GRID_MODEL (stf_budget_view_get_table (fixture->view));
  guint row = find_line (fixture);
  guint march = find_column (fixture, STF_AMOUNTS_SLOT (3));
  g_autofree char *description = NULL;
  g_autofree char *label = NULL;

  g_assert_false (stf_grid_model_get_flags (model, row, march) & STF_GRID_CELL_NOTE);
  stf_grid_set_cursor (fixture->grid, row, march);
  act (fixture, "budget.note", NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (find_part (fixture, "note_text")),
                            "Två konferenser", -1);
  g_signal_emit_by_name (
      stf_app_find (find_part (fixture, "note_popover"), GTK_TYPE_BUTTON, "_Save Note"), "clicked");
  stf_app_settle ();
  g_assert_true (stf_grid_model_get_flags (model, row, march) & STF_GRID_CELL_NOTE);
  label = stf_grid_model_describe (model, row, march, &description);
  g_assert_nonnull (strstr (description, "Två konferenser"));
  stf_app_activate (&fixture->app, "win.undo", NULL);
  g_assert_false (stf_grid_model_get_flags (model, row, march) & STF_GRID_CELL_NOTE);
}

/* The other version's year, and the difference, which follows what is typed. */
static void
test_compare (Fixture *fixture, gconstpointer user_data)
{
  StfGridModel *model = STF_GRID_MODEL (stf_budget_view_get_table (fixture->view));
  guint n = stf_grid_model_get_n_columns (model);
  guint year = find_column (fixture, STF_AMOUNTS_YEAR);
  guint row = find_line (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (stf_app_get_file (&fixture->app), &error);
  const StfBudgetVersion *other = stf_budget_get_shown (budget, budget->year, "2013-12-31");
  g_autofree char *difference = NULL;
  StfGridColumn column;

  g_assert_no_error (error);
  g_assert_nonnull (other);
  act (fixture, "budget.compare", g_variant_new_string (other->id));
  g_assert_cmpuint (stf_grid_model_get_n_columns (model), ==, n + 2);
  stf_grid_model_get_column (model, year + 1, &column);
  g_assert_cmpstr (column.title, ==, other->title);

  stf_grid_set_cursor (fixture->grid, row, find_column (fixture, STF_AMOUNTS_SLOT (3)));
  g_assert_true (stf_grid_write (fixture->grid, "+250"));
  stf_app_settle ();
  difference = stf_grid_model_get_text (model, row, year + 2);
  g_assert_cmpstr (difference, !=, NULL);
  act (fixture, "budget.compare", g_variant_new_string ("all"));
  g_assert_cmpuint (stf_grid_model_get_n_columns (model), ==, n);
}

/* What the grid shows is what a table of the file, read anew, shows. */
static void
assert_current (Fixture *fixture)
{
  StfGridModel *shown = STF_GRID_MODEL (stf_budget_view_get_table (fixture->view));
  const StfBudgetVersion *old = stf_budget_view_get_version (fixture->view);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (stf_app_get_file (&fixture->app), &error);
  g_autoptr (StfBudgetTable) table = stf_budget_table_new (NULL, NULL);
  StfGridModel *read = STF_GRID_MODEL (table);
  StfBudgetTableLook look = { .only = -1, .can_edit = TRUE };
  guint n_rows = stf_grid_model_get_n_rows (shown);
  guint n_columns = stf_grid_model_get_n_columns (shown);

  g_assert_no_error (error);
  look.before = stf_budget_get_shown (budget, budget->year - 1, "2013-12-31");
  look.outcome = stf_budget_find_outcome (budget, budget->year - 1);
  stf_budget_table_show (table, budget, stf_budget_find_version (budget, old->id), &look);
  g_assert_cmpuint (n_rows, ==, stf_grid_model_get_n_rows (read));
  g_assert_cmpuint (n_columns, ==, stf_grid_model_get_n_columns (read));
  for (guint column = 0; column < n_columns; column++)
    {
      StfGridColumn wide, needed;

      stf_grid_model_get_column (shown, column, &wide);
      stf_grid_model_get_column (read, column, &needed);
      g_assert_cmpuint (wide.chars, >=, needed.chars);
      for (guint row = 0; row < n_rows; row++)
        {
          g_autofree char *is = stf_grid_model_get_text (shown, row, column);
          g_autofree char *should_be = stf_grid_model_get_text (read, row, column);

          g_assert_cmpstr (is, ==, should_be);
        }
    }
  stf_budget_table_show (table, NULL, NULL, &look);
}

/* Anything that a user does at random: whatever it is, no cell is older than the file. */
static void
test_current (Fixture *fixture, gconstpointer user_data)
{
  StfGridModel *model = STF_GRID_MODEL (stf_budget_view_get_table (fixture->view));
  static const char *const texts[] = { "",     "0",         "12*4500", "+10%",         "-3,5",
                                       "99,1", "123456789", "1\t2\n3", "1 000,50\t2.5" };
  static const char *const spreads[] = { "evenly", "shape", "tertials", "keep", "gather" };

  for (guint i = 0; i < 30; i++)
    {
      int last = (int) stf_grid_model_get_n_rows (model);
      guint row = (guint) g_test_rand_int_range (0, last);
      guint column = (guint) g_test_rand_int_range (1, 15);
      const StfGridRange range = { row, column, row + 3, column + 2 };
      const char *text = texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))];
      const char *spread = spreads[g_test_rand_int_range (0, G_N_ELEMENTS (spreads))];

      stf_grid_select (fixture->grid, &range);
      switch (g_test_rand_int_range (0, 7))
        {
          case 0:
            stf_grid_paste_text (fixture->grid, text);
            break;
          case 1:
            stf_grid_fill (fixture->grid,
                           i % 2 ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
            break;
          case 2:
            stf_grid_clear (fixture->grid);
            break;
          case 3:
            act (fixture, "win.undo", NULL);
            break;
          case 4:
            if (g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->app.window), "redo"))
              act (fixture, "win.redo", NULL);
            break;
          case 5:
            act (fixture, "budget.spread", g_variant_new_string (spread));
            break;
          default:
            stf_grid_write (fixture->grid, text);
        }
      stf_app_settle ();
      assert_current (fixture);
    }
}

/* A frame with what is shown now. */
static void
draw (Fixture *fixture)
{
  gtk_widget_queue_draw (GTK_WIDGET (fixture->app.window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->app.window));
  stf_app_settle ();
}

static void
assert_shows (Fixture *fixture, guint n_lines)
{
  draw (fixture);
  g_assert_cmpuint (stf_budget_table_get_n_shown (stf_budget_view_get_table (fixture->view)), ==,
                    n_lines);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (find_part (fixture, "stack")), ==,
                   n_lines > 0 ? "grid" : "nothing");
}

static const char *
get_value (const StfBudgetLine *line, const char *filter)
{
  if (g_str_equal (filter, "category"))
    return line->category->id;
  if (g_str_equal (filter, "body"))
    return line->body;
  return line->request != NULL ? line->request->id : NULL;
}

/* Each choice of a filter shows the lines it names, and no other, and so does the next one. */
static void
test_filters (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *filter;
    const char *menu;
  } filters[] = { { "category", "categories" }, { "body", "bodies" }, { "funding", "fundings" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfBudget) budget = stf_budget_load (stf_app_get_file (&fixture->app), &error);

  g_assert_no_error (error);
  assert_shows (fixture, budget->n_lines);
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      GMenuModel *menu = find_part (fixture, filters[i].menu);
      int n_items = g_menu_model_get_n_items (menu);
      g_autofree char *action = g_strdup_printf ("budget.%s", filters[i].filter);

      g_assert_cmpint (n_items, >, 2);
      for (int item = 0; item < n_items; item++)
        {
          g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (
              menu, item, G_MENU_ATTRIBUTE_TARGET, NULL);
          const char *wanted = g_variant_get_string (target, NULL);
          guint n = 0;

          for (guint k = 0; k < budget->n_lines; k++)
            {
              const char *value = get_value (&budget->lines[k], filters[i].filter);

              n += g_str_equal (wanted, "all")
                   || g_str_equal (wanted, value != NULL ? value : "none");
            }
          act (fixture, action, target);
          assert_shows (fixture, n);
        }
      act (fixture, "budget.show-all", NULL);
      assert_shows (fixture, budget->n_lines);
    }
}

static void
search (Fixture *fixture, const char *text)
{
  GtkEditable *entry = find_part (fixture, "search");

  gtk_editable_set_text (entry, text);
  g_signal_emit_by_name (entry, "search-changed");
}

/* What is searched for and filtered away comes back with it, and the cursor where it stood. */
static void
test_search (Fixture *fixture, gconstpointer user_data)
{
  StfBudgetTable *table = stf_budget_view_get_table (fixture->view);
  guint n_lines = stf_budget_table_get_n_shown (table);
  const StfBudgetLine *line = stf_budget_table_get_line (table, find_line (fixture));

  search (fixture, line->title);
  g_assert_cmpuint (stf_budget_table_get_n_shown (table), >=, 1);
  g_assert_cmpuint (stf_budget_table_get_n_shown (table), <, n_lines);
  g_assert_nonnull (stf_budget_table_get_line (table, find_line (fixture)));
  draw (fixture);
  search (fixture, "zzzz");
  assert_shows (fixture, 0);
  act (fixture, "budget.category", g_variant_new_string (line->category->id));
  assert_shows (fixture, 0);
  stf_app_click (fixture->view, "Show _All");
  assert_shows (fixture, n_lines);
}

/* As last year's months, and no öre lost. */
static void
test_shape (Fixture *fixture, gconstpointer user_data)
{
  guint row = find_line (fixture);

  stf_grid_set_cursor (fixture->grid, row, find_column (fixture, STF_AMOUNTS_YEAR));
  g_assert_true (stf_grid_write (fixture->grid, "12000,01"));
  act (fixture, "budget.spread", g_variant_new_string ("gather"));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_MONTHS), ==, 0);
  act (fixture, "budget.spread", g_variant_new_string ("shape"));
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_MONTHS), ==, 1200001);
  g_assert_cmpint (get_saved (fixture, row, STF_AMOUNTS_YEAR), ==, 1200001);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);

  ADD ("/app/budget/what-is-typed-is-one-step", test_typing);
  ADD ("/app/budget/no-cell-is-older-than-the-file", test_current);
  ADD ("/app/budget/undo-in-a-cell-undoes-the-typing", test_undo_of_typing);
  ADD ("/app/budget/cell-and-bar-show-the-same", test_bar);
  ADD ("/app/budget/months-are-short-and-spoken-in-full", test_months);
  ADD ("/app/budget/what-is-no-amount-is-told", test_wrong);
  ADD ("/app/budget/a-block-is-pasted-in-any-form", test_paste);
  ADD ("/app/budget/fill-and-clear", test_fill);
  ADD ("/app/budget/spread-and-lock-the-total", test_spread);
  ADD ("/app/budget/a-line-costs-what-it-did-last-year", test_estimate);
  ADD ("/app/budget/a-forecast-is-made-of-the-outcome", test_forecast);
  ADD ("/app/budget/narrow-shows-one-period", test_narrow);
  ADD ("/app/budget/every-view-fits-the-narrowest-screen", test_narrowest);
  ADD ("/app/budget/adopted-is-closed-and-its-copy-open", test_steps);
  ADD ("/app/budget/a-note-is-marked-and-heard", test_notes);
  ADD ("/app/budget/another-version-stands-beside", test_compare);
  ADD ("/app/budget/spread-as-last-year", test_shape);
  ADD ("/app/budget/a-filter-shows-what-it-names", test_filters);
  ADD ("/app/budget/a-search-that-finds-nothing-is-taken-back", test_search);
  ADD ("/app/budget/lines-are-made-in-a-dialog", test_lines);
  return g_test_run ();
}
