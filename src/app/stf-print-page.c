/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A page of the preview.  It shows the picture that it has, stretched, until it is given one for
 * its size and of the latest document: so nothing flickers while the next one is painted. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-print-page.h"

#include <math.h>

struct _StfPrintPage
{
  GtkWidget parent_instance;

  double width; /* points */
  double height;
  double scale; /* pixels a point */
  GdkTexture *picture;
  double picture_scale; /* 0: of an older document */
};

G_DEFINE_FINAL_TYPE (StfPrintPage, stf_print_page, GTK_TYPE_WIDGET)

static void
stf_print_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  StfPrintPage *self = STF_PRINT_PAGE (widget);
  double length = orientation == GTK_ORIENTATION_HORIZONTAL ? self->width : self->height;

  *minimum = *natural = (int) ceil (length * self->scale);
}

static void
stf_print_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StfPrintPage *self = STF_PRINT_PAGE (widget);
  const graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                                   (float) gtk_widget_get_height (widget));

  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &area);
  if (self->picture != NULL)
    gtk_snapshot_append_texture (snapshot, self->picture, &area);
}

static void
stf_print_page_finalize (GObject *object)
{
  g_clear_object (&STF_PRINT_PAGE (object)->picture);
  G_OBJECT_CLASS (stf_print_page_parent_class)->finalize (object);
}

static void
stf_print_page_class_init (StfPrintPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_print_page_finalize;
  widget_class->measure = stf_print_page_measure;
  widget_class->snapshot = stf_print_page_snapshot;

  gtk_widget_class_set_css_name (widget_class, "printpage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
stf_print_page_init (StfPrintPage *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * stf_print_page_new:
 *
 * Returns: (transfer floating): a page without size and picture
 */
GtkWidget *
stf_print_page_new (void)
{
  return g_object_new (STF_TYPE_PRINT_PAGE, NULL);
}

/**
 * stf_print_page_set_size:
 * @self: a page
 * @width: in points
 * @height: in points
 */
void
stf_print_page_set_size (StfPrintPage *self, double width, double height)
{
  if (self->width == width && self->height == height)
    return;

  self->width = width;
  self->height = height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * stf_print_page_set_scale:
 * @self: a page
 * @scale: pixels a point
 */
void
stf_print_page_set_scale (StfPrintPage *self, double scale)
{
  if (self->scale == scale)
    return;

  self->scale = scale;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * stf_print_page_set_picture:
 * @self: a page
 * @picture: (nullable): what it shows
 * @scale: the scale that it was painted at
 */
void
stf_print_page_set_picture (StfPrintPage *self, GdkTexture *picture, double scale)
{
  self->picture_scale = scale;
  if (g_set_object (&self->picture, picture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * stf_print_page_is_sharp:
 * @self: a page
 * @scale: a scale
 *
 * Returns: whether its picture was painted at that scale and of the latest document
 */
gboolean
stf_print_page_is_sharp (StfPrintPage *self, double scale)
{
  return self->picture != NULL && self->picture_scale == scale;
}

/**
 * stf_print_page_set_old:
 * @self: a page
 *
 * Tells it that its picture is of an older document.
 */
void
stf_print_page_set_old (StfPrintPage *self)
{
  self->picture_scale = 0;
}

/**
 * stf_print_page_get_picture:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what it shows
 */
GdkTexture *
stf_print_page_get_picture (StfPrintPage *self)
{
  return self->picture;
}
