/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What wheel, fingers and pointer do to the view of the chart: Ctrl and the wheel or a pinch zoom
 * to the pointer, dragging empty ground moves the view. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <math.h>

#include "stf-chart-view-private.h"

static void
motion_cb (StfChartView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

/* Letting go may be told to another window, as to a menu: moving on tells the same. */
static gboolean
event_cb (StfChartView *self, GdkEvent *event)
{
  GdkEventType type = gdk_event_get_event_type (event);

  if (type == GDK_BUTTON_PRESS && gdk_button_event_get_button (event) == GDK_BUTTON_PRIMARY)
    stf_chart_view_set_pressed (self, TRUE);
  else if (type == GDK_BUTTON_RELEASE
           || (type == GDK_MOTION_NOTIFY
               && (gdk_event_get_modifier_state (event) & GDK_BUTTON1_MASK) == 0))
    stf_chart_view_set_pressed (self, FALSE);
  return GDK_EVENT_PROPAGATE;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);
  GtkEventController *event = GTK_EVENT_CONTROLLER (controller);

  if ((gtk_event_controller_get_current_event_state (event) & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  stf_chart_view_zoom_at (self, self->port.scale * pow (STF_CHART_ZOOM_STEP, -dy), self->pointer_x,
                          self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (StfChartView *self)
{
  self->pinch_scale = self->port.scale;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);
  double x = self->pointer_x;
  double y = self->pointer_y;

  if (gtk_gesture_is_active (GTK_GESTURE (gesture)))
    gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  stf_chart_view_zoom_at (self, self->pinch_scale * scale, x, y);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);

  self->drag_x = self->port.x;
  self->drag_y = self->port.y;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);

  self->port.x = self->drag_x - dx;
  self->port.y = self->drag_y - dy;
  stf_viewport_clamp (&self->port);
  stf_chart_view_move (self);
}

static void
drag_end_cb (StfChartView *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

/* Adds the controllers. */
void
stf_chart_view_add_input (StfChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *events = gtk_event_controller_legacy_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (events, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (widget, events);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinch_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}
