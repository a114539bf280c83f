/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Notes on amounts: what was thought of a cell, by whom and when. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-note.h"

#include "stf-date.h"
#include "stf-uuid.h"

typedef struct
{
  const StfBudgetNote *old;
  const StfRow *row; /* NULL: the old one is removed */
} Noting;

static gboolean
note_cb (StfChange *change, gpointer user_data, GError **error)
{
  const Noting *noting = user_data;

  if (!noting->row)
    return stf_change_delete (change, "cell_note", noting->old->id, error);
  return noting->old ? stf_change_put (change, noting->row, error)
                     : stf_change_insert (change, noting->row, error);
}

/**
 * stf_budget_note_save:
 * @old: (nullable): the note that is changed; NULL: a new one
 * @line: a line
 * @version: a version of the file
 * @month: 1 to 12, or 0 for what is not spread
 * @text: what it says; nothing removes @old
 * @file: the year
 * @error: return location for an error
 *
 * Writes a note on an amount, by the author of the file's changes, of today.  An amount may have
 * several, and those of an adopted version can be written too.
 */
gboolean
stf_budget_note_save (const StfBudgetNote *old, const StfBudgetLine *line,
                      const StfBudgetVersion *version, guint month, const char *text,
                      StfYearFile *file, GError **error)
{
  g_autoptr (StfRow) row = stf_row_new ("cell_note");
  g_autofree char *id = old ? g_strdup (old->id) : stf_uuid_new ();
  g_autofree char *today = stf_date_today ();
  g_autofree char *clean = g_strstrip (g_strdup (text));
  const char *author = stf_year_file_get_author (file);
  Noting noting = { old, *clean ? row : NULL };

  g_return_val_if_fail (version->id != NULL && month <= 12, FALSE);

  if (!*clean && !old)
    return TRUE;
  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "line", line->id);
  stf_row_set_text (row, "version", version->id);
  stf_row_set_integer (row, "month", month);
  stf_row_set_text (row, "author", author && *author ? author : NULL);
  stf_row_set_text (row, "on_date", today);
  stf_row_set_text (row, "text", clean);
  return stf_year_file_change (file,
                               !*clean ? "budget-note-delete"
                               : old   ? "budget-note-edit"
                                       : "budget-note-new",
                               line->id, NULL, note_cb, &noting, error);
}
