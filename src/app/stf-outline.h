/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "organisation/stf-organisation.h"

G_BEGIN_DECLS

/* The tree of bodies and roles.  Signal "selected" (const char *id): the user chose a line. */
#define STF_TYPE_OUTLINE (stf_outline_get_type ())
G_DECLARE_FINAL_TYPE (StfOutline, stf_outline, STF, OUTLINE, AdwBin)

void stf_outline_set_organisation (StfOutline *self, StfOrganisation *organisation);
gboolean stf_outline_select (StfOutline *self, const char *id);
guint stf_outline_get_n_rows (StfOutline *self);

G_END_DECLS
