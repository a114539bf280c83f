/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pen that writes SVG, with text as text.
 *
 * 1. All coordinates are those of the page: whoever edits the drawing finds shapes where they are
 *    seen, and texts at the size that they have.
 * 2. A text is one element with a line in each tspan, so that it is found, read and copied as it
 *    was written; lines break where they do on paper.  Its space at a line's end belongs to it.
 * 3. A body or seat is a group with its own id, a body also with a title; other parts say by their
 *    ARIA role what they are.  An id is written once in a file.
 * 4. Numbers have at most three decimals and no locale.
 *
 * Drawback: where the reader's computer lacks the font, a text has another width than its column.
 */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-pen-private.h"

#include <math.h>
#include <string.h>

typedef struct
{
  double x;
  double y;
  double scale;
  guint n_clips; /* groups to close */
} Frame;

typedef struct
{
  StfChartPen pen;
  GString *svg;
  GString *path;
  GArray *frames;  /* Frame; the last one holds */
  GPtrArray *ends; /* of the open parts; static */
  GHashTable *ids; /* written */
  guint n_clips;
} SvgPen;

/* What begins a part, before its attributes. */
static const char *const roles[STF_CHART_N_PARTS] = {
  [STF_CHART_PART_TITLE] = "heading\" aria-level=\"1",
  [STF_CHART_PART_PICTURE] = "img",
  [STF_CHART_PART_BOX] = "group",
  [STF_CHART_PART_NAME] = "heading",
  [STF_CHART_PART_LIST] = "list",
  [STF_CHART_PART_ROW] = "listitem",
  [STF_CHART_PART_TABLE] = "table",
  [STF_CHART_PART_TABLE_ROW] = "row",
  [STF_CHART_PART_HEADING] = "columnheader",
  [STF_CHART_PART_CELL] = "cell",
};

static SvgPen *
pen_of (StfChartPen *self)
{
  return (SvgPen *) (void *) self;
}

static Frame *
frame_of (SvgPen *pen)
{
  return &g_array_index (pen->frames, Frame, pen->frames->len - 1);
}

/* A number after the text that stands before it. */
void
stf_chart_svg_append_number (GString *svg, const char *before, double number)
{
  gint64 thousandths = isfinite (number) ? llround (CLAMP (number, -1e12, 1e12) * 1000) : 0;
  guint64 n = (guint64) ABS (thousandths);
  const char fraction[] = { '.', '0' + (char) (n / 100 % 10), '0' + (char) (n / 10 % 10),
                            '0' + (char) (n % 10) };
  char digits[24];
  guint first = sizeof digits;

  g_string_append (svg, before);
  if (thousandths < 0)
    g_string_append_c (svg, '-');
  for (guint64 whole = n / 1000; first == sizeof digits || whole > 0; whole /= 10)
    digits[--first] = '0' + (char) (whole % 10);
  g_string_append_len (svg, digits + first, sizeof digits - first);
  g_string_append_len (svg, fraction, n % 10 != 0 ? 4 : n % 100 != 0 ? 3 : n % 1000 != 0 ? 2 : 0);
}

static void
append_attribute (GString *string, const char *name, double value)
{
  g_string_append_c (string, ' ');
  g_string_append (string, name);
  stf_chart_svg_append_number (string, "=\"", value);
  g_string_append_c (string, '"');
}

static void
append_colour (GString *string, const char *name, guint32 colour)
{
  if (colour == STF_CHART_NO_COLOUR)
    g_string_append_printf (string, " %s=\"none\"", name);
  else
    g_string_append_printf (string, " %s=\"#%06x\"", name, colour & 0xffffff);
}

/* Text for content and attributes, without the characters that XML does not know. */
void
stf_chart_svg_append_text (GString *svg, const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '<')
        g_string_append (svg, "&lt;");
      else if (c == '>')
        g_string_append (svg, "&gt;");
      else if (c == '&')
        g_string_append (svg, "&amp;");
      else if (c == '"')
        g_string_append (svg, "&quot;");
      else if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029)
        g_string_append_c (svg, ' ');
      else if (c >= 0x20 && (c < 0x7f || c > 0x9f) && c != 0xfffe && c != 0xffff)
        g_string_append_len (svg, p, g_utf8_next_char (p) - p);
    }
}

static void
svg_pen_push (StfChartPen *self, double x, double y, double scale)
{
  SvgPen *pen = pen_of (self);
  Frame f = *frame_of (pen);

  f = (Frame){ f.x + x * f.scale, f.y + y * f.scale, f.scale * scale, 0 };
  g_array_append_val (pen->frames, f);
}

static StfChartRect
rect_to_page (SvgPen *pen, const StfChartRect *r)
{
  const Frame *f = frame_of (pen);

  return (StfChartRect){ f->x + r->x * f->scale, f->y + r->y * f->scale, r->width * f->scale,
                         r->height * f->scale };
}

static void
append_rect (GString *svg, const StfChartRect *r)
{
  g_string_append (svg, "<rect");
  append_attribute (svg, "x", r->x);
  append_attribute (svg, "y", r->y);
  append_attribute (svg, "width", r->width);
  append_attribute (svg, "height", r->height);
}

static void
svg_pen_clip (StfChartPen *self, const StfChartRect *rect)
{
  SvgPen *pen = pen_of (self);
  StfChartRect r = rect_to_page (pen, rect);

  g_string_append_printf (pen->svg, "<clipPath id=\"clip-%u\">", ++pen->n_clips);
  append_rect (pen->svg, &r);
  g_string_append_printf (pen->svg, "/></clipPath>\n<g clip-path=\"url(#clip-%u)\">\n",
                          pen->n_clips);
  frame_of (pen)->n_clips++;
}

static void
svg_pen_pop (StfChartPen *self)
{
  SvgPen *pen = pen_of (self);

  for (guint i = 0; i < frame_of (pen)->n_clips; i++)
    g_string_append (pen->svg, "</g>\n");
  g_array_set_size (pen->frames, pen->frames->len - 1);
}

static void
svg_pen_begin (StfChartPen *self, const StfChartPart *part)
{
  SvgPen *pen = pen_of (self);
  const char *role = roles[part->kind];

  g_ptr_array_add (pen->ends, role != NULL ? (gpointer) "</g>\n" : (gpointer) "");
  if (role == NULL)
    return;

  g_string_append (pen->svg, "<g");
  if (part->id != NULL && g_hash_table_add (pen->ids, g_strdup (part->id)))
    {
      g_string_append (pen->svg, " id=\"");
      stf_chart_svg_append_text (pen->svg, part->id, strlen (part->id));
      g_string_append_c (pen->svg, '"');
    }
  g_string_append_printf (pen->svg, " role=\"%s\"", role);
  if (part->kind == STF_CHART_PART_NAME)
    g_string_append_printf (pen->svg, " aria-level=\"%u\"", part->level + 1);
  g_string_append (pen->svg, ">\n");
  if (part->title != NULL)
    {
      g_string_append (pen->svg, "<title>");
      stf_chart_svg_append_text (pen->svg, part->title, strlen (part->title));
      g_string_append (pen->svg, "</title>\n");
    }
}

static void
svg_pen_end (StfChartPen *self)
{
  SvgPen *pen = pen_of (self);

  g_string_append (pen->svg, g_ptr_array_steal_index (pen->ends, pen->ends->len - 1));
}

static void
append_point (SvgPen *pen, const char *command, double x, double y)
{
  const Frame *f = frame_of (pen);

  stf_chart_svg_append_number (pen->path, command, f->x + x * f->scale);
  stf_chart_svg_append_number (pen->path, " ", f->y + y * f->scale);
}

static void
svg_pen_move (StfChartPen *self, double x, double y)
{
  append_point (pen_of (self), "M", x, y);
}

static void
svg_pen_line (StfChartPen *self, double x, double y)
{
  append_point (pen_of (self), "L", x, y);
}

static void
svg_pen_curve (StfChartPen *self, const StfChartPoint p[3])
{
  append_point (pen_of (self), "C", p[0].x, p[0].y);
  append_point (pen_of (self), " ", p[1].x, p[1].y);
  append_point (pen_of (self), " ", p[2].x, p[2].y);
}

static void
svg_pen_close (StfChartPen *self)
{
  g_string_append_c (pen_of (self)->path, 'Z');
}

static void
append_ink (SvgPen *pen, const StfChartInk *ink)
{
  double scale = frame_of (pen)->scale;

  append_colour (pen->svg, "fill", ink->fill);
  if (ink->stroke != STF_CHART_NO_COLOUR)
    {
      append_colour (pen->svg, "stroke", ink->stroke);
      append_attribute (pen->svg, "stroke-width", ink->width * scale);
      if (ink->round)
        g_string_append (pen->svg, " stroke-linecap=\"round\"");
      if (ink->gap > 0)
        {
          append_attribute (pen->svg, "stroke-dasharray", ink->dash * scale);
          g_string_truncate (pen->svg, pen->svg->len - 1);
          stf_chart_svg_append_number (pen->svg, " ", ink->gap * scale);
          g_string_append_c (pen->svg, '"');
        }
    }
  g_string_append (pen->svg, "/>\n");
}

static void
svg_pen_draw (StfChartPen *self, const StfChartInk *ink)
{
  SvgPen *pen = pen_of (self);

  if (pen->path->len == 0)
    return;

  g_string_append (pen->svg, "<path d=\"");
  g_string_append_len (pen->svg, pen->path->str, (gssize) pen->path->len);
  g_string_append_c (pen->svg, '"');
  g_string_truncate (pen->path, 0);
  append_ink (pen, ink);
}

static void
svg_pen_rect (StfChartPen *self, const StfChartRect *rect, double radius, const StfChartInk *ink)
{
  SvgPen *pen = pen_of (self);
  StfChartRect r = rect_to_page (pen, rect);

  append_rect (pen->svg, &r);
  if (radius > 0)
    append_attribute (pen->svg, "rx", radius * frame_of (pen)->scale);
  append_ink (pen, ink);
}

/* The text of a line as it is seen: without what an ellipsis stands for. */
static void
append_line (GString *svg, PangoLayoutLine *line, const char *text)
{
  int start = line->start_index;
  int end = start + line->length;

  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoItem *item = ((PangoLayoutRun *) l->data)->item;

      if (item->analysis.flags & PANGO_ANALYSIS_FLAG_IS_ELLIPSIS && item->offset >= start
          && item->offset + item->length <= end)
        {
          stf_chart_svg_append_text (svg, text + start, (gsize) (item->offset - start));
          g_string_append (svg, "…");
          start = item->offset + item->length;
        }
    }
  stf_chart_svg_append_text (svg, text + start, (gsize) (end - start));
}

static void
svg_pen_text (StfChartPen *self, const StfChartText *text, double x, double y, guint32 colour)
{
  SvgPen *pen = pen_of (self);
  const Frame *f = frame_of (pen);
  const char *content = pango_layout_get_text (text->layout);
  const PangoFontDescription *font = pango_layout_get_font_description (text->layout);
  PangoLayoutIter *iter = pango_layout_get_iter (text->layout);
  int weight = pango_font_description_get_weight (font);

  g_string_append (pen->svg, "<text");
  append_attribute (pen->svg, "font-size",
                    pango_font_description_get_size (font) / (double) PANGO_SCALE * f->scale);
  if (weight != PANGO_WEIGHT_NORMAL)
    g_string_append_printf (pen->svg, " font-weight=\"%d\"", weight);
  if (pango_font_description_get_style (font) == PANGO_STYLE_ITALIC)
    g_string_append (pen->svg, " font-style=\"italic\"");
  append_colour (pen->svg, "fill", colour);
  g_string_append_c (pen->svg, '>');
  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      gboolean leftwards = line->resolved_dir == PANGO_DIRECTION_RTL;
      int baseline = pango_layout_iter_get_baseline (iter);
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      g_string_append (pen->svg, "<tspan");
      append_attribute (
          pen->svg, "x",
          f->x
              + (x + (extents.x + (leftwards ? extents.width : 0)) / (double) PANGO_SCALE)
                    * f->scale);
      append_attribute (pen->svg, "y", f->y + (y + baseline / (double) PANGO_SCALE) * f->scale);
      g_string_append (pen->svg, leftwards ? " direction=\"rtl\">" : ">");
      append_line (pen->svg, line, content);
      g_string_append (pen->svg, "</tspan>");
    }
  while (pango_layout_iter_next_line (iter));
  g_string_append (pen->svg, "</text>\n");
  pango_layout_iter_free (iter);
}

static void
svg_pen_free (StfChartPen *self)
{
  SvgPen *pen = pen_of (self);

  g_string_free (pen->path, TRUE);
  g_array_unref (pen->frames);
  g_ptr_array_unref (pen->ends);
  g_hash_table_unref (pen->ids);
  g_free (pen);
}

static const StfChartPenClass svg_pen_class = {
  svg_pen_push, svg_pen_clip, svg_pen_pop,   svg_pen_begin, svg_pen_end,
  svg_pen_move, svg_pen_line, svg_pen_curve, svg_pen_close, svg_pen_draw,
  svg_pen_rect, svg_pen_text, svg_pen_free,
};

/**
 * stf_chart_pen_new_for_svg:
 * @svg: what the elements are appended to; the caller writes what stands around them
 *
 * Returns: (transfer full): a pen
 */
StfChartPen *
stf_chart_pen_new_for_svg (GString *svg)
{
  const Frame page = { 0, 0, 1, 0 };
  SvgPen *self = g_new0 (SvgPen, 1);

  self->pen.class = &svg_pen_class;
  self->svg = svg;
  self->path = g_string_new (NULL);
  self->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
  g_array_append_val (self->frames, page);
  self->ends = g_ptr_array_new ();
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return &self->pen;
}
