/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows of content as plain values, whatever their table, and the encoding that both digests hash
 * (H6).
 *
 * Encoding of a row: the table's name, the id, then for each further column that is not NULL, in
 * the order of the schema, its name and its value; an integer as decimal text.  Each part is
 * preceded by its length in bytes, 8 bytes big endian, so that no two rows share an encoding.
 * Columns that are NULL are not there: a column added later leaves the digest of old rows alone. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-row.h"

#include <string.h>

static StfValue *
find_value (const StfRow *self, const char *column)
{
  int index = stf_table_find_column (self->table, column);

  g_assert (index >= 0);
  return &self->values[index];
}

/**
 * stf_value_clear:
 * @self: a value
 *
 * Makes it NULL.
 */
void
stf_value_clear (StfValue *self)
{
  g_clear_pointer (&self->text, g_free);
  self->type = STF_VALUE_NULL;
  self->integer = 0;
}

/**
 * stf_value_set_integer:
 * @self: a value
 * @integer: what it becomes
 */
void
stf_value_set_integer (StfValue *self, gint64 integer)
{
  stf_value_clear (self);
  self->type = STF_VALUE_INTEGER;
  self->integer = integer;
}

/**
 * stf_value_set_text:
 * @self: a value
 * @text: (nullable): what it becomes; NULL for NULL
 */
void
stf_value_set_text (StfValue *self, const char *text)
{
  char *copy = g_strdup (text);

  stf_value_clear (self);
  self->type = copy ? STF_VALUE_TEXT : STF_VALUE_NULL;
  self->text = copy;
}

/**
 * stf_value_copy:
 * @self: a value
 * @from: the value it becomes
 */
void
stf_value_copy (StfValue *self, const StfValue *from)
{
  if (from->type == STF_VALUE_INTEGER)
    stf_value_set_integer (self, from->integer);
  else
    stf_value_set_text (self, from->text);
}

/**
 * stf_value_equal:
 * @a: a value
 * @b: a value
 */
gboolean
stf_value_equal (const StfValue *a, const StfValue *b)
{
  return a->type == b->type && a->integer == b->integer && g_strcmp0 (a->text, b->text) == 0;
}

/**
 * stf_row_new_for_table:
 * @table: a table of content
 *
 * Returns: (transfer full): a row with all values NULL
 */
StfRow *
stf_row_new_for_table (const StfTable *table)
{
  StfRow *self;

  g_return_val_if_fail (table != NULL, NULL);

  self = g_new0 (StfRow, 1);
  self->table = table;
  self->values = g_new0 (StfValue, table->n_columns);
  return self;
}

/**
 * stf_row_new:
 * @table: the name of a table of content
 *
 * Returns: (transfer full): a row with all values NULL
 */
StfRow *
stf_row_new (const char *table)
{
  return stf_row_new_for_table (stf_schema_find_table (stf_schema_get (), table));
}

/**
 * stf_row_copy:
 * @self: a row
 *
 * Returns: (transfer full): another with the same values
 */
StfRow *
stf_row_copy (const StfRow *self)
{
  StfRow *copy;
  guint i;

  g_return_val_if_fail (self != NULL, NULL);

  copy = stf_row_new_for_table (self->table);
  for (i = 0; i < self->table->n_columns; i++)
    stf_value_copy (&copy->values[i], &self->values[i]);
  return copy;
}

/**
 * stf_row_free:
 * @self: (nullable): a row
 */
void
stf_row_free (StfRow *self)
{
  guint i;

  if (self == NULL)
    return;

  for (i = 0; i < self->table->n_columns; i++)
    stf_value_clear (&self->values[i]);
  g_free (self->values);
  g_free (self);
}

/**
 * stf_row_get_id:
 * @self: a row
 *
 * Returns: (nullable): its UUID
 */
const char *
stf_row_get_id (const StfRow *self)
{
  return self->values[0].text;
}

/**
 * stf_row_get_text:
 * @self: a row
 * @column: the name of one of its columns
 *
 * Returns: (nullable): the text, or NULL if the value is NULL or an integer
 */
const char *
stf_row_get_text (const StfRow *self, const char *column)
{
  return find_value (self, column)->text;
}

/**
 * stf_row_get_integer:
 * @self: a row
 * @column: the name of one of its columns
 *
 * Returns: the integer, or 0 if the value is NULL or text
 */
gint64
stf_row_get_integer (const StfRow *self, const char *column)
{
  return find_value (self, column)->integer;
}

/**
 * stf_row_set_text:
 * @self: a row
 * @column: the name of one of its columns
 * @text: (nullable): the text; NULL for NULL
 */
void
stf_row_set_text (StfRow *self, const char *column, const char *text)
{
  stf_value_set_text (find_value (self, column), text);
}

/**
 * stf_row_set_integer:
 * @self: a row
 * @column: the name of one of its columns
 * @integer: the integer
 */
void
stf_row_set_integer (StfRow *self, const char *column, gint64 integer)
{
  stf_value_set_integer (find_value (self, column), integer);
}

/**
 * stf_row_set_null:
 * @self: a row
 * @column: the name of one of its columns
 */
void
stf_row_set_null (StfRow *self, const char *column)
{
  stf_value_clear (find_value (self, column));
}

/**
 * stf_row_equal:
 * @a: a row
 * @b: a row
 *
 * Tells whether two rows are of one table and have the same values.
 */
gboolean
stf_row_equal (const StfRow *a, const StfRow *b)
{
  guint i;

  if (a->table != b->table)
    return FALSE;

  for (i = 0; i < a->table->n_columns; i++)
    if (!stf_value_equal (&a->values[i], &b->values[i]))
      return FALSE;

  return TRUE;
}

/**
 * stf_hash_part:
 * @sha: what is hashed so far
 * @part: a text
 *
 * Adds one part of an encoding: its length, then its bytes.
 */
void
stf_hash_part (struct sha256_ctx *sha, const char *part)
{
  guint64 length = strlen (part);
  guint64 prefix = GUINT64_TO_BE (length);

  sha256_update (sha, sizeof prefix, (const guint8 *) &prefix);
  sha256_update (sha, length, (const guint8 *) part);
}

/* As decimal text. printf() takes as long for the amounts of a budget as SHA-256 does. */
static void
hash_integer (struct sha256_ctx *sha, gint64 integer)
{
  char text[24];
  char *at = text + sizeof text - 1;
  guint64 rest = integer < 0 ? -(guint64) integer : (guint64) integer;

  *at = '\0';
  do
    *--at = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (integer < 0)
    *--at = '-';
  stf_hash_part (sha, at);
}

/**
 * stf_row_hash:
 * @self: a row with an id
 * @sha: what is hashed so far
 *
 * Adds the encoding of the row (H6).
 */
void
stf_row_hash (const StfRow *self, struct sha256_ctx *sha)
{
  guint i;

  g_return_if_fail (self->values[0].type == STF_VALUE_TEXT);

  stf_hash_part (sha, self->table->name);
  stf_hash_part (sha, self->values[0].text);

  for (i = 1; i < self->table->n_columns; i++)
    {
      const StfValue *value = &self->values[i];

      if (value->type == STF_VALUE_NULL)
        continue;

      stf_hash_part (sha, self->table->columns[i].name);
      if (value->type == STF_VALUE_INTEGER)
        hash_integer (sha, value->integer);
      else
        stf_hash_part (sha, value->text);
    }
}
