/* SPDX-License-Identifier: GPL-3.0-or-later */

/* libxml2, set up for a handover document that stf_handover_scan() let pass: it streams, fetches
 * nothing, repairs nothing, and holds the published contract against what it reads.
 *
 * The patterns of the contract are left out: libxml2 takes a third of its time for them, and they
 * say nothing that stf_column_find_fault() and the digest do not say of the same values.
 *
 * An element is known by its number; its line is counted when a message needs it, since libxml2
 * keeps 16 bits of a line.  There is no DOCTYPE any more, so the process-wide loader of external
 * entities is never asked and is left as it is.  The contract is read anew for each document, some
 * milliseconds, so that no state is shared between threads.  When memory runs out, libxml2 may
 * crash the process. */

#define G_LOG_DOMAIN "stafett-core"

#include "config.h"

#include "stf-handover-parser.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "stf-handover-read.h"
#include "stf-handover-scan.h"

#if LIBXML_VERSION >= 21200
typedef const xmlError *XmlError;
#else
typedef xmlError *XmlError;
#endif

G_DEFINE_AUTOPTR_CLEANUP_FUNC (xmlSchemaParserCtxt, xmlSchemaFreeParserCtxt)

static char *
describe (const xmlError *xml_error)
{
  g_autofree char *text = g_strdup (xml_error->message ? xml_error->message : "");

  return g_strdup_printf (_ ("Line %u: %s"), (guint) MAX (xml_error->line, 1), g_strchomp (text));
}

static void
error_cb (void *data, XmlError xml_error)
{
  StfHandoverParser *self = data;
  char **message = xml_error->domain == XML_FROM_SCHEMASV ? &self->schema_error : &self->error;

  if (*message == NULL)
    *message = describe (xml_error);
}

static void
remove_patterns (xmlNode *parent)
{
  xmlNode *child, *next;

  for (child = parent->children; child != NULL; child = next)
    {
      next = child->next;
      if (xmlStrEqual (child->name, (const xmlChar *) "pattern"))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      else
        remove_patterns (child);
    }
}

/* The contract is ours: a failure is a defect of the program. */
static void
load_contract (StfHandoverParser *self)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (RESOURCE_PATH "/core/handover/handover.xsd",
                                                      0, NULL);
  g_autoptr (xmlSchemaParserCtxt) parser = NULL;

  g_assert (bytes != NULL);
  self->text = xmlReadMemory (g_bytes_get_data (bytes, NULL), (int) g_bytes_get_size (bytes), NULL,
                              NULL, XML_PARSE_NONET);
  g_assert (self->text != NULL);
  remove_patterns (xmlDocGetRootElement (self->text));

  parser = xmlSchemaNewDocParserCtxt (self->text);
  self->contract = xmlSchemaParse (parser);
  g_assert (self->contract != NULL);
}

static void
init_libxml (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      xmlInitParser ();
      g_once_init_leave (&done, 1);
    }
}

/* stf_handover_parser_new:
 * @data: the bytes of a document, which must outlive the parser
 * @length: their number
 *
 * Returns: (transfer full): a parser at the beginning of the document */
StfHandoverParser *
stf_handover_parser_new (const char *data, gsize length)
{
  StfHandoverParser *self = g_new0 (StfHandoverParser, 1);

  self->data = data;
  self->length = length;
  init_libxml ();
  xmlResetLastError ();
  load_contract (self);
  self->xml = xmlReaderForMemory (data, (int) length, NULL, "UTF-8",
                                  XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_BIG_LINES);
  g_assert (self->xml != NULL); /* or memory has run out */
  xmlTextReaderSetStructuredErrorHandler (self->xml, (xmlStructuredErrorFunc) error_cb, self);
  xmlTextReaderSetSchema (self->xml, self->contract);
  return self;
}

/* stf_handover_parser_read:
 * @at_end: (out): TRUE when there is nothing more to read
 *
 * Goes to the next node.
 *
 * Returns: FALSE if the document is not well-formed; .error says why */
gboolean
stf_handover_parser_read (StfHandoverParser *self, gboolean *at_end)
{
  int result = xmlTextReaderRead (self->xml);

  /* libxml2 2.9 forgets about the handler when it validates. */
  if (result < 0 && self->error == NULL)
    {
      const xmlError *last = xmlGetLastError ();

      self->error = last ? describe (last) : g_strdup ("");
    }
  if (result == 1 && xmlTextReaderNodeType (self->xml) == XML_READER_TYPE_ELEMENT)
    self->element++;
  *at_end = result == 0;
  return self->error == NULL;
}

/* stf_handover_parser_get_name:
 *
 * Returns: the name of the element, without a prefix */
const char *
stf_handover_parser_get_name (StfHandoverParser *self)
{
  return (const char *) xmlTextReaderConstLocalName (self->xml);
}

/* stf_handover_parser_next_attribute:
 * @value: (out): its value, until the next call
 *
 * Goes to the next attribute of the element; the declaration of the namespace, which only the first
 * element may have, is passed over.
 *
 * Returns: (nullable): its name, NULL after the last */
const char *
stf_handover_parser_next_attribute (StfHandoverParser *self, const char **value)
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

/* stf_handover_parse_integer:
 * @text: a value of a document
 * @integer: (out): what it says
 *
 * Reads an integer in the one form that is written: no sign but minus, no leading zeros. */
gboolean
stf_handover_parse_integer (const char *text, gint64 *integer)
{
  char canonical[24];

  *integer = g_ascii_strtoll (text, NULL, 10);
  g_snprintf (canonical, sizeof canonical, "%" G_GINT64_FORMAT, *integer);
  return g_str_equal (text, canonical);
}

/* stf_handover_parser_find_line:
 * @element: the number of an element, from 1
 *
 * Returns: the line where it begins */
guint
stf_handover_parser_find_line (StfHandoverParser *self, guint element)
{
  return stf_handover_scan_find_line (self->data, self->length, element);
}

/* stf_handover_parser_fail:
 * @element: the number of an element
 * @name: its name, or that of its row
 * @format: what is wrong there, translated
 *
 * Sets %STF_HANDOVER_ERROR_INVALID: "Line 12, <body>: ...".
 *
 * Returns: FALSE */
gboolean
stf_handover_parser_fail (StfHandoverParser *self, guint element, const char *name, GError **error,
                          const char *format, ...)
{
  va_list arguments;
  g_autofree char *text = NULL;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Translators: a line of a document, an element of it, and what is wrong there. */
  g_set_error (error, STF_HANDOVER_ERROR, STF_HANDOVER_ERROR_INVALID, _ ("Line %u, <%s>: %s"),
               stf_handover_parser_find_line (self, element), name, text);
  return FALSE;
}

/* stf_handover_parser_free: */
void
stf_handover_parser_free (StfHandoverParser *self)
{
  if (self == NULL)
    return;

  xmlFreeTextReader (self->xml);
  xmlSchemaFree (self->contract);
  xmlFreeDoc (self->text);
  g_free (self->error);
  g_free (self->schema_error);
  g_free (self);
}
