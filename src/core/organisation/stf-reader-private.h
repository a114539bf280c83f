/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file-private.h"

G_BEGIN_DECLS

/* SQL: the row named "it" is in force at the date ?1 (H3).  An open end is NULL. */
#define STF_IN_FORCE                                                                               \
  "(it.from_date IS NULL OR it.from_date <= ?1) AND (it.to_date IS NULL OR it.to_date >= ?1)"

typedef void (*StfReadFunc) (StfStatement *row, gpointer user_data);

gboolean stf_read_rows (StfYearFile *file, const char *sql, const char *parameter, StfReadFunc read,
                        gpointer user_data, GError **error);
/* The largest position that the schema allows. */
#define STF_POSITION_MAX 1000000

gint64 stf_read_next_position (StfYearFile *file, const char *table, const char *column,
                               const char *value, GError **error);
char *stf_read_text (StfYearFile *file, const char *sql, const char *parameter, GError **error);

G_END_DECLS
