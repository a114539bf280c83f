/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Amounts: their bounds, their rounding, and their many forms. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "stf-locale.h"
#include "stf-money.h"

#define NBSP "\u00a0"

static void
bounds_are_kept (void)
{
  gint64 result = 7;
  const gint64 many[] = { STF_MONEY_MAX, STF_MONEY_MAX, -STF_MONEY_MAX };

  g_assert_true (stf_money_is_valid (-STF_MONEY_MAX));
  g_assert_false (stf_money_is_valid (STF_MONEY_MAX + 1));
  g_assert_false (stf_money_is_valid (G_MININT64));
  g_assert_true (stf_money_add (STF_MONEY_MAX - 1, 1, &result));
  g_assert_cmpint (result, ==, STF_MONEY_MAX);

  result = 7;
  g_assert_false (stf_money_add (STF_MONEY_MAX, 1, &result));
  g_assert_false (stf_money_add (G_MAXINT64, G_MAXINT64, &result));
  g_assert_false (stf_money_add (G_MININT64, G_MININT64, &result));
  g_assert_false (stf_money_subtract (-STF_MONEY_MAX, 1, &result));
  g_assert_false (stf_money_subtract (0, G_MININT64, &result));
  g_assert_false (stf_money_sum (many, 2, &result));
  g_assert_false (stf_money_multiply_ratio (STF_MONEY_MAX, 2, 1, &result));
  g_assert_false (stf_money_multiply_ratio (G_MININT64, G_MININT64, 1, &result));
  g_assert_cmpint (result, ==, 7);

  g_assert_true (stf_money_sum (many, 3, &result));
  g_assert_cmpint (result, ==, STF_MONEY_MAX);
  g_assert_true (stf_money_sum (many, 0, &result));
  g_assert_cmpint (result, ==, 0);
}

static void
halves_are_rounded_away_from_zero (void)
{
  static const struct
  {
    gint64 amount, numerator, denominator, product;
  } table[] = {
    { 1, 1, 2, 1 },
    { -1, 1, 2, -1 },
    { 1, -1, 2, -1 },
    { 1, 1, -2, -1 },
    { -1, -1, 2, 1 },
    { 1, 49, 100, 0 },
    { -1, 49, 100, 0 },
    { 3, 1, 2, 2 },
    { 100000, 13142, 10000, 131420 },
    { 5, 1, 3, 2 },
    { 4, 1, 3, 1 },
    { 0, 5, 7, 0 },
    { 1, 1, G_MAXINT64, 0 },
    { STF_MONEY_MAX, G_MAXINT64, G_MAXINT64, STF_MONEY_MAX },
    { STF_MONEY_MAX, G_MININT64, G_MININT64, STF_MONEY_MAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      gint64 product = G_MAXINT64;

      g_assert_true (stf_money_multiply_ratio (table[i].amount, table[i].numerator,
                                               table[i].denominator, &product));
      g_assert_cmpint (product, ==, table[i].product);
    }
}

typedef struct
{
  gint64 amount;
  StfMoneyFlags flags;
  const char *english;
  const char *swedish;
} Form;

static const Form forms[] = {
  { 123456750, STF_MONEY_ORE | STF_MONEY_UNIT, "SEK" NBSP "1,234,567.50",
    "1" NBSP "234" NBSP "567,50" NBSP "kr" },
  { 123456750, STF_MONEY_WHOLE, "1,234,568", "1" NBSP "234" NBSP "568" },
  { -123456749, STF_MONEY_WHOLE, "\u22121,234,567", "\u22121" NBSP "234" NBSP "567" },
  { 100, STF_MONEY_ORE, "1.00", "1,00" },
  { -5, STF_MONEY_ORE, "\u22120.05", "\u22120,05" },
  { -5, STF_MONEY_WHOLE, "0", "0" },
  { 5, STF_MONEY_EXACT, "0.05", "0,05" },
  { 99900, STF_MONEY_EXACT, "999", "999" },
  { 100000, STF_MONEY_SIGNED, "+1,000", "+1" NBSP "000" },
  { 0, STF_MONEY_SIGNED, "0", "0" },
  { -100000, STF_MONEY_SIGNED, "\u22121,000", "\u22121" NBSP "000" },
  { 123450000, STF_MONEY_THOUSANDS | STF_MONEY_UNIT, "SEK" NBSP "1,235" NBSP "thousand",
    "1" NBSP "235" NBSP "tkr" },
  { 123450000, STF_MONEY_THOUSANDS | STF_MONEY_ORE, "1,234.5", "1" NBSP "234,5" },
  { STF_MONEY_MAX, STF_MONEY_ORE, "90,000,000,000.00", "90" NBSP "000" NBSP "000" NBSP "000,00" },
  { G_MININT64, STF_MONEY_ORE, "\u221292,233,720,368,547,758.08",
    "\u221292" NBSP "233" NBSP "720" NBSP "368" NBSP "547" NBSP "758,08" },
};

static void
amounts_are_written_in_english (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *text = stf_money_format (forms[i].amount, forms[i].flags);

      g_assert_cmpstr (text, ==, forms[i].english);
    }
}

/* Needs a locale in which messages are translated: any on Debian 12, a real one on Debian 13. */
static void
amounts_are_written_in_swedish (void)
{
  g_autofree char *old = g_strdup (g_getenv ("LANGUAGE"));

  g_setenv ("LANGUAGE", "sv", TRUE);
  if (setlocale (LC_ALL, "sv_SE.UTF-8") == NULL)
    setlocale (LC_ALL, "C.UTF-8");
  if (g_str_equal (C_ ("decimal mark", "."), ","))
    for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
      {
        g_autofree char *text = stf_money_format (forms[i].amount, forms[i].flags);

        g_assert_cmpstr (text, ==, forms[i].swedish);
      }
  else
    g_test_skip ("there is no locale here that speaks Swedish");

  g_setenv ("LANGUAGE", old != NULL ? old : "en", TRUE);
  setlocale (LC_ALL, "C");
}

static void
amounts_are_read_in_any_form (void)
{
  static const struct
  {
    const char *text;
    gint64 amount;
  } table[] = {
    { "0", 0 },
    { "1234", 123400 },
    { " 1234 ", 123400 },
    { "1234,5", 123450 },
    { "1234.50", 123450 },
    { ",5", G_MAXINT64 },
    { "1 234 567,50 kr", 123456750 },
    { "1" NBSP "234" NBSP "567,50" NBSP "kr", 123456750 },
    { "1\u202f234\u202f567,50", 123456750 },
    { "1\u2009234,50", 123450 },
    { "1\t234", 123400 },
    { "1,234,567.50", 123456750 },
    { "1.234.567,50", 123456750 },
    { "1.234,5", 123450 },
    { "1,234.5", 123450 },
    { "1 234.5", 123450 },
    { "SEK 1,234.50", 123450 },
    { "SEK -5", -500 },
    { "kr 5", 500 },
    { "12 tkr", 1200000 },
    { "1,5 tkr", 150000 },
    { "2,25 mnkr", 225000000 },
    { "1,234 mnkr", 123400000 },
    { "1.234 tkr", 123400 },
    { "500:-", 50000 },
    { "500 kr.", 50000 },
    { "500 SEK", 50000 },
    { "5KR", 500 },
    { "-5", -500 },
    { "\u22125", -500 },
    { "\u2212 1 000,25", -100025 },
    { "+5", 500 },
    { "5-", -500 },
    { "5 kr -", -500 },
    { "(5)", -500 },
    { "(1 234,50 kr)", -123450 },
    { "(5) kr", -500 },
    /* Rule 4. */
    { "1.234", 123400 },
    { "1,234", 123400 },
    { "123.456", 12345600 },
    { "0.125", G_MAXINT64 },
    { "0.120", 12 },
    { "1234.500", 123450 },
    { "0,005", G_MAXINT64 },
    { "1234,567", G_MAXINT64 },
    { "1,2345 tkr", 123450 },
    { "0,0000001 mnkr", 10 },
    { "0,00000001 mnkr", 1 },
    { "0,000000001 mnkr", G_MAXINT64 },
    /* Rule 5. */
    { "1 23", G_MAXINT64 },
    { "12 34 567", G_MAXINT64 },
    { "1234 567", G_MAXINT64 },
    { "1.23.456", G_MAXINT64 },
    { "1,234.567,89", G_MAXINT64 },
    { "1 234,5 6", G_MAXINT64 },
    { "1.234 567", G_MAXINT64 },
    { "1,2,3", G_MAXINT64 },
    { "1e5", G_MAXINT64 },
    { "1E5", G_MAXINT64 },
    { "0x10", G_MAXINT64 },
    { "nan", G_MAXINT64 },
    { "", G_MAXINT64 },
    { " ", G_MAXINT64 },
    { "-", G_MAXINT64 },
    { "()", G_MAXINT64 },
    { "(5", G_MAXINT64 },
    { "5)", G_MAXINT64 },
    { "(-5)", G_MAXINT64 },
    { "--5", G_MAXINT64 },
    { "-5-", G_MAXINT64 },
    { "+-5", G_MAXINT64 },
    { "5 5", G_MAXINT64 },
    { "5 kronora", G_MAXINT64 },
    { "kr", G_MAXINT64 },
    { "5.", G_MAXINT64 },
    { "５", G_MAXINT64 },
    { "5\xff", G_MAXINT64 },
    { "=5", G_MAXINT64 },
    { "5%", G_MAXINT64 },
    /* Rule 1. */
    { "90 000 000 000", STF_MONEY_MAX },
    { "-90 000 000 000,00 kr", -STF_MONEY_MAX },
    { "90 000 000 000,01", G_MAXINT64 },
    { "90 000,000001 mnkr", G_MAXINT64 },
    { "99999999999999999999999999", G_MAXINT64 },
    { "999999999999999999999999 mnkr", G_MAXINT64 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 amount = G_MAXINT64;

      g_test_message ("case %u", i);
      g_assert_true (stf_money_parse (table[i].text, &amount, &error)
                     == (table[i].amount != G_MAXINT64));
      g_assert_cmpint (amount, ==, table[i].amount);
      g_assert_true ((error == NULL) == (table[i].amount != G_MAXINT64));
    }
}

static void
errors_say_what_is_wrong (void)
{
  static const struct
  {
    const char *text;
    StfMoneyError code;
    const char *message;
  } table[] = {
    { "tolv", STF_MONEY_ERROR_SYNTAX, "“tolv” is not an amount.  Write it as 1,234.50." },
    { "a\nb\xff", STF_MONEY_ERROR_SYNTAX, "“a b\ufffd” is not an amount.  Write it as 1,234.50." },
    { "0,005", STF_MONEY_ERROR_PRECISION,
      "“0,005” has parts of an öre.  Write at most two decimals." },
    { "99 999 mnkr", STF_MONEY_ERROR_RANGE,
      "The amount is too large: no amount may be more than SEK" NBSP "90,000,000,000." },
  };
  g_autofree char *long_text = g_strnfill (100000, '1');
  g_autoptr (GError) long_error = NULL;
  gint64 amount;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (stf_money_parse (table[i].text, &amount, &error));
      g_assert_error (error, STF_MONEY_ERROR, (int) table[i].code);
      g_assert_cmpstr (error->message, ==, table[i].message);
    }
  g_assert_false (stf_money_parse (long_text, &amount, &long_error));
  g_assert_cmpint (g_utf8_strlen (long_error->message, -1), <, 200);
}

static void
what_is_written_is_read_again (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  for (guint i = 0; i < 100000; i++)
    {
      gint64 range = i % 3 == 0 ? STF_MONEY_MAX : i % 3 == 1 ? 10000000 : 300;
      gint64 amount = (gint64) (g_rand_double_range (random, -1, 1) * (double) range)
                      % (STF_MONEY_MAX + 1);
      StfMoneyFlags flags = (i % 2 == 0 ? STF_MONEY_ORE : STF_MONEY_EXACT)
                            | (i % 5 == 0 ? STF_MONEY_UNIT : 0)
                            | (i % 7 == 0 ? STF_MONEY_SIGNED : 0);
      g_autofree char *text = stf_money_format (amount, flags);
      g_autoptr (GError) error = NULL;
      gint64 again;

      g_assert_true (stf_money_parse (text, &again, &error));
      g_assert_no_error (error);
      g_assert_cmpint (again, ==, amount);
    }
}

int
main (int argc, char **argv)
{
  stf_locale_bind_messages ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/amount/bounds-are-kept", bounds_are_kept);
  g_test_add_func ("/money/amount/halves-are-rounded-away-from-zero",
                   halves_are_rounded_away_from_zero);
  g_test_add_func ("/money/amount/written-in-english", amounts_are_written_in_english);
  g_test_add_func ("/money/amount/written-in-swedish", amounts_are_written_in_swedish);
  g_test_add_func ("/money/amount/read-in-any-form", amounts_are_read_in_any_form);
  g_test_add_func ("/money/amount/errors-say-what-is-wrong", errors_say_what_is_wrong);
  g_test_add_func ("/money/amount/what-is-written-is-read-again", what_is_written_is_read_again);
  return g_test_run ();
}
