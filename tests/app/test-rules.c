/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules in the window: what the page shows, and what a change does to it at once. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "rules/stf-setting.h"
#include "stf-app-fixture.h"
#include "stf-choice-row.h"
#include "stf-organisation-page.h"
#include "stf-rule-dialog.h"
#include "stf-rules-page.h"
#include "stf-setting-group.h"
#include "stf-waiver-dialog.h"

static void
set_up (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_init (fixture);
  stf_app_open (fixture, fixture->path);
  g_assert_true (stf_open_year_set_date (stf_window_get_year (fixture->window), "2013-05-14"));
  stf_app_settle ();
}

static void
tear_down (StfAppFixture *fixture, gconstpointer user_data)
{
  stf_app_fixture_clear (fixture);
}

static const StfRuleResult *
find_rule (StfAppFixture *fixture, const char *ref)
{
  const StfRuleReport *report = stf_open_year_get_rules (stf_window_get_year (fixture->window));

  for (guint i = 0; i < report->results->len; i++)
    if (g_strcmp0 (((const StfRuleResult *) report->results->pdata[i])->ref, ref) == 0)
      return report->results->pdata[i];
  g_error ("There is no rule %s", ref);
}

static StfRulesPage *
show_rule (StfAppFixture *fixture, const char *ref)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-rule", "s",
                                             find_rule (fixture, ref)->id));
  stf_app_settle ();
  return STF_RULES_PAGE (stf_year_view_get_page (stf_app_get_view (fixture), "rules"));
}

static guint
count_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;
  return n;
}

/* How many breaches the box of a body tells of. */
static guint
count_on_box (StfAppFixture *fixture, const char *body)
{
  StfOrganisationPage *page = STF_ORGANISATION_PAGE (
      stf_year_view_get_page (stf_app_get_view (fixture), "organisation"));
  StfChartView *view = stf_chart_pane_get_view (stf_organisation_page_get_chart (page));
  const StfChartModel *model = stf_chart_get_model (stf_chart_view_get_chart (view));
  int box = stf_chart_model_find (model, body);
  g_autofree char *text = NULL;

  g_assert_cmpint (box, >=, 0);
  text = stf_chart_model_describe (model, (guint) box);
  g_assert_cmpint (strstr (text, "of rules") != NULL, ==, model->boxes[box].n_findings > 0);
  return model->boxes[box].n_findings;
}

static void
test_page (StfAppFixture *fixture, gconstpointer user_data)
{
  const StfRuleReport *report = stf_open_year_get_rules (stf_window_get_year (fixture->window));
  StfRulesPage *page = STF_RULES_PAGE (stf_app_show_page (fixture, "rules"));
  GtkListBox *list = stf_rules_page_get_list (page);
  const StfRuleResult *result = find_rule (fixture, "R21");
  const StfFinding *finding;

  g_assert_cmpuint (report->results->len, >=, 43);
  g_assert_cmpuint (count_rows (list), ==, report->results->len);
  /* What is breached stands first. */
  g_assert_true (stf_app_shows (GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0)),
                                stf_rule_state_get_label (STF_RULE_BREACHED)));

  g_assert_cmpint (result->state, ==, STF_RULE_BREACHED);
  show_rule (fixture, "R21");
  finding = result->findings->pdata[0];
  g_assert_true (stf_app_shows (GTK_WIDGET (stf_rules_page_get_pane (page)), result->clause));
  g_assert_true (stf_app_shows (GTK_WIDGET (stf_rules_page_get_pane (page)), finding->text));
  g_assert_true (stf_app_shows (GTK_WIDGET (stf_rules_page_get_pane (page)), finding->remedy));

  /* What it is about is a click away, and there it says so too, as does its box. */
  g_assert_nonnull (finding->body);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-body", "s",
                                             finding->body));
  stf_app_settle ();
  g_assert_true (
      stf_app_shows (GTK_WIDGET (stf_organisation_page_get_detail (STF_ORGANISATION_PAGE (
                         stf_year_view_get_page (stf_app_get_view (fixture), "organisation")))),
                     finding->text));
  g_assert_cmpuint (count_on_box (fixture, finding->body), ==, 1);
}

static void
test_filter (StfAppFixture *fixture, gconstpointer user_data)
{
  StfRulesPage *page = STF_RULES_PAGE (stf_app_show_page (fixture, "rules"));
  GtkListBox *list = stf_rules_page_get_list (page);
  const StfRuleReport *report = stf_open_year_get_rules (stf_window_get_year (fixture->window));
  GtkWidget *entry = stf_app_find (GTK_WIDGET (page), GTK_TYPE_SEARCH_ENTRY, NULL);

  stf_rules_page_set_filter (page, "breached", "all");
  g_assert_cmpuint (count_rows (list), ==, report->n[STF_RULE_BREACHED]);
  stf_rules_page_set_filter (page, "breached", "may");
  g_assert_cmpuint (count_rows (list), ==, 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (page), "rules.show-all", NULL));
  g_assert_cmpuint (count_rows (list), ==, report->results->len);

  gtk_editable_set_text (GTK_EDITABLE (entry), "VALBEREDNING");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_rows (list), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (entry), "xyzzy");
  g_signal_emit_by_name (entry, "search-changed");
  g_assert_cmpuint (count_rows (list), ==, 0);
  g_assert_true (stf_app_shows (GTK_WIDGET (page), "No Rule Found"));

  /* To show a rule that the filter hides takes the filter away. */
  show_rule (fixture, "R21");
  g_assert_cmpuint (count_rows (list), ==, report->results->len);
}

static void
test_setting (StfAppFixture *fixture, gconstpointer user_data)
{
  StfRulesPage *page = show_rule (fixture, "R17");
  GtkWidget *pane = GTK_WIDGET (stf_rules_page_get_pane (page));
  GtkWidget *group = stf_app_find (pane, STF_TYPE_SETTING_GROUP, NULL);
  AdwComboRow *row;

  g_assert_cmpint (find_rule (fixture, "R17")->state, !=, STF_RULE_BREACHED);
  g_assert_nonnull (group);
  row = ADW_COMBO_ROW (stf_setting_group_get_row (STF_SETTING_GROUP (group)));
  g_assert_cmpstr (stf_choice_row_get_value (row), ==, "chair-plus-five");
  gtk_widget_grab_focus (GTK_WIDGET (row));
  adw_combo_row_set_selected (row, 1);
  stf_app_settle ();

  g_assert_cmpint (find_rule (fixture, "R17")->state, ==, STF_RULE_BREACHED);
  g_assert_true (stf_app_shows (pane, stf_rule_state_get_label (STF_RULE_BREACHED)));
  /* The page was built anew, and the user is where they were; the suggestion is offered. */
  group = stf_app_find (pane, STF_TYPE_SETTING_GROUP, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)), group)
                 || gtk_root_get_focus (GTK_ROOT (fixture->window)) == group);
  stf_app_click (group, "_Use");
  g_assert_cmpint (find_rule (fixture, "R17")->state, !=, STF_RULE_BREACHED);
}

static void
test_waiver (StfAppFixture *fixture, gconstpointer user_data)
{
  StfRulesPage *page = show_rule (fixture, "R21");
  GtkWidget *pane = GTK_WIDGET (stf_rules_page_get_pane (page));
  GtkWidget *dialog;
  guint n_breached
      = stf_open_year_get_rules (stf_window_get_year (fixture->window))->n[STF_RULE_BREACHED];

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-waiver", "s",
                                             find_rule (fixture, "R21")->id));
  dialog = GTK_WIDGET (stf_app_wait_for_dialog (fixture));
  g_assert_true (STF_IS_WAIVER_DIALOG (dialog));
  g_assert_false (gtk_widget_get_sensitive (stf_app_find (dialog, GTK_TYPE_BUTTON, "_Save")));
  stf_app_type (dialog, "Reason", "Gruppen har uppehåll.");
  stf_app_type (dialog, "Until", "2013-01-01");
  g_assert_false (gtk_widget_get_sensitive (stf_app_find (dialog, GTK_TYPE_BUTTON, "_Save")));
  stf_app_type (dialog, "Until", "2013-06-30");
  g_assert_true (stf_app_shows (dialog, "No decision"));
  stf_app_click (dialog, "_Save");

  g_assert_cmpint (find_rule (fixture, "R21")->state, ==, STF_RULE_WAIVED);
  g_assert_cmpuint (
      stf_open_year_get_rules (stf_window_get_year (fixture->window))->n[STF_RULE_BREACHED], ==,
      n_breached - 1);
  g_assert_true (stf_app_shows (pane, "Gruppen har uppehåll."));
  g_assert_true (stf_app_shows (pane, stf_rule_state_get_label (STF_RULE_WAIVED)));

  /* It is over when it is over. */
  stf_open_year_set_date (stf_window_get_year (fixture->window), "2013-07-01");
  g_assert_cmpint (find_rule (fixture, "R21")->state, ==, STF_RULE_BREACHED);
}

/* Tab comes to every control of the form, and Enter saves. */
static void
test_own_rule (StfAppFixture *fixture, gconstpointer user_data)
{
  const StfRuleReport *report = stf_open_year_get_rules (stf_window_get_year (fixture->window));
  guint n = report->results->len;
  const StfRuleResult *last;
  GtkWidget *dialog, *role;
  guint n_seen = 0;

  stf_app_show_page (fixture, "rules");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-rule", NULL));
  dialog = GTK_WIDGET (stf_app_wait_for_dialog (fixture));
  g_assert_true (STF_IS_RULE_DIALOG (dialog));

  role = stf_app_find (dialog, ADW_TYPE_COMBO_ROW, "Role");
  g_assert_nonnull (role);
  for (guint i = 0; i < 40 && n_seen < 1; i++)
    {
      GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (dialog));

      n_seen += focus == role || (focus != NULL && gtk_widget_is_ancestor (focus, role));
      gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
    }
  g_assert_cmpuint (n_seen, ==, 1);
  stf_app_type (dialog, "Title", "Tjugo webbutvecklingsledare");
  stf_app_type (dialog, "Words of the rule", "Rollen har minst tjugo innehavare.");
  stf_app_type (dialog, "At least", "20");
  g_assert_false (gtk_widget_get_sensitive (stf_app_find (dialog, GTK_TYPE_BUTTON, "_Save")));
  adw_combo_row_set_selected (ADW_COMBO_ROW (role), 1);
  stf_app_settle ();
  g_assert_true (gtk_window_get_default_widget (GTK_WINDOW (dialog))
                 == stf_app_find (dialog, GTK_TYPE_BUTTON, "_Save"));
  stf_app_click (dialog, "_Save");

  report = stf_open_year_get_rules (stf_window_get_year (fixture->window));
  g_assert_cmpuint (report->results->len, ==, n + 1);
  last = report->results->pdata[n];
  g_assert_cmpstr (last->title, ==, "Tjugo webbutvecklingsledare");
  g_assert_cmpint (last->state, ==, STF_RULE_BREACHED);
  g_assert_cmpuint (last->findings->len, >, 0);
  g_assert_true (stf_app_shows (GTK_WIDGET (stf_rules_page_get_pane (STF_RULES_PAGE (
                                    stf_year_view_get_page (stf_app_get_view (fixture), "rules")))),
                                "Tjugo webbutvecklingsledare"));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  g_assert_cmpuint (stf_open_year_get_rules (stf_window_get_year (fixture->window))->results->len,
                    ==, n);
}

static void
test_elsewhere (StfAppFixture *fixture, gconstpointer user_data)
{
  const StfFinding *finding = find_rule (fixture, "R21")->findings->pdata[0];
  StfPage *overview = stf_app_show_page (fixture, "overview");
  StfPage *handover;

  g_assert_true (stf_app_shows (GTK_WIDGET (overview), "2 breaches"));
  handover = stf_app_show_page (fixture, "handover");
  g_assert_true (stf_app_shows (GTK_WIDGET (handover), finding->text));
}

/* Two versions of the document side by side: what is new, gone and said in other words. */
static void
test_versions (StfAppFixture *fixture, gconstpointer user_data)
{
  GtkWidget *dialog;

  stf_app_add_version (fixture);
  stf_app_activate (fixture, "win.compare-versions", NULL);
  dialog = GTK_WIDGET (stf_app_wait_for_dialog (fixture));
  stf_app_assert_named (dialog);
  g_assert_true (stf_app_shows (dialog, "R02"));
  g_assert_true (stf_app_shows (dialog, "R03"));
  g_assert_false (stf_app_shows (dialog, "R04"));
  g_assert_true (stf_app_shows (dialog, "Höstmötet väljer sju till styrgruppen."));
  gtk_window_destroy (GTK_WINDOW (dialog));
  stf_app_settle ();
}

#define ADD(path, function) g_test_add (path, StfAppFixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  stf_app_init (&argc, &argv);

  ADD ("/app/rules/page-shows-what-is-found-and-where", test_page);
  ADD ("/app/rules/filter-by-state-severity-and-words", test_filter);
  ADD ("/app/rules/a-setting-changed-evaluates-at-once", test_setting);
  ADD ("/app/rules/a-waiver-moves-the-state-until-it-expires", test_waiver);
  ADD ("/app/rules/own-rule-is-made-by-keyboard", test_own_rule);
  ADD ("/app/rules/two-versions-are-compared", test_versions);
  ADD ("/app/rules/overview-and-handover-name-the-breaches", test_elsewhere);
  return g_test_run ();
}
