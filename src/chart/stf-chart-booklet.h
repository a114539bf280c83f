/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-document.h"

G_BEGIN_DECLS

/* Text on a page of a booklet is no smaller than this where that can be had; points. */
#define STF_CHART_BOOKLET_TEXT 7.0

/* One page: a body and what is below it, as far as it does not go on elsewhere. */
typedef struct
{
  const StfBody *root;  /* NULL: all */
  guint from;           /* the page on which root stands at the end of a branch */
  GPtrArray *continued; /* StfBody: in order; each is the root of a page of its own */
  StfChart *chart;
} StfChartLeaf;

/* All bodies that are drawn, in the order of the tree. */
typedef struct
{
  const StfBody *body;
  guint level;
  guint size; /* bodies from it downwards */
} StfChartEntry;

typedef struct
{
  GArray *entries; /* StfChartEntry */
  GArray *leaves;  /* StfChartLeaf: the first is the overview */
} StfChartBooklet;

/* What belongs to the facts is used for as long as they live. */
StfChartBooklet *stf_chart_booklet_new (const StfChartFacts *facts, const StfChartOptions *options,
                                        GCancellable *cancellable, GError **error);
void stf_chart_booklet_free (StfChartBooklet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartBooklet, stf_chart_booklet_free)

G_END_DECLS
