/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "election/stf-election.h"

G_BEGIN_DECLS

/* One proposal of the nominating committee, with what can be said of it. */
#define STF_TYPE_SLATE_COLUMN (stf_slate_column_get_type ())
G_DECLARE_FINAL_TYPE (StfSlateColumn, stf_slate_column, STF, SLATE_COLUMN, AdwBin)

/* slate: what is shown; election: as it would be recorded; current: whether candidates go here. */
GtkWidget *stf_slate_column_new (const StfSlate *slate, const StfElection *election,
                                 gboolean current, gboolean can_edit);
const char *stf_slate_column_get_slate (StfSlateColumn *self);
/* The rules that come to stand otherwise: StfRuleShift. */
void stf_slate_column_show_rules (StfSlateColumn *self, const GPtrArray *shifts);
gboolean stf_slate_column_focus_seat (StfSlateColumn *self, const char *seat);

/* A sign for each level, with its word. */
GtkWidget *stf_assessment_row_new (const StfAssessmentItem *item);
GtkWidget *stf_rule_shift_row_new (const StfRuleShift *shift);

G_END_DECLS
