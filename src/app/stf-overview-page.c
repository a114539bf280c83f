/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first page of a year: who leads it, what is vacant, what ends soon, what comes next.  Each
 * row leads to where its matter is. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include <glib/gi18n.h>

#include "organisation/stf-overview.h"
#include "stf-action-row.h"
#include "stf-finding-row.h"
#include "stf-overview-page.h"
#include "stf-rule-wording.h"
#include "stf-wording.h"

/* A new year is vacant throughout: the page names the first ones and leads to the rest. */
#define MAX_VACANCIES 6

/* The next breaches; the page of rules has them all. */
#define MAX_FORESEEN 3

struct _StfOverviewPage
{
  StfPage parent_instance;

  GtkLabel *name;
  GtkLabel *number;
  GtkWidget *example;
  GtkLabel *counts;
  GtkBox *groups;
};

G_DEFINE_FINAL_TYPE (StfOverviewPage, stf_overview_page, STF_TYPE_PAGE)

static GtkWidget *
add_group (StfOverviewPage *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (self->groups, group);
  return group;
}

static void
add_row (GtkWidget *group, GtkWidget *row)
{
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

static void
add_arrow (GtkWidget *row)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("stf-next-symbolic"));
}

static void
link_row (GtkWidget *row, const char *action, const char *target)
{
  stf_action_row_set_action (row, action, target);
  add_arrow (row);
}

static void
add_leadership (StfOverviewPage *self, const StfOverview *overview)
{
  GtkWidget *group = add_group (self, _ ("Leadership"));
  const StfHolder *chair = overview->chair;
  g_autofree char *name = chair != NULL ? stf_wording_holder (chair) : NULL;
  GtkWidget *row;

  row = stf_action_row_new (name != NULL ? name : _ ("Vacant"), _ ("Chair"),
                            chair != NULL ? "stf-person-symbolic" : "stf-vacant-symbolic");
  if (chair != NULL && chair->person != NULL)
    link_row (row, "win.show-person", chair->person);
  add_row (group, row);

  if (overview->process_owner != NULL)
    add_row (group, stf_action_row_new (overview->process_owner->name,
                                        _ ("Process owner, follows the chair"),
                                        "stf-organisation-symbolic"));

  row = stf_action_row_new (_ ("Elections"), _ ("Propose, elect and record the next term"),
                            "stf-ballot-symbolic");
  link_row (row, "win.page", "election");
  add_row (group, row);
}

static void
add_vacancies (StfOverviewPage *self, const StfOverview *overview)
{
  GtkWidget *group = add_group (self, _ ("Vacant Seats"));
  guint n = overview->vacancies->len;

  if (n == 0)
    add_row (group, stf_action_row_new (_ ("All seats are held"), NULL, "stf-ok-symbolic"));
  for (guint i = 0; i < n && i < MAX_VACANCIES; i++)
    {
      const StfVacancy *vacancy = overview->vacancies->pdata[i];
      const StfRole *role = vacancy->role;
      g_autofree char *seat = stf_wording_seat (vacancy->seat);
      g_autofree char *subtitle = stf_wording_join (role->body != NULL ? role->body->name : NULL,
                                                    seat);
      GtkWidget *row = stf_action_row_new (role->title, subtitle, "stf-vacant-symbolic");

      stf_action_row_set_action (row, "win.show-role", role->id);
      stf_action_row_add_button (
          row, _ ("_Assign…"), NULL, "win.assign",
          g_variant_new ("(ss)", role->id, vacancy->seat->id != NULL ? vacancy->seat->id : ""));
      add_row (group, row);
    }
  if (n > MAX_VACANCIES)
    {
      guint more = n - MAX_VACANCIES;
      g_autofree char *title = g_strdup_printf (
          ngettext ("%u more vacant seat", "%u more vacant seats", more), more);
      GtkWidget *row = stf_action_row_new (title, NULL, NULL);

      link_row (row, "win.page", "organisation");
      add_row (group, row);
    }
}

static void
add_endings (StfOverviewPage *self, const StfOverview *overview)
{
  GtkWidget *group;

  if (overview->endings->len == 0)
    return;
  group = add_group (self, _ ("Ends Soon"));
  for (guint i = 0; i < overview->endings->len; i++)
    {
      const StfEnding *ending = overview->endings->pdata[i];
      g_autofree char *name = stf_wording_holder (ending->holder);
      g_autofree char *until = stf_wording_period (NULL, ending->holder->to_date);
      g_autofree char *subtitle = stf_wording_join (ending->role->title, until);
      GtkWidget *row = stf_action_row_new (name, subtitle, "stf-history-symbolic");

      link_row (row, "win.show-role", ending->role->id);
      add_row (group, row);
    }
}

/* How many breaches there are of each severity. */
static void
add_breaches (GtkWidget *group, const StfRuleReport *report)
{
  guint n = 0;

  for (StfSeverity severity = 0; severity < STF_N_SEVERITIES; severity++)
    {
      g_autofree char *title = stf_rule_wording_breaches (report->n_breaches[severity]);
      GtkWidget *row, *icon;

      n += report->n_breaches[severity];
      if (report->n_breaches[severity] == 0)
        continue;
      row = stf_action_row_new (title, stf_severity_get_label (severity), NULL);
      icon = gtk_image_new_from_icon_name (stf_rule_state_get_icon (STF_RULE_BREACHED));
      gtk_widget_add_css_class (icon, stf_rule_state_get_style (STF_RULE_BREACHED));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(ss)",
                                        stf_rule_state_get_name (STF_RULE_BREACHED),
                                        stf_severity_get_name (severity));
      link_row (row, "win.show-rules", NULL);
      add_row (group, row);
    }
  if (n == 0)
    add_row (group, stf_action_row_new (_ ("No rule is breached"), NULL, "stf-ok-symbolic"));
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const StfFinding *one = *(const StfFinding *const *) a;
  const StfFinding *other = *(const StfFinding *const *) b;

  return g_strcmp0 (one->from_date, other->from_date);
}

static void
add_rules (StfOverviewPage *self, StfOpenYear *year)
{
  const StfRuleReport *report = stf_open_year_get_rules (year);
  g_autoptr (GPtrArray) foreseen = g_ptr_array_new ();
  GtkWidget *group;

  if (report == NULL || report->results->len == 0)
    return;
  group = add_group (self, _ ("Rules"));
  add_breaches (group, report);
  for (guint i = 0; i < report->results->len; i++)
    {
      const StfRuleResult *result = report->results->pdata[i];

      if (result->state != STF_RULE_WAIVED)
        g_ptr_array_extend (foreseen, result->forecast, NULL, NULL);
    }
  g_ptr_array_sort (foreseen, compare_findings);
  for (guint i = 0; i < foreseen->len && i < MAX_FORESEEN; i++)
    add_row (group, stf_finding_row_new_forecast (foreseen->pdata[i],
                                                  stf_open_year_get_organisation (year), TRUE));
}

static void
add_meetings (StfOverviewPage *self, const StfOverview *overview)
{
  GtkWidget *group = add_group (self, _ ("Next Meetings"));

  if (overview->meetings->len == 0)
    add_row (group, stf_action_row_new (_ ("None is planned after this date"), NULL,
                                        "stf-meeting-symbolic"));
  for (guint i = 0; i < overview->meetings->len; i++)
    {
      const StfOverviewMeeting *meeting = overview->meetings->pdata[i];
      g_autofree char *when = stf_wording_join (meeting->on_date, meeting->place);
      g_autofree char *subtitle = stf_wording_join (when, meeting->bodies);

      add_row (group, stf_action_row_new (meeting->title, subtitle, "stf-meeting-symbolic"));
    }
}

static void
add_deviations (StfOverviewPage *self, const StfOverview *overview)
{
  GtkWidget *group;

  if (overview->deviations->len == 0)
    return;
  group = add_group (self, _ ("Settled Otherwise Than Suggested"));
  for (guint i = 0; i < overview->deviations->len; i++)
    {
      const StfDeviation *deviation = overview->deviations->pdata[i];
      g_autofree char *subtitle = g_strdup_printf (
          _ ("%s; suggested: %s"), deviation->value != NULL ? deviation->value : _ ("nothing"),
          deviation->suggested != NULL ? deviation->suggested : _ ("nothing"));

      add_row (group, stf_action_row_new (deviation->title, subtitle, NULL));
    }
}

/* Translators: these four stand in one line with dots between. */
static char *
word_counts (const StfOverview *overview)
{
  g_autofree char *bodies = g_strdup_printf (ngettext ("%u body", "%u bodies", overview->n_bodies),
                                             overview->n_bodies);
  g_autofree char *roles = g_strdup_printf (ngettext ("%u role", "%u roles", overview->n_roles),
                                            overview->n_roles);
  g_autofree char *persons = g_strdup_printf (
      ngettext ("%u person", "%u people", overview->n_persons), overview->n_persons);
  g_autofree char *assignments = g_strdup_printf (
      ngettext ("%u assignment", "%u assignments", overview->n_assignments),
      overview->n_assignments);

  return g_strjoin (" · ", bodies, roles, persons, assignments, NULL);
}

static void
stf_overview_page_refresh (StfPage *page)
{
  StfOverviewPage *self = STF_OVERVIEW_PAGE (page);
  StfOpenYear *year = stf_page_get_year (page);
  StfOrganisation *organisation = stf_open_year_get_organisation (year);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfOverview) overview = stf_overview_load (stf_open_year_get_file (year), organisation,
                                                        &error);
  g_autofree char *number = g_strdup_printf ("%d", stf_organisation_get_year (organisation));
  g_autofree char *counts = NULL;

  stf_box_clear (self->groups);
  gtk_label_set_label (self->name, stf_organisation_get_name (organisation));
  gtk_label_set_label (self->number, number);
  gtk_widget_set_visible (self->example, stf_organisation_get_example (organisation));
  if (overview == NULL)
    {
      gtk_label_set_label (self->counts, error->message);
      return;
    }
  counts = word_counts (overview);
  gtk_label_set_label (self->counts, counts);
  add_leadership (self, overview);
  add_vacancies (self, overview);
  add_rules (self, year);
  add_endings (self, overview);
  add_meetings (self, overview);
  add_deviations (self, overview);
}

static void
stf_overview_page_class_init (StfOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  STF_PAGE_CLASS (klass)->refresh = stf_overview_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class, RESOURCE_PATH "/ui/overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StfOverviewPage, name);
  gtk_widget_class_bind_template_child (widget_class, StfOverviewPage, number);
  gtk_widget_class_bind_template_child (widget_class, StfOverviewPage, example);
  gtk_widget_class_bind_template_child (widget_class, StfOverviewPage, counts);
  gtk_widget_class_bind_template_child (widget_class, StfOverviewPage, groups);
}

static void
stf_overview_page_init (StfOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
