/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-handover-proof.h"
#include "stf-progress.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

typedef enum
{
  STF_EXPORT_DEFAULT = 0,
  STF_EXPORT_OVERWRITE = 1 << 0, /* replace a file that is there */
} StfExportFlags;

gboolean stf_handover_export (StfYearFile *file, const char *path, StfExportFlags flags,
                              StfHandoverProof *proof, StfProgressFunc progress,
                              gpointer progress_data, GCancellable *cancellable, GError **error);
gboolean stf_handover_write (StfYearFile *file, GOutputStream *stream, StfHandoverProof *proof,
                             StfProgressFunc progress, gpointer progress_data,
                             GCancellable *cancellable, GError **error);
GBytes *stf_handover_write_bytes (StfYearFile *file, StfHandoverProof *proof,
                                  StfProgressFunc progress, gpointer progress_data,
                                  GCancellable *cancellable, GError **error);
gboolean stf_handover_prove (StfYearFile *file, StfHandoverProof *proof, GCancellable *cancellable,
                             GError **error);

G_END_DECLS
