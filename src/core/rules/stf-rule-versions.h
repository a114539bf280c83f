/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-rules.h"

G_BEGIN_DECLS

/* A document that rules are of. */
typedef struct
{
  char *id; /* of the document */
  char *title;
  char *version;   /* "0.5", or NULL */
  char *state;     /* a choice of document.state */
  char *on_date;   /* or NULL; so are the next two */
  char *from_date; /* in force */
  char *to_date;
  guint n_rules;
} StfRuleVersion;

GPtrArray *stf_rule_versions_list (StfYearFile *file, GError **error);
void stf_rule_version_free (StfRuleVersion *self);

/* What is not the same in both. */
typedef enum
{
  STF_RULE_TITLE = 1 << 0,
  STF_RULE_CLAUSE = 1 << 1,
  STF_RULE_SEVERITY = 1 << 2,
  STF_RULE_CHECK = 1 << 3,
  STF_RULE_PARAMETERS = 1 << 4,
} StfRuleAspects;

/* One side of a difference. */
typedef struct
{
  char *id; /* of the rule */
  char *title;
  char *clause;
  char *check;      /* or NULL */
  char *parameters; /* "At least: 4, Per: year"; "" if there are none */
  StfSeverity severity;
} StfRuleSide;

typedef struct
{
  char *ref;              /* R20, or NULL */
  StfRuleSide *before;    /* NULL: the rule is new */
  StfRuleSide *after;     /* NULL: the rule is gone */
  StfRuleAspects aspects; /* of a rule that is in both */
} StfRuleDifference;

GPtrArray *stf_rule_versions_compare (const StfRuleYear *year, const char *before,
                                      const char *after);
void stf_rule_difference_free (StfRuleDifference *self);

G_END_DECLS
