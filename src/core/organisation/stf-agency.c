/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The agencies of a year, for lists to choose from. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-agency.h"
#include "stf-year-file-private.h"

/** stf_agency_free: frees an agency. */
void
stf_agency_free (StfAgency *self)
{
  g_free (self->id);
  g_free (self->code);
  g_free (self->letter);
  g_free (self->name);
  g_free (self->short_name);
  g_free (self->kind);
  g_free (self);
}

/**
 * stf_agency_list:
 *
 * Reads every agency, in the order of the year.  Returns an array of StfAgency that the caller
 * owns, or NULL and an error when the file cannot be read.
 */
GPtrArray *
stf_agency_list (StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_agency_free);
  g_autoptr (StfStatement) row = NULL;
  gboolean has_row = FALSE;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  row = stf_year_file_query (
      file, "SELECT id, code, letter, name, short_name, kind FROM agency ORDER BY position, id",
      error);
  if (!row)
    return NULL;

  while (stf_statement_step (row, &has_row, error))
    {
      StfAgency *agency;

      if (!has_row)
        return g_steal_pointer (&agencies);

      agency = g_new0 (StfAgency, 1);
      agency->id = stf_statement_dup_text (row, 0);
      agency->code = stf_statement_dup_text (row, 1);
      agency->letter = stf_statement_dup_text (row, 2);
      agency->name = stf_statement_dup_text (row, 3);
      agency->short_name = stf_statement_dup_text (row, 4);
      agency->kind = stf_statement_dup_text (row, 5);
      g_ptr_array_add (agencies, agency);
    }

  return NULL;
}
