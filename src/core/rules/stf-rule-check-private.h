/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-rule-checks.h"
#include "stf-rule-year-private.h"

G_BEGIN_DECLS

/* A check is a function of the year and a day.  It asks for the day only through
 * stf_check_reached() and what is built on it, which note the next day when the answer may be
 * another.  So the forecast need not try every day, and cannot miss one. */

/* What tells one finding of a check from another: the place in the code, what it is about, and the
 * numbers that its words follow from. */
typedef struct
{
  const void *place;
  int about;
  int row;
  int numbers[4];
} StfFoundValue;

typedef struct
{
  StfFoundValue value;
  int from; /* the day on which it was new */
  int seen; /* the latest day on which it was found */
  const char *table;
  const char *id;
  const char *body;
  const char *label;
  char *text;
  char *foretold; /* or NULL: what is to happen on its first day */
  const char *remedy;
  int breach;   /* for stf-rules.c: the interval that is open, or STF_NONE */
  int foreseen; /* so too, but for what is waived */
} StfFound;

typedef struct
{
  const StfRuleYear *year;
  const StfRuleCheck *check;
  GArray *arguments; /* what the rule's parameters tell; private to stf-rule-check.c */

  int date;  /* the day that is looked at */
  int known; /* the day that is asked for: what is planned after it is taken to come true */
  int next;  /* the first day after date when the answer may be another */

  GPtrArray *found;     /* StfFound; see stf_check_is_found() */
  GHashTable *by_value; /* the same */
  GArray *steps;        /* of follows-chair, from the first day of the year; NULL until needed */
  GString *observed;
  char *reason; /* why it cannot be decided, or NULL */
  char *open;   /* why a part of the rule cannot, or NULL */
} StfCheck;

typedef void (*StfCheckFunc) (StfCheck *self);

typedef enum
{
  STF_ABOUT_YEAR,
  STF_ABOUT_AGENCY,
  STF_ABOUT_PERSON,
  STF_ABOUT_BODY,
  STF_ABOUT_ROLE,
  STF_ABOUT_SEAT,
  STF_ABOUT_ASSIGNMENT,
  STF_ABOUT_EVENT,
  STF_ABOUT_MEETING,
  STF_ABOUT_DECISION,
  STF_ABOUT_DOCUMENT,
  STF_ABOUT_LINE,
  STF_ABOUT_VERSION,
  STF_ABOUT_REQUEST,
  STF_ABOUT_COMMISSION,
  STF_ABOUT_FEE,
  STF_ABOUT_SHARE,
  STF_ABOUT_INVOICE,
  STF_ABOUT_LEDGER,
} StfAbout;

#define STF_EACH(year, type, array, it)                                                            \
  for (type *it = (type *) (gpointer) (year)->array->data,                                         \
            *it##_end = it ? it + (year)->array->len : it;                                         \
       it < it##_end; it++)
#define STF_INDEX(year, array, it) ((int) ((it) - (typeof (it)) (gpointer) (year)->array->data))

/* Parameters. */
char *stf_check_prepare (StfCheck *self, const StfRuleYear *year, int rule, int date);
void stf_check_clear (StfCheck *self);
void stf_check_run (StfCheck *self, int date);
gboolean stf_check_is_found (const StfCheck *self, const StfFound *it);
gboolean stf_check_has (const StfCheck *self, const char *name);
int stf_check_number (const StfCheck *self, const char *name);
const char *stf_check_text (const StfCheck *self, const char *name);
gboolean stf_check_says (const StfCheck *self, const char *name, const char *choice);
int stf_check_row (const StfCheck *self, const char *name);
gboolean stf_check_each (const StfCheck *self, const char *name, guint *i, int *row);
gboolean stf_check_names (const StfCheck *self, const char *name, int row);

/* Questions. */
gboolean stf_check_reached (StfCheck *self, int day);
gboolean stf_check_in_force (StfCheck *self, int from, int to);
gboolean stf_check_is_holder (StfCheck *self, const StfRuleAssignment *it);
GArray *stf_check_holders (StfCheck *self, int role);
GArray *stf_check_members (StfCheck *self, int body);
gboolean stf_check_holds (StfCheck *self, int person, int role);
gboolean stf_check_held (const StfCheck *self, int person, int role, int day);
int stf_check_employer (StfCheck *self, int person);
gboolean stf_check_has_skill (const StfCheck *self, int person, int skill);
gboolean stf_check_body_exists (StfCheck *self, int body);
gboolean stf_check_meeting_counts (const StfCheck *self, const StfRuleMeeting *it);
gboolean stf_check_meets (const StfCheck *self, const StfRuleMeeting *it, int body);
gboolean stf_check_is_document (const StfCheck *self, const StfRuleDocument *it, int document);
int stf_check_document_day (const StfCheck *self, const StfRuleDocument *it, const char *state);
gboolean stf_check_is_decider (const StfCheck *self, int body);
int stf_check_get_budget (StfCheck *self);

/* Says that something breaks the rule at the date.  To say the same twice is to say it once.  After
 * the texts, which are taken over, come the numbers (four at most) that change on some day and that
 * they follow from: the texts are only made when the finding is new. */
#define stf_check_find(self, about, row, text, foretold, remedy, ...)                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    static const char place_ = 0;                                                                  \
    const StfFoundValue value_ = { &place_, about, row, { __VA_ARGS__ } };                         \
                                                                                                   \
    if (stf_check_is_new (self, &value_))                                                          \
      stf_check_keep (self, &value_, text, foretold, remedy);                                      \
  }                                                                                                \
  G_STMT_END

/* Answers. */
void stf_check_prepare_found (StfCheck *self);
void stf_check_forget_lost (StfCheck *self);
gboolean stf_check_is_new (StfCheck *self, const StfFoundValue *value);
void stf_check_keep (StfCheck *self, const StfFoundValue *value, char *text, char *foretold,
                     const char *remedy);
void stf_check_find_vacant (StfCheck *self, int role);
void stf_check_find_appointment (StfCheck *self, const StfRuleAssignment *it, int body);
void stf_check_find_fee_decision (StfCheck *self, int due);
void stf_check_find_grants (StfCheck *self);
void stf_check_find_ledgers (StfCheck *self);
void stf_check_find_fee_proposal (StfCheck *self, int proposer);
void stf_check_observe (StfCheck *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void stf_check_undecided (StfCheck *self, char *reason);
void stf_check_leave_open (StfCheck *self, char *reason);

char *stf_check_money (gint64 amount);
const char *stf_check_role_name (const StfCheck *self, int role);
const char *stf_check_body_name (const StfCheck *self, int body);
const char *stf_check_person_name (const StfCheck *self, int person);
const char *stf_check_agency_name (const StfCheck *self, int agency);

/* The checks. */
StfCheckFunc stf_check_get_function (const char *name);

void stf_check_holders_number (StfCheck *self);
void stf_check_holders_from (StfCheck *self);
void stf_check_skill (StfCheck *self);
void stf_check_one_per_agency (StfCheck *self);
void stf_check_agencies (StfCheck *self);
void stf_check_group_size (StfCheck *self);
void stf_check_representative (StfCheck *self);
void stf_check_extent_stated (StfCheck *self);
void stf_check_reports_to (StfCheck *self);
void stf_check_follows_chair (StfCheck *self);
void stf_check_person_named (StfCheck *self);
void stf_check_organisation (StfCheck *self);

void stf_check_meetings (StfCheck *self);
void stf_check_regular_meetings (StfCheck *self);
void stf_check_report_interval (StfCheck *self);
void stf_check_reports (StfCheck *self);
void stf_check_groups_led (StfCheck *self);

void stf_check_decision (StfCheck *self);
void stf_check_proposed_first (StfCheck *self);
void stf_check_documents (StfCheck *self);
void stf_check_documents_decided (StfCheck *self);
void stf_check_anchored (StfCheck *self);
void stf_check_notified (StfCheck *self);
void stf_check_contract_signatory (StfCheck *self);

void stf_check_election (StfCheck *self);
void stf_check_nomination (StfCheck *self);

void stf_check_plan (StfCheck *self);

void stf_check_cost_categories (StfCheck *self);
void stf_check_development (StfCheck *self);
void stf_check_host_payment (StfCheck *self);
void stf_check_reserved (StfCheck *self);
void stf_check_no_cost (StfCheck *self);
void stf_check_fee_shared (StfCheck *self);
void stf_check_fee_drivers (StfCheck *self);

G_END_DECLS
