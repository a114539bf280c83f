/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Tells programs where everything in a chart is, as JSON. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-document.h"
#include "stf-chart-private.h"
#include "stf-chart-relations.h"
#include "stf-json.h"

#include <string.h>

static void
append_number (GString *json, const char *before, double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (json, before);
  g_string_append (json, g_ascii_formatd (buffer, sizeof buffer, "%.2f", number));
}

static void
append_string (GString *json, const char *before, const char *text)
{
  g_string_append (json, before);
  stf_json_append_string (json, text);
}

static void
append_rect (GString *json, StfChartRect r)
{
  append_number (json, "\"x\": ", r.x);
  append_number (json, ", \"y\": ", r.y);
  append_number (json, ", \"w\": ", r.width);
  append_number (json, ", \"h\": ", r.height);
}

static void
append_points (GString *json, const StfChartPoint *points, guint n)
{
  g_string_append (json, "\"points\": [");
  for (guint i = 0; i < n; i++)
    {
      append_number (json, i > 0 ? ", [" : "[", points[i].x);
      append_number (json, ", ", points[i].y);
      g_string_append_c (json, ']');
    }
  g_string_append (json, "] }");
}

static void
append_boxes (const StfChart *self, GString *json)
{
  const StfChartModel *model = self->model;

  g_string_append (json, "  \"boxes\": [");
  for (guint i = 0; i < self->model->n_boxes; i++)
    {
      append_string (json, i > 0 ? ",\n    { \"id\": " : "\n    { \"id\": ", model->boxes[i].id);
      append_string (json, ", \"name\": ", model->boxes[i].name);
      if (model->boxes[i].parent >= 0)
        append_string (json, ", \"parent\": ", model->boxes[model->boxes[i].parent].id);
      g_string_append_printf (json, ", \"assistant\": %s, ",
                              model->boxes[i].assistant ? "true" : "false");
      append_rect (json, stf_chart_get_rect (self, i));
      g_string_append (json, " }");
    }
  g_string_append (json, "\n  ],\n");
}

static void
append_routes (const StfChart *self, GString *json)
{
  const StfChartModel *model = self->model;
  const char *before = "\n";

  g_string_append (json, "  \"routes\": [");
  for (guint i = 0; i < self->model->n_boxes; i++)
    {
      StfChartRoute route = stf_chart_get_route (self, i);

      if (route.n_points == 0)
        continue;
      g_string_append (json, before);
      append_string (json, "    { \"from\": ", model->boxes[model->boxes[i].parent].id);
      append_string (json, ", \"to\": ", model->boxes[i].id);
      g_string_append (json, ", ");
      append_points (json, route.points, route.n_points);
      before = ",\n";
    }
  g_string_append (json, "\n  ],\n");
}

static void
append_relations (const StfChart *self, GString *json)
{
  const StfChartModel *model = self->model;
  const char *const *kinds = (const char *const *) self->kinds;
  const char *before = "\n";

  g_string_append (json, "  \"relations\": [");
  for (guint i = 0; i < model->n_relations; i++)
    {
      const StfChartRelation *r = &model->relations[i];
      const StfChartLine *line = stf_chart_get_line (self, kinds, -1, i);
      g_autofree StfChartPoint *points = NULL;

      if (line == NULL)
        continue;
      g_string_append (json, before);
      append_string (json, "    { \"kind\": ", r->kind);
      append_string (json, ", \"from\": ", model->boxes[r->from].id);
      append_string (json, ", \"to\": ", model->boxes[r->to].id);
      g_string_append (json, ", ");
      if (line->label.width > 0)
        {
          g_string_append (json, "\"label\": { ");
          append_rect (json, stf_chart_rect_to_page (self, line->label));
          g_string_append_printf (json, " }, \"number\": %s, ", line->number ? "true" : "false");
        }
      points = g_new (StfChartPoint, line->n_points + 1);
      for (guint k = 0; k < line->n_points; k++)
        points[k] = stf_chart_to_page (self, line->points[k]);
      append_points (json, points, line->n_points);
      before = ",\n";
    }
  g_string_append (json, "\n  ]\n");
}

static void
append_chart (const StfChart *self, GString *json)
{
  append_number (json, "  \"page\": { \"w\": ", self->page_width);
  append_number (json, ", \"h\": ", self->page_height);
  append_number (json, " },\n  \"text_size\": ", stf_chart_get_text_size (self));
  append_number (json,
                 ",\n  \"smallest_text_size\": ", STF_CHART_SMALL_TEXT_SIZE * self->layout->scale);
  append_string (json, ",\n  \"date\": ", self->model->date);
  g_string_append (json, ",\n");
  append_boxes (self, json);
  append_routes (self, json);
  append_relations (self, json);
}

/**
 * stf_chart_to_geometry:
 * @self: a chart
 *
 * Where everything is, as JSON: the page, the size of the text, boxes, routes from parent to child
 * as points, relations likewise, with the room of their word or of the number that stands for it.
 * All numbers are points (1/72 inch) on the page, from its top left corner.
 *
 * Returns: (transfer full): JSON in UTF-8
 */
char *
stf_chart_to_geometry (const StfChart *self)
{
  GString *json;

  g_return_val_if_fail (self != NULL, NULL);

  json = g_string_new ("{\n  \"unit\": \"pt\",\n");
  append_chart (self, json);
  g_string_append (json, "}\n");
  return g_string_free (json, FALSE);
}

/**
 * stf_chart_write_geometry:
 * @self: a chart
 * @path: file to write
 * @error: return location; %STF_CHART_ERROR_WRITE when the file cannot be written
 *
 * Writes stf_chart_to_geometry().
 *
 * Returns: %TRUE if the file has been written
 */
gboolean
stf_chart_write_geometry (const StfChart *self, const char *path, GError **error)
{
  g_autofree char *json = NULL;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  json = stf_chart_to_geometry (self);
  return stf_chart_put_file (path, json, strlen (json), NULL, error);
}

/* The pages that have a chart of their own: of a poster there is one chart on all sheets. */
static GArray *
find_pages (const StfChartDocument *document)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (guint));
  const StfChart *last = NULL;

  for (guint i = 0; i < stf_chart_document_get_n_pages (document); i++)
    {
      const StfChart *chart = stf_chart_document_get_page_chart (document, i);

      if (chart != NULL && chart != last)
        g_array_append_val (pages, i);
      last = chart != NULL ? chart : last;
    }
  return pages;
}

/**
 * stf_chart_document_to_geometry:
 * @document: a chart on paper
 *
 * The same for a document.  If its pages have different charts, as those of a booklet do, they are
 * in an array "pages", each with its "label" and with what stf_chart_to_geometry() says of a chart.
 *
 * Returns: (transfer full): JSON in UTF-8
 */
char *
stf_chart_document_to_geometry (const StfChartDocument *document)
{
  g_autoptr (GArray) pages = NULL;
  GString *json;

  g_return_val_if_fail (document != NULL, NULL);

  pages = find_pages (document);
  if (pages->len <= 1)
    return stf_chart_to_geometry (stf_chart_document_get_chart (document));

  json = g_string_new ("{\n  \"unit\": \"pt\",\n  \"pages\": [\n");
  for (guint i = 0; i < pages->len; i++)
    {
      guint page = g_array_index (pages, guint, i);

      append_string (json, i > 0 ? ",\n  {\n  \"label\": " : "  {\n  \"label\": ",
                     stf_chart_document_get_page_label (document, page));
      g_string_append (json, ",\n");
      append_chart (stf_chart_document_get_page_chart (document, page), json);
      g_string_append (json, "  }");
    }
  g_string_append (json, "\n  ]\n}\n");
  return g_string_free (json, FALSE);
}

/**
 * stf_chart_document_write_geometry:
 * @document: a chart on paper
 * @path: file to write
 * @error: return location; %STF_CHART_ERROR_WRITE when the file cannot be written
 *
 * Writes stf_chart_document_to_geometry().
 *
 * Returns: %TRUE if the file has been written
 */
gboolean
stf_chart_document_write_geometry (const StfChartDocument *document, const char *path,
                                   GError **error)
{
  g_autofree char *json = NULL;

  g_return_val_if_fail (document != NULL && path != NULL, FALSE);

  json = stf_chart_document_to_geometry (document);
  return stf_chart_put_file (path, json, strlen (json), NULL, error);
}
