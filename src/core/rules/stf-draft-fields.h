/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The texts of a form: each as it was and as it is now; NULL is empty. */
typedef struct
{
  guint n;
  char **original;
  char **current;
} StfDraftFields;

/* Why a form cannot be saved, or is not there. */
#define STF_DRAFT_ERROR (stf_draft_error_quark ())

typedef enum
{
  STF_DRAFT_ERROR_GONE,
  STF_DRAFT_ERROR_MISSING,
  STF_DRAFT_ERROR_VALUE,
  STF_DRAFT_ERROR_DATE,
} StfDraftError;

GQuark stf_draft_error_quark (void);

void stf_draft_fields_init (StfDraftFields *self, guint n);
void stf_draft_fields_clear (StfDraftFields *self);
void stf_draft_fields_take (StfDraftFields *self, guint field, char *text);
void stf_draft_fields_set (StfDraftFields *self, guint field, const char *text, gboolean lines);
gboolean stf_draft_fields_is_changed (const StfDraftFields *self, guint field);
gboolean stf_draft_fields_any_changed (const StfDraftFields *self);
gboolean stf_draft_fields_check_period (const StfDraftFields *self, guint from, guint to,
                                        guint *field, GError **error);

G_END_DECLS
