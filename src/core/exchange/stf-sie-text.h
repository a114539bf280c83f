/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-sie.h"

G_BEGIN_DECLS

gboolean stf_sie_text_detect (const char *data, gsize size, StfSieEncoding *encoding,
                              GError **error);
char *stf_sie_text_decode (const char *bytes, gsize length, StfSieEncoding encoding);
void stf_sie_text_append_encoded (GString *bytes, const char *text);

G_END_DECLS
