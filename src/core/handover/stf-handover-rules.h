/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rules/stf-rules.h"
#include "stf-handover-import.h"

G_BEGIN_DECLS

/* How the rules stand in the year that a document brings, before it is taken in. */
StfRuleReport *stf_handover_check_rules (GBytes *document, StfImportKind kind, const char *today,
                                         GCancellable *cancellable, GError **error);

G_END_DECLS
