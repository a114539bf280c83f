/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The order of an organisation: the tree of its bodies (H8) and the order of a body's roles (H7).
 *
 * What a file says may be a circle, of parents or of roles among each other, and may be any depth
 * deep: nothing here recurses, and each link is followed a fixed number of times. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-organisation-private.h"

/* A walk to the root that meets itself has found a circle; it is opened where they met. */
static void
open_circles (GPtrArray *bodies)
{
  g_autoptr (GHashTable) walks = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < bodies->len; i++)
    {
      gpointer walk = GUINT_TO_POINTER (i + 1);

      for (StfBody *body = bodies->pdata[i]; body; body = body->parent)
        {
          gpointer earlier = g_hash_table_lookup (walks, body);

          if (earlier == walk)
            body->parent = NULL;
          if (earlier)
            break;
          g_hash_table_insert (walks, body, walk);
        }
    }
}

void
stf_organisation_link_bodies (StfOrganisation *self)
{
  open_circles (self->bodies);

  for (guint i = 0; i < self->bodies->len; i++)
    {
      StfBody *body = self->bodies->pdata[i];

      if (g_str_equal (body->placement, "outside"))
        continue;
      g_ptr_array_add (body->parent ? body->parent->children : self->roots, body);
    }
}

/* The roles of a body that are among another of its roles, by that role. */
static GHashTable *
collect_among (const StfBody *body)
{
  GHashTable *among = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < body->roles->len; i++)
    {
      StfRole *role = body->roles->pdata[i];
      GPtrArray *parts;

      if (!role->among || role->among->body != body)
        continue;

      parts = g_hash_table_lookup (among, role->among);
      if (!parts)
        {
          parts = g_ptr_array_new ();
          g_hash_table_insert (among, role->among, parts);
        }
      g_ptr_array_add (parts, role);
    }

  return among;
}

/* From the last role to the first, each followed by those among it; then all of it reversed. */
static void
order_roles (StfBody *body)
{
  g_autoptr (GHashTable) among = collect_among (body);
  g_autoptr (GHashTable) seen = NULL;
  g_autoptr (GPtrArray) stack = NULL;
  g_autoptr (GPtrArray) ordered = NULL;

  if (g_hash_table_size (among) == 0)
    return;

  seen = g_hash_table_new (NULL, NULL);
  stack = g_ptr_array_new ();
  ordered = g_ptr_array_new ();

  /* The second round takes the circles, which no role outside them leads to. */
  for (int round = 0; round < 2; round++)
    {
      for (guint i = body->roles->len; i > 0; i--)
        {
          StfRole *first = body->roles->pdata[i - 1];

          if (round == 0 && first->among && first->among->body == body)
            continue;

          g_ptr_array_add (stack, first);
          while (stack->len > 0)
            {
              StfRole *role = g_ptr_array_steal_index (stack, stack->len - 1);
              GPtrArray *parts = g_hash_table_lookup (among, role);

              if (!g_hash_table_add (seen, role))
                continue;
              g_ptr_array_add (ordered, role);
              if (parts)
                g_ptr_array_extend (stack, parts, NULL, NULL);
            }
        }
    }

  g_assert (ordered->len == body->roles->len);
  for (guint i = 0; i < ordered->len; i++)
    body->roles->pdata[i] = ordered->pdata[ordered->len - 1 - i];
}

void
stf_organisation_order_roles (StfOrganisation *self)
{
  for (guint i = 0; i < self->bodies->len; i++)
    order_roles (self->bodies->pdata[i]);
}
