/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a SIE file says of the months of a year, by account and object.
 *
 *   1. Only accounts of costs and income count: those that #KTYP calls so, else by their number.
 *   2. If there are vouchers (type 4), their rows are the actuals, in the month of the voucher's
 *      date.  A voucher whose rows do not add up to 0 makes the file one that is not taken in.
 *   3. Else the balances by month are (types 2 and 3).  Programs mean two things by them.
 *      a. As the format has it, rows without object are the account's totals, and rows with object
 *         say what of it belongs where.  What is left of a total belongs to no object.  Each
 *         dimension is told apart from the others, so that only one of them (or one combination)
 *         can be kept: the one with the most rows.
 *      b. Each row is a part of its own, with its own combination of objects or with none, and all
 *         of them make up the account.
 *      An account without any row of totals is read as b.
 *   4. The sum of an account's rows over a financial year is held against its #RES, where the file
 *      has both for that year.  Of a and b the
 *      reading that fits more accounts is taken, a if they fit as many; what does not fit then is
 *      told, account by account, but not changed.
 *   5. The file must be for the months that are asked for; if it is for other months as well, those
 *      are left out, and it says so.  A file with vouchers may lack #RAR (type 4I), one with
 *      balances may not.
 *   6. The last month is the last one with an amount, or that of #OMFATTN if it is later.
 *
 * Drawback: a purchase that is booked on an account of assets is not seen. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-sie-actuals.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-money.h"

/* An account in a financial year.  The account's number stands once among the file's texts. */
typedef struct
{
  int year;
  const char *account;
  gint64 totals; /* of rows without object */
  gint64 all;
  gint64 expected;
  gboolean has_totals;
} Sum;

typedef struct
{
  const StfSie *sie;
  StfActuals *actuals;
  int first;
  int last;
  GHashTable *sums;                         /* of Sum */
  gboolean by_parts;                        /* rule 3 b */
  gboolean has_rows[2 * STF_SIE_MAX_YEARS]; /* by place_of() a year */
  gboolean has_results[2 * STF_SIE_MAX_YEARS];
} Load;

static guint
sum_hash (gconstpointer data)
{
  return g_direct_hash (((const Sum *) data)->account) * 31 + (guint) ((const Sum *) data)->year;
}

static gboolean
sum_equal (gconstpointer a, gconstpointer b)
{
  return ((const Sum *) a)->account == ((const Sum *) b)->account
         && ((const Sum *) a)->year == ((const Sum *) b)->year;
}

static Sum *
find_sum (const Load *self, int year, const char *account)
{
  Sum key = { .year = year, .account = account };
  Sum *sum = g_hash_table_lookup (self->sums, &key);

  if (sum == NULL)
    {
      sum = g_memdup2 (&key, sizeof key);
      g_hash_table_add (self->sums, sum);
    }
  return sum;
}

static gboolean
add_checked (gint64 *sum, gint64 amount, guint line, GError **error)
{
  return stf_money_add (*sum, amount, sum)
         || stf_exchange_fail_line (error, line,
                                    _ ("the account adds up to more than Stafett can hold."));
}

/* Rule 1. */
static gboolean
is_result (const StfSie *sie, const char *number)
{
  const StfSieAccount *account = stf_sie_find_account (sie, number);

  return account != NULL && account->kind != 0 ? account->kind == 'K' || account->kind == 'I'
                                               : stf_actuals_is_result (number);
}

static guint
place_of (int year)
{
  return (guint) (year + STF_SIE_MAX_YEARS);
}

static gboolean
is_asked (const Load *self, int month)
{
  return month >= self->first && month <= self->last;
}

static gboolean
year_is_asked (const Load *self, int index)
{
  const StfSieYear *year = stf_sie_find_year (self->sie, index);

  return year != NULL && year->first / 100 <= self->last && year->last / 100 >= self->first;
}

static void
add_note (const Load *self, char *note)
{
  g_ptr_array_add (self->actuals->notes, note);
}

static char *
word_date (int date)
{
  return g_strdup_printf ("%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
}

/* Rule 5. */
static gboolean
check_year (const Load *self, GError **error)
{
  const StfSieYear *year = stf_sie_find_year (self->sie, 0);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  for (guint i = 0; i < self->sie->years->len; i++)
    if (year_is_asked (self, g_array_index (self->sie->years, StfSieYear, i).index))
      return TRUE;
  if (year == NULL && self->sie->vouchers->len > 0)
    return TRUE;
  if (year == NULL)
    return stf_exchange_fail_line (error, g_array_index (self->sie->periods, StfSiePeriod, 0).line,
                                   _ ("the file does not say what year its balances are for "
                                      "(#RAR 0)."));

  first = word_date (year->first);
  last = word_date (year->last);
  g_set_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_FORM,
               /* Translators: a line, the first and last day of a year, two months. */
               _ ("Line %u: the file is for %s to %s, not for %04d-%02d to %04d-%02d."), year->line,
               first, last, self->first / 100, self->first % 100, self->last / 100,
               self->last % 100);
  return FALSE;
}

/* Rule 4. */
static void
expect (Load *self)
{
  self->has_rows[place_of (0)] = self->sie->vouchers->len > 0;
  for (guint i = 0; i < self->sie->periods->len && self->sie->vouchers->len == 0; i++)
    self->has_rows[place_of (g_array_index (self->sie->periods, StfSiePeriod, i).year)] = TRUE;

  for (guint i = 0; i < self->sie->results->len; i++)
    {
      const StfSieBalance *result = &g_array_index (self->sie->results, StfSieBalance, i);

      self->has_results[place_of (result->year)] = TRUE;
      if (is_result (self->sie, result->account) && year_is_asked (self, result->year))
        find_sum (self, result->year, result->account)->expected = result->amount;
    }
}

/* Whether there is something to hold against something. */
static gboolean
can_reconcile (const Load *self, int year)
{
  return self->has_rows[place_of (year)] && self->has_results[place_of (year)];
}

static gint64
get_found (const Sum *sum, gboolean by_parts)
{
  return by_parts || !sum->has_totals ? sum->all : sum->totals;
}

static guint
count_fits (const Load *self, gboolean by_parts)
{
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, self->sums);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += can_reconcile (self, ((Sum *) key)->year)
         && get_found (key, by_parts) == ((Sum *) key)->expected;
  return n;
}

static int
compare_differences (gconstpointer a, gconstpointer b)
{
  return strcmp (((const StfActualsDifference *) a)->account,
                 ((const StfActualsDifference *) b)->account);
}

/* Rule 4. */
static void
reconcile (const Load *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->sums);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const Sum *sum = key;
      StfActualsDifference difference = { stf_actuals_keep (self->actuals, sum->account),
                                          get_found (sum, self->by_parts), sum->expected };

      if (!can_reconcile (self, sum->year) || (difference.found == 0 && sum->expected == 0))
        continue;
      if (difference.found == sum->expected)
        self->actuals->n_reconciled++;
      else
        g_array_append_val (self->actuals->differences, difference);
    }
  g_array_sort (self->actuals->differences, compare_differences);
}

/* Rule 2. */

static gboolean
check_balance (const StfSieVoucher *voucher, GError **error)
{
  g_autofree char *balance = NULL;
  g_autofree char *reason = NULL;

  if (voucher->balance == 0)
    return TRUE;
  balance = stf_money_format (voucher->balance, STF_MONEY_ORE | STF_MONEY_UNIT);
  /* Translators: series and number of a voucher, an amount. */
  reason = g_strdup_printf (_ ("voucher %s %s does not balance: its rows add up to %s."),
                            voucher->series, voucher->number, balance);
  return stf_exchange_fail_line (error, voucher->line, reason);
}

static gboolean
load_voucher (const Load *self, const StfSieVoucher *voucher, GError **error)
{
  const StfSieYear *year = stf_sie_find_year (self->sie, 0);
  gboolean in_year = year != NULL && voucher->date >= year->first && voucher->date <= year->last;

  for (guint i = voucher->first_row; i < voucher->first_row + voucher->n_rows; i++)
    {
      const StfSieRow *row = &g_array_index (self->sie->rows, StfSieRow, i);

      if (!is_result (self->sie, row->account))
        continue;
      if (in_year
          && !add_checked (&find_sum (self, 0, row->account)->all, row->amount, row->line, error))
        return FALSE;
      if (is_asked (self, voucher->date / 100)
          && !stf_actuals_add (self->actuals, row->account, row->object, voucher->date / 100,
                               row->amount, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_vouchers (const Load *self, GError **error)
{
  const GArray *vouchers = self->sie->vouchers;
  guint n_outside = 0;

  for (guint i = 0; i < vouchers->len; i++)
    {
      const StfSieVoucher *voucher = &g_array_index (vouchers, StfSieVoucher, i);

      if (!check_balance (voucher, error) || !load_voucher (self, voucher, error))
        return FALSE;
      n_outside += !is_asked (self, voucher->date / 100);
    }
  if (n_outside == vouchers->len)
    return stf_exchange_fail_line (error, g_array_index (vouchers, StfSieVoucher, 0).line,
                                   _ ("no voucher of the file is from the year."));
  if (n_outside > 0)
    add_note (self, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                  "%u voucher is from outside the year and is left "
                                                  "out.",
                                                  "%u vouchers are from outside the year and are "
                                                  "left out.",
                                                  n_outside),
                                     n_outside));
  return TRUE;
}

/* Rule 3. */

/* "1 6" of "1=100 6=P1". */
static char *
dup_dimensions (const char *object)
{
  g_autoptr (GString) dimensions = g_string_new (NULL);
  char *dimension;
  char *number;

  while (stf_sie_object_next (&object, &dimension, &number))
    {
      g_string_append_printf (dimensions, "%s%s", dimensions->len > 0 ? " " : "", dimension);
      g_free (dimension);
      g_free (number);
    }
  return g_string_free (g_steal_pointer (&dimensions), FALSE);
}

static gboolean
is_used (const Load *self, const StfSiePeriod *period)
{
  return is_result (self->sie, period->account) && year_is_asked (self, period->year);
}

static gboolean
reads_by_parts (const Load *self, const StfSiePeriod *period)
{
  return self->by_parts || !find_sum (self, period->year, period->account)->has_totals;
}

/* Rule 3 a: the dimensions that are kept, or NULL; notes that others are not. */
static char *
choose_dimensions (const Load *self)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  const char *best = NULL;
  guint most = 0;

  for (guint i = 0; i < self->sie->periods->len; i++)
    {
      const StfSiePeriod *period = &g_array_index (self->sie->periods, StfSiePeriod, i);
      char *dimensions;

      if (*period->object == '\0' || !is_used (self, period) || reads_by_parts (self, period))
        continue;
      dimensions = dup_dimensions (period->object);
      value = g_hash_table_lookup (counts, dimensions);
      g_hash_table_replace (counts, dimensions, GUINT_TO_POINTER (GPOINTER_TO_UINT (value) + 1));
    }
  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (GPOINTER_TO_UINT (value) > most
        || (GPOINTER_TO_UINT (value) == most && strcmp (key, best) < 0))
      {
        most = GPOINTER_TO_UINT (value);
        best = key;
      }
  if (g_hash_table_size (counts) > 1)
    add_note (self, g_strdup_printf (
                        /* Translators: the number of a dimension of SIE, such as 6. */
                        _ ("The file tells several dimensions apart; only dimension %s is kept. "
                           "Export SIE type 4 to have them all."),
                        best));
  return g_strdup (best);
}

static gboolean
add_period (const Load *self, const StfSiePeriod *period, const char *dimensions, GError **error)
{
  g_autofree char *own = NULL;

  if (!is_used (self, period) || !is_asked (self, period->month))
    return TRUE;
  if (*period->object == '\0' || reads_by_parts (self, period))
    return stf_actuals_add (self->actuals, period->account, period->object, period->month,
                            period->amount, error);

  own = dup_dimensions (period->object);
  return g_strcmp0 (own, dimensions) != 0
         || (stf_actuals_add (self->actuals, period->account, period->object, period->month,
                              period->amount, error)
             && stf_actuals_add (self->actuals, period->account, "", period->month, -period->amount,
                                 error));
}

static gboolean
sum_periods (const Load *self, GError **error)
{
  for (guint i = 0; i < self->sie->periods->len; i++)
    {
      const StfSiePeriod *period = &g_array_index (self->sie->periods, StfSiePeriod, i);
      Sum *sum;

      if (!is_used (self, period))
        continue;
      sum = find_sum (self, period->year, period->account);
      if (!add_checked (&sum->all, period->amount, period->line, error))
        return FALSE;
      if (*period->object != '\0')
        continue;
      sum->has_totals = TRUE;
      if (!add_checked (&sum->totals, period->amount, period->line, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_periods (Load *self, GError **error)
{
  const GArray *periods = self->sie->periods;
  g_autofree char *dimensions = NULL;
  guint n_asked = 0;

  if (!sum_periods (self, error))
    return FALSE;
  for (guint i = 0; i < periods->len; i++)
    n_asked += is_asked (self, g_array_index (periods, StfSiePeriod, i).month);
  if (n_asked == 0)
    return stf_exchange_fail_line (error, g_array_index (periods, StfSiePeriod, 0).line,
                                   _ ("no balance of the file is from the year."));
  self->by_parts = count_fits (self, TRUE) > count_fits (self, FALSE);
  dimensions = choose_dimensions (self);
  for (guint i = 0; i < periods->len; i++)
    if (!add_period (self, &g_array_index (periods, StfSiePeriod, i), dimensions, error))
      return FALSE;
  return TRUE;
}

/* Rule 5. */
static void
note_other_months (const Load *self)
{
  for (guint i = 0; i < self->sie->years->len; i++)
    {
      const StfSieYear *year = &g_array_index (self->sie->years, StfSieYear, i);

      if (year_is_asked (self, year->index)
          && (year->first / 100 < self->first || year->last / 100 > self->last))
        {
          g_autofree char *first = word_date (year->first);
          g_autofree char *last = word_date (year->last);

          add_note (self, g_strdup_printf (_ ("The financial year of the file is %s to %s. Only "
                                              "the months of this year are taken."),
                                           first, last));
        }
    }
}

static void
note_letters (const Load *self)
{
  if (self->sie->destroyed_line > 0)
    add_note (self, g_strdup_printf (_ ("Letters were lost before the file came here, the first on "
                                        "line %u. Amounts are not touched by it."),
                                     self->sie->destroyed_line));
  else if (self->sie->encoding == STF_SIE_UTF_8)
    add_note (self, g_strdup (_ ("The file is in UTF-8 and not in the code page that SIE asks "
                                 "for.")));
  else if (self->sie->encoding == STF_SIE_WINDOWS_1252)
    add_note (self, g_strdup (_ ("The file is in Windows-1252 and not in the code page that SIE "
                                 "asks for.")));
  if (self->sie->checksum == STF_SIE_CHECKSUM_DIFFERS)
    add_note (self, g_strdup (_ ("The file’s checksum is wrong: it is not as the accounting system "
                                 "wrote it.")));
}

static void
name_accounts (const Load *self)
{
  for (guint i = 0; i < self->sie->accounts->len; i++)
    {
      const StfSieAccount *account = &g_array_index (self->sie->accounts, StfSieAccount, i);

      stf_actuals_name_account (self->actuals, account->number, account->name);
    }
  for (guint i = 0; i < self->sie->objects->len; i++)
    {
      const StfSieObject *object = &g_array_index (self->sie->objects, StfSieObject, i);

      stf_actuals_name_object (self->actuals, object->dimension, object->number, object->name);
    }
}

static gboolean
load (Load *self, GError **error)
{
  const StfSie *sie = self->sie;

  if (sie->vouchers->len == 0 && sie->periods->len == 0)
    {
      g_set_error_literal (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_FORM,
                           _ ("The file has no amounts by month. Export SIE type 4, or type 2 or "
                              "3."));
      return FALSE;
    }
  if (!check_year (self, error))
    return FALSE;
  note_letters (self);
  note_other_months (self);
  expect (self);
  return sie->vouchers->len > 0 ? load_vouchers (self, error) : load_periods (self, error);
}

/**
 * stf_sie_load_actuals:
 * @self: a SIE file
 * @first: the first month that is asked for, 201301
 * @last: the last one, 201312
 * @error: return location for %STF_EXCHANGE_ERROR_FORM, with the line
 *
 * Reads the actuals of a year by the rules of the head comment.
 *
 * Returns: (transfer full) (nullable): the actuals
 */
StfActuals *
stf_sie_load_actuals (const StfSie *self, int first, int last, GError **error)
{
  g_autoptr (StfActuals) actuals = NULL;
  g_autoptr (GHashTable) sums = g_hash_table_new_full (sum_hash, sum_equal, g_free, NULL);
  Load state = { .sie = self, .first = first, .last = last, .sums = sums };

  g_return_val_if_fail (self != NULL && first <= last, NULL);

  actuals = state.actuals = stf_actuals_new ();
  actuals->from = first;
  actuals->date = self->date;
  actuals->program = stf_actuals_keep (actuals, self->program);
  actuals->company = stf_actuals_keep (actuals, self->company);
  actuals->organisation = stf_actuals_keep (actuals, self->organisation);
  if (!load (&state, error))
    return NULL;
  reconcile (&state);
  name_accounts (&state);
  stf_actuals_finish (actuals);
  if (actuals->rows->len > 0 && is_asked (&state, self->through / 100))
    actuals->through = MAX (actuals->through, self->through / 100);
  return g_steal_pointer (&actuals);
}
