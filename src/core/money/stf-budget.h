/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-amounts.h"
#include "stf-year-file.h"

G_BEGIN_DECLS

/* The budget of a year, read once into plain structs: what the grid, the drawings, the fee and the
 * documents show.  All of it belongs to the StfBudget.  Text is NULL where the row has none.
 * Costs and incomes are both positive; which one a line is, its category tells. */

/* What money is spent on or comes from (K1-K8): a group of lines. */
typedef struct
{
  const char *id;
  const char *ref; /* K1, or NULL */
  const char *title;
  const char *note;
  gboolean income;
  gboolean driver;  /* the fee is said to depend on it (R34) */
  guint index;      /* its place in categories */
  guint first_line; /* its lines are lines[first_line] and on */
  guint n_lines;
} StfBudgetCategory;

/* Development funds that lines may be paid by, never mixed with the fee (R13). */
typedef struct
{
  const char *id;
  const char *title;
  guint index; /* its place in requests */
} StfBudgetRequest;

typedef enum
{
  STF_BUDGET_CARRY,
  STF_BUDGET_RESET,
  STF_BUDGET_SCALE,
} StfBudgetPolicy;

typedef struct
{
  const char *id;
  const char *title;
  const StfBudgetCategory *category;
  const StfBudgetRequest *request; /* NULL: it is paid by the fee */
  const char *money_flow;          /* id or NULL */
  const char *account;
  const char *body; /* id or NULL */
  const char *body_name;
  const char *role; /* id or NULL */
  const char *role_title;
  const char *note;
  StfBudgetPolicy policy; /* what next year's budget takes from it */
  int scale;              /* per cent, for STF_BUDGET_SCALE; or -1 */
  gboolean development;   /* a development project (R13) */
  guint index;            /* its place in lines */
} StfBudgetLine;

typedef enum
{
  STF_BUDGET_BUDGET,
  STF_BUDGET_FORECAST,
  STF_BUDGET_OUTCOME,
} StfBudgetKind;

/* In their order. */
typedef enum
{
  STF_BUDGET_DRAFT,
  STF_BUDGET_PROPOSED,
  STF_BUDGET_ANCHORED,
  STF_BUDGET_ADOPTED,
} StfBudgetState;

typedef struct
{
  const char *id;
  const char *on_date;
  const char *decision; /* id or NULL */
  const char *decision_title;
  const char *note;
  StfBudgetState state;
} StfBudgetStep;

typedef struct
{
  const char *id; /* NULL: the outcome of the file's own year */
  const char *title;
  const char *note;
  GArray *steps; /* StfBudgetStep by date */
  StfBudgetKind kind;
  int year;
  int through;         /* the months of outcome in it, or -1 */
  guint index;         /* its place in versions */
  StfAmounts *amounts; /* by the index of the line */
} StfBudgetVersion;

/* A note on an amount.  month 0 is what is not spread. */
typedef struct
{
  const char *id;
  const char *author;
  const char *on_date;
  const char *text;
  guint line;    /* index */
  guint version; /* index */
  guint month;
} StfBudgetNote;

typedef struct
{
  int year;
  const char *starts;
  const char *ends;
  gboolean example;

  StfBudgetCategory *categories; /* in order */
  guint n_categories;
  StfBudgetLine *lines; /* in order, those of a category together */
  guint n_lines;
  StfBudgetRequest *requests; /* in order */
  guint n_requests;
  GPtrArray *versions; /* StfBudgetVersion in order: what is in the file */

  /* The outcome of the file's own year: the ledger through the mapping, and what is entered by
   * hand beside it in versions of the kind outcome.  It has no id and no notes.  Its through is
   * the last month that all ledgers are complete for. */
  StfBudgetVersion *outcome;
  StfAmounts *ledger; /* the ledger's part of it, by the index of the line */
  gboolean has_ledger;

  /* For stf-budget*.c only. */
  GArray *notes;
  GHashTable *by_id;
  GStringChunk *strings;
} StfBudget;

StfBudget *stf_budget_load (StfYearFile *file, GError **error);
void stf_budget_free (StfBudget *self);

StfBudgetCategory *stf_budget_find_category (const StfBudget *self, const char *id);
StfBudgetLine *stf_budget_find_line (const StfBudget *self, const char *id);
StfBudgetVersion *stf_budget_find_version (const StfBudget *self, const char *id);
StfBudgetVersion *stf_budget_find_outcome (const StfBudget *self, int year);
const StfBudgetNote *stf_budget_get_notes (const StfBudget *self, const StfBudgetLine *line,
                                           const StfBudgetVersion *version, guint month,
                                           guint *n_notes);

StfBudgetState stf_budget_version_get_state (const StfBudgetVersion *self, const char *date);
gboolean stf_budget_version_is_locked (const StfBudgetVersion *self);
StfBudgetVersion *stf_budget_get_in_force (const StfBudget *self, int year, const char *date);
StfBudgetVersion *stf_budget_get_shown (const StfBudget *self, int year, const char *date);
const char *stf_budget_state_name (StfBudgetState state);
const char *stf_budget_kind_name (StfBudgetKind kind);

gboolean stf_budget_put (StfBudget *self, const StfBudgetLine *line, StfBudgetVersion *version,
                         const StfAmounts *amounts, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfBudget, stf_budget_free)

G_END_DECLS
