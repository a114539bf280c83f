/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of a database file, read beneath the database. */
typedef struct _StfRawFile StfRawFile;

StfRawFile *stf_raw_file_open (const char *path, GError **error);
void stf_raw_file_free (StfRawFile *self);
gboolean stf_raw_file_get_size (StfRawFile *self, gint64 *size, GError **error);
gboolean stf_raw_file_read (StfRawFile *self, gint64 offset, guint8 *bytes, gsize length,
                            GError **error);
gboolean stf_raw_file_is_unfinished (StfRawFile *self);
gboolean stf_raw_file_copy (const char *path, const char *target, GCancellable *cancellable,
                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfRawFile, stf_raw_file_free)

G_END_DECLS
