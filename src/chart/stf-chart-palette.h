/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-draw.h"

G_BEGIN_DECLS

/* 0xRRGGBB. */
typedef struct
{
  guint32 page;
  guint32 box;
  guint32 outline;
  guint32 strong; /* names of bodies, titles */
  guint32 text;
  guint32 muted;
  guint32 vacant;
  guint32 rule;
  guint32 route;
  guint32 relation;
  guint32 selected;
  guint32 found;
  guint32 hover; /* of the box */
  double outline_width;
  guint32 bands[8]; /* in the order of body.kind */
} StfChartColours;

const StfChartColours *stf_chart_palette_get_colours (StfChartPalette palette);
guint8 stf_chart_kind_index (const char *kind);
guint32 stf_chart_palette_get_band (StfChartPalette palette, const char *kind);

G_END_DECLS
