/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a StfGrid shows and edits.  Rows and columns are counted from 0, without the header. */
#define STF_TYPE_GRID_MODEL (stf_grid_model_get_type ())
G_DECLARE_INTERFACE (StfGridModel, stf_grid_model, STF, GRID_MODEL, GObject)

typedef enum
{
  STF_GRID_ROW_LINE,
  STF_GRID_ROW_GROUP, /* the heading of the rows below it */
  STF_GRID_ROW_TOTAL,
} StfGridRowKind;

typedef struct
{
  const char *title;
  const char *group; /* stands above it and its neighbours of the same group; or NULL */
  guint chars;       /* its width, in digits */
  gboolean numbers;  /* stands to the right, in digits of one width */
  gboolean strong;   /* a sum */
  gboolean begins;   /* with a line to the left of it */
} StfGridColumn;

typedef enum
{
  STF_GRID_CELL_EDITABLE = 1 << 0,
  STF_GRID_CELL_NOTE = 1 << 1,  /* has a note */
  STF_GRID_CELL_WRONG = 1 << 2, /* does not add up */
  STF_GRID_CELL_FAINT = 1 << 3, /* is there to compare with */
  STF_GRID_CELL_TYPED = 1 << 4, /* a sum: typed in, but not pasted, filled or cleared */
} StfGridCellFlags;

/* What is written, and by what: the name of the step that is undone follows from it. */
typedef enum
{
  STF_GRID_TYPE,
  STF_GRID_PASTE,
  STF_GRID_CLEAR,
  STF_GRID_FILL,
} StfGridEditKind;

typedef struct
{
  guint row;
  guint column;
  char *text; /* as it was written */
} StfGridEdit;

struct _StfGridModelInterface
{
  GTypeInterface parent_iface;

  guint (*get_n_rows) (StfGridModel *self);
  guint (*get_n_columns) (StfGridModel *self);
  guint (*get_n_frozen) (StfGridModel *self);
  void (*get_column) (StfGridModel *self, guint column, StfGridColumn *values);
  StfGridRowKind (*get_row_kind) (StfGridModel *self, guint row);
  const char *(*get_row_id) (StfGridModel *self, guint row);
  int (*find_row) (StfGridModel *self, const char *id);
  char *(*get_text) (StfGridModel *self, guint row, guint column);
  char *(*get_plain_text) (StfGridModel *self, guint row, guint column);
  StfGridCellFlags (*get_flags) (StfGridModel *self, guint row, guint column);
  char *(*describe) (StfGridModel *self, guint row, guint column, char **description);
  gboolean (*apply) (StfGridModel *self, StfGridEditKind kind, const StfGridEdit *edits,
                     guint n_edits, GError **error);
};

guint stf_grid_model_get_n_rows (StfGridModel *self);
guint stf_grid_model_get_n_columns (StfGridModel *self);
guint stf_grid_model_get_n_frozen (StfGridModel *self);
void stf_grid_model_get_column (StfGridModel *self, guint column, StfGridColumn *values);
StfGridRowKind stf_grid_model_get_row_kind (StfGridModel *self, guint row);
const char *stf_grid_model_get_row_id (StfGridModel *self, guint row);
int stf_grid_model_find_row (StfGridModel *self, const char *id);
char *stf_grid_model_get_text (StfGridModel *self, guint row, guint column);
char *stf_grid_model_get_plain_text (StfGridModel *self, guint row, guint column);
StfGridCellFlags stf_grid_model_get_flags (StfGridModel *self, guint row, guint column);
char *stf_grid_model_describe (StfGridModel *self, guint row, guint column, char **description);
gboolean stf_grid_model_apply (StfGridModel *self, StfGridEditKind kind, const StfGridEdit *edits,
                               guint n_edits, GError **error);
void stf_grid_model_changed (StfGridModel *self);

G_END_DECLS
