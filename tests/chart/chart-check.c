/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Looks for faults in a layout, from nothing but its rectangles and routes.  Boxes and pieces of
 * routes are found again through a grid, so that ten thousand boxes are checked in a moment.
 *
 * 1. The trunk of a parent is all pieces of the routes to its children but the last one of each,
 *    which leads to one child only; a route of a single piece is a trunk.
 * 2. A box must be at least as near to its parent's trunk as to that of any other box but itself.
 */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-check.h"

#include <float.h>
#include <math.h>

#define NEAR 1e-3
#define MAX_CELLS 200 /* a side */

/* A box or a piece of a route: the route's parent and the box that it leads to. */
typedef struct
{
  StfChartRect rect;
  int owner;
  guint box;
  gboolean trunk;
} Item;

typedef struct
{
  GArray *items; /* of Item */
  GArray **cells;
  guint columns;
  guint rows;
  double cell_width;
  double cell_height;
  guint *seen; /* by item: the last search that met it */
  guint searches;
} Grid;

typedef struct
{
  const StfChartTree *tree;
  const StfChartLayout *layout;
  Grid boxes;
  Grid pieces;
  ChartFaults faults;
  double beside;
  double below;
} Check;

static double
apart_x (const StfChartRect *a, const StfChartRect *b)
{
  return MAX (a->x - b->x - b->width, b->x - a->x - a->width);
}

static double
apart_y (const StfChartRect *a, const StfChartRect *b)
{
  return MAX (a->y - b->y - b->height, b->y - a->y - a->height);
}

static double
distance (const StfChartRect *a, const StfChartRect *b)
{
  return hypot (MAX (apart_x (a, b), 0), MAX (apart_y (a, b), 0));
}

static guint
cell_at (double x, double size, guint n)
{
  return (guint) CLAMP (x / size, 0, n - 1);
}

static void
grid_init (Grid *grid, GArray *items, const StfChartLayout *layout)
{
  guint side = (guint) CLAMP (sqrt (items->len), 1, MAX_CELLS);

  *grid = (Grid){ .items = items, .columns = side, .rows = side };
  grid->cell_width = MAX (layout->width, 1) / side;
  grid->cell_height = MAX (layout->height, 1) / side;
  grid->cells = g_new0 (GArray *, side * side);
  grid->seen = g_new0 (guint, items->len);
  for (guint i = 0; i < items->len; i++)
    {
      const StfChartRect *r = &g_array_index (items, Item, i).rect;

      for (guint y = cell_at (r->y, grid->cell_height, side);
           y <= cell_at (r->y + r->height, grid->cell_height, side); y++)
        for (guint x = cell_at (r->x, grid->cell_width, side);
             x <= cell_at (r->x + r->width, grid->cell_width, side); x++)
          {
            GArray **cell = &grid->cells[y * side + x];

            if (*cell == NULL)
              *cell = g_array_new (FALSE, FALSE, sizeof (guint));
            g_array_append_val (*cell, i);
          }
    }
}

static void
grid_clear (Grid *grid)
{
  for (guint i = 0; i < grid->columns * grid->rows; i++)
    if (grid->cells[i] != NULL)
      g_array_unref (grid->cells[i]);
  g_free (grid->cells);
  g_free (grid->seen);
  g_array_unref (grid->items);
}

typedef void (*Meet) (Check *check, const Item *a, const Item *b, gpointer data);

/* Calls meet for every item that may be within `reach` of a, once. */
static void
grid_search (Grid *grid, Check *check, const Item *a, double reach, Meet meet, gpointer data)
{
  const StfChartRect *r = &a->rect;
  guint top = cell_at (r->y - reach, grid->cell_height, grid->rows);
  guint bottom = cell_at (r->y + r->height + reach, grid->cell_height, grid->rows);
  guint left = cell_at (r->x - reach, grid->cell_width, grid->columns);
  guint right = cell_at (r->x + r->width + reach, grid->cell_width, grid->columns);

  grid->searches++;
  for (guint y = top; y <= bottom; y++)
    for (guint x = left; x <= right; x++)
      {
        const GArray *cell = grid->cells[y * grid->columns + x];

        for (guint k = 0; cell != NULL && k < cell->len; k++)
          {
            guint i = g_array_index (cell, guint, k);

            if (grid->seen[i] == grid->searches)
              continue;
            grid->seen[i] = grid->searches;
            meet (check, a, &g_array_index (grid->items, Item, i), data);
          }
      }
}

/* Whether a stands in b, which is a list or a frame above it. */
static gboolean
is_inside (const Check *check, guint a, guint b)
{
  const StfChartLayout *layout = check->layout;

  if (layout->branches[b] != STF_CHART_BRANCH_LIST || a <= b)
    return FALSE;
  for (int i = check->tree->parent[a]; i >= (int) b; i = check->tree->parent[i])
    if (i == (int) b)
      return TRUE;
  return FALSE;
}

static void
boxes_meet (Check *check, const Item *a, const Item *b, G_GNUC_UNUSED gpointer data)
{
  double x = apart_x (&a->rect, &b->rect);
  double y = apart_y (&a->rect, &b->rect);

  if (b->box <= a->box || is_inside (check, b->box, a->box))
    return;
  check->faults.overlaps += x < -NEAR && y < -NEAR;
  check->faults.small_gaps += x < check->beside - NEAR && y < check->below - NEAR;
}

static void
piece_meets_box (Check *check, const Item *piece, const Item *box, G_GNUC_UNUSED gpointer data)
{
  if (apart_x (&piece->rect, &box->rect) < -NEAR && apart_y (&piece->rect, &box->rect) < -NEAR
      && !is_inside (check, piece->box, box->box))
    check->faults.through_boxes++;
}

static void
pieces_meet (Check *check, const Item *a, const Item *b, G_GNUC_UNUSED gpointer data)
{
  if (a->owner < b->owner && distance (&a->rect, &b->rect) < NEAR)
    check->faults.crossings++;
}

typedef struct
{
  double own;
  double other;
} Distances;

static void
box_meets_piece (Check *check, const Item *box, const Item *piece, gpointer data)
{
  Distances *d = data;
  double away = distance (&box->rect, &piece->rect);

  if (!piece->trunk || piece->owner == (int) box->box || is_inside (check, piece->box, box->box))
    return;
  if (piece->owner == check->tree->parent[box->box])
    d->own = MIN (d->own, away);
  else
    d->other = MIN (d->other, away);
}

static gboolean
is_on_edge (StfChartPoint p, const StfChartRect *r)
{
  gboolean on_x = fabs (p.x - r->x) < NEAR || fabs (p.x - r->x - r->width) < NEAR;
  gboolean on_y = fabs (p.y - r->y) < NEAR || fabs (p.y - r->y - r->height) < NEAR;
  gboolean in_x = p.x > r->x - NEAR && p.x < r->x + r->width + NEAR;
  gboolean in_y = p.y > r->y - NEAR && p.y < r->y + r->height + NEAR;

  return (on_x && in_y) || (on_y && in_x);
}

static gboolean
is_drawn (const Check *check, guint i)
{
  int parent = check->tree->parent[i];
  StfChartRoute route = stf_chart_layout_get_route (check->layout, i);

  if (parent < 0 || check->layout->branches[parent] == STF_CHART_BRANCH_LIST)
    return route.n_points == 0;
  if (route.n_points < 2 || route.n_points > STF_CHART_ROUTE_MAX)
    return FALSE;
  for (guint k = 1; k < route.n_points; k++)
    if (fabs (route.points[k].x - route.points[k - 1].x) > NEAR
        && fabs (route.points[k].y - route.points[k - 1].y) > NEAR)
      return FALSE;
  return is_on_edge (route.points[0], &check->layout->rects[parent])
         && is_on_edge (route.points[route.n_points - 1], &check->layout->rects[i]);
}

static GArray *
list_boxes (const StfChartLayout *layout)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < layout->n; i++)
    {
      Item item = { layout->rects[i], -1, i, FALSE };

      g_array_append_val (items, item);
    }
  return items;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const Item *x = a, *y = b;
  gboolean x_level = x->rect.width > 0, y_level = y->rect.width > 0;
  const double keys[][2] = { { x->owner, y->owner },
                             { x->trunk, y->trunk },
                             { x_level, y_level },
                             { x_level ? x->rect.y : x->rect.x, x_level ? y->rect.y : y->rect.x },
                             { x_level ? x->rect.x : x->rect.y, x_level ? y->rect.x : y->rect.y } };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i][0] != keys[i][1])
      return keys[i][0] < keys[i][1] ? -1 : 1;
  return 0;
}

/* Many routes share a bus: pieces of one trunk that lie on each other become one. */
static void
merge (GArray *items)
{
  guint n = 0;

  g_array_sort (items, compare);
  for (guint i = 0; i < items->len; i++)
    {
      const Item *next = &g_array_index (items, Item, i);
      Item *last = n > 0 ? &g_array_index (items, Item, n - 1) : NULL;

      if (last != NULL && last->trunk && next->trunk && last->owner == next->owner
          && (last->rect.width > 0) == (next->rect.width > 0)
          && distance (&last->rect, &next->rect) == 0
          && (next->rect.width > 0 ? last->rect.y == next->rect.y : last->rect.x == next->rect.x))
        {
          last->rect.width = MAX (last->rect.width, next->rect.x + next->rect.width - last->rect.x);
          last->rect.height = MAX (last->rect.height,
                                   next->rect.y + next->rect.height - last->rect.y);
        }
      else
        {
          g_array_index (items, Item, n++) = *next;
        }
    }
  g_array_set_size (items, n);
}

/* Rule 1. */
static GArray *
list_pieces (const StfChartTree *tree, const StfChartLayout *layout)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));

  for (guint i = 0; i < layout->n; i++)
    {
      StfChartRoute route = stf_chart_layout_get_route (layout, i);

      for (guint k = 1; k < route.n_points; k++)
        {
          StfChartPoint a = route.points[k - 1];
          StfChartPoint b = route.points[k];
          StfChartRect rect = { MIN (a.x, b.x), MIN (a.y, b.y), fabs (a.x - b.x),
                                fabs (a.y - b.y) };
          Item item = { rect, tree->parent[i], i, k + 1 < route.n_points || k == 1 };

          g_array_append_val (items, item);
        }
    }
  merge (items);
  return items;
}

/* Rule 2. */
static gboolean
is_nearer_others (Check *check, const Item *box)
{
  Distances d = { DBL_MAX, DBL_MAX };
  double reach;

  if (stf_chart_layout_get_route (check->layout, box->box).n_points == 0)
    return FALSE;
  for (reach = 64; d.own > reach && reach < 1e9; reach *= 4)
    grid_search (&check->pieces, check, box, reach, box_meets_piece, &d);
  return d.own > d.other + NEAR;
}

/* Finds the faults of a layout; boxes are to be `beside` apart horizontally or `below` apart
 * vertically. */
ChartFaults
chart_check (const StfChartTree *tree, const StfChartLayout *layout, double beside, double below)
{
  Check check = { .tree = tree, .layout = layout, .beside = beside, .below = below };

  if (layout->n == 0)
    return check.faults;

  grid_init (&check.boxes, list_boxes (layout), layout);
  grid_init (&check.pieces, list_pieces (tree, layout), layout);
  for (guint i = 0; i < check.boxes.items->len; i++)
    {
      const Item *box = &g_array_index (check.boxes.items, Item, i);

      grid_search (&check.boxes, &check, box, MAX (beside, below), boxes_meet, NULL);
      check.faults.nearer_others += is_nearer_others (&check, box);
      check.faults.undrawn += !is_drawn (&check, i);
    }
  for (guint i = 0; i < check.pieces.items->len; i++)
    {
      const Item *piece = &g_array_index (check.pieces.items, Item, i);

      grid_search (&check.boxes, &check, piece, 0, piece_meets_box, NULL);
      grid_search (&check.pieces, &check, piece, NEAR, pieces_meet, NULL);
    }
  grid_clear (&check.boxes);
  grid_clear (&check.pieces);
  return check.faults;
}
