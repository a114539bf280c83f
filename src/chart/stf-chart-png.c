/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a picture of a page, of as many pixels an inch as are wanted.
 *
 * The file says how many those are, in a chunk of its own that Cairo does not write, so that the
 * picture is printed as large as the paper it was made for. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-write-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DPI 150.0
#define MAX_PIXELS 100e6
#define MAX_SIDE 32767.0 /* of a Cairo image */
#define PIXELS_A_METRE (100 / 2.54)

/* Signature and the header chunk, which come first. */
#define HEADER_LENGTH (8 + 4 + 4 + 13 + 4)

static guint32
crc_of (const guint8 *data, gsize length)
{
  guint32 crc = 0xffffffff;

  for (gsize i = 0; i < length; i++)
    {
      crc ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xedb88320 : 0);
    }
  return ~crc;
}

static void
add_resolution (GByteArray *png, double dpi)
{
  guint32 pixels = GUINT32_TO_BE ((guint32) lround (dpi * PIXELS_A_METRE));
  guint8 chunk[4 + 4 + 9 + 4] = { 0, 0, 0, 9, 'p', 'H', 'Y', 's', [16] = 1 /* a metre */ };
  guint32 crc;
  guint length = png->len;

  memcpy (chunk + 8, &pixels, sizeof pixels);
  memcpy (chunk + 12, &pixels, sizeof pixels);
  crc = GUINT32_TO_BE (crc_of (chunk + 4, 13));
  memcpy (chunk + 17, &crc, sizeof crc);

  g_byte_array_set_size (png, length + sizeof chunk);
  memmove (png->data + HEADER_LENGTH + sizeof chunk, png->data + HEADER_LENGTH,
           length - HEADER_LENGTH);
  memcpy (png->data + HEADER_LENGTH, chunk, sizeof chunk);
}

static double
highest_dpi (double width, double height)
{
  double by_area = sqrt (MAX_PIXELS / (width * height));
  double by_side = (MAX_SIDE - 1) / MAX (width, height);

  return 72 * MIN (by_area, by_side);
}

/* dpi: 0 takes the usual one, or as many as this page may have. */
GByteArray *
stf_chart_to_png (const StfChartDocument *document, guint page, double dpi,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  StfChartSink sink = { png, cancellable };
  double width, height, highest, scale;
  cairo_surface_t *surface;
  cairo_t *cr;
  cairo_status_t status;

  stf_chart_document_get_page_size (document, page, &width, &height);
  highest = highest_dpi (width, height);
  if (dpi > highest)
    {
      g_set_error (error, STF_CHART_ERROR, STF_CHART_ERROR_PIXELS,
                   _ ("A picture of this page can have at most %d pixels an inch"), (int) highest);
      return NULL;
    }

  scale = (dpi > 0 ? dpi : MIN (DPI, highest)) / 72;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (width * scale),
                                        (int) ceil (height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  stf_chart_document_paint_page (cr, document, page, STF_CHART_PALETTE_PRINT);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, stf_chart_sink_cb, &sink);
  cairo_surface_destroy (surface);
  if (!stf_chart_sink_check (&sink, status, error))
    return NULL;

  add_resolution (png, scale * 72);
  return g_steal_pointer (&png);
}
