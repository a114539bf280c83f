/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Zoom and pan over the chart.  The canvas is in points of the page; this widget places it under
 * one transform, and is scrollable, so that scrollbars, wheel and kinetic scrolling are those of
 * GtkScrolledWindow.  Dragging empty ground moves the view, Ctrl and the wheel or a pinch zoom to
 * the pointer.
 *
 * Until the user zooms, the chart fits the window whatever its size, but never becomes so small
 * that it cannot be read: then its top is shown, and the rest can be scrolled to.  "Fit" shows all
 * of it. */

#define G_LOG_DOMAIN "stafett-app"

#include "stf-chart-view.h"

#include "config.h"

#include <math.h>

#include "stf-chart-canvas.h"

/* Pixels for a point of paper at the size on paper. */
#define PAPER (96.0 / 72.0)

#define ZOOM_MIN 0.05
#define ZOOM_MAX 8.0
#define ZOOM_STEP 1.2

/* Text of fewer pixels than this is hard to read. */
#define LEGIBLE 6.5

typedef enum
{
  FIT_LEGIBLE, /* the whole chart if it can be read */
  FIT_WHOLE,
  FIT_NONE, /* the user has zoomed */
} StfChartFit;

struct _StfChartView
{
  GtkWidget parent_instance;

  GtkWidget *canvas;
  StfChart *chart;
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  GtkScrollablePolicy policies[2];
  double zoom; /* 1 is the size on paper */
  StfChartFit fit;
  int centred_width; /* of the view, when the root was last put in its middle */
  gboolean allocating;
  double pinch_zoom; /* the zoom that a pinch began with */
  double pointer_x;
  double pointer_y;
  double drag_x; /* the adjustments' values that a drag began with */
  double drag_y;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  BODY_SELECTED,
  BODY_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (StfChartView, stf_chart_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static double
get_value (StfChartView *self, GtkOrientation orientation)
{
  return self->adjustments[orientation] ? gtk_adjustment_get_value (self->adjustments[orientation])
                                        : 0;
}

/* Where the left or top edge of the drawing stands: scrolled, or centred if there is room. */
static double
get_offset (StfChartView *self, GtkOrientation orientation, double content)
{
  double room = orientation == GTK_ORIENTATION_HORIZONTAL
                    ? gtk_widget_get_width (GTK_WIDGET (self))
                    : gtk_widget_get_height (GTK_WIDGET (self));

  return content < room ? floor ((room - content) / 2) : -get_value (self, orientation);
}

static void
get_origin (StfChartView *self, double *x, double *y)
{
  graphene_rect_t extents = stf_chart_canvas_get_extents (STF_CHART_CANVAS (self->canvas));
  double scale = self->zoom * PAPER;

  *x = get_offset (self, GTK_ORIENTATION_HORIZONTAL, extents.size.width * scale)
       - extents.origin.x * scale;
  *y = get_offset (self, GTK_ORIENTATION_VERTICAL, extents.size.height * scale)
       - extents.origin.y * scale;
}

static void
configure (GtkAdjustment *adjustment, double content, double room)
{
  if (adjustment != NULL)
    gtk_adjustment_configure (
        adjustment, CLAMP (gtk_adjustment_get_value (adjustment), 0, MAX (content - room, 0)), 0,
        MAX (content, room), room * 0.1, room * 0.9, room);
}

static double
get_fitting_zoom (StfChartView *self, int width, int height)
{
  graphene_rect_t extents = stf_chart_canvas_get_extents (STF_CHART_CANVAS (self->canvas));
  double zoom = MIN (width / (extents.size.width * PAPER), height / (extents.size.height * PAPER));

  if (self->fit == FIT_LEGIBLE)
    zoom = MAX (zoom, LEGIBLE / (stf_chart_get_text_size (self->chart) * PAPER));
  return CLAMP (zoom, ZOOM_MIN, 1.5);
}

/* A chart that is wider than its view begins at its root. */
static void
centre_root (StfChartView *self, int width)
{
  GtkAdjustment *adjustment = self->adjustments[GTK_ORIENTATION_HORIZONTAL];
  graphene_rect_t extents = stf_chart_canvas_get_extents (STF_CHART_CANVAS (self->canvas));
  StfChartRect root;

  if (adjustment == NULL || self->chart == NULL || stf_chart_get_n_boxes (self->chart) == 0)
    return;

  self->centred_width = width;
  root = stf_chart_get_rect (self->chart, 0);
  gtk_adjustment_set_value (
      adjustment, (root.x + root.width / 2 - extents.origin.x) * self->zoom * PAPER - width / 2.0);
}

static void
stf_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StfChartView *self = STF_CHART_VIEW (widget);
  graphene_rect_t extents = stf_chart_canvas_get_extents (STF_CHART_CANVAS (self->canvas));
  GskTransform *transform;
  double x, y, scale;
  int canvas_width, canvas_height;

  if (self->fit != FIT_NONE && self->chart != NULL)
    {
      double zoom = get_fitting_zoom (self, width, height);

      if (zoom != self->zoom)
        {
          self->zoom = zoom;
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
        }
    }

  scale = self->zoom * PAPER;
  self->allocating = TRUE;
  configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], extents.size.width * scale, width);
  configure (self->adjustments[GTK_ORIENTATION_VERTICAL], extents.size.height * scale, height);
  if (self->fit == FIT_LEGIBLE && width != self->centred_width)
    centre_root (self, width);
  self->allocating = FALSE;

  get_origin (self, &x, &y);
  stf_chart_canvas_set_zoom (STF_CHART_CANVAS (self->canvas), scale,
                             &GRAPHENE_RECT_INIT ((float) (-x / scale), (float) (-y / scale),
                                                  (float) (width / scale),
                                                  (float) (height / scale)));

  transform = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, (float) y));
  transform = gsk_transform_scale (transform, (float) scale, (float) scale);
  gtk_widget_measure (self->canvas, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &canvas_width, NULL,
                      NULL);
  gtk_widget_measure (self->canvas, GTK_ORIENTATION_VERTICAL, -1, NULL, &canvas_height, NULL, NULL);
  gtk_widget_allocate (self->canvas, canvas_width, canvas_height, -1, transform);
}

static void
stf_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 400;
}

static void
value_changed_cb (StfChartView *self)
{
  if (!self->allocating)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (StfChartView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, value_changed_cb, self);
  if (g_set_object (place, adjustment) && adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (value_changed_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Zooms so that what stands at (@x, @y) of the view stays there. */
static void
zoom_at (StfChartView *self, double zoom, double x, double y)
{
  double old_x, old_y, page_x, page_y, new_x, new_y;

  zoom = CLAMP (zoom, ZOOM_MIN, ZOOM_MAX);
  self->fit = FIT_NONE;
  if (zoom == self->zoom)
    return;

  get_origin (self, &old_x, &old_y);
  page_x = (x - old_x) / (self->zoom * PAPER);
  page_y = (y - old_y) / (self->zoom * PAPER);

  self->zoom = zoom;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  self->allocating = TRUE;
  if (self->adjustments[0] != NULL && self->adjustments[1] != NULL)
    {
      graphene_rect_t extents = stf_chart_canvas_get_extents (STF_CHART_CANVAS (self->canvas));
      double scale = zoom * PAPER;

      configure (self->adjustments[GTK_ORIENTATION_HORIZONTAL], extents.size.width * scale,
                 gtk_widget_get_width (GTK_WIDGET (self)));
      configure (self->adjustments[GTK_ORIENTATION_VERTICAL], extents.size.height * scale,
                 gtk_widget_get_height (GTK_WIDGET (self)));
      get_origin (self, &new_x, &new_y);
      gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL],
                                get_value (self, GTK_ORIENTATION_HORIZONTAL)
                                    + (new_x + page_x * scale - x));
      gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL],
                                get_value (self, GTK_ORIENTATION_VERTICAL)
                                    + (new_y + page_y * scale - y));
    }
  self->allocating = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
zoom_at_centre (StfChartView *self, double zoom)
{
  zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
           gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfChartView *self = STF_CHART_VIEW (widget);

  if (g_str_equal (action, "chart.fit"))
    stf_chart_view_fit (self);
  else if (g_str_equal (action, "chart.full-size"))
    zoom_at_centre (self, 1);
  else
    zoom_at_centre (self, g_str_equal (action, "chart.zoom-in") ? self->zoom * ZOOM_STEP
                                                                : self->zoom / ZOOM_STEP);
}

static void
motion_cb (StfChartView *self, double x, double y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);
  GtkEventController *event = GTK_EVENT_CONTROLLER (controller);

  if ((gtk_event_controller_get_current_event_state (event) & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;

  zoom_at (self, self->zoom * pow (ZOOM_STEP, -dy), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (StfChartView *self)
{
  self->pinch_zoom = self->zoom;
}

static void
pinch_cb (GtkGestureZoom *gesture, double scale, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);
  double x = self->pointer_x;
  double y = self->pointer_y;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  zoom_at (self, self->pinch_zoom * scale, x, y);
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);

  self->drag_x = get_value (self, GTK_ORIENTATION_HORIZONTAL);
  self->drag_y = get_value (self, GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, gpointer user_data)
{
  StfChartView *self = STF_CHART_VIEW (user_data);

  if (self->adjustments[0] == NULL || self->adjustments[1] == NULL)
    return;
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL], self->drag_x - dx);
  gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], self->drag_y - dy);
}

static void
drag_end_cb (StfChartView *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

/* Scrolls so that @low to @high, in pixels of the view, can be seen. */
static void
scroll_to (GtkAdjustment *adjustment, double low, double high, double room)
{
  double value;

  if (adjustment == NULL)
    return;

  value = gtk_adjustment_get_value (adjustment);
  if (low < 0 || high - low > room)
    gtk_adjustment_set_value (adjustment, value + low);
  else if (high > room)
    gtk_adjustment_set_value (adjustment, value + high - room);
}

static void
reveal_cb (StfChartView *self, int box)
{
  StfChartRect rect = stf_chart_get_rect (self->chart, (guint) box);
  double scale = self->zoom * PAPER;
  double x, y;

  get_origin (self, &x, &y);
  scroll_to (self->adjustments[GTK_ORIENTATION_HORIZONTAL], x + (rect.x - 12) * scale,
             x + (rect.x + rect.width + 12) * scale, gtk_widget_get_width (GTK_WIDGET (self)));
  scroll_to (self->adjustments[GTK_ORIENTATION_VERTICAL], y + (rect.y - 12) * scale,
             y + (rect.y + rect.height + 12) * scale, gtk_widget_get_height (GTK_WIDGET (self)));
}

static void
selected_cb (StfChartView *self, int box)
{
  g_signal_emit (self, signals[BODY_SELECTED], 0,
                 box < 0 ? NULL : stf_chart_get_model (self->chart)->boxes[box].id);
}

static void
activated_cb (StfChartView *self, int box, int row)
{
  const StfChartModel *model = stf_chart_get_model (self->chart);

  g_signal_emit (self, signals[BODY_ACTIVATED], 0, model->boxes[box].id,
                 row < 0 ? NULL : model->rows[row].role, row < 0 ? NULL : model->rows[row].seat,
                 row < 0 ? NULL : model->rows[row].assignment);
}

static void
stf_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StfChartView *self = STF_CHART_VIEW (object);

  switch (id)
    {
      case PROP_ZOOM:
        g_value_set_double (value, self->zoom);
        break;
      case PROP_HADJUSTMENT:
      case PROP_VADJUSTMENT:
        g_value_set_object (value,
                            self->adjustments[id == PROP_HADJUSTMENT ? GTK_ORIENTATION_HORIZONTAL
                                                                     : GTK_ORIENTATION_VERTICAL]);
        break;
      case PROP_HSCROLL_POLICY:
      case PROP_VSCROLL_POLICY:
        g_value_set_enum (
            value, (int) self->policies[id == PROP_HSCROLL_POLICY ? GTK_ORIENTATION_HORIZONTAL
                                                                  : GTK_ORIENTATION_VERTICAL]);
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
stf_chart_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  StfChartView *self = STF_CHART_VIEW (object);

  switch (id)
    {
      case PROP_ZOOM:
        stf_chart_view_set_zoom (self, g_value_get_double (value));
        break;
      case PROP_HADJUSTMENT:
        set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
        break;
      case PROP_VADJUSTMENT:
        set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
        break;
      case PROP_HSCROLL_POLICY:
        self->policies[GTK_ORIENTATION_HORIZONTAL] = (GtkScrollablePolicy) g_value_get_enum (value);
        break;
      case PROP_VSCROLL_POLICY:
        self->policies[GTK_ORIENTATION_VERTICAL] = (GtkScrollablePolicy) g_value_get_enum (value);
        break;
      default:
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
stf_chart_view_dispose (GObject *object)
{
  StfChartView *self = STF_CHART_VIEW (object);

  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_pointer (&self->canvas, gtk_widget_unparent);
  g_clear_pointer (&self->chart, stf_chart_unref);

  G_OBJECT_CLASS (stf_chart_view_parent_class)->dispose (object);
}

static void
stf_chart_view_class_init (StfChartViewClass *klass)
{
  static const char *const actions[] = { "chart.zoom-in", "chart.zoom-out", "chart.fit",
                                         "chart.full-size" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  guint i;

  object_class->get_property = stf_chart_view_get_property;
  object_class->set_property = stf_chart_view_set_property;
  object_class->dispose = stf_chart_view_dispose;
  widget_class->measure = stf_chart_view_measure;
  widget_class->size_allocate = stf_chart_view_size_allocate;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, ZOOM_MIN, ZOOM_MAX, 1,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                   | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  signals[BODY_SELECTED] = g_signal_new ("body-selected", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                         G_TYPE_STRING);
  signals[BODY_ACTIVATED] = g_signal_new (
      "body-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
      G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_STRING);

  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, zoom_action);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "chart.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK,
                                       "chart.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "chart.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK,
                                       "chart.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "chart.fit",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_CONTROL_MASK, "chart.full-size",
                                       NULL);

  gtk_widget_class_set_css_name (widget_class, "chartview");
}

static void
stf_chart_view_init (StfChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->zoom = 1;
  self->fit = FIT_LEGIBLE;
  self->canvas = stf_chart_canvas_new ();
  gtk_widget_set_parent (self->canvas, widget);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  g_signal_connect_swapped (self->canvas, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->canvas, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->canvas, "reveal", G_CALLBACK (reveal_cb), self);

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

/**
 * stf_chart_view_new:
 *
 * Returns: (transfer floating): a view without a chart, to be put in a GtkScrolledWindow
 */
GtkWidget *
stf_chart_view_new (void)
{
  return g_object_new (STF_TYPE_CHART_VIEW, NULL);
}

/**
 * stf_chart_view_set_chart:
 * @self: a view
 * @chart: (nullable): what it shows
 *
 * Zoom, place and selection stay, so that a change is seen where it happens.
 */
void
stf_chart_view_set_chart (StfChartView *self, StfChart *chart)
{
  StfChart *old;

  g_return_if_fail (STF_IS_CHART_VIEW (self));

  old = self->chart;
  self->chart = chart ? stf_chart_ref (chart) : NULL;
  stf_chart_canvas_set_chart (STF_CHART_CANVAS (self->canvas), chart);
  g_clear_pointer (&old, stf_chart_unref);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * stf_chart_view_get_chart:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
StfChart *
stf_chart_view_get_chart (StfChartView *self)
{
  g_return_val_if_fail (STF_IS_CHART_VIEW (self), NULL);

  return self->chart;
}

/**
 * stf_chart_view_select:
 * @self: a view
 * @body: (nullable): the id of a body; one that is not drawn selects nothing
 *
 * Selects a box and brings it into view; the focus stays where it is.
 */
void
stf_chart_view_select (StfChartView *self, const char *body)
{
  int box;

  g_return_if_fail (STF_IS_CHART_VIEW (self));

  box = body && self->chart ? stf_chart_model_find (stf_chart_get_model (self->chart), body) : -1;
  stf_chart_canvas_select (STF_CHART_CANVAS (self->canvas), box);
  if (box >= 0)
    reveal_cb (self, box);
}

/**
 * stf_chart_view_get_selected:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the id of the selected body
 */
const char *
stf_chart_view_get_selected (StfChartView *self)
{
  int box;

  g_return_val_if_fail (STF_IS_CHART_VIEW (self), NULL);

  box = stf_chart_canvas_get_selected (STF_CHART_CANVAS (self->canvas));
  return box < 0 ? NULL : stf_chart_get_model (self->chart)->boxes[box].id;
}

/**
 * stf_chart_view_set_found:
 * @self: a view
 * @bodies: (nullable): ids of the bodies that a search has found; they are marked
 */
void
stf_chart_view_set_found (StfChartView *self, const char *const *bodies)
{
  g_return_if_fail (STF_IS_CHART_VIEW (self));

  stf_chart_canvas_set_found (STF_CHART_CANVAS (self->canvas), bodies);
}

/**
 * stf_chart_view_set_relations:
 * @self: a view
 * @kinds: (nullable): the kinds of relations that are drawn for all boxes (H8)
 */
void
stf_chart_view_set_relations (StfChartView *self, const char *const *kinds)
{
  g_return_if_fail (STF_IS_CHART_VIEW (self));

  stf_chart_canvas_set_relations (STF_CHART_CANVAS (self->canvas), kinds);
}

/**
 * stf_chart_view_get_zoom:
 * @self: a view
 *
 * Returns: the zoom; 1 is the size on paper
 */
double
stf_chart_view_get_zoom (StfChartView *self)
{
  g_return_val_if_fail (STF_IS_CHART_VIEW (self), 1);

  return self->zoom;
}

/**
 * stf_chart_view_set_zoom:
 * @self: a view
 * @zoom: the zoom, from 0.05 to 8; 1 is the size on paper
 */
void
stf_chart_view_set_zoom (StfChartView *self, double zoom)
{
  g_return_if_fail (STF_IS_CHART_VIEW (self));

  zoom_at_centre (self, zoom);
}

/**
 * stf_chart_view_fit:
 * @self: a view
 *
 * Shows the whole chart, and goes on to do so when the window changes its size.
 */
void
stf_chart_view_fit (StfChartView *self)
{
  g_return_if_fail (STF_IS_CHART_VIEW (self));

  self->fit = FIT_WHOLE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
