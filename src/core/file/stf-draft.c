/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What an editor works on: some rows of any tables, as they were read and as they are now.  Forms
 * are thin over it, and say only which rows belong together and when they make sense.
 *
 * 1. A row that was added and removed again was never there.
 * 2. Text is cleaned as it comes (H13), and an empty one is none: NULL.
 * 3. Rows of a list stand in the order of their positions, then of their ids.  To place a row
 *    counts its list anew, from 1, so only those that then stand elsewhere are written.
 * 4. Writing compares each value with the one that was read, so what somebody else changed in
 *    between in another column stays.
 * 5. A row that others refer to takes those along that cannot do without it: see stf-removal.c. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-draft.h"

#include "stf-text.h"
#include "stf-uuid.h"
#include "stf-year-file-private.h"

typedef struct
{
  StfRow *original; /* NULL: new */
  StfRow *current;  /* NULL: removed */
} Item;

struct _StfDraft
{
  GPtrArray *items; /* Item, as read and added */
  GHashTable *by_id;
};

static void
item_free (gpointer data)
{
  Item *self = data;

  g_clear_pointer (&self->original, stf_row_free);
  g_clear_pointer (&self->current, stf_row_free);
  g_free (self);
}

static const StfColumn *
find_column (const StfTable *table, const char *name)
{
  int index = stf_table_find_column (table, name);

  return index >= 0 ? &table->columns[index] : NULL;
}

static Item *
find_item (const StfDraft *self, const char *id)
{
  return id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
}

static StfRow *
find_row (const StfDraft *self, const char *id)
{
  Item *item = find_item (self, id);

  return item != NULL ? item->current : NULL;
}

static void
add_item (StfDraft *self, StfRow *original, StfRow *current)
{
  Item *item = g_new0 (Item, 1);

  item->original = original;
  item->current = current;
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->by_id,
                       (gpointer) stf_row_get_id (original != NULL ? original : current), item);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const StfRow *first = *(const StfRow *const *) a;
  const StfRow *second = *(const StfRow *const *) b;

  if (stf_table_find_column (first->table, "position") >= 0)
    {
      gint64 one = stf_row_get_integer (first, "position");
      gint64 other = stf_row_get_integer (second, "position");

      if (one != other)
        return one < other ? -1 : 1;
    }
  return g_strcmp0 (stf_row_get_id (first), stf_row_get_id (second));
}

/**
 * stf_draft_new:
 *
 * Returns: (transfer full): a draft without rows
 */
StfDraft *
stf_draft_new (void)
{
  StfDraft *self = g_new0 (StfDraft, 1);

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/** stf_draft_copy: (transfer full): the same draft once more, to be edited apart from it. */
StfDraft *
stf_draft_copy (const StfDraft *self)
{
  StfDraft *copy = stf_draft_new ();

  g_return_val_if_fail (self != NULL, copy);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];

      add_item (copy, item->original != NULL ? stf_row_copy (item->original) : NULL,
                item->current != NULL ? stf_row_copy (item->current) : NULL);
    }
  return copy;
}

/** stf_draft_free: frees a draft. */
void
stf_draft_free (StfDraft *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/**
 * stf_draft_load:
 * @self: a draft
 * @file: a year
 * @table: the name of a table of content
 * @column: the name of one of its columns; "id" for one row
 * @value: what stands there in the rows to read
 * @error: return location for an error
 *
 * Reads rows into the draft.  None at all is no error.
 */
gboolean
stf_draft_load (StfDraft *self, StfYearFile *file, const char *table, const char *column,
                const char *value, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  rows = stf_year_file_get_rows_where (file, table, column, value, error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    if (find_item (self, stf_row_get_id (rows->pdata[i])) == NULL)
      add_item (self, stf_row_copy (rows->pdata[i]), stf_row_copy (rows->pdata[i]));
  return TRUE;
}

/** stf_draft_get: a row as it is now; NULL when it is removed or not in the draft. */
const StfRow *
stf_draft_get (const StfDraft *self, const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return find_row (self, id);
}

/** stf_draft_get_original: a row as it was read; NULL when it is new or not in the draft. */
const StfRow *
stf_draft_get_original (const StfDraft *self, const char *id)
{
  Item *item;

  g_return_val_if_fail (self != NULL, NULL);

  item = find_item (self, id);
  return item != NULL ? item->original : NULL;
}

/**
 * stf_draft_list:
 * @self: a draft
 * @table: the name of a table
 * @column: (nullable): one of its columns
 * @value: (nullable): what stands there in the rows asked for
 *
 * Returns: (transfer container) (element-type StfRow): the rows as they are now, in order
 */
GPtrArray *
stf_draft_list (const StfDraft *self, const char *table, const char *column, const char *value)
{
  GPtrArray *rows = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, rows);

  for (guint i = 0; i < self->items->len; i++)
    {
      StfRow *row = ((Item *) self->items->pdata[i])->current;

      if (row != NULL && g_str_equal (row->table->name, table)
          && (column == NULL || g_strcmp0 (stf_row_get_text (row, column), value) == 0))
        g_ptr_array_add (rows, row);
    }
  g_ptr_array_sort (rows, compare_places);
  return rows;
}

/** stf_draft_get_text: a text of a row as it is now, or NULL. */
const char *
stf_draft_get_text (const StfDraft *self, const char *id, const char *column)
{
  const StfRow *row = stf_draft_get (self, id);

  return row != NULL ? stf_row_get_text (row, column) : NULL;
}

/** stf_draft_get_integer: a number of a row as it is now; 0 where there is none. */
gint64
stf_draft_get_integer (const StfDraft *self, const char *id, const char *column)
{
  const StfRow *row = stf_draft_get (self, id);

  return row != NULL ? stf_row_get_integer (row, column) : 0;
}

/* What a column has in a new row: nothing, or what the schema offers first. */
static void
set_default (StfRow *row, const StfColumn *column)
{
  if (!column->required)
    return;
  if (column->kind == STF_COLUMN_CHOICE)
    stf_row_set_text (row, column->name, column->choices[0]);
  else if (column->kind == STF_COLUMN_INTEGER)
    stf_row_set_integer (row, column->name, column->minimum);
  else if (column->kind == STF_COLUMN_FLAG)
    stf_row_set_integer (row, column->name, 0);
}

/**
 * stf_draft_add:
 * @self: a draft
 * @table: the name of a table
 *
 * Adds a row with the first choices of the schema; required texts and references are to be set.
 *
 * Returns: (transfer none): its id
 */
const char *
stf_draft_add (StfDraft *self, const char *table)
{
  g_autofree char *id = stf_uuid_new ();
  StfRow *row;

  g_return_val_if_fail (self != NULL, NULL);

  row = stf_row_new (table);
  for (guint i = 1; i < row->table->n_columns; i++)
    set_default (row, &row->table->columns[i]);
  stf_row_set_text (row, "id", id);
  add_item (self, NULL, row);
  return stf_row_get_id (row);
}

/**
 * stf_draft_remove:
 * @self: a draft
 * @id: of a row in it
 *
 * Removes a row; with it go, when the draft is written, the rows that cannot do without it.
 */
void
stf_draft_remove (StfDraft *self, const char *id)
{
  Item *item;

  g_return_if_fail (self != NULL);

  item = find_item (self, id);
  g_return_if_fail (item != NULL);
  if (item->original != NULL)
    {
      g_clear_pointer (&item->current, stf_row_free);
      return;
    }
  g_hash_table_remove (self->by_id, id);
  g_ptr_array_remove (self->items, item);
}

static void
set_value (StfDraft *self, const char *id, const char *column, const StfValue *value)
{
  StfRow *row = find_row (self, id);
  int index;

  g_return_if_fail (row != NULL);
  index = stf_table_find_column (row->table, column);
  g_return_if_fail (index > 0);
  stf_value_clear (&row->values[index]);
  stf_value_copy (&row->values[index], value);
}

/**
 * stf_draft_set_text:
 * @self: a draft
 * @id: of a row in it
 * @column: one of its columns
 * @text: (nullable): what it becomes; an empty one is none (rule 2)
 */
void
stf_draft_set_text (StfDraft *self, const char *id, const char *column, const char *text)
{
  StfRow *row = find_row (self, id);
  const StfColumn *type;
  StfValue value = { STF_VALUE_NULL, 0, NULL };
  g_autofree char *clean = NULL;

  g_return_if_fail (row != NULL);
  type = find_column (row->table, column);
  g_return_if_fail (type != NULL);

  if (text != NULL)
    clean = type->kind == STF_COLUMN_TEXT ? stf_text_clean (text, -1)
                                          : stf_text_clean_line (text, -1);
  if (clean != NULL && *clean != '\0')
    stf_value_set_text (&value, clean);
  set_value (self, id, column, &value);
  stf_value_clear (&value);
}

/** stf_draft_set_integer: sets a number or flag of a row. */
void
stf_draft_set_integer (StfDraft *self, const char *id, const char *column, gint64 integer)
{
  const StfValue value = { STF_VALUE_INTEGER, integer, NULL };

  g_return_if_fail (self != NULL);

  set_value (self, id, column, &value);
}

/** stf_draft_set_null: empties a column of a row. */
void
stf_draft_set_null (StfDraft *self, const char *id, const char *column)
{
  const StfValue value = { STF_VALUE_NULL, 0, NULL };

  g_return_if_fail (self != NULL);

  set_value (self, id, column, &value);
}

/**
 * stf_draft_place:
 * @self: a draft
 * @id: of a row in it
 * @before: (nullable): the id of another of its list; NULL: it becomes the last
 * @column: (nullable): what the rows of one list have in common, "role"; NULL: all are one list
 *
 * Gives a row another place in its list (rule 3).
 */
void
stf_draft_place (StfDraft *self, const char *id, const char *before, const char *column)
{
  StfRow *row = find_row (self, id);
  g_autoptr (GPtrArray) rows = NULL;
  guint place = 0;

  g_return_if_fail (row != NULL);

  rows = stf_draft_list (self, row->table->name, column,
                         column != NULL ? stf_row_get_text (row, column) : NULL);
  g_ptr_array_remove (rows, row);
  while (place < rows->len && g_strcmp0 (stf_row_get_id (rows->pdata[place]), before) != 0)
    place++;
  g_ptr_array_insert (rows, (int) place, row);

  for (guint i = 0; i < rows->len; i++)
    stf_row_set_integer (rows->pdata[i], "position", i + 1);
}

/** stf_draft_is_changed: whether writing would change anything. */
gboolean
stf_draft_is_changed (const StfDraft *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->items->len; i++)
    {
      const Item *item = self->items->pdata[i];

      if (item->original == NULL || item->current == NULL
          || !stf_row_equal (item->original, item->current))
        return TRUE;
    }
  return FALSE;
}

static gboolean
write_value (StfChange *change, const StfRow *row, guint column, GError **error)
{
  const StfValue *value = &row->values[column];
  const char *table = row->table->name;
  const char *name = row->table->columns[column].name;
  const char *id = stf_row_get_id (row);

  switch (value->type)
    {
      case STF_VALUE_TEXT:
        return stf_change_set_text (change, table, id, name, value->text, error);
      case STF_VALUE_INTEGER:
        return stf_change_set_integer (change, table, id, name, value->integer, error);
      case STF_VALUE_NULL:
      default:
        return stf_change_set_null (change, table, id, name, error);
    }
}

/* A row that is gone already, with another one, is removed. */
static gboolean
write_removal (const StfRow *original, StfChange *change, GError **error)
{
  const char *table = original->table->name;
  const char *id = stf_row_get_id (original);
  g_autoptr (GError) local = NULL;
  g_autoptr (StfRow) row = stf_year_file_get_row (stf_change_get_file (change), table, id, &local);

  if (row != NULL)
    return stf_change_delete (change, table, id, error);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
write_item (const Item *item, StfChange *change, GError **error)
{
  const StfRow *row = item->current;

  if (row == NULL)
    return write_removal (item->original, change, error);
  if (item->original == NULL)
    return stf_change_insert (change, row, error);

  for (guint i = 1; i < row->table->n_columns; i++)
    if (!stf_value_equal (&row->values[i], &item->original->values[i])
        && !write_value (change, row, i, error))
      return FALSE;
  return TRUE;
}

/**
 * stf_draft_write:
 * @self: a draft
 * @change: the change it becomes part of
 * @error: return location for an error
 *
 * Writes what differs: removals first, so that what they empty can be set anew.
 */
gboolean
stf_draft_write (StfDraft *self, StfChange *change, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (change != NULL, FALSE);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < self->items->len; i++)
      {
        const Item *item = self->items->pdata[i];

        if ((item->current == NULL) == (pass == 0) && !write_item (item, change, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
write_cb (StfChange *change, gpointer user_data, GError **error)
{
  return stf_draft_write (user_data, change, error);
}

/**
 * stf_draft_save:
 * @self: a draft
 * @file: the year
 * @message: id of the change's message, "role-edit"
 * @subject: (nullable): id of the row it speaks of
 * @error: return location for an error
 *
 * Writes what differs as a change of its own; nothing, if nothing does.
 */
gboolean
stf_draft_save (StfDraft *self, StfYearFile *file, const char *message, const char *subject,
                GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  return !stf_draft_is_changed (self)
         || stf_year_file_change (file, message, subject, NULL, write_cb, self, error);
}
