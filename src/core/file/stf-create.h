/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

sqlite3 *stf_create_at (const char *path, GError **error);
gboolean stf_create (const char *path, GError **error);

G_END_DECLS
