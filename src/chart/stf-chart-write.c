/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes charts as files: each format makes its bytes in a file of its own, here they are put in
 * place of the old ones as a whole, so that a full disk leaves the old file as it was.  The same
 * chart gives the same bytes in all of them. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-write-private.h"
#include "stf-publish.h"

#include <glib/gi18n-lib.h>
#include <string.h>

gboolean
stf_chart_put_file (const char *path, const char *data, gsize length, GCancellable *cancellable,
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

/* Takes what Cairo writes, until the work is cancelled. */
cairo_status_t
stf_chart_sink_cb (void *closure, const unsigned char *data, unsigned int length)
{
  StfChartSink *sink = closure;

  if (g_cancellable_is_cancelled (sink->cancellable))
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (sink->bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

gboolean
stf_chart_sink_check (StfChartSink *sink, cairo_status_t status, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (sink->cancellable, error))
    return FALSE;
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, STF_CHART_ERROR, STF_CHART_ERROR_WRITE, _ ("The chart cannot be drawn: %s"),
               cairo_status_to_string (status));
  return FALSE;
}

/* Between two pages. */
gboolean
stf_chart_work_goes_on (StfChartWork *self, guint done, guint n_pages)
{
  if (self->progress != NULL)
    self->progress (done, n_pages, self->data);
  return !g_cancellable_is_cancelled (self->cancellable);
}

/**
 * stf_chart_document_get_page_path:
 * @self: a document
 * @page: which page
 * @path: of the file that the user has asked for
 *
 * Pictures have one page each: where there are several, the label of the page is put before the
 * ending, "chart-B3.png".
 *
 * Returns: (transfer full): where the picture of the page is written
 */
char *
stf_chart_document_get_page_path (const StfChartDocument *self, guint page, const char *path)
{
  const char *name, *ending;

  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  if (stf_chart_document_get_n_pages (self) == 1)
    return g_strdup (path);

  name = strrchr (path, G_DIR_SEPARATOR);
  ending = strrchr (name != NULL ? name : path, '.');
  if (ending == NULL)
    ending = path + strlen (path);
  return g_strdup_printf ("%.*s-%s%s", (int) (ending - path), path,
                          stf_chart_document_get_page_label (self, page), ending);
}

static gboolean
put_bytes (const char *path, GByteArray *bytes, GCancellable *cancellable, GError **error)
{
  return bytes != NULL
         && stf_chart_put_file (path, (const char *) bytes->data, bytes->len, cancellable, error);
}

static gboolean
write_picture (const StfChartDocument *self, guint page, const char *path, StfChartFormat format,
               double dpi, GCancellable *cancellable, GError **error)
{
  g_autofree char *page_path = stf_chart_document_get_page_path (self, page, path);
  g_autoptr (GByteArray) bytes = NULL;

  bytes = format == STF_CHART_FORMAT_SVG ? stf_chart_to_svg (self, page)
                                         : stf_chart_to_png (self, page, dpi, cancellable, error);
  return put_bytes (page_path, bytes, cancellable, error);
}

/**
 * stf_chart_document_write:
 * @self: a document
 * @path: file to write; see stf_chart_document_get_page_path()
 * @format: as what
 * @dpi: of a PNG, pixels an inch; 0: 150, or as many as a picture may have on large paper
 * @cancellable: (nullable): stops the work; a file that is complete by then stays
 * @progress: (nullable) (scope call): told how far the work has come
 * @data: for @progress
 * @error: return location; %STF_CHART_ERROR_WRITE when the file cannot be written,
 *   %STF_CHART_ERROR_PIXELS when there would be too many pixels, whose limit the message tells
 *
 * Writes the pages: in one PDF, or each as a picture.  A file that is there already is replaced
 * only once the new one is complete.
 *
 * Returns: %TRUE if the document has been written
 */
gboolean
stf_chart_document_write (const StfChartDocument *self, const char *path, StfChartFormat format,
                          double dpi, GCancellable *cancellable, StfChartProgress progress,
                          gpointer data, GError **error)
{
  StfChartWork work = { cancellable, progress, data };
  guint n;

  g_return_val_if_fail (self != NULL && path != NULL && dpi >= 0, FALSE);

  n = stf_chart_document_get_n_pages (self);
  if (format == STF_CHART_FORMAT_PDF)
    {
      g_autoptr (GByteArray) pdf = stf_chart_to_pdf (self, &work, error);

      if (!put_bytes (path, pdf, cancellable, error))
        return FALSE;
    }
  for (guint i = 0; format != STF_CHART_FORMAT_PDF && i < n; i++)
    {
      stf_chart_work_goes_on (&work, i, n);
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !write_picture (self, i, path, format, dpi, cancellable, error))
        return FALSE;
    }
  stf_chart_work_goes_on (&work, n, n);
  return TRUE;
}

/**
 * stf_chart_write_png:
 * @self: a chart
 * @path: file to write
 * @dpi: pixels an inch, as in stf_chart_document_write()
 * @cancellable: (nullable): stops the work before anything is written
 * @error: return location
 *
 * Returns: %TRUE if the file has been written
 */
gboolean
stf_chart_write_png (const StfChart *self, const char *path, double dpi, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (StfChartDocument) document = stf_chart_document_new_for_chart (self);

  return stf_chart_document_write (document, path, STF_CHART_FORMAT_PNG, dpi, cancellable, NULL,
                                   NULL, error);
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
  g_autoptr (StfChartDocument) document = stf_chart_document_new_for_chart (self);

  return stf_chart_document_write (document, path, format, 0, cancellable, NULL, NULL, error);
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
