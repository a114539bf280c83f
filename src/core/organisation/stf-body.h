/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-organisation.h"

G_BEGIN_DECLS

/* What is done to a body in the chart: its place in the tree, and how the branch below it is drawn.
 * Each is one change (H4). */

#define STF_BODY_ERROR (stf_body_error_quark ())
GQuark stf_body_error_quark (void);

typedef enum
{
  STF_BODY_ERROR_GONE,  /* the body, its parent or what it is to stand before is not in the file */
  STF_BODY_ERROR_SELF,  /* a body below itself */
  STF_BODY_ERROR_BELOW, /* a body below one that stands below it: a circle */
  STF_BODY_ERROR_PLACE, /* what it is to stand before stands elsewhere */
} StfBodyError;

/* From the id of each body that cannot become the parent of this one: itself and all below it. */
GHashTable *stf_body_get_barred (StfYearFile *file, const char *body, GError **error);
gboolean stf_body_check_parent (StfYearFile *file, const char *body, const char *parent,
                                GError **error);

/* parent: NULL makes it a root; before: a body below parent, or NULL: last. */
gboolean stf_body_move (StfYearFile *file, const char *body, const char *parent, const char *before,
                        GError **error);

/* branch: a choice of body.branch; NULL: the chart chooses. */
gboolean stf_body_set_branch (StfYearFile *file, const char *body, const char *branch,
                              GError **error);
gboolean stf_body_set_folded (StfYearFile *file, const char *body, gboolean folded, GError **error);
gboolean stf_body_set_new_page (StfYearFile *file, const char *body, gboolean new_page,
                                GError **error);
/* frame: its label; NULL or empty: none. */
gboolean stf_body_set_frame (StfYearFile *file, const char *body, const char *frame,
                             GError **error);

G_END_DECLS
