/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Shows the table of a paper in a grid: its rows are known by their place. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-paper-grid.h"

#include <stdlib.h>

#define NAME_CHARS 34
#define LEAST_CHARS 11

struct _StfPaperGrid
{
  GObject parent_instance;

  StfPaperTable *table; /* or NULL */
  GPtrArray *ids;
};

static void model_init (StfGridModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (StfPaperGrid, stf_paper_grid, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STF_TYPE_GRID_MODEL, model_init))

static guint
get_n_rows (StfGridModel *model)
{
  const StfPaperTable *table = STF_PAPER_GRID (model)->table;

  return table != NULL ? table->rows->len : 0;
}

static guint
get_n_columns (StfGridModel *model)
{
  const StfPaperTable *table = STF_PAPER_GRID (model)->table;

  return table != NULL ? table->n_columns : 0;
}

static guint
get_n_frozen (StfGridModel *model)
{
  const StfPaperTable *table = STF_PAPER_GRID (model)->table;

  return table != NULL ? table->n_texts : 0;
}

static void
get_column (StfGridModel *model, guint column, StfGridColumn *values)
{
  const StfPaperTable *table = STF_PAPER_GRID (model)->table;

  values->title = table->head[column];
  values->numbers = column >= table->n_texts;
  values->chars = values->numbers
                      ? MAX (LEAST_CHARS, (guint) g_utf8_strlen (table->head[column], -1))
                      : NAME_CHARS;
}

static StfGridRowKind
get_row_kind (StfGridModel *model, guint row)
{
  switch (stf_paper_table_get_row (STF_PAPER_GRID (model)->table, row)->kind)
    {
      case STF_PAPER_ROW_GROUP:
        return STF_GRID_ROW_GROUP;
      case STF_PAPER_ROW_SUM:
        return STF_GRID_ROW_TOTAL;
      case STF_PAPER_ROW_LINE:
      default:
        return STF_GRID_ROW_LINE;
    }
}

static const char *
get_row_id (StfGridModel *model, guint row)
{
  return STF_PAPER_GRID (model)->ids->pdata[row];
}

static int
find_row (StfGridModel *model, const char *id)
{
  guint row = (guint) strtoul (id, NULL, 10);

  return row < get_n_rows (model) ? (int) row : -1;
}

static char *
get_text (StfGridModel *model, guint row, guint column)
{
  return g_strdup (stf_paper_table_get_row (STF_PAPER_GRID (model)->table, row)->cells[column]);
}

static StfGridCellFlags
get_flags (StfGridModel *model, guint row, guint column)
{
  return (StfGridCellFlags) 0;
}

static char *
describe (StfGridModel *model, guint row, guint column, char **description)
{
  const StfPaperTable *table = STF_PAPER_GRID (model)->table;
  char *const *cells = stf_paper_table_get_row (table, row)->cells;

  if (column < table->n_texts)
    return g_strdup (cells[column]);
  return g_strdup_printf ("%s, %s: %s", cells[0], table->head[column], cells[column]);
}

static gboolean
apply (StfGridModel *model, StfGridEditKind kind, const StfGridEdit *edits, guint n_edits,
       GError **error)
{
  return TRUE; /* no cell can be edited */
}

static void
model_init (StfGridModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_n_frozen = get_n_frozen;
  iface->get_column = get_column;
  iface->get_row_kind = get_row_kind;
  iface->get_row_id = get_row_id;
  iface->find_row = find_row;
  iface->get_text = get_text;
  iface->get_plain_text = get_text;
  iface->get_flags = get_flags;
  iface->describe = describe;
  iface->apply = apply;
}

static void
stf_paper_grid_finalize (GObject *object)
{
  StfPaperGrid *self = STF_PAPER_GRID (object);

  stf_paper_table_free (self->table);
  g_ptr_array_unref (self->ids);
  G_OBJECT_CLASS (stf_paper_grid_parent_class)->finalize (object);
}

static void
stf_paper_grid_class_init (StfPaperGridClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stf_paper_grid_finalize;
}

static void
stf_paper_grid_init (StfPaperGrid *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}

/** stf_paper_grid_new: a model without a table. */
StfPaperGrid *
stf_paper_grid_new (void)
{
  return g_object_new (STF_TYPE_PAPER_GRID, NULL);
}

/** stf_paper_grid_set_table: shows a table, or %NULL; the model owns it. */
void
stf_paper_grid_set_table (StfPaperGrid *self, StfPaperTable *table)
{
  g_return_if_fail (STF_IS_PAPER_GRID (self));

  stf_paper_table_free (self->table);
  self->table = table;
  for (guint i = self->ids->len; i < get_n_rows (STF_GRID_MODEL (self)); i++)
    g_ptr_array_add (self->ids, g_strdup_printf ("%u", i));
  stf_grid_model_changed (STF_GRID_MODEL (self));
}
