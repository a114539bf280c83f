/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What each mapping catches, and which of them stand in each other's way.
 *
 *   1. A row counts for the first mapping that fits it (stf-account-mapping.c).
 *   2. Two mappings meet if they have an account in common and a row can have the objects of both:
 *      no dimension with two numbers.
 *   3. A mapping is idle if those before it, that ask for none but its own objects, have all of its
 *      accounts between them.  Between two accounts of digits there is each number.
 *
 * An exception before its range is how mappings are meant to be used: they meet, and nothing is
 * wrong.  An idle one does nothing at all. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-account-reach.h"

#include "stf-money.h"
#include "stf-sie.h"

static const char *
last_account (const StfAccountMapping *mapping)
{
  return mapping->to != NULL ? mapping->to : mapping->from;
}

static gboolean
has_account (const StfAccountMapping *mapping, const char *account)
{
  return stf_account_compare (mapping->from, account) <= 0
         && stf_account_compare (account, last_account (mapping)) <= 0;
}

/* Whether one text of objects has another number in the dimension. */
static gboolean
contradicts (const char *objects, const char *dimension, const char *number)
{
  gboolean found = FALSE;
  char *other;
  char *own;

  while (!found && stf_sie_object_next (&objects, &other, &own))
    {
      found = g_str_equal (other, dimension) && !g_str_equal (own, number);
      g_free (other);
      g_free (own);
    }
  return found;
}

/* Rule 2. */
static gboolean
meet (const StfAccountMapping *a, const StfAccountMapping *b)
{
  const char *objects = a->objects != NULL ? a->objects : "";
  gboolean apart = !has_account (a, b->from) && !has_account (b, a->from);
  char *dimension;
  char *number;

  while (!apart && b->objects != NULL && stf_sie_object_next (&objects, &dimension, &number))
    {
      apart = contradicts (b->objects, dimension, number);
      g_free (dimension);
      g_free (number);
    }
  return !apart;
}

/* Rule 3: the mapping before another that has an account and goes furthest from there. */
static const StfAccountMapping *
find_cover (const StfAccountMappings *mappings, guint index, const char *account)
{
  const StfAccountMapping *self = stf_account_mappings_get (mappings, index);
  const StfAccountMapping *best = NULL;

  for (guint i = 0; i < index; i++)
    {
      const StfAccountMapping *other = stf_account_mappings_get (mappings, i);

      if (has_account (other, account)
          && (other->objects == NULL
              || stf_account_objects_fit (other->objects,
                                          self->objects != NULL ? self->objects : ""))
          && (best == NULL || stf_account_compare (last_account (other), last_account (best)) > 0))
        best = other;
    }
  return best;
}

static gboolean
is_idle (const StfAccountMappings *mappings, guint index)
{
  const StfAccountMapping *self = stf_account_mappings_get (mappings, index);
  g_autofree char *account = g_strdup (self->from);

  while (account != NULL && has_account (self, account))
    {
      const StfAccountMapping *cover = find_cover (mappings, index, account);

      if (cover == NULL)
        return FALSE;
      if (stf_account_compare (last_account (cover), last_account (self)) >= 0)
        return TRUE;
      g_free (account);
      account = stf_account_step (last_account (cover), 1);
    }
  return account != NULL;
}

static gboolean
count (GArray *reaches, const StfAccountMappings *mappings, const StfLedgerGroup *group,
       GError **error)
{
  guint index;

  if (!stf_account_mappings_find_index (mappings, group->account, group->objects, &index))
    return TRUE;
  g_array_index (reaches, StfAccountReach, index).n_rows += group->n_rows;
  return stf_money_add (g_array_index (reaches, StfAccountReach, index).amount, group->amount,
                        &g_array_index (reaches, StfAccountReach, index).amount)
         || stf_money_fail_range (error);
}

/**
 * stf_account_reach_measure:
 * @mappings: mappings
 * @groups: (element-type StfLedgerGroup): what ledgers have
 * @error: return location for %STF_MONEY_ERROR_RANGE
 *
 * Returns: (transfer full) (nullable) (element-type StfAccountReach): what becomes of each mapping,
 *   by position
 */
GArray *
stf_account_reach_measure (const StfAccountMappings *mappings, const GPtrArray *groups,
                           GError **error)
{
  g_autoptr (GArray) reaches = g_array_new (FALSE, TRUE, sizeof (StfAccountReach));

  g_return_val_if_fail (mappings != NULL && groups != NULL, NULL);

  g_array_set_size (reaches, stf_account_mappings_get_n (mappings));
  for (guint i = 0; i < reaches->len; i++)
    {
      StfAccountReach *reach = &g_array_index (reaches, StfAccountReach, i);
      const StfAccountMapping *self = stf_account_mappings_get (mappings, i);

      reach->idle = is_idle (mappings, i);
      reach->before = -1;
      for (guint j = 0; j < i && reach->before < 0; j++)
        if (meet (self, stf_account_mappings_get (mappings, j)))
          reach->before = (int) j;
    }
  for (guint i = 0; i < groups->len; i++)
    if (!count (reaches, mappings, groups->pdata[i], error))
      return NULL;
  return g_steal_pointer (&reaches);
}
