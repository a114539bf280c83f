/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blocks of cells on the clipboard.
 *
 * 1. Cells are parted by tabs, rows by LF or CR LF.  The end of the last row is no further row.
 * 2. A cell that begins with a quotation mark goes on to the next single one, over tabs and line
 *    ends; two in it are one.  That is how LibreOffice and Excel copy cells of several lines. Where
 *    none follows, the mark is a character as any.
 * 3. Rows may have different numbers of cells. */

#define G_LOG_DOMAIN "stafett-app"

#include "config.h"

#include "stf-grid-text.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
is_end (char c)
{
  return c == '\0' || c == '\t' || c == '\n' || c == '\r';
}

/* Where a cell in quotation marks ends, or NULL (rule 2). */
static const char *
find_quoted_end (const char *p)
{
  for (p++; *p != '\0'; p++)
    {
      if (*p != '"')
        continue;
      if (p[1] == '"')
        p++;
      else
        return is_end (p[1]) ? p + 1 : NULL;
    }
  return NULL;
}

static char *
read_cell (const char **text)
{
  const char *begin = *text;
  const char *end = *begin == '"' ? find_quoted_end (begin) : NULL;
  GString *cell;

  if (end == NULL)
    {
      for (end = begin; !is_end (*end); end++)
        ;
      *text = end;
      return g_strndup (begin, (gsize) (end - begin));
    }
  cell = g_string_new (NULL);
  for (const char *p = begin + 1; p < end - 1; p++)
    {
      g_string_append_c (cell, *p);
      if (*p == '"')
        p++;
    }
  *text = end;
  return g_string_free (cell, FALSE);
}

static gboolean
fail_size (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("The clipboard holds too much to be pasted here."));
  return FALSE;
}

/**
 * stf_grid_text_parse:
 * @text: from the clipboard
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the rows (rules 1 to 3), each a GStrv; NULL: there is more
 *   than anybody would paste
 */
GPtrArray *
stf_grid_text_parse (const char *text, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  guint n_cells = 0;

  if (strlen (text) > STF_GRID_TEXT_MAX_BYTES)
    {
      fail_size (error);
      return NULL;
    }
  while (*text != '\0')
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (cells, read_cell (&text));
      while (*text == '\t')
        {
          text++;
          g_ptr_array_add (cells, read_cell (&text));
        }
      if (text[0] == '\r' && text[1] == '\n')
        text++;
      if (*text != '\0')
        text++;
      n_cells += cells->len;
      if (n_cells > STF_GRID_TEXT_MAX_CELLS)
        {
          fail_size (error);
          return NULL;
        }
      g_ptr_array_add (cells, NULL);
      g_ptr_array_add (rows, g_ptr_array_steal (cells, NULL));
    }
  return g_steal_pointer (&rows);
}

/**
 * stf_grid_text_append_cell:
 * @text: a block under way; tabs and line ends are the caller's
 * @cell: what a cell holds
 *
 * Adds a cell so that stf_grid_text_parse() and spreadsheets read it as one.
 */
void
stf_grid_text_append_cell (GString *text, const char *cell)
{
  if (cell[0] != '"' && strpbrk (cell, "\t\r\n") == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  g_string_append_c (text, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}
