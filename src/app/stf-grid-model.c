/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The door between a grid and what it shows.  The grid asks for what is in view, as often as it
 * likes, and tells what the user has written; the signal "changed" says that everything may be
 * another.  Rows have ids, so that the cursor stays where it was among rows that have moved. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-grid-model.h"

G_DEFINE_INTERFACE (StfGridModel, stf_grid_model, G_TYPE_OBJECT)

static guint changed_signal;

static void
stf_grid_model_default_init (StfGridModelInterface *iface)
{
  changed_signal = g_signal_new ("changed", STF_TYPE_GRID_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

guint
stf_grid_model_get_n_rows (StfGridModel *self)
{
  return STF_GRID_MODEL_GET_IFACE (self)->get_n_rows (self);
}

guint
stf_grid_model_get_n_columns (StfGridModel *self)
{
  return STF_GRID_MODEL_GET_IFACE (self)->get_n_columns (self);
}

/** stf_grid_model_get_n_frozen: how many columns at the left stay while the others move. */
guint
stf_grid_model_get_n_frozen (StfGridModel *self)
{
  return STF_GRID_MODEL_GET_IFACE (self)->get_n_frozen (self);
}

/** stf_grid_model_get_column: sets @values to what a column is; their texts are the model's. */
void
stf_grid_model_get_column (StfGridModel *self, guint column, StfGridColumn *values)
{
  *values = (StfGridColumn){ NULL };
  STF_GRID_MODEL_GET_IFACE (self)->get_column (self, column, values);
}

StfGridRowKind
stf_grid_model_get_row_kind (StfGridModel *self, guint row)
{
  return STF_GRID_MODEL_GET_IFACE (self)->get_row_kind (self, row);
}

/** stf_grid_model_get_row_id: (transfer none): what stays the same while rows move. */
const char *
stf_grid_model_get_row_id (StfGridModel *self, guint row)
{
  return STF_GRID_MODEL_GET_IFACE (self)->get_row_id (self, row);
}

/** stf_grid_model_find_row: the row with an id; -1: there is none. */
int
stf_grid_model_find_row (StfGridModel *self, const char *id)
{
  return STF_GRID_MODEL_GET_IFACE (self)->find_row (self, id);
}

/** stf_grid_model_get_text: (transfer full) (nullable): what a cell shows. */
char *
stf_grid_model_get_text (StfGridModel *self, guint row, guint column)
{
  return STF_GRID_MODEL_GET_IFACE (self)->get_text (self, row, column);
}

/** stf_grid_model_get_plain_text: (transfer full): what is edited, and copied to other programs. */
char *
stf_grid_model_get_plain_text (StfGridModel *self, guint row, guint column)
{
  return STF_GRID_MODEL_GET_IFACE (self)->get_plain_text (self, row, column);
}

StfGridCellFlags
stf_grid_model_get_flags (StfGridModel *self, guint row, guint column)
{
  return STF_GRID_MODEL_GET_IFACE (self)->get_flags (self, row, column);
}

/**
 * stf_grid_model_describe:
 * @self: a model
 * @row: a row
 * @column: a column
 * @description: (out) (transfer full) (nullable): what there is to say besides
 *
 * Returns: (transfer full): the cell in words: "Salaries, March: SEK 12,500"
 */
char *
stf_grid_model_describe (StfGridModel *self, guint row, guint column, char **description)
{
  *description = NULL;
  return STF_GRID_MODEL_GET_IFACE (self)->describe (self, row, column, description);
}

/**
 * stf_grid_model_apply:
 * @self: a model
 * @kind: what writes
 * @edits: cells that are editable, each once, with what they become; "": nothing
 * @n_edits: how many
 * @error: return location for an error
 *
 * Writes all of the edits as one step, or none.  %G_IO_ERROR_CANCELLED needs no words: the user has
 * been asked something else.
 *
 * Returns: whether they are written
 */
gboolean
stf_grid_model_apply (StfGridModel *self, StfGridEditKind kind, const StfGridEdit *edits,
                      guint n_edits, GError **error)
{
  return STF_GRID_MODEL_GET_IFACE (self)->apply (self, kind, edits, n_edits, error);
}

/** stf_grid_model_changed: for models, to tell that anything may have changed. */
void
stf_grid_model_changed (StfGridModel *self)
{
  g_signal_emit (self, changed_signal, 0);
}
