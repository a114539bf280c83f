/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Trees made by rule and by chance.  The same seed gives the same tree. */

#define G_LOG_DOMAIN "stafett-test"

#include "chart-trees.h"

#include <stdlib.h>

ChartTree *
chart_tree_new (guint n)
{
  ChartTree *self = g_new0 (ChartTree, 1);

  self->parent = g_new0 (int, n + 1);
  self->width = g_new0 (double, n + 1);
  self->height = g_new0 (double, n + 1);
  self->assistant = g_new0 (guint8, n + 1);
  self->tree = (StfChartTree){ n, self->parent, self->width, self->height, self->assistant };
  return self;
}

void
chart_tree_free (ChartTree *self)
{
  g_free (self->parent);
  g_free (self->width);
  g_free (self->height);
  g_free (self->assistant);
  g_free (self);
}

ChartTree *
chart_tree_new_random (ChartTreeKind kind, guint n, guint32 seed)
{
  ChartTree *self = chart_tree_new (n);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  int above = 0;
  int room = 0;

  for (int i = 0; i < (int) n; i++)
    {
      self->width[i] = g_rand_int_range (rand, 60, 241);
      self->height[i] = g_rand_int_range (rand, 20, 121);
      switch (kind)
        {
          case CHART_TREE_ORG:
            if (room == 0)
              room = g_rand_int_range (rand, 2, 10);
            self->parent[i] = i == 0 ? -1 : above;
            if (i > 0 && --room == 0)
              above++;
            break;
          case CHART_TREE_RANDOM:
            self->parent[i] = i == 0 ? -1 : g_rand_int_range (rand, 0, i);
            break;
          case CHART_TREE_CHAIN:
            self->parent[i] = i - 1;
            break;
          case CHART_TREE_STAR:
          default:
            self->parent[i] = i == 0 ? -1 : 0;
            break;
        }
    }
  return self;
}

/* A quarter of all boxes stand beside their parents. */
void
chart_tree_add_assistants (ChartTree *self, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 1; i < self->tree.n; i++)
    self->assistant[i] = g_rand_int_range (rand, 0, 4) == 0;
}

/* "n", then a line "parent width height" each; NULL if it is anything else. */
ChartTree *
chart_tree_new_from_text (const char *text)
{
  char *end;
  guint64 n = g_ascii_strtoull (text, &end, 10);
  g_autoptr (ChartTree) self = NULL;

  if (n == 0 || n > 10000000)
    return NULL;

  self = chart_tree_new ((guint) n);
  for (guint i = 0; i < n; i++)
    {
      gint64 parent = g_ascii_strtoll (end, &end, 10);

      self->width[i] = g_ascii_strtod (end, &end);
      self->height[i] = g_ascii_strtod (end, &end);
      if (parent < -1 || parent >= (gint64) i || !(self->width[i] > 0) || !(self->height[i] > 0))
        return NULL;
      self->parent[i] = (int) parent;
    }
  return g_steal_pointer (&self);
}
