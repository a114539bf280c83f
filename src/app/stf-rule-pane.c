/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One rule at the date: its clause, how it stands and why, what is foreseen, what it goes by, and
 * the waivers from it.  It is built anew each time: what it shows has no state of its own, and its
 * buttons are actions of the window.  Only the place where the user works is kept: the setting that
 * has the focus has it again. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "file/stf-date.h"
#include "rules/stf-rule-checks.h"
#include "rules/stf-rule-parameter.h"
#include "rules/stf-waiver-draft.h"
#include "stf-action-row.h"
#include "stf-finding-row.h"
#include "stf-rule-pane.h"
#include "stf-rule-wording.h"
#include "stf-setting-group.h"
#include "stf-wording.h"

struct _StfRulePane
{
  AdwBin parent_instance;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkLabel *title;
  GtkWidget *state;
  GtkImage *state_icon;
  GtkLabel *state_label;
  GtkLabel *severity;
  GtkBox *clause;
  GtkLabel *source;
  GtkBox *groups;

  StfOpenYear *year; /* while it is filled */
  char *rule;
};

G_DEFINE_FINAL_TYPE (StfRulePane, stf_rule_pane, ADW_TYPE_BIN)

static AdwPreferencesGroup *
add_group (StfRulePane *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (description != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (description, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
    }
  gtk_box_append (self->groups, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_text (AdwPreferencesGroup *group, const char *what, const char *text)
{
  if (text != NULL && text[0] != '\0')
    adw_preferences_group_add (group, stf_action_row_new (what, text, NULL));
}

/* --- parts --- */

static void
show_head (StfRulePane *self, const StfRuleResult *result)
{
  g_autofree char *title = stf_rule_wording_title (result);
  const char *source = result->document != NULL ? result->document_title : _ ("Own rule");

  gtk_label_set_label (self->title, title);
  for (StfRuleState state = 0; state < STF_N_RULE_STATES; state++)
    gtk_widget_remove_css_class (self->state, stf_rule_state_get_style (state));
  gtk_widget_add_css_class (self->state, stf_rule_state_get_style (result->state));
  gtk_image_set_from_icon_name (self->state_icon, stf_rule_state_get_icon (result->state));
  gtk_label_set_label (self->state_label, stf_rule_state_get_label (result->state));
  gtk_label_set_label (self->severity, stf_severity_get_label (result->severity));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->severity),
                               stf_severity_get_explanation (result->severity));
  stf_box_clear (self->clause);
  gtk_box_append (self->clause, stf_quote_new (result->clause));
  gtk_label_set_label (self->source, source);
}

static void
add_change (AdwPreferencesGroup *group, const StfRuleResult *result)
{
  GtkWidget *row;

  if (result->changes_on == NULL)
    return;
  row = stf_action_row_new (_ ("Changes on"), result->changes_on, NULL);
  stf_action_row_add_button (row, _ ("Show this day"), "stf-calendar-symbolic", "win.date",
                             g_variant_new_string (result->changes_on));
  adw_preferences_group_add (group, row);
}

static void
add_state (StfRulePane *self, const StfRuleResult *result)
{
  AdwPreferencesGroup *group = add_group (self, _ ("State"), NULL);

  add_text (group, _ ("Looked at"), result->observed);
  add_text (group,
            result->state == STF_RULE_WAIVED ? _ ("Waived because") : _ ("Cannot be decided yet"),
            result->reason);
  add_text (group, _ ("Severity"), stf_severity_get_explanation (result->severity));
  add_change (group, result);
  add_text (group, _ ("How it is checked"), result->note);
}

static void
add_findings (StfRulePane *self, const StfRuleResult *result)
{
  StfOrganisation *organisation = stf_open_year_get_organisation (self->year);
  AdwPreferencesGroup *group;

  if (result->findings->len == 0)
    return;
  group = add_group (self, _ ("Breaches"), NULL);
  for (guint i = 0; i < result->findings->len; i++)
    adw_preferences_group_add (group,
                               stf_finding_row_new (result->findings->pdata[i], organisation));
}

static void
add_forecast (StfRulePane *self, const StfRuleResult *result)
{
  StfOrganisation *organisation = stf_open_year_get_organisation (self->year);
  AdwPreferencesGroup *group;

  if (result->state == STF_RULE_NO_CHECK || result->state == STF_RULE_UNDECIDED)
    return;
  group = add_group (self, _ ("The Next Twelve Months"), NULL);
  if (result->forecast->len == 0)
    adw_preferences_group_add (
        group, stf_action_row_new (_ ("No new breach is foreseen"), NULL, "stf-ok-symbolic"));
  for (guint i = 0; i < result->forecast->len; i++)
    adw_preferences_group_add (
        group, stf_finding_row_new_forecast (result->forecast->pdata[i], organisation, FALSE));
}

static void
add_setting (StfRulePane *self, const char *id)
{
  g_autoptr (GError) error = NULL;
  StfSetting *setting = stf_setting_load (stf_open_year_get_file (self->year), id, &error);

  if (setting != NULL)
    gtk_box_append (self->groups,
                    stf_setting_group_new (setting, stf_open_year_can_edit (self->year)));
  else
    g_warning ("A setting could not be read: %s", error->message);
}

/* What the check calls the parameter and its value, in the reader's words. */
static void
add_parameter (AdwPreferencesGroup *group, const StfRuleCheck *check,
               const StfRuleParameter *parameter)
{
  const StfCheckParameter *known = check != NULL
                                       ? stf_rule_check_find_parameter (check, parameter->name)
                                       : NULL;
  const char *value = parameter->value;

  if (known != NULL && known->kind == STF_PARAMETER_CHOICE)
    value = stf_check_parameter_get_choice_label (known, value);
  else if (known != NULL && known->kind == STF_PARAMETER_FLAG)
    value = g_str_equal (value, "1") ? _ ("Yes") : _ ("No");
  add_text (group, known != NULL ? stf_check_parameter_get_label (known) : parameter->name, value);
}

/* First what is fixed, in one list; then each thing that the document leaves open. */
static void
add_parameters (StfRulePane *self, const StfRuleResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parameters = stf_rule_parameter_list (stf_open_year_get_file (self->year),
                                                              result->id, &error);
  AdwPreferencesGroup *group = NULL;

  if (parameters == NULL)
    {
      g_warning ("Parameters could not be read: %s", error->message);
      return;
    }
  for (guint i = 0; i < parameters->len; i++)
    {
      const StfRuleParameter *parameter = parameters->pdata[i];

      if (parameter->setting != NULL || parameter->value == NULL)
        continue;
      if (group == NULL)
        group = add_group (self, _ ("What the Check Is Told"), NULL);
      add_parameter (group, stf_rule_checks_find (result->check), parameter);
    }
  for (guint i = 0; i < parameters->len; i++)
    {
      const StfRuleParameter *parameter = parameters->pdata[i];

      if (parameter->setting != NULL)
        add_setting (self, parameter->setting);
    }
}

static void
add_waiver (StfRulePane *self, AdwPreferencesGroup *group, const StfWaiver *waiver)
{
  g_autofree char *period = stf_wording_period (waiver->from_date, waiver->to_date);
  g_autofree char *decision = stf_wording_join (waiver->decision_title, waiver->decision_date);
  g_autofree char *subtitle = stf_wording_join (period[0] != '\0' ? period
                                                                  : _ ("until further notice"),
                                                decision[0] != '\0' ? decision : _ ("no decision"));
  GtkWidget *row = stf_action_row_new (waiver->reason, subtitle, "stf-waived-symbolic");

  stf_action_row_add_button (row, _ ("Edit the waiver"), "stf-edit-symbolic", "win.edit-waiver",
                             g_variant_new_string (waiver->id));
  if (stf_date_in_force (stf_open_year_get_date (self->year), waiver->from_date, waiver->to_date))
    stf_action_row_add_button (row, _ ("End the waiver"), "stf-end-symbolic", "win.end-waiver",
                               g_variant_new_string (waiver->id));
  adw_preferences_group_add (group, row);
}

static void
add_waivers (StfRulePane *self, const StfRuleResult *result)
{
  g_autoptr (GPtrArray) waivers = stf_waiver_list (stf_open_year_get_file (self->year), result->id,
                                                   NULL);
  AdwPreferencesGroup *group = add_group (self, _ ("Waivers"), NULL);
  GtkWidget *add = gtk_button_new_from_icon_name ("stf-add-symbolic");

  gtk_widget_set_tooltip_text (add, _ ("Add a waiver"));
  gtk_widget_add_css_class (add, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a waiver"), -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "s", result->id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.new-waiver");
  adw_preferences_group_set_header_suffix (group, add);
  for (guint i = 0; waivers != NULL && i < waivers->len; i++)
    add_waiver (self, group, waivers->pdata[i]);
  if (waivers == NULL || waivers->len == 0)
    adw_preferences_group_add (group, stf_action_row_new (_ ("None"), NULL, NULL));
}

static void
add_rule (StfRulePane *self, const StfRuleResult *result)
{
  g_autofree char *period = stf_wording_period (result->from_date, result->to_date);
  AdwPreferencesGroup *group = add_group (self, _ ("Rule"), NULL);
  GtkWidget *row;

  add_text (group, _ ("Document"), result->document_title);
  add_text (group, _ ("In force"), period[0] != '\0' ? period : _ ("at every date"));
  if (result->document != NULL)
    return;

  row = stf_action_row_new (_ ("Own rule"), _ ("Added to those of the document"), NULL);
  stf_action_row_add_button (row, _ ("Edit the rule"), "stf-edit-symbolic", "win.edit-rule",
                             g_variant_new_string (result->id));
  stf_action_row_add_button (row, _ ("Delete the rule"), "stf-delete-symbolic", "win.delete-rule",
                             g_variant_new_string (result->id));
  adw_preferences_group_add (group, row);
}

/* --- focus --- */

static char *
get_focused_setting (StfRulePane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *group = focus != NULL ? gtk_widget_get_ancestor (focus, STF_TYPE_SETTING_GROUP) : NULL;

  if (group == NULL || !gtk_widget_is_ancestor (group, GTK_WIDGET (self)))
    return NULL;
  return g_strdup (stf_setting_group_get_id (STF_SETTING_GROUP (group)));
}

static void
focus_setting (StfRulePane *self, const char *id)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->groups)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (STF_IS_SETTING_GROUP (child)
        && g_str_equal (stf_setting_group_get_id (STF_SETTING_GROUP (child)), id))
      gtk_widget_grab_focus (stf_setting_group_get_row (STF_SETTING_GROUP (child)));
}

static void
stf_rule_pane_finalize (GObject *object)
{
  g_free (STF_RULE_PANE (object)->rule);
  G_OBJECT_CLASS (stf_rule_pane_parent_class)->finalize (object);
}

static void
stf_rule_pane_class_init (StfRulePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_rule_pane_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/rule-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, StfRulePane, stack);
  gtk_widget_class_bind_template_child (widget_class, StfRulePane, scroller);
  gtk_widget_class_bind_template_child (widget_class, StfRulePane, title);
  gtk_widget_class_bind_template_child (widget_class, StfRulePane, state);
  gtk_widget_class_bind_template_child (widget_class, StfRulePane, state_icon);
  gtk_widget_class_bind_template_child (widget_class, StfRulePane, state_label);
  gtk_widget_class_bind_template_child (widget_class, StfRulePane, severity);
  gtk_widget_class_bind_template_child (widget_class, StfRulePane, clause);
  gtk_widget_class_bind_template_child (widget_class, StfRulePane, source);
  gtk_widget_class_bind_template_child (widget_class, StfRulePane, groups);
}

static void
stf_rule_pane_init (StfRulePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * stf_rule_pane_show:
 * @self: a pane
 * @year: the year
 * @rule: (nullable): id of a rule that is in force at the date
 *
 * Shows a rule, or that none is chosen.
 */
void
stf_rule_pane_show (StfRulePane *self, StfOpenYear *year, const char *rule)
{
  const StfRuleReport *report = stf_open_year_get_rules (year);
  const StfRuleResult *result = report != NULL && rule != NULL ? stf_rule_report_find (report, rule)
                                                               : NULL;
  g_autofree char *focused = get_focused_setting (self);
  g_autofree char *copy = g_strdup (rule);

  g_return_if_fail (STF_IS_RULE_PANE (self));

  stf_box_clear (self->groups);
  if (g_strcmp0 (self->rule, rule) != 0)
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  g_free (self->rule);
  self->rule = g_steal_pointer (&copy);
  gtk_stack_set_visible_child_name (self->stack, result != NULL ? "rule" : "empty");
  if (result == NULL)
    return;

  self->year = year;
  show_head (self, result);
  add_findings (self, result);
  add_state (self, result);
  add_forecast (self, result);
  add_parameters (self, result);
  add_waivers (self, result);
  add_rule (self, result);
  self->year = NULL;
  if (focused != NULL)
    focus_setting (self, focused);
}

/** stf_rule_pane_get_rule: id of the rule that is shown, or NULL. */
const char *
stf_rule_pane_get_rule (StfRulePane *self)
{
  g_return_val_if_fail (STF_IS_RULE_PANE (self), NULL);

  return self->rule;
}
