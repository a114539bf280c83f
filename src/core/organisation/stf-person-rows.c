/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that refers to a person, found by the references that the schema declares (H1), so that a
 * table that is added later is merged, erased and told of as the others are. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-database.h"
#include "stf-person-rows-private.h"
#include "stf-year-file-private.h"

static void
row_free (gpointer data)
{
  StfPersonRow *self = data;

  stf_row_free (self->row);
  g_free (self);
}

static gboolean
add_rows (GPtrArray *rows, StfYearFile *file, const StfTable *table, const StfColumn *column,
          const char *person, GError **error)
{
  g_autofree char *select = stf_database_select (table);
  g_autofree char *sql = g_strdup_printf ("%s WHERE \"%s\" = ?1 ORDER BY id", select, column->name);
  g_autoptr (StfStatement) statement = stf_year_file_query (file, sql, error);
  gboolean has_row = FALSE;

  if (statement == NULL)
    return FALSE;
  stf_statement_bind_text (statement, 1, person);
  while (stf_statement_step (statement, &has_row, error))
    {
      StfPersonRow *found;

      if (!has_row)
        return TRUE;
      found = g_new0 (StfPersonRow, 1);
      found->column = column;
      found->row = stf_row_new_for_table (table);
      stf_statement_get_row (statement, 0, found->row);
      g_ptr_array_add (rows, found);
    }
  return FALSE;
}

/* stf_person_list_rows:
 * @person: the id of a person
 *
 * Returns: (transfer full) (element-type StfPersonRow) (nullable): the rows, table by table; one
 *   that refers to the person by two columns, twice */
GPtrArray *
stf_person_list_rows (StfYearFile *file, const char *person, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);

  for (guint i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);

      for (guint j = 1; j < table->n_columns; j++)
        if (g_strcmp0 (table->columns[j].references, "person") == 0
            && !add_rows (rows, file, table, &table->columns[j], person, error))
          return NULL;
    }
  return g_steal_pointer (&rows);
}

/* stf_person_is_free_text:
 *
 * Returns: whether people write what they like in the column, a name for instance */
gboolean
stf_person_is_free_text (const StfColumn *column)
{
  return column->kind == STF_COLUMN_LINE || column->kind == STF_COLUMN_TEXT;
}
