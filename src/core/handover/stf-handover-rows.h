/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-handover-parser.h"
#include "stf-row.h"

G_BEGIN_DECLS

/* The rows of a document, as a reader meets them. */
typedef struct _StfHandoverRows StfHandoverRows;

StfHandoverRows *stf_handover_rows_new (StfHandoverParser *parser);
void stf_handover_rows_free (StfHandoverRows *self);

gboolean stf_handover_rows_begin (StfHandoverRows *self, GError **error);
gboolean stf_handover_rows_begin_text (StfHandoverRows *self, GError **error);
gboolean stf_handover_rows_add_text (StfHandoverRows *self, GError **error);
gboolean stf_handover_rows_end_text (StfHandoverRows *self, GError **error);
StfRow *stf_handover_rows_end (StfHandoverRows *self, GError **error);
gboolean stf_handover_rows_check (StfHandoverRows *self, GError **error);

G_END_DECLS
