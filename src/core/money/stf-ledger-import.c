/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Actuals from an accounting system into the year, as one change.
 *
 *   1. Rows belong to a source, a ledger: the one with the file's organisation number, else the one
 *      of its name; a CSV file, which says neither, goes into the only one there is.  The user may
 *      say otherwise.
 *   2. A SIE file is the whole year so far: rows that it does not have any more go away.  A CSV
 * file is the months from its first to its last; rows of other months stay.
 *   3. What is as it was is not written, so the same file again changes nothing at all.
 *   4. Names of accounts are kept as the file has them.  Mappings that were edited on the way are
 *      part of the change.
 *   5. A mapping that is added or chosen anew goes before the first that fits the same account and
 *      objects, so that it counts.
 *   6. What fits no mapping is taken in as well, and is told until somebody maps it.
 *
 * Suggestions (stf-ledger-suggest.c) are for the user to look at. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-ledger-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-account-mapping-draft.h"
#include "stf-money.h"
#include "stf-reader-private.h"
#include "stf-sie-actuals.h"
#include "stf-text.h"

#define YEAR "SELECT starts, ends FROM year"

static void
read_year (StfStatement *row, gpointer user_data)
{
  StfLedgerImport *self = user_data;
  int *const months[] = { &self->first, &self->last };

  for (int i = 0; i < 2; i++)
    {
      const char *date = stf_statement_get_text (row, i);

      *months[i] = (int) (g_ascii_strtoll (date, NULL, 10) * 100
                          + g_ascii_strtoll (date + 5, NULL, 10));
    }
}

static gboolean
load_table (StfDraft *draft, StfYearFile *file, const char *table, GError **error)
{
  g_autoptr (GPtrArray) rows = stf_year_file_get_rows (file, table, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!stf_draft_load (draft, file, table, "id", stf_row_get_id (rows->pdata[i]), error))
      return FALSE;
  return rows != NULL;
}

/* "202100-1111" and "2021001111" are one number. */
static gboolean
same_number (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return FALSE;
  while (TRUE)
    {
      a += strspn (a, "- ");
      b += strspn (b, "- ");
      if (*a != *b)
        return FALSE;
      if (*a++ == '\0')
        return TRUE;
      b++;
    }
}

static gboolean
same_name (const char *a, const char *b)
{
  g_autofree char *folded_a = stf_text_fold (a);
  g_autofree char *folded_b = stf_text_fold (b);

  return g_str_equal (folded_a, folded_b);
}

/* Rule 1. */
static gboolean
guess_ledger (StfLedgerImport *self, GError **error)
{
  g_autoptr (GPtrArray) ledgers = stf_year_file_get_rows (self->file, "ledger", error);
  const StfActuals *actuals = self->actuals;

  if (ledgers == NULL)
    return FALSE;
  g_clear_pointer (&self->ledger, g_free);
  for (guint i = 0; i < ledgers->len && self->ledger == NULL; i++)
    if (*actuals->organisation != '\0'
        && same_number (stf_row_get_text (ledgers->pdata[i], "organisation_number"),
                        actuals->organisation))
      self->ledger = g_strdup (stf_row_get_id (ledgers->pdata[i]));
  for (guint i = 0; i < ledgers->len && self->ledger == NULL; i++)
    if (same_name (stf_row_get_text (ledgers->pdata[i], "name"), self->name)
        && (*actuals->organisation == '\0'
            || stf_row_get_text (ledgers->pdata[i], "organisation_number") == NULL))
      self->ledger = g_strdup (stf_row_get_id (ledgers->pdata[i]));
  if (self->ledger == NULL && self->table != NULL && ledgers->len == 1)
    self->ledger = g_strdup (stf_row_get_id (ledgers->pdata[0]));
  return TRUE;
}

static gboolean
name_accounts (StfLedgerImport *self, GError **error)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();
  g_autoptr (GHashTable) by_number = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) rows = NULL;
  const char *last = NULL;

  if (!load_table (draft, self->file, "account", error))
    return FALSE;
  rows = stf_draft_list (draft, "account", NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    g_hash_table_insert (by_number, (gpointer) stf_row_get_text (rows->pdata[i], "number"),
                         (gpointer) stf_row_get_id (rows->pdata[i]));

  for (guint i = 0; i < self->actuals->rows->len; i++)
    {
      const char *number = g_array_index (self->actuals->rows, StfActualsRow, i).account;
      const char *name = stf_actuals_find_account (self->actuals, number);
      const char *id = g_hash_table_lookup (by_number, number);

      if (number == last || name == NULL)
        continue;
      last = number;
      if (id == NULL)
        {
          id = stf_draft_add (draft, "account");
          stf_draft_set_text (draft, id, "number", number);
        }
      stf_draft_set_text (draft, id, "name", name);
    }
  g_clear_pointer (&self->accounts, stf_draft_free);
  self->accounts = g_steal_pointer (&draft);
  return TRUE;
}

/**
 * stf_ledger_import_new:
 * @file: a year, which must outlive the import
 * @bytes: the content of a SIE or CSV file
 * @error: return location for an error of %STF_EXCHANGE_ERROR
 *
 * Reads a file.  The columns of a CSV file may not be enough yet: then there are no actuals until
 * stf_ledger_import_read() has read them.
 *
 * Returns: (transfer full) (nullable): the file on its way in
 */
StfLedgerImport *
stf_ledger_import_new (StfYearFile *file, GBytes *bytes, GError **error)
{
  g_autoptr (StfLedgerImport) self = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file) && bytes != NULL, NULL);

  self = g_new0 (StfLedgerImport, 1);
  self->file = g_object_ref (file);
  self->mappings = stf_account_mapping_draft_load (file, error);
  if (self->mappings == NULL || !stf_read_rows (file, YEAR, NULL, read_year, self, error))
    return NULL;
  if (stf_sie_looks_like (bytes))
    self->sie = stf_sie_read (bytes, error);
  else
    self->table = stf_actuals_table_new (bytes, error);
  if (self->sie == NULL && self->table == NULL)
    return NULL;
  if (!stf_ledger_import_read (self, &local)
      && !g_error_matches (local, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_COLUMNS))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/** stf_ledger_import_free: frees an import. */
void
stf_ledger_import_free (StfLedgerImport *self)
{
  g_clear_pointer (&self->sie, stf_sie_free);
  g_clear_pointer (&self->table, stf_actuals_table_free);
  g_clear_pointer (&self->actuals, stf_actuals_free);
  g_clear_pointer (&self->mappings, stf_draft_free);
  g_clear_pointer (&self->accounts, stf_draft_free);
  g_clear_pointer (&self->counts, stf_ledger_preview_free);
  g_free (self->ledger);
  g_free (self->name);
  g_object_unref (self->file);
  g_free (self);
}

/** stf_ledger_import_get_table: (transfer none) (nullable): the columns, unless it is SIE. */
StfActualsTable *
stf_ledger_import_get_table (StfLedgerImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

/**
 * stf_ledger_import_read:
 * @self: an import
 * @error: return location for an error of %STF_EXCHANGE_ERROR
 *
 * Reads the actuals anew, with the columns as they are set now.
 */
gboolean
stf_ledger_import_read (StfLedgerImport *self, GError **error)
{
  StfActuals *actuals;

  g_return_val_if_fail (self != NULL, FALSE);

  actuals = self->sie != NULL
                ? stf_sie_load_actuals (self->sie, self->first, self->last, error)
                : stf_actuals_table_load (self->table, self->first, self->last, error);
  g_clear_pointer (&self->counts, stf_ledger_preview_free);
  g_clear_pointer (&self->actuals, stf_actuals_free);
  self->actuals = actuals;
  if (actuals == NULL)
    return FALSE;
  if (self->name == NULL)
    self->name = g_strdup (*actuals->company != '\0' ? actuals->company : _ ("Accounts"));
  return guess_ledger (self, error) && name_accounts (self, error);
}

/** stf_ledger_import_get_actuals: (nullable): what the file says, if its columns are enough. */
const StfActuals *
stf_ledger_import_get_actuals (const StfLedgerImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->actuals;
}

/** stf_ledger_import_get_ledger: (nullable): the id of the source; NULL: a new one. */
const char *
stf_ledger_import_get_ledger (const StfLedgerImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->ledger;
}

/** stf_ledger_import_set_ledger: says which source it is; NULL: a new one. */
void
stf_ledger_import_set_ledger (StfLedgerImport *self, const char *id)
{
  char *ledger = g_strdup (id);

  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->counts, stf_ledger_preview_free);
  g_free (self->ledger);
  self->ledger = ledger;
}

/** stf_ledger_import_get_name: what a new source will be called. */
const char *
stf_ledger_import_get_name (const StfLedgerImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/** stf_ledger_import_set_name: says what a new source is called. */
void
stf_ledger_import_set_name (StfLedgerImport *self, const char *name)
{
  char *own = stf_text_clean_line (name, -1);

  g_return_if_fail (self != NULL && name != NULL);

  g_free (self->name);
  self->name = own;
}

/** stf_ledger_import_get_draft: the mapping as it is now, to be copied and edited. */
const StfDraft *
stf_ledger_import_get_draft (const StfLedgerImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->mappings;
}

/** stf_ledger_import_set_draft: takes the mapping as it was edited; @draft: (transfer full). */
void
stf_ledger_import_set_draft (StfLedgerImport *self, StfDraft *draft)
{
  g_return_if_fail (self != NULL && draft != NULL);

  stf_draft_free (self->mappings);
  self->mappings = draft;
}

/** stf_ledger_import_get_mappings: (transfer full): the mappings as they are now. */
StfAccountMappings *
stf_ledger_import_get_mappings (const StfLedgerImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return stf_account_mappings_of_draft (self->mappings);
}

static const char *
find_same (const StfAccountMappings *mappings, const char *from, const char *to,
           const char *objects)
{
  for (guint i = 0; i < stf_account_mappings_get_n (mappings); i++)
    {
      const StfAccountMapping *mapping = stf_account_mappings_get (mappings, i);

      if (g_str_equal (mapping->from, from) && g_strcmp0 (mapping->to, to) == 0
          && g_strcmp0 (mapping->objects, objects) == 0)
        return mapping->id;
    }
  return NULL;
}

/**
 * stf_ledger_import_map:
 * @self: an import
 * @from: the number of an account
 * @to: (nullable): the last of several
 * @objects: (nullable): objects as text; NULL: whatever they are
 * @line: (nullable): the id of a line of the budget; NULL: they are not of the budget
 *
 * Says where the amounts of some accounts go, before what was said of them earlier.
 */
void
stf_ledger_import_map (StfLedgerImport *self, const char *from, const char *to, const char *objects,
                       const char *line)
{
  g_autoptr (StfAccountMappings) mappings = NULL;
  const StfAccountMapping *next;
  const char *id;

  g_return_if_fail (self != NULL && from != NULL && *from != '\0');

  mappings = stf_account_mappings_of_draft (self->mappings);
  id = find_same (mappings, from, to, objects);
  if (id == NULL)
    {
      id = stf_draft_add (self->mappings, "account_mapping");
      stf_draft_set_text (self->mappings, id, "from_account", from);
      stf_draft_set_text (self->mappings, id, "to_account", to);
      stf_draft_set_text (self->mappings, id, "objects", objects);
    }
  next = stf_account_mappings_find (mappings, from, objects);
  if (next == NULL || !g_str_equal (next->id, id))
    stf_draft_place (self->mappings, id, next != NULL ? next->id : NULL, NULL);
  stf_draft_set_text (self->mappings, id, "line", line);
}

/* A row of the ledger as one text. */
static char *
make_key (const char *account, const char *objects, gint64 month)
{
  return g_strdup_printf ("%s\n%s\n%" G_GINT64_FORMAT, account, objects != NULL ? objects : "",
                          month);
}

/* Rule 2: a month of the year, as the file has months. */
static gboolean
covers (const StfLedgerImport *self, gint64 month)
{
  int year = month >= self->first % 100 ? self->first / 100 : self->last / 100;
  int asked = year * 100 + (int) month;

  return self->sie != NULL || (asked >= self->actuals->from && asked <= self->actuals->through);
}

/* The accounts are those of the agency that their name has in it (A28), if it is only one. */
static void
name_agency (const StfLedgerImport *self, StfDraft *draft, const char *id)
{
  g_autoptr (GPtrArray) agencies = stf_year_file_get_rows (self->file, "agency", NULL);
  g_autofree char *name = g_utf8_casefold (self->name, -1);
  const char *found = NULL;
  guint n_found = 0;

  for (guint i = 0; agencies && i < agencies->len; i++)
    {
      const StfRow *agency = agencies->pdata[i];
      g_autofree char *short_name = g_utf8_casefold (stf_row_get_text (agency, "short_name"), -1);

      if (*short_name && strstr (name, short_name))
        {
          found = stf_row_get_id (agency);
          n_found++;
        }
    }
  if (n_found == 1)
    stf_draft_set_text (draft, id, "agency", found);
}

static const char *
write_ledger (const StfLedgerImport *self, StfDraft *draft)
{
  const StfActuals *actuals = self->actuals;
  const char *id = self->ledger;
  gint64 through = actuals->through % 100;

  if (id == NULL)
    {
      id = stf_draft_add (draft, "ledger");
      stf_draft_set_text (draft, id, "name", self->name);
      name_agency (self, draft, id);
    }
  else if (self->sie == NULL)
    through = MAX (through, stf_draft_get_integer (draft, id, "through"));
  if (*actuals->organisation != '\0'
      && stf_draft_get_text (draft, id, "organisation_number") == NULL)
    stf_draft_set_text (draft, id, "organisation_number", actuals->organisation);
  stf_draft_set_integer (draft, id, "through", through);
  if (actuals->date > 0)
    {
      g_autofree char *date = g_strdup_printf ("%04d-%02d-%02d", actuals->date / 10000,
                                               actuals->date / 100 % 100, actuals->date % 100);

      stf_draft_set_text (draft, id, "on_date", date);
    }
  return id;
}

static char *
make_row_key (const StfRow *row)
{
  return make_key (stf_row_get_text (row, "account"), stf_row_get_text (row, "objects"),
                   stf_row_get_integer (row, "month"));
}

/* A row that is not in the file, or is there a second time. */
static gboolean
remove_row (StfDraft *draft, const char *id, StfLedgerPreview *preview, GError **error)
{
  preview->n_gone++;
  if (!stf_money_add (preview->gone, stf_draft_get_integer (draft, id, "amount"), &preview->gone))
    return stf_money_fail_range (error);
  stf_draft_remove (draft, id);
  return TRUE;
}

static gboolean
keep_row (GHashTable *by_key, StfDraft *draft, const StfRow *row, StfLedgerPreview *preview,
          GError **error)
{
  char *key = make_row_key (row);

  if (!g_hash_table_contains (by_key, key))
    return g_hash_table_insert (by_key, key, g_strdup (stf_row_get_id (row)));
  g_free (key);
  return remove_row (draft, stf_row_get_id (row), preview, error);
}

/* Rules 2 and 3: the ledger and its rows as they will be; counts what that takes. */
static StfDraft *
make_rows (const StfLedgerImport *self, StfLedgerPreview *preview, const char **ledger,
           GError **error)
{
  g_autoptr (StfDraft) draft = stf_draft_new ();
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) rows = NULL;
  GHashTableIter iter;
  gpointer left;

  if (self->ledger != NULL
      && (!stf_draft_load (draft, self->file, "ledger", "id", self->ledger, error)
          || !stf_draft_load (draft, self->file, "ledger_row", "ledger", self->ledger, error)))
    return NULL;
  *ledger = write_ledger (self, draft);
  rows = stf_draft_list (draft, "ledger_row", NULL, NULL);
  for (guint i = 0; i < rows->len; i++)
    if (covers (self, stf_row_get_integer (rows->pdata[i], "month"))
        && !keep_row (by_key, draft, rows->pdata[i], preview, error))
      return NULL;

  for (guint i = 0; i < self->actuals->rows->len; i++)
    {
      const StfActualsRow *row = &g_array_index (self->actuals->rows, StfActualsRow, i);
      g_autofree char *key = make_key (row->account, row->object, row->month % 100);
      const char *id = g_hash_table_lookup (by_key, key);

      if (id == NULL)
        {
          id = stf_draft_add (draft, "ledger_row");
          stf_draft_set_text (draft, id, "ledger", *ledger);
          stf_draft_set_text (draft, id, "account", row->account);
          stf_draft_set_text (draft, id, "objects", row->object);
          stf_draft_set_integer (draft, id, "month", row->month % 100);
          preview->n_new++;
        }
      else
        {
          if (stf_draft_get_integer (draft, id, "amount") == row->amount)
            preview->n_unchanged++;
          else
            preview->n_changed++;
        }
      stf_draft_set_integer (draft, id, "amount", row->amount);
      g_hash_table_remove (by_key, key);
    }

  g_hash_table_iter_init (&iter, by_key);
  while (g_hash_table_iter_next (&iter, NULL, &left))
    if (!remove_row (draft, left, preview, error))
      return NULL;
  return g_steal_pointer (&draft);
}

/** stf_ledger_preview_free: frees a preview. */
void
stf_ledger_preview_free (StfLedgerPreview *self)
{
  g_ptr_array_unref (self->groups);
  g_free (self);
}

static StfLedgerGroup *
add_group (const StfLedgerImport *self, GPtrArray *groups, const StfActualsRow *row)
{
  g_autofree char *where = stf_actuals_describe_object (self->actuals, row->object);

  return stf_ledger_groups_add (groups, row->account,
                                stf_actuals_find_account (self->actuals, row->account), row->object,
                                where);
}

static gboolean
sum_group (StfLedgerPreview *preview, const StfLedgerGroup *group)
{
  gint64 *sum = group->mapping == NULL ? &preview->unmapped
                : group->line == NULL  ? &preview->not_ours
                                       : &preview->mapped;

  preview->n_unmapped += group->mapping == NULL;
  return stf_money_add (*sum, group->amount, sum)
         && stf_money_add (preview->total, group->amount, &preview->total);
}

/* The rows of the file by account and objects. */
static gboolean
make_groups (const StfLedgerImport *self, StfLedgerPreview *preview, GError **error)
{
  g_autoptr (StfAccountMappings) mappings = stf_account_mappings_of_draft (self->mappings);
  const GArray *rows = self->actuals->rows;
  StfLedgerGroup *group = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const StfActualsRow *row = &g_array_index (rows, StfActualsRow, i);

      if (group == NULL || !g_str_equal (group->account, row->account)
          || !g_str_equal (group->objects, row->object))
        group = add_group (self, preview->groups, row);
      group->n_rows++;
      if (!stf_money_add (group->amount, row->amount, &group->amount))
        return stf_money_fail_range (error);
    }
  stf_ledger_groups_map (preview->groups, mappings);
  for (guint i = 0; i < preview->groups->len; i++)
    if (!sum_group (preview, preview->groups->pdata[i]))
      return stf_money_fail_range (error);
  stf_ledger_groups_sort (preview->groups, STF_LEDGER_UNMAPPED_FIRST);
  return TRUE;
}

static StfLedgerPreview *
preview_new (void)
{
  StfLedgerPreview *self = g_new0 (StfLedgerPreview, 1);

  self->groups = stf_ledger_groups_new ();
  return self;
}

/* What differs from the year is the same whatever is mapped where, and takes long to find. */
static const StfLedgerPreview *
count (StfLedgerImport *self, GError **error)
{
  g_autoptr (StfLedgerPreview) counts = NULL;
  g_autoptr (StfDraft) rows = NULL;
  const char *ledger;

  if (self->counts != NULL)
    return self->counts;
  counts = preview_new ();
  rows = make_rows (self, counts, &ledger, error);
  if (rows == NULL)
    return NULL;
  counts->changes = stf_draft_is_changed (rows);
  self->counts = g_steal_pointer (&counts);
  return self->counts;
}

/**
 * stf_ledger_import_preview:
 * @self: an import that has actuals
 * @error: return location for an error
 *
 * Says what stf_ledger_import_run() would do; nothing is written.
 *
 * Returns: (transfer full) (nullable): the preview
 */
StfLedgerPreview *
stf_ledger_import_preview (StfLedgerImport *self, GError **error)
{
  g_autoptr (StfLedgerPreview) preview = NULL;
  const StfLedgerPreview *counts;

  g_return_val_if_fail (self != NULL && self->actuals != NULL, NULL);

  preview = preview_new ();
  counts = count (self, error);
  if (counts == NULL || !make_groups (self, preview, error))
    return NULL;
  preview->n_new = counts->n_new;
  preview->n_changed = counts->n_changed;
  preview->n_unchanged = counts->n_unchanged;
  preview->n_gone = counts->n_gone;
  preview->gone = counts->gone;
  preview->changes = counts->changes || stf_draft_is_changed (self->accounts)
                     || stf_draft_is_changed (self->mappings);
  return g_steal_pointer (&preview);
}

typedef struct
{
  StfDraft *rows;
  StfDraft *accounts;
  StfDraft *mappings;
} Run;

static gboolean
run_cb (StfChange *change, gpointer user_data, GError **error)
{
  Run *run = user_data;

  return stf_draft_write (run->accounts, change, error)
         && stf_draft_write (run->rows, change, error)
         && stf_draft_write (run->mappings, change, error);
}

/**
 * stf_ledger_import_run:
 * @self: an import that has actuals, which is of no more use after this
 * @error: return location for an error
 *
 * Takes the actuals in by the rules of the head comment, as one change; none, if nothing differs.
 */
gboolean
stf_ledger_import_run (StfLedgerImport *self, GError **error)
{
  g_autoptr (StfLedgerPreview) preview = NULL;
  g_autoptr (StfDraft) rows = NULL;
  const char *ledger;
  Run run;

  g_return_val_if_fail (self != NULL && self->actuals != NULL, FALSE);

  preview = preview_new ();
  rows = make_rows (self, preview, &ledger, error);
  if (rows == NULL)
    return FALSE;
  run = (Run){ rows, self->accounts, self->mappings };
  return (!stf_draft_is_changed (run.rows) && !stf_draft_is_changed (run.accounts)
          && !stf_draft_is_changed (run.mappings))
         || stf_year_file_change (self->file, "actuals-import", ledger, NULL, run_cb, &run, error);
}
