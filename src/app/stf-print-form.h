/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-open-year.h"
#include "stf-print-advice.h"
#include "stf-print-compare.h"
#include "stf-print-settings.h"

G_BEGIN_DECLS

/* Signal "changed" (StfPrintForm *self): the user has chosen something. */

/* Everything that can be chosen in "Print and Export". */
#define STF_TYPE_PRINT_FORM (stf_print_form_get_type ())
G_DECLARE_FINAL_TYPE (StfPrintForm, stf_print_form, STF, PRINT_FORM, AdwPreferencesPage)

void stf_print_form_set_year (StfPrintForm *self, StfOpenYear *year);
void stf_print_form_set_settings (StfPrintForm *self, const StfPrintSettings *settings);
const StfPrintSettings *stf_print_form_get_settings (StfPrintForm *self);
void stf_print_form_set_n_pages (StfPrintForm *self, guint n_pages);
StfPrintAdvice *stf_print_form_get_advice (StfPrintForm *self);
StfPrintCompare *stf_print_form_get_compare (StfPrintForm *self);

G_END_DECLS
