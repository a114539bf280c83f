/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-grid-model.h"

G_BEGIN_DECLS

/* A table of texts to try a grid with.  Column 0 stands still and has names; each tenth row is a
 * group, which cannot be edited; a cell refuses the text "wrong". */
#define STF_TYPE_SHEET (stf_sheet_get_type ())
G_DECLARE_FINAL_TYPE (StfSheet, stf_sheet, STF, SHEET, GObject)

StfSheet *stf_sheet_new (guint n_rows, guint n_columns);
const char *stf_sheet_get (StfSheet *self, guint row, guint column);
void stf_sheet_put (StfSheet *self, guint row, guint column, const char *text);
guint stf_sheet_get_n_steps (StfSheet *self);

G_END_DECLS
