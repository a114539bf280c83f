/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of terms: by role or by person, a year or its months, and what the signs mean. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-timeline-pane.h"
#include "stf-window.h"

#define SIGN 16

struct _StfTimelinePane
{
  StfPage parent_instance;

  GtkDropDown *grouping;
  GtkDropDown *zoom;
  GtkBox *legend;
  StfTimelineView *view;
};

G_DEFINE_FINAL_TYPE (StfTimelinePane, stf_timeline_pane, STF_TYPE_PAGE)

static void
stf_timeline_pane_refresh (StfPage *page)
{
  StfTimelinePane *self = STF_TIMELINE_PANE (page);
  StfOpenYear *year = stf_page_get_year (page);
  StfTimelineGrouping grouping = gtk_drop_down_get_selected (self->grouping) == 0
                                     ? STF_TIMELINE_BY_ROLE
                                     : STF_TIMELINE_BY_PERSON;
  g_autoptr (GError) error = NULL;
  StfTimeline *timeline = stf_timeline_load (stf_open_year_get_file (year), grouping,
                                             stf_open_year_get_date (year), &error);

  if (timeline != NULL)
    stf_timeline_view_set_timeline (self->view, timeline, grouping);
  else
    stf_window_report (STF_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                       _ ("The Terms Could Not Be Read"), error);
}

static void
grouping_cb (StfTimelinePane *self)
{
  stf_page_queue_refresh (STF_PAGE (self));
}

static void
zoom_cb (StfTimelinePane *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  gboolean months = gtk_drop_down_get_selected (self->zoom) == 1;

  stf_timeline_view_set_months (self->view, months);
  if (year != NULL)
    {
      StfOrganisation *organisation = stf_open_year_get_organisation (year);
      g_autofree char *date = g_strdup (months ? stf_open_year_get_date (year)
                                               : stf_organisation_get_starts (organisation));

      /* The month of the date comes to the left. */
      if (months)
        date[8] = '0', date[9] = '1';
      stf_timeline_view_show_date (self->view, date);
    }
}

static void
draw_sign (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer state)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  stf_timeline_paint_sign (cr, GPOINTER_TO_UINT (state), MIN (width, height),
                           dark ? STF_TIMELINE_DARK : STF_TIMELINE_LIGHT);
}

static void
fill_legend (StfTimelinePane *self)
{
  for (guint i = 0; i < STF_BAR_N_STATES; i++)
    {
      GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *sign = gtk_drawing_area_new ();

      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (sign), SIGN);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (sign), SIGN);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (sign), draw_sign, GUINT_TO_POINTER (i),
                                      NULL);
      gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (row), sign);
      gtk_box_append (GTK_BOX (row), gtk_label_new (stf_bar_state_word (i)));
      gtk_box_append (self->legend, row);
    }
}

static void
stf_timeline_pane_class_init (StfTimelinePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STF_PAGE_CLASS (klass)->refresh = stf_timeline_pane_refresh;

  g_type_ensure (STF_TYPE_TIMELINE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/timeline-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StfTimelinePane, grouping);
  gtk_widget_class_bind_template_child (widget_class, StfTimelinePane, zoom);
  gtk_widget_class_bind_template_child (widget_class, StfTimelinePane, legend);
  gtk_widget_class_bind_template_child (widget_class, StfTimelinePane, view);
  gtk_widget_class_bind_template_callback (widget_class, grouping_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
}

static void
stf_timeline_pane_init (StfTimelinePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_legend (self);
}

/**
 * stf_timeline_pane_get_view:
 * @self: a pane
 *
 * Returns: (transfer none): its rows
 */
StfTimelineView *
stf_timeline_pane_get_view (StfTimelinePane *self)
{
  g_return_val_if_fail (STF_IS_TIMELINE_PANE (self), NULL);

  return self->view;
}
