/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a handover document: from bytes to checked rows, without a file or a database, so that it
 * can run in a process of its own one day.
 *
 *   1. stf_handover_scan() looks over the bytes; only then does a parser see them.
 *   2. The parser streams (stf-handover-parser.c), fetches nothing and expands nothing.
 *   3. It holds the published contract, handover.xsd, against the document meanwhile.
 *   4. Each row is checked again, from the schema (stf-handover-rows.c).  These checks speak: line,
 *      element, what was expected, in the reader's language.  They see more than the contract does:
 *      ids, their order, references, the digest.  The contract has the word only where they are
 *      silent.
 *   5. A row is handed on when its element ends.  References and the digest are known at the end.
 */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-handover-parser.h"
#include "stf-handover-rows.h"
#include "stf-handover-scan.h"

#define NAMESPACE_FAMILY "urn:stafett:handover:"

typedef struct
{
  StfHandoverParser *parser;
  StfHandoverRows *rows;
  guint64 n_elements;

  StfHandoverRowFunc function;
  gpointer user_data;
  StfHandoverInfo *info;
  struct sha256_ctx sha; /* of the rows so far */
  char *digest;          /* as the document states it */
} Reader;

G_DEFINE_QUARK (stf - handover - error - quark, stf_handover_error)

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->rows, stf_handover_rows_free);
  g_clear_pointer (&self->parser, stf_handover_parser_free);
  g_clear_pointer (&self->info, stf_handover_info_free);
  g_clear_pointer (&self->digest, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

/* Tells whether the element is of this format; the first one tells which format it is. */
static gboolean
check_namespace (Reader *self, GError **error)
{
  const char *uri = (const char *) xmlTextReaderConstNamespaceUri (self->parser->xml);

  if (xmlTextReaderConstPrefix (self->parser->xml) == NULL
      && g_strcmp0 (uri, STF_HANDOVER_NAMESPACE) == 0)
    return TRUE;

  if (self->parser->element > 1)
    return stf_handover_parser_fail (
        self->parser, self->parser->element, stf_handover_parser_get_name (self->parser), error,
        _ ("The element is of another namespace than %s."), STF_HANDOVER_NAMESPACE);

  if (uri != NULL && g_str_has_prefix (uri, NAMESPACE_FAMILY)
      && g_ascii_strtoull (uri + strlen (NAMESPACE_FAMILY), NULL, 10) > 1)
    g_set_error_literal (
        error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NEWER,
        _ ("The document was made by a newer Stafett. Install that one to read it."));
  else
    g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NOT_A_HANDOVER,
                 _ ("This is not a handover document: expected <handover xmlns=\"%s\">, not <%s>."),
                 STF_HANDOVER_NAMESPACE, stf_handover_parser_get_name (self->parser));
  return FALSE;
}

static gboolean
is_digest (const char *text)
{
  return strlen (text) == 64 && strspn (text, "0123456789abcdef") == 64;
}

static gboolean
begin_document (Reader *self, GError **error)
{
  gint64 schema = 0;
  const char *name, *value;

  if (!g_str_equal (stf_handover_parser_get_name (self->parser), "handover"))
    {
      g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NOT_A_HANDOVER,
                   _ ("This is not a handover document: expected <handover>, not <%s>."),
                   stf_handover_parser_get_name (self->parser));
      return FALSE;
    }

  while ((name = stf_handover_parser_next_attribute (self->parser, &value)) != NULL)
    if (g_str_equal (name, "schema"))
      {
        if (!stf_handover_parse_integer (value, &schema) || schema < 1)
          return stf_handover_parser_fail (
              self->parser, 1, "handover", error,
              _ ("“schema” must be the number of a schema, 1 or more."));
      }
    else if (g_str_equal (name, "digest"))
      {
        if (!is_digest (value))
          return stf_handover_parser_fail (self->parser, 1, "handover", error,
                                           _ ("“digest” must be 64 hexadecimal digits."));
        g_free (self->digest);
        self->digest = g_strdup (value);
      }
    else
      return stf_handover_parser_fail (self->parser, 1, "handover", error,
                                       _ ("There is no attribute “%s”. Expected: %s."), name,
                                       "schema, digest");

  if (schema > STF_SCHEMA_VERSION)
    {
      g_set_error_literal (
          error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NEWER,
          _ ("The document was made by a newer Stafett. Install that one to read it."));
      return FALSE;
    }
  if (schema == 0 || self->digest == NULL)
    return stf_handover_parser_fail (self->parser, 1, "handover", error,
                                     _ ("The attribute “%s” is missing."),
                                     schema == 0 ? "schema" : "digest");
  stf_handover_hash_init (&self->sha, (int) schema);
  return TRUE;
}

static void
note_year (StfHandoverInfo *info, const StfRow *year)
{
  info->name = g_strdup (stf_row_get_text (year, "name"));
  info->short_name = g_strdup (stf_row_get_text (year, "short_name"));
  info->year = (int) stf_row_get_integer (year, "number");
  info->starts = g_strdup (stf_row_get_text (year, "starts"));
  info->ends = g_strdup (stf_row_get_text (year, "ends"));
  info->example = stf_row_get_integer (year, "example") != 0;
}

static gboolean
end_row (Reader *self, GError **error)
{
  g_autoptr (StfRow) row = stf_handover_rows_end (self->rows, error);

  if (row == NULL)
    return FALSE;

  if (self->info->n_rows++ == 0)
    note_year (self->info, row);
  self->info->n_rows_of[row->table->index]++;
  stf_row_hash (row, &self->sha);
  return self->function == NULL || self->function (row, self->user_data, error);
}

/* Elements inside one another: the document, a row, a text. */
static gboolean
begin_element (Reader *self, GError **error)
{
  int depth = xmlTextReaderDepth (self->parser->xml);

  if (!check_namespace (self, error))
    return FALSE;

  switch (depth)
    {
      case 0:
        return begin_document (self, error);
      case 1:
        return stf_handover_rows_begin (self->rows, error);
      case 2:
        return stf_handover_rows_begin_text (self->rows, error);
      default:
        return stf_handover_parser_fail (self->parser, self->parser->element,
                                         stf_handover_parser_get_name (self->parser), error,
                                         _ ("Only text may stand here."));
    }
}

static gboolean
end_element (Reader *self, GError **error)
{
  switch (xmlTextReaderDepth (self->parser->xml))
    {
      case 1:
        return end_row (self, error);
      case 2:
        return stf_handover_rows_end_text (self->rows, error);
      default:
        return TRUE;
    }
}

static gboolean
read_node (Reader *self, GError **error)
{
  switch (xmlTextReaderNodeType (self->parser->xml))
    {
      case XML_READER_TYPE_ELEMENT:
        {
          gboolean empty = xmlTextReaderIsEmptyElement (self->parser->xml) == 1;

          return begin_element (self, error) && (!empty || end_element (self, error));
        }
      case XML_READER_TYPE_END_ELEMENT:
        return end_element (self, error);
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return stf_handover_rows_add_text (self->rows, error);
      default:
        g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_FORBIDDEN, _ ("Line %u: %s"),
                     stf_handover_parser_find_line (self->parser, self->parser->element),
                     _ ("A handover document has elements and text only."));
        return FALSE;
    }
}

static gboolean
check_end (Reader *self, GError **error)
{
  if (!stf_handover_rows_check (self->rows, error))
    return FALSE;

  if (self->parser->schema_error != NULL)
    {
      g_set_error_literal (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_INVALID,
                           self->parser->schema_error);
      return FALSE;
    }

  stf_handover_proof_init (&self->info->proof, &self->sha);
  if (!g_str_equal (self->info->proof.digest, self->digest))
    {
      g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_DIGEST,
                   _ ("The document was changed after it was written: its digest says %s, but its "
                      "rows give %s."),
                   self->digest, self->info->proof.digest);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_document (Reader *self, StfProgressFunc progress, gpointer progress_data,
               GCancellable *cancellable, GError **error)
{
  guint told = 0;
  gboolean at_end;

  while (stf_handover_parser_read (self->parser, &at_end))
    {
      if (at_end)
        return check_end (self, error);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !read_node (self, error))
        return FALSE;

      if (progress != NULL && self->parser->element > told
          && stf_progress_is_due (self->parser->element, self->n_elements))
        {
          told = self->parser->element;
          progress (told, self->n_elements, progress_data);
        }
    }

  g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NOT_A_HANDOVER,
               _ ("The document is not well-formed XML. %s"), self->parser->error);
  return FALSE;
}

/**
 * stf_handover_read:
 * @document: the bytes of a document
 * @function: (nullable): receives each row
 * @user_data: for @function
 * @progress: (nullable): told of elements read, of all there are
 * @progress_data: for @progress
 * @cancellable: (nullable): stops the work
 * @error: return location for %STF_HANDOVER_ERROR
 *
 * Checks a document against the contract and hands its rows on (H13).  Safe in any thread.
 *
 * Returns: (transfer full) (nullable): what the document holds, if all of it was in order
 */
StfHandoverInfo *
stf_handover_read (GBytes *document, StfHandoverRowFunc function, gpointer user_data,
                   StfProgressFunc progress, gpointer progress_data, GCancellable *cancellable,
                   GError **error)
{
  g_auto (Reader) self = { .function = function, .user_data = user_data };
  const char *data;
  gsize length;

  g_return_val_if_fail (document != NULL, NULL);

  data = g_bytes_get_data (document, &length);
  if (!stf_handover_scan (data, length, &self.n_elements, error))
    return NULL;

  self.parser = stf_handover_parser_new (data, length);
  self.rows = stf_handover_rows_new (self.parser);
  self.info = g_new0 (StfHandoverInfo, 1);
  self.info->n_rows_of = g_new0 (guint, stf_schema_get_n_tables (stf_schema_get ()));

  if (!read_document (&self, progress, progress_data, cancellable, error))
    return NULL;
  return g_steal_pointer (&self.info);
}
