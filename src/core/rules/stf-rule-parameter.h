/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* What a rule has its check look at. */
typedef struct
{
  char *id;
  char *name;
  char *setting; /* id of the setting whose value it takes, or NULL */
  char *row;     /* id of the row that it names, or NULL */
  char *value;   /* what it is: as the file has it, or the name of the row; or NULL */
} StfRuleParameter;

GPtrArray *stf_rule_parameter_list (StfYearFile *file, const char *rule, GError **error);
void stf_rule_parameter_free (StfRuleParameter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfRuleParameter, stf_rule_parameter_free)

G_END_DECLS
