/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How the rules stand without and with an election: evaluated on the first day of the term, with
 * what is foreseen in the twelve months after.  A rule is told of if its state or anything that is
 * found differs, for a rule that was breached before may be breached in more places after. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-election-private.h"
#include "stf-rules.h"

#include <glib/gi18n-lib.h>

/* More would hide what they say. */
#define MAX_SENTENCES 3

/** stf_rule_shift_free: frees how a rule stands before and after. */
void
stf_rule_shift_free (StfRuleShift *self)
{
  g_free (self->ref);
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);
  g_free (self->text);
  g_free (self);
}

static void
suppose (const StfElection *self, StfRuleYear *year)
{
  g_autoptr (StfElectionPlan) plan = stf_election_plan_new (self);

  for (guint i = 0; i < plan->ends->len; i++)
    {
      const StfElectionEnd *end = plan->ends->pdata[i];

      if (end->written)
        stf_rule_year_suppose_end (year, end->term->id, end->to_date);
    }
  for (guint i = 0; i < plan->starts->len; i++)
    {
      const StfElectionStart *start = plan->starts->pdata[i];

      stf_rule_year_suppose_assignment (year, start->role->id, start->seat, start->person,
                                        start->from_date, start->to_date);
    }
}

/* Words what is found by one result and not by the other; returns how many there are. */
static guint
word_findings (const StfRuleResult *result, const StfRuleResult *other, const char *prefix,
               GString *text)
{
  const GPtrArray *lists[] = { result->findings, result->forecast };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        const StfFinding *finding = lists[i]->pdata[j];

        if (stf_rule_result_has (other, finding) || n++ >= MAX_SENTENCES)
          continue;
        g_string_append_printf (text, "%s%s%s", text->len > 0 ? "\n" : "", prefix, finding->text);
      }
  return n;
}

/* Returns: (nullable): NULL: it stands as before. */
static StfRuleShift *
shift_new (const StfRuleResult *before, const StfRuleResult *after)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_new = word_findings (after, before, "", text);
  /* Translators: before something that breaks a rule, and with the election does not. */
  guint n_gone = word_findings (before, after, _ ("No longer: "), text);
  StfRuleShift *shift;

  if (before->state == after->state && n_new == 0 && n_gone == 0)
    return NULL;

  shift = g_new0 (StfRuleShift, 1);
  shift->ref = g_strdup (after->ref);
  shift->title = g_strdup (after->title);
  shift->before = g_strdup (stf_rule_state_get_label (before->state));
  shift->after = g_strdup (stf_rule_state_get_label (after->state));
  shift->text = text->len > 0 ? g_strdup (text->str) : NULL;
  shift->worse = n_new > 0;
  shift->better = n_new == 0 && n_gone > 0;
  return shift;
}

/**
 * stf_election_list_rule_shifts:
 * @self: an assistant
 * @file: the year
 * @error: return location for an error
 *
 * Evaluates the rules as the file is and as it would be.
 *
 * Returns: (transfer full) (nullable): an array of StfRuleShift: rules that come to stand otherwise
 */
GPtrArray *
stf_election_list_rule_shifts (const StfElection *self, StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) shifts = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_rule_shift_free);
  g_autoptr (StfRuleYear) year = NULL;
  g_autoptr (StfRuleReport) before = NULL;
  g_autoptr (StfRuleReport) after = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!stf_election_validate (self, NULL))
    return g_steal_pointer (&shifts);
  year = stf_rule_year_load (file, error);
  if (!year)
    return NULL;

  before = stf_rules_evaluate (year, self->from_date);
  suppose (self, year);
  after = stf_rules_evaluate (year, self->from_date);
  for (guint i = 0; i < after->results->len; i++)
    {
      const StfRuleResult *result = after->results->pdata[i];
      const StfRuleResult *old = stf_rule_report_find (before, result->id);
      StfRuleShift *shift = old ? shift_new (old, result) : NULL;

      if (shift)
        g_ptr_array_add (shifts, shift);
    }
  return g_steal_pointer (&shifts);
}
