/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define STF_GRID_TEXT_MAX_BYTES (16 * 1024 * 1024)
#define STF_GRID_TEXT_MAX_CELLS 500000

/* A block of cells as text, as spreadsheets copy and paste them: an array of GStrv, a row each. */
GPtrArray *stf_grid_text_parse (const char *text, GError **error);
void stf_grid_text_append_cell (GString *text, const char *cell);

G_END_DECLS
