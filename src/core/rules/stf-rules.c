/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of a year at a date, each with its clause (H11). */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-rule-year-private.h"

static const struct
{
  const char *name; /* a choice of rule.severity */
  const char *label;
} SEVERITIES[STF_N_SEVERITIES] = {
  [STF_SEVERITY_MUST] = { "must", NC_ ("severity", "Must") },
  [STF_SEVERITY_SHOULD] = { "should", NC_ ("severity", "Should") },
  [STF_SEVERITY_MAY] = { "may", NC_ ("severity", "May") },
  [STF_SEVERITY_INFORMATION] = { "information", NC_ ("severity", "Information") },
};

static const char *const STATES[STF_N_RULE_STATES] = {
  [STF_RULE_MET] = NC_ ("rule state", "Met"),
  [STF_RULE_BREACHED] = NC_ ("rule state", "Breached"),
  [STF_RULE_AT_RISK] = NC_ ("rule state", "At risk"),
  [STF_RULE_WAIVED] = NC_ ("rule state", "Waived"),
  [STF_RULE_UNDECIDED] = NC_ ("rule state", "Not decidable yet"),
  [STF_RULE_NO_CHECK] = NC_ ("rule state", "Nothing to check"),
};

static void
result_free (gpointer data)
{
  StfRuleResult *self = data;

  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->forecast);
  g_free (self);
}

static StfSeverity
parse_severity (const char *name)
{
  StfSeverity severity;

  for (severity = 0; severity < STF_SEVERITY_INFORMATION; severity++)
    if (g_str_equal (SEVERITIES[severity].name, name))
      break;

  return severity;
}

static const char *
keep (StfRuleReport *self, const char *text)
{
  return text ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static StfRuleResult *
evaluate_rule (StfRuleReport *report, const StfRule *rule)
{
  StfRuleResult *self = g_new0 (StfRuleResult, 1);

  self->id = keep (report, rule->id);
  self->ref = keep (report, rule->ref);
  self->title = keep (report, rule->title);
  self->clause = keep (report, rule->clause);
  self->check = keep (report, rule->check);
  self->note = keep (report, rule->note);
  self->document = keep (report, rule->document);
  self->document_title = keep (report, rule->document_title);
  self->from_date = keep (report, rule->from_date);
  self->to_date = keep (report, rule->to_date);
  self->severity = parse_severity (rule->severity);
  self->findings = g_ptr_array_new_with_free_func (g_free);
  self->forecast = g_ptr_array_new_with_free_func (g_free);
  self->state = rule->check ? STF_RULE_UNDECIDED : STF_RULE_NO_CHECK;

  return self;
}

/**
 * stf_rules_evaluate:
 * @year: what the rules look at
 * @date: an ISO date
 *
 * Evaluates every rule that is in force at @date, and what is foreseen within twelve months.
 *
 * Returns: (transfer full): the report, which does not need @year any longer
 */
StfRuleReport *
stf_rules_evaluate (const StfRuleYear *year, const char *date)
{
  StfRuleReport *self;

  g_return_val_if_fail (year, NULL);
  g_return_val_if_fail (date, NULL);

  self = g_new0 (StfRuleReport, 1);
  self->strings = g_string_chunk_new (4096);
  self->results = g_ptr_array_new_with_free_func (result_free);
  self->date = keep (self, date);

  for (guint i = 0; i < year->rules->len; i++)
    {
      const StfRule *rule = &g_array_index (year->rules, StfRule, i);
      StfRuleResult *result;

      if ((rule->from_date && strcmp (rule->from_date, date) > 0)
          || (rule->to_date && strcmp (rule->to_date, date) < 0))
        continue;

      result = evaluate_rule (self, rule);
      g_ptr_array_add (self->results, result);
      self->n[result->state]++;
    }

  return self;
}

/**
 * stf_rules_check:
 * @file: a year
 * @date: an ISO date
 * @error: return location for an error
 *
 * Reads @file and evaluates its rules.
 *
 * Returns: (transfer full) (nullable): the report
 */
StfRuleReport *
stf_rules_check (StfYearFile *file, const char *date, GError **error)
{
  g_autoptr (StfRuleYear) year = stf_rule_year_load (file, error);

  return year ? stf_rules_evaluate (year, date) : NULL;
}

void
stf_rule_report_free (StfRuleReport *self)
{
  if (!self)
    return;

  g_ptr_array_unref (self->results);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * stf_rule_report_find:
 * @self: a report
 * @rule: id of a rule
 *
 * Returns: (nullable): how it stands with the rule
 */
const StfRuleResult *
stf_rule_report_find (const StfRuleReport *self, const char *rule)
{
  for (guint i = 0; i < self->results->len; i++)
    {
      const StfRuleResult *result = g_ptr_array_index (self->results, i);

      if (g_str_equal (result->id, rule))
        return result;
    }

  return NULL;
}

/**
 * stf_rule_report_list_findings:
 * @self: a report
 * @table: (nullable): what the findings are about; NULL for all
 * @id: (nullable): id of the row; NULL for any
 *
 * With "body", also what is found in it: its roles, seats and their holders.
 *
 * Returns: (transfer container) (element-type StfFinding): the findings at the date, the gravest
 * first; those of waived rules are left out
 */
GPtrArray *
stf_rule_report_list_findings (const StfRuleReport *self, const char *table, const char *id)
{
  GPtrArray *found = g_ptr_array_new ();

  for (guint severity = 0; severity < STF_N_SEVERITIES; severity++)
    for (guint i = 0; i < self->results->len; i++)
      {
        const StfRuleResult *result = g_ptr_array_index (self->results, i);

        if (result->severity != severity || result->state == STF_RULE_WAIVED)
          continue;

        for (guint j = 0; j < result->findings->len; j++)
          {
            const StfFinding *finding = g_ptr_array_index (result->findings, j);
            gboolean of_body = g_strcmp0 (table, "body") == 0 && g_strcmp0 (finding->body, id) == 0;

            if (!table || of_body
                || (g_str_equal (finding->table, table) && (!id || g_str_equal (finding->id, id))))
              g_ptr_array_add (found, (gpointer) finding);
          }
      }

  return found;
}

/**
 * stf_rule_state_get_label:
 * @state: a state
 *
 * Returns: its word in the reader's language, "Breached"
 */
const char *
stf_rule_state_get_label (StfRuleState state)
{
  g_return_val_if_fail (state < STF_N_RULE_STATES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "rule state", STATES[state]);
}

/**
 * stf_severity_get_label:
 * @severity: a severity
 *
 * Returns: its word in the reader's language, "Must"
 */
const char *
stf_severity_get_label (StfSeverity severity)
{
  g_return_val_if_fail (severity < STF_N_SEVERITIES, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "severity", SEVERITIES[severity].label);
}
