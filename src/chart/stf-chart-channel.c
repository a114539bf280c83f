/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Finds dotted lines between boxes: upright and level pieces that cross no box and run in no other
 * line's place, with few bends and few crossings.
 *
 * 1. A line is the cheapest way (A*) over the tracks between the boxes from a port of the one box
 * to a port of the other.  Length costs; so do bends, crossings, and the sides of a channel.
 * 2. What a line takes, others cannot have: its tracks, and the nodes in which it bends.  They may
 *    cross it, at right angles.  Tracks nearer than SPACING are dear, so that they are taken where
 *    there is no other way.
 * 3. Short lines choose first.  Then each line in turn is taken up and sought anew, now that it
 *    knows of all others, until none changes: that undoes most crossings that the order has caused.
 * 4. A straight line that is too short for a word leaves the box by another side instead, if that
 *    brings room for one and is not too far.
 * 5. Where there is no way at all, as between boxes that touch each other all around, there is no
 *    line.
 *
 * The same input gives the same lines.  Drawback: lines are better one by one, not as a whole. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-channel-grid.h"
#include "stf-chart-channel-label.h"

#include <math.h>
#include <string.h>

#define BEND 50.0
#define CROSSING 90.0
#define OVER_TREE 20.0
#define ASIDE 0.04     /* of the length, for each track beside the middle */
#define BESIDE 0.15    /* of the length, where words of two lines would touch */
#define TIGHT 5.0      /* times the length */
#define OFF_MIDDLE 0.5 /* for each point that a port is beside the middle of its side */
#define DETOUR 700.0   /* rule 4 */
#define MAX_PASSES 4
#define MANY_LINKS 80
#define FEW_NODES 4000
#define FEW_NODES 4000
#define MANY_NODES 50000
#define HASTE 1.3      /* not few: a way may cost so many times as much as the cheapest */
#define MUCH_HASTE 2.0 /* many */
#define NEAR 150.0     /* lines are first sought so near to the boxes that have some */
#define NONE G_MAXUINT

/* A state is a node and the axis along which it was reached: 2 * node + axis. */
typedef struct
{
  float cost;
  guint state;
} Step;

typedef struct
{
  const StfChartChannelInput *input;
  StfChannelGrid *grid;
  guint *first_port; /* of each box in ports */
  guint *ports;
  float *cost; /* of states, from the start */
  guint *from; /* states */
  guint *seen; /* in which search */
  float *goal; /* of nodes: what it costs to end there, plus 1; 0: the line does not end there */
  guint search;
  double haste;
  Step *heap;
  guint n_heap;
  guint heap_room;
  GArray **paths;     /* of links: nodes */
  gboolean *hindered; /* of links: whether others were in their way */
  int *shunned;       /* of links: direction in which they do not leave, 1 or 2 along axis 0 or 1 */

  /* Of the present search. */
  const StfChartLink *link;
  StfChartArea target;
  gboolean met_others;
  float best;
  guint best_state;
} Router;

static StfChannelNode *
node_at (const Router *self, guint node)
{
  return &g_array_index (self->grid->nodes, StfChannelNode, node);
}

static void
push (Router *self, Step step)
{
  guint i = self->n_heap++;

  if (self->n_heap > self->heap_room)
    {
      self->heap_room = 2 * self->n_heap;
      self->heap = g_renew (Step, self->heap, self->heap_room);
    }
  for (; i > 0 && self->heap[(i - 1) / 2].cost > step.cost; i = (i - 1) / 2)
    self->heap[i] = self->heap[(i - 1) / 2];
  self->heap[i] = step;
}

static Step
pop (Router *self)
{
  Step *steps = self->heap;
  Step top = steps[0];
  Step last = steps[--self->n_heap];
  guint n = self->n_heap;
  guint i = 0;

  while (2 * i + 1 < n)
    {
      guint child = 2 * i + 1;

      if (child + 1 < n && steps[child + 1].cost < steps[child].cost)
        child++;
      if (steps[child].cost >= last.cost)
        break;
      steps[i] = steps[child];
      i = child;
    }
  steps[i] = last;
  return top;
}

static gboolean
is_free (const StfChannelNode *node)
{
  return node->n_bends == 0 && node->pass[0] == 0 && node->pass[1] == 0;
}

/* Never more than what is still to be paid. */
static double
estimate (const Router *self, const StfChannelNode *node, int axis)
{
  const StfChartArea *t = &self->target;
  double away[2];

  for (int i = 0; i < 2; i++)
    away[i] = MAX (0, MAX (t->lo[i] - node->at[i], node->at[i] - t->hi[i]));
  return away[0] + away[1] + (away[1 - axis] > 0 ? BEND : 0);
}

static void
reach (Router *self, guint node, int axis, double cost, guint from)
{
  guint state = 2 * node + (guint) axis;
  Step step;

  if (self->seen[state] == self->search && self->cost[state] <= (float) cost)
    return;

  self->seen[state] = self->search;
  self->cost[state] = (float) cost;
  self->from[state] = from;
  step.cost = (float) (cost + self->haste * estimate (self, node_at (self, node), axis));
  step.state = state;
  if (step.cost < self->best)
    push (self, step);
}

/* Only lines of what stands in a frame run there, and only those of itself run along it. */
static gboolean
may_run (const Router *self, const StfChannelEdge *edge)
{
  int from = (int) self->link->from;
  int to = (int) self->link->to;

  if (edge->near >= 0 && edge->near != from && edge->near != to
      && !stf_channel_grid_holds (self->grid, edge->near, from)
      && !stf_channel_grid_holds (self->grid, edge->near, to))
    return FALSE;
  return edge->within < 0 || stf_channel_grid_holds (self->grid, edge->within, from)
         || stf_channel_grid_holds (self->grid, edge->within, to);
}

static void
move (Router *self, guint state, int direction)
{
  guint node = state / 2;
  int axis = (int) (state % 2);
  const StfChannelNode *here = node_at (self, node);
  const StfChannelTrack *track = &g_array_index (self->grid->tracks[axis], StfChannelTrack,
                                                 here->track[axis]);
  guint rank = here->rank[axis];
  const StfChannelEdge *edge;
  const StfChannelNode *there;
  double length, cost;

  if (direction < 0 ? rank == track->first : rank + 1 == track->first + track->n)
    return;

  edge = &self->grid->edges[axis][direction < 0 ? rank - 1 : rank];
  there = node_at (self, self->grid->order[axis][direction < 0 ? rank - 1 : rank + 1]);
  if (edge->tight > 0 || !is_free (there))
    self->met_others = TRUE;
  if (edge->taken > 0 || there->n_bends > 0 || !may_run (self, edge))
    return;

  length = fabs (there->at[axis] - here->at[axis]);
  cost = length
             * (1 + ASIDE * track->aside + (edge->beside > 0 ? BESIDE : 0)
                + (edge->tight > 0 || edge->along ? TIGHT : 0))
         + edge->over * OVER_TREE + there->pass[1 - axis] * CROSSING;
  reach (self, self->grid->order[axis][direction < 0 ? rank - 1 : rank + 1], axis,
         self->cost[state] + cost, state);
}

static void
visit (Router *self, guint state)
{
  guint node = state / 2;
  int axis = (int) (state % 2);
  float cost = self->cost[state];

  if (self->goal[node] > 0 && cost + self->goal[node] < self->best)
    {
      self->best = cost + self->goal[node];
      self->best_state = state;
    }
  move (self, state, -1);
  move (self, state, 1);
  if (is_free (node_at (self, node)))
    reach (self, node, 1 - axis, cost + BEND, state);
}

/* Whether a line may use a port: the box at its end is left in the opposite direction. */
static gboolean
may_use (const Router *self, const StfChannelPort *port, gboolean end)
{
  int side = (port->axis + 1) * port->direction * (end ? -1 : 1);

  return port->node != NONE && is_free (node_at (self, port->node))
         && side != self->shunned[self->link - self->input->links];
}

static void
begin_at_ports (Router *self)
{
  for (guint i = self->first_port[self->link->from]; i < self->first_port[self->link->from + 1];
       i++)
    {
      const StfChannelPort *port = &g_array_index (self->grid->ports, StfChannelPort,
                                                   self->ports[i]);

      if (may_use (self, port, FALSE))
        reach (self, port->node, port->axis, port->aside * OFF_MIDDLE, NONE);
    }
}

static void
set_goals (Router *self, gboolean wanted)
{
  for (guint i = self->first_port[self->link->to]; i < self->first_port[self->link->to + 1]; i++)
    {
      const StfChannelPort *port = &g_array_index (self->grid->ports, StfChannelPort,
                                                   self->ports[i]);

      if (may_use (self, port, TRUE))
        self->goal[port->node] = wanted ? (float) (1 + port->aside * OFF_MIDDLE) : 0;
    }
}

/* Rule 1.  The path is empty if there is none. */
static void
find_path (Router *self, guint link, GArray *path)
{
  g_array_set_size (path, 0);
  self->n_heap = 0;
  self->met_others = FALSE;
  self->link = &self->input->links[link];
  if (self->link->from == self->link->to || self->grid->nodes->len == 0)
    return;

  self->target = self->grid->boxes[self->link->to];
  self->best = self->shunned[link] != 0 ? DETOUR : INFINITY;
  self->best_state = NONE;
  self->search++;
  set_goals (self, TRUE);
  begin_at_ports (self);
  while (self->n_heap > 0)
    {
      Step step = pop (self);

      if (step.cost >= self->best)
        break;
      visit (self, step.state);
    }
  set_goals (self, FALSE);

  for (guint state = self->best_state; state != NONE; state = self->from[state])
    {
      guint node = state / 2;

      if (path->len == 0 || g_array_index (path, guint, path->len - 1) != node)
        g_array_append_val (path, node);
    }
  for (guint i = 0; i < path->len / 2; i++)
    {
      guint *nodes = (guint *) (gpointer) path->data;
      guint node = nodes[i];

      nodes[i] = nodes[path->len - 1 - i];
      nodes[path->len - 1 - i] = node;
    }
}

static int
axis_between (const Router *self, const GArray *path, guint i)
{
  return node_at (self, g_array_index (path, guint, i))->track[0]
                 == node_at (self, g_array_index (path, guint, i + 1))->track[0]
             ? 0
             : 1;
}

/* Rule 2: takes what a line needs, or, with a count of -1, gives it back. */
static void
take (Router *self, const GArray *path, int count)
{
  guint begin = 0;

  for (guint i = 0; i < path->len; i++)
    {
      StfChannelNode *node = node_at (self, g_array_index (path, guint, i));
      gboolean end = i == 0 || i + 1 == path->len;
      int axis = i > 0 ? axis_between (self, path, i - 1) : 0;

      if (!end && axis_between (self, path, i) == axis)
        {
          node->pass[axis] = (guint8) (node->pass[axis] + count);
          continue;
        }
      node->n_bends = (guint8) (node->n_bends + count);
      if (i > 0)
        {
          const StfChannelNode *first = node_at (self, g_array_index (path, guint, begin));
          StfChartArea run;

          for (int k = 0; k < 2; k++)
            {
              run.lo[k] = MIN (first->at[k], node->at[k]);
              run.hi[k] = MAX (first->at[k], node->at[k]);
            }
          stf_channel_grid_mark (self->grid, axis, &run, count);
          begin = i;
        }
    }
}

static double
distance (const Router *self, guint link)
{
  const StfChartArea *a = &self->grid->boxes[self->input->links[link].from];
  const StfChartArea *b = &self->grid->boxes[self->input->links[link].to];
  double sum = 0;

  for (int i = 0; i < 2; i++)
    sum += MAX (0, MAX (a->lo[i] - b->hi[i], b->lo[i] - a->hi[i]));
  return sum;
}

static int
compare_links (gconstpointer a, gconstpointer b, gpointer data)
{
  guint i = *(const guint *) a;
  guint k = *(const guint *) b;
  double difference = distance (data, i) - distance (data, k);

  return difference < 0 ? -1 : difference > 0 ? 1 : i < k ? -1 : i > k;
}

static gboolean
is_same (const GArray *a, const GArray *b)
{
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (guint)) == 0);
}

static gboolean
is_crossed (const Router *self, const GArray *path)
{
  for (guint i = 0; i < path->len; i++)
    {
      const StfChannelNode *node = node_at (self, g_array_index (path, guint, i));

      if (node->pass[0] > 0 && node->pass[1] > 0)
        return TRUE;
    }
  return FALSE;
}

/* Rule 3. */
static void
find_paths (Router *self)
{
  guint n = self->input->n_links;
  guint n_passes = n > MANY_LINKS || self->grid->nodes->len > MANY_NODES ? 1 : MAX_PASSES;
  g_autofree guint *order = g_new (guint, n + 1);
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean changed = TRUE;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_links, self);
  for (guint pass = 0; pass <= n_passes && changed; pass++)
    {
      changed = FALSE;
      for (guint i = 0; i < n; i++)
        {
          GArray **old = &self->paths[order[i]];

          if (pass > 0 && !self->hindered[order[i]] && !is_crossed (self, *old))
            continue;
          take (self, *old, -1);
          find_path (self, order[i], path);
          self->hindered[order[i]] = self->met_others;
          if (!is_same (path, *old))
            {
              GArray *spare = *old;

              *old = path;
              path = spare;
              changed = TRUE;
            }
          take (self, *old, 1);
        }
    }
}

static void
list_ports (Router *self)
{
  const GArray *ports = self->grid->ports;
  guint n = self->input->n_boxes;

  self->first_port = g_new0 (guint, n + 2);
  self->ports = g_new (guint, ports->len + 1);
  for (guint i = 0; i < ports->len; i++)
    self->first_port[g_array_index (ports, StfChannelPort, i).box + 2]++;
  for (guint i = 2; i <= n + 1; i++)
    self->first_port[i] += self->first_port[i - 1];
  for (guint i = 0; i < ports->len; i++)
    self->ports[self->first_port[g_array_index (ports, StfChannelPort, i).box + 1]++] = i;
}

static void
append_line (const Router *self, StfChartLines *lines, guint link)
{
  const GArray *path = self->paths[link];
  StfChartLine *line = &lines->lines[link];

  for (guint i = 0; i < path->len; i++)
    {
      const StfChannelNode *node = node_at (self, g_array_index (path, guint, i));
      StfChartPoint point = { node->at[0], node->at[1] };
      gboolean end = i == 0 || i + 1 == path->len;
      int axis = i > 0 ? axis_between (self, path, i - 1) : 0;

      if (i > 0)
        lines->n_over_tree
            += self->grid
                   ->edges[axis]
                          [MIN (node->rank[axis],
                                node_at (self, g_array_index (path, guint, i - 1))->rank[axis])]
                   .over;
      if (!end && axis_between (self, path, i) == axis)
        {
          lines->n_crossings += axis == 0 && node->pass[1] > 0;
          continue;
        }
      lines->n_bends += !end;
      g_array_append_val (lines->points, point);
      line->n_points++;
    }
}

static StfChartLines *
collect (const Router *self)
{
  StfChartLines *lines = g_new0 (StfChartLines, 1);
  guint first = 0;

  lines->n_lines = self->input->n_links;
  lines->lines = g_new0 (StfChartLine, lines->n_lines + 1);
  lines->points = g_array_new (FALSE, FALSE, sizeof (StfChartPoint));
  for (guint i = 0; i < lines->n_lines; i++)
    append_line (self, lines, i);
  for (guint i = 0; i < lines->n_lines; i++)
    {
      lines->lines[i].points = &g_array_index (lines->points, StfChartPoint, first);
      first += lines->lines[i].n_points;
    }
  return lines;
}

static gboolean
wants_label (const StfChartLink *link, const StfChartLine *line)
{
  return line->n_points > 0 && line->label.width <= 0
         && (link->label_width > 0 || link->number_width > 0);
}

static StfChartLines *
collect_with_labels (const Router *self)
{
  StfChartLines *lines = collect (self);

  stf_channel_label_lines (self->grid, lines);
  return lines;
}

static void
find_again (Router *self, guint link)
{
  take (self, self->paths[link], -1);
  find_path (self, link, self->paths[link]);
  take (self, self->paths[link], 1);
}

/* Rule 4. */
static StfChartLines *
make_room (Router *self, StfChartLines *lines)
{
  guint n_moved = 0;
  gboolean worse = FALSE;

  for (guint i = 0; i < lines->n_lines; i++)
    {
      const StfChartPoint *p = lines->lines[i].points;

      if (lines->lines[i].n_points != 2 || !wants_label (&self->input->links[i], &lines->lines[i]))
        continue;
      self->shunned[i] = p[0].y == p[1].y ? (p[0].x < p[1].x ? 1 : -1) : p[0].y < p[1].y ? 2 : -2;
      find_again (self, i);
      n_moved++;
    }
  if (n_moved == 0)
    return lines;

  stf_chart_lines_free (lines);
  lines = collect_with_labels (self);
  for (guint i = 0; i < lines->n_lines; i++)
    if (self->shunned[i] != 0
        && (lines->lines[i].n_points == 0
            || wants_label (&self->input->links[i], &lines->lines[i])))
      {
        self->shunned[i] = 0;
        find_again (self, i);
        worse = TRUE;
      }
  if (!worse)
    return lines;

  stf_chart_lines_free (lines);
  return collect_with_labels (self);
}

/* The part of the room that boxes with lines take up, and what is near them. */
static StfChartRect
find_part (const StfChartChannelInput *input)
{
  StfChartArea room = stf_chart_area_from_rect (input->room);
  StfChartArea part = { { INFINITY, INFINITY }, { -INFINITY, -INFINITY } };

  for (guint i = 0; i < 2 * input->n_links; i++)
    {
      const StfChartLink *link = &input->links[i / 2];
      StfChartArea box = stf_chart_area_from_rect (
          input->boxes[i % 2 == 0 ? link->from : link->to]);

      for (int axis = 0; axis < 2; axis++)
        {
          part.lo[axis] = MIN (part.lo[axis], MAX (box.lo[axis] - NEAR, room.lo[axis]));
          part.hi[axis] = MAX (part.hi[axis], MIN (box.hi[axis] + NEAR, room.hi[axis]));
        }
    }
  return input->n_links == 0 ? input->room
                             : (StfChartRect){ part.lo[0], part.lo[1], part.hi[0] - part.lo[0],
                                               part.hi[1] - part.lo[1] };
}

static gboolean
lacks_lines (const StfChartChannelInput *input, const StfChartLines *lines)
{
  for (guint i = 0; i < lines->n_lines; i++)
    if (lines->lines[i].n_points == 0 && input->links[i].from != input->links[i].to)
      return TRUE;

  return FALSE;
}

static StfChartLines *
find_lines (const StfChartChannelInput *input)
{
  g_autoptr (StfChannelGrid) grid = stf_channel_grid_new (input);
  Router self = { input, grid };
  guint n_nodes = grid->nodes->len;
  StfChartLines *lines;

  self.haste = n_nodes < FEW_NODES ? 1 : n_nodes < MANY_NODES ? HASTE : MUCH_HASTE;
  self.cost = g_new (float, 2 * n_nodes + 1);
  self.from = g_new (guint, 2 * n_nodes + 1);
  self.seen = g_new0 (guint, 2 * n_nodes + 1);
  self.goal = g_new0 (float, n_nodes + 1);
  self.shunned = g_new0 (int, input->n_links + 1);
  self.hindered = g_new0 (gboolean, input->n_links + 1);
  self.paths = g_new (GArray *, input->n_links + 1);
  for (guint i = 0; i < input->n_links; i++)
    self.paths[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  list_ports (&self);
  find_paths (&self);
  lines = make_room (&self, collect_with_labels (&self));

  for (guint i = 0; i < input->n_links; i++)
    g_array_unref (self.paths[i]);
  g_free (self.paths);
  g_free (self.shunned);
  g_free (self.hindered);
  g_free (self.heap);
  g_free (self.goal);
  g_free (self.seen);
  g_free (self.from);
  g_free (self.cost);
  g_free (self.ports);
  g_free (self.first_port);
  return lines;
}

/**
 * stf_chart_channel_route:
 * @input: boxes, the lines of the tree, and what is to be joined
 *
 * Routes dotted lines through the channels between boxes, and finds room for their labels.  Of
 * lines with others beside them, each has a place of its own.
 *
 * Returns: (transfer full): the lines
 */
StfChartLines *
stf_chart_channel_route (const StfChartChannelInput *input)
{
  StfChartChannelInput part;
  StfChartLines *lines;

  g_return_val_if_fail (input != NULL, NULL);
  for (guint i = 0; i < input->n_links; i++)
    g_return_val_if_fail (
        input->links[i].from < input->n_boxes && input->links[i].to < input->n_boxes, NULL);

  part = *input;
  part.room = find_part (input);
  lines = find_lines (&part);
  if (!lacks_lines (input, lines)
      || (part.room.width >= input->room.width && part.room.height >= input->room.height))
    return lines;

  stf_chart_lines_free (lines);
  return find_lines (input);
}

void
stf_chart_lines_free (StfChartLines *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->points);
  g_free (self->lines);
  g_free (self);
}
