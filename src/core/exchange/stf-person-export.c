/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The people of a year for other programs: a table, address cards, and addresses to paste into a
 * letter.
 *
 *   1. The table imports back unchanged: it has the headings and words that the import knows.
 *   2. Notes stay in the year: they are for those who keep it.
 *   3. An address is written "Name <a@b>", the name in quotation marks where it must be
 *      (RFC 5322, 3.4).  An address that two persons share is written once. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-person-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-agency.h"
#include "stf-csv.h"
#include "stf-person.h"
#include "stf-person-import.h"
#include "stf-reader-private.h"
#include "stf-text.h"
#include "stf-vcard.h"

#define SKILLS                                                                                     \
  "SELECT person_skill.person, skill.name FROM person_skill"                                       \
  " JOIN skill ON skill.id = person_skill.skill ORDER BY skill.name, skill.id"

/* ?1: the date and the body, with a blank between. */
#define OF_BODY                                                                                    \
  "SELECT DISTINCT assignment.person FROM assignment JOIN role ON role.id = assignment.role"       \
  " WHERE assignment.person IS NOT NULL AND role.body = substr (?1, 12)"                           \
  " AND (assignment.from_date IS NULL OR assignment.from_date <= substr (?1, 1, 10))"              \
  " AND (assignment.to_date IS NULL OR assignment.to_date >= substr (?1, 1, 10))"

/* The columns of the table; the last is for readers only. */
static const StfPersonImportField fields[] = {
  STF_IMPORT_FIELD_GIVEN_NAME, STF_IMPORT_FIELD_FAMILY_NAME, STF_IMPORT_FIELD_AGENCY,
  STF_IMPORT_FIELD_TITLE,      STF_IMPORT_FIELD_EMAIL,       STF_IMPORT_FIELD_PHONE,
  STF_IMPORT_FIELD_SKILLS,
};

#define N_COLUMNS (G_N_ELEMENTS (fields) + 1)

static void
read_skill (StfStatement *row, gpointer user_data)
{
  GHashTable *skills = user_data;
  const char *person = stf_statement_get_text (row, 0);
  const char *name = stf_statement_get_text (row, 1);
  const char *before = g_hash_table_lookup (skills, person);

  g_hash_table_insert (skills, g_strdup (person),
                       before != NULL ? g_strjoin ("; ", before, name, NULL) : g_strdup (name));
}

static void
read_id (StfStatement *row, gpointer ids)
{
  g_hash_table_add (ids, stf_statement_dup_text (row, 0));
}

/**
 * stf_person_export_csv:
 * @file: a year
 * @persons: (element-type StfPerson): who, from stf_person_list()
 * @separator: what stands between cells
 * @error: return location for an error
 *
 * Writes people as a table for a spreadsheet, in UTF-8 with the mark that Excel needs to see that.
 *
 * Returns: (transfer full) (nullable): the content of a CSV file
 */
char *
stf_person_export_csv (StfYearFile *file, GPtrArray *persons, char separator, GError **error)
{
  g_autoptr (GString) csv = g_string_new ("\357\273\277");
  g_autoptr (GHashTable) skills = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  const char *headings[N_COLUMNS];

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (persons != NULL, NULL);

  if (!stf_read_rows (file, SKILLS, NULL, read_skill, skills, error))
    return NULL;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    headings[i] = stf_person_import_field_get_name (fields[i]);
  headings[N_COLUMNS - 1] = _ ("Roles");
  stf_csv_append_row (csv, separator, headings, N_COLUMNS);

  for (guint i = 0; i < persons->len; i++)
    {
      const StfPerson *person = persons->pdata[i];
      const char *cells[N_COLUMNS] = { person->given_name,
                                       person->family_name,
                                       person->agency_name,
                                       person->title,
                                       person->email,
                                       person->phone,
                                       g_hash_table_lookup (skills, person->id),
                                       person->roles };

      stf_csv_append_row (csv, separator, cells, N_COLUMNS);
    }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}

static const char *
find_agency_name (GPtrArray *agencies, const char *id)
{
  for (guint i = 0; id != NULL && i < agencies->len; i++)
    {
      const StfAgency *agency = agencies->pdata[i];

      if (g_str_equal (agency->id, id))
        return agency->name;
    }
  return NULL;
}

/**
 * stf_person_export_vcard:
 * @persons: (element-type StfPerson): who, from stf_person_list()
 * @agencies: (element-type StfAgency): the agencies of the year, for their full names
 *
 * Returns: (transfer full): people as address cards
 */
char *
stf_person_export_vcard (GPtrArray *persons, GPtrArray *agencies)
{
  g_autoptr (GString) vcards = g_string_new (NULL);

  g_return_val_if_fail (persons != NULL && agencies != NULL, NULL);

  for (guint i = 0; i < persons->len; i++)
    {
      const StfPerson *person = persons->pdata[i];
      const char *values[STF_VCARD_N_COLUMNS] = {
        [STF_VCARD_GIVEN_NAME] = person->given_name,
        [STF_VCARD_FAMILY_NAME] = person->family_name,
        [STF_VCARD_ORGANISATION] = find_agency_name (agencies, person->agency),
        [STF_VCARD_TITLE] = person->title,
        [STF_VCARD_EMAIL] = person->email,
        [STF_VCARD_PHONE] = person->phone,
      };

      stf_vcard_append (vcards, person->id, values);
    }
  return g_string_free (g_steal_pointer (&vcards), FALSE);
}

/* Rule 3. */
static void
append_address (GString *text, const StfPerson *person)
{
  gboolean quote = strpbrk (person->name, "()<>[]:;@\\,.\"") != NULL;

  if (quote)
    g_string_append_c (text, '"');
  for (const char *p = person->name; *p != '\0'; p++)
    {
      if (*p == '"' || *p == '\\')
        g_string_append_c (text, '\\');
      g_string_append_c (text, *p);
    }
  g_string_append_printf (text, "%s <%s>", quote ? "\"" : "", person->email);
}

/**
 * stf_person_export_addresses:
 * @persons: (element-type StfPerson): who, from stf_person_list()
 * @separator: what stands between addresses: "; " for Outlook, ", " for others
 * @n_without: (out) (optional): how many have no address
 *
 * Returns: (transfer full): the addresses on one line
 */
char *
stf_person_export_addresses (GPtrArray *persons, const char *separator, guint *n_without)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = 0;

  g_return_val_if_fail (persons != NULL && separator != NULL, NULL);

  for (guint i = 0; i < persons->len; i++)
    {
      const StfPerson *person = persons->pdata[i];

      if (person->email == NULL || *person->email == '\0')
        n++;
      else if (g_hash_table_add (seen, stf_text_fold (person->email)))
        {
          if (text->len > 0)
            g_string_append (text, separator);
          append_address (text, person);
        }
    }
  if (n_without != NULL)
    *n_without = n;
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * stf_person_list_of_body:
 * @file: a year
 * @body: (nullable): the id of a body; NULL: everybody
 * @date: an ISO date
 * @error: return location for an error
 *
 * Reads the persons who hold a role of a body at the date.
 *
 * Returns: (transfer full) (element-type StfPerson) (nullable): as stf_person_list()
 */
GPtrArray *
stf_person_list_of_body (StfYearFile *file, const char *body, const char *date, GError **error)
{
  g_autoptr (GPtrArray) persons = stf_person_list (file, date, error);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *parameter = NULL;

  if (persons == NULL || body == NULL)
    return g_steal_pointer (&persons);

  parameter = g_strjoin (" ", date, body, NULL);
  if (!stf_read_rows (file, OF_BODY, parameter, read_id, ids, error))
    return NULL;
  for (guint i = persons->len; i > 0; i--)
    if (!g_hash_table_contains (ids, ((StfPerson *) persons->pdata[i - 1])->id))
      g_ptr_array_remove_index (persons, i - 1);
  return g_steal_pointer (&persons);
}
