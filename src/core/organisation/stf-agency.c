/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The agencies of a year, for lists to choose from. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-agency.h"
#include "stf-reader-private.h"

static void
read_agency (StfStatement *row, gpointer agencies)
{
  StfAgency *agency = g_new0 (StfAgency, 1);

  agency->id = stf_statement_dup_text (row, 0);
  agency->code = stf_statement_dup_text (row, 1);
  agency->letter = stf_statement_dup_text (row, 2);
  agency->name = stf_statement_dup_text (row, 3);
  agency->short_name = stf_statement_dup_text (row, 4);
  agency->kind = stf_statement_dup_text (row, 5);
  g_ptr_array_add (agencies, agency);
}

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
 * @file: a year
 * @error: return location for an error
 *
 * Reads every agency, in the order of the year.
 *
 * Returns: (transfer full) (nullable): an array of StfAgency
 */
GPtrArray *
stf_agency_list (StfYearFile *file, GError **error)
{
  g_autoptr (GPtrArray) agencies = g_ptr_array_new_with_free_func (
      (GDestroyNotify) stf_agency_free);

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), NULL);

  if (!stf_read_rows (
          file, "SELECT id, code, letter, name, short_name, kind FROM agency ORDER BY position, id",
          NULL, read_agency, agencies, error))
    return NULL;

  return g_steal_pointer (&agencies);
}
