/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-document.h"
#include "stf-chart-letter.h"
#include "stf-chart-pair.h"
#include "stf-chart-poster.h"
#include "stf-chart-table.h"

G_BEGIN_DECLS

typedef struct
{
  double width;
  double height;
  char *label;
  char *title;
  StfChart *chart; /* what is drawn on it, wholly or in part; NULL: none */
  GArray *links;   /* StfChartPageLink */
} StfChartPage;

struct _StfChartDocument
{
  gatomicrefcount ref_count;
  char *title;
  GArray *pages;          /* StfChartPage */
  GArray *outline;        /* StfChartOutline; its texts are those of the charts */
  StfChartPoster *poster; /* or NULL */
  StfChartPair *pair;     /* on the first page, or NULL */
  StfChartTable *table;   /* of what differs, on the last pages, or NULL */
  StfChartLetter *letter; /* on all pages, or NULL */
};

StfChartPage *stf_chart_document_add_page (StfChartDocument *self, StfChart *chart, double width,
                                           double height, char *label, char *title);

StfChartDocument *stf_chart_document_alloc (const StfChartFacts *facts);
/* options: with a paper and what to compare with. */
StfChartDocument *stf_chart_document_new_for_change (const StfOrganisation *organisation,
                                                     const StfChartDocumentOptions *options,
                                                     GCancellable *cancellable, GError **error);

G_END_DECLS
