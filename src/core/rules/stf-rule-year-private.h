/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-rule-year.h"

G_BEGIN_DECLS

/* A day is its number in the Julian calendar of GDate; a reference is an index into the array of
 * that table, or STF_NONE. */
#define STF_NONE (-1)
#define STF_DAY_OPEN_START 0
#define STF_DAY_OPEN_END G_MAXINT32

typedef struct
{
  const char *id;
  const char *name;
  gboolean member;
  gboolean payer;
  gboolean is_part;   /* of another payer */
  gboolean has_parts; /* other payers */
} StfRuleAgency;

typedef struct
{
  const char *id;
  const char *name;
} StfRuleSkill;

typedef struct
{
  const char *id;
  const char *name;
  int first_employment;
  int first_skill;
  int first_assignment;
} StfRulePerson;

typedef struct
{
  int person;
  int agency;
  int from;
  int to;
  int next; /* of the person */
} StfRuleEmployment;

typedef struct
{
  int person;
  int skill;
  int next; /* of the person */
} StfRulePersonSkill;

typedef struct
{
  const char *id;
  const char *name;
  int parent;
  int from;
  int to;
} StfRuleBody;

typedef struct
{
  const char *id;
  const char *title;
  const char *kind;
  int body;
  int holder_of;
  int reports_to;
  int extent; /* or STF_NONE */
  gboolean of_persons;
  gboolean of_a_year; /* the term ends with the year, and the next is in the next year's file */
  int first_assignment;
} StfRuleRole;

typedef struct
{
  const char *id;
  int role;
  int agency;
} StfRuleSeat;

typedef struct
{
  const char *id;
  int role;
  int seat;
  int person;
  int agency;
  int decision;
  int extent; /* or STF_NONE */
  int from;
  int to;    /* as it is stated */
  int until; /* as it is: of one that is carried over, the day before its successor */
  gboolean acting;
  gboolean deputy;
  gboolean carried_over;
  gboolean supposed;
  int next_of_role;
  int next_of_person;
} StfRuleAssignment;

typedef struct
{
  const char *id;
  const char *title;
  int body;
} StfRuleEvent;

typedef struct
{
  const char *id;
  const char *title;
  int event;
  int on;
  int to;
  gboolean held;
  gboolean cancelled;
  gboolean has_notes;
  int first_body;
} StfRuleMeeting;

typedef struct
{
  int meeting;
  int body;
  int next; /* of the meeting */
} StfRuleMeetingBody;

typedef struct
{
  const char *id;
  const char *title;
  const char *kind;
  int on;
  int body;
  int meeting;
} StfRuleDecision;

typedef struct
{
  const char *id;
  const char *ref;
  const char *title;
  const char *state;
  const char *contract; /* or NULL */
  int owner_body;
  int owner_role;
  int on; /* 0: has no date */
  int from;
  int to;
  int decision;
} StfRuleDocument;

typedef struct
{
  const char *id;
  const char *title;
  gboolean income;
} StfRuleCategory;

typedef struct
{
  const char *id;
  const char *title;
} StfRuleFlow;

typedef struct
{
  const char *id;
  const char *title;
  gboolean is_granted;
  gint64 granted; /* öre */
  gint64 spent;   /* öre: the outcome of its lines */
  int on;         /* the day of the answer */
  int decision;
} StfRuleRequest;

typedef struct
{
  const char *id;
  const char *title;
  int category;
  int flow;
  int request; /* or STF_NONE: the fee pays for it */
  int body;
  gboolean development;
  gboolean has_note;
} StfRuleLine;

/* A budget of the year.  The days are STF_DAY_OPEN_END where it has not come so far. */
typedef struct
{
  const char *id;
  const char *title;
  int proposed;
  int anchored;
  int adopted;
  int proposal; /* the decision to propose it */
  int decision; /* that adopted it */
} StfRuleBudget;

/* What a version has for a line, if it has anything, be it nothing. */
typedef struct
{
  int version;
  int line;
  gint64 amount; /* öre a year */
} StfRuleAmount;

/* What an agency is paid for, as reckoned for the year (see stf-commission.c). */
typedef struct
{
  const char *id;
  const char *title;
  int role;
  int assignment;
  int line;
  int extent; /* or STF_NONE */
  int from;
  int to;
  gint64 full;         /* öre, with the whole overhead; or STF_NONE */
  gint64 statutory;    /* öre, with what the law requires; or STF_NONE */
  const char *problem; /* why it could not be reckoned, or NULL */
} StfRuleCommission;

typedef struct
{
  const char *id;
  const char *title;
  const char *allocation;
  int version; /* or STF_NONE */
  gboolean has_amount;
  gint64 amount; /* öre */
  int proposal;
  int decision;
} StfRuleFee;

typedef struct
{
  const char *id;
  int fee;
  int agency;
  gint64 amount; /* öre */
} StfRuleShare;

typedef struct
{
  const char *id;
  int fee;
  int agency;
  int on;
  gint64 amount; /* öre */
} StfRuleInvoice;

/* Whose accounts the outcome comes from. */
typedef struct
{
  const char *id;
  const char *name;
  int agency;
} StfRuleLedger;

typedef struct
{
  const char *id;
  const char *name;
  const char *title;
  const char *value;     /* or NULL */
  const char *suggested; /* or NULL */
} StfRuleSetting;

typedef struct
{
  const char *id;
  const char *ref; /* or NULL */
  const char *title;
  const char *clause;
  const char *severity; /* a choice of rule.severity */
  const char *check;    /* or NULL */
  const char *note;     /* or NULL */
  const char *document; /* or NULL */
  const char *document_title;
  const char *from_date; /* or NULL: that of the rule or of its document, whichever is later */
  const char *to_date;   /* or NULL */
} StfRule;

/* The columns of rule_parameter; a reference that is absent is STF_NONE. */
typedef struct
{
  int rule;
  const char *name;
  const char *value; /* or NULL */
  int setting;
  int body;
  int role;
  int event;
  int document;
  int skill;
  int agency;
  int category;
  int flow;
} StfRuleParameterRow;

typedef struct
{
  const char *id;
  int rule;
  const char *reason;
  int from;
  int to;
} StfRuleWaiver;

struct _StfRuleYear
{
  GPtrArray *strings; /* of GStringChunk, counted: those of what this is a copy of, and its own */
  int starts;
  int ends;
  GArray *agencies;
  GArray *skills;
  GArray *persons;
  GArray *employments;
  GArray *person_skills;
  GArray *bodies;
  GArray *roles;
  GArray *seats;
  GArray *assignments;
  GArray *events;
  GArray *meetings;
  GArray *meeting_bodies;
  GArray *decisions;
  GArray *documents;
  GArray *categories;
  GArray *flows;
  GArray *requests;
  GArray *lines;
  GArray *budgets; /* in order */
  GArray *amounts;
  GArray *commissions;
  GArray *fees; /* of the year; the last is the one that counts */
  GArray *shares;
  GArray *invoices; /* by day */
  GArray *ledgers;
  GArray *settings;
  GArray *rules;      /* in order */
  GArray *parameters; /* in the order of the rules */
  GArray *waivers;
};

#define STF_ROW(year, type, array, i) (&g_array_index ((year)->array, type, i))

/* The rows of a table by id: index + 1. */
typedef struct
{
  GHashTable *agencies;
  GHashTable *bodies;
  GHashTable *roles;
  GHashTable *decisions;
  GHashTable *assignments;
  GHashTable *categories;
  GHashTable *flows;
} StfRuleIds;

const char *stf_rule_year_keep (StfRuleYear *self, const char *text);
void stf_rule_year_chain (StfRuleYear *self);

void stf_rule_year_init_money (StfRuleYear *self);
gboolean stf_rule_year_read_money (StfRuleYear *self, const StfRuleIds *ids, StfYearFile *file,
                                   GError **error);
void stf_rule_year_copy_money (StfRuleYear *self);
void stf_rule_year_clear_money (StfRuleYear *self);

int stf_day_parse (const char *date, int open);
char *stf_day_format (int day);
char *stf_day_in_words (int day);
int stf_day_add_months (int day, int months);
int stf_day_in_year_of (int day, const char *month_and_day);

G_END_DECLS
