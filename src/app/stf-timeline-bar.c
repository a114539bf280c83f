/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A bar: who holds what from when to when.  It paints itself through the painter of the timeline;
 * where it stands, and what is done with it, is the view's. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-timeline-bar.h"

struct _StfTimelineBar
{
  GtkWidget parent_instance;

  StfBar bar; /* its texts belong to the timeline, but for the dates while they are dragged */
  char *label;
  guint row;
  gboolean begins;
  gboolean ends;
  StfTimelineLook look;
};

G_DEFINE_FINAL_TYPE (StfTimelineBar, stf_timeline_bar, GTK_TYPE_WIDGET)

static void
stf_timeline_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  StfTimelineBar *self = STF_TIMELINE_BAR (widget);
  int width = gtk_widget_get_width (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) STF_TIMELINE_BAR_HEIGHT));

  stf_timeline_paint_bar (cr, gtk_widget_get_pango_context (widget), &self->bar, self->label, width,
                          self->begins, self->ends, self->look);
  cairo_destroy (cr);
}

static void
stf_timeline_bar_finalize (GObject *object)
{
  g_free (STF_TIMELINE_BAR (object)->label);
  G_OBJECT_CLASS (stf_timeline_bar_parent_class)->finalize (object);
}

static void
stf_timeline_bar_class_init (StfTimelineBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_timeline_bar_finalize;
  widget_class->snapshot = stf_timeline_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timelinebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
stf_timeline_bar_init (StfTimelineBar *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_VISIBLE);
}

/**
 * stf_timeline_bar_new:
 * @bar: what it shows, whose texts must live as long
 * @row: the row of the view it stands in
 * @grouping: what the row tells
 *
 * Returns: (transfer floating): a bar
 */
GtkWidget *
stf_timeline_bar_new (const StfBar *bar, guint row, StfTimelineGrouping grouping)
{
  StfTimelineBar *self = g_object_new (STF_TYPE_TIMELINE_BAR, NULL);
  g_autofree char *text = stf_bar_describe (bar);

  self->bar = *bar;
  self->row = row;
  self->label = stf_bar_label (bar, grouping);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

/**
 * stf_timeline_bar_get:
 * @self: a bar
 *
 * Returns: (transfer none): what it shows
 */
const StfBar *
stf_timeline_bar_get (StfTimelineBar *self)
{
  g_return_val_if_fail (STF_IS_TIMELINE_BAR (self), NULL);

  return &self->bar;
}

/**
 * stf_timeline_bar_get_row:
 * @self: a bar
 *
 * Returns: the row of the view it stands in
 */
guint
stf_timeline_bar_get_row (StfTimelineBar *self)
{
  g_return_val_if_fail (STF_IS_TIMELINE_BAR (self), 0);

  return self->row;
}

/**
 * stf_timeline_bar_set_dates:
 * @self: a bar
 * @from_date: (nullable): ISO date, which must live until others are set
 * @to_date: (nullable): likewise
 *
 * Shows other dates, while they are dragged.
 */
void
stf_timeline_bar_set_dates (StfTimelineBar *self, const char *from_date, const char *to_date)
{
  g_return_if_fail (STF_IS_TIMELINE_BAR (self));

  self->bar.from_date = from_date;
  self->bar.to_date = to_date;
}

/**
 * stf_timeline_bar_show:
 * @self: a bar
 * @begins: whether its first day is in view
 * @ends: whether its last day is in view
 * @look: colours
 */
void
stf_timeline_bar_show (StfTimelineBar *self, gboolean begins, gboolean ends, StfTimelineLook look)
{
  g_return_if_fail (STF_IS_TIMELINE_BAR (self));

  if (self->begins != begins || self->ends != ends || self->look != look)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->begins = begins;
  self->ends = ends;
  self->look = look;
}
