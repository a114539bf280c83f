/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SIE files: each record, each way of writing it, and what is refused with its line. */

#include <string.h>

#include "exchange/stf-sie-write.h"
#include "sie-check.h"

#define AT(array, type, i) (&g_array_index (array, type, i))

static void
test_head (void)
{
  g_autoptr (StfSie) sie = sie_read_text ("#FLAGGA 1\r\n"
                                          "#FORMAT PC8\r\n"
                                          "#SIETYP 4\r\n"
                                          "#PROGRAM \"Ett program\" 1.0\r\n"
                                          "#GEN 20140115 AB\r\n"
                                          "#FNAMN \"K\x94ket \\\"\x99"
                                          "stan\\\" AB\"\r\n"
                                          "#ORGNR 202100-1111\r\n"
                                          "#RAR 0 20130101 20131231\r\n"
                                          "#RAR\t-1\t20120101\t20121231\r\n"
                                          "#OMFATTN 20130930\r\n"
                                          "#VALUTA SEK\r\n\x1a");

  g_assert_cmpuint (sie->flag, ==, 1);
  g_assert_cmpuint (sie->type, ==, 4);
  g_assert_cmpint (sie->encoding, ==, STF_SIE_CP437);
  g_assert_cmpint (sie->checksum, ==, STF_SIE_CHECKSUM_NONE);
  g_assert_cmpstr (sie->format, ==, "PC8");
  g_assert_cmpstr (sie->program, ==, "Ett program");
  g_assert_cmpstr (sie->company, ==, "Köket \"Östan\" AB");
  g_assert_cmpstr (sie->organisation, ==, "202100-1111");
  g_assert_cmpint (sie->date, ==, 20140115);
  g_assert_cmpint (sie->through, ==, 20130930);
  g_assert_cmpuint (sie->years->len, ==, 2);
  g_assert_cmpint (stf_sie_find_year (sie, -1)->last, ==, 20121231);
  g_assert_null (stf_sie_find_year (sie, 1));
}

static void
test_defaults (void)
{
  g_autoptr (StfSie) sie = sie_read_text ("\n \t\n#GEN 20130231\n#OMFATTN\n#ORGNR\n#KONTO 4010\n");

  g_assert_cmpuint (sie->type, ==, 1);
  g_assert_cmpint (sie->date, ==, 0);
  g_assert_cmpint (sie->through, ==, 0);
  g_assert_cmpstr (sie->organisation, ==, "");
  g_assert_cmpstr (stf_sie_find_account (sie, "4010")->name, ==, "");
  g_assert_null (stf_sie_find_account (sie, "4011"));
}

static void
test_accounts (void)
{
  g_autoptr (StfSie) sie = sie_read_text ("#KTYP 3010 I\n"
                                          "#KONTO 3010 \"F\xf6rs\xe4ljning\" extra fields\n"
                                          "#KONTO 5010 Hyra\n"
                                          "#KTYP 5010 ?\n"
                                          "#SRU 5010 7214\n"
                                          "#DIM 6 Projekt\n"
                                          "#OBJEKT 61 A1 \"Del A\"\n"
                                          "#UNDERDIM 61 Delprojekt 6\n");

  g_assert_cmpint (sie->encoding, ==, STF_SIE_WINDOWS_1252);
  g_assert_cmpuint (sie->accounts->len, ==, 2);
  g_assert_cmpstr (stf_sie_find_account (sie, "3010")->name, ==, "Försäljning");
  g_assert_cmpint (stf_sie_find_account (sie, "3010")->kind, ==, 'I');
  g_assert_cmpint (stf_sie_find_account (sie, "5010")->kind, ==, 0);
  g_assert_cmpuint (sie->dimensions->len, ==, 2);
  g_assert_null (AT (sie->dimensions, StfSieDimension, 0)->above);
  g_assert_cmpstr (AT (sie->dimensions, StfSieDimension, 1)->above, ==, "6");
  g_assert_cmpstr (AT (sie->objects, StfSieObject, 0)->name, ==, "Del A");
}

static void
test_balances (void)
{
  static const struct
  {
    const char *list;
    const char *object;
  } cases[] = {
    { "{}", "" },
    { "{   }", "" },
    { "{\t}", "" },
    { "{1 \"0\"}", "1=0" },
    { "{ \"1\" \"1100\" \"6\" \"1118\"}", "1=1100 6=1118" },
    { "{6 P1 1 100}", "1=100 6=P1" },
    { "{\"10\" a \"9\" b}", "9=b 10=a" },
    { "{1 100 1 100}", "1=100" },
    { "{1 \"A B\" 6 \"x=50%\"}", "1=A%20B 6=x%3D50%25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("#PSALDO 0 201301 4010 %s -12.5 3\n"
                                               "#PBUDGET -1 201212 4010 %s 7\n",
                                               cases[i].list, cases[i].list);
      g_autoptr (StfSie) sie = sie_read_text (text);
      const StfSiePeriod *period = AT (sie->periods, StfSiePeriod, 0);

      g_assert_cmpstr (period->object, ==, cases[i].object);
      g_assert_cmpint (period->amount, ==, -1250);
      g_assert_cmpint (period->month, ==, 201301);
      g_assert_cmpuint (period->line, ==, 1);
      period = AT (sie->budget, StfSiePeriod, 0);
      g_assert_cmpstr (period->object, ==, cases[i].object);
      g_assert_cmpint (period->year, ==, -1);
      g_assert_cmpint (period->amount, ==, 700);
    }
}

static void
test_amounts (void)
{
  static const struct
  {
    const char *text;
    gint64 amount;
  } cases[] = {
    { "0", 0 },
    { "-0.00", 0 },
    { "1", 100 },
    { "+1.5", 150 },
    { "1,25", 125 },
    { "-0.01", -1 },
    { "12.3400", 1234 },
    { "5.", 500 },
    { "0007.10", 710 },
    { "\"10\"", 1000 },
    { "90000000000.00", G_GINT64_CONSTANT (9000000000000) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("#RES 0 3010 %s\n#IB 0 1910 %s\n#UB 0 1910 %s\n",
                                               cases[i].text, cases[i].text, cases[i].text);
      g_autoptr (StfSie) sie = sie_read_text (text);

      g_assert_cmpint (AT (sie->results, StfSieBalance, 0)->amount, ==, cases[i].amount);
      g_assert_cmpint (AT (sie->opening, StfSieBalance, 0)->amount, ==, cases[i].amount);
      g_assert_cmpint (AT (sie->closing, StfSieBalance, 0)->amount, ==, cases[i].amount);
    }
}

/* Line ends, blanks and braces as programs write them. */
static void
test_vouchers (void)
{
  static const char *const texts[] = {
    "#VER A 1 20130131 \"Hyra\" 20130201\n{\n#TRANS 5010 {1 100} 50.00\n#TRANS 1930 {} -50\n}\n",
    "#VER\tA\t1\t20130131\tHyra\r\n{\r\n\t#TRANS\t5010 {1 100}\t50.00\t20130131\r\n"
    "\t#TRANS\t1930 {   } -50\r\n}\r\n\r\n",
    "#VER A 1 20130131 Hyra {\r  #TRANS 5010 {\"1\" \"100\"} 50.00 \r  #TRANS 1930 {} -50\r}",
    "#VER A 1 20130131 Hyra\n{ #TRANS 5010 {1 100} 50\n#TRANS 1930 {} -50.0 \"\" \"text \\\" "
    "x\"\n}",
    "#VER A 1 20130131 Hyra\n{\n#NYTT 1 2\n#BTRANS 5010 {} 999\n#TRANS 5010 {1 100} 50\n"
    "#TRANS 1930 {} -50\n}\n#NYTT\n{\n#TRANS 1 {} 1\n}\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (StfSie) sie = sie_read_text (texts[i]);
      const StfSieVoucher *voucher = AT (sie->vouchers, StfSieVoucher, 0);

      g_assert_cmpuint (sie->vouchers->len, ==, 1);
      g_assert_cmpstr (voucher->series, ==, "A");
      g_assert_cmpstr (voucher->text, ==, "Hyra");
      g_assert_cmpint (voucher->date, ==, 20130131);
      g_assert_cmpuint (voucher->n_rows, ==, 2);
      g_assert_cmpint (voucher->balance, ==, 0);
      g_assert_cmpstr (AT (sie->rows, StfSieRow, 0)->object, ==, "1=100");
      g_assert_cmpint (AT (sie->rows, StfSieRow, 1)->amount, ==, -5000);
    }
}

static void
test_added_rows (void)
{
  static const struct
  {
    const char *rows;
    guint n_rows;
  } cases[] = {
    { "#RTRANS 5010 {} 7\n#TRANS 5010 {} 7 20130101\n", 1 },
    { "#RTRANS 5010 {} 7\n#BTRANS 5010 {} 7\n#TRANS 5010 {} 7\n", 1 },
    { "#RTRANS 5010 {} 7\n#TRANS 5010 {} 8\n", 2 },
    { "#RTRANS 5010 {} 7\n#TRANS 5010 {1 1} 7\n", 2 },
    { "#RTRANS 5010 {} 7\n#RTRANS 5010 {} 7\n#TRANS 5010 {} 7\n", 2 },
    { "#RTRANS 5010 {} 7\n", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("#VER A 1 20130131\n{\n%s}\n", cases[i].rows);
      g_autoptr (StfSie) sie = sie_read_text (text);

      g_assert_cmpuint (sie->rows->len, ==, cases[i].n_rows);
    }
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *bytes;
    StfSieEncoding encoding;
    const char *name;
  } cases[] = {
    { "#KONTO 1 \"R\x84ksm\x94rg\x86s \x8f\x8e\x99 caf\x82\"", STF_SIE_CP437,
      "Räksmörgås ÅÄÖ café" },
    { "#KONTO 1 \"R\xe4ksm\xf6rg\xe5s \xc5\xc4\xd6 \x93\x94\"", STF_SIE_WINDOWS_1252,
      "Räksmörgås ÅÄÖ “”" },
    { "#KONTO 1 \"Räksmörgås\"", STF_SIE_UTF_8, "Räksmörgås" },
    { "\357\273\277#KONTO 1 Lokal", STF_SIE_UTF_8, "Lokal" },
    { "#KONTO 1 Lokal", STF_SIE_CP437, "Lokal" },
    { "#KONTO 1 \"a\x07z\xe1\"", STF_SIE_CP437, "azß" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfSie) sie = sie_read_text (cases[i].bytes);

      g_assert_cmpint (sie->encoding, ==, cases[i].encoding);
      g_assert_cmpstr (stf_sie_find_account (sie, "1")->name, ==, cases[i].name);
      g_assert_cmpuint (sie->destroyed_line, ==, 0);
    }
}

static void
test_wide_and_destroyed (void)
{
  static const char wide[] = "\377\376#\0K\0O\0N\0T\0O\0 \0001\0 \0\344\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (wide, sizeof wide - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (StfSie) sie = stf_sie_read (bytes, &error);
  g_autoptr (StfSie) destroyed = sie_read_text ("#FLAGGA 0\n#FNAMN \"\357\277\275vning\"\n");

  g_assert_no_error (error);
  g_assert_cmpstr (stf_sie_find_account (sie, "1")->name, ==, "ä");
  g_assert_cmpuint (destroyed->destroyed_line, ==, 2);
}

static void
test_checksum (void)
{
  static const struct
  {
    const char *tail;
    StfSieChecksum checksum;
  } cases[] = {
    /* CRC-32 of: #KONTO4010A "b"12 */
    { "#KSUMMA\n#KONTO 4010 \"A \\\"b\\\"\" {1 2}\n#KSUMMA 3919375250\n", STF_SIE_CHECKSUM_AGREES },
    { "#KSUMMA\n#KONTO\t4010 \"A \\\"b\\\"\"  { \"1\" 2 }\n#KSUMMA 3919375250\n",
      STF_SIE_CHECKSUM_AGREES },
    { "#KSUMMA\n#KONTO 4011 \"A \\\"b\\\"\" {1 2}\n#KSUMMA 3919375250\n",
      STF_SIE_CHECKSUM_DIFFERS },
    { "#KSUMMA\n#KONTO 4010 A\n", STF_SIE_CHECKSUM_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("#FLAGGA 0\n", cases[i].tail, NULL);
      g_autoptr (StfSie) sie = sie_read_text (text);

      g_assert_cmpint (sie->checksum, ==, cases[i].checksum);
    }
}

static void
assert_refused (const char *text, gsize length, StfExchangeError code, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (stf_sie_read (bytes, &error));
  g_assert_error (error, STF_EXCHANGE_ERROR, (int) code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "", "Line 1:" },
    { "Konto;Belopp\n", "Line 1:" },
    { "# A heading\n", "Line 1:" },
    { "\n<!DOCTYPE HTML>\n<html>\n", "web page" },
    { "#FLAGGA 0\nsomething\n", "Line 2:" },
    { "#FLAGGA 0\n#KONTO 1 \"open\n", "Line 2: a quotation mark" },
    { "#FLAGGA 0\r\n\r\n#PSALDO 0 201301 1 {1 2 5\r\n", "Line 3: a brace" },
    { "#PSALDO 0 201301 1 {1} 5\n", "Line 1: a dimension" },
    { "#PSALDO 0 201301 1 {}\n", "#PSALDO has too few" },
    { "#PSALDO 0 201300 1 {} 5\n", "“201300” is not a month" },
    { "#PSALDO 0 2013-01 1 {} 5\n", "not a month" },
    { "#PSALDO x 201301 1 {} 5\n", "“x” is not a year" },
    { "#PSALDO -100 201301 1 {} 5\n", "not a year" },
    { "#RES 0 3010 12.345\n", "“12.345” is not an amount" },
    { "#RES 0 3010 1e5\n", "not an amount" },
    { "#RES 0 3010 --5\n", "not an amount" },
    { "#RES 0 3010 1.2.3\n", "not an amount" },
    { "#RES 0 3010 \"\"\n", "not an amount" },
    { "#RES 0 3010 90000000000.01\n", "larger than" },
    { "#RES 0 3010 -99999999999999999999999999999999999999999999\n", "larger than" },
    { "#RES 0 \"\" 5\n", "too few" },
    { "#RAR 0 20130101\n", "too few" },
    { "#RAR 0 20130229 20131231\n", "“20130229” is not a date" },
    { "#RAR 0 20131231 20130101\n", "ends before" },
    { "#RAR 0 20130101 20131231\n#RAR 0 20120101 20121231\n", "Line 2: the year 0" },
    { "#SIETYP 5\n", "“5” is not a type" },
    { "#TRANS 5010 {} 5\n", "outside a voucher" },
    { "#VER A 1 20130132\n{\n}\n", "not a date" },
    { "#VER A 1 20130131\n{\n#TRANS 5010 {} 5\n", "Line 4: the file ends" },
    { "#VER A 1 20130131\n{\n#VER A 2 20130131\n{\n}\n", "Line 3: #VER" },
    { "#VER A 1 20130131\n{\n{\n", "Line 3: a brace opens" },
    { "#VER A 1 20130131\n}\n", "Line 2: a brace closes" },
    { "#VER A 1 20130131\n{\n#TRANS 1 {} 90000000000\n#TRANS 1 {} 1\n}\n", "Line 4: the voucher" },
  };
  static const char zero[] = "#FLAGGA 0\n#KONTO 1 \0\n";
  static const char broken[] = "\357\273\277#FLAGGA 0\n#KONTO 1 \xe4\n";

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_refused (cases[i].text, strlen (cases[i].text), STF_EXCHANGE_ERROR_FORM, cases[i].words);
  assert_refused (zero, sizeof zero - 1, STF_EXCHANGE_ERROR_ENCODING, "Line 2:");
  assert_refused (broken, sizeof broken - 1, STF_EXCHANGE_ERROR_ENCODING, "Line 2:");
}

static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("#KONTO 1 ");
  g_autofree char *number = g_strnfill (STF_SIE_MAX_NUMBER + 1, '1');
  g_autofree char *account = g_strdup_printf ("#KONTO %s x\n", number);
  g_autoptr (StfSie) sie = NULL;

  for (gsize i = text->len; i < STF_SIE_MAX_LINE; i++)
    g_string_append_c (text, 'a');
  sie = sie_read_text (text->str);
  g_assert_cmpuint (strlen (stf_sie_find_account (sie, "1")->name), ==, STF_SIE_MAX_LINE - 9);
  g_string_append_c (text, 'a');
  assert_refused (text->str, text->len, STF_EXCHANGE_ERROR_FORM, "64 kB");
  assert_refused (account, strlen (account), STF_EXCHANGE_ERROR_FORM, "too long");

  g_string_assign (text, "#PSALDO 0 201301 4010 {");
  for (guint i = 0; i < 17; i++)
    g_string_append_printf (text, "%u x ", i);
  g_string_append (text, "} 1\n");
  assert_refused (text->str, text->len, STF_EXCHANGE_ERROR_FORM, "too many objects");

  g_string_truncate (text, 0);
  for (guint i = 0; i <= STF_SIE_MAX_RECORDS; i++)
    g_string_append (text, "#X\n");
  assert_refused (text->str, text->len, STF_EXCHANGE_ERROR_TOO_BIG, "500,000");
  g_string_set_size (text, STF_EXCHANGE_MAX_BYTES + 1);
  assert_refused (text->str, text->len, STF_EXCHANGE_ERROR_TOO_BIG, "16 MB");
}

static void
test_object_text (void)
{
  const char *object = "1=A%20B 6=x%3D50%25";
  g_autofree char *dimension = NULL;
  g_autofree char *number = NULL;
  g_autofree char *second_dimension = NULL;
  g_autofree char *second_number = NULL;

  g_assert_true (stf_sie_object_next (&object, &dimension, &number));
  g_assert_cmpstr (dimension, ==, "1");
  g_assert_cmpstr (number, ==, "A B");
  g_assert_true (stf_sie_object_next (&object, &second_dimension, &second_number));
  g_assert_cmpstr (second_dimension, ==, "6");
  g_assert_cmpstr (second_number, ==, "x=50%");
  g_assert_false (stf_sie_object_next (&object, &dimension, &number));
}

static void
add_budget (StfSieWriter *writer, const char *account, const char *object, int month, gint64 amount)
{
  g_autoptr (GError) error = NULL;

  stf_sie_writer_add_budget (writer, account, object, month, amount, &error);
  g_assert_no_error (error);
}

static void
test_write (void)
{
  g_autoptr (StfSieWriter) writer = stf_sie_writer_new ("Nät–verket “Räka” \\", "202100-1111",
                                                        20121201, 20130101, 20131231);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StfSie) sie = NULL;
  g_autoptr (GString) rows = g_string_new (NULL);

  stf_sie_writer_name_account (writer, "5010", "Lokaler \"stora\"", 'K');
  stf_sie_writer_name_dimension (writer, "6", "Projekt");
  stf_sie_writer_name_object (writer, "6", "P 1", "Šumava");
  add_budget (writer, "5010", "1=100 6=P%201", 201301, 12345);
  add_budget (writer, "5010", "", 201301, 55);
  add_budget (writer, "3010", "", 201302, -5);
  add_budget (writer, "5010", "1=100 6=P%201", 201302, 700);
  add_budget (writer, "5010", "1=100 6=P%201", 201302, -700);
  g_assert_false (stf_sie_writer_add_budget (writer, "5010", "", 201301, 9000000000000, &error));
  g_clear_error (&error);

  bytes = stf_sie_writer_finish (writer, TRUE);
  sie = stf_sie_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (sie->checksum, ==, STF_SIE_CHECKSUM_AGREES);
  g_assert_cmpint (sie->encoding, ==, STF_SIE_CP437);
  g_assert_cmpuint (sie->type, ==, 3);
  g_assert_cmpstr (sie->company, ==, "Nät-verket ?Räka? /");
  g_assert_cmpint (sie->through, ==, 20131231);
  g_assert_cmpstr (stf_sie_find_account (sie, "5010")->name, ==, "Lokaler \"stora\"");
  g_assert_cmpint (stf_sie_find_account (sie, "5010")->kind, ==, 'K');
  g_assert_cmpstr (AT (sie->objects, StfSieObject, 0)->number, ==, "P 1");
  g_assert_cmpstr (AT (sie->objects, StfSieObject, 0)->name, ==, "Sumava");
  for (guint i = 0; i < sie->budget->len; i++)
    {
      const StfSiePeriod *row = AT (sie->budget, StfSiePeriod, i);

      g_string_append_printf (rows, "%d %s [%s] %" G_GINT64_FORMAT "|", row->month, row->account,
                              row->object, row->amount);
    }
  g_assert_cmpstr (rows->str, ==,
                   "201302 3010 [] -5|201301 5010 [] 12400|201301 5010 [1=100 6=P%201] 12345|");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/sie/head-is-read", test_head);
  g_test_add_func ("/exchange/sie/what-is-missing-or-wrong-in-the-head-is-none", test_defaults);
  g_test_add_func ("/exchange/sie/accounts-and-dimensions-in-any-order", test_accounts);
  g_test_add_func ("/exchange/sie/balances-have-objects-in-one-form", test_balances);
  g_test_add_func ("/exchange/sie/amounts-are-whole-ore", test_amounts);
  g_test_add_func ("/exchange/sie/vouchers-as-programs-write-them", test_vouchers);
  g_test_add_func ("/exchange/sie/added-rows-count-once", test_added_rows);
  g_test_add_func ("/exchange/sie/encodings-are-told-apart", test_encodings);
  g_test_add_func ("/exchange/sie/utf-16-is-read-and-lost-letters-are-found",
                   test_wide_and_destroyed);
  g_test_add_func ("/exchange/sie/checksum-is-of-fields-only", test_checksum);
  g_test_add_func ("/exchange/sie/errors-name-their-line", test_refused);
  g_test_add_func ("/exchange/sie/limits-hold", test_limits);
  g_test_add_func ("/exchange/sie/objects-are-text-and-back", test_object_text);
  g_test_add_func ("/exchange/sie/what-is-written-is-what-is-read", test_write);
  return g_test_run ();
}
