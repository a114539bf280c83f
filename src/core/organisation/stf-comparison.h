/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-organisation.h"

G_BEGIN_DECLS

/* What differs between two organisations: two dates of a year, or two years.  The same body, role
 * or seat is the one with the same id (H2). */

typedef enum
{
  STF_SIGN_NEW,
  STF_SIGN_GONE,
  STF_SIGN_MOVED,
  STF_SIGN_CHANGED,
  STF_N_SIGNS,
} StfSign;

typedef enum
{
  STF_DIFFERENCE_BODY_NEW, /* with all roles that are new with it */
  STF_DIFFERENCE_BODY_GONE,
  STF_DIFFERENCE_BODY_MOVED, /* another parent, or another place beside or outside the tree */
  STF_DIFFERENCE_BODY_RENAMED,
  STF_DIFFERENCE_BODY_AGENCY, /* belongs to another agency */
  STF_DIFFERENCE_ROLE_NEW,    /* with all its seats */
  STF_DIFFERENCE_ROLE_GONE,
  STF_DIFFERENCE_ROLE_MOVED, /* to another body */
  STF_DIFFERENCE_ROLE_RENAMED,
  STF_DIFFERENCE_SEAT_NEW,
  STF_DIFFERENCE_SEAT_GONE,
  STF_DIFFERENCE_HOLDER_NEW, /* one after another */
  STF_DIFFERENCE_HOLDER_CAME,
  STF_DIFFERENCE_HOLDER_LEFT,
  STF_DIFFERENCE_HOLDER_AGENCY, /* the same person works at another agency */
  STF_DIFFERENCE_HOLDER_ACTING, /* acts, or no longer does */
  STF_DIFFERENCE_DEPUTY_CAME,
  STF_DIFFERENCE_DEPUTY_LEFT,
  STF_N_DIFFERENCES,
} StfDifferenceKind;

/* One line of the table.  Ids are of the later organisation where it has the thing. */
typedef struct
{
  StfDifferenceKind kind;
  StfSign sign;
  const char *body;       /* id or NULL; the same of the next three */
  const char *role;       /* NULL when the body itself differs */
  const char *seat;       /* NULL when the role itself or a deputy differs, or beyond its seats */
  const char *assignment; /* of the later holder, or else of the earlier one */
  const char *label;      /* "New body", "Filled": in the reader's language */
  const char *what;       /* "Styrgruppen: Ledamot" */
  const char *before;     /* or NULL: nothing */
  const char *after;      /* or NULL */
} StfDifference;

/* A body of the two trees in one: those of the later organisation where they are, among them those
 * that are no longer drawn, where they were.  Parents stand before their children. */
typedef struct
{
  const StfBody *before; /* NULL: new */
  const StfBody *after;  /* NULL: gone */
  int parent;            /* index of what it stands under in the two trees in one, or -1 */
  gboolean drawn;        /* in one of the trees; the others stand last */
} StfComparedBody;

typedef struct
{
  StfOrganisation *before;
  StfOrganisation *after;
  GArray *bodies;      /* StfComparedBody, in reading order */
  GArray *differences; /* StfDifference, likewise */
  guint n[STF_N_SIGNS];
  gboolean no_names;

  /*< private >*/
  GStringChunk *texts;
} StfComparison;

/* How much of the holders the words may tell. */
typedef enum
{
  STF_COMPARISON_NAMES,
  STF_COMPARISON_NO_NAMES, /* nothing of a person: a seat is filled or vacant */
} StfComparisonWords;

StfComparison *stf_comparison_new (StfOrganisation *before, StfOrganisation *after,
                                   StfComparisonWords words);
void stf_comparison_free (StfComparison *self);
char *stf_comparison_summarise (const StfComparison *self);

/* Whether an earlier item that the later list has not got is to stand in it. */
typedef gboolean (*StfKeepFunc) (gconstpointer item, gpointer user_data);

GPtrArray *stf_comparison_weave (const GPtrArray *before, const GPtrArray *after, StfKeepFunc keep,
                                 gpointer user_data);

const char *stf_sign_get_label (StfSign sign);
char *stf_sign_word_count (StfSign sign, guint n); /* "2 new"; the caller owns it */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfComparison, stf_comparison_free)

G_END_DECLS
