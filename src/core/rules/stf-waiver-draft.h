/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-change.h"
#include "stf-draft-fields.h"

G_BEGIN_DECLS

/* A deliberate deviation from a rule. */
typedef struct
{
  char *id;
  char *rule;
  char *reason;
  char *decision;       /* id, or NULL */
  char *decision_title; /* "§ 7 Fyllnadsval", or NULL */
  char *decision_date;  /* or NULL */
  char *from_date;      /* or NULL */
  char *to_date;        /* or NULL: until further notice */
} StfWaiver;

GPtrArray *stf_waiver_list (StfYearFile *file, const char *rule, GError **error);
void stf_waiver_free (StfWaiver *self);
gboolean stf_waiver_end (StfYearFile *file, const char *waiver, const char *date, GError **error);
gboolean stf_waiver_delete (StfYearFile *file, const char *waiver, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfWaiver, stf_waiver_free)

typedef enum
{
  STF_WAIVER_REASON, /* may have several lines */
  STF_WAIVER_FROM_DATE,
  STF_WAIVER_TO_DATE,
  STF_WAIVER_DECISION,        /* id of one that is there */
  STF_WAIVER_DECISION_NUMBER, /* these four: of a new one */
  STF_WAIVER_DECISION_TITLE,
  STF_WAIVER_DECISION_DATE,
  STF_WAIVER_DECISION_BODY, /* id */
  STF_WAIVER_N_FIELDS,
} StfWaiverField;

/* The form of a waiver. */
typedef struct _StfWaiverDraft StfWaiverDraft;

StfWaiverDraft *stf_waiver_draft_new (const char *rule, const char *date);
StfWaiverDraft *stf_waiver_draft_load (StfYearFile *file, const char *waiver, GError **error);
void stf_waiver_draft_free (StfWaiverDraft *self);

const char *stf_waiver_draft_get_id (const StfWaiverDraft *self);
const char *stf_waiver_draft_get_rule (const StfWaiverDraft *self);
gboolean stf_waiver_draft_is_new (const StfWaiverDraft *self);
const char *stf_waiver_draft_get (const StfWaiverDraft *self, StfWaiverField field);
void stf_waiver_draft_set (StfWaiverDraft *self, StfWaiverField field, const char *text);
gboolean stf_waiver_draft_get_new_decision (const StfWaiverDraft *self);
void stf_waiver_draft_set_new_decision (StfWaiverDraft *self, gboolean new_decision);

gboolean stf_waiver_draft_is_changed (const StfWaiverDraft *self);
gboolean stf_waiver_draft_validate (const StfWaiverDraft *self, StfWaiverField *field,
                                    GError **error);
GStrv stf_waiver_draft_get_warnings (const StfWaiverDraft *self);
gboolean stf_waiver_draft_save (StfWaiverDraft *self, StfYearFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfWaiverDraft, stf_waiver_draft_free)

G_END_DECLS
