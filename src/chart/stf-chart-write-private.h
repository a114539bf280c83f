/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

gboolean stf_chart_put_file (const char *path, const char *data, gsize length,
                             GCancellable *cancellable, GError **error);

GByteArray *stf_chart_to_pdf (const StfChart *self, GCancellable *cancellable, GError **error);
GByteArray *stf_chart_to_svg (const StfChart *self);
GByteArray *stf_chart_to_png (const StfChart *self, double dpi, GCancellable *cancellable,
                              GError **error);

G_END_DECLS
