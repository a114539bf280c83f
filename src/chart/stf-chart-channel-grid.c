/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The tracks on which dotted lines may run, and the nodes in which they meet.
 *
 * 1. Every side of a box opens a channel that reaches to the next box, line of the tree, or side of
 *    a frame in front of it.  A channel has a track in its middle and others beside it, as many as
 *    there are lines to route and as have room.
 * 2. A track goes on in both directions until a box is in its way.
 * 3. Boxes that lines end at have ports along their sides, from which tracks lead straight away;
 *    where two such boxes face each other, a track leads straight from one to the other.
 * 4. A box with others inside it (a frame, a list) is no obstacle where those stand, but only the
 *    lines of what stands in it may run there.
 *
 * Tracks, not points, are what costs: 1,000 boxes have some 5,000 tracks and 100,000 nodes.  Where
 * there would be too many of them, channels get fewer tracks. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-channel-grid.h"

#include <math.h>
#include <stdlib.h>

#define CLEARANCE STF_CHART_CHANNEL_CLEARANCE
#define SPACING STF_CHART_CHANNEL_SPACING
#define MAX_ASIDE 2     /* tracks on each side of the middle */
#define SOME_BOXES 300  /* with more there is one track on each side of the middle */
#define MANY_BOXES 1500 /* with more there is none */
#define REACH 56.0      /* a channel is looked at no deeper than this */
#define OPEN_AT 14.0    /* where the first track runs in one that is deeper */
#define HEADER_GAP 8.0  /* between what a box itself says and what stands in it */
#define CORNER 6.0      /* ports keep from corners */
#define PORT_GAP 8.0
#define FACE_GAP 12.0 /* the same where the line leads straight to another box */
#define MAX_PORTS 4   /* on each side of the middle of a side */
#define SAME 1.5      /* tracks nearer than this are one */
#define EPSILON 1e-6

static double
middle (const StfChartArea *area, int axis)
{
  return (area->lo[axis] + area->hi[axis]) / 2;
}

static gboolean
is_outer (const StfChartChannelInput *input, const guint8 *outer, guint box)
{
  return input->inside != NULL && outer[box];
}

/* Whether inner stands in outer, at any depth. */
gboolean
stf_channel_grid_holds (const StfChannelGrid *self, int outer, int inner)
{
  const int *inside = self->input->inside;

  for (int box = inside != NULL ? inside[inner] : -1; box >= 0; box = inside[box])
    if (box == outer)
      return TRUE;

  return FALSE;
}

/* What is in the way: boxes, of those with others inside the part above them, and what is taken. */
static void
find_obstacles (StfChannelGrid *self, guint8 *outer)
{
  const StfChartChannelInput *input = self->input;
  guint n = input->n_boxes;

  self->boxes = g_new (StfChartArea, n + input->n_taken + 1);
  self->obstacles = g_new (StfChartArea, n + input->n_taken + 1);
  for (guint i = 0; i < n; i++)
    self->boxes[i] = self->obstacles[i] = stf_chart_area_from_rect (input->boxes[i]);
  for (guint i = 0; i < n; i++)
    {
      int box = input->inside != NULL ? input->inside[i] : -1;

      if (box < 0)
        continue;
      outer[box] = TRUE;
      self->obstacles[box].hi[1] = MAX (
          self->boxes[box].lo[1],
          MIN (self->obstacles[box].hi[1], self->boxes[i].lo[1] - CLEARANCE));
    }
  for (guint i = 0; i < input->n_taken; i++)
    self->boxes[n + i] = self->obstacles[n + i] = stf_chart_area_from_rect (input->taken[i]);
  self->space = stf_chart_space_new (self->obstacles, n + input->n_taken);
}

static int
axis_of (const StfChartArea *piece)
{
  return piece->hi[0] - piece->lo[0] >= piece->hi[1] - piece->lo[1] ? 0 : 1;
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const StfChartArea *p = a, *q = b;
  int axis = axis_of (p);
  double difference = axis - axis_of (q);

  if (difference == 0)
    difference = p->lo[1 - axis] - q->lo[1 - axis];
  if (difference == 0)
    difference = p->lo[axis] - q->lo[axis];
  return difference < 0 ? -1 : difference > 0;
}

/* The lines of a tree lie upon each other where they part; here each place is there once. */
static void
find_pieces (StfChannelGrid *self)
{
  const StfChartChannelInput *input = self->input;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (StfChartArea));

  for (guint i = 0; i < input->n_routes; i++)
    for (guint k = 1; k < input->routes[i].n_points; k++)
      {
        const StfChartPoint *p = &input->routes[i].points[k - 1];
        StfChartArea piece = { { MIN (p[0].x, p[1].x), MIN (p[0].y, p[1].y) },
                               { MAX (p[0].x, p[1].x), MAX (p[0].y, p[1].y) } };

        g_array_append_val (all, piece);
      }
  g_array_sort (all, compare_pieces);

  self->pieces = g_array_new (FALSE, FALSE, sizeof (StfChartArea));
  for (guint i = 0; i < all->len; i++)
    {
      const StfChartArea *piece = &g_array_index (all, StfChartArea, i);
      int axis = axis_of (piece);
      StfChartArea *last = self->pieces->len > 0
                               ? &g_array_index (self->pieces, StfChartArea, self->pieces->len - 1)
                               : NULL;

      if (last != NULL && axis_of (last) == axis
          && fabs (last->lo[1 - axis] - piece->lo[1 - axis]) < EPSILON
          && piece->lo[axis] <= last->hi[axis] + EPSILON)
        last->hi[axis] = MAX (last->hi[axis], piece->hi[axis]);
      else
        g_array_append_val (self->pieces, *piece);
    }
}

static void
find_walls (StfChannelGrid *self, const guint8 *outer)
{
  self->walls = g_array_copy (self->pieces);
  for (guint i = 0; i < self->input->n_boxes; i++)
    for (int side = 0; is_outer (self->input, outer, i) && side < 4; side++)
      {
        StfChartArea wall = self->boxes[i];
        int axis = side / 2;

        if (side % 2 == 0)
          wall.hi[axis] = wall.lo[axis];
        else
          wall.lo[axis] = wall.hi[axis];
        g_array_append_val (self->walls, wall);
      }
  self->lines = stf_chart_space_new ((const StfChartArea *) (gpointer) self->walls->data,
                                     self->walls->len);
}

static double
room_end (const StfChannelGrid *self, int axis, int direction)
{
  StfChartArea room = stf_chart_area_from_rect (self->input->room);

  return direction > 0 ? room.hi[axis] : room.lo[axis];
}

typedef struct
{
  const GArray *walls;
  int axis;
  int direction;
  double nearest;
} Front;

static gboolean
nearest_cb (guint wall, gpointer data)
{
  Front *front = data;
  const StfChartArea *w = &g_array_index (front->walls, StfChartArea, wall);

  if (axis_of (w) != front->axis && (front->nearest - w->lo[front->axis]) * front->direction > 0)
    front->nearest = w->lo[front->axis];
  return TRUE;
}

/* Rule 1: how deep the channel along a side of a box is. */
static double
depth (const StfChannelGrid *self, guint box, int axis, int direction)
{
  const StfChartArea *area = &self->boxes[box];
  double start = direction > 0 ? area->hi[axis] : area->lo[axis];
  double end = room_end (self, axis, direction) + direction * CLEARANCE;
  Front front = { self->walls, axis, direction };
  StfChartArea between = *area;
  int stopped_by;

  end = direction > 0 ? MIN (end, start + REACH) : MAX (end, start - REACH);
  front.nearest = stf_chart_space_reach (self->space, area, axis, direction, end, 0, &stopped_by);
  between.lo[axis] = MIN (start, front.nearest);
  between.hi[axis] = MAX (start, front.nearest);
  stf_chart_space_visit (self->lines, &between, nearest_cb, &front);
  return (front.nearest - start) * direction;
}

static void
add_track (StfChannelGrid *self, int axis, double at, double lo, double hi, double aside)
{
  StfChannelTrack track = { at, lo, hi, aside, 0 };

  g_array_append_val (self->tracks[axis], track);
}

/* Rule 1, for one side of a box.  A track is as long as the side to begin with. */
static void
open_channel (StfChannelGrid *self, guint box, int axis, int direction, int n_aside)
{
  const StfChartArea *area = &self->boxes[box];
  double start = direction > 0 ? area->hi[axis] : area->lo[axis];
  double deep = depth (self, box, axis, direction);
  double first = deep >= REACH - EPSILON ? OPEN_AT : deep / 2;

  for (int k = -n_aside; k <= n_aside; k++)
    {
      double offset = first + k * SPACING;

      if (offset >= CLEARANCE - EPSILON && offset <= deep - CLEARANCE + EPSILON)
        add_track (self, 1 - axis, start + direction * offset, area->lo[1 - axis],
                   area->hi[1 - axis], abs (k));
    }
}

static int
compare_tracks (gconstpointer a, gconstpointer b)
{
  const StfChannelTrack *t = a, *u = b;
  double difference = t->at - u->at;

  if (difference == 0)
    difference = t->lo - u->lo;
  if (difference == 0)
    difference = t->hi - u->hi;
  if (difference == 0)
    difference = t->aside - u->aside;
  return difference < 0 ? -1 : difference > 0;
}

/* Whether one of the first n tracks runs past a place, as near to a track as makes no difference.
 */
static gboolean
is_served (const GArray *tracks, guint n, const StfChannelTrack *track, double place)
{
  for (guint i = n; i > 0; i--)
    {
      const StfChannelTrack *t = &g_array_index (tracks, StfChannelTrack, i - 1);

      if (track->at - t->at > SAME)
        return FALSE;
      if (place >= t->lo && place <= t->hi)
        return TRUE;
    }
  return FALSE;
}

/* Rule 2; of tracks in one place the first one stays. */
static void
extend_tracks (StfChannelGrid *self, int axis)
{
  GArray *tracks = self->tracks[axis];
  guint n = 0;

  g_array_sort (tracks, compare_tracks);
  for (guint i = 0; i < tracks->len; i++)
    {
      StfChannelTrack track = g_array_index (tracks, StfChannelTrack, i);
      StfChartArea from;
      int stopped_by;

      from.lo[axis] = from.hi[axis] = (track.lo + track.hi) / 2;
      from.lo[1 - axis] = from.hi[1 - axis] = track.at;
      if (is_served (tracks, n, &track, from.lo[axis]))
        continue;

      track.lo = stf_chart_space_reach (self->space, &from, axis, -1, room_end (self, axis, -1),
                                        CLEARANCE, &stopped_by);
      track.hi = stf_chart_space_reach (self->space, &from, axis, 1, room_end (self, axis, 1),
                                        CLEARANCE, &stopped_by);
      g_array_index (tracks, StfChannelTrack, n++) = track;
    }
  g_array_set_size (tracks, n);
}

/* The end of a track at a box: a node needs a track of the other axis, if only of no length. */
static void
add_port (StfChannelGrid *self, guint box, int axis, int direction, double edge, double at)
{
  StfChannelPort port = { box, axis, direction, fabs (at - middle (&self->boxes[box], 1 - axis)),
                          G_MAXUINT };
  StfChannelTrack track = { edge, at, at, 0, self->ports->len + 1 };

  g_array_append_val (self->ports, port);
  g_array_append_val (self->tracks[1 - axis], track);
}

/* Rule 3.  The track leads from a side of area, which is that of a box or part of it, to the box
 * other, or, if that is -1, as far as it can. */
static void
lead_away (StfChannelGrid *self, guint box, const StfChartArea *area, int axis, int direction,
           double at, int other)
{
  double edge = direction > 0 ? area->hi[axis] : area->lo[axis];
  StfChartArea from;
  double end;
  int stopped_by;

  from.lo[axis] = from.hi[axis] = edge;
  from.lo[1 - axis] = from.hi[1 - axis] = at;
  end = stf_chart_space_reach (self->space, &from, axis, direction,
                               room_end (self, axis, direction), CLEARANCE, &stopped_by);
  if (other >= 0 && stopped_by != other)
    return;
  if (other >= 0)
    end += direction * CLEARANCE;
  if ((end - edge) * direction < CLEARANCE)
    return;

  add_track (self, axis, at, MIN (edge, end), MAX (edge, end), 0);
  add_port (self, box, axis, direction, edge, at);
  if (other >= 0)
    add_port (self, (guint) other, axis, -direction, end, at);
}

/* As many on each side of the middle as there are lines. */
static void
open_side (StfChannelGrid *self, guint box, const StfChartArea *area, int axis, int direction,
           guint n_lines)
{
  int most = (int) MIN (n_lines, MAX_PORTS);
  double room = (area->hi[1 - axis] - area->lo[1 - axis]) / 2 - CORNER;
  double gap = MIN (PORT_GAP, room / most);

  for (int k = -most; k <= most; k++)
    if (k == 0 || gap >= SPACING)
      lead_away (self, box, area, axis, direction, middle (area, 1 - axis) + k * gap, -1);
}

/* Rule 3, for boxes that face each other, and for one that stands in the other. */
static void
join_faces (StfChannelGrid *self, guint from, guint to)
{
  const StfChartArea *a = &self->boxes[from];
  const StfChartArea *b = &self->boxes[to];

  if (stf_channel_grid_holds (self, (int) to, (int) from))
    {
      open_side (self, to, &self->obstacles[to], 1, 1, MAX_PORTS);
      return;
    }
  if (stf_channel_grid_holds (self, (int) from, (int) to))
    {
      open_side (self, from, &self->obstacles[from], 1, 1, MAX_PORTS);
      return;
    }

  for (int axis = 0; axis < 2; axis++)
    {
      double lo = MAX (a->lo[1 - axis], b->lo[1 - axis]) + CORNER;
      double hi = MIN (a->hi[1 - axis], b->hi[1 - axis]) - CORNER;
      int direction = b->lo[axis] >= a->hi[axis] ? 1 : -1;

      if (lo > hi || (direction < 0 && a->lo[axis] < b->hi[axis]))
        continue;
      for (int k = -2; k <= 2; k++)
        {
          double at = (lo + hi) / 2 + k * FACE_GAP;

          if (at >= lo && at <= hi)
            lead_away (self, from, a, axis, direction, at, (int) to);
        }
    }
}

static gboolean
is_again (const StfChartChannelInput *input, guint link)
{
  for (guint i = 0; i < link; i++)
    if (MIN (input->links[i].from, input->links[i].to)
            == MIN (input->links[link].from, input->links[link].to)
        && MAX (input->links[i].from, input->links[i].to)
               == MAX (input->links[link].from, input->links[link].to))
      return TRUE;

  return FALSE;
}

static void
find_ports (StfChannelGrid *self)
{
  const StfChartChannelInput *input = self->input;
  g_autofree guint *degree = g_new0 (guint, input->n_boxes + 1);

  for (guint i = 0; i < input->n_links; i++)
    {
      degree[input->links[i].from]++;
      degree[input->links[i].to]++;
    }
  for (guint i = 0; i < input->n_boxes; i++)
    for (int axis = 0; degree[i] > 0 && axis < 2; axis++)
      {
        open_side (self, i, &self->boxes[i], axis, -1, degree[i]);
        open_side (self, i, &self->boxes[i], axis, 1, degree[i]);
      }
  for (guint i = 0; i < input->n_links; i++)
    if (!is_again (input, i))
      join_faces (self, input->links[i].from, input->links[i].to);
}

/* Tracks of ports may lie upon others. */
static void
join_tracks (StfChannelGrid *self, int axis)
{
  GArray *tracks = self->tracks[axis];
  StfChannelTrack *last = NULL;
  guint n = 0;

  g_array_sort (tracks, compare_tracks);
  for (guint i = 0; i < tracks->len; i++)
    {
      StfChannelTrack track = g_array_index (tracks, StfChannelTrack, i);

      if (track.port == 0 && last != NULL && track.at - last->at < EPSILON && track.lo <= last->hi)
        {
          last->hi = MAX (last->hi, track.hi);
          last->aside = MIN (last->aside, track.aside);
          continue;
        }
      g_array_index (tracks, StfChannelTrack, n) = track;
      if (track.port == 0)
        last = &g_array_index (tracks, StfChannelTrack, n);
      n++;
    }
  g_array_set_size (tracks, n);
}

static void
find_tracks (StfChannelGrid *self, int n_aside)
{
  StfChartArea room = stf_chart_area_from_rect (self->input->room);

  for (int axis = 0; axis < 2; axis++)
    g_array_set_size (self->tracks[axis], 0);
  g_array_set_size (self->ports, 0);

  for (guint i = 0; i < self->input->n_boxes + self->input->n_taken; i++)
    for (int axis = 0; stf_chart_area_meets (&self->boxes[i], &room) && axis < 2; axis++)
      {
        open_channel (self, i, axis, -1, n_aside);
        open_channel (self, i, axis, 1, n_aside);
      }
  for (int axis = 0; axis < 2; axis++)
    extend_tracks (self, axis);
  find_ports (self);
  for (int axis = 0; axis < 2; axis++)
    join_tracks (self, axis);
}

/**
 * stf_channel_grid_new:
 * @input: boxes, lines of the tree, and links; it must stay where it is
 *
 * Returns: (transfer full): tracks, nodes and ports; none at all where the drawing is too large
 */
StfChannelGrid *
stf_channel_grid_new (const StfChartChannelInput *input)
{
  StfChannelGrid *self = g_new0 (StfChannelGrid, 1);
  g_autofree guint8 *outer = g_new0 (guint8, input->n_boxes + 1);
  guint most = input->n_boxes > MANY_BOXES ? 0 : input->n_boxes > SOME_BOXES ? 1 : MAX_ASIDE;
  int n_aside = (int) MIN (input->n_links, most);

  self->input = input;
  find_obstacles (self, outer);
  find_pieces (self);
  find_walls (self, outer);
  for (int axis = 0; axis < 2; axis++)
    self->tracks[axis] = g_array_new (FALSE, FALSE, sizeof (StfChannelTrack));
  self->ports = g_array_new (FALSE, FALSE, sizeof (StfChannelPort));
  do
    find_tracks (self, n_aside);
  while (!stf_channel_grid_connect (self) && --n_aside >= 0);
  return self;
}

void
stf_channel_grid_free (StfChannelGrid *self)
{
  for (int axis = 0; axis < 2; axis++)
    {
      g_array_unref (self->tracks[axis]);
      g_free (self->order[axis]);
      g_free (self->edges[axis]);
    }
  g_clear_pointer (&self->nodes, g_array_unref);
  g_array_unref (self->ports);
  g_array_unref (self->walls);
  g_array_unref (self->pieces);
  stf_chart_space_free (self->lines);
  stf_chart_space_free (self->space);
  g_free (self->obstacles);
  g_free (self->boxes);
  g_free (self);
}
