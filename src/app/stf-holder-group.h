/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "organisation/stf-assignment-draft.h"
#include "stf-open-year.h"

G_BEGIN_DECLS

/* Signals: "chosen" (const char *id or NULL), "new-person" (const char *typed). */

#define STF_TYPE_HOLDER_GROUP (stf_holder_group_get_type ())
G_DECLARE_FINAL_TYPE (StfHolderGroup, stf_holder_group, STF, HOLDER_GROUP, AdwPreferencesGroup)

void stf_holder_group_set_draft (StfHolderGroup *self, StfOpenYear *year,
                                 const StfAssignmentDraft *draft);
void stf_holder_group_update (StfHolderGroup *self);
void stf_holder_group_hide_matches (StfHolderGroup *self);

G_END_DECLS
