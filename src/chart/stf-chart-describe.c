/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Says in words what a chart is, for titles of documents and for those who do not see it. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-private.h"

#include <glib/gi18n-lib.h>

/* What a document with the chart is called. */
char *
stf_chart_get_title (const StfChart *self)
{
  const StfChartModel *model = self->model;

  return g_strdup_printf ("%s %d", self->heading != NULL ? self->heading : model->organisation,
                          model->year);
}

static void
begin (const StfChart *self, GString *text, guint n_bodies)
{
  const StfChartModel *model = self->model;

  /* Translators: what a chart is, for those who cannot see it: an organisation, an ISO date. */
  g_string_append_printf (text, _ ("Organisation chart of %s as of %s: "),
                          self->heading != NULL ? self->heading : model->organisation, model->date);
  g_string_append_printf (text, ngettext ("%u body", "%u bodies", n_bodies), n_bodies);
}

/* The same of a booklet with that many bodies, of which this is the first page. */
char *
stf_chart_describe_booklet (const StfChart *self, guint n_bodies)
{
  GString *text = g_string_new (NULL);

  begin (self, text, n_bodies);
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}

/**
 * stf_chart_describe:
 * @self: a chart
 *
 * Returns: (transfer full): what the chart is of, at what date, and how much there is in it
 */
char *
stf_chart_describe (const StfChart *self)
{
  const StfChartModel *model = self->model;
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  begin (self, text, model->n_boxes);
  g_string_append_printf (text, ngettext (", %u seat", ", %u seats", model->n_seats),
                          model->n_seats);
  if (model->n_vacant > 0)
    g_string_append_printf (
        text, ngettext (", %u seat vacant", ", %u seats vacant", model->n_vacant), model->n_vacant);
  g_string_append_c (text, '.');
  return g_string_free (text, FALSE);
}
