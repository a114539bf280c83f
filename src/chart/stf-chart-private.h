/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-draw.h"
#include "stf-chart-measure.h"
#include "stf-chart-palette.h"
#include "stf-chart-pen.h"

G_BEGIN_DECLS

struct _StfChart
{
  gatomicrefcount ref_count;
  StfChartModel *model;
  StfChartType *type;
  StfChartMeasure *measure;
  StfChartLayout *layout;
  guint *nodes;       /* of the layout, for each box */
  guint *frame_nodes; /* and each frame */
  GStrv kinds;
  StfChartColouring colouring;
  gboolean grey;
  StfChartAround around;
  char *heading;    /* or NULL */
  char *footer;     /* or NULL */
  char *page_label; /* or NULL */
  StfChartText *frame_labels;
  struct _StfChartDotted *dotted;

  /* All in points.  The drawing stands at origin; title and footer are set at page_scale. */
  double page_width;
  double page_height;
  double page_scale;
  double max_scale;      /* or 0 */
  StfChartPaper max_box; /* or 0 */
  double max_line;       /* of what stands around the drawing */
  double margin;
  StfChartPoint origin;
  GArray *furniture;   /* StfChartText, on the page before page_scale: badge, title, date, legend */
  StfChartRect badge;  /* likewise; no width: none */
  StfChartRect legend; /* the sample of a dotted line; likewise */
  GArray *samples;     /* StfChartSample: of the colours, in the legend */
  double top;          /* where what stands above the drawing ends, before page_scale */
  double bottom;       /* and what stands below it begins; 0: there is nothing */
  StfChartRect signs[STF_CHART_N_MARKS]; /* of a comparison, in its legend; likewise */
};

/* Where a box stands in the drawing, before scaling. */
static inline const StfChartRect *
stf_chart_box (const StfChart *self, guint box)
{
  return &self->layout->rects[self->nodes[box]];
}

/* Which of its faces a box shows. */
static inline guint
stf_chart_variant (const StfChart *self, guint box)
{
  return self->layout->variants[self->nodes[box]];
}

static inline const StfChartFace *
stf_chart_face (const StfChart *self, guint box)
{
  return &self->measure->faces[box * self->measure->n_faces + stf_chart_variant (self, box)];
}

/* A grey chart is grey whatever it is drawn for. */
static inline StfChartPalette
stf_chart_get_palette (const StfChart *self, StfChartPalette palette)
{
  return self->grey ? STF_CHART_PALETTE_GREY : palette;
}

static inline StfChartPoint
stf_chart_to_page (const StfChart *self, StfChartPoint p)
{
  return (StfChartPoint){ self->origin.x + p.x * self->layout->scale,
                          self->origin.y + p.y * self->layout->scale };
}

static inline StfChartRect
stf_chart_rect_to_page (const StfChart *self, StfChartRect r)
{
  StfChartPoint corner = stf_chart_to_page (self, (StfChartPoint){ r.x, r.y });

  return (StfChartRect){ corner.x, corner.y, r.width * self->layout->scale,
                         r.height * self->layout->scale };
}

gboolean stf_chart_put_file (const char *path, const char *data, gsize length,
                             GCancellable *cancellable, GError **error);
char *stf_chart_get_title (const StfChart *self);
void stf_chart_place (StfChart *self);
void stf_chart_furnish (StfChart *self);
gboolean stf_chart_furniture_touches (const StfChart *self, StfChartRect rect);
double stf_chart_furniture_top (const StfChart *self);
double stf_chart_furniture_bottom (const StfChart *self);

char *stf_chart_describe_booklet (const StfChart *self, guint n_bodies);

void stf_chart_draw_box (StfChartPen *pen, const StfChart *chart, guint box,
                         StfChartPalette palette, StfChartPaintFlags flags);
void stf_chart_draw_routes (StfChartPen *pen, const StfChart *chart, StfChartPalette palette);
void stf_chart_draw_page (StfChartPen *pen, const StfChart *chart, StfChartPalette palette,
                          const StfChartRect *part);

G_END_DECLS
