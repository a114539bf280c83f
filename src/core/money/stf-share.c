/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An amount shared by weights, so that the shares are its sum to the öre (H9, R10).
 *
 * 1. Largest remainder: everybody gets the whole units of the exact share; the units that are left
 *    go one each to those of the largest remainders.
 * 2. Among equal remainders the larger weight goes first, then the earlier place.  Who is listed in
 *    an order of their own, such as that of county codes, so gets the same share in any list.
 * 3. A weight of nothing has a share of nothing.
 * 4. What is less than nothing is shared as its opposite is.
 * 5. A total in whole kronor may be shared in whole kronor; one with öre is shared in öre.
 * 6. Own amounts are taken from the total first; they may not be more than it, nor leave something
 *    that nobody shares.
 * 7. What is left is divided into portions: those with an amount first, the others in proportion to
 *    each other.  Each is shared by its own key among those without an own amount.
 *
 * Drawback: as with every method of quotas, a share may fall by a unit when the total grows by one
 * (Alabama's paradox).  It never differs from the exact share by a whole unit. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-share.h"

#include <glib/gi18n-lib.h>

#include "stf-money-private.h"

typedef struct
{
  gsize place;
  gint64 weight;
  StfWide remainder;
} Claim;

/* Rule 2. */
static int
compare_claims (gconstpointer a, gconstpointer b)
{
  const Claim *one = a;
  const Claim *other = b;

  if (one->remainder != other->remainder)
    return one->remainder > other->remainder ? -1 : 1;
  if (one->weight != other->weight)
    return one->weight > other->weight ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static gboolean
fail_shape (GError **error, const char *message)
{
  g_set_error_literal (error, STF_MONEY_ERROR, STF_MONEY_ERROR_SHAPE, message);
  return FALSE;
}

/**
 * stf_share:
 * @total: öre, within the bounds
 * @weights: 0 to STF_MONEY_MAX each; one of them at least is more than 0, unless @total is 0
 * @n: how many; at most a million
 * @unit: what shares are made of (rule 5)
 * @shares: (out): öre each
 * @error: return location for an error
 *
 * Shares an amount by largest remainder (rules 1 to 5).
 */
gboolean
stf_share (gint64 total, const gint64 *weights, gsize n, StfShareUnit unit, gint64 *shares,
           GError **error)
{
  g_autofree Claim *claims = NULL;
  gint64 grain = total % (gint64) unit == 0 ? (gint64) unit : 1;
  StfWide units = total < 0 ? -(total / grain) : total / grain;
  StfWide left = units;
  StfWide sum = 0;

  g_return_val_if_fail (stf_money_is_valid (total), FALSE);
  g_return_val_if_fail (n <= 1000000, FALSE);

  for (gsize i = 0; i < n; i++)
    {
      if (weights[i] < 0 || weights[i] > STF_MONEY_MAX)
        return fail_shape (error, _ ("A key figure is less than nothing, or too large."));
      sum += weights[i];
      shares[i] = 0;
    }
  if (total == 0)
    return TRUE;
  if (sum == 0)
    return fail_shape (error, _ ("Nobody has a key figure to share the amount by."));

  claims = g_new (Claim, n);
  for (gsize i = 0; i < n; i++)
    {
      StfWide claim = units * weights[i];

      claims[i] = (Claim){ i, weights[i], claim % sum };
      shares[i] = (gint64) (claim / sum);
      left -= shares[i];
    }
  qsort (claims, n, sizeof (Claim), compare_claims);
  for (gsize i = 0; i < (gsize) left; i++)
    shares[claims[i].place]++;
  for (gsize i = 0; i < n; i++)
    shares[i] *= total < 0 ? -grain : grain;
  return TRUE;
}

/* What own amounts leave (rule 6). */
static gboolean
find_rest (gint64 total, const gint64 *own, gsize n, gint64 *rest, GError **error)
{
  StfWide left = total;
  gboolean any = FALSE;

  for (gsize i = 0; i < n; i++)
    if (own[i] == STF_SHARE_NONE)
      any = TRUE;
    else if (own[i] < 0 || own[i] > STF_MONEY_MAX)
      return stf_money_fail_range (error);
    else
      left -= own[i];
  if (left < 0)
    return fail_shape (error, _ ("The agreed amounts are more than the whole fee."));
  if (left > 0 && !any)
    return fail_shape (error, _ ("The agreed amounts are less than the whole fee, and nobody is "
                                 "left to pay the rest."));
  *rest = (gint64) left;
  return TRUE;
}

/* The amount of each portion (rule 7). */
static gboolean
divide_portions (gint64 rest, const StfPortion *portions, gsize n, StfShareUnit unit,
                 gint64 *amounts, GError **error)
{
  gint64 proportions[STF_PORTIONS_MAX];

  for (gsize i = 0; i < n; i++)
    {
      gboolean has_amount = portions[i].amount != STF_SHARE_NONE;

      proportions[i] = has_amount ? 0 : portions[i].proportion;
      if (!has_amount)
        continue;
      if (portions[i].amount < 0 || portions[i].amount > rest)
        return fail_shape (error, _ ("The fixed part is more than there is to share."));
      rest -= portions[i].amount;
    }
  if (!stf_share (rest, proportions, n, unit, amounts, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (portions[i].amount != STF_SHARE_NONE)
      amounts[i] = portions[i].amount;
  return TRUE;
}

/**
 * stf_share_portions:
 * @total: öre, not less than 0
 * @portions: what the total is divided into
 * @n_portions: how many, at most %STF_PORTIONS_MAX
 * @own: amounts decided beforehand, %STF_SHARE_NONE where there is none
 * @n: how many share
 * @unit: what shares are made of
 * @shares: (out): öre each
 * @error: return location for an error
 *
 * Shares an amount of which parts go by different keys, and some shares are decided (rules 6
 * and 7).
 */
gboolean
stf_share_portions (gint64 total, const StfPortion *portions, gsize n_portions, const gint64 *own,
                    gsize n, StfShareUnit unit, gint64 *shares, GError **error)
{
  g_autofree gint64 *weights = g_new0 (gint64, n);
  g_autofree gint64 *part = g_new0 (gint64, n);
  gint64 amounts[STF_PORTIONS_MAX];
  gint64 rest = 0;

  g_return_val_if_fail (total >= 0 && total <= STF_MONEY_MAX, FALSE);
  g_return_val_if_fail (n_portions > 0 && n_portions <= STF_PORTIONS_MAX, FALSE);

  if (!find_rest (total, own, n, &rest, error)
      || !divide_portions (rest, portions, n_portions, unit, amounts, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    shares[i] = own[i] != STF_SHARE_NONE ? own[i] : 0;
  for (gsize p = 0; p < n_portions; p++)
    {
      for (gsize i = 0; i < n; i++)
        weights[i] = own[i] == STF_SHARE_NONE ? portions[p].weights[i] : 0;
      if (!stf_share (amounts[p], weights, n, unit, part, error))
        return FALSE;
      for (gsize i = 0; i < n; i++)
        shares[i] += part[i];
    }
  return TRUE;
}
