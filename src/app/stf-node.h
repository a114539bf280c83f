/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "organisation/stf-organisation.h"

G_BEGIN_DECLS

/* A line of the outline: a body or a role of an organisation, which it keeps alive. */
#define STF_TYPE_NODE (stf_node_get_type ())
G_DECLARE_FINAL_TYPE (StfNode, stf_node, STF, NODE, GObject)

GListModel *stf_node_list_roots (StfOrganisation *organisation);
GListModel *stf_node_list_children (StfNode *self);

const StfBody *stf_node_get_body (StfNode *self); /* one of these two is NULL */
const StfRole *stf_node_get_role (StfNode *self);
const char *stf_node_get_id (StfNode *self);
const char *stf_node_get_title (StfNode *self);
char *stf_node_get_subtitle (StfNode *self);
char *stf_node_describe (StfNode *self, guint depth);

G_END_DECLS
