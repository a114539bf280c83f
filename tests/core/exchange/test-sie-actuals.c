/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The actuals that a SIE file holds: both meanings of balances by month, what does not add up, and
 * files that are for another year. */

#include <string.h>

#include "sie-check.h"

#define YEAR "#RAR 0 20130101 20131231\n#RAR -1 20120101 20121231\n"

static void
assert_rows (const char *text, const char *expected)
{
  g_autoptr (StfActuals) actuals = sie_load_text (text, 201301, 201312);
  g_autofree char *drawn = sie_draw_actuals (actuals);

  g_assert_cmpstr (drawn, ==, expected);
}

static void
test_vouchers (void)
{
  static const char text[] = YEAR "#KONTO 5010 Lokaler\n#OBJEKT 1 100 Stockholm\n"
                                  "#KONTO 0999 Egen\n#KTYP 0999 K\n#KTYP 8999 S\n"
                                  "#VER A 1 20130131\n{\n"
                                  "#TRANS 5010 {1 100} 50 20130201\n#TRANS 1930 {} -50\n}\n"
                                  "#VER A 2 20130115\n{\n"
                                  "#TRANS 5010 {1 100} 25.5\n#TRANS 5010 {} 1\n"
                                  "#TRANS 0999 {} 2\n#TRANS 8999 {} 3\n#TRANS 1930 {} -31.5\n}\n"
                                  "#VER A 3 20130301\n{\n#TRANS 5010 {} 7\n#TRANS 5010 {} -7\n}\n"
                                  "#RES 0 5010 76.50\n#RES 0 0999 2\n#RES -1 5010 1\n";
  g_autoptr (StfActuals) actuals = sie_load_text (text, 201301, 201312);
  g_autofree char *object = stf_actuals_describe_object (actuals, "1=100 6=P1");

  assert_rows (text, "0999 [] 201301 200|5010 [] 201301 100|5010 [1=100] 201301 7550");
  g_assert_cmpint (actuals->through, ==, 201301);
  g_assert_cmpuint (actuals->n_reconciled, ==, 2);
  g_assert_cmpuint (actuals->differences->len, ==, 0);
  g_assert_cmpuint (actuals->notes->len, ==, 0);
  g_assert_cmpstr (stf_actuals_find_account (actuals, "5010"), ==, "Lokaler");
  g_assert_cmpstr (object, ==, "100 Stockholm, P1");
}

/* Rows without object are the totals. */
static void
test_totals (void)
{
  assert_rows (YEAR "#PSALDO 0 201301 5010 {} 100\n#PSALDO 0 201301 5010 {1 10} 60\n"
                    "#PSALDO 0 201301 5010 {1 20} 15.25\n#PSALDO 0 201302 5010 {} 5\n"
                    "#PSALDO -1 201201 5010 {} 1000\n#PSALDO 0 201301 1930 {} -100\n"
                    "#RES 0 5010 105\n#RES -1 5010 1\n",
               "5010 [] 201301 2475|5010 [] 201302 500|5010 [1=10] 201301 6000|"
               "5010 [1=20] 201301 1525");
}

/* Each row is a part. */
static void
test_parts (void)
{
  assert_rows (YEAR "#PSALDO 0 201301 5010 {} 100\n#PSALDO 0 201301 5010 {1 10} 60\n"
                    "#PSALDO 0 201301 5010 {1 10 7 4} 15\n#PSALDO 0 201301 6010 {7 4} 3\n"
                    "#RES 0 5010 175\n#RES 0 6010 3\n",
               "5010 [] 201301 10000|5010 [1=10] 201301 6000|5010 [1=10 7=4] 201301 1500|"
               "6010 [7=4] 201301 300");
}

/* Nothing to hold it against: totals where there are any. */
static void
test_without_results (void)
{
  assert_rows (YEAR "#PSALDO 0 201301 5010 {} 100\n#PSALDO 0 201301 5010 {1 10} 60\n"
                    "#PSALDO 0 201301 6010 {1 10} 3\n",
               "5010 [] 201301 4000|5010 [1=10] 201301 6000|6010 [1=10] 201301 300");
}

static void
test_several_dimensions (void)
{
  static const char text[] = YEAR "#PSALDO 0 201301 5010 {} 100\n#PSALDO 0 201301 5010 {6 1} 60\n"
                                  "#PSALDO 0 201301 5010 {6 2} 20\n"
                                  "#PSALDO 0 201301 5010 {1 10} 100\n#RES 0 5010 100\n";
  g_autoptr (StfActuals) actuals = sie_load_text (text, 201301, 201312);
  g_autofree char *notes = sie_draw_notes (actuals);

  assert_rows (text, "5010 [] 201301 2000|5010 [6=1] 201301 6000|5010 [6=2] 201301 2000");
  g_assert_nonnull (strstr (notes, "only dimension 6 is kept"));
}

static void
test_differences (void)
{
  g_autoptr (StfActuals) actuals = sie_load_text (
      YEAR "#PSALDO 0 201301 5010 {} 100\n#PSALDO 0 201301 6010 {} 7\n#PSALDO 0 201301 7010 {} 1\n"
           "#RES 0 5010 100.01\n#RES 0 3010 -4\n#RES 0 7010 1\n#RES 0 8010 0\n",
      201301, 201312);
  const StfActualsDifference *difference = (gpointer) actuals->differences->data;

  g_assert_cmpuint (actuals->n_reconciled, ==, 1);
  g_assert_cmpuint (actuals->differences->len, ==, 3);
  g_assert_cmpstr (difference[0].account, ==, "3010");
  g_assert_cmpint (difference[0].found, ==, 0);
  g_assert_cmpint (difference[0].expected, ==, -400);
  g_assert_cmpint (difference[1].found, ==, 10000);
  g_assert_cmpint (difference[1].expected, ==, 10001);
  g_assert_cmpstr (difference[2].account, ==, "6010");
}

static void
test_through (void)
{
  static const struct
  {
    const char *text;
    int through;
  } cases[] = {
    { "#PSALDO 0 201303 5010 {} 1\n#PSALDO 0 201312 5010 {} 0\n", 201303 },
    { "#OMFATTN 20130630\n#PSALDO 0 201303 5010 {} 1\n", 201306 },
    { "#OMFATTN 19700101\n#PSALDO 0 201303 5010 {} 1\n", 201303 },
    { "#OMFATTN 20130131\n#PSALDO 0 201303 5010 {} 1\n", 201303 },
    { "#OMFATTN 20130630\n#PSALDO 0 201303 5010 {} 0\n", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (YEAR, cases[i].text, NULL);
      g_autoptr (StfActuals) actuals = sie_load_text (text, 201301, 201312);

      g_assert_cmpint (actuals->through, ==, cases[i].through);
    }
}

/* A financial year that is not the calendar's, and both of them asked for. */
static void
test_broken_year (void)
{
  static const char text[] = "#RAR 0 20120701 20130630\n#RAR -1 20110701 20120630\n"
                             "#PSALDO 0 201212 5010 {} 1\n#PSALDO 0 201301 5010 {} 2\n"
                             "#PSALDO -1 201206 5010 {} 4\n#RES 0 5010 3\n#RES -1 5010 4\n";
  g_autoptr (StfActuals) year = sie_load_text (text, 201301, 201312);
  g_autoptr (StfActuals) before = sie_load_text (text, 201201, 201212);
  g_autoptr (StfActuals) own = sie_load_text (text, 201207, 201306);
  g_autofree char *drawn = sie_draw_actuals (year);
  g_autofree char *drawn_before = sie_draw_actuals (before);
  g_autofree char *notes = sie_draw_notes (year);

  g_assert_cmpstr (drawn, ==, "5010 [] 201301 200");
  g_assert_cmpstr (drawn_before, ==, "5010 [] 201206 400|5010 [] 201212 100");
  g_assert_cmpuint (year->n_reconciled, ==, 1);
  g_assert_cmpuint (before->n_reconciled, ==, 2);
  g_assert_nonnull (strstr (notes, "2012-07-01 to 2013-06-30"));
  g_assert_cmpuint (own->notes->len, ==, 0);
}

static void
test_notes (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "#KONTO 5010 Hyra\xe5\n", "Windows-1252" },
    { "#KONTO 5010 Hyrå\n", "UTF-8" },
    { "#KONTO 5010 Hyr\357\277\275\n", "on line 3" },
    { "#KSUMMA\n#KSUMMA 5\n", "checksum" },
    { "#VER A 1 20140101\n{\n}\n#VER A 1 20130101\n{\n}\n", "1 voucher is from outside" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (YEAR, cases[i].text, "#PSALDO 0 201301 5010 {} 1\n",
                                           NULL);
      g_autoptr (StfActuals) actuals = sie_load_text (text, 201301, 201312);
      g_autofree char *notes = sie_draw_notes (actuals);

      g_assert_cmpuint (actuals->notes->len, ==, 1);
      g_assert_nonnull (strstr (notes, cases[i].words));
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "#FLAGGA 0\n", "no amounts by month" },
    { "#SIETYP 1\n#RAR 0 20130101 20131231\n#RES 0 3010 1\n", "no amounts by month" },
    { "#FLAGGA 0\n#PSALDO 0 201301 5010 {} 1\n", "Line 2: the file does not say" },
    { "#FLAGGA 0\n#RAR 0 20090701 20100630\n#PSALDO 0 200907 5010 {} 1\n",
      "Line 2: the file is for 2009-07-01 to 2010-06-30, not for 2013-01 to 2013-12" },
    { "#RAR 0 20120101 20121231\n#VER A 1 20120101\n{\n}\n", "Line 1: the file is for" },
    { YEAR "#PSALDO -1 201201 5010 {} 1\n", "Line 3: no balance" },
    { "#FLAGGA 0\n#VER A 1 20120101\n{\n}\n", "Line 2: no voucher" },
    { YEAR "#VER A 1 20130101\n{\n}\n#VER B 7 20130101\n{\n#TRANS 5010 {} 1\n#TRANS 1 {} -3\n}\n",
      "Line 6: voucher B 7 does not balance" },
    { YEAR "#PSALDO 0 201301 5010 {} 90000000000\n#PSALDO 0 201302 5010 {} 1\n",
      "Line 4: the account adds up" },
    { "#VER A 1 20130101\n{\n#TRANS 5010 {} 90000000000\n#TRANS 1 {} -90000000000\n}\n"
      "#VER A 1 20130101\n{\n#TRANS 5010 {} 1\n#TRANS 1 {} -1\n}\n",
      "Account 5010 adds up" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfSie) sie = sie_read_text (cases[i].text);
      g_autoptr (GError) error = NULL;

      g_assert_null (stf_sie_load_actuals (sie, 201301, 201312, &error));
      g_assert_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_FORM);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sie-actuals/vouchers-add-up-by-month", test_vouchers);
  g_test_add_func ("/exchange/sie-actuals/totals-are-told-apart-by-object", test_totals);
  g_test_add_func ("/exchange/sie-actuals/parts-make-up-the-account", test_parts);
  g_test_add_func ("/exchange/sie-actuals/totals-are-meant-where-nothing-says",
                   test_without_results);
  g_test_add_func ("/exchange/sie-actuals/one-dimension-of-totals-is-kept",
                   test_several_dimensions);
  g_test_add_func ("/exchange/sie-actuals/what-does-not-fit-is-told", test_differences);
  g_test_add_func ("/exchange/sie-actuals/last-month-has-an-amount", test_through);
  g_test_add_func ("/exchange/sie-actuals/broken-years-give-the-months-asked-for",
                   test_broken_year);
  g_test_add_func ("/exchange/sie-actuals/what-is-odd-is-noted", test_notes);
  g_test_add_func ("/exchange/sie-actuals/other-years-and-open-vouchers-are-refused", test_refused);
  return g_test_run ();
}
