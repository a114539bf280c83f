/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A budget for the accounting system: SIE type 3 with #PBUDGET.
 *
 *   1. A line goes to the account that it names; else to the account and objects of the first
 *      mapping that brings amounts to it.  A line with neither is left out, and told.
 *   2. Costs are debit, positive; incomes are credit, negative.
 *   3. What is not spread over months is shared out evenly, to the öre. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-sie.h"

#include "stf-account-mapping.h"
#include "stf-sie-write.h"

/* "2013-01-31" as 20130131. */
static int
to_number (const char *date)
{
  return (int) (g_ascii_strtoll (date, NULL, 10) * 10000
                + g_ascii_strtoll (date + 5, NULL, 10) * 100
                + g_ascii_strtoll (date + 8, NULL, 10));
}

/* Rule 1. */
static const char *
find_account (const StfAccountMappings *mappings, const StfBudgetLine *line, const char **objects)
{
  *objects = "";
  if (line->account != NULL)
    return line->account;
  for (guint i = 0; i < stf_account_mappings_get_n (mappings); i++)
    {
      const StfAccountMapping *mapping = stf_account_mappings_get (mappings, i);

      if (g_strcmp0 (mapping->line, line->id) != 0)
        continue;
      *objects = mapping->objects != NULL ? mapping->objects : "";
      return mapping->from;
    }
  return NULL;
}

/* Rules 2 and 3. */
static gboolean
add_line (StfSieWriter *writer, const StfBudget *budget, const StfBudgetLine *line,
          const StfAmounts *amounts, const char *account, const char *objects, GError **error)
{
  int first = to_number (budget->starts) / 100;
  int last = to_number (budget->ends) / 100;
  gint64 unspread = amounts->slots[STF_AMOUNTS_UNSPREAD];

  for (int i = 1; i <= 12; i++)
    {
      int year = i >= first % 100 ? first / 100 : last / 100;
      gint64 part = unspread * i / 12 - unspread * (i - 1) / 12;
      gint64 amount;

      if (!stf_money_add (amounts->slots[i], part, &amount))
        return stf_money_fail_range (error);
      if (!stf_sie_writer_add_budget (writer, account, objects, year * 100 + i,
                                      line->category->income ? -amount : amount, error))
        return FALSE;
    }
  return TRUE;
}

static GHashTable *
load_names (StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (file, "account", error);
  GHashTable *names;

  if (rows == NULL)
    return NULL;
  names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (names, g_strdup (stf_row_get_text (rows->pdata[i], "number")),
                         g_strdup (stf_row_get_text (rows->pdata[i], "name")));
  return names;
}

/**
 * stf_budget_to_sie:
 * @file: the year
 * @budget: its budget
 * @version: one of its versions
 * @company: whose budget it is
 * @date: today, ISO
 * @left_out: (nullable) (element-type StfBudgetLine): gets the lines that have amounts but no
 *   account
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the version as a SIE file
 */
GBytes *
stf_budget_to_sie (StfYearFile *file, const StfBudget *budget, const StfBudgetVersion *version,
                   const char *company, const char *date, GPtrArray *left_out, GError **error)
{
  g_autoptr (StfAccountMappings) mappings = NULL;
  g_autoptr (StfSieWriter) writer = NULL;
  g_autoptr (GHashTable) names = NULL;
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file) && budget != NULL && version != NULL, NULL);
  g_return_val_if_fail (company != NULL && date != NULL, NULL);

  mappings = stf_account_mappings_load (file, error);
  names = mappings != NULL ? load_names (file, error) : NULL;
  if (names == NULL)
    return NULL;
  writer = stf_sie_writer_new (company, NULL, to_number (date), to_number (budget->starts),
                               to_number (budget->ends));
  for (guint i = 0; i < budget->n_lines; i++)
    {
      const StfBudgetLine *line = &budget->lines[i];
      const StfAmounts *amounts = &version->amounts[i];
      const char *objects;
      const char *account = find_account (mappings, line, &objects);
      const char *name;

      if (amounts->set == 0)
        continue;
      if (account == NULL)
        {
          if (left_out != NULL)
            g_ptr_array_add (left_out, (gpointer) line);
          continue;
        }
      name = g_hash_table_lookup (names, account);
      if (g_hash_table_add (named, (gpointer) account))
        stf_sie_writer_name_account (writer, account, name != NULL ? name : line->title,
                                     line->category->income ? 'I' : 'K');
      if (!add_line (writer, budget, line, amounts, account, objects, error))
        return NULL;
    }
  return stf_sie_writer_finish (writer, TRUE);
}
