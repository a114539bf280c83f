/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-write-private.h"

G_BEGIN_DECLS

GByteArray *stf_chart_draw_pdf (const StfChartDocument *document, GPtrArray *descriptions,
                                GArray *program, StfChartWork *work, GError **error);

/* What a PDF says of itself. */
typedef struct
{
  const char *title;
  const char *date;
  const char *description;
} StfPdfFacts;

/* document: what its links lead to; NULL: it has none.  program: of titles, texts and headings,
 * whether their words are the program's; NULL: none are */
GByteArray *stf_chart_complete_pdf (const GByteArray *drawn, const StfPdfFacts *facts,
                                    const StfChartDocument *document, const GPtrArray *descriptions,
                                    const GArray *program, GError **error);

G_END_DECLS
