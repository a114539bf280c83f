/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a window does with rules: shows them, settles what their document leaves open, waives them.
 */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "rules/stf-rule-paper.h"
#include "rules/stf-setting.h"
#include "stf-paper-actions.h"
#include "stf-rule-dialog.h"
#include "stf-rule-versions-dialog.h"
#include "stf-rules-page.h"
#include "stf-waiver-dialog.h"
#include "stf-window-private.h"

static StfRulesPage *
show_page (StfWindow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", "rules");
  return STF_RULES_PAGE (stf_year_view_get_page (self->view, "rules"));
}

static void
show_rule_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_rules_page_select (show_page (user_data), g_variant_get_string (parameter, NULL));
}

static void
show_rules_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *state, *severity;

  g_variant_get (parameter, "(&s&s)", &state, &severity);
  stf_rules_page_set_filter (show_page (user_data), state, severity);
}

static void
compare_versions_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  stf_rule_versions_dialog_present (user_data);
}

/* The report. */

static StfPaper *
make_report (StfWindow *self)
{
  StfOrganisation *organisation = stf_open_year_get_organisation (self->year);
  const StfRuleReport *report = stf_open_year_get_rules (self->year);
  g_autoptr (GError) error = NULL;
  StfPaper *paper = report != NULL ? stf_rule_paper_new (stf_open_year_get_file (self->year),
                                                         report, organisation, &error)
                                   : NULL;

  if (error != NULL)
    stf_window_report (self, _ ("The Report Could Not Be Made"), error);
  return paper;
}

static void
save_rules_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (StfPaper) paper = make_report (user_data);

  if (paper != NULL)
    stf_paper_save (user_data, paper);
}

static void
print_rules_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (StfPaper) paper = make_report (user_data);

  if (paper != NULL)
    stf_paper_print (user_data, paper);
}

static const GActionEntry entries[] = {
  { "show-rule", show_rule_cb, "s" },      { "compare-versions", compare_versions_cb },
  { "print-rules", print_rules_cb },       { "save-rules", save_rules_cb },
  { "show-rules", show_rules_cb, "(ss)" }, /* names of state and severity, or "all" */
};

void
stf_window_add_rule_actions (StfWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
stf_window_update_rule_actions (StfWindow *self)
{
  stf_window_set_entries_enabled (self, entries, G_N_ELEMENTS (entries), self->year != NULL);
}

/* --- changes --- */

void
stf_window_set_setting (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  const char *setting, *value;

  g_variant_get (parameter, "(&s&s)", &setting, &value);
  if (!stf_setting_save (stf_open_year_get_file (self->year), setting,
                         value[0] != '\0' ? value : NULL, &error))
    stf_window_report (self, _ ("The Setting Could Not Be Changed"), error);
}

void
stf_window_new_waiver (StfWindow *self, GVariant *parameter)
{
  stf_waiver_dialog_present (self, stf_waiver_draft_new (g_variant_get_string (parameter, NULL),
                                                         stf_open_year_get_date (self->year)));
}

void
stf_window_edit_waiver (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  StfWaiverDraft *draft = stf_waiver_draft_load (stf_open_year_get_file (self->year),
                                                 g_variant_get_string (parameter, NULL), &error);

  if (draft != NULL)
    stf_waiver_dialog_present (self, draft);
  else
    stf_window_report (self, _ ("The Waiver Could Not Be Read"), error);
}

void
stf_window_end_waiver (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (stf_waiver_end (stf_open_year_get_file (self->year), g_variant_get_string (parameter, NULL),
                      stf_open_year_get_date (self->year), &error))
    stf_window_toast_undo (self, _ ("The waiver was ended the day before"));
  else
    stf_window_report (self, _ ("The Waiver Could Not Be Ended"), error);
}

void
stf_window_delete_waiver (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (stf_waiver_delete (stf_open_year_get_file (self->year),
                         g_variant_get_string (parameter, NULL), &error))
    stf_window_toast_undo (self, _ ("The waiver was deleted"));
  else
    stf_window_report (self, _ ("The Waiver Could Not Be Deleted"), error);
}

static void
present_rule (StfWindow *self, StfRuleDraft *draft, const GError *error)
{
  if (draft != NULL)
    stf_rule_dialog_present (self, draft);
  else
    stf_window_report (self, _ ("The Rule Could Not Be Read"), error);
}

void
stf_window_new_rule (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  StfRuleDraft *draft = stf_rule_draft_new (stf_open_year_get_file (self->year), &error);

  present_rule (self, draft, error);
}

void
stf_window_edit_rule (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;
  StfRuleDraft *draft = stf_rule_draft_load (stf_open_year_get_file (self->year),
                                             g_variant_get_string (parameter, NULL), &error);

  present_rule (self, draft, error);
}

void
stf_window_delete_rule (StfWindow *self, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (stf_rule_delete (stf_open_year_get_file (self->year), g_variant_get_string (parameter, NULL),
                       &error))
    stf_window_toast_undo (self, _ ("The rule was deleted"));
  else
    stf_window_report (self, _ ("The Rule Could Not Be Deleted"), error);
}
