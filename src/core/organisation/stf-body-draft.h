/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-draft.h"

G_BEGIN_DECLS

/* The editor of a body: its row, its other names, and the seats of its roles, as a StfDraft. */

#define STF_BODY_DRAFT_ERROR (stf_body_draft_error_quark ())
GQuark stf_body_draft_error_quark (void);

typedef enum
{
  STF_BODY_DRAFT_ERROR_NAME,   /* the body, or another name of it, has none */
  STF_BODY_DRAFT_ERROR_DATES,  /* not a date, or the end before the start */
  STF_BODY_DRAFT_ERROR_PARENT, /* a body below itself */
  STF_BODY_DRAFT_ERROR_GONE,   /* the body is no longer in the file */
} StfBodyDraftError;

StfDraft *stf_body_draft_new (StfYearFile *file, const char *parent, const char **body,
                              GError **error);
StfDraft *stf_body_draft_load (StfYearFile *file, const char *body, GError **error);
gboolean stf_body_draft_validate (const StfDraft *self, const char *body, StfYearFile *file,
                                  const char **column, GError **error);
gboolean stf_body_draft_save (StfDraft *self, const char *body, StfYearFile *file, GError **error);

gboolean stf_body_remove (StfYearFile *file, const char *body, GError **error);

G_END_DECLS
