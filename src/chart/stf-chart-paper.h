/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A sheet of paper as it lies before the reader, in points. */
typedef struct
{
  double width;
  double height;
} StfChartPaper;

/* The smallest and largest side of a sheet, in mm: PDF allows no more than 200 inches. */
#define STF_CHART_PAPER_MIN 50
#define STF_CHART_PAPER_MAX 5000

gboolean stf_chart_paper_parse (const char *name, StfChartPaper *paper);
StfChartPaper stf_chart_paper_turn (StfChartPaper paper, gboolean landscape);
char *stf_chart_paper_describe (StfChartPaper paper);
const char *const *stf_chart_paper_list (void);

G_END_DECLS
