/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The head of a subtree: a box, in each size that it may take, with its assistants, as one block.
 *
 * 1. Assistants stand below each other to the right of the box; or in pairs, the first to the left,
 *    a last one alone to the right: either the first pair beside the box and the others beside the
 *    line below it, or all beside the line.  An assistant is drawn with all below it in the shape
 * of least area.
 * 2. A frame and a list hold what is below them: they are as wide and high as a grid of their
 *    members' shapes, in one column for a list. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-fit-private.h"

#include <float.h>
#include <math.h>

#define MAX_SIZES 8
#define MAX_CELLS 12

gboolean
stf_fit_is_container (const StfFit *self, guint box)
{
  const StfChartTree *tree = self->tree;

  return box < tree->n
         && ((tree->frame != NULL && tree->frame[box])
             || stf_fit_wish (self, box) == STF_CHART_BRANCH_LIST);
}

/* The shape of an assistant, held from its side by the line to it. */
const StfShape *
stf_fit_aide_shape (const StfFit *self, guint box, StfHold hold)
{
  StfShapeList list = self->lists[box][hold];
  const StfShape *shapes = stf_shapes_get (&self->shapes, list);
  const StfShape *best = &shapes[0];

  for (guint i = 1; i < list.n; i++)
    if (shapes[i].width * shapes[i].height < best->width * best->height)
      best = &shapes[i];
  return best;
}

/* Rule 1: adds the row of the assistants from `aide` on beside a line, below y. */
static void
add_row (const StfFit *self, const guint *aides, guint n, double away, double *left, double *right,
         double *height)
{
  const StfShape *last = stf_fit_aide_shape (self, aides[n - 1], STF_HOLD_LEFT);

  *height = last->height;
  *right = MAX (*right, away + last->width);
  if (n == 2)
    {
      const StfShape *first = stf_fit_aide_shape (self, aides[0], STF_HOLD_RIGHT);

      *height = MAX (*height, first->height);
      *left = MAX (*left, away + first->width);
    }
}

static void
stand_in_pairs (const StfFit *self, const guint *aides, guint n, gboolean flank, StfHead *head)
{
  double gap = self->options->assistant_gap;
  double left = head->box_width / 2;
  double right = head->box_width / 2;
  double row;
  guint i = 0;

  if (flank)
    {
      i = MIN (n, 2);
      add_row (self, aides, i, head->box_width / 2 + gap, &left, &right, &row);
      head->height = MAX (head->height, row);
    }
  for (; i < n; i += 2)
    {
      add_row (self, aides + i, MIN (n - i, 2), gap, &left, &right, &row);
      head->height += gap + row;
    }
  head->line = left;
  head->box_x = left - head->box_width / 2;
  head->width = left + right;
}

/* Beside a box that is held from its right they stand to its left, where other shapes may be those
 * of least area: there is room for either. */
static void
stand_aside (const StfFit *self, const guint *aides, guint n, StfHead *head)
{
  double height = 0;
  double width = 0;

  for (guint i = 0; i < n; i++)
    {
      const StfShape *a = stf_fit_aide_shape (self, aides[i], STF_HOLD_LEFT);
      const StfShape *b = stf_fit_aide_shape (self, aides[i], STF_HOLD_RIGHT);

      width = MAX (width, MAX (a->width, b->width));
      height += MAX (a->height, b->height) + (i > 0 ? self->options->stack_gap : 0);
    }
  head->width += self->options->assistant_gap + width;
  head->height = MAX (head->height, height);
}

/* Adds a box of that size in each way to stand with its assistants. */
static guint
add_stands (const StfFit *self, guint box, StfHead head, StfHead *heads, guint n)
{
  const guint *aides = self->aides.boxes + self->aides.starts[box];
  guint n_aides = self->aides.starts[box + 1] - self->aides.starts[box];

  head.width = head.box_width;
  head.height = head.box_height;
  head.line = head.box_width / 2;
  if (n_aides == 0)
    {
      heads[n++] = head;
      return n;
    }
  for (StfStand stand = STF_STAND_SIDE; stand < STF_N_STANDS; stand++)
    {
      if (stand == STF_STAND_FLANK && n_aides == 1)
        continue;
      heads[n] = head;
      heads[n].stand = (guint8) stand;
      if (stand == STF_STAND_SIDE)
        stand_aside (self, aides, n_aides, &heads[n]);
      else
        stand_in_pairs (self, aides, n_aides, stand == STF_STAND_FLANK, &heads[n]);
      n++;
    }
  return n;
}

/* Rule 2: the size of a container with its members in a grid; FALSE if one is too wide. */
static gboolean
measure_grid (const StfFit *self, guint box, guint columns, double cell, StfHead *head)
{
  const guint *kids = stf_fit_kids (self, box);
  guint n = stf_fit_n_kids (self, box);
  const StfChartLayoutOptions *o = self->options;
  g_autofree double *widths = g_new0 (double, columns);
  double width = (columns - 1) * o->sibling_gap;
  double height = 0;
  double row = 0;

  for (guint i = 0; i < n; i++)
    {
      const StfShape *shape = stf_shapes_within_width (&self->shapes,
                                                       self->lists[kids[i]][STF_HOLD_TOP], cell);

      if (shape == NULL)
        return FALSE;
      widths[i % columns] = MAX (widths[i % columns], shape->width);
      row = MAX (i % columns == 0 ? 0 : row, shape->height);
      if (i % columns == columns - 1 || i == n - 1)
        height += row + o->stack_gap;
    }
  for (guint i = 0; i < columns; i++)
    width += widths[i];
  head->columns = columns;
  head->cell = cell;
  head->box_width = MAX (self->tree->width[box], width + 2 * o->padding);
  head->box_height = self->tree->height[box] + height - o->stack_gap + o->padding;
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const StfHead *x = a, *y = b;

  if (x->box_width != y->box_width)
    return x->box_width < y->box_width ? -1 : 1;
  return (x->box_height > y->box_height) - (x->box_height < y->box_height);
}

/* The cells that are worth trying: the widths of the widest member's shapes and of all together. */
static guint
grid_cells (const StfFit *self, guint box, double cells[MAX_CELLS])
{
  const guint *kids = stf_fit_kids (self, box);
  double least = 0, most = 0;

  for (guint i = 0; i < stf_fit_n_kids (self, box); i++)
    {
      StfShapeList list = self->lists[kids[i]][STF_HOLD_TOP];
      const StfShape *shapes = stf_shapes_get (&self->shapes, list);

      least = MAX (least, shapes[0].width);
      most = MAX (most, shapes[list.n - 1].width);
    }
  cells[0] = least;
  if (most <= least)
    return 1;
  for (guint i = 1; i < MAX_CELLS; i++)
    cells[i] = least * pow (most / least, (double) i / (MAX_CELLS - 1));
  return MAX_CELLS;
}

static guint
grid_sizes (const StfFit *self, guint box, StfHead sizes[MAX_SIZES])
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (StfHead));
  guint n_kids = stf_fit_n_kids (self, box);
  guint most = stf_fit_wish (self, box) == STF_CHART_BRANCH_LIST ? 1 : n_kids;
  double cells[MAX_CELLS];
  guint n_cells = grid_cells (self, box, cells);
  double lowest = DBL_MAX;
  guint n = 0;
  StfHead head = { 0 };

  for (guint columns = 1; columns <= most; columns += 1 + columns / 6)
    for (guint i = 0; i < n_cells; i++)
      if (measure_grid (self, box, columns, cells[i], &head))
        g_array_append_val (all, head);
  g_array_sort (all, compare);
  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, StfHead, i).box_height < lowest)
      {
        lowest = g_array_index (all, StfHead, i).box_height;
        g_array_index (all, StfHead, n++) = g_array_index (all, StfHead, i);
      }
  for (guint i = 0; i < MIN (n, MAX_SIZES); i++)
    sizes[i] = g_array_index (all, StfHead, n <= MAX_SIZES ? i : i * (n - 1) / (MAX_SIZES - 1));
  return MIN (n, MAX_SIZES);
}

static guint
variant_sizes (const StfFit *self, guint box, StfHead sizes[MAX_SIZES])
{
  const StfChartTree *tree = self->tree;
  guint n = 1 + MIN (tree->n_variants, MAX_SIZES - 1);

  for (guint i = 0; i < n; i++)
    {
      gsize at = (gsize) box * tree->n_variants + i - 1;

      sizes[i] = (StfHead){ .variant = (guint8) i,
                            .box_width = i == 0 ? tree->width[box] : tree->variant_width[at],
                            .box_height = i == 0 ? tree->height[box] : tree->variant_height[at] };
    }
  return n;
}

/* How much larger than allowed. */
static double
excess (const StfFit *self, const StfHead *size)
{
  return MAX (size->box_width / self->options->max_width,
              size->box_height / self->options->max_height);
}

/* Leaves out the sizes that are too large, but for the best if all are. */
static guint
keep_allowed (const StfFit *self, StfHead *sizes, guint n_sizes)
{
  guint best = 0;
  guint n = 0;

  for (guint i = 1; i < n_sizes; i++)
    if (excess (self, &sizes[i]) < excess (self, &sizes[best]))
      best = i;
  for (guint i = 0; i < n_sizes; i++)
    if (i == best || excess (self, &sizes[i]) <= 1)
      sizes[n++] = sizes[i];
  return n;
}

/* All heads of a box, of which there are always as many in the same order; box n, which stands for
 * what is above all roots, has nothing in its head. */
guint
stf_fit_heads (const StfFit *self, guint box, StfHead heads[STF_FIT_MAX_HEADS])
{
  StfHead sizes[MAX_SIZES];
  guint n_sizes;
  guint n = 0;

  if (box == self->tree->n)
    {
      heads[0] = (StfHead){ 0 };
      return 1;
    }
  if (stf_fit_is_container (self, box) && stf_fit_n_kids (self, box) > 0)
    n_sizes = grid_sizes (self, box, sizes);
  else
    n_sizes = variant_sizes (self, box, sizes);
  if (self->options->max_width > 0 && self->options->max_height > 0)
    n_sizes = keep_allowed (self, sizes, n_sizes);
  for (guint i = 0; i < n_sizes; i++)
    n = add_stands (self, box, sizes[i], heads, n);
  return n;
}
