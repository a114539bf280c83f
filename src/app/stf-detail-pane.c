/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One body or role of the organisation.  It is built anew each time: what it shows has no state of
 * its own, and its buttons are actions of the window. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-action-row.h"
#include "stf-detail-pane.h"
#include "stf-finding-row.h"
#include "stf-wording.h"

struct _StfDetailPane
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkLabel *aliases;
  GtkLabel *purpose;
  GtkActionable *edit;
  GtkBox *groups;

  char *id;
};

G_DEFINE_FINAL_TYPE (StfDetailPane, stf_detail_pane, ADW_TYPE_BIN)

static void
set_optional (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static AdwPreferencesGroup *
add_group (StfDetailPane *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped_title);
  if (description != NULL && description[0] != '\0')
    {
      g_autofree char *escaped = g_markup_escape_text (description, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
    }
  gtk_box_append (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

/* A button beside the group's heading, for one more of what it lists. */
static void
add_header_button (AdwPreferencesGroup *group, const char *label, const char *action,
                   GVariant *target)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("stf-add-symbolic");

  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_preferences_group_set_header_suffix (group, button);
}

/* A row that names another place of the organisation and leads there. */
static void
add_link (AdwPreferencesGroup *group, const char *what, const char *name, const char *action,
          const char *id)
{
  GtkWidget *row = stf_action_row_new (name, what, NULL);

  stf_action_row_set_action (row, action, id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("stf-next-symbolic"));
  adw_preferences_group_add (group, row);
}

static void
add_text (AdwPreferencesGroup *group, const char *what, const char *text)
{
  adw_preferences_group_add (group, stf_action_row_new (text, what, NULL));
}

static void
add_tasks (StfDetailPane *self, GPtrArray *lists)
{
  for (guint i = 0; i < lists->len; i++)
    {
      const StfTaskList *list = lists->pdata[i];
      AdwPreferencesGroup *group = add_group (self, list->list_title, list->list_purpose);

      for (guint j = 0; j < list->n_tasks; j++)
        adw_preferences_group_add (group, stf_action_row_new (list->tasks[j], NULL, NULL));
    }
}

/* Of what a meeting elects for a term, single seats are filled by by-election. */
static void
add_by_election (GtkWidget *row, const StfRole *role)
{
  if (strcmp (role->term, "unstated") != 0 && strcmp (role->holder_kind, "person") == 0
      && role->holder_of == NULL && !role->open)
    stf_action_row_add_button (row, _ ("By-election"), "stf-ballot-symbolic", "win.by-elect",
                               g_variant_new_string (role->id));
}

static void
add_holder (AdwPreferencesGroup *group, const StfRole *role, const StfHolder *holder,
            const char *seat)
{
  g_autofree char *name = stf_wording_holder (holder);
  g_autofree char *term = stf_wording_holder_term (holder);
  g_autofree char *subtitle = holder->computed ? g_strdup_printf (_ ("Follows the holder of %s"),
                                                                  role->holder_of->title)
                                               : stf_wording_join (seat, term);
  GtkWidget *row = stf_action_row_new (name, subtitle, "stf-person-symbolic");

  if (holder->assignment != NULL)
    {
      stf_action_row_add_button (row, _ ("Edit the assignment"), "stf-edit-symbolic",
                                 "win.edit-assignment", g_variant_new_string (holder->assignment));
      stf_action_row_add_button (row, _ ("End the assignment"), "stf-end-symbolic",
                                 "win.end-assignment", g_variant_new_string (holder->assignment));
      add_by_election (row, role);
    }
  if (holder->person != NULL)
    stf_action_row_set_action (row, "win.show-person", holder->person);
  adw_preferences_group_add (group, row);
}

static void
add_holders (StfDetailPane *self, const StfRole *role)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Holders"), NULL);

  add_header_button (group, _ ("Assign a holder"), "win.assign",
                     g_variant_new ("(ss)", role->id, ""));
  for (guint i = 0; i < role->seats->len; i++)
    {
      const StfSeat *seat = role->seats->pdata[i];
      g_autofree char *where = stf_wording_seat (seat);
      GtkWidget *row;

      if (seat->holder != NULL)
        {
          add_holder (group, role, seat->holder, where);
          continue;
        }
      row = stf_action_row_new (_ ("Vacant"), where, "stf-vacant-symbolic");
      add_by_election (row, role);
      stf_action_row_add_button (row, _ ("_Assign…"), NULL, "win.assign",
                                 g_variant_new ("(ss)", role->id, seat->id));
      adw_preferences_group_add (group, row);
    }
  if (role->seats->len == 0)
    for (guint i = 0; i < role->holders->len; i++)
      add_holder (group, role, role->holders->pdata[i], NULL);
  for (guint i = 0; i < role->deputies->len; i++)
    add_holder (group, role, role->deputies->pdata[i], NULL);
  if (role->seats->len == 0 && role->holders->len == 0)
    adw_preferences_group_add (
        group,
        stf_action_row_new (role->open ? _ ("Nobody is named; open to any number") : _ ("Nobody"),
                            NULL, "stf-vacant-symbolic"));
}

static void
add_place (StfDetailPane *self, const StfRole *role)
{
  AdwPreferencesGroup *group = add_group (self, _ ("Place"), NULL);

  if (role->body != NULL)
    add_link (group, _ ("Body"), role->body->name, "win.show-body", role->body->id);
  if (role->among != NULL)
    add_link (group, _ ("Is one of"), role->among->title, "win.show-role", role->among->id);
  if (role->holder_of != NULL)
    add_link (group, _ ("Follows the holder of"), role->holder_of->title, "win.show-role",
              role->holder_of->id);
  if (role->reports_to != NULL)
    add_link (group, _ ("Reports to"), role->reports_to->title, "win.show-role",
              role->reports_to->id);
  if (role->assists != NULL)
    add_link (group, _ ("Assists"), role->assists->title, "win.show-role", role->assists->id);
  add_text (group, _ ("Term"),
            g_str_equal (role->term, "year")              ? _ ("One year")
            : g_str_equal (role->term, "until-successor") ? _ ("Until the next election")
                                                          : _ ("Not stated"));
}

static void
add_relations (StfDetailPane *self, StfOrganisation *organisation, const StfBody *body,
               const StfRole *role)
{
  GPtrArray *relations = stf_organisation_get_relations (organisation);
  AdwPreferencesGroup *group = NULL;

  for (guint i = 0; i < relations->len; i++)
    {
      const StfRelation *relation = relations->pdata[i];
      g_autofree char *what = NULL;
      g_autofree char *subtitle = NULL;
      GtkWidget *row;

      if (!(body != NULL && (relation->from_body == body || relation->to_body == body))
          && !(role != NULL && (relation->from_role == role || relation->to_role == role)))
        continue;
      if (group == NULL)
        group = add_group (self, _ ("Relations"), NULL);
      what = g_strjoin (" ", stf_wording_relation (relation->kind),
                        relation->object != NULL ? relation->object : "", NULL);
      subtitle = relation->towards != NULL ? g_strdup_printf ("%s → %s", what, relation->towards)
                                           : g_steal_pointer (&what);
      row = stf_action_row_new (relation->subject, subtitle, NULL);
      if (relation->quote != NULL)
        gtk_widget_set_tooltip_text (row, relation->quote);
      adw_preferences_group_add (group, row);
    }
}

static void
add_quote (StfDetailPane *self, const char *quote)
{
  if (quote != NULL && quote[0] != '\0')
    adw_preferences_group_add (add_group (self, _ ("In the Governance Document"), NULL),
                               stf_action_row_new (quote, NULL, NULL));
}

static void
show_role (StfDetailPane *self, StfOrganisation *organisation, const StfRole *role)
{
  gtk_label_set_label (self->title, role->title);
  set_optional (self->aliases, role->body != NULL ? role->body->name : NULL);
  set_optional (self->purpose, role->purpose);
  add_holders (self, role);
  add_tasks (self, role->task_lists);
  add_place (self, role);
  add_relations (self, organisation, NULL, role);
  add_quote (self, role->quote);
}

static void
show_body (StfDetailPane *self, StfOrganisation *organisation, const StfBody *body)
{
  g_autofree char *also = NULL;
  AdwPreferencesGroup *group = NULL;

  gtk_label_set_label (self->title, body->name);
  if (body->aliases->len > 0)
    {
      g_autoptr (GString) names = g_string_new (body->aliases->pdata[0]);

      for (guint i = 1; i < body->aliases->len; i++)
        g_string_append_printf (names, ", %s", (const char *) body->aliases->pdata[i]);
      also = g_strdup_printf (_ ("Also called %s"), names->str);
    }
  set_optional (self->aliases, also);
  set_optional (self->purpose, body->purpose);

  group = add_group (self, _ ("Roles"), NULL);
  add_header_button (group, _ ("New role"), "win.new-role", g_variant_new_string (body->id));
  for (guint i = 0; i < body->roles->len; i++)
    {
      const StfRole *role = body->roles->pdata[i];
      g_autofree char *holders = stf_wording_role_holders (role);

      add_link (group, holders, role->title, "win.show-role", role->id);
    }
  add_tasks (self, body->task_lists);

  if (body->parent != NULL || body->composition != NULL || body->constituted_by != NULL
      || body->agency_name != NULL)
    group = add_group (self, _ ("Place"), NULL);
  if (body->parent != NULL)
    add_link (group, _ ("Under"), body->parent->name, "win.show-body", body->parent->id);
  if (body->constituted_by != NULL)
    add_link (group, _ ("Constituted by"), body->constituted_by->name, "win.show-body",
              body->constituted_by->id);
  if (body->agency_name != NULL)
    add_text (group, _ ("Belongs to"), body->agency_name);
  if (body->composition != NULL)
    add_text (group, _ ("Composition"), body->composition);
  add_relations (self, organisation, body, NULL);
  add_quote (self, body->quote);
}

static void
stf_detail_pane_finalize (GObject *object)
{
  g_free (STF_DETAIL_PANE (object)->id);
  G_OBJECT_CLASS (stf_detail_pane_parent_class)->finalize (object);
}

static void
stf_detail_pane_class_init (StfDetailPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_detail_pane_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/detail-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StfDetailPane, stack);
  gtk_widget_class_bind_template_child (widget_class, StfDetailPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, StfDetailPane, title);
  gtk_widget_class_bind_template_child (widget_class, StfDetailPane, aliases);
  gtk_widget_class_bind_template_child (widget_class, StfDetailPane, purpose);
  gtk_widget_class_bind_template_child (widget_class, StfDetailPane, edit);
  gtk_widget_class_bind_template_child (widget_class, StfDetailPane, groups);
}

static void
stf_detail_pane_init (StfDetailPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_detail_pane_show:
 * @self: a pane
 * @organisation: an organisation
 * @id: (nullable): of a body or role of it
 *
 * Shows a body or a role, or that nothing is chosen.
 */
void
stf_detail_pane_show (StfDetailPane *self, StfOrganisation *organisation, const char *id)
{
  g_autofree char *copy = g_strdup (id);
  const StfBody *body = id != NULL ? stf_organisation_find_body (organisation, id) : NULL;
  const StfRole *role = id != NULL ? stf_organisation_find_role (organisation, id) : NULL;

  g_return_if_fail (STF_IS_DETAIL_PANE (self));

  stf_box_clear (self->groups);
  if (g_strcmp0 (self->id, id) != 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_free (self->id);
  self->id = g_steal_pointer (&copy);

  if (role != NULL || body != NULL)
    {
      gtk_actionable_set_action_target (self->edit, "s", id);
      gtk_actionable_set_action_name (self->edit, role != NULL ? "win.edit-role" : "win.edit-body");
    }
  if (role != NULL)
    show_role (self, organisation, role);
  else if (body != NULL)
    show_body (self, organisation, body);
  gtk_stack_set_visible_child_name (self->stack, role != NULL || body != NULL ? "detail" : "empty");
}

/**
 * stf_detail_pane_show_findings:
 * @self: a pane that shows something
 * @findings: (element-type StfFinding): what breaks rules in it
 *
 * Adds them above the rest.
 */
void
stf_detail_pane_show_findings (StfDetailPane *self, const GPtrArray *findings)
{
  GtkWidget *group;

  g_return_if_fail (STF_IS_DETAIL_PANE (self));

  if (findings->len == 0)
    return;
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Breaches of Rules"));
  for (guint i = 0; i < findings->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               stf_finding_row_new_with_rule (findings->pdata[i]));
  gtk_box_prepend (self->groups, group);
}

/**
 * stf_detail_pane_get_title:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): what it shows, or %NULL when nothing is chosen
 */
const char *
stf_detail_pane_get_title (StfDetailPane *self)
{
  g_return_val_if_fail (STF_IS_DETAIL_PANE (self), NULL);

  return g_str_equal (gtk_stack_get_visible_child_name (self->stack), "detail")
             ? gtk_label_get_label (self->title)
             : NULL;
}
