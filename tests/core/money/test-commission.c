/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What commissions cost. */

#include "stf-commission.h"

#include "stf-money-year.h"

static StfCommissions *
load (TestYear *self)
{
  g_autoptr (GError) error = NULL;
  StfCommissions *year = stf_commissions_load (self->file, NULL, &error);

  g_assert_no_error (error);
  return year;
}

static const StfCommission *
load_one (TestYear *self, StfCommissions **year)
{
  *year = load (self);
  return stf_commissions_find (*year, test_year_id (self, "developer"));
}

/* 30,000 kr at 60 per cent, 50.752 % on top, of which 31.42 by law. */
static void
add_commission (TestYear *self)
{
  test_year_add (self, "rate", "overhead_rate", "year", "2013", "full_rate", "50752",
                 "statutory_rate", "31420", NULL);
  money_year_add_line (self, "webb", "wages", NULL, 120000);
  test_year_add (self, "developer", "commission", "title", "Webbutvecklingsledare", "host",
                 "@uppsala", "line", "@webb", "salary", "3000000", "extent", "60", NULL);
}

static void
salary_extent_and_rate_make_the_cost (TestYear *self, gconstpointer data)
{
  g_autoptr (StfCommissions) year = NULL;
  const StfCommission *commission;

  add_commission (self);
  commission = load_one (self, &year);
  g_assert_cmpstr (commission->problem, ==, NULL);
  /* 18 000 x 1.50752 = 27 135.36 */
  g_assert_cmpint (commission->months[0], ==, 2713536);
  g_assert_cmpint (commission->year_cost, ==, 12 * 2713536);
  g_assert_cmpint (commission->full_cost, ==, 12 * 2713536);
  /* 18 000 x 1.3142 = 23 655.60 */
  g_assert_cmpint (commission->statutory_cost, ==, 12 * 2365560);
  g_assert_cmpint (year->cost, ==, 12 * 2713536);
}

/* A26 */
static void
the_year_settles_what_is_paid_for (TestYear *self, gconstpointer data)
{
  g_autoptr (StfCommissions) year = NULL;
  g_autoptr (StfCommissions) unknown = NULL;
  const StfCommission *commission;

  add_commission (self);
  test_year_set (self, "contributions", "setting", "value", "statutory");
  commission = load_one (self, &year);
  g_assert_true (year->statutory_only);
  g_assert_cmpint (commission->year_cost, ==, 12 * 2365560);
  g_assert_cmpint (commission->full_cost, ==, 12 * 2713536);

  test_year_set (self, "rate", "overhead_rate", "statutory_rate", NULL);
  commission = load_one (self, &unknown);
  g_assert_cmpstr (commission->problem, ==,
                   "The overhead rate does not say what the law requires.");
  g_assert_cmpint (commission->year_cost, ==, 0);
}

static void
days_count_where_a_month_is_not_whole (TestYear *self, gconstpointer data)
{
  g_autoptr (StfCommissions) year = NULL;
  const StfCommission *commission;

  add_commission (self);
  test_year_set (self, "developer", "commission", "from_date", "2013-02-15");
  test_year_set (self, "developer", "commission", "to_date", "2013-04-01");
  commission = load_one (self, &year);
  g_assert_cmpint (commission->months[0], ==, 0);
  g_assert_cmpint (commission->months[1], ==, 2713536 / 2); /* 14 of 28 days */
  g_assert_cmpint (commission->months[2], ==, 2713536);
  g_assert_cmpint (commission->months[3], ==, 90451); /* one of 30, 90 451.2 */
  g_assert_cmpint (commission->months[4], ==, 0);
}

static void
the_rate_that_fits_is_used (TestYear *self, gconstpointer data)
{
  g_autoptr (StfCommissions) year = NULL;
  g_autoptr (StfCommissions) doubtful = NULL;
  g_autoptr (StfCommissions) chosen = NULL;
  g_autoptr (StfCommissions) none = NULL;
  const StfCommission *commission;

  add_commission (self);
  test_year_add (self, "old", "overhead_rate", "year", "2012", "agency", "@uppsala", "full_rate",
                 "90000", NULL);
  test_year_add (self, "other", "overhead_rate", "year", "2013", "agency", "@skane", "full_rate",
                 "80000", NULL);
  test_year_add (self, "own", "overhead_rate", "year", "2013", "agency", "@uppsala", "born_from",
                 "1966", "full_rate", "60000", NULL);
  commission = load_one (self, &year);
  g_assert_cmpstr (commission->rate_used->id, ==, test_year_id (self, "own"));

  test_year_add (self, "senior", "overhead_rate", "year", "2013", "agency", "@uppsala", "born_to",
                 "1965", "full_rate", "30000", NULL);
  commission = load_one (self, &doubtful);
  g_assert_cmpstr (commission->problem, ==,
                   "Several overhead rates fit.  Choose the one of the right year of birth.");
  g_assert_cmpint (commission->year_cost, ==, 0);
  g_assert_false (((StfCommissionLine *) doubtful->lines->pdata[0])->complete);

  test_year_set (self, "developer", "commission", "overhead_rate", "@senior");
  commission = load_one (self, &chosen);
  g_assert_cmpint (commission->months[0], ==, 1800000 / 10 * 13);

  test_year_set (self, "developer", "commission", "overhead_rate", NULL);
  test_year_set (self, "year", "year", "number", "2014");
  commission = load_one (self, &none);
  g_assert_cmpstr (commission->problem, ==, "There is no overhead rate for this year.");
}

static void
what_is_missing_is_told (TestYear *self, gconstpointer data)
{
  g_autoptr (StfCommissions) no_extent = NULL;
  g_autoptr (StfCommissions) no_salary = NULL;
  g_autoptr (StfCommissions) huge = NULL;

  add_commission (self);
  test_year_set (self, "developer", "commission", "extent", NULL);
  g_assert_cmpstr (load_one (self, &no_extent)->problem, ==, "The extent is not decided (R24).");
  test_year_set (self, "developer", "commission", "salary", NULL);
  g_assert_cmpstr (load_one (self, &no_salary)->problem, ==, "The salary is not known.");
  test_year_set (self, "developer", "commission", "extent", "100");
  test_year_set (self, "developer", "commission", "salary", "9000000000000");
  g_assert_cmpstr (load_one (self, &huge)->problem, ==, "The cost is too large to be reckoned.");
}

static void
the_cost_is_put_into_its_line (TestYear *self, gconstpointer data)
{
  g_autoptr (StfCommissions) year = NULL;
  g_autoptr (StfCommissions) booked = NULL;
  g_autoptr (StfCommissions) locked = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  const StfCommissionLine *line;

  add_commission (self);
  test_year_add (self, "editor", "commission", "title", "Redaktör", "host", "@uppsala", "line",
                 "@webb", "salary", "1000000", "extent", "100", NULL);
  year = load (self);
  line = year->lines->pdata[0];
  g_assert_cmpint (line->cost, ==, 12 * (2713536 + 1507520));
  g_assert_cmpint (line->budgeted, ==, 120000);
  g_assert_true (line->differs);
  digest = stf_year_file_get_digest (self->file, NULL);
  g_assert_true (stf_commissions_book (year, self->file, line->id, &error));
  g_assert_no_error (error);
  money_year_assert_undo (self, digest);

  booked = load (self);
  line = booked->lines->pdata[0];
  g_assert_cmpint (line->budgeted, ==, line->cost);
  g_assert_false (line->differs);

  test_year_add (self, NULL, "budget_step", "version", "@budget", "state", "adopted", "on_date",
                 "2012-12-05", NULL);
  locked = load (self);
  g_assert_true (locked->version_locked);
  g_assert_false (stf_commissions_book (locked, self->file, NULL, &error));
  g_assert_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID);
}

static void
travel_is_what_its_category_has (TestYear *self, gconstpointer data)
{
  g_autoptr (StfCommissions) year = NULL;

  money_year_add_line (self, "trips", "travel", NULL, 5000);
  money_year_add_line (self, "hotels", "travel", NULL, 700);
  year = load (self);
  g_assert_cmpint (year->travel, ==, 5700);
  g_assert_cmpstr (year->travel_category, ==, test_year_id (self, "travel"));
}

static void
commissions_and_rates_are_saved (TestYear *self, gconstpointer data)
{
  g_autoptr (StfCommission) commission = stf_commission_new ();
  g_autoptr (StfOverheadRate) rate = stf_overhead_rate_new (2013);
  g_autoptr (StfCommissions) year = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = stf_year_file_get_digest (self->file, NULL);
  g_autofree char *words = NULL;
  const StfCommission *saved;

  g_assert_false (stf_commission_save (self->file, commission, NULL)); /* no title */
  g_free (commission->title);
  commission->title = g_strdup ("Redaktör");
  g_assert_false (stf_commission_save (self->file, commission, NULL)); /* no host */
  commission->host = g_strdup (test_year_id (self, "skane"));
  commission->salary = 100;
  g_assert_true (stf_commission_save (self->file, commission, &error));
  g_assert_no_error (error);
  money_year_assert_undo (self, digest);

  rate->full_rate = 54461;
  rate->statutory_rate = 60000;
  g_assert_false (stf_overhead_rate_save (self->file, rate, NULL)); /* the part is more */
  rate->statutory_rate = 31420;
  rate->born_from = 1966;
  g_assert_true (stf_overhead_rate_save (self->file, rate, &error));
  g_assert_no_error (error);

  year = load (self);
  saved = year->commissions->pdata[0];
  g_assert_cmpstr (saved->host_name, ==, "skane");
  g_assert_cmpint (saved->extent, ==, -1);
  words = stf_overhead_rate_describe (year->rates->pdata[0]);
  g_assert_cmpstr (words, ==, "2013, born 1966 or later: 54.461\u00a0%");
  g_assert_true (stf_overhead_rate_delete (self->file, year->rates->pdata[0], &error));
  g_assert_true (stf_commission_delete (self->file, saved, &error));
  g_assert_no_error (error);
}

static void
rates_are_read_and_written (void)
{
  static const struct
  {
    const char *text;
    gint64 rate; /* -1: refused */
    const char *again;
  } table[] = {
    { "54,461", 54461, "54.461\u00a0%" },
    { "54.461 %", 54461, "54.461\u00a0%" },
    { "31,42\u00a0%", 31420, "31.42\u00a0%" },
    { "0", 0, "0\u00a0%" },
    { "200", 200000, "200\u00a0%" },
    { "0,005", 5, "0.005\u00a0%" },
    { "200,001", -1, NULL },
    { "1,2345", -1, NULL },
    { "-5", -1, NULL },
    { "", -1, NULL },
    { "%", -1, NULL },
    { "5%%", -1, NULL },
    { "5\xff", -1, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 rate = -1;
      g_autofree char *again = NULL;

      g_assert_true (stf_overhead_rate_parse (table[i].text, &rate, NULL) == (table[i].rate >= 0));
      g_assert_cmpint (rate, ==, table[i].rate);
      if (rate < 0)
        continue;
      again = stf_overhead_rate_format (rate);
      g_assert_cmpstr (again, ==, table[i].again);
    }
}

static const StfCommissionAssignment *
find_assignment (TestYear *self, GPtrArray *list, const char *name)
{
  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (((StfCommissionAssignment *) list->pdata[i])->id, test_year_id (self, name)))
      return list->pdata[i];
  return NULL;
}

/* Those of the year, with who does the work: the host that is named, or who employed the person
 * then; and the one that is chosen, whenever it was. */
static void
a_commission_is_an_assignment (TestYear *self, gconstpointer data)
{
  g_autoptr (GPtrArray) list = NULL, kept = NULL;
  g_autoptr (StfCommission) commission = stf_commission_new ();
  g_autoptr (StfCommissions) year = NULL;
  g_autoptr (GError) error = NULL;
  const StfCommission *saved;

  test_year_add (self, "network", "body", "name", "Nätverket", "kind", "group", "placement", "line",
                 "position", "0", NULL);
  test_year_add (self, "editor", "role", "body", "@network", "title", "Redaktör", "kind",
                 "specialist", "holder", "person", "term", "unstated", "position", "0", NULL);
  test_year_add_person (self, "anna", "Anna", "Berg", "@uppsala");
  test_year_add (self, "now", "assignment", "role", "@editor", "person", "@anna", "from_date",
                 "2013-03-01", "to_date", "2013-12-31", "extent", "60", NULL);
  test_year_add (self, "lent", "assignment", "role", "@editor", "person", "@anna", "host",
                 "@gotland", NULL);
  test_year_add (self, "past", "assignment", "role", "@editor", "agency", "@skane", "to_date",
                 "2012-12-31", NULL);

  list = stf_commission_list_assignments (self->file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpstr (find_assignment (self, list, "now")->host_name, ==, "uppsala");
  g_assert_cmpstr (find_assignment (self, list, "lent")->host_name, ==, "gotland");
  kept = stf_commission_list_assignments (self->file, test_year_id (self, "past"), NULL);
  g_assert_cmpuint (kept->len, ==, 3);
  g_assert_cmpstr (find_assignment (self, kept, "past")->holder, ==, "skane");

  /* What is written already stays. */
  commission->extent = 50;
  stf_commission_assign (commission, find_assignment (self, list, "now"));
  g_assert_cmpstr (commission->title, ==, "Redaktör");
  g_assert_cmpstr (commission->host, ==, test_year_id (self, "uppsala"));
  g_assert_cmpstr (commission->from_date, ==, "2013-03-01");
  g_assert_cmpint (commission->extent, ==, 50);
  g_assert_true (stf_commission_save (self->file, commission, &error));
  g_assert_no_error (error);
  year = load (self);
  saved = year->commissions->pdata[0];
  g_assert_cmpstr (saved->assignment, ==, test_year_id (self, "now"));
  g_assert_cmpstr (saved->holder, ==, "Anna Berg");
  stf_commission_assign (commission, NULL);
  g_assert_null (commission->assignment);
  g_assert_cmpstr (commission->role, ==, test_year_id (self, "editor"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  money_year_add_test ("/money/commission/salary-extent-and-rate-make-the-cost",
                       salary_extent_and_rate_make_the_cost);
  money_year_add_test ("/money/commission/the-year-settles-what-is-paid-for",
                       the_year_settles_what_is_paid_for);
  money_year_add_test ("/money/commission/days-count-where-a-month-is-not-whole",
                       days_count_where_a_month_is_not_whole);
  money_year_add_test ("/money/commission/the-rate-that-fits-is-used", the_rate_that_fits_is_used);
  money_year_add_test ("/money/commission/what-is-missing-is-told", what_is_missing_is_told);
  money_year_add_test ("/money/commission/the-cost-is-put-into-its-line",
                       the_cost_is_put_into_its_line);
  money_year_add_test ("/money/commission/travel-is-what-its-category-has",
                       travel_is_what_its_category_has);
  money_year_add_test ("/money/commission/commissions-and-rates-are-saved",
                       commissions_and_rates_are_saved);
  money_year_add_test ("/money/commission/is-an-assignment", a_commission_is_an_assignment);
  g_test_add_func ("/money/commission/rates-are-read-and-written", rates_are_read_and_written);
  return g_test_run ();
}
