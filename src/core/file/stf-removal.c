/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What goes with a row that is removed, read from the schema (H1): keys have no action of their
 * own, so that a changeset holds the whole change.  stf_change_delete() goes by the same rules.
 *
 * 1. A row goes along if its reference is required, or one of several of which exactly one is
 *    there; then what refers to it goes along by the same rule.
 * 2. Elsewhere the reference is emptied.
 * 3. Some references say what a row is about, though they are not required: without them it would
 *    be left over (a role whose body is gone, a relation with one end) or say
 *    something else (a mapping without a line: not of the budget).  They are named below. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-removal.h"

#include <glib/gi18n-lib.h>

#include "stf-label.h"
#include "stf-row-rule.h"
#include "stf-year-file-private.h"

typedef struct
{
  const StfTable *table;
  char *id;
} Goner;

typedef struct
{
  StfYearFile *file;
  GArray *goners;    /* Goner, the row itself first */
  GHashTable *known; /* their ids */
} Removal;

/* Rule 3. */
static const struct
{
  const char *table;
  const char *column;
} BELONGS[] = {
  { "role", "body" },          { "task_list_use", "role" },   { "task_list_use", "body" },
  { "relation", "from_body" }, { "relation", "to_body" },     { "relation", "from_role" },
  { "relation", "to_role" },   { "account_mapping", "line" },
};

static void
goner_clear (gpointer data)
{
  g_free (((Goner *) data)->id);
}

static void
removal_clear (Removal *self)
{
  g_array_unref (self->goners);
  g_hash_table_unref (self->known);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Removal, removal_clear)

/**
 * stf_removal_goes_along:
 * @table: a table of content
 * @column: a reference in it
 *
 * Tells whether a row goes with the row that it refers to by @column.
 */
gboolean
stf_removal_goes_along (const StfTable *table, const StfColumn *column)
{
  if (column->required || stf_row_rule_is_exclusive (table, column->name))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (BELONGS); i++)
    if (g_str_equal (BELONGS[i].table, table->name)
        && g_str_equal (BELONGS[i].column, column->name))
      return TRUE;
  return FALSE;
}

static void
add_goner (Removal *self, const StfTable *table, const char *id)
{
  const Goner goner = { table, g_strdup (id) };

  if (!g_hash_table_add (self->known, g_strdup (id)))
    {
      g_free (goner.id);
      return;
    }
  g_array_append_val (self->goners, goner);
}

/* Finds the rows of a table that refer to id by a column. */
static gboolean
follow (Removal *self, const StfTable *table, const StfColumn *column, const char *id,
        GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM \"%s\" WHERE \"%s\" = ?1 ORDER BY id",
                                          table->name, column->name);
  g_autoptr (StfStatement) row = stf_year_file_query (self->file, sql, error);
  gboolean has_row = FALSE;

  if (row == NULL)
    return FALSE;
  stf_statement_bind_text (row, 1, id);

  while (stf_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      add_goner (self, table, stf_statement_get_text (row, 0));
    }
  return FALSE;
}

static gboolean
follow_all (Removal *self, const char *target, const char *id, GError **error)
{
  const StfSchema *schema = stf_schema_get ();

  for (guint i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);

      for (guint j = 1; j < table->n_columns; j++)
        if (g_strcmp0 (table->columns[j].references, target) == 0
            && stf_removal_goes_along (table, &table->columns[j])
            && !follow (self, table, &table->columns[j], id, error))
          return FALSE;
    }
  return TRUE;
}

/* Fills a removal: the row, and all that goes with it. */
static gboolean
plan (Removal *self, StfYearFile *file, const char *table, const char *id, GError **error)
{
  self->file = file;
  self->goners = g_array_new (FALSE, FALSE, sizeof (Goner));
  g_array_set_clear_func (self->goners, goner_clear);
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_goner (self, stf_schema_find_table (stf_schema_get (), table), id);

  for (guint i = 0; i < self->goners->len; i++)
    {
      /* The array grows meanwhile. */
      const char *name = g_array_index (self->goners, Goner, i).table->name;
      g_autofree char *goner = g_strdup (g_array_index (self->goners, Goner, i).id);

      if (!follow_all (self, name, goner, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * stf_removal_count:
 * @file: a year
 * @table: the name of a table of content
 * @id: of a row of it
 * @error: return location for an error
 *
 * Tells what stf_change_delete() would remove apart from the row itself.
 *
 * Returns: (transfer full) (nullable): an array of StfRemovalCount, in the order of the schema
 */
GArray *
stf_removal_count (StfYearFile *file, const char *table, const char *id, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  g_auto (Removal) removal = { NULL };
  GArray *counts;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!plan (&removal, file, table, id, error))
    return NULL;

  counts = g_array_new (FALSE, FALSE, sizeof (StfRemovalCount));
  for (guint i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *type = stf_schema_get_table (schema, i);
      StfRemovalCount count = { type->name, 0 };

      for (guint j = 1; j < removal.goners->len; j++)
        count.n += g_array_index (removal.goners, Goner, j).table == type;
      if (count.n > 0)
        g_array_append_val (counts, count);
    }
  return counts;
}

/* Whether rows of a table only join others: no reader counts them. */
static gboolean
only_joins (const char *name)
{
  const StfTable *table = stf_schema_find_table (stf_schema_get (), name);

  for (guint i = 1; i < table->n_columns; i++)
    if (table->columns[i].kind != STF_COLUMN_REFERENCE)
      return FALSE;
  return TRUE;
}

/**
 * stf_removal_describe:
 * @file: a year
 * @table: the name of a table of content
 * @id: of a row of it
 * @error: return location for an error
 *
 * Words what goes with a row, a line each: "Role: 3", "Assignment: 12".
 *
 * Returns: (transfer full) (nullable): the words, in the reader's language; "" for nothing
 */
char *
stf_removal_describe (StfYearFile *file, const char *table, const char *id, GError **error)
{
  g_autoptr (GArray) counts = stf_removal_count (file, table, id, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (counts == NULL)
    return NULL;

  for (guint i = 0; i < counts->len; i++)
    {
      const StfRemovalCount *count = &g_array_index (counts, StfRemovalCount, i);

      if (only_joins (count->table))
        continue;
      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: what goes with a row that is removed: "Assignment: 12". */
      g_string_append_printf (text, _ ("%s: %u"), stf_label_table (count->table), count->n);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
