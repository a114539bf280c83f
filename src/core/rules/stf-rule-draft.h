/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-draft-fields.h"
#include "stf-rule-checks.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

/* The form of an own rule: one of the ready checks with what it has to be told. */
typedef struct _StfRuleDraft StfRuleDraft;

StfRuleDraft *stf_rule_draft_new (StfYearFile *file, GError **error);
StfRuleDraft *stf_rule_draft_load (StfYearFile *file, const char *rule, GError **error);
void stf_rule_draft_free (StfRuleDraft *self);

const char *stf_rule_draft_get_id (const StfRuleDraft *self);
gboolean stf_rule_draft_is_new (const StfRuleDraft *self);

/* column: "ref", "title", "clause", "severity", "from_date", "to_date" or "note" of a rule */
const char *stf_rule_draft_get (const StfRuleDraft *self, const char *column);
void stf_rule_draft_set (StfRuleDraft *self, const char *column, const char *text);
const StfRuleCheck *stf_rule_draft_get_check (const StfRuleDraft *self);
void stf_rule_draft_set_check (StfRuleDraft *self, const char *check);
const char *stf_rule_draft_get_parameter (const StfRuleDraft *self, const char *name);
void stf_rule_draft_set_parameter (StfRuleDraft *self, const char *name, const char *value);

/* Of a parameter that may be given more than once: index counts from 0. */
guint stf_rule_draft_count_parameter (const StfRuleDraft *self, const char *name);
const char *stf_rule_draft_get_nth_parameter (const StfRuleDraft *self, const char *name,
                                              guint index);
void stf_rule_draft_set_nth_parameter (StfRuleDraft *self, const char *name, guint index,
                                       const char *value);

gboolean stf_rule_draft_is_changed (const StfRuleDraft *self);
gboolean stf_rule_draft_validate (const StfRuleDraft *self, const char **field, GError **error);
gboolean stf_rule_draft_save (StfRuleDraft *self, StfYearFile *file, GError **error);
gboolean stf_rule_delete (StfYearFile *file, const char *rule, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfRuleDraft, stf_rule_draft_free)

G_END_DECLS
