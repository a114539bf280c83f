/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"
#include "stf-timeline-view.h"

G_BEGIN_DECLS

/* The timeline of terms with what it is looked at by; it follows a year as a page does. */

#define STF_TYPE_TIMELINE_PANE (stf_timeline_pane_get_type ())
G_DECLARE_FINAL_TYPE (StfTimelinePane, stf_timeline_pane, STF, TIMELINE_PANE, StfPage)

StfTimelineView *stf_timeline_pane_get_view (StfTimelinePane *self);
gboolean stf_timeline_pane_save (StfTimelinePane *self, const char *path, GError **error);

G_END_DECLS
