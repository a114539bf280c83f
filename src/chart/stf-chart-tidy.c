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
 * over them and becomes part of the contours.  64 bytes are one line of the processor's cache. */
typedef struct
{
  double bottom;
  double left; /* how far it reaches to each side of its line */
  double right;
  double left_x; /* of the next node, from this one; until it stands: of the last, from the
                  * line of its last child */
  double right_x;
  int next_left; /* the node below on the left contour, its first child if it has any; or NONE */
  int next_right;
  int last_left; /* where the contours of all that hangs on it end */
  int last_right;
  int sibling; /* the next in the list that a box is in */
  union
  {
    int demands; /* until it stands: of its children on each other, or NONE */
    int beyond;  /* then: the sibling that the thread from its left contour leads to, or NONE */
  };
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
  StfChartRect *rects; /* of the result; on the way up, x is measured from the last sibling */
  Node *nodes;         /* the boxes, one above all roots, then the rows of assistants */
  double *origins;     /* what the x of a box's children are measured from */
  GArray *demands;     /* Demand; NULL until there is one, which is seldom */
  guint64 steps;

  /* Only if there are assistants. */
  guint n_rows;
  guint *rows;     /* n + 1: where the rows of each box begin */
  int *assistants; /* the first that stands beside a box */
  double *drops;   /* height of a subtree */
  double *below;   /* height of what hangs below a box and its rows */
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
        w->nodes[i].sibling = w->assistants[layout->parents[i]];
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
          int b = w->nodes[a].sibling;

          w->sides[n_rows][0] = b != NONE ? a : NONE;
          w->sides[n_rows][1] = b != NONE ? b : a;
          n_rows++;
          a = b != NONE ? w->nodes[b].sibling : NONE;
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
  node->demands = NONE;
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
      StfChartRect *rect = &w->rects[i];

      if (!rows || !layout->assistants[i])
        rect->y = w->nodes[rows ? foot (w, above (w, i)) : above (w, i)].bottom + level_gap;
      start_node (w, (int) i, rect->y + (rows ? flanked_height (w, i) : tree->height[i]));
      if (rows)
        start_rows (w, i);
    }
}

/* A node that reaches so far stands over what has gathered below it (rule 3).  Tells where the
 * contours of the whole end. */
static inline Ends
stand (Work *w, int v, double left, double right, gboolean rows)
{
  Node *node = &w->nodes[v];
  int first = node->next_left;
  int last = node->next_right;
  double first_x = 0;
  double middle = 0;
  Ends ends = { 0, 0 };

  node->left = left;
  node->right = right;
  if (first != last)
    {
      const double *width = w->tree->width;

      first_x = w->rects[first].x;
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
      Ends *span = &w->spans[v];

      span->left = first == NONE ? -left : MIN (span->left - middle, -left);
      span->right = first == NONE ? right : MAX (span->right - middle, right);
    }
  return ends;
}

/* c is the only one so far that hangs on v. */
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

/* Notes that not the next sibling but one further right, `to`, keeps child c of v from standing
 * further right than x; only the next one kept it from standing further right than near_x. */
static void
note_demand (Work *w, int v, int c, int to, double x, double near_x)
{
  Node *node = &w->nodes[v];
  int near = node->next_left;
  Demand demand = { w->rects[to].x - x, c, to, NONE };

  if (w->demands == NULL)
    w->demands = g_array_new (FALSE, FALSE, sizeof (Demand));
  if (node->demands == NONE || g_array_index (w->demands, Demand, node->demands).from != c)
    {
      Demand first = { w->rects[near].x - near_x, c, near, node->demands };

      node->demands = (int) w->demands->len;
      g_array_append_val (w->demands, first);
    }
  demand.next = node->demands;
  node->demands = (int) w->demands->len;
  g_array_append_val (w->demands, demand);
}

/* Pushes the subtree of c, whose contours end at `ends`, against those of the later siblings, which
 * hang on v, and joins their contours (rule 2). */
static inline void
join (Work *w, int v, int c, Ends ends, gboolean rows)
{
  Node *nodes = w->nodes;
  Node *node = &nodes[v];
  Node *child = &nodes[c];
  int left = c;
  int right = node->next_left;
  int owner = right; /* the sibling to the right whose contour that is */
  int owner_end = nodes[owner].last_left;
  guint64 steps = 0;
  double gap = w->options->sibling_gap;
  double left_x = 0;
  double right_x = w->rects[right].x;
  double x = DBL_MAX;

  while (left != NONE && right != NONE)
    {
      const Node *l = &nodes[left];
      const Node *r = &nodes[right];
      double demanded = right_x - r->left - gap - l->right - left_x;

      if (demanded < x)
        {
          if (owner != node->next_left)
            note_demand (w, v, c, owner, demanded, x);
          x = demanded;
        }
      gap = w->options->subtree_gap;
      steps++;
      if (l->bottom <= r->bottom)
        {
          left_x += l->right_x;
          left = l->next_right;
        }
      if (r->bottom <= l->bottom)
        {
          if (right == owner_end && r->next_left != NONE)
            {
              owner = nodes[owner].beyond;
              owner_end = nodes[owner].last_left;
            }
          right_x += r->left_x;
          right = r->next_left;
        }
    }
  w->steps += steps;

  if (left != NONE)
    {
      Node *last = &nodes[node->last_right];

      last->next_right = left;
      last->right_x = x + left_x - node->right_x;
      node->last_right = child->last_right;
      node->right_x = x + ends.right;
    }
  if (right != NONE)
    {
      Node *last = &nodes[child->last_left];

      last->next_left = right;
      last->left_x = right_x - (x + ends.left);
      child->beyond = owner;
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
  child->sibling = node->next_left;
  node->next_left = c;
  w->rects[c].x = x;
}

/* How far left each child of v may stand, into the width of its rectangle. */
static void
push_left (Work *w, int v)
{
  StfChartRect *rects = w->rects;
  int first = w->nodes[v].next_left;
  int next_demand = w->nodes[v].demands;

  for (int c = first; c != NONE; c = w->nodes[c].sibling)
    rects[c].width = -DBL_MAX;

  rects[first].width = rects[first].x;
  for (int c = first, next; (next = w->nodes[c].sibling) != NONE; c = next)
    {
      const Demand *d = next_demand == NONE ? NULL
                                            : &g_array_index (w->demands, Demand, next_demand);

      if (d == NULL || d->from != c)
        rects[next].width = MAX (rects[next].width, rects[c].width + rects[next].x - rects[c].x);
      for (; next_demand != NONE; next_demand = d->next)
        {
          d = &g_array_index (w->demands, Demand, next_demand);
          if (d->from != c)
            break;
          rects[d->to].width = MAX (rects[d->to].width, rects[c].width + d->distance);
        }
    }
}

/* Rule 4. */
static void
spread (Work *w, int v)
{
  const Node *nodes = w->nodes;
  StfChartRect *rects = w->rects;

  push_left (w, v);
  for (int c = nodes[v].next_left, end; c != NONE; c = end)
    {
      double n_loose = 0;
      double place = 0;

      for (end = c; end != NONE && rects[end].x - rects[end].width > LOOSE;
           end = nodes[end].sibling)
        n_loose++;
      if (n_loose == 0)
        end = nodes[c].sibling;
      else
        for (; c != end; c = nodes[c].sibling)
          {
            place++;
            rects[c].x = rects[c].width + (rects[c].x - rects[c].width) * place / (n_loose + 1);
          }
    }
}

static inline Ends
stand_over_children (Work *w, int v, double left, double right, gboolean rows)
{
  if (w->nodes[v].demands != NONE)
    spread (w, v);

  return stand (w, v, left, right, rows);
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

      w->rects[left].x = -away - span->right;
      reach.left = away + span->right - span->left;
    }
  if (right != NONE)
    {
      const Ends *span = &w->spans[right];

      w->rects[right].x = away - span->left;
      reach.right = away + span->right - span->left;
    }
  return reach;
}

/* A box with assistants stands over its rows, from the lowest up. */
static Ends
stand_over_rows (Work *w, guint i)
{
  double half = w->tree->width[i] / 2;
  Ends reach = { half, half };
  Ends ends;

  if (flank (w, i) != NONE)
    reach = place_row (w, w->rows[i], w->tree->width[i]);
  for (guint r = w->rows[i + 1]; r-- > first_below (w, i);)
    {
      Ends row = place_row (w, r, 0);

      ends = stand_over_children (w, row_node (w, r), row.left, row.right, TRUE);
      hang_first (w, r > first_below (w, i) ? row_node (w, r - 1) : (int) i, row_node (w, r), ends,
                  TRUE);
    }
  return stand_over_children (w, (int) i, reach.left, reach.right, TRUE);
}

/* Rules 2 to 5, from the leaves up. */
static inline void
push_together (Work *w, gboolean rows)
{
  const StfChartLayout *layout = w->layout;
  Node *nodes = w->nodes;

  for (guint i = layout->n; i-- > 0;)
    {
      double half = w->tree->width[i] / 2;
      int v = above (w, i);
      int c = (int) i;
      Ends ends;

      ends = rows ? stand_over_rows (w, i) : stand_over_children (w, c, half, half, FALSE);
      w->origins[i] = nodes[rows ? foot (w, c) : c].right_x;
      if (rows && layout->assistants[i])
        continue;

      v = rows ? foot (w, v) : v;
      nodes[i].beyond = NONE;
      if (nodes[v].next_left != NONE)
        {
          join (w, v, c, ends, rows);
          continue;
        }
      hang_first (w, v, c, ends, rows);
      nodes[i].sibling = NONE;
      w->rects[i].x = 0;
    }
  stand_over_children (w, (int) layout->n, 0, 0, rows);
}

/* How far the drawing reaches to the left of the line that all roots hang on. */
static double
reach_left (const Work *w)
{
  double reach = 0;
  double x = 0;

  for (int v = (int) w->tree->n; v != NONE; v = w->nodes[v].next_left)
    {
      reach = MAX (reach, w->nodes[v].left - x);
      x += w->nodes[v].left_x;
    }
  return reach;
}

static void
place_horizontally (Work *w)
{
  const StfChartTree *tree = w->tree;
  StfChartLayout *layout = w->layout;
  StfChartRect *rects = w->rects;
  double *origins = w->origins;
  double width = 0;
  double height = 0;

  origins[tree->n] = reach_left (w) + w->nodes[tree->n].right_x;
  for (guint i = 0; i < tree->n; i++)
    {
      StfChartRect *rect = &rects[i];
      double half = tree->width[i] / 2;
      double line = rect->x;

      if (layout->assistants[i])
        line += rects[layout->parents[i]].x + tree->width[layout->parents[i]] / 2;
      else
        line += origins[above (w, i)];
      origins[i] += line;
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
  w->origins = stf_chart_layout_take (start, &used, n + 1, sizeof (double));
  if (n_rows == 0)
    return used;

  w->rows = stf_chart_layout_take (start, &used, n + 1, sizeof (guint));
  w->assistants = stf_chart_layout_take (start, &used, n, sizeof (int));
  w->drops = stf_chart_layout_take (start, &used, n, sizeof (double));
  w->below = stf_chart_layout_take (start, &used, n + 1, sizeof (double));
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
    }
  else
    {
      place_vertically (&w, FALSE);
      push_together (&w, FALSE);
    }
  place_horizontally (&w);
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
