/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "stf-statement.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

/* For the other modules of core only. */

sqlite3 *stf_year_file_get_db (StfYearFile *self);
StfStatement *stf_year_file_query (StfYearFile *self, const char *sql, GError **error);

/* One immediate transaction; the revision in the file must be the one last read.  commit moves the
 * revision by one and stores digest (64 hexadecimal digits). */
gboolean stf_year_file_begin (StfYearFile *self, GError **error);
gboolean stf_year_file_commit (StfYearFile *self, const char *digest, GError **error);
void stf_year_file_rollback (StfYearFile *self);
void stf_year_file_set_trying (StfYearFile *self, gboolean trying);
gboolean stf_year_file_is_trying (StfYearFile *self);
void stf_year_file_emit_changed (StfYearFile *self, const char *const *tables);

G_END_DECLS
