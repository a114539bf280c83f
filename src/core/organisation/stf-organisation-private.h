/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-organisation.h"

G_BEGIN_DECLS

struct _StfOrganisation
{
  gatomicrefcount references;
  GStringChunk *strings; /* every text of the organisation */

  const char *date;
  const char *name;
  const char *short_name; /* or NULL */
  const char *starts;
  const char *ends;
  const char *paper;
  int year;
  gboolean example;
  gboolean landscape;

  GPtrArray *roots;      /* StfBody, borrowed */
  GPtrArray *bodies;     /* StfBody, owned */
  GPtrArray *roles;      /* StfRole, owned */
  GPtrArray *relations;  /* StfRelation, owned */
  GPtrArray *task_lists; /* StfTaskList, owned */
  GHashTable *bodies_by_id;
  GHashTable *roles_by_id;
};

StfOrganisation *stf_organisation_new (void);

/* One who holds a role, before a seat is found. */
typedef struct
{
  StfHolder *holder; /* owned until it is seated */
  const char *seat;  /* the seat that the assignment names, or NULL */
} StfClaim;

/* claims: StfClaim, in the order in which they choose.  Holders move to the role. */
void stf_role_fill_seats (StfRole *self, GArray *claims);

/* claims: from StfRole to GArray of StfClaim.  agency_names: from id to name, shared with the
 * organisation. */
void stf_organisation_fill_roles (StfOrganisation *self, GHashTable *claims,
                                  GHashTable *agency_names);

/* Turns the parents into a tree, and the roles of each body into their order. */
void stf_organisation_link_bodies (StfOrganisation *self);
void stf_organisation_order_roles (StfOrganisation *self);

G_END_DECLS
