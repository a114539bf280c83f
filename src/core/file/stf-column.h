/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-row.h"

G_BEGIN_DECLS

/* What a value of a column may be, by the column's kind (H1, H13). */

char *stf_column_find_fault (const StfColumn *column, const StfValue *value);
gboolean stf_column_check (const StfTable *table, const StfColumn *column, const StfValue *value,
                           GError **error);
void stf_column_clean (const StfColumn *column, StfValue *value);

G_END_DECLS
