/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tree of bodies and roles as a list that can be walked, folded and read aloud.
 *
 * The organisation is read anew after each change, so rows are new objects each time: what was
 * folded and what was selected is kept by id. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-body-menu.h"
#include "stf-node.h"
#include "stf-outline.h"

struct _StfOutline
{
  AdwBin parent_instance;

  GtkListView *view;

  GtkSingleSelection *selection; /* owned by the view */
  GtkTreeListModel *tree;        /* owned by the selection */
  GHashTable *folded;            /* ids of bodies */
  char *selected;
  gboolean updating;
};

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfOutline, stf_outline, ADW_TYPE_BIN)

static GListModel *
create_children_cb (gpointer item, gpointer user_data)
{
  return stf_node_list_children (item);
}

static void
expanded_cb (GtkTreeListRow *row, GParamSpec *pspec, StfOutline *self)
{
  g_autoptr (StfNode) node = gtk_tree_list_row_get_item (row);

  if (node == NULL || self->updating)
    return;
  if (gtk_tree_list_row_get_expanded (row))
    g_hash_table_remove (self->folded, stf_node_get_id (node));
  else
    g_hash_table_add (self->folded, g_strdup (stf_node_get_id (node)));
}

/* The menu of a body, which is the one it has in the chart. */

static void
open_menu (StfOutline *self, GtkWidget *expander, double x, double y)
{
  GtkTreeListRow *row = gtk_tree_expander_get_list_row (GTK_TREE_EXPANDER (expander));
  g_autoptr (StfNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  const StfBody *body = node != NULL ? stf_node_get_body (node) : NULL;
  GdkRectangle at = { 0, 0, 1, 1 };
  double left, top;

  if (body == NULL)
    return;

  gtk_single_selection_set_selected (self->selection, gtk_tree_list_row_get_position (row));
  gtk_widget_translate_coordinates (expander, GTK_WIDGET (self), x, y, &left, &top);
  at.x = (int) left;
  at.y = (int) top;
  stf_body_menu_popup (GTK_WIDGET (self), &at, body, NULL);
}

static void
menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  open_menu (STF_OUTLINE (user_data),
             gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

/* The expander of the line that has the focus: it or one of its parents or children. */
static GtkWidget *
find_expander (StfOutline *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    return NULL;
  for (GtkWidget *child = focus; child != NULL; child = gtk_widget_get_first_child (child))
    if (GTK_IS_TREE_EXPANDER (child))
      return child;
  return gtk_widget_get_ancestor (focus, GTK_TYPE_TREE_EXPANDER);
}

static gboolean
menu_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StfOutline *self = STF_OUTLINE (widget);
  GtkWidget *expander = find_expander (self);

  if (expander == NULL)
    return FALSE;
  open_menu (self, expander, 24, gtk_widget_get_height (expander) / 2.0);
  return TRUE;
}

static gboolean
move_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StfOutline *self = STF_OUTLINE (widget);
  GtkTreeListRow *row = self->selection != NULL
                            ? gtk_single_selection_get_selected_item (self->selection)
                            : NULL;
  g_autoptr (StfNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  return node != NULL && stf_node_get_body (node) != NULL
         && gtk_widget_activate_action (widget, "win.move-body-to", "s", stf_node_get_id (node));
}

/* Rows: an expander with an icon and two texts. */

static void
setup_cb (StfOutline *self, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *image = gtk_image_new ();
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *subtitle = gtk_label_new (NULL);
  GtkGesture *menu = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (expander, GTK_EVENT_CONTROLLER (menu));
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_ellipsize (GTK_LABEL (subtitle), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (subtitle), 0);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), subtitle);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

/* The row is the parent of what the factory made; the expander in it takes the focus. */
static void
name_row (GtkWidget *widget, const char *title, const char *description)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static void
bind_cb (StfOutline *self, GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (StfNode) node = gtk_tree_list_row_get_item (row);
  GtkWidget *expander = gtk_list_item_get_child (item);
  GtkWidget *box = gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander));
  GtkWidget *image = gtk_widget_get_first_child (box);
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_next_sibling (image));
  GtkWidget *subtitle = gtk_widget_get_next_sibling (title);
  const StfRole *role = stf_node_get_role (node);
  g_autofree char *text = stf_node_get_subtitle (node);
  g_autofree char *description = stf_node_describe (node, gtk_tree_list_row_get_depth (row));
  gboolean vacant = role != NULL && role->holders->len == 0 && role->n_vacant > 0;

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), row);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), role == NULL ? "stf-people-symbolic"
                                                   : vacant     ? "stf-vacant-symbolic"
                                                                : "stf-person-symbolic");
  gtk_label_set_label (GTK_LABEL (title), stf_node_get_title (node));
  gtk_label_set_label (GTK_LABEL (subtitle), text);
  gtk_widget_set_visible (subtitle, text[0] != '\0');
  if (role == NULL)
    gtk_widget_add_css_class (title, "heading");
  else
    gtk_widget_remove_css_class (title, "heading");

  name_row (expander, stf_node_get_title (node), description);
  name_row (gtk_widget_get_parent (expander), stf_node_get_title (node), description);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), self);
}

static void
unbind_cb (StfOutline *self, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), expanded_cb, self);
}

static void
selection_changed_cb (StfOutline *self)
{
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr (StfNode) node = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (node == NULL || self->updating || g_strcmp0 (self->selected, stf_node_get_id (node)) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (stf_node_get_id (node));
  g_signal_emit (self, signals[SELECTED], 0, self->selected);
}

static void
activate_cb (StfOutline *self, guint position)
{
  g_autoptr (GtkTreeListRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (gtk_tree_list_row_is_expandable (row))
    gtk_tree_list_row_set_expanded (row, !gtk_tree_list_row_get_expanded (row));
  if (self->selected != NULL)
    g_signal_emit (self, signals[SELECTED], 0, self->selected);
}

static void
stf_outline_finalize (GObject *object)
{
  StfOutline *self = STF_OUTLINE (object);

  g_hash_table_unref (self->folded);
  g_free (self->selected);
  G_OBJECT_CLASS (stf_outline_parent_class)->finalize (object);
}

static void
stf_outline_class_init (StfOutlineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_outline_finalize;

  signals[SELECTED] = g_signal_new ("selected", STF_TYPE_OUTLINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/outline.ui");
  gtk_widget_class_bind_template_child (widget_class, StfOutline, view);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, move_key_cb, NULL);
}

static void
stf_outline_init (StfOutline *self)
{
  self->folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static guint
find (StfOutline *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tree));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (StfNode) node = gtk_tree_list_row_get_item (row);

      if (g_strcmp0 (stf_node_get_id (node), id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* A folded row drops its children from the model, so the model shrinks while it is walked. */
static void
fold_again (StfOutline *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
    {
      g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);
      g_autoptr (StfNode) node = gtk_tree_list_row_get_item (row);

      if (g_hash_table_contains (self->folded, stf_node_get_id (node)))
        gtk_tree_list_row_set_expanded (row, FALSE);
    }
}

/**
 * stf_outline_set_organisation:
 * @self: an outline
 * @organisation: what to show
 *
 * Shows @organisation; what was folded and selected stays so.
 */
void
stf_outline_set_organisation (StfOutline *self, StfOrganisation *organisation)
{
  guint position;

  g_return_if_fail (STF_IS_OUTLINE (self));

  self->updating = TRUE;
  self->tree = gtk_tree_list_model_new (stf_node_list_roots (organisation), FALSE, TRUE,
                                        create_children_cb, NULL, NULL);
  fold_again (self);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (self->tree));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  position = self->selected != NULL ? find (self, self->selected) : GTK_INVALID_LIST_POSITION;
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_object_unref (self->selection);
  self->updating = FALSE;
}

/**
 * stf_outline_select:
 * @self: an outline
 * @id: of a body or role
 *
 * Selects a line without telling; lines above it that were folded are opened.
 *
 * Returns: whether there is such a line
 */
gboolean
stf_outline_select (StfOutline *self, const char *id)
{
  guint position;

  g_return_val_if_fail (STF_IS_OUTLINE (self), FALSE);

  g_free (self->selected);
  self->selected = g_strdup (id);
  if (self->tree == NULL)
    return FALSE;
  position = find (self, id);
  if (position == GTK_INVALID_LIST_POSITION && g_hash_table_size (self->folded) > 0)
    {
      g_hash_table_remove_all (self->folded);
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->tree)); i++)
        {
          g_autoptr (GtkTreeListRow) row = gtk_tree_list_model_get_row (self->tree, i);

          gtk_tree_list_row_set_expanded (row, TRUE);
        }
      position = find (self, id);
    }
  gtk_single_selection_set_selected (self->selection, position);
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->view), "list.scroll-to-item", "u", position);
  return position != GTK_INVALID_LIST_POSITION;
}

/**
 * stf_outline_get_n_rows:
 * @self: an outline
 *
 * Returns: how many lines are unfolded
 */
guint
stf_outline_get_n_rows (StfOutline *self)
{
  g_return_val_if_fail (STF_IS_OUTLINE (self), 0);

  return self->tree != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tree)) : 0;
}
