/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Thirteen amounts, of which some may be empty. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-amounts.h"

/**
 * stf_amounts_put:
 * @self: amounts
 * @slot: 0 to 12
 * @amount: öre, within the bounds of money
 */
void
stf_amounts_put (StfAmounts *self, guint slot, gint64 amount)
{
  g_return_if_fail (slot < STF_AMOUNTS_N && stf_money_is_valid (amount));

  self->slots[slot] = amount;
  self->set |= STF_AMOUNTS_SLOT (slot);
}

/**
 * stf_amounts_clear:
 * @self: amounts
 * @slot: 0 to 12, which becomes empty
 */
void
stf_amounts_clear (StfAmounts *self, guint slot)
{
  g_return_if_fail (slot < STF_AMOUNTS_N);

  self->slots[slot] = 0;
  self->set &= ~STF_AMOUNTS_SLOT (slot);
}

/** stf_amounts_is_set: tells whether a slot has an amount, be it 0. */
gboolean
stf_amounts_is_set (const StfAmounts *self, guint slot)
{
  return (self->set & STF_AMOUNTS_SLOT (slot)) != 0;
}

/** stf_amounts_same_in: tells whether a slot is the same in both, or empty in both. */
gboolean
stf_amounts_same_in (const StfAmounts *a, const StfAmounts *b, guint slot)
{
  return a->slots[slot] == b->slots[slot]
         && stf_amounts_is_set (a, slot) == stf_amounts_is_set (b, slot);
}

/** stf_amounts_equal: tells whether two have the same amounts in the same slots. */
gboolean
stf_amounts_equal (const StfAmounts *a, const StfAmounts *b)
{
  if (a->set != b->set)
    return FALSE;
  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if (a->slots[i] != b->slots[i])
      return FALSE;
  return TRUE;
}

/**
 * stf_amounts_sum:
 * @self: amounts
 * @slots: a set of slots: %STF_AMOUNTS_YEAR, a tertial, the months to date
 * @sum: (out): öre; 0 where all of them are empty
 *
 * Returns: FALSE if the sum is beyond the bounds of money
 */
gboolean
stf_amounts_sum (const StfAmounts *self, guint slots, gint64 *sum)
{
  gint64 total = 0; /* 13 amounts within the bounds cannot overflow it */

  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if ((slots & STF_AMOUNTS_SLOT (i)) != 0)
      total += self->slots[i];
  if (!stf_money_is_valid (total))
    return FALSE;
  *sum = total;
  return TRUE;
}

/**
 * stf_amounts_add:
 * @self: amounts
 * @other: what is added to them, slot by slot
 *
 * Returns: FALSE, and nothing added, if a sum is beyond the bounds of money
 */
gboolean
stf_amounts_add (StfAmounts *self, const StfAmounts *other)
{
  StfAmounts sums = { .set = self->set | other->set };

  for (guint i = 0; i < STF_AMOUNTS_N; i++)
    if (!stf_money_add (self->slots[i], other->slots[i], &sums.slots[i]))
      return FALSE;
  *self = sums;
  return TRUE;
}
