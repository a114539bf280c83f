/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

#include "stf-schema.h"

G_BEGIN_DECLS

/* From one version of the schema to a later one.  For src/core/file only. */
typedef struct
{
  int version;     /* user_version afterwards; the one before is one less */
  const char *sql; /* the numbered file of data/schema */
} StfMigrateStep;

/* What has to be done once the last schema is there, in the same transaction. */
typedef gboolean (*StfMigrateFunc) (sqlite3 *db, GError **error);

gboolean stf_migrate (sqlite3 *db, const StfMigrateStep *steps, gsize n_steps,
                      StfMigrateFunc finish, GError **error);
gboolean stf_migrate_file (const char *path, const StfMigrateStep *steps, gsize n_steps,
                           StfMigrateFunc finish, GError **error);
GArray *stf_migrate_get_steps (void);
gboolean stf_migrate_finish (sqlite3 *db, GError **error);
gboolean stf_migrate_write_floor (sqlite3 *db, const char *message, GError **error);
gboolean stf_migrate_write_digest (sqlite3 *db, GError **error);

G_END_DECLS
