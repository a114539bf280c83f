/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-draft.h"

G_BEGIN_DECLS

/* The editor of a role: its row, its seats, and the role descriptions with their tasks, as a
 * StfDraft. */

#define STF_ROLE_DRAFT_ERROR (stf_role_draft_error_quark ())
GQuark stf_role_draft_error_quark (void);

typedef enum
{
  STF_ROLE_DRAFT_ERROR_TITLE,  /* none */
  STF_ROLE_DRAFT_ERROR_TASK,   /* a task without words, a description without a title */
  STF_ROLE_DRAFT_ERROR_CIRCLE, /* a role that is held among, follows, reports to or assists itself
                                */
  STF_ROLE_DRAFT_ERROR_HOLDER, /* a derived holder that cannot be */
  STF_ROLE_DRAFT_ERROR_GONE,   /* the role is no longer in the file */
} StfRoleDraftError;

/* Most seats that an editor gives a role. */
#define STF_ROLE_MAX_SEATS 500

StfDraft *stf_role_draft_new (StfYearFile *file, const char *body, const char **role,
                              GError **error);
StfDraft *stf_role_draft_load (StfYearFile *file, const char *role, GError **error);

guint stf_role_draft_count_seats (const StfDraft *self, const char *role);
void stf_role_draft_set_seats (StfDraft *self, const char *role, guint n);
const char *stf_role_draft_add_task (StfDraft *self, const char *role, const char *list);

gboolean stf_role_draft_validate (const StfDraft *self, const char *role, StfYearFile *file,
                                  const char **column, GError **error);
gboolean stf_role_draft_save (StfDraft *self, const char *role, StfYearFile *file, GError **error);

gboolean stf_role_remove (StfYearFile *file, const char *role, GError **error);

G_END_DECLS
