/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Paints boxes, routes, relations and whole pages with Cairo, on any surface (H12).
 *
 * 1. The page begins with one opaque rectangle: without it Cairo's vector surfaces compare every
 *    box with all before it, and 5,000 boxes take seven times as long.
 * 2. Lines come first, boxes above them, so that no line crosses a text.
 * 3. On a page the texts are tagged, so that a PDF can be read in order: title, then box by box. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-palette.h"
#include "stf-chart-private.h"

#include <math.h>

#define RADIUS 3.5
#define BAND 3.5
#define ROUTE_WIDTH 0.9
#define ROUTES_AT_ONCE 256
#define MIN_CROSSING 40.0

static void
set_colour (cairo_t *cr, guint32 rgb)
{
  cairo_set_source_rgb (cr, (rgb >> 16 & 0xff) / 255.0, (rgb >> 8 & 0xff) / 255.0,
                        (rgb & 0xff) / 255.0);
}

static void
rounded (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

static guint32
text_colour (const StfChartColours *c, StfChartStyle style, guint32 band)
{
  switch (style)
    {
      case STF_CHART_STYLE_KIND:
        return band;
      case STF_CHART_STYLE_NAME:
      case STF_CHART_STYLE_PAGE_TITLE:
        return c->strong;
      case STF_CHART_STYLE_HOLDER:
        return c->text;
      case STF_CHART_STYLE_VACANT:
      case STF_CHART_STYLE_BADGE:
        return c->vacant;
      case STF_CHART_STYLE_ALIAS:
      case STF_CHART_STYLE_ROLE:
      case STF_CHART_STYLE_NOTE:
      case STF_CHART_STYLE_AGENCY:
      case STF_CHART_STYLE_COUNT:
      case STF_CHART_STYLE_PAGE_TEXT:
      case STF_CHART_N_STYLES:
      default:
        return c->muted;
    }
}

static const char *
text_tag (StfChartStyle style)
{
  return style == STF_CHART_STYLE_PAGE_TITLE ? "H1" : style == STF_CHART_STYLE_NAME ? "H2" : "P";
}

/* Cairo sets glyphs on whole pixels, which tears small words apart; as shapes they stand where they
 * should, in pictures and on the screen, whose surface is a recording.  Only documents keep text as
 * text. */
static void
show_text (cairo_t *cr, const StfChartText *text, double x, double y)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));

  cairo_move_to (cr, x, y);
  if (type == CAIRO_SURFACE_TYPE_PDF || type == CAIRO_SURFACE_TYPE_SVG)
    {
      pango_cairo_show_layout (cr, text->layout);
      return;
    }
  pango_cairo_layout_path (cr, text->layout);
  cairo_fill (cr);
}

static void
paint_text (cairo_t *cr, const StfChartText *text, const StfChartColours *c, guint32 band,
            gboolean tagged)
{
  if (tagged)
    cairo_tag_begin (cr, text_tag (text->style), NULL);
  set_colour (cr, text_colour (c, text->style, band));
  show_text (cr, text, text->x, text->y);
  if (tagged)
    cairo_tag_end (cr, text_tag (text->style));
}

static void
paint_band (cairo_t *cr, double width, guint32 band)
{
  cairo_new_path (cr);
  cairo_move_to (cr, 0, BAND);
  cairo_line_to (cr, 0, RADIUS);
  cairo_arc (cr, RADIUS, RADIUS, RADIUS, G_PI, 1.5 * G_PI);
  cairo_arc (cr, width - RADIUS, RADIUS, RADIUS, -G_PI_2, 0);
  cairo_line_to (cr, width, BAND);
  cairo_close_path (cr);
  set_colour (cr, band);
  cairo_fill (cr);
}

/* A vacancy is a word in a dashed outline, whatever its colour. */
static void
paint_vacancy (cairo_t *cr, const StfChartText *text, const StfChartColours *c)
{
  const double dashes[] = { 2, 1.5 };

  rounded (cr, text->x - 3, text->y, text->width + 6, text->height, 2);
  set_colour (cr, c->vacant);
  cairo_set_line_width (cr, 0.6);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Around the box; unit is what keeps it within STF_CHART_PAINT_OUTSET on a poster. */
static void
paint_mark (cairo_t *cr, const StfChartFace *face, guint32 colour, double width, gboolean dashed,
            double unit)
{
  const double dashes[] = { 4 * unit, 2 * unit };
  double gap = 2 * unit;

  rounded (cr, -gap, -gap, face->width + 2 * gap, face->height + 2 * gap, RADIUS + gap);
  set_colour (cr, colour);
  cairo_set_line_width (cr, width * unit);
  if (dashed)
    cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
stf_chart_draw_box (cairo_t *cr, const StfChart *chart, guint box, StfChartPalette palette,
                    StfChartPaintFlags flags, gboolean tagged)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  const StfChartFace *face = stf_chart_face (chart, box);
  guint32 band = stf_chart_palette_get_band (palette, chart->model->boxes[box].kind);
  double unit = 1 / MAX (chart->layout->scale, 1);

  cairo_save (cr);
  cairo_scale (cr, chart->layout->scale, chart->layout->scale);

  rounded (cr, 0, 0, face->width, face->height, RADIUS);
  set_colour (cr, flags & STF_CHART_PAINT_HOVER ? c->hover : c->box);
  cairo_fill_preserve (cr);
  set_colour (cr, c->outline);
  cairo_set_line_width (cr, c->outline_width);
  cairo_stroke (cr);
  paint_band (cr, face->width, band);
  if (face->rule_y > 0)
    {
      set_colour (cr, c->rule);
      cairo_set_line_width (cr, 0.5);
      cairo_move_to (cr, 10, face->rule_y);
      cairo_line_to (cr, face->width - 10, face->rule_y);
      cairo_stroke (cr);
    }

  for (guint i = 0; !(flags & STF_CHART_PAINT_NO_TEXT) && i < face->n_texts; i++)
    {
      const StfChartText *text = &g_array_index (chart->measure->texts, StfChartText,
                                                 face->first_text + i);

      if (text->style == STF_CHART_STYLE_VACANT)
        paint_vacancy (cr, text, c);
      paint_text (cr, text, c, band, tagged);
    }

  if (flags & STF_CHART_PAINT_SELECTED)
    paint_mark (cr, face, c->selected, 2, FALSE, unit);
  else if (flags & STF_CHART_PAINT_FOUND)
    paint_mark (cr, face, c->found, 1.5, TRUE, unit);
  cairo_restore (cr);
}

/**
 * stf_chart_paint_box:
 * @cr: where to paint; the box's top left corner is at the origin
 * @chart: a chart
 * @box: index of a box
 * @palette: colours
 * @flags: how it is marked
 *
 * Paints a box at its size on the page; scale @cr for another one.
 */
void
stf_chart_paint_box (cairo_t *cr, const StfChart *chart, guint box, StfChartPalette palette,
                     StfChartPaintFlags flags)
{
  g_return_if_fail (chart != NULL && box < chart->model->n_boxes);

  stf_chart_draw_box (cr, chart, box, palette, flags, FALSE);
}

/**
 * stf_chart_paint_routes:
 * @cr: where to paint, in points on the page
 * @chart: a chart
 * @palette: colours
 *
 * Paints the lines of the tree.
 */
void
stf_chart_paint_routes (cairo_t *cr, const StfChart *chart, StfChartPalette palette)
{
  guint n;

  g_return_if_fail (chart != NULL);

  n = chart->layout->n;
  cairo_save (cr);
  cairo_translate (cr, chart->origin.x, chart->origin.y);
  cairo_scale (cr, chart->layout->scale, chart->layout->scale);
  set_colour (cr, stf_chart_palette_get_colours (palette)->route);
  cairo_set_line_width (cr, ROUTE_WIDTH);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_MITER);
  for (guint i = 0; i < n; i++)
    {
      StfChartRoute route = stf_chart_layout_get_route (chart->layout, i);

      for (guint k = 0; k < route.n_points; k++)
        if (k == 0)
          cairo_move_to (cr, route.points[k].x, route.points[k].y);
        else
          cairo_line_to (cr, route.points[k].x, route.points[k].y);
      if (i % ROUTES_AT_ONCE == ROUTES_AT_ONCE - 1 || i == n - 1)
        cairo_stroke (cr);
    }
  cairo_restore (cr);
}

/* "Assists" always; others by kind, or when they begin or end at box (H8). */
gboolean
stf_chart_shows_relation (const StfChartRelation *relation, const char *const *kinds, int box)
{
  return g_str_equal (relation->kind, "assists") || (int) relation->from == box
         || (int) relation->to == box || (kinds != NULL && g_strv_contains (kinds, relation->kind));
}

/* A curve from the one box to the other: across the room between them where there is some, else
 * around their right sides.  Those of one box begin and end beside each other. */
void
stf_chart_relation_curve (const StfChart *self, guint relation, StfChartPoint points[4])
{
  const StfChartRelation *r = &self->model->relations[relation];
  StfChartRect a = *stf_chart_box (self, r->from);
  StfChartRect b = *stf_chart_box (self, r->to);
  double aside = (relation % 5 - 2.0) * 5;
  double room = MAX (b.x - (a.x + a.width), a.x - (b.x + b.width));
  gboolean across = room > MIN_CROSSING;
  gboolean leftwards = across && b.x < a.x;
  double bend;

  points[0] = (StfChartPoint){ leftwards ? a.x : a.x + a.width, a.y + a.height / 2 + aside };
  points[3] = (StfChartPoint){ across && !leftwards ? b.x : b.x + b.width,
                               b.y + b.height / 2 + aside };
  if (across)
    bend = (points[0].x + points[3].x) / 2;
  else
    bend = MAX (points[0].x, points[3].x) + 30 + fabs (points[3].y - points[0].y) / 6;
  points[1] = (StfChartPoint){ bend, points[0].y };
  points[2] = (StfChartPoint){ bend, points[3].y };
}

static void
paint_arrow (cairo_t *cr, StfChartPoint from, StfChartPoint tip)
{
  double angle = atan2 (tip.y - from.y, tip.x - from.x);

  cairo_move_to (cr, tip.x, tip.y);
  cairo_line_to (cr, tip.x - 6 * cos (angle - 0.4), tip.y - 6 * sin (angle - 0.4));
  cairo_line_to (cr, tip.x - 6 * cos (angle + 0.4), tip.y - 6 * sin (angle + 0.4));
  cairo_close_path (cr);
  cairo_fill (cr);
}

static gboolean
meet (const StfChartRect *a, const StfChartRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static gboolean
is_free (const StfChart *chart, const StfChartRect *place, const GArray *taken)
{
  for (guint i = 0; i < taken->len; i++)
    if (meet (place, &g_array_index (taken, StfChartRect, i)))
      return FALSE;
  for (guint i = 0; i < chart->layout->n; i++)
    if (meet (place, &chart->layout->rects[i]))
      return FALSE;

  return TRUE;
}

/* Where the word of a curve stands: in its middle, or as near to it as there is neither a box nor
 * another word. */
static StfChartRect
label_place (const StfChart *chart, const StfChartPoint p[4], const StfChartText *label,
             const GArray *taken)
{
  StfChartRect place = { 0, 0, label->width + 4, label->height };

  for (int step = 0; step <= 24; step++)
    {
      double t = 0.5 + (step % 2 == 0 ? 1 : -1) * ((step + 1) / 2) * 0.037;
      double u = 1 - t;
      double a = u * u * u, b = 3 * u * u * t, c = 3 * u * t * t, d = t * t * t;

      place.x = a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x - place.width / 2;
      place.y = a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y - place.height / 2;
      if (is_free (chart, &place, taken))
        break;
    }
  return place;
}

static void
paint_curve (cairo_t *cr, const StfChartPoint p[4])
{
  const double dots[] = { 0, 3 };

  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_move_to (cr, p[0].x, p[0].y);
  cairo_curve_to (cr, p[1].x, p[1].y, p[2].x, p[2].y, p[3].x, p[3].y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  paint_arrow (cr, p[2], p[3]);
}

static void
paint_word (cairo_t *cr, const StfChartText *label, const StfChartRect *place,
            const StfChartColours *c)
{
  cairo_rectangle (cr, place->x, place->y, place->width, place->height);
  set_colour (cr, c->page);
  cairo_fill (cr);
  set_colour (cr, c->relation);
  show_text (cr, label, place->x + 2, place->y);
}

/**
 * stf_chart_paint_relations:
 * @cr: where to paint, in points on the page
 * @chart: a chart
 * @palette: colours
 * @kinds: (nullable): kinds of relations to paint besides "assists"
 * @box: the selected box, whose relations are all painted, or -1
 *
 * Paints relations as dotted lines with their words; boxes are to be painted after them.
 */
void
stf_chart_paint_relations (cairo_t *cr, const StfChart *chart, StfChartPalette palette,
                           const char *const *kinds, int box)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (StfChartRect));

  g_return_if_fail (chart != NULL);

  cairo_save (cr);
  cairo_translate (cr, chart->origin.x, chart->origin.y);
  cairo_scale (cr, chart->layout->scale, chart->layout->scale);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, 1.4);
  set_colour (cr, c->relation);
  for (int labels = 0; labels < 2; labels++)
    for (guint i = 0; i < chart->model->n_relations; i++)
      {
        StfChartPoint curve[4];

        if (!stf_chart_shows_relation (&chart->model->relations[i], kinds, box))
          continue;
        stf_chart_relation_curve (chart, i, curve);
        if (labels)
          {
            StfChartRect place = label_place (chart, curve, &chart->labels[i], taken);

            g_array_append_val (taken, place);
            paint_word (cr, &chart->labels[i], &place, c);
          }
        else
          {
            paint_curve (cr, curve);
          }
      }
  cairo_restore (cr);
}

static void
paint_furniture (cairo_t *cr, const StfChart *chart, const StfChartColours *c)
{
  const double dots[] = { 0, 3 };

  cairo_save (cr);
  cairo_scale (cr, chart->page_scale, chart->page_scale);
  if (chart->badge.width > 0)
    {
      const StfChartRect *b = &chart->badge;

      rounded (cr, b->x, b->y, b->width, b->height, b->height / 2);
      set_colour (cr, c->vacant);
      cairo_set_line_width (cr, 1);
      cairo_stroke (cr);
    }
  if (chart->legend.width > 0)
    {
      set_colour (cr, c->relation);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      cairo_set_line_width (cr, 1.4);
      cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
      cairo_move_to (cr, chart->legend.x, chart->legend.y);
      cairo_rel_line_to (cr, chart->legend.width, 0);
      cairo_stroke (cr);
      cairo_set_dash (cr, NULL, 0, 0);
    }
  for (guint i = 0; i < chart->furniture->len; i++)
    paint_text (cr, &g_array_index (chart->furniture, StfChartText, i), c, c->strong, TRUE);
  cairo_restore (cr);
}

/**
 * stf_chart_paint_page:
 * @cr: where to paint, in points on the page
 * @chart: a chart
 * @palette: colours
 *
 * Paints the whole page: title, lines, boxes, legend.
 */
void
stf_chart_paint_page (cairo_t *cr, const StfChart *chart, StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);

  g_return_if_fail (chart != NULL);

  set_colour (cr, c->page);
  cairo_rectangle (cr, 0, 0, chart->page_width, chart->page_height);
  cairo_fill (cr);

  cairo_tag_begin (cr, "Document", NULL);
  stf_chart_paint_routes (cr, chart, palette);
  stf_chart_paint_relations (cr, chart, palette, (const char *const *) chart->kinds, -1);
  paint_furniture (cr, chart, c);
  for (guint i = 0; i < chart->model->n_boxes; i++)
    {
      StfChartRect rect = stf_chart_get_rect (chart, i);

      cairo_save (cr);
      cairo_translate (cr, rect.x, rect.y);
      cairo_tag_begin (cr, "Sect", NULL);
      stf_chart_draw_box (cr, chart, i, palette, STF_CHART_PAINT_PLAIN, TRUE);
      cairo_tag_end (cr, "Sect");
      cairo_restore (cr);
    }
  cairo_tag_end (cr, "Document");
}
