/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where one account of a file goes, when the user says it: nothing else moves.
 *
 *   1. A line, or "not of the budget", becomes a mapping of the account's own, which goes before
 *      the one that counted.  It has the objects if the account has several, or if what counted
 *      has some.
 *   2. "Not mapped" takes the account out of each mapping that counts for it: a range becomes what
 *      is below the account and what is above it.
 *   3. Other objects of the account keep what they had, by mappings of their own.  Those whose
 *      mapping would also fit the objects that are not mapped any more lose theirs: no mapping can
 *      tell the two apart. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-ledger-import-private.h"

#include <string.h>

#define DIGITS "0123456789"

/* What an account's other objects had. */
typedef struct
{
  const char *objects;
  char *line;
} Sibling;

static void
sibling_clear (gpointer data)
{
  Sibling *self = data;

  g_free (self->line);
}

static const char *
next_account (const StfLedgerImport *self, const char *account, int step)
{
  const char *found = NULL;

  for (guint i = 0; i < self->actuals->rows->len; i++)
    {
      const char *other = g_array_index (self->actuals->rows, StfActualsRow, i).account;

      if (stf_account_compare (other, account) * step > 0
          && (found == NULL || stf_account_compare (other, found) * step < 0))
        found = other;
    }
  return found;
}

/* The account just before another (step: -1) or just after: of digits the number, of other signs
 * the nearest that the file has; NULL: none. */
static char *
step_account (const StfLedgerImport *self, const char *account, int step)
{
  return account[strspn (account, DIGITS)] == '\0' ? stf_account_step (account, step)
                                                   : g_strdup (next_account (self, account, step));
}

/* What is left of a range; FALSE: nothing. */
static gboolean
set_range (StfDraft *draft, const char *id, const char *from, const char *to)
{
  int order = from != NULL && to != NULL ? stf_account_compare (from, to) : 1;

  if (order > 0)
    return FALSE;
  stf_draft_set_text (draft, id, "from_account", from);
  stf_draft_set_text (draft, id, "to_account", order < 0 ? to : NULL);
  return TRUE;
}

/* Rule 2. */
static void
take_out (StfLedgerImport *self, const StfAccountMapping *mapping, const char *account)
{
  StfDraft *draft = self->mappings;
  const char *to = mapping->to != NULL ? mapping->to : mapping->from;
  gboolean below = stf_account_compare (mapping->from, account) < 0;
  g_autofree char *before = below ? step_account (self, account, -1) : NULL;
  g_autofree char *after = stf_account_compare (account, to) < 0 ? step_account (self, account, 1)
                                                                 : NULL;
  g_autofree char *note = g_strdup (stf_draft_get_text (draft, mapping->id, "note"));
  const char *upper;

  if (below && (before == NULL || stf_account_compare (before, mapping->from) < 0))
    {
      g_free (before);
      before = g_strdup (mapping->from);
    }
  if (after != NULL)
    {
      upper = stf_draft_add (draft, "account_mapping");
      stf_draft_set_text (draft, upper, "objects", mapping->objects);
      stf_draft_set_text (draft, upper, "line", mapping->line);
      stf_draft_set_text (draft, upper, "note", note);
      stf_draft_place (draft, upper, mapping->id, NULL);
      if (!set_range (draft, upper, after, to))
        stf_draft_remove (draft, upper);
    }
  if (!below || !set_range (draft, mapping->id, mapping->from, before))
    stf_draft_remove (draft, mapping->id);
}

static void
clear (StfLedgerImport *self, const char *account, const char *objects)
{
  while (TRUE)
    {
      g_autoptr (StfAccountMappings) mappings = stf_ledger_import_get_mappings (self);
      const StfAccountMapping *mapping = stf_account_mappings_find (mappings, account, objects);

      if (mapping == NULL)
        return;
      take_out (self, mapping, account);
    }
}

/* What the account's other objects have now, those that are mapped. */
static GArray *
list_siblings (const StfLedgerImport *self, const char *account, const char *objects, guint *n)
{
  g_autoptr (StfAccountMappings) mappings = stf_ledger_import_get_mappings (self);
  GArray *siblings = g_array_new (FALSE, FALSE, sizeof (Sibling));
  const char *last = objects;

  g_array_set_clear_func (siblings, sibling_clear);
  *n = 0;
  for (guint i = 0; i < self->actuals->rows->len; i++)
    {
      const StfActualsRow *row = &g_array_index (self->actuals->rows, StfActualsRow, i);
      const StfAccountMapping *mapping;

      if (!g_str_equal (row->account, account) || g_str_equal (row->object, objects)
          || g_str_equal (row->object, last))
        continue;
      last = row->object;
      (*n)++;
      mapping = stf_account_mappings_find (mappings, account, last);
      if (mapping != NULL)
        {
          const Sibling sibling = { last, g_strdup (mapping->line) };

          g_array_append_val (siblings, sibling);
        }
    }
  return siblings;
}

/* Rule 3. */
static void
keep_sibling (StfLedgerImport *self, const char *account, const char *objects,
              const Sibling *sibling)
{
  g_autoptr (StfAccountMappings) mappings = stf_ledger_import_get_mappings (self);
  const StfAccountMapping *now = stf_account_mappings_find (mappings, account, sibling->objects);

  if ((now == NULL || g_strcmp0 (now->line, sibling->line) != 0)
      && !stf_account_objects_fit (sibling->objects, objects))
    stf_ledger_import_map (self, account, NULL, *sibling->objects != '\0' ? sibling->objects : NULL,
                           sibling->line);
}

/**
 * stf_ledger_import_choose:
 * @self: an import that has actuals
 * @account: the number of an account in the file
 * @objects: its objects as text, or ""
 * @mapped: whether it is said where the amounts go
 * @line: (nullable): the id of a line of the budget; NULL: they are not of the budget
 *
 * Says where the amounts of one account with those objects go; no other account is touched.
 */
void
stf_ledger_import_choose (StfLedgerImport *self, const char *account, const char *objects,
                          gboolean mapped, const char *line)
{
  g_autoptr (StfAccountMappings) mappings = NULL;
  g_autoptr (GArray) siblings = NULL;
  const StfAccountMapping *now;
  gboolean by_objects;
  guint n;

  g_return_if_fail (self != NULL && self->actuals != NULL);
  g_return_if_fail (account != NULL && *account != '\0' && objects != NULL);

  mappings = stf_ledger_import_get_mappings (self);
  now = stf_account_mappings_find (mappings, account, objects);
  siblings = list_siblings (self, account, objects, &n);
  by_objects = *objects != '\0' && (n > 0 || (now != NULL && now->objects != NULL));
  if (mapped)
    stf_ledger_import_map (self, account, NULL, by_objects ? objects : NULL, line);
  else
    clear (self, account, objects);
  for (guint i = 0; i < siblings->len; i++)
    keep_sibling (self, account, objects, &g_array_index (siblings, Sibling, i));
}
