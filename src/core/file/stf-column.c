/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Values against the columns that shall hold them.  SQLite's CHECKs say the same (001.sql), but
 * only that something failed; here a reader learns which field and what it should be.  Stored
 * changesets are held to the same rules. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-column.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-label.h"
#include "stf-text.h"
#include "stf-uuid.h"
#include "stf-year-file.h"

static gboolean
is_line (const char *text)
{
  gsize length = strlen (text);

  return stf_text_is_clean (text, length) && strpbrk (text, "\n\t") == NULL && text[0] != ' '
         && (length == 0 || text[length - 1] != ' ');
}

static gboolean
is_between (const StfValue *value, gint64 minimum, gint64 maximum)
{
  return value->type == STF_VALUE_INTEGER && value->integer >= minimum && value->integer <= maximum;
}

static char *
describe_bounds (gint64 minimum, gint64 maximum)
{
  g_autofree char *from = g_strdup_printf ("%" G_GINT64_FORMAT, minimum);
  g_autofree char *to = g_strdup_printf ("%" G_GINT64_FORMAT, maximum);

  return g_strdup_printf (_ ("must be a whole number from %s to %s"), from, to);
}

/**
 * stf_column_find_fault:
 * @column: a column
 * @value: a value from outside
 *
 * Returns: (transfer full) (nullable): what the value must be, in the reader's language ("must be 0
 *   or 1"), or NULL if it is that
 */
char *
stf_column_find_fault (const StfColumn *column, const StfValue *value)
{
  const char *text = value->type == STF_VALUE_TEXT ? value->text : NULL;

  if (value->type == STF_VALUE_NULL)
    return column->required ? g_strdup (_ ("must not be missing")) : NULL;

  switch (column->kind)
    {
      case STF_COLUMN_ID:
      case STF_COLUMN_REFERENCE:
        if (text == NULL || !stf_uuid_is_valid (text))
          return g_strdup (_ ("must be an id"));
        break;

      case STF_COLUMN_LINE:
        if (text == NULL || !is_line (text))
          return g_strdup (_ ("must be one line of text, of at most 1 MB"));
        break;

      case STF_COLUMN_TEXT:
        if (text == NULL || !stf_text_is_clean (text, strlen (text)))
          return g_strdup (_ ("must be text without control characters, of at most 1 MB"));
        break;

      case STF_COLUMN_DATE:
        if (text == NULL || !stf_date_is_valid (text))
          return g_strdup (_ ("must be a date such as 2013-01-31"));
        break;

      case STF_COLUMN_CHOICE:
        if (text == NULL || !g_strv_contains ((const char *const *) column->choices, text))
          {
            g_autofree char *choices = g_strjoinv (", ", column->choices);

            return g_strdup_printf (_ ("must be one of: %s"), choices);
          }
        break;

      case STF_COLUMN_INTEGER:
        if (!is_between (value, column->minimum, column->maximum))
          return describe_bounds (column->minimum, column->maximum);
        break;

      case STF_COLUMN_FLAG:
        if (!is_between (value, 0, 1))
          return g_strdup (_ ("must be 0 or 1"));
        break;

      default:
        g_assert_not_reached ();
    }
  return NULL;
}

/**
 * stf_column_check:
 * @table: a table of content
 * @column: one of its columns
 * @value: a value from outside
 * @error: return location for %STF_FILE_ERROR_INVALID, which names table and column
 *
 * Tells whether @column may hold @value.  Whether a reference finds its row is left to SQLite.
 */
gboolean
stf_column_check (const StfTable *table, const StfColumn *column, const StfValue *value,
                  GError **error)
{
  g_autofree char *fault = stf_column_find_fault (column, value);

  if (fault == NULL)
    return TRUE;

  /* Translators: a kind of row, a field of it, and what is wrong: "Person, family name: must not be
   * missing". */
  g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID, _ ("%s, %s: %s"),
               stf_label_table (table->name), stf_label_column (column->name), fault);
  return FALSE;
}

/**
 * stf_column_clean:
 * @column: a column
 * @value: a value from outside
 *
 * Puts text in the form that the file keeps (H13), if @column holds free text.
 */
void
stf_column_clean (const StfColumn *column, StfValue *value)
{
  g_autofree char *clean = NULL;

  if (value->type != STF_VALUE_TEXT)
    return;

  if (column->kind == STF_COLUMN_LINE && !is_line (value->text))
    clean = stf_text_clean_line (value->text, -1);
  else if (column->kind == STF_COLUMN_TEXT
           && !stf_text_is_clean (value->text, strlen (value->text)))
    clean = stf_text_clean (value->text, -1);

  if (clean != NULL)
    stf_value_set_text (value, clean);
}
