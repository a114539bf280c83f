/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-draw.h"

G_BEGIN_DECLS

/* More agencies than these share colours: their letters tell them apart. */
#define STF_CHART_N_AGENCY_COLOURS 12

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
  guint32 neutral;  /* band of what has no colour of its own */
  guint32 sign;     /* letters on the colour of an agency */
  guint32 agencies[STF_CHART_N_AGENCY_COLOURS];
  guint32 terms[STF_CHART_N_TERMS];
} StfChartColours;

const StfChartColours *stf_chart_palette_get_colours (StfChartPalette palette);
guint8 stf_chart_kind_index (const char *kind);
guint stf_chart_agency_colour (const StfChartAgency *agency);
guint32 stf_chart_palette_get_band (StfChartPalette palette, const char *kind);

G_END_DECLS
