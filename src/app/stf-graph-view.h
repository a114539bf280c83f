/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "money/stf-figure.h"

G_BEGIN_DECLS

/* One drawing of amounts, which is read to those who do not see it. */
#define STF_TYPE_GRAPH_VIEW (stf_graph_view_get_type ())
G_DECLARE_FINAL_TYPE (StfGraphView, stf_graph_view, STF, GRAPH_VIEW, GtkWidget)

GtkWidget *stf_graph_view_new (void);
void stf_graph_view_set_figure (StfGraphView *self, StfFigure *figure); /* which it then owns */

G_END_DECLS
