/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-next-year.h"

G_BEGIN_DECLS

typedef enum
{
  STF_FATE_CARRIED,
  STF_FATE_RESET,
  STF_FATE_SHIFTED,
  STF_FATE_DROPPED,
  STF_FATE_ASKED, /* while the plan is made: kept if a row that is kept refers to it */
} StfFate;

/* A row of the document and what becomes of it. */
typedef struct
{
  StfRow *old;
  StfRow *row; /* as the next year has it, unless dropped */
  StfFate fate;
} StfNextYearRow;

/* What the next year takes from a document, before anything is written. */
typedef struct
{
  StfHandoverInfo *info; /* the document */
  int year;
  char *starts;
  char *ends;
  GPtrArray *tables; /* GPtrArray of StfNextYearRow, by the index of the table */
  GPtrArray *added;  /* StfRow: what the next year has besides */

  /* Of the budget; see stf-next-year-budget.c.  Amounts are öre and costs. */
  const char *budget;  /* id of the version that goes along as last year's, or NULL */
  GHashTable *outcome; /* StfAmounts by line */
  guint n_carried;
  gint64 carried;
  guint n_scaled;
  gint64 scaled_from;
  gint64 scaled_to;
  guint n_reset;
  guint n_too_large;
} StfNextYearPlan;

StfNextYearPlan *stf_next_year_plan_new (GBytes *document, StfProgressFunc progress,
                                         gpointer progress_data, GCancellable *cancellable,
                                         GError **error);
void stf_next_year_plan_free (StfNextYearPlan *self);
GPtrArray *stf_next_year_plan_get_rows (StfNextYearPlan *self, const char *table);
StfNextYearRow *stf_next_year_plan_find (StfNextYearPlan *self, const char *table, const char *id);
gboolean stf_next_year_has_policy (const char *table);

void stf_next_year_budget_prepare (StfNextYearPlan *self);
void stf_next_year_budget_make (StfNextYearPlan *self);
GPtrArray *stf_next_year_budget_describe (StfNextYearPlan *self);
StfFate stf_next_year_decide_version (StfNextYearPlan *self, StfRow *row);
StfFate stf_next_year_decide_request (StfNextYearPlan *self, StfRow *row);
StfFate stf_next_year_decide_fee (StfNextYearPlan *self, StfRow *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfNextYearPlan, stf_next_year_plan_free)

G_END_DECLS
