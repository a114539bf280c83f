/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-row.h"

G_BEGIN_DECLS

/* The ids of a document and the references between them, while it is read. */
typedef struct _StfHandoverIds StfHandoverIds;

typedef enum
{
  STF_ID_OK,
  STF_ID_TWICE,
  STF_ID_OUT_OF_ORDER,
} StfIdOrder;

/* A reference whose row is not in the document. */
typedef struct
{
  const StfTable *table;
  const StfColumn *column;
  guint element; /* where the reference stands, from 1 */
  char id[37];   /* what it refers to */
} StfDanglingReference;

StfHandoverIds *stf_handover_ids_new (void);
void stf_handover_ids_free (StfHandoverIds *self);
StfIdOrder stf_handover_ids_add (StfHandoverIds *self, const StfRow *row, guint element,
                                 guint *element_before);
gboolean stf_handover_ids_check (StfHandoverIds *self, StfDanglingReference *dangling);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfHandoverIds, stf_handover_ids_free)

G_END_DECLS
