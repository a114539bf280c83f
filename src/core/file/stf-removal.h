/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-schema.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

/* What goes with a row that is removed: so many rows of a table. */
typedef struct
{
  const char *table;
  guint n;
} StfRemovalCount;

gboolean stf_removal_goes_along (const StfTable *table, const StfColumn *column);
GArray *stf_removal_count (StfYearFile *file, const char *table, const char *id, GError **error);
char *stf_removal_describe (StfYearFile *file, const char *table, const char *id, GError **error);

G_END_DECLS
