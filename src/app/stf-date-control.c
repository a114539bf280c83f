/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The one date that everything is shown at (H3): an entry, a calendar in which the days that change
 * something are marked, steps to the change before and after, and a button that plays the year.  It
 * follows the year as a page does. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "stf-date-control.h"
#include "stf-play.h"

struct _StfDateControl
{
  StfPage parent_instance;

  GtkEditable *entry;
  GtkCalendar *calendar;
  GtkPopover *popover;
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (StfDateControl, stf_date_control, STF_TYPE_PAGE)

/* The days of the month that is shown on which the organisation changes. */
static void
mark_changes (StfDateControl *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  g_auto (GStrv) dates = NULL;
  int y, m, d, shown_year, shown_month;

  if (self->calendar == NULL || year == NULL)
    return;
  g_object_get (self->calendar, "year", &shown_year, "month", &shown_month, NULL);
  dates = stf_organisation_list_dates (stf_open_year_get_file (year), NULL);
  gtk_calendar_clear_marks (self->calendar);
  for (guint i = 0; dates != NULL && dates[i] != NULL; i++)
    if (stf_date_parse (dates[i], &y, &m, &d) && y == shown_year && m == shown_month + 1)
      gtk_calendar_mark_day (self->calendar, (guint) d);
}

static void
show_date (StfDateControl *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  const char *date = stf_open_year_get_date (year);
  g_autoptr (GDateTime) shown = NULL;
  int y, m, d;

  if (!stf_date_parse (date, &y, &m, &d))
    return;
  shown = g_date_time_new_local (y, m, d, 0, 0, 0);
  self->updating = TRUE;
  gtk_editable_set_text (self->entry, date);
  gtk_calendar_select_day (self->calendar, shown);
  self->updating = FALSE;
  mark_changes (self);
}

static void
entry_changed_cb (StfDateControl *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
}

static void
entry_activate_cb (StfDateControl *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  const char *text = gtk_editable_get_text (self->entry);

  if (year == NULL || g_str_equal (text, stf_open_year_get_date (year)))
    return;
  if (stf_open_year_set_date (year, text))
    {
      show_date (self); /* a day outside the year has become its nearest */
      return;
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_TRUE, -1);
}

static void
day_selected_cb (StfDateControl *self)
{
  g_autoptr (GDateTime) selected = NULL;
  g_autofree char *date = NULL;

  if (self->updating || stf_page_get_year (STF_PAGE (self)) == NULL)
    return;
  selected = gtk_calendar_get_date (self->calendar);
  date = g_date_time_format (selected, "%Y-%m-%d");
  stf_open_year_set_date (stf_page_get_year (STF_PAGE (self)), date);
  gtk_popover_popdown (self->popover);
}

static void
stf_date_control_refresh (StfPage *page)
{
  show_date (STF_DATE_CONTROL (page));
}

static void
stf_date_control_class_init (StfDateControlClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STF_PAGE_CLASS (klass)->refresh = stf_date_control_refresh;

  g_type_ensure (STF_TYPE_PLAY);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/date-control.ui");
  gtk_widget_class_bind_template_child (widget_class, StfDateControl, entry);
  gtk_widget_class_bind_template_child (widget_class, StfDateControl, calendar);
  gtk_widget_class_bind_template_child (widget_class, StfDateControl, popover);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, mark_changes);
}

static void
stf_date_control_init (StfDateControl *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
