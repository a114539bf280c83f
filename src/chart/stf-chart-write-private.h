/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-document.h"
#include "stf-chart-private.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where Cairo writes to. */
typedef struct
{
  GByteArray *bytes;
  GCancellable *cancellable; /* or NULL */
} StfChartSink;

cairo_status_t stf_chart_sink_cb (void *closure, const unsigned char *data, unsigned int length);
gboolean stf_chart_sink_check (StfChartSink *sink, cairo_status_t status, GError **error);

/* How far the writing of a document has come, and whether it goes on. */
typedef struct
{
  GCancellable *cancellable; /* or NULL */
  StfChartProgress progress; /* or NULL */
  gpointer data;
} StfChartWork;

gboolean stf_chart_work_goes_on (StfChartWork *self, guint done, guint n_pages);

GByteArray *stf_chart_to_pdf (const StfChartDocument *document, StfChartWork *work, GError **error);
GByteArray *stf_chart_to_svg (const StfChartDocument *document, guint page);
GByteArray *stf_chart_to_png (const StfChartDocument *document, guint page, double dpi,
                              GCancellable *cancellable, GError **error);

G_END_DECLS
