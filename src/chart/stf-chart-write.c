/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a chart as PDF, SVG, PNG, and as geometry for programs.
 *
 * A file is made in memory and then put in place of the old one as a whole, so that a full disk
 * leaves the old file as it was.  The same chart gives the same bytes: a PDF bears the date of the
 * chart, not of the clock.
 *
 * Drawback: Cairo's SVG has glyphs as shapes, so its text can be neither searched nor edited. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-private.h"
#include "stf-json.h"
#include "stf-publish.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define PNG_DPI 150.0
#define PNG_MAX_PIXELS 100e6

static cairo_status_t
append_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, STF_CHART_ERROR, STF_CHART_ERROR_WRITE, _ ("The chart cannot be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

static gboolean
put_file (const char *path, const char *data, gsize length, GCancellable *cancellable,
          GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (stf_publish_contents (path, data, length, &cause))
    return TRUE;

  name = g_filename_display_name (path);
  g_set_error (error, STF_CHART_ERROR, STF_CHART_ERROR_WRITE,
               _ ("The chart cannot be written to “%s”: %s"), name, cause->message);
  return FALSE;
}

/* One entry a box below that of its parent, so that a reader's side bar shows the tree. */
static void
add_outline (const StfChart *self, cairo_surface_t *surface)
{
  g_autofree int *entries = g_new (int, self->model->n_boxes + 1);

  for (guint i = 0; i < self->model->n_boxes; i++)
    {
      const StfChartBox *box = &self->model->boxes[i];
      StfChartRect rect = stf_chart_get_rect (self, i);
      g_autofree char *target = g_strdup_printf ("page=1 pos=[%d %d]", (int) rect.x, (int) rect.y);
      int parent = box->parent < 0 ? CAIRO_PDF_OUTLINE_ROOT : entries[box->parent];

      entries[i] = cairo_pdf_surface_add_outline (surface, parent, box->name, target,
                                                  CAIRO_PDF_OUTLINE_FLAG_OPEN);
    }
}

static cairo_surface_t *
new_pdf (const StfChart *self, GByteArray *bytes)
{
  const StfChartModel *model = self->model;
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      append_cb, bytes, self->page_width, self->page_height);
  g_autofree char *title = g_strdup_printf ("%s %d", model->organisation, model->year);
  g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", model->date);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Stafett");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, date);
  add_outline (self, surface);
  return surface;
}

static cairo_surface_t *
new_svg (const StfChart *self, GByteArray *bytes)
{
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      append_cb, bytes, self->page_width, self->page_height);

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PT);
  return surface;
}

/* Cairo numbers the surfaces of a process, and names the group of the page by that: the one thing
 * in an SVG file that would differ from the same chart written before. */
static void
forget_number (GByteArray *svg)
{
  const char *const name = "id=\"surface";
  const char *found = g_strstr_len ((const char *) svg->data, svg->len, name);
  guint first, n = 0;

  if (found == NULL)
    return;

  first = (guint) (found + strlen (name) - (const char *) svg->data);
  while (first + n < svg->len && g_ascii_isdigit (svg->data[first + n]))
    n++;
  if (n > 0)
    g_byte_array_remove_range (svg, first, n);
}

static gboolean
write_vector (const StfChart *self, const char *path, StfChartFormat format,
              GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = format == STF_CHART_FORMAT_PDF ? new_pdf (self, bytes)
                                                            : new_svg (self, bytes);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  stf_chart_paint_page (cr, self, STF_CHART_PALETTE_PRINT);
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (format == STF_CHART_FORMAT_SVG)
    forget_number (bytes);

  return check (status, error)
         && put_file (path, (const char *) bytes->data, bytes->len, cancellable, error);
}

/**
 * stf_chart_write_png:
 * @self: a chart
 * @path: file to write
 * @dpi: pixels an inch; taken lower where the picture would have more than 100 million pixels
 * @cancellable: (nullable): stops the work before anything is written
 * @error: return location
 *
 * Returns: %TRUE if the file has been written
 */
gboolean
stf_chart_write_png (const StfChart *self, const char *path, double dpi, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;
  double scale;

  g_return_val_if_fail (self != NULL && path != NULL && dpi > 0, FALSE);

  scale = MIN (dpi / 72, sqrt (PNG_MAX_PIXELS / (self->page_width * self->page_height)));
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (self->page_width * scale),
                                        (int) ceil (self->page_height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  stf_chart_paint_page (cr, self, STF_CHART_PALETTE_PRINT);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_cb, bytes);
  cairo_surface_destroy (surface);

  return check (status, error)
         && put_file (path, (const char *) bytes->data, bytes->len, cancellable, error);
}

/**
 * stf_chart_write:
 * @self: a chart
 * @path: file to write
 * @format: as what
 * @cancellable: (nullable): stops the work before anything is written
 * @error: return location; %STF_CHART_ERROR_WRITE when the file cannot be written
 *
 * Writes the page.  A file that is there already is replaced only once the new one is complete.
 *
 * Returns: %TRUE if the file has been written
 */
gboolean
stf_chart_write (const StfChart *self, const char *path, StfChartFormat format,
                 GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  return format == STF_CHART_FORMAT_PNG
             ? stf_chart_write_png (self, path, PNG_DPI, cancellable, error)
             : write_vector (self, path, format, cancellable, error);
}

/**
 * stf_chart_format_from_path:
 * @path: name of a file
 * @format: (out): what its ending says
 * @error: return location; %STF_CHART_ERROR_FORMAT for any other ending
 *
 * Returns: %TRUE if the ending is .pdf, .svg or .png
 */
gboolean
stf_chart_format_from_path (const char *path, StfChartFormat *format, GError **error)
{
  static const char *const endings[] = { ".pdf", ".svg", ".png" };
  g_autofree char *lower = g_ascii_strdown (path, -1);
  g_autofree char *name = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = (StfChartFormat) i;
        return TRUE;
      }

  name = g_filename_display_name (path);
  g_set_error (error, STF_CHART_ERROR, STF_CHART_ERROR_FORMAT,
               _ ("“%s” does not end in .pdf, .svg or .png"), name);
  return FALSE;
}

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
  const char *before = "\n";

  g_string_append (json, "  \"relations\": [");
  for (guint i = 0; i < model->n_relations; i++)
    {
      const StfChartRelation *r = &model->relations[i];
      StfChartPoint curve[4];

      if (!stf_chart_shows_relation (r, (const char *const *) self->kinds, -1))
        continue;
      stf_chart_relation_curve (self, i, curve);
      for (guint k = 0; k < G_N_ELEMENTS (curve); k++)
        {
          curve[k].x = self->origin.x + curve[k].x * self->layout->scale;
          curve[k].y = self->origin.y + curve[k].y * self->layout->scale;
        }
      g_string_append (json, before);
      append_string (json, "    { \"kind\": ", r->kind);
      append_string (json, ", \"from\": ", model->boxes[r->from].id);
      append_string (json, ", \"to\": ", model->boxes[r->to].id);
      g_string_append (json, ", \"curve\": true, ");
      append_points (json, curve, G_N_ELEMENTS (curve));
      before = ",\n";
    }
  g_string_append (json, "\n  ]\n");
}

/**
 * stf_chart_to_geometry:
 * @self: a chart
 *
 * Where everything is, as JSON: the page, the size of the text, boxes, routes from parent to child
 * as points, and relations as the four points of a cubic curve.  All numbers are points (1/72 inch)
 * on the page, from its top left corner.
 *
 * Returns: (transfer full): JSON in UTF-8
 */
char *
stf_chart_to_geometry (const StfChart *self)
{
  GString *json;

  g_return_val_if_fail (self != NULL, NULL);

  json = g_string_new ("{\n  \"unit\": \"pt\",\n");
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
  return put_file (path, json, strlen (json), NULL, error);
}
