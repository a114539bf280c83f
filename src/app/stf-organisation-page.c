/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The organisation at the date: its chart, an outline of the same tree, and beside them the body or
 * role that is chosen in either; and who holds what when. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-comparison-bar.h"
#include "stf-finding-row.h"
#include "stf-organisation-page.h"
#include "stf-timeline-pane.h"

struct _StfOrganisationPage
{
  StfPage parent_instance;

  AdwFlap *flap;
  GtkStack *views;
  StfChartPane *chart;
  StfOutline *outline;
  StfPage *timeline;
  StfDetailPane *detail;

  StfComparisonBar *comparison_bar;

  StfOrganisation *compared; /* with what the year is compared, or NULL */
  StfComparison *comparison; /* what differs, or NULL */
  char *selected;            /* id of a body or role, or NULL */
  gboolean choosing;
};

G_DEFINE_FINAL_TYPE (StfOrganisationPage, stf_organisation_page, STF_TYPE_PAGE)

/* What breaks rules in the body or role that is chosen. */
static void
show_findings (StfOrganisationPage *self)
{
  StfOpenYear *year = stf_page_get_year (STF_PAGE (self));
  const StfRuleReport *report = stf_open_year_get_rules (year);
  g_autoptr (GPtrArray) findings = NULL;

  if (report == NULL || self->selected == NULL)
    return;
  findings = stf_finding_list_about (report, stf_open_year_get_organisation (year), self->selected,
                                     FALSE);
  stf_detail_pane_show_findings (self->detail, findings);
}

static void
show_selected (StfOrganisationPage *self)
{
  StfOrganisation *organisation = stf_open_year_get_organisation (
      stf_page_get_year (STF_PAGE (self)));

  if (self->compared != NULL && self->selected != NULL
      && stf_organisation_find_body (organisation, self->selected) == NULL
      && stf_organisation_find_role (organisation, self->selected) == NULL)
    organisation = self->compared;
  stf_detail_pane_show (self->detail, organisation, self->selected);
  show_findings (self);
}

/* Shows what is chosen in one view in the others. */
static void
choose (StfOrganisationPage *self, const char *id)
{
  if (self->choosing)
    return;

  self->choosing = TRUE;
  if (self->selected != id)
    {
      g_free (self->selected);
      self->selected = g_strdup (id);
    }
  stf_outline_select (self->outline, id);
  stf_chart_pane_select (self->chart, id);
  show_selected (self);
  self->choosing = FALSE;
}

static void
selected_cb (StfOrganisationPage *self, const char *id)
{
  if (self->choosing)
    return;
  choose (self, id);
  adw_flap_set_reveal_flap (self->flap, TRUE);
}

/* In a narrow window the pane would cover the chart at each step of the arrows. */
static void
chart_selected_cb (StfOrganisationPage *self, const char *id)
{
  if (self->choosing)
    return;
  choose (self, id);
  if (!adw_flap_get_folded (self->flap))
    adw_flap_set_reveal_flap (self->flap, TRUE);
}

static void
close_detail_cb (StfOrganisationPage *self)
{
  adw_flap_set_reveal_flap (self->flap, FALSE);
  gtk_widget_child_focus (GTK_WIDGET (self->views), GTK_DIR_TAB_FORWARD);
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  StfOrganisationPage *self = STF_ORGANISATION_PAGE (widget);

  if (!adw_flap_get_reveal_flap (self->flap))
    return FALSE;
  close_detail_cb (self);
  return TRUE;
}

/* The earlier of the two is the one before, whichever the page shows. */
static StfComparison *
compare (StfOrganisation *one, StfOrganisation *other)
{
  gboolean later = strcmp (stf_organisation_get_date (one), stf_organisation_get_date (other)) < 0;

  return later ? stf_comparison_new (one, other, STF_COMPARISON_NAMES)
               : stf_comparison_new (other, one, STF_COMPARISON_NAMES);
}

/* Of each body, how many breaches of rules are in it. */
static GHashTable *
count_findings (StfOpenYear *year)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const StfRuleReport *report = stf_open_year_get_rules (year);
  g_autoptr (GPtrArray) findings = report != NULL
                                       ? stf_rule_report_list_findings (report, NULL, NULL)
                                       : g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    {
      const char *body = ((const StfFinding *) findings->pdata[i])->body;

      if (body != NULL)
        g_hash_table_replace (
            counts, g_strdup (body),
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, body)) + 1));
    }
  return counts;
}

static void
stf_organisation_page_refresh (StfPage *page)
{
  StfOrganisationPage *self = STF_ORGANISATION_PAGE (page);
  StfOrganisation *organisation = stf_open_year_get_organisation (stf_page_get_year (page));
  g_autoptr (StfComparison) old = g_steal_pointer (&self->comparison);

  if (self->compared != NULL)
    self->comparison = compare (organisation, self->compared);
  stf_comparison_bar_show (self->comparison_bar, self->comparison, self->compared);
  self->choosing = TRUE;
  stf_outline_set_organisation (self->outline, organisation);
  stf_chart_pane_set_findings (self->chart, count_findings (stf_page_get_year (page)));
  stf_chart_pane_set_organisation (self->chart, organisation, self->comparison);
  self->choosing = FALSE;
  show_selected (self);
}

/* Another year is compared with nothing.  The timeline reads it when it is shown. */
static void
year_cb (StfOrganisationPage *self)
{
  if (self->timeline != NULL)
    stf_page_set_year (self->timeline, stf_page_get_year (STF_PAGE (self)));
  if (self->compared != NULL)
    stf_organisation_page_compare (self, NULL);
}

static void
stf_organisation_page_finalize (GObject *object)
{
  StfOrganisationPage *self = STF_ORGANISATION_PAGE (object);

  g_clear_pointer (&self->comparison, stf_comparison_free);
  g_clear_pointer (&self->compared, stf_organisation_unref);
  g_free (self->selected);
  G_OBJECT_CLASS (stf_organisation_page_parent_class)->finalize (object);
}

static void
stf_organisation_page_class_init (StfOrganisationPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = stf_organisation_page_finalize;
  STF_PAGE_CLASS (klass)->refresh = stf_organisation_page_refresh;

  g_type_ensure (STF_TYPE_CHART_PANE);
  g_type_ensure (STF_TYPE_OUTLINE);
  g_type_ensure (STF_TYPE_TIMELINE_PANE);
  g_type_ensure (STF_TYPE_DETAIL_PANE);
  g_type_ensure (STF_TYPE_COMPARISON_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RESOURCE_PATH "/ui/organisation-page.ui");
  gtk_widget_class_bind_template_child (widget_class, StfOrganisationPage, flap);
  gtk_widget_class_bind_template_child (widget_class, StfOrganisationPage, views);
  gtk_widget_class_bind_template_child (widget_class, StfOrganisationPage, chart);
  gtk_widget_class_bind_template_child (widget_class, StfOrganisationPage, outline);
  gtk_widget_class_bind_template_child (widget_class, StfOrganisationPage, timeline);
  gtk_widget_class_bind_template_child (widget_class, StfOrganisationPage, detail);
  gtk_widget_class_bind_template_child (widget_class, StfOrganisationPage, comparison_bar);
  gtk_widget_class_bind_template_callback (widget_class, chart_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_detail_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
stf_organisation_page_init (StfOrganisationPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::year", G_CALLBACK (year_cb), NULL);
}

/**
 * stf_organisation_page_compare:
 * @self: a page
 * @other: (nullable): the organisation at another date or of another year; %NULL stops comparing
 *
 * Shows in the chart what differs between @other and what the page shows, whatever its date
 * becomes.
 */
void
stf_organisation_page_compare (StfOrganisationPage *self, StfOrganisation *other)
{
  g_return_if_fail (STF_IS_ORGANISATION_PAGE (self));

  if (other != NULL)
    {
      stf_organisation_ref (other);
      gtk_stack_set_visible_child_name (self->views, "chart");
    }
  g_clear_pointer (&self->compared, stf_organisation_unref);
  self->compared = other;
  stf_page_queue_refresh (STF_PAGE (self));
}

/**
 * stf_organisation_page_get_compared:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what it compares with what it shows
 */
StfOrganisation *
stf_organisation_page_get_compared (StfOrganisationPage *self)
{
  g_return_val_if_fail (STF_IS_ORGANISATION_PAGE (self), NULL);

  return self->compared;
}

/**
 * stf_organisation_page_get_comparison:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): what differs, until the page is read again; %NULL while
 * nothing is compared
 */
const StfComparison *
stf_organisation_page_get_comparison (StfOrganisationPage *self)
{
  g_return_val_if_fail (STF_IS_ORGANISATION_PAGE (self), NULL);

  return self->comparison;
}

/**
 * stf_organisation_page_select:
 * @self: a page
 * @id: of a body or role
 *
 * Shows a body or role, in chart and outline and beside them.
 */
void
stf_organisation_page_select (StfOrganisationPage *self, const char *id)
{
  g_return_if_fail (STF_IS_ORGANISATION_PAGE (self));

  selected_cb (self, id);
}

/**
 * stf_organisation_page_get_outline:
 * @self: a page
 *
 * Returns: (transfer none): its outline
 */
StfOutline *
stf_organisation_page_get_outline (StfOrganisationPage *self)
{
  g_return_val_if_fail (STF_IS_ORGANISATION_PAGE (self), NULL);

  return self->outline;
}

/**
 * stf_organisation_page_get_chart:
 * @self: a page
 *
 * Returns: (transfer none): its chart
 */
StfChartPane *
stf_organisation_page_get_chart (StfOrganisationPage *self)
{
  g_return_val_if_fail (STF_IS_ORGANISATION_PAGE (self), NULL);

  return self->chart;
}

/**
 * stf_organisation_page_get_detail:
 * @self: a page
 *
 * Returns: (transfer none): what shows the body or role that is chosen
 */
StfDetailPane *
stf_organisation_page_get_detail (StfOrganisationPage *self)
{
  g_return_val_if_fail (STF_IS_ORGANISATION_PAGE (self), NULL);

  return self->detail;
}
