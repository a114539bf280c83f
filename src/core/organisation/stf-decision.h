/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* A decision of the year, to choose from. */
typedef struct
{
  char *id;
  char *number; /* or NULL */
  char *title;
  char *kind; /* a choice of decision.kind */
  char *on_date;
  char *body;      /* id of who decided, or NULL */
  char *body_name; /* or NULL */
} StfDecision;

GPtrArray *stf_decision_list (StfYearFile *file, GError **error);
void stf_decision_free (StfDecision *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfDecision, stf_decision_free)

G_END_DECLS
