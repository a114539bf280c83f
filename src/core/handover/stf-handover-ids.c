/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The ids of a document, 24 bytes each, and its references.
 *
 * Rows stand in the order of their ids, so the ids of a table are a sorted array as they come: a
 * row that is there twice follows itself, and a reference is found by bisection.  References to
 * rows that have not come yet (within a table) wait until the end. */

#define G_LOG_DOMAIN "stafett-core"

#include "stf-handover-ids.h"

#include <string.h>

typedef struct
{
  guint64 high, low;
  guint element;
} Id;

typedef struct
{
  Id to;
  guint table, column;
} Reference;

struct _StfHandoverIds
{
  GPtrArray *tables; /* GArray of Id, by the index of the table */
  GArray *waiting;   /* Reference */
};

/* @text is a valid UUID. */
static Id
parse_id (const char *text, guint element)
{
  Id id = { .element = element };
  guint i;

  for (i = 0; i < 36; i++)
    if (text[i] != '-')
      {
        id.high = id.high << 4 | id.low >> 60;
        id.low = id.low << 4 | (guint64) g_ascii_xdigit_value (text[i]);
      }
  return id;
}

static void
format_id (const Id *id, char *text)
{
  g_snprintf (text, 37,
              "%08" G_GINT64_MODIFIER "x-%04" G_GINT64_MODIFIER "x-%04" G_GINT64_MODIFIER
              "x-%04" G_GINT64_MODIFIER "x-%012" G_GINT64_MODIFIER "x",
              id->high >> 32, id->high >> 16 & 0xffff, id->high & 0xffff, id->low >> 48,
              id->low & G_GUINT64_CONSTANT (0xffffffffffff));
}

static int
compare_ids (const void *a, const void *b)
{
  const Id *one = a, *other = b;

  if (one->high != other->high)
    return one->high < other->high ? -1 : 1;
  return (one->low > other->low) - (one->low < other->low);
}

static gboolean
has_id (StfHandoverIds *self, guint table, const Id *id)
{
  return g_array_binary_search (g_ptr_array_index (self->tables, table), id, compare_ids, NULL);
}

/**
 * stf_handover_ids_new:
 *
 * Returns: (transfer full): an empty set
 */
StfHandoverIds *
stf_handover_ids_new (void)
{
  StfHandoverIds *self = g_new0 (StfHandoverIds, 1);
  guint i;

  self->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (i = 0; i < stf_schema_get_n_tables (stf_schema_get ()); i++)
    g_ptr_array_add (self->tables, g_array_new (FALSE, FALSE, sizeof (Id)));
  self->waiting = g_array_new (FALSE, FALSE, sizeof (Reference));
  return self;
}

/**
 * stf_handover_ids_free:
 * @self: (nullable): a set
 */
void
stf_handover_ids_free (StfHandoverIds *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tables);
  g_array_unref (self->waiting);
  g_free (self);
}

/**
 * stf_handover_ids_add:
 * @self: a set
 * @row: a row whose id and references are valid UUIDs
 * @element: where it stands
 * @element_before: (out): where the row before it in its table stands, if any
 *
 * Adds a row's id and its references.
 */
StfIdOrder
stf_handover_ids_add (StfHandoverIds *self, const StfRow *row, guint element, guint *element_before)
{
  const StfSchema *schema = stf_schema_get ();
  GArray *ids = g_ptr_array_index (self->tables, row->table->index);
  Id id = parse_id (stf_row_get_id (row), element);
  guint i;

  if (ids->len > 0)
    {
      const Id *last = &g_array_index (ids, Id, ids->len - 1);
      int order = compare_ids (&id, last);

      *element_before = last->element;
      if (order <= 0)
        return order == 0 ? STF_ID_TWICE : STF_ID_OUT_OF_ORDER;
    }
  g_array_append_val (ids, id);

  for (i = 1; i < row->table->n_columns; i++)
    {
      const StfColumn *column = &row->table->columns[i];
      Reference reference = { .table = row->table->index, .column = i };

      if (column->kind != STF_COLUMN_REFERENCE || row->values[i].type == STF_VALUE_NULL)
        continue;

      reference.to = parse_id (row->values[i].text, element);
      if (!has_id (self, stf_schema_find_table (schema, column->references)->index, &reference.to))
        g_array_append_val (self->waiting, reference);
    }
  return STF_ID_OK;
}

/**
 * stf_handover_ids_check:
 * @self: a set that has seen all rows
 * @dangling: (out): the first reference without a row
 *
 * Tells whether each reference has its row.
 */
gboolean
stf_handover_ids_check (StfHandoverIds *self, StfDanglingReference *dangling)
{
  const StfSchema *schema = stf_schema_get ();
  guint i;

  for (i = 0; i < self->waiting->len; i++)
    {
      const Reference *reference = &g_array_index (self->waiting, Reference, i);
      const StfTable *table = stf_schema_get_table (schema, reference->table);
      const StfColumn *column = &table->columns[reference->column];
      const StfTable *target = stf_schema_find_table (schema, column->references);

      if (has_id (self, target->index, &reference->to))
        continue;

      dangling->table = table;
      dangling->column = column;
      dangling->element = reference->to.element;
      format_id (&reference->to, dangling->id);
      return FALSE;
    }
  return TRUE;
}
