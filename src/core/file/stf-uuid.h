/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *stf_uuid_new (void);
gboolean stf_uuid_is_valid (const char *text);

G_END_DECLS
