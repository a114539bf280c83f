/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-history.h"

G_BEGIN_DECLS

/* The end of every transaction that changes content: digest, history, commit, "changed". */
gboolean stf_history_commit (StfYearFile *file, const StfHistoryEntry *entry, GBytes *changeset,
                             GError **error);

G_END_DECLS
