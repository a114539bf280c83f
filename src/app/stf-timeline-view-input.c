/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What pointer and keys do in the timeline.
 *
 * 1. An end of a bar that is a day, and in view, can be dragged.  Near the end of a month (for a
 *    first day, its beginning) it snaps; it never passes the other end.  Escape takes it back.
 * 2. Left and Right go from bar to bar in a row, Up and Down to the bar of the nearest row that is
 *    there at about the same time.
 * 3. With Ctrl, Left and Right move the last day by a day, with Shift too by a month; what has no
 *    last day gets the year's to begin with.
 * 4. Enter, Space and a double click open the assignment; of a vacancy, a new one. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <math.h>

#include "file/stf-date.h"
#include "stf-timeline-view-private.h"

#define GRIP 9.0 /* pixels at each end of a bar */

void
stf_timeline_drag_clear (StfTimelineDrag *self)
{
  g_clear_object (&self->bar);
  g_clear_pointer (&self->from_date, g_free);
  g_clear_pointer (&self->to_date, g_free);
}

/* The bar at a place, and which of its ends is there: -1 the first day, 1 the last, 0 neither. */
static StfTimelineBar *
bar_at (StfTimelineView *self, double x, double y, int *end)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *picked;
  const StfBar *bar;
  graphene_rect_t bounds;
  double grip;

  *end = 0;
  if (y < STF_TIMELINE_AXIS_HEIGHT)
    return NULL;
  picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  if (picked == NULL || !STF_IS_TIMELINE_BAR (picked)
      || !gtk_widget_compute_bounds (picked, widget, &bounds))
    return NULL;

  bar = stf_timeline_bar_get (STF_TIMELINE_BAR (picked));
  grip = MIN (GRIP, bounds.size.width / 3);
  if (bar->assignment == NULL)
    return STF_TIMELINE_BAR (picked);
  if (bar->to_date != NULL && x >= bounds.origin.x + bounds.size.width - grip
      && bounds.origin.x + bounds.size.width < gtk_widget_get_width (widget))
    *end = 1;
  else if (bar->from_date != NULL && x <= bounds.origin.x + grip
           && bounds.origin.x > stf_timeline_view_get_label_width (self))
    *end = -1;
  return STF_TIMELINE_BAR (picked);
}

static gboolean
can_edit (StfTimelineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return G_IS_ACTION_GROUP (root)
         && g_action_group_get_action_enabled (G_ACTION_GROUP (root), "set-assignment-dates");
}

/**
 * stf_timeline_view_begin_drag:
 * @self: a view
 * @x: where the pointer is
 * @y: likewise
 *
 * Returns: whether there is an end of a bar that can be dragged
 */
gboolean
stf_timeline_view_begin_drag (StfTimelineView *self, double x, double y)
{
  StfTimelineBar *bar;
  int end = 0;

  g_return_val_if_fail (STF_IS_TIMELINE_VIEW (self), FALSE);

  bar = bar_at (self, x, y, &end);
  if (bar == NULL || end == 0 || !can_edit (self))
    return FALSE;

  stf_timeline_drag_clear (&self->drag);
  self->drag.bar = g_object_ref (bar);
  self->drag.last = end > 0;
  self->drag.from_date = g_strdup (stf_timeline_bar_get (bar)->from_date);
  self->drag.to_date = g_strdup (stf_timeline_bar_get (bar)->to_date);
  self->drag.x = x;
  gtk_widget_grab_focus (GTK_WIDGET (bar));
  return TRUE;
}

/**
 * stf_timeline_view_drag_to:
 * @self: a view in which an end is dragged
 * @x: where the pointer is
 *
 * Shows the end where the pointer is (rule 1).
 */
void
stf_timeline_view_drag_to (StfTimelineView *self, double x)
{
  StfTimelineDrag *drag = &self->drag;
  double position = x - stf_timeline_view_get_label_width (self)
                    + stf_timeline_view_get_offset (self, GTK_ORIENTATION_HORIZONTAL);
  g_autofree char *date = NULL;
  g_autofree char *snapped = NULL;

  g_return_if_fail (STF_IS_TIMELINE_VIEW (self));
  if (drag->bar == NULL)
    return;

  drag->x = x;
  date = stf_timeline_scale_date (&self->scale, position - (drag->last ? self->scale.day : 0));
  snapped = stf_timeline_snap (date, drag->last, self->scale.day);
  if (drag->last)
    {
      g_free (drag->to_date);
      drag->to_date = g_strdup (drag->from_date != NULL && strcmp (snapped, drag->from_date) < 0
                                    ? drag->from_date
                                    : snapped);
    }
  else
    {
      g_free (drag->from_date);
      drag->from_date = g_strdup (
          drag->to_date != NULL && strcmp (snapped, drag->to_date) > 0 ? drag->to_date : snapped);
    }
  stf_timeline_bar_set_dates (drag->bar, drag->from_date, drag->to_date);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The bar as the timeline has it. */
static const StfBar *
find_values (StfTimelineView *self, StfTimelineBar *bar)
{
  guint line = stf_timeline_bar_get_row (bar);
  const StfTimelineRow *row = g_array_index (self->lines, StfTimelineLine, line).row;

  for (guint i = 0; i < row->bars->len; i++)
    if (g_array_index (row->bars, StfBar, i).assignment == stf_timeline_bar_get (bar)->assignment)
      return &g_array_index (row->bars, StfBar, i);
  return NULL;
}

static void
set_dates (StfTimelineView *self, const StfBar *bar, const char *from_date, const char *to_date)
{
  if (g_strcmp0 (bar->from_date, from_date) == 0 && g_strcmp0 (bar->to_date, to_date) == 0)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.set-assignment-dates", "(sss)",
                              bar->assignment, from_date != NULL ? from_date : "",
                              to_date != NULL ? to_date : "");
}

/**
 * stf_timeline_view_end_drag:
 * @self: a view
 * @let_go: whether the end stays where it was dragged; else it goes back
 *
 * Ends dragging; an end that has been moved is changed in the year.
 */
void
stf_timeline_view_end_drag (StfTimelineView *self, gboolean let_go)
{
  StfTimelineDrag drag = self->drag;
  const StfBar *bar;

  g_return_if_fail (STF_IS_TIMELINE_VIEW (self));
  if (drag.bar == NULL)
    return;

  memset (&self->drag, 0, sizeof self->drag);
  bar = find_values (self, drag.bar);
  if (bar != NULL)
    {
      stf_timeline_bar_set_dates (drag.bar, bar->from_date, bar->to_date);
      gtk_widget_queue_allocate (GTK_WIDGET (self));
      gtk_widget_queue_draw (GTK_WIDGET (self));
      if (let_go)
        set_dates (self, bar, drag.from_date, drag.to_date);
    }
  stf_timeline_drag_clear (&drag);
}

static void
open_bar (StfTimelineView *self, const StfBar *bar)
{
  if (bar->assignment != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-assignment", "s", bar->assignment);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.assign", "(ss)", bar->role,
                                bar->seat != NULL ? bar->seat : "");
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, StfTimelineView *self)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), stf_timeline_view_begin_drag (self, x, y)
                                                    ? GTK_EVENT_SEQUENCE_CLAIMED
                                                    : GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, StfTimelineView *self)
{
  double x = 0, y = 0;

  if (gtk_gesture_drag_get_start_point (gesture, &x, &y) && fabs (dx) > 2)
    stf_timeline_view_drag_to (self, x + dx);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, StfTimelineView *self)
{
  stf_timeline_view_end_drag (self, TRUE);
}

static void
drag_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, StfTimelineView *self)
{
  stf_timeline_view_end_drag (self, FALSE);
}

static void
pressed_cb (GtkGestureClick *gesture, int n, double x, double y, StfTimelineView *self)
{
  int end = 0;
  StfTimelineBar *bar = bar_at (self, x, y, &end);

  if (bar == NULL)
    return;
  gtk_widget_grab_focus (GTK_WIDGET (bar));
  if (n == 2)
    open_bar (self, stf_timeline_bar_get (bar));
}

static void
motion_cb (GtkEventControllerMotion *motion, double x, double y, StfTimelineView *self)
{
  int end = 0;

  bar_at (self, x, y, &end);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   end != 0 && can_edit (self) ? "ew-resize" : NULL);
}

static guint
index_of (StfTimelineView *self, StfTimelineBar *bar)
{
  const StfTimelineRow *row
      = g_array_index (self->lines, StfTimelineLine, stf_timeline_bar_get_row (bar)).row;
  const StfBar *values = stf_timeline_bar_get (bar);

  for (guint i = 0; i < row->bars->len; i++)
    if (stf_timeline_view_is_same (&g_array_index (row->bars, StfBar, i), values))
      return i;
  return 0;
}

/* Of the row, the last bar that begins before the time, or its first. */
static guint
index_at (const StfTimelineRow *row, const char *date)
{
  guint index = 0;

  for (guint i = 0; i < row->bars->len; i++)
    {
      const char *from_date = g_array_index (row->bars, StfBar, i).from_date;

      if (from_date == NULL || strcmp (from_date, date) <= 0)
        index = i;
    }
  return index;
}

static void
focus_bar (StfTimelineView *self, guint line, guint index)
{
  StfTimelineBar *bar = stf_timeline_view_get_bar (self, line, index);

  if (bar != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (bar));
}

/* Rule 2. */
static gboolean
move_focus (StfTimelineView *self, StfTimelineBar *bar, int dx, int dy)
{
  int line = (int) stf_timeline_bar_get_row (bar);
  int index = (int) index_of (self, bar);
  const StfBar *values = stf_timeline_bar_get (bar);
  const char *date = values->from_date != NULL
                             && strcmp (values->from_date, self->timeline->date) > 0
                         ? values->from_date
                     : values->to_date != NULL && strcmp (values->to_date, self->timeline->date) < 0
                         ? values->to_date
                         : self->timeline->date;

  if (dx != 0)
    {
      const StfTimelineRow *row = g_array_index (self->lines, StfTimelineLine, line).row;

      if (index + dx >= 0 && index + dx < (int) row->bars->len)
        focus_bar (self, (guint) line, (guint) (index + dx));
      return TRUE;
    }
  for (line += dy; line >= 0 && line < (int) self->lines->len; line += dy)
    {
      const StfTimelineRow *row = g_array_index (self->lines, StfTimelineLine, line).row;

      if (row == NULL || row->bars->len == 0)
        continue;
      focus_bar (self, (guint) line, index_at (row, date));
      return TRUE;
    }
  return FALSE;
}

/* Rule 3. */
static void
move_end (StfTimelineView *self, const StfBar *bar, int days, int months)
{
  g_autofree char *date = NULL;

  if (bar->assignment == NULL || !can_edit (self))
    return;
  date = bar->to_date != NULL ? stf_timeline_step (bar->to_date, days, months, TRUE)
                              : g_strdup (self->timeline->ends);
  if (bar->from_date == NULL || strcmp (date, bar->from_date) >= 0)
    set_dates (self, bar, bar->from_date, date);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        StfTimelineView *self)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  gboolean shift = (state & GDK_SHIFT_MASK) != 0;
  int dx = key == GDK_KEY_Left || key == GDK_KEY_KP_Left     ? -1
           : key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? 1
                                                             : 0;
  int dy = key == GDK_KEY_Up || key == GDK_KEY_KP_Up       ? -1
           : key == GDK_KEY_Down || key == GDK_KEY_KP_Down ? 1
                                                           : 0;

  if (key == GDK_KEY_Escape && self->drag.bar != NULL)
    {
      stf_timeline_view_end_drag (self, FALSE);
      return TRUE;
    }
  if (focus == NULL || !STF_IS_TIMELINE_BAR (focus) || (state & GDK_ALT_MASK) != 0)
    return FALSE;

  if (dx != 0 && control)
    {
      move_end (self, stf_timeline_bar_get (STF_TIMELINE_BAR (focus)), dx, shift ? dx : 0);
      return TRUE;
    }
  if ((dx != 0 || dy != 0) && !control && !shift)
    return move_focus (self, STF_TIMELINE_BAR (focus), dx, dy);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    {
      open_bar (self, stf_timeline_bar_get (STF_TIMELINE_BAR (focus)));
      return TRUE;
    }
  return FALSE;
}

void
stf_timeline_view_add_input (StfTimelineView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (drag_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
