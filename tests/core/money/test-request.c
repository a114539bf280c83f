/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests for development funds. */

#include "stf-request.h"

#include "stf-money-year.h"

static StfRequest *
load (TestYear *self, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) requests = stf_request_list (self->file, date, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (requests->len, ==, 1);
  return stf_request_copy (requests->pdata[0]);
}

static void
states_follow_from_dates (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *date;
    StfRequestState state;
    const char *label;
  } table[] = {
    { "2012-08-31", STF_REQUEST_DRAFTED, "Draft" },
    { "2012-09-01", STF_REQUEST_REQUESTED, "Requested" },
    { "2012-11-21", STF_REQUEST_REQUESTED, "Requested" },
    { "2012-11-22", STF_REQUEST_GRANTED, "Granted" },
    { "2013-12-30", STF_REQUEST_GRANTED, "Granted" },
    { "2013-12-31", STF_REQUEST_CLOSED, "Closed" },
  };
  g_autoptr (StfRequest) carried = NULL;
  g_autoptr (StfRequest) refused = NULL;

  test_year_add (self, "intranet", "grant_request", "title", "Intranät", "amount", "100000",
                 "requested_on", "2012-09-01", "outcome", "granted", "granted", "80000",
                 "decided_on", "2012-11-22", "closed_on", "2013-12-31", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (StfRequest) request = load (self, table[i].date);

      g_assert_cmpint (request->state, ==, table[i].state);
      g_assert_cmpstr (stf_request_state_label (request->state), ==, table[i].label);
    }
  test_year_set (self, "intranet", "grant_request", "remainder", "carried-over");
  carried = load (self, "2013-12-31");
  g_assert_cmpint (carried->state, ==, STF_REQUEST_CARRIED_OVER);
  test_year_set (self, "intranet", "grant_request", "outcome", "refused");
  refused = load (self, "2013-01-01");
  g_assert_cmpint (refused->state, ==, STF_REQUEST_REFUSED);
}

static void
requests_are_saved_and_removed (TestYear *self, gconstpointer data)
{
  g_autoptr (StfRequest) request = stf_request_new ();
  g_autoptr (StfRequest) saved = NULL;
  g_autoptr (StfRequest) changed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = stf_year_file_get_digest (self->file, NULL);

  g_free (request->title);
  request->title = g_strdup ("Nytt intranät");
  request->amount = 50000000;
  g_assert_true (stf_request_save (self->file, request, &error));
  g_assert_no_error (error);
  money_year_assert_undo (self, digest);

  saved = load (self, "2013-01-01");
  g_assert_cmpint (saved->amount, ==, 50000000);
  g_assert_cmpint (saved->granted, ==, -1);
  saved->outcome = STF_REQUEST_GRANT;
  saved->granted = 40000000;
  saved->requested_on = g_strdup ("2012-09-01");
  g_assert_true (stf_request_save (self->file, saved, &error));
  g_assert_no_error (error);
  changed = load (self, "2013-01-01");
  g_assert_cmpint (changed->state, ==, STF_REQUEST_GRANTED);
  g_assert_cmpint (stf_request_get_left (changed), ==, 40000000);

  test_year_add (self, "line", "budget_line", "title", "Projekt", "category", "@licences", "policy",
                 "carry", NULL);
  g_hash_table_insert (self->ids, g_strdup ("request"), g_strdup (changed->id));
  test_year_set (self, "line", "budget_line", "grant_request", "@request");
  g_clear_pointer (&changed, stf_request_free);
  changed = load (self, "2013-01-01");
  g_assert_cmpuint (changed->n_lines, ==, 1);
  g_assert_false (stf_request_delete (self->file, changed, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID);
  g_clear_error (&error);
  test_year_set (self, "line", "budget_line", "grant_request", NULL);
  g_clear_pointer (&changed, stf_request_free);
  changed = load (self, "2013-01-01");
  g_assert_true (stf_request_delete (self->file, changed, &error));
  g_assert_no_error (error);
}

/* Apart from what the fee pays, and from the funds themselves. */
static void
spent_is_the_outcome_of_its_lines (TestYear *self, gconstpointer data)
{
  g_autoptr (StfRequest) request = NULL;

  test_year_add (self, "intranet", "grant_request", "title", "Intranät", "outcome", "granted",
                 "granted", "80000", NULL);
  money_year_add_line (self, "project", "licences", "@intranet", 90000);
  money_year_add_line (self, "sold", "grants", "@intranet", 20000);
  money_year_add_line (self, "other", "licences", NULL, 55555);
  test_year_add (self, "by-hand", "budget_version", "title", "Utfall", "kind", "outcome", "year",
                 "2013", NULL);
  test_year_add (self, NULL, "budget_row", "line", "@project", "version", "@by-hand", "m03",
                 "70000", "m04", "20000", NULL);
  test_year_add (self, NULL, "budget_row", "line", "@sold", "version", "@by-hand", "m04", "1000",
                 NULL);
  test_year_add (self, NULL, "budget_row", "line", "@other", "version", "@by-hand", "m04", "7777",
                 NULL);
  request = load (self, "2013-06-01");
  g_assert_cmpint (request->budgeted, ==, 90000);
  g_assert_cmpint (request->spent, ==, 90000);
  g_assert_cmpint (stf_request_get_left (request), ==, -10000);
}

static void
what_does_not_fit_is_told (TestYear *self, gconstpointer data)
{
  static const struct
  {
    const char *title;
    StfRequestOutcome outcome;
    gint64 granted;
    const char *requested_on;
    const char *decided_on;
    const char *message;
  } table[] = {
    { "", STF_REQUEST_NO_ANSWER, -1, NULL, NULL, "Write what the funds are for." },
    { "A", STF_REQUEST_NO_ANSWER, -1, "1/9", NULL, "Write dates as 2013-01-31." },
    { "A", STF_REQUEST_NO_ANSWER, -1, "2013-01-02", "2013-01-01",
      "A request is made, then decided, then closed.  Look over the dates." },
    { "A", STF_REQUEST_GRANT, -1, NULL, NULL, "Write how much was granted." },
    { "A", STF_REQUEST_REFUSAL, 1, NULL, NULL,
      "An amount is granted, but the answer is not that it was." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (StfRequest) request = stf_request_new ();
      g_autoptr (GError) error = NULL;

      g_free (request->title);
      request->title = g_strdup (table[i].title);
      request->outcome = table[i].outcome;
      request->granted = table[i].granted;
      request->requested_on = g_strdup (table[i].requested_on);
      request->decided_on = g_strdup (table[i].decided_on);
      g_assert_false (stf_request_save (self->file, request, &error));
      g_assert_cmpstr (error->message, ==, table[i].message);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  money_year_add_test ("/money/request/states-follow-from-dates", states_follow_from_dates);
  money_year_add_test ("/money/request/saved-and-removed", requests_are_saved_and_removed);
  money_year_add_test ("/money/request/spent-is-the-outcome-of-its-lines",
                       spent_is_the_outcome_of_its_lines);
  money_year_add_test ("/money/request/what-does-not-fit-is-told", what_does_not_fit_is_told);
  return g_test_run ();
}
