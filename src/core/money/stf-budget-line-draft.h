/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-edit.h"
#include "stf-draft.h"

G_BEGIN_DECLS

/* The editor of a line of the budget, as a StfDraft.  What it costs is edited in the grid. */

StfDraft *stf_budget_line_draft_new (StfYearFile *file, const char *category, const char **line,
                                     GError **error);
StfDraft *stf_budget_line_draft_load (StfYearFile *file, const char *line, GError **error);
gboolean stf_budget_line_draft_validate (const StfDraft *self, const char *line,
                                         const char **column, GError **error);
gboolean stf_budget_line_draft_save (StfDraft *self, const char *line, StfYearFile *file,
                                     GError **error);

gboolean stf_budget_line_move (StfYearFile *file, const char *line, const char *before,
                               GError **error);
gboolean stf_budget_line_remove (StfYearFile *file, const char *line, GError **error);

G_END_DECLS
