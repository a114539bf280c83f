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
 * 4. Small subtrees between large ones are spread evenly over the room there.  What pushed a
 *    subtree beyond its next sibling is noted as a demand; pushing the siblings back to the right
 *    of the first under the same demands gives for each how far it may move.  One that may move is
 *    hidden between deeper ones, so contours stay as they are, and those that may not are the same
 *    ones from either side, so a mirrored tree gives a mirrored drawing.
 * 5. Assistants stand in pairs, the first to the left; one alone stands to the right.  The first
 *    pair flanks the box, which then counts as wide and high as the three with all that hangs below
 *    the assistants.  Further pairs, and those of a box that is an assistant itself, stand beside
 *    the line to the children: to the contours such a row is one more node on the line.
 *
 * Drawback: a wide organisation gets a wide drawing with small text (notes in H12): fitting the
 * page by other shapes is the business of another layout. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-layout-private.h"

#include <float.h>
#include <math.h>

#define NONE (-1)
#define LOOSE 1e-6 /* less room to move is none */

/* A box, a row of assistants, or what stands above all roots.  x is measured from the line that
 * goes down from a node: the middle of a box.  First children gather below a node, then it stands
 * over them and becomes part of the contours.  The smaller, the more fit the processor's cache. */
typedef struct
{
  double bottom;
  double left_x; /* of the next node on the left contour, from this one; until it stands: of the
                  * last, from its last child */
  double right_x;
  int next_left; /* the node below on the left contour, its first child if it has any; or NONE */
  int next_right;
  int last_left; /* where the contours of all that hangs on it end */
  int last_right;
} Node;

/* Child `to` must stand that far right of child `from` (rule 4). */
typedef struct
{
  double distance;
  int from;
  int to;
  int next; /* of their parent's, with a `from` that is the same or further right */
} Demand;

/* Where something ends to the left and to the right. */
typedef struct
{
  double left;
  double right;
} Ends;

typedef struct
{
  const StfChartTree *tree;
  const StfChartLayoutOptions *options;
  gboolean flanking;
  StfChartLayout *layout;
  StfChartRect *rects; /* of the result */
  Node *nodes;         /* the boxes, one above all roots, then the rows of assistants */
  double *xs;          /* of a box from its last sibling; in the end: what those of its children
                        * are added to */
  int *siblings;       /* the next in the list that a box is in */
  int *beyonds;        /* the next sibling, or a further one: those between are less deep */
  int *first_demands;  /* of the children of a node on each other, or NONE */
  GArray *demands;     /* Demand; NULL until there is one, which is seldom */
  guint64 steps;

  /* Only if there are assistants. */
  guint n_rows;
  guint *rows;     /* n + 1: where the rows of each box begin */
  int *assistants; /* the first that stands beside a box */
  double *drops;   /* height of a subtree */
  double *below;   /* height of what hangs below a box and its rows */
  Ends *reaches;   /* of a node to both sides of its line; otherwise half the width of its box */
  Ends *spans;     /* what a node covers with all that hangs on it */
  int (*sides)[2]; /* the assistants of a row */
} Work;

static int
above (const Work *w, guint i)
{
  int parent = w->layout->parents[i];

  return parent == NONE ? (int) w->tree->n : parent;
}

static void
link_assistants (Work *w)
{
  const StfChartLayout *layout = w->layout;

  for (guint i = 0; i < layout->n; i++)
    w->assistants[i] = NONE;
  for (guint i = layout->n; i-- > 0;)
    if (layout->assistants[i])
      {
        w->siblings[i] = w->assistants[layout->parents[i]];
        w->assistants[layout->parents[i]] = (int) i;
      }
}

static void
make_rows (Work *w)
{
  guint n_rows = 0;

  link_assistants (w);
  for (guint i = 0; i < w->tree->n; i++)
    {
      w->rows[i] = n_rows;
      for (int a = w->assistants[i]; a != NONE;)
        {
          int b = w->siblings[a];

          w->sides[n_rows][0] = b != NONE ? a : NONE;
          w->sides[n_rows][1] = b != NONE ? b : a;
          n_rows++;
          a = b != NONE ? w->siblings[b] : NONE;
        }
    }
  w->rows[w->tree->n] = n_rows;
}

static double
row_height (const Work *w, guint row)
{
  double height = 0;

  for (int side = 0; side < 2; side++)
    if (w->sides[row][side] != NONE)
      height = MAX (height, w->drops[w->sides[row][side]]);

  return height;
}

/* The row that flanks the box, or NONE (rule 5). */
static int
flank (const Work *w, guint i)
{
  if (w->n_rows == 0 || !w->flanking || w->layout->assistants[i] || w->rows[i] == w->rows[i + 1])
    return NONE;

  return (int) w->rows[i];
}

/* The first of the rows that stand beside its line. */
static guint
first_below (const Work *w, guint i)
{
  return w->rows[i] + (flank (w, i) != NONE);
}

static int
row_node (const Work *w, guint row)
{
  return (int) (w->tree->n + 1 + row);
}

/* What its children hang on: the box, or the lowest row beside its line. */
static int
foot (const Work *w, int i)
{
  guint box = (guint) i;

  if (w->n_rows == 0 || box == w->tree->n || first_below (w, box) == w->rows[box + 1])
    return i;

  return row_node (w, w->rows[box + 1] - 1);
}

static double
flanked_height (const Work *w, guint i)
{
  double height = w->tree->height[i];
  int row = flank (w, i);

  return row == NONE ? height : MAX (height, row_height (w, (guint) row));
}

/* How high subtrees are, which decides the room that assistants take. */
static void
measure_drops (Work *w)
{
  guint n = w->tree->n;

  for (guint i = 0; i <= n; i++)
    w->below[i] = 0;
  for (guint i = n; i-- > 0;)
    {
      int p = above (w, i);

      w->drops[i] = flanked_height (w, i) + w->below[i];
      for (guint r = first_below (w, i); r < w->rows[i + 1]; r++)
        w->drops[i] += w->options->assistant_gap + row_height (w, r);
      if (!w->layout->assistants[i])
        w->below[p] = MAX (w->below[p], w->options->level_gap + w->drops[i]);
    }
}

static void
set_row_top (Work *w, guint row, double y)
{
  for (int side = 0; side < 2; side++)
    if (w->sides[row][side] != NONE)
      w->rects[w->sides[row][side]].y = y;
}

static void
start_node (Work *w, int v, double bottom)
{
  Node *node = &w->nodes[v];

  node->bottom = bottom;
  node->next_left = node->next_right = NONE;
  node->last_left = node->last_right = v;
  w->first_demands[v] = NONE;
}

/* Places the assistants of a box that is placed. */
static void
start_rows (Work *w, guint i)
{
  int row = flank (w, i);
  double y = w->nodes[i].bottom;

  if (row != NONE)
    set_row_top (w, (guint) row, w->rects[i].y);
  for (guint r = first_below (w, i); r < w->rows[i + 1]; r++)
    {
      y += w->options->assistant_gap;
      set_row_top (w, r, y);
      y += row_height (w, r);
      start_node (w, row_node (w, r), y);
    }
}

/* Rule 1. */
static inline void
place_vertically (Work *w, gboolean rows)
{
  const StfChartTree *tree = w->tree;
  const StfChartLayout *layout = w->layout;
  double level_gap = w->options->level_gap;

  start_node (w, (int) tree->n, -level_gap);
  for (guint i = 0; i < tree->n; i++)
    {
      int v = rows ? foot (w, above (w, i)) : above (w, i);
      double y = w->nodes[v].bottom + level_gap;

      if (rows && layout->assistants[i])
        y = w->rects[i].y;
      w->rects[i].y = y;
      start_node (w, (int) i, y + (rows ? flanked_height (w, i) : tree->height[i]));
      if (rows)
        start_rows (w, i);
    }
}

/* A node stands over what has gathered below it (rule 3).  Tells where the contours of the whole
 * end. */
static inline Ends
stand (Work *w, int v, gboolean rows)
{
  Node *node = &w->nodes[v];
  int first = node->next_left;
  int last = node->next_right;
  double first_x = 0;
  double middle = 0;
  Ends ends = { 0, 0 };

  if (first != last)
    {
      const double *width = w->tree->width;

      first_x = w->xs[first];
      middle = (first_x + (width[last] - width[first]) / 2) / 2;
    }
  if (first != NONE)
    {
      ends = (Ends){ node->left_x - middle, node->right_x - middle };
      node->left_x = first_x - middle;
      node->right_x = -middle;
    }
  if (rows)
    {
      Ends reach = w->reaches[v];
      Ends *span = &w->spans[v];

      span->left = first == NONE ? -reach.left : MIN (span->left - middle, -reach.left);
      span->right = first == NONE ? reach.right : MAX (span->right - middle, reach.right);
    }
  return ends;
}

static inline void
hang_first (Work *w, int v, int c, Ends ends, gboolean rows)
{
  Node *node = &w->nodes[v];

  node->next_left = node->next_right = c;
  node->last_left = w->nodes[c].last_left;
  node->last_right = w->nodes[c].last_right;
  node->left_x = ends.left;
  node->right_x = ends.right;
  if (rows)
    w->spans[v] = w->spans[c];
}

/* How far node a reaches to its right and node b to its left. */
static inline double
reach_between (const Work *w, int a, int b, gboolean rows)
{
  if (rows)
    return w->reaches[a].right + w->reaches[b].left;

  return (w->tree->width[a] + w->tree->width[b]) / 2;
}

/* How far down the subtree of a box goes. */
static double
depth (const Work *w, int box)
{
  return w->nodes[w->nodes[box].last_left].bottom;
}

/* Where two contours face each other: the right one of a subtree, from its top's line, and the left
 * one of the siblings after it, from the line of the last of them. */
typedef struct
{
  int left;
  int right;
  double left_x;
  double right_x;
} Facing;

static inline void
go_down (const Node *nodes, Facing *f)
{
  const Node *l = &nodes[f->left];
  const Node *r = &nodes[f->right];

  if (l->bottom <= r->bottom)
    {
      f->left_x += l->right_x;
      f->left = l->next_right;
    }
  if (r->bottom <= l->bottom)
    {
      f->right_x += r->left_x;
      f->right = r->next_left;
    }
}

/* How far right the subtree may stand for the sake of the two that face each other. */
static inline double
farthest (const Work *w, const Facing *f, double gap, gboolean rows)
{
  return f->right_x - f->left_x - gap - reach_between (w, f->left, f->right, rows);
}

/* Notes what keeps child c of v from standing further right: its next sibling, and those beyond
 * that keep it from where the ones before would let it.  It walks as join() does. */
static void
note_demands (Work *w, int v, int c)
{
  const Node *nodes = w->nodes;
  int owner = nodes[v].next_left;
  Facing f = { c, owner, 0, w->xs[owner] };
  double gap = w->options->sibling_gap;
  double x = DBL_MAX;

  if (w->demands == NULL)
    w->demands = g_array_new (FALSE, FALSE, sizeof (Demand));
  while (f.left != NONE && f.right != NONE)
    {
      double before = x;

      while (nodes[f.right].bottom > depth (w, owner))
        owner = w->beyonds[owner];
      do
        {
          x = MIN (x, farthest (w, &f, gap, w->n_rows > 0));
          gap = w->options->subtree_gap;
          w->steps++;
          go_down (nodes, &f);
        }
      while (f.left != NONE && f.right != NONE && nodes[f.right].bottom <= depth (w, owner));

      if (x < before)
        {
          Demand demand = { w->xs[owner] - x, c, owner, w->first_demands[v] };

          w->first_demands[v] = (int) w->demands->len;
          g_array_append_val (w->demands, demand);
        }
    }
  w->beyonds[c] = owner;
}

/* Pushes the subtree of c, whose contours end at `ends`, against those of the later siblings, which
 * hang on v, and joins their contours (rule 2). */
static inline void
join (Work *w, int v, int c, Ends ends, gboolean rows)
{
  Node *nodes = w->nodes;
  Node *node = &nodes[v];
  Node *child = &nodes[c];
  int next = node->next_left;
  double next_depth = depth (w, next);
  double gap = w->options->subtree_gap;
  Facing f = { c, next, 0, w->xs[next] };
  double x = farthest (w, &f, w->options->sibling_gap, rows);
  double near_x = x; /* as far as the next sibling alone would let it */
  guint64 steps = 1;

  for (go_down (nodes, &f); f.left != NONE && f.right != NONE; go_down (nodes, &f))
    {
      x = MIN (x, farthest (w, &f, gap, rows));
      near_x = nodes[f.right].bottom <= next_depth ? x : near_x;
      steps++;
    }
  w->steps += steps;
  w->siblings[c] = w->beyonds[c] = next;
  if (x < near_x)
    note_demands (w, v, c);

  if (f.left != NONE)
    {
      Node *last = &nodes[node->last_right];

      last->next_right = f.left;
      last->right_x = x + f.left_x - node->right_x;
      node->last_right = child->last_right;
      node->right_x = x + ends.right;
    }
  if (f.right != NONE)
    {
      Node *last = &nodes[child->last_left];

      last->next_left = f.right;
      last->left_x = f.right_x - (x + ends.left);
    }
  else
    {
      node->last_left = child->last_left;
      node->left_x = x + ends.left;
    }

  if (rows)
    {
      Ends *span = &w->spans[v];

      span->left = MIN (span->left, x + w->spans[c].left);
      span->right = MAX (span->right, x + w->spans[c].right);
    }
  node->next_left = c;
  w->xs[c] = x;
}

/* How far left each child of v may stand, into the width of its rectangle. */
static void
push_left (Work *w, int v)
{
  StfChartRect *rects = w->rects;
  int first = w->nodes[v].next_left;
  int next_demand = w->first_demands[v];

  for (int c = first; c != NONE; c = w->siblings[c])
    rects[c].width = -DBL_MAX;

  rects[first].width = w->xs[first];
  for (int c = first, next; (next = w->siblings[c]) != NONE; c = next)
    {
      const Demand *d = NULL;

      if (next_demand != NONE)
        d = &g_array_index (w->demands, Demand, next_demand);
      if (d == NULL || d->from != c)
        rects[next].width = MAX (rects[next].width, rects[c].width + w->xs[next] - w->xs[c]);
      for (; next_demand != NONE; next_demand = d->next)
        {
          d = &g_array_index (w->demands, Demand, next_demand);
          if (d->from != c)
            break;
          rects[d->to].width = MAX (rects[d->to].width, rects[c].width + d->distance);
        }
    }
}

static double
room_to_move (const Work *w, int c)
{
  return w->xs[c] - w->rects[c].width;
}

/* Rule 4. */
static void
spread (Work *w, int v)
{
  push_left (w, v);
  for (int c = w->nodes[v].next_left, end; c != NONE; c = end)
    {
      guint n_loose = 0;

      for (end = c; end != NONE && room_to_move (w, end) > LOOSE; end = w->siblings[end])
        n_loose++;
      if (n_loose == 0)
        end = w->siblings[c];
      for (guint left = n_loose; left > 0; left--, c = w->siblings[c])
        w->xs[c] -= room_to_move (w, c) * left / (n_loose + 1);
    }
}

static inline Ends
stand_over_children (Work *w, int v, gboolean rows)
{
  if (w->first_demands[v] != NONE)
    spread (w, v);

  return stand (w, v, rows);
}

/* Rule 5: the assistants of a row, with room for a box of that width on the line between them.
 * Tells how far the row reaches. */
static Ends
place_row (Work *w, guint row, double width)
{
  double away = width / 2 + w->options->assistant_gap;
  int left = w->sides[row][0];
  int right = w->sides[row][1];
  Ends reach = { width / 2, width / 2 };

  if (left != NONE)
    {
      const Ends *span = &w->spans[left];

      w->xs[left] = -away - span->right;
      reach.left = away + span->right - span->left;
    }
  if (right != NONE)
    {
      const Ends *span = &w->spans[right];

      w->xs[right] = away - span->left;
      reach.right = away + span->right - span->left;
    }
  return reach;
}

/* A box stands over its rows, from the lowest up. */
static Ends
stand_over_rows (Work *w, guint i)
{
  double half = w->tree->width[i] / 2;
  guint first = first_below (w, i);

  for (guint r = w->rows[i + 1]; r-- > first;)
    {
      int v = row_node (w, r);

      w->reaches[v] = place_row (w, r, 0);
      hang_first (w, r > first ? v - 1 : (int) i, v, stand_over_children (w, v, TRUE), TRUE);
    }
  w->reaches[i] = (Ends){ half, half };
  if (flank (w, i) != NONE)
    w->reaches[i] = place_row (w, w->rows[i], w->tree->width[i]);
  return stand_over_children (w, (int) i, TRUE);
}

/* Rules 2 to 5, from the leaves up.  Where parents stand anywhere before their children, the
 * processor cannot guess which memory it will need and is told: of 100,000 such boxes, that saves a
 * quarter of the time. */
static inline void
push_together (Work *w, gboolean rows)
{
  StfChartLayout *layout = w->layout;
  Node *nodes = w->nodes;

  for (guint i = layout->n; i-- > 0;)
    {
      int c = (int) i;
      Ends ends = rows ? stand_over_rows (w, i) : stand_over_children (w, c, FALSE);
      int v = rows ? foot (w, above (w, i)) : above (w, i);

      if (i >= 16)
        {
          __builtin_prefetch (&nodes[above (w, i - 16)]);
          __builtin_prefetch (&nodes[MAX (nodes[above (w, i - 8)].next_left, 0)]);
        }
      if (nodes[i].next_left != NONE || (rows && w->rows[i] < w->rows[i + 1]))
        layout->branches[i] = STF_CHART_BRANCH_ROW;
      if (rows && layout->assistants[i])
        continue;

      if (nodes[v].next_left != NONE)
        {
          join (w, v, c, ends, rows);
          continue;
        }
      hang_first (w, v, c, ends, rows);
      w->siblings[i] = NONE;
      w->xs[i] = 0;
    }

  if (rows)
    w->reaches[layout->n] = (Ends){ 0, 0 };
  stand_over_children (w, (int) layout->n, rows);
}

/* How far the drawing reaches to the left of the line that all roots hang on. */
static double
reach_left (const Work *w, gboolean rows)
{
  double reach = 0;
  double x = 0;

  for (int v = (int) w->tree->n, next; (next = w->nodes[v].next_left) != NONE; v = next)
    {
      x += w->nodes[v].left_x;
      reach = MAX (reach, (rows ? w->reaches[next].left : w->tree->width[next] / 2) - x);
    }
  return reach;
}

static inline void
place_horizontally (Work *w, gboolean rows)
{
  const StfChartTree *tree = w->tree;
  StfChartLayout *layout = w->layout;
  StfChartRect *rects = w->rects;
  const Node *nodes = w->nodes;
  double *xs = w->xs;
  double width = 0;
  double height = 0;

  xs[tree->n] = reach_left (w, rows) + nodes[tree->n].right_x;
  for (guint i = 0; i < tree->n; i++)
    {
      StfChartRect *rect = &rects[i];
      double half = tree->width[i] / 2;
      double line = xs[i];

      if (rows && layout->assistants[i])
        line += rects[layout->parents[i]].x + tree->width[layout->parents[i]] / 2;
      else
        line += xs[above (w, i)];
      xs[i] = line + nodes[rows ? foot (w, (int) i) : (int) i].right_x;

      rect->x = line - half;
      rect->width = tree->width[i];
      rect->height = tree->height[i];
      width = MAX (width, line + half);
      height = MAX (height, rect->y + rect->height);
    }
  layout->width = width;
  layout->height = height;
}

/* All of the working memory is one block, see stf_chart_layout_alloc(). */
static gsize
share_out (Work *w, char *start)
{
  gsize n = w->tree->n;
  gsize n_rows = w->n_rows;
  gsize used = 0;

  w->nodes = stf_chart_layout_take (start, &used, n + 1 + n_rows, sizeof (Node));
  w->xs = stf_chart_layout_take (start, &used, n + 1, sizeof (double));
  w->siblings = stf_chart_layout_take (start, &used, n, sizeof (int));
  w->beyonds = stf_chart_layout_take (start, &used, n, sizeof (int));
  w->first_demands = stf_chart_layout_take (start, &used, n + 1 + n_rows, sizeof (int));
  if (n_rows == 0)
    return used;

  w->rows = stf_chart_layout_take (start, &used, n + 1, sizeof (guint));
  w->assistants = stf_chart_layout_take (start, &used, n, sizeof (int));
  w->drops = stf_chart_layout_take (start, &used, n, sizeof (double));
  w->below = stf_chart_layout_take (start, &used, n + 1, sizeof (double));
  w->reaches = stf_chart_layout_take (start, &used, n + 1 + n_rows, sizeof (Ends));
  w->spans = stf_chart_layout_take (start, &used, n + 1 + n_rows, sizeof (Ends));
  w->sides = stf_chart_layout_take (start, &used, n_rows, sizeof (int[2]));
  return used;
}

/* The tidy tree, whatever the page.  flanking: assistants stand to both sides of their box, which
 * keeps the drawing low; otherwise they stand beside the line below it, which keeps it narrow. */
StfChartLayout *
stf_chart_tidy (const StfChartTree *tree, const StfChartLayoutOptions *options, gboolean flanking)
{
  StfChartLayout *layout = stf_chart_layout_alloc (tree, options, FALSE);
  Work w = { .tree = tree, .options = options, .flanking = flanking, .layout = layout };
  g_autofree char *block = NULL;

  for (guint i = 0; i < tree->n; i++)
    w.n_rows += layout->assistants[i];
  block = g_malloc (share_out (&w, NULL));
  share_out (&w, block);
  w.rects = layout->rects;

  if (w.n_rows > 0)
    {
      make_rows (&w);
      measure_drops (&w);
      place_vertically (&w, TRUE);
      push_together (&w, TRUE);
      place_horizontally (&w, TRUE);
    }
  else
    {
      place_vertically (&w, FALSE);
      push_together (&w, FALSE);
      place_horizontally (&w, FALSE);
    }
  layout->steps = w.steps;
  if (w.demands != NULL)
    g_array_unref (w.demands);
  return layout;
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
