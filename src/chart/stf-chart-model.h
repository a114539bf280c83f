/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-organisation.h"

G_BEGIN_DECLS

/* What a chart says, before anything is measured: one box a drawn body, in such an order that a
 * parent stands before its children, and siblings stand in order.  All text belongs to the model,
 * is ready to be shown and at most STF_CHART_TEXT_MAX characters long. */

#define STF_CHART_TEXT_MAX 300

typedef enum
{
  STF_CHART_DETAIL_NAMES, /* who holds each seat */
  STF_CHART_DETAIL_ROLES, /* how many seats a role has and how many are filled */
} StfChartDetail;

typedef enum
{
  STF_CHART_ROW_HOLDER, /* a seat and who holds it */
  STF_CHART_ROW_VACANT, /* a seat that nobody holds */
  STF_CHART_ROW_COUNT,  /* a role as a whole: "21 seats, 20 filled", "Open to all" */
} StfChartRowKind;

/* One line of a box. */
typedef struct
{
  StfChartRowKind kind;
  const char *role;       /* id */
  const char *seat;       /* id, or NULL */
  const char *assignment; /* id, or NULL */
  const char *title;      /* of the role; NULL: the same as in the row above */
  const char *name;       /* of the holder, or the words for vacant or the count */
  const char *agency;     /* short name, or NULL */
  const char *note;       /* "assists the chair", or NULL */
  gboolean cell;          /* belongs to a long list, which is set in columns */
} StfChartRow;

typedef struct
{
  const char *id; /* of the body */
  const char *name;
  const char *kind;       /* a choice of body.kind */
  const char *kind_label; /* the same in the reader's language, with the agency it belongs to */
  const char *aliases;    /* "also Webbsamordningsgruppen", or NULL */
  int parent;             /* index of a box, or -1 */
  gboolean assistant;     /* stands beside its parent */
  guint first_row;
  guint n_rows;
  guint n_vacant;
} StfChartBox;

/* A relation between two boxes, drawn dotted when it is asked for (H8). */
typedef struct
{
  const char *id;
  const char *kind;  /* a choice of relation.kind */
  const char *label; /* the same in the reader's language */
  guint from;
  guint to;
} StfChartRelation;

typedef struct
{
  const char *organisation;
  int year;
  const char *date;
  gboolean example;
  guint n_boxes;
  const StfChartBox *boxes;
  const StfChartRow *rows;
  guint n_relations;
  const StfChartRelation *relations;
  guint n_vacant;

  /*< private >*/
  GArray *box_array;
  GArray *row_array;
  GArray *relation_array;
  GStringChunk *texts;
} StfChartModel;

/* The facts a model is made of; stf_chart_model_new() takes them from an organisation. */
typedef struct
{
  const char *organisation;
  int year;
  const char *date;
  gboolean example;
  const GPtrArray *roots;     /* StfBody */
  const GPtrArray *relations; /* StfRelation */
} StfChartFacts;

StfChartModel *stf_chart_model_new (const StfOrganisation *organisation, StfChartDetail detail);
StfChartModel *stf_chart_model_new_for_facts (const StfChartFacts *facts, StfChartDetail detail);
void stf_chart_model_free (StfChartModel *self);

int stf_chart_model_find (const StfChartModel *self, const char *body);
char *stf_chart_model_describe (const StfChartModel *self, guint box);
char *stf_chart_model_describe_row (const StfChartModel *self, guint row);
const char *stf_chart_relation_label (const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartModel, stf_chart_model_free)

G_END_DECLS
