/* SPDX-License-Identifier: GPL-3.0-or-later */

/* stafett-tool: the same jobs as the window, without a display.
 *
 * A command is a row of the table below and a function in the file of its group.  Results go to
 * standard output, errors to standard error; nothing is asked.  What a command prints for programs,
 * JSON and columns with tabs between, is not translated. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <stdio.h>

#include "stf-locale.h"
#include "stf-tool.h"

static const StfToolCommand commands[] = {
  { "new", N_ ("FILE --template NAME|XML"), N_ ("Make a year file from a template"), stf_tool_new },
  { "info", N_ ("FILE"), N_ ("Tell what a year file holds"), stf_tool_info },
  { "chart", N_ ("FILE -o OUT"), N_ ("Draw the chart as PDF, SVG or PNG"), stf_tool_chart },
  { "budget", N_ ("FILE [-o OUT]"), N_ ("Write the budget, or its follow-up, as a document"),
    stf_tool_budget },
  { "actuals", N_ ("FILE --import LEDGER"), N_ ("Take in actuals from an accounting system"),
    stf_tool_actuals },
  { "fee", N_ ("FILE [-o OUT]"), N_ ("Write the fee, or the notices of it, as a document"),
    stf_tool_fee },
  { "rules", N_ ("FILE"), N_ ("List the rules as Markdown"), stf_tool_rules },
  { "check", N_ ("FILE"), N_ ("Tell what breaks the rules, and what soon will"), stf_tool_check },
  { "export", N_ ("FILE -o XML"), N_ ("Write the handover document of a year"), stf_tool_export },
  { "import", N_ ("XML -o FILE"), N_ ("Make a year file from a handover document"),
    stf_tool_import },
  { "verify", N_ ("XML"), N_ ("Check a handover document and show its code"), stf_tool_verify },
  { "history", N_ ("FILE"), N_ ("List the changes of a year file"), stf_tool_history },
  { "persons", N_ ("FILE"), N_ ("List people, take in a list, tell what is known of one"),
    stf_tool_persons },
  { "undo", N_ ("FILE"), N_ ("Undo the latest change"), stf_tool_undo },
  { "redo", N_ ("FILE"), N_ ("Do again what was undone last"), stf_tool_redo },
};

static void
print_help (void)
{
  /* Translators: the words in capitals stand for what the user writes. */
  g_print ("%s\n\n%s\n", _ ("Usage: stafett-tool COMMAND [OPTION…] ARGUMENT"), _ ("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *call = g_strdup_printf ("%s %s", commands[i].name,
                                               _ (commands[i].arguments));

      g_print ("  %-28s  %s\n", call, _ (commands[i].summary));
    }
  g_print (
      "\n%s\n%s\n", _ ("“stafett-tool COMMAND --help” shows the options of a command."),
      _ ("Exit codes: 0 done, 1 the file or document cannot be used, 2 called in a wrong way."));
}

/* Parses the options of a command and leaves its arguments.  --help prints and leaves.  FALSE: the
 * call was wrong, which has been said; the same of the next two. */
gboolean
stf_tool_parse_options (const StfToolCommand *self, const GOptionEntry *options, int *argc,
                        char ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (self->arguments);
  g_autofree char *name = g_strconcat ("stafett-tool ", self->name, NULL);
  g_autoptr (GError) error = NULL;

  g_set_prgname (name);
  g_option_context_set_summary (context, _ (self->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  if (options)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      stf_tool_misused (self, error->message);
      return FALSE;
    }

  return TRUE;
}

/* The one argument that is left.  GOption leaves the "--" before a name that begins with a dash. */
gboolean
stf_tool_get_argument (const StfToolCommand *self, int argc, char **argv, const char **argument)
{
  if (argc > 1 && g_str_equal (argv[1], "--"))
    {
      argc--;
      argv++;
    }

  if (argc != 2 || *argv[1] == '\0')
    {
      stf_tool_misused (self, argc <= 2 ? _ ("The name of a file is missing.")
                                        : _ ("There are more arguments than one."));
      return FALSE;
    }

  *argument = argv[1];
  return TRUE;
}

/* Both of the above. */
gboolean
stf_tool_parse (const StfToolCommand *self, const GOptionEntry *options, int argc, char **argv,
                const char **argument)
{
  return stf_tool_parse_options (self, options, &argc, &argv)
         && stf_tool_get_argument (self, argc, argv, argument);
}

/* Says what is wrong with the call. */
StfToolStatus
stf_tool_misused (const StfToolCommand *self, const char *message)
{
  g_printerr ("stafett-tool: %s\n", message);
  /* Translators: %s is a command. */
  g_printerr (_ ("“stafett-tool %s --help” shows how to call it.\n"), self->name);
  return STF_TOOL_USAGE;
}

/* Says why the command failed. */
StfToolStatus
stf_tool_fail (const GError *error)
{
  g_printerr ("stafett-tool: %s\n", error->message);
  return STF_TOOL_FAILED;
}

/* Opens a year file; who changes it is who the settings of the window say. */
StfYearFile *
stf_tool_open (const char *path, StfOpenFlags flags, GError **error)
{
  StfYearFile *file = stf_year_file_open (path, flags, error);

  if (file && !(flags & STF_OPEN_READ_ONLY))
    {
      g_autofree char *author = stf_tool_get_author ();

      stf_year_file_set_author (file, author);
    }

  return file;
}

/* The name that the window has asked for (H4), never that of the login; NULL: not known. */
char *
stf_tool_get_author (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source
                                           ? g_settings_schema_source_lookup (source, APP_ID, TRUE)
                                           : NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *author = NULL;

  if (!schema || !g_settings_schema_has_key (schema, "author"))
    return NULL;

  settings = g_settings_new_full (schema, NULL, NULL);
  author = g_settings_get_string (settings, "author");
  return *author ? g_steal_pointer (&author) : NULL;
}

/* What is written is UTF-8 in every locale: the readers are programs, and in the locale C, which
 * scheduled jobs have, GLib would make question marks of it. */
static void
print_cb (const char *text)
{
  fputs (text, stdout);
}

static void
print_error_cb (const char *text)
{
  fputs (text, stderr);
}

static StfToolStatus
run (int argc, char **argv)
{
  if (argc < 2)
    {
      g_printerr ("stafett-tool: %s\n%s\n", _ ("Which command?"),
                  _ ("“stafett-tool --help” lists the commands."));
      return STF_TOOL_USAGE;
    }
  if (g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "-h"))
    {
      print_help ();
      return STF_TOOL_OK;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("stafett-tool %s\n", PACKAGE_VERSION);
      return STF_TOOL_OK;
    }

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].run (&commands[i], argc - 1, argv + 1);

  /* Translators: %s is what the user wrote. */
  g_printerr (_ ("stafett-tool: There is no command “%s”.\n"), argv[1]);
  g_printerr ("%s\n", _ ("“stafett-tool --help” lists the commands."));
  return STF_TOOL_USAGE;
}

int
main (int argc, char **argv)
{
  StfToolStatus status;

  setlocale (LC_ALL, "");
  stf_locale_bind_messages ();
  g_set_prgname ("stafett-tool");
  g_set_print_handler (print_cb);
  g_set_printerr_handler (print_error_cb);

  status = run (argc, argv);
  if (fflush (stdout) == 0 && !ferror (stdout))
    return status;

  g_printerr ("stafett-tool: %s\n", g_strerror (errno));
  return STF_TOOL_FAILED;
}
