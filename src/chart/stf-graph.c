/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Draws figures: on screen, on paper and in files by the same pens as the chart.
 *
 * 1. All is laid out when the graph is made: bars, lines and set texts, in points.  Drawing only
 *    gives colours.
 * 2. No colour says anything alone.  What is budgeted is an outline, what has come is filled, what
 *    is forecast is hatched and dashed; lines have marks of three shapes.  Without colour they
 *    still differ.
 * 3. A graph without amounts, or without room, says so in words.
 * 4. To those who do not see it, it is one picture with the description of its figure; the figure
 *    itself is the table of its numbers. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-graph-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "stf-chart-palette.h"

#define HATCH 3.5
#define MARK 2.6
#define ROOM_FOR_WORDS 40.0

/* --- layout --- */

/**
 * stf_graph_set:
 * @self: a graph
 * @style: of the text
 * @text: one paragraph
 * @width: that it may have
 * @lines: that it may have; the rest is left out
 *
 * Returns: a set text, to be given to stf_graph_put()
 */
StfChartText
stf_graph_set (StfGraph *self, StfChartStyle style, const char *text, double width, int lines)
{
  return stf_chart_type_set (self->type, style, text, MAX (width, 1), lines);
}

/* Puts a text with its corner at x, y; the graph owns it then. */
void
stf_graph_put (StfGraph *self, StfChartText text, double x, double y, gboolean muted)
{
  StfGraphLabel label = { text, muted };

  label.text.x = x;
  label.text.y = y;
  g_array_append_val (self->labels, label);
}

void
stf_graph_bar (StfGraph *self, StfGraphTone tone, StfChartRect rect, gint64 amount)
{
  StfGraphShape shape = { STF_GRAPH_BAR, tone, rect, 0, 0, amount };

  g_array_append_val (self->shapes, shape);
}

void
stf_graph_mark (StfGraph *self, StfGraphTone tone, double x, double y)
{
  StfGraphShape shape = { STF_GRAPH_MARK, tone, { x - MARK, y - MARK, 2 * MARK, 2 * MARK } };

  g_array_append_val (self->shapes, shape);
}

/* Begins a line or an area, which stf_graph_add_point() then makes longer. */
void
stf_graph_begin_line (StfGraph *self, StfGraphShapeKind kind, StfGraphTone tone)
{
  StfGraphShape shape = { kind, tone, { 0 }, self->points->len, 0 };

  g_array_append_val (self->shapes, shape);
}

void
stf_graph_add_point (StfGraph *self, double x, double y)
{
  const StfChartPoint point = { x, y };

  g_array_append_val (self->points, point);
  g_array_index (self->shapes, StfGraphShape, self->shapes->len - 1).n++;
}

void
stf_graph_straight (StfGraph *self, StfGraphTone tone, double x1, double y1, double x2, double y2)
{
  stf_graph_begin_line (self, STF_GRAPH_LINE, tone);
  stf_graph_add_point (self, x1, y1);
  stf_graph_add_point (self, x2, y2);
}

/* What the tones mean, at the top.  Returns where it ends. */
double
stf_graph_legend (StfGraph *self, const StfGraphTone *tones, const char *const *words, guint n)
{
  double x = 0, y = 0, height = 0;

  for (guint i = 0; i < n; i++)
    {
      StfChartText text = stf_graph_set (self, STF_CHART_STYLE_HOLDER, words[i],
                                         self->width - STF_GRAPH_SWATCH - 4, 1);
      double width = STF_GRAPH_SWATCH + 4 + text.width;

      if (x > 0 && x + width > self->width)
        {
          x = 0;
          y += height + 2;
        }
      height = text.height;
      if (tones[i] == STF_GRAPH_BEFORE)
        stf_graph_straight (self, tones[i], x + STF_GRAPH_SWATCH / 2, y + 1,
                            x + STF_GRAPH_SWATCH / 2, y + height - 1);
      else
        stf_graph_bar (self, tones[i],
                       (StfChartRect){ x, y + (height - STF_GRAPH_SWATCH) / 2, STF_GRAPH_SWATCH,
                                       STF_GRAPH_SWATCH },
                       0);
      stf_graph_put (self, text, x + STF_GRAPH_SWATCH + 4, y, FALSE);
      x += width + 14;
    }
  return y + height;
}

/* Where an amount is between the top and the bottom of an upright axis. */
double
stf_graph_get_y (const StfGraphScale *scale, double value, double top, double bottom)
{
  return bottom - (value - scale->from) / (scale->to - scale->from) * (bottom - top);
}

/* An upright axis at the left, with its lines to the right edge of the graph or of what the caller
 * takes from it later.  Returns where the axis ends at the left. */
double
stf_graph_put_axis (StfGraph *self, const StfGraphScale *scale, double top, double bottom)
{
  guint n = stf_graph_scale_get_n (scale);
  g_autofree StfChartText *texts = g_new (StfChartText, n);
  double width = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *words = stf_graph_scale_format (scale, stf_graph_scale_get (scale, i));

      texts[i] = stf_graph_set (self, STF_CHART_STYLE_NOTE, words, self->width / 3, 1);
      width = MAX (width, texts[i].width);
    }
  for (guint i = 0; i < n; i++)
    {
      double y = stf_graph_get_y (scale, stf_graph_scale_get (scale, i), top, bottom);

      stf_graph_put (self, texts[i], width - texts[i].width, y - texts[i].height / 2, TRUE);
    }
  return width + 5;
}

static void
lay_words (StfGraph *self, const char *words)
{
  StfChartText text = stf_graph_set (self, STF_CHART_STYLE_HOLDER, words, self->width, 4);

  stf_graph_put (self, text, MAX ((self->width - text.width) / 2, 0),
                 MAX ((self->height - text.height) / 2, 0), TRUE);
}

static void
clear_labels (gpointer data)
{
  g_object_unref (((StfGraphLabel *) data)->text.layout);
}

/**
 * stf_graph_new:
 * @figure: what to draw
 * @width: in points
 * @height: in points; stf_graph_get_wish() tells what is good
 *
 * Returns: (transfer full): the graph; free with stf_graph_free()
 */
StfGraph *
stf_graph_new (const StfFigure *figure, double width, double height)
{
  static gboolean (*const lay[STF_N_FIGURE_KINDS]) (StfGraph *, const StfFigure *) = {
    [STF_FIGURE_MONTHS] = stf_graph_lay_months,
    [STF_FIGURE_FLOW] = stf_graph_lay_flow,
    [STF_FIGURE_SHARES] = stf_graph_lay_shares,
    [STF_FIGURE_TRAIL] = stf_graph_lay_trail,
  };
  StfGraph *self;

  g_return_val_if_fail (figure != NULL, NULL);

  self = g_new0 (StfGraph, 1);
  self->type = stf_chart_type_new (NULL);
  self->width = MAX (width, 1);
  self->height = MAX (height, 1);
  self->description = stf_figure_describe (figure);
  self->shapes = g_array_new (FALSE, FALSE, sizeof (StfGraphShape));
  self->points = g_array_new (FALSE, FALSE, sizeof (StfChartPoint));
  self->labels = g_array_new (FALSE, FALSE, sizeof (StfGraphLabel));
  g_array_set_clear_func (self->labels, clear_labels);

  if (stf_figure_is_empty (figure))
    lay_words (self, self->description);
  else if (!lay[figure->kind](self, figure))
    {
      g_array_set_size (self->shapes, 0);
      g_array_set_size (self->points, 0);
      g_array_set_size (self->labels, 0);
      if (self->width >= ROOM_FOR_WORDS && self->height >= ROOM_FOR_WORDS)
        lay_words (self, _ ("There is not room enough to draw this."));
    }
  return self;
}

/** stf_graph_free: frees a graph, or %NULL. */
void
stf_graph_free (StfGraph *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->shapes);
  g_array_unref (self->points);
  g_array_unref (self->labels);
  stf_chart_type_free (self->type);
  g_free (self->description);
  g_free (self);
}

/** stf_graph_get_description: what it shows, in words. */
const char *
stf_graph_get_description (const StfGraph *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->description;
}

/**
 * stf_graph_get_wish:
 * @figure: what to draw
 * @width: that there is, in points
 *
 * Returns: the height at which it is read with ease
 */
double
stf_graph_get_wish (const StfFigure *figure, double width)
{
  g_return_val_if_fail (figure != NULL, 0);

  if (stf_figure_is_empty (figure))
    return 60;
  switch (figure->kind)
    {
      case STF_FIGURE_SHARES:
        return 40 + 15.0 * MIN (figure->rows->len, 60);
      case STF_FIGURE_FLOW:
        return 60 + 34.0 * CLAMP (figure->rows->len, 4, 16) * 0.75;
      case STF_FIGURE_TRAIL:
        return 170;
      case STF_FIGURE_MONTHS:
      case STF_N_FIGURE_KINDS:
      default:
        return width < 300 ? 210 : 250;
    }
}

/* --- drawing --- */

typedef struct
{
  guint32 fill; /* STF_CHART_NO_COLOUR: that of the page */
  guint32 line;
} Tone;

/* Of what has a colour of its own; light, dark, and without colour. */
static const Tone tones[][STF_GRAPH_N_TONES] = {
  { [STF_GRAPH_BUDGET] = { 0xe4e8ee, 0x59616c },
    [STF_GRAPH_OUTCOME] = { 0x1f5a96, 0x1f5a96 },
    [STF_GRAPH_FORECAST] = { STF_CHART_NO_COLOUR, 0xa04d08 },
    [STF_GRAPH_SHARE] = { 0xb9d1ea, 0x1f5a96 },
    [STF_GRAPH_BEFORE] = { 0x8c2a12, 0x8c2a12 },
    [STF_GRAPH_STREAM] = { 0xd3e3f3, 0x1f5a96 },
    [STF_GRAPH_STREAM2] = { 0xf6e2cf, 0xa04d08 } },
  { [STF_GRAPH_BUDGET] = { 0x4a4d55, 0xb4b8c0 },
    [STF_GRAPH_OUTCOME] = { 0x78aeed, 0x78aeed },
    [STF_GRAPH_FORECAST] = { STF_CHART_NO_COLOUR, 0xf2ab68 },
    [STF_GRAPH_SHARE] = { 0x2f5580, 0x78aeed },
    [STF_GRAPH_BEFORE] = { 0xffb59d, 0xffb59d },
    [STF_GRAPH_STREAM] = { 0x2b4563, 0x78aeed },
    [STF_GRAPH_STREAM2] = { 0x57402a, 0xf2ab68 } },
  { [STF_GRAPH_BUDGET] = { 0xffffff, 0x000000 },
    [STF_GRAPH_OUTCOME] = { 0x505050, 0x000000 },
    [STF_GRAPH_FORECAST] = { STF_CHART_NO_COLOUR, 0x000000 },
    [STF_GRAPH_SHARE] = { 0xd8d8d8, 0x404040 },
    [STF_GRAPH_BEFORE] = { 0x000000, 0x000000 },
    [STF_GRAPH_STREAM] = { 0xe0e0e0, 0x303030 },
    [STF_GRAPH_STREAM2] = { 0xf0f0f0, 0x303030 } },
};

static Tone
get_tone (StfGraphTone tone, StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  gboolean dark = palette == STF_CHART_PALETTE_DARK || palette == STF_CHART_PALETTE_CONTRAST_DARK;
  Tone found;

  switch (tone)
    {
      case STF_GRAPH_GRID:
        return (Tone){ c->rule, c->rule };
      case STF_GRAPH_LEADER:
        return (Tone){ c->route, c->route };
      case STF_GRAPH_ZERO:
        return (Tone){ c->text, c->text };
      default:
        found = tones[palette == STF_CHART_PALETTE_GREY ? 2 : dark ? 1 : 0][tone];
        if (found.fill == STF_CHART_NO_COLOUR)
          found.fill = c->page;
        return found;
    }
}

/* Lines from lower left to upper right, cut where the rectangle ends. */
static void
add_hatch (StfChartPen *pen, const StfChartRect *r)
{
  for (double start = HATCH / 2 - r->height; start < r->width; start += HATCH)
    {
      double from = MAX (0, -start);
      double to = MIN (r->height, r->width - start);
      const StfChartPoint line[] = {
        { r->x + start + from, r->y + r->height - from },
        { r->x + start + to, r->y + r->height - to },
      };

      if (to > from)
        stf_chart_pen_add_line (pen, line, G_N_ELEMENTS (line), 0);
    }
}

static gboolean
is_hatched (StfGraphTone tone)
{
  return tone == STF_GRAPH_FORECAST || tone == STF_GRAPH_STREAM2;
}

static void
draw_bar (StfChartPen *pen, const StfGraphShape *shape, Tone c)
{
  gboolean solid = shape->tone == STF_GRAPH_STREAM || shape->tone == STF_GRAPH_OUTCOME;
  const StfChartInk ink = { solid ? c.line : c.fill, c.line, 0.75 };
  const StfChartInk hatch = { STF_CHART_NO_COLOUR, c.line, 0.9 };

  if (shape->rect.width <= 0 || shape->rect.height <= 0)
    return;
  stf_chart_pen_rect (pen, &shape->rect, 0, &ink);
  if (!is_hatched (shape->tone))
    return;
  add_hatch (pen, &shape->rect);
  stf_chart_pen_draw_lines (pen, &hatch);
}

/* A square, a disc or a diamond (rule 2). */
static void
draw_mark (StfChartPen *pen, const StfGraphShape *shape, Tone c, guint32 page)
{
  const StfChartRect *r = &shape->rect;
  const StfChartPoint diamond[] = { { r->x + r->width / 2, r->y - 0.6 },
                                    { r->x + r->width + 0.6, r->y + r->height / 2 },
                                    { r->x + r->width / 2, r->y + r->height + 0.6 },
                                    { r->x - 0.6, r->y + r->height / 2 } };
  const StfChartInk hollow = { page, c.line, 1 };
  const StfChartInk full = { c.line, c.line, 1 };

  if (shape->tone == STF_GRAPH_FORECAST)
    stf_chart_pen_polygon (pen, diamond, G_N_ELEMENTS (diamond), &hollow);
  else if (shape->tone == STF_GRAPH_OUTCOME)
    stf_chart_pen_rect (pen, r, MARK, &full);
  else
    stf_chart_pen_rect (pen, r, 0, &hollow);
}

static StfChartInk
get_line_ink (StfGraphTone tone, Tone c)
{
  switch (tone)
    {
      case STF_GRAPH_GRID:
      case STF_GRAPH_LEADER:
        return (StfChartInk){ STF_CHART_NO_COLOUR, c.line, 0.5 };
      case STF_GRAPH_ZERO:
        return (StfChartInk){ STF_CHART_NO_COLOUR, c.line, 0.75 };
      case STF_GRAPH_FORECAST:
        return (StfChartInk){ STF_CHART_NO_COLOUR, c.line, 1.5, 4, 3 };
      case STF_GRAPH_BEFORE:
        return (StfChartInk){ STF_CHART_NO_COLOUR, c.line, 1.8 };
      case STF_GRAPH_OUTCOME:
        return (StfChartInk){ STF_CHART_NO_COLOUR, c.line, 2 };
      case STF_GRAPH_BUDGET:
      default:
        return (StfChartInk){ STF_CHART_NO_COLOUR, c.line, 1.2 };
    }
}

static void
draw_shape (StfChartPen *pen, const StfGraph *self, const StfGraphShape *shape,
            StfChartPalette palette)
{
  Tone c = get_tone (shape->tone, palette);
  const StfChartPoint *points = (const StfChartPoint *) (void *) self->points->data + shape->first;
  StfChartInk ink;

  switch (shape->kind)
    {
      case STF_GRAPH_BAR:
        draw_bar (pen, shape, c);
        break;
      case STF_GRAPH_MARK:
        draw_mark (pen, shape, c, stf_chart_palette_get_colours (palette)->page);
        break;
      case STF_GRAPH_AREA:
        ink = (StfChartInk){ c.fill, c.fill, 0.2 };
        stf_chart_pen_polygon (pen, points, shape->n, &ink);
        break;
      case STF_GRAPH_LINE:
      default:
        ink = get_line_ink (shape->tone, c);
        stf_chart_pen_add_line (pen, points, shape->n, 0);
        stf_chart_pen_draw_lines (pen, &ink);
    }
}

/**
 * stf_graph_draw:
 * @pen: where to draw, with the top left corner of the graph at the origin
 * @self: a graph
 * @palette: colours
 */
void
stf_graph_draw (StfChartPen *pen, const StfGraph *self, StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);

  g_return_if_fail (self != NULL);

  stf_chart_pen_begin (pen, &(StfChartPart){ STF_CHART_PART_PICTURE, NULL, self->description, 0 });
  for (guint i = 0; i < self->shapes->len; i++)
    draw_shape (pen, self, &g_array_index (self->shapes, StfGraphShape, i), palette);
  for (guint i = 0; i < self->labels->len; i++)
    {
      const StfGraphLabel *label = &g_array_index (self->labels, StfGraphLabel, i);

      stf_chart_pen_text (pen, &label->text, label->text.x, label->text.y,
                          label->muted ? c->muted : c->text);
    }
  stf_chart_pen_end (pen);
}

/**
 * stf_graph_paint:
 * @cr: where to paint, with the top left corner of the graph at the origin
 * @self: a graph
 * @palette: colours
 */
void
stf_graph_paint (cairo_t *cr, const StfGraph *self, StfChartPalette palette)
{
  g_autoptr (StfChartPen) pen = stf_chart_pen_new_for_cairo (cr, FALSE);

  stf_graph_draw (pen, self, palette);
}
