/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A small picture of the whole chart with the part that is in view.  A click goes there, dragging
 * moves the view along.  The picture is painted once for a chart and its colours, by the same
 * painter and without text; moving the view only moves the rectangle.
 *
 * It is for the pointer alone: the keyboard walks the boxes themselves, so it has no focus, and to
 * a screen reader it is not there.  It keeps its place when all of the chart is in view, but paints
 * nothing then and lets the pointer through. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-chart-minimap.h"

#include <math.h>

#include "stf-chart-palette.h"

/* Pixels. */
#define MAX_WIDTH 168.0
#define MAX_HEIGHT 112.0
#define MARGIN 6.0
#define RADIUS 9.0

/* There is no room for it beside the other controls of a narrow view. */
#define MIN_VIEW 480

/* What is in view, as a part of the chart, from which on a map would only be in the way. */
#define NEARLY_ALL 0.9f

struct _StfChartMinimap
{
  GtkWidget parent_instance;

  StfChartView *view;
  StfChart *chart; /* of the picture */
  StfChartPalette palette;
  int scale_factor;
  GdkTexture *picture;

  double grip_x; /* from the pointer to the middle of the view, in points */
  double grip_y;
  double start_x;
  double start_y;
};

enum
{
  PROP_0,
  PROP_VIEW,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (StfChartMinimap, stf_chart_minimap, GTK_TYPE_WIDGET)

/* Pixels a point, and the size of the picture. */
static double
get_scale (StfChartMinimap *self, double *width, double *height)
{
  graphene_rect_t extents = stf_chart_view_get_extents (self->view);
  double scale = MIN (MAX_WIDTH / extents.size.width, MAX_HEIGHT / extents.size.height);

  *width = extents.size.width * scale;
  *height = extents.size.height * scale;
  return scale;
}

/* Where the picture begins: in the lower left corner. */
static graphene_point_t
get_corner (StfChartMinimap *self)
{
  double width, height;

  get_scale (self, &width, &height);
  return GRAPHENE_POINT_INIT (
      (float) MARGIN, (float) (gtk_widget_get_height (GTK_WIDGET (self)) - height - MARGIN));
}

static GdkTexture *
paint (StfChartMinimap *self)
{
  graphene_rect_t extents = stf_chart_view_get_extents (self->view);
  double width, height;
  double scale = get_scale (self, &width, &height) * self->scale_factor;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                         (int) ceil (width * self->scale_factor),
                                                         (int) ceil (height * self->scale_factor));
  cairo_t *cr = cairo_create (surface);
  g_autoptr (GBytes) bytes = NULL;
  GdkTexture *texture;

  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -extents.origin.x, -extents.origin.y);
  stf_chart_paint_routes (cr, self->chart, self->palette);
  for (guint i = 0; i < stf_chart_get_n_boxes (self->chart); i++)
    {
      StfChartRect rect = stf_chart_get_rect (self->chart, i);

      cairo_save (cr);
      cairo_translate (cr, rect.x, rect.y);
      stf_chart_paint_box (cr, self->chart, i, self->palette, STF_CHART_PAINT_NO_TEXT);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  bytes = g_bytes_new (cairo_image_surface_get_data (surface),
                       (gsize) cairo_image_surface_get_stride (surface)
                           * (gsize) cairo_image_surface_get_height (surface));
  texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface),
                                    cairo_image_surface_get_height (surface), GDK_MEMORY_DEFAULT,
                                    bytes, (gsize) cairo_image_surface_get_stride (surface));
  cairo_surface_destroy (surface);
  return texture;
}

/* Paints the picture anew if it is one of another chart, or of other colours. */
static void
update_picture (StfChartMinimap *self)
{
  StfChart *chart = stf_chart_view_get_chart (self->view);
  StfChartPalette palette = stf_chart_view_get_palette (self->view);
  int scale_factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->picture != NULL && self->chart == chart && self->palette == palette
      && self->scale_factor == scale_factor)
    return;

  g_clear_object (&self->picture);
  g_clear_pointer (&self->chart, stf_chart_unref);
  self->chart = stf_chart_ref (chart);
  self->palette = palette;
  self->scale_factor = scale_factor;
  self->picture = paint (self);
}

static void
append_ground (GtkSnapshot *snapshot, const graphene_rect_t *place, guint32 rgb, float alpha)
{
  GdkRGBA colour = { (float) (rgb >> 16 & 0xff) / 255, (float) (rgb >> 8 & 0xff) / 255,
                     (float) (rgb & 0xff) / 255, alpha };

  gtk_snapshot_append_color (snapshot, &colour, place);
}

static void
append_border (GtkSnapshot *snapshot, const GskRoundedRect *outline, guint32 rgb, float width)
{
  GdkRGBA colour = { (float) (rgb >> 16 & 0xff) / 255, (float) (rgb >> 8 & 0xff) / 255,
                     (float) (rgb & 0xff) / 255, 1 };

  gtk_snapshot_append_border (snapshot, outline, (const float[]){ width, width, width, width },
                              (const GdkRGBA[]){ colour, colour, colour, colour });
}

static void
stf_chart_minimap_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StfChartMinimap *self = STF_CHART_MINIMAP (widget);
  const StfChartColours *colours;
  graphene_rect_t extents, visible, place, ground;
  graphene_point_t corner;
  GskRoundedRect outline;
  double width, height, scale;

  if (!stf_chart_minimap_is_shown (self))
    return;

  update_picture (self);
  colours = stf_chart_palette_get_colours (self->palette);
  scale = get_scale (self, &width, &height);
  corner = get_corner (self);
  place = GRAPHENE_RECT_INIT (corner.x, corner.y, (float) width, (float) height);
  graphene_rect_inset_r (&place, (float) -MARGIN, (float) -MARGIN, &ground);
  gsk_rounded_rect_init_from_rect (&outline, &ground, (float) RADIUS);

  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  append_ground (snapshot, &ground, colours->page, 0.94f);
  gtk_snapshot_append_texture (snapshot, self->picture, &place);
  extents = stf_chart_view_get_extents (self->view);
  visible = stf_chart_view_get_visible (self->view);
  visible = GRAPHENE_RECT_INIT (corner.x + (visible.origin.x - extents.origin.x) * (float) scale,
                                corner.y + (visible.origin.y - extents.origin.y) * (float) scale,
                                visible.size.width * (float) scale,
                                visible.size.height * (float) scale);
  if (graphene_rect_intersection (&visible, &place, &visible))
    {
      GskRoundedRect frame;

      append_ground (snapshot, &visible, colours->selected, 0.12f);
      gsk_rounded_rect_init_from_rect (&frame, &visible, 2);
      append_border (snapshot, &frame, colours->selected, 1.5f);
    }
  gtk_snapshot_pop (snapshot);
  append_border (snapshot, &outline, colours->outline, 1);
}

static void
stf_chart_minimap_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                           int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = (int) ((orientation == GTK_ORIENTATION_HORIZONTAL ? MAX_WIDTH : MAX_HEIGHT)
                    + 2 * MARGIN);
}

static gboolean
stf_chart_minimap_contains (GtkWidget *widget, double x, double y)
{
  StfChartMinimap *self = STF_CHART_MINIMAP (widget);
  graphene_point_t corner;
  double width, height;

  if (!stf_chart_minimap_is_shown (self))
    return FALSE;

  get_scale (self, &width, &height);
  corner = get_corner (self);
  return x <= corner.x + width + MARGIN && y >= corner.y - MARGIN;
}

static graphene_point_t
to_chart (StfChartMinimap *self, double x, double y)
{
  graphene_rect_t extents = stf_chart_view_get_extents (self->view);
  graphene_point_t corner = get_corner (self);
  double width, height;
  double scale = get_scale (self, &width, &height);

  return GRAPHENE_POINT_INIT (extents.origin.x + (float) ((x - corner.x) / scale),
                              extents.origin.y + (float) ((y - corner.y) / scale));
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  StfChartMinimap *self = STF_CHART_MINIMAP (user_data);
  graphene_rect_t visible = stf_chart_view_get_visible (self->view);
  graphene_point_t point = to_chart (self, x, y);
  graphene_point_t middle;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  graphene_rect_get_center (&visible, &middle);
  self->start_x = x;
  self->start_y = y;
  self->grip_x = self->grip_y = 0;
  /* Within the rectangle it is taken hold of; beside it, the view goes there. */
  if (graphene_rect_contains_point (&visible, &point))
    {
      self->grip_x = middle.x - point.x;
      self->grip_y = middle.y - point.y;
    }
  else
    {
      stf_chart_view_scroll_to (self->view, point.x, point.y);
    }
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StfChartMinimap *self = STF_CHART_MINIMAP (user_data);
  graphene_point_t point = to_chart (self, self->start_x + dx, self->start_y + dy);

  stf_chart_view_scroll_to (self->view, point.x + self->grip_x, point.y + self->grip_y);
}

static void
stf_chart_minimap_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_VIEW)
    stf_chart_minimap_set_view (STF_CHART_MINIMAP (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
stf_chart_minimap_dispose (GObject *object)
{
  StfChartMinimap *self = STF_CHART_MINIMAP (object);

  stf_chart_minimap_set_view (self, NULL);
  g_clear_object (&self->picture);
  g_clear_pointer (&self->chart, stf_chart_unref);
  G_OBJECT_CLASS (stf_chart_minimap_parent_class)->dispose (object);
}

static void
stf_chart_minimap_class_init (StfChartMinimapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = stf_chart_minimap_set_property;
  object_class->dispose = stf_chart_minimap_dispose;
  widget_class->snapshot = stf_chart_minimap_snapshot;
  widget_class->measure = stf_chart_minimap_measure;
  widget_class->contains = stf_chart_minimap_contains;

  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, STF_TYPE_CHART_VIEW,
                                               G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "minimap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
stf_chart_minimap_init (StfChartMinimap *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/**
 * stf_chart_minimap_set_view:
 * @self: a minimap
 * @view: (nullable): what it is the map of
 */
void
stf_chart_minimap_set_view (StfChartMinimap *self, StfChartView *view)
{
  g_return_if_fail (STF_IS_CHART_MINIMAP (self));

  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  if (view != NULL)
    g_signal_connect_swapped (view, "moved", G_CALLBACK (gtk_widget_queue_draw), self);
}

/**
 * stf_chart_minimap_is_shown:
 * @self: a minimap
 *
 * Returns: whether much of the chart is out of view, and there is room for the map
 */
gboolean
stf_chart_minimap_is_shown (StfChartMinimap *self)
{
  graphene_rect_t extents, visible;

  g_return_val_if_fail (STF_IS_CHART_MINIMAP (self), FALSE);

  if (self->view == NULL || stf_chart_view_get_chart (self->view) == NULL
      || stf_chart_get_n_boxes (stf_chart_view_get_chart (self->view)) == 0
      || gtk_widget_get_width (GTK_WIDGET (self->view)) < MIN_VIEW)
    return FALSE;

  extents = stf_chart_view_get_extents (self->view);
  visible = stf_chart_view_get_visible (self->view);
  return visible.size.width < extents.size.width * NEARLY_ALL
         || visible.size.height < extents.size.height * NEARLY_ALL;
}
