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

#include "config.h"

#include <math.h>

#include "stf-chart-view-private.h"

/* Pixels for a point of paper at the size on paper. */
#define PAPER (96.0 / 72.0)

#define ZOOM_MIN 0.05
#define ZOOM_MAX 8.0
#define ZOOM_FIT_MAX 1.5

/* Text of fewer pixels than this is hard to read. */
#define LEGIBLE 6.5

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
  BODY_MENU,
  MOVED,
  RELATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (StfChartView, stf_chart_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static void
follow (StfChartView *self, GtkOrientation orientation, double value, double content, double room)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  if (adjustment == NULL)
    return;

  self->following = TRUE;
  gtk_adjustment_configure (adjustment, value, 0, MAX (content, room), room * 0.1, room * 0.9,
                            room);
  self->following = FALSE;
}

static void
follow_port (StfChartView *self)
{
  const StfViewport *port = &self->port;

  follow (self, GTK_ORIENTATION_HORIZONTAL, port->x, port->content.size.width * port->scale,
          port->width);
  follow (self, GTK_ORIENTATION_VERTICAL, port->y, port->content.size.height * port->scale,
          port->height);
}

void
stf_chart_view_move (StfChartView *self)
{
  follow_port (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_scale (StfChartView *self, double scale)
{
  if (self->port.scale == scale)
    return;

  self->port.scale = scale;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
fit (StfChartView *self)
{
  double scale = stf_viewport_get_fitting_scale (&self->port);

  if (self->fit == FIT_LEGIBLE)
    scale = MAX (scale, LEGIBLE / stf_chart_get_text_size (self->chart));
  set_scale (self, CLAMP (scale, ZOOM_MIN * PAPER, ZOOM_FIT_MAX * PAPER));

  /* A chart that is wider than its view begins at its root. */
  if (self->fit == FIT_LEGIBLE && self->port.width != self->centred_width
      && stf_chart_get_n_boxes (self->chart) > 0)
    {
      StfChartRect root = stf_chart_get_rect (self->chart, 0);

      stf_viewport_centre (&self->port, &root);
      self->centred_width = self->port.width;
    }
}

static void
stf_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StfChartView *self = STF_CHART_VIEW (widget);
  StfViewport *port = &self->port;
  int selected = stf_chart_canvas_get_selected (STF_CHART_CANVAS (self->canvas));
  gboolean resized = width != port->width;
  graphene_rect_t visible;
  GskTransform *transform;
  int canvas_width, canvas_height;
  double x, y;

  port->width = width;
  port->height = height;
  port->content = stf_chart_canvas_get_extents (STF_CHART_CANVAS (self->canvas));
  if (self->fit != FIT_NONE && self->chart != NULL)
    fit (self);
  /* What is chosen stays in view when the pane that tells of it opens. */
  if (resized && selected >= 0 && self->chart != NULL)
    {
      StfChartRect rect = stf_chart_get_rect (self->chart, (guint) selected);

      stf_viewport_reveal (port, &rect);
    }
  stf_viewport_clamp (port);
  follow_port (self);

  visible = stf_viewport_get_visible (port);
  stf_chart_canvas_set_zoom (STF_CHART_CANVAS (self->canvas), port->scale, &visible);

  stf_viewport_get_origin (port, &x, &y);
  /* On whole pixels, for which the boxes are painted. */
  transform = gsk_transform_translate (NULL,
                                       &GRAPHENE_POINT_INIT ((float) round (x), (float) round (y)));
  transform = gsk_transform_scale (transform, (float) port->scale, (float) port->scale);
  gtk_widget_measure (self->canvas, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &canvas_width, NULL,
                      NULL);
  gtk_widget_measure (self->canvas, GTK_ORIENTATION_VERTICAL, -1, NULL, &canvas_height, NULL, NULL);
  gtk_widget_allocate (self->canvas, canvas_width, canvas_height, -1, transform);
  g_signal_emit (self, signals[MOVED], 0);
}

static void
stf_chart_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 400;
}

static void
stf_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StfChartView *self = STF_CHART_VIEW (widget);

  gtk_widget_snapshot_child (widget, self->canvas, snapshot);
  stf_chart_view_snapshot_drag (self, snapshot);
}

static void
scrolled_cb (StfChartView *self)
{
  if (self->following)
    return;

  if (self->adjustments[GTK_ORIENTATION_HORIZONTAL] != NULL)
    self->port.x = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  if (self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    self->port.y = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (StfChartView *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkAdjustment **place = &self->adjustments[orientation];

  if (*place != NULL)
    g_signal_handlers_disconnect_by_func (*place, scrolled_cb, self);
  if (g_set_object (place, adjustment) && adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

void
stf_chart_view_zoom_at (StfChartView *self, double scale, double x, double y)
{
  scale = CLAMP (scale, ZOOM_MIN * PAPER, ZOOM_MAX * PAPER);
  self->fit = FIT_NONE;
  if (scale == self->port.scale)
    return;

  stf_viewport_zoom (&self->port, scale, x, y);
  stf_chart_view_move (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
zoom_at_centre (StfChartView *self, double scale)
{
  stf_chart_view_zoom_at (self, scale, self->port.width / 2, self->port.height / 2);
}

static void
zoom_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfChartView *self = STF_CHART_VIEW (widget);

  if (g_str_equal (action, "chart.fit"))
    stf_chart_view_fit (self);
  else if (g_str_equal (action, "chart.full-size"))
    zoom_at_centre (self, PAPER);
  else if (g_str_equal (action, "chart.zoom-in"))
    zoom_at_centre (self, self->port.scale * STF_CHART_ZOOM_STEP);
  else
    zoom_at_centre (self, self->port.scale / STF_CHART_ZOOM_STEP);
}

static void
reveal_cb (StfChartView *self, int box)
{
  StfChartRect rect = stf_chart_get_rect (self->chart, (guint) box);

  stf_viewport_reveal (&self->port, &rect);
  stf_chart_view_move (self);
}

static void
selected_cb (StfChartView *self, int box)
{
  const char *body = box < 0 ? NULL : stf_chart_get_model (self->chart)->boxes[box].id;

  if (self->pressed)
    {
      self->selecting = TRUE;
      g_free (self->selection);
      self->selection = g_strdup (body);
    }
  else
    g_signal_emit (self, signals[BODY_SELECTED], 0, body);
}

static void
let_go_cb (gpointer user_data)
{
  StfChartView *self = user_data;
  g_autofree char *body = g_steal_pointer (&self->selection);
  gboolean selecting = self->selecting;

  self->letting_go = 0;
  self->pressed = FALSE;
  self->selecting = FALSE;
  if (selecting)
    g_signal_emit (self, signals[BODY_SELECTED], 0, body);
}

/* While the button of the pointer is down nobody is told of a selection: a pane that opens would
 * move the chart below the pointer.  What else letting go does is done first. */
void
stf_chart_view_set_pressed (StfChartView *self, gboolean pressed)
{
  if (pressed)
    {
      g_clear_handle_id (&self->letting_go, g_source_remove);
      self->pressed = TRUE;
    }
  else if (self->pressed && self->letting_go == 0)
    self->letting_go = g_idle_add_once (let_go_cb, self);
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
menu_cb (StfChartView *self, int box, double x, double y)
{
  double left, top;

  stf_viewport_get_origin (&self->port, &left, &top);
  g_signal_emit (self, signals[BODY_MENU], 0, stf_chart_get_model (self->chart)->boxes[box].id,
                 left + x * self->port.scale, top + y * self->port.scale);
}

static void
related_cb (StfChartView *self)
{
  g_signal_emit (self, signals[RELATED], 0);
}

static void
stf_chart_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  StfChartView *self = STF_CHART_VIEW (object);

  switch (id)
    {
      case PROP_ZOOM:
        g_value_set_double (value, stf_chart_view_get_zoom (self));
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
  stf_chart_view_remove_drag (self);
  g_clear_pointer (&self->canvas, gtk_widget_unparent);
  g_clear_handle_id (&self->letting_go, g_source_remove);
  g_clear_pointer (&self->selection, g_free);
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
  widget_class->snapshot = stf_chart_view_snapshot;

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

  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[RELATED] = g_signal_new ("related", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[BODY_MENU] = g_signal_new ("body-menu", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_DOUBLE,
                                     G_TYPE_DOUBLE);

  for (i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, zoom_action);

  gtk_widget_class_set_css_name (widget_class, "chartview");
}

static void
stf_chart_view_init (StfChartView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->port.scale = PAPER;
  self->fit = FIT_LEGIBLE;
  self->canvas = stf_chart_canvas_new ();
  gtk_widget_set_parent (self->canvas, widget);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);

  g_signal_connect_swapped (self->canvas, "selected", G_CALLBACK (selected_cb), self);
  g_signal_connect_swapped (self->canvas, "activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->canvas, "menu", G_CALLBACK (menu_cb), self);
  g_signal_connect_swapped (self->canvas, "reveal", G_CALLBACK (reveal_cb), self);
  g_signal_connect_swapped (self->canvas, "related", G_CALLBACK (related_cb), self);

  stf_chart_view_add_input (self);
  stf_chart_view_add_drag (self);
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

/* Where the upper left corner of a box stands in the view. */
static StfChartPoint
find_anchor (StfChartView *self, const char *body)
{
  int box = stf_chart_model_find (stf_chart_get_model (self->chart), body);
  StfChartRect rect = stf_chart_get_rect (self->chart, (guint) MAX (box, 0));
  StfChartPoint point;

  stf_viewport_get_origin (&self->port, &point.x, &point.y);
  point.x += rect.x * self->port.scale;
  point.y += rect.y * self->port.scale;
  return point;
}

/**
 * stf_chart_view_set_chart:
 * @self: a view
 * @chart: (nullable): what it shows
 *
 * Zoom and selection stay, and the selected box where it is, so that a change is seen where it
 * happens.
 */
void
stf_chart_view_set_chart (StfChartView *self, StfChart *chart)
{
  g_autofree char *anchor = NULL;
  StfChartPoint before = { 0, 0 };
  StfChart *old;

  g_return_if_fail (STF_IS_CHART_VIEW (self));

  stf_chart_view_cancel_drag (self);
  anchor = g_strdup (stf_chart_view_get_selected (self));
  if (anchor != NULL)
    before = find_anchor (self, anchor);

  old = self->chart;
  self->chart = chart ? stf_chart_ref (chart) : NULL;
  stf_chart_canvas_set_chart (STF_CHART_CANVAS (self->canvas), chart);
  g_clear_pointer (&old, stf_chart_unref);

  if (anchor != NULL && stf_chart_view_get_selected (self) != NULL)
    {
      StfChartPoint after;

      self->port.content = stf_chart_canvas_get_extents (STF_CHART_CANVAS (self->canvas));
      if (self->fit != FIT_NONE)
        fit (self);
      after = find_anchor (self, anchor);
      self->port.x += after.x - before.x;
      self->port.y += after.y - before.y;
      stf_viewport_clamp (&self->port);
    }
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
 * stf_chart_view_look_at:
 * @self: a view
 * @body: the id of a body; one that is not drawn is not looked at
 *
 * Selects a box and brings it to the middle, large enough to be made out; the focus stays where it
 * is.
 */
void
stf_chart_view_look_at (StfChartView *self, const char *body)
{
  StfChartRect rect;
  int box;

  g_return_if_fail (STF_IS_CHART_VIEW (self));

  box = self->chart != NULL ? stf_chart_model_find (stf_chart_get_model (self->chart), body) : -1;
  if (box < 0)
    return;

  stf_chart_canvas_select (STF_CHART_CANVAS (self->canvas), box);
  if (stf_chart_get_text_size (self->chart) * self->port.scale < LEGIBLE / 2)
    zoom_at_centre (self, LEGIBLE / stf_chart_get_text_size (self->chart));
  rect = stf_chart_get_rect (self->chart, (guint) box);
  stf_viewport_centre (&self->port, &rect);
  self->centred_width = self->port.width;
  stf_chart_view_move (self);
}

/**
 * stf_chart_view_focus_selected:
 * @self: a view
 *
 * Moves the focus to the selected box.
 */
void
stf_chart_view_focus_selected (StfChartView *self)
{
  StfChartCanvas *canvas;

  g_return_if_fail (STF_IS_CHART_VIEW (self));

  canvas = STF_CHART_CANVAS (self->canvas);
  stf_chart_canvas_focus_box (canvas, stf_chart_canvas_get_selected (canvas));
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
 * stf_chart_view_describe_numbers:
 * @self: a view
 *
 * Returns: (transfer full) (nullable): what the numbers at dotted lines mean, "1 assists, 2 reports
 * to"; %NULL where words stand at all of them
 */
char *
stf_chart_view_describe_numbers (StfChartView *self)
{
  g_return_val_if_fail (STF_IS_CHART_VIEW (self), NULL);

  return stf_chart_canvas_describe_numbers (STF_CHART_CANVAS (self->canvas));
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

  return self->port.scale / PAPER;
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

  zoom_at_centre (self, zoom * PAPER);
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

/**
 * stf_chart_view_scroll_to:
 * @self: a view
 * @x: in points of the page
 * @y: in points of the page
 *
 * Brings a place of the chart to the middle, as far as the chart reaches.
 */
void
stf_chart_view_scroll_to (StfChartView *self, double x, double y)
{
  const StfChartRect place = { x, y, 0, 0 };

  g_return_if_fail (STF_IS_CHART_VIEW (self));

  stf_viewport_centre (&self->port, &place);
  stf_chart_view_move (self);
}

/**
 * stf_chart_view_get_extents:
 * @self: a view
 *
 * Returns: the chart and its surroundings, in points of the page
 */
graphene_rect_t
stf_chart_view_get_extents (StfChartView *self)
{
  g_return_val_if_fail (STF_IS_CHART_VIEW (self), GRAPHENE_RECT_INIT (0, 0, 0, 0));

  return stf_chart_canvas_get_extents (STF_CHART_CANVAS (self->canvas));
}

/**
 * stf_chart_view_get_visible:
 * @self: a view
 *
 * Returns: what is in view, in points of the page
 */
graphene_rect_t
stf_chart_view_get_visible (StfChartView *self)
{
  g_return_val_if_fail (STF_IS_CHART_VIEW (self), GRAPHENE_RECT_INIT (0, 0, 0, 0));

  return stf_viewport_get_visible (&self->port);
}

/**
 * stf_chart_view_get_palette:
 * @self: a view
 *
 * Returns: the colours the chart is painted in
 */
StfChartPalette
stf_chart_view_get_palette (StfChartView *self)
{
  g_return_val_if_fail (STF_IS_CHART_VIEW (self), STF_CHART_PALETTE_LIGHT);

  return stf_chart_canvas_get_palette (STF_CHART_CANVAS (self->canvas));
}
