/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "rules/stf-rule-draft.h"
#include "rules/stf-rule-parameter.h"
#include "rules/stf-waiver-draft.h"
#include "stf-history.h"
#include "stf-test-year.h"

static StfRuleDraft *
new_draft (TestYear *self)
{
  g_autoptr (GError) error = NULL;
  StfRuleDraft *draft = stf_rule_draft_new (self->file, &error);

  g_assert_no_error (error);
  stf_rule_draft_set (draft, "title", "Tre ledamöter");
  stf_rule_draft_set (draft, "clause", "Styrgruppen har minst tre ledamöter.");
  stf_rule_draft_set_check (draft, "holders");
  stf_rule_draft_set_parameter (draft, "role", test_year_id (self, "member"));
  stf_rule_draft_set_parameter (draft, "least", "3");
  return draft;
}

static void
save (TestYear *self, StfRuleDraft *draft)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (stf_rule_draft_save (draft, self->file, &error));
  g_assert_no_error (error);
}

static GPtrArray *
list (TestYear *self, const char *rule)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *parameters = stf_rule_parameter_list (self->file, rule, &error);

  g_assert_no_error (error);
  return parameters;
}

static void
test_new (TestYear *self, gconstpointer data)
{
  g_autoptr (StfRuleDraft) draft = new_draft (self);
  g_autoptr (StfRow) row = NULL;
  g_autoptr (StfRow) undone = NULL;
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autoptr (GPtrArray) parameters = NULL;
  const char *id = stf_rule_draft_get_id (draft);

  test_year_add (self, NULL, "rule", "title", "Först", "clause", "Först.", "severity", "may",
                 "position", "7", NULL);
  save (self, draft);
  row = stf_year_file_get_row (self->file, "rule", id, NULL);
  g_assert_cmpstr (stf_row_get_text (row, "check"), ==, "holders");
  g_assert_cmpstr (stf_row_get_text (row, "severity"), ==, "must");
  g_assert_null (stf_row_get_text (row, "document"));
  parameters = list (self, id);
  g_assert_cmpuint (parameters->len, ==, 2);
  for (guint i = 0; i < parameters->len; i++)
    {
      const StfRuleParameter *parameter = parameters->pdata[i];
      gboolean is_role = g_str_equal (parameter->name, "role");

      g_assert_cmpstr (parameter->value, ==, is_role ? "Ledamot" : "3");
      g_assert_cmpstr (parameter->row, ==, is_role ? test_year_id (self, "member") : NULL);
    }
  entry = stf_history_get_undo (self->file);
  g_assert_cmpstr (entry->message, ==, "rule-new");

  g_assert_true (stf_year_file_undo (self->file, NULL));
  undone = stf_year_file_get_row (self->file, "rule", id, NULL);
  g_assert_null (undone);
}

static void
test_last (TestYear *self, gconstpointer data)
{
  g_autoptr (StfRuleDraft) draft = NULL;
  g_autoptr (StfRow) row = NULL;

  test_year_add (self, NULL, "rule", "title", "Först", "clause", "Först.", "severity", "may",
                 "position", "7", NULL);
  draft = new_draft (self);
  save (self, draft);
  row = stf_year_file_get_row (self->file, "rule", stf_rule_draft_get_id (draft), NULL);
  g_assert_cmpint (stf_row_get_integer (row, "position"), ==, 8);
}

static void
test_edit (TestYear *self, gconstpointer data)
{
  g_autoptr (StfRuleDraft) draft = new_draft (self);
  g_autoptr (StfRuleDraft) again = NULL;
  g_autoptr (GPtrArray) parameters = NULL;
  const StfRuleParameter *parameter;

  save (self, draft);
  again = stf_rule_draft_load (self->file, stf_rule_draft_get_id (draft), NULL);
  g_assert_false (stf_rule_draft_is_new (again));
  g_assert_false (stf_rule_draft_is_changed (again));
  g_assert_cmpstr (stf_rule_draft_get_parameter (again, "least"), ==, "3");
  g_assert_cmpstr (stf_rule_draft_get_parameter (again, "role"), ==, test_year_id (self, "member"));

  /* Another check forgets what the last one was told. */
  stf_rule_draft_set_check (again, "report-interval");
  g_assert_cmpstr (stf_rule_draft_get_parameter (again, "months"), ==, "6");
  stf_rule_draft_set_check (again, "meetings");
  stf_rule_draft_set_parameter (again, "body", test_year_id (self, "steering"));
  stf_rule_draft_set_parameter (again, "per", NULL);
  stf_rule_draft_set_parameter (again, "joint-least", NULL);
  stf_rule_draft_set_parameter (again, "least", "4");
  save (self, again);
  parameters = list (self, stf_rule_draft_get_id (draft));
  g_assert_cmpuint (parameters->len, ==, 2);
  parameter = parameters->pdata[0];
  if (!g_str_equal (parameter->name, "least"))
    parameter = parameters->pdata[1];
  g_assert_cmpstr (parameter->value, ==, "4");
}

static guint
count_roles (TestYear *self, const char *rule)
{
  g_autoptr (GPtrArray) parameters = list (self, rule);
  guint n = 0;

  for (guint i = 0; i < parameters->len; i++)
    n += g_str_equal (((StfRuleParameter *) parameters->pdata[i])->name, "role");
  return n;
}

/* Several roles together: each can be seen, exchanged and taken away. */
static void
test_many (TestYear *self, gconstpointer data)
{
  g_autoptr (StfRuleDraft) draft = new_draft (self);
  g_autoptr (StfRuleDraft) again = NULL;
  g_autoptr (StfRuleDraft) last = NULL;
  const char *id = stf_rule_draft_get_id (draft);
  const char *member = test_year_id (self, "member");
  const char *chair = test_year_id (self, "chair");
  guint other;

  g_assert_cmpuint (stf_rule_draft_count_parameter (draft, "role"), ==, 1);
  g_assert_null (stf_rule_draft_get_nth_parameter (draft, "role", 1));
  stf_rule_draft_set_nth_parameter (draft, "role", 1, chair);
  save (self, draft);
  g_assert_cmpuint (count_roles (self, id), ==, 2);

  again = stf_rule_draft_load (self->file, id, NULL);
  g_assert_cmpuint (stf_rule_draft_count_parameter (again, "role"), ==, 2);
  other = g_str_equal (stf_rule_draft_get_nth_parameter (again, "role", 0), member) ? 0 : 1;
  g_assert_cmpstr (stf_rule_draft_get_nth_parameter (again, "role", 1 - other), ==, chair);
  stf_rule_draft_set_nth_parameter (again, "role", other, NULL);
  g_assert_cmpuint (stf_rule_draft_count_parameter (again, "role"), ==, 1);
  save (self, again);

  last = stf_rule_draft_load (self->file, id, NULL);
  g_assert_cmpuint (count_roles (self, id), ==, 1);
  g_assert_cmpstr (stf_rule_draft_get_parameter (last, "role"), ==, chair);
}

static void
test_delete (TestYear *self, gconstpointer data)
{
  g_autoptr (StfRuleDraft) draft = new_draft (self);
  g_autoptr (StfWaiverDraft) waiver = NULL;
  g_autoptr (GPtrArray) waivers = NULL;
  g_autoptr (GPtrArray) parameters = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;
  const char *id = stf_rule_draft_get_id (draft);

  save (self, draft);
  waiver = stf_waiver_draft_new (id, "2013-01-01");
  stf_waiver_draft_set (waiver, STF_WAIVER_REASON, "Därför.");
  g_assert_true (stf_waiver_draft_save (waiver, self->file, NULL));

  g_assert_true (stf_rule_delete (self->file, id, &error));
  g_assert_no_error (error);
  waivers = stf_waiver_list (self->file, id, NULL);
  parameters = list (self, id);
  g_assert_cmpuint (waivers->len + parameters->len, ==, 0);
  g_assert_true (stf_year_file_undo (self->file, NULL));
  back = list (self, id);
  g_assert_cmpuint (back->len, ==, 2);
}

/* The rules of a document are not the user's to change here. */
static void
test_document (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  test_year_add (self, "document", "document", "title", "Styrning", "kind", "governing", "state",
                 "adopted", NULL);
  test_year_add (self, "rule", "rule", "title", "R", "clause", "R.", "severity", "must", "document",
                 "@document", NULL);
  g_assert_null (stf_rule_draft_load (self->file, test_year_id (self, "rule"), &error));
  g_assert_error (error, STF_DRAFT_ERROR, STF_DRAFT_ERROR_GONE);
  g_assert_false (stf_rule_delete (self->file, test_year_id (self, "rule"), NULL));
}

static void
test_validate (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *column;    /* or */
    const char *parameter; /* of holders */
    const char *value;
    const char *wrong; /* NULL: nothing */
  } cases[] = {
    { "title", NULL, NULL, "title" },
    { "clause", NULL, " ", "clause" },
    { "from_date", NULL, "2013-02-30", "from_date" },
    { "to_date", NULL, "snart", "to_date" },
    { NULL, "role", NULL, "role" },
    { NULL, "least", "tre", "least" },
    { NULL, "most", "-1", "most" },
    { NULL, "most", "5", NULL },
    { NULL, "least", NULL, NULL },
    { "from_date", NULL, "2013-02-28", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfRuleDraft) draft = new_draft (self);
      g_autoptr (GError) error = NULL;
      const char *wrong = NULL;

      if (cases[i].column)
        stf_rule_draft_set (draft, cases[i].column, cases[i].value);
      else
        stf_rule_draft_set_parameter (draft, cases[i].parameter, cases[i].value);
      g_assert_cmpint (stf_rule_draft_validate (draft, &wrong, &error), ==, !cases[i].wrong);
      g_assert_cmpstr (wrong, ==, cases[i].wrong);
      g_assert_cmpint (stf_rule_draft_save (draft, self->file, NULL), ==, !cases[i].wrong);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/rule-draft/new/is-one-change-that-can-be-undone", test_new);
  test_year_add_test ("/rule-draft/new/comes-last", test_last);
  test_year_add_test ("/rule-draft/edit/can-choose-another-check", test_edit);
  test_year_add_test ("/rule-draft/edit/several-values-of-a-parameter", test_many);
  test_year_add_test ("/rule-draft/delete/takes-parameters-and-waivers-along", test_delete);
  test_year_add_test ("/rule-draft/document/keeps-its-own-rules", test_document);
  test_year_add_test ("/rule-draft/validate/names-what-is-at-fault", test_validate);

  return g_test_run ();
}
