/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Putting a finished file in its place: whole or not at all, and never over another, unless that
 * is what is wanted. */

gboolean stf_publish_fail (const char *path, int number, GError **error);
gboolean stf_publish_check_free (const char *path, GError **error);
gboolean stf_publish_check_replaceable (const char *path, GError **error);
char *stf_publish_new_temporary (const char *path, GError **error);
char *stf_publish_new_folder (GError **error);
gboolean stf_publish (const char *temporary, const char *path, GError **error);
gboolean stf_publish_replace (const char *temporary, const char *path, GError **error);
gboolean stf_publish_contents (const char *path, const char *data, gsize length, GError **error);
void stf_publish_discard (const char *temporary);

G_END_DECLS
