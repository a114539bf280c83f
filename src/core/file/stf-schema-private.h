/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "stf-schema.h"

G_BEGIN_DECLS

char *stf_schema_read_fingerprint (sqlite3 *db, GError **error);
GPtrArray *stf_schema_read_tables (sqlite3 *db, GError **error);

G_END_DECLS
