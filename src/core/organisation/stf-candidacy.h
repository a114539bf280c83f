/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-workload.h"

G_BEGIN_DECLS

/* What speaks for or against a person as holder of a role, at a date. */
typedef struct
{
  const char *agency;   /* id of where the person works, or NULL */
  const char *letter;   /* of its county, or NULL */
  const char *skills;   /* names with ", " between, or NULL */
  const char *holds;    /* "Chair since 2013-01-01, ..." at the date, or NULL */
  gboolean represented; /* its agency has a holder in the body already */
} StfCandidacy;

/* All persons at once, read when the choosing begins. */
typedef struct _StfCandidacies StfCandidacies;

/* How many holders of a body come from each agency at the date. */
typedef struct
{
  const char *agency; /* id */
  const char *letter; /* or NULL */
  const char *name;
  guint n;
} StfSpread;

StfCandidacies *stf_candidacies_load (StfYearFile *file, const char *body, const char *without,
                                      const char *date, GError **error);
void stf_candidacies_free (StfCandidacies *self);

const StfCandidacy *stf_candidacies_get (const StfCandidacies *self, const char *person);
const StfWorkload *stf_candidacies_get_workload (const StfCandidacies *self);
const GArray *stf_candidacies_get_spread (const StfCandidacies *self);
gboolean stf_candidacy_has_skill (const StfCandidacy *self, const char *skill);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfCandidacies, stf_candidacies_free)

G_END_DECLS
