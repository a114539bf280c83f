/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-actuals.h"
#include "stf-sie.h"

G_BEGIN_DECLS

StfActuals *stf_sie_load_actuals (const StfSie *self, int first, int last, GError **error);

G_END_DECLS
