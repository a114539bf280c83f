/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Takes a handover document in, as a new year file.
 *
 *   1. A file that is there is never written to.  If its ledger has the document, taken in the same
 *      way, the import is done already and says so; otherwise it is refused.
 *   2. All or nothing: the rows go into a file beside the target (stf-year-fill.c), which gets its
 *      name once the document has passed its last check.
 *   3. The new file begins with one row of history, the floor of undo, and one of the ledger.
 *
 * Drawback: the import of the next year holds the document's rows in memory. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-import-private.h"

#include <glib/gi18n-lib.h>

#include "stf-date.h"
#include "stf-next-year-private.h"
#include "stf-year-file-private.h"
#include "stf-year-fill.h"

typedef struct
{
  StfYearFill *fill;
  GCancellable *cancellable;
  int year; /* what the year becomes, or 0 */
  guint64 n_rows;
} Import;

/* Moves the row of the year to another number, first and last day alike. */
static gboolean
set_year (StfRow *row, int year, GError **error)
{
  int years = year - (int) stf_row_get_integer (row, "number");
  g_autofree char *starts = stf_date_shift_years (stf_row_get_text (row, "starts"), years);
  g_autofree char *ends = stf_date_shift_last_day (stf_row_get_text (row, "ends"), years);

  if (year < 1900 || year > 2999 || starts == NULL || ends == NULL)
    {
      g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_FAILED,
                   _ ("The year must lie between 1900 and 2999, not %d."), year);
      return FALSE;
    }

  stf_row_set_integer (row, "number", year);
  stf_row_set_text (row, "starts", starts);
  stf_row_set_text (row, "ends", ends);
  return TRUE;
}

static gboolean
write_row (const StfRow *row, gpointer user_data, GError **error)
{
  Import *self = user_data;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  if (self->n_rows++ == 0 && self->year != 0)
    {
      g_autoptr (StfRow) year = stf_row_copy (row);

      return set_year (year, self->year, error) && stf_year_fill_add (self->fill, year, error);
    }
  return stf_year_fill_add (self->fill, row, error);
}

/* Writes the rows that the plan keeps. */
static gboolean
write_plan (Import *self, StfNextYearPlan *plan, GError **error)
{
  guint i, j;

  for (i = 0; i < plan->tables->len; i++)
    {
      GPtrArray *rows = g_ptr_array_index (plan->tables, i);

      for (j = 0; j < rows->len; j++)
        {
          const StfNextYearRow *row = g_ptr_array_index (rows, j);

          if (row->fate != STF_FATE_DROPPED && !write_row (row->row, self, error))
            return FALSE;
        }
    }
  for (i = 0; i < plan->added->len; i++)
    if (!write_row (plan->added->pdata[i], self, error))
      return FALSE;
  return TRUE;
}

/* Rule 1.  *has: whether the year file @path took in the document of @digest as @kind. */
static gboolean
has_document (const char *path, const char *digest, const char *kind, gboolean *has, GError **error)
{
  g_autoptr (StfYearFile) file = stf_year_file_open (path, STF_OPEN_READ_ONLY, error);
  g_autoptr (StfStatement) statement = NULL;

  if (file == NULL)
    return FALSE;

  statement = stf_year_file_query (file, "SELECT 1 FROM file_ledger WHERE digest = ? AND kind = ?",
                                   error);
  if (statement == NULL)
    return FALSE;

  stf_statement_bind_text (statement, 1, digest);
  stf_statement_bind_text (statement, 2, kind);
  return stf_statement_step (statement, has, error);
}

static gboolean
meet_existing_file (GBytes *document, const char *kind, const char *target, StfImportResult *result,
                    StfProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (StfHandoverInfo) info = stf_handover_read (document, NULL, NULL, progress,
                                                        progress_data, cancellable, error);
  g_autofree char *name = g_filename_display_basename (target);
  gboolean has = FALSE;

  if (info == NULL)
    return FALSE;

  /* What the file is if it is no year file, or cannot be opened, does not matter: it is there. */
  if (g_str_equal (kind, "template") || !has_document (target, info->proof.digest, kind, &has, NULL)
      || !has)
    {
      g_set_error (error, STF_FILE_ERROR, STF_FILE_ERROR_EXISTS,
                   _ ("“%s” exists already. Choose another name or another folder."), name);
      return FALSE;
    }

  result->outcome = STF_IMPORT_ALREADY;
  result->n_rows = 0;
  result->proof = info->proof;
  return TRUE;
}

static StfHandoverInfo *
write_document (Import *self, GBytes *document, gboolean next_year, StfProgressFunc progress,
                gpointer progress_data, GError **error)
{
  g_autoptr (StfNextYearPlan) plan = NULL;

  if (!next_year)
    return stf_handover_read (document, write_row, self, progress, progress_data, self->cancellable,
                              error);

  plan = stf_next_year_plan_new (document, progress, progress_data, self->cancellable, error);
  if (plan == NULL || !write_plan (self, plan, error))
    return NULL;
  return g_steal_pointer (&plan->info);
}

/* stf_handover_take_in:
 *
 * stf_handover_import() with a kind for the ledger, and another year for a template. */
gboolean
stf_handover_take_in (GBytes *document, const char *kind, int year, const char *target,
                      const char *author, StfImportResult *result, StfProgressFunc progress,
                      gpointer progress_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (StfYearFill) fill = NULL;
  g_autoptr (StfHandoverInfo) info = NULL;
  Import self = { .cancellable = cancellable, .year = year };
  StfYearOrigin origin = {
    .message = g_str_equal (kind, "handover") ? "imported" : kind,
    .author = author,
    .kind = kind,
  };

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    return meet_existing_file (document, kind, target, result, progress, progress_data, cancellable,
                               error);

  self.fill = fill = stf_year_fill_new (target, error);
  if (fill == NULL)
    return FALSE;

  info = write_document (&self, document, g_str_equal (kind, "next-year"), progress, progress_data,
                         error);
  if (info == NULL)
    return FALSE;

  origin.digest = info->proof.digest;
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !stf_year_fill_finish (fill, &origin, error))
    return FALSE;

  result->outcome = STF_IMPORT_DONE;
  result->n_rows = self.n_rows;
  result->proof = info->proof;
  return TRUE;
}

/**
 * stf_handover_import:
 * @document: the bytes of a document
 * @kind: whether the year is taken in as it is, or as the year after
 * @target: (type filename): the year file to be made
 * @author: (nullable): who does it, for the history (H4)
 * @result: (out) (optional): what was done
 * @progress: (nullable): told of elements read, of all there are
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the work
 * @error: return location for an error: %STF_HANDOVER_ERROR for the document, %STF_FILE_ERROR for
 *   the file (%STF_FILE_ERROR_EXISTS), or %G_IO_ERROR_CANCELLED
 *
 * Makes a year file from a document.  After an error there is no new file.  A target that took in
 * this document already is success, with %STF_IMPORT_ALREADY, and is not touched.
 */
gboolean
stf_handover_import (GBytes *document, StfImportKind kind, const char *target, const char *author,
                     StfImportResult *result, StfProgressFunc progress, gpointer progress_data,
                     GCancellable *cancellable, GError **error)
{
  StfImportResult ignored;

  g_return_val_if_fail (document != NULL, FALSE);
  g_return_val_if_fail (target != NULL, FALSE);

  return stf_handover_take_in (document, kind == STF_IMPORT_NEXT_YEAR ? "next-year" : "handover", 0,
                               target, author, result ? result : &ignored, progress, progress_data,
                               cancellable, error);
}
