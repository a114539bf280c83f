/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-grid-model.h"

G_BEGIN_DECLS

/* A spreadsheet: rows and columns of cells that are typed in, selected, copied and filled.  It
 * scrolls, with its header and first columns standing still.
 *
 * Signals: "cursor-changed" (); "failed" (const char *message): what was written cannot be;
 * "told" (const char *message): what a paste did and did not do; "opened" (): the user wants to
 * change the cell at the cursor, which is not text; "typed" (const char *text): what is being
 * written has changed; NULL: nothing is written any more. */
#define STF_TYPE_GRID (stf_grid_get_type ())
G_DECLARE_FINAL_TYPE (StfGrid, stf_grid, STF, GRID, GtkWidget)

/* Cells from one corner to the other, both among them. */
typedef struct
{
  guint first_row;
  guint first_column;
  guint last_row;
  guint last_column;
} StfGridRange;

GtkWidget *stf_grid_new (void);
void stf_grid_set_model (StfGrid *self, StfGridModel *model);
void stf_grid_set_menu (StfGrid *self, GMenuModel *menu);

/* FALSE where there are no cells. */
gboolean stf_grid_get_cursor (StfGrid *self, guint *row, guint *column);
void stf_grid_set_cursor (StfGrid *self, guint row, guint column);
StfGridRange stf_grid_get_range (StfGrid *self);
void stf_grid_select (StfGrid *self, const StfGridRange *range);
void stf_grid_get_cell_area (StfGrid *self, guint row, guint column, GdkRectangle *area);

void stf_grid_edit (StfGrid *self, const char *text);
void stf_grid_mirror (StfGrid *self, const char *text);
void stf_grid_leave (StfGrid *self);
gboolean stf_grid_commit (StfGrid *self);
void stf_grid_cancel (StfGrid *self);
GtkEditable *stf_grid_get_editor (StfGrid *self);
gboolean stf_grid_write (StfGrid *self, const char *text);

char *stf_grid_copy_text (StfGrid *self);
gboolean stf_grid_paste_text (StfGrid *self, const char *text);
gboolean stf_grid_clear (StfGrid *self);
gboolean stf_grid_fill (StfGrid *self, GtkOrientation orientation);

G_END_DECLS
