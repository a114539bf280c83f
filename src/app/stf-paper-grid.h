/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "election/stf-paper-table.h"
#include "stf-grid-model.h"

G_BEGIN_DECLS

/* The table of a paper in a grid, to read and copy. */
#define STF_TYPE_PAPER_GRID (stf_paper_grid_get_type ())
G_DECLARE_FINAL_TYPE (StfPaperGrid, stf_paper_grid, STF, PAPER_GRID, GObject)

StfPaperGrid *stf_paper_grid_new (void);
void stf_paper_grid_set_table (StfPaperGrid *self, StfPaperTable *table); /* which it then owns */

G_END_DECLS
