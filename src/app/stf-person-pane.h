/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "stf-open-year.h"

G_BEGIN_DECLS

/* One person: contact, skills, and everything over time. */
#define STF_TYPE_PERSON_PANE (stf_person_pane_get_type ())
G_DECLARE_FINAL_TYPE (StfPersonPane, stf_person_pane, STF, PERSON_PANE, AdwBin)

gboolean stf_person_pane_show (StfPersonPane *self, StfOpenYear *year, const char *person);
void stf_person_pane_focus (StfPersonPane *self);
const char *stf_person_pane_get_person (StfPersonPane *self);
const char *stf_person_pane_get_title (StfPersonPane *self);

G_END_DECLS
