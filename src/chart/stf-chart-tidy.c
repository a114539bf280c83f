/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Places the boxes of a tree: a pure function from sizes to rectangles and routes.
 *
 * It is the tidy tree for boxes of any size (A. van der Ploeg, Drawing Non-layered Tidy Trees in
 * Linear Time, 2014), on arrays and without recursion, so that a chain of 100,000 boxes is as good
 * as a star of them.
 *
 * 1. A box hangs level_gap below its parent.  Heights decide all y before any x is sought.
 * 2. A subtree is rigid.  The subtrees of one parent are pushed together from the left until their
 *    contours touch.  A contour is a linked list down one side: from a node to its outermost child,
 *    from the last node of a short subtree by a thread to the deeper neighbour.  Joining walks only
 *    as far down as the shorter one reaches, which makes the whole linear.
 * 3. A parent stands over the middle of its children, from the first one's left edge to the last
 *    one's right edge.
 * 4. All is done twice, from the left and, mirrored, from the right, and the mean is taken.  Every
 *    demand on distances is linear, so the mean meets it too, and a mirrored tree gives a mirrored
 *    drawing.  Small subtrees between large ones end up in the middle.
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

/* x is measured from the line that goes down from a node: the middle of a box. */
typedef struct
{
  double bottom;
  double left; /* how far the node reaches to each side of its line */
  double right;
  double next_left_x; /* of the next node, from this one */
  double next_right_x;
  int next_left; /* the node below on the left contour, or NONE */
  int next_right;
} Node;

/* A subtree as a whole, from its top node's line. */
typedef struct
{
  double from; /* what it covers */
  double to;
  double last_left_x;
  double last_right_x;
  int last_left; /* where its contours end */
  int last_right;
} Extent;

typedef struct
{
  const StfChartTree *tree;
  const StfChartLayoutOptions *options;
  gboolean flanking;
  Node *nodes; /* the boxes, one above all roots, then the rows of assistants */
  Extent *extents;
  StfChartRect *rects; /* of the result; until both sweeps are done, x and width hold their x */
  double *x;           /* of a box's line from its parent's */
  double *drops;       /* height of a subtree; then: where the line of a box may branch */
  int *children;       /* the first that hangs on a node's line */
  int *assistants;     /* the first that stands beside it */
  int *siblings;       /* the next in the list that a box is in */
  guint *rows;         /* first row of assistants of a box */
  guint *n_rows;
  int (*sides)[2]; /* the assistants of a row */
  guint64 steps;
} Work;

static gboolean
is_assistant (const StfChartTree *tree, guint i)
{
  return tree->assistant != NULL && tree->assistant[i] && tree->parent[i] != NONE;
}

static void
link_siblings (Work *w, guint i)
{
  int parent = w->tree->parent[i];
  int *list;

  if (is_assistant (w->tree, i))
    list = &w->assistants[parent];
  else
    list = &w->children[parent == NONE ? (int) w->tree->n : parent];

  w->siblings[i] = *list;
  *list = (int) i;
}

/* The same lists in order, or turned round for the mirrored sweep. */
static void
link_all (Work *w, gboolean mirrored)
{
  guint n = w->tree->n;

  for (guint i = 0; i <= n; i++)
    w->children[i] = w->assistants[i] = NONE;

  for (guint i = 0; i < n; i++)
    link_siblings (w, mirrored ? i : n - 1 - i);
}

static void
make_rows (Work *w)
{
  guint n_rows = 0;

  for (guint i = 0; i < w->tree->n; i++)
    {
      w->rows[i] = n_rows;
      for (int a = w->assistants[i]; a != NONE; a = w->siblings[a])
        {
          int b = w->siblings[a];

          w->sides[n_rows][0] = b != NONE ? a : NONE;
          w->sides[n_rows][1] = b != NONE ? b : a;
          n_rows++;
          if (b == NONE)
            break;
          a = b;
        }
      w->n_rows[i] = n_rows - w->rows[i];
    }
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
  return w->flanking && w->n_rows[i] > 0 && !is_assistant (w->tree, i) ? (int) w->rows[i] : NONE;
}

/* The first of the rows that stand beside its line; they end where those of the next box begin. */
static guint
first_below (const Work *w, guint i)
{
  return w->rows[i] + (flank (w, i) != NONE);
}

static guint
end_of_rows (const Work *w, guint i)
{
  return w->rows[i] + w->n_rows[i];
}

static double
flanked_height (const Work *w, guint i)
{
  double height = w->tree->height[i];

  return flank (w, i) == NONE ? height : MAX (height, row_height (w, w->rows[i]));
}

static void
set_row_top (Work *w, guint row, double y)
{
  for (int side = 0; side < 2; side++)
    if (w->sides[row][side] != NONE)
      w->rects[w->sides[row][side]].y = y;
}

/* Rule 1. */
static void
place_vertically (Work *w)
{
  const StfChartTree *tree = w->tree;
  double level_gap = w->options->level_gap;
  double assistant_gap = w->options->assistant_gap;

  for (guint i = tree->n; i-- > 0;)
    {
      double below = 0;

      for (int c = w->children[i]; c != NONE; c = w->siblings[c])
        below = MAX (below, level_gap + w->drops[c]);
      for (guint r = first_below (w, i); r < end_of_rows (w, i); r++)
        below += assistant_gap + row_height (w, r);
      w->drops[i] = flanked_height (w, i) + below;
    }

  for (guint i = 0; i < tree->n; i++)
    {
      double y;

      if (tree->parent[i] == NONE)
        w->rects[i].y = 0;
      else if (!is_assistant (tree, i))
        w->rects[i].y = w->drops[tree->parent[i]] + level_gap;

      if (flank (w, i) != NONE)
        set_row_top (w, w->rows[i], w->rects[i].y);
      y = w->rects[i].y + flanked_height (w, i);
      w->nodes[i].bottom = y;
      for (guint r = first_below (w, i); r < end_of_rows (w, i); r++)
        {
          y += assistant_gap;
          set_row_top (w, r, y);
          y += row_height (w, r);
          w->nodes[tree->n + 1 + r].bottom = y;
        }
      w->drops[i] = y;
    }
}

static void
start_node (Work *w, int v, double left, double right)
{
  Node *node = &w->nodes[v];

  node->left = left;
  node->right = right;
  node->next_left = node->next_right = NONE;
  w->extents[v] = (Extent){ -left, right, 0, 0, v, v };
}

/* How far right of the first child's line child c must stand, for it and all below it to clear what
 * stands to its left; joins the contours (rule 2).  u is the union of the children before c. */
static double
join (Work *w, Extent *u, int before, double before_x, int c)
{
  Node *nodes = w->nodes;
  const Extent *e = &w->extents[c];
  double gap = w->options->sibling_gap;
  double shift = -DBL_MAX;
  double right_x = before_x;
  double left_x = 0;
  int right = before;
  int left = c;

  while (right != NONE && left != NONE)
    {
      const Node *r = &nodes[right];
      const Node *l = &nodes[left];

      shift = MAX (shift, right_x + r->right + gap + l->left - left_x);
      gap = w->options->subtree_gap;
      w->steps++;
      if (r->bottom <= l->bottom)
        {
          right_x += r->next_right_x;
          right = r->next_right;
        }
      if (l->bottom <= r->bottom)
        {
          left_x += l->next_left_x;
          left = l->next_left;
        }
    }

  if (right != NONE)
    {
      Node *last = &nodes[e->last_right];

      last->next_right = right;
      last->next_right_x = right_x - (shift + e->last_right_x);
    }
  else
    {
      u->last_right = e->last_right;
      u->last_right_x = shift + e->last_right_x;
    }

  if (left != NONE)
    {
      Node *last = &nodes[u->last_left];

      last->next_left = left;
      last->next_left_x = shift + left_x - u->last_left_x;
      u->last_left = e->last_left;
      u->last_left_x = shift + e->last_left_x;
    }

  u->from = MIN (u->from, shift + e->from);
  u->to = MAX (u->to, shift + e->to);
  return shift;
}

/* Hangs what u covers below v, whose line is at `middle`, between its children first and last. */
static void
hang (Work *w, int v, Extent u, int first, double first_x, int last, double last_x, double middle)
{
  Node *node = &w->nodes[v];

  node->next_left = first;
  node->next_left_x = first_x - middle;
  node->next_right = last;
  node->next_right_x = last_x - middle;

  w->extents[v] = (Extent){ MIN (u.from - middle, -node->left),
                            MAX (u.to - middle, node->right),
                            u.last_left_x - middle,
                            u.last_right_x - middle,
                            u.last_left,
                            u.last_right };
}

/* Rules 2 and 3: the children of a list, below v. */
static void
hang_children (Work *w, int v, int first)
{
  Extent u;
  double last_x = 0;
  double middle;
  int last = first;

  if (first == NONE)
    return;

  u = w->extents[first];
  w->x[first] = 0;
  for (int c = w->siblings[first]; c != NONE; c = w->siblings[c])
    {
      last_x = w->x[c] = join (w, &u, last, last_x, c);
      last = c;
    }

  middle = (last_x + (w->tree->width[last] - w->tree->width[first]) / 2) / 2;
  hang (w, v, u, first, 0, last, last_x, middle);
  for (int c = first; c != NONE; c = w->siblings[c])
    w->x[c] -= middle;
}

/* Rule 5: a row's node, with room for a box of that width on the line between its assistants. */
static void
start_row (Work *w, int v, guint row, double width, gboolean mirrored)
{
  double away = width / 2 + w->options->assistant_gap;
  int left = w->sides[row][mirrored ? 1 : 0];
  int right = w->sides[row][mirrored ? 0 : 1];
  double left_reach = width / 2;
  double right_reach = width / 2;

  if (left != NONE)
    {
      const Extent *e = &w->extents[left];

      w->x[left] = -away - e->to;
      left_reach = away + e->to - e->from;
    }
  if (right != NONE)
    {
      const Extent *e = &w->extents[right];

      w->x[right] = away - e->from;
      right_reach = away + e->to - e->from;
    }
  start_node (w, v, left_reach, right_reach);
}

static void
hang_node (Work *w, int v, int below)
{
  hang (w, v, w->extents[below], below, 0, below, 0, 0);
}

/* A box with its rows of assistants, from the lowest up, and its children. */
static void
hang_box (Work *w, guint i, gboolean mirrored)
{
  int v = (int) i;
  int first_row = (int) w->tree->n + 1;
  guint first = first_below (w, i);
  guint end = end_of_rows (w, i);

  for (guint r = end; r-- > first;)
    {
      start_row (w, first_row + (int) r, r, 0, mirrored);
      if (r + 1 < end)
        hang_node (w, first_row + (int) r, first_row + (int) r + 1);
      else
        hang_children (w, first_row + (int) r, w->children[i]);
    }

  if (flank (w, i) != NONE)
    start_row (w, v, w->rows[i], w->tree->width[i], mirrored);
  else
    start_node (w, v, w->tree->width[i] / 2, w->tree->width[i] / 2);
  if (first < end)
    hang_node (w, v, first_row + (int) first);
  else
    hang_children (w, v, w->children[i]);
}

/* One sweep; finds the x of each box's line, which stands in the rectangle as its x or, of the
 * mirrored sweep, as its width. */
static void
place_horizontally (Work *w, gboolean mirrored)
{
  const StfChartTree *tree = w->tree;
  guint n = tree->n;

  link_all (w, mirrored);
  for (guint i = n; i-- > 0;)
    hang_box (w, i, mirrored);
  start_node (w, (int) n, 0, 0);
  hang_children (w, (int) n, w->children[n]);

  for (guint i = 0; i < n; i++)
    {
      const StfChartRect *above = tree->parent[i] == NONE ? NULL : &w->rects[tree->parent[i]];

      if (mirrored)
        w->rects[i].width = w->x[i] + (above != NULL ? above->width : 0);
      else
        w->rects[i].x = w->x[i] + (above != NULL ? above->x : 0);
    }
}

/* Rule 4: the mean of both sweeps, moved so that the drawing begins at the origin. */
static void
finish (const Work *w, StfChartLayout *layout)
{
  const StfChartTree *tree = w->tree;
  double first = DBL_MAX;

  for (guint i = 0; i < tree->n; i++)
    {
      StfChartRect *rect = &layout->rects[i];

      rect->x = (rect->x - rect->width) / 2 - tree->width[i] / 2;
      rect->width = tree->width[i];
      rect->height = tree->height[i];
      first = MIN (first, rect->x);
    }
  for (guint i = 0; i < tree->n; i++)
    {
      StfChartRect *rect = &layout->rects[i];

      rect->x -= first;
      layout->width = MAX (layout->width, rect->x + rect->width);
      layout->height = MAX (layout->height, rect->y + rect->height);
    }
  layout->steps = w->steps;
}

/* The next n members of a block that is counted first (start NULL), then given out. */
static gpointer
take (char *start, gsize *used, gsize n, gsize size)
{
  gpointer taken = start != NULL ? start + *used : NULL;

  *used += (n * size + 15) & ~(gsize) 15;
  return taken;
}

/* All of the working memory is one block, which the C library keeps for the next layout: for
 * 100,000 boxes, new memory from the kernel would cost more than the layout. */
static gsize
share_out (Work *w, gsize n_rows, char *start)
{
  gsize n = w->tree->n;
  gsize used = 0;

  w->nodes = take (start, &used, n + 1 + n_rows, sizeof (Node));
  w->extents = take (start, &used, n + 1 + n_rows, sizeof (Extent));
  w->x = take (start, &used, n, sizeof (double));
  w->drops = take (start, &used, n, sizeof (double));
  w->children = take (start, &used, n + 1, sizeof (int));
  w->assistants = take (start, &used, n + 1, sizeof (int));
  w->siblings = take (start, &used, n, sizeof (int));
  w->rows = take (start, &used, n, sizeof (guint));
  w->n_rows = take (start, &used, n, sizeof (guint));
  w->sides = take (start, &used, n_rows, sizeof (int[2]));
  return used;
}

static StfChartLayout *
lay_out (const StfChartTree *tree, const StfChartLayoutOptions *options, guint n_rows,
         gboolean flanking)
{
  StfChartLayout *layout = stf_chart_layout_alloc (tree, options, FALSE);
  Work w = { tree, options, flanking };
  g_autofree char *block = g_malloc (share_out (&w, n_rows, NULL));

  share_out (&w, n_rows, block);
  w.rects = layout->rects;

  link_all (&w, FALSE);
  make_rows (&w);
  place_vertically (&w);
  place_horizontally (&w, FALSE);
  place_horizontally (&w, TRUE);
  finish (&w, layout);
  return layout;
}

/* The tidy tree, whatever the page.  flanking: assistants stand to both sides of their box, which
 * keeps the drawing low; otherwise they stand beside the line below it, which keeps it narrow. */
StfChartLayout *
stf_chart_tidy (const StfChartTree *tree, const StfChartLayoutOptions *options, gboolean flanking)
{
  guint n_assistants = 0;

  for (guint i = 0; i < tree->n; i++)
    n_assistants += is_assistant (tree, i);

  return lay_out (tree, options, n_assistants, flanking);
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
