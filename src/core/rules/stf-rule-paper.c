/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The report on rules: how many stand how, each breach with its clause and what helps, what is
 * foreseen, what is waived and why, and what could not be decided.  What is met is only counted. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-rule-paper.h"

#include <glib/gi18n-lib.h>

#include "stf-waiver-draft.h"

static char *
word_rule (const StfRuleResult *result)
{
  return result->ref ? g_strdup_printf ("%s %s", result->ref, result->title)
                     : g_strdup (result->title);
}

/* "until 2013-06-30: …" */
static char *
word_finding (const StfFinding *finding)
{
  g_autofree char *until = finding->to_date
                               /* Translators: %s is the last day of a breach. */
                               ? g_strdup_printf (_ ("Until %s."), finding->to_date)
                               : NULL;

  return g_strjoin (" ", finding->text, finding->remedy ? finding->remedy : until,
                    finding->remedy ? until : NULL, NULL);
}

static void
add_summary (StfPaper *paper, const StfRuleReport *report)
{
  stf_paper_add (paper, STF_PAPER_HEADING, _ ("Summary"));
  for (StfRuleState state = 0; state < STF_N_RULE_STATES; state++)
    {
      g_autofree char *n = g_strdup_printf (ngettext ("%u rule", "%u rules", report->n[state]),
                                            report->n[state]);

      if (report->n[state] > 0)
        stf_paper_add_item (paper, stf_rule_state_get_label (state), n);
    }
  for (StfSeverity severity = 0; severity < STF_N_SEVERITIES; severity++)
    {
      guint n = report->n_breaches[severity];
      /* Translators: %s is a severity, as "Must". */
      g_autofree char *label = g_strdup_printf (_ ("Breaches of %s"),
                                                stf_severity_get_label (severity));
      g_autofree char *text = g_strdup_printf ("%u", n);

      if (n > 0)
        stf_paper_add_item (paper, label, text);
    }
}

static void
add_breach (StfPaper *paper, const StfRuleResult *result)
{
  g_autofree char *rule = word_rule (result);
  g_autofree char *heading = g_strdup_printf ("%s (%s)", rule,
                                              stf_severity_get_label (result->severity));
  g_autofree char *clause = g_strdup_printf ("”%s”", result->clause);

  stf_paper_add (paper, STF_PAPER_HEADING, heading);
  stf_paper_add (paper, STF_PAPER_PARAGRAPH, clause);
  for (guint i = 0; i < result->findings->len; i++)
    {
      const StfFinding *finding = result->findings->pdata[i];
      g_autofree char *text = word_finding (finding);

      stf_paper_add_item (paper, finding->label, text);
    }
}

static void
add_breaches (StfPaper *paper, const StfRuleReport *report)
{
  guint n = 0;

  for (StfSeverity severity = 0; severity < STF_N_SEVERITIES; severity++)
    for (guint i = 0; i < report->results->len; i++)
      {
        const StfRuleResult *result = report->results->pdata[i];

        if (result->state != STF_RULE_BREACHED || result->severity != severity)
          continue;
        add_breach (paper, result);
        n++;
      }
  if (n > 0)
    return;

  stf_paper_add (paper, STF_PAPER_HEADING, _ ("Breaches"));
  stf_paper_add (paper, STF_PAPER_PARAGRAPH, _ ("No rule is breached at this date."));
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  const StfFinding *one = *(const StfFinding *const *) a;
  const StfFinding *other = *(const StfFinding *const *) b;

  return g_strcmp0 (one->from_date, other->from_date);
}

static void
add_forecast (StfPaper *paper, const StfRuleReport *report)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();

  for (guint i = 0; i < report->results->len; i++)
    {
      const StfRuleResult *result = report->results->pdata[i];

      if (result->state != STF_RULE_WAIVED)
        g_ptr_array_extend (all, result->forecast, NULL, NULL);
    }
  g_ptr_array_sort (all, compare_dates);

  stf_paper_add (paper, STF_PAPER_HEADING, _ ("The Next Twelve Months"));
  if (all->len == 0)
    stf_paper_add (paper, STF_PAPER_PARAGRAPH, _ ("No new breach is foreseen."));
  for (guint i = 0; i < all->len; i++)
    {
      const StfFinding *finding = all->pdata[i];
      g_autofree char *label = g_strdup_printf ("%s · %s", finding->from_date, finding->label);
      g_autofree char *rule = word_rule (finding->rule);
      g_autofree char *text = g_strdup_printf ("%s (%s)", finding->text, rule);

      stf_paper_add_item (paper, label, text);
    }
}

static void
add_waiver (StfPaper *paper, const StfRuleResult *result, const StfWaiver *waiver)
{
  g_autofree char *rule = word_rule (result);
  g_autofree char *until = waiver->to_date ? g_strdup_printf (_ ("Until %s."), waiver->to_date)
                                           : g_strdup (_ ("Until further notice."));
  g_autofree char *text = g_strjoin (" ", waiver->reason, until, waiver->decision_title,
                                     waiver->decision_date, NULL);

  stf_paper_add_item (paper, rule, text);
}

static gboolean
add_waivers (StfPaper *paper, StfYearFile *file, const StfRuleReport *report, GError **error)
{
  gboolean any = FALSE;

  for (guint i = 0; i < report->results->len; i++)
    {
      const StfRuleResult *result = report->results->pdata[i];
      g_autoptr (GPtrArray) waivers = NULL;

      if (!result->waiver)
        continue;
      waivers = stf_waiver_list (file, result->id, error);
      if (!waivers)
        return FALSE;
      if (!any)
        stf_paper_add (paper, STF_PAPER_HEADING, _ ("Waivers"));
      any = TRUE;
      for (guint k = 0; k < waivers->len; k++)
        if (g_strcmp0 (((const StfWaiver *) waivers->pdata[k])->id, result->waiver) == 0)
          add_waiver (paper, result, waivers->pdata[k]);
    }

  return TRUE;
}

static void
add_undecided (StfPaper *paper, const StfRuleReport *report)
{
  if (report->n[STF_RULE_UNDECIDED] == 0)
    return;

  stf_paper_add (paper, STF_PAPER_HEADING, stf_rule_state_get_label (STF_RULE_UNDECIDED));
  for (guint i = 0; i < report->results->len; i++)
    {
      const StfRuleResult *result = report->results->pdata[i];
      g_autofree char *rule = word_rule (result);

      if (result->state == STF_RULE_UNDECIDED)
        stf_paper_add_item (paper, rule, result->reason ? result->reason : "");
    }
}

/**
 * stf_rule_paper_add_open:
 * @paper: a paper
 * @report: rules at a date
 *
 * Adds what is breached, and what will be within twelve months.
 */
void
stf_rule_paper_add_open (StfPaper *paper, const StfRuleReport *report)
{
  g_return_if_fail (paper != NULL && report != NULL);

  add_breaches (paper, report);
  add_forecast (paper, report);
}

/**
 * stf_rule_paper_new:
 * @file: the year
 * @report: its rules at a date
 * @organisation: the same, at that date
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the report on paper
 */
StfPaper *
stf_rule_paper_new (StfYearFile *file, const StfRuleReport *report,
                    const StfOrganisation *organisation, GError **error)
{
  g_autoptr (StfPaper) paper = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (report != NULL && organisation != NULL, NULL);

  paper = stf_paper_new (stf_organisation_get_name (organisation), _ ("Report on the rules"),
                         report->date);
  paper->example = stf_organisation_get_example (organisation);
  add_summary (paper, report);
  stf_rule_paper_add_open (paper, report);
  if (!add_waivers (paper, file, report, error))
    return NULL;
  add_undecided (paper, report);

  return g_steal_pointer (&paper);
}
