/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Children in lines, each as wide as it wants to be: a GtkFlowBox sets them in columns instead. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-wrap-layout.h"

#define SPACING 6

struct _StfWrapLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (StfWrapLayout, stf_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

/* Sets the children within a width, for real or to see how high they get.  Returns: the height */
static int
set_children (GtkWidget *widget, int width, gboolean allocate)
{
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int own, height;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &own, NULL, NULL);
      own = MIN (own, width);
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, own, NULL, &height, NULL, NULL);
      if (x > 0 && x + own > width)
        {
          x = 0;
          y += line + SPACING;
          line = 0;
        }
      if (allocate)
        gtk_widget_size_allocate (
            child, &(GtkAllocation){ mirrored ? width - x - own : x, y, own, height }, -1);
      x += own + SPACING;
      line = MAX (line, height);
    }
  return y + line;
}

static GtkSizeRequestMode
stf_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
stf_wrap_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                         int for_size, int *minimum, int *natural, int *minimum_baseline,
                         int *natural_baseline)
{
  int widest = 0, all = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = set_children (widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, own;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &own, NULL, NULL);
      widest = MAX (widest, least);
      all += own + (all > 0 ? SPACING : 0);
    }
  *minimum = widest;
  *natural = all;
}

static void
stf_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                          int baseline)
{
  set_children (widget, width, TRUE);
}

static void
stf_wrap_layout_class_init (StfWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->get_request_mode = stf_wrap_layout_get_request_mode;
  manager_class->measure = stf_wrap_layout_measure;
  manager_class->allocate = stf_wrap_layout_allocate;
}

static void
stf_wrap_layout_init (StfWrapLayout *self)
{
}
