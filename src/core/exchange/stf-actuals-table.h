/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-actuals.h"
#include "stf-csv.h"

G_BEGIN_DECLS

/* What a column of a table of actuals may be. */
typedef enum
{
  STF_ACTUALS_FIELD_NONE, /* left out */
  STF_ACTUALS_FIELD_ACCOUNT,
  STF_ACTUALS_FIELD_ACCOUNT_NAME,
  STF_ACTUALS_FIELD_COST_CENTRE,
  STF_ACTUALS_FIELD_COST_BEARER,
  STF_ACTUALS_FIELD_PROJECT,
  STF_ACTUALS_FIELD_OTHER_OBJECT,
  STF_ACTUALS_FIELD_MONTH,
  STF_ACTUALS_FIELD_DATE,
  STF_ACTUALS_FIELD_AMOUNT,
  STF_ACTUALS_FIELD_DEBIT,
  STF_ACTUALS_FIELD_CREDIT,
  STF_ACTUALS_FIELD_JANUARY, /* the amount of that month; the other months follow */
  STF_ACTUALS_FIELD_DECEMBER = STF_ACTUALS_FIELD_JANUARY + 11,
  STF_ACTUALS_N_FIELDS,
} StfActualsField;

/* A CSV file of an accounting system, and what its columns are taken for. */
typedef struct _StfActualsTable StfActualsTable;

StfActualsTable *stf_actuals_table_new (GBytes *bytes, GError **error);
void stf_actuals_table_free (StfActualsTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfActualsTable, stf_actuals_table_free)

guint stf_actuals_table_get_n_columns (const StfActualsTable *self);
const char *stf_actuals_table_get_heading (const StfActualsTable *self, guint column);
const char *stf_actuals_table_get_sample (const StfActualsTable *self, guint column);
StfActualsField stf_actuals_table_get_field (const StfActualsTable *self, guint column);
void stf_actuals_table_set_field (StfActualsTable *self, guint column, StfActualsField field);
const char *stf_actuals_field_get_name (StfActualsField field);

StfActuals *stf_actuals_table_load (const StfActualsTable *self, int first, int last,
                                    GError **error);

G_END_DECLS
