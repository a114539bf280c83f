/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an assignment holds beside who, what and when: extent and host, decision, deputies, and who
 * stays until a successor begins. */

#include <locale.h>

#include "organisation/stf-assignment-draft.h"
#include "organisation/stf-workload.h"
#include "stf-test-year.h"

static StfAssignmentDraft *
new_draft (TestYear *self, const char *role, const char *seat, const char *holder)
{
  g_autoptr (GError) error = NULL;
  StfAssignmentDraft *draft = stf_assignment_draft_new (
      self->file, test_year_id (self, role), seat ? test_year_id (self, seat) : NULL, NULL, &error);

  g_assert_no_error (error);
  if (holder)
    stf_assignment_draft_set_holder (draft, test_year_id (self, holder));
  return draft;
}

static StfAssignmentDraft *
load_draft (TestYear *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  StfAssignmentDraft *draft = stf_assignment_draft_load (self->file, id, &error);

  g_assert_no_error (error);
  return draft;
}

static void
save (TestYear *self, StfAssignmentDraft *draft)
{
  g_autoptr (GError) error = NULL;

  stf_assignment_draft_save (draft, self->file, &error);
  g_assert_no_error (error);
}

/* A bit for each kind of warning. */
static guint
get_warnings (TestYear *self, StfAssignmentDraft *draft)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) warnings = stf_assignment_draft_get_warnings (draft, self->file, &error);
  guint kinds = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < warnings->len; i++)
    kinds |= 1u << ((const StfAssignmentWarning *) warnings->pdata[i])->kind;
  return kinds;
}

#define BIT(kind) (1u << STF_ASSIGNMENT_##kind)

static void
propose_host (TestYear *self, StfAssignmentDraft *draft, const char *expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (stf_assignment_draft_propose_host (draft, self->file, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (stf_assignment_draft_get (draft)->host, ==,
                   expected ? test_year_id (self, expected) : NULL);
}

/* The row that is the only one of its table. */
static StfRow *
get_only (TestYear *self, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (self->file, table, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  return stf_row_copy (rows->pdata[0]);
}

static void
test_save_all (TestYear *self, gconstpointer data)
{
  static const char *const texts[][2] = { { "seat", "chair-seat" },
                                          { "person", "anna" },
                                          { "host", "skane" } };
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "chair", "chair-seat", "anna");
  g_autoptr (StfAssignmentDraft) again = NULL;
  StfDecision *decision = stf_decision_new ();
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (StfRow) row = NULL;
  g_autoptr (StfRow) written = NULL;
  g_autoptr (GError) error = NULL;

  decision->number = g_strdup ("2013-7");
  decision->body = g_strdup (test_year_id (self, "network"));
  stf_assignment_draft_set_new_decision (draft, decision);
  stf_assignment_draft_set_host (draft, test_year_id (self, "skane"));
  stf_assignment_draft_set_extent (draft, 20);
  stf_assignment_draft_set_deputy (draft, TRUE);
  stf_assignment_draft_set_ex_officio (draft, TRUE);
  stf_assignment_draft_set_carried_over (draft, TRUE);

  /* A decision says what and when. */
  g_assert_false (stf_assignment_draft_validate (draft, NULL));
  g_free (decision->title);
  decision->title = g_strdup ("Fyllnadsval");
  g_assert_false (stf_assignment_draft_validate (draft, NULL));
  g_free (decision->on_date);
  decision->on_date = g_strdup ("2013-03-01");
  save (self, draft);

  row = get_only (self, "assignment");
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (stf_row_get_text (row, texts[i][0]), ==, test_year_id (self, texts[i][1]));
  g_assert_cmpint (stf_row_get_integer (row, "extent"), ==, 20);
  g_assert_cmpint (stf_row_get_integer (row, "deputy"), ==, 1);
  g_assert_cmpint (stf_row_get_integer (row, "ex_officio"), ==, 1);
  g_assert_cmpint (stf_row_get_integer (row, "carried_over"), ==, 1);
  g_assert_null (stf_row_get_text (row, "to_date"));
  written = get_only (self, "decision");
  g_assert_cmpstr (stf_row_get_text (row, "decision"), ==, stf_row_get_id (written));
  g_assert_cmpstr (stf_row_get_text (written, "kind"), ==, "appointment");
  g_assert_cmpstr (stf_row_get_text (written, "number"), ==, "2013-7");

  /* What was read and saved again is as it was; what is taken away is gone. */
  again = load_draft (self, stf_row_get_id (row));
  g_assert_false (stf_assignment_draft_is_changed (again));
  stf_assignment_draft_set_host (again, NULL);
  stf_assignment_draft_set_decision (again, NULL);
  stf_assignment_draft_set_extent (again, -1);
  stf_assignment_draft_set_deputy (again, FALSE);
  stf_assignment_draft_set_ex_officio (again, FALSE);
  stf_assignment_draft_set_carried_over (again, FALSE);
  save (self, again);
  stf_row_free (g_steal_pointer (&row));
  row = get_only (self, "assignment");
  for (guint i = 0; i < row->table->n_columns; i++)
    if (!g_strv_contains (
            (const char *const[]){ "id", "role", "seat", "person", "from_date", "acting", NULL },
            row->table->columns[i].name))
      g_assert_cmpint (row->values[i].type, ==, STF_VALUE_NULL);

  /* One step back each, and the decision goes with the assignment. */
  g_assert_true (stf_year_file_undo (self->file, &error));
  g_assert_true (stf_year_file_undo (self->file, &error));
  g_assert_no_error (error);
  organisation = test_year_load (self, "2013-06-30");
  g_assert_cmpuint (test_year_role (self, organisation, "chair")->deputies->len, ==, 0);
}

static void
test_exclude (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "chair", "chair-seat", "anna");
  const StfAssignmentValues *values = stf_assignment_draft_get (draft);

  stf_assignment_draft_set_acting (draft, TRUE);
  stf_assignment_draft_set_deputy (draft, TRUE);
  g_assert_true (values->deputy && !values->acting);
  stf_assignment_draft_set_acting (draft, TRUE);
  g_assert_true (values->acting && !values->deputy);

  stf_assignment_draft_set_carried_over (draft, TRUE);
  g_assert_null (values->to_date);
  stf_assignment_draft_set_to_date (draft, "2013-05-31");
  g_assert_false (values->carried_over);
}

static void
test_host (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = NULL;

  test_year_set (self, "chair", "role", "extent", "30");
  draft = new_draft (self, "chair", "chair-seat", NULL);
  g_assert_cmpint (stf_assignment_draft_get (draft)->extent, ==, 30);
  propose_host (self, draft, NULL);

  stf_assignment_draft_set_holder (draft, test_year_id (self, "anna"));
  propose_host (self, draft, "uppsala");
  stf_assignment_draft_set_extent (draft, -1);
  propose_host (self, draft, NULL);
  stf_assignment_draft_set_extent (draft, 20);
  propose_host (self, draft, "uppsala");

  /* Employed from March only: at the beginning there is nobody to pay. */
  test_year_set (self, "anna-employment", "employment", "from_date", "2013-03-01");
  propose_host (self, draft, NULL);
  stf_assignment_draft_set_from_date (draft, "2013-03-01");
  propose_host (self, draft, "uppsala");
  g_assert_cmpuint (get_warnings (self, draft) & BIT (OTHER_HOST), ==, 0);

  stf_assignment_draft_set_host (draft, test_year_id (self, "skane"));
  g_assert_cmpuint (get_warnings (self, draft) & BIT (OTHER_HOST), !=, 0);
  stf_assignment_draft_set_holder (draft, test_year_id (self, "cia"));
  propose_host (self, draft, "skane");
  g_assert_cmpuint (get_warnings (self, draft) & BIT (OTHER_HOST), ==, 0);
}

static void
test_workload (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "head", NULL, "anna");
  g_autoptr (StfWorkload) load = NULL;
  const char *on_date = NULL;

  test_year_add (self, "one", "assignment", "role", "@chair", "person", "@anna", "extent", "50",
                 "to_date", "2013-06-30", NULL);
  test_year_add (self, "two", "assignment", "role", "@chair", "person", "@anna", "extent", "40",
                 "from_date", "2013-06-30", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@bo", "extent", "100",
                 NULL);

  load = stf_workload_load (self->file, NULL, NULL);
  g_assert_cmpint (stf_workload_get_at (load, test_year_id (self, "anna"), "2013-06-29"), ==, 50);
  g_assert_cmpint (stf_workload_get_at (load, test_year_id (self, "anna"), "2013-06-30"), ==, 90);
  g_assert_cmpint (stf_workload_get_at (load, test_year_id (self, "anna"), "2013-07-01"), ==, 40);
  g_assert_cmpint (stf_workload_get_at (load, test_year_id (self, "cia"), "2013-07-01"), ==, 0);
  g_assert_cmpint (stf_workload_get_most (load, test_year_id (self, "anna"), NULL, NULL, &on_date),
                   ==, 90);
  g_assert_cmpstr (on_date, ==, "2013-06-30");
  g_assert_cmpint (
      stf_workload_get_most (load, test_year_id (self, "anna"), "2013-07-01", NULL, &on_date), ==,
      40);
  g_assert_cmpstr (on_date, ==, "2013-07-01");

  /* On the edge: all of full time is not too much. */
  stf_assignment_draft_set_from_date (draft, "2013-01-01");
  stf_assignment_draft_set_extent (draft, 10);
  g_assert_cmpuint (get_warnings (self, draft) & BIT (WORKLOAD), ==, 0);
  stf_assignment_draft_set_extent (draft, 11);
  g_assert_cmpuint (get_warnings (self, draft) & BIT (WORKLOAD), !=, 0);
  stf_assignment_draft_set_from_date (draft, "2013-07-01");
  g_assert_cmpuint (get_warnings (self, draft) & BIT (WORKLOAD), ==, 0);

  /* What is edited does not count twice. */
  stf_assignment_draft_free (g_steal_pointer (&draft));
  draft = load_draft (self, test_year_id (self, "one"));
  stf_assignment_draft_set_extent (draft, 60);
  g_assert_cmpuint (get_warnings (self, draft) & BIT (WORKLOAD), ==, 0);
}

static void
test_deputy_warnings (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) deputy = new_draft (self, "chair", "chair-seat", "bo");
  g_autoptr (StfAssignmentDraft) chair = new_draft (self, "chair", "chair-seat", "cia");

  test_year_add (self, "one", "assignment", "role", "@chair", "seat", "@chair-seat", "person",
                 "@anna", NULL);
  g_assert_cmpuint (get_warnings (self, deputy) & BIT (TOO_MANY), !=, 0);
  stf_assignment_draft_set_deputy (deputy, TRUE);
  g_assert_cmpuint (get_warnings (self, deputy) & BIT (TOO_MANY), ==, 0);

  test_year_set (self, "one", "assignment", "deputy", "1");
  g_assert_cmpuint (get_warnings (self, chair) & BIT (TOO_MANY), ==, 0);
}

static const char *
last_day (TestYear *self, const char *name)
{
  g_autoptr (StfRow) row = stf_year_file_get_row (self->file, "assignment",
                                                  test_year_id (self, name), NULL);

  return g_intern_string (stf_row_get_text (row, "to_date"));
}

static void
test_successor (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) deputy = new_draft (self, "member", "Head-skane", "cia");
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "member", "Head-skane", "cia");
  g_autoptr (GError) error = NULL;

  test_year_add (self, "stays", "assignment", "role", "@member", "seat", "@Head-skane", "person",
                 "@anna", "from_date", "2012-01-01", "carried_over", "1", NULL);
  test_year_add (self, "other", "assignment", "role", "@member", "seat", "@Head-gotland", "person",
                 "@bo", "from_date", "2012-01-01", "carried_over", "1", NULL);

  stf_assignment_draft_set_deputy (deputy, TRUE);
  save (self, deputy);
  g_assert_null (last_day (self, "stays"));

  stf_assignment_draft_set_from_date (draft, "2013-04-01");
  g_assert_cmpuint (get_warnings (self, draft) & BIT (TOO_MANY), ==, 0);
  save (self, draft);
  g_assert_cmpstr (last_day (self, "stays"), ==, "2013-03-31");
  g_assert_null (last_day (self, "other"));

  g_assert_true (stf_year_file_undo (self->file, &error));
  g_assert_no_error (error);
  g_assert_null (last_day (self, "stays"));
}

/* The only seat of a role is meant also where nobody names it. */
static void
test_only_seat (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "chair", NULL, "cia");

  test_year_add (self, "stays", "assignment", "role", "@chair", "person", "@anna", "from_date",
                 "2012-01-01", "carried_over", "1", NULL);
  g_assert_cmpuint (get_warnings (self, draft) & BIT (TOO_MANY), ==, 0);
  save (self, draft);
  g_assert_cmpstr (last_day (self, "stays"), ==, "2012-12-31");
}

static void
assert_term (TestYear *self, const char *from_date, const char *to_date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfAssignmentDraft) draft = stf_assignment_draft_new (
      self->file, test_year_id (self, "member"), NULL, "2013-05-05", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (stf_assignment_draft_get (draft)->from_date, ==, from_date);
  g_assert_cmpstr (stf_assignment_draft_get (draft)->to_date, ==, to_date);
}

/* A11. */
static void
test_term (TestYear *self, gconstpointer data)
{
  test_year_add (self, "term", "setting", "ref", "A11", "name", "term-of-office", "title", "Mandat",
                 "kind", "choice", "value", "calendar-year", NULL);
  assert_term (self, "2013-01-01", "2013-12-31");
  test_year_set (self, "term", "setting", "value", "own-dates");
  assert_term (self, "2013-05-05", NULL);

  test_year_set (self, "term", "setting", "value", "meeting-to-meeting");
  assert_term (self, "2013-01-01", NULL);
  test_year_add (self, "autumn", "event", "ref", "C1", "title", "Höstmöte", "kind", "meeting",
                 "position", "1", NULL);
  test_year_add (self, "before", "meeting", "event", "@autumn", "title", "Höstmöte", "on_date",
                 "2012-10-17", "state", "held", NULL);
  test_year_add (self, NULL, "meeting", "event", "@autumn", "title", "Höstmöte", "on_date",
                 "2013-10-02", "state", "cancelled", NULL);
  test_year_add (self, NULL, "meeting", "event", "@autumn", "title", "Höstmöte", "on_date",
                 "2013-10-16", "state", "called", NULL);
  assert_term (self, "2012-10-17", "2013-10-15");
}

static void
test_set_dates (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 revision;

  test_year_add (self, "one", "assignment", "role", "@chair", "person", "@anna", "from_date",
                 "2013-01-01", NULL);
  stf_assignment_set_dates (self->file, test_year_id (self, "one"), "2013-02-01", "2013-03-31",
                            &error);
  g_assert_no_error (error);
  g_assert_cmpstr (last_day (self, "one"), ==, "2013-03-31");

  revision = stf_year_file_get_revision (self->file);
  g_assert_true (stf_assignment_set_dates (self->file, test_year_id (self, "one"), "2013-02-01",
                                           "2013-03-31", &error));
  g_assert_cmpint (stf_year_file_get_revision (self->file), ==, revision);
  g_assert_false (stf_assignment_set_dates (self->file, test_year_id (self, "one"), "2013-02-01",
                                            "2013-01-31", &error));
  g_assert_error (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_DATES);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/assignment-draft/save/writes-every-value", test_save_all);
  test_year_add_test ("/assignment-draft/values/exclude-one-another", test_exclude);
  test_year_add_test ("/assignment-draft/host/is-the-employer-until-chosen", test_host);
  test_year_add_test ("/assignment-draft/warnings/tell-of-more-than-full-time", test_workload);
  test_year_add_test ("/assignment-draft/warnings/let-deputies-be", test_deputy_warnings);
  test_year_add_test ("/assignment-draft/save/ends-who-waited-for-a-successor", test_successor);
  test_year_add_test ("/assignment-draft/save/knows-the-only-seat", test_only_seat);
  test_year_add_test ("/term/follows-the-setting", test_term);
  test_year_add_test ("/assignment/set-dates/is-one-change-or-none", test_set_dates);

  return g_test_run ();
}
