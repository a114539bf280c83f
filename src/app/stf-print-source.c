/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Documents for paper, made on workers.
 *
 * Pango keeps one set of fonts for each thread, and what is made there uses it wherever it is
 * painted later; a set must not be used by two threads at a time.  A worker makes one document
 * after another.  So each document gets a set of its own: then it can be painted on any thread
 * while the next one is being made. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-print-source.h"

#include <pango/pangocairo.h>

/**
 * stf_print_source_new:
 * @organisation: at its date
 * @settings: how to draw it; copied
 * @footer: (nullable): name of the year's file
 * @compare: (nullable): what it is compared with
 * @side_by_side: whether both are drawn beside each other
 * @costs: (transfer full) (nullable): id of a body to its #StfBodyCost
 *
 * Returns: (transfer full): the source of a document
 */
StfPrintSource *
stf_print_source_new (StfOrganisation *organisation, const StfPrintSettings *settings,
                      const char *footer, StfOrganisation *compare, gboolean side_by_side,
                      GHashTable *costs)
{
  StfPrintSource *self = g_new0 (StfPrintSource, 1);

  self->organisation = stf_organisation_ref (organisation);
  stf_print_settings_copy (&self->settings, settings);
  self->footer = g_strdup (footer);
  self->compare = compare != NULL ? stf_organisation_ref (compare) : NULL;
  self->side_by_side = side_by_side;
  self->costs = costs;
  return self;
}

/**
 * stf_print_source_free:
 * @self: (nullable): a source
 */
void
stf_print_source_free (StfPrintSource *self)
{
  if (self == NULL)
    return;

  stf_organisation_unref (self->organisation);
  stf_print_settings_clear (&self->settings);
  g_clear_pointer (&self->compare, stf_organisation_unref);
  g_clear_pointer (&self->costs, g_hash_table_unref);
  g_free (self->footer);
  g_free (self);
}

static StfChartDocumentOptions
get_options (const StfPrintSource *self)
{
  StfChartDocumentOptions options = stf_print_settings_get_options (&self->settings);

  options.chart.footer = self->footer;
  options.chart.content.costs = self->costs;
  options.compare = self->compare;
  options.side_by_side = self->side_by_side;
  return options;
}

/**
 * stf_print_source_make:
 * @self: a source
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Makes the document; on a worker.
 *
 * Returns: (transfer full): the document
 */
StfChartDocument *
stf_print_source_make (const StfPrintSource *self, GCancellable *cancellable, GError **error)
{
  const StfChartDocumentOptions options = get_options (self);
  StfChartDocument *document;

  pango_cairo_font_map_set_default (NULL);
  document = stf_chart_document_new (self->organisation, &options, cancellable, error);
  pango_cairo_font_map_set_default (NULL);
  return document;
}

/**
 * stf_print_source_advise:
 * @self: a source
 * @cancellable: (nullable): stops the work
 * @error: return location
 *
 * Tries what would make the text larger; on a worker.
 *
 * Returns: (transfer full) (element-type StfChartAdvice): the most useful first
 */
GPtrArray *
stf_print_source_advise (const StfPrintSource *self, GCancellable *cancellable, GError **error)
{
  const StfChartDocumentOptions options = get_options (self);
  GPtrArray *advice;

  pango_cairo_font_map_set_default (NULL);
  advice = stf_chart_advise (self->organisation, &options, cancellable, error);
  pango_cairo_font_map_set_default (NULL);
  return advice;
}

/**
 * stf_print_write:
 * @self: a source
 * @path: the file; its ending decides what is made
 * @cancellable: (nullable): stops the work
 * @progress: (nullable) (scope call): told how far the work has come
 * @data: for @progress
 * @error: return location
 *
 * Makes the document and writes it; on a worker.
 *
 * Returns: %TRUE if it has been written
 */
gboolean
stf_print_write (const StfPrintSource *self, const char *path, GCancellable *cancellable,
                 StfChartProgress progress, gpointer data, GError **error)
{
  g_autoptr (StfChartDocument) document = NULL;
  StfChartFormat format;

  if (!stf_chart_format_from_path (path, &format, error))
    return FALSE;

  document = stf_print_source_make (self, cancellable, error);
  return document != NULL
         && stf_chart_document_write (document, path, format, self->settings.dpi, cancellable,
                                      progress, data, error);
}
