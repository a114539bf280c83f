/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-chart-advice.h"

G_BEGIN_DECLS

/* How large the text becomes, and what would make it larger. */
#define STF_TYPE_PRINT_ADVICE (stf_print_advice_get_type ())
G_DECLARE_FINAL_TYPE (StfPrintAdvice, stf_print_advice, STF, PRINT_ADVICE, AdwPreferencesGroup)

void stf_print_advice_set_document (StfPrintAdvice *self, const StfChartDocument *document);
void stf_print_advice_set_proposals (StfPrintAdvice *self, const GPtrArray *proposals);
gboolean stf_print_advice_is_needed (const StfChartDocument *document);

G_END_DECLS
