/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-draw.h"
#include "stf-chart-pen.h"
#include "stf-paper.h"

G_BEGIN_DECLS

/* A text on pages of paper: A4, upright or lying.  It does not change once made. */
typedef struct _StfChartLetter StfChartLetter;

/* paper may be freed afterwards. */
StfChartLetter *stf_chart_letter_new (const StfPaper *paper);
void stf_chart_letter_free (StfChartLetter *self);

StfChartPaper stf_chart_letter_get_paper (const StfChartLetter *self);
const char *stf_chart_letter_get_date (const StfChartLetter *self);
guint stf_chart_letter_get_n_pages (const StfChartLetter *self);
void stf_chart_letter_draw_page (StfChartPen *pen, const StfChartLetter *self, guint page,
                                 StfChartPalette palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartLetter, stf_chart_letter_free)

G_END_DECLS
