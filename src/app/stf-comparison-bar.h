/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-comparison.h"

G_BEGIN_DECLS

/* The line above a chart that shows a comparison: with what, how much differs, and the way to the
 * table and back.  Hidden while nothing is compared. */
#define STF_TYPE_COMPARISON_BAR (stf_comparison_bar_get_type ())
G_DECLARE_FINAL_TYPE (StfComparisonBar, stf_comparison_bar, STF, COMPARISON_BAR, AdwBin)

void stf_comparison_bar_show (StfComparisonBar *self, const StfComparison *comparison,
                              const StfOrganisation *other);

G_END_DECLS
