/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "organisation/stf-assignment-draft.h"
#include "organisation/stf-organisation.h"

G_BEGIN_DECLS

/* Signal "changed": the draft holds another decision. */

#define STF_TYPE_DECISION_GROUP (stf_decision_group_get_type ())
G_DECLARE_FINAL_TYPE (StfDecisionGroup, stf_decision_group, STF, DECISION_GROUP,
                      AdwPreferencesGroup)

void stf_decision_group_set_draft (StfDecisionGroup *self, StfYearFile *file,
                                   StfOrganisation *organisation, StfAssignmentDraft *draft);

G_END_DECLS
