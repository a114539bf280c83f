/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Running a query and handing on its rows: what each reader in this folder does. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <string.h>

#include "stf-reader-private.h"

static void
read_first_text (StfStatement *row, gpointer user_data)
{
  char **text = user_data;

  if (!*text)
    *text = stf_statement_dup_text (row, 0);
}

/**
 * stf_read_rows:
 * @file: a year
 * @sql: one query
 * @parameter: (nullable): the text that ?1 stands for, where the query has it
 * @read: called with each row
 * @user_data: for @read
 * @error: return location for an error
 */
gboolean
stf_read_rows (StfYearFile *file, const char *sql, const char *parameter, StfReadFunc read,
               gpointer user_data, GError **error)
{
  g_autoptr (StfStatement) row = stf_year_file_query (file, sql, error);
  gboolean has_row = FALSE;

  if (!row)
    return FALSE;
  if (strstr (sql, "?1"))
    stf_statement_bind_text (row, 1, parameter);

  while (stf_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      read (row, user_data);
    }

  return FALSE;
}

/**
 * stf_read_text:
 * @file: a year
 * @sql: a query for one column of text
 * @parameter: (nullable): the text that ?1 stands for
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the first text; NULL, also without an error, if there is
 * none
 */
char *
stf_read_text (StfYearFile *file, const char *sql, const char *parameter, GError **error)
{
  char *text = NULL;

  if (!stf_read_rows (file, sql, parameter, read_first_text, &text, error))
    g_clear_pointer (&text, g_free);

  return text;
}

static void
read_first_integer (StfStatement *row, gpointer user_data)
{
  *(gint64 *) user_data = stf_statement_get_integer (row, 0);
}

/**
 * stf_read_next_position:
 * @file: a year
 * @table: a table with positions
 * @column: (nullable): what the rows of one list have in common; NULL: all are of one list
 * @value: (nullable): what stands there; NULL for none
 * @error: return location for an error
 *
 * Returns: the position of a new row at the end of its list, at most %STF_POSITION_MAX; -1 with an
 *   error
 */
gint64
stf_read_next_position (StfYearFile *file, const char *table, const char *column, const char *value,
                        GError **error)
{
  g_autofree char *where = column ? g_strdup_printf (" WHERE \"%s\" IS ?1", column) : g_strdup ("");
  g_autofree char *sql = g_strconcat ("SELECT coalesce (max (position), 0) FROM \"", table, "\"",
                                      where, NULL);
  gint64 last = 0;

  if (!stf_read_rows (file, sql, value, read_first_integer, &last, error))
    return -1;

  return MIN (last + 1, STF_POSITION_MAX);
}
