/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hostile lists of people: each is refused with a message, or is a table of valid text. */

#include "exchange/stf-vcard.h"
#include "stf-fuzz.h"

#define MAX_SIZE (16 * 1024)

static void
check_table (const StfTextTable *table)
{
  g_assert_cmpuint (g_strv_length (table->headings), ==, table->n_columns);
  for (guint i = 0; i < table->rows->len; i++)
    {
      const StfTableRow *row = table->rows->pdata[i];

      g_assert_cmpuint (row->line, >, 0);
      g_assert_cmpuint (g_strv_length (row->cells), ==, table->n_columns);
      for (guint j = 0; j < table->n_columns; j++)
        g_assert_true (g_utf8_validate (row->cells[j], -1, NULL));
    }
}

static void
read_list (const guint8 *data, gsize size, gpointer is_vcard)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = stf_encoding_decode (bytes, &error);
  g_autoptr (StfTextTable) table = NULL;

  if (text != NULL)
    table = is_vcard != NULL ? stf_vcard_parse (text, &error) : stf_csv_parse (text, &error);
  g_assert_true ((table == NULL) == (error != NULL));
  if (table != NULL)
    check_table (table);
  else
    g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_csv (void)
{
  stf_fuzz_run ("csv", MAX_SIZE, read_list, NULL);
}

static void
test_vcard (void)
{
  stf_fuzz_run ("vcard", MAX_SIZE, read_list, GINT_TO_POINTER (TRUE));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/fuzz/hostile-tables-are-refused-or-whole", test_csv);
  g_test_add_func ("/exchange/fuzz/hostile-cards-are-refused-or-whole", test_vcard);
  return g_test_run ();
}
