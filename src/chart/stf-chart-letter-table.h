/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-chart-palette.h"
#include "stf-chart-pen.h"
#include "stf-paper-table.h"

G_BEGIN_DECLS

/* A table of a letter, set in type: a row has its height, and is drawn where the letter wants it.
 */
typedef struct _StfLetterTable StfLetterTable;

/* table may be freed afterwards. */
StfLetterTable *stf_letter_table_new (StfChartType *type, const StfPaperTable *table, double width);
void stf_letter_table_free (StfLetterTable *self);

/* Row 0 is the head. */
guint stf_letter_table_get_n_rows (const StfLetterTable *self);
double stf_letter_table_get_height (const StfLetterTable *self, guint row);
gboolean stf_letter_table_keeps_next (const StfLetterTable *self, guint row);
void stf_letter_table_draw (StfChartPen *pen, const StfLetterTable *self, guint row, double x,
                            double y, const StfChartColours *c);

/* Without no-break spaces: Cairo puts each in an element of its own, after which some readers of a
 * tagged PDF hear nothing. */
char *stf_letter_plain (const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfLetterTable, stf_letter_table_free)

G_END_DECLS
