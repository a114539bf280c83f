/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* Two persons of the year who are one: what of the other is kept, and what is moved. */
typedef struct _StfPersonMerge StfPersonMerge;

typedef enum
{
  STF_MERGE_KEPT,  /* the value of the person who stays */
  STF_MERGE_OTHER, /* of the person who goes */
  STF_MERGE_BOTH,  /* text of several lines: one after the other */
} StfMergeChoice;

/* A column in which the two differ. */
typedef struct
{
  const char *column;
  char *kept;  /* or NULL */
  char *other; /* or NULL */
  gboolean can_have_both;
  StfMergeChoice choice;
} StfMergeField;

/* What becomes of the rows of one table that refer to the person who goes. */
typedef struct
{
  const char *table;
  guint n_moved;
  guint n_folded; /* into one that the person who stays has already */
} StfMergeCount;

StfPersonMerge *stf_person_merge_new (StfYearFile *file, const char *kept, const char *other,
                                      GError **error);
void stf_person_merge_free (StfPersonMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfPersonMerge, stf_person_merge_free)

GPtrArray *stf_person_merge_get_fields (StfPersonMerge *self); /* StfMergeField */
GPtrArray *stf_person_merge_get_counts (StfPersonMerge *self); /* StfMergeCount */
void stf_person_merge_choose (StfPersonMerge *self, guint field, StfMergeChoice choice);
gboolean stf_person_merge_save (StfPersonMerge *self, GError **error);

G_END_DECLS
