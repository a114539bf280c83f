/* SPDX-License-Identifier: GPL-3.0-or-later */

/* history, undo and redo. */

#define G_LOG_DOMAIN "stafett-tool"

#include "config.h"

#include <glib/gi18n.h>

#include "stf-history.h"
#include "stf-tool.h"

static const char *const states[] = { "done", "undone", "past" };

/* One line a change: number, time, state, author, words. */
static void
print_entry (StfYearFile *file, const StfHistoryEntry *entry)
{
  g_autofree char *words = stf_history_describe (file, entry);

  g_print ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", entry->id, entry->at, states[entry->state],
           entry->author, words);
}

StfToolStatus
stf_tool_history (const StfToolCommand *self, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  const char *path;

  if (!stf_tool_parse (self, NULL, argc, argv, &path))
    return STF_TOOL_USAGE;

  file = stf_tool_open (path, STF_OPEN_READ_ONLY, &error);
  entries = file ? stf_history_list (file, 0, 0, &error) : NULL;
  if (!entries)
    return stf_tool_fail (error);

  for (guint i = entries->len; i > 0; i--)
    print_entry (file, entries->pdata[i - 1]);

  return STF_TOOL_OK;
}

/* Undo and redo differ in what they take from the history, and in their words. */
static StfToolStatus
step (const StfToolCommand *self, int argc, char **argv,
      StfHistoryEntry *(*get_entry) (StfYearFile *file),
      gboolean (*step_file) (StfYearFile *file, GError **error), const char *format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StfYearFile) file = NULL;
  g_autoptr (StfHistoryEntry) entry = NULL;
  g_autofree char *words = NULL;
  const char *path;

  if (!stf_tool_parse (self, NULL, argc, argv, &path))
    return STF_TOOL_USAGE;

  file = stf_tool_open (path, STF_OPEN_DEFAULT, &error);
  if (!file)
    return stf_tool_fail (error);

  entry = get_entry (file);
  if (entry)
    words = stf_history_describe (file, entry);
  if (!step_file (file, &error) || !stf_year_file_close (file, &error))
    return stf_tool_fail (error);

  g_print ("%s %s\n", format, words ? words : "");
  return STF_TOOL_OK;
}

StfToolStatus
stf_tool_undo (const StfToolCommand *self, int argc, char **argv)
{
  return step (self, argc, argv, stf_history_get_undo, stf_year_file_undo, _ ("Undone:"));
}

StfToolStatus
stf_tool_redo (const StfToolCommand *self, int argc, char **argv)
{
  return step (self, argc, argv, stf_history_get_redo, stf_year_file_redo, _ ("Done again:"));
}
