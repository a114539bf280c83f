/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "money/stf-fee.h"
#include "stf-page.h"

G_BEGIN_DECLS

/* The yearly fee: what it is to pay, how it is shared, and how each payer's invoice stands. */
#define STF_TYPE_FEE_VIEW (stf_fee_view_get_type ())
G_DECLARE_FINAL_TYPE (StfFeeView, stf_fee_view, STF, FEE_VIEW, StfPage)

StfFee *stf_fee_view_get_fee (StfFeeView *self);
void stf_fee_view_update (StfFeeView *self);

/* Its dialogs. */
void stf_payer_dialog_present (StfFeeView *view, const char *agency);
void stf_invoice_dialog_present (StfFeeView *view, const char *agency);
void stf_decide_dialog_present (StfFeeView *view);
void stf_invoices_dialog_present (StfFeeView *view);

G_END_DECLS
