/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-money.h"

G_BEGIN_DECLS

/* What shares are made of: every öre, or whole kronor where the total is. */
typedef enum
{
  STF_SHARE_ORE = 1,
  STF_SHARE_KRONOR = 100,
} StfShareUnit;

/* A part of a whole, and the key that it is shared by. */
typedef struct
{
  const gint64 *weights;
  gint64 amount; /* öre, STF_SHARE_NONE: a proportion of what the amounts leave */
  gint64 proportion;
} StfPortion;

#define STF_PORTIONS_MAX 8

/* Where no amount has been decided beforehand. */
#define STF_SHARE_NONE G_MAXINT64

gboolean stf_share (gint64 total, const gint64 *weights, gsize n, StfShareUnit unit, gint64 *shares,
                    GError **error);
gboolean stf_share_portions (gint64 total, const StfPortion *portions, gsize n_portions,
                             const gint64 *own, gsize n, StfShareUnit unit, gint64 *shares,
                             GError **error);

G_END_DECLS
