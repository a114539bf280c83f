/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* What erasing a person will do, to be shown first. */
typedef struct
{
  char *name;
  gboolean stays;      /* as a person without a name; else nothing refers to the person */
  guint n_assignments; /* that stay, held by a person without a name */
  guint n_employments; /* that stay with agency and dates, since an assignment needs them */
  guint n_removed;     /* rows that tell of the person only: employments, skills, candidatures */
  guint n_steps;       /* of the history, which cannot be undone any more */
  GPtrArray *mentions; /* char *: other places where the name or an address stands */
  GPtrArray *backups;  /* char *: paths of copies that Stafett made by itself */
} StfErasure;

StfErasure *stf_person_erase_preview (StfYearFile *file, const char *person, GError **error);
void stf_erasure_free (StfErasure *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfErasure, stf_erasure_free)

gboolean stf_person_erase (StfYearFile *file, const char *person, gboolean with_backups,
                           GError **error);

GPtrArray *stf_person_find_mentions (StfYearFile *file, const char *person, GError **error);

G_END_DECLS
