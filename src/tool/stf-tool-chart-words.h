/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-document.h"
#include "stf-tool.h"

G_BEGIN_DECLS

/* What the user says of a chart, in words. */
typedef struct
{
  char *output;
  char *paper;
  char *poster;
  char *detail;
  char *profile;
  char *colours;
  char *seats;
  char *relations;
  char *compare;
  char *date;
  char *geometry;
  gboolean portrait;
  gboolean landscape;
  gboolean booklet;
  gboolean side_by_side;
  gboolean grey;
  gboolean no_title;
  gboolean no_legend;
  gboolean no_footer;
  gboolean no_map;
  gboolean no_marks;
  gboolean advice;
  double overlap; /* mm */
  int dpi;        /* 0: not said */
} StfToolChartWords;

/* The same, understood. */
typedef struct
{
  StfChartDocumentOptions options;
  StfChartFormat format;
  GStrv kinds; /* of relations, to which options point; or NULL */
} StfToolChartWishes;

gboolean stf_tool_chart_understand (const StfToolCommand *command, const StfToolChartWords *words,
                                    StfToolChartWishes *wishes);
void stf_tool_chart_words_clear (StfToolChartWords *self);
void stf_tool_chart_wishes_clear (StfToolChartWishes *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfToolChartWords, stf_tool_chart_words_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StfToolChartWishes, stf_tool_chart_wishes_clear)

G_END_DECLS
