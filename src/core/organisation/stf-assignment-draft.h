/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-decision.h"
#include "stf-person-draft.h"

G_BEGIN_DECLS

/* What the dialog of an assignment holds: the values when it was opened and the values now. */
typedef struct _StfAssignmentDraft StfAssignmentDraft;

typedef struct
{
  char *seat;      /* id, or NULL: the first that is free */
  char *holder;    /* id of a person, agency or body, or NULL: not chosen, or the new person */
  char *from_date; /* or NULL */
  char *to_date;   /* or NULL */
  int extent;      /* per cent, or -1 */
  char *host;      /* id of the agency that is paid for the extent (R25), or NULL */
  char *decision;  /* id, or NULL */
  gboolean acting; /* not also deputy */
  gboolean deputy;
  gboolean ex_officio;
  gboolean carried_over; /* then there is no last day */
  char *reason;          /* or NULL */
  char *end_reason;      /* or NULL */
} StfAssignmentValues;

typedef enum
{
  STF_ASSIGNMENT_OVERLAPS,     /* the same holder has the role at some of the same dates */
  STF_ASSIGNMENT_OUTSIDE_YEAR, /* no day of it is in the year */
  STF_ASSIGNMENT_TOO_MANY,     /* more holders than seats at some date */
  STF_ASSIGNMENT_NOT_ELIGIBLE, /* not a holder of role.eligible (R02) when it begins */
  STF_ASSIGNMENT_OTHER_AGENCY, /* the seat belongs to another agency */
  STF_ASSIGNMENT_WORKLOAD,     /* more than full time on some day, with all that the person has */
  STF_ASSIGNMENT_OTHER_HOST,   /* not the person's employer is paid */
} StfAssignmentWarningKind;

typedef struct
{
  StfAssignmentWarningKind kind;
  char *text; /* translated */
} StfAssignmentWarning;

#define STF_ASSIGNMENT_DRAFT_ERROR (stf_assignment_draft_error_quark ())
GQuark stf_assignment_draft_error_quark (void);

typedef enum
{
  STF_ASSIGNMENT_DRAFT_ERROR_HOLDER, /* none chosen */
  STF_ASSIGNMENT_DRAFT_ERROR_DATES,  /* not a date, or the end before the start */
  STF_ASSIGNMENT_DRAFT_ERROR_GONE,   /* the role or assignment is no longer in the file */
} StfAssignmentDraftError;

StfAssignmentDraft *stf_assignment_draft_new (StfYearFile *file, const char *role, const char *seat,
                                              const char *date, GError **error);
StfAssignmentDraft *stf_assignment_draft_load (StfYearFile *file, const char *assignment,
                                               GError **error);
void stf_assignment_draft_free (StfAssignmentDraft *self);

const char *stf_assignment_draft_get_id (const StfAssignmentDraft *self); /* NULL: not saved yet */
const char *stf_assignment_draft_get_role (const StfAssignmentDraft *self);
const char *stf_assignment_draft_get_role_title (const StfAssignmentDraft *self);
const char *stf_assignment_draft_get_body (const StfAssignmentDraft *self); /* or NULL */
/* "person", "agency" or "body": the table that .holder is a row of. */
const char *stf_assignment_draft_get_holder_kind (const StfAssignmentDraft *self);
const StfAssignmentValues *stf_assignment_draft_get (const StfAssignmentDraft *self);
const StfAssignmentValues *stf_assignment_draft_get_original (const StfAssignmentDraft *self);

void stf_assignment_draft_set_seat (StfAssignmentDraft *self, const char *seat);
void stf_assignment_draft_set_holder (StfAssignmentDraft *self, const char *holder);
void stf_assignment_draft_set_new_person (StfAssignmentDraft *self, StfPersonDraft *person);
StfPersonDraft *stf_assignment_draft_get_new_person (const StfAssignmentDraft *self);
void stf_assignment_draft_set_from_date (StfAssignmentDraft *self, const char *date);
void stf_assignment_draft_set_to_date (StfAssignmentDraft *self, const char *date);
void stf_assignment_draft_set_extent (StfAssignmentDraft *self, int extent);
void stf_assignment_draft_set_acting (StfAssignmentDraft *self, gboolean acting);
void stf_assignment_draft_set_deputy (StfAssignmentDraft *self, gboolean deputy);
void stf_assignment_draft_set_ex_officio (StfAssignmentDraft *self, gboolean ex_officio);
void stf_assignment_draft_set_carried_over (StfAssignmentDraft *self, gboolean carried_over);
void stf_assignment_draft_set_host (StfAssignmentDraft *self, const char *host);
gboolean stf_assignment_draft_propose_host (StfAssignmentDraft *self, StfYearFile *file,
                                            GError **error);
void stf_assignment_draft_set_decision (StfAssignmentDraft *self, const char *decision);
void stf_assignment_draft_set_new_decision (StfAssignmentDraft *self, StfDecision *decision);
StfDecision *stf_assignment_draft_get_new_decision (const StfAssignmentDraft *self);
void stf_assignment_draft_set_reason (StfAssignmentDraft *self, const char *reason);
void stf_assignment_draft_set_end_reason (StfAssignmentDraft *self, const char *reason);
gboolean stf_assignment_draft_is_changed (const StfAssignmentDraft *self);

gboolean stf_assignment_draft_validate (const StfAssignmentDraft *self, GError **error);
GPtrArray *stf_assignment_draft_get_warnings (const StfAssignmentDraft *self, StfYearFile *file,
                                              GError **error);
gboolean stf_assignment_draft_save (StfAssignmentDraft *self, StfYearFile *file, GError **error);

gboolean stf_assignment_end (StfYearFile *file, const char *assignment, const char *date,
                             const char *reason, GError **error);
gboolean stf_assignment_set_dates (StfYearFile *file, const char *assignment, const char *from_date,
                                   const char *to_date, GError **error);
gboolean stf_assignment_delete (StfYearFile *file, const char *assignment, GError **error);

void stf_assignment_warning_free (StfAssignmentWarning *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfAssignmentDraft, stf_assignment_draft_free)

G_END_DECLS
