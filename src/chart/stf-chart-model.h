/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-organisation.h"

G_BEGIN_DECLS

/* What a chart says, before anything is measured: one box a drawn body, in such an order that a
 * parent stands before its children, and siblings stand in order.  All text belongs to the model,
 * is ready to be shown and at most STF_CHART_TEXT_MAX characters long. */

#define STF_CHART_TEXT_MAX 300

/* What the boxes say besides the name of the body. */
typedef enum
{
  STF_CHART_DETAIL_BODIES = 0,
  STF_CHART_DETAIL_SEATS = 1 << 0,   /* roles; without HOLDERS how many seats each has, how many
                                      * are filled */
  STF_CHART_DETAIL_HOLDERS = 1 << 1, /* who holds each seat */
  STF_CHART_DETAIL_AGENCY = 1 << 2,  /* where they work, and whose a seat is */
  STF_CHART_DETAIL_TASKS = 1 << 3,   /* what bodies and roles have to do */
  STF_CHART_DETAIL_CONTACT = 1 << 4, /* e-mail and phone of the holders */
  STF_CHART_DETAIL_COST = 1 << 5,    /* what the budget has for the body itself */
} StfChartDetail;

#define STF_CHART_DETAIL_STANDARD                                                                  \
  (STF_CHART_DETAIL_SEATS | STF_CHART_DETAIL_HOLDERS | STF_CHART_DETAIL_AGENCY)

#define STF_CHART_DETAIL_ALL 63

/* For whom a chart is: what the profile does not allow never gets into the model, so it cannot
 * leave the file. */
typedef enum
{
  STF_CHART_PROFILE_WALL,   /* names only: no e-mail, no phone */
  STF_CHART_PROFILE_GROUP,  /* with e-mail and phone where they are asked for */
  STF_CHART_PROFILE_PUBLIC, /* roles without names or anything else of a person */
} StfChartProfile;

/* What of an organisation a model takes up. */
typedef struct
{
  StfChartDetail detail;
  StfChartProfile profile;
  gboolean seat_boxes;    /* seats as boxes of their own below their body */
  const char *root;       /* id of the body that the chart begins with; NULL: all */
  GHashTable *toggled;    /* ids of bodies that are folded although they are not stored so, or the
                           * other way round; or NULL */
  GHashTable *references; /* id of a body to the words for where it goes on: "page 4"; or NULL */
  GHashTable *costs;      /* id of a body to its StfBodyCost, for DETAIL_COST; or NULL */
  GHashTable *findings;   /* id of a body to how many breaches of rules are in it; or NULL */
} StfChartContent;

#define STF_CHART_CONTENT_INIT                                                                     \
  {                                                                                                \
    STF_CHART_DETAIL_STANDARD, STF_CHART_PROFILE_WALL                                              \
  }

/* What a comparison says of a body, a role or a seat. */
typedef enum
{
  STF_CHART_MARK_NONE,
  STF_CHART_MARK_NEW,
  STF_CHART_MARK_GONE,
  STF_CHART_MARK_MOVED,
  STF_CHART_MARK_CHANGED,
  STF_CHART_N_MARKS,
} StfChartMark;

/* How soon a term ends, from the date of the chart. */
typedef enum
{
  STF_CHART_TERM_NONE, /* no last day, or nobody's */
  STF_CHART_TERM_ENDED,
  STF_CHART_TERM_SOON, /* within three months */
  STF_CHART_TERM_YEAR, /* within twelve */
  STF_CHART_TERM_LATER,
  STF_CHART_N_TERMS,
} StfChartTerm;

typedef enum
{
  STF_CHART_ROW_HOLDER, /* a seat and who holds it */
  STF_CHART_ROW_VACANT, /* a seat that nobody holds */
  STF_CHART_ROW_COUNT,  /* a role as a whole: "21 seats, 20 filled", "Open to all"; in public "6
                         * seats", and no name where there is one */
  STF_CHART_ROW_TASK,   /* a task of the role above, or of the body: in title */
} StfChartRowKind;

/* One line of a box. */
typedef struct
{
  StfChartRowKind kind;
  const char *role;       /* id */
  const char *seat;       /* id, or NULL */
  const char *assignment; /* id, or NULL */
  const char *title;      /* of the role; NULL: the same as in the row above */
  const char *name;       /* of the holder, or the words for vacant or the count; or NULL */
  const char *agency;     /* short name, or NULL */
  const char *agency_id;  /* for the colour; or NULL */
  int agency_index;       /* the same among the model's agencies, or -1 */
  const char *to_date;    /* the last day of the term, for the colour; or NULL */
  const char *contact;    /* e-mail and phone, or NULL */
  const char *note;       /* "assists the chair", or NULL */
  const char *was;        /* what a comparison says stood here before, or NULL */
  StfChartMark mark;
  guint8 term;   /* StfChartTerm */
  gboolean cell; /* belongs to a long list, which is set in columns */
} StfChartRow;

typedef struct
{
  const char *id; /* of the body */
  const char *name;
  const char *kind;       /* a choice of body.kind */
  const char *kind_label; /* the same in the reader's language, with the agency it belongs to */
  const char *aliases;    /* "also Webbsamordningsgruppen", or NULL */
  const char *cost;       /* "Own cost 1 250 tkr", or NULL */
  const char *agency_id;  /* to which it belongs, or NULL */
  int agency_index;       /* the same among the model's agencies, or -1 */
  const char *reference;  /* where it goes on: "page 4", or NULL */
  const char *was;        /* what a comparison says stood here before, or NULL */
  StfChartMark mark;
  int parent;         /* index of a box, or -1 */
  guint level;        /* of a root: 1 */
  int frame;          /* index of the frame it stands in, or -1 */
  guint8 branch;      /* StfChartBranch: how its children are to stand */
  gboolean assistant; /* stands beside its parent */
  gboolean seat;      /* not a body but one of its seats, with one row */
  gboolean new_page;  /* has a page of its own in a booklet */
  guint n_children;   /* bodies below it that could be drawn, drawn or not */
  guint n_hidden;     /* bodies of all levels below it that are folded away */
  guint first_row;
  guint n_rows;
  guint n_vacant;
  guint n_findings; /* breaches of rules */
} StfChartBox;

/* A frame around siblings. */
typedef struct
{
  const char *label;
  int parent; /* index of the box below which it stands, or -1 */
} StfChartFrame;

/* An agency that boxes or rows belong to. */
typedef struct
{
  const char *id;
  const char *sign; /* county letter, or the beginning of the name */
  const char *name; /* short */
} StfChartAgency;

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
  guint n_frames;
  const StfChartFrame *frames;
  guint n_relations;
  const StfChartRelation *relations;
  guint n_seats;
  guint n_agencies;
  const StfChartAgency *agencies; /* as the boxes speak of them */
  const char *const *path;        /* names of what is above the first body; NULL-terminated */
  guint n_vacant;
  const char *compared; /* "compared with 2013-01-01", or NULL */
  guint n_marked[STF_CHART_N_MARKS];

  /*< private >*/
  GArray *box_array;
  GArray *row_array;
  GArray *frame_array;
  GArray *relation_array;
  GArray *agency_array;
  GPtrArray *path_array;
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
  GHashTable *marks;          /* id of a body, role or seat to its StfChartRemark, or NULL */
  const char *compared;       /* "compared with 2013-01-01", or NULL */
  const guint *n_marked;      /* how many differences have each mark, for the legend; or NULL */
} StfChartFacts;

/* A mark and the words for what was before. */
typedef struct
{
  StfChartMark mark;
  const char *was; /* or NULL */
} StfChartRemark;

StfChartFacts stf_chart_facts (const StfOrganisation *organisation);
StfChartModel *stf_chart_model_new (const StfOrganisation *organisation,
                                    const StfChartContent *content);
StfChartModel *stf_chart_model_new_for_facts (const StfChartFacts *facts,
                                              const StfChartContent *content);
void stf_chart_model_free (StfChartModel *self);

int stf_chart_model_find (const StfChartModel *self, const char *body);
char *stf_chart_model_describe (const StfChartModel *self, guint box);
char *stf_chart_model_describe_row (const StfChartModel *self, guint row);
const char *stf_chart_relation_label (const char *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfChartModel, stf_chart_model_free)

G_END_DECLS
