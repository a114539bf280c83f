/* SPDX-License-Identifier: GPL-3.0-or-later */

/* export, import and verify: the relay itself.  Each prints the digest and the code that the two
 * chairs compare (H6). */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-handover-import.h"
#include "stf-handover-write.h"
#include "stf-tool.h"

static void
print_proof (const StfHandoverProof *proof)
{
  g_print ("%s %s\n", _ ("Digest:"), proof->digest);
  g_print ("%s %s\n", _ ("Code:"), proof->code);
}

StfToolStatus
stf_tool_export (const StfToolCommand *self, int argc, char **argv)
{
  g_autofree char *output = NULL;
  gboolean overwrite = FALSE;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The document to write"), "XML" },
    { "overwrite", 0, 0, G_OPTION_ARG_NONE, &overwrite, N_ ("Replace a document that is there"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  StfHandoverProof proof;
  const char *path;

  if (!stf_tool_parse (self, options, argc, argv, &path))
    return STF_TOOL_USAGE;
  if (!output)
    return stf_tool_misused (self, _ ("The document to write is missing: -o XML."));

  file = stf_tool_open (path, STF_OPEN_READ_ONLY, &error);
  if (!file
      || !stf_handover_export (file, output, overwrite ? STF_EXPORT_OVERWRITE : STF_EXPORT_DEFAULT,
                               &proof, NULL, NULL, NULL, &error))
    return stf_tool_fail (error);

  print_proof (&proof);
  return STF_TOOL_OK;
}

StfToolStatus
stf_tool_import (const StfToolCommand *self, int argc, char **argv)
{
  g_autofree char *output = NULL;
  gboolean next_year = FALSE;
  const GOptionEntry options[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("The year file to make"), N_ ("FILE") },
    { "next-year", 0, 0, G_OPTION_ARG_NONE, &next_year, N_ ("Make it the year after"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) document = NULL;
  g_autofree char *author = NULL;
  StfImportResult result;
  const char *path;

  if (!stf_tool_parse (self, options, argc, argv, &path))
    return STF_TOOL_USAGE;
  if (!output)
    return stf_tool_misused (self, _ ("The year file to make is missing: -o FILE."));

  document = stf_handover_load (path, NULL, &error);
  author = stf_tool_get_author ();
  if (!document
      || !stf_handover_import (document, next_year ? STF_IMPORT_NEXT_YEAR : STF_IMPORT_HANDOVER,
                               output, author, &result, NULL, NULL, NULL, &error))
    return stf_tool_fail (error);

  if (result.outcome == STF_IMPORT_ALREADY)
    g_print ("%s\n", _ ("The document is already imported; nothing was changed."));
  else
    g_print (ngettext ("%lu row imported\n", "%lu rows imported\n", (gulong) result.n_rows),
             (gulong) result.n_rows);
  print_proof (&result.proof);
  return STF_TOOL_OK;
}

StfToolStatus
stf_tool_verify (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfHandoverInfo) info = NULL;
  const char *path;

  if (!stf_tool_parse (self, NULL, argc, argv, &path))
    return STF_TOOL_USAGE;

  /* A digest that does not match is an error that names both. */
  info = stf_handover_verify (path, NULL, NULL, NULL, &error);
  if (!info)
    return stf_tool_fail (error);

  g_print ("%s %d\n", info->name, info->year);
  print_proof (&info->proof);
  return STF_TOOL_OK;
}
