/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What pointer and keyboard do on the chart's boxes: arrows go from box to box, Home and End to the
 * first and last, Tab through the seats of the box with the focus and then out of the chart, Enter
 * opens, Space, + and - collapse and expand, Ctrl+M moves the body, the menu key has the menu. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-chart-canvas-private.h"

/* The item that has the focus or holds the seat that has it. */
static StfChartItem *
get_focus_item (StfChartCanvas *self)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return child ? STF_CHART_ITEM (child) : NULL;
}

void
stf_chart_canvas_focus_box (StfChartCanvas *self, int box)
{
  StfChartItem *item = stf_chart_canvas_get_item (self, box);

  if (item != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (item));
}

static void
motion_cb (GtkEventControllerMotion *controller, double x, double y, gpointer user_data)
{
  StfChartCanvas *self = STF_CHART_CANVAS (user_data);

  if (self->chart != NULL)
    stf_chart_canvas_set_hovered (self, stf_chart_find_at (self->chart, x, y));
}

static void
leave_cb (GtkEventControllerMotion *controller, gpointer user_data)
{
  stf_chart_canvas_set_hovered (STF_CHART_CANVAS (user_data), -1);
}

gboolean
stf_chart_canvas_is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (
      GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  StfChartCanvas *self = STF_CHART_CANVAS (user_data);
  int box, row;

  if (self->chart == NULL)
    return;

  box = stf_chart_find_at (self->chart, x, y);
  if (box < 0)
    return;

  /* A finger goes on to move the view, wherever it is put down. */
  if (!stf_chart_canvas_is_touch (GTK_GESTURE (gesture)))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  stf_chart_canvas_focus_box (self, box);
  row = stf_chart_find_row_at (self->chart, (guint) box, x, y);
  if (n_press == 2)
    g_signal_emit_by_name (self, "activated", box, row);
}

static void
open_menu_at (StfChartCanvas *self, GtkGesture *gesture, double x, double y)
{
  int box = self->chart != NULL ? stf_chart_find_at (self->chart, x, y) : -1;

  if (box < 0)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  stf_chart_canvas_focus_box (self, box);
  g_signal_emit_by_name (self, "menu", box, x, y);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  open_menu_at (STF_CHART_CANVAS (user_data), GTK_GESTURE (gesture), x, y);
}

static void
long_pressed_cb (GtkGestureLongPress *gesture, double x, double y, gpointer user_data)
{
  open_menu_at (STF_CHART_CANVAS (user_data), GTK_GESTURE (gesture), x, y);
}

/* Below the name of the box. */
static void
open_menu (StfChartCanvas *self, guint box)
{
  StfChartRect rect = stf_chart_get_rect (self->chart, box);
  double down = MIN (rect.height / 2, 16 * stf_chart_get_scale (self->chart));

  g_signal_emit_by_name (self, "menu", (int) box, rect.x + rect.width / 2, rect.y + down);
}

/* What a key does to the box that has the focus, besides leading away from it. */
static gboolean
act_on_box (StfChartCanvas *self, guint index, guint key, GdkModifierType state)
{
  const StfChartBox *box = &stf_chart_get_model (self->chart)->boxes[index];
  gboolean collapsed = box->n_hidden > 0;
  GdkModifierType modifiers = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);

  if ((key == GDK_KEY_Menu && modifiers == 0)
      || (key == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    open_menu (self, index);
  else if ((key == GDK_KEY_m || key == GDK_KEY_M) && modifiers == GDK_CONTROL_MASK)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.move-body-to", "s", box->id);
  else if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0
           && (key == GDK_KEY_space || (key == (collapsed ? GDK_KEY_plus : GDK_KEY_minus))
               || key == (collapsed ? GDK_KEY_KP_Add : GDK_KEY_KP_Subtract)))
    {
      if (box->n_children > 0)
        gtk_widget_activate_action (GTK_WIDGET (self), "pane.toggle", "s", box->id);
    }
  else
    return FALSE;
  return TRUE;
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                gpointer user_data)
{
  static const struct
  {
    guint key;
    guint keypad;
    StfChartMove move;
  } moves[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, STF_CHART_MOVE_LEFT },
    { GDK_KEY_Right, GDK_KEY_KP_Right, STF_CHART_MOVE_RIGHT },
    { GDK_KEY_Up, GDK_KEY_KP_Up, STF_CHART_MOVE_UP },
    { GDK_KEY_Down, GDK_KEY_KP_Down, STF_CHART_MOVE_DOWN },
    { GDK_KEY_Home, GDK_KEY_KP_Home, STF_CHART_MOVE_FIRST },
    { GDK_KEY_End, GDK_KEY_KP_End, STF_CHART_MOVE_LAST },
  };
  StfChartCanvas *self = STF_CHART_CANVAS (user_data);
  StfChartItem *item = get_focus_item (self);
  guint i;

  if (item != NULL
      && (key != GDK_KEY_space || gtk_widget_get_focus_child (GTK_WIDGET (item)) == NULL)
      && act_on_box (self, stf_chart_item_get_box (item), key, state))
    return GDK_EVENT_STOP;
  if (item == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter
      || key == GDK_KEY_space)
    {
      GtkWidget *seat = gtk_widget_get_focus_child (GTK_WIDGET (item));

      gtk_widget_activate_action (seat ? seat : GTK_WIDGET (item), STF_CHART_OPEN, NULL);
      return GDK_EVENT_STOP;
    }

  for (i = 0; i < G_N_ELEMENTS (moves); i++)
    if (key == moves[i].key || key == moves[i].keypad)
      {
        int to = stf_chart_move_from (self->chart, stf_chart_item_get_box (item), moves[i].move);

        if (to >= 0)
          stf_chart_canvas_focus_box (self, to);
        return GDK_EVENT_STOP;
      }

  return GDK_EVENT_PROPAGATE;
}

/* Tab walks through the seats of one box, then leaves the chart: a reader of the whole window is
 * not held up by two hundred seats.  Coming in, the focus goes where it last was. */
gboolean
stf_chart_canvas_move_focus (GtkWidget *widget, GtkDirectionType direction)
{
  StfChartCanvas *self = STF_CHART_CANVAS (widget);
  StfChartItem *item = get_focus_item (self);
  GtkWidget *seat, *next;

  if (self->items->len == 0)
    return FALSE;
  if (item == NULL)
    {
      stf_chart_canvas_focus_box (self, MAX (self->selected, 0));
      return TRUE;
    }
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return FALSE;

  seat = gtk_widget_get_focus_child (GTK_WIDGET (item));
  if (direction == GTK_DIR_TAB_FORWARD)
    next = seat ? gtk_widget_get_next_sibling (seat)
                : gtk_widget_get_first_child (GTK_WIDGET (item));
  else if (seat == NULL)
    next = NULL;
  else
    {
      next = gtk_widget_get_prev_sibling (seat);
      if (next == NULL)
        next = GTK_WIDGET (item);
    }

  return next != NULL && gtk_widget_grab_focus (next);
}

/* Adds the controllers. */
void
stf_chart_canvas_add_input (StfChartCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  self->click = gtk_gesture_click_new ();
  g_signal_connect (self->click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (self->click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (long_press, "pressed", G_CALLBACK (long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (long_press));
}

/* Adds a gesture that may go on from a click on a box. */
void
stf_chart_canvas_add_gesture (StfChartCanvas *self, GtkGesture *gesture)
{
  g_return_if_fail (STF_IS_CHART_CANVAS (self));

  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (gesture));
  gtk_gesture_group (gesture, self->click);
}
