/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What pointer and keyboard do on the chart's boxes: arrows go from box to box, Home and End to the
 * first and last, Tab through the seats of the box with the focus and then out of the chart, Enter
 * opens. */

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

static void
focus_item (StfChartCanvas *self, int box)
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

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  focus_item (self, box);
  row = stf_chart_find_row_at (self->chart, (guint) box, x, y);
  if (n_press == 2)
    g_signal_emit_by_name (self, "activated", box, row);
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
          focus_item (self, to);
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
      focus_item (self, MAX (self->selected, 0));
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
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
