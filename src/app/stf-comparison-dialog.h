/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-comparison.h"

G_BEGIN_DECLS

/* The table of a comparison.  A row shows its body in the window behind. */
#define STF_TYPE_COMPARISON_DIALOG (stf_comparison_dialog_get_type ())
G_DECLARE_FINAL_TYPE (StfComparisonDialog, stf_comparison_dialog, STF, COMPARISON_DIALOG, AdwWindow)

void stf_comparison_dialog_present (GtkWindow *parent, const StfComparison *comparison);

G_END_DECLS
