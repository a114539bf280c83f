/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "organisation/stf-timeline.h"

G_BEGIN_DECLS

/* The painter of the timeline of terms: window and paper alike.  Lengths are in the units of the
 * Cairo context: pixels or points. */

#define STF_TIMELINE_ROW_HEIGHT 32.0
#define STF_TIMELINE_BAR_HEIGHT 26.0
#define STF_TIMELINE_AXIS_HEIGHT 50.0

typedef enum
{
  STF_TIMELINE_LIGHT,
  STF_TIMELINE_DARK,
} StfTimelineLook;

/* A line of the timeline: a heading, or a row of bars. */
typedef struct
{
  const char *heading;       /* of a body, or of a role whose rows have names of their own */
  gboolean role;             /* the heading is that of a role */
  const StfTimelineRow *row; /* NULL: a heading */
} StfTimelineLine;

GArray *stf_timeline_list_lines (const StfTimeline *timeline);

/* Days on a line. */
typedef struct
{
  guint32 first; /* the day at 0, as GDate counts them */
  double day;    /* length of one */
} StfTimelineScale;

void stf_timeline_scale_init (StfTimelineScale *self, const char *first, double day);
double stf_timeline_scale_begin (const StfTimelineScale *self, const char *date);
double stf_timeline_scale_end (const StfTimelineScale *self, const char *date);
char *stf_timeline_scale_date (const StfTimelineScale *self, double position);
char *stf_timeline_snap (const char *date, gboolean last, double day);
char *stf_timeline_step (const char *date, int days, int months, gboolean last);

const char *stf_bar_state_word (StfBarState state);
char *stf_bar_label (const StfBar *bar, StfTimelineGrouping grouping);
char *stf_bar_describe (const StfBar *bar);

void stf_timeline_paint_bar (cairo_t *cr, PangoContext *context, const StfBar *bar,
                             const char *label, double width, gboolean begins, gboolean ends,
                             StfTimelineLook look);
void stf_timeline_paint_sign (cairo_t *cr, StfBarState state, double size, StfTimelineLook look);
void stf_timeline_paint_axis (cairo_t *cr, PangoContext *context, const StfTimelineScale *scale,
                              double from, double width, double height, const char *date,
                              StfTimelineLook look);
void stf_timeline_paint_label (cairo_t *cr, PangoContext *context, const StfTimelineLine *line,
                               double width, double whole_width, StfTimelineLook look);
double stf_timeline_measure_heading (const StfTimelineLine *line, PangoContext *context,
                                     double whole_width);
gboolean stf_timeline_write_pdf (const StfTimeline *timeline, StfTimelineGrouping grouping,
                                 const char *title, const char *path, GError **error);
void stf_timeline_paint_text (cairo_t *cr, PangoContext *context, const char *text, double x,
                              double width, double height, gboolean bold, gboolean dim,
                              StfTimelineLook look);

G_END_DECLS
