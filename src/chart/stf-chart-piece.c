/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a text takes in any width, without setting it again.
 *
 * 1. A text is shaped in one line, once: that costs most by far.  From the advances of its
 *    characters and the places where lines may break follows where they will break in a given
 *    width: as late as possible, spaces at the end of a line take no room, and a word that is wider
 *    than the line is broken anywhere.  Pango breaks in the same way.
 * 2. The one shape that is drawn is set with Pango, in the width and the number of lines that were
 *    found, both of which Pango keeps to: whatever the text, it stays in the room it was given.
 * 3. What does not fit is shortened.  A name keeps its end, which mostly tells it from its
 *    siblings; sentences keep their beginning. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-piece.h"

#include <string.h>

/* Widths that were added up in another order than Pango's. */
#define SLACK 0.05

/* Titles of roles, agencies and kinds return again and again. */
static PangoLayout *
shape (StfChartType *type, StfChartStyle style, const char *text, gsize length)
{
  PangoLayout *layout = text[length] == '\0' ? g_hash_table_lookup (type->shaped[style], text)
                                             : NULL;

  if (layout != NULL)
    return layout;

  layout = pango_layout_new (type->context);
  pango_layout_set_font_description (layout, type->fonts[style]);
  pango_layout_set_attributes (layout, type->attributes);
  pango_layout_set_text (layout, text, (int) length);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  g_hash_table_replace (type->shaped[style], (gpointer) pango_layout_get_text (layout), layout);
  return layout;
}

/**
 * stf_chart_piece_new:
 * @type: the typesetter
 * @style: what the text is
 * @text: (nullable): UTF-8
 * @row: which row of the model it belongs to, or -1
 *
 * Returns: the text, shaped; clear it with stf_chart_piece_clear()
 */
StfChartPiece
stf_chart_piece_new (StfChartType *type, StfChartStyle style, const char *text, int row)
{
  StfChartPiece self = { NULL, style, row };
  PangoRectangle logical;
  gsize length = text != NULL ? strlen (text) : 0;

  /* A space at the end of a line takes no room, but at the end of a text it would. */
  while (length > 0 && text[length - 1] == ' ')
    length--;
  if (length == 0)
    return self;

  self.layout = g_object_ref (shape (type, style, text, length));
  pango_layout_get_extents (self.layout, NULL, &logical);
  self.width = (logical.x + logical.width) / (double) PANGO_SCALE;
  self.height = logical.height / (double) PANGO_SCALE;
  self.baseline = pango_layout_get_baseline (self.layout) / (double) PANGO_SCALE;
  return self;
}

void
stf_chart_piece_clear (StfChartPiece *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->advances, g_free);
}

/* Rule 1: only for texts that need more than a line. */
static const double *
get_advances (StfChartPiece *self, int n)
{
  PangoLayoutLine *line;
  const char *text;

  if (self->advances != NULL)
    return self->advances;

  self->advances = g_new0 (double, n + 1);
  line = pango_layout_get_line_readonly (self->layout, 0);
  text = pango_layout_get_text (self->layout);
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      PangoGlyphItem *run = l->data;
      int first = (int) g_utf8_pointer_to_offset (text, text + run->item->offset);
      g_autofree int *widths = g_new0 (int, run->item->num_chars + 1);

      pango_glyph_item_get_logical_widths (run, text, widths);
      for (int i = 0; i < run->item->num_chars && first + i < n; i++)
        self->advances[first + i] = widths[i] / (double) PANGO_SCALE;
    }
  return self->advances;
}

/* The end of the line that begins at start; *width is what it takes without the spaces at its end.
 */
static int
break_line (const double *advances, const PangoLogAttr *attrs, int start, int n, double max_width,
            double *width)
{
  int word = start; /* where the last words that fit, or the last letters, end */
  int letter = start;
  double total = 0, ink = 0, ink_at_word = 0, ink_at_letter = 0;

  for (int i = start; i < n; i++)
    {
      if (i > start && attrs[i].is_line_break)
        {
          word = i;
          ink_at_word = ink;
        }
      if (i > start && attrs[i].is_char_break)
        {
          letter = i;
          ink_at_letter = ink;
        }
      total += advances[i];
      if (attrs[i].is_white)
        continue;
      if (total > max_width && letter > start)
        {
          *width = word > start ? ink_at_word : ink_at_letter;
          return word > start ? word : letter;
        }
      ink = total;
    }
  *width = ink;
  return n;
}

/**
 * stf_chart_piece_fit:
 * @self: a text
 * @max_width: in points
 * @max_lines: what needs more is shortened
 *
 * Returns: the room it takes, never wider than @max_width; all 0 if there is no text
 */
StfChartFit
stf_chart_piece_fit (StfChartPiece *self, double max_width, int max_lines)
{
  StfChartFit fit = { self->width, self->height, 1, FALSE };
  const PangoLogAttr *attrs;
  const double *advances;
  int n_attrs, n;

  if (self->layout == NULL)
    return (StfChartFit){ 0 };
  if (self->width <= max_width)
    return fit;

  attrs = pango_layout_get_log_attrs_readonly (self->layout, &n_attrs);
  n = n_attrs - 1;
  advances = get_advances (self, n);
  fit.width = 0;
  fit.n_lines = 0;
  for (int start = 0; start < n && !fit.cut;)
    {
      double width;

      if (fit.n_lines == max_lines)
        {
          fit.cut = TRUE;
          break;
        }
      start = break_line (advances, attrs, start, n, max_width, &width);
      fit.width = MAX (fit.width, width);
      fit.n_lines++;
    }
  if (fit.cut)
    fit.width = max_width;
  fit.width = MIN (fit.width + SLACK, max_width);
  fit.n_lines = MAX (fit.n_lines, 1);
  fit.height = fit.n_lines * self->height;
  return fit;
}

/**
 * stf_chart_piece_min_width:
 * @self: a text
 *
 * Returns: the width below which a word would be broken
 */
double
stf_chart_piece_min_width (StfChartPiece *self)
{
  const PangoLogAttr *attrs;
  const double *advances;
  double widest = 0;
  double word = 0;
  int n_attrs;

  if (self->layout == NULL)
    return 0;

  attrs = pango_layout_get_log_attrs_readonly (self->layout, &n_attrs);
  advances = get_advances (self, n_attrs - 1);
  for (int i = 0; i < n_attrs - 1; i++)
    {
      if (attrs[i].is_line_break)
        word = 0;
      if (!attrs[i].is_white)
        widest = MAX (widest, word + advances[i]);
      word += advances[i];
    }
  return MIN (widest + SLACK, self->width);
}

static PangoEllipsizeMode
ellipsis_of (StfChartStyle style)
{
  return style == STF_CHART_STYLE_NAME || style == STF_CHART_STYLE_ROLE ? PANGO_ELLIPSIZE_MIDDLE
                                                                        : PANGO_ELLIPSIZE_END;
}

/**
 * stf_chart_piece_set:
 * @self: a text, which is not to be asked anything afterwards
 * @fit: what it is to take
 *
 * Sets it (rules 2 and 3).
 *
 * Returns: the text at the origin; the caller owns its layout
 */
StfChartText
stf_chart_piece_set (StfChartPiece *self, const StfChartFit *fit)
{
  gboolean whole = fit->n_lines == 1 && !fit->cut;
  StfChartText text = { whole ? g_object_ref (self->layout) : pango_layout_copy (self->layout),
                        self->style, self->row };

  if (!whole)
    {
      pango_layout_set_width (text.layout, (int) (fit->width * PANGO_SCALE) + 1);
      pango_layout_set_wrap (text.layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (text.layout, ellipsis_of (self->style));
      pango_layout_set_height (text.layout, -fit->n_lines);
    }
  text.width = fit->width;
  text.height = fit->height;
  return text;
}
