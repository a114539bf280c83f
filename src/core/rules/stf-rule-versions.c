/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The versions of the document that rules are of, and what differs between two.
 *
 * 1. A rule is the same in both if it has the same ref; without one, the same title.
 * 2. Parameters are compared as they read: in their order, with the names of what they point at. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-rule-versions.h"

#include "stf-reader-private.h"
#include "stf-rule-check-private.h"

#define VERSIONS                                                                                   \
  "SELECT it.id, it.title, it.version, it.state, it.on_date, it.from_date, it.to_date, count (*)"  \
  " FROM rule JOIN document AS it ON it.id = rule.document GROUP BY it.id"                         \
  " ORDER BY coalesce (it.from_date, it.on_date, ''), it.version, it.id"

static void
read_version (StfStatement *row, gpointer user_data)
{
  StfRuleVersion *it = g_new0 (StfRuleVersion, 1);
  char **texts[] = { &it->id,      &it->title,     &it->version, &it->state,
                     &it->on_date, &it->from_date, &it->to_date };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = stf_statement_dup_text (row, (int) i);
  it->n_rules = (guint) stf_statement_get_integer (row, G_N_ELEMENTS (texts));
  g_ptr_array_add (user_data, it);
}

/**
 * stf_rule_versions_list:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type StfRuleVersion): the documents that have rules,
 * the oldest first
 */
GPtrArray *
stf_rule_versions_list (StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_rule_version_free);

  if (!stf_read_rows (file, VERSIONS, NULL, read_version, versions, error))
    return NULL;

  return g_steal_pointer (&versions);
}

void
stf_rule_version_free (StfRuleVersion *self)
{
  g_free (self->id);
  g_free (self->title);
  g_free (self->version);
  g_free (self->state);
  g_free (self->on_date);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self);
}

/* What a parameter says, as the reader knows it. */
static const char *
get_value (const StfRuleYear *year, const StfRuleParameterRow *it)
{
  if (it->setting >= 0)
    return STF_ROW (year, StfRuleSetting, settings, it->setting)->title;
  if (it->body >= 0)
    return STF_ROW (year, StfRuleBody, bodies, it->body)->name;
  if (it->role >= 0)
    return STF_ROW (year, StfRuleRole, roles, it->role)->title;
  if (it->event >= 0)
    return STF_ROW (year, StfRuleEvent, events, it->event)->title;
  if (it->document >= 0)
    return STF_ROW (year, StfRuleDocument, documents, it->document)->title;
  if (it->skill >= 0)
    return STF_ROW (year, StfRuleSkill, skills, it->skill)->name;
  if (it->agency >= 0)
    return STF_ROW (year, StfRuleAgency, agencies, it->agency)->name;

  return it->value ? it->value : "";
}

static char *
describe_parameters (const StfRuleYear *year, const StfRule *rule)
{
  const StfRuleCheck *check = stf_rule_checks_find (rule->check);
  GString *text = g_string_new (NULL);

  STF_EACH (year, StfRuleParameterRow, parameters, it)
  if (it->rule == STF_INDEX (year, rules, rule))
    {
      const StfCheckParameter *parameter = check ? stf_rule_check_find_parameter (check, it->name)
                                                 : NULL;
      const char *value = get_value (year, it);

      if (parameter && parameter->kind == STF_PARAMETER_CHOICE && it->setting < 0)
        value = stf_check_parameter_get_choice_label (parameter, value);
      g_string_append_printf (text, "%s%s: %s", text->len ? ", " : "",
                              parameter ? stf_check_parameter_get_label (parameter) : it->name,
                              value);
    }

  return g_string_free (text, FALSE);
}

static StfRuleSide *
side_new (const StfRuleYear *year, const StfRule *rule)
{
  StfRuleSide *self = g_new0 (StfRuleSide, 1);

  self->id = g_strdup (rule->id);
  self->title = g_strdup (rule->title);
  self->clause = g_strdup (rule->clause);
  self->check = g_strdup (rule->check);
  self->parameters = describe_parameters (year, rule);
  self->severity = stf_severity_parse (rule->severity);

  return self;
}

static void
side_free (StfRuleSide *self)
{
  if (!self)
    return;

  g_free (self->id);
  g_free (self->title);
  g_free (self->clause);
  g_free (self->check);
  g_free (self->parameters);
  g_free (self);
}

/* See 1. */
static const StfRule *
find_rule (const StfRuleYear *year, const char *document, const StfRule *like)
{
  STF_EACH (year, StfRule, rules, it)
  if (g_strcmp0 (it->document, document) == 0
      && (like->ref ? g_strcmp0 (it->ref, like->ref) == 0
                    : !it->ref && g_str_equal (it->title, like->title)))
    return it;

  return NULL;
}

static void
add_difference (GPtrArray *differences, const StfRuleYear *year, const StfRule *before,
                const StfRule *after)
{
  StfRuleDifference *self = g_new0 (StfRuleDifference, 1);

  self->ref = g_strdup (before ? before->ref : after->ref);
  self->before = before ? side_new (year, before) : NULL;
  self->after = after ? side_new (year, after) : NULL;
  if (before && after)
    self->aspects = (g_strcmp0 (self->before->title, self->after->title) ? STF_RULE_TITLE : 0)
                    | (g_strcmp0 (self->before->clause, self->after->clause) ? STF_RULE_CLAUSE : 0)
                    | (self->before->severity != self->after->severity ? STF_RULE_SEVERITY : 0)
                    | (g_strcmp0 (self->before->check, self->after->check) ? STF_RULE_CHECK : 0)
                    | (g_strcmp0 (self->before->parameters, self->after->parameters)
                           ? STF_RULE_PARAMETERS
                           : 0);

  if (before && after && !self->aspects)
    stf_rule_difference_free (self);
  else
    g_ptr_array_add (differences, self);
}

/**
 * stf_rule_versions_compare:
 * @year: what the rules look at
 * @before: id of a document
 * @after: id of another
 *
 * Returns: (transfer full) (element-type StfRuleDifference): what differs: rules that are gone or
 * changed in the order of @before, then those that are new
 */
GPtrArray *
stf_rule_versions_compare (const StfRuleYear *year, const char *before, const char *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_rule_difference_free);

  g_return_val_if_fail (year && before && after, differences);

  STF_EACH (year, StfRule, rules, it)
  if (g_strcmp0 (it->document, before) == 0)
    add_difference (differences, year, it, find_rule (year, after, it));
  STF_EACH (year, StfRule, rules, it)
  if (g_strcmp0 (it->document, after) == 0 && !find_rule (year, before, it))
    add_difference (differences, year, NULL, it);

  return differences;
}

void
stf_rule_difference_free (StfRuleDifference *self)
{
  g_free (self->ref);
  side_free (self->before);
  side_free (self->after);
  g_free (self);
}
