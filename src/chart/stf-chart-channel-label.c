/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds room for the words of dotted lines.
 *
 * 1. A label stands in its own line, in the middle of a straight piece that is long enough to be
 *    seen on both sides of it, or as near to the middle as it can.
 * 2. It covers no box, no other label, no other dotted line and no line of the tree.
 * 3. Where that is not to be had, the number of the label takes its place, which the legend
 *    explains.  Where that has no room either, first the label and then the number may cover a line
 *    of the tree, and where that does not help, there is none. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-channel-label.h"

#include <math.h>

#define AROUND 1.5    /* what a label keeps from everything */
#define AT_START 2.0  /* of the line is seen at least before a label */
#define AT_CORNER 4.0 /* likewise at a corner */
#define AT_ARROW 9.0  /* and at the end */
#define STEP 6.0      /* between places that are tried */
#define UPRIGHT 40    /* likewise: a word is wider than it is high */
#define MAX_TRIED 60  /* places on a piece */

typedef struct
{
  const StfChannelGrid *grid;
  const StfChartLines *lines;
  GArray *pieces; /* StfChartArea: of dotted lines */
  GArray *owners; /* guint: the line of each piece */
  StfChartSpace *space;
  GArray *labels;     /* StfChartArea */
  gboolean over_tree; /* whether the tree may be covered */
  guint line;         /* whose label is placed */
} Labels;

static gboolean
is_own_cb (guint piece, gpointer data)
{
  const Labels *self = data;

  return g_array_index (self->owners, guint, piece) == self->line;
}

static gboolean
is_taken (Labels *self, const StfChartArea *area)
{
  StfChartArea room = stf_chart_area_from_rect (self->grid->input->room);

  if (area->lo[0] < room.lo[0] || area->lo[1] < room.lo[1] || area->hi[0] > room.hi[0]
      || area->hi[1] > room.hi[1] || !stf_chart_space_is_free (self->grid->space, area)
      || (!self->over_tree && !stf_chart_space_is_free (self->grid->lines, area))
      || !stf_chart_space_visit (self->space, area, is_own_cb, self))
    return TRUE;
  for (guint i = 0; i < self->labels->len; i++)
    if (stf_chart_area_meets (&g_array_index (self->labels, StfChartArea, i), area))
      return TRUE;

  return FALSE;
}

static double
piece_length (const StfChartPoint *p)
{
  return fabs (p[1].x - p[0].x) + fabs (p[1].y - p[0].y);
}

/* The cheapest place on the piece of a line that begins at point i; start is how far along the line
 * that is, from its middle. */
static double
try_piece (Labels *self, guint i, double start, double width, double height, double limit,
           StfChartRect *place)
{
  const StfChartLine *l = &self->lines->lines[self->line];
  const StfChartPoint *p = &l->points[i];
  int axis = p[0].y == p[1].y ? 0 : 1;
  double length = piece_length (p);
  double half = (axis == 0 ? width : height) / 2;
  double first = half + (i == 0 ? AT_START : AT_CORNER);
  double last = length - half - (i + 2 == l->n_points ? AT_ARROW : AT_CORNER);
  int n = (int) CLAMP ((last - first) / STEP, 1, MAX_TRIED);

  for (int k = 0; first <= last && k <= n; k++)
    {
      double along = first + (last - first) * k / n;
      double t = along / length;
      double cost = fabs (start + along) + axis * UPRIGHT;
      StfChartRect rect = { p[0].x + t * (p[1].x - p[0].x) - width / 2,
                            p[0].y + t * (p[1].y - p[0].y) - height / 2, width, height };
      StfChartArea area = { { rect.x - AROUND, rect.y - AROUND },
                            { rect.x + width + AROUND, rect.y + height + AROUND } };

      if (cost >= limit || is_taken (self, &area))
        continue;
      limit = cost;
      *place = rect;
    }
  return limit;
}

static gboolean
find_place (Labels *self, double width, double height, StfChartRect *place)
{
  const StfChartLine *l = &self->lines->lines[self->line];
  double start = 0;
  double least = INFINITY;

  for (guint i = 0; i + 1 < l->n_points; i++)
    start -= piece_length (&l->points[i]) / 2;
  for (guint i = 0; i + 1 < l->n_points; i++)
    {
      least = try_piece (self, i, start, width, height, least, place);
      start += piece_length (&l->points[i]);
    }
  return isfinite (least);
}

static void
find_pieces (Labels *self)
{
  for (guint i = 0; i < self->lines->n_lines; i++)
    for (guint k = 1; k < self->lines->lines[i].n_points; k++)
      {
        const StfChartPoint *p = &self->lines->lines[i].points[k - 1];
        StfChartArea piece = { { MIN (p[0].x, p[1].x), MIN (p[0].y, p[1].y) },
                               { MAX (p[0].x, p[1].x), MAX (p[0].y, p[1].y) } };

        g_array_append_val (self->pieces, piece);
        g_array_append_val (self->owners, i);
      }
  self->space = stf_chart_space_new ((const StfChartArea *) (gpointer) self->pieces->data,
                                     self->pieces->len);
}

static void
label (Labels *self, gboolean numbers)
{
  for (guint i = 0; i < self->lines->n_lines; i++)
    {
      const StfChartLink *link = &self->grid->input->links[i];
      StfChartLine *line = &self->lines->lines[i];
      double width = numbers ? link->number_width : link->label_width;
      StfChartArea area;

      self->line = i;
      if (line->label.width > 0 || width <= 0
          || !find_place (self, width, link->label_height, &line->label))
        continue;
      line->number = numbers;
      area = stf_chart_area_from_rect (line->label);
      g_array_append_val (self->labels, area);
    }
}

/* Sets label and number of each line. */
void
stf_channel_label_lines (const StfChannelGrid *grid, StfChartLines *lines)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (StfChartArea));
  g_autoptr (GArray) owners = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) labels = g_array_new (FALSE, FALSE, sizeof (StfChartArea));
  Labels self = { grid, lines, pieces, owners, NULL, labels };

  find_pieces (&self);
  for (int over_tree = 0; over_tree < 2; over_tree++)
    {
      self.over_tree = over_tree;
      label (&self, FALSE);
      label (&self, TRUE);
    }
  stf_chart_space_free (self.space);
}
