/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Dragging a body onto another, below which it then stands.  A drag begins when the pointer has
 * left the place where it was pressed, so a click stays a click.  While it lasts, a ghost of the
 * box follows the pointer, the box below the pointer says whether it can be the new parent, and
 * words beside the ghost say what letting go would do.  Escape, or letting go elsewhere, changes
 * nothing. Near an edge the view moves along.
 *
 * The change itself is the window's: "win.move-body". */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-body-menu.h"
#include "stf-chart-palette.h"
#include "stf-chart-view-private.h"

/* Pixels. */
#define THRESHOLD 8
#define EDGE 36
#define SPEED 14.0
#define RADIUS 6
#define PADDING 8

struct _StfChartDrag
{
  GtkGesture *gesture; /* the canvas's */
  int pressed;         /* box that the pointer was pressed on, or -1 */
  int box;             /* the one that is dragged, or -1 */
  int target;          /* below the pointer, or -1 */
  gboolean allowed;
  char *words;    /* what letting go would do, or why not; or NULL */
  double start_x; /* of the pointer, in points of the canvas */
  double start_y;
  double x; /* of the pointer, in pixels of the view */
  double y;
  double grip_x; /* from the corner of the box to the pointer, in points */
  double grip_y;
  guint tick;
};

static const StfChartModel *
get_model (StfChartView *self)
{
  return stf_chart_get_model (self->chart);
}

static gboolean
is_below (const StfChartModel *model, int box, int above)
{
  for (; box >= 0; box = model->boxes[box].parent)
    if (box == above)
      return TRUE;
  return FALSE;
}

static void
set_words (StfChartDrag *drag, char *words)
{
  g_free (drag->words);
  drag->words = words;
}

/* Finds what is below the pointer, and what that means. */
static void
find_target (StfChartView *self)
{
  StfChartDrag *drag = self->drag;
  const StfChartModel *model = get_model (self);
  const StfChartBox *box = &model->boxes[drag->box];
  const char *target;
  double left, top;

  stf_viewport_get_origin (&self->port, &left, &top);
  drag->target = stf_chart_find_at (self->chart, (drag->x - left) / self->port.scale,
                                    (drag->y - top) / self->port.scale);
  if (drag->target == drag->box)
    drag->target = -1;
  drag->allowed = FALSE;
  set_words (drag, NULL);

  if (drag->target >= 0)
    {
      target = model->boxes[drag->target].name;
      if (is_below (model, drag->target, drag->box))
        /* Translators: why a body cannot be dropped on the first, which stands below the second. */
        set_words (drag, g_strdup_printf (_ ("Not here: %s stands below %s"), target, box->name));
      else if (box->parent == drag->target)
        set_words (drag, g_strdup_printf (_ ("Stands below %s already"), target));
      else
        {
          drag->allowed = TRUE;
          set_words (drag, model->boxes[drag->target].n_children > 0
                               /* Translators: what dropping a body here does; %s is another. */
                               ? g_strdup_printf (_ ("Last below %s"), target)
                               : g_strdup_printf (_ ("Below %s"), target));
        }
    }

  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (self), drag->target >= 0 && !drag->allowed ? "not-allowed" : "grabbing");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* How far a view of this length moves on when the pointer is there. */
static double
find_speed (double at, double length)
{
  if (at < EDGE)
    return -SPEED * MIN ((EDGE - at) / EDGE, 1);
  if (at > length - EDGE)
    return SPEED * MIN ((at - (length - EDGE)) / EDGE, 1);
  return 0;
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (widget);
  double dx = find_speed (self->drag->x, self->port.width);
  double dy = find_speed (self->drag->y, self->port.height);

  if (dx != 0 || dy != 0)
    {
      self->port.x += dx;
      self->port.y += dy;
      stf_viewport_clamp (&self->port);
      stf_chart_view_move (self);
      find_target (self);
    }
  return G_SOURCE_CONTINUE;
}

static void
begin (StfChartView *self)
{
  StfChartDrag *drag = self->drag;
  StfChartRect rect = stf_chart_get_rect (self->chart, (guint) drag->pressed);

  drag->box = drag->pressed;
  drag->grip_x = drag->start_x - rect.x;
  drag->grip_y = drag->start_y - rect.y;
  drag->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
end (StfChartView *self)
{
  StfChartDrag *drag = self->drag;

  drag->pressed = -1;
  if (drag->box < 0)
    return;

  drag->box = -1;
  drag->target = -1;
  set_words (drag, NULL);
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), drag->tick);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);
  StfChartDrag *drag = self->drag;

  /* A finger moves the view. */
  drag->pressed = self->chart == NULL || stf_chart_canvas_is_touch (GTK_GESTURE (gesture))
                          || !stf_body_menu_can_edit (GTK_WIDGET (self))
                      ? -1
                      : stf_chart_find_at (self->chart, x, y);
  drag->start_x = x;
  drag->start_y = y;
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);
  StfChartDrag *drag = self->drag;
  double scale = self->port.scale;
  double left, top;

  if (drag->pressed < 0)
    return;
  if (drag->box < 0 && MAX (ABS (dx), ABS (dy)) * scale < THRESHOLD)
    return;

  if (drag->box < 0)
    begin (self);
  stf_viewport_get_origin (&self->port, &left, &top);
  drag->x = left + (drag->start_x + dx) * scale;
  drag->y = top + (drag->start_y + dy) * scale;
  find_target (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);
  StfChartDrag *drag = self->drag;
  const StfChartBox *boxes;
  g_autoptr (GVariant) move = NULL;

  if (drag->box >= 0 && drag->target >= 0 && drag->allowed)
    {
      boxes = get_model (self)->boxes;
      move = g_variant_ref_sink (
          g_variant_new ("(sss)", boxes[drag->box].id, boxes[drag->target].id, ""));
    }
  end (self);
  if (move != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), "win.move-body", move);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
                gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);

  if (key != GDK_KEY_Escape || self->drag->box < 0)
    return GDK_EVENT_PROPAGATE;

  end (self);
  return GDK_EVENT_STOP;
}

static void
append_outline (GtkSnapshot *snapshot, graphene_rect_t bounds, guint32 rgb)
{
  GdkRGBA colour = { (float) (rgb >> 16 & 0xff) / 255, (float) (rgb >> 8 & 0xff) / 255,
                     (float) (rgb & 0xff) / 255, 1 };
  GskRoundedRect outline;

  graphene_rect_inset (&bounds, -4, -4);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, RADIUS);
  gtk_snapshot_append_border (snapshot, &outline, (const float[]){ 3, 3, 3, 3 },
                              (const GdkRGBA[]){ colour, colour, colour, colour });
}

static graphene_rect_t
get_place (StfChartView *self, int box)
{
  StfChartRect rect = stf_chart_get_rect (self->chart, (guint) box);
  double scale = self->port.scale;
  double left, top;

  stf_viewport_get_origin (&self->port, &left, &top);
  return GRAPHENE_RECT_INIT ((float) (left + rect.x * scale), (float) (top + rect.y * scale),
                             (float) (rect.width * scale), (float) (rect.height * scale));
}

/* The line that the tree would have. */
static void
append_link (StfChartView *self, GtkSnapshot *snapshot, const graphene_rect_t *parent,
             const graphene_rect_t *ghost, guint32 rgb)
{
  const double dashes[] = { 6, 4 };
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) self->port.width,
                                               (float) self->port.height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_move_to (cr, parent->origin.x + parent->size.width / 2,
                 parent->origin.y + parent->size.height);
  cairo_line_to (cr, ghost->origin.x + ghost->size.width / 2, ghost->origin.y);
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
append_ghost (StfChartView *self, GtkSnapshot *snapshot, const graphene_rect_t *ghost,
              StfChartPalette palette)
{
  StfChartRect rect = stf_chart_get_rect (self->chart, (guint) self->drag->box);
  float outset = STF_CHART_PAINT_OUTSET;
  /* In a node of its own: GTK 4.8 paints a Cairo node in the wrong place under a scale. */
  GtkSnapshot *box = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  cairo_t *cr;

  cr = gtk_snapshot_append_cairo (box, &GRAPHENE_RECT_INIT (-outset, -outset,
                                                            (float) rect.width + 2 * outset,
                                                            (float) rect.height + 2 * outset));
  stf_chart_paint_box (cr, self->chart, (guint) self->drag->box, palette, STF_CHART_PAINT_PLAIN);
  cairo_destroy (cr);
  node = gtk_snapshot_free_to_node (box);

  gtk_snapshot_push_opacity (snapshot, 0.85);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &ghost->origin);
  gtk_snapshot_scale (snapshot, (float) self->port.scale, (float) self->port.scale);
  gtk_snapshot_append_node (snapshot, node);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

/* Within the view, below the ghost or above it. */
static void
append_words (StfChartView *self, GtkSnapshot *snapshot, const graphene_rect_t *ghost)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self),
                                                                   self->drag->words);
  static const GdkRGBA ground = { 0, 0, 0, 0.85f };
  static const GdkRGBA ink = { 1, 1, 1, 1 };
  graphene_rect_t place;
  GskRoundedRect clip;
  int width, height;

  pango_layout_set_width (layout, (int) MAX (self->port.width - 4 * PADDING, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, &width, &height);
  place = GRAPHENE_RECT_INIT (ghost->origin.x, ghost->origin.y + ghost->size.height + PADDING,
                              (float) width + 2 * PADDING, (float) height + PADDING);
  if (place.origin.y + place.size.height > self->port.height)
    place.origin.y = ghost->origin.y - place.size.height - PADDING;
  place.origin.x = CLAMP (place.origin.x, 0, MAX ((float) self->port.width - place.size.width, 0));
  place.origin.y = CLAMP (place.origin.y, 0,
                          MAX ((float) self->port.height - place.size.height, 0));

  gsk_rounded_rect_init_from_rect (&clip, &place, RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &clip);
  gtk_snapshot_append_color (snapshot, &ground, &place);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (place.origin.x + PADDING, place.origin.y + PADDING / 2));
  gtk_snapshot_append_layout (snapshot, layout, &ink);
  gtk_snapshot_restore (snapshot);
}

/* Paints the drag, if there is one, over the chart. */
void
stf_chart_view_snapshot_drag (StfChartView *self, GtkSnapshot *snapshot)
{
  StfChartDrag *drag = self->drag;
  StfChartPalette palette = stf_chart_canvas_get_palette (STF_CHART_CANVAS (self->canvas));
  const StfChartColours *colours = stf_chart_palette_get_colours (palette);
  graphene_rect_t ghost;

  if (drag->box < 0)
    return;

  ghost = get_place (self, drag->box);
  ghost.origin.x = (float) (drag->x - drag->grip_x * self->port.scale);
  ghost.origin.y = (float) (drag->y - drag->grip_y * self->port.scale);
  if (drag->target >= 0)
    {
      graphene_rect_t target = get_place (self, drag->target);

      append_outline (snapshot, target, drag->allowed ? colours->selected : colours->vacant);
      if (drag->allowed && ghost.origin.y > target.origin.y + target.size.height)
        append_link (self, snapshot, &target, &ghost, colours->selected);
    }
  append_ghost (self, snapshot, &ghost, palette);
  if (drag->words != NULL)
    append_words (self, snapshot, &ghost);
}

/* Before the chart becomes another one. */
void
stf_chart_view_cancel_drag (StfChartView *self)
{
  end (self);
}

void
stf_chart_view_add_drag (StfChartView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  StfChartDrag *drag = g_new0 (StfChartDrag, 1);

  self->drag = drag;
  drag->pressed = -1;
  drag->box = -1;
  drag->target = -1;
  drag->gesture = gtk_gesture_drag_new ();
  g_signal_connect (drag->gesture, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag->gesture, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect (drag->gesture, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag->gesture, "cancel", G_CALLBACK (end), self);
  stf_chart_canvas_add_gesture (STF_CHART_CANVAS (self->canvas), drag->gesture);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
stf_chart_view_remove_drag (StfChartView *self)
{
  if (self->drag == NULL)
    return;

  end (self);
  g_clear_pointer (&self->drag, g_free);
}
