/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws what a comparison says: plus for new, cross for gone, arrow for moved, wave for changed.
 *
 * Sign and colour say the same, and what is gone is dashed and struck through as well, so that a
 * chart reads in black and white, and for those who see no red and green.  Colours are at least 4.5
 * times as light or dark as what they stand on. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-mark.h"

#include "stf-chart-change.h"

#define BADGE_RADIUS 5.5
#define ROW_RADIUS 2.6
#define LEGEND_RADIUS 4.0
#define LEGEND_GAP 16.0

static const guint32 colours[][STF_CHART_N_MARKS] = {
  [STF_CHART_PALETTE_PRINT] = { 0, 0x1e7331, 0xb3261e, 0x1a5fb4, 0x8a5a00 },
  [STF_CHART_PALETTE_LIGHT] = { 0, 0x1e7331, 0xb3261e, 0x1a5fb4, 0x8a5a00 },
  [STF_CHART_PALETTE_DARK] = { 0, 0x7ddc86, 0xff938a, 0x8ab8f5, 0xf0c24e },
  [STF_CHART_PALETTE_CONTRAST] = { 0, 0x004d12, 0x7a0010, 0x0a3f86, 0x573300 },
  [STF_CHART_PALETTE_CONTRAST_DARK] = { 0, 0xb7ee96, 0xffb5ad, 0xa6ceff, 0xffdf8d },
};

/**
 * stf_chart_mark_get_colour:
 * @mark: a mark
 * @palette: of the chart
 * @grey: whether the chart does without colours
 *
 * Returns: 0xRRGGBB
 */
guint32
stf_chart_mark_get_colour (StfChartMark mark, StfChartPalette palette, gboolean grey)
{
  g_return_val_if_fail (mark < STF_CHART_N_MARKS, 0);

  return grey ? stf_chart_palette_get_colours (palette)->strong : colours[palette][mark];
}

static void
add_line (StfChartPen *pen, double x1, double y1, double x2, double y2)
{
  const StfChartPoint points[] = { { x1, y1 }, { x2, y2 } };

  stf_chart_pen_add_line (pen, points, G_N_ELEMENTS (points), 0);
}

/**
 * stf_chart_mark_draw_sign:
 * @pen: what to draw with
 * @mark: a mark; none draws nothing
 * @x: the middle of the sign
 * @y: likewise
 * @radius: how far it reaches
 * @colour: 0xRRGGBB
 */
void
stf_chart_mark_draw_sign (StfChartPen *pen, StfChartMark mark, double x, double y, double radius,
                          guint32 colour)
{
  const StfChartInk ink = { STF_CHART_NO_COLOUR, colour, radius * 0.5, .round = TRUE };
  double r = radius;
  double d = radius * 0.8;

  switch (mark)
    {
      case STF_CHART_MARK_NEW:
        add_line (pen, x - r, y, x + r, y);
        add_line (pen, x, y - r, x, y + r);
        break;
      case STF_CHART_MARK_GONE:
        add_line (pen, x - d, y - d, x + d, y + d);
        add_line (pen, x - d, y + d, x + d, y - d);
        break;
      case STF_CHART_MARK_MOVED:
        {
          const StfChartPoint head[] = { { x + 0.1 * r, y - 0.8 * r },
                                         { x + r, y },
                                         { x + 0.1 * r, y + 0.8 * r } };

          add_line (pen, x - r, y, x + r, y);
          stf_chart_pen_add_line (pen, head, G_N_ELEMENTS (head), 0);
          break;
        }
      case STF_CHART_MARK_CHANGED:
        {
          const StfChartPoint wave[] = { { x - r, y + 0.45 * r },
                                         { x - 0.2 * r, y - 1.9 * r },
                                         { x + 0.2 * r, y + 1.9 * r },
                                         { x + r, y - 0.45 * r } };

          stf_chart_pen_curve (pen, wave, &ink);
          return;
        }
      case STF_CHART_MARK_NONE:
      case STF_CHART_N_MARKS:
      default:
        return;
    }
  stf_chart_pen_draw_lines (pen, &ink);
}

/**
 * stf_chart_mark_draw_box:
 * @pen: what to draw with; the box's corner is at the origin
 * @chart: a chart
 * @box: index of a box
 * @palette: colours
 *
 * Draws the outline of a marked box, and its sign in the corner.
 */
void
stf_chart_mark_draw_box (StfChartPen *pen, const StfChart *chart, guint box,
                         StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  const StfChartRect *shape = stf_chart_box (chart, box);
  StfChartMark mark = chart->model->boxes[box].mark;
  guint32 colour = stf_chart_mark_get_colour (mark, palette, chart->grey);
  StfChartInk frame = { STF_CHART_NO_COLOUR, colour, mark == STF_CHART_MARK_CHANGED ? 1 : 1.75 };
  double r = BADGE_RADIUS;
  double x = shape->width - r - 2;
  double y = r - 3;

  if (mark == STF_CHART_MARK_NONE)
    return;

  if (mark == STF_CHART_MARK_GONE)
    {
      frame.dash = 5;
      frame.gap = 3;
    }
  stf_chart_pen_rect (pen, &(StfChartRect){ 0, 0, shape->width, shape->height }, 3.5, &frame);
  stf_chart_pen_rect (pen, &(StfChartRect){ x - r, y - r, 2 * r, 2 * r }, r,
                      &(StfChartInk){ colour, c->box, 0.75 });
  stf_chart_mark_draw_sign (pen, mark, x, y, r * 0.55, c->box);
}

/**
 * stf_chart_mark_draw_row:
 * @pen: what to draw with; the box's corner is at the origin
 * @chart: a chart
 * @first: the first text of a row
 * @palette: colours
 *
 * Draws the sign of a row before it.
 */
void
stf_chart_mark_draw_row (StfChartPen *pen, const StfChart *chart, const StfChartText *first,
                         StfChartPalette palette)
{
  StfChartMark mark = chart->model->rows[first->row].mark;
  double aside = first->style == STF_CHART_STYLE_VACANT ? 7.2 : 5.2; /* its outline needs room */

  stf_chart_mark_draw_sign (pen, mark, first->x - aside, first->y + STF_CHART_TEXT_SIZE * 0.7,
                            ROW_RADIUS, stf_chart_mark_get_colour (mark, palette, chart->grey));
}

/**
 * stf_chart_mark_strike:
 * @pen: what to draw with
 * @text: a text of what is gone
 * @colour: 0xRRGGBB
 *
 * Draws a line through each line of the text.
 */
void
stf_chart_mark_strike (StfChartPen *pen, const StfChartText *text, guint32 colour)
{
  int n = pango_layout_get_line_count (text->layout);

  for (int i = 0; i < n; i++)
    {
      double y = text->y + text->height * (i + 0.56) / n;

      add_line (pen, text->x, y, text->x + text->width, y);
    }
  stf_chart_pen_draw_lines (pen, &(StfChartInk){ STF_CHART_NO_COLOUR, colour, 0.6 });
}

/**
 * stf_chart_mark_furnish:
 * @chart: a chart whose furniture is being set
 * @x: where the line begins, on the page before page_scale
 * @y: likewise
 *
 * Sets the line that explains the signs and counts them, if the chart shows a comparison.
 */
void
stf_chart_mark_furnish (StfChart *chart, double x, double y)
{
  for (guint sign = 0; sign < STF_N_SIGNS; sign++)
    {
      StfChartMark i = stf_chart_mark_for_sign ((StfSign) sign);
      g_autofree char *words = NULL;
      StfChartText text;

      if (chart->model->n_marked[i] == 0)
        continue;
      words = stf_sign_word_count ((StfSign) sign, chart->model->n_marked[i]);
      text = stf_chart_type_set (chart->type, STF_CHART_STYLE_PAGE_TEXT, words, 200, 1);
      chart->signs[i] = (StfChartRect){ x, y, 2 * LEGEND_RADIUS, text.height };
      text.x = x + 2 * LEGEND_RADIUS + 4;
      text.y = y;
      text.program = TRUE;
      x = text.x + text.width + LEGEND_GAP;
      g_array_append_val (chart->furniture, text);
    }
}

/**
 * stf_chart_mark_draw_legend:
 * @pen: what to draw with, on the page before page_scale
 * @chart: a chart
 * @palette: colours
 */
void
stf_chart_mark_draw_legend (StfChartPen *pen, const StfChart *chart, StfChartPalette palette)
{
  for (guint i = STF_CHART_MARK_NEW; i < STF_CHART_N_MARKS; i++)
    {
      const StfChartRect *r = &chart->signs[i];

      if (r->width > 0)
        stf_chart_mark_draw_sign (
            pen, (StfChartMark) i, r->x + LEGEND_RADIUS, r->y + r->height / 2, LEGEND_RADIUS * 0.9,
            stf_chart_mark_get_colour ((StfChartMark) i, palette, chart->grey));
    }
}
