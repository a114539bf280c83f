/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "stf-progress.h"

G_BEGIN_DECLS

/* Copies of a year file.  For src/core/file only. */

/* Whether the file at path is what it should be. */
typedef gboolean (*StfBackupCheck) (const char *path, GError **error);

gboolean stf_backup_copy (sqlite3 *db, const char *path, gboolean with_history,
                          StfBackupCheck check, StfProgressFunc progress, gpointer progress_data,
                          GCancellable *cancellable, GError **error);
char *stf_backup_make (sqlite3 *db, const char *path, StfBackupCheck check, GError **error);

G_END_DECLS
