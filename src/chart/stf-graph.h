/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-draw.h"
#include "stf-chart-pen.h"
#include "stf-figure.h"

G_BEGIN_DECLS

/* The amounts of a figure, laid out in points.  It does not change once made. */
typedef struct _StfGraph StfGraph;

/* figure may be freed afterwards. */
StfGraph *stf_graph_new (const StfFigure *figure, double width, double height);
void stf_graph_free (StfGraph *self);
double stf_graph_get_wish (const StfFigure *figure, double width);
const char *stf_graph_get_description (const StfGraph *self);

void stf_graph_draw (StfChartPen *pen, const StfGraph *self, StfChartPalette palette);
void stf_graph_paint (cairo_t *cr, const StfGraph *self, StfChartPalette palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfGraph, stf_graph_free)

G_END_DECLS
