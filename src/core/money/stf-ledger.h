/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-year-file.h"

G_BEGIN_DECLS

/* One source of outcome. */
typedef struct
{
  char *id;
  char *name;
  char *organisation_number; /* or NULL */
  int through;               /* the last month that it covers, or -1 */
  guint n_rows;
} StfLedgerSource;

/* Amounts of a line as the accounts have them: debit is positive. */
typedef struct
{
  char *line;        /* id */
  gint64 months[13]; /* by month, 0 for those of none */
  guint set;         /* bits of the months with rows */
  gint64 sum;
} StfLedgerLine;

/* Amounts that no mapping fits. */
typedef struct
{
  char *account;
  char *name;    /* of the account, or NULL */
  char *objects; /* or NULL */
  gint64 sum;
} StfLedgerRest;

/* The ledgers of a year through its mapping.  Nothing of it is stored. */
typedef struct
{
  GPtrArray *sources; /* StfLedgerSource by name */
  GPtrArray *lines;   /* StfLedgerLine, those with rows */
  GPtrArray *rest;    /* StfLedgerRest by account */
  gint64 mapped;      /* öre: the sum of lines */
  gint64 not_ours;
  gint64 unmapped;
  GHashTable *by_line;
} StfLedger;

StfLedger *stf_ledger_load (StfYearFile *file, GError **error);
void stf_ledger_free (StfLedger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfLedger, stf_ledger_free)

const StfLedgerLine *stf_ledger_find_line (const StfLedger *self, const char *line);

G_END_DECLS
