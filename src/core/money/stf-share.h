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

/* own: amounts decided beforehand, G_MAXINT64 for those who share the rest. */
#define STF_SHARE_NONE G_MAXINT64

gboolean stf_share (gint64 total, const gint64 *weights, gsize n, StfShareUnit unit, gint64 *shares,
                    GError **error);
gboolean stf_share_rest (gint64 total, const gint64 *own, const gint64 *weights, gsize n,
                         StfShareUnit unit, gint64 *shares, GError **error);

G_END_DECLS
