/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where tracks meet, and what is known of each track between two such nodes: whether it is taken,
 * what it crosses, and in which frame it runs.
 *
 * A vertical line sweeps from left to right over the tracks along axis 0 and stops at each of those
 * along axis 1. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-channel-grid.h"

#include <math.h>
#include <stdlib.h>

#define MAX_NODES 1000000
#define TREE_SPACING 3.0 /* lines keep from those of the tree */
#define TOUCHING 1.5     /* lines nearer than this look like one */
#define WORD 12.0        /* lines further apart have room for words side by side */
#define EPSILON 1e-6

static StfChannelTrack *
track_at (const StfChannelGrid *self, int axis, guint track)
{
  return &g_array_index (self->tracks[axis], StfChannelTrack, track);
}

static StfChannelNode *
node_at (const StfChannelGrid *self, guint node)
{
  return &g_array_index (self->nodes, StfChannelNode, node);
}

static int
compare_los (gconstpointer a, gconstpointer b, gpointer data)
{
  double difference = track_at (data, 0, *(const guint *) a)->lo
                      - track_at (data, 0, *(const guint *) b)->lo;

  return difference < 0 ? -1 : difference > 0;
}

static int
compare_his (gconstpointer a, gconstpointer b, gpointer data)
{
  double difference = track_at (data, 0, *(const guint *) a)->hi
                      - track_at (data, 0, *(const guint *) b)->hi;

  return difference < 0 ? -1 : difference > 0;
}

static guint *
sorted (StfChannelGrid *self, GCompareDataFunc compare)
{
  guint n = self->tracks[0]->len;
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare, self);
  return order;
}

/* Tracks are sorted by where they are, so their numbers are in the order of the sweep line. */
static guint
find_active (const GArray *active, guint track)
{
  guint low = 0;
  guint high = active->len;

  while (low < high)
    {
      guint half = low + (high - low) / 2;

      if (g_array_index (active, guint, half) < track)
        low = half + 1;
      else
        high = half;
    }
  return low;
}

static guint
first_at_or_after (const StfChannelGrid *self, int axis, double at)
{
  guint low = 0;
  guint high = self->tracks[axis]->len;

  while (low < high)
    {
      guint half = low + (high - low) / 2;

      if (track_at (self, axis, half)->at < at)
        low = half + 1;
      else
        high = half;
    }
  return low;
}

static gboolean
meet_with (StfChannelGrid *self, guint upright, const GArray *active)
{
  StfChannelTrack *v = track_at (self, 1, upright);
  guint first = find_active (active, first_at_or_after (self, 0, v->lo - EPSILON));

  v->first = self->nodes->len;
  for (guint i = first; i < active->len; i++)
    {
      guint level = g_array_index (active, guint, i);
      StfChannelTrack *h = track_at (self, 0, level);
      StfChannelNode node = { { v->at, h->at }, { level, upright }, { 0, self->nodes->len } };

      if (h->at > v->hi + EPSILON)
        break;
      h->n++;
      g_array_append_val (self->nodes, node);
    }
  v->n = self->nodes->len - v->first;
  return self->nodes->len <= MAX_NODES;
}

static gboolean
sweep (StfChannelGrid *self)
{
  g_autofree guint *beginning = sorted (self, compare_los);
  g_autofree guint *ending = sorted (self, compare_his);
  g_autoptr (GArray) active = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = self->tracks[0]->len;
  guint begun = 0;
  guint ended = 0;

  for (guint i = 0; i < self->tracks[1]->len; i++)
    {
      double x = track_at (self, 1, i)->at;

      for (; begun < n && track_at (self, 0, beginning[begun])->lo <= x + EPSILON; begun++)
        g_array_insert_val (active, find_active (active, beginning[begun]), beginning[begun]);
      for (; ended < begun && track_at (self, 0, ending[ended])->hi < x - EPSILON; ended++)
        g_array_remove_index (active, find_active (active, ending[ended]));
      if (!meet_with (self, i, active))
        return FALSE;
    }
  return TRUE;
}

static void
order_nodes (StfChannelGrid *self)
{
  guint n = self->nodes->len;
  guint first = 0;

  for (int axis = 0; axis < 2; axis++)
    self->order[axis] = g_new (guint, n + 1);
  for (guint i = 0; i < self->tracks[0]->len; i++)
    {
      StfChannelTrack *track = track_at (self, 0, i);

      track->first = first;
      first += track->n;
      track->n = 0;
    }
  for (guint i = 0; i < n; i++)
    {
      StfChannelNode *node = node_at (self, i);
      StfChannelTrack *level = track_at (self, 0, node->track[0]);

      node->rank[0] = level->first + level->n++;
      self->order[0][node->rank[0]] = i;
      self->order[1][i] = i;
    }
}

static void
place_ports (StfChannelGrid *self)
{
  for (int axis = 0; axis < 2; axis++)
    for (guint i = 0; i < self->tracks[axis]->len; i++)
      {
        const StfChannelTrack *track = track_at (self, axis, i);

        if (track->port > 0 && track->n > 0)
          g_array_index (self->ports, StfChannelPort, track->port - 1).node
              = self->order[axis][track->first];
      }
}

static double
place (const StfChannelGrid *self, int axis, guint rank)
{
  return node_at (self, self->order[axis][rank])->at[axis];
}

/* The first edge of a track that ends after lo; its last node if there is none. */
static guint
first_edge (const StfChannelGrid *self, int axis, const StfChannelTrack *track, double lo)
{
  guint low = track->first;
  guint high = track->first + track->n - 1;

  while (low < high)
    {
      guint half = low + (high - low) / 2;

      if (place (self, axis, half + 1) <= lo)
        low = half + 1;
      else
        high = half;
    }
  return low;
}

typedef void (*EdgeFunc) (StfChannelEdge *edge, int value);

/* Calls func for each edge along axis that meets an area. */
static void
each_edge (StfChannelGrid *self, int axis, const StfChartArea *area, EdgeFunc func, int value)
{
  guint n = self->tracks[axis]->len;
  int across = 1 - axis;

  for (guint i = first_at_or_after (self, axis, area->lo[across]); i < n; i++)
    {
      const StfChannelTrack *track = track_at (self, axis, i);

      if (track->at >= area->hi[across])
        break;
      if (track->n < 2 || track->lo >= area->hi[axis] || track->hi <= area->lo[axis]
          || track->at <= area->lo[across])
        continue;
      for (guint k = first_edge (self, axis, track, area->lo[axis]);
           k < track->first + track->n - 1 && place (self, axis, k) < area->hi[axis]; k++)
        func (&self->edges[axis][k], value);
    }
}

static StfChartArea
grown (const StfChartArea *area, double by)
{
  return (StfChartArea){ { area->lo[0] - by, area->lo[1] - by },
                         { area->hi[0] + by, area->hi[1] + by } };
}

static void
take_cb (StfChannelEdge *edge, int count)
{
  edge->taken = (guint16) (edge->taken + count);
}

static void
beside_cb (StfChannelEdge *edge, int count)
{
  edge->beside = (guint16) (edge->beside + count);
}

static void
tighten_cb (StfChannelEdge *edge, int count)
{
  edge->tight = (guint16) (edge->tight + count);
}

static void
cross_cb (StfChannelEdge *edge, int count)
{
  edge->over = (guint16) (edge->over + count);
}

static void
along_cb (StfChannelEdge *edge, int along)
{
  edge->along = along != 0;
}

static void
near_cb (StfChannelEdge *edge, int box)
{
  edge->near = box;
}

static void
within_cb (StfChannelEdge *edge, int box)
{
  edge->within = box;
}

/* Notes that a dotted line runs along axis, or, with a count of -1, no longer does: what lies
 * nearer than it should is tight, and what looks like the same line is taken. */
void
stf_channel_grid_mark (StfChannelGrid *self, int axis, const StfChartArea *line, int count)
{
  StfChartArea beside = grown (line, WORD);
  StfChartArea tight = grown (line, STF_CHART_CHANNEL_SPACING - EPSILON);
  StfChartArea taken = grown (line, TOUCHING);

  each_edge (self, axis, &beside, beside_cb, count);
  each_edge (self, axis, &tight, tighten_cb, count);
  each_edge (self, axis, &taken, take_cb, count);
}

static void
mark_tree (StfChannelGrid *self)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const StfChartArea *piece = &g_array_index (self->pieces, StfChartArea, i);
      int axis = piece->hi[0] - piece->lo[0] >= piece->hi[1] - piece->lo[1] ? 0 : 1;
      StfChartArea crossed = *piece;
      StfChartArea along, taken;

      along = grown (piece, TREE_SPACING - EPSILON);
      each_edge (self, axis, &along, along_cb, TRUE);
      taken = grown (piece, TOUCHING);
      each_edge (self, axis, &taken, take_cb, 1);
      crossed.lo[axis] -= TOUCHING;
      crossed.hi[axis] += TOUCHING;
      crossed.hi[1 - axis] += EPSILON;
      each_edge (self, 1 - axis, &crossed, cross_cb, 1);
    }
}

static void
mark_outer (StfChannelGrid *self)
{
  const StfChartChannelInput *input = self->input;
  double clearance = STF_CHART_CHANNEL_CLEARANCE - EPSILON;
  g_autofree guint8 *outer = g_new0 (guint8, input->n_boxes + 1);

  if (input->inside == NULL)
    return;

  for (guint i = 0; i < input->n_boxes; i++)
    if (input->inside[i] >= 0)
      outer[input->inside[i]] = TRUE;
  for (guint i = 0; i < input->n_boxes; i++)
    for (int axis = 0; outer[i] && axis < 2; axis++)
      {
        StfChartArea around = grown (&self->boxes[i], clearance);

        each_edge (self, axis, &around, near_cb, (int) i);
        each_edge (self, axis, &self->boxes[i], within_cb, (int) i);
      }
}

/**
 * stf_channel_grid_connect:
 * @self: a grid with tracks and ports
 *
 * Finds nodes and what lies between them.
 *
 * Returns: %FALSE if there are too many; there are none then
 */
gboolean
stf_channel_grid_connect (StfChannelGrid *self)
{
  g_clear_pointer (&self->nodes, g_array_unref);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (StfChannelNode));
  if (!sweep (self))
    {
      g_array_set_size (self->nodes, 0);
      return FALSE;
    }

  order_nodes (self);
  place_ports (self);
  for (int axis = 0; axis < 2; axis++)
    {
      self->edges[axis] = g_new0 (StfChannelEdge, self->nodes->len + 1);
      for (guint i = 0; i < self->nodes->len; i++)
        self->edges[axis][i].near = self->edges[axis][i].within = -1;
    }
  mark_tree (self);
  mark_outer (self);
  return TRUE;
}
