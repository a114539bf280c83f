/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a page as an SVG document: what its pen draws, with a title and a description before it
 * for those who listen, the language of the organisation, and the fonts it was set in. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-pen-private.h"
#include "stf-chart-write-private.h"

#include <string.h>

static void
append_element (GString *svg, const char *name, const char *text)
{
  g_string_append_printf (svg, "<%s>", name);
  stf_chart_svg_append_text (svg, text, strlen (text));
  g_string_append_printf (svg, "</%s>\n", name);
}

GByteArray *
stf_chart_to_svg (const StfChartDocument *document, guint page)
{
  GString *svg = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<svg xmlns=\"http://www.w3.org/2000/svg\"");
  const StfChart *chart = stf_chart_document_get_page_chart (document, page);
  const char *families;
  g_autofree char *description = NULL;
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_svg (svg);
  double width, height;
  gsize length;

  if (chart == NULL)
    chart = stf_chart_document_get_chart (document);
  families = chart != NULL
                 ? pango_font_description_get_family (chart->type->fonts[STF_CHART_STYLE_NAME])
                 : "sans-serif";
  description = chart != NULL ? stf_chart_describe (chart) : stf_chart_document_describe (document);
  stf_chart_document_get_page_size (document, page, &width, &height);

  stf_chart_svg_append_number (svg, " width=\"", width);
  stf_chart_svg_append_number (svg, "pt\" height=\"", height);
  stf_chart_svg_append_number (svg, "pt\" viewBox=\"0 0 ", width);
  stf_chart_svg_append_number (svg, " ", height);
  g_string_append (svg, "\" lang=\"sv\" xml:lang=\"sv\" role=\"graphics-document document\""
                        " xml:space=\"preserve\" font-family=\"");
  stf_chart_svg_append_text (svg, families, strlen (families));
  g_string_append (svg, "\">\n");
  append_element (svg, "title", stf_chart_document_get_page_title (document, page));
  append_element (svg, "desc", description);
  stf_chart_document_draw_page (pen, document, page, STF_CHART_PALETTE_PRINT);
  g_string_append (svg, "</svg>\n");

  length = svg->len;
  return g_byte_array_new_take ((guint8 *) g_string_free (svg, FALSE), length);
}
