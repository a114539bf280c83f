/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-assignment-draft.h"

G_BEGIN_DECLS

struct _StfAssignmentDraft
{
  char *id;
  gboolean is_new;
  StfAssignmentValues original;
  StfAssignmentValues current;
  StfPersonDraft *new_person; /* owned; who will hold the role, instead of current.holder */

  char *role;
  char *role_title;
  const char *holder_kind; /* "person", "agency" or "body": table and column */
  char *term;
  char *among;    /* id of a role, or NULL */
  char *eligible; /* id of a role, or NULL */
  gboolean open;
  int year;
  char *starts;
  char *ends;
};

gboolean stf_assignment_draft_has_dates (const StfAssignmentDraft *self, GError **error);

G_END_DECLS
