/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The trail of forecasts: what the year was thought to come to, beside budget and outcome.
 *
 * 1. Each is a point with its amount above it and how far it is from the first, the budget, below
 *    its name.  A line shows the budget all the way; forecasts are dashed.
 * 2. The axis need not begin at 0, since small movements matter; then it says so.
 * 3. What has not been made is a dash. */

#include "config.h"

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-graph-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LEAST_WIDTH 150.0
#define LEAST_HEIGHT 110.0
#define STEP_ROOM 16.0
#define LEAST_SLOT 28.0
#define FOOT 26.0

static StfGraphScale
scale_trail (const StfFigure *figure, double height)
{
  double least = INFINITY, most = -INFINITY;
  double spare;

  for (guint i = 0; i < figure->rows->len; i++)
    {
      gint64 value = stf_figure_get_row (figure, i)->values[0];

      if (value == STF_FIGURE_NONE)
        continue;
      least = MIN (least, (double) value);
      most = MAX (most, (double) value);
    }
  /* Room above for the amounts, and movements not larger than they are. */
  spare = MAX (most - least, MAX (fabs (most), fabs (least)) * 0.1);
  return stf_graph_scale (least - spare * 0.2, most + spare * 0.45, (guint) (height / STEP_ROOM));
}

static StfGraphTone
tone_of (const StfFigure *figure, guint row)
{
  return row == 0                       ? STF_GRAPH_BUDGET
         : row + 1 == figure->rows->len ? STF_GRAPH_OUTCOME
                                        : STF_GRAPH_FORECAST;
}

static void
put_centred (StfGraph *self, StfChartStyle style, const char *words, double x, double y,
             double width, gboolean above, gboolean muted)
{
  StfChartText text = stf_graph_set (self, style, words, width, 1);

  stf_graph_put (self, text, x - text.width / 2, above ? y - text.height : y, muted);
}

static void
put_point (StfGraph *self, const StfFigure *figure, guint row, double x, double y, double slot)
{
  gint64 value = stf_figure_get_row (figure, row)->values[0];
  g_autofree char *amount = stf_figure_format (figure, value, 0);

  stf_graph_mark (self, tone_of (figure, row), x, y);
  put_centred (self, STF_CHART_STYLE_BADGE, amount, x, y - 5, slot - 4, TRUE, FALSE);
}

static void
put_foot (StfGraph *self, const StfFigure *figure, guint row, double x, double y, double slot)
{
  const StfFigureRow *r = stf_figure_get_row (figure, row);
  gint64 budget = stf_figure_get_row (figure, 0)->values[0];
  g_autofree char *difference = NULL;

  if (r->values[0] == STF_FIGURE_NONE)
    difference = g_strdup ("–");
  else if (row > 0 && budget != STF_FIGURE_NONE)
    difference = stf_figure_format (figure, r->values[0] - budget, STF_MONEY_SIGNED);
  put_centred (self, STF_CHART_STYLE_HOLDER, r->name, x, y, slot - 4, FALSE, FALSE);
  if (difference != NULL)
    put_centred (self, STF_CHART_STYLE_NOTE, difference, x, y + 12, slot - 4, FALSE, TRUE);
}

/* Points, lines and names of a graph that is large enough. */
gboolean
stf_graph_lay_trail (StfGraph *self, const StfFigure *figure)
{
  gint64 budget = stf_figure_get_row (figure, 0)->values[0];
  guint n = figure->rows->len;
  double top = 14, bottom = self->height - FOOT - 4;
  double left, slot, last_x = -1, last_y = 0;
  StfGraphScale scale;
  g_autofree char *words = NULL;

  if (self->width < LEAST_WIDTH || self->height < LEAST_HEIGHT)
    return FALSE;

  scale = scale_trail (figure, bottom - top);
  /* Translators: %s is a unit of money. */
  words = g_strdup_printf (scale.from > 0 || scale.to < 0
                               ? _ ("The whole year, %s. The axis does not begin at 0.")
                               : _ ("The whole year, %s"),
                           stf_graph_scale_get_unit (&scale));
  stf_graph_put (self, stf_graph_set (self, STF_CHART_STYLE_KIND, words, self->width, 1), 0, 0,
                 FALSE);
  top += STF_GRAPH_GAP;
  left = stf_graph_put_axis (self, &scale, top, bottom);
  slot = (self->width - left) / n;
  if (slot < LEAST_SLOT)
    return FALSE;

  for (guint i = 0; i < stf_graph_scale_get_n (&scale); i++)
    {
      double y = stf_graph_get_y (&scale, stf_graph_scale_get (&scale, i), top, bottom);

      stf_graph_straight (self, STF_GRAPH_GRID, left, y, self->width, y);
    }
  if (budget != STF_FIGURE_NONE)
    {
      double y = stf_graph_get_y (&scale, (double) budget, top, bottom);

      stf_graph_straight (self, STF_GRAPH_BUDGET, left, y, self->width, y);
    }
  for (guint i = 0; i < n; i++)
    {
      gint64 value = stf_figure_get_row (figure, i)->values[0];
      double x = left + (i + 0.5) * slot;
      double y = stf_graph_get_y (&scale, (double) value, top, bottom);

      put_foot (self, figure, i, x, bottom + 4, slot);
      if (value == STF_FIGURE_NONE)
        continue;
      if (last_x >= 0)
        stf_graph_straight (self, tone_of (figure, i), last_x, last_y, x, y);
      last_x = x;
      last_y = y;
    }
  for (guint i = 0; i < n; i++)
    {
      gint64 value = stf_figure_get_row (figure, i)->values[0];

      if (value != STF_FIGURE_NONE)
        put_point (self, figure, i, left + (i + 0.5) * slot,
                   stf_graph_get_y (&scale, (double) value, top, bottom), slot);
    }
  return TRUE;
}
