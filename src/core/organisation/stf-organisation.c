/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The organisation of a year at a date: a value that is loaded once (stf-organisation-load.c),
 * shared by counting references, and never changed.  Texts stand in one chunk; bodies, roles and
 * the rest are owned by its arrays, so that their pointers to each other need no care.
 *
 * Drawback: nothing is updated in place.  After a change the whole is read again. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-organisation-private.h"

static void
role_free (StfRole *self)
{
  g_ptr_array_unref (self->seats);
  g_ptr_array_unref (self->holders);
  g_ptr_array_unref (self->deputies);
  g_ptr_array_unref (self->task_lists);
  g_free (self);
}

static void
body_free (StfBody *self)
{
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->aliases);
  g_ptr_array_unref (self->task_lists);
  g_free (self);
}

static void
task_list_free (StfTaskList *self)
{
  g_free ((gpointer) self->tasks);
  g_free (self);
}

/* An organisation without content.  The caller owns it. */
StfOrganisation *
stf_organisation_new (void)
{
  StfOrganisation *self = g_new0 (StfOrganisation, 1);

  g_atomic_ref_count_init (&self->references);
  self->strings = g_string_chunk_new (16 * 1024);
  self->roots = g_ptr_array_new ();
  self->bodies = g_ptr_array_new_with_free_func ((GDestroyNotify) body_free);
  self->roles = g_ptr_array_new_with_free_func ((GDestroyNotify) role_free);
  self->relations = g_ptr_array_new_with_free_func (g_free);
  self->task_lists = g_ptr_array_new_with_free_func ((GDestroyNotify) task_list_free);
  self->bodies_by_id = g_hash_table_new (g_str_hash, g_str_equal);
  self->roles_by_id = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/**
 * stf_organisation_ref:
 *
 * Shares the organisation; safe from any thread.  Returns @self.
 */
StfOrganisation *
stf_organisation_ref (StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * stf_organisation_unref:
 *
 * Gives back a share; with the last, every body, role, holder and text is freed.
 */
void
stf_organisation_unref (StfOrganisation *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_hash_table_unref (self->roles_by_id);
  g_hash_table_unref (self->bodies_by_id);
  g_ptr_array_unref (self->roots);
  g_ptr_array_unref (self->relations);
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->bodies);
  g_ptr_array_unref (self->task_lists);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/** stf_organisation_get_name: the name of the organisation, as the year says it. */
const char *
stf_organisation_get_name (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->name;
}

/** stf_organisation_get_short_name: its short name, or its name where it has none. */
const char *
stf_organisation_get_short_name (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->short_name ? self->short_name : self->name;
}

/** stf_organisation_get_year: the year's number, such as 2013. */
int
stf_organisation_get_year (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->year;
}

/** stf_organisation_get_example: whether the year is the example, and is marked so. */
gboolean
stf_organisation_get_example (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->example;
}

/** stf_organisation_get_date: the ISO date at which the organisation was read. */
const char *
stf_organisation_get_date (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->date;
}

/** stf_organisation_get_starts: the year's first day, an ISO date. */
const char *
stf_organisation_get_starts (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->starts;
}

/** stf_organisation_get_ends: the year's last day, an ISO date. */
const char *
stf_organisation_get_ends (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->ends;
}

/** stf_organisation_get_paper: the paper of the year's chart, "A4" to "A0" (H12). */
const char *
stf_organisation_get_paper (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->paper;
}

/** stf_organisation_get_landscape: whether that paper lies on its long side. */
gboolean
stf_organisation_get_landscape (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->landscape;
}

/** stf_organisation_get_roots: the drawn bodies without a parent, in order; borrowed. */
GPtrArray *
stf_organisation_get_roots (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->roots;
}

/** stf_organisation_get_bodies: every body in force, drawn or not, in order; borrowed. */
GPtrArray *
stf_organisation_get_bodies (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->bodies;
}

/** stf_organisation_get_roles: every role, of a body in force or of none, in order; borrowed. */
GPtrArray *
stf_organisation_get_roles (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->roles;
}

/** stf_organisation_get_relations: the relations in force between what is in force; borrowed. */
GPtrArray *
stf_organisation_get_relations (const StfOrganisation *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->relations;
}

/** stf_organisation_find_body: the body with this id, or NULL; borrowed. */
StfBody *
stf_organisation_find_body (const StfOrganisation *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  return id ? g_hash_table_lookup (self->bodies_by_id, id) : NULL;
}

/** stf_organisation_find_role: the role with this id, or NULL; borrowed. */
StfRole *
stf_organisation_find_role (const StfOrganisation *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  return id ? g_hash_table_lookup (self->roles_by_id, id) : NULL;
}
