/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "money/stf-commission.h"
#include "stf-page.h"

G_BEGIN_DECLS

/* Commissions that agencies are paid for, what they come to in the budget, and the rates. */
#define STF_TYPE_COMMISSION_VIEW (stf_commission_view_get_type ())
G_DECLARE_FINAL_TYPE (StfCommissionView, stf_commission_view, STF, COMMISSION_VIEW, StfPage)

const StfCommissions *stf_commission_view_get_commissions (StfCommissionView *self);

/* Its dialogs.  id: NULL for a new one. */
void stf_commission_dialog_present (StfCommissionView *view, const char *id);
void stf_rate_dialog_present (StfCommissionView *view, const char *id);

G_END_DECLS
