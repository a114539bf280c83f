/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year's amount over its months. */

#include "stf-spread.h"

#include <string.h>

#define MONTHS STF_SPREAD_MONTHS

static gint64
add_up (const gint64 *months, guint chosen)
{
  gint64 sum = 0;

  for (guint i = 0; i < MONTHS; i++)
    if (chosen & STF_SPREAD_MONTH (i))
      sum += months[i];
  return sum;
}

static void
assert_months (const gint64 *months, const gint64 *expected)
{
  for (guint i = 0; i < MONTHS; i++)
    g_assert_cmpint (months[i], ==, expected[i]);
}

static void
even_months_differ_by_one_at_most (void)
{
  gint64 months[MONTHS] = { 0 };
  const gint64 whole[] = { 834, 834, 834, 834, 833, 833, 833, 833, 833, 833, 833, 833 };

  g_assert_true (stf_spread_evenly (months, STF_SPREAD_YEAR, 10000, NULL));
  for (guint i = 0; i < MONTHS; i++)
    g_assert_cmpint (months[i], ==, i < 4 ? 900 : 800); /* 100 kr in whole kronor */
  g_assert_true (stf_spread_evenly (months, STF_SPREAD_YEAR, 1000000, NULL));
  for (guint i = 0; i < MONTHS; i++)
    g_assert_cmpint (months[i], ==, whole[i] * 100);
  g_assert_true (stf_spread_evenly (months, STF_SPREAD_YEAR, -1000001, NULL));
  g_assert_cmpint (add_up (months, STF_SPREAD_YEAR), ==, -1000001);
  g_assert_cmpint (months[0], ==, -83334);
  g_assert_cmpint (months[11], ==, -83333);
}

static void
only_chosen_months_change (void)
{
  gint64 months[] = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };
  const gint64 after[] = { 1, 2, 30, 4, 5, 6, 7, 30, 9, 10, 11, 12 };
  const gint64 tertial[] = { 1, 2, 30, 4, 5, 6, 7, 30, 27, 30, 33, 36 };

  g_assert_true (stf_spread_evenly (months, STF_SPREAD_MONTH (2) | STF_SPREAD_MONTH (7), 60, NULL));
  assert_months (months, after);
  g_assert_true (stf_spread_set_total (months, STF_SPREAD_TERTIAL (2), 126, NULL));
  assert_months (months, tertial);
}

static void
tertials_have_a_third_each (void)
{
  gint64 months[MONTHS];

  g_assert_true (stf_spread_by_tertials (months, 1000000, NULL));
  g_assert_cmpint (add_up (months, STF_SPREAD_TERTIAL (0)), ==, 333400);
  g_assert_cmpint (add_up (months, STF_SPREAD_TERTIAL (1)), ==, 333300);
  g_assert_cmpint (add_up (months, STF_SPREAD_TERTIAL (2)), ==, 333300);
  g_assert_cmpint (STF_SPREAD_TERTIAL (0) | STF_SPREAD_TERTIAL (1) | STF_SPREAD_TERTIAL (2), ==,
                   STF_SPREAD_YEAR);
}

static void
a_new_total_keeps_the_seasonality (void)
{
  gint64 months[] = { 1000, 2000, 0, 0, 0, 0, 3000, 0, 0, 0, 0, 4000 };
  const gint64 doubled[] = { 2000, 4000, 0, 0, 0, 0, 6000, 0, 0, 0, 0, 8000 };
  const gint64 negative[] = { -100, -200, 0, 0, 0, 0, -300, 0, 0, 0, 0, -400 };
  const gint64 none[MONTHS] = { 0 };

  g_assert_true (stf_spread_set_total (months, STF_SPREAD_YEAR, 20000, NULL));
  assert_months (months, doubled);
  g_assert_true (stf_spread_set_total (months, STF_SPREAD_YEAR, -1000, NULL));
  assert_months (months, negative);
  g_assert_true (stf_spread_set_total (months, STF_SPREAD_YEAR, 0, NULL));
  assert_months (months, none);
  /* There is no seasonality any more. */
  g_assert_true (stf_spread_set_total (months, STF_SPREAD_YEAR, 1200, NULL));
  for (guint i = 0; i < MONTHS; i++)
    g_assert_cmpint (months[i], ==, 100);
}

static void
a_shape_of_both_signs_is_kept (void)
{
  gint64 months[MONTHS] = { 0 };
  const gint64 shape[] = { 100, -99, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  const gint64 balanced[] = { 5000, -5000, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 };

  /* Scaled it would be 1,000,000 and -990,000. */
  g_assert_true (stf_spread_by_shape (months, STF_SPREAD_YEAR, 10000, shape, NULL));
  g_assert_cmpint (add_up (months, STF_SPREAD_YEAR), ==, 10000);
  g_assert_cmpint (months[0], ==, 5125);
  g_assert_cmpint (months[1], ==, 4875);
  g_assert_true (stf_spread_by_shape (months, STF_SPREAD_YEAR, 2000, balanced, NULL));
  g_assert_cmpint (months[0], ==, 6000);
  g_assert_cmpint (months[1], ==, -4000);
  g_assert_true (stf_spread_by_shape (months, STF_SPREAD_YEAR, 0, shape, NULL));
  g_assert_cmpint (months[0], ==, 0);
}

static void
one_month_takes_from_the_others (void)
{
  gint64 months[] = { 100, 200, 300, 0, 0, 0, 0, 0, 0, 0, 0, 400 };
  const gint64 moved[] = { 550, 100, 150, 0, 0, 0, 0, 0, 0, 0, 0, 200 };
  const gint64 from_one[] = { 600, 100, 150, 0, 0, 0, 0, 0, 0, 0, 0, 150 };
  const gint64 to_empty[] = { 600, 80, 150, 10, 10, 0, 0, 0, 0, 0, 0, 150 };
  g_autoptr (GError) error = NULL;

  g_assert_true (stf_spread_move (months, 0, 550, STF_SPREAD_YEAR, NULL));
  assert_months (months, moved);
  g_assert_true (stf_spread_move (months, 0, 600, STF_SPREAD_MONTH (11), NULL));
  assert_months (months, from_one);
  g_assert_true (
      stf_spread_move (months, 1, 80, STF_SPREAD_MONTH (3) | STF_SPREAD_MONTH (4), NULL));
  assert_months (months, to_empty);

  g_assert_false (stf_spread_move (months, 0, 1001, STF_SPREAD_YEAR, &error));
  g_assert_cmpstr (error->message, ==, "The other months do not have so much to move.");
  g_assert_false (stf_spread_move (months, 0, 0, STF_SPREAD_MONTH (0), NULL));
  g_assert_false (stf_spread_move (months, 0, STF_MONEY_MAX + 1, STF_SPREAD_YEAR, NULL));
  assert_months (months, to_empty);
  g_assert_true (stf_spread_move (months, 0, 1000, STF_SPREAD_YEAR, NULL));
  g_assert_cmpint (add_up (months, STF_SPREAD_YEAR), ==, 1000);
  g_assert_cmpint (months[1], ==, 0);
}

static gint64
random_amount (GRand *random, gboolean both_signs)
{
  gint64 limit = g_rand_boolean (random) ? 1000 : STF_MONEY_MAX / 24;

  return (gint64) g_rand_double_range (random, both_signs ? (double) -limit : 0, (double) limit);
}

/* Any total, any shape, any months: the sum is the total, and the others stay. */
static void
spreads_sum_to_the_total (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);

  for (guint round = 0; round < 100000; round++)
    {
      gint64 months[MONTHS];
      gint64 shape[MONTHS];
      gint64 before[MONTHS];
      guint chosen = 1 + (guint) g_rand_int_range (random, 0, STF_SPREAD_YEAR);
      gint64 total = random_amount (random, TRUE);
      gboolean both_signs = round % 3 == 0;

      for (guint i = 0; i < MONTHS; i++)
        {
          months[i] = random_amount (random, both_signs);
          shape[i] = g_rand_int_range (random, 0, 3) == 0 ? 0 : random_amount (random, both_signs);
        }
      memcpy (before, months, sizeof before);
      if (round % 4 == 0)
        g_assert_true (stf_spread_evenly (months, chosen, total, NULL));
      else if (round % 4 == 1)
        g_assert_true (stf_spread_by_shape (months, chosen, total, shape, NULL));
      else if (round % 4 == 2)
        g_assert_true (stf_spread_set_total (months, chosen, total, NULL));
      else
        {
          chosen = STF_SPREAD_YEAR;
          g_assert_true (stf_spread_by_tertials (months, total, NULL));
        }
      g_assert_cmpint (add_up (months, chosen), ==, total);
      for (guint i = 0; i < MONTHS; i++)
        g_assert_true ((chosen & STF_SPREAD_MONTH (i)) || months[i] == before[i]);
    }
}

static void
moves_keep_the_total (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (13);
  guint n_moved = 0;

  for (guint round = 0; round < 50000; round++)
    {
      gint64 months[MONTHS];
      gint64 before[MONTHS];
      guint month = (guint) g_rand_int_range (random, 0, MONTHS);
      guint takers = (guint) g_rand_int_range (random, 0, STF_SPREAD_YEAR + 1);
      gint64 amount = random_amount (random, FALSE);
      gint64 total;

      for (guint i = 0; i < MONTHS; i++)
        months[i] = random_amount (random, round % 5 == 0);
      memcpy (before, months, sizeof before);
      total = add_up (months, STF_SPREAD_YEAR);
      if (stf_spread_move (months, month, amount, takers, NULL))
        {
          g_assert_cmpint (add_up (months, STF_SPREAD_YEAR), ==, total);
          g_assert_cmpint (months[month], ==, amount);
          n_moved++;
        }
      else
        assert_months (months, before);
    }
  g_assert_cmpuint (n_moved, >, 10000);
}

static void
overflow_is_an_error (void)
{
  gint64 months[MONTHS] = { STF_MONEY_MAX, -STF_MONEY_MAX };
  gint64 shape[MONTHS] = { STF_MONEY_MAX, -1 };
  g_autoptr (GError) error = NULL;

  g_assert_false (stf_spread_evenly (months, STF_SPREAD_YEAR, STF_MONEY_MAX + 1, NULL));
  g_assert_false (stf_spread_evenly (months, 0, 100, NULL));
  g_assert_false (stf_spread_by_shape (months, STF_SPREAD_YEAR, -STF_MONEY_MAX, shape, &error));
  g_assert_error (error, STF_MONEY_ERROR, STF_MONEY_ERROR_RANGE);
  g_assert_cmpint (months[0], ==, STF_MONEY_MAX);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/spread/even-months-differ-by-one-at-most",
                   even_months_differ_by_one_at_most);
  g_test_add_func ("/money/spread/only-chosen-months-change", only_chosen_months_change);
  g_test_add_func ("/money/spread/tertials-have-a-third-each", tertials_have_a_third_each);
  g_test_add_func ("/money/spread/a-new-total-keeps-the-seasonality",
                   a_new_total_keeps_the_seasonality);
  g_test_add_func ("/money/spread/a-shape-of-both-signs-is-kept", a_shape_of_both_signs_is_kept);
  g_test_add_func ("/money/spread/one-month-takes-from-the-others",
                   one_month_takes_from_the_others);
  g_test_add_func ("/money/spread/sums-to-the-total", spreads_sum_to_the_total);
  g_test_add_func ("/money/spread/moves-keep-the-total", moves_keep_the_total);
  g_test_add_func ("/money/spread/overflow-is-an-error", overflow_is_an_error);
  return g_test_run ();
}
