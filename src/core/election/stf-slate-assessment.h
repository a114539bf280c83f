/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-ballot.h"
#include "stf-slate.h"

G_BEGIN_DECLS

typedef enum
{
  STF_ASSESSMENT_OK,
  STF_ASSESSMENT_NOTE,
  STF_ASSESSMENT_WARNING,
} StfAssessmentLevel;

/* What is looked at, in the order of a report. */
typedef enum
{
  STF_ASSESSMENT_SEATS,      /* how many of a role's seats have a candidate */
  STF_ASSESSMENT_AMONG,      /* the chair is one of the six (R02) */
  STF_ASSESSMENT_ELIGIBLE,   /* a holder of role.eligible when the meeting is held (R01, R02) */
  STF_ASSESSMENT_SEAT,       /* a seat that belongs to another agency */
  STF_ASSESSMENT_COMMITTEE,  /* proposed by the committee that one is in (A19) */
  STF_ASSESSMENT_LIMIT,      /* years in a row (A19) */
  STF_ASSESSMENT_WORKLOAD,   /* the sum of a person's extents in the term */
  STF_ASSESSMENT_COUNTIES,   /* an agency twice */
  STF_ASSESSMENT_SKILLS,     /* what is there, and what is lost */
  STF_ASSESSMENT_CONTINUITY, /* how many stay */
  STF_N_ASSESSMENTS,
} StfAssessmentKind;

typedef struct
{
  StfAssessmentKind kind;
  StfAssessmentLevel level;
  const char *role;   /* id, or NULL */
  const char *person; /* id, or NULL */
  char *text;         /* a whole sentence, translated */
} StfAssessmentItem;

/* What is known of who stands on a seat. */
typedef struct
{
  const char *role;
  const char *seat;
  const char *person;
  const StfBallotAgency *agency; /* at the first day of the term, or NULL */
  guint years;                   /* in a row, before the term */
  int extent;                    /* per cent of full time in the term, with the new; or -1 */
  StfAssessmentLevel level;      /* the gravest of what is said about the person */
} StfNomineeFacts;

typedef struct
{
  GPtrArray *items; /* StfAssessmentItem, in the order of kinds */
  GPtrArray *facts; /* StfNomineeFacts, as the nominees */
  guint n_seats;    /* of the roles that are elected */
  guint n_filled;
  guint n_warnings;
} StfAssessment;

/* A proposal for the term that begins on from_date, at a meeting on the day on_date. */
StfAssessment *stf_assessment_new (const StfBallot *ballot, const GPtrArray *nominees,
                                   const char *on_date, const char *from_date, const char *to_date);
void stf_assessment_free (StfAssessment *self);

const StfNomineeFacts *stf_assessment_find (const StfAssessment *self, const char *seat);
const char *stf_assessment_kind_get_label (StfAssessmentKind kind);
const char *stf_assessment_level_get_label (StfAssessmentLevel level);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfAssessment, stf_assessment_free)

G_END_DECLS
