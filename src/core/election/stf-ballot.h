/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* All that an election looks at, at every date, as plain values: read once, then only asked.  Texts
 * belong to the ballot; what may be absent is NULL. */
typedef struct _StfBallot StfBallot;

typedef struct
{
  const char *id;
  const char *short_name;
  const char *letter;
} StfBallotAgency;

typedef struct
{
  const char *agency;
  const char *from_date;
  const char *to_date;
} StfBallotEmployment;

/* One who holds a role, or a seat of it, for a time. */
typedef struct
{
  const char *id; /* of the assignment */
  const char *role;
  const char *seat;
  const char *person; /* NULL: an agency or a body */
  const char *from_date;
  const char *to_date;
  int extent; /* per cent, or -1 */
  gboolean carried_over;
} StfBallotTerm;

typedef struct
{
  const char *id;
  const char *name;
  const char *search_key; /* for stf_search_words_match() */
  GPtrArray *employments; /* StfBallotEmployment, by first day */
  GPtrArray *skills;      /* names */
  GPtrArray *terms;       /* StfBallotTerm, by first day */
} StfBallotPerson;

typedef struct
{
  const char *id;
  const char *label;
  const char *agency; /* that the seat belongs to */
} StfBallotSeat;

typedef struct _StfBallotRole StfBallotRole;

struct _StfBallotRole
{
  const char *id;
  const char *title;
  const char *kind;
  const char *body;
  const char *body_name;
  const char *body_kind;
  const char *among;        /* id of the role whose holders it is one of */
  const char *eligible;     /* id of the role whose holders can be elected */
  const char *holder_of;    /* id of the role whose holder's agency has this one */
  const char *appointed_by; /* id of a body */
  const char *appointer;    /* its name */
  const char *assembly;     /* id of the body that meets to elect */
  gboolean until_successor; /* held until somebody else is elected */
  gboolean elected;         /* by a meeting, for a term */
  int extent;               /* per cent, or -1 */
  GPtrArray *seats;         /* StfBallotSeat, in order */
  GPtrArray *terms;         /* StfBallotTerm, by first day */
};

typedef struct
{
  const char *id;
  const char *title;
  const char *on_date;
  const char *to_date;
  const char *place;
  const char *state;
  const char *assembly; /* id of the body that meets */
  const char *event;    /* id of what it is one of */
} StfBallotMeeting;

/* When elected terms begin and end (A11). */
typedef enum
{
  STF_TERM_CALENDAR_YEAR,
  STF_TERM_MEETING_TO_MEETING,
  STF_TERM_OWN_DATES,
} StfTermOfOffice;

struct _StfBallot
{
  int year;
  const char *starts; /* of the year */
  const char *ends;
  gboolean example; /* the papers of an example say so */
  StfTermOfOffice term_of_office;
  guint re_election_limit;       /* years in a row; 0: none (A19) */
  gboolean conflict_of_interest; /* tried for the nominating committee (A19) */
  gboolean names_owner;          /* a person is named for what follows the chair (A12) */
  GPtrArray *agencies;           /* StfBallotAgency */
  GPtrArray *persons;            /* StfBallotPerson, by surname */
  GPtrArray *roles;              /* StfBallotRole: every role */
  GPtrArray *elected;            /* those of them that are elected, in the order of a ballot */
  GPtrArray *meetings;           /* StfBallotMeeting of the assemblies, latest first */

  /*< private >*/
  GStringChunk *strings;
  GHashTable *agencies_by_id;
  GHashTable *persons_by_id;
  GHashTable *roles_by_id;
};

StfBallot *stf_ballot_load (StfYearFile *file, GError **error);
void stf_ballot_free (StfBallot *self);

const StfBallotPerson *stf_ballot_find_person (const StfBallot *self, const char *id);
const StfBallotRole *stf_ballot_find_role (const StfBallot *self, const char *id);
const StfBallotMeeting *stf_ballot_find_meeting (const StfBallot *self, const char *id);
const StfBallotAgency *stf_ballot_find_employer (const StfBallot *self, const char *person,
                                                 const char *date);

const StfBallotTerm *stf_ballot_role_find_holder (const StfBallotRole *self, const char *seat,
                                                  const char *date);
gboolean stf_ballot_holds (const StfBallot *self, const char *person, const char *role,
                           const char *date);
guint stf_ballot_count_years (const StfBallot *self, const char *person, const char *role,
                              const char *from_date);
char *stf_ballot_name_person (const StfBallot *self, const char *person, const char *date);

/* The term that a meeting on the date elects for.  from_date, to_date: owned by the caller. */
void stf_ballot_propose_term (const StfBallot *self, const char *date, char **from_date,
                              char **to_date);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfBallot, stf_ballot_free)

G_END_DECLS
