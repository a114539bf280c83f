/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget.h"
#include "stf-change.h"

G_BEGIN_DECLS

/* Notes on amounts.  Without text, the note is removed. */
gboolean stf_budget_note_save (const StfBudgetNote *old, const StfBudgetLine *line,
                               const StfBudgetVersion *version, guint month, const char *text,
                               StfYearFile *file, GError **error);

G_END_DECLS
