/* SPDX-License-Identifier: GPL-3.0-or-later */

/* new, info and rules: making a year and telling what is in it. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>
#include <unistd.h>

#include "stf-json.h"
#include "stf-overview.h"
#include "stf-template.h"
#include "stf-tool.h"

#define EXAMPLE "exempel-2013"

static StfToolStatus
list_templates (void)
{
  g_autoptr (GPtrArray) templates = stf_template_list ();

  for (guint i = 0; i < templates->len; i++)
    {
      const StfTemplate *template = templates->pdata[i];

      g_print ("%s\t%d\t%s\n", template->name, template->year, template->title);
    }

  return STF_TOOL_OK;
}

StfToolStatus
stf_tool_new (const StfToolCommand *self, int argc, char **argv)
{
  g_autofree char *template = NULL;
  gboolean example = FALSE;
  gboolean list = FALSE;
  int year = 0;
  const GOptionEntry options[] = {
    { "template", 0, 0, G_OPTION_ARG_FILENAME, &template,
      N_ ("A template that is built in, or a handover document"), N_ ("NAME|XML") },
    { "year", 0, 0, G_OPTION_ARG_INT, &year, N_ ("The year; otherwise that of the template"), "N" },
    { "example", 0, 0, G_OPTION_ARG_NONE, &example, N_ ("Make the example year"), NULL },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list, N_ ("List the templates that are built in"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *author = NULL;
  StfImportResult result;
  const char *path;

  if (!stf_tool_parse_options (self, options, &argc, &argv))
    return STF_TOOL_USAGE;
  if (list)
    return argc == 1 ? list_templates ()
                     : stf_tool_misused (self, _ ("--list takes no other argument."));
  if (!stf_tool_get_argument (self, argc, argv, &path))
    return STF_TOOL_USAGE;
  if (example == (template != NULL))
    return stf_tool_misused (self, _ ("Say which template: --template NAME, or --example."));
  if (year != 0 && (year < 1900 || year > 2999))
    return stf_tool_misused (self, _ ("The year lies between 1900 and 2999."));

  author = stf_tool_get_author ();
  if (!stf_year_new_from_template (example ? EXAMPLE : template, year, path, author, &result, NULL,
                                   &error))
    return stf_tool_fail (error);

  return STF_TOOL_OK;
}

/* What info tells. */
typedef struct
{
  const char *path;
  StfYearFile *file;
  StfOverview *overview;
  char *digest;
  guint *n_rows; /* by the index of the table */
  gboolean writable;
} Info;

static void
info_clear (Info *self)
{
  g_clear_pointer (&self->overview, stf_overview_free);
  g_clear_object (&self->file);
  g_free (self->digest);
  g_free (self->n_rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Info, info_clear)

static gboolean
load_info (Info *self, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  guint n_tables = stf_schema_get_n_tables (schema);
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autofree char *folder = g_path_get_dirname (self->path);

  self->file = stf_tool_open (self->path, STF_OPEN_READ_ONLY, error);
  organisation = self->file ? stf_organisation_load (self->file, NULL, error) : NULL;
  self->overview = organisation ? stf_overview_load (self->file, organisation, error) : NULL;
  self->digest = self->overview ? stf_year_file_get_digest (self->file, error) : NULL;
  if (!self->digest)
    return FALSE;

  /* A journal stands beside the file while it is written. */
  self->writable = access (self->path, W_OK) == 0 && access (folder, W_OK) == 0;
  self->n_rows = g_new0 (guint, n_tables);
  for (guint i = 0; i < n_tables; i++)
    {
      g_autoptr (GPtrArray) rows = stf_year_file_get_rows (
          self->file, stf_schema_get_table (schema, i)->name, error);

      if (!rows)
        return FALSE;
      self->n_rows[i] = rows->len;
    }

  return TRUE;
}

static const char *
get_name (const StfHolder *holder)
{
  return holder ? holder->name : NULL;
}

static void
print_line (const char *label, const char *value)
{
  g_print ("%s %s\n", label, value);
}

static void
print_info (const Info *self)
{
  const StfOverview *overview = self->overview;
  const StfOrganisation *organisation = overview->organisation;
  g_autofree char *revision = g_strdup_printf ("%" G_GINT64_FORMAT,
                                               stf_year_file_get_revision (self->file));
  g_autofree char *vacant = g_strdup_printf ("%u", overview->vacancies->len);

  /* Translators: the name of the organisation and the year. */
  g_print (stf_organisation_get_example (organisation) ? _ ("%s %d (example)\n") : _ ("%s %d\n"),
           stf_organisation_get_name (organisation), stf_organisation_get_year (organisation));
  g_print (_ ("From %s to %s, shown on %s\n"), stf_organisation_get_starts (organisation),
           stf_organisation_get_ends (organisation), stf_organisation_get_date (organisation));
  print_line (_ ("Chair:"), overview->chair ? overview->chair->name : "–");
  print_line (_ ("Process owner:"), overview->process_owner ? overview->process_owner->name : "–");
  print_line (_ ("Vacant seats:"), vacant);
  print_line (_ ("Revision:"), revision);
  print_line (_ ("Digest:"), self->digest);
  g_print ("%s\n",
           self->writable ? _ ("The file can be written.") : _ ("The file can only be read."));
  if (stf_year_file_get_unverified (self->file))
    g_print ("%s\n", _ ("The file was recovered and has not been verified."));

  g_print ("\n%s\n", _ ("Rows:"));
  for (guint i = 0; i < stf_schema_get_n_tables (stf_schema_get ()); i++)
    if (self->n_rows[i] > 0)
      g_print ("%7u %s\n", self->n_rows[i], stf_schema_get_table (stf_schema_get (), i)->name);
}

static void
append_text (GString *json, const char *key, const char *text)
{
  g_string_append_printf (json, "  \"%s\": ", key);
  stf_json_append_string (json, text);
  g_string_append (json, ",\n");
}

static void
append_number (GString *json, const char *key, gint64 number)
{
  g_string_append_printf (json, "  \"%s\": %" G_GINT64_FORMAT ",\n", key, number);
}

static void
append_flag (GString *json, const char *key, gboolean flag)
{
  g_string_append_printf (json, "  \"%s\": %s,\n", key, flag ? "true" : "false");
}

static void
print_json (const Info *self)
{
  const StfOverview *overview = self->overview;
  const StfOrganisation *organisation = overview->organisation;
  g_autoptr (GString) json = g_string_new ("{\n");

  append_text (json, "organisation", stf_organisation_get_name (organisation));
  append_number (json, "year", stf_organisation_get_year (organisation));
  append_text (json, "starts", stf_organisation_get_starts (organisation));
  append_text (json, "ends", stf_organisation_get_ends (organisation));
  append_flag (json, "example", stf_organisation_get_example (organisation));
  append_text (json, "date", stf_organisation_get_date (organisation));
  append_text (json, "chair", get_name (overview->chair));
  append_text (json, "process_owner", get_name (overview->process_owner));
  append_number (json, "vacant_seats", overview->vacancies->len);
  append_number (json, "schema", STF_SCHEMA_VERSION);
  append_number (json, "revision", stf_year_file_get_revision (self->file));
  append_text (json, "digest", self->digest);
  append_flag (json, "writable", self->writable);
  append_flag (json, "unverified", stf_year_file_get_unverified (self->file));
  g_string_append (json, "  \"rows\": {");
  for (guint i = 0; i < stf_schema_get_n_tables (stf_schema_get ()); i++)
    g_string_append_printf (json, "%s\n    \"%s\": %u", i > 0 ? "," : "",
                            stf_schema_get_table (stf_schema_get (), i)->name, self->n_rows[i]);
  g_string_append (json, "\n  }\n}\n");

  g_print ("%s", json->str);
}

StfToolStatus
stf_tool_info (const StfToolCommand *self, int argc, char **argv)
{
  gboolean as_json = FALSE;
  const GOptionEntry options[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, N_ ("Write JSON, for other programs"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_auto (Info) info = { NULL };

  if (!stf_tool_parse (self, options, argc, argv, &info.path))
    return STF_TOOL_USAGE;
  if (!load_info (&info, &error))
    return stf_tool_fail (error);

  if (as_json)
    print_json (&info);
  else
    print_info (&info);

  return STF_TOOL_OK;
}

/* The word in which the clause commands. */
static const char *
describe_severity (const char *severity)
{
  if (g_str_equal (severity, "must"))
    return C_ ("severity", "must");
  if (g_str_equal (severity, "should"))
    return C_ ("severity", "should");
  if (g_str_equal (severity, "may"))
    return C_ ("severity", "may");
  return C_ ("severity", "information");
}

/* Appends a text so that nothing in it is read as Markdown; each line begins with before. */
static void
append_markdown (GString *markdown, const char *before, const char *text)
{
  g_string_append (markdown, before);
  for (const char *p = text; *p; p++)
    {
      if (strchr ("\\`*_[]<>#|", *p))
        g_string_append_c (markdown, '\\');
      g_string_append_c (markdown, *p);
      if (*p == '\n')
        g_string_append (markdown, before);
    }
  g_string_append_c (markdown, '\n');
}

static int
compare_rules (gconstpointer a, gconstpointer b)
{
  const StfRow *first = *(const StfRow *const *) a;
  const StfRow *second = *(const StfRow *const *) b;
  gint64 difference = stf_row_get_integer (first, "position")
                      - stf_row_get_integer (second, "position");

  if (difference != 0)
    return difference < 0 ? -1 : 1;
  return strcmp (stf_row_get_id (first), stf_row_get_id (second));
}

static void
append_rule (GString *markdown, const StfRow *rule)
{
  const char *ref = stf_row_get_text (rule, "ref");
  g_autofree char *heading = g_strdup_printf (
      "%s%s%s: %s", ref ? ref : "", ref ? " · " : "",
      describe_severity (stf_row_get_text (rule, "severity")), stf_row_get_text (rule, "title"));

  g_string_append (markdown, "\n## ");
  append_markdown (markdown, "", heading);
  g_string_append_c (markdown, '\n');
  append_markdown (markdown, "> ", stf_row_get_text (rule, "clause"));
}

StfToolStatus
stf_tool_rules (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfOrganisation) organisation = NULL;
  g_autoptr (GPtrArray) rules = NULL;
  g_autoptr (GString) markdown = NULL;
  g_autofree char *heading = NULL;
  const char *path;

  if (!stf_tool_parse (self, NULL, argc, argv, &path))
    return STF_TOOL_USAGE;

  file = stf_tool_open (path, STF_OPEN_READ_ONLY, &error);
  organisation = file ? stf_organisation_load (file, NULL, &error) : NULL;
  rules = organisation ? stf_year_file_get_rows (file, "rule", &error) : NULL;
  if (!rules)
    return stf_tool_fail (error);

  /* Translators: the name of the organisation and the year. */
  heading = g_strdup_printf (_ ("Rules of %s %d"), stf_organisation_get_name (organisation),
                             stf_organisation_get_year (organisation));
  markdown = g_string_new ("# ");
  append_markdown (markdown, "", heading);
  g_ptr_array_sort (rules, compare_rules);
  for (guint i = 0; i < rules->len; i++)
    append_rule (markdown, rules->pdata[i]);

  g_print ("%s", markdown->str);
  return STF_TOOL_OK;
}
