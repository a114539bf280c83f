/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <graphene.h>

#include "stf-chart-layout.h"

G_BEGIN_DECLS

/* A view of a drawing that is larger or smaller than it: a plain value. */
typedef struct
{
  double width; /* of the view, in pixels */
  double height;
  graphene_rect_t content; /* the drawing, in points */
  double scale;            /* pixels a point */
  double x;                /* pixels of the drawing that lie left of the view */
  double y;                /* and above it */
} StfViewport;

void stf_viewport_clamp (StfViewport *self);
void stf_viewport_zoom (StfViewport *self, double scale, double x, double y);
void stf_viewport_reveal (StfViewport *self, const StfChartRect *rect);
void stf_viewport_centre (StfViewport *self, const StfChartRect *rect);
double stf_viewport_get_fitting_scale (const StfViewport *self);
void stf_viewport_get_origin (const StfViewport *self, double *x, double *y);
graphene_rect_t stf_viewport_get_visible (const StfViewport *self);

G_END_DECLS
