/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-money.h"

G_BEGIN_DECLS

/* Wide enough for any product of two 64-bit numbers. */
__extension__ typedef __int128 StfWide;

/* Characters in an amount or a formula. */
#define STF_MONEY_TEXT_MAX 200

/* A number as it is written: digits / 10^decimals.  ambiguous: its one mark, before three digits,
 * may as well group thousands, and has been taken as decimal. */
typedef struct
{
  StfWide digits;
  int decimals;
  gboolean ambiguous;
} StfWritten;

gboolean stf_money_scan_number (const char **text, StfWritten *number);
gint64 stf_money_scan_unit (const char **text);
void stf_money_skip_space (const char **text);
StfWide stf_money_divide (StfWide numerator, StfWide denominator);
char *stf_money_quote (const char *text);

G_END_DECLS
