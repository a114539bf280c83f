/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* Who holds what when: rows of bars, as plain values.  All of it belongs to the StfTimeline. */

typedef enum
{
  STF_BAR_PAST,
  STF_BAR_CURRENT,
  STF_BAR_ENDING, /* current, and ends within 60 days */
  STF_BAR_FUTURE,
  STF_BAR_CARRIED_OVER, /* until a successor begins */
  STF_BAR_VACANT,       /* nobody has the seat */
} StfBarState;

#define STF_BAR_N_STATES (STF_BAR_VACANT + 1)

typedef struct
{
  const char *assignment; /* id; NULL: a vacancy */
  const char *role;       /* id */
  const char *seat;       /* id, or NULL */
  const char *person;     /* id, or NULL */
  const char *name;       /* of the holder; NULL: a vacancy */
  const char *role_title;
  const char *body_name; /* or NULL */
  const char *from_date; /* or NULL: open */
  const char *to_date;   /* or NULL: open */
  StfBarState state;
  gboolean acting;
  gboolean deputy;
} StfBar;

typedef struct
{
  const char *group;  /* body or NULL: where it differs from the row above, a heading begins */
  const char *title;  /* of the role, or the person's name; NULL: another row of the same */
  const char *detail; /* agency or label of the seat; NULL for none */
  GArray *bars;       /* StfBar, by first day; none overlaps another */
} StfTimelineRow;

typedef enum
{
  STF_TIMELINE_BY_ROLE,
  STF_TIMELINE_BY_PERSON,
} StfTimelineGrouping;

typedef struct
{
  GStringChunk *strings;
  char *starts; /* of the year */
  char *ends;
  char *date;        /* the states are of this day */
  GPtrArray *rows;   /* StfTimelineRow */
  const char *first; /* the first and the last day that any bar has, or the year's */
  const char *last;
} StfTimeline;

StfTimeline *stf_timeline_load (StfYearFile *file, StfTimelineGrouping grouping, const char *date,
                                GError **error);
void stf_timeline_free (StfTimeline *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfTimeline, stf_timeline_free)

G_END_DECLS
