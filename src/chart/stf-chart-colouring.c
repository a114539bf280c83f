/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the colours of a chart tell apart, and the signs that tell the same.
 *
 * 1. By kind: the band of a body, and the word above its name.  In black and white the bands are
 *    whole, dotted, dashed and thin.
 * 2. By agency: the county letter in the colour of the agency, before the holder or the kind of the
 *    body.  Letters tell agencies apart; colours only help to find them.
 * 3. By term: a disc that is filled as far as there is time left; a term that is over has a cross.
 * 4. The legend says what the page shows, and nothing else. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-colouring.h"

#include "stf-chart-model-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define RADIUS 3.5
#define BAND 3.5
#define PIE_RADIUS 3.2
#define PIE_STEPS 24
#define BULLET 1.0

/* Rule 1. */
static const struct
{
  double width;
  double dash;
  double gap;
  gboolean round;
} patterns[] = {
  { 3.5, 0, 0, FALSE },   { 2.4, 0, 5, TRUE },   { 1.4, 0, 0, FALSE },  { 3.0, 12, 4, FALSE },
  { 3.0, 3.5, 3, FALSE }, { 1.4, 14, 4, FALSE }, { 1.6, 0, 3.5, TRUE }, { 1.2, 3, 3, FALSE },
};

static const char *
term_words (guint term)
{
  static const char *const words[] = { NULL, N_ ("term is over"), N_ ("ends within three months"),
                                       N_ ("ends within a year"), N_ ("ends later") };

  return term < G_N_ELEMENTS (words) && words[term] != NULL ? _ (words[term]) : NULL;
}

static void
add_class (GArray *classes, guint index, const char *sign, const char *words)
{
  const StfChartClass class = { index, sign, words };

  for (guint i = 0; i < classes->len; i++)
    if (g_array_index (classes, StfChartClass, i).index == index)
      return;
  g_array_append_val (classes, class);
}

static int
compare_classes (gconstpointer a, gconstpointer b)
{
  const StfChartClass *one = a;
  const StfChartClass *other = b;
  int order = one->sign != NULL && other->sign != NULL ? g_utf8_collate (one->words, other->words)
                                                       : 0;

  return order != 0 ? order : (one->index > other->index) - (one->index < other->index);
}

/* Rule 4: agencies in order of name, the others in their own.  (element-type StfChartClass) */
GArray *
stf_chart_colouring_get_classes (const StfChart *chart)
{
  const StfChartModel *model = chart->model;
  GArray *classes = g_array_new (FALSE, FALSE, sizeof (StfChartClass));

  if (chart->colouring == STF_CHART_COLOURING_AGENCY)
    for (guint i = 0; i < model->n_agencies; i++)
      add_class (classes, i, model->agencies[i].sign, model->agencies[i].name);
  else if (chart->colouring == STF_CHART_COLOURING_TERM)
    {
      for (guint i = 0; i < model->row_array->len; i++)
        if (term_words (model->rows[i].term) != NULL)
          add_class (classes, model->rows[i].term, NULL, term_words (model->rows[i].term));
    }
  else
    {
      for (guint i = 0; i < model->n_boxes; i++)
        add_class (classes, stf_chart_kind_index (model->boxes[i].kind), NULL,
                   stf_chart_body_kind_label (model->boxes[i].kind));
    }
  g_array_sort (classes, compare_classes);
  return classes;
}

static guint32
band_of (const StfChart *chart, guint box, StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  const StfChartBox *b = &chart->model->boxes[box];

  if (chart->colouring == STF_CHART_COLOURING_KIND)
    return stf_chart_palette_get_band (palette, b->kind);
  if (chart->colouring == STF_CHART_COLOURING_AGENCY && b->agency_index >= 0
      && palette != STF_CHART_PALETTE_GREY)
    return c->agencies[stf_chart_agency_colour (&chart->model->agencies[b->agency_index])];
  return c->neutral;
}

/* Of the word above the name. */
guint32
stf_chart_colouring_get_kind_colour (const StfChart *chart, guint box, StfChartPalette palette)
{
  return chart->colouring == STF_CHART_COLOURING_KIND
             ? band_of (chart, box, palette)
             : stf_chart_palette_get_colours (palette)->muted;
}

static void
draw_pattern (StfChartPen *pen, guint index, const StfChartRect *r, guint32 colour)
{
  double y = r->y + r->height / 2;
  const StfChartPoint line[] = { { r->x, y }, { r->x + r->width, y } };
  const StfChartInk ink = { STF_CHART_NO_COLOUR,   colour,
                            patterns[index].width, patterns[index].dash,
                            patterns[index].gap,   patterns[index].round };

  stf_chart_pen_add_line (pen, line, G_N_ELEMENTS (line), 0);
  stf_chart_pen_draw_lines (pen, &ink);
}

void
stf_chart_colouring_draw_band (StfChartPen *pen, const StfChart *chart, guint box,
                               const StfChartRect *rect, StfChartPalette palette)
{
  guint kind = stf_chart_kind_index (chart->model->boxes[box].kind);
  guint32 colour = band_of (chart, box, palette);

  if (!chart->grey || kind == 0 || chart->colouring != STF_CHART_COLOURING_KIND)
    stf_chart_pen_band (pen, rect, RADIUS, &(StfChartInk){ colour, STF_CHART_NO_COLOUR });
  else
    draw_pattern (pen, kind,
                  &(StfChartRect){ rect->x + RADIUS, rect->y + 1, rect->width - 2 * RADIUS, BAND },
                  colour);
}

/* Rule 2. */
static void
draw_chip (StfChartPen *pen, const StfChartRect *r, const StfChartAgency *agency,
           StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);
  StfChartInk ink = { c->agencies[stf_chart_agency_colour (agency)], STF_CHART_NO_COLOUR };

  if (palette == STF_CHART_PALETTE_GREY)
    {
      ink.stroke = c->outline;
      ink.width = 0.6;
    }
  stf_chart_pen_rect (pen, r, 2, &ink);
}

/* Rule 3. */
static void
draw_pie (StfChartPen *pen, double x, double y, StfChartTerm term, StfChartPalette palette)
{
  static const double shares[STF_CHART_N_TERMS] = { 0, 0, 0.25, 0.5, 1 };
  guint32 colour = stf_chart_palette_get_colours (palette)->terms[term];
  const StfChartInk ring = { STF_CHART_NO_COLOUR, colour, 0.8 };
  StfChartPoint slice[PIE_STEPS + 2] = { { x, y } };
  double r = PIE_RADIUS;
  double d = r * 0.7;
  guint n = 1;

  stf_chart_pen_rect (pen, &(StfChartRect){ x - r, y - r, 2 * r, 2 * r }, r, &ring);
  if (term == STF_CHART_TERM_ENDED)
    {
      const StfChartPoint down[] = { { x - d, y - d }, { x + d, y + d } };
      const StfChartPoint up[] = { { x - d, y + d }, { x + d, y - d } };

      stf_chart_pen_add_line (pen, down, 2, 0);
      stf_chart_pen_add_line (pen, up, 2, 0);
      stf_chart_pen_draw_lines (pen, &ring);
      return;
    }
  for (int i = 0; i <= PIE_STEPS * shares[term]; i++)
    {
      double angle = 2 * G_PI * i / PIE_STEPS;

      slice[n++] = (StfChartPoint){ x + r * sin (angle), y - r * cos (angle) };
    }
  stf_chart_pen_polygon (pen, slice, n, &(StfChartInk){ colour, STF_CHART_NO_COLOUR });
}

static int
agency_of (const StfChart *chart, guint box, const StfChartText *text)
{
  return text->row >= 0 ? chart->model->rows[text->row].agency_index
                        : chart->model->boxes[box].agency_index;
}

/* What stands beside a text of a box, or behind it. */
void
stf_chart_colouring_draw_beside (StfChartPen *pen, const StfChart *chart, guint box,
                                 const StfChartText *text, StfChartPalette palette)
{
  const StfChartColours *c = stf_chart_palette_get_colours (palette);

  if (text->style == STF_CHART_STYLE_SIGN && agency_of (chart, box, text) >= 0)
    draw_chip (pen,
               &(StfChartRect){ text->x - 3, text->y - 0.5, text->width + 6, text->height + 1 },
               &chart->model->agencies[agency_of (chart, box, text)], palette);
  else if (text->style == STF_CHART_STYLE_TASK)
    stf_chart_pen_rect (pen,
                        &(StfChartRect){ text->x - 5, text->y + STF_CHART_SMALL_TEXT_SIZE * 0.6,
                                         2 * BULLET, 2 * BULLET },
                        BULLET, &(StfChartInk){ c->muted, STF_CHART_NO_COLOUR });
  else if (chart->colouring == STF_CHART_COLOURING_TERM && text->row >= 0
           && text->style == STF_CHART_STYLE_HOLDER
           && chart->model->rows[text->row].term != STF_CHART_TERM_NONE)
    draw_pie (pen, text->x - STF_CHART_PIE_WIDTH + PIE_RADIUS + 1,
              text->y + STF_CHART_TEXT_SIZE * 0.7, chart->model->rows[text->row].term, palette);
}

void
stf_chart_colouring_draw_sample (StfChartPen *pen, const StfChart *chart,
                                 const StfChartSample *sample, StfChartPalette palette)
{
  const StfChartRect *r = &sample->rect;
  double y = r->y + r->height / 2;

  if (chart->colouring == STF_CHART_COLOURING_AGENCY)
    draw_chip (pen, r, &chart->model->agencies[sample->index], palette);
  else if (chart->colouring == STF_CHART_COLOURING_TERM)
    draw_pie (pen, r->x + r->width / 2, y, sample->index, palette);
  else
    {
      const StfChartRect band = { r->x, y - BAND / 2, r->width, BAND };

      if (chart->grey)
        draw_pattern (pen, sample->index, &band, 0x000000);
      else
        stf_chart_pen_rect (
            pen, &band, 1,
            &(StfChartInk){ stf_chart_palette_get_colours (palette)->bands[sample->index],
                            STF_CHART_NO_COLOUR });
    }
}
