/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stf-encoding.h"

G_BEGIN_DECLS

#define STF_CSV_MAX_ROWS 50000
#define STF_CSV_MAX_COLUMNS 100
#define STF_CSV_MAX_CELLS 1000000
#define STF_CSV_MAX_CELL (64 * 1024) /* bytes */

typedef struct
{
  guint line;   /* of the file, where the row begins: 1 and up */
  char **cells; /* the table's n_columns, none NULL */
} StfTableRow;

/* A table of text from another program: its headings and its rows. */
typedef struct
{
  char **headings; /* n_columns */
  guint n_columns;
  GPtrArray *rows; /* StfTableRow */
} StfTextTable;

StfTextTable *stf_text_table_new (guint n_columns);
void stf_text_table_free (StfTextTable *self);
const char *stf_text_table_get_sample (const StfTextTable *self, guint column);
StfTableRow *stf_text_table_add_row (StfTextTable *self, guint line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfTextTable, stf_text_table_free)

StfTextTable *stf_csv_parse (const char *text, GError **error);

/* What spreadsheets of the reader's country expect between cells. */
char stf_csv_get_local_separator (void);
void stf_csv_append_row (GString *csv, char separator, const char *const *cells, guint n_cells);

G_END_DECLS
