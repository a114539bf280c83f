/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-row.h"

G_BEGIN_DECLS

/* A new year file that is filled with rows before it gets its name: by an import. */
typedef struct _StfYearFill StfYearFill;

/* Why the file was made: the floor of undo (H4) and the row of the ledger. */
typedef struct
{
  const char *message; /* of the floor: "template", "imported", "next-year" */
  const char *author;  /* or NULL */
  const char *digest;  /* of the document */
  const char *kind;    /* of the ledger: "template", "handover", "next-year" */
} StfYearOrigin;

StfYearFill *stf_year_fill_new (const char *target, GError **error);
void stf_year_fill_free (StfYearFill *self);
gboolean stf_year_fill_add (StfYearFill *self, const StfRow *row, GError **error);
gboolean stf_year_fill_finish (StfYearFill *self, const StfYearOrigin *origin, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfYearFill, stf_year_fill_free)

G_END_DECLS
