/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places the boxes of a tree in rows: a pure function from sizes to rectangles.
 *
 * It is the tidy tree for boxes of any size (after A. van der Ploeg, Drawing Non-layered Tidy Trees
 * in Linear Time, 2014), on arrays and without recursion, so that a chain of 100,000 boxes is as
 * good as a star of them.  It goes through the boxes three times: down for all y, up to push
 * subtrees together, down for all x.
 *
 * 1. A box hangs level_gap below its parent.  Heights decide all y before any x is sought.
 * 2. A subtree is rigid.  As children stand after their parents, going up through the boxes finds
 *    each subtree ready; it is then pushed from the left against those of the later siblings until
 *    their contours touch.  A contour is a linked list down one side: from a node to its outermost
 *    child, from the last node of a short subtree by a thread to the deeper neighbour.  Joining
 *    walks only as far down as the shorter one reaches, which makes the whole linear.
 * 3. A parent stands over the middle of its children, from the first one's left edge to the last
 *    one's right edge.
 * 4. Small subtrees between large ones are spread evenly over the room there
 *    (stf-chart-tidy-spread.c).
 * 5. Assistants stand in pairs, the first to the left; one alone stands to the right.  The first
 *    pair flanks the box, which then counts as wide and high as the three with all that hangs below
 *    the assistants.  Further pairs, and those of a box that is an assistant itself, stand beside
 *    the line to the children: to the contours such a row is one more node on the line
 *    (stf-chart-tidy-aides.c).  As most trees have none, the three passes exist with them and
 *    without.
 *
 * Drawback: a wide organisation gets a wide drawing with small text (notes in H12): fitting the
 * page by other shapes is the business of another layout. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-tidy-private.h"

#include <float.h>
#include <math.h>
#include <string.h>

#define NONE STF_TIDY_NONE
#define TOP STF_TIDY_TOP

/* Rule 1. */
G_ALWAYS_INLINE static inline void
place_vertically (StfTidy *self, gboolean rows)
{
  guint n = self->tree->n;
  const double *heights = self->tree->height;
  const int *parents = self->layout->parents;
  StfTidyNode *nodes = self->nodes;
  StfTidySubtree *subtrees = self->subtrees;
  double level_gap = self->options->level_gap;

  stf_tidy_start_node (nodes, subtrees, TOP, -level_gap);
  for (guint i = 0; i < n; i++)
    {
      int v = rows ? stf_tidy_foot (self, parents[i]) : parents[i];
      double y = nodes[v].bottom + level_gap;

      if (rows && self->layout->assistants[i])
        y = self->aides.tops[i];
      stf_tidy_start_node (nodes, subtrees, (int) i,
                           y + (rows ? stf_tidy_flanked_height (self, i) : heights[i]));
      if (!rows)
        continue;
      self->aides.tops[i] = y;
      stf_tidy_start_rows (self, i);
    }
}

/* What the way up uses for every box: a copy, as of the original the compiler cannot know that
 * storing somewhere leaves it as it is. */
typedef struct
{
  StfTidyNode *nodes;
  StfTidySubtree *subtrees;
  int *siblings;
  const guint8 *loose;
  const double *widths;
  StfTidyEnds *reaches; /* NULL if there are no assistants; nor are there spans then */
  StfTidyEnds *spans;
  double sibling_gap;
  double subtree_gap;
} Arrays;

/* A node stands over what has gathered below it (rules 3 and 4).  Tells where the contours of the
 * whole end. */
G_ALWAYS_INLINE static inline StfTidyEnds
stand (StfTidy *self, Arrays w, int v)
{
  StfTidyNode *node = &w.nodes[v];
  int first = node->next_left;
  int last = node->next_right;
  StfTidyEnds reach = w.reaches != NULL ? w.reaches[v] : (StfTidyEnds){ 0, 0 };
  StfTidyEnds ends;
  double first_x;
  double middle = 0;

  if (first == NONE)
    {
      if (w.reaches != NULL)
        w.spans[v] = (StfTidyEnds){ -reach.left, reach.right };
      return (StfTidyEnds){ 0, 0 };
    }

  if (w.loose[v])
    stf_tidy_spread (self, v);
  first_x = w.subtrees[first].x;
  if (w.reaches == NULL || first != last)
    middle = (first_x + (w.widths[last] - w.widths[first]) / 2) / 2;
  ends = (StfTidyEnds){ node->left_x - middle, node->right_x - middle };
  node->left_x = first_x - middle;
  node->right_x = -middle;
  if (w.reaches != NULL)
    {
      StfTidyEnds *span = &w.spans[v];

      span->left = MIN (span->left - middle, -reach.left);
      span->right = MAX (span->right - middle, reach.right);
    }
  return ends;
}

/* The first one below v, from the right. */
G_ALWAYS_INLINE static inline void
hang_first (Arrays w, int v, int c, StfTidyEnds ends)
{
  StfTidyNode *node = &w.nodes[v];
  StfTidySubtree *child = &w.subtrees[c];

  node->left_x = ends.left;
  node->right_x = ends.right;
  node->next_left = node->next_right = c;
  w.subtrees[v].last_left = child->last_left;
  w.subtrees[v].last_right = child->last_right;
  child->x = 0;
  w.siblings[c] = NONE;
  if (w.reaches != NULL)
    w.spans[v] = w.spans[c];
}

/* Pushes the subtree of c, whose contours end at `ends`, against those of the later siblings, which
 * hang on v, and joins their contours (rule 2).  Returns how many steps that took. */
G_ALWAYS_INLINE static inline guint
join (StfTidy *self, Arrays w, int v, int c, StfTidyEnds ends)
{
  StfTidyNode *node = &w.nodes[v];
  StfTidySubtree *all = &w.subtrees[v];
  StfTidySubtree *child = &w.subtrees[c];
  int next = node->next_left;
  int next_end = w.subtrees[next].last_left;
  StfTidyFacing f = { c, next, 0, w.subtrees[next].x };
  double x = stf_tidy_farthest (w.widths, w.reaches, &f, w.sibling_gap);
  double near_x = -DBL_MAX; /* as far as the next sibling lets it, if others have a say */
  guint steps = 1;

  for (;; steps++)
    {
      int right = f.right;

      stf_tidy_go_down (w.nodes, &f);
      if (f.left == NONE || f.right == NONE)
        break;
      if (right == next_end && f.right != right)
        near_x = x;
      x = MIN (x, stf_tidy_farthest (w.widths, w.reaches, &f, w.subtree_gap));
    }
  w.siblings[c] = next;
  if (x < near_x)
    stf_tidy_note_demands (self, v, c);

  if (f.left != NONE)
    {
      StfTidyNode *last = &w.nodes[all->last_right];

      last->next_right = f.left;
      last->right_x = x + f.left_x - node->right_x;
      all->last_right = child->last_right;
      node->right_x = x + ends.right;
    }
  if (f.right != NONE)
    {
      StfTidyNode *last = &w.nodes[child->last_left];

      last->next_left = f.right;
      last->left_x = f.right_x - (x + ends.left);
    }
  else
    {
      all->last_left = child->last_left;
      node->left_x = x + ends.left;
    }

  if (w.reaches != NULL)
    {
      StfTidyEnds *span = &w.spans[v];

      span->left = MIN (span->left, x + w.spans[c].left);
      span->right = MAX (span->right, x + w.spans[c].right);
    }
  node->next_left = c;
  child->x = x;
  return steps;
}

/* A box stands over its rows, from the lowest up (rule 5). */
static StfTidyEnds
stand_over_rows (StfTidy *self, Arrays w, guint box)
{
  guint first = stf_tidy_first_below (self, box);

  for (guint r = self->aides.rows[box + 1]; r-- > first;)
    {
      int v = (int) (self->tree->n + r);

      w.reaches[v] = stf_tidy_place_row (self, r, 0);
      hang_first (w, r > first ? v - 1 : (int) box, v, stand (self, w, v));
    }
  w.reaches[box] = stf_tidy_place_flank (self, box);
  return stand (self, w, (int) box);
}

/* Rules 2 to 5, from the leaves up.  Where parents stand anywhere before their children, the
 * processor cannot guess which memory it will need and is told: of 100,000 such boxes, that saves a
 * fifth of the time. */
G_ALWAYS_INLINE static inline void
push_together (StfTidy *self, gboolean rows)
{
  const int *parents = self->layout->parents;
  const guint8 *assistants = self->layout->assistants;
  guint8 *branches = self->layout->branches;
  const Arrays w = { .nodes = self->nodes,
                     .subtrees = self->subtrees,
                     .siblings = self->siblings,
                     .loose = self->loose,
                     .widths = self->tree->width,
                     .reaches = rows ? self->aides.reaches : NULL,
                     .spans = rows ? self->aides.spans : NULL,
                     .sibling_gap = self->options->sibling_gap,
                     .subtree_gap = self->options->subtree_gap };
  guint64 steps = 0;

  for (int i = (int) self->layout->n - 1; i >= 0; i--)
    {
      StfTidyEnds ends = rows ? stand_over_rows (self, w, (guint) i) : stand (self, w, i);
      int v = rows ? stf_tidy_foot (self, parents[i]) : parents[i];

      if (i >= 16)
        {
          int next = w.nodes[parents[i - 8]].next_left;

          __builtin_prefetch (&w.nodes[parents[i - 16]]);
          __builtin_prefetch (&w.subtrees[parents[i - 16]]);
          __builtin_prefetch (&w.nodes[next]);
          __builtin_prefetch (&w.subtrees[next]);
          __builtin_prefetch (&w.widths[next]);
        }
      if (w.nodes[i].next_left != NONE || (rows && self->aides.rows[i] < self->aides.rows[i + 1]))
        branches[i] = STF_CHART_BRANCH_ROW;
      if (rows && assistants[i])
        continue;
      if (w.nodes[v].next_left == NONE)
        hang_first (w, v, i, ends);
      else
        steps += join (self, w, v, i, ends);
    }
  if (rows)
    w.reaches[TOP] = (StfTidyEnds){ 0, 0 };
  stand (self, w, TOP);
  self->steps += steps;
}

/* How far the drawing reaches to the left of the line that all roots hang on. */
static double
reach_left (const StfTidy *self)
{
  double reach = 0;
  double x = 0;

  for (int v = TOP, next; (next = self->nodes[v].next_left) != NONE; v = next)
    {
      x += self->nodes[v].left_x;
      reach = MAX (reach, (self->aides.rows != NULL ? self->aides.reaches[next].left
                                                    : self->tree->width[next] / 2)
                              - x);
    }
  return reach;
}

/* Turns nodes into rectangles.  All that hang on one box are as far from the top. */
G_ALWAYS_INLINE static inline void
place_horizontally (StfTidy *self, gboolean rows)
{
  guint n = self->tree->n;
  const double *widths = self->tree->width;
  const double *heights = self->tree->height;
  const int *parents = self->layout->parents;
  const guint8 *assistants = self->layout->assistants;
  const StfTidyNode *nodes = self->nodes;
  StfTidySubtree *subtrees = self->subtrees;
  StfChartRect *rects = self->layout->rects;
  double level_gap = self->options->level_gap;
  double width = 0;

  self->layout->height = MAX (nodes[subtrees[TOP].last_left].bottom, 0);
  subtrees[TOP].x = reach_left (self) + nodes[TOP].right_x;
  rects[TOP] = (StfChartRect){ 0, -level_gap, 0, 0 };
  for (guint i = 0; i < n; i++)
    {
      const StfChartRect *above = &rects[parents[i]];
      StfChartRect *rect = &rects[i];
      double half = widths[i] / 2;
      double line = subtrees[i].x;

      if (rows && assistants[i])
        line += above->x + above->width / 2;
      else
        line += subtrees[parents[i]].x;
      subtrees[i].x = line + nodes[rows ? stf_tidy_foot (self, (int) i) : (int) i].right_x;
      rect->x = line - half;
      rect->y = rows ? self->aides.tops[i] : above->y + above->height + level_gap;
      rect->width = widths[i];
      rect->height = heights[i];
      width = MAX (width, line + half);
    }
  self->layout->width = width;
}

/* The working memory, which begins with the nodes of rows. */
static gsize
share_out (StfTidy *self, guint n_rows, char *start)
{
  gsize n = self->tree->n + n_rows;
  gsize used = 0;

  stf_chart_layout_take (start, &used, n_rows, sizeof (StfTidyNode));
  self->subtrees = stf_chart_layout_take (start, &used, n + 1, sizeof (StfTidySubtree));
  self->siblings = stf_chart_layout_take (start, &used, n, sizeof (int));
  self->loose = stf_chart_layout_take (start, &used, n + 1, 1);
  self->subtrees++;
  self->loose++;
  stf_tidy_share_out_demands (self, n, start, &used);
  if (n_rows > 0)
    stf_tidy_share_out_aides (self, n_rows, start, &used);
  return used;
}

G_ALWAYS_INLINE static inline void
lay_out (StfTidy *self, gboolean rows)
{
  place_vertically (self, rows);
  push_together (self, rows);
  place_horizontally (self, rows);
}

/* The tidy tree, whatever the page. */
StfChartLayout *
stf_chart_tidy (const StfChartTree *tree, const StfChartLayoutOptions *options)
{
  StfTidy self = { .tree = tree, .options = options };
  guint n_rows = stf_tidy_count_aides (tree);
  gsize spare = share_out (&self, n_rows, NULL);

  self.layout = stf_chart_layout_alloc (tree, options, FALSE, spare);
  self.nodes = (StfTidyNode *) self.layout->rects;
  share_out (&self, n_rows, (char *) (self.nodes + tree->n));
  memset (self.loose - 1, FALSE, tree->n + n_rows + 1);
  if (n_rows > 0)
    {
      stf_tidy_make_rows (&self);
      lay_out (&self, TRUE);
    }
  else
    {
      lay_out (&self, FALSE);
    }
  self.layout->steps = self.steps;
  if (self.demands.all != NULL)
    g_array_unref (self.demands.all);
  return self.layout;
}

/* A route costs more memory than its box and follows from the rectangles: it is found when asked
 * for. */
StfChartRoute
stf_chart_tidy_route (const StfChartLayout *layout, guint box)
{
  const StfChartRect *to = &layout->rects[box];
  const StfChartRect *from;
  double middle = to->x + to->width / 2;
  double line, bottom, y;

  if (layout->parents[box] == NONE)
    return (StfChartRoute){ 0 };

  from = &layout->rects[layout->parents[box]];
  line = from->x + from->width / 2;
  bottom = from->y + from->height;
  if (layout->assistants[box])
    {
      gboolean left = middle < line;
      double side = left ? to->x + to->width : to->x;

      if (to->y < bottom)
        {
          y = to->y + MIN (to->height, from->height) / 2;
          return (StfChartRoute){ 2,
                                  { { left ? from->x : from->x + from->width, y }, { side, y } } };
        }
      y = to->y + to->height / 2;
      return (StfChartRoute){ 3, { { line, bottom }, { line, y }, { side, y } } };
    }

  if (fabs (middle - line) < 1e-3)
    return (StfChartRoute){ 2, { { line, bottom }, { line, to->y } } };

  y = to->y - layout->bus;
  return (StfChartRoute){ 4, { { line, bottom }, { line, y }, { middle, y }, { middle, to->y } } };
}
