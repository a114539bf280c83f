/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-open-year.h"

G_BEGIN_DECLS

/* What the rules say of what a form edits, as it would be if it were saved now. */
#define STF_TYPE_FINDING_GROUP (stf_finding_group_get_type ())
G_DECLARE_FINAL_TYPE (StfFindingGroup, stf_finding_group, STF, FINDING_GROUP, AdwPreferencesGroup)

void stf_finding_group_set_form (StfFindingGroup *self, StfOpenYear *year, const char *id,
                                 StfTryFunc save, gpointer form);
void stf_finding_group_update (StfFindingGroup *self, gboolean changed);

G_END_DECLS
