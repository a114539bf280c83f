/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/stf-rule-check-private.h"
#include "rules/stf-rules.h"

G_BEGIN_DECLS

StfYearFile *test_rules_open (char **path);
void test_rules_remove (StfYearFile *file, char *path);
StfRuleYear *test_rules_load (void);

/* Edits a year by lines such as "assignment e35 to 2013-02-28"; e35 is row 35 of the example's own
 * in its table, t6 row 6 of the template's. */
void test_rules_edit (StfRuleYear *year, const char *lines);
int test_rules_find (const GArray *array, gsize size, const char *name);
int test_rules_find_rule (const StfRuleYear *year, const char *ref);

#define TEST_ROW(year, type, array, name) test_rules_find ((year)->array, sizeof (type), name)

G_END_DECLS
