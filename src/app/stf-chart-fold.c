/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The button stands where the lines to the boxes below leave the box: "−" while they are drawn,
 * "+12" when twelve bodies are folded away.  It only tells of the wish; whoever has the chart makes
 * a new one.  It is painted with its box. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-chart-fold.h"

#include <glib/gi18n.h>
#include <math.h>

#include "stf-chart-item.h"
#include "stf-chart-palette.h"

/* Points before scaling. */
#define HEIGHT 11.0
#define PADDING 3.5
#define LINE_WIDTH 0.8
#define TEXT_SIZE 7.5
#define AROUND 6.0 /* where the pointer need not be exact: the button is small */

struct _StfChartFold
{
  GtkWidget parent_instance;

  PangoLayout *label; /* NULL: not collapsed */
  char *body;
  StfChartRect rect; /* from the corner of the box, in points on the page */
  double scale;
};

G_DEFINE_FINAL_TYPE (StfChartFold, stf_chart_fold, GTK_TYPE_WIDGET)

static void
toggle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "pane.toggle", "s", STF_CHART_FOLD (widget)->body);
}

static void
pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  if (gtk_widget_contains (GTK_WIDGET (user_data), x, y))
    toggle (GTK_WIDGET (user_data), NULL, NULL);
}

static void
set_colour (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

static gboolean
stf_chart_fold_contains (GtkWidget *widget, double x, double y)
{
  StfChartFold *self = STF_CHART_FOLD (widget);
  double around = AROUND * self->scale;

  return x >= -around && x <= self->rect.width + around && y >= -around
         && y <= self->rect.height + around;
}

static void
stf_chart_fold_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  StfChartFold *self = STF_CHART_FOLD (widget);

  *minimum = 0;
  *natural = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? self->rect.width
                                                                   : self->rect.height);
}

static void
stf_chart_fold_finalize (GObject *object)
{
  StfChartFold *self = STF_CHART_FOLD (object);

  g_clear_object (&self->label);
  g_free (self->body);
  G_OBJECT_CLASS (stf_chart_fold_parent_class)->finalize (object);
}

static void
stf_chart_fold_class_init (StfChartFoldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_chart_fold_finalize;
  widget_class->measure = stf_chart_fold_measure;
  widget_class->contains = stf_chart_fold_contains;

  gtk_widget_class_set_css_name (widget_class, "fold");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, STF_CHART_OPEN, NULL, toggle);
}

static void
stf_chart_fold_init (StfChartFold *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->scale = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * stf_chart_fold_new:
 *
 * Returns: (transfer floating): a button that shows nothing yet
 */
GtkWidget *
stf_chart_fold_new (void)
{
  return g_object_new (STF_TYPE_CHART_FOLD, NULL);
}

/* Where the lines leave the box, from its left edge; the middle, if there are none. */
static double
find_stem (StfChart *chart, guint box)
{
  const StfChartModel *model = stf_chart_get_model (chart);
  StfChartRect rect = stf_chart_get_rect (chart, box);

  for (guint i = box + 1; model->boxes[box].n_hidden == 0 && i < model->n_boxes; i++)
    if (model->boxes[i].parent == (int) box && !model->boxes[i].assistant)
      {
        StfChartRoute route = stf_chart_get_route (chart, i);

        if (route.n_points == 0)
          break;
        return CLAMP (route.points[0].x - rect.x, 0, rect.width);
      }
  return rect.width / 2;
}

static void
set_label (StfChartFold *self, guint n_hidden)
{
  g_autofree char *text = g_strdup_printf ("+%u", n_hidden);
  PangoFontDescription *font;

  g_clear_object (&self->label);
  if (n_hidden == 0)
    return;

  self->label = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  font = pango_font_description_copy (
      pango_context_get_font_description (pango_layout_get_context (self->label)));
  pango_font_description_set_absolute_size (font, TEXT_SIZE * PANGO_SCALE);
  pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (self->label, font);
  pango_font_description_free (font);
}

/**
 * stf_chart_fold_show:
 * @self: a button
 * @chart: the chart
 * @box: a box that has bodies below it
 */
void
stf_chart_fold_show (StfChartFold *self, StfChart *chart, guint box)
{
  const StfChartBox *b = &stf_chart_get_model (chart)->boxes[box];
  StfChartRect rect = stf_chart_get_rect (chart, box);
  double width = HEIGHT;

  g_return_if_fail (STF_IS_CHART_FOLD (self));

  g_free (self->body);
  self->body = g_strdup (b->id);
  self->scale = stf_chart_get_scale (chart);
  set_label (self, b->n_hidden);
  if (self->label != NULL)
    {
      int text_width;

      pango_layout_get_size (self->label, &text_width, NULL);
      width = MAX (width, (double) text_width / PANGO_SCALE + 2 * PADDING);
    }
  self->rect.width = width * self->scale;
  self->rect.height = HEIGHT * self->scale;
  self->rect.x = find_stem (chart, box) - self->rect.width / 2;
  self->rect.y = rect.height - self->rect.height / 2;

  /* Translators: a small button on a body, whose name is said before. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  b->n_hidden > 0 ? _ ("Expand") : _ ("Collapse"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, b->name, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * stf_chart_fold_get_rect:
 * @self: a button
 *
 * Returns: where it stands, from the corner of its box, in points on the page
 */
StfChartRect
stf_chart_fold_get_rect (StfChartFold *self)
{
  g_return_val_if_fail (STF_IS_CHART_FOLD (self), (StfChartRect){ 0 });

  return self->rect;
}

/**
 * stf_chart_fold_paint:
 * @self: a button
 * @cr: where to paint, in points of the page, from the corner of the box
 * @palette: the colours
 */
void
stf_chart_fold_paint (StfChartFold *self, cairo_t *cr, StfChartPalette palette)
{
  const StfChartColours *colours = stf_chart_palette_get_colours (palette);
  double width = self->rect.width / self->scale;
  double radius = HEIGHT / 2;

  g_return_if_fail (STF_IS_CHART_FOLD (self));

  cairo_save (cr);
  cairo_translate (cr, self->rect.x, self->rect.y);
  cairo_scale (cr, self->scale, self->scale);
  cairo_new_sub_path (cr);
  cairo_arc (cr, width - radius, radius, radius - LINE_WIDTH / 2, -G_PI_2, G_PI_2);
  cairo_arc (cr, radius, radius, radius - LINE_WIDTH / 2, G_PI_2, 1.5 * G_PI);
  cairo_close_path (cr);
  set_colour (cr, colours->box);
  cairo_fill_preserve (cr);
  set_colour (cr, self->label != NULL ? colours->strong : colours->route);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_stroke (cr);

  if (self->label == NULL)
    {
      cairo_move_to (cr, radius - 2.5, radius);
      cairo_line_to (cr, radius + 2.5, radius);
      set_colour (cr, colours->strong);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  else
    {
      int text_width, text_height;

      pango_layout_get_size (self->label, &text_width, &text_height);
      cairo_move_to (cr, (width - (double) text_width / PANGO_SCALE) / 2,
                     radius - (double) text_height / PANGO_SCALE / 2);
      set_colour (cr, colours->strong);
      pango_cairo_layout_path (cr, self->label);
      cairo_fill (cr);
    }
  cairo_restore (cr);
}
