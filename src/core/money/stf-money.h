/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Amounts are integer öre (H9).  No amount is greater than this, or less than its negative: the
 * bounds of every column of money, 90 thousand million kronor. */
#define STF_MONEY_MAX G_GINT64_CONSTANT (9000000000000)

typedef enum
{
  STF_MONEY_WHOLE = 0,          /* whole kronor, rounded: 1 235 */
  STF_MONEY_ORE = 1 << 0,       /* with öre: 1 234,50 */
  STF_MONEY_EXACT = 1 << 1,     /* with öre where there are any */
  STF_MONEY_THOUSANDS = 1 << 2, /* in thousands of kronor, one decimal with STF_MONEY_ORE */
  STF_MONEY_UNIT = 1 << 3,      /* with its unit: kr or tkr */
  STF_MONEY_SIGNED = 1 << 4,    /* a plus before what is more than nothing */
} StfMoneyFlags;

#define STF_MONEY_ERROR (stf_money_error_quark ())
GQuark stf_money_error_quark (void);

typedef enum
{
  STF_MONEY_ERROR_SYNTAX,    /* not an amount, or not a formula */
  STF_MONEY_ERROR_PRECISION, /* parts of an öre */
  STF_MONEY_ERROR_RANGE,     /* beyond STF_MONEY_MAX, or divided by nothing */
  STF_MONEY_ERROR_SHAPE,     /* a spread or a share that cannot be made */
} StfMoneyError;

/* FALSE where the result would be beyond the bounds; then it is not set. */
gboolean stf_money_is_valid (gint64 amount);
gboolean stf_money_add (gint64 a, gint64 b, gint64 *sum);
gboolean stf_money_subtract (gint64 a, gint64 b, gint64 *difference);
gboolean stf_money_sum (const gint64 *amounts, gsize n_amounts, gint64 *sum);
gboolean stf_money_multiply_ratio (gint64 amount, gint64 numerator, gint64 denominator,
                                   gint64 *product);
gboolean stf_money_fail_range (GError **error);

char *stf_money_format (gint64 amount, StfMoneyFlags flags);
gboolean stf_money_parse (const char *text, gint64 *amount, GError **error);

G_END_DECLS
