/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-draw.h"
#include "stf-chart-pen.h"
#include "stf-paper.h"

G_BEGIN_DECLS

/* How an image becomes sheets of paper. */
typedef enum
{
  STF_CHART_SHEETS_ONE,     /* all of it on one */
  STF_CHART_SHEETS_POSTER,  /* a large image on several, to be glued */
  STF_CHART_SHEETS_BOOKLET, /* one branch a page */
} StfChartSheets;

typedef struct
{
  StfChartOptions chart; /* its paper: the sheets; no width: as the year has it */
  StfChartSheets sheets;
  StfChartPaper poster;           /* size of the whole image */
  double overlap;                 /* of neighbouring sheets, at least; points */
  gboolean crop_marks;            /* where to cut and to glue */
  gboolean tile_map;              /* a first page that shows which sheet goes where */
  const StfOrganisation *compare; /* show what is new, gone, moved since; or NULL */
  gboolean side_by_side;          /* both on one sheet, the one compared with on the left */
} StfChartDocumentOptions;

/* 10 mm of overlap. */
#define STF_CHART_DOCUMENT_OPTIONS_INIT                                                            \
  {                                                                                                \
    .chart = STF_CHART_OPTIONS_INIT, .overlap = 10 * 72 / 25.4, .crop_marks = TRUE,                \
    .tile_map = TRUE                                                                               \
  }

/* More sheets than these are refused. */
#define STF_CHART_DOCUMENT_MAX_PAGES 2000

/* A line of the table of contents, which is in the order of the tree. */
typedef struct
{
  const char *title;
  const char *id; /* of the body, or NULL */
  guint level;    /* 0: the highest */
  guint page;
  StfChartPoint point; /* on the page */
} StfChartOutline;

/* From a place on a page to the page that a body has as itself. */
typedef struct
{
  StfChartRect rect;
  const char *id; /* of the body */
  guint page;
  StfChartPoint point; /* on that page */
} StfChartPageLink;

/* A chart on as many pages as it takes.  It does not change once made; one thread at a time may
 * paint it.  Pages count from 0; all measures are points. */
typedef struct _StfChartDocument StfChartDocument;

/* What options leave open is then as the year has it. */
StfChartDocumentOptions stf_chart_document_options_for (const StfOrganisation *organisation,
                                                        const StfChartDocumentOptions *options);

/* organisation and everything in options may be freed afterwards. */
StfChartDocument *stf_chart_document_new (const StfOrganisation *organisation,
                                          const StfChartDocumentOptions *options,
                                          GCancellable *cancellable, GError **error);
StfChartDocument *stf_chart_document_new_for_facts (const StfChartFacts *facts,
                                                    const StfChartDocumentOptions *options,
                                                    GCancellable *cancellable, GError **error);
StfChartDocument *stf_chart_document_new_for_chart (const StfChart *chart);
StfChartDocument *stf_chart_document_new_for_paper (const StfPaper *paper);
StfChartDocument *stf_chart_document_ref (StfChartDocument *self);
void stf_chart_document_unref (StfChartDocument *self);

guint stf_chart_document_get_n_pages (const StfChartDocument *self);
void stf_chart_document_get_page_size (const StfChartDocument *self, guint page, double *width,
                                       double *height);
const char *stf_chart_document_get_page_label (const StfChartDocument *self, guint page);
const char *stf_chart_document_get_page_title (const StfChartDocument *self, guint page);
const char *stf_chart_document_get_title (const StfChartDocument *self);
const char *stf_chart_document_get_date (const StfChartDocument *self);
char *stf_chart_document_describe (const StfChartDocument *self);
StfChart *stf_chart_document_get_chart (const StfChartDocument *self);
StfChart *stf_chart_document_get_page_chart (const StfChartDocument *self, guint page);
void stf_chart_document_draw_page (StfChartPen *pen, const StfChartDocument *self, guint page,
                                   StfChartPalette palette);
void stf_chart_document_paint_page (cairo_t *cr, const StfChartDocument *self, guint page,
                                    StfChartPalette palette);

double stf_chart_document_get_text_size (const StfChartDocument *self);
double stf_chart_document_get_smallest_text_size (const StfChartDocument *self);
double stf_chart_document_get_reading_distance (const StfChartDocument *self);
gboolean stf_chart_document_is_bound_by_sheets (const StfChartDocument *self);

const StfChartOutline *stf_chart_document_get_outline (const StfChartDocument *self, guint *n);
const StfChartPageLink *stf_chart_document_get_links (const StfChartDocument *self, guint page,
                                                      guint *n);

/* From a worker: how many of the pages are done. */
typedef void (*StfChartProgress) (guint done, guint n_pages, gpointer data);

char *stf_chart_document_get_page_path (const StfChartDocument *self, guint page, const char *path);
gboolean stf_chart_document_write (const StfChartDocument *self, const char *path,
                                   StfChartFormat format, double dpi, GCancellable *cancellable,
                                   StfChartProgress progress, gpointer data, GError **error);
char *stf_chart_document_to_geometry (const StfChartDocument *self);
gboolean stf_chart_document_write_geometry (const StfChartDocument *self, const char *path,
                                            GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartDocument, stf_chart_document_unref)

G_END_DECLS
