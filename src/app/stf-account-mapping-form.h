/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "file/stf-draft.h"
#include "money/stf-budget.h"

G_BEGIN_DECLS

/* Takes the mappings as they were edited; draft: transfer full. */
typedef void (*StfAccountMappingFormTake) (StfDraft *draft, gpointer user_data);

void stf_account_mapping_form_present (GtkWindow *parent, StfDraft *draft, const char *id,
                                       GPtrArray *groups, const StfBudget *budget, gboolean is_new,
                                       StfAccountMappingFormTake take, gpointer user_data);

G_END_DECLS
