/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-handover-import.h"

G_BEGIN_DECLS

/* kind: as the ledger and the floor of undo have it: "template", "handover", "next-year".
 * year: what the year becomes, for a template; 0: as the document has it. */
gboolean stf_handover_take_in (GBytes *document, const char *kind, int year, const char *target,
                               const char *author, StfImportResult *result,
                               StfProgressFunc progress, gpointer progress_data,
                               GCancellable *cancellable, GError **error);

G_END_DECLS
