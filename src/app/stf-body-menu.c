/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The menu of a body, in the chart and in the outline: where it stands and how it is drawn.  Its
 * actions have the state of the body, and hand on to the window's, which change the year. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-body-menu.h"

/* Belongs to the menu. */
typedef struct
{
  GtkWidget *widget; /* it is the menu's parent, so it lives as long */
  char *body;
} Subject;

static void
subject_free (gpointer data, GClosure *closure)
{
  Subject *self = data;

  g_free (self->body);
  g_free (self);
}

static void
activate (Subject *self, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) sunk = g_variant_ref_sink (parameter);

  gtk_widget_activate_action_variant (self->widget, action, sunk);
}

static void
action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Subject *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  gboolean state = FALSE;

  if (g_action_get_state_type (G_ACTION (action)) != NULL && parameter == NULL)
    {
      g_autoptr (GVariant) value = g_action_get_state (G_ACTION (action));

      state = g_variant_get_boolean (value);
    }

  if (g_str_equal (name, "edit"))
    activate (self, "win.edit-body", g_variant_new_string (self->body));
  else if (g_str_equal (name, "new-body"))
    activate (self, "win.new-body", g_variant_new_string (self->body));
  else if (g_str_equal (name, "new-role"))
    activate (self, "win.new-role", g_variant_new_string (self->body));
  else if (g_str_equal (name, "move"))
    activate (self, "win.move-body-to", g_variant_new_string (self->body));
  else if (g_str_equal (name, "earlier"))
    activate (self, "win.shift-body", g_variant_new ("(si)", self->body, -1));
  else if (g_str_equal (name, "later"))
    activate (self, "win.shift-body", g_variant_new ("(si)", self->body, 1));
  else if (g_str_equal (name, "branch"))
    activate (self, "win.set-body-branch",
              g_variant_new ("(ss)", self->body, g_variant_get_string (parameter, NULL)));
  else if (g_str_equal (name, "folded"))
    activate (self, "win.set-body-folded", g_variant_new ("(sb)", self->body, !state));
  else if (g_str_equal (name, "new-page"))
    activate (self, "win.set-body-new-page", g_variant_new ("(sb)", self->body, !state));
  else if (g_str_equal (name, "assignments"))
    activate (self, "win.change-assignments", g_variant_new_string (self->body));
  else
    activate (self, "win.frame-body", g_variant_new_string (self->body));
}

static void
add_action (GActionMap *map, GSimpleAction *action, GtkWidget *widget, const StfBody *body,
            gboolean enabled)
{
  Subject *subject = g_new0 (Subject, 1);

  subject->widget = widget;
  subject->body = g_strdup (body->id);
  g_simple_action_set_enabled (action, enabled);
  g_signal_connect_data (action, "activate", G_CALLBACK (action_cb), subject, subject_free, 0);
  g_action_map_add_action (map, G_ACTION (action));
  g_object_unref (action);
}

static GSimpleActionGroup *
make_actions (GtkWidget *widget, const StfBody *body)
{
  static const char *const plain[] = { "edit",    "new-body", "new-role", "move",
                                       "earlier", "later",    "frame",    "assignments" };
  GSimpleActionGroup *group = g_simple_action_group_new ();
  GActionMap *map = G_ACTION_MAP (group);
  gboolean can_edit = stf_body_menu_can_edit (widget);

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    add_action (map, g_simple_action_new (plain[i], NULL), widget, body, can_edit);
  add_action (map,
              g_simple_action_new_stateful (
                  "branch", G_VARIANT_TYPE_STRING,
                  g_variant_new_string (body->branch != NULL ? body->branch : "")),
              widget, body, can_edit);
  add_action (map,
              g_simple_action_new_stateful ("folded", NULL, g_variant_new_boolean (body->folded)),
              widget, body, can_edit);
  add_action (
      map, g_simple_action_new_stateful ("new-page", NULL, g_variant_new_boolean (body->new_page)),
      widget, body, can_edit);
  return group;
}

static void
add_section (GMenu *menu, GMenu *section)
{
  g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static GMenuModel *
make_menu (GMenuModel *view)
{
  static const struct
  {
    const char *label;
    const char *branch;
  } branches[] = {
    { NC_ ("branch", "Automatic"), "" },      { NC_ ("branch", "Row"), "row" },
    { NC_ ("branch", "Left"), "left" },       { NC_ ("branch", "Right"), "right" },
    { NC_ ("branch", "Both sides"), "both" }, { NC_ ("branch", "Columns"), "columns" },
    { NC_ ("branch", "List"), "list" },
  };
  GMenu *menu = g_menu_new ();
  GMenu *section = g_menu_new ();
  GMenu *styles = g_menu_new ();

  if (view != NULL)
    g_menu_append_section (menu, NULL, view);

  g_menu_append (section, _ ("_Edit…"), "body.edit");
  g_menu_append (section, _ ("New _Body Below…"), "body.new-body");
  g_menu_append (section, _ ("New _Role…"), "body.new-role");
  add_section (menu, section);

  section = g_menu_new ();
  g_menu_append (section, _ ("_Move To…"), "body.move");
  g_menu_append (section, _ ("Move _Earlier"), "body.earlier");
  g_menu_append (section, _ ("Move _Later"), "body.later");
  add_section (menu, section);

  section = g_menu_new ();
  for (guint i = 0; i < G_N_ELEMENTS (branches); i++)
    {
      g_autofree char *action = g_strdup_printf ("body.branch::%s", branches[i].branch);

      g_menu_append (styles, g_dpgettext2 (NULL, "branch", branches[i].label), action);
    }
  g_menu_append_submenu (section, _ ("_Style Below"), G_MENU_MODEL (styles));
  g_object_unref (styles);
  g_menu_append (section, _ ("_Keep Collapsed in the Chart"), "body.folded");
  g_menu_append (section, _ ("Start on a New _Page"), "body.new-page");
  g_menu_append (section, _ ("_Frame…"), "body.frame");
  add_section (menu, section);

  section = g_menu_new ();
  g_menu_append (section, _ ("Se_veral Assignments…"), "body.assignments");
  add_section (menu, section);
  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer user_data)
{
  gtk_widget_unparent (GTK_WIDGET (user_data));
  return G_SOURCE_REMOVE;
}

/* An item is activated only after the menu has closed. */
static void
closed_cb (GtkWidget *menu)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (menu), g_object_unref);
}

/**
 * stf_body_menu_popup:
 * @widget: what has the menu
 * @at: where in @widget it points
 * @body: the body it is for
 * @view: (nullable): what can be done to the view of it, which changes nothing in the year
 *
 * Returns: (transfer none): the menu, which goes away by itself
 */
GtkWidget *
stf_body_menu_popup (GtkWidget *widget, const GdkRectangle *at, const StfBody *body,
                     GMenuModel *view)
{
  g_autoptr (GMenuModel) model = make_menu (view);
  g_autoptr (GSimpleActionGroup) actions = make_actions (widget, body);
  GtkWidget *menu = gtk_popover_menu_new_from_model (model);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  gtk_widget_insert_action_group (menu, "body", G_ACTION_GROUP (actions));
  gtk_widget_set_halign (menu, GTK_ALIGN_START);
  gtk_popover_set_has_arrow (GTK_POPOVER (menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (menu), at);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL, body->name,
                                  -1);
  gtk_widget_set_parent (menu, widget);
  g_signal_connect (menu, "closed", G_CALLBACK (closed_cb), NULL);
  if (focus != NULL)
    g_signal_connect_object (menu, "closed", G_CALLBACK (gtk_widget_grab_focus), focus,
                             G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (menu));
  return menu;
}

/**
 * stf_body_menu_can_edit:
 * @widget: a widget in a window
 *
 * Returns: whether the year can be changed now
 */
gboolean
stf_body_menu_can_edit (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return G_IS_ACTION_GROUP (root)
         && g_action_group_get_action_enabled (G_ACTION_GROUP (root), "move-body");
}
