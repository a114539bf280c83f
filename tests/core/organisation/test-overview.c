/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>

#include "file/stf-text.h"
#include "organisation/stf-overview.h"
#include "organisation/stf-search.h"
#include "stf-test-year.h"

static StfOverview *
load_overview (TestYear *self, const char *date)
{
  g_autoptr (StfOrganisation) organisation = test_year_load (self, date);
  g_autoptr (GError) error = NULL;
  StfOverview *overview = stf_overview_load (self->file, organisation, &error);

  g_assert_no_error (error);
  return overview;
}

static void
test_figures (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOverview) overview = NULL;

  test_year_add (self, NULL, "assignment", "role", "@chair", "person", "@anna", "to_date",
                 "2013-08-29", NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@anna", "to_date",
                 "2013-06-30", NULL);
  test_year_add (self, NULL, "assignment", "role", "@member", "person", "@bo", "to_date",
                 "2013-08-30", NULL);

  overview = load_overview (self, "2013-06-30");
  g_assert_cmpstr (overview->chair->name, ==, "Anna Åkesson");
  g_assert_cmpstr (overview->process_owner->name, ==, "Länsstyrelsen Uppsala");
  g_assert_cmpuint (overview->n_bodies, ==, 2);
  g_assert_cmpuint (overview->n_roles, ==, 4);
  g_assert_cmpuint (overview->n_persons, ==, 3);
  g_assert_cmpuint (overview->n_assignments, ==, 3);
  g_assert_cmpuint (overview->vacancies->len, ==, 4);

  /* Sixty days from the date, the first to end first. */
  g_assert_cmpuint (overview->endings->len, ==, 2);
  g_assert_cmpstr (((StfEnding *) overview->endings->pdata[0])->holder->to_date, ==, "2013-06-30");
  g_assert_cmpstr (((StfEnding *) overview->endings->pdata[1])->holder->to_date, ==, "2013-08-29");
}

static void
test_no_chair (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOverview) overview = NULL;

  /* The chair of another body is not the chair. */
  test_year_add (self, "other", "role", "title", "Annan", "body", "@network", "kind", "chair",
                 "holder", "person", "open", "1", NULL);
  test_year_add (self, NULL, "assignment", "role", "@other", "person", "@anna", NULL);
  overview = load_overview (self, "2013-06-30");

  g_assert_null (overview->chair);
  g_assert_null (overview->process_owner);
  g_assert_cmpuint (overview->vacancies->len, ==, 6); /* the chair fills one of the six */
}

static void
test_meetings (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOverview) overview = NULL;
  const StfOverviewMeeting *first;

  test_year_add (self, NULL, "meeting", "title", "Förbi", "on_date", "2013-06-29", NULL);
  test_year_add (self, NULL, "meeting", "title", "Inställt", "on_date", "2013-07-01", "state",
                 "cancelled", NULL);
  test_year_add (self, NULL, "meeting", "title", "Höstmötet", "on_date", "2013-10-10", NULL);
  test_year_add (self, "now", "meeting", "title", "Pågår", "on_date", "2013-06-29", "to_date",
                 "2013-06-30", NULL);
  test_year_add (self, NULL, "meeting_body", "meeting", "@now", "body", "@steering", NULL);
  test_year_add (self, NULL, "meeting_body", "meeting", "@now", "body", "@network", NULL);

  overview = load_overview (self, "2013-06-30");
  g_assert_cmpuint (overview->meetings->len, ==, 2);
  first = overview->meetings->pdata[0];
  g_assert_cmpstr (first->title, ==, "Pågår");
  g_assert_cmpstr (first->bodies, ==, "Nätverket, Styrgruppen");
}

static void
test_deviations (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOverview) overview = NULL;

  test_year_add (self, NULL, "setting", "ref", "A03", "value", "5", "suggested", "6", NULL);
  test_year_add (self, NULL, "setting", "ref", "A04", "value", "1", "suggested", "1", NULL);
  test_year_add (self, NULL, "setting", "ref", "A05", "value", "1", NULL);
  test_year_add (self, NULL, "setting", "ref", "A01", "suggested", "1", NULL);
  overview = load_overview (self, "2013-06-30");
  g_assert_cmpuint (overview->deviations->len, ==, 2);
  g_assert_cmpstr (((StfDeviation *) overview->deviations->pdata[0])->ref, ==, "A01");
  g_assert_cmpstr (((StfDeviation *) overview->deviations->pdata[1])->value, ==, "5");
}

static void
assert_found (StfSearch *search, const char *text, guint limit, const char *expected)
{
  g_autoptr (GPtrArray) hits = stf_search_find (search, text, limit);
  g_autoptr (GString) titles = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (titles, "%s%s", i ? ", " : "", ((StfHit *) hits->pdata[i])->title);
  g_assert_cmpstr (titles->str, ==, expected);
}

static void
test_search (TestYear *self, gconstpointer data)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (StfSearch) search = NULL;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GError) error = NULL;

  test_year_add (self, NULL, "body_alias", "body", "@steering", "name", "De sex", NULL);
  test_year_add_person (self, "steward", "Per", "Styrbjörn", NULL);
  organisation = test_year_load (self, "2013-06-30");
  search = stf_search_new (self->file, organisation, &error);
  g_assert_no_error (error);

  assert_found (search, "", 0, "");
  assert_found (search, "   ", 0, "");
  assert_found (search, "styr", 0,
                "Styrgruppen, Per Styrbjörn, Länsstyrelsen Uppsala, "
                "Länsstyrelsen Gotland, Länsstyrelsen Skåne");
  assert_found (search, "styr", 1, "Styrgruppen");
  assert_found (search, "de sex", 0, "Styrgruppen");
  assert_found (search, "B10", 0, "Styrgruppen");
  assert_found (search, "p04", 0, "Ordförande");
  assert_found (search, "ÖHMAN", 0, "Cia Ek-Öhman");
  assert_found (search, "ohman", 0, "");
  assert_found (search, "gotland bo", 0, "Bo Zetterberg");

  hits = stf_search_find (search, "ordför", 0);
  g_assert_cmpint (((StfHit *) hits->pdata[0])->kind, ==, STF_HIT_ROLE);
  g_assert_cmpstr (((StfHit *) hits->pdata[0])->subtitle, ==, "Styrgruppen");
  g_assert_cmpstr (((StfHit *) hits->pdata[0])->id, ==, test_year_id (self, "chair"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  test_year_add_test ("/overview/figures/are-those-of-the-date", test_figures);
  test_year_add_test ("/overview/figures/do-without-a-chair", test_no_chair);
  test_year_add_test ("/overview/meetings/are-the-next-ones", test_meetings);
  test_year_add_test ("/overview/deviations/differ-from-the-suggestion", test_deviations);
  test_year_add_test ("/search/find/puts-the-best-first", test_search);

  return g_test_run ();
}
