/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-open-year.h"

G_BEGIN_DECLS

/* Signal "changed" (StfPrintCompare *self): something else is compared, or drawn in another way. */

/* What the chart on paper is compared with.  It belongs to the occasion and is not remembered. */
#define STF_TYPE_PRINT_COMPARE (stf_print_compare_get_type ())
G_DECLARE_FINAL_TYPE (StfPrintCompare, stf_print_compare, STF, PRINT_COMPARE, AdwPreferencesGroup)

void stf_print_compare_set_year (StfPrintCompare *self, StfOpenYear *year);
void stf_print_compare_set_other (StfPrintCompare *self, StfOrganisation *other);
void stf_print_compare_read (StfPrintCompare *self, const char *path);
StfOrganisation *stf_print_compare_get_other (StfPrintCompare *self);
gboolean stf_print_compare_is_side_by_side (StfPrintCompare *self);

G_END_DECLS
