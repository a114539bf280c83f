/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Months are numbers, 201301.  Amounts are öre, and credit is negative.  Objects are text as in
 * stf-sie.h: "1=100 6=P1". */

typedef struct
{
  const char *account;
  const char *object; /* "" is none */
  int month;
  gint64 amount;
} StfActualsRow;

/* An account, or a pair of a dimension and a number in it. */
typedef struct
{
  const char *number;
  const char *name;
} StfActualsName;

/* An account whose rows do not add up to its balance in the file. */
typedef struct
{
  const char *account;
  gint64 found;
  gint64 expected;
} StfActualsDifference;

/* What an accounting system says was spent and earned in a year, by account, object and month. */
typedef struct _StfActuals
{
  GStringChunk *strings;
  const char *program;
  const char *company;
  const char *organisation; /* number */
  int date;                 /* when the file was written, 20130131; 0: it does not say */
  int from;                 /* the first month that it covers, with amounts or without */
  int through;              /* the last month that it covers; 0: it is empty */
  GArray *rows;             /* StfActualsRow, sorted, each account, object and month once, none 0 */
  GArray *accounts;         /* StfActualsName, as far as they have names, sorted */
  GArray *objects;          /* StfActualsName, "1=100" and its name, as above */
  guint n_reconciled;       /* accounts that agree with their balance in the file */
  GArray *differences;      /* StfActualsDifference, of the others */
  GPtrArray *notes;         /* of char, translated: what the user should know of the file */
  GHashTable *sums;         /* while it is made */
} StfActuals;

StfActuals *stf_actuals_new (void);
void stf_actuals_free (StfActuals *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfActuals, stf_actuals_free)

const char *stf_actuals_keep (StfActuals *self, const char *text);
gboolean stf_actuals_add (StfActuals *self, const char *account, const char *object, int month,
                          gint64 amount, GError **error);
void stf_actuals_finish (StfActuals *self);

void stf_actuals_name_account (StfActuals *self, const char *number, const char *name);
void stf_actuals_name_object (StfActuals *self, const char *dimension, const char *number,
                              const char *name);

const char *stf_actuals_find_account (const StfActuals *self, const char *number);
const char *stf_actuals_find_object (const StfActuals *self, const char *pair);
char *stf_actuals_describe_object (const StfActuals *self, const char *object);
gboolean stf_actuals_is_result (const char *account);

G_END_DECLS
