/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "file/stf-text.h"
#include "organisation/stf-agency.h"
#include "organisation/stf-person-draft.h"
#include "organisation/stf-person.h"
#include "stf-test-year.h"

static GPtrArray *
list_persons (TestYear *self, const char *date)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *persons = stf_person_list (self->file, date, &error);

  g_assert_no_error (error);
  return persons;
}

static StfPersonDraft *
load_draft (TestYear *self, const char *name, const char *date)
{
  g_autoptr (GError) error = NULL;
  StfPersonDraft *draft = stf_person_draft_load (self->file, test_year_id (self, name), date,
                                                 &error);

  g_assert_no_error (error);
  return draft;
}

static void
save (TestYear *self, StfPersonDraft *draft)
{
  g_autoptr (GError) error = NULL;

  stf_person_draft_save (draft, self->file, &error);
  g_assert_no_error (error);
}

static void
test_list (TestYear *self, gconstpointer data)
{
  g_autoptr (GPtrArray) persons = NULL;
  const StfPerson *first;
  const StfPerson *last;

  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@anna", NULL);
  test_year_add (self, NULL, "assignment", "role", "@head", "person", "@anna", "to_date",
                 "2013-05-31", NULL);
  persons = list_persons (self, "2013-06-30");

  /* å stands last in Swedish. */
  g_assert_cmpuint (persons->len, ==, 3);
  first = persons->pdata[0];
  last = persons->pdata[2];
  g_assert_cmpstr (first->name, ==, "Cia Ek-Öhman");
  g_assert_cmpstr (first->roles, ==, "");
  g_assert_cmpstr (last->name, ==, "Anna Åkesson");
  g_assert_cmpstr (last->agency_name, ==, "Uppsala");
  g_assert_cmpstr (last->title, ==, "Informationschef");
  g_assert_cmpuint (last->n_roles, ==, 2);
  g_assert_cmpstr (last->roles, ==, "Ledamot, Ordförande");
}

static void
test_match (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *query;
    gboolean matches;
  } cases[] = {
    { "", TRUE },         { "åkesson", TRUE },      { "ÅKE", TRUE },     { "akesson", FALSE },
    { "uppsala", TRUE },  { "anna uppsala", TRUE }, { "anna x", FALSE }, { "ordförande", TRUE },
    { "  anna  ", TRUE }, { "ordforande", FALSE },  { "inform", TRUE },  { "gotland", FALSE },
  };
  g_autoptr (GPtrArray) persons = NULL;

  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", NULL);
  persons = list_persons (self, "2013-06-30");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folded = stf_text_fold (cases[i].query);

      g_test_message ("query \"%s\"", cases[i].query);
      g_assert_true (stf_person_matches (persons->pdata[2], folded) == cases[i].matches);
    }
}

static void
test_timeline (TestYear *self, gconstpointer data)
{
  g_autoptr (GPtrArray) terms = NULL;
  g_autoptr (GError) error = NULL;
  const StfPersonTerm *latest;

  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@anna", "from_date",
                 "2012-01-01", "to_date", "2012-12-31", "extent", "20", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", "from_date",
                 "2013-01-01", "acting", "1", NULL);
  terms = stf_person_get_timeline (self->file, test_year_id (self, "anna"), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (terms->len, ==, 2);
  latest = terms->pdata[0];
  g_assert_cmpstr (latest->role_title, ==, "Ordförande");
  g_assert_cmpstr (latest->body_name, ==, "Styrgruppen");
  g_assert_cmpint (latest->extent, ==, -1);
  g_assert_true (latest->acting);
  g_assert_cmpint (((StfPersonTerm *) terms->pdata[1])->extent, ==, 20);
}

static void
test_delete (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  const char *anna = test_year_id (self, "anna");
  StfRow *row;

  test_year_add (self, "skill", "skill", "name", "Webb", NULL);
  test_year_add (self, NULL, "person_skill", "person", "@anna", "skill", "@skill", NULL);
  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@anna", NULL);
  g_assert_cmpuint (stf_person_count_assignments (self->file, anna), ==, 2);
  before = scratch_get_digest (&self->scratch);

  stf_person_delete (self->file, anna, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stf_person_count_assignments (self->file, anna), ==, 0);
  row = stf_year_file_get_row (self->file, "person", anna, &error);
  g_assert_no_error (error);
  g_assert_null (row);

  stf_year_file_undo (self->file, &error);
  g_assert_no_error (error);
  after = scratch_get_digest (&self->scratch);
  g_assert_cmpstr (after, ==, before);
}

static void
test_new (TestYear *self, gconstpointer data)
{
  g_autoptr (StfPersonDraft) draft = stf_person_draft_new ();
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autoptr (GPtrArray) persons = NULL;
  const StfPerson *person;

  g_assert_true (stf_person_draft_is_new (draft));
  g_assert_false (stf_person_draft_is_changed (draft));
  stf_person_draft_set (draft, STF_PERSON_GIVEN_NAME, "  Åsa ");
  stf_person_draft_set (draft, STF_PERSON_FAMILY_NAME, "Öst\nberg");
  stf_person_draft_set (draft, STF_PERSON_EMAIL, "asa@example.org");
  stf_person_draft_set (draft, STF_PERSON_PHONE, "");
  stf_person_draft_set (draft, STF_PERSON_AGENCY, test_year_id (self, "skane"));
  stf_person_draft_set (draft, STF_PERSON_TITLE, "Kommunikatör");
  g_assert_true (stf_person_draft_is_changed (draft));
  g_assert_false (stf_person_draft_moves (draft));
  save (self, draft);

  entry = stf_history_get_undo (self->file);
  g_assert_cmpstr (entry->message, ==, "person-new");
  g_assert_cmpstr (entry->subject, ==, stf_person_draft_get_id (draft));
  persons = list_persons (self, "2013-06-30");
  person = persons->pdata[3];
  g_assert_cmpstr (person->name, ==, "Åsa Öst berg");
  g_assert_cmpstr (person->agency_name, ==, "Skåne");
  g_assert_null (person->phone);
}

static void
test_correct (TestYear *self, gconstpointer data)
{
  g_autoptr (StfPersonDraft) draft = load_draft (self, "anna", "2013-06-30");
  g_autoptr (StfPersonDraft) again = NULL;

  g_assert_cmpstr (stf_person_draft_get (draft, STF_PERSON_FAMILY_NAME), ==, "Åkesson");
  g_assert_false (stf_person_draft_is_changed (draft));
  stf_person_draft_set (draft, STF_PERSON_FAMILY_NAME, "Åkerman");
  stf_person_draft_set (draft, STF_PERSON_AGENCY, test_year_id (self, "gotland"));
  g_assert_true (stf_person_draft_moves (draft));
  g_assert_cmpstr (stf_person_draft_get_original (draft, STF_PERSON_FAMILY_NAME), ==, "Åkesson");
  save (self, draft);

  /* The record is corrected at every date. */
  again = load_draft (self, "anna", "2012-01-01");
  g_assert_cmpstr (stf_person_draft_get (again, STF_PERSON_FAMILY_NAME), ==, "Åkerman");
  g_assert_cmpstr (stf_person_draft_get (again, STF_PERSON_AGENCY), ==,
                   test_year_id (self, "gotland"));
  stf_person_draft_set (again, STF_PERSON_AGENCY, NULL);
  stf_person_draft_set (again, STF_PERSON_TITLE, NULL);
  save (self, again);
  stf_person_draft_free (g_steal_pointer (&again));
  again = load_draft (self, "anna", "2012-01-01");
  g_assert_null (stf_person_draft_get (again, STF_PERSON_AGENCY));
}

static void
test_move (TestYear *self, gconstpointer data)
{
  g_autoptr (StfPersonDraft) draft = load_draft (self, "anna", "2013-06-30");
  g_autoptr (StfPersonDraft) before = NULL;
  g_autoptr (StfPersonDraft) after = NULL;

  stf_person_draft_set (draft, STF_PERSON_AGENCY, test_year_id (self, "gotland"));
  stf_person_draft_set_moved_on (draft, "2013-09-01");
  save (self, draft);

  before = load_draft (self, "anna", "2013-08-31");
  after = load_draft (self, "anna", "2013-09-01");
  g_assert_cmpstr (stf_person_draft_get (before, STF_PERSON_AGENCY), ==,
                   test_year_id (self, "uppsala"));
  g_assert_cmpstr (stf_person_draft_get (after, STF_PERSON_AGENCY), ==,
                   test_year_id (self, "gotland"));

  /* Later than it begins, or not at all. */
  stf_person_draft_set (after, STF_PERSON_TITLE, "Chef");
  stf_person_draft_set_moved_on (after, "2013-09-01");
  g_assert_false (stf_person_draft_validate (after, NULL, NULL));
  stf_person_draft_set_moved_on (after, "2013-09-31");
  g_assert_false (stf_person_draft_validate (after, NULL, NULL));
  stf_person_draft_set_moved_on (after, "2013-09-02");
  g_assert_true (stf_person_draft_validate (after, NULL, NULL));
  stf_person_draft_set (before, STF_PERSON_TITLE, "Chef");
  stf_person_draft_set_moved_on (before, "2013-10-01");
  g_assert_false (stf_person_draft_validate (before, NULL, NULL));
}

static void
test_return (TestYear *self, gconstpointer data)
{
  g_autoptr (StfPersonDraft) draft = NULL;
  g_autoptr (StfPersonDraft) before = NULL;
  g_autoptr (StfPersonDraft) after = NULL;

  test_year_set (self, "anna-employment", "employment", "to_date", "2013-03-31");
  draft = load_draft (self, "anna", "2013-06-30");
  g_assert_null (stf_person_draft_get (draft, STF_PERSON_AGENCY));
  g_assert_false (stf_person_draft_is_changed (draft));
  stf_person_draft_set (draft, STF_PERSON_AGENCY, test_year_id (self, "gotland"));
  g_assert_false (stf_person_draft_moves (draft));
  save (self, draft);

  before = load_draft (self, "anna", "2013-03-31");
  after = load_draft (self, "anna", "2013-04-01");
  g_assert_cmpstr (stf_person_draft_get (before, STF_PERSON_AGENCY), ==,
                   test_year_id (self, "uppsala"));
  g_assert_cmpstr (stf_person_draft_get (after, STF_PERSON_AGENCY), ==,
                   test_year_id (self, "gotland"));
}

static void
test_validate (TestYear *self, gconstpointer data)
{
  static const struct
  {
    StfPersonField field;
    const char *value;
    int code; /* -1: none */
  } cases[] = {
    { STF_PERSON_GIVEN_NAME, " ", STF_PERSON_DRAFT_ERROR_NAME },
    { STF_PERSON_FAMILY_NAME, NULL, STF_PERSON_DRAFT_ERROR_NAME },
    { STF_PERSON_EMAIL, "anna", STF_PERSON_DRAFT_ERROR_EMAIL },
    { STF_PERSON_EMAIL, "anna@example", STF_PERSON_DRAFT_ERROR_EMAIL },
    { STF_PERSON_EMAIL, "@example.org", STF_PERSON_DRAFT_ERROR_EMAIL },
    { STF_PERSON_EMAIL, "a@b@example.org", STF_PERSON_DRAFT_ERROR_EMAIL },
    { STF_PERSON_EMAIL, "a b@example.org", STF_PERSON_DRAFT_ERROR_EMAIL },
    { STF_PERSON_EMAIL, "anna@example.", STF_PERSON_DRAFT_ERROR_EMAIL },
    { STF_PERSON_EMAIL, "anna@.org", STF_PERSON_DRAFT_ERROR_EMAIL },
    { STF_PERSON_AGENCY, NULL, STF_PERSON_DRAFT_ERROR_EMPLOYMENT },
    { STF_PERSON_EMAIL, "anna.åkesson@lst.example.org", -1 },
    { STF_PERSON_PHONE, "0123-45 67 89", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfPersonDraft) draft = load_draft (self, "anna", "2013-06-30");
      g_autoptr (GError) error = NULL;
      StfPersonField field = STF_PERSON_N_FIELDS;

      stf_person_draft_set (draft, cases[i].field, cases[i].value);
      if (cases[i].code == -1)
        {
          g_assert_true (stf_person_draft_validate (draft, &field, &error));
          continue;
        }
      g_assert_false (stf_person_draft_validate (draft, &field, &error));
      g_assert_error (error, STF_PERSON_DRAFT_ERROR, cases[i].code);
      g_assert_cmpint (field, ==, cases[i].field);
      g_clear_error (&error);
      g_assert_false (stf_person_draft_save (draft, self->file, &error));
      g_assert_error (error, STF_PERSON_DRAFT_ERROR, cases[i].code);
    }
}

static void
test_gone (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (
      stf_person_draft_load (self->file, test_year_id (self, "chair"), "2013-06-30", &error));
  g_assert_error (error, STF_PERSON_DRAFT_ERROR, STF_PERSON_DRAFT_ERROR_GONE);
}

static void
test_agencies (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) agencies = NULL;

  test_year_set (self, "skane", "agency", "position", "0");
  test_year_set (self, "uppsala", "agency", "position", "2");
  test_year_set (self, "gotland", "agency", "position", "1");
  agencies = stf_agency_list (self->file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (agencies->len, ==, 3);
  g_assert_cmpstr (((StfAgency *) agencies->pdata[0])->short_name, ==, "Skåne");
  g_assert_cmpstr (((StfAgency *) agencies->pdata[2])->name, ==, "Länsstyrelsen Uppsala");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/person/list/stands-in-swedish-order-with-roles", test_list);
  test_year_add_test ("/person/match/needs-each-word-and-knows-å", test_match);
  test_year_add_test ("/person/timeline/has-the-latest-first", test_timeline);
  test_year_add_test ("/person/delete/takes-what-is-theirs-and-undo-restores", test_delete);
  test_year_add_test ("/person-draft/new/is-one-change", test_new);
  test_year_add_test ("/person-draft/correct/changes-the-record-at-every-date", test_correct);
  test_year_add_test ("/person-draft/move/ends-one-employment-and-begins-another", test_move);
  test_year_add_test ("/person-draft/return/follows-on-the-last-employment", test_return);
  test_year_add_test ("/person-draft/validate/names-the-field-at-fault", test_validate);
  test_year_add_test ("/person-draft/load/says-when-the-person-is-gone", test_gone);
  test_year_add_test ("/agency/list/stands-in-the-order-of-the-year", test_agencies);

  return g_test_run ();
}
