/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-budget.h"

G_BEGIN_DECLS

/* What an editor does to the amounts of a budget.  Each action takes the budget as it was read and
 * tells what the amounts become; nothing changes before the edit is saved, as one change of the
 * file, which is also one step of undo (H4). */

#define STF_BUDGET_ERROR (stf_budget_error_quark ())
GQuark stf_budget_error_quark (void);

typedef enum
{
  STF_BUDGET_ERROR_LOCKED, /* an adopted version, the ledger, the outcome in a forecast */
  STF_BUDGET_ERROR_SIZE,   /* a text that is pasted where there is no room for it */
  STF_BUDGET_ERROR_VALUE,  /* a cell that is no amount, a spread that cannot be made */
  STF_BUDGET_ERROR_ORDER,  /* steps of a version that do not follow each other */
  STF_BUDGET_ERROR_TITLE,  /* none */
  STF_BUDGET_ERROR_GONE,   /* the row is no longer in the file */
} StfBudgetError;

/* A column of a grid: slots of a version.  One slot is an amount; several are the total of a
 * tertial or of the year, and to set it keeps the seasonality. */
typedef struct
{
  StfBudgetVersion *version;
  guint slots;
} StfBudgetColumn;

/* A block of cells, from the top left. */
typedef struct
{
  const guint *lines; /* indices of lines */
  guint n_lines;
  const StfBudgetColumn *columns;
  guint n_columns;
} StfBudgetBlock;

/* What the amounts of a line in a version become. */
typedef struct
{
  const StfBudgetLine *line;
  StfBudgetVersion *version;
  StfAmounts amounts;
} StfBudgetEditRow;

/* An edit belongs to the budget it was made from and is to be freed before it.  An edit without
 * rows changes nothing. */
typedef struct
{
  const char *message; /* id of its wording in the history */
  GArray *rows;        /* StfBudgetEditRow: what differs, each line and version once */
} StfBudgetEdit;

typedef enum
{
  STF_BUDGET_SPREAD_EVENLY,
  STF_BUDGET_SPREAD_SHAPE,    /* as the months of another version */
  STF_BUDGET_SPREAD_TERTIALS, /* a third to each tertial */
  STF_BUDGET_SPREAD_KEEP,     /* what is not spread, by the months that there are */
  STF_BUDGET_SPREAD_GATHER,   /* back to an amount that is not spread */
} StfBudgetSpread;

/* Cells. */
guint stf_budget_version_get_open (const StfBudgetVersion *self);
char *stf_budget_column_get_lock (const StfBudgetColumn *self);
char *stf_budget_slots_name (guint slots);
char *stf_budget_block_copy (const StfBudgetBlock *self, GError **error);

/* Actions on a block. */
StfBudgetEdit *stf_budget_edit_type (const StfBudget *budget, const StfBudgetBlock *block,
                                     const char *text, GError **error);
StfBudgetEdit *stf_budget_edit_clear (const StfBudget *budget, const StfBudgetBlock *block,
                                      GError **error);
StfBudgetEdit *stf_budget_edit_fill_right (const StfBudget *budget, const StfBudgetBlock *block,
                                           GError **error);
StfBudgetEdit *stf_budget_edit_fill_down (const StfBudget *budget, const StfBudgetBlock *block,
                                          GError **error);
StfBudgetEdit *stf_budget_edit_paste (const StfBudget *budget, const StfBudgetBlock *room,
                                      guint n_lines, guint n_columns, const char *text,
                                      GError **error);

/* Actions on lines of a version. */
StfBudgetEdit *stf_budget_edit_spread (const StfBudget *budget, StfBudgetVersion *version,
                                       const guint *lines, guint n_lines, StfBudgetSpread how,
                                       const StfBudgetVersion *shape, GError **error);
StfBudgetEdit *stf_budget_edit_set_sum (const StfBudget *budget, const guint *lines, guint n_lines,
                                        const StfBudgetColumn *column, const char *text,
                                        GError **error);
StfBudgetEdit *stf_budget_edit_move (const StfBudget *budget, guint line,
                                     const StfBudgetColumn *column, const char *text, guint takers,
                                     GError **error);
StfBudgetEdit *stf_budget_edit_estimate (const StfBudget *budget, StfBudgetVersion *version,
                                         const guint *lines, guint n_lines,
                                         const StfBudgetVersion *source, int hundredths,
                                         GError **error);

gboolean stf_budget_edit_is_empty (const StfBudgetEdit *self);
gboolean stf_budget_edit_apply (const StfBudgetEdit *self, StfBudget *budget, GError **error);
gboolean stf_budget_edit_save (const StfBudgetEdit *self, StfYearFile *file, GError **error);
void stf_budget_edit_free (StfBudgetEdit *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfBudgetEdit, stf_budget_edit_free)

G_END_DECLS
