/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All mappings of a year as one draft: what a mapping means depends on those before it, so they are
 * edited and saved together.
 *
 *   1. A new mapping goes before the first that fits the same account and objects, so that it
 *      counts; else it is the last.
 *   2. Its last account is not before its first, and is none if it is the same.
 *   3. Objects are pairs of a dimension and a number, "6=P1", in the form that rows have them. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-account-mapping-draft.h"

#include <glib/gi18n-lib.h>

#include "stf-budget-edit.h"
#include "stf-sie.h"

/**
 * stf_account_mapping_draft_load:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the mappings of the year, to be edited
 */
StfDraft *
stf_account_mapping_draft_load (StfYearFile *file, GError **error)
{
  g_autoptr (StfDraft) self = stf_draft_new ();
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  rows = stf_year_file_get_rows (file, "account_mapping", error);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!stf_draft_load (self, file, "account_mapping", "id", stf_row_get_id (rows->pdata[i]),
                         error))
      return NULL;
  return rows != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * stf_account_mapping_draft_add:
 * @self: mappings
 * @account: (nullable): the number of the account; NULL: to be written
 * @objects: (nullable): its objects as text, or ""
 *
 * Adds a mapping without a line, by rule 1.
 *
 * Returns: (transfer none): its id
 */
const char *
stf_account_mapping_draft_add (StfDraft *self, const char *account, const char *objects)
{
  g_autoptr (StfAccountMappings) mappings = NULL;
  const StfAccountMapping *next = NULL;
  const char *id;

  g_return_val_if_fail (self != NULL, NULL);

  mappings = stf_account_mappings_of_draft (self);
  if (account != NULL)
    next = stf_account_mappings_find (mappings, account, objects);
  id = stf_draft_add (self, "account_mapping");
  stf_draft_set_text (self, id, "from_account", account);
  stf_draft_set_text (self, id, "objects", objects);
  stf_draft_place (self, id, next != NULL ? next->id : NULL, NULL);
  return id;
}

/** stf_account_mapping_draft_get_place: where a mapping stands, from 1; 0: it is not there. */
guint
stf_account_mapping_draft_get_place (const StfDraft *self, const char *id)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (self != NULL && id != NULL, 0);

  rows = stf_draft_list (self, "account_mapping", NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (stf_row_get_id (rows->pdata[i]), id))
      return i + 1;
  return 0;
}

/** stf_account_mapping_draft_move: gives a mapping another place, from 1; too far is the last. */
void
stf_account_mapping_draft_move (StfDraft *self, const char *id, guint place)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (self != NULL && id != NULL && place > 0);

  if (place == stf_account_mapping_draft_get_place (self, id))
    return;
  rows = stf_draft_list (self, "account_mapping", NULL, NULL);
  g_ptr_array_remove (rows, (gpointer) stf_draft_get (self, id));
  stf_draft_place (self, id, place <= rows->len ? stf_row_get_id (rows->pdata[place - 1]) : NULL,
                   NULL);
}

static gboolean
fail (const char **column, const char *which, const char *message, GError **error)
{
  if (column != NULL)
    *column = which;
  g_set_error_literal (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_VALUE, message);
  return FALSE;
}

/* Rule 3. */
static gboolean
check_objects (StfDraft *self, const char *id, GError **error)
{
  const char *place = stf_draft_get_text (self, id, "objects");
  g_autoptr (GString) objects = g_string_new (NULL);
  gboolean is_pair = TRUE;
  char *dimension;
  char *number;

  while (place != NULL && is_pair && stf_sie_object_next (&place, &dimension, &number))
    {
      is_pair = *dimension != '\0' && *number != '\0';
      if (is_pair)
        stf_sie_object_append (objects, dimension, number);
      g_free (dimension);
      g_free (number);
    }
  if (!is_pair)
    return fail (NULL, NULL,
                 _ ("Write objects as dimension=number, such as 6=P1, with a blank between them."),
                 error);
  stf_draft_set_text (self, id, "objects", objects->str);
  return TRUE;
}

/**
 * stf_account_mapping_draft_check:
 * @self: mappings
 * @id: of one of them
 * @column: (out) (nullable): which column is wrong
 * @error: return location for %STF_BUDGET_ERROR_VALUE
 *
 * Checks a mapping by rules 2 and 3, and brings it into their form.
 */
gboolean
stf_account_mapping_draft_check (StfDraft *self, const char *id, const char **column,
                                 GError **error)
{
  const char *from;
  const char *to;
  int order;

  g_return_val_if_fail (self != NULL && stf_draft_get (self, id) != NULL, FALSE);

  from = stf_draft_get_text (self, id, "from_account");
  to = stf_draft_get_text (self, id, "to_account");
  if (from == NULL)
    return fail (column, "from_account", _ ("Write the number of the account."), error);
  order = to != NULL ? stf_account_compare (from, to) : 0;
  if (order > 0)
    return fail (column, "to_account", _ ("The last account comes before the first."), error);
  if (order == 0)
    stf_draft_set_text (self, id, "to_account", NULL);
  if (check_objects (self, id, error))
    return TRUE;
  if (column != NULL)
    *column = "objects";
  return FALSE;
}

/**
 * stf_account_mapping_draft_save:
 * @self: mappings, each checked
 * @file: the year
 * @error: return location for an error
 *
 * Writes what differs as one change, "account-mapping"; none, if nothing does.
 */
gboolean
stf_account_mapping_draft_save (StfDraft *self, StfYearFile *file, GError **error)
{
  return stf_draft_save (self, file, "account-mapping", NULL, error);
}
