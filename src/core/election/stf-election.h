/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-paper.h"
#include "stf-slate-assessment.h"

G_BEGIN_DECLS

/* What the assistant of an election holds until it is recorded, which is one change (H4): the
 * meeting, the result and what follows from it. */
typedef struct _StfElection StfElection;

typedef enum
{
  STF_ELECTION_AT_MEETING,     /* one that is in the file */
  STF_ELECTION_AT_NEW_MEETING, /* made by the election */
  STF_ELECTION_WITHOUT,        /* decided without a meeting: a by-election may be */
} StfElectionMode;

/* What an election does, in the order in which it is told. */
typedef enum
{
  STF_CONSEQUENCE_MEETING, /* the meeting is made, or marked as held */
  STF_CONSEQUENCE_DECISION,
  STF_CONSEQUENCE_START,
  STF_CONSEQUENCE_STAY, /* elected again */
  STF_CONSEQUENCE_END,
  STF_CONSEQUENCE_VACANT,
  STF_CONSEQUENCE_FOLLOWER, /* the process owner follows the chair (R27) */
  STF_CONSEQUENCE_NAMED,    /* the person named for it (R28) */
  STF_CONSEQUENCE_NOTICE,   /* to länsrådsgruppen (R04) */
  STF_N_CONSEQUENCES,
} StfConsequenceKind;

typedef struct
{
  StfConsequenceKind kind;
  char *text;   /* translated: "Anna Berg (Uppsala)" */
  char *detail; /* "Chair · 2014-01-01 – 2014-12-31"; or NULL */
} StfConsequence;

/* How a rule stands without and with the election. */
typedef struct
{
  char *ref; /* or NULL */
  char *title;
  char *before; /* the state's word */
  char *after;
  char *text;      /* what is found with the election, and what no longer is; or NULL */
  gboolean worse;  /* something is found that was not */
  gboolean better; /* nothing is, and something no longer */
} StfRuleShift;

#define STF_ELECTION_ERROR (stf_election_error_quark ())
GQuark stf_election_error_quark (void);

typedef enum
{
  STF_ELECTION_ERROR_NOBODY,  /* nobody is elected */
  STF_ELECTION_ERROR_MEETING, /* none chosen, or without a title */
  STF_ELECTION_ERROR_DATES,   /* not a date, or in the wrong order */
  STF_ELECTION_ERROR_TWICE,   /* a person on two seats of a role */
  STF_ELECTION_ERROR_TAKEN,   /* somebody has the seat in that term already */
  STF_ELECTION_ERROR_GONE,    /* a role, seat or person is no longer in the file */
} StfElectionError;

/* slate: NULL for a result by hand. */
StfElection *stf_election_new (StfYearFile *file, const char *slate, GError **error);
/* Fills seats of a role in the middle of a term, from the day after @date at the earliest. */
StfElection *stf_election_new_by_election (StfYearFile *file, const char *role, const char *date,
                                           GError **error);
void stf_election_free (StfElection *self);

const StfBallot *stf_election_get_ballot (const StfElection *self);
gboolean stf_election_is_by_election (const StfElection *self);
/* The roles that the election may fill: StfBallotRole, in the order of a ballot. */
const GPtrArray *stf_election_get_roles (const StfElection *self);

StfElectionMode stf_election_get_mode (const StfElection *self);
const char *stf_election_get_meeting (const StfElection *self);
const char *stf_election_get_title (const StfElection *self);
const char *stf_election_get_place (const StfElection *self);
const char *stf_election_get_date (const StfElection *self); /* of the decision */
const char *stf_election_get_from_date (const StfElection *self);
const char *stf_election_get_to_date (const StfElection *self);
const char *stf_election_get_end_reason (const StfElection *self);
void stf_election_set_mode (StfElection *self, StfElectionMode mode);
/* An existing meeting also gives the date and proposes the term. */
void stf_election_set_meeting (StfElection *self, const char *meeting);
void stf_election_set_title (StfElection *self, const char *title);
void stf_election_set_place (StfElection *self, const char *place);
void stf_election_set_date (StfElection *self, const char *date);
void stf_election_set_term (StfElection *self, const char *from_date, const char *to_date);
/* Of a by-election: why the holder leaves. */
void stf_election_set_end_reason (StfElection *self, const char *reason);

/* person: NULL for nobody. */
void stf_election_set_result (StfElection *self, const char *seat, const char *person);
const char *stf_election_get_result (const StfElection *self, const char *seat);
const GPtrArray *stf_election_get_results (const StfElection *self); /* StfNominee */

/* The role for which a person is to be named (R28, A12), because the election moves it; or NULL. */
const StfBallotRole *stf_election_get_follower (const StfElection *self);
/* The agency that has it with the election, or NULL. */
const StfBallotAgency *stf_election_get_follower_agency (const StfElection *self);
const char *stf_election_get_named_person (const StfElection *self);
void stf_election_set_named_person (StfElection *self, const char *person);

const char *stf_election_get_notice (const StfElection *self);

gboolean stf_election_validate (const StfElection *self, GError **error);
StfAssessment *stf_election_assess (const StfElection *self);
/* StfConsequence, in the order of kinds.  Nothing while the election is not valid. */
GPtrArray *stf_election_list_consequences (const StfElection *self);
/* StfRuleShift: the rules that come to stand otherwise, over the term. */
GPtrArray *stf_election_list_rule_shifts (const StfElection *self, StfYearFile *file,
                                          GError **error);
/* What the notes of the meeting say, and the notice of the election (R04). */
StfPaper *stf_election_write_notes (const StfElection *self);
StfPaper *stf_election_write_notice (const StfElection *self);

gboolean stf_election_save (StfElection *self, StfYearFile *file, GError **error);

gboolean stf_election_mark_notice_sent (StfYearFile *file, const char *notice, const char *date,
                                        GError **error);

void stf_consequence_free (StfConsequence *self);
void stf_rule_shift_free (StfRuleShift *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfElection, stf_election_free)

G_END_DECLS
