/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-money.h"

G_BEGIN_DECLS

/* A year's amount by months, in öre.  Sets of months are bits, January the lowest. */
#define STF_SPREAD_MONTHS 12
#define STF_SPREAD_YEAR 0xfffu
/* tertial: 0 to 2, T1 to T3 */
#define STF_SPREAD_TERTIAL(tertial) (0xfu << (4 * (tertial)))
#define STF_SPREAD_MONTH(month) (1u << (month))

gboolean stf_spread_evenly (gint64 months[STF_SPREAD_MONTHS], guint chosen, gint64 total,
                            GError **error);
gboolean stf_spread_by_shape (gint64 months[STF_SPREAD_MONTHS], guint chosen, gint64 total,
                              const gint64 shape[STF_SPREAD_MONTHS], GError **error);
gboolean stf_spread_set_total (gint64 months[STF_SPREAD_MONTHS], guint chosen, gint64 total,
                               GError **error);
gboolean stf_spread_by_tertials (gint64 months[STF_SPREAD_MONTHS], gint64 total, GError **error);
gboolean stf_spread_move (gint64 months[STF_SPREAD_MONTHS], guint month, gint64 amount,
                          guint takers, GError **error);

G_END_DECLS
