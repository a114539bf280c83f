/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-timeline-view.h"

G_BEGIN_DECLS

/* An end of a bar that is being dragged. */
typedef struct
{
  StfTimelineBar *bar; /* NULL: nothing is dragged; owned */
  gboolean last;       /* the last day, else the first */
  char *from_date;     /* as they are now */
  char *to_date;
  double x; /* of the pointer */
} StfTimelineDrag;

struct _StfTimelineView
{
  GtkWidget parent_instance;

  GtkAdjustment *adjustments[2]; /* horizontal, vertical */
  guint policies[2];

  StfTimeline *timeline; /* owned */
  StfTimelineGrouping grouping;
  GArray *lines; /* StfTimelineLine */
  StfTimelineScale scale;
  guint n_days;
  gboolean months;
  char *pending; /* the day to show at the left when there is a width, or NULL */

  GPtrArray *bars; /* StfTimelineBar: the children, by row and first day */
  guint first;     /* the first line that has its bars */
  guint end;       /* the line after the last */
  StfTimelineDrag drag;
};

double stf_timeline_view_get_label_width (StfTimelineView *self);
double stf_timeline_view_get_offset (StfTimelineView *self, GtkOrientation orientation);
void stf_timeline_view_reveal (StfTimelineView *self, guint line, const char *from_date,
                               const char *to_date);
gboolean stf_timeline_view_is_same (const StfBar *a, const StfBar *b);
StfTimelineBar *stf_timeline_view_get_bar (StfTimelineView *self, guint line, guint index);

/* stf-timeline-view-input.c */
void stf_timeline_view_add_input (StfTimelineView *self);
void stf_timeline_drag_clear (StfTimelineDrag *self);

G_END_DECLS
