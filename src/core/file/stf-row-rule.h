/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-row.h"

G_BEGIN_DECLS

const char *const *stf_row_rule_get_exclusive (const StfTable *table);
gboolean stf_row_rule_is_exclusive (const StfTable *table, const char *column);
gboolean stf_row_rule_check (const StfRow *row);

G_END_DECLS
