/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actuals as they come from an accounting system, whatever the file: amounts are added up by
 * account, object and month as they are read, and sorted in the end.  A sum beyond what Stafett can
 * hold is an error. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-actuals.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-money.h"
#include "stf-sie.h"

/* Texts of a key are in the actuals' string chunk, where each stands once. */
static guint
row_hash (gconstpointer data)
{
  const StfActualsRow *row = data;

  return g_direct_hash (row->account) * 31 + g_direct_hash (row->object) * 17 + (guint) row->month;
}

static gboolean
row_equal (gconstpointer a, gconstpointer b)
{
  const StfActualsRow *row_a = a;
  const StfActualsRow *row_b = b;

  return row_a->account == row_b->account && row_a->object == row_b->object
         && row_a->month == row_b->month;
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const StfActualsRow *row_a = a;
  const StfActualsRow *row_b = b;
  int order = strcmp (row_a->account, row_b->account);

  if (order == 0)
    order = strcmp (row_a->object, row_b->object);
  return order != 0 ? order : row_a->month - row_b->month;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (((const StfActualsName *) a)->number, ((const StfActualsName *) b)->number);
}

/** stf_actuals_new: actuals without rows. */
StfActuals *
stf_actuals_new (void)
{
  StfActuals *self = g_new0 (StfActuals, 1);

  self->strings = g_string_chunk_new (4096);
  self->program = self->company = self->organisation = "";
  self->rows = g_array_new (FALSE, FALSE, sizeof (StfActualsRow));
  self->accounts = g_array_new (FALSE, FALSE, sizeof (StfActualsName));
  self->objects = g_array_new (FALSE, FALSE, sizeof (StfActualsName));
  self->differences = g_array_new (FALSE, FALSE, sizeof (StfActualsDifference));
  self->notes = g_ptr_array_new_with_free_func (g_free);
  self->sums = g_hash_table_new_full (row_hash, row_equal, g_free, NULL);
  return self;
}

/** stf_actuals_free: frees actuals. */
void
stf_actuals_free (StfActuals *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->accounts);
  g_array_unref (self->objects);
  g_array_unref (self->differences);
  g_ptr_array_unref (self->notes);
  g_hash_table_unref (self->sums);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/** stf_actuals_keep: a text, once, that lives as long as the actuals. */
const char *
stf_actuals_keep (StfActuals *self, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  return g_string_chunk_insert_const (self->strings, text);
}

/**
 * stf_actuals_add:
 * @self: actuals that are being made
 * @account: the number of an account
 * @object: an object as text, or ""
 * @month: such as 201301
 * @amount: öre, added to what is there
 * @error: return location for %STF_EXCHANGE_ERROR_FORM if the sum is beyond STF_MONEY_MAX
 */
gboolean
stf_actuals_add (StfActuals *self, const char *account, const char *object, int month,
                 gint64 amount, GError **error)
{
  StfActualsRow key = { NULL, NULL, month, amount };
  StfActualsRow *row;

  g_return_val_if_fail (self != NULL && account != NULL && object != NULL, FALSE);

  key.account = stf_actuals_keep (self, account);
  key.object = stf_actuals_keep (self, object);
  row = g_hash_table_lookup (self->sums, &key);
  if (row == NULL)
    {
      g_hash_table_add (self->sums, g_memdup2 (&key, sizeof key));
      return TRUE;
    }
  if (stf_money_add (row->amount, amount, &row->amount))
    return TRUE;
  g_set_error (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_FORM,
               _ ("Account %s adds up to more than Stafett can hold."), account);
  return FALSE;
}

/** stf_actuals_finish: sorts what was added; nothing is added after that. */
void
stf_actuals_finish (StfActuals *self)
{
  GHashTableIter iter;
  gpointer key;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->sums);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const StfActualsRow *row = key;

      if (row->amount == 0)
        continue;
      g_array_append_vals (self->rows, row, 1);
      self->through = MAX (self->through, row->month);
    }
  g_hash_table_remove_all (self->sums);
  g_array_sort (self->rows, compare_rows);
  g_array_sort (self->accounts, compare_names);
  g_array_sort (self->objects, compare_names);
}

/** stf_actuals_name_account: says what an account is called, unless @name is "". */
void
stf_actuals_name_account (StfActuals *self, const char *number, const char *name)
{
  StfActualsName account;

  g_return_if_fail (self != NULL && number != NULL && name != NULL);

  account.number = stf_actuals_keep (self, number);
  account.name = stf_actuals_keep (self, name);
  if (*name != '\0')
    g_array_append_val (self->accounts, account);
}

/** stf_actuals_name_object: says what an object of a dimension is called, unless @name is "". */
void
stf_actuals_name_object (StfActuals *self, const char *dimension, const char *number,
                         const char *name)
{
  g_autoptr (GString) pair = g_string_new (NULL);
  StfActualsName object;

  g_return_if_fail (self != NULL && dimension != NULL && number != NULL && name != NULL);

  stf_sie_object_append (pair, dimension, number);
  object.number = stf_actuals_keep (self, pair->str);
  object.name = stf_actuals_keep (self, name);
  if (*name != '\0')
    g_array_append_val (self->objects, object);
}

static const char *
find_name (GArray *names, const char *number)
{
  StfActualsName key = { number, NULL };
  guint place;

  return g_array_binary_search (names, &key, compare_names, &place)
             ? g_array_index (names, StfActualsName, place).name
             : NULL;
}

/** stf_actuals_find_account: (nullable): the name of an account. */
const char *
stf_actuals_find_account (const StfActuals *self, const char *number)
{
  g_return_val_if_fail (self != NULL && number != NULL, NULL);

  return find_name (self->accounts, number);
}

/** stf_actuals_find_object: (nullable): the name of a pair such as "6=P1". */
const char *
stf_actuals_find_object (const StfActuals *self, const char *pair)
{
  g_return_val_if_fail (self != NULL && pair != NULL, NULL);

  return find_name (self->objects, pair);
}

/**
 * stf_actuals_describe_object:
 * @self: actuals
 * @object: an object as text
 *
 * Returns: (transfer full): what a reader calls it, "100 Stockholm, P1"; "" for none
 */
char *
stf_actuals_describe_object (const StfActuals *self, const char *object)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *place = object;
  char *dimension;
  char *number;

  g_return_val_if_fail (self != NULL && object != NULL, NULL);

  while (stf_sie_object_next (&place, &dimension, &number))
    {
      g_autoptr (GString) pair = g_string_new (NULL);
      const char *name;

      stf_sie_object_append (pair, dimension, number);
      name = stf_actuals_find_object (self, pair->str);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", number);
      if (name != NULL && *name != '\0')
        g_string_append_printf (text, " %s", name);
      g_free (dimension);
      g_free (number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * stf_actuals_is_result:
 * @account: the number of an account
 *
 * Returns: whether it is one of costs and income, where the file does not say: classes 1 and 2 are
 *   assets and liabilities in the chart of accounts of companies (BAS) and in that of the state
 */
gboolean
stf_actuals_is_result (const char *account)
{
  g_return_val_if_fail (account != NULL, FALSE);

  return *account != '1' && *account != '2';
}
