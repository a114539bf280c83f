/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "stf-chart-document.h"

G_BEGIN_DECLS

GtkPrintOperation *stf_print_operation_new (StfChartDocument *document);

G_END_DECLS
