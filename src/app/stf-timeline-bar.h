/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "stf-timeline-paint.h"

G_BEGIN_DECLS

/* One bar of the timeline as a widget: focusable and named. */

#define STF_TYPE_TIMELINE_BAR (stf_timeline_bar_get_type ())
G_DECLARE_FINAL_TYPE (StfTimelineBar, stf_timeline_bar, STF, TIMELINE_BAR, GtkWidget)

GtkWidget *stf_timeline_bar_new (const StfBar *bar, guint row, StfTimelineGrouping grouping);
const StfBar *stf_timeline_bar_get (StfTimelineBar *self);
guint stf_timeline_bar_get_row (StfTimelineBar *self);
void stf_timeline_bar_set_dates (StfTimelineBar *self, const char *from_date, const char *to_date);
void stf_timeline_bar_show (StfTimelineBar *self, gboolean begins, gboolean ends,
                            StfTimelineLook look);

G_END_DECLS
