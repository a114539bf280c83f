/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "stf-row.h"

G_BEGIN_DECLS

/* A prepared statement with GError and autoptr.  Only core includes this header. */
typedef struct _StfStatement StfStatement;

#define STF_SQL_ERROR (stf_sql_error_quark ())
GQuark stf_sql_error_quark (void);

gboolean stf_sql_fail (sqlite3 *db, GError **error);
gboolean stf_sql_execute (sqlite3 *db, const char *sql, GError **error);

StfStatement *stf_statement_new (sqlite3 *db, const char *sql, GError **error);
void stf_statement_free (StfStatement *self);
void stf_statement_reset (StfStatement *self);
void stf_statement_bind_text (StfStatement *self, int parameter, const char *text);
void stf_statement_bind_integer (StfStatement *self, int parameter, gint64 integer);
void stf_statement_bind_blob (StfStatement *self, int parameter, GBytes *bytes);
void stf_statement_bind_value (StfStatement *self, int parameter, const StfValue *value);

/* TRUE and *has_row: a row.  TRUE and not *has_row: the end. */
gboolean stf_statement_step (StfStatement *self, gboolean *has_row, GError **error);
gboolean stf_statement_run (StfStatement *self, GError **error);
gboolean stf_statement_run_row (StfStatement *self, const StfRow *row, GError **error);

const char *stf_statement_get_text (StfStatement *self, int column);
char *stf_statement_dup_text (StfStatement *self, int column);
gint64 stf_statement_get_integer (StfStatement *self, int column);
gboolean stf_statement_is_null (StfStatement *self, int column);
GBytes *stf_statement_get_blob (StfStatement *self, int column);
void stf_statement_get_value (StfStatement *self, int column, StfValue *value);
gboolean stf_statement_peek_row (StfStatement *self, const StfRow *row);
void stf_statement_get_row (StfStatement *self, int first_column, StfRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfStatement, stf_statement_free)

G_END_DECLS
