/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-account-mapping.h"

G_BEGIN_DECLS

/* The mapping of a year on its way through an editor. */
StfDraft *stf_account_mapping_draft_load (StfYearFile *file, GError **error);
const char *stf_account_mapping_draft_add (StfDraft *self, const char *account,
                                           const char *objects);
guint stf_account_mapping_draft_get_place (const StfDraft *self, const char *id);
void stf_account_mapping_draft_move (StfDraft *self, const char *id, guint place);
gboolean stf_account_mapping_draft_check (StfDraft *self, const char *id, const char **column,
                                          GError **error);
gboolean stf_account_mapping_draft_save (StfDraft *self, StfYearFile *file, GError **error);

G_END_DECLS
