/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-change.h"

G_BEGIN_DECLS

/* A piece of the year that is being edited: its rows as they were read and as they are now.  What
 * differs is written as part of one change; nothing is before that. */
typedef struct _StfDraft StfDraft;

StfDraft *stf_draft_new (void);
StfDraft *stf_draft_copy (const StfDraft *self);
void stf_draft_free (StfDraft *self);

gboolean stf_draft_load (StfDraft *self, StfYearFile *file, const char *table, const char *column,
                         const char *value, GError **error);

const StfRow *stf_draft_get (const StfDraft *self, const char *id);
const StfRow *stf_draft_get_original (const StfDraft *self, const char *id);
GPtrArray *stf_draft_list (const StfDraft *self, const char *table, const char *column,
                           const char *value);
const char *stf_draft_get_text (const StfDraft *self, const char *id, const char *column);
gint64 stf_draft_get_integer (const StfDraft *self, const char *id, const char *column);

const char *stf_draft_add (StfDraft *self, const char *table);
void stf_draft_remove (StfDraft *self, const char *id);
void stf_draft_place (StfDraft *self, const char *id, const char *before, const char *column);
void stf_draft_set_text (StfDraft *self, const char *id, const char *column, const char *text);
void stf_draft_set_integer (StfDraft *self, const char *id, const char *column, gint64 integer);
void stf_draft_set_null (StfDraft *self, const char *id, const char *column);

gboolean stf_draft_is_changed (const StfDraft *self);
gboolean stf_draft_write (StfDraft *self, StfChange *change, GError **error);
gboolean stf_draft_save (StfDraft *self, StfYearFile *file, const char *message,
                         const char *subject, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfDraft, stf_draft_free)

G_END_DECLS
