/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Spreads small subtrees evenly over the room between large ones (rule 4 of stf-chart-tidy.c).
 *
 * 1. What pushed a subtree beyond its next sibling is noted as a demand.
 * 2. Pushing the siblings back to the right of the first under the same demands gives for each how
 *    far it may move.  One that may move is hidden between deeper ones, so contours stay as they
 *    are, and those that may not are the same ones from either side, so a mirrored tree gives a
 *    mirrored drawing. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-tidy-private.h"

#include <float.h>

#define NONE STF_TIDY_NONE
#define LOOSE 1e-6 /* less room to move is none */

/* Child `to` must stand that far right of child `from`. */
typedef struct
{
  double distance;
  int from;
  int to;
  int next; /* of their parent's, with a `from` that is the same or further right */
} Demand;

/* Part of the working memory, see share_out() in stf-chart-tidy.c. */
void
stf_tidy_share_out_demands (StfTidy *self, gsize n_nodes, char *start, gsize *used)
{
  StfTidyDemands *d = &self->demands;

  d->loose = stf_chart_layout_take (start, used, n_nodes + 1, sizeof (StfTidyLoose));
  d->beyonds = stf_chart_layout_take (start, used, n_nodes, sizeof (int));
  d->lefts = stf_chart_layout_take (start, used, n_nodes, sizeof (double));
  d->loose++;
}

/* How far down the subtree of a box goes. */
static double
depth (const StfTidy *self, int box)
{
  return self->nodes[self->subtrees[box].last_left].bottom;
}

static void
add_demand (StfTidyDemands *demands, int v, double distance, int from, int to)
{
  Demand demand = { distance, from, to, demands->loose[v].demand };

  demands->loose[v].demand = (int) demands->all->len;
  g_array_append_val (demands->all, demand);
}

/* Rule 1: notes what keeps child c of v, the next one to the left, from standing further right: its
 * next sibling, and those beyond that keep it from where the ones before would let it.  It walks as
 * join() does. */
void
stf_tidy_note_demands (StfTidy *self, int v, int c)
{
  const StfTidyNode *nodes = self->nodes;
  int owner = nodes[v].next_left;
  StfTidyFacing f = { c, owner, 0, self->subtrees[owner].x };
  double gap = self->options->sibling_gap;
  double x = DBL_MAX;
  StfTidyDemands *demands = &self->demands;

  if (demands->all == NULL)
    demands->all = g_array_new (FALSE, FALSE, sizeof (Demand));
  if (!self->loose[v])
    demands->loose[v] = (StfTidyLoose){ NONE, NONE };
  self->loose[v] = TRUE;
  for (int s = owner; s != demands->loose[v].known; s = self->siblings[s])
    demands->beyonds[s] = self->siblings[s];
  demands->loose[v].known = c;

  while (f.left != NONE && f.right != NONE)
    {
      double before = x;

      while (nodes[f.right].bottom > depth (self, owner))
        owner = demands->beyonds[owner];
      do
        {
          x = MIN (x, stf_tidy_farthest (self->tree->width, self->aides.reaches, &f, gap));
          gap = self->options->subtree_gap;
          self->steps++;
          stf_tidy_go_down (nodes, &f);
        }
      while (f.left != NONE && f.right != NONE && nodes[f.right].bottom <= depth (self, owner));

      if (x < before)
        add_demand (demands, v, self->subtrees[owner].x - x, c, owner);
    }
  demands->beyonds[c] = owner;
}

/* Rule 2: how far left each child of v may stand. */
static void
push_left (const StfTidy *self, int v)
{
  const StfTidyDemands *demands = &self->demands;
  const StfTidySubtree *subtrees = self->subtrees;
  double *lefts = demands->lefts;
  int first = self->nodes[v].next_left;
  int next_demand = demands->loose[v].demand;

  for (int c = first; c != NONE; c = self->siblings[c])
    lefts[c] = -DBL_MAX;

  lefts[first] = subtrees[first].x;
  for (int c = first, next; (next = self->siblings[c]) != NONE; c = next)
    {
      const Demand *d = NULL;

      if (next_demand != NONE)
        d = &g_array_index (demands->all, Demand, next_demand);
      if (d == NULL || d->from != c)
        lefts[next] = MAX (lefts[next], lefts[c] + subtrees[next].x - subtrees[c].x);
      for (; next_demand != NONE; next_demand = d->next)
        {
          d = &g_array_index (demands->all, Demand, next_demand);
          if (d->from != c)
            break;
          lefts[d->to] = MAX (lefts[d->to], lefts[c] + d->distance);
        }
    }
}

static double
room_to_move (const StfTidy *self, int c)
{
  return self->subtrees[c].x - self->demands.lefts[c];
}

/* Spreads the children of v, where some are loose. */
void
stf_tidy_spread (StfTidy *self, int v)
{
  push_left (self, v);
  for (int c = self->nodes[v].next_left, end; c != NONE; c = end)
    {
      guint n_loose = 0;

      for (end = c; end != NONE && room_to_move (self, end) > LOOSE; end = self->siblings[end])
        n_loose++;
      if (n_loose == 0)
        end = self->siblings[c];
      for (guint left = n_loose; left > 0; left--, c = self->siblings[c])
        self->subtrees[c].x -= room_to_move (self, c) * left / (n_loose + 1);
    }
}
