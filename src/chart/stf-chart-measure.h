/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "stf-chart-layout.h"
#include "stf-chart-model.h"

G_BEGIN_DECLS

/* What a text is, for the typesetter and the painter; the palette gives it a colour. */
typedef enum
{
  STF_CHART_STYLE_KIND,
  STF_CHART_STYLE_NAME,
  STF_CHART_STYLE_ALIAS,
  STF_CHART_STYLE_ROLE,
  STF_CHART_STYLE_NOTE,
  STF_CHART_STYLE_HOLDER,
  STF_CHART_STYLE_AGENCY,
  STF_CHART_STYLE_VACANT,
  STF_CHART_STYLE_COUNT,
  STF_CHART_STYLE_TASK,
  STF_CHART_STYLE_CONTACT,
  STF_CHART_STYLE_WAS,   /* what a comparison says stood here before */
  STF_CHART_STYLE_SIGN,  /* of an agency */
  STF_CHART_STYLE_MORE,  /* how many bodies are folded away, and where they are */
  STF_CHART_STYLE_FOUND, /* how many breaches of rules there are */
  STF_CHART_STYLE_PAGE_TITLE,
  STF_CHART_STYLE_PAGE_TEXT,
  STF_CHART_STYLE_BADGE,
  STF_CHART_N_STYLES,
} StfChartStyle;

/* The size of the lines in a box, and the smallest size in use; points before scaling. */
#define STF_CHART_TEXT_SIZE 8.0
#define STF_CHART_SMALL_TEXT_SIZE 7.0

/* A set text; x and y are its top left corner from that of its box, in points before scaling. */
typedef struct
{
  PangoLayout *layout;
  StfChartStyle style;
  int row; /* of the model, which the text belongs to; -1: none */
  double x;
  double y;
  double width;
  double height;
  gboolean program; /* outside boxes: its words are the program's, not the organisation's */
} StfChartText;

/* A box as set in type. */
typedef struct
{
  double width;
  double height;
  guint first_text;
  guint n_texts;
  double rule_y; /* of the line between name and seats; 0: none */
} StfChartFace;

typedef struct
{
  PangoContext *context;
  PangoFontDescription *fonts[STF_CHART_N_STYLES];
  PangoAttrList *attributes;
  GHashTable *shaped[STF_CHART_N_STYLES]; /* texts to layouts of one line, each shaped once */
} StfChartType;

/* Room for the sign of an agency or a term, with the gap before what follows. */
#define STF_CHART_SIGN_WIDTH 21.0
#define STF_CHART_PIE_WIDTH 11.0

typedef struct _StfChartDraft StfChartDraft;

typedef struct
{
  guint n_faces;       /* in how many shapes each box has been measured: at least one */
  StfChartFace *faces; /* n_faces for each box, the one it has by itself first; only that which was
                        * chosen has texts */
  GArray *texts;       /* StfChartText */
  StfChartRect *rows;  /* of the model, from the corner of their boxes */
  double sign_width;   /* room before holders for a sign; or 0 */
  StfChartDraft *draft;
} StfChartMeasure;

StfChartType *stf_chart_type_new (const char *families);
void stf_chart_type_free (StfChartType *self);
StfChartText stf_chart_type_set (StfChartType *self, StfChartStyle style, const char *text,
                                 double max_width, int max_lines);

StfChartMeasure *stf_chart_measure_new (StfChartType *type, const StfChartModel *model,
                                        double sign_width, gboolean agencies);
void stf_chart_measure_choose (StfChartMeasure *self, const guint8 *variants);
void stf_chart_measure_free (StfChartMeasure *self);

G_END_DECLS
