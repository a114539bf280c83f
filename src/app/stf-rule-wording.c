/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words, icons and styles of rules and findings. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-rule-wording.h"
#include "stf-wording.h"

static const struct
{
  const char *name;
  const char *icon;
  const char *style;
  guint rank;
} states[STF_N_RULE_STATES] = {
  [STF_RULE_BREACHED] = { "breached", "stf-breached-symbolic", "stf-state-breached", 0 },
  [STF_RULE_AT_RISK] = { "at-risk", "stf-risk-symbolic", "stf-state-risk", 1 },
  [STF_RULE_WAIVED] = { "waived", "stf-waived-symbolic", "stf-state-waived", 2 },
  [STF_RULE_UNDECIDED] = { "undecided", "stf-undecided-symbolic", "stf-state-undecided", 3 },
  [STF_RULE_MET] = { "met", "stf-ok-symbolic", "stf-state-met", 4 },
  [STF_RULE_NO_CHECK] = { "no-check", "stf-info-symbolic", "stf-state-undecided", 5 },
};

static const struct
{
  const char *name;
  const char *explanation;
} severities[STF_N_SEVERITIES] = {
  [STF_SEVERITY_MUST] = { "must", N_ ("The document says “ska”, “är” or “består av”.") },
  [STF_SEVERITY_SHOULD] = { "should", N_ ("The document says “bör”.") },
  [STF_SEVERITY_MAY] = { "may", N_ ("The document says “kan”.") },
  [STF_SEVERITY_INFORMATION] = { "information", N_ ("The document tells, and demands nothing.") },
};

/** stf_rule_state_get_name: a name that actions use, not shown. */
const char *
stf_rule_state_get_name (StfRuleState state)
{
  return states[state].name;
}

/** stf_rule_state_get_icon: name of an icon. */
const char *
stf_rule_state_get_icon (StfRuleState state)
{
  return states[state].icon;
}

/** stf_rule_state_get_style: a style class that colours icon and word. */
const char *
stf_rule_state_get_style (StfRuleState state)
{
  return states[state].style;
}

/** stf_rule_state_get_rank: 0 for what needs attention most. */
guint
stf_rule_state_get_rank (StfRuleState state)
{
  return states[state].rank;
}

/** stf_severity_get_name: a name that actions use, not shown. */
const char *
stf_severity_get_name (StfSeverity severity)
{
  return severities[severity].name;
}

/** stf_severity_get_explanation: from which verb of the document it follows. */
const char *
stf_severity_get_explanation (StfSeverity severity)
{
  return _ (severities[severity].explanation);
}

/** stf_rule_wording_title: "R17 Webbförvaltningsgruppen har ordförande och fem ledamöter". */
char *
stf_rule_wording_title (const StfRuleResult *result)
{
  return result->ref != NULL ? g_strdup_printf ("%s %s", result->ref, result->title)
                             : g_strdup (result->title);
}

/** stf_rule_wording_breaches: "2 breaches". */
char *
stf_rule_wording_breaches (guint n)
{
  return g_strdup_printf (ngettext ("%u breach", "%u breaches", n), n);
}

/** stf_rule_wording_subtitle: state, severity and how many breaches, with dots between. */
char *
stf_rule_wording_subtitle (const StfRuleResult *result)
{
  g_autofree char *state = stf_wording_join (stf_rule_state_get_label (result->state),
                                             stf_severity_get_label (result->severity));
  g_autofree char *more = NULL;

  if (result->findings->len > 0)
    more = stf_rule_wording_breaches (result->findings->len);
  else if (result->state == STF_RULE_AT_RISK && result->changes_on != NULL)
    /* Translators: %s is a date. */
    more = g_strdup_printf (_ ("from %s"), result->changes_on);

  return stf_wording_join (state, more);
}

/** stf_rule_wording_finding: what is wrong, since or until when, and what helps, a line each. */
char *
stf_rule_wording_finding (const StfFinding *finding)
{
  g_autoptr (GString) text = g_string_new (finding->text);
  g_autofree char *period = NULL;

  if (finding->from_date != NULL || finding->to_date != NULL)
    period = stf_wording_period (finding->from_date, finding->to_date);
  if (period != NULL)
    g_string_append_printf (text, "\n%s", period);
  if (finding->remedy != NULL)
    g_string_append_printf (text, "\n%s", finding->remedy);

  return g_string_free (g_steal_pointer (&text), FALSE);
}
