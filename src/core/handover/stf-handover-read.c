/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Reads a handover document: from bytes to checked rows, without a file or a database, so that it
 * can run in a process of its own one day.
 *
 *   1. stf_handover_scan() looks over the bytes; only then does a parser see them.
 *   2. The parser streams (stf-handover-parser.c), fetches nothing and expands nothing.
 *   3. It holds the published contract, handover.xsd, against the document meanwhile.
 *   4. Each row is checked again here, from the schema (H1).  These checks speak: line, element,
 *      what was expected, in the reader's language.  They see more than the contract does: ids,
 *      their order, references, the digest.  The contract has the word only where they are silent.
 *   5. A row is handed on when its element ends.  References and the digest are known at the end.
 *
 * An element is known by its number; its line is counted when a message needs it, since libxml2
 * keeps 16 bits of a line. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-read.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-column.h"
#include "stf-handover-ids.h"
#include "stf-handover-parser.h"
#include "stf-handover-scan.h"
#include "stf-row-rule.h"

#define NAMESPACE_FAMILY "urn:stafett:handover:"

typedef struct
{
  const char *data;
  gsize length;
  guint64 n_elements;
  StfHandoverParser *parser;
  xmlTextReader *xml; /* of the parser */

  StfHandoverRowFunc function;
  gpointer user_data;
  StfHandoverInfo *info;
  GChecksum *checksum;
  StfHandoverIds *ids;
  char *digest; /* as the document states it */

  guint element;         /* the number of the last element that began, from 1 */
  guint at;              /* the number of the row's element */
  StfRow *row;           /* inside a row */
  int text_column;       /* the last column that was an element of the row, or -1 */
  GString *text;         /* inside such an element */
  const StfTable *table; /* of the last row */
} Reader;

G_DEFINE_QUARK (stf - handover - error - quark, stf_handover_error)

static void
reader_clear (Reader *self)
{
  g_clear_pointer (&self->parser, stf_handover_parser_free);
  g_clear_pointer (&self->info, stf_handover_info_free);
  g_clear_pointer (&self->checksum, g_checksum_free);
  g_clear_pointer (&self->ids, stf_handover_ids_free);
  g_clear_pointer (&self->digest, g_free);
  g_clear_pointer (&self->row, stf_row_free);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, reader_clear)

static guint
find_line (Reader *self, guint element)
{
  return stf_handover_scan_find_line (self->data, self->length, element);
}

/* "Line 12, <body>: ..." of the element that was begun as number @element. */
static gboolean G_GNUC_PRINTF (5, 6)
    fail_at (Reader *self, guint element, const char *name, GError **error, const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: a line of a document, an element of it, and what is wrong there. */
  g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_INVALID, _ ("Line %u, <%s>: %s"),
               find_line (self, element), name, text);
  return FALSE;
}

static const char *
get_name (Reader *self)
{
  return (const char *) xmlTextReaderConstLocalName (self->xml);
}

/* The names of the columns that are attributes, or those that are elements. */
static char *
list_columns (const StfTable *table, gboolean elements)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  guint i;

  for (i = 0; i < table->n_columns; i++)
    if ((table->columns[i].kind == STF_COLUMN_TEXT) == elements)
      g_ptr_array_add (names, (gpointer) table->columns[i].name);
  g_ptr_array_add (names, NULL);
  return names->len > 1 ? g_strjoinv (", ", (char **) names->pdata) : g_strdup ("–");
}

/* The beginning of a value from outside, for a message. */
static char *
quote_value (const char *text)
{
  if (g_utf8_strlen (text, -1) <= 60)
    return g_strdup_printf ("“%s”", text);
  else
    {
      g_autofree char *start = g_utf8_substring (text, 0, 60);

      return g_strdup_printf ("“%s…”", start);
    }
}

/* An integer in the one form that is written: no sign but minus, no leading zeros. */
static gboolean
parse_integer (const char *text, gint64 *integer)
{
  char canonical[24];

  *integer = g_ascii_strtoll (text, NULL, 10);
  g_snprintf (canonical, sizeof canonical, "%" G_GINT64_FORMAT, *integer);
  return g_str_equal (text, canonical);
}

static gboolean
set_value (Reader *self, guint element, guint index, const char *text, GError **error)
{
  const StfTable *table = self->row->table;
  const StfColumn *column = &table->columns[index];
  StfValue *value = &self->row->values[index];
  g_autofree char *fault = NULL;
  g_autofree char *found = NULL;
  gint64 integer;

  if ((column->kind == STF_COLUMN_INTEGER || column->kind == STF_COLUMN_FLAG)
      && parse_integer (text, &integer))
    stf_value_set_integer (value, integer);
  else
    stf_value_set_text (value, text);

  fault = stf_column_find_fault (column, value);
  if (fault == NULL)
    return TRUE;

  found = quote_value (text);
  /* Translators: a field, what it must be ("must be 0 or 1"), and what it is. */
  return fail_at (self, element, table->name, error, _ ("“%s” %s. Found: %s."), column->name, fault,
                  found);
}

/* The next attribute of the element, NULL after the last; the declaration of the namespace, which
 * only the first element may have, is passed over. */
static const char *
next_attribute (Reader *self, const char **value)
{
  const char *name;

  do
    {
      if (xmlTextReaderMoveToNextAttribute (self->xml) != 1)
        {
          xmlTextReaderMoveToElement (self->xml);
          return NULL;
        }
      name = (const char *) xmlTextReaderConstName (self->xml);
    }
  while (self->element == 1 && g_str_equal (name, "xmlns"));

  *value = (const char *) xmlTextReaderConstValue (self->xml);
  return name;
}

/* Tells whether the element is of this format; the first one tells which format it is. */
static gboolean
check_namespace (Reader *self, GError **error)
{
  const char *uri = (const char *) xmlTextReaderConstNamespaceUri (self->xml);

  if (xmlTextReaderConstPrefix (self->xml) == NULL && g_strcmp0 (uri, STF_HANDOVER_NAMESPACE) == 0)
    return TRUE;

  if (self->element > 1)
    return fail_at (self, self->element, get_name (self), error,
                    _ ("The element is of another namespace than %s."), STF_HANDOVER_NAMESPACE);

  if (uri != NULL && g_str_has_prefix (uri, NAMESPACE_FAMILY)
      && g_ascii_strtoull (uri + strlen (NAMESPACE_FAMILY), NULL, 10) > 1)
    g_set_error_literal (
        error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NEWER,
        _ ("The document was made by a newer Stafett. Install that one to read it."));
  else
    g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NOT_A_HANDOVER,
                 _ ("This is not a handover document: expected <handover xmlns=\"%s\">, not <%s>."),
                 STF_HANDOVER_NAMESPACE, get_name (self));
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

  if (!g_str_equal (get_name (self), "handover"))
    {
      g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NOT_A_HANDOVER,
                   _ ("This is not a handover document: expected <handover>, not <%s>."),
                   get_name (self));
      return FALSE;
    }

  while ((name = next_attribute (self, &value)) != NULL)
    if (g_str_equal (name, "schema"))
      {
        if (!parse_integer (value, &schema) || schema < 1)
          return fail_at (self, 1, "handover", error,
                          _ ("“schema” must be the number of a schema, 1 or more."));
      }
    else if (g_str_equal (name, "digest"))
      {
        if (!is_digest (value))
          return fail_at (self, 1, "handover", error,
                          _ ("“digest” must be 64 hexadecimal digits."));
        g_free (self->digest);
        self->digest = g_strdup (value);
      }
    else
      return fail_at (self, 1, "handover", error, _ ("There is no attribute “%s”. Expected: %s."),
                      name, "schema, digest");

  if (schema > STF_SCHEMA_VERSION)
    {
      g_set_error_literal (
          error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_NEWER,
          _ ("The document was made by a newer Stafett. Install that one to read it."));
      return FALSE;
    }
  if (schema == 0 || self->digest == NULL)
    return fail_at (self, 1, "handover", error, _ ("The attribute “%s” is missing."),
                    schema == 0 ? "schema" : "digest");
  return TRUE;
}

/* The element that begins a row stands in the order of the schema, and the year stands once. */
static gboolean
check_table_order (Reader *self, const StfTable *table, GError **error)
{
  const StfTable *first = stf_schema_get_table (stf_schema_get (), 0);

  if (self->table == NULL && table != first)
    return fail_at (self, self->element, table->name, error, _ ("Expected <%s> first."),
                    first->name);
  if (self->table != NULL && table == first)
    return fail_at (self, self->element, table->name, error,
                    _ ("There must be one <%s> only, the first."), first->name);
  if (self->table != NULL && table->index < self->table->index)
    return fail_at (self, self->element, table->name, error,
                    _ ("All <%s> must stand before the first <%s>."), table->name,
                    self->table->name);
  return TRUE;
}

static gboolean
begin_row (Reader *self, GError **error)
{
  const StfTable *table = stf_schema_find_table (stf_schema_get (), get_name (self));
  const char *name, *value;

  if (table == NULL)
    return fail_at (self, self->element, get_name (self), error,
                    _ ("A handover document has no such element."));
  if (!check_table_order (self, table, error))
    return FALSE;

  self->row = stf_row_new_for_table (table);
  self->at = self->element;
  self->text_column = -1;

  while ((name = next_attribute (self, &value)) != NULL)
    {
      int index = stf_table_find_column (table, name);

      if (index < 0)
        {
          g_autofree char *names = list_columns (table, FALSE);

          return fail_at (self, self->at, table->name, error,
                          _ ("There is no attribute “%s”. Expected: %s."), name, names);
        }
      if (table->columns[index].kind == STF_COLUMN_TEXT)
        return fail_at (self, self->at, table->name, error,
                        _ ("“%s” must be an element, not an attribute."), name);
      if (!set_value (self, self->at, (guint) index, value, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
begin_text (Reader *self, GError **error)
{
  const StfTable *table = self->row->table;
  const char *name = get_name (self);
  int index = stf_table_find_column (table, name);
  const char *attribute, *value;

  if (index < 0 || table->columns[index].kind != STF_COLUMN_TEXT)
    {
      g_autofree char *names = list_columns (table, TRUE);

      return fail_at (self, self->element, name, error,
                      _ ("There is no such element in <%s>. Expected: %s."), table->name, names);
    }
  if (index == self->text_column)
    return fail_at (self, self->element, name, error, _ ("The element stands twice in <%s>."),
                    table->name);
  if (index < self->text_column)
    return fail_at (self, self->element, name, error, _ ("The element must stand before <%s>."),
                    table->columns[self->text_column].name);
  if ((attribute = next_attribute (self, &value)) != NULL)
    return fail_at (self, self->element, name, error, _ ("The element has no attributes: “%s”."),
                    attribute);

  self->text_column = index;
  self->text = g_string_new (NULL);
  return TRUE;
}

static gboolean
end_text (Reader *self, GError **error)
{
  g_autofree char *text = g_string_free (g_steal_pointer (&self->text), FALSE);

  return set_value (self, self->element, (guint) self->text_column, text, error);
}

static gboolean
check_required (Reader *self, GError **error)
{
  const StfTable *table = self->row->table;
  guint i;

  for (i = 0; i < table->n_columns; i++)
    if (table->columns[i].required && self->row->values[i].type == STF_VALUE_NULL)
      return fail_at (self, self->at, table->name, error,
                      table->columns[i].kind == STF_COLUMN_TEXT
                          ? _ ("The element <%s> is missing.")
                          : _ ("The attribute “%s” is missing."),
                      table->columns[i].name);

  if (!stf_row_rule_check (self->row))
    {
      const char *const *columns = stf_row_rule_get_exclusive (table);
      g_autofree char *names = g_strjoinv (", ", (char **) columns);

      return fail_at (self, self->at, table->name, error, _ ("Expected exactly one of: %s."),
                      names);
    }
  return TRUE;
}

static gboolean
check_id (Reader *self, GError **error)
{
  guint before = 0;

  switch (stf_handover_ids_add (self->ids, self->row, self->at, &before))
    {
      case STF_ID_OK:
        return TRUE;
      case STF_ID_TWICE:
        return fail_at (self, self->at, self->row->table->name, error,
                        _ ("The id %s stands in line %u already."), stf_row_get_id (self->row),
                        find_line (self, before));
      case STF_ID_OUT_OF_ORDER:
        return fail_at (self, self->at, self->row->table->name, error,
                        _ ("Rows stand in the order of their ids, but %s is less than the one in "
                           "line %u."),
                        stf_row_get_id (self->row), find_line (self, before));
      default:
        g_assert_not_reached ();
    }
}

static void
note_year (Reader *self)
{
  self->info->name = g_strdup (stf_row_get_text (self->row, "name"));
  self->info->short_name = g_strdup (stf_row_get_text (self->row, "short_name"));
  self->info->year = (int) stf_row_get_integer (self->row, "number");
  self->info->starts = g_strdup (stf_row_get_text (self->row, "starts"));
  self->info->ends = g_strdup (stf_row_get_text (self->row, "ends"));
  self->info->example = stf_row_get_integer (self->row, "example") != 0;
}

static gboolean
end_row (Reader *self, GError **error)
{
  g_autoptr (StfRow) row = NULL;

  if (!check_required (self, error) || !check_id (self, error))
    return FALSE;

  row = g_steal_pointer (&self->row);
  if (self->table == NULL)
    {
      self->row = row;
      note_year (self);
      self->row = NULL;
    }
  self->table = row->table;
  self->info->n_rows++;
  self->info->n_rows_of[row->table->index]++;
  stf_row_update_checksum (row, self->checksum);
  return self->function == NULL || self->function (row, self->user_data, error);
}

/* Elements inside one another: the document, a row, a text. */
static gboolean
begin_element (Reader *self, GError **error)
{
  int depth = xmlTextReaderDepth (self->xml);

  self->element++;
  if (!check_namespace (self, error))
    return FALSE;

  switch (depth)
    {
      case 0:
        return begin_document (self, error);
      case 1:
        return begin_row (self, error);
      case 2:
        return begin_text (self, error);
      default:
        return fail_at (self, self->element, get_name (self), error,
                        _ ("Only text may stand here."));
    }
}

static gboolean
end_element (Reader *self, GError **error)
{
  switch (xmlTextReaderDepth (self->xml))
    {
      case 1:
        return end_row (self, error);
      case 2:
        return end_text (self, error);
      default:
        return TRUE;
    }
}

static gboolean
add_text (Reader *self, GError **error)
{
  const char *text = (const char *) xmlTextReaderConstValue (self->xml);

  if (self->text != NULL)
    g_string_append (self->text, text);
  else if (text[strspn (text, " \t\r\n")] != '\0')
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (text));
      g_autofree char *found = quote_value (trimmed);

      return fail_at (self, self->row ? self->at : self->element,
                      self->row ? self->row->table->name : "handover", error,
                      _ ("No text may stand here: %s."), found);
    }
  return TRUE;
}

static gboolean
read_node (Reader *self, GError **error)
{
  switch (xmlTextReaderNodeType (self->xml))
    {
      case XML_READER_TYPE_ELEMENT:
        {
          gboolean empty = xmlTextReaderIsEmptyElement (self->xml) == 1;

          return begin_element (self, error) && (!empty || end_element (self, error));
        }
      case XML_READER_TYPE_END_ELEMENT:
        return end_element (self, error);
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        return add_text (self, error);
      default:
        g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_FORBIDDEN, _ ("Line %u: %s"),
                     find_line (self, self->element),
                     _ ("A handover document has elements and text only."));
        return FALSE;
    }
}

static gboolean
check_end (Reader *self, GError **error)
{
  StfDanglingReference dangling;

  if (self->info->n_rows == 0)
    return fail_at (self, 1, "handover", error, _ ("Expected <%s> first."),
                    stf_schema_get_table (stf_schema_get (), 0)->name);

  if (!stf_handover_ids_check (self->ids, &dangling))
    return fail_at (self, dangling.element, dangling.table->name, error,
                    _ ("“%s” refers to the <%s> %s, which is not in the document."),
                    dangling.column->name, dangling.column->references, dangling.id);

  if (self->parser->schema_error != NULL)
    {
      g_set_error_literal (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_INVALID,
                           self->parser->schema_error);
      return FALSE;
    }

  stf_handover_proof_init (&self->info->proof, self->checksum);
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

      if (progress != NULL && self->element > told
          && stf_progress_is_due (self->element, self->n_elements))
        {
          told = self->element;
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

  g_return_val_if_fail (document != NULL, NULL);

  self.data = g_bytes_get_data (document, &self.length);
  if (!stf_handover_scan (self.data, self.length, &self.n_elements, error))
    return NULL;

  self.parser = stf_handover_parser_new (self.data, self.length);
  self.xml = self.parser->xml;
  self.info = g_new0 (StfHandoverInfo, 1);
  self.info->n_rows_of = g_new0 (guint, stf_schema_get_n_tables (stf_schema_get ()));
  self.checksum = stf_handover_checksum_new ();
  self.ids = stf_handover_ids_new ();

  if (!read_document (&self, progress, progress_data, cancellable, error))
    return NULL;
  return g_steal_pointer (&self.info);
}
