/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "stf-handover-proof.h"
#include "stf-progress.h"

G_BEGIN_DECLS

#define STF_HANDOVER_ERROR (stf_handover_error_quark ())
GQuark stf_handover_error_quark (void);

typedef enum
{
  STF_HANDOVER_ERROR_FAILED,
  STF_HANDOVER_ERROR_NOT_A_HANDOVER, /* not XML, or another root element */
  STF_HANDOVER_ERROR_NEWER,          /* made by a newer version of the format or the schema */
  STF_HANDOVER_ERROR_LIMIT,          /* larger than any handover document */
  STF_HANDOVER_ERROR_FORBIDDEN,      /* DOCTYPE, comment, processing instruction, CDATA */
  STF_HANDOVER_ERROR_INVALID,        /* a row that breaks the contract: line, element, expected */
  STF_HANDOVER_ERROR_DIGEST,         /* the digest in the document is not that of its rows */
} StfHandoverError;

/* What a document holds, known once all of it has been checked. */
typedef struct
{
  StfHandoverProof proof;
  char *name;       /* of the organisation */
  char *short_name; /* or NULL */
  int year;
  char *starts;
  char *ends;
  gboolean example;
  guint64 n_rows;
  guint *n_rows_of; /* by the index of the table */
} StfHandoverInfo;

void stf_handover_info_free (StfHandoverInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfHandoverInfo, stf_handover_info_free)

/* Receives each row that passed its checks, in document order.  The last checks (references within
 * a table, the digest) come after the last row: nothing may be kept before the reader returns. */
typedef gboolean (*StfHandoverRowFunc) (const StfRow *row, gpointer user_data, GError **error);

GBytes *stf_handover_load (const char *path, GCancellable *cancellable, GError **error);
StfHandoverInfo *stf_handover_read (GBytes *document, StfHandoverRowFunc function,
                                    gpointer user_data, StfProgressFunc progress,
                                    gpointer progress_data, GCancellable *cancellable,
                                    GError **error);
StfHandoverInfo *stf_handover_verify (const char *path, StfProgressFunc progress,
                                      gpointer progress_data, GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
