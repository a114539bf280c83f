/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-measure.h"
#include "stf-graph.h"

G_BEGIN_DECLS

/* What a shape stands for.  Each has a colour, and a pattern or mark of its own. */
typedef enum
{
  STF_GRAPH_GRID,
  STF_GRAPH_ZERO, /* the line of nothing */
  STF_GRAPH_LEADER,
  STF_GRAPH_BUDGET,
  STF_GRAPH_OUTCOME,
  STF_GRAPH_FORECAST,
  STF_GRAPH_SHARE,
  STF_GRAPH_BEFORE,  /* last year */
  STF_GRAPH_STREAM,  /* of money */
  STF_GRAPH_STREAM2, /* of money that is not mixed with it */
  STF_GRAPH_N_TONES,
} StfGraphTone;

typedef enum
{
  STF_GRAPH_BAR,  /* rect */
  STF_GRAPH_MARK, /* rect: where a value of a line is */
  STF_GRAPH_LINE, /* points */
  STF_GRAPH_AREA, /* points */
} StfGraphShapeKind;

typedef struct
{
  StfGraphShapeKind kind;
  StfGraphTone tone;
  StfChartRect rect;
  guint first; /* of the points */
  guint n;
  gint64 amount; /* that a bar shows, in öre */
} StfGraphShape;

typedef struct
{
  StfChartText text;
  gboolean muted;
} StfGraphLabel;

struct _StfGraph
{
  StfChartType *type;
  double width;
  double height;
  char *description;
  GArray *shapes; /* StfGraphShape */
  GArray *points; /* StfChartPoint */
  GArray *labels; /* StfGraphLabel; x and y of the text are on the page */
};

/* An axis of amounts: its ends are whole steps of 1, 2 or 5 times a power of 10. */
typedef struct
{
  double from; /* öre */
  double to;
  double step;
  double unit; /* öre in what the labels count */
} StfGraphScale;

StfGraphScale stf_graph_scale (double least, double most, guint max_steps);
const char *stf_graph_scale_get_unit (const StfGraphScale *self);
char *stf_graph_scale_format (const StfGraphScale *self, double value);
guint stf_graph_scale_get_n (const StfGraphScale *self);
double stf_graph_scale_get (const StfGraphScale *self, guint i);

#define STF_GRAPH_GAP 6.0
#define STF_GRAPH_SWATCH 9.0

StfChartText stf_graph_set (StfGraph *self, StfChartStyle style, const char *text, double width,
                            int lines);
void stf_graph_put (StfGraph *self, StfChartText text, double x, double y, gboolean muted);
void stf_graph_bar (StfGraph *self, StfGraphTone tone, StfChartRect rect, gint64 amount);
void stf_graph_mark (StfGraph *self, StfGraphTone tone, double x, double y);
void stf_graph_begin_line (StfGraph *self, StfGraphShapeKind kind, StfGraphTone tone);
void stf_graph_add_point (StfGraph *self, double x, double y);
void stf_graph_straight (StfGraph *self, StfGraphTone tone, double x1, double y1, double x2,
                         double y2);
double stf_graph_legend (StfGraph *self, const StfGraphTone *tones, const char *const *words,
                         guint n);
double stf_graph_put_axis (StfGraph *self, const StfGraphScale *scale, double top, double bottom);
double stf_graph_get_y (const StfGraphScale *scale, double value, double top, double bottom);

gboolean stf_graph_lay_months (StfGraph *self, const StfFigure *figure);
gboolean stf_graph_lay_flow (StfGraph *self, const StfFigure *figure);
gboolean stf_graph_lay_shares (StfGraph *self, const StfFigure *figure);
gboolean stf_graph_lay_trail (StfGraph *self, const StfFigure *figure);

G_END_DECLS
