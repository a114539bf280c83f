/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-draft.h"
#include "stf-fee.h"

G_BEGIN_DECLS

gboolean stf_fee_find_row (StfFee *self, StfYearFile *file, GError **error);
gboolean stf_fee_make_row (StfFee *self, StfYearFile *file, GError **error);
gboolean stf_fee_load_payers (StfFee *self, StfYearFile *file, GError **error);
gboolean stf_fee_load_costs (StfFee *self, StfYearFile *file, GError **error);
const char *stf_fee_get_share_row (StfFee *self, const char *agency, gboolean make);
void stf_fee_share_out (StfFee *self);

G_END_DECLS
