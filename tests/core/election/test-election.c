/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "election/stf-election.h"
#include "file/stf-history.h"
#include "handover/stf-template.h"
#include "organisation/stf-organisation.h"
#include "stf-scratch.h"

#define ID(table, number) table "-0001-8000-8000-" number
#define MEMBER ID ("00000011", "000000000003")
#define CHAIR ID ("00000011", "000000000004")
#define NOMINATOR ID ("00000011", "000000000005")
#define OWNER ID ("00000011", "000000000012")
#define NOTICE ID ("00000022", "000000000014")
#define PROPOSAL ID ("00000022", "000000000021")
#define SEAT(number) "00000012-0001-8000-8000-000000000" number
#define PERSON(number) "00000006-2013-8000-8000-0000000000" number
#define HELD_MEETING "00000019-2013-8000-8000-000000000001"

/* The example year in a file of its own. */
typedef struct
{
  char *folder;
  StfYearFile *file;
} Example;

static void
set_up (Example *self, gconstpointer data)
{
  const char *name = data ? data : "exempel-2013";
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  StfImportResult result = { 0 };

  self->folder = g_dir_make_tmp ("stafett-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "year.stafett", NULL);
  stf_year_new_from_template (name, 2013, path, "Test", &result, NULL, &error);
  g_assert_no_error (error);
  self->file = stf_year_file_open (path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
}

static void
tear_down (Example *self, gconstpointer data)
{
  g_autofree char *command = NULL;

  g_assert_true (stf_year_file_close (self->file, NULL));
  g_clear_object (&self->file);
  command = g_strdup_printf ("rm -r '%s'", self->folder);
  g_assert_cmpint (system (command), ==, 0);
  g_free (self->folder);
}

static char *
get_digest (Example *self)
{
  return stf_year_file_get_digest (self->file, NULL);
}

static StfElection *
start (Example *self)
{
  g_autoptr (GError) error = NULL;
  StfElection *election = stf_election_new (self->file, NULL, &error);

  g_assert_no_error (error);
  stf_election_set_mode (election, STF_ELECTION_AT_NEW_MEETING);
  stf_election_set_title (election, "Höstmöte");
  stf_election_set_date (election, "2013-10-16");
  return election;
}

/* Three stay, three are new; the chair is new and from another agency. */
static void
elect_six (StfElection *election)
{
  static const char *const results[][2] = {
    { SEAT ("301"), PERSON ("01") }, { SEAT ("302"), PERSON ("10") },
    { SEAT ("303"), PERSON ("12") }, { SEAT ("304"), PERSON ("03") },
    { SEAT ("305"), PERSON ("05") }, { SEAT ("306"), PERSON ("06") },
    { SEAT ("401"), PERSON ("01") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    stf_election_set_result (election, results[i][0], results[i][1]);
}

static guint
count (const GPtrArray *consequences, StfConsequenceKind kind)
{
  guint n = 0;

  for (guint i = 0; i < consequences->len; i++)
    n += ((const StfConsequence *) consequences->pdata[i])->kind == kind;
  return n;
}

static void
save (Example *self, StfElection *election)
{
  g_autoptr (GError) error = NULL;

  stf_election_save (election, self->file, &error);
  g_assert_no_error (error);
}

static void
assert_invalid (StfElection *election, StfElectionError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (stf_election_validate (election, &error));
  g_assert_error (error, STF_ELECTION_ERROR, (int) code);
}

static void
test_consequences (Example *self, gconstpointer data)
{
  static const guint expected[STF_N_CONSEQUENCES] = {
    [STF_CONSEQUENCE_MEETING] = 1,  [STF_CONSEQUENCE_DECISION] = 2, [STF_CONSEQUENCE_START] = 4,
    [STF_CONSEQUENCE_STAY] = 3,     [STF_CONSEQUENCE_END] = 4,      [STF_CONSEQUENCE_VACANT] = 0,
    [STF_CONSEQUENCE_FOLLOWER] = 1, [STF_CONSEQUENCE_NAMED] = 1,    [STF_CONSEQUENCE_NOTICE] = 1,
  };
  g_autoptr (StfElection) election = start (self);
  g_autoptr (GPtrArray) consequences = NULL;

  g_assert_cmpstr (stf_election_get_from_date (election), ==, "2014-01-01");
  g_assert_cmpstr (stf_election_get_to_date (election), ==, "2014-12-31");
  elect_six (election);
  consequences = stf_election_list_consequences (election);
  for (guint i = 0; i < STF_N_CONSEQUENCES; i++)
    g_assert_cmpuint (count (consequences, i), ==, expected[i]);

  g_assert_cmpstr (stf_election_get_follower (election)->id, ==, OWNER);
  g_assert_cmpstr (stf_election_get_follower_agency (election)->short_name, ==, "Stockholm");
}

/* Whether one of the holders is of the agency. */
static gboolean
holds (const StfRole *role, const char *agency)
{
  for (guint i = 0; i < role->holders->len; i++)
    if (strstr (((const StfHolder *) role->holders->pdata[i])->name, agency))
      return TRUE;
  return FALSE;
}

static void
test_record (Example *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfElection) election = start (self);
  g_autofree char *before = get_digest (self);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autofree char *words = NULL;
  const StfRole *chair, *owner;

  elect_six (election);
  stf_election_set_named_person (election, PERSON ("01"));
  save (self, election);

  organisation = stf_organisation_load (self->file, "2014-01-01", &error);
  g_assert_no_error (error);
  chair = stf_organisation_find_role (organisation, CHAIR);
  owner = stf_organisation_find_role (organisation, OWNER);
  g_assert_cmpuint (chair->holders->len, ==, 1);
  g_assert_cmpstr (((StfHolder *) chair->holders->pdata[0])->person, ==, PERSON ("01"));
  g_assert_cmpuint (stf_organisation_find_role (organisation, MEMBER)->holders->len, ==, 6);
  g_assert_true (holds (owner, "Stockholm"));

  entry = stf_history_get_undo (self->file);
  words = stf_history_describe (self->file, entry);
  g_assert_nonnull (strstr (words, "Styrgruppen"));

  /* One step. */
  after = get_digest (self);
  g_assert_cmpstr (before, !=, after);
  g_assert_true (stf_year_file_undo (self->file, &error));
  undone = get_digest (self);
  g_assert_cmpstr (before, ==, undone);
  g_assert_true (stf_year_file_redo (self->file, &error));
  redone = get_digest (self);
  g_assert_cmpstr (after, ==, redone);
}

static void
test_rows (Example *self, gconstpointer data)
{
  g_autoptr (StfElection) election = start (self);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (StfRow) notice = NULL;
  g_autoptr (GError) error = NULL;
  guint n_new = 0;
  guint n_numbered = 0;

  elect_six (election);
  stf_election_set_result (election, SEAT ("501"), PERSON ("14"));
  save (self, election);

  rows = stf_year_file_get_rows (self->file, "assignment", NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      const StfRow *row = rows->pdata[i];
      const char *role = stf_row_get_text (row, "role");
      const char *from = stf_row_get_text (row, "from_date");

      if (g_strcmp0 (role, NOMINATOR) == 0 && g_str_equal (from, "2012-10-18"))
        {
          /* Held until a successor comes: the whole committee ends the day before. */
          g_assert_cmpstr (stf_row_get_text (row, "to_date"), ==, "2013-10-15");
          g_assert_nonnull (stf_row_get_text (row, "end_reason"));
        }
      else if (g_strcmp0 (role, NOMINATOR) == 0)
        {
          g_assert_cmpstr (from, ==, "2013-10-16");
          g_assert_null (stf_row_get_text (row, "to_date"));
        }
      if (g_strcmp0 (from, "2014-01-01") == 0 && g_strcmp0 (role, MEMBER) == 0)
        {
          n_new++;
          g_assert_cmpstr (stf_row_get_text (row, "to_date"), ==, "2014-12-31");
          g_assert_nonnull (stf_row_get_text (row, "decision"));
        }
    }
  g_assert_cmpuint (n_new, ==, 6);

  decisions = stf_year_file_get_rows (self->file, "decision", NULL);
  for (guint i = 0; i < decisions->len; i++)
    {
      const char *number = stf_row_get_text (decisions->pdata[i], "number");

      n_numbered += g_strcmp0 (number, "2013-7") == 0 || g_strcmp0 (number, "2013-8") == 0
                    || g_strcmp0 (number, "2013-9") == 0;
    }
  g_assert_cmpuint (n_numbered, ==, 3);

  /* The notice of the last election stays; this one has a row of its own, which can be sent. */
  g_assert_cmpstr (stf_election_get_notice (election), !=, NOTICE);
  g_assert_true (stf_election_mark_notice_sent (self->file, stf_election_get_notice (election),
                                                "2013-10-20", &error));
  notice = stf_year_file_get_row (self->file, "document", stf_election_get_notice (election), NULL);
  g_assert_cmpstr (stf_row_get_text (notice, "state"), ==, "published");
  g_assert_cmpstr (stf_row_get_text (notice, "on_date"), ==, "2013-10-20");
}

/* To put a proposal forward dates its document (R03). */
static void
test_put_forward (Example *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *slate = stf_slate_create (self->file, "Förslag", &error);
  g_autoptr (StfRow) document = NULL;

  g_assert_true (stf_slate_prefer (self->file, slate, "2013-09-20", &error));
  document = stf_year_file_get_row (self->file, "document", PROPOSAL, NULL);
  g_assert_cmpstr (stf_row_get_text (document, "state"), ==, "proposed");
  g_assert_cmpstr (stf_row_get_text (document, "on_date"), ==, "2013-09-20");
}

/* Other meetings of the assembly elect nobody; the last that did is not proposed again. */
static void
test_proposed_meeting (Example *self, gconstpointer data)
{
  g_autoptr (StfElection) election = stf_election_new (self->file, NULL, NULL);

  g_assert_cmpint (stf_election_get_mode (election), ==, STF_ELECTION_AT_NEW_MEETING);
  g_assert_cmpstr (stf_election_get_title (election), ==, "Höstmöte");
}

static void
test_existing_meeting (Example *self, gconstpointer data)
{
  g_autoptr (StfElection) election = start (self);

  stf_election_set_meeting (election, HELD_MEETING);
  g_assert_cmpstr (stf_election_get_date (election), ==, "2012-10-18");
  /* The file's own year lies ahead of that meeting, and everybody is there already. */
  g_assert_cmpstr (stf_election_get_from_date (election), ==, "2013-01-01");
  elect_six (election);
  assert_invalid (election, STF_ELECTION_ERROR_TAKEN);
}

static void
test_errors (Example *self, gconstpointer data)
{
  g_autoptr (StfElection) election = start (self);

  assert_invalid (election, STF_ELECTION_ERROR_NOBODY);
  elect_six (election);
  g_assert_true (stf_election_validate (election, NULL));
  stf_election_set_result (election, SEAT ("302"), PERSON ("01"));
  assert_invalid (election, STF_ELECTION_ERROR_TWICE);
  stf_election_set_result (election, SEAT ("302"), NULL);
  stf_election_set_title (election, "");
  assert_invalid (election, STF_ELECTION_ERROR_MEETING);
  stf_election_set_title (election, "Höstmöte");
  stf_election_set_term (election, "2014-01-01", "2013-12-31");
  assert_invalid (election, STF_ELECTION_ERROR_DATES);
  stf_election_set_term (election, "2013-10-01", "2014-12-31");
  assert_invalid (election, STF_ELECTION_ERROR_DATES);
  stf_election_set_term (election, "2014-02-30", NULL);
  assert_invalid (election, STF_ELECTION_ERROR_DATES);
}

static void
test_words (Example *self, gconstpointer data)
{
  g_autoptr (StfElection) election = start (self);
  g_autoptr (StfPaper) notes = NULL;
  g_autoptr (StfPaper) notice = NULL;
  g_autofree char *notes_text = NULL;
  g_autofree char *notice_text = NULL;

  elect_six (election);
  stf_election_set_named_person (election, PERSON ("01"));
  notes = stf_election_write_notes (election);
  notice = stf_election_write_notice (election);
  g_assert_true (notes->example && notice->example);
  notes_text = stf_paper_to_text (notes);
  notice_text = stf_paper_to_text (notice);

  g_assert_nonnull (strstr (notes_text, "Höstmöte"));
  g_assert_nonnull (strstr (notes_text, "Ordförande i styrgruppen"));
  g_assert_nonnull (strstr (notes_text, "(Stockholm)"));
  g_assert_nonnull (strstr (notice_text, "Länsrådsgruppen"));
  g_assert_nonnull (strstr (notice_text, "Processägare"));
  g_assert_nonnull (strstr (notice_text, "2014"));
}

static void
test_by_election (Example *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = get_digest (self);
  g_autofree char *after = NULL;
  g_autoptr (StfElection) election = stf_election_new_by_election (self->file, CHAIR, "2013-05-14",
                                                                   &error);
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (GPtrArray) consequences = NULL;

  g_assert_no_error (error);
  /* The chair leaves the group: another member, but no chair yet. */
  stf_election_set_result (election, SEAT ("301"), PERSON ("03"));
  stf_election_set_end_reason (election, "Byter arbetsgivare.");
  consequences = stf_election_list_consequences (election);
  g_assert_cmpuint (count (consequences, STF_CONSEQUENCE_END), ==, 2);
  g_assert_cmpuint (count (consequences, STF_CONSEQUENCE_START), ==, 1);
  g_assert_cmpuint (count (consequences, STF_CONSEQUENCE_VACANT), ==, 1);
  g_assert_cmpuint (count (consequences, STF_CONSEQUENCE_MEETING), ==, 0);

  stf_election_set_result (election, SEAT ("401"), PERSON ("10"));
  save (self, election);
  organisation = stf_organisation_load (self->file, "2013-05-15", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (
      ((StfHolder *) stf_organisation_find_role (organisation, CHAIR)->holders->pdata[0])->person,
      ==, PERSON ("10"));
  g_assert_cmpuint (stf_organisation_find_role (organisation, MEMBER)->holders->len, ==, 6);
  /* The rest of the term. */
  g_assert_cmpstr (
      ((StfHolder *) stf_organisation_find_role (organisation, CHAIR)->holders->pdata[0])->to_date,
      ==, "2013-12-31");

  g_assert_true (stf_year_file_undo (self->file, &error));
  after = get_digest (self);
  g_assert_cmpstr (before, ==, after);
}

static void
test_by_election_of_a_vacant_seat (Example *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfElection) election = stf_election_new_by_election (self->file, MEMBER, "2013-07-10",
                                                                   &error);
  g_autoptr (GPtrArray) consequences = NULL;

  g_assert_no_error (error);
  /* Seat 305 is vacant in July, and filled from September: too late to elect for all of it. */
  stf_election_set_result (election, SEAT ("305"), PERSON ("03"));
  assert_invalid (election, STF_ELECTION_ERROR_TAKEN);
  stf_election_set_result (election, SEAT ("305"), NULL);
  stf_election_set_result (election, SEAT ("306"), PERSON ("03"));
  consequences = stf_election_list_consequences (election);
  g_assert_cmpuint (count (consequences, STF_CONSEQUENCE_END), ==, 1);
}

static void
test_not_elected (Example *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stf_election_new_by_election (self->file, OWNER, "2013-07-10", &error));
  g_assert_error (error, STF_ELECTION_ERROR, STF_ELECTION_ERROR_GONE);
}

/* The file of the year after, in which nobody has been elected yet. */
static gboolean
be_next_year_cb (StfChange *change, gpointer data, GError **error)
{
  g_autoptr (GPtrArray) years = stf_year_file_get_rows (stf_change_get_file (change), "year",
                                                        error);
  const char *year = stf_row_get_id (years->pdata[0]);

  return stf_change_set_integer (change, "year", year, "number", 2014, error)
         && stf_change_set_text (change, "year", year, "starts", "2014-01-01", error)
         && stf_change_set_text (change, "year", year, "ends", "2014-12-31", error);
}

static const StfRuleShift *
find_shift (const GPtrArray *shifts, const char *ref)
{
  for (guint i = 0; i < shifts->len; i++)
    if (g_strcmp0 (((StfRuleShift *) shifts->pdata[i])->ref, ref) == 0)
      return shifts->pdata[i];
  return NULL;
}

static void
test_rule_shifts (Example *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfElection) election = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GPtrArray) shifts = NULL;
  const StfRuleShift *shift;

  stf_year_file_change (self->file, "test", NULL, NULL, be_next_year_cb, NULL, &error);
  g_assert_no_error (error);
  election = start (self);
  before = get_digest (self);
  elect_six (election);
  shifts = stf_election_list_rule_shifts (election, self->file, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < shifts->len; i++)
    {
      shift = shifts->pdata[i];
      g_test_message ("%s %s -> %s: %s", shift->ref, shift->before, shift->after, shift->text);
    }

  /* R27: the process owner is there again. */
  shift = find_shift (shifts, "R27");
  g_assert_nonnull (shift);
  g_assert_true (shift->better);
  g_assert_false (shift->worse);
  g_assert_nonnull (shift->text);

  after = get_digest (self);
  g_assert_cmpstr (before, ==, after);
}

static gboolean
set_term_cb (StfChange *change, gpointer value, GError **error)
{
  return stf_change_set_text (change, "setting", "00000024-0002-8000-8000-000000000001", "value",
                              value, error);
}

/* Any association: an annual meeting elects board, auditor and nominating committee. */
static void
test_association (Example *self, gconstpointer data)
{
  static const struct
  {
    const char *value;
    const char *from_date;
    const char *to_date;
  } cases[] = {
    { "calendar-year", "2014-01-01", "2014-12-31" },
    { "meeting-to-meeting", "2013-03-21", NULL },
    { "own-dates", "2014-01-01", "2014-12-31" },
  };
  const char *board = "00000012-0002-8000-8000-000000000101";
  const char *auditor = "00000012-0002-8000-8000-000000000301";
  Scratch scratch = { .file = self->file };
  g_autofree char *anna = scratch_add_person (&scratch, "Anna", "Berg");
  g_autofree char *bo = scratch_add_person (&scratch, "Bo", "Ek");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (StfElection) election = NULL;
      g_autofree char *before = NULL;
      g_autofree char *undone = NULL;

      stf_year_file_change (self->file, "test", NULL, NULL, set_term_cb, (gpointer) cases[i].value,
                            &error);
      g_assert_no_error (error);
      before = get_digest (self);
      election = stf_election_new (self->file, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (stf_election_get_roles (election)->len, ==, 4);
      g_assert_cmpstr (stf_election_get_title (election), ==, "Årsmöte");
      stf_election_set_date (election, "2013-03-20");
      g_assert_cmpstr (stf_election_get_from_date (election), ==, cases[i].from_date);
      g_assert_cmpstr (stf_election_get_to_date (election), ==, cases[i].to_date);
      stf_election_set_result (election, board, anna);
      stf_election_set_result (election, auditor, bo);
      g_assert_null (stf_election_get_follower (election));
      save (self, election);
      g_assert_true (stf_year_file_undo (self->file, &error));
      undone = get_digest (self);
      g_assert_cmpstr (before, ==, undone);
    }
}

/* Whoever is elected, to whatever, undo takes all of it back. */
static void
test_random (Example *self, gconstpointer data)
{
  static const char *const seats[] = { SEAT ("301"), SEAT ("302"), SEAT ("303"), SEAT ("304"),
                                       SEAT ("305"), SEAT ("306"), SEAT ("401"), SEAT ("501"),
                                       SEAT ("502"), SEAT ("503") };
  g_autoptr (GRand) random = g_rand_new_with_seed (17);
  g_autofree char *before = get_digest (self);
  guint n_saved = 0;

  for (guint i = 0; i < 60; i++)
    {
      gboolean by_election = g_rand_boolean (random);
      g_autofree char *date = g_strdup_printf ("2013-%02d-15", g_rand_int_range (random, 1, 13));
      g_autoptr (StfElection) election = by_election ? stf_election_new_by_election (
                                             self->file, MEMBER, date, NULL)
                                                     : start (self);
      g_autoptr (StfAssessment) assessment = NULL;
      g_autofree char *undone = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (seats); j++)
        if (g_rand_boolean (random))
          {
            g_autofree char *person = g_strdup_printf ("00000006-2013-8000-8000-%012d",
                                                       g_rand_int_range (random, 1, 30));

            stf_election_set_result (election, seats[j], person);
          }
      assessment = stf_election_assess (election);
      g_assert_cmpuint (assessment->facts->len, ==, stf_election_get_results (election)->len);
      if (!stf_election_validate (election, NULL))
        continue;
      n_saved++;
      save (self, election);
      g_assert_true (stf_year_file_undo (self->file, NULL));
      undone = get_digest (self);
      g_assert_cmpstr (before, ==, undone);
    }
  g_assert_cmpuint (n_saved, >, 20);
}

#define add(path, function) g_test_add (path, Example, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/election/consequences", test_consequences);
  add ("/election/is-one-step", test_record);
  add ("/election/rows", test_rows);
  add ("/election/to-put-forward-dates-the-proposal", test_put_forward);
  add ("/election/proposes-a-meeting", test_proposed_meeting);
  add ("/election/at-a-meeting-of-the-file", test_existing_meeting);
  add ("/election/errors", test_errors);
  add ("/election/notes-and-notice", test_words);
  add ("/election/by-election", test_by_election);
  add ("/election/by-election-of-a-vacant-seat", test_by_election_of_a_vacant_seat);
  add ("/election/by-election-of-a-role-nobody-elects", test_not_elected);
  add ("/election/rules-before-and-after", test_rule_shifts);
  g_test_add ("/election/any-association", Example, "tom", set_up, test_association, tear_down);
  add ("/election/undo-takes-all-of-it-back", test_random);

  return g_test_run ();
}
