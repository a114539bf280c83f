/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a year as a handover document, generic over the schema (H1).
 *
 *   1. Rows stand in the order of the schema's tables, then by id; columns in the order of the
 *      schema.  So one year gives one text, byte for byte, and two texts compare line by line.
 *   2. The digest stands in the first tag and covers the rows that follow, so the rows are read
 *      twice, within one transaction.
 *   3. Text is escaped so that a parser gives back exactly what was written: a tab in an attribute
 *      would otherwise become a space.
 *   4. What a reader would refuse for its size is refused here: a document that cannot be taken in
 *      is none.
 *
 * A file is written beside its target and put in place when it is complete and on the disk. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-write.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "stf-handover-limits.h"
#include "stf-handover-read.h"
#include "stf-database.h"
#include "stf-publish.h"
#include "stf-year-file-private.h"

#define BUFFER_SIZE (64 * 1024)

typedef struct
{
  StfYearFile *file;
  GCancellable *cancellable;
  StfProgressFunc progress;
  gpointer progress_data;
  guint64 done;
  guint64 total;

  struct sha256_ctx sha; /* first pass */
  GOutputStream *stream; /* second pass */
  GString *buffer;
  guint64 size;
} Writer;

typedef gboolean (*RowFunc) (Writer *self, const StfRow *row, GError **error);

static gboolean
step_progress (Writer *self, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;

  self->done++;
  if (self->progress != NULL && stf_progress_is_due (self->done, self->total))
    self->progress (self->done, self->total, self->progress_data);
  return TRUE;
}

static gboolean
read_table (Writer *self, const StfTable *table, RowFunc function, GError **error)
{
  g_autofree char *select = stf_database_select (table);
  g_autofree char *sql = g_strconcat (select, " ORDER BY id", NULL);
  g_autoptr (StfStatement) statement = stf_year_file_query (self->file, sql, error);
  g_autofree StfValue *values = g_new (StfValue, table->n_columns);
  const StfRow row = { table, values };
  gboolean has_row;

  if (statement == NULL)
    return FALSE;

  while (stf_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;

      stf_statement_peek_row (statement, &row);
      if (!function (self, &row, error) || !step_progress (self, error))
        return FALSE;
    }

  return FALSE;
}

static gboolean
read_rows (Writer *self, RowFunc function, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  guint i;

  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    if (!read_table (self, stf_schema_get_table (schema, i), function, error))
      return FALSE;
  return TRUE;
}

static gboolean
count_rows (Writer *self, guint64 *n_rows, GError **error)
{
  const StfSchema *schema = stf_schema_get ();
  guint i;

  *n_rows = 0;
  for (i = 0; i < stf_schema_get_n_tables (schema); i++)
    {
      const StfTable *table = stf_schema_get_table (schema, i);
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", table->name);
      g_autoptr (StfStatement) statement = stf_year_file_query (self->file, sql, error);
      gboolean has_row;

      if (statement == NULL || !stf_statement_step (statement, &has_row, error))
        return FALSE;
      *n_rows += (guint64) stf_statement_get_integer (statement, 0);

      if (i == 0 && *n_rows != 1)
        {
          g_set_error_literal (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_FAILED,
                               _ ("The file holds no year to hand over."));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
hash_row (Writer *self, const StfRow *row, GError **error)
{
  stf_row_hash (row, &self->sha);
  return TRUE;
}

static gboolean
flush (Writer *self, GError **error)
{
  gboolean ok = g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL,
                                           self->cancellable, error);

  self->size += self->buffer->len;
  g_string_truncate (self->buffer, 0);

  if (ok && self->size > STF_HANDOVER_MAX_SIZE)
    {
      g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_LIMIT,
                   _ ("The year is larger than a handover document can be (%u MB)."),
                   STF_HANDOVER_MAX_SIZE / (1024 * 1024));
      return FALSE;
    }
  return ok;
}

/* Rule 3. */
static void
append_escaped (GString *buffer, const char *text, gboolean attribute)
{
  const char *p = text;

  for (;;)
    {
      gsize plain = strcspn (p, attribute ? "&<>\"\t\n\r" : "&<>\r");

      g_string_append_len (buffer, p, (gssize) plain);
      p += plain;
      switch (*p++)
        {
          case '\0':
            return;
          case '&':
            g_string_append (buffer, "&amp;");
            break;
          case '<':
            g_string_append (buffer, "&lt;");
            break;
          case '>':
            g_string_append (buffer, "&gt;");
            break;
          case '"':
            g_string_append (buffer, "&quot;");
            break;
          default:
            g_string_append_printf (buffer, "&#%d;", p[-1]);
        }
    }
}

static void
append_attribute (GString *buffer, const char *name, const StfValue *value)
{
  g_string_append_printf (buffer, " %s=\"", name);
  if (value->type == STF_VALUE_INTEGER)
    g_string_append_printf (buffer, "%" G_GINT64_FORMAT, value->integer);
  else
    append_escaped (buffer, value->text, TRUE);
  g_string_append_c (buffer, '"');
}

/* Returns whether there are any. */
static gboolean
append_elements (GString *buffer, const StfRow *row)
{
  gboolean any = FALSE;
  guint i;

  for (i = 0; i < row->table->n_columns; i++)
    {
      const StfColumn *column = &row->table->columns[i];
      const char *text = row->values[i].text;

      if (column->kind != STF_COLUMN_TEXT || text == NULL)
        continue;

      g_string_append (buffer, any ? "\n    <" : ">\n    <");
      g_string_append (buffer, column->name);
      if (*text == '\0')
        g_string_append (buffer, "/>");
      else
        {
          g_string_append_c (buffer, '>');
          append_escaped (buffer, text, FALSE);
          g_string_append_printf (buffer, "</%s>", column->name);
        }
      any = TRUE;
    }
  return any;
}

static gboolean
write_row (Writer *self, const StfRow *row, GError **error)
{
  gsize start = self->buffer->len;
  guint i;

  g_string_append_printf (self->buffer, "  <%s", row->table->name);
  for (i = 0; i < row->table->n_columns; i++)
    if (row->table->columns[i].kind != STF_COLUMN_TEXT && row->values[i].type != STF_VALUE_NULL)
      append_attribute (self->buffer, row->table->columns[i].name, &row->values[i]);

  if (self->buffer->len - start > STF_HANDOVER_MAX_TAG)
    {
      g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_LIMIT,
                   _ ("The fields of the row %s in “%s” are too long for a handover document. "
                      "Shorten them and try again."),
                   stf_row_get_id (row), row->table->name);
      return FALSE;
    }

  if (append_elements (self->buffer, row))
    g_string_append_printf (self->buffer, "\n  </%s>\n", row->table->name);
  else
    g_string_append (self->buffer, "/>\n");

  return self->buffer->len < BUFFER_SIZE || flush (self, error);
}

static gboolean
write_document (Writer *self, StfHandoverProof *proof, GError **error)
{
  guint64 n_rows;

  if (!count_rows (self, &n_rows, error))
    return FALSE;
  self->total = self->stream != NULL ? 2 * n_rows : n_rows;

  if (!read_rows (self, hash_row, error))
    return FALSE;
  stf_handover_proof_init (proof, &self->sha);
  if (self->stream == NULL)
    return TRUE;

  g_string_append_printf (self->buffer,
                          STF_HANDOVER_DECLARATION "\n<handover xmlns=\"" STF_HANDOVER_NAMESPACE
                                                   "\" schema=\"%d\" digest=\"%s\">\n",
                          STF_SCHEMA_VERSION, proof->digest);
  if (!read_rows (self, write_row, error))
    return FALSE;
  g_string_append (self->buffer, "</handover>\n");
  return flush (self, error);
}

/**
 * stf_handover_write:
 * @file: a year file
 * @stream: (nullable): where the document goes; NULL computes the proof only
 * @proof: (out): digest and code of the document
 * @progress: (nullable): told of rows read, of twice the rows there are
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 *
 * Writes the year to a stream, which stays open.  Must not run while another thread changes @file
 * through the same #StfYearFile.
 */
gboolean
stf_handover_write (StfYearFile *file, GOutputStream *stream, StfHandoverProof *proof,
                    StfProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (GString) buffer = g_string_sized_new (2 * BUFFER_SIZE);
  Writer self = {
    .file = file,
    .cancellable = cancellable,
    .progress = progress,
    .progress_data = progress_data,
    .stream = stream,
    .buffer = buffer,
  };
  StfHandoverProof ignored;
  gboolean ok;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (stream == NULL || G_IS_OUTPUT_STREAM (stream), FALSE);

  stf_handover_hash_init (&self.sha, STF_SCHEMA_VERSION);
  if (!stf_sql_execute (stf_year_file_get_db (file), "BEGIN", error))
    return FALSE;
  ok = write_document (&self, proof ? proof : &ignored, error);
  stf_sql_execute (stf_year_file_get_db (file), "COMMIT", NULL);
  return ok;
}

/**
 * stf_handover_prove:
 * @file: a year file
 * @proof: (out): digest and code of the document that an export would give
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 */
gboolean
stf_handover_prove (StfYearFile *file, StfHandoverProof *proof, GCancellable *cancellable,
                    GError **error)
{
  return stf_handover_write (file, NULL, proof, NULL, NULL, cancellable, error);
}

/**
 * stf_handover_write_bytes:
 * @file: a year file
 * @proof: (out) (optional): digest and code
 * @progress: (nullable): told of rows read, of twice the rows there are
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the document in memory: what the next year is made from when
 *   the year is open
 */
GBytes *
stf_handover_write_bytes (StfYearFile *file, StfHandoverProof *proof, StfProgressFunc progress,
                          gpointer progress_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!stf_handover_write (file, stream, proof, progress, progress_data, cancellable, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* A document never takes the place of a year file: its journal or lock may be about. */
static gboolean
check_target (StfYearFile *file, const char *target, gboolean overwrite, GError **error)
{
  if (g_str_has_suffix (target, ".stafett") || g_str_equal (target, stf_year_file_get_path (file)))
    {
      g_set_error_literal (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_FAILED,
                           _ ("A handover document cannot have the name of a year file. Choose a "
                              "name that ends in “.xml”."));
      return FALSE;
    }
  return overwrite ? stf_publish_check_replaceable (target, error)
                   : stf_publish_check_free (target, error);
}

static gboolean
write_file (StfYearFile *file, const char *path, StfHandoverProof *proof, StfProgressFunc progress,
            gpointer progress_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GError) cause = NULL;
  int fd = g_open (path, O_WRONLY | O_CLOEXEC, 0);

  if (fd < 0)
    return stf_publish_fail (path, errno, error);

  stream = g_unix_output_stream_new (fd, TRUE);
  if (stf_handover_write (file, stream, proof, progress, progress_data, cancellable, &cause))
    return fsync (fd) == 0 ? g_output_stream_close (stream, NULL, error)
                           : stf_publish_fail (path, errno, error);

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return stf_publish_fail (path, ENOSPC, error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * stf_handover_export:
 * @file: a year file
 * @path: the document to be written
 * @flags: whether a file that is there is replaced; otherwise it is an error,
 *   %STF_FILE_ERROR_EXISTS
 * @proof: (out) (optional): digest and code
 * @progress: (nullable): told of rows read, of twice the rows there are
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the work
 * @error: return location for an error
 *
 * Writes the year to a file.  After an error, or when cancelled, there is no new file and an old
 * one is as it was.
 */
gboolean
stf_handover_export (StfYearFile *file, const char *path, StfExportFlags flags,
                     StfHandoverProof *proof, StfProgressFunc progress, gpointer progress_data,
                     GCancellable *cancellable, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *temporary = NULL;
  gboolean overwrite = (flags & STF_EXPORT_OVERWRITE) != 0;
  gboolean ok;

  g_return_val_if_fail (STF_IS_YEAR_FILE (file), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  target = g_canonicalize_filename (path, NULL);
  if (!check_target (file, target, overwrite, error))
    return FALSE;
  temporary = stf_publish_new_temporary (target, error);
  if (temporary == NULL)
    return FALSE;

  ok = write_file (file, temporary, proof, progress, progress_data, cancellable, error)
       && (overwrite ? stf_publish_replace (temporary, target, error)
                     : stf_publish (temporary, target, error));
  if (!ok)
    stf_publish_discard (temporary);
  return ok;
}
