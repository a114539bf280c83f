/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-actuals-table.h"
#include "stf-ledger-group.h"

G_BEGIN_DECLS

/* What an import would do. */
typedef struct
{
  guint n_new;
  guint n_changed;
  guint n_unchanged;
  guint n_gone;
  gboolean changes; /* whether anything at all, mapping and names included */
  gint64 gone;      /* öre: the sum of what goes away */
  gint64 total;     /* öre: of the rows in the file */
  gint64 mapped;
  gint64 not_ours;
  gint64 unmapped;
  guint n_unmapped;  /* groups */
  GPtrArray *groups; /* StfLedgerGroup: those that are not mapped first, the greatest before */
} StfLedgerPreview;

void stf_ledger_preview_free (StfLedgerPreview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfLedgerPreview, stf_ledger_preview_free)

/* A file of an accounting system on its way into a year. */
typedef struct _StfLedgerImport StfLedgerImport;

StfLedgerImport *stf_ledger_import_new (StfYearFile *file, GBytes *bytes, GError **error);
void stf_ledger_import_free (StfLedgerImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfLedgerImport, stf_ledger_import_free)

/* The columns of a CSV file; NULL: it is SIE.  After they were set otherwise, read anew. */
StfActualsTable *stf_ledger_import_get_table (StfLedgerImport *self);
gboolean stf_ledger_import_read (StfLedgerImport *self, GError **error);
const StfActuals *stf_ledger_import_get_actuals (const StfLedgerImport *self);

/* The source that the rows become those of; NULL: a new one of that name. */
const char *stf_ledger_import_get_ledger (const StfLedgerImport *self);
void stf_ledger_import_set_ledger (StfLedgerImport *self, const char *id);
const char *stf_ledger_import_get_name (const StfLedgerImport *self);
void stf_ledger_import_set_name (StfLedgerImport *self, const char *name);

/* The mapping, which is saved with the rows. */
const StfDraft *stf_ledger_import_get_draft (const StfLedgerImport *self);
void stf_ledger_import_set_draft (StfLedgerImport *self, StfDraft *draft);
StfAccountMappings *stf_ledger_import_get_mappings (const StfLedgerImport *self);
void stf_ledger_import_map (StfLedgerImport *self, const char *from, const char *to,
                            const char *objects, const char *line);
void stf_ledger_import_choose (StfLedgerImport *self, const char *account, const char *objects,
                               gboolean mapped, const char *line);
gboolean stf_ledger_import_suggest (StfLedgerImport *self, guint *n_mapped, GError **error);

StfLedgerPreview *stf_ledger_import_preview (StfLedgerImport *self, GError **error);
gboolean stf_ledger_import_run (StfLedgerImport *self, GError **error);

G_END_DECLS
