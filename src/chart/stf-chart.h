/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-layout.h"
#include "stf-chart-model.h"
#include "stf-chart-move.h"

G_BEGIN_DECLS

#define STF_CHART_ERROR (stf_chart_error_quark ())

typedef enum
{
  STF_CHART_ERROR_PAPER,  /* no such paper */
  STF_CHART_ERROR_FORMAT, /* no such format */
  STF_CHART_ERROR_WRITE,  /* the file cannot be written */
} StfChartError;

typedef enum
{
  STF_CHART_FORMAT_PDF,
  STF_CHART_FORMAT_SVG,
  STF_CHART_FORMAT_PNG,
} StfChartFormat;

typedef enum
{
  STF_CHART_PAPER_A4,
  STF_CHART_PAPER_A3,
  STF_CHART_PAPER_A2,
  STF_CHART_PAPER_A1,
  STF_CHART_PAPER_A0,
} StfChartPaper;

typedef struct
{
  StfChartPaper paper;
  gboolean landscape;
  StfChartDetail detail;
  const char *const *kinds; /* of relations to draw besides "assists"; NULL-terminated, or NULL */
  const char *font;         /* families, the first found is used; NULL: Stafett's own */
} StfChartOptions;

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
int stf_chart_move_from (const StfChart *self, guint box, StfChartMove move);

gboolean stf_chart_paper_from_name (const char *name, StfChartPaper *paper);
const char *stf_chart_paper_get_name (StfChartPaper paper);
gboolean stf_chart_format_from_path (const char *path, StfChartFormat *format, GError **error);

gboolean stf_chart_write (const StfChart *self, const char *path, StfChartFormat format,
                          GCancellable *cancellable, GError **error);
gboolean stf_chart_write_png (const StfChart *self, const char *path, double dpi,
                              GCancellable *cancellable, GError **error);
char *stf_chart_to_geometry (const StfChart *self);
gboolean stf_chart_write_geometry (const StfChart *self, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChart, stf_chart_unref)

G_END_DECLS
