/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed in a cell. */

#include "stf-formula.h"

#define FAILS G_MAXINT64

static void
formulas_are_reckoned (void)
{
  static const struct
  {
    const char *text;
    gint64 old;
    gint64 result;
  } table[] = {
    /* Amounts (rule 1). */
    { "5", 0, 500 },
    { "-5", 1000, -500 },
    { "+5", 1000, 500 },
    { "(5)", 0, -500 },
    { "1.234", 0, 123400 },
    { "12 tkr", 0, 1200000 },
    /* Reckoning (rule 2). */
    { "12*4500", 0, 5400000 },
    { "12 * 4 500", 0, 5400000 },
    { "= 12*4 500,50", 0, 5400600 },
    { "(3+4)*100", 0, 70000 },
    { "=(3)", 0, 300 },
    { "3+4*100", 0, 40300 },
    { "100-3-4", 0, 9300 },
    { "100-(3-4)", 0, 10100 },
    { "100/4/5", 0, 500 },
    { "2*-3", 0, -600 },
    { "-2*3", 0, -600 },
    { "--5", 0, 500 },
    { "-(5)", 0, -500 },
    { "3*12 tkr", 0, 3600000 },
    { "1,5 mnkr/12", 0, 12500000 },
    { "3\u00d74", 0, 1200 },
    { "10\u00f74", 0, 250 },
    { "10\u22124", 0, 600 },
    { "5 kr + 7 kr", 0, 1200 },
    /* Per cent (rules 3 and 4). */
    { "+10%", 100000, 110000 },
    { "-5%", 100000, 95000 },
    { "=+10%", 100000, 110000 },
    { "\u22125 %", 100000, 95000 },
    { "+2,5%", 100000, 102500 },
    { "+10%+10%", 100000, 121000 },
    { "+10%-500", 100000, 60000 },
    { "+10%", -100000, -110000 },
    { "+10%", 0, 0 },
    { "4500+10%", 0, 495000 },
    { "4500*10%", 7, 45000 },
    { "10%*4500", 7, 45000 },
    { "4500+10%*2", 0, 450020 },
    { "100+(5+5)%", 0, 11000 },
    { "*1,02", 100000, 102000 },
    { "*1,02+100", 100000, 112000 },
    { "/2", 100000, 50000 },
    { "* 1,025", 100000, 102500 },
    /* Exact, rounded once (rule 5). */
    { "1/3", 0, 33 },
    { "1/3*3", 0, 100 },
    { "1/3+1/3+1/3", 0, 100 },
    { "0,001*500", 0, 50 },
    { "0,015+0,01*0", 0, 2 },
    { "-0,015+0", 0, -2 },
    { "0,0149*1", 0, 1 },
    { "100/7*7", 0, 10000 },
    { "*1,1*1,1*1,1", 100000, 133100 },
    { "=9999999999*9", 0, 8999999999100 },
    /* Ambiguous (rule 6). */
    { "4500*1,025", 0, 461250 },
    { "+1,025%", 100000000, 101025000 },
    { "1,234 tkr+1", 0, 123500 },
    { "1,234+1", 0, FAILS },
    { "1.234*2", 0, FAILS },
    { "1,234.00+1", 0, 123500 },
    { "0,125*8", 0, 100 },
    /* Faults (rule 7). */
    { "", 0, FAILS },
    { "=", 0, FAILS },
    { "+", 0, FAILS },
    { "12*", 0, FAILS },
    { "*", 0, FAILS },
    { "1+*2", 0, FAILS },
    { "(1+2", 0, FAILS },
    { "1+2)", 0, FAILS },
    { "()+1", 0, FAILS },
    { "2(3)", 0, FAILS },
    { "1/0", 0, FAILS },
    { "1/(2-2)", 0, FAILS },
    { "/0", 0, FAILS },
    { "10%%", 0, FAILS },
    { "=A1+2", 0, FAILS },
    { "SUM(1+2)", 0, FAILS },
    { "2^3", 0, FAILS },
    { "1e3*2", 0, FAILS },
    { "==1", 0, FAILS },
    { "90 000 000 000*2", 0, FAILS },
    { "999999999999999999999999*999999999999999999999999", 0, FAILS },
    { "=-9223372036854775808*18446744073709551616", 0, FAILS },
    { "=-(-9223372036854775808*18446744073709551616)", 0, FAILS },
    { "=1/999999999999999999999999/999999999999999999999999", 0, FAILS },
    { "5*5\xff", 0, FAILS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 result = FAILS;
      gboolean done = stf_formula_evaluate (table[i].text, table[i].old, &result, &error);

      g_assert_true ((error == NULL) == done);
      if (!done)
        result = FAILS;
      if (result != table[i].result)
        g_error ("%s is %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, table[i].text, result,
                 table[i].result);
    }
}

static void
errors_say_what_is_wrong (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } table[] = {
    { "tolv", "“tolv” is not an amount.  Write it as 1,234.50." },
    { "12*x", "“12*x” is not a formula.  Write it as 12*4500 or +10%." },
    { "12/0", "“12/0” divides by zero." },
    { "1,234+1", "In “1,234+1”, a mark before three digits may be decimal or part thousands.  "
                 "Write thousands with a space or without a mark." },
    { "0,001", "“0,001” has parts of an öre.  Write at most two decimals." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 result;

      g_assert_false (stf_formula_evaluate (table[i].text, 0, &result, &error));
      g_assert_cmpstr (error->message, ==, table[i].message);
    }
}

static void
nesting_and_length_are_limited (void)
{
  static const guint depths[] = { 10, 19, 20, 90 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autofree char *open = g_strnfill (depths[i], '(');
      g_autofree char *close = g_strnfill (depths[i], ')');
      g_autofree char *text = g_strconcat ("=", open, "1", close, NULL);
      g_autofree char *minus = g_strnfill (depths[i], '-');
      g_autofree char *negative = g_strconcat ("=", minus, "1", NULL);
      gint64 result;

      g_assert_true (stf_formula_evaluate (text, 0, &result, NULL) == (depths[i] < 20));
      g_assert_true (stf_formula_evaluate (negative, 0, &result, NULL) == (depths[i] < 20));
    }
  for (guint n = 90; n < 200; n += 9)
    {
      g_autoptr (GString) text = g_string_new ("1");
      gint64 result;

      for (guint i = 0; i < n; i++)
        g_string_append (text, "+1");
      g_assert_true (stf_formula_evaluate (text->str, 0, &result, NULL) == (text->len <= 200));
    }
}

/* Any text at all: an answer within the bounds, or an error. */
static void
nonsense_is_an_error (void)
{
  static const char signs[] = "0123456789 .,+-*/%()=kr";
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  guint n_answers = 0;

  for (guint i = 0; i < 200000; i++)
    {
      char text[16] = "";
      guint length = (guint) g_rand_int_range (random, 0, 15);
      g_autoptr (GError) error = NULL;
      gint64 result;

      for (guint j = 0; j < length; j++)
        text[j] = signs[g_rand_int_range (random, 0, sizeof signs - 1)];
      if (stf_formula_evaluate (text, 12345, &result, &error))
        {
          g_assert_true (stf_money_is_valid (result));
          n_answers++;
        }
      else
        g_assert_nonnull (error);
    }
  g_assert_cmpuint (n_answers, >, 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/money/formula/reckoned", formulas_are_reckoned);
  g_test_add_func ("/money/formula/errors-say-what-is-wrong", errors_say_what_is_wrong);
  g_test_add_func ("/money/formula/nesting-and-length-are-limited", nesting_and_length_are_limited);
  g_test_add_func ("/money/formula/nonsense-is-an-error", nonsense_is_an_error);
  return g_test_run ();
}
