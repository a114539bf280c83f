/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "organisation/stf-assignment-draft.h"
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
load_draft (TestYear *self, const char *name)
{
  g_autoptr (GError) error = NULL;
  StfAssignmentDraft *draft = stf_assignment_draft_load (self->file, test_year_id (self, name),
                                                         &error);

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
    {
      const StfAssignmentWarning *warning = warnings->pdata[i];

      g_test_message ("%s", warning->text);
      kinds |= 1u << warning->kind;
    }
  return kinds;
}

#define BIT(kind) (1u << STF_ASSIGNMENT_##kind)

static void
test_defaults (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) chair = new_draft (self, "chair", "chair-seat", NULL);
  g_autoptr (StfAssignmentDraft) owner = new_draft (self, "owner", NULL, NULL);
  const StfAssignmentValues *values = stf_assignment_draft_get (chair);

  /* A term of a year is the year (A11). */
  g_assert_cmpstr (values->from_date, ==, "2013-01-01");
  g_assert_cmpstr (values->to_date, ==, "2013-12-31");
  g_assert_cmpstr (values->seat, ==, test_year_id (self, "chair-seat"));
  g_assert_cmpint (values->extent, ==, -1);
  g_assert_cmpstr (stf_assignment_draft_get_role_title (chair), ==, "Ordförande");
  g_assert_false (stf_assignment_draft_is_changed (chair));
  g_assert_null (stf_assignment_draft_get_id (chair));

  /* Until a successor comes there is no end.  A computed role takes a person by hand (R28). */
  values = stf_assignment_draft_get (owner);
  g_assert_nonnull (values->from_date);
  g_assert_null (values->to_date);
  g_assert_cmpstr (stf_assignment_draft_get_holder_kind (owner), ==, "person");
}

/* A by-election in the middle of the year fills the time that nobody had. */
static void
test_vacancy (TestYear *self, gconstpointer data)
{
  const struct
  {
    const char *date, *from, *to;
  } cases[] = {
    { "2013-07-15", "2013-07-01", "2013-08-31" },
    { "2013-11-15", "2013-11-01", "2013-12-31" },
    { "2012-11-15", "2013-01-01", "2013-12-31" },
  };

  test_year_add (self, "one", "assignment", "role", "@chair", "seat", "@chair-seat", "person",
                 "@anna", "from_date", "2012-01-01", "to_date", "2013-06-30", NULL);
  test_year_add (self, "two", "assignment", "role", "@chair", "seat", "@chair-seat", "person",
                 "@anna", "from_date", "2013-09-01", "to_date", "2013-10-31", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StfAssignmentDraft) draft = stf_assignment_draft_new (
          self->file, test_year_id (self, "chair"), test_year_id (self, "chair-seat"),
          cases[i].date, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (stf_assignment_draft_get (draft)->from_date, ==, cases[i].from);
      g_assert_cmpstr (stf_assignment_draft_get (draft)->to_date, ==, cases[i].to);
    }
}

static void
test_save (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "chair", "chair-seat", "anna");
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autoptr (StfOrganisation) organisation = NULL;
  const StfHolder *holder;

  stf_assignment_draft_set_extent (draft, 40);
  stf_assignment_draft_set_acting (draft, TRUE);
  stf_assignment_draft_set_reason (draft, " vald på höstmötet ");
  g_assert_true (stf_assignment_draft_is_changed (draft));
  save (self, draft);

  entry = stf_history_get_undo (self->file);
  g_assert_cmpstr (entry->message, ==, "assignment-new");
  g_assert_cmpstr (entry->subject, ==, test_year_id (self, "chair"));
  g_assert_cmpstr (entry->object, ==, test_year_id (self, "anna"));
  organisation = test_year_load (self, "2013-06-30");
  holder = test_year_role (self, organisation, "chair")->holders->pdata[0];
  g_assert_cmpstr (holder->name, ==, "Anna Åkesson");
  g_assert_cmpint (holder->extent, ==, 40);
  g_assert_true (holder->acting);
}

static void
test_new_person (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "chair", NULL, NULL);
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = scratch_get_digest (&self->scratch);
  g_autofree char *after = NULL;
  StfPersonDraft *person = stf_person_draft_new ();

  stf_assignment_draft_set_new_person (draft, person);
  g_assert_false (stf_assignment_draft_save (draft, self->file, &error));
  g_assert_error (error, STF_PERSON_DRAFT_ERROR, STF_PERSON_DRAFT_ERROR_NAME);
  g_clear_error (&error);

  stf_person_draft_set (person, STF_PERSON_GIVEN_NAME, "Disa");
  stf_person_draft_set (person, STF_PERSON_FAMILY_NAME, "Berg");
  stf_person_draft_set (person, STF_PERSON_AGENCY, test_year_id (self, "gotland"));
  save (self, draft);

  organisation = test_year_load (self, "2013-06-30");
  g_assert_cmpstr (
      ((StfHolder *) test_year_role (self, organisation, "owner")->holders->pdata[0])->agency, ==,
      test_year_id (self, "gotland"));

  /* Person, employment and assignment are one step to undo. */
  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  after = scratch_get_digest (&self->scratch);
  g_assert_cmpstr (after, ==, before);
}

static void
test_edit (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = NULL;
  g_autoptr (StfAssignmentDraft) again = NULL;

  test_year_add (self, "one", "assignment", "role", "@member", "person", "@anna", "extent", "10",
                 "from_date", "2013-01-01", NULL);
  draft = load_draft (self, "one");
  g_assert_false (stf_assignment_draft_is_changed (draft));
  g_assert_cmpint (stf_assignment_draft_get (draft)->extent, ==, 10);
  stf_assignment_draft_set_extent (draft, -1);
  stf_assignment_draft_set_from_date (draft, "");
  stf_assignment_draft_set_seat (draft, test_year_id (self, "Head-skane"));
  stf_assignment_draft_set_holder (draft, test_year_id (self, "bo"));
  save (self, draft);

  again = load_draft (self, "one");
  g_assert_cmpint (stf_assignment_draft_get (again)->extent, ==, -1);
  g_assert_null (stf_assignment_draft_get (again)->from_date);
  g_assert_cmpstr (stf_assignment_draft_get (again)->seat, ==, test_year_id (self, "Head-skane"));
  g_assert_cmpstr (stf_assignment_draft_get (again)->holder, ==, test_year_id (self, "bo"));
  g_assert_cmpstr (stf_assignment_draft_get_original (draft)->holder, ==,
                   test_year_id (self, "anna"));
}

static void
test_errors (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *from;
    const char *to;
    gboolean valid;
  } cases[] = {
    { "2013-01-01", "2013-01-01", TRUE }, { NULL, NULL, TRUE },
    { NULL, "2013-01-01", TRUE },         { "2013-01-02", "2013-01-01", FALSE },
    { "2013-02-30", NULL, FALSE },        { "2013-01-01", "snart", FALSE },
  };
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "chair", NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (stf_assignment_draft_validate (draft, &error));
  g_assert_error (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_HOLDER);
  g_clear_error (&error);

  stf_assignment_draft_set_holder (draft, test_year_id (self, "anna"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      stf_assignment_draft_set_from_date (draft, cases[i].from);
      stf_assignment_draft_set_to_date (draft, cases[i].to);
      if (cases[i].valid)
        {
          g_assert_true (stf_assignment_draft_validate (draft, &error));
          continue;
        }
      g_assert_false (stf_assignment_draft_save (draft, self->file, &error));
      g_assert_error (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_DATES);
      g_clear_error (&error);
      g_assert_cmpuint (get_warnings (self, draft), ==, 0);
    }

  g_assert_null (stf_assignment_draft_load (self->file, test_year_id (self, "anna"), &error));
  g_assert_error (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_GONE);
}

static void
test_overlap (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "head", NULL, "anna");
  g_autoptr (StfAssignmentDraft) own = NULL;

  test_year_add (self, "one", "assignment", "role", "@head", "person", "@anna", "to_date",
                 "2013-03-31", NULL);
  stf_assignment_draft_set_from_date (draft, "2013-03-31");
  g_assert_cmpuint (get_warnings (self, draft), ==, BIT (OVERLAPS));
  stf_assignment_draft_set_from_date (draft, "2013-04-01");
  g_assert_cmpuint (get_warnings (self, draft), ==, 0);

  /* An assignment does not overlap itself. */
  own = load_draft (self, "one");
  g_assert_cmpuint (get_warnings (self, own), ==, 0);
}

static void
test_outside (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "head", NULL, "anna");

  stf_assignment_draft_set_from_date (draft, "2014-01-01");
  g_assert_cmpuint (get_warnings (self, draft), ==, BIT (OUTSIDE_YEAR));
  stf_assignment_draft_set_from_date (draft, "2013-12-31");
  g_assert_cmpuint (get_warnings (self, draft), ==, 0);
}

static void
test_too_many (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = NULL;
  g_autoptr (StfAssignmentDraft) seat = NULL;

  /* The second and third of three seats are held one after the other, with a day between. */
  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@bo", NULL);
  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@cia", "to_date",
                 "2013-05-31", NULL);
  test_year_add (self, NULL, "assignment", "role", "@head", "agency", "@skane", "from_date",
                 "2013-06-02", NULL);
  draft = new_draft (self, "head", NULL, "anna");
  stf_assignment_draft_set_from_date (draft, NULL);
  g_assert_cmpuint (get_warnings (self, draft), ==, 0);

  test_year_add (self, "last", "assignment", "role", "@head", "agency", "@uppsala", "from_date",
                 "2013-06-01", "to_date", "2013-06-01", NULL);
  g_assert_cmpuint (get_warnings (self, draft), ==, 0);
  test_year_set (self, "last", "assignment", "from_date", "2013-05-31");
  g_assert_cmpuint (get_warnings (self, draft), ==, BIT (TOO_MANY));
  stf_assignment_draft_set_from_date (draft, "2013-06-02");
  g_assert_cmpuint (get_warnings (self, draft), ==, 0);

  /* A role that is open to all has never too many. */
  test_year_set (self, "head", "role", "open", "1");
  stf_assignment_draft_free (g_steal_pointer (&draft));
  draft = new_draft (self, "head", NULL, "anna");
  stf_assignment_draft_set_from_date (draft, NULL);
  g_assert_cmpuint (get_warnings (self, draft), ==, 0);

  /* A seat has one holder at a time. */
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@bo", "seat",
                 "@Head-skane", NULL);
  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@anna", NULL);
  seat = new_draft (self, "member", "Head-skane", "anna");
  g_assert_cmpuint (get_warnings (self, seat), ==, BIT (TOO_MANY));
  stf_assignment_draft_set_seat (seat, test_year_id (self, "Head-uppsala"));
  g_assert_cmpuint (get_warnings (self, seat), ==, 0);
}

static void
test_eligible (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) member = new_draft (self, "member", NULL, "anna");
  g_autoptr (StfAssignmentDraft) chair = new_draft (self, "chair", NULL, "anna");

  /* The six are heads of communications; the chair is one of the six (R02). */
  g_assert_cmpuint (get_warnings (self, member), ==, BIT (NOT_ELIGIBLE));
  g_assert_cmpuint (get_warnings (self, chair), ==, BIT (NOT_ELIGIBLE));
  test_year_add (self, "head-anna", "assignment", "role", "@head", "person", "@anna", "to_date",
                 "2013-01-01", NULL);
  g_assert_cmpuint (get_warnings (self, member), ==, 0);
  stf_assignment_draft_set_from_date (member, "2013-01-02");
  g_assert_cmpuint (get_warnings (self, member), ==, BIT (NOT_ELIGIBLE));
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@anna", NULL);
  g_assert_cmpuint (get_warnings (self, chair), ==, 0);
}

static void
test_other_agency (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = new_draft (self, "head", "head-gotland", "anna");
  StfPersonDraft *person = stf_person_draft_new ();

  g_assert_cmpuint (get_warnings (self, draft), ==, BIT (OTHER_AGENCY));
  stf_assignment_draft_set_holder (draft, test_year_id (self, "bo"));
  g_assert_cmpuint (get_warnings (self, draft), ==, 0);

  stf_assignment_draft_set_new_person (draft, person);
  g_assert_cmpuint (get_warnings (self, draft), ==, BIT (OTHER_AGENCY));
  stf_person_draft_set (person, STF_PERSON_AGENCY, test_year_id (self, "gotland"));
  g_assert_cmpuint (get_warnings (self, draft), ==, 0);
}

static void
test_end (TestYear *self, gconstpointer data)
{
  g_autoptr (StfAssignmentDraft) draft = NULL;
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  const char *one;

  test_year_add (self, "one", "assignment", "role", "@chair", "person", "@anna", "from_date",
                 "2013-01-01", NULL);
  one = test_year_id (self, "one");
  g_assert_false (stf_assignment_end (self->file, one, "2012-12-31", NULL, &error));
  g_assert_error (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_DATES);
  g_clear_error (&error);

  stf_assignment_end (self->file, one, "2013-05-31", "föräldraledig", &error);
  g_assert_no_error (error);
  entry = stf_history_get_undo (self->file);
  g_assert_cmpstr (entry->message, ==, "assignment-end");
  draft = load_draft (self, "one");
  g_assert_cmpstr (stf_assignment_draft_get (draft)->to_date, ==, "2013-05-31");
  g_assert_cmpstr (stf_assignment_draft_get (draft)->end_reason, ==, "föräldraledig");

  stf_assignment_delete (self->file, one, &error);
  g_assert_no_error (error);
  g_assert_false (stf_assignment_delete (self->file, one, &error));
  g_assert_error (error, STF_ASSIGNMENT_DRAFT_ERROR, STF_ASSIGNMENT_DRAFT_ERROR_GONE);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/assignment-draft/new/begins-with-the-term-of-the-role", test_defaults);
  test_year_add_test ("/assignment-draft/new/fills-the-vacancy-at-the-date", test_vacancy);
  test_year_add_test ("/assignment-draft/save/is-one-change", test_save);
  test_year_add_test ("/assignment-draft/save/writes-a-new-person-with-it", test_new_person);
  test_year_add_test ("/assignment-draft/edit/writes-what-was-changed", test_edit);
  test_year_add_test ("/assignment-draft/validate/refuses-what-cannot-be", test_errors);
  test_year_add_test ("/assignment-draft/warnings/tell-of-an-overlap", test_overlap);
  test_year_add_test ("/assignment-draft/warnings/tell-of-dates-outside-the-year", test_outside);
  test_year_add_test ("/assignment-draft/warnings/tell-of-more-holders-than-seats", test_too_many);
  test_year_add_test ("/assignment-draft/warnings/tell-who-is-not-eligible", test_eligible);
  test_year_add_test ("/assignment-draft/warnings/tell-of-another-agency", test_other_agency);
  test_year_add_test ("/assignment/end/ends-and-delete-removes", test_end);

  return g_test_run ();
}
