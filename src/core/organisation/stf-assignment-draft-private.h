/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-assignment-draft.h"
#include "stf-change.h"

G_BEGIN_DECLS

struct _StfAssignmentDraft
{
  char *id;
  gboolean is_new;
  StfAssignmentValues original;
  StfAssignmentValues current;
  gboolean host_follows;      /* the host is still the one proposed */
  StfPersonDraft *new_person; /* owned; who will hold the role, instead of current.holder */
  StfDecision *new_decision;  /* owned; written with the assignment */

  char *role;
  char *role_title;
  char *body;              /* id of the role's body, or NULL */
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
const char *stf_assignment_draft_get_begin (const StfAssignmentDraft *self);
gboolean stf_assignment_draft_find_employer (const StfAssignmentDraft *self, StfYearFile *file,
                                             char **agency, GError **error);
gboolean stf_assignment_end_carried_over (const StfAssignmentDraft *self, StfChange *change,
                                          GError **error);

/* stf-assignment-values.c */
void stf_assignment_values_copy (StfAssignmentValues *self, const StfAssignmentValues *from);
void stf_assignment_values_clear (StfAssignmentValues *self);
gboolean stf_assignment_values_equal (const StfAssignmentValues *a, const StfAssignmentValues *b);
void stf_assignment_values_read (StfAssignmentValues *self, const StfRow *row,
                                 const char *holder_kind);
void stf_assignment_values_fill (const StfAssignmentValues *self, StfRow *row,
                                 const char *holder_kind);
gboolean stf_assignment_values_write (const StfAssignmentValues *self,
                                      const StfAssignmentValues *original, StfChange *change,
                                      const char *id, const char *holder_kind, GError **error);

G_END_DECLS
