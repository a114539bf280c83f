/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "stf-schema.h"

G_BEGIN_DECLS

/* A year file as a database: what must be right before, while and after SQLite opens it.  For
 * core only. */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)

typedef struct
{
  int version;         /* user_version */
  gboolean unfinished; /* A program stopped in the middle of a change. */
} StfProbe;

gboolean stf_database_fail_open (const char *path, int number, GError **error);
gboolean stf_database_check_is_file (const char *path, GError **error);
gboolean stf_database_probe (const char *path, StfProbe *probe, GError **error);
gboolean stf_database_is_year (const char *path);
sqlite3 *stf_database_open (const char *path, int flags, GError **error);
gboolean stf_database_check (sqlite3 *db, const char *path, int version, GError **error);
gboolean stf_database_check_whole (sqlite3 *db, const char *path, GError **error);
char *stf_database_select (const StfTable *table);
char *stf_database_insert (const StfTable *table);
gboolean stf_database_fail_schema (const char *path, GError **error);
gboolean stf_database_fail_stale (const char *path, GError **error);
gboolean stf_database_fail_damaged (const char *path, const char *detail, GError **error);

G_END_DECLS
