/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-canvas.h"
#include "stf-chart-view.h"
#include "stf-viewport.h"

G_BEGIN_DECLS

#define STF_CHART_ZOOM_STEP 1.2

typedef struct _StfChartDrag StfChartDrag;

typedef enum
{
  FIT_LEGIBLE, /* the whole chart if it can be read */
  FIT_WHOLE,
  FIT_NONE, /* the user has zoomed */
} StfChartFit;

struct _StfChartView
{
  GtkWidget parent_instance;

  GtkWidget *canvas;
  StfChart *chart;
  StfViewport port;
  StfChartFit fit;
  double centred_width; /* of the view, when the root was last put in its middle */

  GtkAdjustment *adjustments[2]; /* by GtkOrientation; they follow the port */
  GtkScrollablePolicy policies[2];
  gboolean following; /* the adjustments are being set from the port */

  double pinch_scale; /* what a pinch began with */
  double pointer_x;
  double pointer_y;
  double drag_x; /* the scroll that a drag began with */
  double drag_y;

  gboolean pressed;   /* the pointer's first button is down */
  gboolean selecting; /* selection was selected meanwhile: a body, or NULL */
  char *selection;
  guint letting_go; /* idle */

  StfChartDrag *drag; /* of a body */
};

void stf_chart_view_set_pressed (StfChartView *self, gboolean pressed);
/* After the port has moved. */
void stf_chart_view_move (StfChartView *self);
/* scale: pixels a point; what stands at (x, y) of the view stays there. */
void stf_chart_view_zoom_at (StfChartView *self, double scale, double x, double y);

/* stf-chart-view-input.c */
void stf_chart_view_add_input (StfChartView *self);

/* stf-chart-drag.c */
void stf_chart_view_add_drag (StfChartView *self);
void stf_chart_view_remove_drag (StfChartView *self);
void stf_chart_view_cancel_drag (StfChartView *self);
void stf_chart_view_snapshot_drag (StfChartView *self, GtkSnapshot *snapshot);

G_END_DECLS
