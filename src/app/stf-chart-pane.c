/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart with what belongs to it: scrollbars, zoom, and the choice of relations to draw.  Only
 * kinds that the chart has are offered, each a stateful action named after it (H8). */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-chart-pane.h"

#include <glib/gi18n.h>

#include "stf-body-menu.h"
#include "stf-chart-change.h"
#include "stf-chart-minimap.h"

#define LEGEND_MARGIN 6

struct _StfChartPane
{
  AdwBin parent_instance;

  StfChartView *view;
  StfChartSearch *search;
  GtkWidget *controls;
  GtkMenuButton *relations_button;
  GtkLabel *zoom_label;
  GtkLabel *legend; /* of dotted lines that have numbers for words */
  GtkStack *stack;

  GSimpleActionGroup *relations; /* one action a kind */
  GHashTable *shown;             /* kinds of relations that are drawn */
  GHashTable *findings;          /* id of a body to how many breaches are in it, or NULL */
  GHashTable *toggled;           /* ids of bodies that are collapsed or not, unlike in the year */
  StfOrganisation *organisation;
  const StfComparison *comparison; /* or NULL */
  guint telling;                   /* idle source, or 0 */
  gboolean updating;               /* what is found is found again: nobody looks for it now */
};

enum
{
  SELECTED,
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (StfChartPane, stf_chart_pane, ADW_TYPE_BIN)

static void
body_selected_cb (StfChartPane *self, const char *body)
{
  if (body != NULL)
    g_signal_emit (self, signals[SELECTED], 0, body);
}

static void
body_activated_cb (StfChartPane *self, const char *body, const char *role, const char *seat,
                   const char *assignment)
{
  g_signal_emit (self, signals[ACTIVATED], 0, role ? role : body);
}

static void
zoom_cb (StfChartPane *self)
{
  /* Translators: the zoom of the chart; 100 is the size on paper. */
  g_autofree char *text = g_strdup_printf (_ ("%.0f %%"),
                                           stf_chart_view_get_zoom (self->view) * 100);

  gtk_label_set_label (self->zoom_label, text);
}

static gboolean
tell_numbers_cb (gpointer user_data)
{
  StfChartPane *self = STF_CHART_PANE (user_data);
  g_autofree char *words = stf_chart_view_describe_numbers (self->view);
  g_autofree char *text = words != NULL ? g_strdup_printf (_ ("Dotted: %s"), words) : NULL;

  self->telling = 0;
  gtk_label_set_label (self->legend, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->legend), text != NULL);
  return G_SOURCE_REMOVE;
}

/* After the lines have been found to paint them. */
static void
related_cb (StfChartPane *self)
{
  if (self->telling == 0)
    self->telling = g_idle_add (tell_numbers_cb, self);
}

static void
show_relations (StfChartPane *self)
{
  g_autofree gpointer *kinds = g_hash_table_get_keys_as_array (self->shown, NULL);

  stf_chart_view_set_relations (self->view, (const char *const *) kinds);
}

static void
relation_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfChartPane *self = STF_CHART_PANE (user_data);
  const char *kind = g_action_get_name (G_ACTION (action));

  if (g_variant_get_boolean (state))
    g_hash_table_add (self->shown, g_strdup (kind));
  else
    g_hash_table_remove (self->shown, kind);
  g_simple_action_set_state (action, state);
  show_relations (self);
}

static void
offer_kind (StfChartPane *self, GMenu *menu, const char *kind, const char *label)
{
  g_autofree char *name = g_strconcat ("relations.", kind, NULL);
  GActionMap *map = G_ACTION_MAP (self->relations);

  if (g_action_map_lookup_action (map, kind) == NULL)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          kind, NULL, g_variant_new_boolean (FALSE));

      g_signal_connect (action, "change-state", G_CALLBACK (relation_cb), self);
      g_action_map_add_action (map, G_ACTION (action));
    }
  g_menu_append (menu, label, name);
}

static void
offer_relations (StfChartPane *self, const StfChartModel *model)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GMenu) menu = g_menu_new ();
  guint i;

  for (i = 0; i < model->n_relations; i++)
    {
      const StfChartRelation *relation = &model->relations[i];

      if (!g_str_equal (relation->kind, "assists")
          && g_hash_table_add (seen, (gpointer) relation->kind))
        offer_kind (self, menu, relation->kind, relation->label);
    }

  gtk_menu_button_set_menu_model (self->relations_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->relations_button), g_hash_table_size (seen) > 0);
}

static void
draw (StfChartPane *self)
{
  StfChartOptions options = STF_CHART_OPTIONS_INIT;
  g_autoptr (StfChart) chart = NULL;
  gboolean drawn;

  options.content.toggled = self->toggled;
  options.content.findings = self->findings;
  if (self->organisation != NULL)
    chart = self->comparison != NULL ? stf_chart_change_draw (self->comparison, &options)
                                     : stf_chart_new (self->organisation, &options);
  drawn = chart != NULL && stf_chart_get_n_boxes (chart) > 0;

  stf_chart_view_set_chart (self->view, chart);
  if (chart != NULL)
    offer_relations (self, stf_chart_get_model (chart));
  gtk_stack_set_visible_child_name (self->stack, drawn ? "chart" : "empty");
  gtk_widget_set_visible (self->controls, drawn);
}

/* Returns whether it was not so before. */
static gboolean
set_collapsed (StfChartPane *self, const StfBody *body, gboolean collapsed)
{
  return body->folded != collapsed ? g_hash_table_add (self->toggled, g_strdup (body->id))
                                   : g_hash_table_remove (self->toggled, body->id);
}

static gboolean
is_collapsed (StfChartPane *self, const StfBody *body)
{
  return body->folded != g_hash_table_contains (self->toggled, body->id);
}

static const StfBody *
find_body (StfChartPane *self, GVariant *parameter)
{
  return self->organisation != NULL ? stf_organisation_find_body (
             self->organisation, g_variant_get_string (parameter, NULL))
                                    : NULL;
}

/* What is collapsed under the selection leaves it on the body that now stands for it. */
static void
draw_around (StfChartPane *self, const StfBody *body)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->view)) != NULL;

  draw (self);
  if (stf_chart_view_get_selected (self->view) != NULL)
    return;
  stf_chart_view_select (self->view, body->id);
  if (focused)
    stf_chart_view_focus_selected (self->view);
}

static void
toggle_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfChartPane *self = STF_CHART_PANE (widget);
  const StfBody *body = find_body (self, parameter);

  if (body == NULL)
    return;
  set_collapsed (self, body, !is_collapsed (self, body));
  draw_around (self, body);
}

/* The body itself is expanded, and each body below it collapsed. */
static void
collapse_below_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfChartPane *self = STF_CHART_PANE (widget);
  const StfBody *body = find_body (self, parameter);
  g_autoptr (GPtrArray) below = g_ptr_array_new ();

  if (body == NULL)
    return;

  set_collapsed (self, body, FALSE);
  g_ptr_array_extend (below, body->children, NULL, NULL);
  for (guint i = 0; i < below->len; i++)
    {
      const StfBody *child = below->pdata[i];

      if (child->children->len > 0)
        set_collapsed (self, child, TRUE);
      g_ptr_array_extend (below, child->children, NULL, NULL);
    }
  draw_around (self, body);
}

static void
expand_all_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfChartPane *self = STF_CHART_PANE (widget);
  GPtrArray *bodies;

  if (self->organisation == NULL)
    return;

  bodies = stf_organisation_get_bodies (self->organisation);
  for (guint i = 0; i < bodies->len; i++)
    set_collapsed (self, bodies->pdata[i], FALSE);
  draw (self);
}

/* The part of the menu that changes nothing in the year. */
static GMenuModel *
make_view_menu (StfChartPane *self, const StfBody *body)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenuItem) item = NULL;

  if (body->children->len > 0)
    {
      gboolean collapsed = is_collapsed (self, body);

      item = g_menu_item_new (collapsed ? _ ("E_xpand") : _ ("_Collapse"), NULL);
      g_menu_item_set_action_and_target (item, "pane.toggle", "s", body->id);
      g_menu_append_item (menu, item);
      g_clear_object (&item);
      item = g_menu_item_new (_ ("Collapse All _Below"), NULL);
      g_menu_item_set_action_and_target (item, "pane.collapse-below", "s", body->id);
      g_menu_append_item (menu, item);
    }
  g_menu_append (menu, _ ("Expand _All"), "pane.expand-all");
  return G_MENU_MODEL (menu);
}

static void
body_menu_cb (StfChartPane *self, const char *id, double x, double y)
{
  const StfBody *body = self->organisation != NULL
                            ? stf_organisation_find_body (self->organisation, id)
                            : NULL;
  g_autoptr (GMenuModel) view = NULL;
  GdkRectangle at = { 0, 0, 1, 1 };
  double left, top;

  if (body == NULL)
    return;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &left, &top);
  at.x = (int) left;
  at.y = (int) top;
  view = make_view_menu (self, body);
  stf_body_menu_popup (GTK_WIDGET (self), &at, body, view);
}

/* In a narrow pane the search has the whole width. */
static void
place_legend (StfChartPane *self)
{
  int height = stf_chart_search_get_height (self->search);

  gtk_widget_set_margin_top (GTK_WIDGET (self->legend),
                             height > 0 ? height + 2 * LEGEND_MARGIN : LEGEND_MARGIN);
}

static void
found_cb (StfChartPane *self)
{
  g_autofree char *current = g_strdup (stf_chart_search_get_current (self->search));

  place_legend (self);
  stf_chart_view_set_found (self->view, stf_chart_search_get_found (self->search));
  if (current == NULL || self->updating)
    return;
  stf_chart_pane_expand_to (self, current);
  stf_chart_view_look_at (self->view, current);
}

static void
search_closed_cb (StfChartPane *self)
{
  stf_chart_view_focus_selected (self->view);
}

static void
find_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  StfChartPane *self = STF_CHART_PANE (widget);

  if (g_str_equal (action, "pane.find"))
    stf_chart_search_open (self->search);
  else
    stf_chart_search_step (self->search, g_str_equal (action, "pane.find-next") ? 1 : -1);
}

static void
stf_chart_pane_dispose (GObject *object)
{
  StfChartPane *self = STF_CHART_PANE (object);

  g_clear_handle_id (&self->telling, g_source_remove);
  g_clear_object (&self->relations);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->findings, g_hash_table_unref);
  g_clear_pointer (&self->toggled, g_hash_table_unref);
  g_clear_pointer (&self->organisation, stf_organisation_unref);

  G_OBJECT_CLASS (stf_chart_pane_parent_class)->dispose (object);
}

static void
stf_chart_pane_class_init (StfChartPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_chart_pane_dispose;

  signals[SELECTED] = g_signal_new ("selected", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (STF_TYPE_CHART_VIEW);
  g_type_ensure (STF_TYPE_CHART_SEARCH);
  g_type_ensure (STF_TYPE_CHART_MINIMAP);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/chart-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, view);
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, search);
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, controls);
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, relations_button);
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, legend);
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, stack);
  gtk_widget_class_bind_template_callback (widget_class, body_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, body_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, body_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, found_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_closed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
  gtk_widget_class_bind_template_callback (widget_class, related_cb);

  gtk_widget_class_install_action (widget_class, "pane.toggle", "s", toggle_action);
  gtk_widget_class_install_action (widget_class, "pane.collapse-below", "s", collapse_below_action);
  gtk_widget_class_install_action (widget_class, "pane.expand-all", NULL, expand_all_action);
  gtk_widget_class_install_action (widget_class, "pane.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "pane.find-next", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "pane.find-previous", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "pane.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK,
                                       "pane.find-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK, "pane.find-next",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "pane.find-previous", NULL);
}

/* Buttons and keys are outside the view that has the actions. */
static void
zoom_action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree char *name = g_strconcat ("chart.", g_action_get_name (G_ACTION (action)), NULL);

  gtk_widget_activate_action (GTK_WIDGET (STF_CHART_PANE (user_data)->view), name, NULL);
}

static void
stf_chart_pane_init (StfChartPane *self)
{
  static const GActionEntry zoom_actions[] = {
    { "zoom-in", zoom_action_cb },
    { "zoom-out", zoom_action_cb },
    { "fit", zoom_action_cb },
    { "full-size", zoom_action_cb },
  };
  g_autoptr (GSimpleActionGroup) zoom = g_simple_action_group_new ();

  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->toggled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->relations = g_simple_action_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "relations", G_ACTION_GROUP (self->relations));
  g_action_map_add_action_entries (G_ACTION_MAP (zoom), zoom_actions, G_N_ELEMENTS (zoom_actions),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "zoom", G_ACTION_GROUP (zoom));
  zoom_cb (self);
}

/* A body whose state in the year has changed is shown as it is there. */
static void
forget_toggled (StfChartPane *self, StfOrganisation *organisation)
{
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->toggled);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      const StfBody *old = stf_organisation_find_body (self->organisation, id);
      const StfBody *body = stf_organisation_find_body (organisation, id);

      if (old != NULL && body != NULL && old->folded != body->folded)
        g_hash_table_iter_remove (&iter);
    }
}

/**
 * stf_chart_pane_set_findings:
 * @self: a pane
 * @findings: (transfer full) (nullable): id of a body to how many breaches of rules are in it
 *
 * Sets what the boxes tell of rules when the chart is drawn next.
 */
void
stf_chart_pane_set_findings (StfChartPane *self, GHashTable *findings)
{
  g_return_if_fail (STF_IS_CHART_PANE (self));

  g_clear_pointer (&self->findings, g_hash_table_unref);
  self->findings = findings;
}

/**
 * stf_chart_pane_set_organisation:
 * @self: a pane
 * @organisation: (nullable): what its chart shows
 * @comparison: (nullable): what differs from it, which the chart then shows too; it has to last
 *   until the next call
 *
 * Draws the chart on the page that the year has chosen (H12).
 */
void
stf_chart_pane_set_organisation (StfChartPane *self, StfOrganisation *organisation,
                                 const StfComparison *comparison)
{
  g_return_if_fail (STF_IS_CHART_PANE (self));

  if (self->organisation != NULL && organisation != NULL)
    forget_toggled (self, organisation);
  if (organisation != NULL)
    stf_organisation_ref (organisation);
  g_clear_pointer (&self->organisation, stf_organisation_unref);
  self->organisation = organisation;
  self->comparison = comparison;
  draw (self);
  self->updating = TRUE;
  stf_chart_search_set_organisation (self->search, organisation);
  self->updating = FALSE;
}

/**
 * stf_chart_pane_expand_to:
 * @self: a pane
 * @body: the id of a body
 *
 * Expands what it is folded away in, in the view.
 */
void
stf_chart_pane_expand_to (StfChartPane *self, const char *body)
{
  const StfBody *found;
  gboolean changed = FALSE;

  g_return_if_fail (STF_IS_CHART_PANE (self));

  found = self->organisation != NULL ? stf_organisation_find_body (self->organisation, body) : NULL;
  for (found = found != NULL ? found->parent : NULL; found != NULL; found = found->parent)
    changed = set_collapsed (self, found, FALSE) || changed;
  if (changed)
    draw (self);
}

/**
 * stf_chart_pane_select:
 * @self: a pane
 * @id: (nullable): of a body, or of a role, whose body is selected; where that is folded away, the
 *   body that stands for it
 */
void
stf_chart_pane_select (StfChartPane *self, const char *id)
{
  const StfBody *body = NULL;

  g_return_if_fail (STF_IS_CHART_PANE (self));

  if (id != NULL && self->organisation != NULL)
    {
      const StfRole *role = stf_organisation_find_role (self->organisation, id);

      body = role != NULL ? role->body : stf_organisation_find_body (self->organisation, id);
    }
  for (const StfBody *above = body; above != NULL; above = above->parent)
    if (above->parent != NULL && is_collapsed (self, above->parent))
      body = above->parent;
  stf_chart_view_select (self->view, body != NULL ? body->id : NULL);
}

/**
 * stf_chart_pane_get_view:
 * @self: a pane
 *
 * Returns: (transfer none): its view
 */
StfChartView *
stf_chart_pane_get_view (StfChartPane *self)
{
  g_return_val_if_fail (STF_IS_CHART_PANE (self), NULL);

  return self->view;
}

/**
 * stf_chart_pane_get_search:
 * @self: a pane
 *
 * Returns: (transfer none): the search within the chart
 */
StfChartSearch *
stf_chart_pane_get_search (StfChartPane *self)
{
  g_return_val_if_fail (STF_IS_CHART_PANE (self), NULL);

  return self->search;
}
