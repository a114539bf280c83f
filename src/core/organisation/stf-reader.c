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
