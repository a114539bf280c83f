/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The employments of a person over time.  The form of a person shows the one in force at a date;
 * here are all of them, to be added, corrected and removed one by one. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-employment.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-change.h"
#include "stf-date.h"
#include "stf-reader-private.h"
#include "stf-uuid.h"

#define EMPLOYMENTS                                                                                \
  "SELECT employment.id, employment.person, agency.id, agency.short_name, employment.title,"       \
  " employment.from_date, employment.to_date"                                                      \
  " FROM employment JOIN agency ON agency.id = employment.agency"                                  \
  " WHERE employment.person = ?1"                                                                  \
  " ORDER BY coalesce (employment.from_date, '') DESC, employment.id DESC"

static void
read_employment (StfStatement *row, gpointer user_data)
{
  StfEmployment *self = g_new0 (StfEmployment, 1);

  self->id = stf_statement_dup_text (row, 0);
  self->person = stf_statement_dup_text (row, 1);
  self->agency = stf_statement_dup_text (row, 2);
  self->agency_name = stf_statement_dup_text (row, 3);
  self->title = stf_statement_dup_text (row, 4);
  self->from_date = stf_statement_dup_text (row, 5);
  self->to_date = stf_statement_dup_text (row, 6);
  g_ptr_array_add (user_data, self);
}

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, STF_FILE_ERROR, STF_FILE_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
validate (const StfEmployment *self, GError **error)
{
  if (self->agency == NULL)
    return fail (error, _ ("Choose an agency."));
  if ((self->from_date != NULL && !stf_date_is_valid (self->from_date))
      || (self->to_date != NULL && !stf_date_is_valid (self->to_date)))
    return fail (error, _ ("Write dates as 2013-01-31."));
  if (self->from_date != NULL && self->to_date != NULL
      && strcmp (self->to_date, self->from_date) < 0)
    return fail (error, _ ("The last day comes before the first."));
  return TRUE;
}

static gboolean
save_cb (StfChange *change, gpointer user_data, GError **error)
{
  const StfEmployment *self = user_data;
  g_autoptr (StfRow) row = stf_row_new ("employment");
  g_autofree char *id = self->id != NULL ? g_strdup (self->id) : stf_uuid_new ();

  stf_row_set_text (row, "id", id);
  stf_row_set_text (row, "person", self->person);
  stf_row_set_text (row, "agency", self->agency);
  stf_row_set_text (row, "title", self->title != NULL && *self->title ? self->title : NULL);
  stf_row_set_text (row, "from_date", self->from_date);
  stf_row_set_text (row, "to_date", self->to_date);
  return stf_change_put (change, row, error);
}

static gboolean
delete_cb (StfChange *change, gpointer user_data, GError **error)
{
  const StfEmployment *self = user_data;

  return stf_change_delete (change, "employment", self->id, error);
}

/** stf_employment_free: frees an employment. */
void
stf_employment_free (StfEmployment *self)
{
  g_free (self->id);
  g_free (self->person);
  g_free (self->agency);
  g_free (self->agency_name);
  g_free (self->title);
  g_free (self->from_date);
  g_free (self->to_date);
  g_free (self);
}

/**
 * stf_employment_list:
 * @file: a year
 * @person: an id
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type StfEmployment) (nullable): the employments of a person,
 *   the latest first
 */
GPtrArray *
stf_employment_list (StfYearFile *file, const char *person, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_employment_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  if (!stf_read_rows (file, EMPLOYMENTS, person, read_employment, list, error))
    return NULL;
  return g_steal_pointer (&list);
}

/**
 * stf_employment_save:
 * @file: a year
 * @self: an employment, new if it has no id
 * @error: return location for %STF_FILE_ERROR_INVALID
 *
 * Writes an employment, as one change.
 */
gboolean
stf_employment_save (StfYearFile *file, const StfEmployment *self, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (self != NULL && self->person != NULL, FALSE);

  return validate (self, error)
         && stf_year_file_change (file, self->id != NULL ? "employment-edit" : "employment-new",
                                  self->person, NULL, save_cb, (gpointer) self, error);
}

/**
 * stf_employment_delete:
 * @file: a year
 * @self: an employment of it
 * @error: return location for an error
 *
 * Removes an employment, as one change.
 */
gboolean
stf_employment_delete (StfYearFile *file, const StfEmployment *self, GError **error)
{
  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (self != NULL && self->id != NULL, FALSE);

  return stf_year_file_change (file, "employment-delete", self->person, NULL, delete_cb,
                               (gpointer) self, error);
}
