/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget-edit.h"
#include "stf-decision.h"

G_BEGIN_DECLS

/* The versions of a budget: new ones, what they have come to, and rolling forecasts.  Each
 * function writes one change. */

/* A new version and where its amounts come from. */
typedef struct
{
  const char *title;
  StfBudgetKind kind;
  int year;
  const StfBudgetVersion *source; /* or NULL: it begins empty */
  int hundredths;                 /* hundredths of a per cent more than the source; 250: +2.5 % */
  gboolean by_policy;             /* each line takes from it what its policy says */
  gboolean with_notes;            /* the notes on amounts go along */
} StfBudgetNewVersion;

char *stf_budget_version_create (const StfBudget *budget, const StfBudgetNewVersion *new_version,
                                 StfYearFile *file, GError **error);
gboolean stf_budget_version_rename (const StfBudgetVersion *self, const char *title,
                                    const char *note, StfYearFile *file, GError **error);
gboolean stf_budget_version_remove (const StfBudgetVersion *self, StfYearFile *file,
                                    GError **error);

/* What a version comes to (R05, R06, A08). */
typedef struct
{
  StfBudgetState state;
  const char *on_date;
  const char *decision;            /* id of one that there is, or NULL */
  const StfDecision *new_decision; /* or NULL; written along */
  const char *note;                /* or NULL */
} StfBudgetNewStep;

gboolean stf_budget_version_check_step (const StfBudgetVersion *self, const StfBudgetNewStep *step,
                                        StfYearFile *file, GError **error);
gboolean stf_budget_version_take_step (const StfBudgetVersion *self, const StfBudgetNewStep *step,
                                       StfYearFile *file, GError **error);
gboolean stf_budget_version_take_back (const StfBudgetVersion *self, StfYearFile *file,
                                       GError **error);
char *stf_budget_get_adopter (StfYearFile *file, GError **error);

/* Rolling forecasts. */
StfBudgetVersion *stf_budget_get_last_forecast (const StfBudget *budget, int year);
char *stf_budget_forecast_title (guint through);
char *stf_budget_roll (const StfBudget *budget, const StfBudgetVersion *plan, guint through,
                       const char *title, StfYearFile *file, GError **error);

G_END_DECLS
