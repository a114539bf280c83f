/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes in one text (H13). */
#define STF_TEXT_MAX (1024 * 1024)

char *stf_text_clean (const char *text, gssize length);
char *stf_text_clean_line (const char *text, gssize length);
gboolean stf_text_is_clean (const char *text, gsize length);
int stf_text_collate (const char *a, const char *b);
char *stf_text_collate_key (const char *text);
char *stf_text_fold (const char *text);

G_END_DECLS
