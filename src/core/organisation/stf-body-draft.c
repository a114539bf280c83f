/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The editor of a body, as a value: its row, its other names, its roles and their seats.
 *
 * 1. A new body stands last below its parent.
 * 2. A body that is removed leaves what stands below it to its own parent, in its place; its roles,
 *    their seats and holders, and its relations go with it.  One that has been at work is better
 *    ended by a date: then the past stays as it was.
 *
 * What is drawn and in which style is not here but in stf-body.c, with moves by hand. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-body-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-body.h"
#include "stf-date.h"
#include "stf-reader-private.h"

#define CHILDREN "SELECT id FROM body WHERE parent = ?1 ORDER BY position, id"

G_DEFINE_QUARK (stf - body - draft - error - quark, stf_body_draft_error)

/**
 * stf_body_draft_new:
 * @file: a year
 * @parent: (nullable): the body that it stands below; NULL: at the top
 * @body: (out) (transfer none): the id of the new body; the draft owns it
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the editor of a new body
 */
StfDraft *
stf_body_draft_new (StfYearFile *file, const char *parent, const char **body, GError **error)
{
  g_autoptr (StfDraft) self = NULL;
  gint64 position;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (body != NULL, NULL);

  position = stf_read_next_position (file, "body", "parent", parent, error);
  if (position < 0)
    return NULL;

  self = stf_draft_new ();
  *body = stf_draft_add (self, "body");
  stf_draft_set_text (self, *body, "kind", "group");
  stf_draft_set_text (self, *body, "parent", parent);
  stf_draft_set_integer (self, *body, "position", position);
  return g_steal_pointer (&self);
}

/**
 * stf_body_draft_load:
 * @file: a year
 * @body: an id
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the editor of a body
 */
StfDraft *
stf_body_draft_load (StfYearFile *file, const char *body, GError **error)
{
  g_autoptr (StfDraft) self = stf_draft_new ();
  g_autoptr (GPtrArray) roles = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (body != NULL, NULL);

  if (!stf_draft_load (self, file, "body", "id", body, error)
      || !stf_draft_load (self, file, "body_alias", "body", body, error)
      || !stf_draft_load (self, file, "role", "body", body, error))
    return NULL;
  if (stf_draft_get (self, body) == NULL)
    {
      g_set_error_literal (error, STF_BODY_DRAFT_ERROR, STF_BODY_DRAFT_ERROR_GONE,
                           _ ("The body is no longer in the file."));
      return NULL;
    }

  roles = stf_draft_list (self, "role", NULL, NULL);
  for (guint i = 0; i < roles->len; i++)
    if (!stf_draft_load (self, file, "seat", "role", stf_row_get_id (roles->pdata[i]), error))
      return NULL;
  return g_steal_pointer (&self);
}

static gboolean
fail (const char **column, const char *at, StfBodyDraftError code, const char *message,
      GError **error)
{
  if (column != NULL)
    *column = at;
  g_set_error_literal (error, STF_BODY_DRAFT_ERROR, code, message);
  return FALSE;
}

static gboolean
validate_dates (const StfDraft *self, const char *body, const char **column, GError **error)
{
  const char *from_date = stf_draft_get_text (self, body, "from_date");
  const char *to_date = stf_draft_get_text (self, body, "to_date");

  if (from_date != NULL && !stf_date_is_valid (from_date))
    return fail (column, "from_date", STF_BODY_DRAFT_ERROR_DATES,
                 _ ("The first day is not a date. Write it as 2013-01-31."), error);
  if (to_date != NULL && !stf_date_is_valid (to_date))
    return fail (column, "to_date", STF_BODY_DRAFT_ERROR_DATES,
                 _ ("The last day is not a date. Write it as 2013-01-31."), error);
  if (from_date != NULL && to_date != NULL && strcmp (to_date, from_date) < 0)
    return fail (column, "to_date", STF_BODY_DRAFT_ERROR_DATES,
                 _ ("The last day comes before the first."), error);
  return TRUE;
}

/**
 * stf_body_draft_validate:
 * @self: the editor of a body
 * @body: the body's id
 * @file: the year
 * @column: (out) (optional): the column of the body that is at fault
 * @error: return location for an error
 *
 * Tells whether the draft can be saved: names where there are to be such, dates in order, and a
 * parent that does not stand below the body.
 */
gboolean
stf_body_draft_validate (const StfDraft *self, const char *body, StfYearFile *file,
                         const char **column, GError **error)
{
  const char *parent = stf_draft_get_text (self, body, "parent");
  g_autoptr (GPtrArray) aliases = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);

  if (stf_draft_get_text (self, body, "name") == NULL)
    return fail (column, "name", STF_BODY_DRAFT_ERROR_NAME, _ ("Write the name of the body."),
                 error);
  aliases = stf_draft_list (self, "body_alias", NULL, NULL);
  for (guint i = 0; i < aliases->len; i++)
    if (stf_row_get_text (aliases->pdata[i], "name") == NULL)
      return fail (column, "alias", STF_BODY_DRAFT_ERROR_NAME,
                   _ ("Write the other name, or remove its row."), error);
  if (!validate_dates (self, body, column, error))
    return FALSE;

  if (parent == NULL || stf_draft_get_original (self, body) == NULL
      || stf_body_check_parent (file, body, parent, error))
    return TRUE;
  if (column != NULL)
    *column = "parent";
  return FALSE;
}

/**
 * stf_body_draft_save:
 * @self: the editor of a body
 * @body: the body's id
 * @file: the year
 * @error: return location for an error
 *
 * Validates the draft and writes it as one change, "body-new" or "body-edit".
 */
gboolean
stf_body_draft_save (StfDraft *self, const char *body, StfYearFile *file, GError **error)
{
  return stf_body_draft_validate (self, body, file, NULL, error)
         && stf_draft_save (self, file,
                            stf_draft_get_original (self, body) != NULL ? "body-edit" : "body-new",
                            body, error);
}

static void
read_child (StfStatement *row, gpointer children)
{
  g_ptr_array_add (children, stf_statement_dup_text (row, 0));
}

static gboolean
remove_cb (StfChange *change, gpointer user_data, GError **error)
{
  const char *body = user_data;
  StfYearFile *file = stf_change_get_file (change);
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (StfRow) row = stf_year_file_get_row (file, "body", body, error);
  const char *parent;

  if (row == NULL || !stf_read_rows (file, CHILDREN, body, read_child, children, error))
    return FALSE;

  parent = stf_row_get_text (row, "parent");
  for (guint i = 0; i < children->len; i++)
    if (!(parent != NULL
              ? stf_change_set_text (change, "body", children->pdata[i], "parent", parent, error)
              : stf_change_set_null (change, "body", children->pdata[i], "parent", error))
        || !stf_change_set_integer (change, "body", children->pdata[i], "position",
                                    stf_row_get_integer (row, "position"), error))
      return FALSE;
  return stf_change_delete (change, "body", body, error);
}

/**
 * stf_body_remove:
 * @file: a year
 * @body: an id
 * @error: return location for an error
 *
 * Removes a body as one change, "body-remove" (rule 2); stf_removal_count() tells what goes with
 * it.
 */
gboolean
stf_body_remove (StfYearFile *file, const char *body, GError **error)
{
  g_autoptr (StfRow) row = NULL;
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (body != NULL, FALSE);

  row = stf_year_file_get_row (file, "body", body, &local);
  if (row != NULL)
    return stf_year_file_change (file, "body-remove", body, NULL, remove_cb, (gpointer) body,
                                 error);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error, STF_BODY_DRAFT_ERROR, STF_BODY_DRAFT_ERROR_GONE,
                         _ ("The body is no longer in the file."));
  return FALSE;
}
