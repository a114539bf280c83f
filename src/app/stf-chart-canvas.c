/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The drawing of the chart as one widget, in points of the page: lines of the tree, above them a
 * widget for each box, and above those the dotted lines, which run inside some boxes.  Its parent
 * places it under one transform for zoom and pan, so that moving the view lays nothing out anew;
 * boxes out of view are left out of the frame.  Selection follows the focus. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "stf-chart-canvas-private.h"
#include "stf-chart-palette.h"

/* Room around the drawing, in points. */
#define MARGIN 18.0

/* Text of fewer pixels than this is not painted. */
#define READABLE 3.2

/* Microseconds of a frame for painting boxes anew. */
#define SHARPEN_US 5000

enum
{
  SELECTED,
  ACTIVATED,
  MENU,
  REVEAL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfChartCanvas, stf_chart_canvas, GTK_TYPE_WIDGET)

StfChartItem *
stf_chart_canvas_get_item (StfChartCanvas *self, int box)
{
  return box >= 0 && box < (int) self->items->len ? g_ptr_array_index (self->items, box) : NULL;
}

/* Whether one of them is the parent of the other. */
static gboolean
are_kin (StfChartCanvas *self, int a, int b)
{
  const StfChartBox *boxes = stf_chart_get_model (self->chart)->boxes;

  return a >= 0 && b >= 0 && (boxes[a].parent == b || boxes[b].parent == a);
}

static void
update_look (StfChartCanvas *self, int box)
{
  StfChartItem *item = stf_chart_canvas_get_item (self, box);
  StfChartPaintFlags flags = STF_CHART_PAINT_PLAIN;

  if (item == NULL)
    return;

  if (box == self->selected)
    flags |= STF_CHART_PAINT_SELECTED;
  if (box == self->hovered || are_kin (self, box, self->hovered))
    flags |= STF_CHART_PAINT_HOVER;
  if (g_hash_table_contains (self->found, stf_chart_get_model (self->chart)->boxes[box].id))
    flags |= STF_CHART_PAINT_FOUND;
  if (stf_chart_get_text_size (self->chart) * self->zoom < READABLE)
    flags |= STF_CHART_PAINT_NO_TEXT;

  stf_chart_item_set_look (item, self->palette, flags);
}

static void
update_all_looks (StfChartCanvas *self)
{
  guint i;

  for (i = 0; i < self->items->len; i++)
    update_look (self, (int) i);
}

static void
forget_lines (StfChartCanvas *self)
{
  g_clear_pointer (&self->lines, gsk_render_node_unref);
  g_clear_pointer (&self->hover_lines, gsk_render_node_unref);
  g_clear_pointer (&self->relations, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
update_palette (StfChartCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    self->palette = dark ? STF_CHART_PALETTE_CONTRAST_DARK : STF_CHART_PALETTE_CONTRAST;
  else
    self->palette = dark ? STF_CHART_PALETTE_DARK : STF_CHART_PALETTE_LIGHT;

  update_all_looks (self);
  forget_lines (self);
}

void
stf_chart_canvas_set_hovered (StfChartCanvas *self, int box)
{
  int old = self->hovered;

  if (old == box)
    return;

  self->hovered = box;
  g_clear_pointer (&self->hover_lines, gsk_render_node_unref);
  g_clear_pointer (&self->relations, gsk_render_node_unref);
  update_look (self, old);
  update_look (self, box);
  for (int i = 0; i < (int) self->items->len; i++)
    if (are_kin (self, i, old) || are_kin (self, i, box))
      update_look (self, i);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
stf_chart_canvas_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  graphene_rect_t extents = stf_chart_canvas_get_extents (STF_CHART_CANVAS (widget));

  *minimum = 0;
  *natural = (int) ceilf (orientation == GTK_ORIENTATION_HORIZONTAL
                              ? extents.origin.x + extents.size.width
                              : extents.origin.y + extents.size.height);
}

static void
stf_chart_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StfChartCanvas *self = STF_CHART_CANVAS (widget);
  guint i;

  for (i = 0; i < self->items->len; i++)
    {
      StfChartRect rect = stf_chart_get_rect (self->chart, i);
      GskTransform *transform = gsk_transform_translate (
          NULL, &GRAPHENE_POINT_INIT ((float) rect.x, (float) rect.y));

      gtk_widget_allocate (g_ptr_array_index (self->items, i), (int) ceil (rect.width),
                           (int) ceil (rect.height), -1, transform);
    }
}

static gboolean
meets (StfChartCanvas *self, guint box, const graphene_rect_t *place)
{
  StfChartRect rect = stf_chart_get_rect (self->chart, box);

  return graphene_rect_intersection (
      place,
      &GRAPHENE_RECT_INIT ((float) rect.x, (float) rect.y, (float) rect.width, (float) rect.height),
      NULL);
}

static gboolean
is_visible (StfChartCanvas *self, guint box)
{
  return meets (self, box, &self->visible);
}

static gboolean
has_relations (const StfChartModel *model, guint box)
{
  for (guint i = 0; i < model->n_relations; i++)
    if (model->relations[i].from == box || model->relations[i].to == box)
      return TRUE;
  return FALSE;
}

/* Cairo draws all of a node, however little of it is seen: lines are painted for what is in view
 * and half as much on each side. */
static graphene_rect_t
get_line_room (StfChartCanvas *self)
{
  graphene_rect_t extents = stf_chart_canvas_get_extents (self);
  graphene_rect_t room;

  graphene_rect_inset_r (&self->visible, -self->visible.size.width / 2,
                         -self->visible.size.height / 2, &room);
  return graphene_rect_intersection (&extents, &room, &room) ? room : extents;
}

/* Paints lines anew when others come into view, or when much less of them is. */
static void
follow_lines (StfChartCanvas *self)
{
  graphene_rect_t extents = stf_chart_canvas_get_extents (self);
  graphene_rect_t room, seen;

  if (self->lines == NULL)
    return;

  gsk_render_node_get_bounds (self->lines, &room);
  if (!graphene_rect_intersection (&extents, &self->visible, &seen))
    return;
  graphene_rect_inset (&seen, 1, 1);
  if (!graphene_rect_contains_rect (&room, &seen) || room.size.width > 3 * self->visible.size.width
      || room.size.height > 3 * self->visible.size.height)
    forget_lines (self);
}

static GskRenderNode *
paint_lines (StfChartCanvas *self)
{
  graphene_rect_t room = get_line_room (self);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &room);

  stf_chart_paint_routes (cr, self->chart, self->palette);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

/* Of the box below the pointer, if it has any, else of the selected one (H8).  Both at once would
 * be found apart from each other, and so lie upon each other. */
static GskRenderNode *
paint_relations (StfChartCanvas *self)
{
  const StfChartModel *model = stf_chart_get_model (self->chart);
  gboolean hover = self->hovered >= 0 && has_relations (model, (guint) self->hovered);
  graphene_rect_t room = get_line_room (self);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &room);

  stf_chart_paint_relations (cr, self->chart, self->palette, (const char *const *) self->kinds,
                             hover ? self->hovered : self->selected);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

/* The lines to parent and children of the box below the pointer. */
static GskRenderNode *
paint_hover_lines (StfChartCanvas *self)
{
  const StfChartModel *model = stf_chart_get_model (self->chart);
  guint32 rgb = stf_chart_palette_get_colours (self->palette)->selected;
  graphene_rect_t room = get_line_room (self);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &room);

  for (int i = 0; i < (int) model->n_boxes; i++)
    if (i == self->hovered || model->boxes[i].parent == self->hovered)
      {
        StfChartRoute route = stf_chart_get_route (self->chart, (guint) i);

        for (guint k = 0; k < route.n_points; k++)
          cairo_line_to (cr, route.points[k].x, route.points[k].y);
        cairo_new_sub_path (cr);
      }
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
  cairo_set_line_width (cr, 1.8 * stf_chart_get_scale (self->chart));
  cairo_stroke (cr);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
stf_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StfChartCanvas *self = STF_CHART_CANVAS (widget);
  guint i;

  if (self->chart == NULL)
    return;

  if (self->lines == NULL)
    self->lines = paint_lines (self);
  if (self->lines != NULL)
    gtk_snapshot_append_node (snapshot, self->lines);
  if (self->hover_lines == NULL && self->hovered >= 0)
    self->hover_lines = paint_hover_lines (self);
  if (self->hover_lines != NULL)
    gtk_snapshot_append_node (snapshot, self->hover_lines);

  for (i = 0; i < self->items->len; i++)
    {
      if (is_visible (self, i))
        gtk_widget_snapshot_child (widget, g_ptr_array_index (self->items, i), snapshot);
    }

  if (self->relations == NULL && stf_chart_get_model (self->chart)->n_relations > 0)
    self->relations = paint_relations (self);
  if (self->relations != NULL)
    gtk_snapshot_append_node (snapshot, self->relations);
}

static void
stf_chart_canvas_dispose (GObject *object)
{
  StfChartCanvas *self = STF_CHART_CANVAS (object);
  GtkWidget *child;

  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->kinds, g_strfreev);
  g_clear_pointer (&self->lines, gsk_render_node_unref);
  g_clear_pointer (&self->hover_lines, gsk_render_node_unref);
  g_clear_pointer (&self->relations, gsk_render_node_unref);
  g_clear_pointer (&self->chart, stf_chart_unref);

  G_OBJECT_CLASS (stf_chart_canvas_parent_class)->dispose (object);
}

static void
stf_chart_canvas_class_init (StfChartCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = stf_chart_canvas_dispose;
  widget_class->measure = stf_chart_canvas_measure;
  widget_class->size_allocate = stf_chart_canvas_size_allocate;
  widget_class->snapshot = stf_chart_canvas_snapshot;
  widget_class->focus = stf_chart_canvas_move_focus;

  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[REVEAL] = g_signal_new ("reveal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE);
}

static void
stf_chart_canvas_init (StfChartCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->items = g_ptr_array_new ();
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->selected = -1;
  self->hovered = -1;
  self->zoom = 1;

  stf_chart_canvas_add_input (self);

  g_signal_connect_swapped (style, "notify::dark", G_CALLBACK (update_palette), self);
  g_signal_connect_swapped (style, "notify::high-contrast", G_CALLBACK (update_palette), self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Organisation chart"), -1);
  update_palette (self);
}

/**
 * stf_chart_canvas_new:
 *
 * Returns: (transfer floating): a canvas without a chart
 */
GtkWidget *
stf_chart_canvas_new (void)
{
  return g_object_new (STF_TYPE_CHART_CANVAS, NULL);
}

static void
focus_enter_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  GtkWidget *item = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  StfChartCanvas *self = STF_CHART_CANVAS (user_data);

  if (self->updating)
    return;
  stf_chart_canvas_select (self, (int) stf_chart_item_get_box (STF_CHART_ITEM (item)));
  g_signal_emit (self, signals[REVEAL], 0, (int) stf_chart_item_get_box (STF_CHART_ITEM (item)));
}

static void
item_activated_cb (StfChartItem *item, int row, gpointer user_data)
{
  g_signal_emit (STF_CHART_CANVAS (user_data), signals[ACTIVATED], 0,
                 (int) stf_chart_item_get_box (item), row);
}

static GtkWidget *
add_item (StfChartCanvas *self)
{
  GtkWidget *item = stf_chart_item_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (focus, "enter", G_CALLBACK (focus_enter_cb), self);
  gtk_widget_add_controller (item, focus);
  g_signal_connect (item, "activated", G_CALLBACK (item_activated_cb), self);
  gtk_widget_set_parent (item, GTK_WIDGET (self));
  g_ptr_array_add (self->items, item);
  return item;
}

/* What had the focus, and has it again when the boxes are others. */
typedef struct
{
  char *body; /* NULL: nothing in the chart */
  guint seat; /* which one of the body; 0: the body itself, G_MAXUINT: the button that folds it */
} Focus;

static Focus
find_focus (StfChartCanvas *self)
{
  StfChartItem *item = (StfChartItem *) gtk_widget_get_focus_child (GTK_WIDGET (self));
  Focus focus = { NULL, 0 };
  GtkWidget *child;

  if (item == NULL)
    return focus;

  focus.body = g_strdup (
      stf_chart_get_model (self->chart)->boxes[stf_chart_item_get_box (item)].id);
  child = gtk_widget_get_focus_child (GTK_WIDGET (item));
  if (child != NULL && child == stf_chart_item_get_fold (item))
    focus.seat = G_MAXUINT;
  else
    for (; child != NULL; child = gtk_widget_get_prev_sibling (child))
      focus.seat++;
  return focus;
}

static void
restore_focus (StfChartCanvas *self, const Focus *focus)
{
  int box = focus->body != NULL && self->chart != NULL
                ? stf_chart_model_find (stf_chart_get_model (self->chart), focus->body)
                : -1;
  StfChartItem *item = stf_chart_canvas_get_item (self, box >= 0 ? box : MAX (self->selected, 0));
  GtkWidget *child = NULL;

  if (focus->body == NULL || item == NULL)
    return;

  if (box >= 0 && focus->seat == G_MAXUINT)
    child = stf_chart_item_get_fold (item);
  else if (box >= 0 && focus->seat > 0)
    {
      child = gtk_widget_get_first_child (GTK_WIDGET (item));
      for (guint i = 1; i < focus->seat && child != NULL; i++)
        child = gtk_widget_get_next_sibling (child);
    }
  gtk_widget_grab_focus (child != NULL ? child : GTK_WIDGET (item));
}

/**
 * stf_chart_canvas_set_chart:
 * @self: a canvas
 * @chart: (nullable): the chart it shows
 *
 * The selected body stays selected if the new chart has it, and the focus where it is.
 */
void
stf_chart_canvas_set_chart (StfChartCanvas *self, StfChart *chart)
{
  g_autofree char *selected = NULL;
  guint n = chart ? stf_chart_get_n_boxes (chart) : 0;
  StfChart *old = self->chart;
  Focus focus;
  guint i;

  g_return_if_fail (STF_IS_CHART_CANVAS (self));

  focus = find_focus (self);
  self->updating = TRUE;
  if (self->selected >= 0)
    selected = g_strdup (stf_chart_get_model (old)->boxes[self->selected].id);

  self->chart = chart ? stf_chart_ref (chart) : NULL;
  self->hovered = -1;
  self->selected = selected && chart ? stf_chart_model_find (stf_chart_get_model (chart), selected)
                                     : -1;

  while (self->items->len > n)
    {
      gtk_widget_unparent (g_ptr_array_index (self->items, self->items->len - 1));
      g_ptr_array_set_size (self->items, (int) self->items->len - 1);
    }
  for (i = 0; i < n; i++)
    stf_chart_item_show (i < self->items->len ? g_ptr_array_index (self->items, i)
                                              : STF_CHART_ITEM (add_item (self)),
                         chart, i);

  g_clear_pointer (&old, stf_chart_unref);
  update_all_looks (self);
  forget_lines (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  restore_focus (self, &focus);
  g_free (focus.body);
  self->updating = FALSE;

  if (selected != NULL && self->selected < 0)
    g_signal_emit (self, signals[SELECTED], 0, -1);
}

/* Paints boxes in view for the scale they are seen at, as many as there is time for in a frame. */
static gboolean
sharpen (StfChartCanvas *self)
{
  double scale = self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gint64 end = g_get_monotonic_time () + SHARPEN_US;
  graphene_rect_t near; /* what was seen lately or is soon */

  graphene_rect_inset_r (&self->visible, -self->visible.size.width, -self->visible.size.height,
                         &near);
  for (guint i = 0; i < self->items->len; i++)
    {
      StfChartItem *item = g_ptr_array_index (self->items, i);

      stf_chart_item_set_scale (item, scale);
      if (!meets (self, i, &near))
        stf_chart_item_forget (item);
      else if (is_visible (self, i) && stf_chart_item_sharpen (item)
               && g_get_monotonic_time () > end)
        return FALSE;
    }
  return TRUE;
}

static gboolean
sharpen_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  StfChartCanvas *self = STF_CHART_CANVAS (widget);

  if (self->chart != NULL && !sharpen (self))
    return G_SOURCE_CONTINUE;

  self->sharpening = 0;
  return G_SOURCE_REMOVE;
}

/**
 * stf_chart_canvas_set_zoom:
 * @self: a canvas
 * @zoom: pixels a point
 * @visible: what of the canvas is in view, in points
 */
void
stf_chart_canvas_set_zoom (StfChartCanvas *self, double zoom, const graphene_rect_t *visible)
{
  g_return_if_fail (STF_IS_CHART_CANVAS (self));

  self->visible = *visible;
  follow_lines (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  if (self->zoom != zoom)
    {
      self->zoom = zoom;
      update_all_looks (self);
    }
  if (self->sharpening == 0)
    self->sharpening = gtk_widget_add_tick_callback (GTK_WIDGET (self), sharpen_cb, NULL, NULL);
}

/**
 * stf_chart_canvas_set_found:
 * @self: a canvas
 * @bodies: (nullable): ids of the bodies that a search has found
 */
void
stf_chart_canvas_set_found (StfChartCanvas *self, const char *const *bodies)
{
  g_return_if_fail (STF_IS_CHART_CANVAS (self));

  g_hash_table_remove_all (self->found);
  for (; bodies != NULL && *bodies != NULL; bodies++)
    g_hash_table_add (self->found, g_strdup (*bodies));
  update_all_looks (self);
}

/**
 * stf_chart_canvas_set_relations:
 * @self: a canvas
 * @kinds: (nullable): kinds of relations that are drawn besides those of the selected box (H8)
 */
void
stf_chart_canvas_set_relations (StfChartCanvas *self, const char *const *kinds)
{
  g_return_if_fail (STF_IS_CHART_CANVAS (self));

  g_strfreev (self->kinds);
  self->kinds = g_strdupv ((char **) kinds);
  forget_lines (self);
}

/**
 * stf_chart_canvas_select:
 * @self: a canvas
 * @box: a box, or -1
 */
void
stf_chart_canvas_select (StfChartCanvas *self, int box)
{
  int old = self->selected;

  g_return_if_fail (STF_IS_CHART_CANVAS (self));

  if (old == box)
    return;

  self->selected = box;
  update_look (self, old);
  update_look (self, box);
  if (stf_chart_canvas_get_item (self, old) != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (stf_chart_canvas_get_item (self, old)),
                                 GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
  if (stf_chart_canvas_get_item (self, box) != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (stf_chart_canvas_get_item (self, box)),
                                 GTK_ACCESSIBLE_STATE_SELECTED, TRUE, -1);
  forget_lines (self);
  g_signal_emit (self, signals[SELECTED], 0, box);
}

/**
 * stf_chart_canvas_get_selected:
 * @self: a canvas
 *
 * Returns: the selected box, or -1
 */
int
stf_chart_canvas_get_selected (StfChartCanvas *self)
{
  g_return_val_if_fail (STF_IS_CHART_CANVAS (self), -1);

  return self->selected;
}

/**
 * stf_chart_canvas_get_palette:
 * @self: a canvas
 *
 * Returns: the colours it is painted in
 */
StfChartPalette
stf_chart_canvas_get_palette (StfChartCanvas *self)
{
  g_return_val_if_fail (STF_IS_CHART_CANVAS (self), STF_CHART_PALETTE_LIGHT);

  return self->palette;
}

/**
 * stf_chart_canvas_get_extents:
 * @self: a canvas
 *
 * Returns: the drawing and a margin around it, in points of the page
 */
graphene_rect_t
stf_chart_canvas_get_extents (StfChartCanvas *self)
{
  StfChartRect drawing = { 0, 0, 0, 0 };

  if (self->chart != NULL)
    drawing = stf_chart_get_drawing (self->chart);

  return GRAPHENE_RECT_INIT ((float) (drawing.x - MARGIN), (float) (drawing.y - MARGIN),
                             (float) (drawing.width + 2 * MARGIN),
                             (float) (drawing.height + 2 * MARGIN));
}
