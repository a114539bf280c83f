/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages of a comparison: both organisations in one chart, on as many sheets as any chart takes,
 * or beside each other on one sheet; then the table of what differs.  The one with the earlier date
 * is the one before, whichever was asked to be compared with the other. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-document-private.h"
#include "stf-chart-private.h"

#include <glib/gi18n-lib.h>

static StfComparison *
compare (const StfOrganisation *organisation, const StfOrganisation *other, StfChartProfile profile)
{
  /* Sharing them is the only thing that changes. */
  StfOrganisation *one = (StfOrganisation *) organisation;
  StfOrganisation *two = (StfOrganisation *) other;
  StfComparisonWords words = profile == STF_CHART_PROFILE_PUBLIC ? STF_COMPARISON_NO_NAMES
                                                                 : STF_COMPARISON_NAMES;
  gboolean later = strcmp (stf_organisation_get_date (one), stf_organisation_get_date (two)) < 0;

  return later ? stf_comparison_new (one, two, words) : stf_comparison_new (two, one, words);
}

/* Both on one sheet: the contents lead to the later one, and to what is gone in the other. */
static void
add_pair_outline (StfChartDocument *self, const StfChart *chart, double x,
                  const StfChartModel *other)
{
  const StfChartModel *model = chart->model;

  for (guint i = 0; i < model->n_boxes; i++)
    {
      const StfChartBox *box = &model->boxes[i];
      StfChartRect rect = stf_chart_get_rect (chart, i);
      StfChartOutline line = { box->name, box->id, box->level - 1, 0, { x + rect.x, rect.y } };

      if (other != NULL && stf_chart_model_find (other, box->id) >= 0)
        continue;
      if (other != NULL)
        line.level = 0;
      g_array_append_val (self->outline, line);
    }
}

static StfChartDocument *
make_pair (const StfChartChange *change, const StfChartOptions *options)
{
  StfChartFacts facts = stf_chart_change_get_facts (change, STF_CHART_CHANGE_AFTER);
  StfChartDocument *self = stf_chart_document_alloc (&facts);

  self->pair = stf_chart_pair_new (change, options);
  stf_chart_document_add_page (self, stf_chart_ref (self->pair->before), self->pair->width,
                               self->pair->height, g_strdup ("1"), g_strdup (self->title));
  add_pair_outline (self, self->pair->after, self->pair->width / 2, NULL);
  add_pair_outline (self, self->pair->before, 0, self->pair->after->model);
  return self;
}

static void
add_table (StfChartDocument *self, const StfComparison *comparison, const StfChartOptions *options)
{
  self->table = stf_chart_table_new (comparison, options->paper, options->grey, options->font);
  for (guint i = 0; i < stf_chart_table_get_n_pages (self->table); i++)
    {
      const StfChartPage *page = stf_chart_document_add_page (
          self, NULL, options->paper.width, options->paper.height,
          g_strdup_printf ("%u", self->pages->len + 1), g_strdup (_ ("Table of changes")));
      StfChartOutline line = { page->title, NULL, 0, self->pages->len - 1 };

      if (i == 0)
        g_array_append_val (self->outline, line);
    }
}

StfChartDocument *
stf_chart_document_new_for_change (const StfOrganisation *organisation,
                                   const StfChartDocumentOptions *options,
                                   GCancellable *cancellable, GError **error)
{
  g_autoptr (StfComparison) comparison = compare (organisation, options->compare,
                                                  options->chart.content.profile);
  g_autoptr (StfChartChange) change = stf_chart_change_new (comparison);
  StfChartDocumentOptions chosen = *options;
  StfChartDocument *self;

  chosen.chart.content.costs = NULL; /* they are of one date */
  /* The name of the file belongs to the year that was asked for, not to the one beside it. */
  if (comparison->after != organisation
      && stf_organisation_get_year (comparison->before)
             != stf_organisation_get_year (comparison->after))
    chosen.chart.footer = NULL;
  if (options->side_by_side)
    {
      self = make_pair (change, &chosen.chart);
    }
  else
    {
      StfChartFacts facts = stf_chart_change_get_facts (change, STF_CHART_CHANGE_BOTH);

      self = stf_chart_document_new_for_facts (&facts, &chosen, cancellable, error);
    }
  if (self != NULL)
    add_table (self, comparison, &options->chart);
  return self;
}
