/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-page.h"

G_BEGIN_DECLS

#define STF_TYPE_DATE_CONTROL (stf_date_control_get_type ())
G_DECLARE_FINAL_TYPE (StfDateControl, stf_date_control, STF, DATE_CONTROL, StfPage)

G_END_DECLS
