/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Findings as rows of lists.  On the page of rules a row leads to what it is about; elsewhere,
 * where that is what the reader looks at, to its rule. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-action-row.h"
#include "stf-finding-row.h"
#include "stf-rule-wording.h"

static gboolean
has_seat (const StfRole *role, const char *id)
{
  for (guint i = 0; i < role->seats->len; i++)
    if (g_strcmp0 (((const StfSeat *) role->seats->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_assignment (const StfRole *role, const char *id)
{
  for (guint i = 0; i < role->holders->len; i++)
    if (g_strcmp0 (((const StfHolder *) role->holders->pdata[i])->assignment, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_of_role (const StfFinding *finding, const StfRole *role)
{
  if (g_str_equal (finding->table, "role"))
    return g_strcmp0 (finding->id, role->id) == 0;
  if (g_str_equal (finding->table, "seat"))
    return has_seat (role, finding->id);
  return g_str_equal (finding->table, "assignment") && has_assignment (role, finding->id);
}

static const StfRole *
find_role (const StfFinding *finding, StfOrganisation *organisation)
{
  GPtrArray *roles = stf_organisation_get_roles (organisation);

  for (guint i = 0; i < roles->len; i++)
    if (is_of_role (finding, roles->pdata[i]))
      return roles->pdata[i];
  return NULL;
}

/* Leads to the body, role, person or agency that a finding is about, or nowhere. */
static void
link_row (GtkWidget *row, const StfFinding *finding, StfOrganisation *organisation)
{
  const StfRole *role = find_role (finding, organisation);
  const char *action = NULL;
  const char *target = NULL;

  if (role != NULL)
    {
      action = "win.show-role";
      target = role->id;
    }
  else if (g_str_equal (finding->table, "person"))
    {
      action = "win.show-person";
      target = finding->id;
    }
  else if (g_str_equal (finding->table, "agency"))
    {
      action = "win.show-agency";
      target = finding->label;
    }
  else
    {
      action = "win.show-body";
      target = g_str_equal (finding->table, "body") ? finding->id : finding->body;
    }
  if (target == NULL)
    return;

  stf_action_row_set_action (row, action, target);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("stf-next-symbolic"));
}

static GtkWidget *
new_row (const char *title, const char *subtitle, StfRuleState state)
{
  GtkWidget *row = stf_action_row_new (title, subtitle, NULL);
  GtkWidget *icon = gtk_image_new_from_icon_name (stf_rule_state_get_icon (state));

  gtk_widget_add_css_class (icon, stf_rule_state_get_style (state));
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  return row;
}

/**
 * stf_finding_row_new:
 * @finding: what breaks a rule
 * @organisation: where it is
 *
 * Returns: (transfer floating): a row that leads to what it is about
 */
GtkWidget *
stf_finding_row_new (const StfFinding *finding, StfOrganisation *organisation)
{
  g_autofree char *text = stf_rule_wording_finding (finding);
  GtkWidget *row = new_row (finding->label, text, STF_RULE_BREACHED);

  link_row (row, finding, organisation);
  return row;
}

/**
 * stf_finding_row_new_with_rule:
 * @finding: what breaks a rule
 *
 * Returns: (transfer floating): a row that leads to the rule
 */
GtkWidget *
stf_finding_row_new_with_rule (const StfFinding *finding)
{
  g_autofree char *text = stf_rule_wording_finding (finding);
  g_autofree char *rule = stf_rule_wording_title (finding->rule);
  g_autofree char *subtitle = g_strdup_printf (
      "%s: %s\n%s", stf_severity_get_label (finding->rule->severity), rule, text);
  GtkWidget *row = new_row (finding->label, subtitle, STF_RULE_BREACHED);

  stf_action_row_set_action (row, "win.show-rule", finding->rule->id);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("stf-next-symbolic"));
  return row;
}

/**
 * stf_finding_row_new_forecast:
 * @finding: what will break a rule
 * @organisation: where it is
 * @with_rule: whether the row names the rule and leads to it
 *
 * Returns: (transfer floating): a row that tells the day first, with a button that goes there
 */
GtkWidget *
stf_finding_row_new_forecast (const StfFinding *finding, StfOrganisation *organisation,
                              gboolean with_rule)
{
  g_autofree char *rule = with_rule ? stf_rule_wording_title (finding->rule) : NULL;
  g_autofree char *text = g_strjoin ("\n", finding->text,
                                     rule != NULL              ? rule
                                     : finding->remedy != NULL ? finding->remedy
                                                               : NULL,
                                     NULL);
  g_autofree char *title = g_strdup_printf ("%s · %s", finding->from_date, finding->label);
  GtkWidget *row = new_row (title, text, STF_RULE_AT_RISK);

  stf_action_row_add_button (row, _ ("Show this day"), "stf-calendar-symbolic", "win.date",
                             g_variant_new_string (finding->from_date));
  if (!with_rule)
    link_row (row, finding, organisation);
  else
    stf_action_row_set_action (row, "win.show-rule", finding->rule->id);
  return row;
}

/**
 * stf_finding_row_new_shift:
 * @finding: what breaks a rule, or will
 * @shift: what becomes of it
 *
 * Returns: (transfer floating): a row of a form, that leads nowhere
 */
GtkWidget *
stf_finding_row_new_shift (const StfFinding *finding, StfFindingShift shift)
{
  g_autofree char *rule = stf_rule_wording_title (finding->rule);
  /* What is about the whole year has no name of its own. */
  const char *label = finding->label[0] != '\0' ? finding->label : finding->rule->title;
  g_autofree char *title = finding->from_date != NULL
                               ? g_strdup_printf ("%s · %s", finding->from_date, label)
                               : g_strdup (label);
  const char *remedy = shift == STF_FINDING_GONE ? NULL : finding->remedy;
  g_autofree char *text = g_strjoin ("\n", finding->text, remedy, NULL);
  g_autofree char *subtitle = g_strdup_printf (
      "%s: %s\n%s", stf_severity_get_label (finding->rule->severity), rule, text);
  StfRuleState state = shift == STF_FINDING_GONE    ? STF_RULE_MET
                       : finding->from_date != NULL ? STF_RULE_AT_RISK
                                                    : STF_RULE_BREACHED;
  GtkWidget *row = new_row (title, subtitle, state);
  GtkWidget *word;

  if (shift == STF_FINDING_STAYS)
    return row;

  /* Translators: beside something that breaks a rule: it comes, or goes, with what is edited. */
  word = gtk_label_new (shift == STF_FINDING_NEW ? C_ ("finding", "New")
                                                 : C_ ("finding", "Resolved"));
  gtk_widget_add_css_class (word, "caption-heading");
  gtk_widget_add_css_class (word, stf_rule_state_get_style (state));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), word);
  return row;
}

/* The ids of what belongs to a role or a person, and its own. */
static GHashTable *
list_ids (StfOrganisation *organisation, const char *id)
{
  GPtrArray *roles = stf_organisation_get_roles (organisation);
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_add (ids, (gpointer) id);
  for (guint i = 0; i < roles->len; i++)
    {
      const StfRole *role = roles->pdata[i];
      gboolean is_role = g_str_equal (role->id, id);

      for (guint j = 0; is_role && j < role->seats->len; j++)
        {
          const StfSeat *seat = role->seats->pdata[j];

          if (seat->id != NULL)
            g_hash_table_add (ids, (gpointer) seat->id);
        }
      for (guint j = 0; j < role->holders->len; j++)
        {
          const StfHolder *holder = role->holders->pdata[j];

          if (holder->assignment != NULL && (is_role || g_strcmp0 (holder->person, id) == 0))
            g_hash_table_add (ids, (gpointer) holder->assignment);
        }
    }
  return ids;
}

/**
 * stf_finding_list_about:
 * @report: rules at a date
 * @organisation: (nullable): the organisation at that date; NULL: all findings
 * @id: (nullable): a body, role or person of it
 * @with_forecast: whether also what is foreseen, after the rest
 *
 * Returns: (transfer container) (element-type StfFinding): what is found in it: its roles, seats
 * and assignments; the gravest first
 */
GPtrArray *
stf_finding_list_about (const StfRuleReport *report, StfOrganisation *organisation, const char *id,
                        gboolean with_forecast)
{
  g_autoptr (GHashTable) ids = organisation != NULL ? list_ids (organisation, id) : NULL;
  g_autoptr (GPtrArray) all = stf_rule_report_list_findings (report, NULL, NULL);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; with_forecast && i < report->results->len; i++)
    {
      const StfRuleResult *result = report->results->pdata[i];

      if (result->state != STF_RULE_WAIVED)
        g_ptr_array_extend (all, result->forecast, NULL, NULL);
    }
  for (guint i = 0; i < all->len; i++)
    {
      const StfFinding *finding = all->pdata[i];

      if (ids == NULL || g_hash_table_contains (ids, finding->id)
          || (finding->body != NULL && g_str_equal (finding->body, id)))
        g_ptr_array_add (found, all->pdata[i]);
    }
  return found;
}
