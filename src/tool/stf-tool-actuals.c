/* SPDX-License-Identifier: GPL-3.0-or-later */

/* actuals: what an accounting system says was spent, taken into the year. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-ledger-import.h"
#include "stf-tool-money.h"

static void
print_amount (const char *what, gint64 amount)
{
  g_autofree char *text = stf_tool_money_word (amount);

  g_print ("%s\t%s\n", what, text);
}

static void
print_preview (const StfActuals *actuals, const StfLedgerPreview *preview)
{
  g_print ("new\t%u\nchanged\t%u\nunchanged\t%u\ngone\t%u\n", preview->n_new, preview->n_changed,
           preview->n_unchanged, preview->n_gone);
  print_amount ("mapped", preview->mapped);
  print_amount ("not-of-the-budget", preview->not_ours);
  print_amount ("not-mapped", preview->unmapped);
  g_print ("reconciled\t%u\n", actuals->n_reconciled);
  for (guint i = 0; i < actuals->differences->len; i++)
    {
      const StfActualsDifference *it = &g_array_index (actuals->differences, StfActualsDifference,
                                                       i);
      g_autofree char *what = g_strdup_printf ("difference\t%s", it->account);

      print_amount (what, it->found - it->expected);
    }
  for (guint i = 0; i < preview->groups->len; i++)
    {
      const StfLedgerGroup *group = preview->groups->pdata[i];
      g_autofree char *what = g_strdup_printf ("unmapped\t%s\t%s", group->account, group->objects);

      if (group->mapping == NULL)
        print_amount (what, group->amount);
    }
  for (guint i = 0; i < actuals->notes->len; i++)
    g_printerr ("stafett-tool: %s\n", (const char *) actuals->notes->pdata[i]);
}

static StfToolStatus
import_actuals (StfYearFile *file, const char *path, gboolean dry_run, gboolean suggest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = stf_exchange_load (path, &error);
  g_autoptr (StfLedgerImport) import = NULL;
  g_autoptr (StfLedgerPreview) preview = NULL;
  guint n_mapped;

  if (bytes != NULL)
    import = stf_ledger_import_new (file, bytes, &error);
  /* Says which column is missing. */
  if (import == NULL || !stf_ledger_import_read (import, &error)
      || (suggest && !stf_ledger_import_suggest (import, &n_mapped, &error)))
    return stf_tool_fail (error);
  preview = stf_ledger_import_preview (import, &error);
  if (preview == NULL || (!dry_run && !stf_ledger_import_run (import, &error)))
    return stf_tool_fail (error);
  print_preview (stf_ledger_import_get_actuals (import), preview);
  return STF_TOOL_OK;
}

/** stf_tool_actuals: takes in a SIE or CSV file, or tells what that would do. */
StfToolStatus
stf_tool_actuals (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autofree char *import = NULL;
  gboolean dry_run = FALSE;
  gboolean suggest = FALSE;
  const char *path;
  StfToolStatus status;
  const GOptionEntry options[] = {
    { "import", 'i', 0, G_OPTION_ARG_FILENAME, &import, N_ ("The file to take in: SIE or CSV"),
      N_ ("LEDGER") },
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &dry_run, N_ ("Only tell what importing would do"),
      NULL },
    { "suggest", 0, 0, G_OPTION_ARG_NONE, &suggest,
      N_ ("Map accounts to lines of the budget where it is plain"), NULL },
    { NULL },
  };

  if (!stf_tool_parse (self, options, argc, argv, &path))
    return STF_TOOL_USAGE;
  if (import == NULL)
    return stf_tool_misused (self, _ ("Say which file to take in, with --import."));
  file = stf_tool_open (path, dry_run ? STF_OPEN_READ_ONLY : STF_OPEN_DEFAULT, &error);
  if (file == NULL)
    return stf_tool_fail (error);
  status = import_actuals (file, import, dry_run, suggest);
  if (!stf_year_file_close (file, &error) && status == STF_TOOL_OK)
    return stf_tool_fail (error);
  return status;
}
