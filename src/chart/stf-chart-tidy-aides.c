/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The assistants in a tidy tree (rule 5 of stf-chart-tidy.c): which rows they form, how high those
 * are, and where the assistants of a row stand. */

#define G_LOG_DOMAIN "stafett-chart"

#include "stf-chart-tidy-private.h"

#define NONE STF_TIDY_NONE

/* How many there may be at most. */
guint
stf_tidy_count_aides (const StfChartTree *tree)
{
  gboolean any = stf_chart_layout_has_assistants (tree);
  guint n = 0;

  for (guint i = 0; any && i < tree->n; i++)
    n += tree->assistant[i] != 0;
  return n;
}

/* Part of the working memory, see share_out() in stf-chart-tidy.c. */
void
stf_tidy_share_out_aides (StfTidy *self, guint n_rows, char *start, gsize *used)
{
  StfTidyAides *a = &self->aides;
  gsize n = self->tree->n;

  a->rows = stf_chart_layout_take (start, used, n + 1, sizeof (guint));
  a->sides = stf_chart_layout_take (start, used, n_rows, sizeof (int[2]));
  a->tops = stf_chart_layout_take (start, used, n, sizeof (double));
  a->drops = stf_chart_layout_take (start, used, n, sizeof (double));
  a->reaches = stf_chart_layout_take (start, used, n + n_rows + 1, sizeof (StfTidyEnds));
  a->spans = stf_chart_layout_take (start, used, n + n_rows + 1, sizeof (StfTidyEnds));
  a->reaches++;
  a->spans++;
}

static double
row_height (const StfTidy *self, guint row)
{
  const StfTidyAides *a = &self->aides;
  double height = 0;

  for (int side = 0; side < 2; side++)
    if (a->sides[row][side] != NONE)
      height = MAX (height, a->drops[a->sides[row][side]]);
  return height;
}

/* The row that flanks the box, or NONE. */
static int
flank (const StfTidy *self, guint box)
{
  const guint *rows = self->aides.rows;

  return self->layout->assistants[box] || rows[box] == rows[box + 1] ? NONE : (int) rows[box];
}

/* The first of the rows that stand beside its line. */
guint
stf_tidy_first_below (const StfTidy *self, guint box)
{
  return self->aides.rows[box] + (flank (self, box) != NONE);
}

/* What the children of a node hang on: the box, or the lowest row beside its line. */
int
stf_tidy_foot (const StfTidy *self, int v)
{
  guint box = (guint) v;

  if (v == STF_TIDY_TOP || stf_tidy_first_below (self, box) == self->aides.rows[box + 1])
    return v;

  return (int) (self->tree->n + self->aides.rows[box + 1] - 1);
}

double
stf_tidy_flanked_height (const StfTidy *self, guint box)
{
  double height = self->tree->height[box];
  int row = flank (self, box);

  return row == NONE ? height : MAX (height, row_height (self, (guint) row));
}

/* Puts the assistants of each box into rows.  The siblings that this links are the assistants of
 * one box; others are linked later. */
static void
link_rows (StfTidy *self)
{
  const StfChartLayout *layout = self->layout;
  StfTidyAides *a = &self->aides;
  g_autofree int *firsts = g_new (int, layout->n);
  guint n_rows = 0;

  for (guint i = 0; i < layout->n; i++)
    firsts[i] = NONE;
  for (guint i = layout->n; i-- > 0;)
    if (layout->assistants[i])
      {
        self->siblings[i] = firsts[layout->parents[i]];
        firsts[layout->parents[i]] = (int) i;
      }
  for (guint i = 0; i < layout->n; i++)
    {
      a->rows[i] = n_rows;
      for (int first = firsts[i], next; first != NONE; n_rows++)
        {
          next = self->siblings[first];
          a->sides[n_rows][0] = next != NONE ? first : NONE;
          a->sides[n_rows][1] = next != NONE ? next : first;
          first = next != NONE ? self->siblings[next] : NONE;
        }
    }
  a->rows[layout->n] = n_rows;
}

/* How high subtrees are, which decides the room that assistants take. */
static void
measure_drops (StfTidy *self)
{
  guint n = self->tree->n;
  g_autofree double *below = g_new0 (double, n);

  for (guint i = n; i-- > 0;)
    {
      int p = self->layout->parents[i];

      self->aides.drops[i] = stf_tidy_flanked_height (self, i) + below[i];
      for (guint r = stf_tidy_first_below (self, i); r < self->aides.rows[i + 1]; r++)
        self->aides.drops[i] += self->options->assistant_gap + row_height (self, r);
      if (p != NONE && !self->layout->assistants[i])
        below[p] = MAX (below[p], self->options->level_gap + self->aides.drops[i]);
    }
}

void
stf_tidy_make_rows (StfTidy *self)
{
  link_rows (self);
  measure_drops (self);
}

static void
set_row_top (StfTidy *self, guint row, double y)
{
  for (int side = 0; side < 2; side++)
    if (self->aides.sides[row][side] != NONE)
      self->aides.tops[self->aides.sides[row][side]] = y;
}

/* Places the assistants of a box that is placed vertically. */
void
stf_tidy_start_rows (StfTidy *self, guint box)
{
  int row = flank (self, box);
  double y = self->nodes[box].bottom;

  if (row != NONE)
    set_row_top (self, (guint) row, self->aides.tops[box]);
  for (guint r = stf_tidy_first_below (self, box); r < self->aides.rows[box + 1]; r++)
    {
      y += self->options->assistant_gap;
      set_row_top (self, r, y);
      y += row_height (self, r);
      stf_tidy_start_node (self->nodes, self->subtrees, (int) (self->tree->n + r), y);
    }
}

/* Places the assistants of a row, with room for a box of that width on the line between them.
 * Tells how far the row reaches. */
StfTidyEnds
stf_tidy_place_row (StfTidy *self, guint row, double width)
{
  double away = width / 2 + self->options->assistant_gap;
  int left = self->aides.sides[row][0];
  int right = self->aides.sides[row][1];
  StfTidyEnds reach = { width / 2, width / 2 };

  if (left != NONE)
    {
      const StfTidyEnds *span = &self->aides.spans[left];

      self->subtrees[left].x = -away - span->right;
      reach.left = away + span->right - span->left;
    }
  if (right != NONE)
    {
      const StfTidyEnds *span = &self->aides.spans[right];

      self->subtrees[right].x = away - span->left;
      reach.right = away + span->right - span->left;
    }
  return reach;
}

/* Places those to both sides of a box, if there are any.  Tells how far the three reach. */
StfTidyEnds
stf_tidy_place_flank (StfTidy *self, guint box)
{
  double width = self->tree->width[box];
  int row = flank (self, box);

  return row == NONE ? (StfTidyEnds){ width / 2, width / 2 }
                     : stf_tidy_place_row (self, (guint) row, width);
}
