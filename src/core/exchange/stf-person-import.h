/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-csv.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

/* What a column of a list of people may be. */
typedef enum
{
  STF_IMPORT_FIELD_NONE, /* left out */
  STF_IMPORT_FIELD_GIVEN_NAME,
  STF_IMPORT_FIELD_FAMILY_NAME,
  STF_IMPORT_FIELD_FULL_NAME,
  STF_IMPORT_FIELD_AGENCY,
  STF_IMPORT_FIELD_TITLE,
  STF_IMPORT_FIELD_EMAIL,
  STF_IMPORT_FIELD_PHONE,
  STF_IMPORT_FIELD_SKILLS,
  STF_IMPORT_FIELD_NOTE,
  STF_IMPORT_N_FIELDS,
} StfPersonImportField;

typedef enum
{
  STF_IMPORT_NEW,
  STF_IMPORT_CHANGES,
  STF_IMPORT_UNCHANGED,
  STF_IMPORT_REFUSED,
  STF_IMPORT_N_OUTCOMES,
} StfPersonImportOutcome;

/* What would become of a row of the list. */
typedef struct _StfPersonImportRow StfPersonImportRow;

/* A list of people on its way into a year. */
typedef struct _StfPersonImport StfPersonImport;

StfPersonImport *stf_person_import_new (StfYearFile *file, const char *date, GBytes *bytes,
                                        GError **error);
void stf_person_import_free (StfPersonImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfPersonImport, stf_person_import_free)

guint stf_person_import_get_n_columns (const StfPersonImport *self);
const char *stf_person_import_get_heading (const StfPersonImport *self, guint column);
const char *stf_person_import_get_sample (const StfPersonImport *self, guint column);
StfPersonImportField stf_person_import_get_field (const StfPersonImport *self, guint column);
void stf_person_import_set_field (StfPersonImport *self, guint column, StfPersonImportField field);
const char *stf_person_import_field_get_name (StfPersonImportField field);

/* Rows are good for one run, and until the file is changed otherwise. */
GPtrArray *stf_person_import_preview (StfPersonImport *self, GError **error);
gboolean stf_person_import_run (StfPersonImport *self, GPtrArray *rows, GError **error);

guint stf_person_import_count (GPtrArray *rows, StfPersonImportOutcome outcome);
StfPersonImportOutcome stf_person_import_row_get_outcome (const StfPersonImportRow *self);
guint stf_person_import_row_get_line (const StfPersonImportRow *self);
const char *stf_person_import_row_get_name (const StfPersonImportRow *self);
const char *stf_person_import_row_get_text (const StfPersonImportRow *self);

G_END_DECLS
