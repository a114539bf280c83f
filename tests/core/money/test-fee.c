/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The yearly fee: what it is to pay, and who pays it. */

#include "stf-fee.h"

#include "stf-money-year.h"

static StfFee *
load (TestYear *self)
{
  g_autoptr (GError) error = NULL;
  StfFee *fee = stf_fee_load (self->file, &error);

  g_assert_no_error (error);
  return fee;
}

static gint64
get_share (TestYear *self, const StfFee *fee, const char *name)
{
  const StfFeePayer *payer = stf_fee_find_payer (fee, test_year_id (self, name));

  g_assert_nonnull (payer);
  return payer->share;
}

static void
assert_shares (TestYear *self, const StfFee *fee, gint64 uppsala, gint64 gotland, gint64 skane,
               gint64 water)
{
  g_assert_cmpstr (fee->problem, ==, NULL);
  g_assert_cmpint (get_share (self, fee, "uppsala"), ==, uppsala);
  g_assert_cmpint (get_share (self, fee, "gotland"), ==, gotland);
  g_assert_cmpint (get_share (self, fee, "skane"), ==, skane);
  g_assert_cmpint (get_share (self, fee, "water"), ==, water);
  g_assert_cmpint (stf_fee_sum_shares (fee), ==, fee->total);
}

static void
add_costs (TestYear *self)
{
  money_year_add_line (self, "developer", "wages", NULL, 70000);
  money_year_add_line (self, "tools", "licences", NULL, 40000);
  money_year_add_line (self, "sales", "grants", NULL, 10000);
}

static StfDecision *
new_decision (void)
{
  StfDecision *decision = stf_decision_new ();

  g_free (decision->title);
  decision->title = g_strdup ("Avgift för 2013");
  g_free (decision->kind);
  decision->kind = g_strdup ("fee");
  g_free (decision->on_date);
  decision->on_date = g_strdup ("2012-11-22");
  return decision;
}

/* Costs less other incomes; not what a request pays for (R13), nor the fee itself (M1). */
static void
costs_give_the_fee (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = NULL;
  const StfFeeItem *item;

  add_costs (self);
  test_year_add (self, "intranet", "grant_request", "title", "Intranät", NULL);
  money_year_add_line (self, "project", "licences", "@intranet", 500000);
  money_year_add_line (self, "fees", "grants", NULL, 100000);
  test_year_set (self, "fees", "budget_line", "money_flow", "@M1");

  fee = load (self);
  g_assert_true (fee->is_new);
  g_assert_false (stf_fee_is_changed (fee));
  g_assert_cmpstr (fee->version_title, ==, "Budget 2013");
  g_assert_cmpint (fee->costs, ==, 110000);
  g_assert_cmpint (fee->incomes, ==, 10000);
  g_assert_cmpint (fee->needed, ==, 100000);
  g_assert_cmpint (fee->total, ==, 100000);
  g_assert_cmpint (stf_fee_sum_drivers (fee), ==, 40000);
  g_assert_cmpuint (fee->items->len, ==, 3);
  item = fee->items->pdata[1];
  g_assert_cmpstr (item->ref, ==, "K8");
  g_assert_cmpint (item->amount, ==, 40000);
  /* In whole kronor, the earlier county code first. */
  assert_shares (self, fee, 25000, 25000, 25000, 25000);
  g_assert_cmpstr (((StfFeePayer *) fee->payers->pdata[0])->code, ==, "03");
  g_assert_cmpstr (((StfFeePayer *) fee->payers->pdata[3])->code, ==, NULL);
}

static void
keys_share_the_fee (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = NULL;
  g_autofree char *weight = NULL;

  add_costs (self);
  fee = load (self);
  stf_fee_set_key (fee, STF_FEE_POPULATION);
  assert_shares (self, fee, 30000, 10000, 60000, 0);
  g_assert_cmpuint (stf_fee_count_lacking (fee), ==, 1);
  g_assert_true (stf_fee_find_payer (fee, test_year_id (self, "water"))->lacks_figure);
  stf_fee_set_agreed (fee, test_year_id (self, "water"), 20000);
  assert_shares (self, fee, 24000, 8000, 48000, 20000);
  g_assert_cmpuint (stf_fee_count_lacking (fee), ==, 0);

  stf_fee_set_key (fee, STF_FEE_MUNICIPALITIES);
  assert_shares (self, fee, 16000, 4000, 60000, 20000);
  stf_fee_set_key (fee, STF_FEE_WEIGHTED);
  assert_shares (self, fee, 20000, 6000, 54000, 20000);
  stf_fee_set_population_weight (fee, 25);
  assert_shares (self, fee, 18000, 5000, 57000, 20000);
  weight = stf_fee_describe_weight (fee, fee->payers->pdata[0]);
  g_assert_cmpstr (weight, ==, "300 · 8");

  stf_fee_set_key (fee, STF_FEE_FIXED_AND_VARIABLE);
  stf_fee_set_population_weight (fee, 100);
  stf_fee_set_agreed (fee, test_year_id (self, "water"), STF_SHARE_NONE);
  stf_fee_set_fixed_part (fee, 40000);
  assert_shares (self, fee, 28000, 16000, 46000, 10000);

  stf_fee_set_key (fee, STF_FEE_OWN);
  g_assert_cmpstr (fee->problem, ==, "Nobody has a key figure to share the amount by.");
  g_assert_cmpint (stf_fee_sum_shares (fee), ==, 0);
  stf_fee_set_own_number (fee, test_year_id (self, "water"), 3);
  stf_fee_set_own_number (fee, test_year_id (self, "skane"), 1);
  assert_shares (self, fee, 0, 0, 25000, 75000);
  stf_fee_set_amount (fee, 200000);
  assert_shares (self, fee, 0, 0, 50000, 150000);
  stf_fee_set_amount (fee, STF_SHARE_NONE);
  assert_shares (self, fee, 0, 0, 25000, 75000);
  /* The effect for each payer. */
  g_assert_cmpint (stf_fee_find_payer (fee, test_year_id (self, "water"))->before, ==, 25000);
}

static void
five_water_authorities_pay_instead_of_one (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = NULL;

  add_costs (self);
  test_year_set (self, "payers", "setting", "value", "five");
  fee = load (self);
  g_assert_cmpuint (fee->payers->len, ==, 5);
  g_assert_null (stf_fee_find_payer (fee, test_year_id (self, "water")));
  g_assert_null (stf_fee_find_payer (fee, test_year_id (self, "supplier")));
  g_assert_cmpint (get_share (self, fee, "south"), ==, 20000);
}

static void
the_latest_figure_of_the_year_counts (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = NULL;
  const StfFeePayer *payer;

  test_year_add (self, NULL, "key_figure", "agency", "@gotland", "kind", "population", "value",
                 "111", "on_date", "2013-06-30", NULL);
  test_year_add (self, NULL, "key_figure", "agency", "@gotland", "kind", "population", "value",
                 "999", "on_date", "2019-12-31", NULL);
  test_year_add (self, NULL, "key_figure", "agency", "@water", "kind", "population", "value", "8",
                 "on_date", "2019-12-31", NULL);
  test_year_add (self, NULL, "key_figure", "agency", "@water", "kind", "population", "value", "7",
                 "on_date", "2018-12-31", NULL);
  fee = load (self);
  payer = stf_fee_find_payer (fee, test_year_id (self, "gotland"));
  g_assert_cmpint (payer->population, ==, 111);
  g_assert_cmpstr (payer->population_date, ==, "2013-06-30");
  payer = stf_fee_find_payer (fee, test_year_id (self, "water"));
  g_assert_cmpint (payer->population, ==, 7);
}

static void
a_saved_fee_is_read_again (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = NULL;
  g_autoptr (StfFee) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;

  add_costs (self);
  digest = stf_year_file_get_digest (self->file, NULL);
  fee = load (self);
  stf_fee_set_key (fee, STF_FEE_FIXED_AND_VARIABLE);
  stf_fee_set_fixed_part (fee, 40000);
  stf_fee_set_agreed (fee, test_year_id (self, "water"), 10000);
  g_assert_true (stf_fee_is_changed (fee));
  g_assert_true (stf_fee_save (fee, self->file, &error));
  g_assert_no_error (error);
  money_year_assert_undo (self, digest);

  again = load (self);
  g_assert_false (again->is_new);
  g_assert_cmpint (again->key, ==, STF_FEE_FIXED_AND_VARIABLE);
  g_assert_cmpint (again->population_weight, ==, 100);
  for (guint i = 0; i < again->payers->len; i++)
    {
      const StfFeePayer *payer = again->payers->pdata[i];

      g_assert_cmpint (payer->share, ==, payer->before);
      g_assert_cmpint (payer->share, ==, ((StfFeePayer *) fee->payers->pdata[i])->share);
    }
}

static void
a_decided_fee_stands (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = NULL;
  g_autoptr (StfFee) decided = NULL;
  g_autoptr (StfFee) open = NULL;
  g_autoptr (StfDecision) decision = new_decision ();
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;

  add_costs (self);
  fee = load (self);
  stf_fee_set_key (fee, STF_FEE_MUNICIPALITIES);
  digest = stf_year_file_get_digest (self->file, NULL);
  g_assert_true (stf_fee_decide (fee, self->file, NULL, decision, &error));
  g_assert_no_error (error);
  money_year_assert_undo (self, digest);

  /* Neither costs nor figures move it. */
  money_year_add_line (self, "more", "travel", NULL, 7777);
  test_year_add (self, NULL, "key_figure", "agency", "@gotland", "kind", "municipalities", "value",
                 "50", "on_date", "2013-06-30", NULL);
  decided = load (self);
  g_assert_true (stf_fee_is_decided (decided));
  g_assert_cmpint (decided->needed, ==, 107777);
  g_assert_cmpint (decided->total, ==, 100000);
  assert_shares (self, decided, 20000, 5000, 75000, 0);

  g_clear_pointer (&digest, g_free);
  digest = stf_year_file_get_digest (self->file, NULL);
  g_assert_true (stf_fee_reopen (decided, self->file, &error));
  g_assert_no_error (error);
  money_year_assert_undo (self, digest);
  open = load (self);
  g_assert_false (stf_fee_is_decided (open));
  g_assert_cmpint (open->total, ==, 107777);
}

static void
a_decided_fee_that_does_not_add_up_is_told (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = NULL;

  test_year_add (self, "decision", "decision", "title", "Avgift", "kind", "fee", "on_date",
                 "2012-11-22", NULL);
  test_year_add (self, "fee", "fee", "title", "Avgift", "allocation", "equal", "amount", "10000",
                 "decision", "@decision", NULL);
  test_year_add (self, NULL, "fee_share", "fee", "@fee", "agency", "@skane", "amount", "9999",
                 NULL);
  fee = load (self);
  g_assert_cmpstr (fee->problem, ==,
                   "The shares add up to SEK\u00a099.99, and the decided fee is SEK\u00a0100.");
}

static void
what_cannot_be_decided_is_told (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = load (self);
  g_autoptr (StfDecision) decision = new_decision ();
  g_autoptr (StfDecision) empty = stf_decision_new ();
  g_autofree char *digest = stf_year_file_get_digest (self->file, NULL);
  g_autofree char *after = NULL;

  g_assert_false (stf_fee_decide (fee, self->file, NULL, decision, NULL)); /* nothing to pay */
  stf_fee_set_amount (fee, 100);
  g_assert_false (stf_fee_decide (fee, self->file, NULL, empty, NULL));
  stf_fee_set_agreed (fee, test_year_id (self, "skane"), 101);
  g_assert_cmpstr (fee->problem, ==, "The agreed amounts are more than the whole fee.");
  g_assert_false (stf_fee_decide (fee, self->file, NULL, decision, NULL));
  after = stf_year_file_get_digest (self->file, NULL);
  g_assert_cmpstr (after, ==, digest);
}

static void
incomes_beyond_the_costs_leave_no_fee (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = NULL;

  money_year_add_line (self, "sales", "grants", NULL, 10000);
  fee = load (self);
  g_assert_cmpint (fee->needed, ==, -10000);
  g_assert_cmpstr (fee->problem, ==,
                   "The incomes are more than the costs: there is no fee to share.");
}

static void
costs_beyond_the_bounds_are_an_error (TestYear *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  money_year_add_line (self, "one", "wages", NULL, STF_MONEY_MAX);
  money_year_add_line (self, "two", "travel", NULL, STF_MONEY_MAX);
  g_assert_null (stf_fee_load (self->file, &error));
  g_assert_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE);
}

static void
last_year_stands_beside (TestYear *self, gconstpointer data)
{
  g_autoptr (StfFee) fee = NULL;

  add_costs (self);
  test_year_add (self, "old-budget", "budget_version", "title", "Budget 2012", "kind", "budget",
                 "year", "2012", "position", "9", NULL);
  test_year_add (self, "old", "fee", "title", "Avgift 2012", "version", "@old-budget", "allocation",
                 "equal", "position", "9", NULL);
  test_year_add (self, NULL, "fee_share", "fee", "@old", "agency", "@skane", "amount", "22222",
                 NULL);
  fee = load (self);
  g_assert_true (fee->is_new);
  g_assert_cmpstr (fee->version_title, ==, "Budget 2013");
  g_assert_cmpint (stf_fee_find_payer (fee, test_year_id (self, "skane"))->last_year, ==, 22222);
  g_assert_cmpint (stf_fee_find_payer (fee, test_year_id (self, "gotland"))->last_year, ==,
                   STF_SHARE_NONE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  money_year_add_test ("/money/fee/costs-give-the-fee", costs_give_the_fee);
  money_year_add_test ("/money/fee/keys-share-the-fee", keys_share_the_fee);
  money_year_add_test ("/money/fee/five-water-authorities-pay-instead-of-one",
                       five_water_authorities_pay_instead_of_one);
  money_year_add_test ("/money/fee/the-latest-figure-of-the-year-counts",
                       the_latest_figure_of_the_year_counts);
  money_year_add_test ("/money/fee/a-saved-fee-is-read-again", a_saved_fee_is_read_again);
  money_year_add_test ("/money/fee/a-decided-fee-stands", a_decided_fee_stands);
  money_year_add_test ("/money/fee/a-decided-fee-that-does-not-add-up-is-told",
                       a_decided_fee_that_does_not_add_up_is_told);
  money_year_add_test ("/money/fee/what-cannot-be-decided-is-told", what_cannot_be_decided_is_told);
  money_year_add_test ("/money/fee/incomes-beyond-the-costs-leave-no-fee",
                       incomes_beyond_the_costs_leave_no_fee);
  money_year_add_test ("/money/fee/costs-beyond-the-bounds-are-an-error",
                       costs_beyond_the_bounds_are_an_error);
  money_year_add_test ("/money/fee/last-year-stands-beside", last_year_stands_beside);
  return g_test_run ();
}
