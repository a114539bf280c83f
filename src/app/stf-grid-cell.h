/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-grid-model.h"

G_BEGIN_DECLS

/* A cell of a grid as a widget: the place of the focus. */
#define STF_TYPE_GRID_CELL (stf_grid_cell_get_type ())
G_DECLARE_FINAL_TYPE (StfGridCell, stf_grid_cell, STF, GRID_CELL, GtkWidget)

GtkWidget *stf_grid_cell_new (void);
void stf_grid_cell_show (StfGridCell *self, StfGridModel *model, guint row, guint column);

G_END_DECLS
