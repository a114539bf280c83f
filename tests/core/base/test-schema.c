/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "file/stf-schema.h"

static const StfColumn *
find (const char *table_name, const char *column_name)
{
  const StfTable *table = stf_schema_find_table (stf_schema_get (), table_name);
  int index;

  g_assert_nonnull (table);
  index = stf_table_find_column (table, column_name);
  g_assert_cmpint (index, >=, 0);
  return &table->columns[index];
}

static void
test_kinds (void)
{
  g_assert_cmpint (find ("person", "id")->kind, ==, STF_COLUMN_ID);
  g_assert_cmpint (find ("person", "given_name")->kind, ==, STF_COLUMN_LINE);
  g_assert_true (find ("person", "given_name")->required);
  g_assert_false (find ("person", "email")->required);
  g_assert_cmpint (find ("person", "note")->kind, ==, STF_COLUMN_TEXT);
  g_assert_cmpint (find ("rule", "check")->kind, ==, STF_COLUMN_LINE);
  g_assert_cmpint (find ("year", "starts")->kind, ==, STF_COLUMN_DATE);
  g_assert_cmpint (find ("year", "example")->kind, ==, STF_COLUMN_FLAG);
  g_assert_cmpint (find ("year", "number")->kind, ==, STF_COLUMN_INTEGER);
  g_assert_cmpint (find ("year", "number")->minimum, ==, 1900);
  g_assert_cmpint (find ("year", "number")->maximum, ==, 2999);
  g_assert_cmpint (find ("key_figure", "value")->maximum, ==, G_GINT64_CONSTANT (9000000000000));
  g_assert_cmpint (find ("seat", "role")->kind, ==, STF_COLUMN_REFERENCE);
  g_assert_cmpstr (find ("seat", "role")->references, ==, "role");
  g_assert_cmpint (find ("body", "placement")->kind, ==, STF_COLUMN_CHOICE);
  g_assert_cmpstr (find ("body", "placement")->choices[1], ==, "assistant");
  g_assert_null (find ("body", "placement")->choices[3]);
}

/* What the rest of the program relies on, for every table and column there will ever be. */
static void
test_form (void)
{
  const StfSchema *schema = stf_schema_get ();
  guint i, j;

  g_assert_cmpuint (stf_schema_get_n_tables (schema), >, 20);
  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);

      g_assert_cmpuint (table->index, ==, i);
      g_assert_cmpstr (table->columns[0].name, ==, "id");
      g_assert_false (g_str_has_prefix (table->name, "file_"));

      for (j = 1; j < table->n_columns; j++)
        {
          const StfColumn *column = &table->columns[j];

          g_assert_cmpint (column->kind, !=, STF_COLUMN_ID);
          if (column->kind == STF_COLUMN_REFERENCE)
            {
              const StfTable *other = stf_schema_find_table (schema, column->references);

              g_assert_nonnull (other);
              g_assert_cmpuint (other->index, <=, i);
            }
          if (column->kind == STF_COLUMN_CHOICE)
            g_assert_cmpuint (g_strv_length (column->choices), >=, 2);
          if (column->kind == STF_COLUMN_INTEGER)
            g_assert_cmpint (column->minimum, <, column->maximum);
        }
    }
}

static void
test_bookkeeping (void)
{
  g_assert_null (stf_schema_find_table (stf_schema_get (), "file_history"));
  g_assert_null (stf_schema_find_table (stf_schema_get (), "sqlite_schema"));
  g_assert_null (stf_schema_find_table (stf_schema_get (), "nonsense"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/schema/kinds-follow-from-the-declaration", test_kinds);
  g_test_add_func ("/base/schema/every-table-has-the-form", test_form);
  g_test_add_func ("/base/schema/bookkeeping-is-not-content", test_bookkeeping);
  return g_test_run ();
}
