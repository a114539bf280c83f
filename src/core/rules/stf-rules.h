/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-change.h"
#include "stf-rule-year.h"

G_BEGIN_DECLS

typedef enum
{
  STF_RULE_MET,
  STF_RULE_BREACHED,
  STF_RULE_AT_RISK,   /* met, but a breach is foreseen within twelve months */
  STF_RULE_WAIVED,    /* breached or at risk, and a waiver is in force */
  STF_RULE_UNDECIDED, /* what it takes to decide is not in the file: see reason */
  STF_RULE_NO_CHECK,  /* a clause that nothing can be checked against (R42) */
  STF_N_RULE_STATES,
} StfRuleState;

typedef enum
{
  STF_SEVERITY_MUST,   /* "ska", "är", "består av" */
  STF_SEVERITY_SHOULD, /* "bör" */
  STF_SEVERITY_MAY,    /* "kan" */
  STF_SEVERITY_INFORMATION,
  STF_N_SEVERITIES,
} StfSeverity;

typedef struct _StfRuleResult StfRuleResult;

/* What breaks a rule: where, from when to when, and what helps.  Texts are in the reader's
 * language. */
typedef struct
{
  const StfRuleResult *rule;
  const char *table;     /* "body", "role", "seat", "assignment", "person", "agency", "meeting",
                            "decision", "document", "event", "budget_line", "budget_version",
                            "grant_request", "commission", "fee", "fee_share", "invoice" or
                            "year" */
  const char *id;        /* of the row */
  const char *body;      /* id of the body on whose box it shows, or NULL */
  const char *label;     /* the row's name: "Webbförvaltningsgruppen" */
  const char *text;      /* "has no member with the skill IT-kompetens", whole sentence */
  const char *remedy;    /* what to do, a whole sentence; or NULL */
  const char *from_date; /* first day of the breach, or NULL: it was so before the date asked */
  const char *to_date;   /* last day, or NULL: no end in sight */

  /*< private >*/
  const char *key;
  const void *place; /* what tells it from others, whatever the names: see StfFoundValue */
  int numbers[4];
} StfFinding;

struct _StfRuleResult
{
  const char *id;
  const char *ref; /* R17, or NULL */
  const char *title;
  const char *clause;         /* the words of the document */
  const char *check;          /* name of the check, or NULL */
  const char *note;           /* or NULL */
  const char *document;       /* id of the document the rule is of, or NULL: an own rule */
  const char *document_title; /* with its version: "… (0.5)"; or NULL */
  const char *from_date;      /* the rule is in force from, or NULL */
  const char *to_date;        /* or NULL */
  StfSeverity severity;
  StfRuleState state;
  const char *observed;   /* what it looked at: "6 members of Styrgruppen" */
  const char *reason;     /* why it, or a part of it, is undecided, or why it is waived; or NULL */
  const char *changes_on; /* the first day within twelve months when it is otherwise, or NULL */
  const char *waiver;     /* id of the waiver in force, or NULL */
  GPtrArray *findings;    /* StfFinding at the date; of a waived rule too */
  GPtrArray *forecast;    /* StfFinding that begin after the date, within twelve months, by date */
};

/* The rules of a year at a date. */
typedef struct
{
  const char *date;
  GPtrArray *results; /* StfRuleResult, in the order of the rules; those in force at the date */
  guint n[STF_N_RULE_STATES];
  guint n_breaches[STF_N_SEVERITIES]; /* findings at the date, not waived */

  /*< private >*/
  GStringChunk *strings;
} StfRuleReport;

StfRuleReport *stf_rules_evaluate (const StfRuleYear *year, const char *date);
StfRuleReport *stf_rules_check (StfYearFile *file, const char *date, GError **error);
StfRuleReport *stf_rules_try (StfYearFile *file, const char *date, StfTryFunc save,
                              gpointer user_data, GError **error);
void stf_rule_report_free (StfRuleReport *self);

gboolean stf_rule_result_has (const StfRuleResult *self, const StfFinding *finding);
const StfRuleResult *stf_rule_report_find (const StfRuleReport *self, const char *rule);
GPtrArray *stf_rule_report_list_findings (const StfRuleReport *self, const char *table,
                                          const char *id);

const char *stf_rule_state_get_label (StfRuleState state);
StfSeverity stf_severity_parse (const char *name);
const char *stf_severity_get_label (StfSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfRuleReport, stf_rule_report_free)

G_END_DECLS
