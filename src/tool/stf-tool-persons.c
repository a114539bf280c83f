/* SPDX-License-Identifier: GPL-3.0-or-later */

/* persons: lists of people in and out, and what a year knows of one. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "stf-agency.h"
#include "stf-date.h"
#include "stf-organisation.h"
#include "stf-person-export.h"
#include "stf-person-extract.h"
#include "stf-person-import.h"
#include "stf-person.h"
#include "stf-publish.h"
#include "stf-text.h"
#include "stf-tool.h"

typedef struct
{
  char *date;
  char *import;
  gboolean dry_run;
  char *output;
  gboolean vcard;
  gboolean addresses;
  char *body;
  char *extract;
} Options;

/* To a file, or to standard output without one. */
static StfToolStatus
print_text (const char *text, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (path == NULL)
    g_print ("%s", text);
  else if (!stf_publish_contents (path, text, strlen (text), &error))
    return stf_tool_fail (error);
  return STF_TOOL_OK;
}

/* One line a row: what becomes of it, its line in the list, the name, and why. */
static void
print_rows (GPtrArray *rows)
{
  static const char *const outcomes[STF_IMPORT_N_OUTCOMES] = {
    [STF_IMPORT_NEW] = "new",
    [STF_IMPORT_CHANGES] = "changed",
    [STF_IMPORT_UNCHANGED] = "unchanged",
    [STF_IMPORT_REFUSED] = "refused",
  };

  for (guint i = 0; i < rows->len; i++)
    {
      const StfPersonImportRow *row = rows->pdata[i];
      g_autofree char *text = stf_text_clean_line (stf_person_import_row_get_text (row), -1);

      g_print ("%s\t%u\t%s\t%s\n", outcomes[stf_person_import_row_get_outcome (row)],
               stf_person_import_row_get_line (row), stf_person_import_row_get_name (row), text);
    }
}

static StfToolStatus
import_list (StfYearFile *file, const Options *options, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = stf_exchange_load (options->import, &error);
  g_autoptr (StfPersonImport) import = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (bytes != NULL)
    import = stf_person_import_new (file, date, bytes, &error);
  if (import != NULL)
    rows = stf_person_import_preview (import, &error);
  if (rows == NULL || (!options->dry_run && !stf_person_import_run (import, rows, &error)))
    return stf_tool_fail (error);

  print_rows (rows);
  return STF_TOOL_OK;
}

/* The person of that name, address or id.  Returns: (transfer none) (nullable): NULL for none or
 * several */
static const StfPerson *
find_person (GPtrArray *persons, const char *text)
{
  g_autofree char *folded = stf_text_fold (text);
  const StfPerson *found = NULL;

  for (guint i = 0; i < persons->len; i++)
    {
      const StfPerson *person = persons->pdata[i];
      g_autofree char *name = stf_text_fold (person->name);
      g_autofree char *email = stf_text_fold (person->email != NULL ? person->email : "");

      if (!g_str_equal (folded, name) && !g_str_equal (folded, email)
          && !g_str_equal (text, person->id))
        continue;
      if (found != NULL)
        return NULL;
      found = person;
    }
  return found;
}

static StfToolStatus
extract_person (StfYearFile *file, const Options *options, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) persons = stf_person_list (file, date, &error);
  const StfPerson *person = persons != NULL ? find_person (persons, options->extract) : NULL;
  g_autofree char *text = NULL;

  if (persons != NULL && person == NULL)
    g_set_error (&error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_FOUND,
                 _ ("Nobody, or more than one, has the name or address “%s”."), options->extract);
  if (person != NULL)
    text = stf_person_extract (file, person->id, &error);
  return text != NULL ? print_text (text, options->output) : stf_tool_fail (error);
}

/* Returns: (transfer none) (nullable): the id of a body by its reference or name */
static const char *
find_body (StfOrganisation *organisation, const char *text)
{
  GPtrArray *bodies = stf_organisation_get_bodies (organisation);

  for (guint i = 0; i < bodies->len; i++)
    {
      const StfBody *body = bodies->pdata[i];

      if (g_strcmp0 (body->ref, text) == 0 || g_str_equal (body->name, text))
        return body->id;
    }
  return NULL;
}

static GPtrArray *
list_people (StfYearFile *file, const Options *options, const char *date, GError **error)
{
  g_autoptr (StfOrganisation) organisation = NULL;
  const char *body = NULL;

  if (options->body != NULL)
    {
      organisation = stf_organisation_load (file, date, error);
      if (organisation == NULL)
        return NULL;
      body = find_body (organisation, options->body);
      if (body == NULL)
        {
          g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_NOT_FOUND,
                       _ ("There is no body “%s” on that day."), options->body);
          return NULL;
        }
    }
  return stf_person_list_of_body (file, body, date, error);
}

static StfToolStatus
export_list (StfYearFile *file, const Options *options, const char *date)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) persons = list_people (file, options, date, &error);
  g_autoptr (GPtrArray) agencies = persons != NULL ? stf_agency_list (file, &error) : NULL;
  g_autofree char *text = NULL;

  if (agencies == NULL)
    return stf_tool_fail (error);

  if (options->addresses)
    {
      g_autofree char *line = stf_person_export_addresses (persons, ", ", NULL);

      text = g_strconcat (line, "\n", NULL);
    }
  else if (options->vcard)
    text = stf_person_export_vcard (persons, agencies);
  else
    text = stf_person_export_csv (file, persons, ';', &error);
  return text != NULL ? print_text (text, options->output) : stf_tool_fail (error);
}

static StfToolStatus
run (const char *path, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *date = options->date != NULL ? g_strdup (options->date) : stf_date_today ();
  gboolean reads = options->import == NULL || options->dry_run;
  g_autoptr (StfYearFile) file = stf_tool_open (path, reads ? STF_OPEN_READ_ONLY : STF_OPEN_DEFAULT,
                                                &error);
  StfToolStatus status;

  if (file == NULL)
    return stf_tool_fail (error);
  if (options->import != NULL)
    status = import_list (file, options, date);
  else if (options->extract != NULL)
    status = extract_person (file, options, date);
  else
    status = export_list (file, options, date);
  if (status == STF_TOOL_OK && !stf_year_file_close (file, &error))
    return stf_tool_fail (error);
  return status;
}

static void
options_clear (Options *options)
{
  g_free (options->date);
  g_free (options->import);
  g_free (options->output);
  g_free (options->body);
  g_free (options->extract);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

StfToolStatus
stf_tool_persons (const StfToolCommand *self, int argc, char **argv)
{
  g_auto (Options) options = { NULL };
  const GOptionEntry entries[] = {
    { "date", 'd', 0, G_OPTION_ARG_STRING, &options.date, N_ ("The day it is about"),
      N_ ("YYYY-MM-DD") },
    { "import", 'i', 0, G_OPTION_ARG_FILENAME, &options.import,
      N_ ("Take in a list: CSV or address cards"), N_ ("LIST") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_ ("Only tell what importing would do"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("Write to a file"),
      N_ ("OUT") },
    { "vcard", 0, 0, G_OPTION_ARG_NONE, &options.vcard, N_ ("Address cards instead of CSV"), NULL },
    { "addresses", 0, 0, G_OPTION_ARG_NONE, &options.addresses,
      N_ ("E-mail addresses instead of CSV"), NULL },
    { "body", 'b', 0, G_OPTION_ARG_STRING, &options.body,
      N_ ("Only those who hold a role of a body"), N_ ("BODY") },
    { "extract", 0, 0, G_OPTION_ARG_STRING, &options.extract,
      N_ ("All that the year knows of one person"), N_ ("NAME") },
    { NULL },
  };
  const char *path;

  if (!stf_tool_parse (self, entries, argc, argv, &path))
    return STF_TOOL_USAGE;
  if (options.date != NULL && !stf_date_is_valid (options.date))
    return stf_tool_misused (self, _ ("The date is not one. Write it as 2013-01-31."));
  if ((options.import != NULL) + (options.extract != NULL) + options.addresses + options.vcard > 1)
    return stf_tool_misused (self, _ ("Ask for one thing at a time."));
  return run (path, &options);
}
