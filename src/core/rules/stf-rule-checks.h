/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a rule can have checked, and what each check has to be told.  A row of rule_parameter tells
 * it: a value, a setting whose value it takes, or a row. */
typedef enum
{
  STF_PARAMETER_NUMBER, /* value: a whole number */
  STF_PARAMETER_MONTHS, /* value: a whole number of months */
  STF_PARAMETER_DAYS,   /* value: a whole number of days */
  STF_PARAMETER_DAY,    /* value: month and day, "01-31" */
  STF_PARAMETER_FLAG,   /* value: "1" for yes, "0" for no */
  STF_PARAMETER_CHOICE, /* value: one of the choices */
  STF_PARAMETER_TEXT,   /* value: anything */
  STF_PARAMETER_BODY,   /* a row; so are those that follow */
  STF_PARAMETER_ROLE,
  STF_PARAMETER_EVENT,
  STF_PARAMETER_DOCUMENT,
  STF_PARAMETER_SKILL,
  STF_PARAMETER_AGENCY,
  STF_PARAMETER_CATEGORY,
  STF_PARAMETER_FLOW,
  STF_N_PARAMETER_KINDS,
} StfParameterKind;

typedef struct
{
  const char *name; /* rule_parameter.name */
  StfParameterKind kind;
  const char *label; /* not translated: use stf_check_parameter_get_label() */
  gboolean required;
  gboolean many;              /* may be given more than once */
  gboolean offered;           /* to a user's own rule */
  gboolean may_be_open;       /* the setting that it follows may be without a value */
  const char *initial;        /* what goes without saying, or NULL */
  const char *const *choices; /* of a choice; NULL-terminated */
} StfCheckParameter;

typedef struct
{
  const char *name;  /* rule.check */
  const char *label; /* neither is translated: use the functions below */
  const char *description;
  gboolean ready; /* offered to a user's own rule */
  const StfCheckParameter *parameters;
  guint n_parameters;
} StfRuleCheck;

const StfRuleCheck *stf_rule_checks_get (guint *n_checks);
const StfRuleCheck *stf_rule_checks_find (const char *name);

const char *stf_rule_check_get_label (const StfRuleCheck *self);
const char *stf_rule_check_get_description (const StfRuleCheck *self);
const StfCheckParameter *stf_rule_check_find_parameter (const StfRuleCheck *self, const char *name);

const char *stf_check_parameter_get_label (const StfCheckParameter *self);
const char *stf_check_parameter_get_column (const StfCheckParameter *self);
const char *stf_check_parameter_get_choice_label (const StfCheckParameter *self,
                                                  const char *choice);

G_END_DECLS
