/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws boxes, routes, relations and whole pages with a pen: on any Cairo surface, or as SVG (H12).
 *
 * 1. The page begins with one opaque rectangle: without it Cairo's vector surfaces compare every
 *    box with all before it, and 5,000 boxes take seven times as long.
 * 2. Lines of the tree come first, boxes above them.  Dotted lines cross no box, but they run
 * inside those that have others in them, so they come last.
 * 3. On a page the texts are parts, so that it can be read in order: title, date, then body by body
 *    its name, what it is, and its seats. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-colouring.h"
#include "stf-chart-mark.h"
#include "stf-chart-palette.h"
#include "stf-chart-pen.h"
#include "stf-chart-private.h"
#include "stf-chart-relations.h"

#define RADIUS 3.5
#define BAND 3.5
#define BAND_OF_CARD 2.0
#define ROUTE_WIDTH 0.9
#define ROUTE_CORNER 2.5
#define FRAME_RADIUS 6.0
#define FRAME_TINT 0.09 /* part of the colour of lines in a frame */
#define ROUTES_AT_ONCE 256

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
      case STF_CHART_STYLE_MORE:
        return c->text;
      case STF_CHART_STYLE_SIGN:
        return c->sign;
      case STF_CHART_STYLE_VACANT:
      case STF_CHART_STYLE_BADGE:
      case STF_CHART_STYLE_FOUND:
        return c->vacant;
      case STF_CHART_STYLE_ALIAS:
      case STF_CHART_STYLE_ROLE:
      case STF_CHART_STYLE_NOTE:
      case STF_CHART_STYLE_AGENCY:
      case STF_CHART_STYLE_COUNT:
      case STF_CHART_STYLE_TASK:
      case STF_CHART_STYLE_CONTACT:
      case STF_CHART_STYLE_WAS:
      case STF_CHART_STYLE_PAGE_TEXT:
      case STF_CHART_N_STYLES:
      default:
        return c->muted;
    }
}

static gboolean
is_label (StfChartStyle style)
{
  return style == STF_CHART_STYLE_ROLE || style == STF_CHART_STYLE_NOTE;
}

static void
begin (StfChartPen *pen, StfChartPartKind kind)
{
  stf_chart_pen_begin (pen, &(StfChartPart){ kind });
}

/* A vacancy is a word in a dashed outline, whatever its colour. */
static void
draw_vacancy (StfChartPen *pen, const StfChartText *text, const StfChartColours *c)
{
  const StfChartInk ink = { STF_CHART_NO_COLOUR, c->vacant, 0.6, 2, 1.5 };

  stf_chart_pen_rect (pen, &(StfChartRect){ text->x - 3, text->y, text->width + 6, text->height },
                      2, &ink);
}

/* Breaches are a word in a pill on the edge of the box. */
static void
draw_found (StfChartPen *pen, const StfChartText *text, const StfChartColours *c)
{
  stf_chart_pen_rect (
      pen, &(StfChartRect){ text->x - 3.5, text->y, text->width + 7, text->height - 0.5 },
      (text->height - 0.5) / 2, &(StfChartInk){ c->box, c->vacant, 0.75 });
}

/* Around the box; unit is what keeps it within STF_CHART_PAINT_OUTSET on a poster. */
static void
draw_mark (StfChartPen *pen, const StfChartRect *shape, guint32 colour, double width,
           gboolean dashed, double unit)
{
  StfChartInk ink = { STF_CHART_NO_COLOUR, colour, width * unit };
  double gap = 2 * unit;

  if (dashed)
    {
      ink.dash = 4 * unit;
      ink.gap = 2 * unit;
    }
  stf_chart_pen_rect (
      pen, &(StfChartRect){ -gap, -gap, shape->width + 2 * gap, shape->height + 2 * gap },
      RADIUS + gap, &ink);
}

/* Boxes that stand in another box are cards on it, and so that they do not look like more they have
 * fainter edges. */
static gboolean
is_card (const StfChart *chart, guint box)
{
  int parent = chart->model->boxes[box].parent;

  return parent >= 0 && chart->model->boxes[box].frame < 0
         && chart->layout->branches[chart->nodes[parent]] == STF_CHART_BRANCH_LIST
         && !chart->layout->assistants[chart->nodes[box]];
}

static void
draw_shape (StfChartPen *pen, const StfChart *chart, guint box, StfChartPalette palette,
            StfChartPaintFlags flags)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  const StfChartFace *face = stf_chart_face (chart, box);
  gboolean card = is_card (chart, box);
  const StfChartInk frame = { flags & STF_CHART_PAINT_HOVER ? c->hover : c->box,
                              card ? c->rule : c->outline, c->outline_width };
  const StfChartRect *rect = stf_chart_box (chart, box);
  const StfChartRect shape = { 0, 0, rect->width, rect->height };
  double unit = 1 / MAX (chart->layout->scale, 1);

  stf_chart_pen_rect (pen, &shape, RADIUS, &frame);
  stf_chart_colouring_draw_band (
      pen, chart, box, &(StfChartRect){ 0, 0, shape.width, card ? BAND_OF_CARD : BAND }, palette);
  if (face->rule_y > 0)
    {
      const StfChartPoint rule[] = { { 10, face->rule_y }, { shape.width - 10, face->rule_y } };

      stf_chart_pen_add_line (pen, rule, G_N_ELEMENTS (rule), 0);
      stf_chart_pen_draw_lines (pen, &(StfChartInk){ STF_CHART_NO_COLOUR, c->rule, 0.5 });
    }
  stf_chart_mark_draw_box (pen, chart, box, palette);
  if (flags & STF_CHART_PAINT_SELECTED)
    draw_mark (pen, &shape, c->selected, 2, FALSE, unit);
  else if (flags & STF_CHART_PAINT_FOUND)
    draw_mark (pen, &shape, c->found, 1.5, TRUE, unit);
}

/* A text of a box.  What is gone is struck through. */
static void
draw_text (StfChartPen *pen, const StfChartText *text, const StfChartColours *c, guint32 band,
           gboolean gone)
{
  gboolean struck = gone
                    && (text->style == STF_CHART_STYLE_NAME
                        || text->style == STF_CHART_STYLE_HOLDER);

  if (text->style == STF_CHART_STYLE_VACANT)
    draw_vacancy (pen, text, c);
  else if (text->style == STF_CHART_STYLE_FOUND)
    draw_found (pen, text, c);
  stf_chart_pen_text (pen, text, text->x, text->y,
                      gone ? c->muted : text_colour (c, text->style, band));
  if (struck)
    stf_chart_mark_strike (pen, text, c->muted);
}

/* A row of the box's table: the role, and who holds it.  Returns how many texts it has. */
static guint
draw_row (StfChartPen *pen, const StfChart *chart, const StfChartText *texts, guint n,
          StfChartPalette palette, guint32 band, gboolean gone)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  const StfChartRow *row = &chart->model->rows[texts->row];
  guint i = 0;

  gone = gone || row->mark == STF_CHART_MARK_GONE;
  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_ROW, row->seat });
  stf_chart_mark_draw_row (pen, chart, texts, palette);
  while (i < n && texts[i].row == texts->row)
    {
      gboolean label = is_label (texts[i].style);

      begin (pen, label ? STF_CHART_PART_LABEL : STF_CHART_PART_VALUE);
      for (; i < n && texts[i].row == texts->row && is_label (texts[i].style) == label; i++)
        draw_text (pen, &texts[i], c, band, gone);
      stf_chart_pen_end (pen);
    }
  stf_chart_pen_end (pen);
  return i;
}

static void
draw_head (StfChartPen *pen, const StfChartText *text, const StfChartPart *part,
           const StfChartColours *c, guint32 band, gboolean gone)
{
  stf_chart_pen_begin (pen, part);
  draw_text (pen, text, c, band, gone);
  stf_chart_pen_end (pen);
}

static void
draw_line (StfChartPen *pen, const StfChartText *text, const StfChartPart *part, guint32 colour)
{
  stf_chart_pen_begin (pen, part);
  stf_chart_pen_text (pen, text, text->x, text->y, colour);
  stf_chart_pen_end (pen);
}

/* The name comes first, as a heading: that is what a reader jumps to. */
static void
draw_texts (StfChartPen *pen, const StfChart *chart, guint box, StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  const StfChartFace *face = stf_chart_face (chart, box);
  const StfChartText *texts = (const StfChartText *) (const void *) chart->measure->texts->data
                              + face->first_text;
  guint32 band = stf_chart_colouring_get_kind_colour (chart, box, palette);
  StfChartPart part = { STF_CHART_PART_NAME, .level = chart->model->boxes[box].level };
  gboolean gone = chart->model->boxes[box].mark == STF_CHART_MARK_GONE;
  gboolean list = FALSE;

  for (guint i = 0; i < face->n_texts; i++)
    stf_chart_colouring_draw_beside (pen, chart, box, &texts[i], palette);
  for (guint i = 0; i < face->n_texts; i++)
    if (texts[i].style == STF_CHART_STYLE_NAME)
      draw_head (pen, &texts[i], &part, c, band, gone);

  part.kind = STF_CHART_PART_TEXT;
  for (guint i = 0; i < face->n_texts;)
    if (texts[i].row >= 0)
      {
        if (!list)
          begin (pen, STF_CHART_PART_LIST);
        list = TRUE;
        i += draw_row (pen, chart, texts + i, face->n_texts - i, palette, band, gone);
      }
    else
      {
        part.program = texts[i].style == STF_CHART_STYLE_KIND && !chart->model->boxes[box].seat;
        if (texts[i].style != STF_CHART_STYLE_NAME)
          draw_head (pen, &texts[i], &part, c, band, gone);
        i++;
      }
  if (list)
    stf_chart_pen_end (pen);
}

/* Draws a box at its size on the page, with its top left corner at the origin. */
void
stf_chart_draw_box (StfChartPen *pen, const StfChart *chart, guint box, StfChartPalette palette,
                    StfChartPaintFlags flags)
{
  palette = stf_chart_get_palette (chart, palette);
  stf_chart_pen_push (pen, 0, 0, chart->layout->scale);
  draw_shape (pen, chart, box, palette, flags);
  if (!(flags & STF_CHART_PAINT_NO_TEXT))
    draw_texts (pen, chart, box, palette);
  stf_chart_pen_pop (pen);
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
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_cairo (cr, FALSE);

  g_return_if_fail (chart != NULL && box < chart->model->n_boxes);

  stf_chart_draw_box (pen, chart, box, palette, flags);
}

static guint32
mix (guint32 colour, guint32 other, double part)
{
  guint32 mixed = 0;

  for (int shift = 0; shift <= 16; shift += 8)
    {
      double value = (1 - part) * (colour >> shift & 0xff) + part * (other >> shift & 0xff);

      mixed |= (guint32) (value + 0.5) << shift;
    }
  return mixed;
}

static gboolean
meet (const StfChartRect *a, const StfChartRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

/* Below the lines, which lead into them.  Frames may stand in frames: outer ones come first. */
static void
draw_frames (StfChartPen *pen, const StfChart *chart, const StfChartColours *c)
{
  const StfChartInk ink = { mix (c->page, c->route, FRAME_TINT), c->route, 0.5 };

  for (guint i = 0; i < chart->model->n_frames; i++)
    {
      const StfChartRect *rect = &chart->layout->rects[chart->frame_nodes[i]];

      stf_chart_pen_rect (pen, rect, FRAME_RADIUS, &ink);
      stf_chart_pen_text (pen, &chart->frame_labels[i], rect->x + 8, rect->y + 4, c->muted);
    }
}

static gboolean
meets_route (const StfChartRoute *route, const StfChartRect *part)
{
  StfChartPoint low, high;

  if (route->n_points == 0)
    return FALSE;

  low = high = route->points[0];
  for (guint i = 1; i < route->n_points; i++)
    {
      low.x = MIN (low.x, route->points[i].x);
      low.y = MIN (low.y, route->points[i].y);
      high.x = MAX (high.x, route->points[i].x);
      high.y = MAX (high.y, route->points[i].y);
    }
  return meet (&(StfChartRect){ low.x - ROUTE_WIDTH, low.y - ROUTE_WIDTH,
                                high.x - low.x + 2 * ROUTE_WIDTH,
                                high.y - low.y + 2 * ROUTE_WIDTH },
               part);
}

/* Draws frames and the lines of the tree that meet part, before scaling; NULL: all.  In a document
 * many at once, but not all, because Cairo then needs much time to find out where they cross.  In
 * pictures one by one, because lines drawn at once cost as much as the rectangle around them. */
static void
draw_routes (StfChartPen *pen, const StfChart *chart, StfChartPalette palette,
             const StfChartRect *part, guint at_once)
{
  StfChartPalette own = stf_chart_get_palette (chart, palette);
  const StfChartInk ink = { STF_CHART_NO_COLOUR, stf_chart_palette_get_colours (own)->route,
                            ROUTE_WIDTH };
  guint n = chart->layout->n;
  guint added = 0;

  stf_chart_pen_push (pen, chart->origin.x, chart->origin.y, chart->layout->scale);
  draw_frames (pen, chart, stf_chart_palette_get_colours (palette));
  for (guint i = 0; i < n; i++)
    {
      StfChartRoute route = stf_chart_layout_get_route (chart->layout, i);

      if (part != NULL && !meets_route (&route, part))
        continue;
      stf_chart_pen_add_line (pen, route.points, route.n_points, ROUTE_CORNER);
      if (++added % at_once == 0)
        stf_chart_pen_draw_lines (pen, &ink);
    }
  if (added % at_once != 0)
    stf_chart_pen_draw_lines (pen, &ink);
  stf_chart_pen_pop (pen);
}

void
stf_chart_draw_routes (StfChartPen *pen, const StfChart *chart, StfChartPalette palette)
{
  draw_routes (pen, chart, palette, NULL, ROUTES_AT_ONCE);
}

/**
 * stf_chart_paint_routes:
 * @cr: where to paint, in points on the page
 * @chart: a chart
 * @palette: colours
 *
 * Paints the frames and the lines of the tree; lines outside what @cr is clipped to are left out.
 */
void
stf_chart_paint_routes (cairo_t *cr, const StfChart *chart, StfChartPalette palette)
{
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_cairo (cr, FALSE);
  StfChartRect part;
  double right, bottom;

  g_return_if_fail (chart != NULL);

  cairo_clip_extents (cr, &part.x, &part.y, &right, &bottom);
  part.width = (right - part.x) / chart->layout->scale;
  part.height = (bottom - part.y) / chart->layout->scale;
  part.x = (part.x - chart->origin.x) / chart->layout->scale;
  part.y = (part.y - chart->origin.y) / chart->layout->scale;
  draw_routes (pen, chart, palette, &part, 1);
}

static void
draw_furniture (StfChartPen *pen, const StfChart *chart, StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);

  stf_chart_pen_push (pen, 0, 0, chart->page_scale);
  if (chart->badge.width > 0)
    stf_chart_pen_rect (pen, &chart->badge, chart->badge.height / 2,
                        &(StfChartInk){ STF_CHART_NO_COLOUR, c->vacant, 1 });
  if (chart->legend.width > 0)
    stf_chart_draw_sample (pen, &chart->legend, c->relation);
  stf_chart_mark_draw_legend (pen, chart, palette);
  for (guint i = 0; i < chart->samples->len; i++)
    stf_chart_colouring_draw_sample (pen, chart, &g_array_index (chart->samples, StfChartSample, i),
                                     palette);
  stf_chart_pen_pop (pen);
}

/* The texts around the drawing: the title before all others, and what stands below the drawing
 * after the bodies. */
static void
draw_furniture_texts (StfChartPen *pen, const StfChart *chart, const StfChartColours *c,
                      gboolean after)
{
  double middle = chart->page_height / chart->page_scale / 2;

  stf_chart_pen_push (pen, 0, 0, chart->page_scale);
  for (int title = !after; title >= 0; title--)
    for (guint i = 0; i < chart->furniture->len; i++)
      {
        const StfChartText *text = &g_array_index (chart->furniture, StfChartText, i);
        const StfChartPart part = { title ? STF_CHART_PART_TITLE : STF_CHART_PART_TEXT,
                                    .program = text->program };

        if (title == (text->style == STF_CHART_STYLE_PAGE_TITLE) && after == (text->y > middle))
          draw_line (pen, text, &part, text_colour (c, text->style, c->strong));
      }
  stf_chart_pen_pop (pen);
}

/* What the lines are, for those who cannot see them: what they say comes with each box. */
static void
draw_picture (StfChartPen *pen, const StfChart *chart, StfChartPalette palette)
{
  g_autofree char *description = stf_chart_describe (chart);

  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_PICTURE, .title = description });
  stf_chart_draw_routes (pen, chart, palette);
  stf_chart_pen_end (pen);
}

/* Draws the page: title, lines, boxes, legend.  Boxes outside part are left out; NULL: none. */
void
stf_chart_draw_page (StfChartPen *pen, const StfChart *chart, StfChartPalette palette,
                     const StfChartRect *part)
{
  const StfChartColours *c;

  palette = stf_chart_get_palette (chart, palette);
  c = stf_chart_palette_get_colours (palette);
  stf_chart_pen_rect (pen, &(StfChartRect){ 0, 0, chart->page_width, chart->page_height }, 0,
                      &(StfChartInk){ c->page, STF_CHART_NO_COLOUR });

  begin (pen, STF_CHART_PART_PAGE);
  draw_furniture (pen, chart, palette);
  draw_furniture_texts (pen, chart, c, FALSE);
  if (chart->model->n_boxes > 0)
    draw_picture (pen, chart, palette);
  for (guint i = 0; i < chart->model->n_boxes; i++)
    {
      const StfChartBox *box = &chart->model->boxes[i];
      StfChartRect rect = stf_chart_get_rect (chart, i);

      if (part != NULL && !meet (&rect, part))
        continue;
      stf_chart_pen_push (pen, rect.x, rect.y, 1);
      stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_BOX, box->id, box->name });
      stf_chart_draw_box (pen, chart, i, palette, STF_CHART_PAINT_PLAIN);
      stf_chart_pen_end (pen);
      stf_chart_pen_pop (pen);
    }
  stf_chart_draw_relations (pen, chart, palette, (const char *const *) chart->kinds, -1);
  draw_furniture_texts (pen, chart, c, TRUE);
  stf_chart_pen_end (pen);
}

/**
 * stf_chart_paint_page:
 * @cr: where to paint, in points on the page
 * @chart: a chart
 * @palette: colours
 *
 * Paints the whole page: title, lines, boxes, legend.  In a PDF it is tagged.
 */
void
stf_chart_paint_page (cairo_t *cr, const StfChart *chart, StfChartPalette palette)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_cairo (cr, type == CAIRO_SURFACE_TYPE_PDF);

  g_return_if_fail (chart != NULL);

  stf_chart_draw_page (pen, chart, palette, NULL);
}
