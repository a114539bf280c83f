/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

typedef enum
{
  STF_BATCH_END,     /* what goes on after the day ends on it */
  STF_BATCH_PROLONG, /* what is held today and would end before the day ends on it */
} StfBatchKind;

/* Whose assignments are looked at. */
typedef struct
{
  const char *body;           /* id: of this body and those below it; or NULL */
  const char *role;           /* id, or NULL */
  const char *const *persons; /* ids, or NULL: any holder */
} StfBatchScope;

/* One assignment that would be changed. */
typedef struct
{
  char *assignment; /* id */
  char *name;       /* of the holder */
  char *role_title;
  char *body_name; /* or NULL */
  char *from_date; /* or NULL */
  char *to_date;   /* as it is, or NULL */
} StfBatchItem;

void stf_batch_item_free (StfBatchItem *self);

GPtrArray *stf_assignment_batch_list (StfYearFile *file, StfBatchKind kind,
                                      const StfBatchScope *scope, const char *today,
                                      const char *date, GError **error);
gboolean stf_assignment_batch_apply (StfYearFile *file, StfBatchKind kind, GPtrArray *items,
                                     const char *date, const char *reason, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfBatchItem, stf_batch_item_free)

G_END_DECLS
