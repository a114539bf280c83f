/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-money.h"

G_BEGIN_DECLS

/* Amounts to be drawn: a small table of öre that also tells how to draw it.  The columns follow
 * from the kind. */
typedef enum
{
  STF_FIGURE_MONTHS, /* a row a month: budget, outcome, forecast */
  STF_FIGURE_FLOW,   /* in groups that do not mix: comes from, goes to */
  STF_FIGURE_SHARES, /* a row a payer: this year, last year */
  STF_FIGURE_TRAIL,  /* what the year was thought to come to, by and by: amount */
  STF_N_FIGURE_KINDS,
} StfFigureKind;

enum
{
  STF_FIGURE_BUDGET,
  STF_FIGURE_OUTCOME,
  STF_FIGURE_FORECAST,
  STF_FIGURE_COMES = 0,
  STF_FIGURE_GOES,
  STF_FIGURE_NOW = 0,
  STF_FIGURE_BEFORE,
  STF_FIGURE_MAX_COLUMNS = 3,
};

/* There is no such amount. */
#define STF_FIGURE_NONE G_MAXINT64

typedef struct
{
  char *name;
  guint group; /* of a flow */
  gint64 values[STF_FIGURE_MAX_COLUMNS];
} StfFigureRow;

typedef struct
{
  StfFigureKind kind;
  char *title;
  GPtrArray *groups; /* names */
  GPtrArray *rows;   /* StfFigureRow */
} StfFigure;

StfFigure *stf_figure_new (StfFigureKind kind, const char *title);
StfFigure *stf_figure_copy (const StfFigure *self);
void stf_figure_free (StfFigure *self);
guint stf_figure_add_group (StfFigure *self, const char *name);
void stf_figure_add (StfFigure *self, const char *name, guint group, gint64 first, gint64 second,
                     gint64 third);
void stf_figure_add_months (StfFigure *self, const gint64 budget[12], const gint64 outcome[12],
                            const gint64 forecast[12]);

guint stf_figure_get_n_columns (const StfFigure *self);
const char *stf_figure_get_column (const StfFigure *self, guint column);
const StfFigureRow *stf_figure_get_row (const StfFigure *self, guint row);
gint64 stf_figure_sum (const StfFigure *self, guint column);
gboolean stf_figure_is_empty (const StfFigure *self);
char *stf_figure_format (const StfFigure *self, gint64 amount, StfMoneyFlags flags);
char *stf_figure_describe (const StfFigure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfFigure, stf_figure_free)

G_END_DECLS
