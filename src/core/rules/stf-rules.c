/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of a year at a date, each with its clause (H11), and what is foreseen.
 *
 * 1. A check is run at the date, and then again on each day within twelve months on which it may
 *    answer otherwise; the check itself notes the next such day (see stf-rule-check-private.h).
 *    Findings that say the same on successive days are one, from its first day to its last.
 * 2. A breach ends where a waiver begins, and one that outlasts its waiver is foreseen on the day
 *    after it.  At a date with a waiver its breaches are told as they are.
 * 3. A rule that cannot be decided on a later day is not said to be broken on it.
 * 4. The forecast ends with the rule. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-rule-check-private.h"

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

/**
 * stf_severity_parse:
 * @name: a choice of rule.severity
 *
 * Returns: the severity
 */
StfSeverity
stf_severity_parse (const char *name)
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

/* A finding and the days it lasts. */
typedef struct
{
  StfFinding *finding;
  int from;
  int to; /* STF_DAY_OPEN_END: it goes on */
} Interval;

typedef struct
{
  StfRuleReport *report;
  StfRuleResult *result;
  const StfRuleYear *year;
  StfCheck check;
  int rule;
  GArray *breaches; /* Interval, as the check says */
  GArray *foreseen; /* Interval, but for what is waived */
} Evaluation;

static void
interval_clear (gpointer data)
{
  g_free (((Interval *) data)->finding);
}

static GArray *
intervals_new (void)
{
  GArray *self = g_array_new (FALSE, FALSE, sizeof (Interval));

  g_array_set_clear_func (self, interval_clear);
  return self;
}

static const StfRuleWaiver *
find_waiver (Evaluation *in)
{
  const StfRuleWaiver *found = NULL;

  STF_EACH (in->year, StfRuleWaiver, waivers, it)
  if (it->rule == in->rule && stf_check_in_force (&in->check, it->from, it->to) && !found)
    found = it;

  return found;
}

static const char *
keep_day (StfRuleReport *self, int day)
{
  g_autofree char *date = stf_day_format (day);

  return keep (self, date);
}

static StfFinding *
keep_finding (Evaluation *in, const StfFound *found, gboolean is_foreseen)
{
  /* A breach that comes to light as its waiver ends is not new. */
  const char *foretold = found->from < in->check.date ? NULL : found->foretold;
  StfFinding *it = g_new0 (StfFinding, 1);
  g_autofree char *key = g_strconcat (found->table, " ", found->id, " ", found->text, NULL);
  g_autofree char *text = NULL;

  if (is_foreseen && !foretold)
    {
      g_autofree char *day = stf_day_in_words (in->check.date);

      text = g_strdup_printf (_ ("From %s: %s"), day, found->text);
    }

  it->rule = in->result;
  it->table = keep (in->report, found->table);
  it->id = keep (in->report, found->id);
  it->body = keep (in->report, found->body);
  it->label = keep (in->report, found->label);
  it->text = keep (in->report, text ? text : is_foreseen ? foretold : found->text);
  it->remedy = keep (in->report, found->remedy);
  it->key = keep (in->report, key);
  it->place = found->value.place;
  memcpy (it->numbers, found->value.numbers, sizeof it->numbers);

  return it;
}

/* Begins the interval of what is found, or ends that of what is lost; @open is the one that goes
 * on.  Returns: whether it did either */
static gboolean
follow (Evaluation *in, GArray *intervals, int *open, const StfFound *found, gboolean is_found)
{
  int date = in->check.date;

  if (is_found == (*open >= 0))
    return FALSE;

  if (is_found)
    {
      Interval interval = { .from = date, .to = STF_DAY_OPEN_END };

      interval.finding = keep_finding (in, found, date > in->check.known);
      *open = (int) intervals->len;
      g_array_append_val (intervals, interval);
    }
  else
    {
      g_array_index (intervals, Interval, *open).to = date - 1;
      *open = STF_NONE;
    }

  return TRUE;
}

/* Follows all that was found on the last day that was run and on the one before it.  Returns:
 * whether a breach began or ended */
static gboolean
follow_all (Evaluation *in, gboolean is_waived)
{
  gboolean changed = FALSE;

  for (guint i = 0; i < in->check.found->len; i++)
    {
      StfFound *it = in->check.found->pdata[i];
      gboolean is_found = stf_check_is_found (&in->check, it);

      changed |= follow (in, in->breaches, &it->breach, it, is_found);
      follow (in, in->foreseen, &it->foreseen, it, is_found && !is_waived);
    }

  return changed;
}

/* See 1 to 4. */
static void
forecast (Evaluation *in, gboolean is_waived)
{
  const StfRule *rule = STF_ROW (in->year, StfRule, rules, in->rule);
  int last = stf_day_add_months (in->check.known, 12);
  int end = stf_day_parse (rule->to_date, STF_DAY_OPEN_END);
  int changes = STF_DAY_OPEN_END;

  while (in->check.next <= MIN (last, end))
    {
      gboolean waived, changed;

      stf_check_run (&in->check, in->check.next);
      waived = find_waiver (in) != NULL;
      changed = follow_all (in, waived);
      if (changes == STF_DAY_OPEN_END && (waived != is_waived || changed))
        changes = in->check.date;
    }

  if (end < last)
    changes = MIN (changes, end + 1);
  if (changes < STF_DAY_OPEN_END)
    in->result->changes_on = keep_day (in->report, changes);
}

/* Takes what is found at the date, or what begins later. */
static void
hand_over (Evaluation *in, GArray *intervals, gboolean is_foreseen, GPtrArray *findings)
{
  int date = in->check.known;

  for (guint i = 0; i < intervals->len; i++)
    {
      Interval *it = &g_array_index (intervals, Interval, i);

      if ((it->from > date) != is_foreseen)
        continue;
      it->finding->from_date = it->from > date ? keep_day (in->report, it->from) : NULL;
      it->finding->to_date = keep_day (in->report, it->to);
      g_ptr_array_add (findings, g_steal_pointer (&it->finding));
    }
}

static void
decide_state (StfRuleResult *self, const StfRuleWaiver *waiver)
{
  if (waiver && (self->findings->len || self->forecast->len))
    self->state = STF_RULE_WAIVED;
  else if (self->findings->len)
    self->state = STF_RULE_BREACHED;
  else if (self->forecast->len)
    self->state = STF_RULE_AT_RISK;
  else
    self->state = self->reason ? STF_RULE_UNDECIDED : STF_RULE_MET;
}

static void
evaluate_check (Evaluation *in, int date)
{
  StfRuleResult *self = in->result;
  const StfRuleWaiver *waiver;
  g_autofree char *wrong = stf_check_prepare (&in->check, in->year, in->rule, date);

  if (!wrong)
    {
      stf_check_run (&in->check, date);
      wrong = g_strdup (in->check.reason);
    }
  if (wrong)
    {
      self->state = STF_RULE_UNDECIDED;
      self->reason = keep (in->report, wrong);
      return;
    }

  self->reason = keep (in->report, in->check.open);
  self->observed = in->check.observed->len ? keep (in->report, in->check.observed->str) : NULL;
  waiver = find_waiver (in);
  follow_all (in, waiver != NULL);
  forecast (in, waiver != NULL);
  hand_over (in, waiver ? in->breaches : in->foreseen, FALSE, self->findings);
  hand_over (in, in->foreseen, TRUE, self->forecast);
  decide_state (self, waiver);
  if (self->state == STF_RULE_WAIVED)
    {
      self->waiver = keep (in->report, waiver->id);
      self->reason = keep (in->report, waiver->reason);
    }
}

static StfRuleResult *
evaluate_rule (StfRuleReport *report, const StfRuleYear *year, guint row, int date)
{
  const StfRule *rule = STF_ROW (year, StfRule, rules, row);
  StfRuleResult *self = g_new0 (StfRuleResult, 1);
  Evaluation in = { .report = report, .result = self, .year = year, .rule = (int) row };

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
  self->severity = stf_severity_parse (rule->severity);
  self->findings = g_ptr_array_new_with_free_func (g_free);
  self->forecast = g_ptr_array_new_with_free_func (g_free);
  self->state = STF_RULE_NO_CHECK;
  if (!rule->check)
    return self;

  in.breaches = intervals_new ();
  in.foreseen = intervals_new ();
  evaluate_check (&in, date);
  stf_check_clear (&in.check);
  g_array_unref (in.breaches);
  g_array_unref (in.foreseen);

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
  int day = stf_day_parse (date, STF_NONE);

  g_return_val_if_fail (year, NULL);
  g_return_val_if_fail (day >= 0, NULL);

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

      result = evaluate_rule (self, year, i, day);
      g_ptr_array_add (self->results, result);
      self->n[result->state]++;
      if (result->state == STF_RULE_BREACHED)
        self->n_breaches[result->severity] += result->findings->len;
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

typedef struct
{
  const char *date;
  StfTryFunc save;
  gpointer user_data;
  StfRuleReport *report;
} Trial;

static gboolean
try_cb (StfYearFile *file, gpointer user_data, GError **error)
{
  Trial *self = user_data;

  if (self->save (file, self->user_data, error))
    self->report = stf_rules_check (file, self->date, error);
  return self->report != NULL;
}

/**
 * stf_rules_try:
 * @file: a year
 * @date: an ISO date
 * @save: (scope call): saves what is being edited
 * @user_data: for @save
 * @error: return location for an error, as when it cannot be saved
 *
 * What would the rules say if it were saved?  The file is left as it was.
 *
 * Returns: (transfer full) (nullable): the report
 */
StfRuleReport *
stf_rules_try (StfYearFile *file, const char *date, StfTryFunc save, gpointer user_data,
               GError **error)
{
  Trial trial = { date, save, user_data, NULL };

  return stf_year_file_try (file, try_cb, &trial, error) ? trial.report : NULL;
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

/* Whether two findings about the same row differ in nothing but names. */
static gboolean
is_renamed (const StfFinding *one, const StfFinding *other)
{
  return one->place == other->place && g_strcmp0 (one->from_date, other->from_date) == 0
         && memcmp (one->numbers, other->numbers, sizeof one->numbers) == 0;
}

/**
 * stf_rule_result_has:
 * @self: (nullable): how it stands with a rule
 * @finding: of any report
 *
 * Returns: whether the same is found, or foreseen, in @self, though perhaps by another name
 */
gboolean
stf_rule_result_has (const StfRuleResult *self, const StfFinding *finding)
{
  const GPtrArray *lists[] = { self ? self->findings : NULL, self ? self->forecast : NULL };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; lists[i] && j < lists[i]->len; j++)
      {
        const StfFinding *other = g_ptr_array_index (lists[i], j);

        if (g_strcmp0 (other->id, finding->id) == 0
            && (g_str_equal (other->text, finding->text) || is_renamed (other, finding)))
          return TRUE;
      }

  return FALSE;
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
