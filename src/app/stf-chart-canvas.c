/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The drawing of the chart as one widget, in points of the page, with a widget for each box, so
 * that the keyboard and a screen reader find it.  Its parent places it under one transform for zoom
 * and pan, so that moving the view lays nothing out anew.  Selection follows the focus. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "stf-chart-canvas-private.h"

/* Room around the drawing, in points. */
#define MARGIN 18.0

enum
{
  SELECTED,
  ACTIVATED,
  MENU,
  REVEAL,
  RELATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfChartCanvas, stf_chart_canvas, GTK_TYPE_WIDGET)

StfChartItem *
stf_chart_canvas_get_item (StfChartCanvas *self, int box)
{
  return box >= 0 && box < (int) self->items->len ? g_ptr_array_index (self->items, box) : NULL;
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

static void
stf_chart_canvas_unmap (GtkWidget *widget)
{
  stf_chart_canvas_pause (STF_CHART_CANVAS (widget));
  GTK_WIDGET_CLASS (stf_chart_canvas_parent_class)->unmap (widget);
}

static void
stf_chart_canvas_dispose (GObject *object)
{
  StfChartCanvas *self = STF_CHART_CANVAS (object);
  GtkWidget *child;

  stf_chart_canvas_remove_paint (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->kinds, g_strfreev);
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
  widget_class->unmap = stf_chart_canvas_unmap;
  widget_class->focus = stf_chart_canvas_move_focus;

  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[MENU] = g_signal_new ("menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  signals[REVEAL] = g_signal_new ("reveal", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[RELATED] = g_signal_new ("related", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE);
}

static void
stf_chart_canvas_init (StfChartCanvas *self)
{
  self->items = g_ptr_array_new ();
  self->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->selected = -1;
  self->hovered = -1;
  self->zoom = 1;

  stf_chart_canvas_add_input (self);
  stf_chart_canvas_add_paint (self);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Organisation chart"), -1);
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

static void
tell_selected (StfChartCanvas *self, int box, gboolean selected)
{
  StfChartItem *item = stf_chart_canvas_get_item (self, box);

  if (item != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (item), GTK_ACCESSIBLE_STATE_SELECTED, selected,
                                 -1);
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
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  /* Behind a dialog the canvas has no focus child, but the window knows where it goes back to. */
  GtkWidget *widget = root != NULL ? gtk_root_get_focus (root) : NULL;
  StfChartItem *item = widget != NULL && gtk_widget_is_ancestor (widget, GTK_WIDGET (self))
                           ? (StfChartItem *) gtk_widget_get_ancestor (widget, STF_TYPE_CHART_ITEM)
                           : NULL;
  Focus focus = { NULL, 0 };
  GtkWidget *child;

  if (item == NULL)
    return focus;

  focus.body = g_strdup (
      stf_chart_get_model (self->chart)->boxes[stf_chart_item_get_box (item)].id);
  child = widget != GTK_WIDGET (item) ? widget : NULL;
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
  tell_selected (self, self->selected, FALSE);
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
  tell_selected (self, self->selected, TRUE);
  stf_chart_canvas_repaint (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  restore_focus (self, &focus);
  g_free (focus.body);
  self->updating = FALSE;

  if (selected != NULL && self->selected < 0)
    g_signal_emit (self, signals[SELECTED], 0, -1);
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

  stf_chart_canvas_repaint_found (self);
  g_hash_table_remove_all (self->found);
  for (; bodies != NULL && *bodies != NULL; bodies++)
    g_hash_table_add (self->found, g_strdup (*bodies));
  stf_chart_canvas_repaint_found (self);
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
  stf_chart_canvas_repaint_relations (self);
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
  tell_selected (self, self->selected, TRUE);
  stf_chart_canvas_repaint_box (self, old);
  stf_chart_canvas_repaint_box (self, box);
  if (stf_chart_canvas_get_item (self, old) != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (stf_chart_canvas_get_item (self, old)),
                                 GTK_ACCESSIBLE_STATE_SELECTED, FALSE, -1);
  if (stf_chart_canvas_get_item (self, box) != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (stf_chart_canvas_get_item (self, box)),
                                 GTK_ACCESSIBLE_STATE_SELECTED, TRUE, -1);
  stf_chart_canvas_repaint_relations (self);
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
