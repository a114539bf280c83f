/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-change.h"

G_BEGIN_DECLS

/* A decision of the year, to choose from, or one that is about to be written. */
typedef struct
{
  char *id;
  char *number; /* or NULL */
  char *title;
  char *kind; /* a choice of decision.kind */
  char *on_date;
  char *body;      /* id of who decided, or NULL */
  char *body_name; /* or NULL; not written */
} StfDecision;

GPtrArray *stf_decision_list (StfYearFile *file, GError **error);
StfDecision *stf_decision_new (void);
void stf_decision_free (StfDecision *self);
char *stf_decision_describe (const StfDecision *self);
gboolean stf_decision_validate (const StfDecision *self, GError **error);
gboolean stf_decision_write (const StfDecision *self, StfChange *change, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfDecision, stf_decision_free)

G_END_DECLS
