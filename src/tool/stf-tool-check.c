/* SPDX-License-Identifier: GPL-3.0-or-later */

/* check: the rules of a year at a date, with what breaks them and what is foreseen. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>

#include "rules/stf-rule-paper.h"
#include "stf-chart-document.h"
#include "stf-date.h"
#include "stf-json.h"
#include "stf-organisation.h"
#include "stf-rules.h"
#include "stf-tool.h"

static const char *const states[STF_N_RULE_STATES] = {
  [STF_RULE_MET] = "met",
  [STF_RULE_BREACHED] = "breached",
  [STF_RULE_AT_RISK] = "at-risk",
  [STF_RULE_WAIVED] = "waived",
  [STF_RULE_UNDECIDED] = "undecided",
  [STF_RULE_NO_CHECK] = "no-check",
};

static const char *const severities[STF_N_SEVERITIES] = {
  [STF_SEVERITY_MUST] = "must",
  [STF_SEVERITY_SHOULD] = "should",
  [STF_SEVERITY_MAY] = "may",
  [STF_SEVERITY_INFORMATION] = "information",
};

static void
append_member (GString *json, const char *name, const char *text)
{
  if (json->str[json->len - 1] != '{')
    g_string_append (json, ", ");
  stf_json_append_string (json, name);
  g_string_append (json, ": ");
  stf_json_append_string (json, text);
}

static void
append_findings (GString *json, const char *name, const GPtrArray *findings)
{
  g_string_append_printf (json, ", \"%s\": [", name);
  for (guint i = 0; i < findings->len; i++)
    {
      const StfFinding *it = findings->pdata[i];

      g_string_append (json, i ? ", {" : "{");
      append_member (json, "table", it->table);
      append_member (json, "id", it->id);
      append_member (json, "label", it->label);
      append_member (json, "text", it->text);
      append_member (json, "remedy", it->remedy);
      append_member (json, "from", it->from_date);
      append_member (json, "to", it->to_date);
      g_string_append_c (json, '}');
    }
  g_string_append_c (json, ']');
}

static void
print_json (const StfRuleReport *report)
{
  g_autoptr (GString) json = g_string_new ("{");

  append_member (json, "date", report->date);
  g_string_append (json, ", \"rules\": [");
  for (guint i = 0; i < report->results->len; i++)
    {
      const StfRuleResult *it = report->results->pdata[i];

      g_string_append (json, i ? ",\n{" : "\n{");
      append_member (json, "id", it->id);
      append_member (json, "ref", it->ref);
      append_member (json, "title", it->title);
      append_member (json, "clause", it->clause);
      append_member (json, "check", it->check);
      append_member (json, "severity", severities[it->severity]);
      append_member (json, "state", states[it->state]);
      append_member (json, "observed", it->observed);
      append_member (json, "reason", it->reason);
      append_member (json, "changes", it->changes_on);
      append_findings (json, "findings", it->findings);
      append_findings (json, "forecast", it->forecast);
      g_string_append_c (json, '}');
    }
  g_print ("%s\n]}\n", json->str);
}

static void
print_findings (const GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const StfFinding *it = findings->pdata[i];

      g_print ("    %s", it->text);
      if (it->to_date)
        g_print (" (%s %s)", _ ("until"), it->to_date);
      g_print ("\n");
    }
}

static void
print_text (const StfRuleReport *report)
{
  for (guint i = 0; i < report->results->len; i++)
    {
      const StfRuleResult *it = report->results->pdata[i];

      g_print ("%-4s %s – %s (%s)\n", it->ref ? it->ref : "", it->title,
               stf_rule_state_get_label (it->state), stf_severity_get_label (it->severity));
      if (it->state == STF_RULE_UNDECIDED || it->state == STF_RULE_WAIVED)
        g_print ("    %s\n", it->reason);
      print_findings (it->findings);
      print_findings (it->forecast);
    }

  g_print ("\n%s", report->date);
  for (guint state = 0; state < STF_N_RULE_STATES; state++)
    if (report->n[state])
      g_print (" · %s: %u", stf_rule_state_get_label (state), report->n[state]);
  g_print ("\n");
}

static gboolean
write_pdf (StfYearFile *file, const StfRuleReport *report, const StfOrganisation *organisation,
           const char *path, GError **error)
{
  g_autoptr (StfPaper) paper = stf_rule_paper_new (file, report, organisation, error);
  g_autoptr (StfChartDocument) document = paper ? stf_chart_document_new_for_paper (paper) : NULL;

  return document
         && stf_chart_document_write (document, path, STF_CHART_FORMAT_PDF, 0, NULL, NULL, NULL,
                                      error);
}

/* Exits with 2 if a rule is broken, as for a wrong call, which prints nothing on standard output.
 */
StfToolStatus
stf_tool_check (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfRuleReport) report = NULL;
  g_autofree char *date = NULL;
  g_autofree char *pdf = NULL;
  g_autoptr (StfOrganisation) organisation = NULL;
  gboolean json = FALSE;
  const char *path;
  const GOptionEntry options[] = {
    { "date", 0, 0, G_OPTION_ARG_STRING, &date,
      N_ ("The day that is looked at; otherwise today, or the day of the year nearest to it"),
      N_ ("YYYY-MM-DD") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, N_ ("Also write the report as PDF to a file"),
      N_ ("FILE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_ ("Print JSON for other programs"), NULL },
    { NULL },
  };

  if (!stf_tool_parse (self, options, argc, argv, &path))
    return STF_TOOL_USAGE;
  if (date && !stf_date_is_valid (date))
    return stf_tool_misused (self, _ ("The date is not a date. Write it as 2013-01-31."));

  file = stf_tool_open (path, STF_OPEN_READ_ONLY, &error);
  organisation = file ? stf_organisation_load (file, date, &error) : NULL;
  report = organisation ? stf_rules_check (file, stf_organisation_get_date (organisation), &error)
                        : NULL;
  if (!report || (pdf && !write_pdf (file, report, organisation, pdf, &error)))
    return stf_tool_fail (error);

  if (json)
    print_json (report);
  else
    print_text (report);

  return report->n[STF_RULE_BREACHED] ? STF_TOOL_BROKEN : STF_TOOL_OK;
}
