/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "rules/stf-waiver-draft.h"
#include "organisation/stf-decision.h"
#include "stf-history.h"
#include "stf-test-year.h"

static void
set_up (TestYear *self)
{
  test_year_add (self, "rule", "rule", "ref", "R17", "title", "Fem ledamöter", "clause", "Fem.",
                 "severity", "must", "check", "web-group-size", "position", "17", NULL);
  test_year_add (self, "decision", "decision", "number", "§ 7", "title", "Fyra räcker", "kind",
                 "waiver", "on_date", "2013-02-01", "body", "@steering", NULL);
}

static GPtrArray *
list (TestYear *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *waivers = stf_waiver_list (self->file, test_year_id (self, "rule"), &error);

  g_assert_no_error (error);
  return waivers;
}

static StfWaiverDraft *
new_draft (TestYear *self)
{
  StfWaiverDraft *draft = stf_waiver_draft_new (test_year_id (self, "rule"), "2013-03-01");

  stf_waiver_draft_set (draft, STF_WAIVER_REASON, " Ingen vill. \n");
  return draft;
}

static void
save (TestYear *self, StfWaiverDraft *draft)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (stf_waiver_draft_save (draft, self->file, &error));
  g_assert_no_error (error);
}

static void
test_new (TestYear *self, gconstpointer data)
{
  g_autoptr (StfWaiverDraft) draft = NULL;
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autoptr (GPtrArray) waivers = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  const StfWaiver *waiver;

  set_up (self);
  draft = new_draft (self);
  stf_waiver_draft_set (draft, STF_WAIVER_DECISION, test_year_id (self, "decision"));
  stf_waiver_draft_set (draft, STF_WAIVER_TO_DATE, "2013-06-30");
  save (self, draft);

  waivers = list (self);
  g_assert_cmpuint (waivers->len, ==, 1);
  waiver = waivers->pdata[0];
  g_assert_cmpstr (waiver->reason, ==, "Ingen vill.");
  g_assert_cmpstr (waiver->decision_title, ==, "§ 7 Fyra räcker");
  g_assert_cmpstr (waiver->from_date, ==, "2013-03-01");
  g_assert_cmpstr (waiver->to_date, ==, "2013-06-30");
  entry = stf_history_get_undo (self->file);
  g_assert_cmpstr (entry->message, ==, "waiver-new");
  g_assert_cmpstr (entry->subject, ==, test_year_id (self, "rule"));

  g_assert_true (stf_year_file_undo (self->file, NULL));
  undone = list (self);
  g_assert_cmpuint (undone->len, ==, 0);
}

static void
test_new_decision (TestYear *self, gconstpointer data)
{
  g_autoptr (StfWaiverDraft) draft = NULL;
  g_autoptr (GPtrArray) waivers = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GPtrArray) undone = NULL;
  const StfDecision *decision;

  set_up (self);
  draft = new_draft (self);
  stf_waiver_draft_set_new_decision (draft, TRUE);
  stf_waiver_draft_set (draft, STF_WAIVER_DECISION_NUMBER, "§ 8");
  stf_waiver_draft_set (draft, STF_WAIVER_DECISION_TITLE, "Undantag");
  stf_waiver_draft_set (draft, STF_WAIVER_DECISION_DATE, "2013-02-28");
  stf_waiver_draft_set (draft, STF_WAIVER_DECISION_BODY, test_year_id (self, "steering"));
  save (self, draft);

  waivers = list (self);
  g_assert_cmpstr (((StfWaiver *) waivers->pdata[0])->decision_title, ==, "§ 8 Undantag");
  decisions = stf_decision_list (self->file, NULL);
  g_assert_cmpuint (decisions->len, ==, 2);
  decision = decisions->pdata[0];
  g_assert_cmpstr (decision->kind, ==, "waiver");
  g_assert_cmpstr (decision->body_name, ==, "Styrgruppen");

  /* One change: both go. */
  g_assert_true (stf_year_file_undo (self->file, NULL));
  undone = stf_decision_list (self->file, NULL);
  g_assert_cmpuint (undone->len, ==, 1);
}

static void
test_edit (TestYear *self, gconstpointer data)
{
  g_autoptr (StfWaiverDraft) draft = NULL;
  g_autoptr (StfWaiverDraft) again = NULL;
  g_autoptr (GPtrArray) waivers = NULL;

  set_up (self);
  draft = new_draft (self);
  save (self, draft);
  again = stf_waiver_draft_load (self->file, stf_waiver_draft_get_id (draft), NULL);
  g_assert_false (stf_waiver_draft_is_new (again));
  g_assert_false (stf_waiver_draft_is_changed (again));
  stf_waiver_draft_set (again, STF_WAIVER_TO_DATE, "2013-12-31");
  g_assert_true (stf_waiver_draft_is_changed (again));
  save (self, again);
  waivers = list (self);
  g_assert_cmpuint (waivers->len, ==, 1);
  g_assert_cmpstr (((StfWaiver *) waivers->pdata[0])->to_date, ==, "2013-12-31");
  g_assert_cmpstr (((StfWaiver *) waivers->pdata[0])->reason, ==, "Ingen vill.");
}

static void
test_end (TestYear *self, gconstpointer data)
{
  g_autoptr (StfWaiverDraft) draft = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ended = NULL;
  g_autoptr (GPtrArray) gone = NULL;
  const char *id;

  set_up (self);
  draft = new_draft (self);
  save (self, draft);
  id = stf_waiver_draft_get_id (draft);
  g_assert_true (stf_waiver_end (self->file, id, "2013-05-01", &error));
  g_assert_no_error (error);
  ended = list (self);
  g_assert_cmpstr (((StfWaiver *) ended->pdata[0])->to_date, ==, "2013-04-30");

  /* On the day that it begins there is nothing left of it. */
  g_assert_true (stf_waiver_end (self->file, id, "2013-03-01", &error));
  gone = list (self);
  g_assert_cmpuint (gone->len, ==, 0);
  g_assert_false (stf_waiver_end (self->file, id, "2013-03-01", &error));
  g_assert_error (error, STF_DRAFT_ERROR, STF_DRAFT_ERROR_GONE);
}

static void
test_validate (TestYear *self, gconstpointer data)
{
  static const struct
  {
    StfWaiverField field;
    const char *value;
    StfWaiverField wrong; /* STF_WAIVER_N_FIELDS: none */
  } cases[] = {
    { STF_WAIVER_REASON, " \n ", STF_WAIVER_REASON },
    { STF_WAIVER_FROM_DATE, "i mars", STF_WAIVER_FROM_DATE },
    { STF_WAIVER_TO_DATE, "2013-02-30", STF_WAIVER_TO_DATE },
    { STF_WAIVER_TO_DATE, "2013-02-28", STF_WAIVER_TO_DATE },
    { STF_WAIVER_DECISION_TITLE, NULL, STF_WAIVER_DECISION_TITLE },
    { STF_WAIVER_DECISION_DATE, NULL, STF_WAIVER_DECISION_DATE },
    { STF_WAIVER_DECISION_DATE, "2013-13-01", STF_WAIVER_DECISION_DATE },
    { STF_WAIVER_TO_DATE, "2013-03-01", STF_WAIVER_N_FIELDS },
    { STF_WAIVER_FROM_DATE, NULL, STF_WAIVER_N_FIELDS },
  };

  set_up (self);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfWaiverDraft) draft = new_draft (self);
      g_autoptr (GError) error = NULL;
      StfWaiverField wrong = STF_WAIVER_N_FIELDS;
      gboolean valid;

      stf_waiver_draft_set_new_decision (draft, TRUE);
      stf_waiver_draft_set (draft, STF_WAIVER_DECISION_TITLE, "Undantag");
      stf_waiver_draft_set (draft, STF_WAIVER_DECISION_DATE, "2013-02-28");
      stf_waiver_draft_set (draft, cases[i].field, cases[i].value);
      valid = stf_waiver_draft_validate (draft, &wrong, &error);
      g_assert_cmpint (valid, ==, cases[i].wrong == STF_WAIVER_N_FIELDS);
      if (!valid)
        {
          g_assert_cmpint (wrong, ==, cases[i].wrong);
          g_assert_nonnull (error);
          g_assert_false (stf_waiver_draft_save (draft, self->file, NULL));
        }
    }
}

static void
test_warnings (TestYear *self, gconstpointer data)
{
  g_autoptr (StfWaiverDraft) draft = NULL;
  g_auto (GStrv) bare = NULL;
  g_auto (GStrv) full = NULL;
  g_auto (GStrv) early = NULL;

  set_up (self);
  draft = new_draft (self);
  bare = stf_waiver_draft_get_warnings (draft);
  g_assert_cmpuint (g_strv_length (bare), ==, 2);
  stf_waiver_draft_set (draft, STF_WAIVER_DECISION, test_year_id (self, "decision"));
  stf_waiver_draft_set (draft, STF_WAIVER_TO_DATE, "2013-06-30");
  full = stf_waiver_draft_get_warnings (draft);
  g_assert_cmpuint (g_strv_length (full), ==, 0);
  stf_waiver_draft_set_new_decision (draft, TRUE);
  stf_waiver_draft_set (draft, STF_WAIVER_DECISION_DATE, "2013-03-02");
  early = stf_waiver_draft_get_warnings (draft);
  g_assert_cmpuint (g_strv_length (early), ==, 1);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/waiver/new/is-one-change-that-can-be-undone", test_new);
  test_year_add_test ("/waiver/new-decision/comes-and-goes-with-the-waiver", test_new_decision);
  test_year_add_test ("/waiver/edit/changes-what-was-changed", test_edit);
  test_year_add_test ("/waiver/end/leaves-the-days-before", test_end);
  test_year_add_test ("/waiver/validate/names-the-field-at-fault", test_validate);
  test_year_add_test ("/waiver/warnings/tell-what-is-missing", test_warnings);

  return g_test_run ();
}
