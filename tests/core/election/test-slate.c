/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "election/stf-slate-assessment.h"
#include "election/stf-slate-paper.h"
#include "stf-test-year.h"

#define MEETING "2013-10-16"
#define FROM "2014-01-01"
#define TO "2014-12-31"

/* The steering group is elected by the network; its heads, and a committee, are there. */
static void
add_elections (TestYear *self)
{
  static const char *const heads[][2] = { { "@head-uppsala", "@anna" },
                                          { "@head-gotland", "@bo" },
                                          { "@head-skane", "@cia" } };

  test_year_set (self, "member", "role", "appointed_by", "@network");
  test_year_set (self, "chair", "role", "appointed_by", "@network");
  test_year_add (self, "committee", "body", "name", "Valberedningen", "kind", "committee",
                 "placement", "assistant", "parent", "@network", "position", "3", NULL);
  test_year_add (self, "nominator", "role", "title", "Valberedare", "body", "@committee", "kind",
                 "member", "holder", "person", "term", "until-successor", "appointed_by",
                 "@network", "position", "1", NULL);
  test_year_add (self, "nominator-seat", "seat", "role", "@nominator", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    test_year_add (self, NULL, "assignment", "role", "@head", "seat", heads[i][0], "person",
                   heads[i][1], NULL);
}

static StfBallot *
load (TestYear *self)
{
  g_autoptr (GError) error = NULL;
  StfBallot *ballot = stf_ballot_load (self->file, &error);

  g_assert_no_error (error);
  return ballot;
}

/* Pairs of role, seat and person, then NULL. */
static GPtrArray *
nominate (TestYear *self, ...)
{
  GPtrArray *nominees = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_nominee_free);
  const char *role;
  va_list names;

  va_start (names, self);
  while ((role = va_arg (names, const char *)) != NULL)
    {
      const char *seat = va_arg (names, const char *);
      const char *person = va_arg (names, const char *);

      g_ptr_array_add (nominees,
                       stf_nominee_new (test_year_id (self, role), test_year_id (self, seat),
                                        test_year_id (self, person)));
    }
  va_end (names);
  return nominees;
}

static StfAssessment *
assess (const StfBallot *ballot, const GPtrArray *nominees)
{
  return stf_assessment_new (ballot, nominees, MEETING, FROM, TO);
}

/* The gravest level of a kind, or -1. */
static int
level_of (const StfAssessment *assessment, StfAssessmentKind kind)
{
  int level = -1;

  for (guint i = 0; i < assessment->items->len; i++)
    {
      const StfAssessmentItem *item = assessment->items->pdata[i];

      if (item->kind == kind)
        level = MAX (level, (int) item->level);
    }
  return level;
}

static void
test_ballot (TestYear *self, gconstpointer data)
{
  static const char *const expected[] = { "member", "chair", "nominator" };
  g_autoptr (StfBallot) ballot = NULL;

  add_elections (self);
  test_year_add (self, "web", "role", "title", "Webbutvecklingsledare", "body", "@steering", "kind",
                 "leader", "holder", "person", "term", "unstated", "appointed_by", "@steering",
                 NULL);
  ballot = load (self);

  g_assert_cmpuint (ballot->elected->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (((StfBallotRole *) ballot->elected->pdata[i])->id, ==,
                     test_year_id (self, expected[i]));
}

static void
test_good (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBallot) ballot = NULL;
  g_autoptr (GPtrArray) nominees = NULL;
  g_autoptr (StfAssessment) assessment = NULL;

  add_elections (self);
  ballot = load (self);
  nominees = nominate (self, "member", "Head-uppsala", "anna", "member", "Head-gotland", "bo",
                       "member", "Head-skane", "cia", "chair", "chair-seat", "bo", NULL);
  assessment = assess (ballot, nominees);

  g_assert_cmpuint (assessment->n_warnings, ==, 0);
  g_assert_cmpuint (assessment->n_seats, ==, 5);
  g_assert_cmpuint (assessment->n_filled, ==, 4);
  g_assert_cmpint (level_of (assessment, STF_ASSESSMENT_SEATS), ==, STF_ASSESSMENT_NOTE);
  g_assert_cmpint (level_of (assessment, STF_ASSESSMENT_COUNTIES), ==, STF_ASSESSMENT_OK);
  g_assert_cmpstr (
      stf_assessment_find (assessment, test_year_id (self, "Head-skane"))->agency->short_name, ==,
      "Skåne");
}

static void
test_seats (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBallot) ballot = NULL;
  g_autoptr (GPtrArray) nominees = NULL;
  g_autoptr (StfAssessment) assessment = NULL;

  add_elections (self);
  ballot = load (self);
  nominees = nominate (self, "member", "Head-uppsala", "anna", NULL);
  assessment = assess (ballot, nominees);

  g_assert_cmpint (level_of (assessment, STF_ASSESSMENT_SEATS), ==, STF_ASSESSMENT_WARNING);
}

static void
test_chair_among (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBallot) ballot = NULL;
  g_autoptr (GPtrArray) outside = NULL;
  g_autoptr (GPtrArray) inside = NULL;
  g_autoptr (StfAssessment) first = NULL;
  g_autoptr (StfAssessment) second = NULL;

  add_elections (self);
  ballot = load (self);
  outside = nominate (self, "member", "Head-uppsala", "anna", "chair", "chair-seat", "bo", NULL);
  inside = nominate (self, "member", "Head-uppsala", "anna", "chair", "chair-seat", "anna", NULL);
  first = assess (ballot, outside);
  second = assess (ballot, inside);

  g_assert_cmpint (level_of (first, STF_ASSESSMENT_AMONG), ==, STF_ASSESSMENT_WARNING);
  g_assert_cmpint (level_of (second, STF_ASSESSMENT_AMONG), ==, -1);
  g_assert_cmpint (stf_assessment_find (first, test_year_id (self, "chair-seat"))->level, ==,
                   STF_ASSESSMENT_WARNING);
}

/* Who is head until the day of the meeting can be elected; until the day before, not. */
static void
test_eligible (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *last;
    int level;
  } cases[] = { { MEETING, -1 }, { "2013-10-15", STF_ASSESSMENT_WARNING } };
  const char *last = cases[GPOINTER_TO_UINT (data)].last;
  g_autoptr (StfBallot) ballot = NULL;
  g_autoptr (GPtrArray) nominees = NULL;
  g_autoptr (StfAssessment) assessment = NULL;

  add_elections (self);
  test_year_add_person (self, "dag", "Dag", "Ask", "@uppsala");
  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@dag", "to_date", last,
                 NULL);
  ballot = load (self);
  nominees = nominate (self, "member", "Head-uppsala", "dag", NULL);
  assessment = assess (ballot, nominees);

  g_assert_cmpint (level_of (assessment, STF_ASSESSMENT_ELIGIBLE), ==,
                   cases[GPOINTER_TO_UINT (data)].level);
}

/* Off by default: a note; tried: a warning. */
static void
test_conflict_of_interest (TestYear *self, gconstpointer data)
{
  static const int levels[] = { STF_ASSESSMENT_NOTE, STF_ASSESSMENT_WARNING };

  add_elections (self);
  test_year_add (self, NULL, "assignment", "role", "@nominator", "seat", "@nominator-seat",
                 "person", "@bo", NULL);
  test_year_add (self, "setting", "setting", "name", "conflict-of-interest", "title", "Jäv", "kind",
                 "flag", "value", "0", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr (StfBallot) ballot = NULL;
      g_autoptr (GPtrArray) nominees = NULL;
      g_autoptr (StfAssessment) assessment = NULL;

      test_year_set (self, "setting", "setting", "value", i == 1 ? "1" : "0");
      ballot = load (self);
      nominees = nominate (self, "member", "Head-gotland", "bo", "member", "Head-uppsala", "anna",
                           NULL);
      assessment = assess (ballot, nominees);
      g_assert_cmpint (level_of (assessment, STF_ASSESSMENT_COMMITTEE), ==, levels[i]);
    }
}

/* Three years in a row, limit 0 (none), 4 (reached by the new one), 3 (passed). */
static void
test_limit (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *limit;
    int level;
  } cases[] = { { "0", -1 }, { "4", -1 }, { "3", STF_ASSESSMENT_WARNING } };

  add_elections (self);
  test_year_add (self, NULL, "assignment", "role", "@member", "seat", "@Head-gotland", "person",
                 "@bo", "from_date", "2011-03-01", "to_date", "2011-12-31", NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "seat", "@Head-gotland", "person",
                 "@bo", "from_date", "2012-01-01", "to_date", "2013-12-31", NULL);
  /* Before a pause: not in a row. */
  test_year_add (self, NULL, "assignment", "role", "@member", "seat", "@Head-gotland", "person",
                 "@bo", "from_date", "2005-01-01", "to_date", "2009-12-31", NULL);
  test_year_add (self, "setting", "setting", "name", "re-election-limit", "title", "År i följd",
                 "kind", "number", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfBallot) ballot = NULL;
      g_autoptr (GPtrArray) nominees = NULL;
      g_autoptr (StfAssessment) assessment = NULL;

      test_year_set (self, "setting", "setting", "value", cases[i].limit);
      ballot = load (self);
      nominees = nominate (self, "member", "Head-gotland", "bo", NULL);
      assessment = assess (ballot, nominees);
      g_assert_cmpuint (
          stf_assessment_find (assessment, test_year_id (self, "Head-gotland"))->years, ==, 3);
      g_assert_cmpint (level_of (assessment, STF_ASSESSMENT_LIMIT), ==, cases[i].level);
    }
}

/* What ends before the term is not counted; full time is not too much, more is. */
static void
test_workload (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *other;
    int level;
  } cases[] = { { "80", -1 }, { "81", STF_ASSESSMENT_WARNING } };

  add_elections (self);
  test_year_set (self, "member", "role", "extent", "20");
  test_year_add (self, NULL, "assignment", "role", "@owner", "person", "@bo", "extent", "50",
                 "to_date", "2013-12-31", NULL);
  test_year_add (self, "other", "assignment", "role", "@head", "person", "@bo", "extent", "0",
                 "from_date", "2014-06-01", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfBallot) ballot = NULL;
      g_autoptr (GPtrArray) nominees = NULL;
      g_autoptr (StfAssessment) assessment = NULL;

      test_year_set (self, "other", "assignment", "extent", cases[i].other);
      ballot = load (self);
      nominees = nominate (self, "member", "Head-gotland", "bo", NULL);
      assessment = assess (ballot, nominees);
      g_assert_cmpint (
          stf_assessment_find (assessment, test_year_id (self, "Head-gotland"))->extent, ==,
          20 + atoi (cases[i].other));
      g_assert_cmpint (level_of (assessment, STF_ASSESSMENT_WORKLOAD), ==, cases[i].level);
    }
}

static void
test_counties (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBallot) ballot = NULL;
  g_autoptr (GPtrArray) nominees = NULL;
  g_autoptr (StfAssessment) assessment = NULL;

  add_elections (self);
  test_year_add_person (self, "dag", "Dag", "Ask", "@uppsala");
  ballot = load (self);
  nominees = nominate (self, "member", "Head-uppsala", "anna", "member", "Head-gotland", "dag",
                       NULL);
  assessment = assess (ballot, nominees);

  g_assert_cmpint (level_of (assessment, STF_ASSESSMENT_COUNTIES), ==, STF_ASSESSMENT_WARNING);
}

static void
test_skills_and_continuity (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBallot) ballot = NULL;
  g_autoptr (GPtrArray) all_new = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (StfAssessment) first = NULL;
  g_autoptr (StfAssessment) second = NULL;

  add_elections (self);
  test_year_add (self, "it", "skill", "name", "IT-kompetens", NULL);
  test_year_add (self, NULL, "person_skill", "person", "@bo", "skill", "@it", NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "seat", "@Head-gotland", "person",
                 "@bo", "from_date", "2013-01-01", "to_date", "2013-12-31", NULL);
  ballot = load (self);
  all_new = nominate (self, "member", "Head-gotland", "anna", NULL);
  same = nominate (self, "member", "Head-uppsala", "bo", NULL);
  first = assess (ballot, all_new);
  second = assess (ballot, same);

  g_assert_cmpint (level_of (first, STF_ASSESSMENT_SKILLS), ==, STF_ASSESSMENT_WARNING);
  g_assert_cmpint (level_of (first, STF_ASSESSMENT_CONTINUITY), ==, STF_ASSESSMENT_WARNING);
  g_assert_cmpint (level_of (second, STF_ASSESSMENT_SKILLS), ==, STF_ASSESSMENT_OK);
  g_assert_cmpint (level_of (second, STF_ASSESSMENT_CONTINUITY), ==, STF_ASSESSMENT_OK);
}

static void
test_seat_of_agency (TestYear *self, gconstpointer data)
{
  g_autoptr (StfBallot) ballot = NULL;
  g_autoptr (GPtrArray) nominees = NULL;
  g_autoptr (StfAssessment) assessment = NULL;

  add_elections (self);
  test_year_set (self, "Head-skane", "seat", "agency", "@skane");
  ballot = load (self);
  nominees = nominate (self, "member", "Head-skane", "anna", NULL);
  assessment = assess (ballot, nominees);

  g_assert_cmpint (level_of (assessment, STF_ASSESSMENT_SEAT), ==, STF_ASSESSMENT_WARNING);
}

/* --- changes --- */

static StfSlate *
reload (TestYear *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  StfSlate *slate = stf_slate_load (self->file, id, &error);

  g_assert_no_error (error);
  return slate;
}

static void
place (TestYear *self, const char *slate, const char *seat, const char *person)
{
  g_autoptr (GError) error = NULL;

  stf_slate_place (self->file, slate, test_year_id (self, seat),
                   person ? test_year_id (self, person) : NULL, &error);
  g_assert_no_error (error);
}

static void
assert_placed (TestYear *self, const char *slate, const char *seat, const char *person)
{
  g_autoptr (StfSlate) loaded = reload (self, slate);

  g_assert_cmpstr (stf_nominees_find (loaded->nominees, test_year_id (self, seat)), ==,
                   person ? test_year_id (self, person) : NULL);
}

static void
test_placing (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *slate = stf_slate_create (self->file, "Förslag A", &error);

  g_assert_no_error (error);
  place (self, slate, "Head-uppsala", "anna");
  place (self, slate, "Head-gotland", "bo");
  place (self, slate, "chair-seat", "bo");
  assert_placed (self, slate, "Head-gotland", "bo");

  /* Who stands on another seat of the role changes places. */
  place (self, slate, "Head-uppsala", "bo");
  assert_placed (self, slate, "Head-uppsala", "bo");
  assert_placed (self, slate, "Head-gotland", "anna");
  assert_placed (self, slate, "chair-seat", "bo");

  place (self, slate, "Head-skane", "bo");
  assert_placed (self, slate, "Head-skane", "bo");
  assert_placed (self, slate, "Head-uppsala", NULL);

  place (self, slate, "Head-gotland", "cia");
  assert_placed (self, slate, "Head-gotland", "cia");
  place (self, slate, "Head-gotland", NULL);
  place (self, slate, "Head-gotland", NULL);
  assert_placed (self, slate, "Head-gotland", NULL);
}

static void
test_alternatives (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = scratch_get_digest (&self->scratch);
  g_autofree char *first = stf_slate_create (self->file, "  A ", &error);
  g_autofree char *second = NULL;
  g_autoptr (GPtrArray) slates = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (error);
  place (self, first, "Head-uppsala", "anna");
  second = stf_slate_duplicate (self->file, first, "B", &error);
  g_assert_no_error (error);
  assert_placed (self, second, "Head-uppsala", "anna");
  stf_slate_prefer (self->file, second, NULL, &error);
  g_assert_no_error (error);
  stf_slate_rename (self->file, first, "C", &error);
  g_assert_no_error (error);

  slates = stf_slate_list (self->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slates->len, ==, 2);
  g_assert_cmpstr (((StfSlate *) slates->pdata[0])->title, ==, "C");
  g_assert_false (((StfSlate *) slates->pdata[0])->preferred);
  g_assert_true (((StfSlate *) slates->pdata[1])->preferred);

  g_assert_true (stf_slate_delete (self->file, first, NULL));
  g_assert_true (stf_slate_delete (self->file, second, NULL));
  after = scratch_get_digest (&self->scratch);
  g_assert_cmpstr (before, ==, after);
}

static void
test_errors (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) title = NULL;
  g_autoptr (GError) gone = NULL;
  g_autoptr (GError) seat = NULL;
  g_autofree char *slate = stf_slate_create (self->file, "A", NULL);

  g_assert_null (stf_slate_create (self->file, " \n ", &title));
  g_assert_error (title, STF_SLATE_ERROR, STF_SLATE_ERROR_TITLE);
  g_assert_null (stf_slate_duplicate (self->file, test_year_id (self, "anna"), "B", &gone));
  g_assert_error (gone, STF_SLATE_ERROR, STF_SLATE_ERROR_GONE);
  g_assert_false (stf_slate_place (self->file, slate, test_year_id (self, "anna"), NULL, &seat));
  g_assert_error (seat, STF_SLATE_ERROR, STF_SLATE_ERROR_GONE);
}

/* Whatever is proposed, facts and levels agree, and a slate never has a person twice in a role. */
static void
test_random (TestYear *self, gconstpointer data)
{
  static const char *const seats[] = { "Head-uppsala", "Head-gotland", "Head-skane", "chair-seat",
                                       "nominator-seat" };
  static const char *const persons[] = { "anna", "bo", "cia", "dag", "eva" };
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autofree char *slate = stf_slate_create (self->file, "A", NULL);
  g_autoptr (StfBallot) ballot = NULL;

  add_elections (self);
  test_year_add_person (self, "dag", "Dag", "Ask", "@uppsala");
  test_year_add_person (self, "eva", "Eva", "Björk", NULL);
  ballot = load (self);
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (StfSlate) loaded = NULL;
      g_autoptr (StfAssessment) assessment = NULL;
      g_autoptr (StfPaper) paper = NULL;
      g_autofree char *text = NULL;
      gboolean clear = g_rand_int_range (random, 0, 4) == 0;

      place (self, slate, seats[g_rand_int_range (random, 0, G_N_ELEMENTS (seats))],
             clear ? NULL : persons[g_rand_int_range (random, 0, G_N_ELEMENTS (persons))]);
      loaded = reload (self, slate);
      assessment = assess (ballot, loaded->nominees);
      g_assert_cmpuint (assessment->n_filled, ==, loaded->nominees->len);
      g_assert_cmpuint (assessment->facts->len, ==, loaded->nominees->len);
      for (guint j = 0; j < loaded->nominees->len; j++)
        for (guint k = j + 1; k < loaded->nominees->len; k++)
          {
            const StfNominee *a = loaded->nominees->pdata[j];
            const StfNominee *b = loaded->nominees->pdata[k];

            g_assert_cmpstr (a->seat, !=, b->seat);
            g_assert_true (!g_str_equal (a->role, b->role) || !g_str_equal (a->person, b->person));
          }
      paper = stf_slate_write_proposal (ballot, loaded, "Samordningen", assessment, MEETING, FROM,
                                        TO);
      text = stf_paper_to_text (paper);
      for (guint j = 0; j < loaded->nominees->len; j++)
        g_assert_nonnull (strstr (
            text,
            stf_ballot_find_person (ballot, ((StfNominee *) loaded->nominees->pdata[j])->person)
                ->name));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/election/ballot/roles-come-from-the-data", test_ballot);
  test_year_add_test ("/election/slate/a-good-one-has-no-warnings", test_good);
  test_year_add_test ("/election/slate/seats-without-candidates", test_seats);
  test_year_add_test ("/election/slate/chair-is-one-of-the-group", test_chair_among);
  for (guint i = 0; i < 2; i++)
    g_test_add (i ? "/election/slate/eligible/until-the-day-before"
                  : "/election/slate/eligible/until-the-day",
                TestYear, GUINT_TO_POINTER (i), test_year_set_up, test_eligible,
                test_year_tear_down);
  test_year_add_test ("/election/slate/conflict-of-interest", test_conflict_of_interest);
  test_year_add_test ("/election/slate/years-in-a-row", test_limit);
  test_year_add_test ("/election/slate/workload", test_workload);
  test_year_add_test ("/election/slate/an-agency-twice", test_counties);
  test_year_add_test ("/election/slate/skills-and-continuity", test_skills_and_continuity);
  test_year_add_test ("/election/slate/seat-of-another-agency", test_seat_of_agency);
  test_year_add_test ("/election/slate/placing-changes-places", test_placing);
  test_year_add_test ("/election/slate/alternatives-leave-nothing-behind", test_alternatives);
  test_year_add_test ("/election/slate/errors", test_errors);
  test_year_add_test ("/election/slate/random-slates", test_random);

  return g_test_run ();
}
