/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-piece.h"

G_BEGIN_DECLS

/* The shapes that a box can be composed in. */
typedef enum
{
  STF_CHART_FORM_NATURAL, /* a table of roles and holders */
  STF_CHART_FORM_NARROW,  /* holders below their roles */
  STF_CHART_FORM_TALL,    /* natural, but a long list has a column less */
  STF_CHART_FORM_WIDE,    /* the name in one line, roles in columns */
  STF_CHART_N_FORMS,
} StfChartForm;

typedef struct
{
  StfChartPiece sign;
  StfChartPiece kind;
  StfChartPiece more;
  StfChartPiece found;
  StfChartPiece name;
  StfChartPiece aliases;
  StfChartPiece cost;
  StfChartPiece was;
} StfChartBoxPieces;

typedef struct
{
  StfChartPiece title; /* or the task */
  StfChartPiece note;
  StfChartPiece sign;
  StfChartPiece name;
  StfChartPiece agency;
  StfChartPiece contact;
  StfChartPiece was;
} StfChartRowPieces;

/* A piece in its place in a box. */
typedef struct
{
  StfChartPiece *piece;
  StfChartFit fit;
  double x;
  double y;
} StfChartItem;

/* What boxes are measured by, until their shapes are chosen. */
struct _StfChartDraft
{
  const StfChartModel *model;
  StfChartBoxPieces *boxes;
  StfChartRowPieces *rows;
  guint8 *forms;       /* StfChartForm of each face */
  double sign_width;   /* room before holders */
  GArray *items;       /* of the box composed last */
  StfChartRect *rects; /* of its rows: the array is that of all rows */
};

gboolean stf_chart_face_compose (StfChartDraft *draft, guint box, StfChartForm form,
                                 StfChartFace *face);

G_END_DECLS
