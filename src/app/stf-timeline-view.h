/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-timeline-bar.h"

G_BEGIN_DECLS

/* The rows of a timeline, in a GtkScrolledWindow.  Bars are changed, opened and filled through the
 * window's actions. */

#define STF_TYPE_TIMELINE_VIEW (stf_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (StfTimelineView, stf_timeline_view, STF, TIMELINE_VIEW, GtkWidget)

void stf_timeline_view_set_timeline (StfTimelineView *self, StfTimeline *timeline,
                                     StfTimelineGrouping grouping);
void stf_timeline_view_set_months (StfTimelineView *self, gboolean months);
void stf_timeline_view_show_date (StfTimelineView *self, const char *date);
StfTimelineBar *stf_timeline_view_find_bar (StfTimelineView *self, const char *assignment);

/* Dragging, as the gesture does it: begin at a place of the view, go on, and let go or not. */
gboolean stf_timeline_view_begin_drag (StfTimelineView *self, double x, double y);
void stf_timeline_view_drag_to (StfTimelineView *self, double x);
void stf_timeline_view_end_drag (StfTimelineView *self, gboolean let_go);

G_END_DECLS
