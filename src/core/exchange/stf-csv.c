/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comma separated values (RFC 4180), as spreadsheets write and read them.
 *
 *   1. Cells are parted by semicolon, comma or tab: whichever the first line has most of, outside
 *      quotation marks.  A first line "sep=;" says it instead, as Excel does.
 *   2. A cell in quotation marks may hold separators and line ends; two quotation marks in it are
 *      one.  In other cells a quotation mark is a character as any.
 *   3. Rows end with CR LF, LF or CR.  Empty rows are left out.  A short row has empty cells at its
 *      end; a long one gives the table columns without a heading.
 *   4. The first row is the headings.
 *   5. A cell that begins with = + - @, tab or CR is a formula for whoever opens the file: it is
 *      written with an apostrophe before it, and so is a cell that looks as if it had one already.
 *      It is taken away when the file is read, so that what was written is what is read.
 *
 * Drawback: a telephone number that begins with + is seen with its apostrophe in a spreadsheet. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-csv.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  const char *p;
  guint line;
  char separator;
  GPtrArray *cells; /* of the row in hand */
} Reader;

static void
row_free (gpointer data)
{
  StfTableRow *self = data;

  g_strfreev (self->cells);
  g_free (self);
}

/* Rule 1. */
static char
find_separator (const char *text)
{
  static const char candidates[] = { ';', ',', '\t' };
  guint counts[G_N_ELEMENTS (candidates)] = { 0 };
  gboolean quoted = FALSE;
  guint best = 0;

  for (const char *p = text; *p != '\0' && (quoted || (*p != '\n' && *p != '\r')); p++)
    {
      if (*p == '"')
        quoted = !quoted;
      for (guint i = 0; !quoted && i < G_N_ELEMENTS (candidates); i++)
        if (*p == candidates[i])
          counts[i]++;
    }
  for (guint i = 1; i < G_N_ELEMENTS (candidates); i++)
    if (counts[i] > counts[best])
      best = i;
  return candidates[best];
}

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r';
}

static void
skip_line_end (Reader *self)
{
  if (self->p[0] == '\r' && self->p[1] == '\n')
    self->p++;
  self->p++;
  self->line++;
}

static void
skip_separator_line (Reader *self)
{
  if (g_ascii_strncasecmp (self->p, "sep=", 4) != 0 || self->p[4] == '\0'
      || !(is_line_end (self->p[5])))
    return;
  self->separator = self->p[4];
  self->p += 5;
  skip_line_end (self);
}

/* Rule 2.  What is between the marks, in which a line end is LF. */
static gboolean
read_quoted (Reader *self, GString *cell, GError **error)
{
  guint first_line = self->line;

  for (self->p++; self->p[0] != '"' || self->p[1] == '"';)
    {
      if (self->p[0] == '\0')
        return stf_exchange_fail_line (error, first_line, _ ("a quotation mark is never closed."));
      if (cell->len >= STF_CSV_MAX_CELL)
        return stf_exchange_fail_line (error, first_line, _ ("a cell is longer than 64 kB."));
      if (is_line_end (self->p[0]))
        {
          g_string_append_c (cell, '\n');
          skip_line_end (self);
          continue;
        }
      if (self->p[0] == '"')
        self->p++;
      g_string_append_c (cell, *self->p++);
    }
  self->p++;
  if (*self->p != '\0' && *self->p != self->separator && !is_line_end (*self->p))
    return stf_exchange_fail_line (error, self->line, _ ("text follows a closing quotation mark."));
  return TRUE;
}

static gboolean
read_plain (Reader *self, GString *cell, GError **error)
{
  const char *start = self->p;

  while (*self->p != '\0' && *self->p != self->separator && !is_line_end (*self->p))
    self->p++;
  if (self->p - start > STF_CSV_MAX_CELL)
    return stf_exchange_fail_line (error, self->line, _ ("a cell is longer than 64 kB."));
  g_string_append_len (cell, start, self->p - start);
  return TRUE;
}

/* Reads a row and the end of its line. */
static gboolean
read_row (Reader *self, GError **error)
{
  g_ptr_array_set_size (self->cells, 0);
  while (TRUE)
    {
      g_autoptr (GString) cell = g_string_new (NULL);

      if (!(*self->p == '"' ? read_quoted (self, cell, error) : read_plain (self, cell, error)))
        return FALSE;
      if (self->cells->len >= STF_CSV_MAX_COLUMNS)
        return stf_exchange_fail_line (error, self->line, _ ("there are more than 100 cells."));
      g_ptr_array_add (self->cells, g_string_free (g_steal_pointer (&cell), FALSE));

      if (*self->p == '\0')
        return TRUE;
      if (*self->p != self->separator)
        {
          skip_line_end (self);
          return TRUE;
        }
      self->p++;
    }
}

static gboolean
row_is_empty (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (*(const char *) cells->pdata[i] != '\0')
      return FALSE;
  return TRUE;
}

/* Rule 5: whether a spreadsheet would take the cell for a formula, or a reader its
 * apostrophe for a guard. */
static gboolean
needs_guard (const char *cell)
{
  while (*cell == '\'')
    cell++;
  return *cell != '\0' && strchr ("=+-@\t\r", *cell) != NULL;
}

/* What the cell was before stf_csv_append_row() guarded it. */
static char *
dup_unguarded (const char *cell)
{
  return g_strdup (cell[0] == '\'' && needs_guard (cell) ? cell + 1 : cell);
}

/* Returns: (transfer full): the cells in hand, so many as the table has columns */
static char **
take_cells (Reader *self, guint n_columns)
{
  char **cells = g_new0 (char *, n_columns + 1);

  for (guint i = 0; i < n_columns; i++)
    cells[i] = i < self->cells->len ? dup_unguarded (self->cells->pdata[i]) : g_strdup ("");
  return cells;
}

/* Rule 3: rows that were read before the table grew wide get more cells. */
static void
widen (StfTextTable *self, guint n_columns)
{
  for (guint r = 0; r <= self->rows->len; r++)
    {
      char ***cells = r < self->rows->len ? &((StfTableRow *) self->rows->pdata[r])->cells
                                          : &self->headings;

      *cells = g_renew (char *, *cells, n_columns + 1);
      for (guint i = self->n_columns; i < n_columns; i++)
        (*cells)[i] = g_strdup ("");
      (*cells)[n_columns] = NULL;
    }
  self->n_columns = n_columns;
}

/**
 * stf_text_table_new:
 * @n_columns: how many columns it has
 *
 * Returns: (transfer full): a table without rows, whose headings are for the caller to set
 */
StfTextTable *
stf_text_table_new (guint n_columns)
{
  StfTextTable *self = g_new0 (StfTextTable, 1);

  self->n_columns = n_columns;
  self->headings = g_new0 (char *, n_columns + 1);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

/** stf_text_table_free: frees a table. */
void
stf_text_table_free (StfTextTable *self)
{
  g_strfreev (self->headings);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/** stf_text_table_get_sample: the first cell of a column with something in it, or "". */
const char *
stf_text_table_get_sample (const StfTextTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const char *cell = ((StfTableRow *) self->rows->pdata[i])->cells[column];

      if (*cell != '\0')
        return cell;
    }
  return "";
}

/**
 * stf_text_table_add_row:
 * @self: a table
 * @line: where in its file the row begins
 *
 * Returns: (transfer none): a new row at the end, whose cells are for the caller to set
 */
StfTableRow *
stf_text_table_add_row (StfTextTable *self, guint line)
{
  StfTableRow *row = g_new0 (StfTableRow, 1);

  row->line = line;
  row->cells = g_new0 (char *, self->n_columns + 1);
  g_ptr_array_add (self->rows, row);
  return row;
}

/**
 * stf_csv_parse:
 * @text: the text of a CSV file, from stf_encoding_decode()
 * @error: return location for %STF_EXCHANGE_ERROR_FORM, with the line, or
 *   %STF_EXCHANGE_ERROR_TOO_BIG
 *
 * Reads a table by the rules of the head comment.
 *
 * Returns: (transfer full) (nullable): the table
 */
StfTextTable *
stf_csv_parse (const char *text, GError **error)
{
  g_autoptr (StfTextTable) self = NULL;
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  Reader reader = { text, 1, '\0', cells };

  g_return_val_if_fail (text != NULL, NULL);

  skip_separator_line (&reader);
  if (reader.separator == '\0')
    reader.separator = find_separator (text);

  while (*reader.p != '\0')
    {
      guint line = reader.line;
      StfTableRow *row;

      if (!read_row (&reader, error))
        return NULL;
      if (row_is_empty (cells))
        continue;
      if (self == NULL)
        {
          self = stf_text_table_new (cells->len);
          g_free (self->headings);
          self->headings = take_cells (&reader, cells->len);
          continue;
        }
      if (self->rows->len >= STF_CSV_MAX_ROWS
          || (self->rows->len + 1) * MAX (cells->len, self->n_columns) > STF_CSV_MAX_CELLS)
        {
          g_set_error_literal (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_TOO_BIG,
                               _ ("The file has too many rows: more than 50,000, or more than a "
                                  "million cells."));
          return NULL;
        }
      if (cells->len > self->n_columns)
        widen (self, cells->len);
      row = stf_text_table_add_row (self, line);
      g_free (row->cells);
      row->cells = take_cells (&reader, self->n_columns);
    }

  if (self == NULL)
    {
      g_set_error_literal (error, STF_EXCHANGE_ERROR, STF_EXCHANGE_ERROR_FORM,
                           _ ("The file is empty."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * stf_csv_get_local_separator:
 *
 * Returns: a semicolon where the decimal sign is a comma, as in Sweden, else a comma: what a
 *   spreadsheet there opens as a table
 */
char
stf_csv_get_local_separator (void)
{
  return localeconv ()->decimal_point[0] == ',' ? ';' : ',';
}

/**
 * stf_csv_append_row:
 * @csv: a CSV file in the making
 * @separator: what stands between cells
 * @cells: (array length=n_cells): texts; NULL is empty
 * @n_cells: how many
 *
 * Appends a row by the rules of the head comment.
 */
void
stf_csv_append_row (GString *csv, char separator, const char *const *cells, guint n_cells)
{
  g_return_if_fail (csv != NULL);

  for (guint i = 0; i < n_cells; i++)
    {
      const char *cell = cells[i] != NULL ? cells[i] : "";
      gboolean guard = needs_guard (cell);
      gboolean quote = guard || strpbrk (cell, ";,\t\"\n\r") != NULL || *cell == ' ';

      if (i > 0)
        g_string_append_c (csv, separator);
      if (quote)
        g_string_append_c (csv, '"');
      if (guard)
        g_string_append_c (csv, '\'');
      for (const char *p = cell; *p != '\0'; p++)
        {
          if (*p == '"')
            g_string_append_c (csv, '"');
          g_string_append_c (csv, *p);
        }
      if (quote)
        g_string_append_c (csv, '"');
    }
  g_string_append (csv, "\r\n");
}
