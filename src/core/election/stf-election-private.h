/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-election.h"

G_BEGIN_DECLS

struct _StfElection
{
  StfBallot *ballot;
  GPtrArray *roles; /* StfBallotRole, of the ballot */
  gboolean by_election;
  GPtrArray *results; /* StfNominee */
  StfElectionMode mode;
  char *slate;   /* id, or NULL */
  char *meeting; /* id; of a new one, the one it will have */
  char *event;   /* id of the event that a new meeting is one of, or NULL */
  char *title;
  char *place;
  char *date;
  char *from_date;
  char *to_date;
  char *end_reason;
  char *named_person;
  const StfBallotRole *follower; /* of the ballot, or NULL */
  char *notice;                  /* id of the document that tells of the election, or NULL */
  char *notice_title;
  char *notice_ref;
  char *notice_body; /* id of the body that tells, or NULL */
  gboolean notice_expected;
  char *new_notice; /* id of the document of its own, where none is expected */
  char *recipient;  /* name of the body that is told, or NULL */
  char *year_name;  /* of the organisation */
};

/* An assignment that ends because of the election. */
typedef struct
{
  const StfBallotTerm *term;
  char *to_date;
  const char *reason; /* translated */
  gboolean stays;     /* elected again */
  gboolean written;   /* its end is not what the file has */
} StfElectionEnd;

/* An assignment that begins. */
typedef struct
{
  char *id;
  const StfBallotRole *role;
  const char *seat;   /* or NULL */
  const char *person; /* id */
  char *from_date;
  char *to_date;  /* or NULL */
  gboolean again; /* has the role the day before */
} StfElectionStart;

/* What the election does to assignments: computed, never stored. */
typedef struct
{
  GPtrArray *ends;                      /* StfElectionEnd */
  GPtrArray *starts;                    /* StfElectionStart */
  const StfBallotTerm *taken;           /* what stands in the way, or NULL */
  const StfBallotAgency *agency_before; /* of the follower */
  const StfBallotAgency *agency_after;  /* likewise */
  gboolean follower_moves;              /* whoever it follows begins or ends */
} StfElectionPlan;

StfElectionPlan *stf_election_plan_new (const StfElection *self);
void stf_election_plan_free (StfElectionPlan *self);
/* The roles that the election decides, in the order of a ballot: StfBallotRole. */
GPtrArray *stf_election_list_decided (const StfElection *self);
/* Sentences of the decision on a role; free with g_free(). */
char *stf_election_word_decision_title (const StfElection *self, const StfBallotRole *role);
char *stf_election_word_decision (const StfElection *self, const StfBallotRole *role,
                                  const StfElectionPlan *plan);
char *stf_election_word_period (const char *from_date, const char *to_date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfElectionPlan, stf_election_plan_free)

G_END_DECLS
