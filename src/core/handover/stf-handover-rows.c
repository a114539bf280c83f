/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rows of a handover document, one after another, held to the schema (H1).
 *
 *   1. Tables stand in the order of the schema, the year first and once; rows in the order of their
 *      ids, each once.
 *   2. Attributes and elements are the columns of the table, the elements in their order; each
 * value fits its column, and none is missing that must be there.
 *   3. A reference finds its row, before or after it. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "stf-column.h"
#include "stf-handover-ids.h"
#include "stf-row-rule.h"

struct _StfHandoverRows
{
  StfHandoverParser *parser; /* borrowed */
  StfHandoverIds *ids;
  const StfTable *table; /* of the last row that ended, or NULL */

  guint at;        /* the number of the row's element */
  StfRow *row;     /* inside a row */
  int text_column; /* the last column that was an element of the row, or -1 */
  GString *text;   /* inside such an element */
};

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

static gboolean
set_value (StfHandoverRows *self, guint element, guint index, const char *text, GError **error)
{
  const StfTable *table = self->row->table;
  const StfColumn *column = &table->columns[index];
  StfValue *value = &self->row->values[index];
  g_autofree char *fault = NULL;
  g_autofree char *found = NULL;
  gint64 integer;

  if ((column->kind == STF_COLUMN_INTEGER || column->kind == STF_COLUMN_FLAG)
      && stf_handover_parse_integer (text, &integer))
    stf_value_set_integer (value, integer);
  else
    stf_value_set_text (value, text);

  fault = stf_column_find_fault (column, value);
  if (fault == NULL)
    return TRUE;

  found = quote_value (text);
  /* Translators: a field, what it must be ("must be 0 or 1"), and what it is. */
  return stf_handover_parser_fail (self->parser, element, table->name, error,
                                   _ ("“%s” %s. Found: %s."), column->name, fault, found);
}

/* The element that begins a row stands in the order of the schema, and the year stands once. */
static gboolean
check_table_order (StfHandoverRows *self, const StfTable *table, GError **error)
{
  const StfTable *first = stf_schema_get_table (stf_schema_get (), 0);

  if (self->table == NULL && table != first)
    return stf_handover_parser_fail (self->parser, self->parser->element, table->name, error,
                                     _ ("Expected <%s> first."), first->name);
  if (self->table != NULL && table == first)
    return stf_handover_parser_fail (self->parser, self->parser->element, table->name, error,
                                     _ ("There must be one <%s> only, the first."), first->name);
  if (self->table != NULL && table->index < self->table->index)
    return stf_handover_parser_fail (self->parser, self->parser->element, table->name, error,
                                     _ ("All <%s> must stand before the first <%s>."), table->name,
                                     self->table->name);
  return TRUE;
}

static gboolean
check_required (StfHandoverRows *self, GError **error)
{
  const StfTable *table = self->row->table;
  guint i;

  for (i = 0; i < table->n_columns; i++)
    if (table->columns[i].required && self->row->values[i].type == STF_VALUE_NULL)
      return stf_handover_parser_fail (self->parser, self->at, table->name, error,
                                       table->columns[i].kind == STF_COLUMN_TEXT
                                           ? _ ("The element <%s> is missing.")
                                           : _ ("The attribute “%s” is missing."),
                                       table->columns[i].name);

  if (!stf_row_rule_check (self->row))
    {
      const char *const *columns = stf_row_rule_get_exclusive (table);
      g_autofree char *names = g_strjoinv (", ", (char **) columns);

      return stf_handover_parser_fail (self->parser, self->at, table->name, error,
                                       _ ("Expected exactly one of: %s."), names);
    }
  return TRUE;
}

static gboolean
check_id (StfHandoverRows *self, GError **error)
{
  guint before = 0;

  switch (stf_handover_ids_add (self->ids, self->row, self->at, &before))
    {
      case STF_ID_OK:
        return TRUE;
      case STF_ID_TWICE:
        return stf_handover_parser_fail (self->parser, self->at, self->row->table->name, error,
                                         _ ("The id %s stands in line %u already."),
                                         stf_row_get_id (self->row),
                                         stf_handover_parser_find_line (self->parser, before));
      case STF_ID_OUT_OF_ORDER:
        return stf_handover_parser_fail (
            self->parser, self->at, self->row->table->name, error,
            _ ("Rows stand in the order of their ids, but %s is less than the one in "
               "line %u."),
            stf_row_get_id (self->row), stf_handover_parser_find_line (self->parser, before));
      default:
        g_assert_not_reached ();
    }
}

/* stf_handover_rows_new:
 * @parser: a parser, which must outlive the rows; whoever reads tells them what it meets
 *
 * Returns: (transfer full): the rows, none so far */
StfHandoverRows *
stf_handover_rows_new (StfHandoverParser *parser)
{
  StfHandoverRows *self = g_new0 (StfHandoverRows, 1);

  self->parser = parser;
  self->ids = stf_handover_ids_new ();
  return self;
}

/* stf_handover_rows_free: */
void
stf_handover_rows_free (StfHandoverRows *self)
{
  stf_handover_ids_free (self->ids);
  stf_row_free (self->row);
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  g_free (self);
}

/* stf_handover_rows_begin:
 *
 * Takes the element that begins a row, with its attributes. */
gboolean
stf_handover_rows_begin (StfHandoverRows *self, GError **error)
{
  const StfTable *table = stf_schema_find_table (stf_schema_get (),
                                                 stf_handover_parser_get_name (self->parser));
  const char *name, *value;

  if (table == NULL)
    return stf_handover_parser_fail (self->parser, self->parser->element,
                                     stf_handover_parser_get_name (self->parser), error,
                                     _ ("A handover document has no such element."));
  if (!check_table_order (self, table, error))
    return FALSE;

  self->row = stf_row_new_for_table (table);
  self->at = self->parser->element;
  self->text_column = -1;

  while ((name = stf_handover_parser_next_attribute (self->parser, &value)) != NULL)
    {
      int index = stf_table_find_column (table, name);

      if (index < 0)
        {
          g_autofree char *names = list_columns (table, FALSE);

          return stf_handover_parser_fail (self->parser, self->at, table->name, error,
                                           _ ("There is no attribute “%s”. Expected: %s."), name,
                                           names);
        }
      if (table->columns[index].kind == STF_COLUMN_TEXT)
        return stf_handover_parser_fail (self->parser, self->at, table->name, error,
                                         _ ("“%s” must be an element, not an attribute."), name);
      if (!set_value (self, self->at, (guint) index, value, error))
        return FALSE;
    }
  return TRUE;
}

/* stf_handover_rows_begin_text:
 *
 * Takes the element that begins a text of the row. */
gboolean
stf_handover_rows_begin_text (StfHandoverRows *self, GError **error)
{
  const StfTable *table = self->row->table;
  const char *name = stf_handover_parser_get_name (self->parser);
  int index = stf_table_find_column (table, name);
  const char *attribute, *value;

  if (index < 0 || table->columns[index].kind != STF_COLUMN_TEXT)
    {
      g_autofree char *names = list_columns (table, TRUE);

      return stf_handover_parser_fail (self->parser, self->parser->element, name, error,
                                       _ ("There is no such element in <%s>. Expected: %s."),
                                       table->name, names);
    }
  if (index == self->text_column)
    return stf_handover_parser_fail (self->parser, self->parser->element, name, error,
                                     _ ("The element stands twice in <%s>."), table->name);
  if (index < self->text_column)
    return stf_handover_parser_fail (self->parser, self->parser->element, name, error,
                                     _ ("The element must stand before <%s>."),
                                     table->columns[self->text_column].name);
  if ((attribute = stf_handover_parser_next_attribute (self->parser, &value)) != NULL)
    return stf_handover_parser_fail (self->parser, self->parser->element, name, error,
                                     _ ("The element has no attributes: “%s”."), attribute);

  self->text_column = index;
  self->text = g_string_new (NULL);
  return TRUE;
}

/* stf_handover_rows_add_text:
 *
 * Takes a piece of text, wherever it stands. */
gboolean
stf_handover_rows_add_text (StfHandoverRows *self, GError **error)
{
  const char *text = (const char *) xmlTextReaderConstValue (self->parser->xml);

  if (self->text != NULL)
    g_string_append (self->text, text);
  else if (text[strspn (text, " \t\r\n")] != '\0')
    {
      g_autofree char *trimmed = g_strstrip (g_strdup (text));
      g_autofree char *found = quote_value (trimmed);

      return stf_handover_parser_fail (self->parser, self->row ? self->at : self->parser->element,
                                       self->row ? self->row->table->name : "handover", error,
                                       _ ("No text may stand here: %s."), found);
    }
  return TRUE;
}

/* stf_handover_rows_end_text:
 *
 * Takes the end of a text: it is the row's. */
gboolean
stf_handover_rows_end_text (StfHandoverRows *self, GError **error)
{
  g_autofree char *text = g_string_free (g_steal_pointer (&self->text), FALSE);

  return set_value (self, self->parser->element, (guint) self->text_column, text, error);
}

/* stf_handover_rows_end:
 *
 * Takes the end of a row.
 *
 * Returns: (transfer full) (nullable): the row, if it fits; whether its references have their rows
 *   is not known yet */
StfRow *
stf_handover_rows_end (StfHandoverRows *self, GError **error)
{
  if (!check_required (self, error) || !check_id (self, error))
    return NULL;

  self->table = self->row->table;
  return g_steal_pointer (&self->row);
}

/* stf_handover_rows_check:
 *
 * Tells, at the end of the document, whether it has a year, and each reference its row. */
gboolean
stf_handover_rows_check (StfHandoverRows *self, GError **error)
{
  StfDanglingReference dangling;

  if (self->table == NULL)
    return stf_handover_parser_fail (self->parser, 1, "handover", error, _ ("Expected <%s> first."),
                                     stf_schema_get_table (stf_schema_get (), 0)->name);

  if (!stf_handover_ids_check (self->ids, &dangling))
    return stf_handover_parser_fail (
        self->parser, dangling.element, dangling.table->name, error,
        _ ("“%s” refers to the <%s> %s, which is not in the document."), dangling.column->name,
        dangling.column->references, dangling.id);
  return TRUE;
}
