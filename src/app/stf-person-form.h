/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "organisation/stf-person-draft.h"

G_BEGIN_DECLS

/* The fields of a person, kept in a draft.  Signal "changed": the user changed something. */
#define STF_TYPE_PERSON_FORM (stf_person_form_get_type ())
G_DECLARE_FINAL_TYPE (StfPersonForm, stf_person_form, STF, PERSON_FORM, AdwPreferencesGroup)

void stf_person_form_set_draft (StfPersonForm *self, StfYearFile *file, StfPersonDraft *draft);
void stf_person_form_mark (StfPersonForm *self, int field);

G_END_DECLS
