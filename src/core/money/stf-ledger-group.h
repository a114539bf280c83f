/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-account-mapping.h"

G_BEGIN_DECLS

/* The rows of an account with the same objects, and where they go. */
typedef struct
{
  char *account;
  char *name;    /* of the account, or "" */
  char *objects; /* as text, or "" */
  char *where;   /* objects in words, or "" */
  guint n_rows;
  gint64 amount; /* öre, debit positive */
  char *mapping; /* id of the one that fits, or NULL: not mapped */
  char *line;    /* id, or NULL: not of the budget */
} StfLedgerGroup;

/* In which order groups are shown. */
typedef enum
{
  STF_LEDGER_UNMAPPED_FIRST, /* the greatest of them before, then by account */
  STF_LEDGER_BY_AMOUNT,      /* the greatest first, whatever its sign */
  STF_LEDGER_BY_ACCOUNT,
} StfLedgerOrder;

GPtrArray *stf_ledger_groups_new (void);
GPtrArray *stf_ledger_groups_load (StfYearFile *file, GError **error);
StfLedgerGroup *stf_ledger_groups_add (GPtrArray *groups, const char *account, const char *name,
                                       const char *objects, const char *where);
void stf_ledger_groups_map (GPtrArray *groups, const StfAccountMappings *mappings);
void stf_ledger_groups_sort (GPtrArray *groups, StfLedgerOrder order);
GPtrArray *stf_ledger_groups_find (const GPtrArray *groups, const char *words,
                                   StfLedgerOrder order);
gboolean stf_ledger_has_words (const char *text, const char *words);

G_END_DECLS
