/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-handover-read.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

typedef enum
{
  STF_IMPORT_HANDOVER,  /* the year as it is */
  STF_IMPORT_NEXT_YEAR, /* as the year after, by the policy of stf-next-year.c */
} StfImportKind;

typedef enum
{
  STF_IMPORT_DONE,
  STF_IMPORT_ALREADY, /* the target has this document in its ledger: nothing was changed */
} StfImportOutcome;

typedef struct
{
  StfImportOutcome outcome;
  guint64 n_rows; /* rows written; 0 when it was there already */
  StfHandoverProof proof;
} StfImportResult;

gboolean stf_handover_import (GBytes *document, StfImportKind kind, const char *target,
                              const char *author, StfImportResult *result, StfProgressFunc progress,
                              gpointer progress_data, GCancellable *cancellable, GError **error);

G_END_DECLS
