/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a role, as a value: its row, its seats, and its role descriptions
 * (uppdragsspecifikationer) with their tasks.
 *
 * 1. A role is open to any number, or has seats, or follows another role's holder; the last has
 *    neither seats nor assignments of its own, and its holder is an agency (R27).
 * 2. Fewer seats: the last go first.  Who sat there stays a holder, beyond the seats.
 * 3. A role that is one of another's holders (the chair is one of the six) cannot, by any number of
 *    steps, be one of its own; the same of whom it follows, reports to and assists.
 * 4. A role description may be used by several roles: its tasks are then theirs too. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-role-draft.h"

#include <glib/gi18n-lib.h>

#include "stf-reader-private.h"

G_DEFINE_QUARK (stf - role - draft - error - quark, stf_role_draft_error)

/**
 * stf_role_draft_new:
 * @file: a year
 * @body: (nullable): the body that it belongs to
 * @role: (out) (transfer none): the id of the new role; the draft owns it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the editor of a new role, with one seat
 */
StfDraft *
stf_role_draft_new (StfYearFile *file, const char *body, const char **role, GError **error)
{
  g_autoptr (StfDraft) self = NULL;
  gint64 position;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  position = stf_read_next_position (file, "role", "body", body, error);
  if (position < 0)
    return NULL;

  self = stf_draft_new ();
  *role = stf_draft_add (self, "role");
  stf_draft_set_text (self, *role, "body", body);
  stf_draft_set_text (self, *role, "kind", "member");
  stf_draft_set_integer (self, *role, "position", position);
  stf_role_draft_set_seats (self, *role, 1);
  return g_steal_pointer (&self);
}

static gboolean
load_tasks (StfDraft *self, StfYearFile *file, const char *role, GError **error)
{
  g_autoptr (GPtrArray) uses = NULL;

  if (!stf_draft_load (self, file, "task_list_use", "role", role, error))
    return FALSE;

  uses = stf_draft_list (self, "task_list_use", NULL, NULL);
  for (guint i = 0; i < uses->len; i++)
    {
      const char *list = stf_row_get_text (uses->pdata[i], "task_list");

      if (!stf_draft_load (self, file, "task_list", "id", list, error)
          || !stf_draft_load (self, file, "task", "task_list", list, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * stf_role_draft_load:
 * @file: a year
 * @role: an id
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the editor of a role
 */
StfDraft *
stf_role_draft_load (StfYearFile *file, const char *role, GError **error)
{
  g_autoptr (StfDraft) self = stf_draft_new ();

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  if (!stf_draft_load (self, file, "role", "id", role, error)
      || !stf_draft_load (self, file, "seat", "role", role, error)
      || !load_tasks (self, file, role, error))
    return NULL;
  if (stf_draft_get (self, role) == NULL)
    {
      g_set_error_literal (error, STF_ROLE_DRAFT_ERROR, STF_ROLE_DRAFT_ERROR_GONE,
                           _ ("The role is no longer in the file."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/** stf_role_draft_count_seats: how many seats the role has now. */
guint
stf_role_draft_count_seats (const StfDraft *self, const char *role)
{
  g_autoptr (GPtrArray) seats = stf_draft_list (self, "seat", "role", role);

  return seats->len;
}

/**
 * stf_role_draft_set_seats:
 * @self: the editor of a role
 * @role: the role's id
 * @n: how many seats it is to have, at most %STF_ROLE_MAX_SEATS
 *
 * Adds seats at the end, or removes the last (rule 2).
 */
void
stf_role_draft_set_seats (StfDraft *self, const char *role, guint n)
{
  g_autoptr (GPtrArray) seats = NULL;
  gint64 position = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (n <= STF_ROLE_MAX_SEATS);

  seats = stf_draft_list (self, "seat", "role", role);
  if (seats->len > 0)
    position = stf_row_get_integer (seats->pdata[seats->len - 1], "position");

  for (guint i = seats->len; i > n; i--)
    stf_draft_remove (self, stf_row_get_id (seats->pdata[i - 1]));
  for (guint i = seats->len; i < n; i++)
    {
      const char *seat = stf_draft_add (self, "seat");

      stf_draft_set_text (self, seat, "role", role);
      stf_draft_set_integer (self, seat, "position", MIN (++position, STF_POSITION_MAX));
    }
}

/**
 * stf_role_draft_add_task:
 * @self: the editor of a role
 * @role: the role's id
 * @list: (nullable): one of its role descriptions; NULL: a new one, named after the role
 *
 * Adds a task at the end of a role description.
 *
 * Returns: (transfer none): the id of the task, whose text is to be set
 */
const char *
stf_role_draft_add_task (StfDraft *self, const char *role, const char *list)
{
  const char *task;

  g_return_val_if_fail (self != NULL, NULL);

  if (list == NULL)
    {
      const char *use = stf_draft_add (self, "task_list_use");

      list = stf_draft_add (self, "task_list");
      stf_draft_set_text (self, list, "title", stf_draft_get_text (self, role, "title"));
      stf_draft_set_text (self, use, "task_list", list);
      stf_draft_set_text (self, use, "role", role);
    }

  task = stf_draft_add (self, "task");
  stf_draft_set_text (self, task, "task_list", list);
  stf_draft_place (self, task, NULL, "task_list");
  return task;
}

static gboolean
fail (const char **column, const char *at, StfRoleDraftError code, const char *message,
      GError **error)
{
  if (column != NULL)
    *column = at;
  g_set_error_literal (error, STF_ROLE_DRAFT_ERROR, code, message);
  return FALSE;
}

static gboolean
validate_tasks (const StfDraft *self, const char **column, GError **error)
{
  g_autoptr (GPtrArray) lists = stf_draft_list (self, "task_list", NULL, NULL);
  g_autoptr (GPtrArray) tasks = stf_draft_list (self, "task", NULL, NULL);

  for (guint i = 0; i < lists->len; i++)
    if (stf_row_get_text (lists->pdata[i], "title") == NULL)
      return fail (column, "task_list", STF_ROLE_DRAFT_ERROR_TASK,
                   _ ("Write the title of the role description."), error);
  for (guint i = 0; i < tasks->len; i++)
    if (stf_row_get_text (tasks->pdata[i], "text") == NULL)
      return fail (column, "task", STF_ROLE_DRAFT_ERROR_TASK,
                   _ ("Write the task, or remove its row."), error);
  return TRUE;
}

/* Whether the way from a role by a column leads back to it (rule 3). */
static gboolean
leads_back (const StfDraft *self, const char *role, StfYearFile *file, const char *column,
            gboolean *circle, GError **error)
{
  g_autofree char *next = g_strdup (stf_draft_get_text (self, role, column));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  while (next != NULL && !g_str_equal (next, role) && g_hash_table_add (seen, g_strdup (next)))
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (StfRow) row = stf_year_file_get_row (file, "role", next, &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_free (next);
      next = row != NULL ? g_strdup (stf_row_get_text (row, column)) : NULL;
    }
  *circle = next != NULL && g_str_equal (next, role);
  return TRUE;
}

static gboolean
validate_circles (const StfDraft *self, const char *role, StfYearFile *file, const char **column,
                  GError **error)
{
  static const char *const columns[] = { "among", "holder_of", "reports_to", "assists" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gboolean circle = FALSE;

      if (!leads_back (self, role, file, columns[i], &circle, error))
        return FALSE;
      if (circle)
        return fail (column, columns[i], STF_ROLE_DRAFT_ERROR_CIRCLE,
                     _ ("The way from this role leads back to itself. Choose another role."),
                     error);
    }
  return TRUE;
}

/* Rule 1. */
static gboolean
validate_holder (const StfDraft *self, const char *role, const char **column, GError **error)
{
  if (stf_draft_get_text (self, role, "holder_of") == NULL)
    return TRUE;

  if (g_strcmp0 (stf_draft_get_text (self, role, "holder"), "agency") != 0)
    return fail (column, "holder", STF_ROLE_DRAFT_ERROR_HOLDER,
                 _ ("A role that follows the holder of another is held by an agency: the one where "
                    "that holder works."),
                 error);
  if (stf_draft_get_text (self, role, "among") != NULL)
    return fail (column, "among", STF_ROLE_DRAFT_ERROR_HOLDER,
                 _ ("A role cannot both follow the holder of another and be one of its holders."),
                 error);
  return TRUE;
}

/**
 * stf_role_draft_validate:
 * @self: the editor of a role
 * @role: the role's id
 * @file: the year
 * @column: (out) (optional): the column that is at fault; "task" and "task_list" for those
 * @error: return location for an error
 *
 * Tells whether the draft can be saved (rules 1 and 3).
 */
gboolean
stf_role_draft_validate (const StfDraft *self, const char *role, StfYearFile *file,
                         const char **column, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  if (stf_draft_get_text (self, role, "title") == NULL)
    return fail (column, "title", STF_ROLE_DRAFT_ERROR_TITLE, _ ("Write the title of the role."),
                 error);
  return validate_holder (self, role, column, error)
         && validate_circles (self, role, file, column, error)
         && validate_tasks (self, column, error);
}

/**
 * stf_role_draft_save:
 * @self: the editor of a role
 * @role: the role's id
 * @file: the year
 * @error: return location for an error
 *
 * Validates the draft and writes it as one change, "role-new" or "role-edit".
 */
gboolean
stf_role_draft_save (StfDraft *self, const char *role, StfYearFile *file, GError **error)
{
  return stf_role_draft_validate (self, role, file, NULL, error)
         && stf_draft_save (self, file,
                            stf_draft_get_original (self, role) != NULL ? "role-edit" : "role-new",
                            role, error);
}

static gboolean
remove_cb (StfChange *change, gpointer user_data, GError **error)
{
  return stf_change_delete (change, "role", user_data, error);
}

/**
 * stf_role_remove:
 * @file: a year
 * @role: an id
 * @error: return location for an error
 *
 * Removes a role with its seats, assignments and relations as one change, "role-remove".
 */
gboolean
stf_role_remove (StfYearFile *file, const char *role, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (role != NULL, FALSE);

  return stf_year_file_change (file, "role-remove", role, NULL, remove_cb, (gpointer) role, error);
}
