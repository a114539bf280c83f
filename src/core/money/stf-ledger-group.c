/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What ledgers have, by account and objects: of a file that is being imported, or of the year.  It
 * is what people map, and look for. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-ledger-group.h"

#include <string.h>

#include "stf-money.h"
#include "stf-reader-private.h"
#include "stf-text.h"

#define GROUPS                                                                                     \
  "SELECT r.account, (SELECT name FROM account WHERE number = r.account),"                         \
  " coalesce (r.objects, ''), count (*), sum (r.amount) FROM ledger_row AS r"                      \
  " GROUP BY 1, 3 ORDER BY 1, 3"

static void
group_free (gpointer data)
{
  StfLedgerGroup *self = data;

  g_free (self->account);
  g_free (self->name);
  g_free (self->objects);
  g_free (self->where);
  g_free (self->mapping);
  g_free (self->line);
  g_free (self);
}

/** stf_ledger_groups_new: (transfer full) (element-type StfLedgerGroup): no groups. */
GPtrArray *
stf_ledger_groups_new (void)
{
  return g_ptr_array_new_with_free_func (group_free);
}

/**
 * stf_ledger_groups_add:
 * @groups: groups
 * @account: the number of an account
 * @name: (nullable): what it is called
 * @objects: its objects as text, or ""
 * @where: what a reader calls them
 *
 * Returns: (transfer none): a new group without rows
 */
StfLedgerGroup *
stf_ledger_groups_add (GPtrArray *groups, const char *account, const char *name,
                       const char *objects, const char *where)
{
  StfLedgerGroup *group = g_new0 (StfLedgerGroup, 1);

  group->account = g_strdup (account);
  group->name = g_strdup (name != NULL ? name : "");
  group->objects = g_strdup (objects);
  group->where = g_strdup (where);
  g_ptr_array_add (groups, group);
  return group;
}

static void
read_group (StfStatement *row, gpointer user_data)
{
  const char *objects = stf_statement_get_text (row, 2);
  StfLedgerGroup *group = stf_ledger_groups_add (user_data, stf_statement_get_text (row, 0),
                                                 stf_statement_get_text (row, 1), objects, objects);

  group->n_rows = (guint) stf_statement_get_integer (row, 3);
  group->amount = stf_statement_get_integer (row, 4);
}

/**
 * stf_ledger_groups_load:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable) (element-type StfLedgerGroup): what the ledgers of the year
 *   have, mapped nowhere yet
 */
GPtrArray *
stf_ledger_groups_load (StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) groups = stf_ledger_groups_new ();

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!stf_read_rows (file, GROUPS, NULL, read_group, groups, error))
    return NULL;
  for (guint i = 0; i < groups->len; i++)
    if (!stf_money_is_valid (((StfLedgerGroup *) groups->pdata[i])->amount))
      {
        stf_money_fail_range (error);
        return NULL;
      }
  return g_steal_pointer (&groups);
}

/** stf_ledger_groups_map: says anew where each group goes. */
void
stf_ledger_groups_map (GPtrArray *groups, const StfAccountMappings *mappings)
{
  g_return_if_fail (groups != NULL && mappings != NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      StfLedgerGroup *group = groups->pdata[i];
      const StfAccountMapping *mapping = stf_account_mappings_find (mappings, group->account,
                                                                    group->objects);

      g_free (group->mapping);
      g_free (group->line);
      group->mapping = g_strdup (mapping != NULL ? mapping->id : NULL);
      group->line = g_strdup (mapping != NULL ? mapping->line : NULL);
    }
}

static int
compare_groups (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const StfLedgerGroup *group_a = *(const StfLedgerGroup *const *) a;
  const StfLedgerGroup *group_b = *(const StfLedgerGroup *const *) b;
  StfLedgerOrder by = (StfLedgerOrder) GPOINTER_TO_INT (user_data);
  gboolean by_amount = by == STF_LEDGER_BY_AMOUNT
                       || (by == STF_LEDGER_UNMAPPED_FIRST && group_a->mapping == NULL);
  int order = 0;

  if (by == STF_LEDGER_UNMAPPED_FIRST)
    order = (group_a->mapping != NULL) - (group_b->mapping != NULL);
  if (order == 0 && by_amount && ABS (group_a->amount) != ABS (group_b->amount))
    order = ABS (group_a->amount) > ABS (group_b->amount) ? -1 : 1;
  if (order == 0)
    order = stf_account_compare (group_a->account, group_b->account);
  return order != 0 ? order : strcmp (group_a->objects, group_b->objects);
}

/** stf_ledger_groups_sort: puts groups in an order. */
void
stf_ledger_groups_sort (GPtrArray *groups, StfLedgerOrder order)
{
  g_return_if_fail (groups != NULL);

  g_ptr_array_sort_with_data (groups, compare_groups, GINT_TO_POINTER (order));
}

/**
 * stf_ledger_has_words:
 * @text: what a reader sees
 * @words: words with blanks between; "" for none
 *
 * Returns: whether each of the words stands somewhere in the text, in upper or lower case
 */
gboolean
stf_ledger_has_words (const char *text, const char *words)
{
  g_autofree char *folded = NULL;
  g_autofree char *folded_words = NULL;
  g_auto (GStrv) each = NULL;

  g_return_val_if_fail (text != NULL && words != NULL, FALSE);

  folded = stf_text_fold (text);
  folded_words = stf_text_fold (words);
  each = g_strsplit (folded_words, " ", -1);
  for (guint i = 0; each[i] != NULL; i++)
    if (strstr (folded, each[i]) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
matches (const StfLedgerGroup *group, const char *words)
{
  g_autofree char *text = g_strjoin (" ", group->account, group->name, group->objects, group->where,
                                     NULL);

  return stf_ledger_has_words (text, words);
}

/**
 * stf_ledger_groups_find:
 * @groups: groups
 * @words: what is looked for in number, name and objects; "" for all
 * @order: in which order
 *
 * Returns: (transfer container) (element-type StfLedgerGroup): those that have all of the words
 */
GPtrArray *
stf_ledger_groups_find (const GPtrArray *groups, const char *words, StfLedgerOrder order)
{
  GPtrArray *found = g_ptr_array_new ();

  g_return_val_if_fail (groups != NULL && words != NULL, found);

  for (guint i = 0; i < groups->len; i++)
    if (*words == '\0' || matches (groups->pdata[i], words))
      g_ptr_array_add (found, groups->pdata[i]);
  stf_ledger_groups_sort (found, order);
  return found;
}
