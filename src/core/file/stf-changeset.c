/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A strict reader of changesets.  SQLite's own functions trust their input: inverting a crafted
 * blob reads past its end and applying one has crashed.  So each stored changeset is read through
 * here, to the last byte, before the library sees it, and only what this program itself could have
 * written passes:
 *
 *   1. The whole is not empty and fits into a row of a year file, 64 MB.
 *   2. A group begins with 'T', the number of columns, a byte a column that is 1 for the key (our
 *      first column) and 0 for others, and the table's name with its NUL.  The table is one of
 *      content, has that many columns, and has no group before in the changeset.
 *   3. A change begins with SQLITE_INSERT, SQLITE_UPDATE or SQLITE_DELETE and a 0: no change is
 *      indirect, for there are no triggers and no foreign key actions.
 *   4. Then follow the old values, unless it is an insert, and the new ones, unless it is a delete,
 *      one for each column.
 *   5. A value is a type byte and: nothing (0, not in the record); 8 bytes, big endian (1,
 * integer); a length and bytes (3, text); nothing (5, NULL).  Reals (2) and blobs (4) do not occur.
 *   6. Inserts and deletes have all values.  Updates have the key in the old values only, and each
 *      other column in both or in neither, at least one of them, and never twice the same value.
 *   7. Each value is one that its column may hold, and each row occurs once.
 *   8. Lengths are varints as SQLite writes them, without leading zero groups.
 *
 * The format is described in SQLite's ext/session/sqlite3session.c under "CHANGESET FORMAT". */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-changeset.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-column.h"
#include "stf-text.h"

#define MAX_SIZE (64 * 1024 * 1024 - 4096) /* A row of history has other columns too. */
#define MAX_COLUMNS 64                     /* StfRowChange.columns has so many bits. */

enum
{
  TYPE_UNDEFINED = 0,
  TYPE_INTEGER = 1,
  TYPE_TEXT = 3,
  TYPE_NULL = 5,
};

struct _StfChangesetReader
{
  GBytes *changeset;
  const guint8 *data;
  gsize size;
  gsize position;
  const StfTable *table; /* of the group, or NULL before the first */
  gboolean *seen_tables;
  GHashTable *seen_ids; /* in the group */
  StfRowChange change;
};

static gboolean
fail (const StfChangesetReader *self, GError **error)
{
  g_autofree char *position = g_strdup_printf ("%" G_GSIZE_FORMAT, self->position);

  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_HISTORY,
               _ ("what the history keeps of it is damaged at byte %s."), position);
  return FALSE;
}

static gboolean
read_byte (StfChangesetReader *self, guint8 *byte)
{
  if (self->position >= self->size)
    return FALSE;

  *byte = self->data[self->position++];
  return TRUE;
}

/* Rule 8. */
static gboolean
read_varint (StfChangesetReader *self, gsize maximum, gsize *number)
{
  guint8 byte;
  gsize result = 0;

  do
    {
      if (!read_byte (self, &byte) || (result == 0 && byte == 0x80))
        return FALSE;
      result = result << 7 | (byte & 0x7f);
      if (result > maximum)
        return FALSE;
    }
  while (byte & 0x80);

  *number = result;
  return TRUE;
}

/* Rule 5.  *is_defined tells whether the record has the value. */
static gboolean
read_value (StfChangesetReader *self, StfValue *value, gboolean *is_defined)
{
  guint8 type;
  gsize length;

  stf_value_clear (value);
  if (!read_byte (self, &type))
    return FALSE;

  *is_defined = type != TYPE_UNDEFINED;
  switch (type)
    {
      case TYPE_UNDEFINED:
      case TYPE_NULL:
        return TRUE;

      case TYPE_INTEGER:
        {
          guint64 big_endian;

          if (self->size - self->position < sizeof big_endian)
            return FALSE;
          memcpy (&big_endian, self->data + self->position, sizeof big_endian);
          self->position += sizeof big_endian;
          stf_value_set_integer (value, (gint64) GUINT64_FROM_BE (big_endian));
          return TRUE;
        }

      case TYPE_TEXT:
        {
          if (!read_varint (self, STF_TEXT_MAX, &length) || length > self->size - self->position
              || memchr (self->data + self->position, '\0', length) != NULL)
            return FALSE;
          value->type = STF_VALUE_TEXT;
          value->text = g_strndup ((const char *) self->data + self->position, length);
          self->position += length;
          return TRUE;
        }

      default:
        return FALSE;
    }
}

static void
set_table (StfChangesetReader *self, const StfTable *table)
{
  self->table = table;
  self->seen_tables[table->index] = TRUE;
  g_hash_table_remove_all (self->seen_ids);
  g_clear_pointer (&self->change.before, stf_row_free);
  g_clear_pointer (&self->change.after, stf_row_free);
  self->change.before = stf_row_new_for_table (table);
  self->change.after = stf_row_new_for_table (table);
}

/* Rule 2, after the 'T'. */
static gboolean
read_group (StfChangesetReader *self)
{
  const guint8 *keys;
  const guint8 *end;
  const StfTable *table;
  gsize n_columns;
  gsize i;

  if (!read_varint (self, MAX_COLUMNS, &n_columns) || n_columns > self->size - self->position)
    return FALSE;

  keys = self->data + self->position;
  self->position += n_columns;
  end = memchr (self->data + self->position, '\0', self->size - self->position);
  if (end == NULL)
    return FALSE;

  table = stf_schema_find_table (stf_schema_get (), (const char *) self->data + self->position);
  if (table == NULL || table->n_columns != n_columns || self->seen_tables[table->index])
    return FALSE;

  for (i = 0; i < n_columns; i++)
    if (keys[i] != (i == 0))
      return FALSE;

  self->position = end + 1 - self->data;
  set_table (self, table);
  return TRUE;
}

/* Rules 4 and 6: one record, and in *columns which values it has. */
static gboolean
read_record (StfChangesetReader *self, StfRow *row, guint64 *columns)
{
  guint i;

  *columns = 0;
  for (i = 0; i < self->table->n_columns; i++)
    {
      gboolean is_defined = FALSE;

      if (!read_value (self, &row->values[i], &is_defined))
        return FALSE;
      if (is_defined)
        *columns |= G_GUINT64_CONSTANT (1) << i;
    }
  return TRUE;
}

static gboolean
check_values (const StfRow *row, guint64 columns, GError **error)
{
  guint i;

  for (i = 0; i < row->table->n_columns; i++)
    if (columns >> i & 1
        && !stf_column_check (row->table, &row->table->columns[i], &row->values[i], error))
      return FALSE;

  return TRUE;
}

/* Rule 6, for a record of an update whose both sides were read. */
static gboolean
check_update (StfRowChange *change, guint64 before, guint64 after)
{
  guint i;

  if (after == 0 || (after & 1) || before != (after | 1))
    return FALSE;

  for (i = 1; i < change->before->table->n_columns; i++)
    if (after >> i & 1 && stf_value_equal (&change->before->values[i], &change->after->values[i]))
      return FALSE;

  stf_value_copy (&change->after->values[0], &change->before->values[0]);
  change->columns = after;
  return TRUE;
}

/* Rules 3, 4, 6 and 7. */
static gboolean
read_change (StfChangesetReader *self, guint8 operation, GError **error)
{
  StfRowChange *change = &self->change;
  guint64 all = (G_GUINT64_CONSTANT (2) << (self->table->n_columns - 1)) - 1;
  guint64 before = 0;
  guint64 after = 0;
  guint8 indirect;

  if (!read_byte (self, &indirect) || indirect != 0)
    return fail (self, error);

  if (operation != SQLITE_INSERT && !read_record (self, change->before, &before))
    return fail (self, error);
  if (operation != SQLITE_DELETE && !read_record (self, change->after, &after))
    return fail (self, error);
  if (!check_values (change->before, before, error) || !check_values (change->after, after, error))
    return FALSE;

  switch (operation)
    {
      case SQLITE_INSERT:
        change->kind = STF_ROW_INSERTED;
        if (after != all)
          return fail (self, error);
        stf_value_copy (&change->before->values[0], &change->after->values[0]);
        break;

      case SQLITE_DELETE:
        change->kind = STF_ROW_DELETED;
        if (before != all)
          return fail (self, error);
        stf_value_copy (&change->after->values[0], &change->before->values[0]);
        break;

      default:
        change->kind = STF_ROW_UPDATED;
        if (!check_update (change, before, after))
          return fail (self, error);
        break;
    }

  if (!g_hash_table_add (self->seen_ids, g_strdup (stf_row_get_id (change->after))))
    return fail (self, error);
  return TRUE;
}

/**
 * stf_changeset_reader_new:
 * @changeset: a changeset, perhaps hostile
 *
 * Returns: (transfer full): a reader at its beginning
 */
StfChangesetReader *
stf_changeset_reader_new (GBytes *changeset)
{
  StfChangesetReader *self;

  g_return_val_if_fail (changeset != NULL, NULL);

  self = g_new0 (StfChangesetReader, 1);
  self->changeset = g_bytes_ref (changeset);
  self->data = g_bytes_get_data (changeset, &self->size);
  self->seen_tables = g_new0 (gboolean, stf_schema_get_n_tables (stf_schema_get ()));
  self->seen_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * stf_changeset_reader_free:
 * @self: (nullable): a reader
 */
void
stf_changeset_reader_free (StfChangesetReader *self)
{
  if (self == NULL)
    return;

  stf_row_free (self->change.before);
  stf_row_free (self->change.after);
  g_hash_table_unref (self->seen_ids);
  g_free (self->seen_tables);
  g_bytes_unref (self->changeset);
  g_free (self);
}

/**
 * stf_changeset_reader_next:
 * @self: a reader
 * @change: (out) (transfer none): the next change, good until the next call, or NULL at the end
 * @error: return location for %STF_FILE_ERROR_HISTORY, or %STF_FILE_ERROR_INVALID for a value that
 *   its column may not hold
 *
 * Reads and checks one more change.  What was read before an error is not to be used.
 */
gboolean
stf_changeset_reader_next (StfChangesetReader *self, const StfRowChange **change, GError **error)
{
  guint8 operation;

  g_return_val_if_fail (self != NULL && change != NULL, FALSE);

  *change = NULL;
  if (self->size == 0 || self->size > MAX_SIZE)
    return fail (self, error);
  if (self->position == self->size)
    return TRUE;

  operation = self->data[self->position++];
  if (operation == 'T' && (!read_group (self) || !read_byte (self, &operation)))
    return fail (self, error);

  if (self->table == NULL
      || (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE))
    return fail (self, error);

  if (!read_change (self, operation, error))
    return FALSE;

  *change = &self->change;
  return TRUE;
}

/**
 * stf_changeset_check:
 * @changeset: a changeset, perhaps hostile
 * @n_rows: (out): the number of rows it changes
 * @error: as of stf_changeset_reader_next()
 *
 * Tells whether @changeset may be given to SQLite.
 */
gboolean
stf_changeset_check (GBytes *changeset, guint *n_rows, GError **error)
{
  g_autoptr (StfChangesetReader) reader = stf_changeset_reader_new (changeset);
  const StfRowChange *change = NULL;

  *n_rows = 0;
  while (TRUE)
    {
      if (!stf_changeset_reader_next (reader, &change, error))
        return FALSE;
      if (change == NULL)
        return TRUE;
      (*n_rows)++;
    }
}

/* An update holds only what changed: the row as it is comes from the file. */
static gboolean
update_digest_of_row (const StfRowChange *change, StfYearFile *file, StfDigest *digest,
                      GError **error)
{
  const StfTable *table = change->after->table;
  g_autoptr (StfRow) now = NULL;
  g_autoptr (StfRow) before = NULL;
  g_autoptr (GError) fault = NULL;
  guint i;

  now = stf_year_file_get_row (file, table->name, stf_row_get_id (change->after), &fault);
  if (now == NULL)
    {
      if (fault == NULL)
        g_set_error_literal (&fault, STF_FILE_ERROR, STF_FILE_ERROR_HISTORY,
                             _ ("The year does not have a row that was changed"));
      g_propagate_error (error, g_steal_pointer (&fault));
      return FALSE;
    }

  before = stf_row_copy (now);
  for (i = 1; i < table->n_columns; i++)
    if (change->columns >> i & 1)
      stf_value_copy (&before->values[i], &change->before->values[i]);

  stf_digest_subtract_row (digest, before);
  stf_digest_add_row (digest, now);
  return TRUE;
}

/**
 * stf_changeset_update_digest:
 * @changeset: a changeset that has been applied to @file
 * @file: an open year
 * @digest: the content digest of @file before, which becomes the one after (H6)
 * @error: as of stf_changeset_reader_next() and stf_year_file_get_row()
 *
 * Returns: (transfer full): the names of the tables that were touched, each once, or NULL
 */
GStrv
stf_changeset_update_digest (GBytes *changeset, StfYearFile *file, StfDigest *digest,
                             GError **error)
{
  g_autoptr (StfChangesetReader) reader = stf_changeset_reader_new (changeset);
  g_autoptr (GStrvBuilder) tables = g_strv_builder_new ();
  const StfTable *table = NULL;
  const StfRowChange *change = NULL;

  while (TRUE)
    {
      if (!stf_changeset_reader_next (reader, &change, error))
        return NULL;
      if (change == NULL)
        return g_strv_builder_end (tables);

      if (change->after->table != table)
        {
          table = change->after->table;
          g_strv_builder_add (tables, table->name);
        }

      if (change->kind == STF_ROW_INSERTED)
        stf_digest_add_row (digest, change->after);
      else if (change->kind == STF_ROW_DELETED)
        stf_digest_subtract_row (digest, change->before);
      else if (!update_digest_of_row (change, file, digest, error))
        return NULL;
    }
}
