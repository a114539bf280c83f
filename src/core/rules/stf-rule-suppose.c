/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What if?  Suppositions change the value that rules look at, never the file.  As long as the value
 * holds rules only, there is nothing for them to change. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-rule-year.h"

void
stf_rule_year_suppose_assignment (StfRuleYear *self, const char *role, const char *seat,
                                  const char *person, const char *from_date, const char *to_date)
{
}

void
stf_rule_year_suppose_end (StfRuleYear *self, const char *assignment, const char *to_date)
{
}
