/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The forecast says what evaluating every later day says; a supposition says what the change itself
 * would; waivers and versions have their days. */

#include <locale.h>
#include <string.h>

#include "file/stf-change.h"
#include "file/stf-uuid.h"
#include "rules/stf-rule-versions.h"
#include "stf-test-rules.h"

#define N_YEARS 40

static int
random_day (GRand *random)
{
  return stf_day_parse ("2012-07-01", 0) + g_rand_int_range (random, 0, 900);
}

/* A year in which much happens on days of no meaning. */
static void
shake (StfRuleYear *year, GRand *random)
{
  STF_EACH (year, StfRuleAssignment, assignments, it)
  if (g_rand_int_range (random, 0, 3) == 0)
    {
      it->from = random_day (random);
      it->to = g_rand_boolean (random) ? it->from + g_rand_int_range (random, 0, 400)
                                       : STF_DAY_OPEN_END;
      it->acting = g_rand_int_range (random, 0, 4) == 0;
      it->deputy = g_rand_int_range (random, 0, 8) == 0;
      it->carried_over = g_rand_int_range (random, 0, 6) == 0;
    }
  STF_EACH (year, StfRuleEmployment, employments, employment)
  if (g_rand_int_range (random, 0, 4) == 0)
    employment->to = random_day (random);
  STF_EACH (year, StfRuleMeeting, meetings, meeting)
  if (g_rand_int_range (random, 0, 3) == 0)
    {
      meeting->on = meeting->to = random_day (random);
      meeting->held = g_rand_boolean (random);
      meeting->cancelled = g_rand_int_range (random, 0, 4) == 0;
      meeting->has_notes = g_rand_boolean (random);
    }
  STF_EACH (year, StfRuleDocument, documents, document)
  if (g_rand_int_range (random, 0, 3) == 0)
    {
      static const char *const STATES[] = { "expected", "draft", "proposed", "adopted" };

      document->on = random_day (random);
      document->state = STATES[g_rand_int_range (random, 0, 4)];
    }
  STF_EACH (year, StfRuleDecision, decisions, decision)
  if (g_rand_int_range (random, 0, 4) == 0)
    decision->on = random_day (random);
  STF_EACH (year, StfRuleBody, bodies, body)
  if (g_rand_int_range (random, 0, 10) == 0)
    body->to = random_day (random);
  STF_EACH (year, StfRuleBudget, budgets, budget)
  {
    budget->proposed = random_day (random);
    budget->anchored = g_rand_boolean (random) ? random_day (random) : STF_DAY_OPEN_END;
    budget->adopted = g_rand_boolean (random) ? random_day (random) : STF_DAY_OPEN_END;
  }
  STF_EACH (year, StfRuleAmount, amounts, amount)
  if (g_rand_int_range (random, 0, 6) == 0)
    amount->amount = g_rand_int_range (random, -1, 2);
  STF_EACH (year, StfRuleLine, lines, line)
  if (g_rand_int_range (random, 0, 6) == 0)
    line->request = g_rand_boolean (random) ? 0 : STF_NONE;
  STF_EACH (year, StfRuleRequest, requests, request)
  {
    request->on = random_day (random);
    request->is_granted = g_rand_boolean (random);
  }
  STF_EACH (year, StfRuleCommission, commissions, commission)
  {
    commission->from = random_day (random);
    commission->extent = g_rand_int_range (random, -1, 101);
  }
  STF_EACH (year, StfRuleInvoice, invoices, invoice)
  if (g_rand_int_range (random, 0, 4) == 0)
    invoice->on = random_day (random);
  stf_rule_year_suppose_setting (year, "by-election", g_rand_boolean (random) ? "1" : "0");
  stf_rule_year_suppose_setting (year, "re-election-limit", g_rand_boolean (random) ? "1" : "0");
  stf_rule_year_chain (year);
}

static gboolean
is_waived (const StfRuleYear *year, int rule, int day)
{
  STF_EACH (year, StfRuleWaiver, waivers, it)
  if (it->rule == rule && it->from <= day && day <= it->to)
    return TRUE;

  return FALSE;
}

/* What the check says on a day: the keys of what it finds, sorted.  It is prepared afresh, so that
 * it remembers no words of another day. */
static char *
find_on (const StfRuleYear *year, guint rule, int date, int day)
{
  GString *all = g_string_new (NULL);
  GList *keys = NULL;
  StfCheck check;

  g_assert_null (stf_check_prepare (&check, year, (int) rule, date));
  stf_check_run (&check, day);
  for (guint i = 0; i < check.found->len && !check.reason; i++)
    {
      const StfFound *it = check.found->pdata[i];

      keys = g_list_prepend (keys, g_strconcat (it->table, " ", it->id, " ", it->text, NULL));
    }
  stf_check_clear (&check);
  keys = g_list_sort (keys, (GCompareFunc) strcmp);
  for (GList *l = keys; l; l = l->next)
    g_string_append_printf (all, "%s\n", (char *) l->data);
  g_list_free_full (keys, g_free);
  return g_string_free (all, FALSE);
}

static void
collect (const GPtrArray *findings, int day, GList **keys)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const StfFinding *it = findings->pdata[i];

      if (stf_day_parse (it->from_date, STF_DAY_OPEN_START) <= day
          && day <= stf_day_parse (it->to_date, STF_DAY_OPEN_END))
        *keys = g_list_prepend (*keys, (gpointer) it->key);
    }
}

/* What the report said beforehand of that day. */
static char *
foretell (const StfRuleResult *result, int day, gboolean only_forecast)
{
  GString *all = g_string_new (NULL);
  g_autoptr (GList) keys = NULL;

  if (!only_forecast)
    collect (result->findings, day, &keys);
  collect (result->forecast, day, &keys);
  keys = g_list_sort (keys, (GCompareFunc) strcmp);
  for (GList *l = keys; l; l = l->next)
    g_string_append_printf (all, "%s\n", (char *) l->data);
  return g_string_free (all, FALSE);
}

static void
compare_rule (const StfRuleYear *year, const StfRuleReport *report, guint i, int date)
{
  const StfRule *rule = STF_ROW (year, StfRule, rules, i);
  const StfRuleResult *result = stf_rule_report_find (report, rule->id);
  int last = stf_day_add_months (date, 12), changes = STF_NONE;
  g_autofree char *now = NULL;

  if (!rule->check || result->state == STF_RULE_UNDECIDED)
    return;
  now = find_on (year, i, date, date);
  for (int day = date; day <= last; day++)
    {
      g_autofree char *found = find_on (year, i, date, day);
      g_autofree char *foretold = NULL;
      gboolean waived = is_waived (year, (int) i, day);

      if (changes < 0 && (!g_str_equal (found, now) || waived != is_waived (year, (int) i, date)))
        changes = day;
      /* What is waived is foreseen on no day but the date itself. */
      foretold = foretell (result, day, day > date && is_waived (year, (int) i, date));
      if (!g_str_equal (foretold, waived && day > date ? "" : found))
        {
          g_autofree char *words = stf_day_format (day);

          g_test_message ("%s on %s of %s:\nfound\n%sforetold\n%s", rule->ref, words, report->date,
                          found, foretold);
          g_test_fail ();
          break;
        }
    }
  g_assert_cmpint (stf_day_parse (result->changes_on, STF_NONE), ==, changes);
}

static void
test_forecast (void)
{
  g_autoptr (StfRuleYear) example = test_rules_load ();

  for (guint32 seed = 0; seed < N_YEARS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (StfRuleYear) year = stf_rule_year_copy (example);
      g_autoptr (StfRuleReport) report = NULL;
      g_autofree char *date = NULL;
      int day;

      if (seed > 0)
        shake (year, random);
      day = random_day (random);
      date = stf_day_format (day);
      report = stf_rules_evaluate (year, date);
      for (guint i = 0; i < year->rules->len; i++)
        compare_rule (year, report, i, day);
    }
}

/* The report in words, to compare two of them. */
static char *
tell (const StfRuleReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < report->results->len; i++)
    {
      const StfRuleResult *it = report->results->pdata[i];

      g_string_append_printf (text, "%s %d %s %s\n", it->ref, it->state, it->observed,
                              it->changes_on);
      for (guint j = 0; j < it->findings->len; j++)
        g_string_append_printf (text, "  %s\n", ((StfFinding *) it->findings->pdata[j])->text);
      for (guint j = 0; j < it->forecast->len; j++)
        g_string_append_printf (text, "  %s %s\n",
                                ((StfFinding *) it->forecast->pdata[j])->from_date,
                                ((StfFinding *) it->forecast->pdata[j])->text);
    }

  return g_string_free (text, FALSE);
}

static char *
evaluate (const StfRuleYear *year, const char *date)
{
  g_autoptr (StfRuleReport) report = stf_rules_evaluate (year, date);

  return tell (report);
}

#define ROW(column, number) "000000" column "-2013-8000-8000-0000000000" number

/* What the suppositions below are of. */
static gboolean
change_for_real (StfChange *change, gpointer data, GError **error)
{
  g_autoptr (StfRow) row = stf_row_new ("assignment");
  g_autofree char *id = stf_uuid_new ();

  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "role", "00000011-0001-8000-8000-000000000007");
  stf_row_set_text (row, "person", ROW ("06", "55"));
  stf_row_set_text (row, "from_date", "2013-06-01");
  stf_row_set_integer (row, "acting", 0);
  stf_row_set_text (row, "decision", ROW ("21", "10"));

  return stf_change_insert (change, row, error)
         && stf_change_set_text (change, "assignment", ROW ("23", "37"), "to_date", "2013-04-30",
                                 error)
         && stf_change_set_text (change, "assignment", ROW ("23", "24"), "to_date", "2013-05-31",
                                 error)
         && stf_change_set_text (change, "setting", "00000024-0001-8000-8000-000000000301", "value",
                                 "five-with-chair", error);
}

static void
test_suppositions (void)
{
  g_autoptr (GError) error = NULL;
  char *path;
  StfYearFile *file = test_rules_open (&path);
  g_autoptr (StfRuleYear) before = stf_rule_year_load (file, &error);
  g_autoptr (StfRuleYear) supposed = stf_rule_year_copy (before);
  g_autoptr (StfRuleYear) after = NULL;
  g_autofree char *untouched = evaluate (before, "2013-03-01");
  g_autofree char *what_if = NULL;
  g_autofree char *again = NULL;
  g_autofree char *real = NULL;

  g_assert_no_error (error);
  stf_rule_year_suppose_end (supposed, ROW ("23", "37"), "2013-04-30");
  stf_rule_year_suppose_end (supposed, ROW ("23", "24"), "2013-05-31");
  stf_rule_year_suppose_setting (supposed, "web-group-size", "five-with-chair");
  stf_rule_year_suppose_assignment (supposed, "00000011-0001-8000-8000-000000000007", NULL,
                                    ROW ("06", "55"), "2013-06-01", NULL);
  what_if = evaluate (supposed, "2013-03-01");
  again = evaluate (before, "2013-03-01");
  g_assert_cmpstr (untouched, ==, again);
  g_assert_cmpstr (untouched, !=, what_if);

  stf_year_file_change (file, "test", NULL, NULL, change_for_real, NULL, &error);
  g_assert_no_error (error);
  after = stf_rule_year_load (file, &error);
  real = evaluate (after, "2013-03-01");
  g_assert_cmpstr (real, ==, what_if);
  test_rules_remove (file, path);
}

static gboolean
save_for_real (StfYearFile *file, gpointer data, GError **error)
{
  return stf_year_file_change (file, "test", NULL, NULL, change_for_real, NULL, error);
}

static void
test_try (void)
{
  g_autoptr (GError) error = NULL;
  char *path;
  StfYearFile *file = test_rules_open (&path);
  g_autoptr (StfRuleReport) before = stf_rules_check (file, "2013-03-01", &error);
  g_autoptr (StfRuleReport) tried = stf_rules_try (file, "2013-03-01", save_for_real, NULL, &error);
  g_autoptr (StfRuleReport) again = stf_rules_check (file, "2013-03-01", &error);
  g_autoptr (StfRuleReport) saved = NULL;
  char *texts[4];
  guint n_new = 0;

  g_assert_no_error (error);
  save_for_real (file, NULL, &error);
  saved = stf_rules_check (file, "2013-03-01", &error);
  g_assert_no_error (error);
  texts[0] = tell (before);
  texts[1] = tell (tried);
  texts[2] = tell (again);
  texts[3] = tell (saved);
  g_assert_cmpstr (texts[0], ==, texts[2]);
  g_assert_cmpstr (texts[1], ==, texts[3]);
  g_assert_cmpstr (texts[0], !=, texts[1]);

  for (guint i = 0; i < tried->results->len; i++)
    {
      const StfRuleResult *result = tried->results->pdata[i];
      const StfRuleResult *old = stf_rule_report_find (before, result->id);

      for (guint j = 0; j < result->findings->len; j++)
        {
          g_assert_true (stf_rule_result_has (result, result->findings->pdata[j]));
          n_new += !stf_rule_result_has (old, result->findings->pdata[j]);
        }
    }
  g_assert_cmpuint (n_new, >, 0);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  test_rules_remove (file, path);
}

/* A name that a finding tells is another, and the finding is the same. */
static void
test_renamed (void)
{
  g_autoptr (StfRuleYear) year = test_rules_load ();
  g_autoptr (StfRuleYear) renamed = stf_rule_year_copy (year);
  g_autoptr (StfRuleReport) before = stf_rules_evaluate (year, "2013-03-01");
  g_autoptr (StfRuleReport) after = NULL;
  guint n_other = 0;

  STF_EACH (renamed, StfRuleBody, bodies, body)
  body->name = "Another name";
  STF_EACH (renamed, StfRuleRole, roles, role)
  role->title = "Another title";
  after = stf_rules_evaluate (renamed, "2013-03-01");
  for (guint i = 0; i < before->results->len; i++)
    {
      const StfRuleResult *old = before->results->pdata[i];
      const StfRuleResult *new = after->results->pdata[i];

      for (guint j = 0; j < old->findings->len; j++)
        {
          const StfFinding *finding = new->findings->pdata[j];

          g_assert_true (stf_rule_result_has (old, finding));
          n_other += !g_str_equal (finding->text, ((StfFinding *) old->findings->pdata[j])->text);
        }
    }
  g_assert_cmpuint (n_other, >, 0);
}

static const StfRuleResult *
find (const StfRuleYear *year, const StfRuleReport *report, const char *ref)
{
  return stf_rule_report_find (
      report, STF_ROW (year, StfRule, rules, test_rules_find_rule (year, ref))->id);
}

/* "On 1 March 2013 the group loses its only member with the skill". */
static void
test_words (void)
{
  g_autoptr (StfRuleYear) year = test_rules_load ();
  g_autoptr (StfRuleReport) report = NULL;
  const StfRuleResult *result;
  const StfFinding *finding;

  test_rules_edit (year, "person e22 unskilled t1; assignment e37 to 2013-02-28");
  report = stf_rules_evaluate (year, "2013-01-15");
  result = find (year, report, "R18");
  g_assert_cmpint (result->state, ==, STF_RULE_AT_RISK);
  g_assert_cmpstr (result->changes_on, ==, "2013-03-01");
  g_assert_cmpuint (result->findings->len, ==, 0);
  g_assert_cmpuint (result->forecast->len, ==, 1);
  finding = result->forecast->pdata[0];
  g_assert_cmpstr (finding->text, ==,
                   "On 1 March 2013 Webbförvaltningsgruppen loses its only member with the skill "
                   "IT-kompetens.");
  g_assert_cmpstr (finding->from_date, ==, "2013-03-01");
  g_assert_cmpstr (finding->to_date, ==, "2013-12-31");
  g_assert_cmpstr (finding->table, ==, "body");
  g_assert_cmpstr (finding->label, ==, "Webbförvaltningsgruppen");
  g_assert_cmpstr (finding->body, ==, finding->id);
  g_assert_nonnull (finding->remedy);
}

/* A waiver covers its days and no others, and what outlasts it is foreseen. */
static void
test_waiver (void)
{
  static const struct
  {
    const char *date;
    StfRuleState state;
    guint n_findings;
    const char *forecast; /* the first day */
  } DAYS[] = {
    { "2013-03-01", STF_RULE_AT_RISK, 0, "2013-10-01" },
    { "2013-10-01", STF_RULE_BREACHED, 1, "2014-01-01" },
    { "2013-10-08", STF_RULE_BREACHED, 1, "2014-01-01" },
    { "2013-10-09", STF_RULE_WAIVED, 1, "2014-01-01" },
    { "2013-12-31", STF_RULE_WAIVED, 1, "2014-01-01" },
    { "2014-01-01", STF_RULE_BREACHED, 1, NULL },
  };
  g_autoptr (StfRuleYear) year = test_rules_load ();

  for (guint i = 0; i < G_N_ELEMENTS (DAYS); i++)
    {
      g_autoptr (StfRuleReport) report = stf_rules_evaluate (year, DAYS[i].date);
      g_autoptr (GPtrArray) listed = NULL;
      const StfRuleResult *result = find (year, report, "R17");

      g_assert_cmpint (result->state, ==, DAYS[i].state);
      g_assert_cmpuint (result->findings->len, ==, DAYS[i].n_findings);
      g_assert_true ((result->waiver != NULL) == (result->state == STF_RULE_WAIVED));
      if (DAYS[i].forecast)
        g_assert_cmpstr (((StfFinding *) result->forecast->pdata[0])->from_date, ==,
                         DAYS[i].forecast);
      listed = stf_rule_report_list_findings (
          report, "body",
          STF_ROW (year, StfRuleBody, bodies, TEST_ROW (year, StfRuleBody, bodies, "t13"))->id);
      for (guint j = 0; j < listed->len; j++)
        g_assert_true (((StfFinding *) listed->pdata[j])->rule != result
                       || result->state == STF_RULE_BREACHED);
    }
}

/* Last year is tested against last year's text. */
static void
test_in_force (void)
{
  g_autoptr (StfRuleYear) year = test_rules_load ();
  g_autoptr (StfRuleReport) before = NULL;
  g_autoptr (StfRuleReport) after = NULL;
  g_autoptr (StfRuleReport) last = NULL;
  StfRule *rule = STF_ROW (year, StfRule, rules, test_rules_find_rule (year, "R01"));

  rule->from_date = "2013-02-01";
  rule->to_date = "2013-05-31";
  before = stf_rules_evaluate (year, "2013-01-31");
  g_assert_null (stf_rule_report_find (before, rule->id));
  last = stf_rules_evaluate (year, "2013-05-31");
  g_assert_nonnull (stf_rule_report_find (last, rule->id));
  g_assert_cmpuint (find (year, last, "R01")->forecast->len, ==, 0);
  g_assert_cmpstr (find (year, last, "R01")->changes_on, ==, "2013-06-01");
  after = stf_rules_evaluate (year, "2013-06-01");
  g_assert_null (stf_rule_report_find (after, rule->id));
}

/* Two versions of the document, one with a rule less, one more, and some otherwise. */
static void
test_versions (void)
{
  static const char *const NEXT = "00000022-0001-8000-8000-000000000017";
  g_autoptr (GError) error = NULL;
  char *path;
  StfYearFile *file = test_rules_open (&path);
  g_autoptr (GPtrArray) versions = stf_rule_versions_list (file, &error);
  g_autoptr (StfRuleYear) year = test_rules_load ();
  g_autoptr (GPtrArray) differences = NULL;
  const StfRuleVersion *version;
  const StfRuleDifference *it;
  guint n = year->rules->len, n_parameters = year->parameters->len;

  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 1);
  version = versions->pdata[0];
  g_assert_cmpstr (version->version, ==, "0.5");
  g_assert_cmpuint (version->n_rules, ==, 43);
  test_rules_remove (file, path);

  for (guint i = 0; i < n; i++)
    {
      StfRule rule = *STF_ROW (year, StfRule, rules, i);

      rule.document = rule.ref ? NEXT : NULL;
      g_array_append_val (year->rules, rule);
    }
  for (guint i = 0; i < n_parameters; i++)
    {
      StfRuleParameterRow parameter = *STF_ROW (year, StfRuleParameterRow, parameters, i);

      parameter.rule += (int) n;
      g_array_append_val (year->parameters, parameter);
    }
  differences = stf_rule_versions_compare (year, version->id, NEXT);
  g_assert_cmpuint (differences->len, ==, 0);
  g_ptr_array_unref (differences);

  STF_ROW (year, StfRule, rules, n)->ref = "R99";
  STF_ROW (year, StfRule, rules, n + 1)->clause = "Nätverket väljer sju.";
  STF_ROW (year, StfRule, rules, n + 2)->severity = "should";
  STF_EACH (year, StfRuleParameterRow, parameters, parameter)
  if (parameter->rule == (int) n + 19 && g_str_equal (parameter->name, "least"))
    parameter->value = "5";
  differences = stf_rule_versions_compare (year, version->id, NEXT);
  g_assert_cmpuint (differences->len, ==, 5);
  it = differences->pdata[0];
  g_assert_true (g_str_equal (it->ref, "R01") && it->before && !it->after);
  it = differences->pdata[1];
  g_assert_true (g_str_equal (it->ref, "R02") && it->aspects == STF_RULE_CLAUSE);
  it = differences->pdata[2];
  g_assert_true (g_str_equal (it->ref, "R03") && it->aspects == STF_RULE_SEVERITY);
  it = differences->pdata[3];
  g_assert_true (g_str_equal (it->ref, "R20") && it->aspects == STF_RULE_PARAMETERS);
  g_assert_nonnull (strstr (it->before->parameters, "At least: 4"));
  g_assert_nonnull (strstr (it->after->parameters, "At least: 5"));
  it = differences->pdata[4];
  g_assert_true (g_str_equal (it->ref, "R99") && !it->before && it->after);
}

/* Each parameter of each rule misspelt, emptied, doubled, or of another kind: found every time. */
static void
test_misspelt (void)
{
  g_autoptr (StfRuleYear) example = test_rules_load ();

  for (guint i = 0; i < example->parameters->len; i++)
    {
      const StfRuleParameterRow *it = STF_ROW (example, StfRuleParameterRow, parameters, i);
      const StfRule *rule = STF_ROW (example, StfRule, rules, it->rule);
      const StfCheckParameter *parameter = stf_rule_check_find_parameter (
          stf_rule_checks_find (rule->check), it->name);

      g_assert_nonnull (parameter);
      for (guint how = 0; how < 3; how++)
        {
          g_autoptr (StfRuleYear) year = stf_rule_year_copy (example);
          StfRuleParameterRow *bent = STF_ROW (year, StfRuleParameterRow, parameters, i);
          g_autoptr (StfRuleReport) report = NULL;
          const StfRuleResult *result;

          if (how == 0)
            bent->name = "membres";
          else if (how == 1)
            bent->value = bent->value ? "fyra" : NULL, bent->setting = STF_NONE,
            bent->body = bent->role = bent->event = bent->document = bent->skill = STF_NONE,
            bent->category = bent->flow = STF_NONE;
          else if (bent->setting >= 0)
            STF_ROW (year, StfRuleSetting, settings, bent->setting)->value = "kanske";
          if ((how == 1 && parameter->kind == STF_PARAMETER_TEXT && bent->value)
              || (how == 2 && (bent->setting < 0 || parameter->kind == STF_PARAMETER_TEXT)))
            continue;
          report = stf_rules_evaluate (year, "2013-03-01");
          result = stf_rule_report_find (report, rule->id);
          g_assert_cmpint (result->state, ==, STF_RULE_UNDECIDED);
          g_assert_nonnull (strstr (result->reason, how == 0 ? "membres" : it->name));
        }
    }
}

/* What the document leaves open is settled on the page of a rule: none is out of reach. */
static void
test_settings (void)
{
  g_autoptr (StfRuleYear) year = test_rules_load ();

  g_assert_cmpuint (year->settings->len, >, 20);
  for (guint i = 0; i < year->settings->len; i++)
    {
      guint n = 0;

      STF_EACH (year, StfRuleParameterRow, parameters, it)
      n += it->setting == (int) i;
      if (n == 0)
        g_test_message ("%s", STF_ROW (year, StfRuleSetting, settings, i)->name);
      g_assert_cmpuint (n, >, 0);
    }
}

/* Each check that does not exist, and each parameter that is missing. */
static void
test_missing (void)
{
  g_autoptr (StfRuleYear) example = test_rules_load ();

  for (guint i = 0; i < example->rules->len; i++)
    {
      g_autoptr (StfRuleYear) year = stf_rule_year_copy (example);
      g_autoptr (StfRuleYear) bare = stf_rule_year_copy (example);
      StfRule *rule = STF_ROW (year, StfRule, rules, i);
      g_autoptr (StfRuleReport) report = NULL;
      g_autoptr (StfRuleReport) without = NULL;
      const StfRuleResult *result;

      if (!rule->check)
        continue;
      rule->check = "metings";
      report = stf_rules_evaluate (year, "2013-03-01");
      result = stf_rule_report_find (report, rule->id);
      g_assert_cmpint (result->state, ==, STF_RULE_UNDECIDED);
      g_assert_nonnull (strstr (result->reason, "metings"));

      g_array_set_size (bare->parameters, 0);
      without = stf_rules_evaluate (bare, "2013-03-01");
      result = stf_rule_report_find (without, rule->id);
      g_assert_cmpint (result->state, ==, STF_RULE_UNDECIDED);
      g_assert_nonnull (result->reason);
    }
}

/* Every check has a function and every function a check, with words for both. */
static void
test_checks (void)
{
  guint n;
  const StfRuleCheck *checks = stf_rule_checks_get (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_nonnull (stf_check_get_function (checks[i].name));
      g_assert_cmpstr (stf_rule_check_get_label (&checks[i]), !=, "");
      g_assert_true (stf_rule_checks_find (checks[i].name) == &checks[i]);
      for (guint j = 0; j < checks[i].n_parameters; j++)
        {
          const StfCheckParameter *it = &checks[i].parameters[j];

          g_assert_true (stf_rule_check_find_parameter (&checks[i], it->name) == it);
          g_assert_true ((it->kind == STF_PARAMETER_CHOICE) == (it->choices != NULL));
          g_assert_false (it->required && checks[i].ready && !it->offered);
        }
    }
  g_assert_null (stf_rule_checks_find ("metings"));
  g_assert_null (stf_rule_checks_find (NULL));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/forecast/equals-every-later-day", test_forecast);
  g_test_add_func ("/rules/forecast/names-what-is-lost-and-when", test_words);
  g_test_add_func ("/rules/suppositions/equal-the-change-itself", test_suppositions);
  g_test_add_func ("/rules/try/says-what-saving-brings", test_try);
  g_test_add_func ("/rules/try/is-not-misled-by-names", test_renamed);
  g_test_add_func ("/rules/waiver/covers-its-days", test_waiver);
  g_test_add_func ("/rules/in-force/from-and-to", test_in_force);
  g_test_add_func ("/rules/versions/tell-what-differs", test_versions);
  g_test_add_func ("/rules/parameters/no-misspelling-passes", test_misspelt);
  g_test_add_func ("/rules/parameters/no-gap-passes", test_missing);
  g_test_add_func ("/rules/parameters/every-setting-belongs-to-a-rule", test_settings);
  g_test_add_func ("/rules/checks/are-whole", test_checks);

  return g_test_run ();
}
