/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-document.h"
#include "stf-chart-measure.h"
#include "stf-chart-tiles.h"

G_BEGIN_DECLS

/* A text of the poster's own, not of the image. */
typedef struct
{
  StfChartText set; /* with its place on the page */
  double scale;
  gboolean page_title;
} StfChartNote;

/* One sheet. */
typedef struct
{
  guint column;
  guint row;
  StfChartRect window; /* what of the image it shows */
  StfChartRect cut;    /* what of that is seen once all are glued */
  StfChartNote label;  /* "B3" */
} StfChartTile;

/* A large image on sheets of paper, which are glued. */
typedef struct
{
  StfChart *chart;
  StfChartPaper sheet; /* as it is turned */
  GArray *tiles;       /* StfChartTile: strip by strip */
  gboolean columns;    /* the strips are columns, not rows */
  gboolean bound;      /* the image would have larger text on larger sheets */
  gboolean crop_marks;
  gboolean tile_map;
  StfChartType *type;
  GArray *strip_labels; /* StfChartNote */
  GArray *map_notes;    /* StfChartNote: the texts of the map */
  double map_top;       /* where its picture begins */
} StfChartPoster;

StfChartPoster *stf_chart_poster_new (const StfChartFacts *facts,
                                      const StfChartDocumentOptions *options,
                                      GCancellable *cancellable, GError **error);
void stf_chart_poster_free (StfChartPoster *self);

const StfChartTile *stf_chart_poster_get_tile (const StfChartPoster *self, guint tile);
guint stf_chart_poster_find (const StfChartPoster *self, const StfChartRect *rect);

void stf_chart_poster_draw_page (StfChartPen *pen, const StfChartPoster *self, guint page,
                                 StfChartPalette palette);
void stf_chart_poster_set_map (StfChartPoster *self, const char *title);
void stf_chart_poster_draw_map (StfChartPen *pen, const StfChartPoster *self,
                                StfChartPalette palette);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartPoster, stf_chart_poster_free)

G_END_DECLS
