/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* All of a year that rules look at, at every date, as plain values: read once, then only asked. */
typedef struct _StfRuleYear StfRuleYear;

StfRuleYear *stf_rule_year_load (StfYearFile *file, GError **error);
StfRuleYear *stf_rule_year_copy (const StfRuleYear *self);
void stf_rule_year_free (StfRuleYear *self);

/* Suppositions: what if?  They change the value, never the file. */
void stf_rule_year_suppose_assignment (StfRuleYear *self, const char *role, const char *seat,
                                       const char *person, const char *from_date,
                                       const char *to_date);
void stf_rule_year_suppose_end (StfRuleYear *self, const char *assignment, const char *to_date);
void stf_rule_year_suppose_setting (StfRuleYear *self, const char *setting, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfRuleYear, stf_rule_year_free)

G_END_DECLS
