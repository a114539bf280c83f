/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The chart with what belongs to it: scrollbars, zoom, and the choice of relations to draw.  Only
 * kinds that the chart has are offered, each a stateful action named after it (H8). */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-chart-pane.h"

#include <glib/gi18n.h>

struct _StfChartPane
{
  AdwBin parent_instance;

  StfChartView *view;
  GtkWidget *controls;
  GtkMenuButton *relations_button;
  GtkLabel *zoom_label;
  GtkStack *stack;

  GSimpleActionGroup *relations; /* one action a kind */
  GHashTable *shown;             /* kinds of relations that are drawn */
  StfOrganisation *organisation;
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
stf_chart_pane_dispose (GObject *object)
{
  StfChartPane *self = STF_CHART_PANE (object);

  g_clear_object (&self->relations);
  g_clear_pointer (&self->shown, g_hash_table_unref);
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
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/chart-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, view);
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, controls);
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, relations_button);
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, StfChartPane, stack);
  gtk_widget_class_bind_template_callback (widget_class, body_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, body_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_cb);
}

/* The zoom buttons stand outside the view that has the actions. */
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
  };
  g_autoptr (GSimpleActionGroup) zoom = g_simple_action_group_new ();

  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->relations = g_simple_action_group_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "relations", G_ACTION_GROUP (self->relations));
  g_action_map_add_action_entries (G_ACTION_MAP (zoom), zoom_actions, G_N_ELEMENTS (zoom_actions),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "zoom", G_ACTION_GROUP (zoom));
  zoom_cb (self);
}

/**
 * stf_chart_pane_set_organisation:
 * @self: a pane
 * @organisation: (nullable): what its chart shows
 *
 * Draws the chart on the page that the year has chosen (H12).
 */
void
stf_chart_pane_set_organisation (StfChartPane *self, StfOrganisation *organisation)
{
  g_autoptr (StfChart) chart = NULL;

  g_return_if_fail (STF_IS_CHART_PANE (self));

  if (organisation != NULL)
    {
      chart = stf_chart_new (organisation, NULL);
      stf_organisation_ref (organisation);
    }
  g_clear_pointer (&self->organisation, stf_organisation_unref);
  self->organisation = organisation;

  stf_chart_view_set_chart (self->view, chart);
  if (chart != NULL)
    offer_relations (self, stf_chart_get_model (chart));
  gtk_stack_set_visible_child_name (self->stack,
                                    chart && stf_chart_get_n_boxes (chart) > 0 ? "chart" : "empty");
  gtk_widget_set_visible (self->controls, chart && stf_chart_get_n_boxes (chart) > 0);
}

/**
 * stf_chart_pane_select:
 * @self: a pane
 * @id: (nullable): of a body, or of a role, whose body is selected
 */
void
stf_chart_pane_select (StfChartPane *self, const char *id)
{
  StfRole *role;

  g_return_if_fail (STF_IS_CHART_PANE (self));

  role = id && self->organisation ? stf_organisation_find_role (self->organisation, id) : NULL;
  stf_chart_view_select (self->view, role && role->body ? role->body->id : id);
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
