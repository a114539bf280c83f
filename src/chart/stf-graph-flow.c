/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the money comes from and where it goes, as streams from left to right.
 *
 * 1. Money that is not mixed (R13) has its own streams, beneath each other.  All that comes in
 *    meets in the middle, since no krona is followed further than that, and parts again.
 * 2. One point of height is the same amount everywhere.
 * 3. What is less than nothing stands on the other side.  What comes in and is not spent, or is
 *    spent and does not come in, is a stream of its own, so that both sides are as high; unless it
 *    is so little that it would be written as nothing.
 * 4. Each stream has room for its name.  Where there are too many, the smallest become one. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-graph-private.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 240.0
#define LEAST_HEIGHT 60.0
#define NODE 7.0
#define HEAD 15.0
#define SLOT_GAP 4.0
#define POOL_GAP 10.0
#define CURVE 20       /* straight pieces of a curve */
#define LEAST_FLOW 0.3 /* of the height, for the streams themselves */

typedef struct
{
  char *name;
  gint64 amount;
  guint n; /* streams that have become this one */
  gboolean balance;
  double label; /* height */
  double y;     /* of the node, once placed */
} Stream;

typedef struct
{
  const char *name;
  GArray *sides[2]; /* Stream */
  gint64 total;
} Pool;

typedef struct
{
  StfGraph *graph;
  const StfFigure *figure;
  GArray *pools; /* Pool */
  double label_width;
  double scale; /* points an öre */
} Flow;

static void
stream_clear (gpointer data)
{
  g_free (((Stream *) data)->name);
}

static void
pool_clear (gpointer data)
{
  Pool *pool = data;

  g_array_unref (pool->sides[0]);
  g_array_unref (pool->sides[1]);
}

static Pool *
pool_at (const Flow *self, guint i)
{
  return &g_array_index (self->pools, Pool, i);
}

static Stream *
stream_at (const Pool *pool, guint side, guint i)
{
  return &g_array_index (pool->sides[side], Stream, i);
}

static char *
word_amount (const Flow *self, const Pool *pool, const Stream *stream)
{
  g_autofree char *amount = stf_figure_format (self->figure, stream->amount, STF_MONEY_UNIT);

  /* Translators: an amount, and its part of the whole in per cent. */
  return g_strdup_printf (_ ("%s, %.0f%%"), amount,
                          (double) stream->amount / (double) pool->total * 100);
}

/* Rule 3. */
static gboolean
rounds_to_nothing (const Flow *self, gint64 amount)
{
  g_autofree char *said = stf_figure_format (self->figure, amount, STF_MONEY_UNIT);
  g_autofree char *nothing = stf_figure_format (self->figure, 0, STF_MONEY_UNIT);

  return g_str_equal (said, nothing);
}

static StfChartText
set_name (const Flow *self, const Stream *stream)
{
  return stf_graph_set (self->graph, STF_CHART_STYLE_HOLDER, stream->name, self->label_width, 2);
}

static StfChartText
set_amount (const Flow *self, const Pool *pool, const Stream *stream)
{
  g_autofree char *words = word_amount (self, pool, stream);

  return stf_graph_set (self->graph, STF_CHART_STYLE_NOTE, words, self->label_width, 1);
}

static void
measure (const Flow *self, const Pool *pool, Stream *stream)
{
  StfChartText name = set_name (self, stream), amount = set_amount (self, pool, stream);

  stream->label = name.height + amount.height;
  g_object_unref (name.layout);
  g_object_unref (amount.layout);
}

static gint64
sum_side (const Pool *pool, guint side)
{
  gint64 sum = 0;

  for (guint i = 0; i < pool->sides[side]->len; i++)
    sum += stream_at (pool, side, i)->amount;
  return sum;
}

static void
add_stream (Pool *pool, guint side, const char *name, gint64 amount, gboolean balance)
{
  Stream stream = { g_strdup (name), amount, 1, balance };

  g_array_append_val (pool->sides[side], stream);
}

/* Rules 1 and 3. */
static void
add_pool (Flow *self, guint group)
{
  Pool pool = { self->figure->groups->len > group ? self->figure->groups->pdata[group] : NULL };
  gint64 balance;

  for (guint side = 0; side < 2; side++)
    {
      pool.sides[side] = g_array_new (FALSE, FALSE, sizeof (Stream));
      g_array_set_clear_func (pool.sides[side], stream_clear);
    }
  for (guint i = 0; i < self->figure->rows->len; i++)
    for (guint side = 0; side < 2; side++)
      {
        const StfFigureRow *row = stf_figure_get_row (self->figure, i);
        gint64 amount = row->values[side];

        if (row->group == group && amount != STF_FIGURE_NONE && amount != 0)
          add_stream (&pool, amount > 0 ? side : 1 - side, row->name, ABS (amount), FALSE);
      }
  balance = sum_side (&pool, 0) - sum_side (&pool, 1);
  if (rounds_to_nothing (self, ABS (balance)))
    balance = 0;
  if (balance > 0)
    add_stream (&pool, 1, _ ("Not spent"), balance, TRUE);
  else if (balance < 0)
    add_stream (&pool, 0, _ ("Not covered"), -balance, TRUE);
  pool.total = MAX (sum_side (&pool, 0), sum_side (&pool, 1));
  if (pool.total == 0)
    {
      pool_clear (&pool);
      return;
    }
  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < pool.sides[side]->len; i++)
      measure (self, &pool, stream_at (&pool, side, i));
  g_array_append_val (self->pools, pool);
}

static double
height_of_side (const Pool *pool, guint side, double scale)
{
  double height = 0;

  for (guint i = 0; i < pool->sides[side]->len; i++)
    height += MAX ((double) stream_at (pool, side, i)->amount * scale,
                   stream_at (pool, side, i)->label);
  return height + (pool->sides[side]->len - 1) * SLOT_GAP;
}

static double
height_of_pool (const Pool *pool, double scale)
{
  return HEAD + MAX (height_of_side (pool, 0, scale), height_of_side (pool, 1, scale));
}

static double
height_of_all (const Flow *self, double scale)
{
  double height = (self->pools->len - 1) * POOL_GAP;

  for (guint i = 0; i < self->pools->len; i++)
    height += height_of_pool (pool_at (self, i), scale);
  return height;
}

static guint
find_least (const Pool *pool, guint side, guint but)
{
  guint least = G_MAXUINT;

  for (guint i = 0; i < pool->sides[side]->len; i++)
    if (i != but
        && (least == G_MAXUINT
            || stream_at (pool, side, i)->amount < stream_at (pool, side, least)->amount))
      least = i;
  return least;
}

/* Makes the two smallest streams one, where there are most of them (rule 4). */
static gboolean
merge_streams (const Flow *self)
{
  Pool *pool = NULL;
  guint side = 0, least, next;
  Stream *into;

  for (guint i = 0; i < self->pools->len; i++)
    for (guint k = 0; k < 2; k++)
      if (pool_at (self, i)->sides[k]->len > (pool == NULL ? 1 : pool->sides[side]->len))
        {
          pool = pool_at (self, i);
          side = k;
        }
  if (pool == NULL)
    return FALSE;

  least = find_least (pool, side, G_MAXUINT);
  next = find_least (pool, side, least);
  into = stream_at (pool, side, next);
  into->amount += stream_at (pool, side, least)->amount;
  into->n += stream_at (pool, side, least)->n;
  into->balance = FALSE;
  g_free (into->name);
  into->name = g_strdup_printf (ngettext ("%u other", "%u others", into->n), into->n);
  measure (self, pool, into);
  g_array_remove_index (pool->sides[side], least);
  return TRUE;
}

/* Finds the scale at which all is as high as the graph; FALSE if there is none (rule 2). */
static gboolean
find_scale (Flow *self)
{
  double total = 0;

  for (guint i = 0; i < self->pools->len; i++)
    total += (double) pool_at (self, i)->total;
  for (;;)
    {
      double low = 0, high = self->graph->height / total;

      if (height_of_all (self, self->graph->height * LEAST_FLOW / total) <= self->graph->height)
        {
          for (guint i = 0; i < 50; i++)
            {
              double middle = (low + high) / 2;

              if (height_of_all (self, middle) <= self->graph->height)
                low = middle;
              else
                high = middle;
            }
          self->scale = low;
          return TRUE;
        }
      if (!merge_streams (self))
        return FALSE;
    }
}

/* Names at the left end where their streams begin. */
static void
align_right (const Flow *self, StfChartText *text)
{
  if (pango_layout_get_line_count (text->layout) < 2)
    return;
  pango_layout_set_alignment (text->layout, PANGO_ALIGN_RIGHT);
  text->width = self->label_width;
}

static void
put_label (const Flow *self, const Pool *pool, const Stream *stream, guint side, double y)
{
  StfChartText name = set_name (self, stream), amount = set_amount (self, pool, stream);
  double right = self->graph->width - self->label_width;

  if (side == 0)
    align_right (self, &name);
  stf_graph_put (self->graph, name, side == 0 ? self->label_width - name.width : right, y, FALSE);
  stf_graph_put (self->graph, amount, side == 0 ? self->label_width - amount.width : right,
                 y + name.height, TRUE);
}

/* A stream between its node and its part of the middle; both are as high. */
static void
put_stream (const Flow *self, StfGraphTone tone, double x1, double y1, double x2, double y2,
            double height)
{
  stf_graph_begin_line (self->graph, STF_GRAPH_AREA, tone);
  for (guint below = 0; below < 2; below++)
    for (guint i = 0; i <= CURVE; i++)
      {
        double t = (double) (below ? CURVE - i : i) / CURVE;
        double s = t * t * (3 - 2 * t);

        stf_graph_add_point (self->graph, x1 + t * (x2 - x1),
                             y1 + s * (y2 - y1) + (below ? height : 0));
      }
}

static void
put_side (const Flow *self, const Pool *pool, guint side, double top, double height,
          StfGraphTone tone)
{
  double node = side == 0 ? self->label_width + 6
                          : self->graph->width - self->label_width - 6 - NODE;
  double middle = (self->graph->width - NODE) / 2;
  double part = top + (height - (double) pool->total * self->scale) / 2;
  double y = top + (height - height_of_side (pool, side, self->scale)) / 2;

  for (guint i = 0; i < pool->sides[side]->len; i++)
    {
      const Stream *stream = stream_at (pool, side, i);
      double thick = (double) stream->amount * self->scale;
      double slot = MAX (thick, stream->label);
      double own = y + (slot - thick) / 2;

      if (side == 0)
        put_stream (self, tone, node + NODE, own, middle, part, thick);
      else
        put_stream (self, tone, middle + NODE, part, node, own, thick);
      stf_graph_bar (self->graph, stream->balance ? STF_GRAPH_BUDGET : tone,
                     (StfChartRect){ node, own, NODE, thick }, stream->amount);
      put_label (self, pool, stream, side, y + (slot - stream->label) / 2);
      part += thick;
      y += slot + SLOT_GAP;
    }
}

static void
put_pool (const Flow *self, const Pool *pool, double top, StfGraphTone tone)
{
  double height = height_of_pool (pool, self->scale) - HEAD;
  double thick = (double) pool->total * self->scale;
  g_autofree char *total = stf_figure_format (self->figure, pool->total, STF_MONEY_UNIT);
  g_autofree char *words = pool->name != NULL ? g_strdup_printf ("%s: %s", pool->name, total)
                                              : g_strdup (total);
  StfChartText head = stf_graph_set (self->graph, STF_CHART_STYLE_BADGE, words, self->graph->width,
                                     1);

  stf_graph_put (self->graph, head, (self->graph->width - head.width) / 2, top, FALSE);
  for (guint side = 0; side < 2; side++)
    put_side (self, pool, side, top + HEAD, height, tone);
  stf_graph_bar (self->graph, tone,
                 (StfChartRect){ (self->graph->width - NODE) / 2, top + HEAD + (height - thick) / 2,
                                 NODE, thick },
                 pool->total);
}

/* Streams of a graph that is large enough. */
gboolean
stf_graph_lay_flow (StfGraph *graph, const StfFigure *figure)
{
  Flow self = { graph, figure, g_array_new (FALSE, FALSE, sizeof (Pool)) };
  g_autoptr (GArray) pools = self.pools;
  double y = 0;

  if (graph->width < LEAST_WIDTH || graph->height < LEAST_HEIGHT)
    return FALSE;

  g_array_set_clear_func (self.pools, pool_clear);
  self.label_width = MIN (graph->width * 0.3, 150);
  for (guint i = 0; i < MAX (figure->groups->len, 1); i++)
    add_pool (&self, i);
  if (self.pools->len == 0 || !find_scale (&self))
    return FALSE;

  y = (graph->height - height_of_all (&self, self.scale)) / 2;
  for (guint i = 0; i < self.pools->len; i++)
    {
      put_pool (&self, pool_at (&self, i), y, i % 2 == 0 ? STF_GRAPH_STREAM : STF_GRAPH_STREAM2);
      y += height_of_pool (pool_at (&self, i), self.scale) + POOL_GAP;
    }
  return TRUE;
}
