/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-change.h"

G_BEGIN_DECLS

/* What a person's form holds: the values when it was opened and the values now. */
typedef struct _StfPersonDraft StfPersonDraft;

typedef enum
{
  STF_PERSON_GIVEN_NAME,
  STF_PERSON_FAMILY_NAME,
  STF_PERSON_EMAIL,
  STF_PERSON_PHONE,
  STF_PERSON_NOTE,
  STF_PERSON_AGENCY, /* an agency's id: of the employment in force at the draft's date */
  STF_PERSON_TITLE,  /* of that employment */
  STF_PERSON_N_FIELDS,
} StfPersonField;

#define STF_PERSON_DRAFT_ERROR (stf_person_draft_error_quark ())
GQuark stf_person_draft_error_quark (void);

typedef enum
{
  STF_PERSON_DRAFT_ERROR_NAME,
  STF_PERSON_DRAFT_ERROR_EMAIL,
  STF_PERSON_DRAFT_ERROR_EMPLOYMENT, /* a title without an agency, or a date that cannot be */
  STF_PERSON_DRAFT_ERROR_GONE,       /* the person is no longer in the file */
} StfPersonDraftError;

StfPersonDraft *stf_person_draft_new (void);
StfPersonDraft *stf_person_draft_load (StfYearFile *file, const char *person, const char *date,
                                       GError **error);
void stf_person_draft_free (StfPersonDraft *self);

const char *stf_person_draft_get_id (const StfPersonDraft *self); /* a new person's, too */
gboolean stf_person_draft_is_new (const StfPersonDraft *self);
const char *stf_person_draft_get (const StfPersonDraft *self, StfPersonField field);
const char *stf_person_draft_get_original (const StfPersonDraft *self, StfPersonField field);
void stf_person_draft_set (StfPersonDraft *self, StfPersonField field, const char *text);
gboolean stf_person_draft_is_changed (const StfPersonDraft *self);

/* A changed agency or title is a correction of the record, or, from a date, a new employment. */
gboolean stf_person_draft_moves (const StfPersonDraft *self);
void stf_person_draft_set_moved_on (StfPersonDraft *self, const char *date);
const char *stf_person_draft_get_moved_on (const StfPersonDraft *self);

gboolean stf_person_draft_validate (const StfPersonDraft *self, StfPersonField *field,
                                    GError **error);
/* A draft is saved once; what follows begins with a new one. */
gboolean stf_person_draft_save (StfPersonDraft *self, StfYearFile *file, GError **error);
gboolean stf_person_draft_write (StfPersonDraft *self, StfChange *change, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfPersonDraft, stf_person_draft_free)

G_END_DECLS
