/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout.h"

G_BEGIN_DECLS

/* Trees made by rule and by chance, for tests and benchmarks. */
typedef enum
{
  CHART_TREE_ORG,    /* spans of control of two to nine, as in an organisation */
  CHART_TREE_RANDOM, /* each box under any before it */
  CHART_TREE_CHAIN,
  CHART_TREE_STAR,
} ChartTreeKind;

typedef struct
{
  StfChartTree tree; /* points into the arrays */
  int *parent;
  double *width;
  double *height;
  guint8 *assistant;
} ChartTree;

ChartTree *chart_tree_new (guint n);
ChartTree *chart_tree_new_random (ChartTreeKind kind, guint n, guint32 seed);
ChartTree *chart_tree_new_from_text (const char *text);
void chart_tree_add_assistants (ChartTree *self, guint32 seed);
void chart_tree_free (ChartTree *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ChartTree, chart_tree_free)

G_END_DECLS
