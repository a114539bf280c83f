/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-measure.h"

G_BEGIN_DECLS

/* A text that is shaped once, and then asked what it would take in any width: boxes are measured in
 * several shapes before one of them is drawn. */
typedef struct
{
  PangoLayout *layout; /* NULL: no text */
  StfChartStyle style;
  int row;       /* of the model, or -1 */
  double width;  /* in one line */
  double height; /* of a line */
  double baseline;
  double *advances; /* of the characters, once they are needed */
} StfChartPiece;

/* What a piece takes in a width. */
typedef struct
{
  double width;
  double height;
  int n_lines;
  gboolean cut; /* it ends, or has in its middle, an ellipsis */
} StfChartFit;

StfChartPiece stf_chart_piece_new (StfChartType *type, StfChartStyle style, const char *text,
                                   int row);
void stf_chart_piece_clear (StfChartPiece *self);
StfChartFit stf_chart_piece_fit (StfChartPiece *self, double max_width, int max_lines);
double stf_chart_piece_min_width (StfChartPiece *self);
StfChartText stf_chart_piece_set (StfChartPiece *self, const StfChartFit *fit);

G_END_DECLS
