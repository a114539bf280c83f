/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shares: their sum is the whole, for any key. */

#include "stf-share.h"

#include <stdlib.h>

#define N_MAX 30

__extension__ typedef __int128 Wide;

/* From nothing to the greatest there is, of any size in between. */
static gint64
random_amount (GRand *random)
{
  double size = g_rand_double_range (random, 0, 43); /* 2^43 is just below the bound */

  return g_rand_int_range (random, 0, 10) == 0
             ? 0
             : MIN ((gint64) (g_rand_double (random) * (double) ((gint64) 1 << (int) size)
                              * (1 + g_rand_double (random))),
                    STF_MONEY_MAX);
}

static gint64
random_key (GRand *random, gint64 *weights, gsize n)
{
  gint64 any = 0;

  for (gsize i = 0; i < n; i++)
    {
      weights[i] = random_amount (random);
      any |= weights[i];
    }
  if (any == 0)
    weights[0] = 1;
  return random_amount (random) * (g_rand_boolean (random) ? 1 : -1);
}

static Wide
add_up (const gint64 *amounts, gsize n)
{
  Wide sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += amounts[i];
  return sum;
}

/* 100,000 keys and amounts: the sum is the amount, and nobody is a unit from the exact share. */
static void
sum_equals_fee_for_any_key (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (22);

  for (guint round = 0; round < 100000; round++)
    {
      gsize n = (gsize) g_rand_int_range (random, 1, N_MAX);
      StfShareUnit unit = round % 2 == 0 ? STF_SHARE_ORE : STF_SHARE_KRONOR;
      gint64 weights[N_MAX];
      gint64 shares[N_MAX];
      gint64 total = random_key (random, weights, n);
      Wide sum = add_up (weights, n);
      gint64 grain;

      if (round % 4 == 1)
        total -= total % 100;
      grain = unit == STF_SHARE_KRONOR && total % 100 == 0 ? 100 : 1;
      g_assert_true (stf_share (total, weights, n, unit, shares, NULL));
      g_assert_true (add_up (shares, n) == total);
      for (gsize i = 0; i < n; i++)
        {
          Wide away = (Wide) shares[i] * sum - (Wide) total * weights[i];

          g_assert_cmpint (shares[i] % grain, ==, 0);
          g_assert_true (away < grain * sum && away > -grain * sum);
          g_assert_true (weights[i] != 0 || shares[i] == 0);
        }
    }
}

static void
more_weight_has_no_less (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (23);

  for (guint round = 0; round < 20000; round++)
    {
      gsize n = (gsize) g_rand_int_range (random, 2, N_MAX);
      gint64 weights[N_MAX];
      gint64 shares[N_MAX];
      gint64 total = random_key (random, weights, n);

      total = ABS (total);
      g_assert_true (stf_share (total, weights, n, STF_SHARE_ORE, shares, NULL));
      for (gsize i = 1; i < n; i++)
        g_assert_true (weights[i] <= weights[i - 1] || shares[i] >= shares[i - 1]);
    }
}

static void
shares_do_not_depend_on_the_order (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (24);

  for (guint round = 0; round < 20000; round++)
    {
      gsize n = (gsize) g_rand_int_range (random, 1, N_MAX);
      gint64 weights[N_MAX];
      gint64 shares[N_MAX];
      gint64 turned[N_MAX];
      gint64 turned_shares[N_MAX];
      gint64 total = random_key (random, weights, n);
      gsize turn = (gsize) g_rand_int_range (random, 0, (int) n);

      for (gsize i = 0; i < n; i++)
        turned[(i + turn) % n] = weights[i];
      g_assert_true (stf_share (total, weights, n, STF_SHARE_ORE, shares, NULL));
      g_assert_true (stf_share (total, turned, n, STF_SHARE_ORE, turned_shares, NULL));
      for (gsize i = 0; i < n; i++)
        {
          gboolean unique = TRUE;

          for (gsize j = 0; j < n; j++)
            unique = unique && (j == i || weights[j] != weights[i]);
          if (unique)
            g_assert_cmpint (shares[i], ==, turned_shares[(i + turn) % n]);
        }
    }
}

static void
opposite_totals_have_opposite_shares (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (25);

  for (guint round = 0; round < 5000; round++)
    {
      gint64 weights[N_MAX];
      gint64 shares[N_MAX];
      gint64 opposite[N_MAX];
      gint64 total = random_key (random, weights, N_MAX);

      g_assert_true (stf_share (total, weights, N_MAX, STF_SHARE_KRONOR, shares, NULL));
      g_assert_true (stf_share (-total, weights, N_MAX, STF_SHARE_KRONOR, opposite, NULL));
      for (gsize i = 0; i < N_MAX; i++)
        g_assert_cmpint (shares[i], ==, -opposite[i]);
    }
}

static void
ties_go_to_weight_then_to_place (void)
{
  static const gint64 equal[] = { 1, 1, 1 };
  static const gint64 halves[] = { 1, 3, 2, 2 };
  gint64 shares[4];

  g_assert_true (stf_share (100, equal, 3, STF_SHARE_ORE, shares, NULL));
  g_assert_cmpint (shares[0], ==, 34);
  g_assert_cmpint (shares[1], ==, 33);
  g_assert_cmpint (shares[2], ==, 33);

  g_assert_true (stf_share (10000, equal, 3, STF_SHARE_KRONOR, shares, NULL));
  g_assert_cmpint (shares[0], ==, 3400);
  g_assert_cmpint (shares[2], ==, 3300);
  g_assert_true (stf_share (10001, equal, 3, STF_SHARE_KRONOR, shares, NULL));
  g_assert_cmpint (shares[0], ==, 3334);

  /* 4 by 1 3 2 2: 0.5, 1.5, 1, 1.  The half goes to the larger weight. */
  g_assert_true (stf_share (4, halves, 4, STF_SHARE_ORE, shares, NULL));
  g_assert_cmpint (shares[0], ==, 0);
  g_assert_cmpint (shares[1], ==, 2);
}

static void
bad_keys_are_errors (void)
{
  static const gint64 none[] = { 0, 0 };
  static const gint64 negative[] = { 1, -1 };
  static const gint64 large[] = { 1, STF_MONEY_MAX + 1 };
  g_autoptr (GError) error = NULL;
  gint64 shares[2];

  g_assert_true (stf_share (0, none, 2, STF_SHARE_ORE, shares, NULL));
  g_assert_true (stf_share (0, NULL, 0, STF_SHARE_ORE, shares, NULL));
  g_assert_false (stf_share (1, NULL, 0, STF_SHARE_ORE, shares, NULL));
  g_assert_false (stf_share (1, negative, 2, STF_SHARE_ORE, shares, NULL));
  g_assert_false (stf_share (1, large, 2, STF_SHARE_ORE, shares, NULL));
  g_assert_false (stf_share (1, none, 2, STF_SHARE_ORE, shares, &error));
  g_assert_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SHAPE);
  g_assert_cmpstr (error->message, ==, "Nobody has a key figure to share the amount by.");
}

static void
own_amounts_are_taken_first (void)
{
  static const gint64 weights[] = { 5, 1, 1 };
  static const StfPortion portion = { weights, STF_SHARE_NONE, 1 };
  static const gint64 own[] = { 4000, STF_SHARE_NONE, STF_SHARE_NONE };
  static const gint64 all[] = { 4000, 3000, 3001 };
  static const gint64 huge[] = { STF_MONEY_MAX, STF_MONEY_MAX, STF_MONEY_MAX };
  static const gint64 credit[] = { -1, STF_SHARE_NONE, STF_SHARE_NONE };
  gint64 shares[3];

  g_assert_true (stf_share_portions (10001, &portion, 1, own, 3, STF_SHARE_ORE, shares, NULL));
  g_assert_cmpint (shares[0], ==, 4000);
  g_assert_cmpint (shares[1], ==, 3001);
  g_assert_cmpint (shares[2], ==, 3000);
  g_assert_true (stf_share_portions (10001, &portion, 1, all, 3, STF_SHARE_ORE, shares, NULL));
  g_assert_cmpint (shares[2], ==, 3001);
  /* Nobody is left to pay the rest. */
  g_assert_false (stf_share_portions (10002, &portion, 1, all, 3, STF_SHARE_ORE, shares, NULL));
  g_assert_false (stf_share_portions (10000, &portion, 1, all, 3, STF_SHARE_ORE, shares, NULL));
  g_assert_false (stf_share_portions (1, &portion, 1, huge, 3, STF_SHARE_ORE, shares, NULL));
  g_assert_false (stf_share_portions (1, &portion, 1, credit, 3, STF_SHARE_ORE, shares, NULL));
}

static void
a_fixed_part_goes_before_the_rest (void)
{
  static const gint64 equal[] = { 1, 1, 1, 1 };
  static const gint64 people[] = { 6, 3, 1, 0 };
  static const gint64 own[] = { STF_SHARE_NONE, STF_SHARE_NONE, STF_SHARE_NONE, STF_SHARE_NONE };
  static const gint64 expected[] = { 700, 400, 200, 100 };
  static const gint64 halves[] = { 595, 385, 245, 175 };
  StfPortion portions[] = { { equal, 400, 0 }, { people, STF_SHARE_NONE, 1 } };
  g_autoptr (GError) error = NULL;
  gint64 shares[4];

  g_assert_true (stf_share_portions (1400, portions, 2, own, 4, STF_SHARE_ORE, shares, NULL));
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (shares[i], ==, expected[i]);

  /* Half by each key. */
  portions[0] = (StfPortion){ equal, STF_SHARE_NONE, 50 };
  portions[1].proportion = 50;
  g_assert_true (stf_share_portions (1400, portions, 2, own, 4, STF_SHARE_ORE, shares, NULL));
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (shares[i], ==, halves[i]);

  portions[0].amount = 1401;
  g_assert_false (stf_share_portions (1400, portions, 2, own, 4, STF_SHARE_ORE, shares, &error));
  g_assert_cmpstr (error->message, ==, "The fixed part is more than there is to share.");
}

/* 100,000 fees of two keys, a fixed part and own amounts. */
static void
portions_sum_to_the_fee (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (26);
  guint n_shared = 0;

  for (guint round = 0; round < 100000; round++)
    {
      gsize n = (gsize) g_rand_int_range (random, 1, N_MAX);
      gint64 weights[3][N_MAX];
      gint64 own[N_MAX];
      gint64 shares[N_MAX];
      gint64 total = random_key (random, weights[0], n);
      StfPortion portions[] = { { weights[0], random_amount (random) / 8, 0 },
                                { weights[1], STF_SHARE_NONE, g_rand_int_range (random, 0, 101) },
                                { weights[2], STF_SHARE_NONE, 0 } };

      total = ABS (total);
      portions[2].proportion = 100 - portions[1].proportion;
      random_key (random, weights[1], n);
      random_key (random, weights[2], n);
      for (gsize i = 0; i < n; i++)
        own[i] = g_rand_int_range (random, 0, 8) == 0 ? random_amount (random) / 64
                                                      : STF_SHARE_NONE;
      if (!stf_share_portions (total, portions, 3, own, n,
                               round % 2 == 0 ? STF_SHARE_ORE : STF_SHARE_KRONOR, shares, NULL))
        continue;
      n_shared++;
      g_assert_true (add_up (shares, n) == total);
      for (gsize i = 0; i < n; i++)
        g_assert_true (shares[i] >= 0 && (own[i] == STF_SHARE_NONE || shares[i] == own[i]));
    }
  g_assert_cmpuint (n_shared, >, 20000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/shares/sum-equals-fee-for-any-key", sum_equals_fee_for_any_key);
  g_test_add_func ("/money/shares/more-weight-has-no-less", more_weight_has_no_less);
  g_test_add_func ("/money/shares/do-not-depend-on-the-order", shares_do_not_depend_on_the_order);
  g_test_add_func ("/money/shares/opposite-totals-have-opposite-shares",
                   opposite_totals_have_opposite_shares);
  g_test_add_func ("/money/shares/ties-go-to-weight-then-to-place",
                   ties_go_to_weight_then_to_place);
  g_test_add_func ("/money/shares/bad-keys-are-errors", bad_keys_are_errors);
  g_test_add_func ("/money/shares/own-amounts-are-taken-first", own_amounts_are_taken_first);
  g_test_add_func ("/money/shares/a-fixed-part-goes-before-the-rest",
                   a_fixed_part_goes_before_the_rest);
  g_test_add_func ("/money/shares/portions-sum-to-the-fee", portions_sum_to_the_fee);
  return g_test_run ();
}
