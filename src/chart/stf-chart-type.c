/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sets single texts with Pango, the same on every screen and on paper: a resolution at which one
 * unit is one point, no hinting, no rounding to pixels, Swedish rules for line breaks.
 *
 * There are no ligatures: a letter that is one with the next is not found in every PDF reader. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-measure.h"

#define FAMILIES "Cantarell, Inter, Noto Sans, DejaVu Sans, sans-serif"

static const struct
{
  double size;
  PangoWeight weight;
  PangoStyle slant;
} styles[STF_CHART_N_STYLES] = {
  [STF_CHART_STYLE_KIND] = { STF_CHART_SMALL_TEXT_SIZE, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_NAME] = { 10.5, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_ALIAS] = { STF_CHART_SMALL_TEXT_SIZE, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_ROLE] = { STF_CHART_TEXT_SIZE, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_NOTE] = { STF_CHART_SMALL_TEXT_SIZE, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_HOLDER] = { STF_CHART_TEXT_SIZE, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_AGENCY] = { STF_CHART_TEXT_SIZE, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_VACANT] = { STF_CHART_TEXT_SIZE, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_COUNT] = { STF_CHART_TEXT_SIZE, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_TASK] = { STF_CHART_SMALL_TEXT_SIZE, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_CONTACT] = { STF_CHART_SMALL_TEXT_SIZE, PANGO_WEIGHT_NORMAL,
                                PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_WAS] = { STF_CHART_SMALL_TEXT_SIZE, PANGO_WEIGHT_NORMAL, PANGO_STYLE_ITALIC },
  [STF_CHART_STYLE_SIGN] = { 6.5, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_MORE] = { STF_CHART_SMALL_TEXT_SIZE, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_FOUND] = { STF_CHART_SMALL_TEXT_SIZE, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_PAGE_TITLE] = { 15, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_PAGE_TEXT] = { 8.5, PANGO_WEIGHT_NORMAL, PANGO_STYLE_NORMAL },
  [STF_CHART_STYLE_BADGE] = { 9, PANGO_WEIGHT_BOLD, PANGO_STYLE_NORMAL },
};

StfChartType *
stf_chart_type_new (const char *families)
{
  StfChartType *self = g_new0 (StfChartType, 1);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  pango_cairo_context_set_resolution (self->context, 72);
  pango_cairo_context_set_font_options (self->context, options);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_language (self->context, pango_language_from_string ("sv"));
  cairo_font_options_destroy (options);

  self->attributes = pango_attr_list_new ();
  pango_attr_list_insert (self->attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  for (guint i = 0; i < STF_CHART_N_STYLES; i++)
    {
      PangoFontDescription *font = pango_font_description_new ();

      pango_font_description_set_family (font, families != NULL ? families : FAMILIES);
      pango_font_description_set_weight (font, styles[i].weight);
      pango_font_description_set_style (font, styles[i].slant);
      pango_font_description_set_absolute_size (font, styles[i].size * PANGO_SCALE);
      self->fonts[i] = font;
      self->shaped[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
    }
  return self;
}

void
stf_chart_type_free (StfChartType *self)
{
  if (self == NULL)
    return;

  pango_attr_list_unref (self->attributes);
  for (guint i = 0; i < STF_CHART_N_STYLES; i++)
    {
      pango_font_description_free (self->fonts[i]);
      g_hash_table_unref (self->shaped[i]);
    }
  g_object_unref (self->context);
  g_free (self);
}

/**
 * stf_chart_type_set:
 * @self: the typesetter
 * @style: what the text is
 * @text: UTF-8
 * @max_width: in points; what is wider is broken into lines
 * @max_lines: what would need more lines ends in an ellipsis
 *
 * Sets one text.  It is never wider than @max_width.
 *
 * Returns: the text at the origin; the caller owns its layout
 */
StfChartText
stf_chart_type_set (StfChartType *self, StfChartStyle style, const char *text, double max_width,
                    int max_lines)
{
  StfChartText set = { pango_layout_new (self->context), style, -1 };
  PangoRectangle logical;

  pango_layout_set_font_description (set.layout, self->fonts[style]);
  pango_layout_set_attributes (set.layout, self->attributes);
  pango_layout_set_text (set.layout, text, -1);
  pango_layout_set_single_paragraph_mode (set.layout, TRUE);
  pango_layout_get_extents (set.layout, NULL, &logical);
  if (logical.width > max_width * PANGO_SCALE)
    {
      pango_layout_set_width (set.layout, (int) (max_width * PANGO_SCALE));
      pango_layout_set_wrap (set.layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (set.layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_height (set.layout, -max_lines);
      pango_layout_get_extents (set.layout, NULL, &logical);
    }

  set.width = (logical.x + logical.width) / (double) PANGO_SCALE;
  set.height = logical.height / (double) PANGO_SCALE;
  return set;
}
