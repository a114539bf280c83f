/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Years for the tests of the handover. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-test-year.h"

#include <string.h>

#include "../file/stf-test-file.h"
#include "file/stf-column.h"
#include "file/stf-date.h"
#include "file/stf-text.h"
#include "file/stf-year-fill.h"
#include "handover/stf-handover-import.h"
#include "handover/stf-handover-write.h"
#include "file/stf-row-rule.h"

/* Text that a file may hold, with all that XML escapes. */
static char *
random_text (GRand *random, gboolean line)
{
  static const gunichar SPECIAL[] = { '&', '<', '>', '"', '\'', '\t', '\n', ' ', ']', 0xe5, 0xf6 };
  g_autoptr (GString) text = g_string_new (NULL);
  guint length = (guint) g_rand_int_range (random, 0, 30);
  guint i;

  for (i = 0; i < length; i++)
    {
      gunichar c = g_rand_boolean (random)
                       ? SPECIAL[g_rand_int_range (random, 0, G_N_ELEMENTS (SPECIAL))]
                       : (gunichar) g_rand_int_range (random, 1, 0x110000);

      if (g_unichar_validate (c))
        g_string_append_unichar (text, c);
    }
  return line ? stf_text_clean_line (text->str, (gssize) text->len)
              : stf_text_clean (text->str, (gssize) text->len);
}

/* A UUID whose order is that of @number. */
static char *
number_id (guint table, guint number)
{
  return g_strdup_printf ("%08x-0000-7000-8000-%012x", number, table);
}

static void
set_random_value (GRand *random, const StfColumn *column, StfValue *value, const guint *n_rows)
{
  g_autofree char *text = NULL;

  switch (column->kind)
    {
      case STF_COLUMN_REFERENCE:
        {
          guint table = stf_schema_find_table (stf_schema_get (), column->references)->index;

          text = number_id (table, (guint) g_rand_int_range (random, 0, (gint32) n_rows[table]));
          break;
        }
      case STF_COLUMN_LINE:
      case STF_COLUMN_TEXT:
        text = random_text (random, column->kind == STF_COLUMN_LINE);
        break;
      case STF_COLUMN_DATE:
        text = stf_date_format (g_rand_int_range (random, 2010, 2017),
                                g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 29));
        break;
      case STF_COLUMN_CHOICE:
        text = g_strdup (
            column
                ->choices[g_rand_int_range (random, 0, (gint32) g_strv_length (column->choices))]);
        break;
      case STF_COLUMN_INTEGER:
      case STF_COLUMN_FLAG:
        stf_value_set_integer (
            value, column->minimum + g_rand_int (random) % (column->maximum - column->minimum + 1));
        return;
      default:
        g_assert_not_reached ();
    }
  stf_value_set_text (value, text);
}

static StfRow *
random_row (GRand *random, const StfTable *table, guint number, const guint *n_rows)
{
  const char *const *exclusive = stf_row_rule_get_exclusive (table);
  g_autofree char *id = number_id (table->index, number);
  StfRow *row = stf_row_new_for_table (table);
  const char *only = exclusive ? exclusive[g_rand_int_range (random, 0, 3)] : NULL;
  guint i;

  stf_row_set_text (row, "id", id);
  for (i = 1; i < table->n_columns; i++)
    {
      const StfColumn *column = &table->columns[i];
      gboolean set = column->required || g_rand_boolean (random);

      if (stf_row_rule_is_exclusive (table, column->name))
        set = g_str_equal (column->name, only);
      if (set)
        set_random_value (random, column, &row->values[i], n_rows);
    }
  return row;
}

GBytes *
stf_test_random_document (GRand *random, guint rows_per_table)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFill) fill = NULL;
  g_autoptr (StfYearFile) file = NULL;
  const StfSchema *schema = stf_schema_get ();
  guint n_tables = stf_schema_get_n_tables (schema);
  g_autofree guint *n_rows = g_new (guint, n_tables);
  g_autofree char *zeros = g_strnfill (64, '0');
  StfYearOrigin origin = { "imported", NULL, zeros, "handover" };
  GBytes *document;
  guint i, j;

  stf_test_folder_init (&folder);
  fill = stf_year_fill_new (folder.path, &error);
  g_assert_no_error (error);

  for (i = 0; i < n_tables; i++)
    n_rows[i] = i == 0 ? 1 : rows_per_table;
  for (i = 0; i < n_tables; i++)
    for (j = 0; j < n_rows[i]; j++)
      {
        g_autoptr (StfRow) row = random_row (random, stf_schema_get_table (schema, i), j, n_rows);

        if (i == 0)
          {
            stf_row_set_integer (row, "number", 2013);
            stf_row_set_text (row, "starts", "2013-01-01");
            stf_row_set_text (row, "ends", "2013-12-31");
          }
        stf_year_fill_add (fill, row, &error);
        g_assert_no_error (error);
      }
  stf_year_fill_finish (fill, &origin, &error);
  g_assert_no_error (error);

  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  document = stf_handover_write_bytes (file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return document;
}

static gboolean
collect (const StfRow *row, gpointer rows, GError **error)
{
  g_ptr_array_add (rows, stf_row_copy (row));
  return TRUE;
}

GPtrArray *
stf_test_read_rows (GBytes *document)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) stf_row_free);
  g_autoptr (StfHandoverInfo) info = stf_handover_read (document, collect, rows, NULL, NULL, NULL,
                                                        &error);

  g_assert_no_error (error);
  g_assert_cmpuint (info->n_rows, ==, rows->len);
  return rows;
}

GBytes *
stf_test_sign (const char *text)
{
  g_autofree char *zeros = g_strnfill (64, '0');
  g_autoptr (GBytes) unsigned_bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (StfHandoverInfo) info = NULL;
  g_auto (GStrv) parts = g_strsplit (text, "DIGEST", 2);
  g_autofree char *with_zeros = g_strjoinv (zeros, parts);
  const char *right;
  g_autofree char *signed_text = NULL;

  unsigned_bytes = g_bytes_new (with_zeros, strlen (with_zeros));
  info = stf_handover_read (unsigned_bytes, NULL, NULL, NULL, NULL, NULL, &error);
  if (!g_error_matches (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_DIGEST))
    return g_steal_pointer (&unsigned_bytes);

  right = strstr (error->message, "rows give ") + strlen ("rows give ");
  signed_text = g_strdup (with_zeros);
  memcpy (strstr (signed_text, zeros), right, 64);
  return g_bytes_new (signed_text, strlen (signed_text));
}

GBytes *
stf_test_pass_on (GBytes *document)
{
  g_auto (StfTestFolder) folder = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  GBytes *again;

  stf_test_folder_init (&folder);
  stf_handover_import (document, STF_IMPORT_HANDOVER, folder.path, NULL, NULL, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  file = stf_year_file_open (folder.path, STF_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  again = stf_handover_write_bytes (file, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return again;
}

static int
compare_names (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
stf_test_list_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);
  return g_strjoinv (" ", (char **) names->pdata);
}
