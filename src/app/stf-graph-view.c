/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A drawing of amounts in the window.  It is laid out for the width that it has and as high as it
 * then wishes, and painted by what paints it on paper, in the colours of the desktop.  It takes the
 * focus, so that its name and description are heard; its numbers are in the table beside it. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-graph-view.h"

#include <adwaita.h>
#include <math.h>

#include "stf-graph.h"

/* Texts of drawings are small on paper: here they are as large as those of the desktop. */
#define SCALE 1.4
#define LEAST_WIDTH 260
#define WISHED_WIDTH 720

struct _StfGraphView
{
  GtkWidget parent_instance;

  StfFigure *figure;
  StfGraph *graph; /* for the size that it has; or NULL */
  double width;    /* that it is laid out for */
  double height;
};

G_DEFINE_FINAL_TYPE (StfGraphView, stf_graph_view, GTK_TYPE_WIDGET)

static double
get_scale (StfGraphView *self)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (self));
  int dpi = 96 * 1024;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  return SCALE * (dpi > 0 ? dpi / (96.0 * 1024) : 1);
}

static StfChartPalette
get_palette (void)
{
  AdwStyleManager *style = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (style);

  if (adw_style_manager_get_high_contrast (style))
    return dark ? STF_CHART_PALETTE_CONTRAST_DARK : STF_CHART_PALETTE_CONTRAST;
  return dark ? STF_CHART_PALETTE_DARK : STF_CHART_PALETTE_LIGHT;
}

static GtkSizeRequestMode
stf_graph_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
stf_graph_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  StfGraphView *self = STF_GRAPH_VIEW (widget);
  double scale = get_scale (self);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = WISHED_WIDTH;
    }
  else
    {
      double width = for_size >= 0 ? for_size : WISHED_WIDTH;

      *minimum = *natural = self->figure != NULL ? (int) ceil (
                                stf_graph_get_wish (self->figure, width / scale) * scale)
                                                 : 0;
    }
}

static StfGraph *
get_graph (StfGraphView *self)
{
  double scale = get_scale (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self)) / scale;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) / scale;

  if (self->figure == NULL)
    return NULL;
  if (self->graph != NULL && (width != self->width || height != self->height))
    g_clear_pointer (&self->graph, stf_graph_free);
  if (self->graph == NULL)
    {
      self->graph = stf_graph_new (self->figure, width, height);
      self->width = width;
      self->height = height;
    }
  return self->graph;
}

static void
stf_graph_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StfGraphView *self = STF_GRAPH_VIEW (widget);
  StfGraph *graph = get_graph (self);
  graphene_rect_t area;
  double scale = get_scale (self);
  cairo_t *cr;

  if (graph == NULL)
    return;
  graphene_rect_init (&area, -1, -1, (float) gtk_widget_get_width (widget) + 2,
                      (float) gtk_widget_get_height (widget) + 2);
  cr = gtk_snapshot_append_cairo (snapshot, &area);
  cairo_scale (cr, scale, scale);
  stf_graph_paint (cr, graph, get_palette ());
  cairo_destroy (cr);
}

static void
stf_graph_view_dispose (GObject *object)
{
  StfGraphView *self = STF_GRAPH_VIEW (object);

  g_clear_pointer (&self->graph, stf_graph_free);
  g_clear_pointer (&self->figure, stf_figure_free);
  G_OBJECT_CLASS (stf_graph_view_parent_class)->dispose (object);
}

static void
stf_graph_view_class_init (StfGraphViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_graph_view_dispose;
  widget_class->get_request_mode = stf_graph_view_get_request_mode;
  widget_class->measure = stf_graph_view_measure;
  widget_class->snapshot = stf_graph_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "graph");
}

static void
stf_graph_view_init (StfGraphView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/** stf_graph_view_new: a view without a drawing. */
GtkWidget *
stf_graph_view_new (void)
{
  return g_object_new (STF_TYPE_GRAPH_VIEW, NULL);
}

/** stf_graph_view_set_figure: shows a figure, or %NULL; the view owns it. */
void
stf_graph_view_set_figure (StfGraphView *self, StfFigure *figure)
{
  g_autofree char *description = NULL;

  g_return_if_fail (STF_IS_GRAPH_VIEW (self));

  g_clear_pointer (&self->graph, stf_graph_free);
  g_clear_pointer (&self->figure, stf_figure_free);
  self->figure = figure;
  description = figure != NULL ? stf_figure_describe (figure) : g_strdup ("");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  figure != NULL ? figure->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
