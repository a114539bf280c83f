/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A table of a paper, in words: amounts are written already. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-paper-table.h"

static void
row_free (gpointer data)
{
  StfPaperRow *self = data;

  g_strfreev (self->cells);
  g_free (self);
}

/**
 * stf_paper_table_new:
 * @n_texts: how many of its columns are texts, at least one
 * @head: the names of the columns, and %NULL
 *
 * Returns: (transfer full): a table without rows
 */
StfPaperTable *
stf_paper_table_new (guint n_texts, const char *const *head)
{
  StfPaperTable *self;

  g_return_val_if_fail (head != NULL && n_texts >= 1, NULL);

  self = g_new0 (StfPaperTable, 1);
  self->head = g_strdupv ((char **) head);
  self->n_columns = g_strv_length (self->head);
  self->n_texts = MIN (n_texts, self->n_columns);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

/** stf_paper_table_free: frees a table, or %NULL. */
void
stf_paper_table_free (StfPaperTable *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->head);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * stf_paper_table_add:
 * @self: a table
 * @kind: what the row is
 * @cells: as many texts as there are columns; %NULL leaves this cell and all after it empty
 */
void
stf_paper_table_add (StfPaperTable *self, StfPaperRowKind kind, const char *const *cells)
{
  StfPaperRow *row;
  gboolean more = TRUE;

  g_return_if_fail (self != NULL && cells != NULL);

  row = g_new0 (StfPaperRow, 1);
  row->kind = kind;
  row->cells = g_new0 (char *, self->n_columns + 1);
  for (guint i = 0; i < self->n_columns; i++)
    {
      more = more && cells[i] != NULL;
      row->cells[i] = g_strdup (more ? cells[i] : "");
    }
  g_ptr_array_add (self->rows, row);
}

/** stf_paper_table_get_row: one of its rows. */
const StfPaperRow *
stf_paper_table_get_row (const StfPaperTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, NULL);

  return self->rows->pdata[row];
}

static void
append_line (GString *text, char *const *cells)
{
  g_autofree char *line = g_strjoinv ("\t", (char **) cells);

  g_string_append_printf (text, "%s\n", g_strchomp (line));
}

/** stf_paper_table_append_text: a line a row, with tabs, as spreadsheets take it. */
void
stf_paper_table_append_text (const StfPaperTable *self, GString *text)
{
  g_return_if_fail (self != NULL && text != NULL);

  append_line (text, self->head);
  for (guint i = 0; i < self->rows->len; i++)
    append_line (text, stf_paper_table_get_row (self, i)->cells);
}
