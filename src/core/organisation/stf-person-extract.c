/* SPDX-License-Identifier: GPL-3.0-or-later */

/* All that a year knows of a person, for whoever answers a request for it (GDPR, article 15).
 *
 * It is plain text: it opens everywhere, is read aloud as it stands, and is pasted into the letter
 * that answers, which also has to say what no program knows: why the data is kept, and how long.
 * The end of the text lists these, so that none is forgotten.
 *
 * Rows are found, and their columns named, by the schema (H1). */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-person-extract.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-date.h"
#include "stf-history.h"
#include "stf-label.h"
#include "stf-person-erase.h"
#include "stf-person-rows-private.h"

static void
append_heading (GString *text, const char *heading)
{
  g_string_append_printf (text, "\n%s\n", heading);
  for (glong n = g_utf8_strlen (heading, -1); n > 0; n--)
    g_string_append_c (text, '-');
  g_string_append_c (text, '\n');
}

/* Lines after the first are set in, so that they are not taken for fields. */
static void
append_field (GString *text, const char *name, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value, "\n", -1);
  g_autofree char *joined = g_strjoinv ("\n    ", lines);
  g_autofree char *first = g_utf8_strup (name, (gssize) (g_utf8_next_char (name) - name));

  g_string_append_printf (text, "%s%s: %s\n", first, g_utf8_next_char (name), joined);
}

static char *
format_value (StfYearFile *file, const StfColumn *column, const StfValue *value)
{
  char *name;

  if (value->type == STF_VALUE_INTEGER)
    return column->kind == STF_COLUMN_FLAG ? g_strdup (value->integer ? _ ("yes") : _ ("no"))
                                           : g_strdup_printf ("%" G_GINT64_FORMAT, value->integer);
  if (column->kind != STF_COLUMN_REFERENCE)
    return g_strdup (value->text);
  name = stf_label_row (file, value->text);
  return name != NULL ? name : g_strdup ("–");
}

/* but: the column that names the person. */
static void
append_row (GString *text, StfYearFile *file, const StfRow *row, const StfColumn *but)
{
  for (guint i = 1; i < row->table->n_columns; i++)
    {
      const StfColumn *column = &row->table->columns[i];
      g_autofree char *value = NULL;

      if (column == but || row->values[i].type == STF_VALUE_NULL
          || g_str_equal (column->name, "position"))
        continue;
      value = format_value (file, column, &row->values[i]);
      append_field (text, stf_label_column (column->name), value);
    }
}

static void
append_rows (GString *text, StfYearFile *file, GPtrArray *rows)
{
  const StfTable *table = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const StfPersonRow *self = rows->pdata[i];

      if (self->row->table != table)
        append_heading (text, stf_label_table (self->row->table->name));
      else
        g_string_append_c (text, '\n');
      table = self->row->table;
      append_row (text, file, self->row, self->column);
    }
}

static gboolean
append_mentions (GString *text, StfYearFile *file, const char *person, GError **error)
{
  g_autoptr (GPtrArray) mentions = stf_person_find_mentions (file, person, error);

  if (mentions == NULL)
    return FALSE;
  if (mentions->len > 0)
    append_heading (text, _ ("Also named in"));
  for (guint i = 0; i < mentions->len; i++)
    g_string_append_printf (text, "%s\n", (char *) mentions->pdata[i]);
  return TRUE;
}

/* Steps of the history that changed the person, and steps that the person made. */
static gboolean
append_history (GString *text, StfYearFile *file, const StfRow *person, GError **error)
{
  g_autoptr (GPtrArray) entries = stf_history_list (file, 0, 0, error);
  const char *id = stf_row_get_id (person);
  g_autofree char *name = g_strjoin (" ", stf_row_get_text (person, "given_name"),
                                     stf_row_get_text (person, "family_name"), NULL);
  gboolean any = FALSE;

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const StfHistoryEntry *entry = entries->pdata[i];
      g_autofree char *what = NULL;

      if (g_strcmp0 (entry->subject, id) != 0 && g_strcmp0 (entry->object, id) != 0
          && !g_str_equal (entry->author, name))
        continue;
      if (!any)
        append_heading (text, _ ("In the history of the file"));
      any = TRUE;
      what = stf_history_describe (file, entry);
      g_string_append_printf (text, "%.10s  %s (%s)\n", entry->at, what,
                              *entry->author != '\0' ? entry->author : "–");
    }
  return entries != NULL;
}

static void
append_duties (GString *text)
{
  static const char *const duties[] = {
    N_ ("why the data is processed, and on what legal ground"),
    N_ ("who has received it: handovers, printed charts, mailing lists"),
    N_ ("how long it is kept"),
    N_ ("where it comes from, if not from the person"),
    N_ ("the right to have it corrected or erased, to object, and to complain to the supervisory "
        "authority"),
  };

  append_heading (text, _ ("To add to the answer"));
  g_string_append_printf (text, "%s\n", _ ("By article 15 of the GDPR the answer also says:"));
  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    g_string_append_printf (text, "- %s\n", _ (duties[i]));
}

/**
 * stf_person_extract:
 * @file: a year
 * @person: the id of a person of it
 * @error: return location for an error
 *
 * Writes all that the file knows of a person, in the reader's language.
 *
 * Returns: (transfer full) (nullable): plain text
 */
char *
stf_person_extract (StfYearFile *file, const char *person, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (StfRow) row = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) years = NULL;
  g_autofree char *today = stf_date_today ();
  g_autofree char *name = NULL;
  g_autofree char *file_name = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  row = stf_year_file_get_row (file, "person", person, error);
  rows = row != NULL ? stf_person_list_rows (file, person, error) : NULL;
  years = rows != NULL ? stf_year_file_get_rows (file, "year", error) : NULL;
  if (years == NULL)
    return NULL;

  g_string_append_printf (text, "%s\n", _ ("EXTRACT OF PERSONAL DATA"));
  if (years->len > 0)
    append_field (text, stf_label_table ("year"), stf_row_get_text (years->pdata[0], "name"));
  file_name = g_path_get_basename (stf_year_file_get_path (file));
  append_field (text, _ ("File"), file_name);
  append_field (text, _ ("Date of the extract"), today);

  name = g_strjoin (" ", stf_row_get_text (row, "given_name"),
                    stf_row_get_text (row, "family_name"), NULL);
  append_heading (text, name);
  append_row (text, file, row, NULL);
  append_rows (text, file, rows);
  if (!append_mentions (text, file, person, error) || !append_history (text, file, row, error))
    return NULL;
  append_duties (text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
