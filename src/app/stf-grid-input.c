/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys and pointer do in a grid, as people who live in spreadsheets expect.
 *
 * 1. Arrows move; with Ctrl to the last cell in that direction; Home and End to the ends of a row,
 *    with Ctrl of the grid; Page keys by what is in view.  With Shift, what is passed is selected.
 * 2. Enter moves down, to the column where Tab began; with Shift up.  Tab moves to the right, and
 *    from the end of a row to the next; with Shift back.  From the last cell it leaves the grid,
 * and with Ctrl from any.
 * 3. A character begins to edit, in place of what stood there; F2 and a double click edit it.
 * 4. Shift and Space select the row, Ctrl and Space the column.
 * 5. A click goes to a cell, with Shift it selects up to there, as a drag does.  A click on the
 *    header selects the column; dragging its right edge makes it wider.
 *
 * Cut, copy, paste, fill, clear and select all are actions: see stf-grid-edit.c. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-grid-private.h"

#include <math.h>

#define GRIP 5 /* pixels at each side of a border */
#define MIN_COLUMN_CHARS 3

/* --- keys --- */

static guint
clamp_row (StfGrid *self, gint64 row)
{
  return (guint) CLAMP (row, 0, (gint64) self->n_rows - 1);
}

static guint
clamp_column (StfGrid *self, gint64 column)
{
  return (guint) CLAMP (column, 0, (gint64) self->places->len - 1);
}

static int
get_page (StfGrid *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - self->header_height;

  return MAX (height / MAX (self->row_height, 1) - 1, 1);
}

/* Rule 1.  FALSE: it is no such key. */
static gboolean
move_by_key (StfGrid *self, guint key, gboolean ctrl, gboolean shift)
{
  gint64 row = self->row, column = self->column;

  switch (key)
    {
      case GDK_KEY_Up:
      case GDK_KEY_KP_Up:
        row = ctrl ? 0 : row - 1;
        break;
      case GDK_KEY_Down:
      case GDK_KEY_KP_Down:
        row = ctrl ? G_MAXINT : row + 1;
        break;
      case GDK_KEY_Left:
      case GDK_KEY_KP_Left:
        column = ctrl ? 0 : column - 1;
        break;
      case GDK_KEY_Right:
      case GDK_KEY_KP_Right:
        column = ctrl ? G_MAXINT : column + 1;
        break;
      case GDK_KEY_Home:
      case GDK_KEY_KP_Home:
        row = ctrl ? 0 : row;
        column = 0;
        break;
      case GDK_KEY_End:
      case GDK_KEY_KP_End:
        row = ctrl ? G_MAXINT : row;
        column = G_MAXINT;
        break;
      case GDK_KEY_Page_Up:
      case GDK_KEY_KP_Page_Up:
        row -= get_page (self);
        break;
      case GDK_KEY_Page_Down:
      case GDK_KEY_KP_Page_Down:
        row += get_page (self);
        break;
      default:
        return FALSE;
    }
  stf_grid_move (self, clamp_row (self, row), clamp_column (self, column), shift);
  self->tab_column = self->column;
  return TRUE;
}

/* Rule 2.  FALSE: it leaves the grid. */
static gboolean
move_by_tab (StfGrid *self, gboolean back)
{
  if (back && self->column > 0)
    stf_grid_move (self, self->row, self->column - 1, FALSE);
  else if (back && self->row > 0)
    stf_grid_move (self, self->row - 1, self->places->len - 1, FALSE);
  else if (!back && self->column + 1 < self->places->len)
    stf_grid_move (self, self->row, self->column + 1, FALSE);
  else if (!back && self->row + 1 < self->n_rows)
    stf_grid_move (self, self->row + 1, 0, FALSE);
  else
    return FALSE;
  self->tab_column = MIN (self->tab_column, self->column);
  return TRUE;
}

static void
popup_menu (StfGrid *self, const GdkRectangle *place)
{
  if (self->menu == NULL)
    return;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
popup_menu_at_cursor (StfGrid *self)
{
  GdkRectangle area;

  stf_grid_get_cell_area (self, self->row, self->column, &area);
  popup_menu (self, &area);
}

/* Rule 4. */
static void
select_whole (StfGrid *self, gboolean row)
{
  StfGridRange range = stf_grid_get_range (self);

  if (row)
    {
      range.first_column = 0;
      range.last_column = G_MAXUINT;
    }
  else
    {
      range.first_row = 0;
      range.last_row = G_MAXUINT;
    }
  stf_grid_select (self, &range);
}

/* Rule 3. */
static gboolean
begin_typing (StfGrid *self, guint key)
{
  gunichar character = gdk_keyval_to_unicode (key);
  char text[8] = { 0 };

  if (character == 0 || !g_unichar_isprint (character))
    return GDK_EVENT_PROPAGATE;
  g_unichar_to_utf8 (character, text);
  stf_grid_edit (self, text);
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (StfGrid *self, guint key, guint code, GdkModifierType state)
{
  gboolean ctrl = (state & GDK_CONTROL_MASK) != 0;
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;

  if (self->editor != NULL || !stf_grid_get_cursor (self, NULL, NULL)
      || (state & (GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
      case GDK_KEY_Tab:
      case GDK_KEY_KP_Tab:
      case GDK_KEY_ISO_Left_Tab:
        return !ctrl && move_by_tab (self, shift || key == GDK_KEY_ISO_Left_Tab);
      case GDK_KEY_Return:
      case GDK_KEY_KP_Enter:
      case GDK_KEY_ISO_Enter:
        stf_grid_move (self, clamp_row (self, (gint64) self->row + (shift ? -1 : 1)),
                       self->tab_column, FALSE);
        return GDK_EVENT_STOP;
      case GDK_KEY_space:
        if (!ctrl && !shift)
          return begin_typing (self, key);
        select_whole (self, shift);
        return GDK_EVENT_STOP;
      case GDK_KEY_Menu:
        popup_menu_at_cursor (self);
        return GDK_EVENT_STOP;
      case GDK_KEY_F10:
        if (!shift)
          return GDK_EVENT_PROPAGATE;
        popup_menu_at_cursor (self);
        return GDK_EVENT_STOP;
      default:
        if (move_by_key (self, key, ctrl, shift))
          return GDK_EVENT_STOP;
        return ctrl ? GDK_EVENT_PROPAGATE : begin_typing (self, key);
    }
}

/* --- pointer --- */

static GdkModifierType
get_state (GtkGesture *gesture)
{
  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
}

/* The column whose right edge is near, in the header; -1: none. */
static int
find_edge (StfGrid *self, double x, double y)
{
  if (y >= self->header_height)
    return -1;
  for (guint i = 0; i < self->places->len; i++)
    {
      GdkRectangle area;

      stf_grid_get_cell_area (self, 0, i, &area);
      if (fabs (x - (area.x + area.width)) <= GRIP
          && (i < self->n_frozen || area.x + area.width > self->frozen_width))
        return (int) i;
    }
  return -1;
}

static void
pressed_cb (StfGrid *self, int n_press, double x, double y, GtkGesture *gesture)
{
  gboolean extend = (get_state (gesture) & GDK_SHIFT_MASK) != 0;
  int row, column;

  if (!stf_grid_get_cursor (self, NULL, NULL) || find_edge (self, x, y) >= 0)
    return;
  stf_grid_find (self, x, y, &row, &column);
  if (self->editor != NULL && !stf_grid_commit (self))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (row == -1 && column >= 0)
    {
      const StfGridRange all = { 0, (guint) column, G_MAXUINT, (guint) column };

      stf_grid_select (self, &all);
    }
  if (row < 0 || column < 0)
    return;
  stf_grid_move (self, (guint) row, (guint) column, extend);
  self->tab_column = self->column;
  if (n_press == 2)
    stf_grid_edit (self, NULL);
}

/* What is selected stays if the menu is opened in it. */
static void
menu_pressed_cb (StfGrid *self, int n_press, double x, double y)
{
  StfGridRange range = stf_grid_get_range (self);
  int row, column;

  stf_grid_find (self, x, y, &row, &column);
  if (row < 0 || column < 0 || (self->editor != NULL && !stf_grid_commit (self)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  if ((guint) row < range.first_row || (guint) row > range.last_row
      || (guint) column < range.first_column || (guint) column > range.last_column)
    stf_grid_set_cursor (self, (guint) row, (guint) column);
  popup_menu (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
drag_begin_cb (StfGrid *self, double x, double y)
{
  int row, column;

  stf_grid_find (self, x, y, &row, &column);
  self->resized = find_edge (self, x, y);
  self->selecting = self->resized < 0 && row >= 0 && column >= 0;
  if (self->resized >= 0)
    self->resized_from = g_array_index (self->places, StfGridPlace, self->resized).width;
}

static void
drag_update_cb (StfGrid *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;
  int row, column;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->resized >= 0)
    {
      g_array_index (self->places, StfGridPlace, self->resized).chosen = MAX (
          self->resized_from + (int) dx, MIN_COLUMN_CHARS * self->digit_width);
      stf_grid_relayout (self);
    }
  else if (self->selecting && self->editor == NULL && (fabs (dx) > GRIP || fabs (dy) > GRIP))
    {
      /* Beyond an edge, one more row or column comes into view with each motion. */
      stf_grid_find (self, x + dx, y + dy, &row, &column);
      if (row < 0)
        row = (int) clamp_row (self, (gint64) self->row + (y + dy < self->header_height ? -1 : 1));
      if (column < 0)
        column = (int) self->column;
      stf_grid_move (self, (guint) row, (guint) column, TRUE);
    }
}

static void
drag_end_cb (StfGrid *self)
{
  self->resized = -1;
  self->selecting = FALSE;
}

static void
motion_cb (StfGrid *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   find_edge (self, x, y) >= 0 ? "col-resize" : NULL);
}

void
stf_grid_add_input (StfGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (widget, keys);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}
