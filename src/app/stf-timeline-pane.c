/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The timeline of terms: by role or by person, a year or its months, and what the signs mean. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-chooser.h"
#include "stf-question.h"
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

static StfTimelineGrouping
get_grouping (StfTimelinePane *self)
{
  return gtk_drop_down_get_selected (self->grouping) == 0 ? STF_TIMELINE_BY_ROLE
                                                          : STF_TIMELINE_BY_PERSON;
}

static void
stf_timeline_pane_refresh (StfPage *page)
{
  StfTimelinePane *self = STF_TIMELINE_PANE (page);
  StfOpenYear *year = stf_page_get_year (page);
  StfTimelineGrouping grouping = get_grouping (self);
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
chosen_to_save_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (StfTimelinePane) self = user_data;
  g_autoptr (GFile) file = stf_chooser_finish (result);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  if (file == NULL || g_file_peek_path (file) == NULL
      || stf_page_get_year (STF_PAGE (self)) == NULL)
    return;
  path = stf_chooser_complete_name (g_file_peek_path (file), ".pdf");
  if (!stf_timeline_pane_save (self, path, &error))
    stf_question_report (GTK_WINDOW (source), _ ("The Timeline Could Not Be Saved"), error);
}

static void
save_cb (StfTimelinePane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  stf_chooser_save (GTK_WINDOW (root), _ ("Save the Timeline"), STF_CHOOSER_CHART,
                    /* Translators: the name of a file. */
                    _ ("timeline.pdf"), chosen_to_save_cb, g_object_ref (self));
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
  gtk_widget_class_bind_template_callback (widget_class, save_cb);
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

/**
 * stf_timeline_pane_save:
 * @self: a pane with a year
 * @path: of the file
 * @error: return location for an error
 *
 * Writes the year as it is seen to a PDF.
 */
gboolean
stf_timeline_pane_save (StfTimelinePane *self, const char *path, GError **error)
{
  StfOpenYear *year;
  StfOrganisation *organisation;
  g_autoptr (StfTimeline) timeline = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (STF_IS_TIMELINE_PANE (self), FALSE);

  year = stf_page_get_year (STF_PAGE (self));
  organisation = stf_open_year_get_organisation (year);
  timeline = stf_timeline_load (stf_open_year_get_file (year), get_grouping (self),
                                stf_open_year_get_date (year), error);
  /* Translators: an organisation, and a date. */
  title = g_strdup_printf (_ ("%s: terms, as of %s"), stf_organisation_get_name (organisation),
                           stf_open_year_get_date (year));
  return timeline != NULL
         && stf_timeline_write_pdf (timeline, get_grouping (self), title, path, error);
}
