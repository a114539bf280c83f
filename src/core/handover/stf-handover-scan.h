/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean stf_handover_scan (const char *data, gsize length, guint64 *n_elements, GError **error);
guint stf_handover_scan_find_line (const char *data, gsize length, guint64 element);

G_END_DECLS
