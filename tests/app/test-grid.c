/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The grid by itself, with a table of texts: what keys, pointer and clipboard do. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <string.h>

#include "stf-app-fixture.h"
#include "stf-grid-fixture.h"
#include "stf-grid-text.h"
#include "stf-grid.h"

typedef struct
{
  GtkWidget *window;
  StfGrid *grid;
  StfSheet *table;
  char *failure;
  char *told;
} Fixture;

static void
failed_cb (Fixture *fixture, const char *message)
{
  g_free (fixture->failure);
  fixture->failure = g_strdup (message);
}

static void
told_cb (Fixture *fixture, const char *message)
{
  g_free (fixture->told);
  fixture->told = g_strdup (message);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->table = stf_sheet_new (100, 14);
  fixture->grid = STF_GRID (stf_grid_new ());
  stf_grid_set_model (fixture->grid, STF_GRID_MODEL (fixture->table));
  g_signal_connect_swapped (fixture->grid, "failed", G_CALLBACK (failed_cb), fixture);
  g_signal_connect_swapped (fixture->grid, "told", G_CALLBACK (told_cb), fixture);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->grid));
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), scroller);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->grid));
  gtk_widget_grab_focus (GTK_WIDGET (fixture->grid));
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  stf_app_settle ();
  g_assert_finalize_object (fixture->table);
  g_free (fixture->failure);
  g_free (fixture->told);
}

/* As a key that comes to the cell, or to the editor where there is one. */
static gboolean
press (Fixture *fixture, guint key, GdkModifierType state)
{
  GtkEditable *editor = stf_grid_get_editor (fixture->grid);
  GtkWidget *widget = editor != NULL ? GTK_WIDGET (editor) : GTK_WIDGET (fixture->grid);
  gboolean handled = FALSE;

  g_signal_emit_by_name (stf_app_get_controller (widget, GTK_TYPE_EVENT_CONTROLLER_KEY),
                         "key-pressed", key, 0, state, &handled);
  return handled;
}

static void
act (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->grid), action, NULL));
  stf_app_settle ();
}

static void
write_rest (Fixture *fixture, const char *text)
{
  GtkEditable *editor = stf_grid_get_editor (fixture->grid);
  int position = -1;

  g_assert_nonnull (editor);
  gtk_editable_set_position (editor, -1);
  position = gtk_editable_get_position (editor);
  gtk_editable_insert_text (editor, text, -1, &position);
}

static void
assert_cursor (Fixture *fixture, guint row, guint column)
{
  guint at_row = G_MAXUINT, at_column = G_MAXUINT;

  g_assert_true (stf_grid_get_cursor (fixture->grid, &at_row, &at_column));
  g_assert_cmpuint (at_row, ==, row);
  g_assert_cmpuint (at_column, ==, column);
}

static void
select_range (Fixture *fixture, guint row, guint column, guint last_row, guint last_column)
{
  const StfGridRange range = { row, column, last_row, last_column };

  stf_grid_select (fixture->grid, &range);
}

/* Typing goes into the cell; Enter and Tab take it and move as in a spreadsheet. */
static void
test_typing (Fixture *fixture, gconstpointer user_data)
{
  stf_grid_set_cursor (fixture->grid, 1, 2);
  g_assert_true (press (fixture, GDK_KEY_5, 0));
  write_rest (fixture, "000");
  g_assert_true (press (fixture, GDK_KEY_Tab, 0));
  g_assert_cmpstr (stf_sheet_get (fixture->table, 1, 2), ==, "5000");
  assert_cursor (fixture, 1, 3);

  press (fixture, GDK_KEY_7, 0);
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (stf_sheet_get (fixture->table, 1, 3), ==, "7");
  assert_cursor (fixture, 2, 2);

  press (fixture, GDK_KEY_8, 0);
  press (fixture, GDK_KEY_Return, GDK_SHIFT_MASK);
  g_assert_cmpstr (stf_sheet_get (fixture->table, 2, 2), ==, "8");
  assert_cursor (fixture, 1, 2);

  press (fixture, GDK_KEY_9, 0);
  press (fixture, GDK_KEY_Right, 0);
  g_assert_cmpstr (stf_sheet_get (fixture->table, 1, 2), ==, "9");
  assert_cursor (fixture, 1, 3);
  press (fixture, GDK_KEY_Tab, GDK_SHIFT_MASK);
  assert_cursor (fixture, 1, 2);
  g_assert_cmpuint (stf_sheet_get_n_steps (fixture->table), ==, 4);
}

static void
test_give_up (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *before = g_strdup (stf_sheet_get (fixture->table, 1, 2));

  stf_grid_set_cursor (fixture->grid, 1, 2);
  press (fixture, GDK_KEY_F2, 0);
  act (fixture, "grid.edit");
  g_assert_cmpstr (gtk_editable_get_text (stf_grid_get_editor (fixture->grid)), ==, before);
  write_rest (fixture, "9");
  g_assert_false (press (fixture, GDK_KEY_Left, 0)); /* moves in the text */
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_null (stf_grid_get_editor (fixture->grid));
  g_assert_cmpstr (stf_sheet_get (fixture->table, 1, 2), ==, before);

  /* What is as it was is no step. */
  act (fixture, "grid.edit");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpuint (stf_sheet_get_n_steps (fixture->table), ==, 0);
}

static void
test_wrong (Fixture *fixture, gconstpointer user_data)
{
  stf_grid_set_cursor (fixture->grid, 1, 2);
  press (fixture, GDK_KEY_w, 0);
  write_rest (fixture, "rong");
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->failure, ==, "It is wrong");
  g_assert_nonnull (stf_grid_get_editor (fixture->grid));
  g_assert_true (
      gtk_widget_has_css_class (GTK_WIDGET (stf_grid_get_editor (fixture->grid)), "error"));
  assert_cursor (fixture, 1, 2);

  write_rest (fixture, "?");
  g_assert_false (
      gtk_widget_has_css_class (GTK_WIDGET (stf_grid_get_editor (fixture->grid)), "error"));
  press (fixture, GDK_KEY_Return, 0);
  g_assert_cmpstr (stf_sheet_get (fixture->table, 1, 2), ==, "wrong?");
}

static void
test_read_only (Fixture *fixture, gconstpointer user_data)
{
  stf_grid_set_cursor (fixture->grid, 10, 2);
  press (fixture, GDK_KEY_5, 0);
  g_assert_null (stf_grid_get_editor (fixture->grid));
  g_assert_false (stf_grid_write (fixture->grid, "5"));
  g_assert_cmpuint (stf_sheet_get_n_steps (fixture->table), ==, 0);
}

static void
test_moving (Fixture *fixture, gconstpointer user_data)
{
  StfGridRange range;

  stf_grid_set_cursor (fixture->grid, 0, 0);
  press (fixture, GDK_KEY_Down, 0);
  press (fixture, GDK_KEY_Right, 0);
  assert_cursor (fixture, 1, 1);
  press (fixture, GDK_KEY_Left, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_Left, 0);
  assert_cursor (fixture, 1, 0);
  press (fixture, GDK_KEY_End, 0);
  assert_cursor (fixture, 1, 13);
  press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
  assert_cursor (fixture, 99, 13);
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_cursor (fixture, 0, 0);
  press (fixture, GDK_KEY_Page_Down, 0);
  stf_grid_get_cursor (fixture->grid, &range.first_row, NULL);
  g_assert_cmpuint (range.first_row, >, 5);
  press (fixture, GDK_KEY_Page_Up, 0);
  assert_cursor (fixture, 0, 0);

  stf_grid_set_cursor (fixture->grid, 3, 3);
  press (fixture, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (fixture, GDK_KEY_Up, GDK_SHIFT_MASK);
  range = stf_grid_get_range (fixture->grid);
  g_assert_cmpuint (range.first_row, ==, 2);
  g_assert_cmpuint (range.last_row, ==, 3);
  g_assert_cmpuint (range.first_column, ==, 3);
  g_assert_cmpuint (range.last_column, ==, 4);
  press (fixture, GDK_KEY_space, GDK_SHIFT_MASK);
  range = stf_grid_get_range (fixture->grid);
  g_assert_cmpuint (range.last_column - range.first_column, ==, 13);

  /* From the last cell Tab leaves the grid; nobody is caught in it. */
  stf_grid_set_cursor (fixture->grid, 99, 13);
  g_assert_false (press (fixture, GDK_KEY_Tab, 0));
  g_assert_false (press (fixture, GDK_KEY_Tab, GDK_CONTROL_MASK));
}

static void
test_blocks (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *text = NULL;

  stf_grid_set_cursor (fixture->grid, 1, 1);
  g_assert_true (stf_grid_paste_text (fixture->grid, "1\t2\r\n3\t\"a \"\"b\"\"\tc\"\r\n"));
  g_assert_cmpstr (stf_sheet_get (fixture->table, 1, 2), ==, "2");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 2, 1), ==, "3");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 2, 2), ==, "a \"b\"\tc");
  g_assert_null (fixture->told);

  select_range (fixture, 1, 1, 2, 2);
  text = stf_grid_copy_text (fixture->grid);
  g_assert_cmpstr (text, ==, "1\t2\n3\t\"a \"\"b\"\"\tc\"\n");

  /* One cell is pasted all over; sums stay what they are, and that is told. */
  select_range (fixture, 8, 3, 11, 3);
  g_assert_true (stf_grid_paste_text (fixture->grid, "77"));
  g_assert_cmpstr (stf_sheet_get (fixture->table, 8, 3), ==, "77");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 11, 3), ==, "77");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 10, 3), !=, "77");
  g_assert_cmpstr (fixture->told, ==,
                   "3 cells were pasted. 1 that cannot be changed was passed over.");
  g_assert_cmpuint (stf_sheet_get_n_steps (fixture->table), ==, 2);
}

/* All or nothing. */
static void
test_refused (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *before = g_strdup (stf_sheet_get (fixture->table, 1, 1));

  stf_grid_set_cursor (fixture->grid, 1, 1);
  g_assert_false (stf_grid_paste_text (fixture->grid, "1\t2\nwrong\t4\n"));
  g_assert_cmpstr (fixture->failure, ==, "It is wrong");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 1, 1), ==, before);
  stf_grid_set_cursor (fixture->grid, 99, 12);
  g_assert_false (stf_grid_paste_text (fixture->grid, "1\t2\t3"));
  g_assert_true (g_str_has_prefix (fixture->failure, "There is not room"));
  g_assert_true (stf_grid_paste_text (fixture->grid, "1\t2\t\t\n\t\t\n"));
  stf_grid_set_cursor (fixture->grid, 10, 1);
  g_assert_false (stf_grid_paste_text (fixture->grid, "1\t2"));
  g_assert_true (g_str_has_prefix (fixture->failure, "None of these"));
}

static void
test_fill (Fixture *fixture, gconstpointer user_data)
{
  stf_sheet_put (fixture->table, 1, 1, "5");
  stf_sheet_put (fixture->table, 1, 2, "6");
  select_range (fixture, 1, 1, 4, 2);
  act (fixture, "grid.fill-down");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 4, 1), ==, "5");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 4, 2), ==, "6");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 5, 1), !=, "5");

  select_range (fixture, 1, 1, 1, 12);
  act (fixture, "grid.fill-right");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 1, 12), ==, "5");

  /* With one row, what is above it. */
  stf_grid_set_cursor (fixture->grid, 5, 1);
  act (fixture, "grid.fill-down");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 5, 1), ==, "5");

  select_range (fixture, 1, 1, 2, 3);
  act (fixture, "grid.clear");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 2, 2), ==, "");
  g_assert_cmpuint (stf_sheet_get_n_steps (fixture->table), ==, 4);
}

static void
test_clipboard (Fixture *fixture, gconstpointer user_data)
{
  select_range (fixture, 1, 1, 1, 2);
  act (fixture, "grid.cut");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 1, 1), ==, "");
  stf_grid_set_cursor (fixture->grid, 2, 1);
  act (fixture, "grid.paste");
  while (stf_sheet_get_n_steps (fixture->table) < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (stf_sheet_get (fixture->table, 2, 1), ==, "7950");
  g_assert_cmpstr (stf_sheet_get (fixture->table, 2, 2), ==, "7981");
}

/* The focus is a cell that says where it is, and what it holds; another one after each move. */
static void
test_spoken (Fixture *fixture, gconstpointer user_data)
{
  GtkRoot *root = GTK_ROOT (fixture->window);
  GtkWidget *cell;
  g_autofree char *label = NULL;

  stf_grid_set_cursor (fixture->grid, 1, 2);
  cell = gtk_root_get_focus (root);
  g_assert_true (STF_IS_GRID_MODEL (fixture->table));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_ROLE_GRID_CELL);
  label = g_strdup_printf ("Rad nummer 1, 2: %s", stf_sheet_get (fixture->table, 1, 2));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_READ_ONLY,
                                       FALSE);
  gtk_test_accessible_assert_relation (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_RELATION_ROW_INDEX, 3);
  stf_grid_set_cursor (fixture->grid, 10, 2);
  g_assert_true (gtk_root_get_focus (root) != cell);
  cell = gtk_root_get_focus (root);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_READ_ONLY,
                                       TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Sum");
}

static void
test_pointer (Fixture *fixture, gconstpointer user_data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->grid);
  GdkRectangle from, to;
  StfGridRange range;

  stf_grid_get_cell_area (fixture->grid, 2, 1, &from);
  stf_grid_get_cell_area (fixture->grid, 4, 3, &to);
  g_signal_emit_by_name (stf_app_get_controller (widget, GTK_TYPE_GESTURE_CLICK), "pressed", 1,
                         from.x + 5.0, from.y + 5.0);
  assert_cursor (fixture, 2, 1);
  g_signal_emit_by_name (stf_app_get_controller (widget, GTK_TYPE_GESTURE_CLICK), "pressed", 1,
                         to.x + 20.0, 5.0);
  range = stf_grid_get_range (fixture->grid);
  g_assert_cmpuint (range.first_column, ==, 3);
  g_assert_cmpuint (range.last_row, ==, 99);
  g_signal_emit_by_name (stf_app_get_controller (widget, GTK_TYPE_GESTURE_CLICK), "pressed", 2,
                         to.x + 20.0, to.y + 5.0);
  g_assert_nonnull (stf_grid_get_editor (fixture->grid));
}

static void
test_text (void)
{
  static const char *const hostile[] = { "", "\"", "\"\"\"", "\t\t\n\n", "a\"b\tc", "\"a\nb" };

  for (guint i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = stf_grid_text_parse (hostile[i], &error);
      g_autoptr (GString) again = g_string_new (NULL);

      g_assert_no_error (error);
      g_assert_nonnull (rows);
      stf_grid_text_append_cell (again, hostile[i]);
      g_clear_pointer (&rows, g_ptr_array_unref);
      rows = stf_grid_text_parse (again->str, &error);
      g_assert_cmpuint (rows->len, ==, hostile[i][0] != '\0' ? 1 : 0);
      if (rows->len > 0)
        g_assert_cmpstr (((GStrv) rows->pdata[0])[0], ==, hostile[i]);
    }
}

static void
test_too_much (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strnfill (STF_GRID_TEXT_MAX_CELLS + 1, '\t');

  g_assert_null (stf_grid_text_parse (text, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);

  ADD ("/app/grid/typing-enter-and-tab", test_typing);
  ADD ("/app/grid/escape-gives-up", test_give_up);
  ADD ("/app/grid/what-is-wrong-stays-open", test_wrong);
  ADD ("/app/grid/sums-are-not-edited", test_read_only);
  ADD ("/app/grid/keys-move-and-select", test_moving);
  ADD ("/app/grid/blocks-are-copied-and-pasted", test_blocks);
  ADD ("/app/grid/a-block-is-pasted-whole-or-not", test_refused);
  ADD ("/app/grid/fill-and-clear", test_fill);
  ADD ("/app/grid/clipboard", test_clipboard);
  ADD ("/app/grid/focus-is-spoken", test_spoken);
  ADD ("/app/grid/pointer", test_pointer);
  g_test_add_func ("/app/grid/text-is-read-back", test_text);
  g_test_add_func ("/app/grid/too-much-is-refused", test_too_much);
  return g_test_run ();
}
