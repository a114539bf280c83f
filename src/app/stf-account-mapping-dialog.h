/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "file/stf-draft.h"
#include "stf-window.h"

G_BEGIN_DECLS

/* Takes the mapping as it was edited.  draft: transfer full, if it is taken. */
typedef gboolean (*StfAccountMappingTake) (StfDraft *draft, gpointer user_data, GError **error);

void stf_account_mapping_dialog_present (StfWindow *window, GtkWindow *parent, StfDraft *draft,
                                         GPtrArray *groups, const char *accept,
                                         StfAccountMappingTake take, gpointer user_data);

G_END_DECLS
