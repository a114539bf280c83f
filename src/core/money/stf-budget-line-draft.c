/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a line of the budget, as a value.
 *
 * 1. A line has a title and a category, and stands in an order within it; in another category it
 *    becomes the last.
 * 2. Per cent are for a line that next year's budget scales, and only for that.
 * 3. With a line go its amounts and notes.  Commissions, and mappings of accounts, lose it. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-budget-line-draft.h"

#include <glib/gi18n-lib.h>

#include "stf-reader-private.h"

#define SCALE_MAX 1000

static gboolean
fail (const char **column, const char *at, StfBudgetError code, const char *message, GError **error)
{
  if (column)
    *column = at;
  g_set_error_literal (error, STF_BUDGET_ERROR, code, message);
  return FALSE;
}

static gboolean
put_last (StfDraft *self, const char *line, const char *category, StfYearFile *file, GError **error)
{
  gint64 position = stf_read_next_position (file, "budget_line", "category", category, error);

  if (position >= 0)
    stf_draft_set_integer (self, line, "position", position);
  return position >= 0;
}

/**
 * stf_budget_line_draft_new:
 * @file: a year
 * @category: the id of its category
 * @line: (out) (transfer none): the id of the new line; the draft owns it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the editor of a new line, the last of its category
 */
StfDraft *
stf_budget_line_draft_new (StfYearFile *file, const char *category, const char **line,
                           GError **error)
{
  g_autoptr (StfDraft) self = stf_draft_new ();

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (line != NULL, NULL);

  *line = stf_draft_add (self, "budget_line");
  stf_draft_set_text (self, *line, "category", category);
  stf_draft_set_text (self, *line, "policy", "carry");
  stf_draft_set_integer (self, *line, "development", 0);
  return put_last (self, *line, category, file, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * stf_budget_line_draft_load:
 * @file: a year
 * @line: an id
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the editor of a line
 */
StfDraft *
stf_budget_line_draft_load (StfYearFile *file, const char *line, GError **error)
{
  g_autoptr (StfDraft) self = stf_draft_new ();

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (line != NULL, NULL);

  if (!stf_draft_load (self, file, "budget_line", "id", line, error))
    return NULL;
  if (!stf_draft_get (self, line))
    {
      fail (NULL, NULL, STF_BUDGET_ERROR_GONE, _ ("The line is no longer in the file."), error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * stf_budget_line_draft_validate:
 * @self: the editor of a line
 * @line: the line's id
 * @column: (out) (optional): the column that is at fault
 * @error: return location for an error
 *
 * Tells whether the draft can be saved (rules 1 and 2).
 */
gboolean
stf_budget_line_draft_validate (const StfDraft *self, const char *line, const char **column,
                                GError **error)
{
  const StfRow *row = stf_draft_get (self, line);
  gboolean scales = g_strcmp0 (stf_draft_get_text (self, line, "policy"), "scale") == 0;
  const StfValue *scale;

  g_return_val_if_fail (row != NULL, FALSE);

  scale = &row->values[stf_table_find_column (row->table, "scale")];
  if (stf_draft_get_text (self, line, "title") == NULL)
    return fail (column, "title", STF_BUDGET_ERROR_TITLE, _ ("Write what the line is for."), error);
  if (stf_draft_get_text (self, line, "category") == NULL)
    return fail (column, "category", STF_BUDGET_ERROR_VALUE, _ ("Choose a category."), error);
  if (scales && (scale->type == STF_VALUE_NULL || scale->integer < 0 || scale->integer > SCALE_MAX))
    return fail (column, "scale", STF_BUDGET_ERROR_VALUE,
                 _ ("Write how many per cent of the amounts next year’s budget takes: 0 to 1,000."),
                 error);
  return TRUE;
}

/**
 * stf_budget_line_draft_save:
 * @self: the editor of a line
 * @line: the line's id
 * @file: the year
 * @error: return location for an error
 *
 * Validates the draft and writes it as one change, "budget-line-new" or "budget-line-edit".
 */
gboolean
stf_budget_line_draft_save (StfDraft *self, const char *line, StfYearFile *file, GError **error)
{
  const StfRow *original = stf_draft_get_original (self, line);
  const char *category = stf_draft_get_text (self, line, "category");

  if (!stf_budget_line_draft_validate (self, line, NULL, error))
    return FALSE;
  if (g_strcmp0 (stf_draft_get_text (self, line, "policy"), "scale") != 0)
    stf_draft_set_null (self, line, "scale");
  if (original && g_strcmp0 (stf_row_get_text (original, "category"), category) != 0
      && !put_last (self, line, category, file, error))
    return FALSE;
  return stf_draft_save (self, file, original ? "budget-line-edit" : "budget-line-new", line,
                         error);
}

/**
 * stf_budget_line_move:
 * @file: a year
 * @line: an id
 * @before: (nullable): the id of a line of the same category; NULL: it becomes the last
 * @error: return location for an error
 *
 * Gives a line another place in its category, as one change, "budget-line-move".
 */
gboolean
stf_budget_line_move (StfYearFile *file, const char *line, const char *before, GError **error)
{
  g_autoptr (StfDraft) self = stf_budget_line_draft_load (file, line, error);
  g_autofree char *category = NULL;

  if (!self)
    return FALSE;
  category = g_strdup (stf_draft_get_text (self, line, "category"));
  stf_draft_free (g_steal_pointer (&self));
  self = stf_draft_new ();
  if (!stf_draft_load (self, file, "budget_line", "category", category, error))
    return FALSE;
  stf_draft_place (self, line, before, "category");
  return stf_draft_save (self, file, "budget-line-move", line, error);
}

static gboolean
remove_cb (StfChange *change, gpointer user_data, GError **error)
{
  return stf_change_delete (change, "budget_line", user_data, error);
}

/**
 * stf_budget_line_remove:
 * @file: a year
 * @line: an id
 * @error: return location for an error
 *
 * Removes a line with its amounts and notes in all versions, as one change, "budget-line-delete".
 * stf_removal_describe() tells what goes along.  A line that an adopted version has amounts of
 * stays: what was decided is kept.
 */
gboolean
stf_budget_line_remove (StfYearFile *file, const char *line, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *adopted = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  adopted = stf_read_text (file,
                           "SELECT v.title FROM budget_row AS r"
                           " JOIN budget_version AS v ON v.id = r.version"
                           " JOIN budget_step AS s ON s.version = v.id AND s.state = 'adopted'"
                           " WHERE r.line = ?1 LIMIT 1",
                           line, &failure);
  if (failure)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (adopted)
    {
      g_set_error (error, STF_BUDGET_ERROR, STF_BUDGET_ERROR_LOCKED,
                   _ ("The line has amounts in “%s”, which is adopted. It stays, so that what was "
                      "decided can be read."),
                   adopted);
      return FALSE;
    }
  return stf_year_file_change (file, "budget-line-delete", line, NULL, remove_cb, (gpointer) line,
                               error);
}
