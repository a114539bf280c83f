/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the canvas looks like: lines of the tree, boxes above them, through the same painter as on
 * paper (H12), and above those the dotted lines, which run inside some boxes.
 *
 * Lines and boxes are a mosaic of pixels, so that a frame in which the view moves costs the same
 * however much the chart holds; it is painted between frames.  Looks that change damage the places
 * they touch.  The dotted lines are few; they are a node of their own, as they come and go with the
 * box below the pointer and are then everywhere. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <adwaita.h>

#include "stf-chart-canvas-private.h"
#include "stf-chart-fold.h"
#include "stf-chart-palette.h"

/* Text of fewer pixels than this is not painted. */
#define READABLE 3.2

/* Microseconds between two frames for painting. */
#define PAINT_US 4000

/* Of lines to and from the box below the pointer, in points before scaling. */
#define HOVER_WIDTH 1.8

/* Whether one of them is the parent of the other. */
static gboolean
are_kin (StfChartCanvas *self, int a, int b)
{
  const StfChartBox *boxes = stf_chart_get_model (self->chart)->boxes;

  return a >= 0 && b >= 0 && (boxes[a].parent == b || boxes[b].parent == a);
}

static StfChartPaintFlags
get_flags (StfChartCanvas *self, int box, gboolean readable)
{
  StfChartPaintFlags flags = STF_CHART_PAINT_PLAIN;

  if (box == self->selected)
    flags |= STF_CHART_PAINT_SELECTED;
  if (box == self->hovered || are_kin (self, box, self->hovered))
    flags |= STF_CHART_PAINT_HOVER;
  if (g_hash_table_contains (self->found, stf_chart_get_model (self->chart)->boxes[box].id))
    flags |= STF_CHART_PAINT_FOUND;
  if (!readable)
    flags |= STF_CHART_PAINT_NO_TEXT;
  return flags;
}

/* All that a box paints: its mark reaches out of it, and so does its button. */
static graphene_rect_t
get_reach (StfChartCanvas *self, guint box)
{
  StfChartRect rect = stf_chart_get_rect (self->chart, box);
  GtkWidget *fold = stf_chart_item_get_fold (stf_chart_canvas_get_item (self, (int) box));
  graphene_rect_t reach = GRAPHENE_RECT_INIT ((float) rect.x, (float) rect.y, (float) rect.width,
                                              (float) rect.height);

  graphene_rect_inset (&reach, (float) -STF_CHART_PAINT_OUTSET, (float) -STF_CHART_PAINT_OUTSET);
  if (fold != NULL)
    {
      StfChartRect button = stf_chart_fold_get_rect (STF_CHART_FOLD (fold));

      graphene_rect_union (&reach,
                           &GRAPHENE_RECT_INIT ((float) (rect.x + button.x),
                                                (float) (rect.y + button.y), (float) button.width,
                                                (float) button.height),
                           &reach);
    }
  return reach;
}

/* Whether the line from a box to its parent stands out. */
static gboolean
is_hovered_line (StfChartCanvas *self, int box)
{
  return self->hovered >= 0
         && (box == self->hovered
             || stf_chart_get_model (self->chart)->boxes[box].parent == self->hovered);
}

static void
paint_hover_lines (StfChartCanvas *self, cairo_t *cr)
{
  guint32 rgb = stf_chart_palette_get_colours (self->palette)->selected;

  for (guint i = 0; i < self->items->len; i++)
    if (is_hovered_line (self, (int) i))
      {
        StfChartRoute route = stf_chart_get_route (self->chart, i);

        for (guint k = 0; k < route.n_points; k++)
          cairo_line_to (cr, route.points[k].x, route.points[k].y);
        cairo_new_sub_path (cr);
      }
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
  cairo_set_line_width (cr, HOVER_WIDTH * stf_chart_get_scale (self->chart));
  cairo_stroke (cr);
}

static void
paint_box (StfChartCanvas *self, cairo_t *cr, guint box, gboolean readable)
{
  StfChartRect rect = stf_chart_get_rect (self->chart, box);
  GtkWidget *fold = stf_chart_item_get_fold (stf_chart_canvas_get_item (self, (int) box));

  cairo_save (cr);
  cairo_translate (cr, rect.x, rect.y);
  stf_chart_paint_box (cr, self->chart, box, self->palette, get_flags (self, (int) box, readable));
  if (fold != NULL && readable)
    stf_chart_fold_paint (STF_CHART_FOLD (fold), cr, self->palette);
  cairo_restore (cr);
}

static void
paint_cb (cairo_t *cr, const graphene_rect_t *place, double scale, gpointer user_data)
{
  StfChartCanvas *self = STF_CHART_CANVAS (user_data);
  double pixels = scale / gtk_widget_get_scale_factor (GTK_WIDGET (self));
  gboolean readable = stf_chart_get_text_size (self->chart) * pixels >= READABLE;

  stf_chart_paint_routes (cr, self->chart, self->palette);
  if (self->hovered >= 0)
    paint_hover_lines (self, cr);
  for (guint i = 0; i < self->items->len; i++)
    {
      graphene_rect_t reach = get_reach (self, i);

      if (graphene_rect_intersection (&reach, place, NULL))
        paint_box (self, cr, i, readable);
    }
}

static gboolean
has_relations (const StfChartModel *model, guint box)
{
  for (guint i = 0; i < model->n_relations; i++)
    if (model->relations[i].from == box || model->relations[i].to == box)
      return TRUE;
  return FALSE;
}

/* Cairo draws all of a node, however little of it is seen: dotted lines are painted for what is in
 * view and half as much on each side. */
static graphene_rect_t
get_relation_room (StfChartCanvas *self)
{
  graphene_rect_t extents = stf_chart_canvas_get_extents (self);
  graphene_rect_t room;

  graphene_rect_inset_r (&self->visible, -self->visible.size.width / 2,
                         -self->visible.size.height / 2, &room);
  return graphene_rect_intersection (&extents, &room, &room) ? room : extents;
}

/* Paints them anew when others come into view, or when much less of them is. */
static void
follow_relations (StfChartCanvas *self)
{
  graphene_rect_t extents = stf_chart_canvas_get_extents (self);
  graphene_rect_t room, seen;

  if (self->relations == NULL)
    return;

  gsk_render_node_get_bounds (self->relations, &room);
  if (!graphene_rect_intersection (&extents, &self->visible, &seen))
    return;
  graphene_rect_inset (&seen, 1, 1);
  if (!graphene_rect_contains_rect (&room, &seen) || room.size.width > 3 * self->visible.size.width
      || room.size.height > 3 * self->visible.size.height)
    g_clear_pointer (&self->relations, gsk_render_node_unref);
}

/* Relations are those of the box below the pointer, if it has any, else of the selected one (H8).
 * Both at once would be found apart from each other, and so lie upon each other. */
static int
get_related (StfChartCanvas *self)
{
  const StfChartModel *model = stf_chart_get_model (self->chart);
  gboolean hover = self->hovered >= 0 && has_relations (model, (guint) self->hovered);

  return hover ? self->hovered : self->selected;
}

static GskRenderNode *
paint_relations (StfChartCanvas *self)
{
  graphene_rect_t room = get_relation_room (self);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &room);

  stf_chart_paint_relations (cr, self->chart, self->palette, (const char *const *) self->kinds,
                             get_related (self));
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static gboolean
paint_some_cb (gpointer user_data)
{
  StfChartCanvas *self = STF_CHART_CANVAS (user_data);
  gboolean seen = FALSE;
  gboolean more = stf_chart_mosaic_work (self->mosaic, g_get_monotonic_time () + PAINT_US, &seen);

  self->late = FALSE;
  if (seen)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  if (more)
    return G_SOURCE_CONTINUE;

  self->painting = 0;
  return G_SOURCE_REMOVE;
}

/* Goes on painting between frames. */
static void
start (StfChartCanvas *self)
{
  if (self->painting == 0 && self->chart != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->painting = g_idle_add (paint_some_cb, self);
}

void
stf_chart_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StfChartCanvas *self = STF_CHART_CANVAS (widget);
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  graphene_rect_t extents = stf_chart_canvas_get_extents (self);
  gboolean seen = FALSE;

  if (self->chart == NULL)
    return;

  stf_chart_mosaic_look (self->mosaic, &extents, &self->visible,
                         self->zoom * gtk_widget_get_scale_factor (widget));
  /* A computer that is busy may have no time between frames. */
  if (self->painting != 0 && self->late)
    stf_chart_mosaic_work (self->mosaic, 0, &seen);
  self->late = TRUE;
  stf_chart_mosaic_snapshot (self->mosaic, snapshot);
  start (self);

  if (focus != NULL)
    gtk_widget_snapshot_child (widget, focus, snapshot);

  follow_relations (self);
  if (self->relations == NULL && stf_chart_get_model (self->chart)->n_relations > 0)
    self->relations = paint_relations (self);
  if (self->relations != NULL)
    gtk_snapshot_append_node (snapshot, self->relations);
}

/* Stops painting between frames, until the next one. */
void
stf_chart_canvas_pause (StfChartCanvas *self)
{
  g_clear_handle_id (&self->painting, g_source_remove);
}

/* After the chart or its colours have become others. */
void
stf_chart_canvas_repaint (StfChartCanvas *self)
{
  stf_chart_mosaic_reset (self->mosaic);
  stf_chart_canvas_repaint_relations (self);
}

/* After the selection, or what is below the pointer, has become another. */
void
stf_chart_canvas_repaint_relations (StfChartCanvas *self)
{
  g_clear_pointer (&self->relations, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "related");
}

/* After the look of a box, or -1, has become another. */
void
stf_chart_canvas_repaint_box (StfChartCanvas *self, int box)
{
  graphene_rect_t reach;

  if (box < 0 || box >= (int) self->items->len)
    return;

  reach = get_reach (self, (guint) box);
  stf_chart_mosaic_damage (self->mosaic, &reach);
  start (self);
}

/* Before and after others are found. */
void
stf_chart_canvas_repaint_found (StfChartCanvas *self)
{
  if (g_hash_table_size (self->found) == 0)
    return;

  for (guint i = 0; i < self->items->len; i++)
    if (g_hash_table_contains (self->found, stf_chart_get_model (self->chart)->boxes[i].id))
      stf_chart_canvas_repaint_box (self, (int) i);
}

/* The box below the pointer, those around it and the lines between them. */
static void
repaint_hovered (StfChartCanvas *self)
{
  float width = (float) (HOVER_WIDTH * stf_chart_get_scale (self->chart));

  for (int i = 0; i < (int) self->items->len; i++)
    {
      if (i == self->hovered || are_kin (self, i, self->hovered))
        stf_chart_canvas_repaint_box (self, i);
      if (is_hovered_line (self, i))
        {
          StfChartRoute route = stf_chart_get_route (self->chart, (guint) i);

          for (guint k = 1; k < route.n_points; k++)
            {
              const StfChartPoint *a = &route.points[k - 1], *b = &route.points[k];
              graphene_rect_t place = GRAPHENE_RECT_INIT (
                  (float) MIN (a->x, b->x), (float) MIN (a->y, b->y), (float) fabs (a->x - b->x),
                  (float) fabs (a->y - b->y));

              graphene_rect_inset (&place, -width, -width);
              stf_chart_mosaic_damage (self->mosaic, &place);
            }
        }
    }
}

void
stf_chart_canvas_set_hovered (StfChartCanvas *self, int box)
{
  if (self->hovered == box)
    return;

  if (self->hovered >= 0)
    repaint_hovered (self);
  self->hovered = box;
  if (box >= 0)
    repaint_hovered (self);
  if (stf_chart_get_model (self->chart)->n_relations > 0)
    stf_chart_canvas_repaint_relations (self);
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

  stf_chart_canvas_repaint (self);
}

/* Gets ready to paint, and follows the colours of the desktop. */
void
stf_chart_canvas_add_paint (StfChartCanvas *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->mosaic = stf_chart_mosaic_new (paint_cb, self);
  g_signal_connect_swapped (style, "notify::dark", G_CALLBACK (update_palette), self);
  g_signal_connect_swapped (style, "notify::high-contrast", G_CALLBACK (update_palette), self);
  update_palette (self);
}

void
stf_chart_canvas_remove_paint (StfChartCanvas *self)
{
  g_signal_handlers_disconnect_by_data (adw_style_manager_get_default (), self);
  stf_chart_canvas_pause (self);
  g_clear_pointer (&self->mosaic, stf_chart_mosaic_free);
  g_clear_pointer (&self->relations, gsk_render_node_unref);
}

/**
 * stf_chart_canvas_describe_numbers:
 * @self: a canvas
 *
 * Returns: (transfer full) (nullable): what the numbers at dotted lines mean, if there are any
 */
char *
stf_chart_canvas_describe_numbers (StfChartCanvas *self)
{
  g_return_val_if_fail (STF_IS_CHART_CANVAS (self), NULL);

  if (self->chart == NULL || stf_chart_get_n_boxes (self->chart) == 0)
    return NULL;
  return stf_chart_describe_numbers (self->chart, (const char *const *) self->kinds,
                                     get_related (self));
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

  self->zoom = zoom;
  self->visible = *visible;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
