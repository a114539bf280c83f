/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year that tests can bend with a line of text. */

#include "stf-test-rules.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <string.h>

#include "handover/stf-template.h"

/* Returns: (transfer full): the example year in a file of its own */
StfYearFile *
test_rules_open (char **path)
{
  g_autoptr (GError) error = NULL;
  StfYearFile *file;
  int handle = g_file_open_tmp ("stafett-rules-XXXXXX.stafett", path, &error);

  g_assert_no_error (error);
  close (handle);
  g_remove (*path);
  stf_year_new_from_template ("exempel-2013", 2013, *path, "Test", NULL, NULL, &error);
  g_assert_no_error (error);
  file = stf_year_file_open (*path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  return file;
}

void
test_rules_remove (StfYearFile *file, char *path)
{
  stf_year_file_close (file, NULL);
  g_object_unref (file);
  g_remove (path);
  g_free (path);
}

StfRuleYear *
test_rules_load (void)
{
  g_autoptr (GError) error = NULL;
  char *path;
  StfYearFile *file = test_rules_open (&path);
  StfRuleYear *year = stf_rule_year_load (file, &error);

  g_assert_no_error (error);
  test_rules_remove (file, path);
  return year;
}

/* The rows' ids end in a number and have 0001 or 2013 in their second part. */
int
test_rules_find (const GArray *array, gsize size, const char *name)
{
  g_autofree char *middle = g_strdup_printf ("-%s-8000", name[0] == 'e' ? "2013" : "0001");

  if (g_str_equal (name, "none"))
    return STF_NONE;
  for (guint i = 0; i < array->len; i++)
    {
      const char *id = *(char **) (array->data + i * size);

      if (strlen (id) == 36 && strstr (id, middle) && atoll (id + 24) == atoll (name + 1))
        return (int) i;
    }

  g_error ("No row %s", name);
}

int
test_rules_find_rule (const StfRuleYear *year, const char *ref)
{
  STF_EACH (year, StfRule, rules, it)
  if (g_strcmp0 (it->ref, ref) == 0)
    return STF_INDEX (year, rules, it);

  g_error ("No rule %s", ref);
}

static const char *
keep (const char *text)
{
  return g_str_equal (text, "none") ? NULL : g_intern_string (text);
}

static int
to_day (const char *text)
{
  return g_str_equal (text, "none") ? STF_DAY_OPEN_END : stf_day_parse (text, STF_NONE);
}

#define IS(name) g_str_equal (column, name)
#define BODY(name) TEST_ROW (year, StfRuleBody, bodies, name)
#define ROLE(name) TEST_ROW (year, StfRuleRole, roles, name)
#define PERSON(name) TEST_ROW (year, StfRulePerson, persons, name)
#define DECISION(name) TEST_ROW (year, StfRuleDecision, decisions, name)
#define AGENCY(name) TEST_ROW (year, StfRuleAgency, agencies, name)

static void
edit_assignment (StfRuleYear *year, StfRuleAssignment *it, const char *column, const char *value)
{
  if (IS ("from"))
    it->from = to_day (value);
  else if (IS ("to"))
    it->to = to_day (value);
  else if (IS ("person"))
    it->person = PERSON (value);
  else if (IS ("role"))
    it->role = ROLE (value);
  else if (IS ("decision"))
    it->decision = g_str_equal (value, "none") ? STF_NONE : DECISION (value);
  else if (IS ("extent"))
    it->extent = atoi (value);
  else if (IS ("acting"))
    it->acting = atoi (value);
  else if (IS ("deputy"))
    it->deputy = atoi (value);
  else if (IS ("carried"))
    it->carried_over = atoi (value);
  else
    g_error ("assignment %s", column);
}

static void
edit_document (StfRuleYear *year, StfRuleDocument *it, const char *column, const char *value)
{
  if (IS ("on"))
    it->on = g_str_equal (value, "none") ? STF_DAY_OPEN_START : to_day (value);
  else if (IS ("from"))
    it->from = to_day (value);
  else if (IS ("to"))
    it->to = to_day (value);
  else if (IS ("state"))
    it->state = keep (value);
  else if (IS ("ref"))
    it->ref = keep (value);
  else if (IS ("contract"))
    it->contract = keep (value);
  else if (IS ("decision"))
    it->decision = g_str_equal (value, "none") ? STF_NONE : DECISION (value);
  else if (IS ("body"))
    it->owner_body = BODY (value);
  else if (IS ("role"))
    it->owner_role = g_str_equal (value, "none") ? STF_NONE : ROLE (value);
  else
    g_error ("document %s", column);
}

static void
edit_meeting (StfRuleYear *year, StfRuleMeeting *it, const char *column, const char *value)
{
  if (IS ("on"))
    it->on = it->to = to_day (value);
  else if (IS ("event"))
    it->event = TEST_ROW (year, StfRuleEvent, events, value);
  else if (IS ("notes"))
    it->has_notes = atoi (value);
  else if (IS ("state"))
    {
      it->held = g_str_equal (value, "held");
      it->cancelled = g_str_equal (value, "cancelled");
    }
  else
    g_error ("meeting %s", column);
}

static void
edit_decision (StfRuleYear *year, StfRuleDecision *it, const char *column, const char *value)
{
  if (IS ("on"))
    it->on = to_day (value);
  else if (IS ("body"))
    it->body = BODY (value);
  else if (IS ("kind"))
    it->kind = keep (value);
  else if (IS ("meeting"))
    it->meeting = g_str_equal (value, "none") ? STF_NONE
                                              : TEST_ROW (year, StfRuleMeeting, meetings, value);
  else
    g_error ("decision %s", column);
}

static void
edit_person (StfRuleYear *year, int person, const char *column, const char *value)
{
  if (IS ("employer"))
    {
      STF_EACH (year, StfRuleEmployment, employments, it)
      if (it->person == person)
        it->agency = AGENCY (value);
    }
  else if (IS ("unemployed"))
    {
      STF_EACH (year, StfRuleEmployment, employments, it)
      if (it->person == person)
        it->to = to_day (value);
    }
  else if (IS ("unskilled"))
    {
      STF_EACH (year, StfRulePersonSkill, person_skills, it)
      if (it->person == person && it->skill == TEST_ROW (year, StfRuleSkill, skills, value))
        it->skill = STF_NONE;
    }
  else
    g_error ("person %s", column);
}

#define LINE(name) TEST_ROW (year, StfRuleLine, lines, name)
#define BUDGET(name) TEST_ROW (year, StfRuleBudget, budgets, name)
#define CATEGORY(name) TEST_ROW (year, StfRuleCategory, categories, name)
#define FLOW(name) TEST_ROW (year, StfRuleFlow, flows, name)
#define REQUEST(name) TEST_ROW (year, StfRuleRequest, requests, name)

static void
edit_line (StfRuleYear *year, StfRuleLine *it, const char *column, const char *value)
{
  if (IS ("category"))
    it->category = CATEGORY (value);
  else if (IS ("flow"))
    it->flow = FLOW (value);
  else if (IS ("request"))
    it->request = REQUEST (value);
  else if (IS ("development"))
    it->development = atoi (value);
  else if (IS ("noted"))
    it->has_note = atoi (value);
  else
    g_error ("line %s", column);
}

/* amount LINE BUDGET ÖRE, or none */
static void
edit_amount (StfRuleYear *year, const char *line, const char *budget, const char *value)
{
  for (guint i = 0; i < year->amounts->len; i++)
    {
      StfRuleAmount *it = STF_ROW (year, StfRuleAmount, amounts, i);

      if (it->line != LINE (line) || it->version != BUDGET (budget))
        continue;
      if (g_str_equal (value, "none"))
        g_array_remove_index (year->amounts, i);
      else
        it->amount = g_ascii_strtoll (value, NULL, 10);
      return;
    }
  g_error ("amount %s %s", line, budget);
}

static void
edit_budget (StfRuleYear *year, StfRuleBudget *it, const char *column, const char *value)
{
  if (IS ("proposed"))
    it->proposed = to_day (value);
  else if (IS ("anchored"))
    it->anchored = to_day (value);
  else if (IS ("adopted"))
    it->adopted = to_day (value);
  else if (IS ("proposal"))
    it->proposal = DECISION (value);
  else if (IS ("decision"))
    it->decision = DECISION (value);
  else
    g_error ("budget %s", column);
}

static void
edit_request (StfRuleYear *year, StfRuleRequest *it, const char *column, const char *value)
{
  if (IS ("outcome"))
    it->is_granted = g_str_equal (value, "granted");
  else if (IS ("granted"))
    it->granted = g_ascii_strtoll (value, NULL, 10);
  else if (IS ("spent"))
    it->spent = g_ascii_strtoll (value, NULL, 10);
  else if (IS ("on"))
    it->on = to_day (value);
  else if (IS ("decision"))
    it->decision = DECISION (value);
  else
    g_error ("request %s", column);
}

static void
edit_commission (StfRuleYear *year, StfRuleCommission *it, const char *column, const char *value)
{
  if (IS ("line"))
    it->line = LINE (value);
  else if (IS ("extent"))
    it->extent = atoi (value);
  else if (IS ("full"))
    it->full = g_ascii_strtoll (value, NULL, 10);
  else if (IS ("statutory"))
    it->statutory = g_ascii_strtoll (value, NULL, 10);
  else
    g_error ("commission %s", column);
}

static void
edit_fee (StfRuleYear *year, StfRuleFee *it, const char *column, const char *value)
{
  if (IS ("amount"))
    it->amount = g_ascii_strtoll (value, NULL, 10);
  else if (IS ("allocation"))
    it->allocation = keep (value);
  else if (IS ("version"))
    it->version = BUDGET (value);
  else if (IS ("proposal"))
    it->proposal = DECISION (value);
  else if (IS ("decision"))
    it->decision = DECISION (value);
  else
    g_error ("fee %s", column);
}

static void
edit_invoice (StfRuleYear *year, StfRuleInvoice *it, const char *column, const char *value)
{
  if (IS ("amount"))
    it->amount = g_ascii_strtoll (value, NULL, 10);
  else if (IS ("agency"))
    it->agency = AGENCY (value);
  else if (IS ("on"))
    it->on = to_day (value);
  else
    g_error ("invoice %s", column);
}

/* What is gone refers to nothing that is left. */
static void
edit_gone (StfRuleYear *year, const char *what, const char *row)
{
  if (g_str_equal (what, "share"))
    g_array_remove_index (year->shares, (guint) TEST_ROW (year, StfRuleShare, shares, row));
  else if (g_str_equal (what, "invoice"))
    g_array_remove_index (year->invoices, (guint) TEST_ROW (year, StfRuleInvoice, invoices, row));
  else if (g_str_equal (what, "fees"))
    {
      g_array_set_size (year->shares, 0);
      g_array_set_size (year->invoices, 0);
      g_array_set_size (year->fees, 0);
    }
  else if (g_str_equal (what, "budgets"))
    {
      g_array_set_size (year->amounts, 0);
      g_array_set_size (year->budgets, 0);
      STF_EACH (year, StfRuleFee, fees, it)
      it->version = STF_NONE;
    }
  else
    g_error ("gone %s", what);
}

/* Returns: whether @table is one of money */
static gboolean
edit_money (StfRuleYear *year, const char *table, const char *row, const char *column,
            const char *value)
{
#define EDIT(name, type, array, edit)                                                              \
  if (g_str_equal (table, name))                                                                   \
    {                                                                                              \
      edit (year, STF_ROW (year, type, array, TEST_ROW (year, type, array, row)), column, value);  \
      return TRUE;                                                                                 \
    }
  EDIT ("line", StfRuleLine, lines, edit_line)
  EDIT ("budget", StfRuleBudget, budgets, edit_budget)
  EDIT ("request", StfRuleRequest, requests, edit_request)
  EDIT ("commission", StfRuleCommission, commissions, edit_commission)
  EDIT ("fee", StfRuleFee, fees, edit_fee)
  EDIT ("invoice", StfRuleInvoice, invoices, edit_invoice)
#undef EDIT
  if (g_str_equal (table, "share") && IS ("amount"))
    STF_ROW (year, StfRuleShare, shares, TEST_ROW (year, StfRuleShare, shares, row))->amount
        = g_ascii_strtoll (value, NULL, 10);
  else if (g_str_equal (table, "amount"))
    edit_amount (year, row, column, value);
  else if (g_str_equal (table, "ledger") && IS ("agency"))
    STF_ROW (year, StfRuleLedger, ledgers, TEST_ROW (year, StfRuleLedger, ledgers, row))->agency
        = AGENCY (value);
  else if (g_str_equal (table, "gone"))
    edit_gone (year, row, column);
  else
    return FALSE;
  return TRUE;
}

static void
edit_rule (StfRuleYear *year, const char *ref, const char *column, const char *value)
{
  int rule = test_rules_find_rule (year, ref);

  STF_EACH (year, StfRuleParameterRow, parameters, it)
  if (it->rule == rule && IS (it->name))
    {
      if (it->category >= 0)
        it->category = CATEGORY (value);
      else
        it->value = keep (value);
      it->setting = STF_NONE;
      return;
    }
  g_error ("rule %s has no %s", ref, column);
}

static void
edit_one (StfRuleYear *year, char **words)
{
  const char *table = words[0], *row = words[1], *column = words[2], *value = words[3];

  if (edit_money (year, table, row, column, value))
    return;
  if (g_str_equal (table, "hold"))
    stf_rule_year_suppose_assignment (
        year, STF_ROW (year, StfRuleRole, roles, ROLE (row))->id, NULL,
        STF_ROW (year, StfRulePerson, persons, PERSON (column))->id, value, words[4]);
  else if (g_str_equal (table, "setting"))
    stf_rule_year_suppose_setting (year, row, keep (column));
  else if (g_str_equal (table, "rule"))
    edit_rule (year, row, column, value);
  else if (g_str_equal (table, "person"))
    edit_person (year, PERSON (row), column, value);
  else if (g_str_equal (table, "assignment"))
    edit_assignment (year,
                     STF_ROW (year, StfRuleAssignment, assignments,
                              TEST_ROW (year, StfRuleAssignment, assignments, row)),
                     column, value);
  else if (g_str_equal (table, "document"))
    edit_document (year,
                   STF_ROW (year, StfRuleDocument, documents,
                            TEST_ROW (year, StfRuleDocument, documents, row)),
                   column, value);
  else if (g_str_equal (table, "meeting"))
    edit_meeting (
        year,
        STF_ROW (year, StfRuleMeeting, meetings, TEST_ROW (year, StfRuleMeeting, meetings, row)),
        column, value);
  else if (g_str_equal (table, "decision"))
    edit_decision (year, STF_ROW (year, StfRuleDecision, decisions, DECISION (row)), column, value);
  else if (g_str_equal (table, "body") && IS ("to"))
    STF_ROW (year, StfRuleBody, bodies, BODY (row))->to = to_day (value);
  else if (g_str_equal (table, "body") && IS ("from"))
    STF_ROW (year, StfRuleBody, bodies, BODY (row))->from = to_day (value);
  else if (g_str_equal (table, "role") && IS ("reports"))
    STF_ROW (year, StfRuleRole, roles, ROLE (row))->reports_to = ROLE (value);
  else if (g_str_equal (table, "role") && IS ("follows"))
    STF_ROW (year, StfRuleRole, roles, ROLE (row))->holder_of = ROLE (value);
  else if (g_str_equal (table, "agency") && IS ("member"))
    STF_ROW (year, StfRuleAgency, agencies, AGENCY (row))->member = atoi (value);
  else
    g_error ("%s %s", table, column);
}

void
test_rules_edit (StfRuleYear *year, const char *lines)
{
  g_auto (GStrv) each = g_strsplit (lines, "; ", -1);

  for (char **line = each; *line && **line; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", -1);

      edit_one (year, words);
    }
  stf_rule_year_chain (year);
}
