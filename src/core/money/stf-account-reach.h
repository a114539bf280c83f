/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-ledger-group.h"

G_BEGIN_DECLS

/* What becomes of one mapping among the others. */
typedef struct
{
  guint n_rows;  /* of ledgers, that it brings somewhere */
  gint64 amount; /* öre: their sum */
  gboolean idle; /* those before it fit all that it could */
  int before;    /* the first before it that fits some of that, or -1 */
} StfAccountReach;

GArray *stf_account_reach_measure (const StfAccountMappings *mappings, const GPtrArray *groups,
                                   GError **error);

G_END_DECLS
