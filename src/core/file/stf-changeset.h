/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-digest.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

/* Changesets of SQLite's session extension, read by ourselves: what comes out of a file is hostile
 * until checked (H13). */
typedef struct _StfChangesetReader StfChangesetReader;

typedef enum
{
  STF_ROW_INSERTED,
  STF_ROW_UPDATED,
  STF_ROW_DELETED,
} StfRowChangeKind;

/* before and after both have the id.  Of an inserted row, after is whole; of a deleted row, before
 * is; of an updated row both have the columns that changed, and NULL elsewhere. */
typedef struct
{
  StfRowChangeKind kind;
  guint64 columns; /* of an update: bit i for columns[i] */
  StfRow *before;
  StfRow *after;
} StfRowChange;

StfChangesetReader *stf_changeset_reader_new (GBytes *changeset);
void stf_changeset_reader_free (StfChangesetReader *self);
gboolean stf_changeset_reader_next (StfChangesetReader *self, const StfRowChange **change,
                                    GError **error);

gboolean stf_changeset_check (GBytes *changeset, guint *n_rows, GError **error);
GStrv stf_changeset_update_digest (GBytes *changeset, StfYearFile *file, StfDigest *digest,
                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChangesetReader, stf_changeset_reader_free)

G_END_DECLS
