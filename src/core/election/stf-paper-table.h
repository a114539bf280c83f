/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  STF_PAPER_ROW_LINE,
  STF_PAPER_ROW_GROUP, /* the name of what follows */
  STF_PAPER_ROW_SUM,
} StfPaperRowKind;

typedef struct
{
  StfPaperRowKind kind;
  char **cells; /* n_columns of them, and NULL */
} StfPaperRow;

/* A table of a paper: a head, then rows.  The first columns are texts, the others amounts, which
 * stand to the right; the first column names the row. */
typedef struct
{
  guint n_columns;
  guint n_texts;
  char **head;
  GPtrArray *rows; /* StfPaperRow */
} StfPaperTable;

StfPaperTable *stf_paper_table_new (guint n_texts, const char *const *head);
void stf_paper_table_free (StfPaperTable *self);
void stf_paper_table_add (StfPaperTable *self, StfPaperRowKind kind, const char *const *cells);
const StfPaperRow *stf_paper_table_get_row (const StfPaperTable *self, guint row);
void stf_paper_table_append_text (const StfPaperTable *self, GString *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StfPaperTable, stf_paper_table_free)

G_END_DECLS
