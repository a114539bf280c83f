/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of the year at its date: a list, grouped by state or by document, and beside it the
 * rule that is chosen.  A narrow page shows one of them at a time.
 *
 * A year has some dozens of rules, so the list is built anew when the year or its date changes;
 * what is chosen and filtered by stays. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-text.h"
#include "stf-action-row.h"
#include "stf-rule-wording.h"
#include "stf-rules-page.h"

#define ALL "all"

struct _StfRulesPage
{
  StfPage parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *side;
  GtkWidget *content;
  GtkEditable *filter;
  GtkWidget *filter_notice;
  GtkLabel *filter_label;
  GMenu *states;
  GMenu *severities;
  GtkStack *stack;
  GtkListBox *list;
  StfRulePane *pane;

  GSimpleActionGroup *actions;
  gboolean by_document;
  char *state;    /* name of the state that is shown, or "all" */
  char *severity; /* likewise */
  char *folded;   /* what is searched for, or NULL */
  char *selected; /* id of a rule, or NULL */
  gboolean updating;
};

G_DEFINE_FINAL_TYPE (StfRulesPage, stf_rules_page, STF_TYPE_PAGE)

/* --- rows --- */

static const char *
get_group (StfRulesPage *self, const StfRuleResult *result)
{
  if (!self->by_document)
    return stf_rule_state_get_label (result->state);
  return result->document_title != NULL ? result->document_title : _ ("Own Rules");
}

#define ROW_RULE "stf-rule"
#define ROW_GROUP "stf-group"

/* A row keeps the id of its rule and the name of its group: the report may be gone by then. */
static GtkWidget *
new_row (StfRulesPage *self, const StfRuleResult *result)
{
  g_autofree char *title = stf_rule_wording_title (result);
  g_autofree char *subtitle = stf_rule_wording_subtitle (result);
  GtkWidget *row = stf_action_row_new (title, subtitle, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (stf_rule_state_get_icon (result->state));

  gtk_widget_add_css_class (icon, stf_rule_state_get_style (result->state));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), ROW_RULE, g_strdup (result->id), g_free);
  g_object_set_data_full (G_OBJECT (row), ROW_GROUP, g_strdup (get_group (self, result)), g_free);
  return row;
}

static const char *
get_rule (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), ROW_RULE);
}

static void
header_cb (GtkListBoxRow *row, GtkListBoxRow *before, gpointer user_data)
{
  const char *group = g_object_get_data (G_OBJECT (row), ROW_GROUP);
  GtkWidget *label;

  if (before != NULL && g_str_equal (g_object_get_data (G_OBJECT (before), ROW_GROUP), group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "stf-list-heading");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
matches (StfRulesPage *self, const StfRuleResult *result)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (!g_str_equal (self->state, ALL)
      && !g_str_equal (self->state, stf_rule_state_get_name (result->state)))
    return FALSE;
  if (!g_str_equal (self->severity, ALL)
      && !g_str_equal (self->severity, stf_severity_get_name (result->severity)))
    return FALSE;
  if (self->folded == NULL)
    return TRUE;

  text = g_strjoin (" ", result->ref != NULL ? result->ref : "", result->title, result->clause,
                    NULL);
  folded = stf_text_fold (text);
  return strstr (folded, self->folded) != NULL;
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const StfRuleResult *one = *(const StfRuleResult *const *) a;
  const StfRuleResult *other = *(const StfRuleResult *const *) b;
  StfRulesPage *self = user_data;
  int order;

  if (self->by_document)
    {
      order = (one->document == NULL) - (other->document == NULL);
      return order != 0 ? order : g_strcmp0 (one->document_title, other->document_title);
    }
  order = (int) stf_rule_state_get_rank (one->state) - (int) stf_rule_state_get_rank (other->state);
  return order != 0 ? order : (int) one->severity - (int) other->severity;
}

/* --- list --- */

static void
show_selected (StfRulesPage *self)
{
  stf_rule_pane_show (self->pane, stf_page_get_year (STF_PAGE (self)), self->selected);
}

static GtkListBoxRow *
find_row (StfRulesPage *self, const char *rule)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (get_rule (row), rule) == 0)
      return row;
  return NULL;
}

static void
update_filter_notice (StfRulesPage *self, guint n, guint n_all)
{
  gboolean filtered = !g_str_equal (self->state, ALL) || !g_str_equal (self->severity, ALL)
                      || self->folded != NULL;
  /* Translators: how many rules of how many are listed. */
  g_autofree char *text = g_strdup_printf (_ ("%u of %u rules"), n, n_all);

  gtk_label_set_label (self->filter_label, text);
  gtk_widget_set_visible (self->filter_notice, filtered && n_all > 0);
}

static gboolean
has_focus (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, widget);
}

static void
fill (StfRulesPage *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  const StfRuleReport *report = year != NULL ? stf_open_year_get_rules (year) : NULL;
  guint n_all = report != NULL ? report->results->len : 0;
  gboolean focused = has_focus (GTK_WIDGET (self->list));
  g_autoptr (GPtrArray) results = g_ptr_array_new ();
  GtkListBoxRow *row;

  for (guint i = 0; i < n_all; i++)
    if (matches (self, report->results->pdata[i]))
      g_ptr_array_add (results, report->results->pdata[i]);
  g_ptr_array_sort_with_data (results, compare_cb, self); /* keeps the order of equals */

  self->updating = TRUE;
  stf_list_box_clear (self->list);
  for (guint i = 0; i < results->len; i++)
    gtk_list_box_append (self->list, new_row (self, results->pdata[i]));
  row = find_row (self, self->selected);
  if (row != NULL && !adw_leaflet_get_folded (self->leaflet))
    gtk_list_box_select_row (self->list, row);
  if (row != NULL && focused)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  self->updating = FALSE;

  update_filter_notice (self, results->len, n_all);
  gtk_stack_set_visible_child_name (self->stack, n_all == 0          ? "empty"
                                                 : results->len == 0 ? "nothing"
                                                                     : "list");
}

static void
choose (StfRulesPage *self, const char *rule)
{
  g_autofree char *copy = g_strdup (rule);

  g_free (self->selected);
  self->selected = g_steal_pointer (&copy);
  show_selected (self);
}

static void
row_activated_cb (StfRulesPage *self, GtkListBoxRow *row)
{
  choose (self, get_rule (row));
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

/* Arrows walk through the list: the rule follows. */
static void
row_selected_cb (StfRulesPage *self, GtkListBoxRow *row)
{
  if (!self->updating && row != NULL && g_strcmp0 (get_rule (row), self->selected) != 0)
    choose (self, get_rule (row));
}

static void
folded_cb (StfRulesPage *self)
{
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  GtkListBoxRow *row = find_row (self, self->selected);

  gtk_list_box_set_selection_mode (self->list, folded ? GTK_SELECTION_NONE : GTK_SELECTION_SINGLE);
  if (!folded && row != NULL)
    gtk_list_box_select_row (self->list, row);
}

static void
back_cb (StfRulesPage *self)
{
  GtkListBoxRow *row = find_row (self, self->selected);

  adw_leaflet_set_visible_child (self->leaflet, self->side);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StfRulesPage *self = STF_RULES_PAGE (widget);

  if (!adw_leaflet_get_folded (self->leaflet)
      || adw_leaflet_get_visible_child (self->leaflet) != self->content)
    return FALSE;
  back_cb (self);
  return TRUE;
}

/* --- filter --- */

static void
filter_changed_cb (StfRulesPage *self)
{
  const char *text = gtk_editable_get_text (self->filter);

  g_free (self->folded);
  self->folded = text[0] != '\0' ? stf_text_fold (text) : NULL;
  fill (self);
}

static void
group_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfRulesPage *self = user_data;

  g_simple_action_set_state (action, state);
  self->by_document = g_str_equal (g_variant_get_string (state, NULL), "document");
  fill (self);
}

static void
state_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfRulesPage *self = user_data;

  g_simple_action_set_state (action, state);
  g_free (self->state);
  self->state = g_variant_dup_string (state, NULL);
  fill (self);
}

static void
severity_cb (GSimpleAction *action, GVariant *state, gpointer user_data)
{
  StfRulesPage *self = user_data;

  g_simple_action_set_state (action, state);
  g_free (self->severity);
  self->severity = g_variant_dup_string (state, NULL);
  fill (self);
}

static void
show_all_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_rules_page_set_filter (user_data, ALL, ALL);
}

static void
add_item (GMenu *menu, const char *label, const char *action, const char *target)
{
  g_autofree char *detailed = g_strdup_printf ("rules.%s::%s", action, target);

  g_menu_append (menu, label, detailed);
}

static void
add_actions (StfRulesPage *self)
{
  static const GActionEntry entries[] = {
    { "group", NULL, "s", "'state'", group_cb },
    { "state", NULL, "s", "'all'", state_cb },
    { "severity", NULL, "s", "'all'", severity_cb },
    { "show-all", show_all_cb },
  };
  guint rank;

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "rules", G_ACTION_GROUP (self->actions));

  add_item (self->states, _ ("All states"), "state", ALL);
  for (rank = 0; rank < STF_N_RULE_STATES; rank++)
    for (StfRuleState state = 0; state < STF_N_RULE_STATES; state++)
      if (stf_rule_state_get_rank (state) == rank)
        add_item (self->states, stf_rule_state_get_label (state), "state",
                  stf_rule_state_get_name (state));
  add_item (self->severities, _ ("All severities"), "severity", ALL);
  for (StfSeverity severity = 0; severity < STF_N_SEVERITIES; severity++)
    add_item (self->severities, stf_severity_get_label (severity), "severity",
              stf_severity_get_name (severity));
}

static void
stf_rules_page_refresh (StfPage *page)
{
  StfRulesPage *self = STF_RULES_PAGE (page);

  fill (self);
  show_selected (self);
}

static void
stf_rules_page_dispose (GObject *object)
{
  StfRulesPage *self = STF_RULES_PAGE (object);

  self->updating = TRUE;
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (stf_rules_page_parent_class)->dispose (object);
}

static void
stf_rules_page_finalize (GObject *object)
{
  StfRulesPage *self = STF_RULES_PAGE (object);

  g_free (self->state);
  g_free (self->severity);
  g_free (self->folded);
  g_free (self->selected);
  G_OBJECT_CLASS (stf_rules_page_parent_class)->finalize (object);
}

static void
stf_rules_page_class_init (StfRulesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = stf_rules_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = stf_rules_page_finalize;
  STF_PAGE_CLASS (klass)->refresh = stf_rules_page_refresh;

  g_type_ensure (STF_TYPE_RULE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/rules-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, side);
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, content);
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, filter);
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, filter_notice);
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, filter_label);
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, states);
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, severities);
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, list);
  gtk_widget_class_bind_template_child (widget_class, StfRulesPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
stf_rules_page_init (StfRulesPage *self)
{
  self->state = g_strdup (ALL);
  self->severity = g_strdup (ALL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  add_actions (self);
}

/**
 * stf_rules_page_select:
 * @self: a page
 * @rule: id of a rule
 *
 * Shows a rule.
 */
void
stf_rules_page_select (StfRulesPage *self, const char *rule)
{
  GtkListBoxRow *row;

  g_return_if_fail (STF_IS_RULES_PAGE (self));

  choose (self, rule);
  if (find_row (self, rule) == NULL)
    stf_rules_page_set_filter (self, ALL, ALL);
  row = find_row (self, rule);
  if (row != NULL && !adw_leaflet_get_folded (self->leaflet))
    gtk_list_box_select_row (self->list, row);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

/**
 * stf_rules_page_set_filter:
 * @self: a page
 * @state: name of a state, as stf_rule_state_get_name(), or "all"
 * @severity: name of a severity, as stf_severity_get_name(), or "all"
 *
 * Lists only some rules, whatever was searched for.
 */
void
stf_rules_page_set_filter (StfRulesPage *self, const char *state, const char *severity)
{
  g_return_if_fail (STF_IS_RULES_PAGE (self));

  gtk_editable_set_text (self->filter, "");
  g_clear_pointer (&self->folded, g_free);
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "state",
                                      g_variant_new_string (state));
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "severity",
                                      g_variant_new_string (severity));
  adw_leaflet_set_visible_child (self->leaflet, self->side);
}

/** stf_rules_page_get_list: (transfer none): the list of rules. */
GtkListBox *
stf_rules_page_get_list (StfRulesPage *self)
{
  g_return_val_if_fail (STF_IS_RULES_PAGE (self), NULL);

  return self->list;
}

/** stf_rules_page_get_pane: (transfer none): what shows the rule that is chosen. */
StfRulePane *
stf_rules_page_get_pane (StfRulesPage *self)
{
  g_return_val_if_fail (STF_IS_RULES_PAGE (self), NULL);

  return self->pane;
}
