/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-money.h"

G_BEGIN_DECLS

/* The amounts of a line in a version, in öre: slot 0 is what is not spread over months, slots 1 to
 * 12 are the months.  A slot that is not set is empty, which is not nothing; its amount is 0. */
#define STF_AMOUNTS_UNSPREAD 0
#define STF_AMOUNTS_N 13

typedef struct
{
  gint64 slots[STF_AMOUNTS_N];
  guint set; /* bits of slots */
} StfAmounts;

/* Sets of slots are bits.  month: 1 to 12; tertial: 0 to 2, T1 to T3. */
#define STF_AMOUNTS_SLOT(slot) (1u << (slot))
#define STF_AMOUNTS_YEAR 0x1fffu
#define STF_AMOUNTS_MONTHS 0x1ffeu
#define STF_AMOUNTS_TERTIAL(tertial) (0x1eu << (4 * (tertial)))
#define STF_AMOUNTS_THROUGH(month) ((2u << (month)) - 2)

void stf_amounts_put (StfAmounts *self, guint slot, gint64 amount);
void stf_amounts_clear (StfAmounts *self, guint slot);
gboolean stf_amounts_is_set (const StfAmounts *self, guint slot);
gboolean stf_amounts_same_in (const StfAmounts *a, const StfAmounts *b, guint slot);
gboolean stf_amounts_equal (const StfAmounts *a, const StfAmounts *b);

/* FALSE where a sum is beyond the bounds of money; then it is not set. */
gboolean stf_amounts_sum (const StfAmounts *self, guint slots, gint64 *sum);
gboolean stf_amounts_add (StfAmounts *self, const StfAmounts *other);

G_END_DECLS
