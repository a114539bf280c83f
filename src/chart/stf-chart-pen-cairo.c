/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pen for Cairo surfaces: the screen, pictures, printers and PDF.
 *
 * 1. Cairo sets glyphs on whole pixels, which tears small words apart; as shapes they stand where
 *    they should, in pictures and on the screen, whose surface is a recording.  Only documents keep
 *    text as text.
 * 2. Parts become structure tags where they are asked for.  Cairo takes the content of a tag only
 *    if no other tag is inside it, so parts that hold others have no content of their own, and what
 *    is drawn in them is decoration. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-pen-private.h"

#include <hb.h>

typedef struct
{
  StfChartPen pen;
  cairo_t *cr;
  gboolean tagged;
  const StfChartTags *tags; /* or NULL */
  char *link;               /* attributes of the link that the next name is, or NULL */
  gboolean linked;          /* the open name is in a link */
  PangoLayout *space;       /* between the texts of a part; NULL: not needed so far */
  gboolean begun;           /* the open part has a text */
  gboolean glyphs;          /* text stays text */
  GPtrArray *open;          /* names of the open tags; static */
  guint32 colour;           /* what the source is set to */
} CairoPen;

static const char *const elements[STF_CHART_N_PARTS] = {
  [STF_CHART_PART_PAGE] = "Part",   [STF_CHART_PART_TITLE] = "H1",
  [STF_CHART_PART_TEXT] = "P",      [STF_CHART_PART_PICTURE] = "Figure",
  [STF_CHART_PART_BOX] = "Sect",    [STF_CHART_PART_NAME] = "H6",
  [STF_CHART_PART_LIST] = "L",      [STF_CHART_PART_ROW] = "LI",
  [STF_CHART_PART_LABEL] = "Lbl",   [STF_CHART_PART_VALUE] = "LBody",
  [STF_CHART_PART_TABLE] = "Table", [STF_CHART_PART_TABLE_ROW] = "TR",
  [STF_CHART_PART_HEADING] = "TH",  [STF_CHART_PART_CELL] = "TD",
};

static CairoPen *
pen_of (StfChartPen *self)
{
  return (CairoPen *) (void *) self;
}

static cairo_t *
cr_of (StfChartPen *self)
{
  return pen_of (self)->cr;
}

static void
set_colour (CairoPen *self, guint32 rgb)
{
  if (rgb == self->colour)
    return;

  cairo_set_source_rgb (self->cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
  self->colour = rgb;
}

static void
cairo_pen_push (StfChartPen *self, double x, double y, double scale)
{
  cairo_save (cr_of (self));
  cairo_translate (cr_of (self), x, y);
  cairo_scale (cr_of (self), scale, scale);
}

static void
cairo_pen_clip (StfChartPen *self, const StfChartRect *rect)
{
  cairo_rectangle (cr_of (self), rect->x, rect->y, rect->width, rect->height);
  cairo_clip (cr_of (self));
}

static void
cairo_pen_pop (StfChartPen *self)
{
  cairo_restore (cr_of (self));
  pen_of (self)->colour = STF_CHART_NO_COLOUR; /* it has been restored too */
}

static const char *
name_tag (guint level)
{
  static const char *const names[] = { "H2", "H3", "H4", "H5", "H6" };

  return names[CLAMP (level, 1, G_N_ELEMENTS (names)) - 1];
}

static void
begin_tag (CairoPen *pen, const char *tag, const char *attributes)
{
  cairo_tag_begin (pen->cr, tag, attributes);
  pen->begun = FALSE;
  g_ptr_array_add (pen->open, (gpointer) tag);
}

static void
end_tag (CairoPen *pen)
{
  cairo_tag_end (pen->cr, g_ptr_array_steal_index (pen->open, pen->open->len - 1));
}

/* Marks where a body, whose corner is the origin, is at home, so that links and other documents
 * find it. */
static void
begin_box (CairoPen *pen, const char *id)
{
  if (id == NULL || pen->tags == NULL)
    return;

  if (GPOINTER_TO_UINT (g_hash_table_lookup (pen->tags->homes, id)) == pen->tags->page)
    {
      double x = 0, y = 0;
      g_autofree char *attributes = NULL;

      cairo_user_to_device (pen->cr, &x, &y);
      attributes = g_strdup_printf ("name='%s' x=%d y=%d", id, (int) x, (int) y);
      cairo_tag_begin (pen->cr, CAIRO_TAG_DEST, attributes);
      cairo_tag_end (pen->cr, CAIRO_TAG_DEST);
    }
  g_free (pen->link);
  pen->link = g_strdup (g_hash_table_lookup (pen->tags->links, id));
  g_hash_table_remove (pen->tags->links, id);
}

static void
cairo_pen_begin (StfChartPen *self, const StfChartPart *part)
{
  CairoPen *pen = pen_of (self);

  if (!pen->tagged)
    return;

  switch (part->kind)
    {
      case STF_CHART_PART_BOX:
        begin_tag (pen, elements[part->kind], NULL);
        begin_box (pen, part->id);
        break;
      case STF_CHART_PART_NAME:
        begin_tag (pen, name_tag (part->level), NULL);
        pen->linked = pen->link != NULL;
        if (pen->linked)
          begin_tag (pen, CAIRO_TAG_LINK, pen->link);
        g_clear_pointer (&pen->link, g_free);
        break;
      case STF_CHART_PART_PICTURE:
        if (pen->tags != NULL)
          g_ptr_array_add (pen->tags->descriptions, g_strdup (part->title));
        begin_tag (pen, elements[part->kind], NULL);
        break;
      case STF_CHART_PART_TITLE:
      case STF_CHART_PART_TEXT:
      case STF_CHART_PART_HEADING:
        if (pen->tags != NULL && pen->tags->program != NULL)
          g_array_append_val (pen->tags->program, part->program);
        /* FALLTHROUGH */
      default:
        begin_tag (pen, elements[part->kind], NULL);
    }
}

static void
cairo_pen_end (StfChartPen *self)
{
  CairoPen *pen = pen_of (self);

  if (!pen->tagged)
    return;

  if (pen->linked)
    end_tag (pen);
  pen->linked = FALSE;
  end_tag (pen);
}

static void
cairo_pen_move (StfChartPen *self, double x, double y)
{
  cairo_move_to (cr_of (self), x, y);
}

static void
cairo_pen_line (StfChartPen *self, double x, double y)
{
  cairo_line_to (cr_of (self), x, y);
}

static void
cairo_pen_curve (StfChartPen *self, const StfChartPoint p[3])
{
  cairo_curve_to (cr_of (self), p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
}

static void
cairo_pen_close (StfChartPen *self)
{
  cairo_close_path (cr_of (self));
}

static void
cairo_pen_draw (StfChartPen *self, const StfChartInk *ink)
{
  CairoPen *pen = pen_of (self);
  const double dashes[] = { ink->dash, ink->gap };

  if (ink->fill != STF_CHART_NO_COLOUR)
    {
      set_colour (pen, ink->fill);
      if (ink->stroke != STF_CHART_NO_COLOUR)
        cairo_fill_preserve (pen->cr);
      else
        cairo_fill (pen->cr);
    }
  if (ink->stroke != STF_CHART_NO_COLOUR)
    {
      set_colour (pen, ink->stroke);
      cairo_set_line_width (pen->cr, ink->width);
      cairo_set_line_cap (pen->cr, ink->round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
      cairo_set_dash (pen->cr, dashes, ink->gap > 0 ? G_N_ELEMENTS (dashes) : 0, 0);
      cairo_stroke (pen->cr);
    }
}

static void
cairo_pen_rect (StfChartPen *self, const StfChartRect *rect, double radius, const StfChartInk *ink)
{
  if (radius > 0)
    stf_chart_pen_trace_rect (self, rect, radius, radius);
  else
    cairo_rectangle (cr_of (self), rect->x, rect->y, rect->width, rect->height);
  cairo_pen_draw (self, ink);
}

/* Pango gives the space at which a line breaks no glyph.  A document gets one, so that the words on
 * both sides of it do not grow together for those who copy, search or listen. */
static void
show_spaces (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  GSList *lines = pango_layout_get_lines_readonly (layout);

  for (; lines != NULL && lines->next != NULL; lines = lines->next)
    {
      const PangoLayoutLine *line = lines->data;
      const GSList *last = g_slist_last (line->runs);
      const PangoGlyphItem *run = last != NULL ? last->data : NULL;
      int end = line->start_index + line->length - 1;
      PangoGlyphInfo *glyph;
      hb_codepoint_t space;

      if (run == NULL || line->length == 0 || text[end] != ' ' || run->item->analysis.level % 2
          || run->glyphs->log_clusters[run->glyphs->num_glyphs - 1] + run->item->offset != end)
        continue;
      glyph = &run->glyphs->glyphs[run->glyphs->num_glyphs - 1];
      if (glyph->glyph == PANGO_GLYPH_EMPTY
          && hb_font_get_nominal_glyph (pango_font_get_hb_font (run->item->analysis.font), ' ',
                                        &space))
        glyph->glyph = space;
    }
}

/* Texts of a part stand beside each other, but those who listen hear them one after the other. */
static void
separate (CairoPen *pen, const StfChartText *text)
{
  if (pen->space == NULL)
    {
      pen->space = pango_layout_new (pango_layout_get_context (text->layout));
      pango_layout_set_font_description (pen->space,
                                         pango_layout_get_font_description (text->layout));
      pango_layout_set_text (pen->space, " ", -1);
    }
  pango_cairo_show_layout (pen->cr, pen->space);
}

static void
cairo_pen_text (StfChartPen *self, const StfChartText *text, double x, double y, guint32 colour)
{
  CairoPen *pen = pen_of (self);

  set_colour (pen, colour);
  cairo_move_to (pen->cr, x, y);
  if (pen->glyphs)
    {
      if (pen->tagged && pen->begun)
        separate (pen, text);
      pen->begun = TRUE;
      show_spaces (text->layout);
      pango_cairo_show_layout (pen->cr, text->layout);
      cairo_new_path (pen->cr);
    }
  else
    {
      pango_cairo_layout_path (pen->cr, text->layout);
      cairo_fill (pen->cr);
    }
}

static void
cairo_pen_free (StfChartPen *self)
{
  CairoPen *pen = pen_of (self);

  cairo_restore (pen->cr);
  cairo_destroy (pen->cr);
  g_ptr_array_unref (pen->open);
  g_free (pen->link);
  g_clear_object (&pen->space);
  g_free (pen);
}

static const StfChartPenClass cairo_pen_class = {
  cairo_pen_push, cairo_pen_clip, cairo_pen_pop,   cairo_pen_begin, cairo_pen_end,
  cairo_pen_move, cairo_pen_line, cairo_pen_curve, cairo_pen_close, cairo_pen_draw,
  cairo_pen_rect, cairo_pen_text, cairo_pen_free,
};

/**
 * stf_chart_pen_new_for_cairo:
 * @cr: where to draw; nothing of it has changed when the pen is freed
 * @tagged: whether parts become structure tags
 *
 * Returns: (transfer full): a pen
 */
StfChartPen *
stf_chart_pen_new_for_cairo (cairo_t *cr, gboolean tagged)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));
  CairoPen *self = g_new0 (CairoPen, 1);

  self->pen.class = &cairo_pen_class;
  self->cr = cairo_reference (cr);
  self->tagged = tagged;
  self->glyphs = type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_PS;
  self->open = g_ptr_array_new ();
  self->colour = STF_CHART_NO_COLOUR;
  cairo_save (cr);
  cairo_new_path (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  return &self->pen;
}

/**
 * stf_chart_pen_new_for_pdf:
 * @cr: where to draw a page, on a PDF surface
 * @tags: what is known of the page; it must outlive the pen
 *
 * Like stf_chart_pen_new_for_cairo(), with destinations and links.
 *
 * Returns: (transfer full): a pen
 */
StfChartPen *
stf_chart_pen_new_for_pdf (cairo_t *cr, const StfChartTags *tags)
{
  StfChartPen *self = stf_chart_pen_new_for_cairo (cr, TRUE);

  pen_of (self)->tags = tags;
  return self;
}
