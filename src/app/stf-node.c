/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The outline of an organisation as list models for GtkTreeListModel: under a body its roles, then
 * the bodies below it (H8).  Bodies outside the drawn tree, and roles of no body, come last. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-node.h"
#include "stf-wording.h"

struct _StfNode
{
  GObject parent_instance;

  StfOrganisation *organisation;
  const StfBody *body;
  const StfRole *role;
};

G_DEFINE_FINAL_TYPE (StfNode, stf_node, G_TYPE_OBJECT)

static void
append (GListStore *store, StfOrganisation *organisation, const StfBody *body, const StfRole *role)
{
  g_autoptr (StfNode) node = g_object_new (STF_TYPE_NODE, NULL);

  node->organisation = stf_organisation_ref (organisation);
  node->body = body;
  node->role = role;
  g_list_store_append (store, node);
}

static void
stf_node_finalize (GObject *object)
{
  stf_organisation_unref (STF_NODE (object)->organisation);
  G_OBJECT_CLASS (stf_node_parent_class)->finalize (object);
}

static void
stf_node_class_init (StfNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stf_node_finalize;
}

static void
stf_node_init (StfNode *self)
{
}

/**
 * stf_node_list_roots:
 * @organisation: an organisation
 *
 * Returns: (transfer full): list of #StfNode without a parent
 */
GListModel *
stf_node_list_roots (StfOrganisation *organisation)
{
  GListStore *store = g_list_store_new (STF_TYPE_NODE);
  GPtrArray *roots = stf_organisation_get_roots (organisation);
  GPtrArray *bodies = stf_organisation_get_bodies (organisation);
  GPtrArray *roles = stf_organisation_get_roles (organisation);

  for (guint i = 0; i < roots->len; i++)
    append (store, organisation, roots->pdata[i], NULL);
  for (guint i = 0; i < bodies->len; i++)
    {
      const StfBody *body = bodies->pdata[i];

      if (body->parent == NULL && !g_ptr_array_find (roots, body, NULL))
        append (store, organisation, body, NULL);
    }
  for (guint i = 0; i < roles->len; i++)
    {
      const StfRole *role = roles->pdata[i];

      if (role->body == NULL)
        append (store, organisation, NULL, role);
    }
  return G_LIST_MODEL (store);
}

/**
 * stf_node_list_children:
 * @self: a line
 *
 * Returns: (transfer full) (nullable): list of #StfNode, or %NULL when it can have none
 */
GListModel *
stf_node_list_children (StfNode *self)
{
  GListStore *store;

  g_return_val_if_fail (STF_IS_NODE (self), NULL);

  if (self->body == NULL || self->body->roles->len + self->body->children->len == 0)
    return NULL;
  store = g_list_store_new (STF_TYPE_NODE);
  for (guint i = 0; i < self->body->roles->len; i++)
    append (store, self->organisation, NULL, self->body->roles->pdata[i]);
  for (guint i = 0; i < self->body->children->len; i++)
    append (store, self->organisation, self->body->children->pdata[i], NULL);
  return G_LIST_MODEL (store);
}

const StfBody *
stf_node_get_body (StfNode *self)
{
  g_return_val_if_fail (STF_IS_NODE (self), NULL);

  return self->body;
}

const StfRole *
stf_node_get_role (StfNode *self)
{
  g_return_val_if_fail (STF_IS_NODE (self), NULL);

  return self->role;
}

const char *
stf_node_get_id (StfNode *self)
{
  g_return_val_if_fail (STF_IS_NODE (self), NULL);

  return self->body != NULL ? self->body->id : self->role->id;
}

const char *
stf_node_get_title (StfNode *self)
{
  g_return_val_if_fail (STF_IS_NODE (self), NULL);

  return self->body != NULL ? self->body->name : self->role->title;
}

/**
 * stf_node_get_subtitle:
 * @self: a line
 *
 * Returns: (transfer full): who holds the role; "" for a body
 */
char *
stf_node_get_subtitle (StfNode *self)
{
  g_return_val_if_fail (STF_IS_NODE (self), NULL);

  return self->role != NULL ? stf_wording_role_holders (self->role) : g_strdup ("");
}

/**
 * stf_node_describe:
 * @self: a line
 * @depth: 0 for a root
 *
 * GTK 4.8 tells a screen reader neither that a line is a body nor how deep it stands: the words do.
 *
 * Returns: (transfer full): for the accessible description
 */
char *
stf_node_describe (StfNode *self, guint depth)
{
  g_autofree char *subtitle = stf_node_get_subtitle (self);

  if (self->body != NULL)
    return g_strdup_printf (_ ("body, level %u"), depth + 1);
  return g_strdup_printf (_ ("role, level %u, %s"), depth + 1,
                          subtitle[0] != '\0' ? subtitle : _ ("no holder"));
}
