/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-ledger-import.h"
#include "stf-sie.h"

G_BEGIN_DECLS

struct _StfLedgerImport
{
  StfYearFile *file;
  int first; /* months of the year */
  int last;
  StfSie *sie; /* one of these */
  StfActualsTable *table;
  StfActuals *actuals; /* NULL: the columns are not enough yet */
  char *ledger;        /* id, or NULL */
  char *name;
  StfDraft *mappings;
  StfDraft *accounts;
  StfLedgerPreview
      *counts; /* what differs from the year; NULL: not counted, or something changed */
};

G_END_DECLS
