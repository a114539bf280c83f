/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A year file in a network folder: worked on in a local copy.  For src/core/file only. */
typedef struct _StfRemote StfRemote;

gboolean stf_remote_is_needed (const char *path);
StfRemote *stf_remote_new (const char *path, GError **error);
void stf_remote_free (StfRemote *self);
const char *stf_remote_get_copy (StfRemote *self);
gboolean stf_remote_publish (StfRemote *self, sqlite3 *db, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfRemote, stf_remote_free)

G_END_DECLS
