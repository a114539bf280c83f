/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actuals in CSV files: what columns are, how months and amounts are written, and what is refused
 * with its line. */

#include <string.h>

#include "exchange/stf-actuals-table.h"
#include "sie-check.h"

static StfActualsTable *
read_table (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  StfActualsTable *table = stf_actuals_table_new (bytes, &error);

  g_assert_no_error (error);
  return table;
}

static StfActuals *
load (const char *text)
{
  g_autoptr (StfActualsTable) table = read_table (text, -1);
  g_autoptr (GError) error = NULL;
  StfActuals *actuals = stf_actuals_table_load (table, 201301, 201312, &error);

  g_assert_no_error (error);
  return actuals;
}

static void
test_forms (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "Konto;Kostnadsställe;Projekt;Period;Belopp\n"
      "5010;100;P1;201301;1 234,50\n5010;100;P1;201301;-0,50\n5010;;;2013-02;\302\24010 000\n",
      "5010 [] 201302 1000000|5010 [1=100 6=P1] 201301 123400" },
    { "Account,Date,Debit,Credit\n5010,2013-03-31,\"1,234.50\",\n3010,20130301,,100\n",
      "3010 [] 201303 -10000|5010 [] 201303 123450" },
    { "konto nr\tm\345nad\tutfall\n5010\tjanuari\t1,5-\n5010\tDec\t(2)\n5010\t3\t7\n",
      "5010 [] 201301 -150|5010 [] 201303 700|5010 [] 201312 -200" },
    { "Konto;Datum;Summa\n5010 Lokaler;2013-04-01 12:30:00;1\n;;99\nSumma;;100\n",
      "5010 [] 201304 100" },
    { "Konto;Period;Belopp\n1930;201301;5\n2440;201301;-5\n5010;201301;0\n", "" },
    { "Konto;Verksamhet;Aktivitet;Period;Belopp\n5010;V 1;A=2;1;'-3\n",
      "5010 [2=V%201 20=A%3D2] 201301 -300" },
    /* Months side by side. */
    { "Konto;Projekt;Jan;Feb;Mars;Summa\n5010;P1;1 234,50;;-2;1 "
      "232,50\n;;1;2;3;6\n1930;;5;5;5;15\n",
      "5010 [6=P1] 201301 123450|5010 [6=P1] 201303 -200" },
    { "Account,January 2013,2013-02,201303,April -13,Market\n5010,1,2,3,4,5\n",
      "5010 [] 201301 100|5010 [] 201302 200|5010 [] 201303 300|5010 [] 201304 400" },
    { "Konto;2012-12;2013-01;Period\n5010;7;8;9\n", "5010 [] 201301 800" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfActuals) actuals = load (cases[i].text);
      g_autofree char *drawn = sie_draw_actuals (actuals);

      g_assert_cmpstr (drawn, ==, cases[i].expected);
    }
}

static void
test_names_and_notes (void)
{
  g_autoptr (StfActuals) actuals = load ("Konto;Kontonamn;Period;Belopp\n5010;Lokaler;201302;1\n"
                                         "5010;Annat;201303;1\n;;;2\n6010;IT;201201;3\n");
  g_autofree char *notes = sie_draw_notes (actuals);

  g_assert_cmpstr (stf_actuals_find_account (actuals, "5010"), ==, "Lokaler");
  g_assert_cmpint (actuals->from, ==, 201302);
  g_assert_cmpint (actuals->through, ==, 201303);
  g_assert_nonnull (strstr (notes, "1 row without an account"));
  g_assert_nonnull (strstr (notes, "1 row is from outside the year"));
}

/* Months alone, in a financial year that begins in July. */
static void
test_broken_year (void)
{
  g_autoptr (StfActualsTable) table = read_table ("Konto;Period;Belopp\n5010;7;1\n5010;6;2\n", -1);
  g_autoptr (StfActuals) actuals = stf_actuals_table_load (table, 201207, 201306, NULL);
  g_autofree char *drawn = sie_draw_actuals (actuals);

  g_assert_cmpstr (drawn, ==, "5010 [] 201207 100|5010 [] 201306 200");
}

/* Months side by side, by heading or by word of the user. */
static void
test_months (void)
{
  g_autoptr (StfActualsTable) table = read_table ("Konto;jul;juni;x;mar;marknad\n5010;1;2;3;;5\n",
                                                  -1);
  g_autoptr (StfActuals) actuals = NULL;
  g_autofree char *drawn = NULL;

  g_assert_cmpint (stf_actuals_table_get_field (table, 1), ==, STF_ACTUALS_FIELD_JANUARY + 6);
  g_assert_cmpint (stf_actuals_table_get_field (table, 5), ==, STF_ACTUALS_FIELD_NONE);
  stf_actuals_table_set_field (table, 3, STF_ACTUALS_FIELD_DECEMBER);
  g_assert_cmpstr (stf_actuals_field_get_name (STF_ACTUALS_FIELD_JANUARY), ==, "January");
  g_assert_cmpstr (stf_actuals_field_get_name (STF_ACTUALS_FIELD_DECEMBER), ==, "December");
  actuals = stf_actuals_table_load (table, 201207, 201306, NULL);
  drawn = sie_draw_actuals (actuals);
  g_assert_cmpstr (drawn, ==, "5010 [] 201207 100|5010 [] 201212 300|5010 [] 201306 200");
  g_assert_cmpint (actuals->from, ==, 201207);
}

/* The same list in each encoding and with each separator. */
static void
test_encodings (void)
{
  static const char *const encodings[] = { "UTF-8", "WINDOWS-1252", "UTF-16" };
  static const char separators[] = ";,\t";

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    for (const char *separator = separators; *separator != '\0'; separator++)
      {
        g_autofree char *text = g_strdup ("Konto|Benämning|Månad|Kostnadsställe|Belopp\r\n"
                                          "5010|Hyra för lokaler|mars|Å1|\"−1 234,50\"\r\n");
        g_autofree char *encoded = NULL;
        g_autoptr (StfActualsTable) table = NULL;
        g_autoptr (StfActuals) actuals = NULL;
        g_autofree char *drawn = NULL;
        gsize length;

        /* Windows-1252 has no minus but the hyphen. */
        if (i == 1)
          {
            char *minus = strstr (text, "−");

            *minus = '-';
            memmove (minus + 1, minus + 3, strlen (minus + 3) + 1);
          }
        encoded = g_convert (g_strdelimit (text, "|", *separator), -1, encodings[i], "UTF-8", NULL,
                             &length, NULL);
        table = read_table (encoded, (gssize) length);
        actuals = stf_actuals_table_load (table, 201301, 201312, NULL);
        g_assert_nonnull (actuals);
        drawn = sie_draw_actuals (actuals);
        g_assert_cmpstr (drawn, ==, "5010 [1=Å1] 201303 -123450");
        g_assert_cmpstr (stf_actuals_find_account (actuals, "5010"), ==, "Hyra för lokaler");
      }
}

static void
test_columns (void)
{
  g_autoptr (StfActualsTable) table = read_table ("A;B;C;Konto;Konto\n;201301;5;x;y\n5010;;;;\n",
                                                  -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfActuals) actuals = NULL;
  g_autofree char *drawn = NULL;

  g_assert_cmpuint (stf_actuals_table_get_n_columns (table), ==, 5);
  g_assert_cmpint (stf_actuals_table_get_field (table, 3), ==, STF_ACTUALS_FIELD_ACCOUNT);
  g_assert_cmpint (stf_actuals_table_get_field (table, 4), ==, STF_ACTUALS_FIELD_NONE);
  g_assert_cmpstr (stf_actuals_table_get_heading (table, 0), ==, "A");
  g_assert_cmpstr (stf_actuals_table_get_sample (table, 0), ==, "5010");
  g_assert_null (stf_actuals_table_load (table, 201301, 201312, &error));
  g_assert_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_COLUMNS);
  g_clear_error (&error);

  stf_actuals_table_set_field (table, 0, STF_ACTUALS_FIELD_ACCOUNT);
  g_assert_cmpint (stf_actuals_table_get_field (table, 3), ==, STF_ACTUALS_FIELD_NONE);
  stf_actuals_table_set_field (table, 1, STF_ACTUALS_FIELD_MONTH);
  stf_actuals_table_set_field (table, 2, STF_ACTUALS_FIELD_AMOUNT);
  actuals = stf_actuals_table_load (table, 201301, 201312, &error);
  g_assert_null (actuals);
  g_assert_nonnull (strstr (error->message, "Line 3: “” is not a month"));
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "Konto;Belopp\n5010;1\n", "month or the date" },
    { "Konto;Period\n5010;1\n", "amount" },
    { "Konto;Period;Belopp\n5010;201313;1\n", "Line 2: “201313” is not a month" },
    { "Konto;Period;Belopp\n5010;13;1\n", "not a month" },
    { "Konto;Period;Belopp\n5010;aaa;1\n", "not a month" },
    { "Konto;Period;Belopp\n5010;201301;1\n5010;201301;=1+1\n", "Line 3:" },
    { "Konto;Period;Belopp\n5010;201301;12,345\302\240678,9,1\n", "Line 2:" },
    { "Konto;Period;Belopp\n5010;201301;90000000000,01\n", "Line 2:" },
    { "Konto;Period;Belopp\n5010;201301;90000000000\n5010;201301;1\n", "Account 5010" },
    { "Konto;Period;Belopp\n5010;201201;1\n", "Line 2: no row" },
    { "Konto;Period;Belopp\n", "no row" },
    { "Konto;Jan;Feb\n5010;1;=B2\n", "Line 2:" },
    { "Konto;Jan;Feb\n5010;1;2\n5020;x;2\n", "Line 3:" },
    { "Konto;2012-01;2012-02\n5010;1;2\n", "Line 2: no row" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfActualsTable) table = read_table (cases[i].text, -1);
      g_autoptr (GError) error = NULL;

      g_assert_null (stf_actuals_table_load (table, 201301, 201312, &error));
      g_assert_nonnull (error);
      if (strstr (error->message, cases[i].words) == NULL)
        g_error ("“%s” does not say “%s”", error->message, cases[i].words);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/actuals-table/forms-of-tables", test_forms);
  g_test_add_func ("/exchange/actuals-table/names-and-notes", test_names_and_notes);
  g_test_add_func ("/exchange/actuals-table/months-of-a-broken-year", test_broken_year);
  g_test_add_func ("/exchange/actuals-table/months-side-by-side", test_months);
  g_test_add_func ("/exchange/actuals-table/encodings-and-separators", test_encodings);
  g_test_add_func ("/exchange/actuals-table/columns-are-guessed-or-said", test_columns);
  g_test_add_func ("/exchange/actuals-table/errors-name-their-line", test_refused);
  return g_test_run ();
}
