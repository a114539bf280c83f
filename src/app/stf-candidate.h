/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "file/stf-year-file.h"
#include "organisation/stf-organisation.h"

G_BEGIN_DECLS

/* Somebody who could hold a role: a person, an agency or a body. */
typedef struct
{
  char *id;
  char *title;
  char *subtitle; /* or NULL */
  char *search_key;
} StfCandidate;

void stf_candidate_free (StfCandidate *self);
GPtrArray *stf_candidate_list (StfYearFile *file, StfOrganisation *organisation,
                               const char *holder_kind, GError **error);
gboolean stf_candidate_matches (const StfCandidate *self, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfCandidate, stf_candidate_free)

G_END_DECLS
