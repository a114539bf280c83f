/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-document.h"

G_BEGIN_DECLS

/* Text smaller than this is not read by all; points. */
#define STF_CHART_LEGIBLE_TEXT 6.0

typedef enum
{
  STF_CHART_ADVICE_TURN,    /* the sheet the other way */
  STF_CHART_ADVICE_PAPER,   /* a larger sheet */
  STF_CHART_ADVICE_DETAIL,  /* less in the boxes */
  STF_CHART_ADVICE_BOOKLET, /* several pages */
  STF_CHART_ADVICE_POSTER,  /* several sheets, to be glued */
} StfChartAdviceKind;

/* What would make the text larger. */
typedef struct
{
  StfChartAdviceKind kind;
  char *text;                      /* "Without task lists: 7.1 pt" */
  StfChartDocumentOptions options; /* to make the document with; what it points to is as before */
  double text_size;                /* that it then has; points */
  guint n_pages;
} StfChartAdvice;

/* The most useful first; an array of StfChartAdvice, which frees them. */
GPtrArray *stf_chart_advise (const StfOrganisation *organisation,
                             const StfChartDocumentOptions *options, GCancellable *cancellable,
                             GError **error);
GPtrArray *stf_chart_advise_for_facts (const StfChartFacts *facts,
                                       const StfChartDocumentOptions *options,
                                       GCancellable *cancellable, GError **error);

char *stf_chart_describe_text (const StfChartDocument *document);
const char *stf_chart_describe_bound (const StfChartDocument *document);

G_END_DECLS
