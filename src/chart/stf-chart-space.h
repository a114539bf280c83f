/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout.h"

G_BEGIN_DECLS

/* A rectangle whose two directions are written alike: along axis 0 (x) and along axis 1 (y). */
typedef struct
{
  double lo[2];
  double hi[2];
} StfChartArea;

/* Many rectangles, found by where they are. */
typedef struct
{
  const StfChartArea *areas;
  double lo[2];
  double cell[2];
  int n[2];
  guint *first; /* of each cell in members; one more than there are cells */
  guint *members;
} StfChartSpace;

/* Return FALSE to stop. */
typedef gboolean (*StfChartSpaceFunc) (guint area, gpointer data);

StfChartArea stf_chart_area_from_rect (StfChartRect rect);
gboolean stf_chart_area_meets (const StfChartArea *a, const StfChartArea *b);

StfChartSpace *stf_chart_space_new (const StfChartArea *areas, guint n);
void stf_chart_space_free (StfChartSpace *self);

gboolean stf_chart_space_visit (const StfChartSpace *self, const StfChartArea *where,
                                StfChartSpaceFunc func, gpointer data);
gboolean stf_chart_space_is_free (const StfChartSpace *self, const StfChartArea *where);
double stf_chart_space_reach (const StfChartSpace *self, const StfChartArea *from, int axis,
                              int direction, double farthest, double clearance, int *stopped_by);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartSpace, stf_chart_space_free)

G_END_DECLS
