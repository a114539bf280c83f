/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Address cards as telephones and Outlook write them, and those that Stafett writes. */

#include <string.h>

#include "exchange/stf-vcard.h"
#include "file/stf-text.h"

static StfTextTable *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  StfTextTable *table = NULL;

  g_assert_true (stf_vcard_is_vcard (text));
  table = stf_vcard_parse (text, &error);
  g_assert_no_error (error);
  return table;
}

static StfTextTable *
parse_corpus (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("STAFETT_CORPUS"), "vcard", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = stf_exchange_load (path, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = stf_encoding_decode (bytes, &error);
  g_assert_no_error (error);
  return parse (text);
}

static const char *
get_cell (const StfTextTable *table, guint row, StfVcardColumn column)
{
  g_assert_cmpuint (row, <, table->rows->len);
  return ((StfTableRow *) table->rows->pdata[row])->cells[column];
}

static void
test_outlook (void)
{
  g_autoptr (StfTextTable) table = parse_corpus ("outlook.vcf");

  g_assert_cmpuint (table->rows->len, ==, 1);
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_GIVEN_NAME), ==, "Åsa");
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_FAMILY_NAME), ==, "Öberg");
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_FULL_NAME), ==, "Åsa Öberg");
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_ORGANISATION), ==, "Länsstyrelsen i Uppsala län");
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_TITLE), ==, "Informationschef");
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_PHONE), ==, "018-19 50 00");
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_EMAIL), ==, "asa@example.org");
}

static void
test_telephone (void)
{
  g_autoptr (StfTextTable) table = parse_corpus ("telephone.vcf");

  g_assert_cmpuint (table->rows->len, ==, 2);
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_FAMILY_NAME), ==, "Ek-Öhman");
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_EMAIL), ==, "cia@example.org");
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_PHONE), ==, "070-123 45 67");
  g_assert_cmpstr (get_cell (table, 0, STF_VCARD_NOTE), ==, "En rad\nen rad till, och en lång");
  g_assert_cmpstr (get_cell (table, 1, STF_VCARD_FULL_NAME), ==, "Bo Zetterberg");
  g_assert_cmpstr (get_cell (table, 1, STF_VCARD_PHONE), ==, "+46-498-20-00-00");
}

static void
test_lines (void)
{
  g_autoptr (StfTextTable) table = parse (
      "begin:vcard\nnote:a\n b\nfn:A\nend:vcard\n\nBEGIN:VCARD\nFN:B\nEND:VCARD");

  g_assert_cmpuint (((StfTableRow *) table->rows->pdata[0])->line, ==, 1);
  g_assert_cmpuint (((StfTableRow *) table->rows->pdata[1])->line, ==, 7);
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "BEGIN:VCARD\nFN:A\n",
    "BEGIN:VCARD\nKIND:group\nFN:A\nEND:VCARD\n",
    "BEGIN:VCARDEND:VCARD",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stf_vcard_parse (texts[i], &error));
      g_assert_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_FORM);
    }
  g_assert_false (stf_vcard_is_vcard ("Namn;E-post\n"));
}

static void
test_folding (void)
{
  const char *values[STF_VCARD_N_COLUMNS] = { [STF_VCARD_FAMILY_NAME] = "Å" };
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (GString) vcards = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (name, i % 3 ? "ö" : "😀");
  values[STF_VCARD_GIVEN_NAME] = name->str;
  stf_vcard_append (vcards, "0", values);
  lines = g_strsplit (vcards->str, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
}

static char *
random_text (void)
{
  static const gunichar common[] = { ';', ',', ':', '\\', '\n', '=', '"', ' ', 'n', 0xe5, 0x1f600 };
  g_autoptr (GString) text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (0, 60); n > 0; n--)
    {
      gunichar c = g_test_rand_bit () ? common[g_test_rand_int_range (0, G_N_ELEMENTS (common))]
                                      : (gunichar) g_test_rand_int_range (33, 0x2ffff);

      if (g_unichar_validate (c))
        g_string_append_unichar (text, c);
    }
  g_string_append_c (text, '.');
  return g_strstrip (stf_text_clean (text->str, (gssize) text->len));
}

static void
test_round_trip (void)
{
  for (int round = 0; round < 500; round++)
    {
      g_autoptr (GString) vcards = g_string_new (NULL);
      g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (StfTextTable) table = NULL;

      for (guint i = 0; i < STF_VCARD_N_COLUMNS; i++)
        g_ptr_array_add (texts, random_text ());
      stf_vcard_append (vcards, "6f1b", (const char *const *) texts->pdata);
      table = parse (vcards->str);
      for (guint i = 0; i < STF_VCARD_N_COLUMNS; i++)
        g_assert_cmpstr (get_cell (table, 0, i), ==, texts->pdata[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vcard/outlook-is-read", test_outlook);
  g_test_add_func ("/vcard/telephones-are-read", test_telephone);
  g_test_add_func ("/vcard/cards-know-their-line", test_lines);
  g_test_add_func ("/vcard/files-without-persons-are-refused", test_refused);
  g_test_add_func ("/vcard/lines-are-folded-between-characters", test_folding);
  g_test_add_func ("/vcard/any-text-written-is-the-text-read", test_round_trip);
  return g_test_run ();
}
