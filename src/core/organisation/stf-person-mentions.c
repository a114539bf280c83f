/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where else a person stands in a year: in the text of a decision, as the owner of a document.  No
 * reference tells of these, so every text of the year is looked through for the whole name, the
 * e-mail address and the telephone number, in capitals or not.
 *
 * Drawback: a name that is written otherwise, "A. Berg", is not found. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-label.h"
#include "stf-person-erase.h"
#include "stf-person-rows-private.h"
#include "stf-text.h"

/* Shorter ones stand everywhere. */
#define MIN_LENGTH 5

static void
add_needle (GPtrArray *needles, const char *text)
{
  if (text != NULL && g_utf8_strlen (text, -1) >= MIN_LENGTH)
    g_ptr_array_add (needles, stf_text_fold (text));
}

/* Returns: (transfer full): what is looked for, folded */
static GPtrArray *
list_needles (const StfRow *person)
{
  GPtrArray *needles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = g_strjoin (" ", stf_row_get_text (person, "given_name"),
                                     stf_row_get_text (person, "family_name"), NULL);

  add_needle (needles, name);
  add_needle (needles, stf_row_get_text (person, "email"));
  add_needle (needles, stf_row_get_text (person, "phone"));
  return needles;
}

static gboolean
has_needle (const char *text, GPtrArray *needles)
{
  g_autofree char *folded = stf_text_fold (text);

  for (guint i = 0; i < needles->len; i++)
    if (strstr (folded, needles->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* "Decision “Election of the chair”: text" */
static char *
describe (StfYearFile *file, const StfRow *row, const StfColumn *column)
{
  g_autofree char *name = stf_label_row (file, stf_row_get_id (row));

  return name != NULL ? g_strdup_printf (_ ("%s “%s”: %s"), stf_label_table (row->table->name),
                                         name, stf_label_column (column->name))
                      : g_strdup_printf (_ ("%s: %s"), stf_label_table (row->table->name),
                                         stf_label_column (column->name));
}

static void
search_row (StfYearFile *file, const StfRow *row, GPtrArray *needles, GPtrArray *mentions)
{
  for (guint i = 1; i < row->table->n_columns; i++)
    if (stf_person_is_free_text (&row->table->columns[i]) && row->values[i].text != NULL
        && has_needle (row->values[i].text, needles))
      g_ptr_array_add (mentions, describe (file, row, &row->table->columns[i]));
}

/**
 * stf_person_find_mentions:
 * @file: a year
 * @person: the id of a person of it
 * @error: return location for an error
 *
 * Looks for a person in all texts of the year but those of rows that refer to the person.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the places, each as a reader calls it
 */
GPtrArray *
stf_person_find_mentions (StfYearFile *file, const char *person, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  g_autoptr (StfRow) self = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) needles = NULL;
  g_autoptr (GHashTable) skip = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) mentions = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  self = stf_year_file_get_row (file, "person", person, error);
  own = self != NULL ? stf_person_list_rows (file, person, error) : NULL;
  if (own == NULL)
    return NULL;
  needles = list_needles (self);
  g_hash_table_add (skip, (gpointer) person);
  for (guint i = 0; i < own->len; i++)
    g_hash_table_add (skip, (gpointer) stf_row_get_id (((StfPersonRow *) own->pdata[i])->row));

  for (guint i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      g_autoptr (GPtrArray) rows = stf_year_file_get_rows (
          file, stf_schema_get_table (schema, i)->name, error);

      if (rows == NULL)
        return NULL;
      for (guint j = 0; j < rows->len; j++)
        if (!g_hash_table_contains (skip, stf_row_get_id (rows->pdata[j])))
          search_row (file, rows->pdata[j], needles, mentions);
    }
  return g_steal_pointer (&mentions);
}
