/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-draw.h"
#include "stf-chart-pen.h"
#include "stf-comparison.h"

G_BEGIN_DECLS

/* The table of changes on pages of paper.  It does not change once made; pages count from 0. */
typedef struct _StfChartTable StfChartTable;

/* The comparison may be freed afterwards.  font: families, or NULL: Stafett's own. */
StfChartTable *stf_chart_table_new (const StfComparison *comparison, StfChartPaper paper,
                                    gboolean grey, const char *font);
void stf_chart_table_free (StfChartTable *self);

guint stf_chart_table_get_n_pages (const StfChartTable *self);
void stf_chart_table_draw_page (StfChartPen *pen, const StfChartTable *self, guint page,
                                StfChartPalette palette);
void stf_chart_table_paint_page (cairo_t *cr, const StfChartTable *self, guint page,
                                 StfChartPalette palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartTable, stf_chart_table_free)

G_END_DECLS
