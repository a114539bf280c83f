/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One box of the chart as a widget (H12): focusable and named, so that keyboard and screen reader
 * reach it.  The canvas paints all boxes; the widget only shows where the focus is.
 *
 * Its seats are child widgets: they carry names and focus, too.  The last child, where there are
 * bodies below, is the button that collapses them.
 *
 * Opening is an action of both, as a screen reader may press no keys but call actions. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <math.h>

#include "stf-chart-fold.h"
#include "stf-chart-item.h"

struct _StfChartSeat
{
  GtkWidget parent_instance;

  guint row;
};

struct _StfChartItem
{
  GtkWidget parent_instance;

  StfChart *chart;
  guint box;
  GtkWidget *fold; /* the last child, or NULL */
};

static guint activated_signal;

G_DEFINE_FINAL_TYPE (StfChartSeat, stf_chart_seat, GTK_TYPE_WIDGET)
G_DEFINE_FINAL_TYPE (StfChartItem, stf_chart_item, GTK_TYPE_WIDGET)

static void
open_seat (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (gtk_widget_get_parent (widget), activated_signal, 0,
                 (int) STF_CHART_SEAT (widget)->row);
}

static void
open_box (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, activated_signal, 0, -1);
}

static void
stf_chart_seat_class_init (StfChartSeatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "seat");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, STF_CHART_OPEN, NULL, open_seat);
}

static void
stf_chart_seat_init (StfChartSeat *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static void
stf_chart_item_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  StfChartItem *self = STF_CHART_ITEM (widget);

  *minimum = 0;
  *natural = 0;
  if (self->chart != NULL)
    {
      StfChartRect rect = stf_chart_get_rect (self->chart, self->box);

      *natural = (int) ceil (orientation == GTK_ORIENTATION_HORIZONTAL ? rect.width : rect.height);
    }
}

static void
stf_chart_item_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  StfChartItem *self = STF_CHART_ITEM (widget);
  StfChartRect box = stf_chart_get_rect (self->chart, self->box);
  GtkWidget *child;

  for (child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      StfChartRect rect;

      if (child == self->fold)
        {
          rect = stf_chart_fold_get_rect (STF_CHART_FOLD (child));
        }
      else
        {
          rect = stf_chart_get_row_rect (self->chart, STF_CHART_SEAT (child)->row);
          rect.x -= box.x;
          rect.y -= box.y;
        }
      gtk_widget_allocate (
          child, (int) ceil (rect.width), (int) ceil (rect.height), -1,
          gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) rect.x, (float) rect.y)));
    }
}

static void
stf_chart_item_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GtkWidget *focus = gtk_widget_get_focus_child (widget);

  if (focus != NULL)
    gtk_widget_snapshot_child (widget, focus, snapshot);
}

static void
stf_chart_item_dispose (GObject *object)
{
  StfChartItem *self = STF_CHART_ITEM (object);
  GtkWidget *child;

  self->fold = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->chart, stf_chart_unref);

  G_OBJECT_CLASS (stf_chart_item_parent_class)->dispose (object);
}

static void
stf_chart_item_class_init (StfChartItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = stf_chart_item_dispose;
  widget_class->measure = stf_chart_item_measure;
  widget_class->size_allocate = stf_chart_item_size_allocate;
  widget_class->snapshot = stf_chart_item_snapshot;

  gtk_widget_class_set_css_name (widget_class, "chartitem");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
  gtk_widget_class_install_action (widget_class, STF_CHART_OPEN, NULL, open_box);

  activated_signal = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
stf_chart_item_init (StfChartItem *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * stf_chart_item_new:
 *
 * Returns: (transfer floating): an item that shows nothing yet
 */
GtkWidget *
stf_chart_item_new (void)
{
  return g_object_new (STF_TYPE_CHART_ITEM, NULL);
}

static void
show_seats (StfChartItem *self, const StfChartModel *model)
{
  const StfChartBox *box = &model->boxes[self->box];
  GtkWidget *seat = gtk_widget_get_first_child (GTK_WIDGET (self));
  guint i;

  for (i = 0; i < box->n_rows; i++)
    {
      g_autofree char *label = stf_chart_model_describe_row (model, box->first_row + i);

      if (seat == self->fold)
        {
          seat = g_object_new (STF_TYPE_CHART_SEAT, NULL);
          gtk_widget_insert_before (seat, GTK_WIDGET (self), self->fold);
        }
      STF_CHART_SEAT (seat)->row = box->first_row + i;
      gtk_accessible_update_property (GTK_ACCESSIBLE (seat), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      seat = gtk_widget_get_next_sibling (seat);
    }

  while (seat != self->fold)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (seat);

      gtk_widget_unparent (seat);
      seat = next;
    }
}

static void
show_fold (StfChartItem *self, const StfChartBox *box)
{
  if (box->n_children == 0)
    {
      g_clear_pointer (&self->fold, gtk_widget_unparent);
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED);
      return;
    }

  if (self->fold == NULL)
    {
      self->fold = stf_chart_fold_new ();
      gtk_widget_insert_before (self->fold, GTK_WIDGET (self), NULL);
    }
  stf_chart_fold_show (STF_CHART_FOLD (self->fold), self->chart, self->box);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED,
                               box->n_hidden == 0, -1);
}

/**
 * stf_chart_item_show:
 * @self: an item
 * @chart: the chart
 * @box: the box it shows
 *
 * Makes it show a box.  A widget is used again for another box, or the same one after a change.
 */
void
stf_chart_item_show (StfChartItem *self, StfChart *chart, guint box)
{
  const StfChartModel *model = stf_chart_get_model (chart);
  g_autofree char *description = stf_chart_model_describe (model, box);
  StfChart *old = self->chart;

  g_return_if_fail (STF_IS_CHART_ITEM (self));

  self->chart = stf_chart_ref (chart);
  self->box = box;
  g_clear_pointer (&old, stf_chart_unref);

  /* GTK 4.8 exposes neither the level in a tree nor the position: the description has them. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  model->boxes[box].name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description, -1);
  show_seats (self, model);
  show_fold (self, &model->boxes[box]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * stf_chart_item_get_box:
 * @self: an item
 *
 * Returns: the index of its box
 */
guint
stf_chart_item_get_box (StfChartItem *self)
{
  g_return_val_if_fail (STF_IS_CHART_ITEM (self), 0);

  return self->box;
}

/**
 * stf_chart_item_get_fold:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): the button that collapses what is below it
 */
GtkWidget *
stf_chart_item_get_fold (StfChartItem *self)
{
  g_return_val_if_fail (STF_IS_CHART_ITEM (self), NULL);

  return self->fold;
}
