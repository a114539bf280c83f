/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Which line of the budget an account's amounts belong to.  The chart of accounts is free (the
 * state has one of its own), so it is for the user to say, by account and by object.
 *
 *   1. Mappings are tried by position; the first that fits counts.
 *   2. A mapping fits an account that is from, or between from and to.  Accounts of digits compare
 *      as numbers, of any length; others as text.
 *   3. A mapping with objects fits what has all of its pairs: "6=P1" fits "1=100 6=P1".
 *   4. A mapping without a line says that the amounts are not of the budget.  What no mapping fits
 *      is not mapped, and is told. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-account-mapping.h"

#include <string.h>

struct _StfAccountMappings
{
  GPtrArray *items; /* StfAccountMapping by position */
};

static void
mapping_free (gpointer data)
{
  StfAccountMapping *self = data;

  g_free (self->id);
  g_free (self->from);
  g_free (self->to);
  g_free (self->objects);
  g_free (self->line);
  g_free (self);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && text[strspn (text, "0123456789")] == '\0';
}

/**
 * stf_account_compare:
 *
 * Compares the numbers of two accounts by rule 2.
 */
int
stf_account_compare (const char *a, const char *b)
{
  gsize length_a;
  gsize length_b;

  g_return_val_if_fail (a != NULL && b != NULL, 0);

  if (!is_number (a) || !is_number (b))
    return strcmp (a, b);
  a += strspn (a, "0");
  b += strspn (b, "0");
  length_a = strlen (a);
  length_b = strlen (b);
  return length_a != length_b ? (length_a < length_b ? -1 : 1) : strcmp (a, b);
}

/**
 * stf_account_step:
 * @account: an account
 * @step: 1 or -1
 *
 * Returns: (transfer full) (nullable): the number after or before; NULL if it is not of digits, or
 *   there is none
 */
char *
stf_account_step (const char *account, int step)
{
  g_autofree char *number = NULL;
  char turn = step < 0 ? '0' : '9';
  gsize i;

  g_return_val_if_fail (account != NULL && (step == 1 || step == -1), NULL);

  if (!is_number (account))
    return NULL;
  number = g_strdup (account);
  i = strlen (number);
  while (i > 0 && number[i - 1] == turn)
    number[--i] = step < 0 ? '9' : '0';
  if (i == 0)
    return step > 0 ? g_strconcat ("1", number, NULL) : NULL;
  number[i - 1] += step;
  if (*number == '0' && *account != '0' && number[1] != '\0')
    memmove (number, number + 1, strlen (number));
  return g_steal_pointer (&number);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const StfRow *row_a = *(const StfRow *const *) a;
  const StfRow *row_b = *(const StfRow *const *) b;
  gint64 one = stf_row_get_integer (row_a, "position");
  gint64 other = stf_row_get_integer (row_b, "position");

  return one != other ? (one < other ? -1 : 1)
                      : g_strcmp0 (stf_row_get_id (row_a), stf_row_get_id (row_b));
}

/**
 * stf_account_mappings_new:
 * @rows: (element-type StfRow): rows of account_mapping
 *
 * Returns: (transfer full): the mappings
 */
StfAccountMappings *
stf_account_mappings_new (GPtrArray *rows)
{
  StfAccountMappings *self = g_new0 (StfAccountMappings, 1);

  self->items = g_ptr_array_new_with_free_func (mapping_free);
  g_ptr_array_sort (rows, compare_rows);
  for (guint i = 0; i < rows->len; i++)
    {
      StfAccountMapping *mapping = g_new0 (StfAccountMapping, 1);

      mapping->id = g_strdup (stf_row_get_id (rows->pdata[i]));
      mapping->from = g_strdup (stf_row_get_text (rows->pdata[i], "from_account"));
      mapping->to = g_strdup (stf_row_get_text (rows->pdata[i], "to_account"));
      mapping->objects = g_strdup (stf_row_get_text (rows->pdata[i], "objects"));
      mapping->line = g_strdup (stf_row_get_text (rows->pdata[i], "line"));
      g_ptr_array_add (self->items, mapping);
    }
  return self;
}

/**
 * stf_account_mappings_load:
 * @file: a year
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the mappings of the year
 */
StfAccountMappings *
stf_account_mappings_load (StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  rows = stf_year_file_get_rows (file, "account_mapping", error);
  return rows != NULL ? stf_account_mappings_new (rows) : NULL;
}

/** stf_account_mappings_of_draft: (transfer full): the mappings of a draft as they are now. */
StfAccountMappings *
stf_account_mappings_of_draft (const StfDraft *draft)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (draft != NULL, NULL);

  rows = stf_draft_list (draft, "account_mapping", NULL, NULL);
  return stf_account_mappings_new (rows);
}

/** stf_account_mappings_free: frees mappings. */
void
stf_account_mappings_free (StfAccountMappings *self)
{
  g_ptr_array_unref (self->items);
  g_free (self);
}

/** stf_account_mappings_get_n: how many there are. */
guint
stf_account_mappings_get_n (const StfAccountMappings *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->items->len;
}

/** stf_account_mappings_get: one of them, by position. */
const StfAccountMapping *
stf_account_mappings_get (const StfAccountMappings *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->items->len, NULL);

  return self->items->pdata[index];
}

/* Whether a pair is one of those in objects. */
static gboolean
has_pair (const char *objects, const char *pair, gsize length)
{
  for (const char *p = objects; *p != '\0'; p += strspn (p, " "))
    {
      gsize own = strcspn (p, " ");

      if (own == length && strncmp (p, pair, length) == 0)
        return TRUE;
      p += own;
    }
  return FALSE;
}

/** stf_account_objects_fit: whether objects have all the pairs that are wanted (rule 3). */
gboolean
stf_account_objects_fit (const char *wanted, const char *objects)
{
  g_return_val_if_fail (wanted != NULL && objects != NULL, FALSE);

  for (const char *p = wanted + strspn (wanted, " "); *p != '\0'; p += strspn (p, " "))
    {
      gsize length = strcspn (p, " ");

      if (!has_pair (objects, p, length))
        return FALSE;
      p += length;
    }
  return TRUE;
}

static gboolean
fits (const StfAccountMapping *self, const char *account, const char *objects)
{
  return stf_account_compare (self->from, account) <= 0
         && stf_account_compare (account, self->to != NULL ? self->to : self->from) <= 0
         && (self->objects == NULL || stf_account_objects_fit (self->objects, objects));
}

/** stf_account_mappings_find_index: whether a mapping counts for an account, and which. */
gboolean
stf_account_mappings_find_index (const StfAccountMappings *self, const char *account,
                                 const char *objects, guint *index)
{
  g_return_val_if_fail (self != NULL && account != NULL && index != NULL, FALSE);

  for (guint i = 0; i < self->items->len; i++)
    if (fits (self->items->pdata[i], account, objects != NULL ? objects : ""))
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * stf_account_mappings_find:
 * @self: mappings
 * @account: the number of an account
 * @objects: (nullable): objects as text
 *
 * Returns: (transfer none) (nullable): the mapping that counts
 */
const StfAccountMapping *
stf_account_mappings_find (const StfAccountMappings *self, const char *account, const char *objects)
{
  guint index;

  return stf_account_mappings_find_index (self, account, objects, &index)
             ? self->items->pdata[index]
             : NULL;
}
