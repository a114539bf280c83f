/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A year's amount over its months, exact to the öre.
 *
 * 1. Only the chosen months change; their sum is the total afterwards.
 * 2. Remainders go by largest remainder, the earliest month first (stf-share.c).  A total in whole
 *    kronor gives months in whole kronor.
 * 3. By a shape: in proportion to the months of another year.  A shape of nothing is even.
 * 4. A shape with both signs cannot be scaled, since its sum may be next to nothing.  Its months
 *    are kept, and the difference of the totals is shared by their sizes.  A total of nothing makes
 *    all months nothing.
 * 5. A new total keeps the seasonality: it is spread by the shape of what was there.
 * 6. By tertial: a third for each, evenly over its months.
 * 7. The year's total locked: what one month gets, others give in proportion to their sizes, or
 *    evenly where they have nothing.  No month is made to change sign against the total: then it
 *    is said that there is not so much to move.
 *
 * On an error nothing is changed. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-spread.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-share.h"

#define MONTHS STF_SPREAD_MONTHS

static gboolean
is_chosen (guint chosen, guint month)
{
  return (chosen & STF_SPREAD_MONTH (month)) != 0;
}

static gboolean
check (guint chosen, gint64 total, GError **error)
{
  if (!stf_money_is_valid (total))
    return stf_money_fail_range (error);
  if ((chosen & STF_SPREAD_YEAR) != 0)
    return TRUE;
  g_set_error_literal (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SHAPE,
                       _ ("Choose the months to spread the amount over."));
  return FALSE;
}

/* Writes the shares of the chosen months. */
static gboolean
share (gint64 *months, guint chosen, gint64 total, const gint64 *weights, StfShareUnit unit,
       GError **error)
{
  gint64 shares[MONTHS];

  if (!stf_share (total, weights, MONTHS, unit, shares, error))
    return FALSE;
  for (guint i = 0; i < MONTHS; i++)
    if (is_chosen (chosen, i))
      months[i] = shares[i];
  return TRUE;
}

/**
 * stf_spread_evenly:
 * @months: öre
 * @chosen: a set of months
 * @total: öre
 * @error: return location for an error
 *
 * Gives each of the chosen months the same (rules 1 and 2).
 */
gboolean
stf_spread_evenly (gint64 months[MONTHS], guint chosen, gint64 total, GError **error)
{
  gint64 weights[MONTHS];

  for (guint i = 0; i < MONTHS; i++)
    weights[i] = is_chosen (chosen, i) ? 1 : 0;
  return check (chosen, total, error)
         && share (months, chosen, total, weights, STF_SHARE_KRONOR, error);
}

/* The sizes of the chosen months: weights.  Even ones if all are nothing. */
static void
weigh (const gint64 *shape, guint chosen, gint64 *weights)
{
  gboolean empty = TRUE;

  for (guint i = 0; i < MONTHS; i++)
    {
      weights[i] = is_chosen (chosen, i) ? ABS (shape[i]) : 0;
      empty = empty && weights[i] == 0;
    }
  for (guint i = 0; i < MONTHS && empty; i++)
    weights[i] = is_chosen (chosen, i) ? 1 : 0;
}

static gboolean
has_both_signs (const gint64 *shape, guint chosen)
{
  gboolean positive = FALSE;
  gboolean negative = FALSE;

  for (guint i = 0; i < MONTHS; i++)
    if (is_chosen (chosen, i))
      {
        positive = positive || shape[i] > 0;
        negative = negative || shape[i] < 0;
      }
  return positive && negative;
}

/* Sums may pass the bounds on the way; twelve amounts never pass those of 64 bits. */
static gint64
add_up (const gint64 *months, guint chosen)
{
  gint64 sum = 0;

  for (guint i = 0; i < MONTHS; i++)
    sum += is_chosen (chosen, i) ? months[i] : 0;
  return sum;
}

/* Whole kronor stay whole kronor (rule 2). */
static StfShareUnit
find_unit (const gint64 *months, guint chosen)
{
  for (guint i = 0; i < MONTHS; i++)
    if (is_chosen (chosen, i) && months[i] % STF_SHARE_KRONOR != 0)
      return STF_SHARE_ORE;
  return STF_SHARE_KRONOR;
}

/* Adds to the chosen months, by their sizes, what is missing from a total (rule 4). */
static gboolean
add_difference (gint64 *months, guint chosen, gint64 difference, const gint64 *weights,
                GError **error)
{
  gint64 added[MONTHS] = { 0 };
  gint64 result[MONTHS];

  if (!stf_money_is_valid (difference))
    return stf_money_fail_range (error);
  if (!share (added, chosen, difference, weights, find_unit (months, chosen), error))
    return FALSE;
  for (guint i = 0; i < MONTHS; i++)
    if (!stf_money_add (months[i], added[i], &result[i]))
      return stf_money_fail_range (error);
  memcpy (months, result, sizeof result);
  return TRUE;
}

/**
 * stf_spread_by_shape:
 * @months: öre
 * @chosen: a set of months
 * @total: öre
 * @shape: the months of another year, amounts
 * @error: return location for an error
 *
 * Spreads a total as another year was (rules 3 and 4).
 */
gboolean
stf_spread_by_shape (gint64 months[MONTHS], guint chosen, gint64 total, const gint64 shape[MONTHS],
                     GError **error)
{
  gint64 weights[MONTHS];
  gint64 result[MONTHS];

  if (!check (chosen, total, error))
    return FALSE;
  weigh (shape, chosen, weights);
  if (total == 0 || !has_both_signs (shape, chosen))
    return share (months, chosen, total, weights, STF_SHARE_KRONOR, error);

  memcpy (result, shape, sizeof result);
  if (!add_difference (result, chosen, total - add_up (shape, chosen), weights, error))
    return FALSE;
  for (guint i = 0; i < MONTHS; i++)
    if (is_chosen (chosen, i))
      months[i] = result[i];
  return TRUE;
}

/**
 * stf_spread_set_total:
 * @months: öre
 * @chosen: a set of months: the year, or a tertial
 * @total: öre
 * @error: return location for an error
 *
 * Gives the chosen months a new total and keeps their seasonality (rule 5).
 */
gboolean
stf_spread_set_total (gint64 months[MONTHS], guint chosen, gint64 total, GError **error)
{
  gint64 shape[MONTHS];

  memcpy (shape, months, sizeof shape);
  return stf_spread_by_shape (months, chosen, total, shape, error);
}

/**
 * stf_spread_by_tertials:
 * @months: öre
 * @total: öre
 * @error: return location for an error
 *
 * Gives each tertial a third of the year's total (rule 6).
 */
gboolean
stf_spread_by_tertials (gint64 months[MONTHS], gint64 total, GError **error)
{
  static const gint64 thirds[] = { 1, 1, 1 };
  gint64 tertials[3];

  if (!check (STF_SPREAD_YEAR, total, error)
      || !stf_share (total, thirds, 3, STF_SHARE_KRONOR, tertials, error))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    if (!stf_spread_evenly (months, STF_SPREAD_TERTIAL (i), tertials[i], error))
      return FALSE;
  return TRUE;
}

/* Whether a month goes over to the other side of nothing than the year is on (rule 7). */
static gboolean
crosses (gint64 before, gint64 after, gint64 total)
{
  return (total > 0 && after < 0 && after < before) || (total < 0 && after > 0 && after > before);
}

/**
 * stf_spread_move:
 * @months: öre
 * @month: 0 to 11
 * @amount: what it gets, in öre
 * @takers: the months that give or take the difference; @month itself does not count
 * @error: return location for an error
 *
 * Changes one month and keeps the total of the year (rule 7).
 */
gboolean
stf_spread_move (gint64 months[MONTHS], guint month, gint64 amount, guint takers, GError **error)
{
  guint others = takers & STF_SPREAD_YEAR & ~STF_SPREAD_MONTH (month);
  gint64 total = add_up (months, STF_SPREAD_YEAR);
  gint64 weights[MONTHS];
  gint64 result[MONTHS];

  g_return_val_if_fail (month < MONTHS, FALSE);

  if (!check (others, amount, error))
    return FALSE;
  weigh (months, others, weights);
  memcpy (result, months, sizeof result);
  result[month] = amount;
  if (!add_difference (result, others, months[month] - amount, weights, error))
    return FALSE;

  for (guint i = 0; i < MONTHS; i++)
    if (i != month && crosses (months[i], result[i], total))
      {
        g_set_error_literal (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SHAPE,
                             _ ("The other months do not have so much to move."));
        return FALSE;
      }
  memcpy (months, result, sizeof result);
  return TRUE;
}
