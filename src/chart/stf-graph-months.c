/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Budget against outcome, month by month.
 *
 * 1. Above, each month has two bars: the budget, and beside it the outcome or, where there is none
 *    yet, the forecast.
 * 2. Below, lines tell what they have come to since the beginning of the year; the forecast goes on
 *    from where the outcome ends.  Each is named where it ends, if there is room.
 * 3. Names of months are cut to three letters or one, as there is room. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-graph-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_WIDTH 150.0
#define LEAST_HEIGHT 110.0
#define STEP_ROOM 16.0 /* between two lines of an axis */
#define BARS 80.0      /* the least height of the bars, with heading and names */
#define PANEL 80.0     /* the least height of the lines; without it there are only bars */
#define ENDS_FROM 260.0

typedef struct
{
  StfGraph *graph;
  const StfFigure *figure;
  guint n;      /* rows */
  double left;  /* of the months */
  double right; /* likewise */
} Months;

static double
value_of (const Months *self, guint row, guint column)
{
  gint64 value = stf_figure_get_row (self->figure, row)->values[column];

  return value == STF_FIGURE_NONE ? 0 : (double) value;
}

static gboolean
has (const Months *self, guint row, guint column)
{
  return stf_figure_get_row (self->figure, row)->values[column] != STF_FIGURE_NONE;
}

static double
slot_of (const Months *self)
{
  return (self->right - self->left) / self->n;
}

static void
put_grid (const Months *self, const StfGraphScale *scale, double top, double bottom)
{
  for (guint i = 0; i < stf_graph_scale_get_n (scale); i++)
    {
      double value = stf_graph_scale_get (scale, i);
      double y = stf_graph_get_y (scale, value, top, bottom);

      stf_graph_straight (self->graph,
                          fabs (value) < scale->step / 2 ? STF_GRAPH_ZERO : STF_GRAPH_GRID,
                          self->left, y, self->right, y);
    }
}

static void
put_bar (const Months *self, const StfGraphScale *scale, double top, double bottom, guint row,
         guint column, StfGraphTone tone)
{
  double slot = slot_of (self);
  double width = slot * 0.38;
  double x = self->left + row * slot + slot / 2 - (column == STF_FIGURE_BUDGET ? width : 0);
  double zero = stf_graph_get_y (scale, 0, top, bottom);
  double y = stf_graph_get_y (scale, value_of (self, row, column), top, bottom);

  stf_graph_bar (self->graph, tone, (StfChartRect){ x, MIN (y, zero), width, fabs (y - zero) },
                 stf_figure_get_row (self->figure, row)->values[column]);
}

static void
put_bars (const Months *self, const StfGraphScale *scale, double top, double bottom)
{
  put_grid (self, scale, top, bottom);
  for (guint i = 0; i < self->n; i++)
    {
      if (has (self, i, STF_FIGURE_BUDGET))
        put_bar (self, scale, top, bottom, i, STF_FIGURE_BUDGET, STF_GRAPH_BUDGET);
      if (has (self, i, STF_FIGURE_OUTCOME))
        put_bar (self, scale, top, bottom, i, STF_FIGURE_OUTCOME, STF_GRAPH_OUTCOME);
      else if (has (self, i, STF_FIGURE_FORECAST))
        put_bar (self, scale, top, bottom, i, STF_FIGURE_FORECAST, STF_GRAPH_FORECAST);
    }
}

/* The names in as many letters as all of them have room for (rule 3); returns their height. */
static double
put_names (const Months *self, double y)
{
  static const glong letters[] = { 32, 3, 1 };
  double height = 0;

  for (guint k = 0; k < G_N_ELEMENTS (letters); k++)
    {
      g_autofree StfChartText *texts = g_new (StfChartText, self->n);
      gboolean fits = TRUE;

      for (guint i = 0; i < self->n; i++)
        {
          const char *name = stf_figure_get_row (self->figure, i)->name;
          g_autofree char *cut = g_utf8_substring (name, 0,
                                                   MIN (letters[k], g_utf8_strlen (name, -1)));

          texts[i] = stf_graph_set (self->graph, STF_CHART_STYLE_NOTE, cut, G_MAXINT16, 1);
          fits = fits && texts[i].width + 3 <= slot_of (self);
          height = texts[i].height;
        }
      for (guint i = 0; i < self->n; i++)
        if (fits)
          stf_graph_put (self->graph, texts[i],
                         self->left + (i + 0.5) * slot_of (self) - texts[i].width / 2, y, TRUE);
        else
          g_object_unref (texts[i].layout);
      if (fits)
        break;
    }
  return height;
}

/* A line of sums from one month to another, which begins with what there is before; returns its
 * last sum. */
static double
put_sums (const Months *self, const StfGraphScale *scale, double top, double bottom, guint column,
          StfGraphTone tone, guint from, guint to, double before)
{
  double sum = before;

  stf_graph_begin_line (self->graph, STF_GRAPH_LINE, tone);
  if (from > 0)
    stf_graph_add_point (self->graph, self->left + (from - 0.5) * slot_of (self),
                         stf_graph_get_y (scale, sum, top, bottom));
  for (guint i = from; i < to; i++)
    {
      sum += value_of (self, i, column);
      stf_graph_add_point (self->graph, self->left + (i + 0.5) * slot_of (self),
                           stf_graph_get_y (scale, sum, top, bottom));
    }

  sum = before;
  for (guint i = from; i < to; i++)
    {
      sum += value_of (self, i, column);
      stf_graph_mark (self->graph, tone, self->left + (i + 0.5) * slot_of (self),
                      stf_graph_get_y (scale, sum, top, bottom));
    }
  return sum;
}

typedef struct
{
  double budget;
  double outcome;
  double forecast; /* of the year */
  double least;
  double most;
  guint past;   /* months with an outcome */
  guint future; /* the last month with a forecast, from 1; 0: none */
} Sums;

static Sums
add_up (const Months *self)
{
  Sums sums = { 0 };

  for (guint i = 0; i < self->n; i++)
    {
      if (has (self, i, STF_FIGURE_OUTCOME))
        sums.past = i + 1;
      else if (has (self, i, STF_FIGURE_FORECAST))
        sums.future = i + 1;
    }
  for (guint i = 0; i < self->n; i++)
    {
      sums.budget += value_of (self, i, STF_FIGURE_BUDGET);
      if (i < sums.past)
        sums.outcome += value_of (self, i, STF_FIGURE_OUTCOME);
      if (i < sums.past)
        sums.forecast = sums.outcome;
      else if (i < sums.future)
        sums.forecast += value_of (self, i, STF_FIGURE_FORECAST);
      sums.least = MIN (sums.least, MIN (sums.budget, sums.forecast));
      sums.most = MAX (sums.most, MAX (sums.budget, sums.forecast));
    }
  return sums;
}

typedef struct
{
  StfChartText text;
  double y;
} End;

static int
compare_ends (gconstpointer a, gconstpointer b)
{
  const End *one = a, *other = b;

  return (one->y > other->y) - (one->y < other->y);
}

static End
make_end (const Months *self, const char *name, double sum, double width, double y)
{
  g_autofree char *amount = stf_figure_format (self->figure, llround (sum), STF_MONEY_UNIT);
  g_autofree char *words = g_strdup_printf ("%s %s", name, amount);
  End end = { stf_graph_set (self->graph, STF_CHART_STYLE_NOTE, words, width, 2), 0 };

  end.y = y - end.text.height / 2;
  return end;
}

/* Names at the ends of the lines, moved apart within the height of the panel. */
static void
put_ends (const Months *self, const Sums *sums, const StfGraphScale *scale, double top,
          double bottom)
{
  double width = self->graph->width - self->right - 8;
  End ends[3];
  guint n = 0;
  double y = top - 6;
  double height = 0;

  ends[n++] = make_end (self, stf_figure_get_column (self->figure, STF_FIGURE_BUDGET), sums->budget,
                        width, stf_graph_get_y (scale, sums->budget, top, bottom));
  if (sums->future > sums->past)
    ends[n++] = make_end (self, stf_figure_get_column (self->figure, STF_FIGURE_FORECAST),
                          sums->forecast, width,
                          stf_graph_get_y (scale, sums->forecast, top, bottom));
  if (sums->past > 0)
    ends[n++] = make_end (self, stf_figure_get_column (self->figure, STF_FIGURE_OUTCOME),
                          sums->outcome, width,
                          stf_graph_get_y (scale, sums->outcome, top, bottom));

  qsort (ends, n, sizeof *ends, compare_ends);
  for (guint i = 0; i < n; i++)
    {
      ends[i].y = MAX (ends[i].y, y);
      y = ends[i].y + ends[i].text.height + 1;
      height += ends[i].text.height + 1;
    }
  y = bottom + 6;
  for (guint i = n; i-- > 0;)
    {
      ends[i].y = MIN (ends[i].y, y - ends[i].text.height);
      y = ends[i].y - 1;
    }
  for (guint i = 0; i < n; i++)
    if (height <= bottom - top + 12)
      stf_graph_put (self->graph, ends[i].text, self->right + 8, ends[i].y, FALSE);
    else
      g_object_unref (ends[i].text.layout);
}

/* What a panel shows and in what unit; returns where it ends. */
static double
put_heading (StfGraph *self, const char *words, const StfGraphScale *scale, double y)
{
  g_autofree char *heading = g_strdup_printf ("%s, %s", words, stf_graph_scale_get_unit (scale));
  StfChartText text = stf_graph_set (self, STF_CHART_STYLE_KIND, heading, self->width, 1);

  stf_graph_put (self, text, 0, y, FALSE);
  return y + text.height + 7;
}

static StfGraphScale
scale_months (const Months *self, double height)
{
  double least = 0, most = 0;

  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; k < STF_FIGURE_MAX_COLUMNS; k++)
      {
        least = MIN (least, value_of (self, i, k));
        most = MAX (most, value_of (self, i, k));
      }
  return stf_graph_scale (least, most, (guint) (height / STEP_ROOM));
}

/* Bars, lines and names of a graph that is large enough. */
gboolean
stf_graph_lay_months (StfGraph *graph, const StfFigure *figure)
{
  static const StfGraphTone tones[] = { STF_GRAPH_BUDGET, STF_GRAPH_OUTCOME, STF_GRAPH_FORECAST };
  const char *words[G_N_ELEMENTS (tones)];
  Months self = { graph, figure, figure->rows->len };
  Sums sums = add_up (&self);
  gboolean lines;
  StfGraphScale bars, totals;
  double top, bottom, lower_top = 0, lower_bottom = 0, lower_left, names;

  if (graph->width < LEAST_WIDTH || graph->height < LEAST_HEIGHT)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    words[i] = stf_figure_get_column (figure, i);
  top = stf_graph_legend (graph, tones, words, sums.future > 0 ? 3 : 2) + STF_GRAPH_GAP;
  if (graph->height - top < BARS)
    return FALSE;

  lines = graph->height - top >= BARS + PANEL;
  names = 14;
  bottom = graph->height - names;
  if (lines)
    bottom = top + (graph->height - top) * 0.55 - names;
  bars = scale_months (&self, bottom - top - 18);
  top = put_heading (graph, _ ("Each month"), &bars, top);
  self.left = stf_graph_put_axis (graph, &bars, top, bottom);
  if (lines)
    {
      lower_top = bottom + names + STF_GRAPH_GAP;
      lower_bottom = graph->height - 5;
      totals = stf_graph_scale (sums.least, sums.most,
                                (guint) ((lower_bottom - lower_top - 18) / STEP_ROOM));
      lower_top = put_heading (graph, _ ("Since the beginning of the year"), &totals, lower_top);
      lower_left = stf_graph_put_axis (graph, &totals, lower_top, lower_bottom);
      self.left = MAX (self.left, lower_left);
    }
  self.right = graph->width - (lines && graph->width >= ENDS_FROM ? MIN (graph->width / 5, 90) : 0);
  put_bars (&self, &bars, top, bottom);
  put_names (&self, bottom + 4);
  if (!lines)
    return TRUE;

  put_grid (&self, &totals, lower_top, lower_bottom);
  put_sums (&self, &totals, lower_top, lower_bottom, STF_FIGURE_BUDGET, STF_GRAPH_BUDGET, 0, self.n,
            0);
  if (sums.future > sums.past)
    put_sums (&self, &totals, lower_top, lower_bottom, STF_FIGURE_FORECAST, STF_GRAPH_FORECAST,
              sums.past, sums.future, sums.outcome);
  if (sums.past > 0)
    put_sums (&self, &totals, lower_top, lower_bottom, STF_FIGURE_OUTCOME, STF_GRAPH_OUTCOME, 0,
              sums.past, 0);
  if (self.right < graph->width)
    put_ends (&self, &sums, &totals, lower_top, lower_bottom);
  return TRUE;
}
