/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CSV and the encodings it comes in: what is read, what is refused and where, and that what is
 * written is what is read, whatever the text. */

#include <string.h>

#include "exchange/stf-csv.h"
#include "file/stf-text.h"

static StfTextTable *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  StfTextTable *table = stf_csv_parse (text, &error);

  g_assert_no_error (error);
  return table;
}

/* Cells with | between them, rows with /. */
static char *
draw (const StfTextTable *table)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i <= table->rows->len; i++)
    {
      char **cells = i == 0 ? table->headings : ((StfTableRow *) table->rows->pdata[i - 1])->cells;
      g_autofree char *row = g_strjoinv ("|", cells);

      g_assert_cmpuint (g_strv_length (cells), ==, table->n_columns);
      g_string_append_printf (text, "%s%s", i > 0 ? "/" : "", row);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *csv;
    const char *expected;
  } cases[] = {
    { "a;b\r\n1;2\r\n", "a|b/1|2" },
    { "a,b\n1,2", "a|b/1|2" },
    { "a\tb\r1\t2\r", "a|b/1|2" },
    { "sep=,\r\na;b,c\r\n", "a;b|c" },
    { "a;b,c,d;e;f\n", "a|b,c,d|e|f" },
    { "\"a,b,c,d\";e\n", "a,b,c,d|e" },
    { "a;b\n\"x;\"\"y\"\"\r\nz\";2\n", "a|b/x;\"y\"\nz|2" },
    { "a;b\n5\" skärm;2\n", "a|b/5\" skärm|2" },
    { "a;b;c\n1\n\n;;\n1;2;3;4\n", "a|b|c|/1|||/1|2|3|4" },
    { "a\n'=1+1\n'x\n''-1\n", "a/=1+1/'x/'-1" },
    { "sep=", "sep=" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StfTextTable) table = parse (cases[i].csv);
      g_autofree char *drawn = draw (table);

      g_assert_cmpstr (drawn, ==, cases[i].expected);
    }
}

static void
test_lines (void)
{
  g_autoptr (StfTextTable) table = parse ("a;b\n\"x\n\ny\";1\n\nz;2\n");

  g_assert_cmpuint (((StfTableRow *) table->rows->pdata[0])->line, ==, 2);
  g_assert_cmpuint (((StfTableRow *) table->rows->pdata[1])->line, ==, 6);
}

static void
assert_refused (const char *text, StfExchangeError code, const char *line)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stf_csv_parse (text, &error));
  g_assert_error (error, STF_EXCHANGE_ERROR, (int) code);
  if (line != NULL && strstr (error->message, line) == NULL)
    g_error ("“%s” does not name %s", error->message, line);
}

static char *
repeat (const char *piece, guint n)
{
  g_autoptr (GString) text = g_string_new ("a\n");

  for (guint i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_limits (void)
{
  g_autofree char *cell = repeat ("x", STF_CSV_MAX_CELL + 1);
  g_autofree char *quoted = repeat ("\"\"", STF_CSV_MAX_CELL + 2);
  g_autofree char *row = repeat (";", STF_CSV_MAX_COLUMNS);
  g_autofree char *rows = repeat ("x\n", STF_CSV_MAX_ROWS + 1);
  g_autofree char *most = repeat ("x\n", STF_CSV_MAX_ROWS);
  g_autofree char *wide = repeat ("x;;;;;;;;;;;;;;;;;;;;;;;;;\n", 40000);
  g_autoptr (StfTextTable) table = parse (most);

  g_assert_cmpuint (table->rows->len, ==, STF_CSV_MAX_ROWS);
  assert_refused ("", STF_EXCHANGE_ERROR_FORM, NULL);
  assert_refused ("\r\n\r\n", STF_EXCHANGE_ERROR_FORM, NULL);
  assert_refused ("a;b\n1;\"2\n3\n", STF_EXCHANGE_ERROR_FORM, " 2:");
  assert_refused ("a;b\n1;2\n\"3\"x;4\n", STF_EXCHANGE_ERROR_FORM, " 3:");
  assert_refused (cell, STF_EXCHANGE_ERROR_FORM, " 2:");
  assert_refused (quoted, STF_EXCHANGE_ERROR_FORM, " 2:");
  assert_refused (row, STF_EXCHANGE_ERROR_FORM, " 2:");
  assert_refused (rows, STF_EXCHANGE_ERROR_TOO_BIG, NULL);
  assert_refused (wide, STF_EXCHANGE_ERROR_TOO_BIG, NULL);
}

static void
test_formulas (void)
{
  static const char *const cells[] = { "=cmd|' /C calc'!A0", "+46 18", "-1", "@SUM(1)", "a=1" };
  g_autoptr (GString) csv = g_string_new (NULL);

  stf_csv_append_row (csv, ';', cells, G_N_ELEMENTS (cells));
  g_assert_cmpstr (csv->str, ==,
                   "\"'=cmd|' /C calc'!A0\";\"'+46 18\";\"'-1\";\"'@SUM(1)\";a=1\r\n");
}

/* Text as a year may hold it: clean, of one line or several. */
static char *
random_text (void)
{
  static const gunichar common[] = { ';', ',', '\t', '"', '\n', '\'', '=',    '+',
                                     '-', '@', ' ',  'a', 0xe5, 0xf6, 0x1f600 };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 12); n > 0; n--)
    {
      gunichar c = g_test_rand_bit () ? common[g_test_rand_int_range (0, G_N_ELEMENTS (common))]
                                      : (gunichar) g_test_rand_int_range (32, 0x2ffff);

      if (g_unichar_validate (c))
        g_string_append_unichar (text, c);
    }
  return stf_text_clean (text->str, (gssize) text->len);
}

static void
test_round_trip (void)
{
  static const char separators[] = { ';', ',', '\t' };

  for (int round = 0; round < 500; round++)
    {
      char separator = separators[g_test_rand_int_range (0, G_N_ELEMENTS (separators))];
      guint n = (guint) g_test_rand_int_range (2, 6);
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (StfTextTable) table = NULL;
      static const char *const headings[] = { "a", "b", "c", "d", "e", "f" };

      stf_csv_append_row (csv, separator, headings, n);
      for (int row = 0; row < 4; row++)
        {
          for (guint i = 0; i < n; i++)
            g_ptr_array_add (cells, i == 0 ? g_strdup_printf ("%d", row) : random_text ());
          stf_csv_append_row (csv, separator, (const char *const *) cells->pdata + (gsize) row * n,
                              n);
        }

      table = parse (csv->str);
      g_assert_cmpuint (table->n_columns, ==, n);
      g_assert_cmpuint (table->rows->len, ==, 4);
      for (guint i = 0; i < cells->len; i++)
        g_assert_cmpstr (((StfTableRow *) table->rows->pdata[i / n])->cells[i % n], ==,
                         cells->pdata[i]);
    }
}

static void
test_encodings (void)
{
#define BYTES(text) text, sizeof (text) - 1
  static const struct
  {
    const char *bytes;
    gsize size;
    const char *expected;
  } cases[] = {
    { BYTES ("Åsa"), "Åsa" },
    { BYTES ("\357\273\277Åsa"), "Åsa" },
    { BYTES ("\305sa \200"), "Åsa €" },
    { BYTES ("\377\376\305\0s\0a\0"), "Åsa" },
    { BYTES ("\376\377\0\305\0s\0a"), "Åsa" },
    { BYTES (""), "" },
    { BYTES ("PK\003\004workbook"), NULL },
    { BYTES ("a\0b"), NULL },
    { BYTES ("\377\376a\0\0\0"), NULL },
    { BYTES ("\201"), NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].bytes, cases[i].size);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = stf_encoding_decode (bytes, &error);

      g_test_message ("case %u", i);
      g_assert_cmpstr (text, ==, cases[i].expected);
      if (cases[i].expected == NULL)
        g_assert_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_ENCODING);
    }
}

static void
test_load (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (stf_exchange_load ("/nonexistent/people.csv", &error));
  g_assert_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_READ);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/spreadsheets-dialects-are-read", test_parse);
  g_test_add_func ("/csv/rows-know-their-line", test_lines);
  g_test_add_func ("/csv/what-is-wrong-or-too-big-is-refused-with-its-line", test_limits);
  g_test_add_func ("/csv/formulas-are-written-as-text", test_formulas);
  g_test_add_func ("/csv/any-text-written-is-the-text-read", test_round_trip);
  g_test_add_func ("/csv/encodings-are-told-apart", test_encodings);
  g_test_add_func ("/csv/a-file-that-is-not-there-is-reported", test_load);
  return g_test_run ();
}
