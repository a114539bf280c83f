/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-grid-fixture.h"

struct _StfSheet
{
  GObject parent_instance;

  guint n_rows;
  guint n_columns;
  GPtrArray *cells;
  char *id; /* of the row that was asked for last */
  guint n_steps;
};

static guint
get_n_rows (StfGridModel *model)
{
  return STF_SHEET (model)->n_rows;
}

static guint
get_n_columns (StfGridModel *model)
{
  return STF_SHEET (model)->n_columns;
}

static guint
get_n_frozen (StfGridModel *model)
{
  return 1;
}

static void
get_column (StfGridModel *model, guint column, StfGridColumn *values)
{
  static const char *const titles[] = { "Rad",     "Januari",  "Februari", "Mars",    "April",
                                        "Maj",     "Juni",     "Juli",     "Augusti", "September",
                                        "Oktober", "November", "December", "Året" };

  values->title = titles[column % G_N_ELEMENTS (titles)];
  values->group = column > 9 ? "T3" : column > 5 ? "T2" : column > 0 ? "T1" : NULL;
  values->chars = column == 0 ? 30 : 10;
  values->numbers = column > 0;
}

static StfGridRowKind
get_row_kind (StfGridModel *model, guint row)
{
  return row % 10 == 0 ? STF_GRID_ROW_GROUP : STF_GRID_ROW_LINE;
}

static const char *
get_row_id (StfGridModel *model, guint row)
{
  StfSheet *self = STF_SHEET (model);

  g_free (self->id);
  self->id = g_strdup_printf ("%u", row);
  return self->id;
}

static int
find_row (StfGridModel *model, const char *id)
{
  gint64 row = g_ascii_strtoll (id, NULL, 10);

  return row < (gint64) STF_SHEET (model)->n_rows ? (int) row : -1;
}

static char *
get_text (StfGridModel *model, guint row, guint column)
{
  return g_strdup (stf_sheet_get (STF_SHEET (model), row, column));
}

static StfGridCellFlags
get_flags (StfGridModel *model, guint row, guint column)
{
  return row % 10 == 0 ? 0 : STF_GRID_CELL_EDITABLE;
}

static char *
describe (StfGridModel *model, guint row, guint column, char **description)
{
  StfSheet *self = STF_SHEET (model);

  if (row % 10 == 0)
    *description = g_strdup ("Sum");
  return g_strdup_printf ("%s, %u: %s", stf_sheet_get (self, row, 0), column,
                          stf_sheet_get (self, row, column));
}

static gboolean
apply (StfGridModel *model, StfGridEditKind kind, const StfGridEdit *edits, guint n_edits,
       GError **error)
{
  StfSheet *self = STF_SHEET (model);

  for (guint i = 0; i < n_edits; i++)
    if (g_str_equal (edits[i].text, "wrong"))
      {
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "It is wrong");
        return FALSE;
      }
  for (guint i = 0; i < n_edits; i++)
    stf_sheet_put (self, edits[i].row, edits[i].column, edits[i].text);
  self->n_steps++;
  stf_grid_model_changed (model);
  return TRUE;
}

static void
stf_sheet_model_init (StfGridModelInterface *iface)
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

G_DEFINE_FINAL_TYPE_WITH_CODE (StfSheet, stf_sheet, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (STF_TYPE_GRID_MODEL, stf_sheet_model_init))

static void
stf_sheet_finalize (GObject *object)
{
  StfSheet *self = STF_SHEET (object);

  g_ptr_array_unref (self->cells);
  g_free (self->id);
  G_OBJECT_CLASS (stf_sheet_parent_class)->finalize (object);
}

static void
stf_sheet_class_init (StfSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stf_sheet_finalize;
}

static void
stf_sheet_init (StfSheet *self)
{
  self->cells = g_ptr_array_new_with_free_func (g_free);
}

StfSheet *
stf_sheet_new (guint n_rows, guint n_columns)
{
  StfSheet *self = g_object_new (STF_TYPE_SHEET, NULL);

  self->n_rows = n_rows;
  self->n_columns = n_columns;
  for (guint i = 0; i < n_rows; i++)
    for (guint k = 0; k < n_columns; k++)
      g_ptr_array_add (self->cells, k == 0 ? g_strdup_printf ("Rad nummer %u", i)
                                           : g_strdup_printf ("%u", (i * 7919 + k * 31) % 1000000));
  return self;
}

const char *
stf_sheet_get (StfSheet *self, guint row, guint column)
{
  return self->cells->pdata[row * self->n_columns + column];
}

void
stf_sheet_put (StfSheet *self, guint row, guint column, const char *text)
{
  gpointer *cell = &self->cells->pdata[row * self->n_columns + column];
  char *copy = g_strdup (text);

  g_free (*cell);
  *cell = copy;
}

guint
stf_sheet_get_n_steps (StfSheet *self)
{
  return self->n_steps;
}
