/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "organisation/stf-organisation.h"
#include "rules/stf-rules.h"

G_BEGIN_DECLS

/* Findings of rules as rows, and those that belong to a place of the organisation. */
GtkWidget *stf_finding_row_new (const StfFinding *finding, StfOrganisation *organisation);
GtkWidget *stf_finding_row_new_with_rule (const StfFinding *finding);
GtkWidget *stf_finding_row_new_forecast (const StfFinding *finding, StfOrganisation *organisation,
                                         gboolean with_rule);

/* What becomes of a finding when a form is saved. */
typedef enum
{
  STF_FINDING_STAYS,
  STF_FINDING_NEW,
  STF_FINDING_GONE,
} StfFindingShift;

GtkWidget *stf_finding_row_new_shift (const StfFinding *finding, StfFindingShift shift);

GPtrArray *stf_finding_list_about (const StfRuleReport *report, StfOrganisation *organisation,
                                   const char *id, gboolean with_forecast);

G_END_DECLS
