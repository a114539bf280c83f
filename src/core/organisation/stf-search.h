/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-organisation.h"

G_BEGIN_DECLS

/* Search across bodies, roles, persons and agencies of a year at a date.  Made anew when the year
 * or the date changes; a search then costs one pass over texts that are folded already. */
typedef struct _StfSearch StfSearch;

typedef enum
{
  STF_HIT_BODY,
  STF_HIT_ROLE,
  STF_HIT_PERSON,
  STF_HIT_AGENCY,
} StfHitKind;

/* Belongs to the StfSearch. */
typedef struct
{
  StfHitKind kind;
  const char *id;
  const char *title;
  const char *subtitle; /* the role's body, the person's agency; or NULL */
} StfHit;

StfSearch *stf_search_new (StfYearFile *file, StfOrganisation *organisation, GError **error);
void stf_search_free (StfSearch *self);

/* StfHit, best first; limit 0: all.  The array is the caller's. */
GPtrArray *stf_search_find (StfSearch *self, const char *text, guint limit);

/* Whether each word of query stands in text; both from stf_text_fold(). */
gboolean stf_search_words_match (const char *text, const char *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfSearch, stf_search_free)

G_END_DECLS
