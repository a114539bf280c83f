/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The CHECKs of the schema that span columns.  A column's kind is read from its declaration (H1);
 * these are few and stand here once more, so that a reader can word them.  A test counts the CHECKs
 * of the schema. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-row-rule.h"

typedef struct
{
  const char *table;
  const char *columns[4];
} Exclusive;

/* Exactly one of the columns has a value. */
static const Exclusive EXCLUSIVE[] = {
  { "assignment", { "person", "agency", "body" } },
};

/**
 * stf_row_rule_get_exclusive:
 * @table: a table of content
 *
 * Returns: (transfer none) (nullable): columns of which exactly one has a value in each row
 */
const char *const *
stf_row_rule_get_exclusive (const StfTable *table)
{
  guint i;

  for (i = 0; i < G_N_ELEMENTS (EXCLUSIVE); i++)
    if (g_str_equal (EXCLUSIVE[i].table, table->name))
      return EXCLUSIVE[i].columns;
  return NULL;
}

/**
 * stf_row_rule_is_exclusive:
 * @table: a table of content
 * @column: the name of one of its columns
 *
 * Tells whether the column is one of stf_row_rule_get_exclusive(): emptying it alone breaks a row.
 */
gboolean
stf_row_rule_is_exclusive (const StfTable *table, const char *column)
{
  const char *const *columns = stf_row_rule_get_exclusive (table);

  return columns != NULL && g_strv_contains (columns, column);
}

/**
 * stf_row_rule_check:
 * @row: a row
 *
 * Tells whether the row fits the CHECKs that span columns.
 */
gboolean
stf_row_rule_check (const StfRow *row)
{
  const char *const *columns = stf_row_rule_get_exclusive (row->table);
  guint n_set = 0;
  guint i;

  if (columns == NULL)
    return TRUE;

  for (i = 0; columns[i] != NULL; i++)
    n_set += stf_row_get_text (row, columns[i]) != NULL;
  return n_set == 1;
}
