/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each payer pays, as bars that lie below each other, in the order of the figure.
 *
 * 1. A row has the name, a bar with a thick line where last year's amount was, this year's amount,
 *    and how it has changed.  What is less than nothing goes to the left.
 * 2. Rows are as high as there is room, and not lower than a line of text.  Payers for whom there
 *    is no room are added up in the last row, which tells how many they are. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-graph-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_WIDTH 170.0
#define LEAST_HEIGHT 60.0
#define LEAST_ROW 10.5
#define MOST_ROW 22.0

typedef struct
{
  const StfFigure *figure;
  guint shown; /* rows as they are; the others are one more */
  StfFigureRow others;
} Rows;

static const StfFigureRow *
row_at (const Rows *self, guint i)
{
  return i < self->shown ? stf_figure_get_row (self->figure, i) : &self->others;
}

static void
add_amount (gint64 *sum, gint64 amount)
{
  if (amount != STF_FIGURE_NONE)
    *sum = (*sum == STF_FIGURE_NONE ? 0 : *sum) + amount;
}

/* Rule 2.  Returns how many rows there are to lay. */
static guint
gather (Rows *self, guint room)
{
  guint n = self->figure->rows->len;

  self->shown = n <= room ? n : room - 1;
  if (self->shown == n)
    return n;

  self->others.name = g_strdup_printf (ngettext ("%u other", "%u others", n - self->shown),
                                       n - self->shown);
  self->others.values[0] = self->others.values[1] = STF_FIGURE_NONE;
  for (guint i = self->shown; i < n; i++)
    for (guint k = 0; k < 2; k++)
      add_amount (&self->others.values[k], stf_figure_get_row (self->figure, i)->values[k]);
  return self->shown + 1;
}

/* "+12 (+3%)" */
static char *
word_change (const StfFigure *figure, const StfFigureRow *row)
{
  gint64 now = row->values[STF_FIGURE_NOW], before = row->values[STF_FIGURE_BEFORE];
  g_autofree char *difference = NULL;
  double percent;

  if (now == STF_FIGURE_NONE || before == STF_FIGURE_NONE)
    return g_strdup (before == STF_FIGURE_NONE ? C_ ("payer", "new") : C_ ("payer", "gone"));
  if (now == before)
    return g_strdup ("±0");
  difference = stf_figure_format (figure, now - before, STF_MONEY_SIGNED);
  percent = before > 0 ? (double) (now - before) / (double) before * 100 : INFINITY;
  if (fabs (percent) >= 1000)
    return g_steal_pointer (&difference);
  /* Translators: a signed amount, and the same in whole per cent. */
  return g_strdup_printf (_ ("%s (%s%.0f%%)"), difference, percent > 0 ? "+" : "\u2212",
                          fabs (percent));
}

typedef struct
{
  StfChartText name;
  StfChartText amount;
  StfChartText change;
} Words;

static void
put_bar (StfGraph *self, const StfFigureRow *row, const StfGraphScale *scale, double left,
         double right, double y, double height)
{
  double unit = (right - left) / (scale->to - scale->from);
  double zero = left - scale->from * unit;
  gint64 now = row->values[STF_FIGURE_NOW], before = row->values[STF_FIGURE_BEFORE];

  if (now != STF_FIGURE_NONE)
    stf_graph_bar (self, STF_GRAPH_SHARE,
                   (StfChartRect){ zero + MIN ((double) now, 0) * unit, y + height * 0.2,
                                   fabs ((double) now) * unit, height * 0.6 },
                   now);
  if (before != STF_FIGURE_NONE)
    stf_graph_straight (self, STF_GRAPH_BEFORE, zero + (double) before * unit, y + height * 0.06,
                        zero + (double) before * unit, y + height * 0.94);
}

static StfGraphScale
scale_rows (const Rows *rows, guint n, double width)
{
  double least = 0, most = 0;

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < 2; k++)
      if (row_at (rows, i)->values[k] != STF_FIGURE_NONE)
        {
          least = MIN (least, (double) row_at (rows, i)->values[k]);
          most = MAX (most, (double) row_at (rows, i)->values[k]);
        }
  return stf_graph_scale (least, most, (guint) (width / 30));
}

static Words
set_row (StfGraph *self, const StfFigure *figure, const StfFigureRow *row, gboolean compared,
         int lines)
{
  g_autofree char *amount = stf_figure_format (figure, row->values[STF_FIGURE_NOW], 0);
  g_autofree char *change = compared ? word_change (figure, row) : NULL;
  Words words = { 0 };

  words.name = stf_graph_set (self, STF_CHART_STYLE_HOLDER, row->name, self->width * 0.34, lines);
  words.amount = stf_graph_set (self, STF_CHART_STYLE_HOLDER, amount, self->width * 0.2, 1);
  if (change != NULL)
    words.change = stf_graph_set (self, STF_CHART_STYLE_NOTE, change, self->width * 0.2, 1);
  return words;
}

static void
put_row (StfGraph *self, const Words *words, double y, double height, double amount_end,
         double change_end)
{
  stf_graph_put (self, words->name, 0, y + (height - words->name.height) / 2, FALSE);
  stf_graph_put (self, words->amount, amount_end - words->amount.width,
                 y + (height - words->amount.height) / 2, FALSE);
  if (words->change.layout != NULL)
    stf_graph_put (self, words->change, change_end - words->change.width,
                   y + (height - words->change.height) / 2, TRUE);
}

/* What the bars and lines mean, and the unit.  Returns where it ends. */
static double
put_head (StfGraph *self, const StfFigure *figure, gboolean compared)
{
  static const StfGraphTone tones[] = { STF_GRAPH_SHARE, STF_GRAPH_BEFORE };
  g_autofree char *sum = NULL, *now = NULL;
  const char *words[2];

  sum = stf_figure_format (figure, stf_figure_sum (figure, STF_FIGURE_NOW), STF_MONEY_UNIT);
  /* Translators: "This year", and the sum of what all pay, with its unit. */
  now = g_strdup_printf (_ ("%s, together %s"), stf_figure_get_column (figure, STF_FIGURE_NOW),
                         sum);
  words[0] = now;
  words[1] = stf_figure_get_column (figure, STF_FIGURE_BEFORE);
  return stf_graph_legend (self, tones, words, compared ? 2 : 1) + STF_GRAPH_GAP;
}

/* Rows of a graph that is large enough for one. */
gboolean
stf_graph_lay_shares (StfGraph *self, const StfFigure *figure)
{
  Rows rows = { figure };
  gboolean compared = FALSE;
  double top, height, left = 0, amount = 0, change = 0, right, zero;
  g_autofree Words *words = NULL;
  StfGraphScale scale;
  guint n;

  if (self->width < LEAST_WIDTH || self->height < LEAST_HEIGHT)
    return FALSE;

  for (guint i = 0; i < figure->rows->len; i++)
    compared = compared || stf_figure_get_row (figure, i)->values[1] != STF_FIGURE_NONE;
  top = put_head (self, figure, compared);
  if (self->height - top < LEAST_ROW)
    return FALSE;
  n = gather (&rows, (guint) ((self->height - top) / LEAST_ROW));
  height = MIN ((self->height - top) / n, MOST_ROW);

  words = g_new (Words, n);
  for (guint i = 0; i < n; i++)
    {
      words[i] = set_row (self, figure, row_at (&rows, i), compared, height > 21 ? 2 : 1);
      left = MAX (left, words[i].name.width);
      amount = MAX (amount, words[i].amount.width);
      change = MAX (change, words[i].change.width);
    }
  left += 8;
  right = self->width - amount - 10 - (compared ? change + 10 : 0);
  scale = scale_rows (&rows, n, right - left);
  for (guint i = 0; i < n; i++)
    {
      put_bar (self, row_at (&rows, i), &scale, left, right, top + i * height, height);
      put_row (self, &words[i], top + i * height, height,
               self->width - (compared ? change + 10 : 0), self->width);
    }
  zero = left - scale.from * (right - left) / (scale.to - scale.from);
  stf_graph_straight (self, STF_GRAPH_ZERO, zero, top, zero, top + n * height);
  g_free (rows.others.name);
  return TRUE;
}
