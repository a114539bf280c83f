/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout.h"
#include "stf-chart-model.h"
#include "stf-chart-move.h"
#include "stf-chart-paper.h"

G_BEGIN_DECLS

#define STF_CHART_ERROR (stf_chart_error_quark ())

typedef enum
{
  STF_CHART_ERROR_FORMAT, /* no such format */
  STF_CHART_ERROR_WRITE,  /* the file cannot be written */
  STF_CHART_ERROR_SHEETS, /* the image cannot be divided into such sheets */
  STF_CHART_ERROR_PIXELS, /* a picture would have too many pixels */
} StfChartError;

typedef enum
{
  STF_CHART_FORMAT_PDF,
  STF_CHART_FORMAT_SVG,
  STF_CHART_FORMAT_PNG,
} StfChartFormat;

/* What the colours of a chart tell apart. */
typedef enum
{
  STF_CHART_COLOURING_KIND,   /* of body */
  STF_CHART_COLOURING_AGENCY, /* where holders work, and whose a body or a seat is */
  STF_CHART_COLOURING_TERM,   /* how soon the terms end */
} StfChartColouring;

/* What stands around the drawing. */
typedef enum
{
  STF_CHART_AROUND_NOTHING = 0,
  STF_CHART_AROUND_TITLE = 1 << 0,  /* organisation, year, date */
  STF_CHART_AROUND_LEGEND = 1 << 1, /* what colours, signs and dotted lines mean */
  STF_CHART_AROUND_FOOTER = 1 << 2, /* name of the file and date */
  STF_CHART_AROUND_ALL = 7,
} StfChartAround;

typedef struct
{
  StfChartPaper paper; /* no width: that of the year, or A3 landscape */
  double max_scale;    /* of the drawing, as of a chart that it stands beside; 0: no other limit */
  double max_line;     /* of a text around the drawing, in points; 0: no limit */
  StfChartPaper max_box; /* of boxes that can be set otherwise, before scaling; 0: no limit */
  StfChartContent content;
  StfChartColouring colouring;
  gboolean grey; /* black and white: what colours say is said by signs and patterns too */
  StfChartAround around;
  const char *heading;      /* instead of the name of the organisation; or NULL */
  const char *footer;       /* name of the file; or NULL */
  const char *page_label;   /* of this page among others: "B3 · 2/12"; or NULL */
  const char *const *kinds; /* of relations to draw besides "assists"; NULL-terminated, or NULL */
  const char *font;         /* families, the first found is used; NULL: Stafett's own */
} StfChartOptions;

#define STF_CHART_OPTIONS_INIT                                                                     \
  {                                                                                                \
    .content = STF_CHART_CONTENT_INIT, .around = STF_CHART_AROUND_ALL                              \
  }

/* A chart laid out on a page.  It does not change once made; one thread at a time may paint it. */
typedef struct _StfChart StfChart;

GQuark stf_chart_error_quark (void);

/* organisation may be freed afterwards.  options: NULL takes paper and orientation of the year. */
StfChart *stf_chart_new (const StfOrganisation *organisation, const StfChartOptions *options);
StfChart *stf_chart_new_for_model (StfChartModel *model, const StfChartOptions *options);
StfChart *stf_chart_ref (StfChart *self);
void stf_chart_unref (StfChart *self);

const StfChartModel *stf_chart_get_model (const StfChart *self);
guint stf_chart_get_n_boxes (const StfChart *self);
void stf_chart_get_page (const StfChart *self, double *width, double *height);
double stf_chart_get_text_size (const StfChart *self);
double stf_chart_get_scale (const StfChart *self);

/* Points on the page. */
StfChartRect stf_chart_get_rect (const StfChart *self, guint box);
StfChartRect stf_chart_get_row_rect (const StfChart *self, guint row);
StfChartRoute stf_chart_get_route (const StfChart *self, guint box);
StfChartRect stf_chart_get_drawing (const StfChart *self);
int stf_chart_find_at (const StfChart *self, double x, double y);
int stf_chart_find_row_at (const StfChart *self, guint box, double x, double y);
StfChartRect stf_chart_get_frame_rect (const StfChart *self, guint frame);
int stf_chart_move_from (const StfChart *self, guint box, StfChartMove move);

gboolean stf_chart_format_from_path (const char *path, StfChartFormat *format, GError **error);

gboolean stf_chart_write (const StfChart *self, const char *path, StfChartFormat format,
                          GCancellable *cancellable, GError **error);
gboolean stf_chart_write_png (const StfChart *self, const char *path, double dpi,
                              GCancellable *cancellable, GError **error);
char *stf_chart_describe (const StfChart *self);
char *stf_chart_to_geometry (const StfChart *self);
gboolean stf_chart_write_geometry (const StfChart *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChart, stf_chart_unref)

G_END_DECLS
