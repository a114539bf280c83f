/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-advice.h"
#include "stf-print-settings.h"

G_BEGIN_DECLS

/* All that a worker needs to make the document: nothing of it changes. */
typedef struct
{
  StfOrganisation *organisation;
  StfPrintSettings settings;
  char *footer;             /* name of the year's file, or NULL */
  StfOrganisation *compare; /* or NULL */
  gboolean side_by_side;
  GHashTable *costs; /* id of a body to its StfBodyCost, or NULL */
} StfPrintSource;

StfPrintSource *stf_print_source_new (StfOrganisation *organisation,
                                      const StfPrintSettings *settings, const char *footer,
                                      StfOrganisation *compare, gboolean side_by_side,
                                      GHashTable *costs);
void stf_print_source_free (StfPrintSource *self);

/* On a worker. */
StfChartDocument *stf_print_source_make (const StfPrintSource *self, GCancellable *cancellable,
                                         GError **error);
GPtrArray *stf_print_source_advise (const StfPrintSource *self, GCancellable *cancellable,
                                    GError **error);
gboolean stf_print_write (const StfPrintSource *self, const char *path, GCancellable *cancellable,
                          StfChartProgress progress, gpointer data, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfPrintSource, stf_print_source_free)

G_END_DECLS
